//! Every form is read back by a reader that knows nothing of its writer; the class is as hostile as classes get.

mod filled;
mod machine;
mod page;
mod sums;
mod tables;

use super::Batch;
use crate::grade::{
    Book, Check, Facts, Grading, HandIn, HandedIn, Judged, Mark, Module, Override, Person, Plan,
    Play, Question, Scenario, Target,
};
use crate::scenario::course::{Grading as Rules, Late, Moment};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::{Language, Text};
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::Kind;
use std::collections::BTreeMap;
use std::time::Duration;

const SCRIPT: &str = "</td><script>alert(1)</script> & \"dua\" ]]> 'satu'\nbaris kedua\u{1b}[31m\u{7}\u{202e}\u{ffff}\n  ...\n# SKIP\n---";
/// Numbers, names and addresses.
const CLASS: [(&str, &str, &str); 8] = [
    ("13520001", "Ani Lestari", "ani@kampus.id"),
    (
        "13520002",
        "=HYPERLINK(\"http://x\",\"klik\")",
        "+budi@kampus.id",
    ),
    ("13520003", "محمد رضا می\u{200c}خواهم", "c@kampus.id"),
    ("13520004", "王 小明, 李", ""),
    ("13520005", "Dewi\r\n\u{1b}[2JSari; \"Dé\"", "d@kampus.id"),
    ("13520006", "Eko <b>", "e@kampus.id"),
    ("13520007", "Fajar", "f@kampus.id"),
    ("@SUM(A1)", "-2+3", "g@kampus.id"),
];
/// How each came out: passed, failed, skipped, unsure, broken; nothing is not handed in.
const CAME: [&str; 8] = ["pp", "pf", "fs", "pp", "fs", "pu", "b-", "pf"];

fn name(text: &str) -> Name {
    Name::new(text).expect("it is a name")
}

fn points(text: &str) -> Points {
    Points::parse(text).expect("they are points")
}

fn text(words: &str) -> Text {
    Text::new(words, words)
}

fn check(id: &str, title: &str, worth: &str) -> Check {
    Check {
        id: name(id),
        title: text(title),
        points: points(worth),
    }
}

fn module(slug: &str, title: &str) -> Module {
    Module {
        slug: name(slug),
        title: text(title),
        weight: points("1"),
        optional: false,
        deadline: Moment::parse("2026-11-01 23:59 WIB"),
        extensions: Vec::new(),
        late: None,
        scenarios: vec![Scenario {
            name: name("satu"),
            title: text("Satu"),
            weight: points("1"),
            checks: vec![
                check("boot", "Server <siap> # menerima \\ koneksi", "1"),
                check("pesan", "Pesan \"sampai\" & kembali", "2"),
            ],
        }],
        questions: vec![Question {
            id: name("mengapa"),
            text: text("Mengapa <i>tidak</i>?"),
            points: points("10"),
        }],
    }
}

fn judged(id: &str, worth: &str, came: char) -> Judged {
    let kind = match came {
        'p' => Kind::Passed,
        'f' => Kind::Failed,
        'u' => Kind::Unsure,
        'b' => Kind::Broken,
        _ => Kind::Skipped,
    };
    let is_passed = kind == Kind::Passed;
    Judged {
        id: name(id),
        kind,
        diagnosis: (kind == Kind::Failed).then_some(Diagnosis::NearMiss),
        earned: points(if is_passed { worth } else { "0" }),
        possible: points(worth),
        why: if is_passed {
            Text::default()
        } else {
            text(SCRIPT)
        },
        took: Some(Duration::from_millis(1_234)),
    }
}

fn hand_in(number: &str, label: &str, came: &str) -> HandIn {
    let mut kinds = came.chars();
    let mut next = || kinds.next().unwrap_or('s');
    HandIn {
        members: vec![number.to_string()],
        content: "0123456789abcdef".to_string(),
        name: label.to_string(),
        candidates: Vec::new(),
        receipts: Vec::new(),
        handed_in: None,
        order: 1,
        problem: None,
        notes: Vec::new(),
        gradings: vec![Grading {
            id: 1,
            module: name("chat"),
            scenarios: "s".to_string(),
            began: 1_795_272_939,
            ended: Some(1_795_272_951),
            unplayable: None,
            alike: Vec::new(),
            plays: vec![Play {
                scenario: name("satu"),
                seed: 7,
                record: "records".to_string(),
                checks: vec![judged("boot", "1", next()), judged("pesan", "2", next())],
            }],
            harness: "0.1.0".to_string(),
            interpreters: Vec::new(),
        }],
    }
}

/// The class in two modules: `chat` was graded, and nobody handed in `parity`, which need not be.
fn book(maximum: &str) -> Book {
    changed(maximum, |_, _| {})
}

/// The same class, but for what is said of it.
fn changed(maximum: &str, change: impl Fn(&mut Plan, &mut Facts)) -> Book {
    let people = CLASS.iter().map(|(number, name, email)| Person {
        number: (*number).to_string(),
        name: Some((*name).to_string()),
        class: Some("TI-3A".to_string()),
        email: (!email.is_empty()).then(|| (*email).to_string()),
        is_on_roster: true,
    });
    let mut people: Vec<Person> = people.collect();
    people.push(Person {
        number: "13520099".to_string(),
        name: Some("Tak Hadir".to_string()),
        is_on_roster: true,
        ..Person::default()
    });
    people.push(Person {
        number: "folder aneh".to_string(),
        ..Person::default()
    });
    let labels = CLASS.iter().enumerate().map(|(at, (number, who, _))| {
        let label = format!(
            "{}_{}_assignsubmission_file_",
            who.replace('_', " "),
            700 + at
        );
        hand_in(number, &label, CAME[at])
    });
    let mut hand_ins: Vec<HandIn> = labels.collect();
    hand_ins.push(hand_in("folder aneh", "folder aneh", "pp"));
    let mut optional = module("parity", "Paritas");
    optional.optional = true;
    let mut plan = Plan {
        title: text("Pemrograman <Jaringan>"),
        institution: text("x"),
        term: text("x"),
        grading: Rules {
            maximum: points(maximum),
            ..Rules::default()
        },
        modules: vec![module("chat", "Obrolan & <Grup>"), optional],
    };
    let mut facts = Facts {
        people,
        hand_ins,
        marks: marks(),
        overrides: vec![Override {
            number: "13520003".to_string(),
            module: name("chat"),
            target: Target::Module,
            points: Some(points("55.5")),
            because: "=diperagakan <di> kelas".to_string(),
            at: 1,
            after: Some(1),
        }],
        withdrawals: Vec::new(),
        labels: BTreeMap::new(),
        now: 1_795_300_000,
    };
    change(&mut plan, &mut facts);
    Book::of(plan, &facts)
}

/// Everybody hands in late, which takes 30%, and a person gave half of one check's points.
fn late() -> Book {
    changed("100", |plan, facts| {
        plan.modules[0].late = Some(Late {
            per_day: 30_000,
            at_most: 30_000,
        });
        for hand_in in &mut facts.hand_ins {
            hand_in.handed_in = Some(HandedIn {
                seconds: 1_795_272_939,
                source: text("zip"),
            });
        }
        facts.overrides.push(Override {
            number: "13520002".to_string(),
            module: name("chat"),
            target: Target::Check {
                scenario: name("satu"),
                check: name("pesan"),
            },
            points: Some(points("1")),
            because: "diperagakan".to_string(),
            at: 1,
            after: Some(1),
        });
    })
}

fn marks() -> Vec<Mark> {
    let numbers = CLASS
        .iter()
        .map(|(number, ..)| *number)
        .chain(["folder aneh"]);
    let mark = |number: &str| Mark {
        number: number.to_string(),
        module: name("chat"),
        question: name("mengapa"),
        points: Some(points("7.5")),
        comment: "=1+1 <b>bagus</b>\ndan jelas".to_string(),
        at: 1,
    };
    numbers.map(mark).collect()
}

fn chat() -> Vec<Name> {
    vec![name("chat")]
}

fn batch<'a>(book: &'a Book, modules: &'a [Name]) -> Batch<'a> {
    Batch {
        book,
        modules,
        language: Language::Id,
    }
}

/// Nothing that acts unseen, in any form.
fn assert_tame(text: &str) {
    let wild = |next: &char| {
        next.is_control() && !matches!(next, '\n' | '\r')
            || matches!(next, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    let found: Vec<char> = text.chars().filter(wild).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn whoever_has_no_grade_yet_is_named_with_the_reason() {
    let (book, chat) = (book("100"), chat());
    let unsettled = batch(&book, &chat).unsettled();
    let numbers: Vec<&str> = unsettled.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(numbers, ["13520006", "13520007"]);
    assert!(
        unsettled[0].why[0].en.contains("unsure: satu/pesan"),
        "{unsettled:?}"
    );
    assert!(
        unsettled[1].why[0]
            .en
            .contains("could not be judged: satu/boot")
    );
}
