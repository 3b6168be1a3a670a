//! The policy, in tables: a class of one module with two scenarios, and what its students did.

mod counted;
mod person;
mod received;
mod sums;

use super::*;
use crate::scenario::course::{Attempts, Grading as Rules, Late, Moment};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::verdict::Kind;

/// 2026-12-01 23:59 WIB, and the first second that is late.
const DEADLINE: &str = "2026-12-01 23:59 WIB";
const TOO_LATE: u64 = 1_796_144_400;
const DAY: u64 = 24 * 60 * 60;

fn name(text: &str) -> Name {
    Name::new(text).expect("it is a name")
}

fn points(text: &str) -> Points {
    Points::parse(text).expect("they are points")
}

fn text(words: &str) -> Text {
    Text::new(words, words)
}

/// A module whose scenario `one` weighs 30 and `two` 70, each with two checks, and with a question for 20 points.
fn module(slug: &str) -> Module {
    let check = |id: &str, worth: &str| Check {
        id: name(id),
        title: text(id),
        points: points(worth),
    };
    let scenario = |id: &str, weight: &str, checks: Vec<Check>| Scenario {
        name: name(id),
        title: text(id),
        weight: points(weight),
        checks,
    };
    Module {
        slug: name(slug),
        title: text(slug),
        weight: points("1"),
        optional: false,
        deadline: None,
        extensions: Vec::new(),
        late: None,
        scenarios: vec![
            scenario("one", "30", vec![check("a", "10"), check("b", "20")]),
            scenario("two", "70", vec![check("c", "50"), check("d", "50")]),
        ],
        questions: vec![Question {
            id: name("why"),
            text: text("why?"),
            points: points("20"),
        }],
    }
}

fn plan(modules: Vec<Module>) -> Plan {
    Plan {
        title: text("course"),
        institution: text("institution"),
        term: text("term"),
        grading: Rules {
            late: Some(Late {
                per_day: 10_000,
                at_most: 50_000,
            }),
            ..Rules::default()
        },
        modules,
    }
}

fn person(number: &str) -> Person {
    Person {
        number: number.to_string(),
        is_on_roster: true,
        ..Person::default()
    }
}

/// What of `a`, `b`, `c` and `d` passed: `ab.d`; `!` is broken, `?` unsure, `-` not played at all.
fn grading(slug: &str, came: &str) -> Grading {
    let judged = |at: usize| {
        let (id, worth) = [("a", "10"), ("b", "20"), ("c", "50"), ("d", "50")][at];
        let kind = match came.as_bytes()[at] {
            b'.' => Kind::Failed,
            b'!' => Kind::Broken,
            b'?' => Kind::Unsure,
            _ => Kind::Passed,
        };
        let earned = if kind == Kind::Passed { worth } else { "0" };
        Judged {
            id: name(id),
            kind,
            diagnosis: None,
            earned: points(earned),
            possible: points(worth),
            why: text("because"),
            took: None,
        }
    };
    let play = |scenario: &str, checks: [usize; 2]| Play {
        scenario: name(scenario),
        seed: 7,
        record: format!("records/{scenario}"),
        checks: checks.map(judged).to_vec(),
    };
    let plays = [("one", [0, 1]), ("two", [2, 3])];
    let plays = plays
        .into_iter()
        .filter(|(_, [first, _])| came.as_bytes()[*first] != b'-')
        .map(|(scenario, checks)| play(scenario, checks));
    Grading {
        id: 1,
        module: name(slug),
        scenarios: "s1".to_string(),
        began: 1_000,
        ended: Some(1_001),
        unplayable: None,
        alike: Vec::new(),
        plays: plays.collect(),
        harness: "0.1.0".to_string(),
        interpreters: Vec::new(),
    }
}

/// Content that was handed in at this moment, and graded.
fn hand_in(content: &str, at: Option<u64>, gradings: Vec<Grading>) -> HandIn {
    HandIn {
        members: vec!["1".to_string()],
        content: content.to_string(),
        name: "satu".to_string(),
        candidates: Vec::new(),
        receipts: Vec::new(),
        handed_in: at.map(|seconds| HandedIn {
            seconds,
            source: text("roster"),
        }),
        order: at.unwrap_or(0),
        problem: None,
        notes: Vec::new(),
        gradings,
    }
}

fn facts(hand_ins: Vec<HandIn>) -> Facts {
    Facts {
        people: vec![person("1"), person("2")],
        hand_ins,
        now: TOO_LATE + 100 * DAY,
        ..Facts::default()
    }
}

fn shown(score: Option<&Score>) -> String {
    score.map_or("-".to_string(), |score| score.rounded(2))
}

/// What student 1 has in the only module.
fn first(plan: Plan, facts: &Facts) -> ModuleGrade {
    let book = Book::of(plan, facts);
    book.students[0].modules[0].clone()
}

fn of_first(plan: Plan, facts: &Facts) -> String {
    shown(first(plan, facts).points.as_ref())
}

fn with(attempts: Attempts) -> Plan {
    let mut plan = plan(vec![module("chat")]);
    plan.grading.attempts = attempts;
    plan
}

fn deadline(text: &str) -> Option<Moment> {
    Some(Moment::parse(text).expect("it is a moment"))
}
