//! Dialogues, drawn.

use super::*;
use crate::record::sample::{ANI, BUDI, SERVER, Sample, failed, socket};
use crate::trace::survey::Survey;

const SYN: u8 = 2;
const FIN: u8 = 17;
const DATA: u8 = 24;

fn none() -> BTreeSet<usize> {
    BTreeSet::new()
}

fn dialogue(said: &str) -> Record {
    Sample::chat()
        .segment(11, (40_001, 5_000), SYN, "")
        .segment(12, (40_001, 5_000), DATA, said)
        .segment(13, (5_000, 40_001), 16, "")
        .segment(14, (5_000, 40_001), FIN, "")
        .sockets(
            50,
            vec![socket(ANI, 40_001, 5_000), socket(SERVER, 5_000, 40_001)],
        )
        .0
}

#[test]
fn only_what_opens_says_or_ends_has_a_row() {
    let told = sequence(&dialogue("halo\n"), &none(), Language::Id).expect("somebody spoke");
    let svg = &pages(&told);
    assert!(svg.contains(">halo</text>"), "{svg}");
    assert!(svg.contains(">12,0 ms</text>") && svg.contains(">#2</text>"));
    assert!(svg.contains(">minta tersambung</text>") && svg.contains(">menutup</text>"));
    assert_eq!(
        svg.matches("class=\"head\"").count(),
        3,
        "no arrow for an acknowledgement"
    );
    assert!(
        told.mermaid.contains("  a1->>a0: halo⏎ · 5 B\n"),
        "{}",
        told.mermaid
    );
    assert_eq!(sequence(&Sample::chat().0, &none(), Language::Id), None);
}

#[test]
fn how_much_it_was_is_told_of_a_long_message_too() {
    let told =
        sequence(&dialogue(&"halo ".repeat(40)), &none(), Language::En).expect("somebody spoke");
    assert!(pages(&told).contains("…") && pages(&told).contains(">200 B</text>"));
}

#[test]
fn a_long_dialogue_takes_sheets_that_fit_a_page_each() {
    let many = |count: u64| {
        let says =
            |sample: Sample, at| sample.segment(at, (40_001, 5_000), DATA, &format!("{at}."));
        let record = (0..count).fold(Sample::chat(), says).0;
        sequence(&record, &none(), Language::En).expect("somebody spoke")
    };
    assert_eq!(many(20).figures.len(), 1);
    let long = many(60);
    let told: Vec<(&str, &str)> = long
        .figures
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.title.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("sequence", "The dialogue, packet by packet (1 of 3)"),
            ("sequence-2", "The dialogue, packet by packet (2 of 3)"),
            ("sequence-3", "The dialogue, packet by packet (3 of 3)"),
        ]
    );
    for sheet in &long.figures {
        assert!(sheet.height * 10 <= sheet.width * 14, "{}", sheet.height);
        assert_eq!(sheet.svg.matches("class=\"head\"").count(), 20);
        assert_eq!(
            sheet.svg.matches("class=\"box\"").count(),
            4,
            "two heads, twice"
        );
    }
    assert!((0..60).all(|at| pages(&long).contains(&format!(">{at}.</text>"))));
}

/// All sheets.
fn pages(told: &Sequence) -> String {
    told.figures
        .iter()
        .map(|sheet| sheet.svg.as_str())
        .collect()
}

/// Left, top, right, bottom.
type Area = [i64; 4];

fn is_over(one: &Area, other: &Area) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

/// What words take, and every line, head and mark that belongs to a message.
fn areas(svg: &str) -> (Vec<Area>, Vec<Area>) {
    let document = roxmltree::Document::parse(svg).expect("it is XML");
    let (mut words, mut signs) = (Vec::new(), Vec::new());
    for shape in document.descendants().filter(roxmltree::Node::is_element) {
        let class = shape.attribute("class").unwrap_or_default();
        let of = |name: &str| -> i64 {
            let value = shape.attribute(name).unwrap_or("0");
            value.parse().expect("a whole number")
        };
        match (shape.tag_name().name(), class) {
            ("rect", "page") if shape.has_attribute("x") => {
                words.push([
                    of("x"),
                    of("y"),
                    of("x") + of("width"),
                    of("y") + of("height"),
                ]);
            }
            ("line", "line" | "dash" | "broken") => {
                let (left, right) = (of("x1").min(of("x2")), of("x1").max(of("x2")));
                signs.push([left, of("y1"), right, of("y1") + 1]);
            }
            ("path", "head") => {
                let path = shape
                    .attribute("d")
                    .expect("a path")
                    .replace(['M', 'L', 'Z'], " ");
                let numbers = path.split_whitespace().map(str::parse::<i64>);
                let numbers: Vec<i64> = numbers.map(|one| one.expect("a number")).collect();
                let (x, y) = (numbers[0], numbers[1]);
                signs.push([x.min(numbers[2]), y - 4, x.max(numbers[2]), y + 4]);
            }
            ("circle", "mark") => {
                signs.push([of("cx") - 3, of("cy") - 3, of("cx") + 3, of("cy") + 3]);
            }
            _ => {}
        }
    }
    (words, signs)
}

fn nothing_is_covered(svg: &str, rows: usize) {
    let (words, signs) = areas(svg);
    assert!(words.len() >= rows && signs.len() >= rows, "{svg}");
    for (place, area) in words.iter().enumerate() {
        let mut others = signs.iter().chain(&words[place + 1..]);
        let other = others.find(|other| is_over(area, other));
        assert_eq!(other, None, "lies under {area:?} in {svg}");
    }
}

/// Words long and short from everybody to everybody.
fn dense() -> Record {
    let talks = [
        (40_001, 5_000),
        (5_000, 40_001),
        (40_002, 5_000),
        (5_000, 40_002),
    ];
    let mut sample = Sample::chat();
    for (at, letters) in (0..).zip([1, 5, 17, 18, 30, 44, 70, 119, 120, 400]) {
        for (place, ports) in (0..).zip(talks) {
            let words = "kata yang panjangsekali ".repeat(20);
            let words: String = words.chars().take(letters).collect();
            sample = sample
                .segment(10 + at * 10 + place, ports, DATA, &words)
                .segment(10 + at * 10 + place, ports, FIN, "");
        }
    }
    let sockets = vec![
        socket(ANI, 40_001, 5_000),
        socket(BUDI, 40_002, 5_000),
        socket(SERVER, 5_000, 40_001),
        socket(SERVER, 5_000, 40_002),
    ];
    sample.sockets(300, sockets).0
}

#[test]
fn words_cover_no_arrow_no_head_and_no_other_words() {
    for language in [Language::Id, Language::En] {
        let told = sequence(&dense(), &none(), language).expect("somebody spoke");
        told.figures
            .iter()
            .for_each(|sheet| nothing_is_covered(&sheet.svg, 8));
        assert_eq!(
            pages(&told).matches(">400 B<").count(),
            4,
            "all of it is told"
        );
    }
    let typed = (0..12).fold(Sample::chat(), |sample, at| {
        let said: String = (0..at).map(|_| "halo semua ").collect();
        let sample = sample.types(at * 3, ANI, &said);
        sample.prints(at * 3 + 1, BUDI, said.as_bytes())
    });
    let told = sequence(&typed.0, &none(), Language::Id).expect("somebody spoke");
    told.figures
        .iter()
        .for_each(|sheet| nothing_is_covered(&sheet.svg, 8));
}

#[test]
fn words_end_before_the_lane_that_their_arrow_leads_to() {
    let told = sequence(&dense(), &none(), Language::Id).expect("somebody spoke");
    for sheet in &told.figures {
        let (words, signs) = areas(&sheet.svg);
        let heads = signs.iter().filter(|area| area[3] - area[1] == 8);
        let last = heads.map(|area| area[2]).max().expect("there are heads");
        let is_within = |area: &Area| area[2] < last;
        assert!(words.iter().all(is_within), "{}", sheet.svg);
    }
}

#[test]
fn who_says_nothing_has_no_lane() {
    let told = sequence(&dialogue("halo\n"), &none(), Language::En).expect("somebody spoke");
    assert!(!pages(&told).contains(">budi</text>"));
    assert!(told.figures[0].description.contains("server, ani"));
}

#[test]
fn what_is_said_is_no_mermaid() {
    let record = dialogue("x\nend; %%{init}%% <script>#quot;");
    let told = sequence(&record, &none(), Language::En).expect("somebody spoke");
    let line = told.mermaid.lines().find(|line| line.contains("->>a0: x"));
    let line = line.expect("it is told");
    assert!(!line.contains([';', '%', '<', '#', '{']), "{line}");
    assert_eq!(told.mermaid.lines().count(), 6);
}

#[test]
fn what_tcp_sent_again_and_what_came_after_the_end_are_told() {
    let mut sample = Sample::chat()
        .numbered(12, (40_001, 5_000), (DATA, 100), "halo")
        .numbered(13, (40_001, 5_000), (DATA, 100), "halo")
        .numbered(60, (40_001, 5_000), (FIN, 104), "");
    let survey = |at_ms: u64| {
        let mut survey = Survey::default();
        survey.load.at = Moment::from_nanos(at_ms * 1_000_000);
        Some(Box::new(survey))
    };
    sample.0.evidence.left_over = survey(50);
    let told = sequence(&sample.0, &none(), Language::En).expect("somebody spoke");
    let svg = &pages(&told);
    assert_eq!(svg.matches("sent again by TCP").count(), 1);
    assert!(svg.contains("the experiment is over") && !told.mermaid.contains("closes"));
    sample.0.evidence.left_over = survey(70);
    let told = sequence(&sample.0, &none(), Language::En).expect("somebody spoke");
    assert!(!pages(&told).contains("is over") && told.mermaid.contains("closes"));
}

#[test]
fn without_packets_the_terminals_tell() {
    let record = Sample::chat()
        .types(5, ANI, "halo\n")
        .prints(9, SERVER, b"ani: halo\n")
        .0;
    let told = sequence(&record, &none(), Language::En).expect("somebody spoke");
    assert!(told.figures[0].title.contains("terminals"));
    assert!(pages(&told).contains(">ani: halo</text>"));
    assert_eq!(told.mermaid.matches("Note over").count(), 2);
}

#[test]
fn of_very_many_the_middle_is_counted() {
    let mut sample = Sample::chat();
    for at in 0..500 {
        sample = sample.segment(at, (40_001, 5_000), DATA, &format!("pesan {at}"));
    }
    let told = sequence(&sample.0, &none(), Language::Id).expect("somebody spoke");
    assert!(pages(&told).contains(">440 pesan tidak digambar<"));
    assert!(
        told.mermaid
            .contains("  Note over a0,a1: … 440 pesan tidak digambar …\n")
    );
    assert!(pages(&told).contains("pesan 499"));
    let drawn = drawn(&sample.0, &none());
    assert!(drawn.contains(&1) && drawn.contains(&500) && !drawn.contains(&250));
    let heights = told.figures.iter().map(|sheet| sheet.height);
    assert!(heights.sum::<u32>() < 4_000 && told.mermaid.lines().count() < 80);
}

#[test]
fn what_is_pointed_at_is_drawn_in_the_middle_too() {
    let says = |sample: Sample, at: u64| {
        let text = if at < 250 {
            "sama".to_string()
        } else {
            format!("pesan {at}")
        };
        sample.segment(at, (40_001, 5_000), DATA, &text)
    };
    let mut sample = (0..500).fold(Sample::chat(), says);
    let pointed = BTreeSet::from([100, 102, 300, 302]);
    let told = sequence(&sample.0, &pointed, Language::En).expect("somebody spoke");
    let svg = &pages(&told);
    for told in ["#100<", "#102<", "#300<", "#302<", "pesan 300<"] {
        assert!(svg.contains(told), "{told}");
    }
    // A single message between two takes no more room than the words that it is left out.
    assert!(svg.contains("#301<") && svg.contains("the same message 98 times more"));
    assert!(pointed.is_subset(&drawn(&sample.0, &pointed)));
    assert!(!drawn(&sample.0, &none()).contains(&300));
    let all: BTreeSet<usize> = (1..=500).collect();
    assert!(drawn(&sample.0, &all).len() < 140);

    let mut check = failed("talk");
    check.ended = Moment::from_nanos(399_000_000);
    sample = sample.check(check);
    let drawn = drawn(&sample.0, &none());
    let around: Vec<usize> = drawn.range(350..450).copied().collect();
    assert_eq!(around, [397, 398, 399, 400, 401, 402]);
}

#[test]
fn a_row_of_equal_messages_is_counted() {
    let many = |count: u64| {
        let says = |sample: Sample, at| sample.segment(at, (40_001, 5_000), DATA, "lagi");
        let record = (0..count).fold(Sample::chat(), says).0;
        sequence(&record, &none(), Language::En)
            .expect("somebody spoke")
            .figures
            .remove(0)
            .svg
    };
    assert_eq!(many(4).matches(">lagi</text>").count(), 4);
    let flood = many(300);
    assert_eq!(flood.matches(">lagi</text>").count(), 1);
    assert!(flood.contains("the same message 299 times more"), "{flood}");
}
