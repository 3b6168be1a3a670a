//! The same verdict however the text arrives, and the verdicts that the language promises.

use super::{Outlook, Search};
use crate::engine::view::View;
use crate::scenario::pattern::Pattern;

/// A small generator of random numbers, so that a failing case can be played again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }
}

fn search(said: &str, exactly: bool, from: usize) -> Search {
    let pattern = Pattern::parse(said, exactly).expect("the pattern is good");
    Search::new(&pattern, from, |_| "kata".to_string()).expect("a good pattern compiles")
}

/// The verdict when the text comes in these pieces and is looked at after each.
fn outlook(said: &str, exactly: bool, pieces: &[&[u8]]) -> Outlook {
    let mut view = View::default();
    let mut search = search(said, exactly, 0);
    let mut last = Outlook::NotYet;
    for piece in pieces {
        view.feed(piece);
        last = search.look(&view);
        if matches!(last, Outlook::Found { .. }) {
            return last;
        }
    }
    last
}

fn sees(said: &str, text: &str) -> bool {
    matches!(
        outlook(said, false, &[text.as_bytes()]),
        Outlook::Found { .. }
    )
}

#[test]
fn spacing_and_case_do_not_matter_to_plain_text() {
    assert!(sees(
        "Angka 7 merupakan ganjil",
        "angka\t7  MERUPAKAN ganjil"
    ));
    assert!(sees("angka7", "Angka7 merupakan"));
    assert!(!sees("angka 7", "angka7 merupakan"));
    assert!(!sees("halo dunia", "halo\ndunia"));
}

#[test]
fn to_the_letter_means_to_the_letter() {
    let exactly = |said: &str, text: &str| {
        matches!(
            outlook(said, true, &[text.as_bytes()]),
            Outlook::Found { .. }
        )
    };
    assert!(exactly("Halo  dunia", "x Halo  dunia"));
    assert!(!exactly("Halo  dunia", "Halo dunia") && !exactly("Halo", "halo"));
}

#[test]
fn a_number_is_found_whole_only() {
    assert!(!sees("10", "100 ") && !sees("10", "210 "));
    assert!(sees("10", "x10.") && sees("10", "100 10 1"));
    assert_eq!(
        outlook("10", false, &[b"jumlah: 10"]),
        Outlook::FoundIfStill { end: 10 }
    );
    assert_eq!(
        outlook("10", false, &[b"jumlah: 10", b"0 "]),
        Outlook::NotYet
    );
    assert_eq!(
        outlook("10", false, &[b"jumlah: 10", b"\n"]),
        Outlook::Found { end: 10 }
    );
}

#[test]
fn a_match_ends_at_the_earliest_byte() {
    assert_eq!(
        outlook("/abcd|b/", false, &[b"abcd"]),
        Outlook::Found { end: 2 }
    );
    assert_eq!(
        outlook("/abcd|b/", false, &[b"a", b"b", b"cd"]),
        Outlook::Found { end: 2 }
    );
    assert_eq!(
        outlook("/\\d+ orang/", false, &[b"ada 12 orang, 3 orang"]),
        Outlook::Found { end: 12 }
    );
}

#[test]
fn a_dot_stops_at_the_lines_end_and_a_line_begins_where_it_does() {
    assert!(!sees("/ani.*masuk/", "ani\nmasuk"));
    assert!(sees("/^masuk!/", "ani\nmasuk!") && !sees("/^masuk!/", "ani masuk!"));
}

#[test]
fn what_was_consumed_is_not_found_again() {
    let mut view = View::default();
    view.feed("halo halo\n".as_bytes());
    let Outlook::Found { end } = search("halo", false, 0).look(&view) else {
        panic!("the first is there")
    };
    let Outlook::Found { end } = search("halo", false, end).look(&view) else {
        panic!("the second is there")
    };
    assert_eq!(search("halo", false, end).look(&view), Outlook::NotYet);
    let mut from_inside = search("/^alo/", false, 1);
    assert_eq!(
        from_inside.look(&view),
        Outlook::NotYet,
        "a cursor inside a line is no line's beginning"
    );
}

#[test]
fn pieces_of_any_size_give_the_verdict_of_the_whole() {
    let patterns = [
        "ab ba",
        "a",
        "10",
        "1",
        " b",
        "\u{e9}a",
        "/a+b/",
        "/(ab|ba)c/i",
        "/^a b/",
        "/a.b/",
        "/\\d+ /",
        "/b\\n/",
        "/[^a]{3}x/",
        "/(?:a|ab)(?:c|bcd)1/",
        "/\\s+b/",
        "/\u{e9}|1b/",
    ];
    let letters = [
        "a",
        "b",
        "A",
        "c",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "1",
        "0",
        "\u{e9}",
        "\u{1f44b}",
        "\x1b[1m",
        "x",
    ];
    let mut dice = Dice(7);
    let mut found = 0;
    for round in 0..4_000 {
        let said = patterns[dice.below(patterns.len())];
        let exactly = dice.below(3) == 0;
        let length = 1 + dice.below(40);
        let text: String = (0..length)
            .map(|_| letters[dice.below(letters.len())])
            .collect();
        let bytes = text.as_bytes();
        let whole = outlook(said, exactly, &[bytes]);
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        let cut = dice.below(bytes.len() + 1);
        let two = [&bytes[..cut], &bytes[cut..]];
        assert_eq!(
            outlook(said, exactly, &single),
            whole,
            "round {round}: {said} in {text:?} byte by byte"
        );
        assert_eq!(
            outlook(said, exactly, &two),
            whole,
            "round {round}: {said} in {text:?} cut at {cut}"
        );
        found += usize::from(matches!(whole, Outlook::Found { .. }));
    }
    assert!(found > 1_000, "only {found} of the cases find anything");
}

#[test]
fn an_expression_agrees_with_a_search_of_every_beginning() {
    let patterns = [
        "/a+b/",
        "/(ab|ba)c/i",
        "/^a b/",
        "/a.b/",
        "/[ab]{2}1/",
        "/(?:a|ab)(?:c|bcd)/",
        "/a\\b./",
        "/x|(?:a.)+b/",
    ];
    let letters = ["a", "b", "B", "c", " ", "\n", "1", "x", "d"];
    let mut dice = Dice(11);
    for round in 0..3_000 {
        let said = patterns[dice.below(patterns.len())];
        let length = 1 + dice.below(24);
        let text: String = (0..length)
            .map(|_| letters[dice.below(letters.len())])
            .collect();
        let pattern = Pattern::parse(said, false).expect("the pattern is good");
        let regex = pattern.regex(|_| String::new()).expect("it compiles");
        let beginnings = (0..=text.len()).find(|end| regex.is_match(&text[..*end]));
        let expected = beginnings.map_or(Outlook::NotYet, |end| Outlook::Found { end });
        assert_eq!(
            outlook(said, false, &[text.as_bytes()]),
            expected,
            "round {round}: {said} in {text:?}"
        );
    }
}

#[test]
fn a_flood_is_looked_at_once() {
    let mut view = View::default();
    let (mut plain, mut regex) = (
        search("selesai", false, 0),
        search("/selesai\\n/", false, 0),
    );
    let piece = "selesa ".repeat(600);
    for _ in 0..2_000 {
        view.feed(piece.as_bytes());
        assert_eq!(plain.look(&view), Outlook::NotYet);
        assert_eq!(regex.look(&view), Outlook::NotYet);
    }
    view.feed(b"selesai\n");
    let end = view.end();
    assert_eq!(plain.look(&view), Outlook::Found { end: end - 1 });
    assert_eq!(regex.look(&view), Outlook::Found { end });
}
