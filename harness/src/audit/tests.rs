//! What an audit finds, one kind after the other.

use super::*;
use crate::scenario::document::Place as Line;

fn name(text: &str) -> Name {
    Name::new(text).expect("it is a name")
}

fn sentence(text: &str) -> Sentence {
    Sentence::parse(text).expect("it is a verdict")
}

fn told(text: &str) -> Seen {
    Seen::Told(sentence(text))
}

/// Rounds of the scenario `satu` with the checks `boot` and `ask`.
fn player(called: &str, part: Part, rounds: &[[&str; 2]]) -> Player {
    let round =
        |[boot, ask]: &[&str; 2]| vec![(name("boot"), told(boot)), (name("ask"), told(ask))];
    Player {
        name: called.to_string(),
        about: None,
        part,
        plays: vec![Play {
            scenario: name("satu"),
            rounds: rounds.iter().map(round).collect(),
        }],
        absent: None,
    }
}

/// A liar of which this is stated.
fn liar([boot, ask]: [&str; 2]) -> Part {
    let check = |id, text| (name(id), Line::default(), sentence(text));
    Part::Liar(Accusation {
        stated: vec![Stated {
            scenario: name("satu"),
            place: Line::default(),
            checks: vec![check("boot", boot), check("ask", ask)],
        }],
        ..Accusation::default()
    })
}

fn sheet(players: Vec<Player>) -> Sheet {
    let check = |id: &str| Check {
        scenario: name("satu"),
        id: name(id),
        title: Text::new("x", "x"),
        because: (id == "boot").then(|| Text::new("dasar", "the ground")),
    };
    Sheet {
        module: name("gema"),
        checks: vec![check("boot"), check("ask")],
        players,
        is_whole: true,
    }
}

const WELL: [&str; 2] = ["passed 10", "passed 20"];
const DEAF: [&str; 2] = ["passed 10", "failed missing 0"];

fn findings(players: Vec<Player>) -> Vec<Finding> {
    sheet(players).findings()
}

fn words(found: &[Finding]) -> Vec<String> {
    let word = |finding: &Finding| {
        let text = format!("{finding:?}");
        let end = text.find([' ', '{']).unwrap_or(text.len());
        text[..end].to_string()
    };
    found.iter().map(word).collect()
}

#[test]
fn liars_caught_as_stated_and_honest_ones_unhurt_are_all_that_is_asked() {
    let found = findings(vec![
        player("labs", Part::Reference, &[WELL]),
        player("deaf", liar(DEAF), &[DEAF, DEAF]),
    ]);
    assert_eq!(found, []);
}

#[test]
fn a_liar_that_no_check_fails_survives() {
    let found = findings(vec![
        player("labs", Part::Reference, &[WELL]),
        player("deaf", liar(DEAF), &[DEAF]),
        player("sly", liar(WELL), &[WELL]),
        player("lucky", liar(DEAF), &[DEAF, WELL]),
    ]);
    assert_eq!(
        words(&found),
        ["Survives", "Survives", "Differs", "Otherwise"]
    );
    assert!(
        found
            .iter()
            .all(|finding| finding.gravity() == Gravity::Fault)
    );
}

#[test]
fn a_liar_caught_for_another_reason_is_told_with_both() {
    let late = ["passed 10", "failed late 0"];
    let found = findings(vec![
        player("labs", Part::Reference, &[WELL]),
        player("deaf", liar(DEAF), &[late]),
    ]);
    let [Finding::Otherwise { stated, seen, .. }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(stated.to_string(), "failed missing 0");
    assert_eq!(seen.to_string(), "failed late 0");
}

#[test]
fn a_check_that_fails_a_correct_program_is_unjust() {
    let found = findings(vec![
        player("labs", Part::Reference, &[WELL]),
        player("slow", Part::Stranger, &[DEAF]),
        player("deaf", liar(DEAF), &[DEAF]),
    ]);
    assert_eq!(words(&found), ["Unjust"]);
}

#[test]
fn a_check_that_fails_nobody_needs_a_reason() {
    let early = ["failed crashed 0", "skipped boot"];
    let found = findings(vec![
        player("labs", Part::Reference, &[WELL]),
        player("early", liar(early), &[early]),
    ]);
    let [Finding::Useless { place }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(place.check, name("ask"));
    let mut part = sheet(vec![player("early", liar(early), &[early])]);
    part.is_whole = false;
    assert_eq!(part.findings(), []);
}

#[test]
fn a_liar_that_cannot_play_here_kills_as_it_is_stated() {
    let mut absent = player("deaf", liar(DEAF), &[]);
    let why = Text::new("tidak ada go", "there is no go");
    absent.absent = Some(Absent::Toolless(why));
    let found = findings(vec![
        player("labs", Part::Reference, &[WELL]),
        absent.clone(),
    ]);
    assert_eq!(words(&found), ["Toolless"]);
    assert_eq!(found[0].gravity(), Gravity::Note);
    absent.absent = Some(Absent::NotReady(Text::default()));
    let found = findings(vec![player("labs", Part::Reference, &[WELL]), absent]);
    assert_eq!(found[0].gravity(), Gravity::Unclear);
}

#[test]
fn what_could_not_be_judged_is_told_once_and_is_no_fault() {
    let mut busy = player("deaf", liar(DEAF), &[]);
    let unsure = Seen::Unsure(Text::default());
    busy.plays[0].rounds = vec![vec![(name("boot"), unsure.clone()), (name("ask"), unsure)]];
    let mut sheet = sheet(vec![player("labs", Part::Reference, &[WELL]), busy]);
    sheet.is_whole = false;
    let found = sheet.findings();
    assert_eq!(words(&found), ["Unclear"]);
    assert_eq!(found[0].gravity(), Gravity::Unclear);
}

#[test]
fn plays_of_which_nothing_is_stated_may_end_as_they_like() {
    let Part::Liar(mut accusation) = liar(DEAF) else {
        panic!("it is a liar")
    };
    accusation.stated[0].scenario = name("dua");
    accusation.says = vec!["one".to_string(), "two".to_string()];
    accusation.heard.insert(1);
    let late = ["passed 10", "failed late 0"];
    let found = findings(vec![
        player("labs", Part::Reference, &[WELL]),
        player("deaf", Part::Liar(accusation), &[DEAF, late]),
    ]);
    assert_eq!(words(&found), ["Differs", "Unsaid"]);
    assert_eq!(found[0].gravity(), Gravity::Note);
}

#[test]
fn who_may_be_caught_by_what_is_not_played_does_not_survive() {
    let partly = |part| {
        let Part::Liar(mut accusation) = part else {
            panic!("it is a liar")
        };
        accusation.is_partial = true;
        Part::Liar(accusation)
    };
    let played = |part| {
        let mut sheet = sheet(vec![player("deaf", part, &[WELL])]);
        sheet.is_whole = false;
        sheet.findings()
    };
    assert_eq!(played(partly(liar(WELL))), []);
    assert_eq!(played(partly(Part::Liar(Accusation::default()))), []);
    let caught_here = words(&played(partly(liar(DEAF))));
    assert_eq!(caught_here, ["Survives", "Otherwise"]);
}

#[test]
fn a_module_without_liars_proves_nothing() {
    let found = findings(vec![player("labs", Part::Reference, &[WELL])]);
    assert_eq!(found, [Finding::NoLiars]);
    let found = findings(vec![player(
        "deaf",
        Part::Liar(Accusation::default()),
        &[DEAF],
    )]);
    assert_eq!(words(&found), ["Unstated", "NobodyHonest"]);
}
