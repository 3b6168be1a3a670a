//! What is told of failures, in the order in which it is told.

use super::{About, Around, Body, Difference, Paragraph, explain};
use crate::scenario::cast::{Actor, Hosts, Part, Program, Terminal};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::{Language, Text};
use crate::scenario::vocabulary::Diagnosis;
use crate::scenario::{Check, Defaults, Group, Hints, Scenario};
use crate::trace::Moment;
use crate::trace::survey::Call;
use crate::verdict::{
    Actual, CheckOutcome, Clue, Ended, Expected, Failure, Held, Likeness, Outcome, StepOutcome,
    Verdict, Waiting, WaitsFor,
};
use std::time::Duration;

mod advice;
mod causes;
mod datagrams;
mod fallen;
mod locked;
mod repeat;
mod sender;
mod socket;
mod unjudged;

fn name(text: &str) -> Name {
    Name::new(text).expect("the name is good")
}

fn failure(diagnosis: Diagnosis, clues: Vec<Clue>) -> Failure {
    Failure {
        step: 2,
        said: "clients see: halo padi".to_string(),
        line: 47,
        actor: Some(name("budi")),
        at: Moment::default(),
        ended: Ended::Still(Duration::from_millis(3)),
        expected: Expected::Text("halo padi".to_string()),
        actual: Actual::default(),
        diagnosis,
        clues,
        waiting: Vec::new(),
        hint: None,
    }
}

fn step(said: &str, held: Held) -> StepOutcome {
    StepOutcome {
        said: said.to_string(),
        line: 1,
        began: Moment::default(),
        ended: Moment::default(),
        held,
    }
}

fn check(id: &str, verdict: Verdict, steps: Vec<StepOutcome>) -> CheckOutcome {
    CheckOutcome {
        id: name(id),
        verdict,
        earned: Points::default(),
        possible: Points::default(),
        began: Moment::default(),
        ended: Moment::default(),
        steps,
    }
}

fn scenario() -> Scenario {
    let actor = |own: &str, role: &str| Actor {
        name: name(own),
        part: Part::Program(Program {
            role: name(role),
            args: Vec::new(),
            terminal: Terminal::default(),
        }),
        vars: Vec::new(),
    };
    let check = |id: &str, title: &str| Check {
        id: name(id),
        title: Text::new(title, title),
        needs: Vec::new(),
        points: Points::default(),
        hints: Hints::default(),
        because: None,
        steps: Vec::new(),
    };
    Scenario {
        title: Text::default(),
        about: None,
        vars: Vec::new(),
        cast: vec![
            actor("server", "server"),
            actor("ani", "client"),
            actor("budi", "client"),
        ],
        groups: vec![Group {
            name: name("clients"),
            members: vec![name("ani"), name("budi")],
        }],
        hosts: Hosts::default(),
        defaults: Defaults::default(),
        always: Vec::new(),
        checks: vec![
            check("boot", "Siap"),
            check("fan-out", "Sampai"),
            check("leave", "Pergi"),
        ],
    }
}

fn told(failure: Failure) -> Vec<Paragraph> {
    let steps = vec![
        step("start: clients", Held::Yes),
        step("ani types: halo padi", Held::Yes),
        step("clients see: halo padi", Held::No),
    ];
    let because = name("fan-out");
    let outcome = Outcome {
        checks: vec![
            check(
                "boot",
                Verdict::Passed,
                vec![step("start: server", Held::Yes)],
            ),
            check("fan-out", Verdict::Failed(Box::new(failure)), steps),
            check("leave", Verdict::Skipped { because }, Vec::new()),
        ],
        ..Outcome::default()
    };
    let command = |words: &[&str]| Some(words.iter().map(|word| (*word).to_string()).collect());
    let commands = [
        command(&["python3", "my server.py"]),
        command(&["python3", "client.py"]),
        command(&["python3", "client.py"]),
    ];
    let scenario = scenario();
    let around = Around {
        scenario: &scenario,
        outcome: &outcome,
        file: "scenarios/chat/leave.yaml",
        commands: &commands,
        again: "praktikum run chat/leave --seed 7",
    };
    explain(&around, &outcome.checks[1])
}

fn words(paragraphs: &[Paragraph], about: About, language: Language) -> Vec<String> {
    let found = paragraphs.iter().find(|paragraph| paragraph.about == about);
    match found.map(|paragraph| &paragraph.body) {
        Some(Body::Words(all)) => all
            .iter()
            .map(|text| text.in_language(language).to_string())
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn cause(failure: Failure) -> String {
    words(&told(failure), About::Cause, Language::Id)[0].clone()
}

fn difference(failure: Failure) -> Difference {
    let told = told(failure);
    let found = told.into_iter().find_map(|paragraph| match paragraph.body {
        Body::Difference(difference) => Some(difference),
        _ => None,
    });
    found.expect("something was expected")
}

#[test]
fn everything_is_told_in_its_order() {
    let mut failure = failure(Diagnosis::Missing, Vec::new());
    failure.hint = Some(Text::new("coba", "try"));
    failure.actual.before = "Masukkan nama: ".to_string();
    failure.waiting = vec![Waiting {
        actor: name("budi"),
        thread: None,
        call: Some(Call::Read),
        on: vec![WaitsFor::Terminal],
        is_timed: false,
        is_stopped: false,
    }];
    let abouts: Vec<About> = told(failure)
        .iter()
        .map(|paragraph| paragraph.about)
        .collect();
    let order = [
        About::Requirement,
        About::Cause,
        About::Steps,
        About::Difference,
        About::Waiting,
        About::Screen,
        About::Hint,
        About::Repeat,
        About::Skipped,
    ];
    assert_eq!(abouts, order);
}

#[test]
fn of_whom_it_did_not_hold_is_told_where_the_sentence_does_not_say_it() {
    let mut failure = failure(Diagnosis::Missing, Vec::new());
    let required = |failure: &Failure| {
        let told = told(failure.clone());
        words(&told, About::Requirement, Language::En)[0].clone()
    };
    assert!(required(&failure).ends_with("It did not hold for budi."));
    let told = words(&told(failure.clone()), About::Requirement, Language::Id);
    assert!(told[0].ends_with("Tidak terpenuhi pada budi."), "{told:?}");
    failure.said = "budi sees: halo padi".to_string();
    assert!(required(&failure).ends_with("leave.yaml:47)"));
}

#[test]
fn the_first_difference_is_marked() {
    let mut failure = failure(Diagnosis::Missing, Vec::new());
    failure.actual.text = "x\nbudi: Halo pagi\nlain\n".to_string();
    let found = difference(failure.clone());
    assert_eq!(found.expected.id, "halo padi");
    assert_eq!(found.actual.id, "budi: Halo pagi");
    assert_eq!(found.marks, Some((7, 13)));
    failure.actual.text = "lain\n".to_string();
    let found = difference(failure.clone());
    assert_eq!((found.actual.id.as_str(), found.marks), ("lain", None));
    failure.actual.text.clear();
    assert_eq!(difference(failure).actual.id, "(tidak ada teks baru)");
}

#[test]
fn a_line_whose_beginning_was_seen_before_is_shown_from_its_start() {
    let shown = |expected: &str, before: &str, text: &str| {
        let mut failure = failure(Diagnosis::Missing, Vec::new());
        failure.expected = Expected::Text(expected.to_string());
        failure.actual.before = before.to_string();
        failure.actual.text = text.to_string();
        difference(failure).actual.id
    };
    let before = "satu\nlala bergabung";
    assert_eq!(
        shown("/kiki keluar/", before, " ke ruang !\n"),
        "lala bergabung ke ruang !"
    );
    assert_eq!(shown("/kiki keluar/", before, "\nruang\n"), "ruang");
    assert_eq!(shown("/kiki keluar/", before, " ke\nruang"), "ruang");
    // What is missed once more was there once.
    assert_eq!(shown("lala", before, " ke ruang !"), "·ke ruang !");
}

#[test]
fn blanks_are_shown_where_only_they_differ() {
    let clue = Clue::Near {
        line: "halo  pa di".to_string(),
        how: Likeness::Blanks,
    };
    let found = difference(failure(Diagnosis::NearMiss, vec![clue]));
    assert_eq!(found.expected.id, "halo·padi");
    assert_eq!(found.actual.id, "halo··pa·di");
    assert_eq!(found.marks, Some((5, 5)));
}

#[test]
fn it_can_be_repeated_by_hand_and_by_one_command() {
    let told = told(failure(Diagnosis::Missing, Vec::new()));
    let recipe = told.into_iter().find_map(|paragraph| match paragraph.body {
        Body::Recipe(doings, again) => Some((doings, again)),
        _ => None,
    });
    let (doings, again) = recipe.expect("there is a recipe");
    let doings: Vec<String> = doings.into_iter().map(|doing| doing.id).collect();
    assert_eq!(
        doings,
        [
            "Terminal server: python3 'my server.py'",
            "Terminal ani: python3 client.py",
            "Terminal budi: python3 client.py",
            "Di terminal ani, ketik: halo padi",
        ]
    );
    assert_eq!(again, "praktikum run chat/leave --seed 7");
}

#[test]
fn what_a_program_printed_cannot_act_on_a_terminal() {
    let evil = "\u{1b}]0;x\u{7}\u{202e}halo padu";
    let mut failure = failure(Diagnosis::NearMiss, Vec::new());
    failure.clues = vec![
        Clue::Near {
            line: evil.to_string(),
            how: Likeness::Letters,
        },
        Clue::Traceback {
            actor: name("server"),
            line: evil.to_string(),
        },
        Clue::AtActor {
            actor: name("ani"),
            line: evil.to_string(),
        },
    ];
    failure.actual.text = evil.to_string();
    failure.said = evil.to_string();
    for (_, diagnosis) in Diagnosis::ALL {
        failure.diagnosis = diagnosis;
        for paragraph in told(failure.clone()) {
            for text in texts(&paragraph) {
                let is_bad = |next: char| next != '\n' && crate::scenario::text::is_hidden(next);
                assert!(!text.contains(is_bad), "{text:?}");
            }
        }
    }
}

fn texts(paragraph: &Paragraph) -> Vec<String> {
    let both = |text: &Text| [text.id.clone(), text.en.clone()];
    match &paragraph.body {
        Body::Words(words) => words.iter().flat_map(both).collect(),
        Body::Steps(rows) => rows.iter().map(|row| row.said.clone()).collect(),
        Body::Difference(found) => both(&found.expected)
            .into_iter()
            .chain(both(&found.actual))
            .collect(),
        Body::Table(rows) => rows
            .iter()
            .flat_map(|(who, what)| [both(who), both(what)].concat())
            .collect(),
        Body::Screen(lines, end) => lines.iter().cloned().chain(both(end)).collect(),
        Body::Recipe(doings, again) => doings
            .iter()
            .flat_map(both)
            .chain([again.clone()])
            .collect(),
    }
}
