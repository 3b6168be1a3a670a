//! What `check` accepts, the schema accepts: no false alarm in an editor. What `check` refuses, it refuses too, as far as it can know.

mod samples;

use super::{Judges, around};
use praktikum::scenario::document::{Code, Severity};
use praktikum::scenario::schema::Kind;
use praktikum::scenario::vocabulary::{Modifier, STAGES, VERBS};
use samples::{BENEATH, Head, OBJECTS, SUBJECTS};

/// Why `check` refuses and a schema cannot: it would have to know names, their order, or the rest of an expression.
const BEYOND: [Code; 8] = [
    Code::UnknownActor,
    Code::UnknownHost,
    Code::UnknownMark,
    Code::UnknownVariable,
    Code::NotStarted,
    Code::WrongSubject,
    Code::KeepNeedsOne,
    Code::Regex,
];

/// Values that YAML has changed before a schema sees them, and variables, which have their value only inside a loop.
const HIDDEN: [&str; 4] = ["${word}", "$${x}", "1e3", "2.555"];

/// Names that YAML takes for a truth value: editors want them quoted, `check` does not.
const TRUTH: [&str; 2] = ["true", "false"];

/// A step, and the value that is tried in it.
type Trial = (String, &'static str);

/// How many steps are tried in one file: `check` tells at most 200 complaints.
const AT_ONCE: usize = 40;

#[derive(Default)]
struct Tally {
    accepted: usize,
    alarms: Vec<String>,
    missed: Vec<String>,
}

impl Tally {
    fn of(trials: &[Trial]) -> Self {
        let (judges, step) = (Judges::of(Kind::Scenario), Judges::of_a_step());
        let mut tally = Self::default();
        for trials in trials.chunks(AT_ONCE) {
            for (trial, codes) in trials.iter().zip(said_of(&judges, trials)) {
                tally.hold(&step, trial, &codes);
            }
        }
        tally
    }

    fn hold(&mut self, judges: &Judges, (step, value): &Trial, codes: &[Code]) {
        let (good, fits) = (codes.is_empty(), judges.fits(step));
        self.accepted += usize::from(good);
        if good && !fits && !TRUTH.contains(value) {
            self.alarms.push(format!("{step}\n{}", judges.why(step)));
        }
        let known = codes.iter().any(|code| BEYOND.contains(code));
        let hidden = HIDDEN.iter().any(|hidden| value.contains(hidden));
        if fits && !good && !known && !hidden {
            self.missed.push(format!("{step}: {codes:?}"));
        }
    }

    fn agrees(self, least: usize) {
        let none: [String; 0] = [];
        assert_eq!(self.alarms, none, "check accepts, the schema refuses");
        assert_eq!(self.missed, none, "check refuses, the schema accepts");
        assert!(self.accepted >= least, "only {} are good", self.accepted);
    }
}

/// What `check` says of each of the steps when all stand in one file.
fn said_of(judges: &Judges, trials: &[Trial]) -> Vec<Vec<Code>> {
    let mut yaml = around("settle: 1s");
    let mut said = Vec::new();
    let first = yaml.lines().count() + 1;
    for (step, _) in trials {
        // Whoever the step before has ended is there again.
        yaml.push_str("      - start: everyone\n");
        yaml.push_str(&format!("      - {}\n", step.replace('\n', "\n        ")));
    }
    let complaints = judges.read(&yaml);
    let mut line = first;
    for (step, _) in trials {
        line += 1;
        let last = line + step.lines().count();
        let here = complaints.iter().filter(|complaint| {
            (line..last).contains(&complaint.place.line)
                && complaint.code.severity() == Severity::Error
        });
        said.push(here.map(|complaint| complaint.code).collect());
        line = last;
    }
    said
}

fn trials(steps: impl IntoIterator<Item = String>) -> Vec<Trial> {
    steps.into_iter().map(|step| (step, "")).collect()
}

#[test]
fn every_word_has_an_example_that_both_accept() {
    let examples = trials(Head::all().iter().map(Head::step));
    let all = examples.len();
    Tally::of(&examples).agrees(all);
}

#[test]
fn whatever_stands_behind_a_word_the_two_agree() {
    let heads = Head::all();
    let with = |head: &Head| OBJECTS.map(|object| (head.with(object), object));
    let trials: Vec<Trial> = heads.iter().flat_map(with).collect();
    Tally::of(&trials).agrees(500);
}

#[test]
fn whoever_is_spoken_of_the_two_agree() {
    let speak = |subject: &&str| {
        let verbs = VERBS.iter().flat_map(|entry| {
            let object = samples::object(entry.verb);
            [entry.singular, entry.plural].map(|form| format!("{subject} {form}: {object}"))
        });
        let stages = STAGES
            .iter()
            .map(|entry| format!("{}: {subject}", entry.word));
        verbs.chain(stages).collect::<Vec<_>>()
    };
    let all = trials(SUBJECTS.iter().flat_map(speak));
    Tally::of(&all).agrees(400);
}

#[test]
fn every_modifier_belongs_to_the_same_sentences_for_both() {
    let beneath = |head: &Head| {
        let more = Modifier::ALL
            .into_iter()
            .filter(|modifier| !head.beneath.contains(modifier.word()));
        let step = |modifier: Modifier| {
            let value = samples::beneath(modifier);
            format!("{}\n{}: {value}", head.step(), modifier.word())
        };
        more.map(step).collect::<Vec<_>>()
    };
    let all = trials(Head::all().iter().flat_map(beneath));
    Tally::of(&all).agrees(120);
}

#[test]
fn whatever_stands_beneath_a_sentence_the_two_agree() {
    let with = |modifier: Modifier| {
        let head = match modifier {
            Modifier::Steps => "repeat: 2",
            Modifier::From => "measure: x\nto: there",
            Modifier::To => "ear sends: x",
            Modifier::For => "ani never sees: x",
            _ => "ani sees: /(?<here>x)y/",
        };
        BENEATH.map(|value| (format!("{head}\n{}: {value}", modifier.word()), value))
    };
    // That a name is the name of a capture is beyond a schema.
    let others = Modifier::ALL
        .into_iter()
        .filter(|modifier| *modifier != Modifier::Keep);
    let trials: Vec<Trial> = others.flat_map(with).collect();
    Tally::of(&trials).agrees(25);
}

#[test]
fn what_is_kept_is_a_named_capture() {
    let steps = [
        "ani sees: /(?<port>x)y/\nkeep: port",
        "ani asks: /(?P<port>x)y/\nkeep: port",
        "ani asks: any\nkeep: port",
        "ani sees: port\nkeep: port",
        "ani sees: /port/\nkeep: port",
        "ani sees: /(port)/\nkeep: port",
        "ani sees: /(?<port>x)y/\nkeep: Port",
    ];
    Tally::of(&trials(steps.map(str::to_string))).agrees(2);
}

#[test]
fn inside_a_loop_a_variable_may_stand_anywhere() {
    let bodies = [
        "'clients.${i} types': \"${word} ${i}\"",
        "'clients.${i} and ani see': \"/${i}x/\"",
        "'clients.${i} sees': x, within: \"${i}s\"",
        "ani exits: \"${i}\"",
        "ani presses: \"ctrl-${i}\"",
        "server listens on: \"tcp 800${i}\"",
        "start: \"clients.${i}\"",
        "mark: \"m${i}\"",
        "network carries: {port: \"${i}\", packets: \">= ${i}\"}",
        "probe sends: {hex: \"0${i}\"}",
        "'ani ${i}': x",
        "ani types: \"${a\"",
        "ani sess: x",
        "ani sees: x, times: \"${i}\"",
    ];
    let values = ["1..3", "[a, b]", "[types, presses]"];
    let loops = bodies.iter().flat_map(|body| {
        values.map(|values| {
            (
                format!("each: {{i: {values}}}\nsteps: [{{{body}}}]"),
                "${word}",
            )
        })
    });
    let trials: Vec<Trial> = loops.collect();
    Tally::of(&trials).agrees(12);
}

#[test]
fn a_step_is_one_sentence_whatever_stands_beneath_it() {
    let firsts = ["", "ani sees: x\n", "start: ani\n"];
    let seconds = ["", "budi sees: x\n", "budi asks: x\n", "alive: ani\n"];
    let beneath = [
        "because: {id: a, en: b}",
        "within: 1s\noptional: true",
        "points: 1\nhint: {id: a, en: b}\nbecause: {id: a, en: b}",
    ];
    let steps = firsts.iter().flat_map(|first| {
        let pairs =
            seconds.map(|second| beneath.map(|beneath| format!("{first}{second}{beneath}")));
        pairs.concat()
    });
    let all = trials(steps);
    Tally::of(&all).agrees(8);
}
