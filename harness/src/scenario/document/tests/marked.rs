//! Every complaint, at its exact place: `«…»` marks where it must stand.

use super::super::{Code, Complaint, Place, course, module};
use super::{COURSE, MODULE, read};

const HEAD: &str = "title: {id: x, en: x}\n";
const CAST: &str = "cast: {server: server, ani: client, budi: client, probe: {connect: tcp 59000}, ear: {udp: 5004}}\n";
const START: &str = "      - start: [server, ani, budi, probe, ear]\n";

/// A scenario with these steps behind the start of everybody.
fn with_steps(steps: &str) -> String {
    let steps: String = steps
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    format!(
        "{HEAD}{CAST}checks:\n  - id: one\n    title: {{id: x, en: x}}\n    points: 10\n    steps:\n{START}{steps}"
    )
}

/// A scenario with these lines in place of its cast, and a check that starts everybody.
fn with_head(lines: &str) -> String {
    format!(
        "{HEAD}{lines}\nchecks:\n  - id: one\n    title: {{id: x, en: x}}\n    points: 10\n    steps:\n      - start: ani\n"
    )
}

/// Takes the marks out; the place that they stood around, if any.
fn unmarked(marked: &str) -> (String, Option<Place>) {
    let place = marked.lines().enumerate().find_map(|(at, line)| {
        let start = line.chars().position(|next| next == '«')?;
        let end = line.chars().position(|next| next == '»')?;
        Some(Place {
            line: at + 1,
            column: start + 1,
            width: end - start - 1,
        })
    });
    (marked.replace(['«', '»'], ""), place)
}

fn expect(marked: &str, code: Code, complain: impl Fn(&str) -> Vec<Complaint>) {
    let (source, place) = unmarked(marked);
    let place = place.expect("the example has a mark");
    let complaints = complain(&source);
    let found = complaints
        .iter()
        .any(|complaint| complaint.code == code && complaint.place == place);
    assert!(
        found,
        "no {} at {place:?} of\n{marked}\n{complaints:#?}",
        code.word()
    );
}

fn step(marked: &str, code: Code) {
    expect(&with_steps(marked), code, |source| read(source).complaints);
}

fn head(marked: &str, code: Code) {
    expect(&with_head(marked), code, |source| read(source).complaints);
}

#[test]
fn sentences_are_marked_at_the_word_that_is_wrong() {
    step("- «rizky» types: halo", Code::UnknownActor);
    step("- ani, «rizky» and budi type: halo", Code::UnknownActor);
    step("- ani «sess»: halo", Code::UnknownVerb);
    step("- ani and budi «says loudly»: halo", Code::UnknownVerb);
    step("- «strat»: ani", Code::UnknownVerb);
    step("- «within»: 3s", Code::NoSentence);
    step(
        "- ani types: halo\n  «budi types»: halo",
        Code::TwoSentences,
    );
    step("- «probe types»: halo", Code::WrongSubject);
    step("- «ani sends»: halo", Code::WrongSubject);
    step("- half close: «ani»", Code::WrongSubject);
    step("- «network sees»: halo", Code::WrongSubject);
    step("- «ani carries»: {port: 1}", Code::WrongSubject);
    step("- «ani,» sees: halo", Code::WrongSubject);
    step("- ani types: halo\n  «within»: 3s", Code::WrongModifier);
    step("- «ear sends»: halo", Code::MissingKey);
    step("- «repeat»: 3", Code::MissingKey);
    step("- «measure»: x\n  from: a", Code::MissingKey);
    step(
        "- ani and budi see: /a (?<n>b) /\n  «keep»: n",
        Code::KeepNeedsOne,
    );
    step("- ani sees: abc\n  keep: «n»", Code::BadValue);
    step("- ani sees: x\n  since: «before»", Code::UnknownMark);
    step("- cut: «kiri»", Code::UnknownHost);
    step("- cut: «[»]", Code::MissingValue);
    step(
        "- each: {i: «[»]}\n  steps: [{ani types: x}]",
        Code::MissingValue,
    );
    step("- start: «and ani»", Code::WrongSubject);
    step("- «and ani» types: x", Code::WrongSubject);
    step("- «sleep»: 2s", Code::UnknownVerb);
    step("- «sees»: x", Code::WrongSubject);
    step("- «ear is closed»: true", Code::WrongSubject);
    step("- reset: «ear»", Code::WrongSubject);
    step("- probe sends: x\n  «to»: 127.0.0.1:1", Code::WrongSubject);
    step("- network carries: «{»}", Code::MissingValue);
    step("- alive: [«everyone», probe]", Code::WrongSubject);
    step("- kill: ani\n- «ani types»: x", Code::NotStarted);
    step(
        "- together:\n    - ani types: x\n    - «ani sees»: x",
        Code::TogetherTwice,
    );
    step(
        "- each: «{i: 1..2}»\n  steps: [{each: {i: 1..2}, steps: [{ani types: x}]}]"
            .replace("«{i: 1..2}»", "{i: 1..2}")
            .replace("[{each: {i", "[{each: {«i»")
            .as_str(),
        Code::TakenName,
    );
}

#[test]
fn values_are_marked_where_they_stand() {
    step("- ani sees: x\n  within: «soon»", Code::BadValue);
    step("- ani exits: «256»", Code::BadValue);
    step("- ani exits: «signal FOO»", Code::BadValue);
    step("- ani presses: «ctrl-7»", Code::BadValue);
    step("- server listens on: «59000»", Code::BadValue);
    step("- server joins: «10.0.0.1»", Code::BadValue);
    step("- server has threads: «many»", Code::BadValue);
    step("- ani sees: x\n  times: «0»", Code::BadValue);
    step("- ani types: «\"a\\nb\"»", Code::BadValue);
    step("- network carries: {packets: «x»}", Code::BadValue);
    step("- probe sends: {hex: «f»}", Code::BadValue);
    step("- probe is closed: «false»", Code::BadValue);
    step("- ani sees: [«a», b]", Code::WrongType);
    step(
        "- ani sees: x\n  hints: [{when: «tired», say: {id: x, en: x}}]",
        Code::BadValue,
    );
    step("- ani types: halo «${wrod}» x", Code::UnknownVariable);
    step("- ani types: «\"halo ${\"»", Code::BadTemplate);
    step(
        "- ani sees: «(benar|salah)»"
            .replace("«(benar|salah)»", "(benar«|»salah)")
            .as_str(),
        Code::LooksLikeRegex,
    );
    step("- ani types: halo«\\n»", Code::EscapeAsText);
    step("- ani types: nomor «#»7", Code::CommentCut);
    step("- ani types: «#»7", Code::CommentCut);
    step("- ani sees: «#»7", Code::CommentCut);
    step("- ani types«:»", Code::MissingValue);
}

#[test]
fn patterns_are_marked_where_they_stand() {
    step("- ani sees: /a«(»b/", Code::Regex);
    step("- ani sees: «'/a(b/'»", Code::Regex);
    step("- ani sees all of:\n  - /Nama«:» x/", Code::ColonCut);
    step("- ani sees: «/abc»", Code::Regex);
    step("- ani sees: «/abc/x»", Code::Regex);
    step("- ani sees: «/abc\\d+/»", Code::OpenEnd);
    step("- ani sees: «/.*/»", Code::EmptyPattern);
    step("- ani sees: «\"\"»", Code::EmptyPattern);
    step("- ani sees: «/((a{100}){100}){100}x/»", Code::PatternTooBig);
    step("- ani sees: /nomor «#»7 /", Code::CommentCut);
    step("- ani sees: /Nama«:» x/", Code::ColonCut);
    step("- ani sees all of: [/x«{»1,2}/, y]", Code::Yaml);
}

#[test]
fn checks_are_marked_where_they_are_wrong() {
    let two = |second: &str| format!("{}  - id: two\n{second}", with_steps("- alive: ani"));
    let check = |marked: &str, code| expect(&two(marked), code, |source| read(source).complaints);
    let rest = "    title: {id: x, en: x}\n    points: 10\n    steps: [{alive: ani}]\n";
    check(&format!("    needs: «tow»\n{rest}"), Code::UnknownCheck);
    check(
        &format!("    needs: [one, «two»]\n{rest}"),
        Code::LaterCheck,
    );
    check(
        "    title: {id: x, en: x}\n    points: «11»\n    steps: [{alive: ani, points: 10}]\n",
        Code::PointsSum,
    );
    check(
        "    title: «x»\n    points: 10\n    steps: [{alive: ani}]\n",
        Code::MissingLanguage,
    );
    check(
        "    title: {id: x, en: x}\n    points: «-1»\n    steps: [{alive: ani}]\n",
        Code::BadValue,
    );
    let same = two(rest).replace("id: two", "id: «one»");
    expect(&same, Code::TakenName, |source| read(source).complaints);
    let late = with_steps("- alive: ani")
        .replace("start: [server, ani, ", "start: [server, ")
        .replace("alive: ani", "alive: «ani»");
    expect(&late, Code::NotStarted, |source| read(source).complaints);
}

#[test]
fn a_group_whose_members_are_told_one_by_one_is_used() {
    let source = with_head("cast: {ani: client}\ngroups: {clients: [ani]}")
        + "      - each: {siapa: clients}\n        steps: [{alive: '${siapa}'}]\n";
    let complaints = read(&source).complaints;
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn the_cast_is_marked_where_it_is_wrong() {
    head("cast: {ani: «cleint»}", Code::UnknownRole);
    head("cast: {ani: client, «on»: client}", Code::BadName);
    head("cast: {ani: client, «Budi»: client}", Code::BadName);
    head("cast: {ani: client, «types»: client}", Code::ReservedName);
    head(
        "cast: {ani: client}\ngroups: {«ani»: [ani]}",
        Code::TakenName,
    );
    head("cast: {ani: client, «budi»: client}", Code::Unused);
    head("vars: {«x»: y}\ncast: {ani: client}", Code::Unused);
    head(
        "cast: {ani: client, «budi»: client}\nhosts: {a: [ani]}",
        Code::NotPlaced,
    );
    head(
        "cast: {ani: client}\nhosts: {a: [ani], b: [«ani»]}",
        Code::PlacedTwice,
    );
    head("cast: {ani: {role: client, count: «0»}}", Code::BadValue);
    head(
        "cast: {ani: {role: client, «colour»: red}}",
        Code::UnknownKey,
    );
    head("cast: {«ani»: {args: [x]}}", Code::MissingKey);
    head(
        "cast: {ani: {role: client, args: [«\"${x}\"»]}}",
        Code::UnknownVariable,
    );
    head("cast: {ani: {connect: «tcp x»}}", Code::BadValue);
    head(
        "cast: {ani: {udp: 5004, group: «10.0.0.1»}}",
        Code::BadValue,
    );
    head(
        "cast: {ani: client}\nalways:\n- «ani sees»: x",
        Code::UnknownVerb,
    );
}

#[test]
fn the_file_itself_is_marked_where_it_is_no_scenario() {
    let file = |marked: &str, code| expect(marked, code, |source| read(source).complaints);
    file(
        "title: {id: x, en: x}\n«title»: {id: x, en: x}\n",
        Code::DuplicateKey,
    );
    file("title: {id: Satu, «dua», en: x}\n", Code::CommaCut);
    file("title: «&a x»\n", Code::Anchor);
    file("title: «*»a\n", Code::Anchor);
    file("title: «!x y»\n", Code::Tag);
    file("a: b\n«---»\nc: d\n", Code::SeveralDocuments);
    file("a:\n\t«b»: 1\n", Code::Yaml);
    file("a: «\"»x\n", Code::Yaml);
    file("a: «`»x\n", Code::Yaml);
    file("«#»\n", Code::EmptyFile);
    file("«x»\n", Code::WrongType);
    file("a: «\u{7}»b\n", Code::NotText);
    file("a: b«\r»c\n", Code::NotText);
    file("a: b\r\nc: «\u{7}»\r\n", Code::NotText);
}

#[test]
fn modules_and_courses_are_marked_where_they_are_wrong() {
    let in_module = |from: &str, to: &str, code| {
        assert!(MODULE.contains(from), "{from}");
        expect(&MODULE.replacen(from, to, 1), code, |source| {
            module(source.as_bytes()).complaints
        });
    };
    in_module("listens on: tcp 59000", "listens on: «tcp»", Code::BadValue);
    in_module("server*, ", "«../x», ", Code::BadValue);
    in_module("full: 60", "«Full»: 60", Code::BadName);
    in_module("full: 60", "full: «sixty»", Code::BadValue);
    in_module(
        "full: 60\n  leave: 40.5",
        "full: «0»\n  leave: 0",
        Code::BadValue,
    );
    in_module(
        "id: Ruang obrolan",
        "id: «\"Ruang \\e[2J obrolan\"»",
        Code::BadValue,
    );
    in_module("id: order", "«name»: order", Code::UnknownKey);
    in_module("points: 10", "points: «100»", Code::BadValue);
    in_module("linger: 500ms", "linger: «0»", Code::BadValue);
    let in_course = |from: &str, to: &str, code| {
        assert!(COURSE.contains(from), "{from}");
        expect(&COURSE.replacen(from, to, 1), code, |source| {
            course(source.as_bytes()).complaints
        });
    };
    in_course("language: en", "language: «fr»", Code::BadValue);
    in_course(
        "2026-12-01 23:59 WIB",
        "«2026-12-32 23:59 WIB»",
        Code::BadValue,
    );
    in_course("attempts: average", "attempts: «worst»", Code::BadValue);
    in_course("decimals: 1", "decimals: «3»", Code::BadValue);
    in_course("maximum: 100", "maximum: «0»", Code::BadValue);
    in_course("module: chat", "module: «parity»", Code::TakenName);
    in_course("per day: 10%", "per day: «10»", Code::BadValue);
    in_course(
        "2026-12-08 23:59 WIB",
        "«2026-12-01 23:59 WIB»",
        Code::BadValue,
    );
    in_course("\"13520001\"", "«\"13520 01\"»", Code::BadValue);
    in_course("style: 10", "style: «100»", Code::BadValue);
    in_course("style: 10", "style: «0»", Code::BadValue);
    let without = COURSE.replacen("    deadline: 2026-12-01 23:59 WIB\n", "", 1);
    let without = without.replacen("extensions:", "«extensions»:", 1);
    expect(&without, Code::MissingKey, |source| {
        course(source.as_bytes()).complaints
    });
    in_course("weight: 2.5", "«wieght»: 2.5", Code::UnknownKey);
}
