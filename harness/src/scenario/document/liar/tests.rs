//! What stands beside a liar and a stranger is read with all its mistakes.

use crate::scenario::Scenario;
use crate::scenario::document::{self, Code, Complaint, Repertoire};
use crate::scenario::name::Name;

const SCENARIO: &str = "title: {id: x, en: x}
cast: {ani: client}
checks:
  - id: boot
    title: {id: x, en: x}
    points: 10
    steps: [{start: ani}]
  - id: ask
    needs: boot
    title: {id: x, en: x}
    points: 10
    steps: [{ani asks: any}]
";

fn name(text: &str) -> Name {
    Name::new(text).expect("it is a name")
}

fn scenario() -> Scenario {
    let read = document::scenario(SCENARIO.as_bytes(), None);
    read.value.expect("it is valid")
}

/// The complaints about a liar of the module `gema`, of whose scenarios `satu` and `tiga` the first is played.
fn complaints(text: &str) -> Vec<Complaint> {
    let (satu, tiga, scenario) = (name("satu"), name("tiga"), scenario());
    let read = document::liar_among(text.as_bytes(), |module| {
        (module.as_str() == "gema").then(|| Repertoire {
            named: vec![&satu, &tiga],
            played: vec![(&satu, &scenario)],
        })
    });
    assert_eq!(read.value.is_some(), read.complaints.is_empty());
    read.complaints
}

fn codes(text: &str) -> Vec<(Code, usize)> {
    let complaints = complaints(text).into_iter();
    complaints
        .map(|complaint| (complaint.code, complaint.place.line))
        .collect()
}

#[test]
fn what_a_liar_must_get_is_read() {
    let text = "module: gema\nabout: {id: Diam, en: Says nothing}\nplays:\n  satu:\n    boot: passed 10\n    ask: failed missing 2.5\nsays:\n  - \"two  words\"\n";
    assert_eq!(codes(text), []);
    let liar = document::liar(text.as_bytes()).value.expect("it is valid");
    assert_eq!(liar.plays[0].checks[1].2.to_string(), "failed missing 2.5");
    assert_eq!(liar.says, ["two words"]);
    assert_eq!(codes("module: gema\n"), []);
}

#[test]
fn what_its_module_does_not_have_is_told_with_its_place() {
    let text = "module: gema\nplays:\n  satu:\n    boot: passed 10\n    aks: failed missing 0\n  dua:\n    boot: passed 10\n";
    let expected = [
        (Code::MissingKey, 3),
        (Code::UnknownCheck, 5),
        (Code::UnknownKey, 6),
    ];
    assert_eq!(codes(text), expected);
    assert!(complaints(text)[1].advice.en.contains("`ask`"));
    let text = "module: gema\nplays:\n  satu:\n    boot: passed 10\n    ask: skipped boto\n";
    assert_eq!(codes(text), [(Code::UnknownCheck, 5)]);
    assert_eq!(codes("module: lain\nplays: {x: {y: passed 1}}\n"), []);
}

#[test]
fn what_is_said_of_scenarios_that_are_not_played_is_not_looked_at() {
    let text = "module: gema\nplays:\n  satu:\n    boot: passed 10\n    ask: failed missing 0\n  tiga:\n    apa: passed 10\n";
    assert_eq!(codes(text), []);
}

#[test]
fn what_is_no_verdict_is_told() {
    let text = "module: gema\nplays:\n  satu:\n    boot: passed\n    ask: failed sad 0\n";
    let codes = codes(text);
    assert!(codes.contains(&(Code::BadValue, 4)), "{codes:?}");
    assert!(codes.contains(&(Code::BadValue, 5)), "{codes:?}");
}

#[test]
fn a_stranger_says_its_modules_and_its_style() {
    let one = document::stranger(b"module: gema\nstyle: {id: C, en: C}\n");
    assert_eq!(one.value.expect("it is valid").modules, [name("gema")]);
    let two = document::stranger(b"modules: [gema, lain]\nstyle: {id: C, en: C}\n");
    assert_eq!(two.value.expect("it is valid").modules.len(), 2);
    let none = document::stranger(b"style: {id: C, en: C}\n");
    assert!(none.value.is_none() && none.complaints[0].code == Code::MissingKey);
}
