//! What is written is read back; nobody's work is done twice, and nothing is half done.

mod adopted;
mod doubtful;
mod file;
mod received;
mod several;

use super::*;
use crate::grade::{Facts, HandedIn, Mark, Override, Person, Target};
use crate::record::{About, Evidence, Record, VERSION};
use crate::scenario::document;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::verdict::{CheckOutcome, Outcome, Verdict};
use tempfile::TempDir;

const SCENARIO: &str = "title: {id: x, en: x}\ncast:\n  ani: client\nchecks:\n  - id: boot\n    title: {id: x, en: x}\n    points: 10\n    steps:\n      - start: ani\n";

fn name(text: &str) -> Name {
    Name::new(text).expect("it is a name")
}

fn points(text: &str) -> Points {
    Points::parse(text).expect("they are points")
}

/// A play of one check.
fn record(scenario: &str, verdict: Verdict) -> Record {
    let earned = points(if verdict == Verdict::Passed {
        "10"
    } else {
        "0"
    });
    let check = CheckOutcome {
        id: name("boot"),
        verdict,
        earned,
        possible: points("10"),
        began: Moment::default(),
        ended: Moment::default(),
        steps: Vec::new(),
    };
    Record {
        version: VERSION,
        about: About {
            module: "chat".to_string(),
            name: scenario.to_string(),
            ..About::default()
        },
        scenario: document::scenario(SCENARIO.as_bytes(), None)
            .value
            .expect("it is valid"),
        outcome: Outcome {
            checks: vec![check],
            ..Outcome::default()
        },
        evidence: Evidence::default(),
    }
}

fn handed(content: &str, at: Option<u64>) -> Handed {
    Handed {
        members: vec!["1".to_string()],
        candidates: Vec::new(),
        content: content.to_string(),
        name: "satu".to_string(),
        handed_in: at.map(|seconds| HandedIn {
            seconds,
            source: Text::new("daftar", "roster"),
        }),
        listed: None,
        problem: None,
        notes: vec![Text::new("dilewati", "left out")],
        seen: 100,
    }
}

fn book() -> (TempDir, Gradebook) {
    let folder = tempfile::tempdir().expect("there is room");
    let book = Gradebook::begin(folder.path()).expect("it can be begun");
    (folder, book)
}

fn job(hand_in: i64, scenarios: &str) -> Job {
    Job {
        hand_in,
        module: name("chat"),
        scenarios: scenarios.to_string(),
    }
}

fn ours(claimed: Claimed) -> Grading {
    match claimed {
        Claimed::Ours(grading) => grading,
        other => panic!("it is not ours: {other:?}"),
    }
}

/// Grades a job whose two scenarios come out so.
fn graded(book: &mut Gradebook, job: &Job, want: Want, verdicts: [Verdict; 2]) {
    let grading = ours(book.claim(job, want).expect("it can be asked"));
    for (at, verdict) in verdicts.into_iter().enumerate() {
        let record = record(["one", "two"][at], verdict);
        book.played(job, grading.id, (&record, "records/1"), at == 1)
            .expect("it can be written");
    }
}

fn broken() -> Verdict {
    Verdict::Broken(Text::new("kabel", "a cable"))
}

fn facts(book: &mut Gradebook) -> Facts {
    book.facts().expect("it can be read")
}

#[test]
fn what_was_written_is_read_back() {
    let (_folder, mut book) = book();
    let person = Person {
        number: "1".to_string(),
        name: Some("Ani \u{1f600}\"'; DROP TABLE person".to_string()),
        class: Some("A".to_string()),
        email: None,
        is_on_roster: true,
    };
    book.enrol(std::slice::from_ref(&person)).expect("written");
    let id = book.hand_in(&handed("x", Some(50))).expect("written");
    graded(
        &mut book,
        &job(id, "s"),
        Want::New,
        [Verdict::Passed, broken()],
    );
    let mark = Mark {
        number: "1".to_string(),
        module: name("chat"),
        question: name("why"),
        points: Some(points("7.25")),
        comment: "bagus".to_string(),
        at: 9,
    };
    let decision = Override {
        number: "1".to_string(),
        module: name("chat"),
        target: Target::Check {
            scenario: name("two"),
            check: name("boot"),
        },
        points: None,
        because: "x".to_string(),
        at: 10,
        after: Some(1),
    };
    book.mark(std::slice::from_ref(&mark)).expect("written");
    book.decide(std::slice::from_ref(&decision))
        .expect("written");
    let facts = facts(&mut book);
    assert_eq!(facts.people, [person]);
    assert_eq!((facts.marks, facts.overrides), (vec![mark], vec![decision]));
    let hand_in = &facts.hand_ins[0];
    assert_eq!(hand_in.handed_in.as_ref().map(|it| it.seconds), Some(50));
    let plays = &hand_in.gradings[0].plays;
    assert_eq!(plays.len(), 2);
    assert_eq!(plays[1].checks[0].why, Text::new("kabel", "a cable"));
    assert_eq!(plays[0].checks[0].earned, points("10"));
    assert!(hand_in.gradings[0].ended.is_some());
}

#[test]
fn the_same_content_under_the_same_scenarios_is_not_graded_again() {
    for (want, scenarios, content, again) in [
        (Want::New, "s", "x", false),
        (Want::New, "other", "x", true),
        (Want::New, "s", "y", true),
        (Want::All, "s", "x", true),
        (Want::Failed, "s", "x", false),
        (Want::Changed, "other", "x", false),
        (Want::Changed, "s", "y", true),
    ] {
        let (_folder, mut book) = book();
        let id = book.hand_in(&handed("x", None)).expect("written");
        let passed = [Verdict::Passed, Verdict::Passed];
        graded(&mut book, &job(id, "s"), Want::New, passed);
        let id = book.hand_in(&handed(content, None)).expect("written");
        let claimed = book.claim(&job(id, scenarios), want).expect("asked");
        let is_ours = matches!(claimed, Claimed::Ours(_));
        assert_eq!(is_ours, again, "{want:?} {scenarios} {content}");
    }
}

#[test]
fn what_has_no_result_is_graded_again_and_what_failed_where_it_is_wished() {
    let skipped = || Verdict::Skipped {
        because: name("boot"),
    };
    for (verdict, want, again) in [
        (broken(), Want::New, true),
        (Verdict::Unsure(Text::default()), Want::New, true),
        (skipped(), Want::New, false),
        (skipped(), Want::Failed, true),
    ] {
        let (_folder, mut book) = book();
        let id = book.hand_in(&handed("x", None)).expect("written");
        let verdicts = [Verdict::Passed, verdict];
        graded(&mut book, &job(id, "s"), Want::New, verdicts);
        let claimed = book.claim(&job(id, "s"), want).expect("asked");
        match claimed {
            Claimed::Ours(grading) => assert!(again && grading.round == 1),
            other => assert!(!again, "{other:?}"),
        }
    }
}

#[test]
fn it_goes_on_where_it_was() {
    let (folder, mut first) = book();
    let id = first.hand_in(&handed("x", None)).expect("written");
    let job = job(id, "s");
    let grading = ours(first.claim(&job, Want::New).expect("asked"));
    let record = record("one", Verdict::Passed);
    first
        .played(&job, grading.id, (&record, "records/1"), false)
        .expect("written");
    drop(first);
    let mut second = Gradebook::open(folder.path()).expect("it is there");
    let again = ours(second.claim(&job, Want::New).expect("asked"));
    assert_eq!(
        (again.id, again.played),
        (grading.id, vec!["one".to_string()])
    );
}

#[test]
fn when_it_was_handed_in_is_the_earliest_that_is_known_and_its_order_the_latest() {
    let (_folder, mut book) = book();
    for at in [None, Some(70), Some(50), None, Some(60)] {
        book.hand_in(&handed("x", at)).expect("written");
    }
    book.hand_in(&handed("y", Some(65))).expect("written");
    let facts = facts(&mut book);
    let [y, x] = &facts.hand_ins[..] else {
        panic!("there are two")
    };
    assert_eq!((x.content.as_str(), y.content.as_str()), ("x", "y"));
    assert_eq!(x.handed_in.as_ref().map(|it| it.seconds), Some(50));
    assert_eq!(x.order, 70);
}

#[test]
fn nothing_to_play_is_said_once() {
    let (_folder, mut book) = book();
    let id = book.hand_in(&handed("x", None)).expect("written");
    let job = job(id, "s");
    for why in ["no server", "no server", "no client"] {
        let grading = ours(book.claim(&job, Want::New).expect("asked"));
        book.unplayable(&job, grading.id, &Text::new(why, why).into())
            .expect("written");
    }
    let facts = facts(&mut book);
    let gradings = &facts.hand_ins[0].gradings;
    assert_eq!(gradings.len(), 2);
    assert_eq!(
        gradings[1].unplayable,
        Some(Text::new("no client", "no client").into())
    );
}

#[test]
fn the_class_list_and_what_downloads_called_whom_are_known_the_next_time() {
    let (folder, mut book) = book();
    let list = |name: &str| List {
        name: name.to_string(),
        bytes: b"NIM\n1\n".to_vec(),
    };
    for name in ["a.csv", "b.csv", "b.csv"] {
        book.keep_list(&list(name)).expect("written");
    }
    let kept: i64 = book
        .db
        .query_row("SELECT count(*) FROM list", [], |row| row.get(0))
        .expect("read");
    assert_eq!(kept, 2);
    let id = book.hand_in(&handed("x", None)).expect("written");
    let passed = [Verdict::Passed, Verdict::Passed];
    graded(&mut book, &job(id, "s"), Want::New, passed);
    let label = |name: &str| {
        vec![Label {
            number: "1".to_string(),
            name: name.to_string(),
            content: "x".to_string(),
        }]
    };
    book.label(&label("Ani_31"), &[name("parity")])
        .expect("written");
    // Of what was graded without a word about modules.
    book.label(&label("Ani_32"), &[]).expect("written");
    book.label(&label("Ani_33"), &[]).expect("written");
    let mut book = Gradebook::open(folder.path()).expect("it is there");
    assert_eq!(book.list().expect("it can be asked"), Some(list("b.csv")));
    let labels = facts(&mut book).labels;
    let known = |slug: &str| {
        labels
            .get(&(name(slug), "1".to_string()))
            .map(String::as_str)
    };
    assert_eq!(
        (known("parity"), known("chat")),
        (Some("Ani_31"), Some("Ani_32"))
    );
}
