//! `praktikum run` and `praktikum play`, with small courses and small programs in Python.

mod asked;
mod interrupted;
mod kept;
mod managed;
mod packets;
mod rooms;
mod whose;

use super::echo::{self, COURSE, ECHO, SCENARIO};
use super::praktikum;
use assert_cmd::assert::Assert;
use praktikum::record::Record;
use praktikum::verdict::Verdict;
use praktikum::world::room;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const MODULE: &str = "title: {id: Gema, en: Echo}\nroles: {client: }\nscenarios: {satu: 1}\n";

/// A course with one scenario, and a submission beside it.
struct Lab(TempDir);

impl Lab {
    fn new(scenario: &str, program: &str) -> Self {
        let lab = Self(tempfile::tempdir().unwrap());
        lab.write("kursus/scenarios/course.yaml", COURSE);
        lab.write("kursus/scenarios/gema/module.yaml", MODULE);
        lab.write("kursus/scenarios/gema/satu.yaml", scenario);
        echo::write_texts(&lab.course().join("scenarios/gema"));
        lab.write("ani/client.py", program);
        lab
    }

    fn write(&self, path: &str, text: &str) {
        echo::write(&self.0.path().join(path), text);
    }

    fn course(&self) -> PathBuf {
        self.0.path().join("kursus")
    }

    fn command(&self, words: &[&str]) -> assert_cmd::Command {
        let mut command = praktikum(self.course());
        command
            .arg("run")
            .args(["--submission", "../ani"])
            .args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Assert {
        self.command(words).assert()
    }

    fn kept(&self) -> PathBuf {
        self.course().join("reports/ani/gema/satu")
    }
}

fn record(folder: &Path) -> Record {
    Record::read(&fs::read(folder.join("record.json")).unwrap()).unwrap()
}

fn stdout(done: &Assert) -> String {
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

#[test]
fn a_program_that_does_what_it_should_passes_and_its_record_is_kept() {
    let lab = Lab::new(SCENARIO, ECHO);
    let done = lab.run(&[]).code(0);
    let told = stdout(&done);
    assert!(
        told.starts_with("Program di ../ani · gema · ruang tersendiri · seed "),
        "{told}"
    );
    assert!(
        told.contains("praktikum play reports/ani/gema/satu"),
        "{told}"
    );
    let record = record(&lab.kept());
    assert_eq!(
        (record.about.module.as_str(), record.about.name.as_str()),
        ("gema", "satu")
    );
    assert!(
        record
            .outcome
            .checks
            .iter()
            .all(|check| check.verdict == Verdict::Passed)
    );
    assert_eq!(
        record.about.commands,
        [Some(vec!["python3".to_string(), "client.py".to_string()])]
    );
    let cast = fs::read_to_string(lab.kept().join("ani.cast")).unwrap();
    assert!(
        cast.starts_with("{\"version\":3,") && cast.contains("kata: halo"),
        "{cast}"
    );
}

#[test]
fn a_wrong_answer_fails_with_one_and_is_explained() {
    let lab = Lab::new(
        SCENARIO,
        &ECHO
            .replace("input(", "len(input(")
            .replace("? ')", "? '))"),
    );
    lab.run(&[])
        .code(1)
        .stdout(contains("Gema kembali").and(contains("halo")));
    lab.run(&["--lang", "en"])
        .code(1)
        .stdout(contains("The echo comes back"));
    let record = record(&lab.kept());
    assert!(record.outcome.checks[1].verdict.is_failed());
}

#[test]
fn a_stage_that_dies_is_broken_and_never_failed() {
    let killer = "import os\nos.kill(os.getppid(), 9)\ninput()\n";
    let lab = Lab::new(SCENARIO, killer);
    lab.run(&["--isolation", "none"]).code(3);
    let record = record(&lab.kept());
    let broken =
        |verdict: &Verdict| matches!(verdict, Verdict::Broken(why) if why.en.contains("signal: 9"));
    assert!(
        record
            .outcome
            .checks
            .iter()
            .all(|check| broken(&check.verdict)),
        "{:?}",
        record.outcome
    );
}

#[test]
fn a_seed_brings_the_same_random_values_again() {
    let lab = Lab::new(SCENARIO, ECHO);
    let word = |seed: &str| {
        lab.run(&["--seed", seed]).code(0);
        record(&lab.kept()).outcome.variables
    };
    let (first, again, other) = (word("7"), word("7"), word("8"));
    assert_eq!(first, again);
    assert_ne!(first, other);
    assert_eq!(record(&lab.kept()).about.seed, 8);
}

#[test]
fn json_is_one_document_and_nothing_else() {
    let lab = Lab::new(SCENARIO, ECHO);
    let done = lab.run(&["--format", "json", "--seed", "7"]).code(0);
    let document: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(document["version"], 1);
    assert_eq!(document["seed"], 7);
    let scenario = &document["scenarios"][0];
    assert_eq!(
        (&scenario["module"], &scenario["scenario"]),
        (&Value::from("gema"), &Value::from("satu"))
    );
    assert_eq!(
        (&scenario["earned"], &scenario["possible"]),
        (&Value::from(4.0), &Value::from(4.0))
    );
    assert_eq!(scenario["checks"][1]["verdict"], "passed");
    assert_eq!(scenario["record"], "reports/ani/gema/satu");
}

#[test]
fn several_plays_are_counted_and_the_differing_verdicts_told() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&["--repeat", "3"])
        .code(0)
        .stdout(contains("gema/satu · 3 dari 3 lulus"));
    let sometimes = format!(
        "import os\nif os.path.exists('dulu'):\n    raise SystemExit('bosan')\nopen('dulu', 'w')\n{ECHO}"
    );
    let lab = Lab::new(SCENARIO, &sometimes);
    // In a room of its own, what a program writes ends with the play.
    if room::probe().is_ok() {
        lab.run(&["--repeat", "2"]).code(0);
    }
    let outside = ["--isolation", "none", "--lang", "en", "--seed", "5"];
    lab.run(&[&["--repeat", "2"][..], &outside].concat())
        .code(1)
        .stdout(contains("gema/satu · 1 of 2 passed").and(contains("--seed 6")));
    assert_eq!(
        record(&lab.kept()).about.seed,
        6,
        "the play that failed is kept"
    );
}

#[test]
fn the_verdicts_are_the_same_in_pieces_and_in_one() {
    let lab = Lab::new(SCENARIO, ECHO);
    for chunking in ["one-byte", "coalesced"] {
        lab.run(&["--chunking", chunking]).code(0);
    }
}

#[test]
fn wrong_usage_and_invalid_scenarios_end_with_two() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&["gemma"]).code(2).stderr(contains("gema"));
    lab.run(&["--submission", "nihil"]).code(2);
    let lab = Lab::new(&SCENARIO.replace("ani asks", "ani aks"), ECHO);
    lab.run(&[]).code(2).stderr(contains("unknown-verb"));
}
