//! Records are read as they were written, also those that were written long ago.

use super::*;
use crate::record::{About, Evidence};
use crate::scenario::document;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::trace::{Action, ActorId, Bytes, Entry, Event, Exit, Moment, What};
use crate::verdict::{CheckOutcome, Held, Outcome, StepOutcome, Verdict};
use serde_json::Value;

const SCENARIO: &str = "title: {id: x, en: x}\ncast:\n  ani: client\n  probe: {connect: tcp 59000}\nchecks:\n  - id: boot\n    title: {id: x, en: x}\n    points: 10\n    steps:\n      - start: ani\n";

/// A record as this version writes it.
const VERSION_1: &str = include_str!("version_1.json");

pub(in crate::record) fn record() -> Record {
    let at = Moment::from_nanos;
    let entry = |(n, what)| Entry {
        at: at(1_000 * n),
        what,
    };
    Record {
        version: VERSION,
        about: About {
            module: "chat".to_string(),
            name: "leave".to_string(),
            submission: "ani".to_string(),
            commands: vec![
                Some(vec!["python3".to_string(), "client.py".to_string()]),
                None,
            ],
            seed: 7,
            began: 1_790_000_000,
            took: at(10_000),
            ..About::default()
        },
        scenario: document::scenario(SCENARIO.as_bytes(), None)
            .value
            .expect("it is valid"),
        outcome: Outcome {
            checks: vec![check()],
            ..Outcome::default()
        },
        evidence: Evidence {
            trace: (1_u64..).zip(trace()).map(entry).collect(),
            left_out: vec![(ActorId(0), 3)],
            ..Evidence::default()
        },
    }
}

fn check() -> CheckOutcome {
    let at = Moment::from_nanos;
    let step = StepOutcome {
        said: "start: ani".to_string(),
        line: 10,
        began: at(1_000),
        ended: at(9_000),
        held: Held::Yes,
    };
    let points = Points::parse("10").expect("it is a number");
    CheckOutcome {
        id: Name::new("boot").expect("it is a name"),
        verdict: Verdict::Passed,
        earned: points,
        possible: points,
        began: at(1_000),
        ended: at(9_000),
        steps: vec![step],
    }
}

fn trace() -> [What; 5] {
    let ani = ActorId(0);
    let bytes = |text: &[u8]| Bytes(text.to_vec());
    [
        What::Did(Action::Start {
            actor: ani,
            args: Vec::new(),
        }),
        What::Saw(Event::Started {
            actor: ani,
            pid: Some(2),
        }),
        What::Did(Action::Write {
            actor: ani,
            bytes: bytes(b"halo\n"),
        }),
        What::Saw(Event::Printed {
            actor: ani,
            bytes: bytes(b"halo\xff\r\n"),
        }),
        What::Saw(Event::Exited {
            actor: ani,
            how: Exit::Code(0),
        }),
    ]
}

#[test]
fn a_record_comes_back_as_it_went() {
    let record = record();
    assert_eq!(
        Record::read(record.to_json().as_bytes()).expect("it is a record"),
        record
    );
}

#[test]
fn a_record_of_version_1_still_reads() {
    let old = Record::read(VERSION_1.as_bytes()).expect("it is a record");
    assert_eq!(old, record());
}

/// Is everything in the old value in the new one too?
fn holds(new: &Value, old: &Value) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => old
            .iter()
            .all(|(key, old)| new.get(key).is_some_and(|new| holds(new, old))),
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| holds(new, old))
        }
        _ => new == old,
    }
}

#[test]
fn what_is_written_still_has_all_that_version_1_had() {
    let new: Value = serde_json::from_str(&record().to_json()).expect("it is JSON");
    let old: Value = serde_json::from_str(VERSION_1).expect("it is JSON");
    assert!(
        holds(&new, &old),
        "a field that goes or means something else needs a new version"
    );
}

#[test]
fn fields_that_came_later_are_no_obstacle() {
    let text = VERSION_1.replacen("\"version\"", "\"weather\": \"hot\", \"version\"", 1);
    assert!(Record::read(text.as_bytes()).is_ok());
}

#[test]
fn a_newer_record_and_something_else_are_told_apart() {
    let newer = VERSION_1.replacen("\"version\":1", "\"version\":2", 1);
    assert!(matches!(
        Record::read(newer.as_bytes()),
        Err(Unreadable::Newer(2))
    ));
    assert!(matches!(Record::read(b"{}"), Err(Unreadable::NoRecord(_))));
    assert!(matches!(
        Record::read(b"\x00"),
        Err(Unreadable::NoRecord(_))
    ));
}
