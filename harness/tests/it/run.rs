//! `praktikum run` and `praktikum play`, with small courses and small programs in Python.

mod asked;
mod interrupted;
mod managed;
mod packets;
mod whose;

use super::praktikum;
use assert_cmd::assert::Assert;
use praktikum::record::{Isolation, Record};
use praktikum::verdict::Verdict;
use praktikum::world::room;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const COURSE: &str = "course: {id: x, en: x}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nlanguage: id\nmodules: [gema]\n";
const MODULE: &str = "title: {id: Gema, en: Echo}\nroles: {client: }\nscenarios: {satu: 1}\n";
const TEXTS: [(&str, &str); 2] = [
    (
        "module.id.md",
        "# Gema\n\n## Pengenalan\n\nx\n\n## Cara kerja\n\nx\n\n## Tugas\n\nx\n",
    ),
    (
        "module.en.md",
        "# Echo\n\n## Introduction\n\nx\n\n## How it works\n\nx\n\n## Task\n\nx\n",
    ),
];
const SCENARIO: &str = "title: {id: Gema, en: Echo}
vars: {word: {random: word}}
cast: {ani: client}
checks:
  - id: boot
    title: {id: Program berjalan, en: The program runs}
    points: 1
    steps:
      - start: ani
      - ani asks: any
  - id: echo
    needs: boot
    title: {id: Gema kembali, en: The echo comes back}
    points: 2
    steps:
      - ani types: halo ${word}
      - ani sees: halo ${word}
";
const ECHO: &str = "while True:\n    print('kata:', input('kata? '))\n";

/// A course with one scenario, and a submission beside it.
struct Lab(TempDir);

impl Lab {
    fn new(scenario: &str, program: &str) -> Self {
        let lab = Self(tempfile::tempdir().unwrap());
        lab.write("kursus/scenarios/course.yaml", COURSE);
        lab.write("kursus/scenarios/gema/module.yaml", MODULE);
        lab.write("kursus/scenarios/gema/satu.yaml", scenario);
        for (name, text) in TEXTS {
            lab.write(&format!("kursus/scenarios/gema/{name}"), text);
        }
        lab.write("ani/client.py", program);
        lab
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
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
        (&Value::from(3.0), &Value::from(3.0))
    );
    assert_eq!(scenario["checks"][1]["verdict"], "passed");
    assert_eq!(scenario["record"], "reports/ani/gema/satu");
}

#[test]
fn records_are_kept_where_it_is_wished_and_replace_older_ones() {
    let lab = Lab::new(SCENARIO, ECHO);
    for seed in ["1", "2"] {
        lab.run(&["--out", "simpan", "--seed", seed, "--no-report"])
            .code(0)
            .stdout(contains("praktikum play simpan/gema/satu"));
        let folder = lab.course().join("simpan/gema");
        assert_eq!(record(&folder.join("satu")).about.seed.to_string(), seed);
        let names: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["satu"]);
    }
    assert!(!lab.course().join("reports").exists());
    lab.run(&["--keep", "simpan"]).code(0);
    lab.run(&["--out", "scenarios/course.yaml"])
        .code(2)
        .stderr(contains("scenarios/course.yaml"));
}

#[test]
fn a_run_ends_with_its_report_and_keeps_what_was_written_there() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&["--seed", "1"])
        .code(0)
        .stdout(contains("Laporan: reports/ani/gema/laporan.md"));
    let path = lab.course().join("reports/ani/gema/laporan.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("## IV. Percobaan") && text.contains("--seed 1"));
    let mark = "<!-- praktikum:begin analysis.satu -->\n";
    fs::write(&path, text.replace(mark, &format!("{mark}Kata saya.\n"))).unwrap();
    lab.run(&["--seed", "2"]).code(0);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(&format!("{mark}Kata saya.\n")) && text.contains("--seed 2"));
    let lost = text.replace(mark, "");
    fs::write(&path, &lost).unwrap();
    lab.run(&["--seed", "3"])
        .code(0)
        .stderr(contains("laporan.baru.md"));
    assert_eq!(fs::read_to_string(&path).unwrap(), lost);
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
fn without_a_room_it_warns_and_says_so_in_the_record() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&["--isolation", "none"])
        .code(0)
        .stdout(contains("tanpa ruang tersendiri"));
    assert_eq!(record(&lab.kept()).about.isolation, Isolation::None);
    lab.run(&["--isolation", "none", "--format", "json"])
        .code(0)
        .stderr(contains("tanpa ruang tersendiri"));
}

#[test]
fn who_insists_on_a_room_has_one_or_nothing_is_played() {
    let lab = Lab::new(SCENARIO, ECHO);
    let played = lab.run(&["--isolation", "full", "--lang", "en"]);
    if room::probe_hosts().is_ok() {
        played.code(0);
        assert_eq!(record(&lab.kept()).about.isolation, Isolation::Full);
    } else {
        played.code(3).stderr(contains("Nothing was played"));
    }
    // In a room of one's own there is no other.
    let mut inner = std::process::Command::new("unshare");
    inner
        .args(["-Ur", "sh", "-c"])
        .arg("echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"");
    inner.arg("sh").arg(env!("CARGO_BIN_EXE_praktikum"));
    inner.args([
        "run",
        "--isolation",
        "full",
        "--lang",
        "en",
        "--submission",
        "../ani",
    ]);
    inner.current_dir(lab.course());
    let Ok(said) = inner.output() else { return };
    if room::probe().is_ok() {
        let told = String::from_utf8_lossy(&said.stderr);
        assert_eq!(said.status.code(), Some(3), "{told}");
        assert!(
            told.contains("Nothing was played") && told.contains("user.max_user_namespaces="),
            "{told}"
        );
    }
}

#[test]
fn without_a_room_a_port_that_is_taken_is_told_and_nobody_fails() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let lab = Lab::new(SCENARIO, ECHO);
    let module = MODULE.replace("client: ", &format!("client: {{listens on: tcp {port}}}"));
    lab.write("kursus/scenarios/gema/module.yaml", &module);
    lab.run(&["--isolation", "none"])
        .code(3)
        .stdout(contains(format!("port TCP {port}")));
}

#[test]
fn the_verdicts_are_the_same_in_pieces_and_in_one() {
    let lab = Lab::new(SCENARIO, ECHO);
    for chunking in ["one-byte", "coalesced"] {
        lab.run(&["--chunking", chunking]).code(0);
    }
}

#[test]
fn a_record_is_replayed_as_a_log_where_there_is_no_terminal() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&["--seed", "7"]).code(0);
    let record = record(&lab.kept());
    let word = &record
        .outcome
        .variables
        .iter()
        .find(|(name, _)| name == "word")
        .unwrap()
        .1;
    let typed = contains(format!("ani » halo {word}"));
    praktikum(lab.course())
        .args(["play", "reports/ani/gema/satu"])
        .assert()
        .code(0)
        .stdout(typed.and(contains(format!("ani │ kata: halo {word}"))));
    praktikum(lab.course())
        .args(["play", "scenarios/course.yaml"])
        .assert()
        .code(2)
        .stderr(contains("scenarios/course.yaml"));
    praktikum(lab.course())
        .args(["play", "nihil"])
        .assert()
        .code(2);
    praktikum(lab.course())
        .args(["play", "x", "--speed", "-1"])
        .assert()
        .code(2);
}

#[test]
fn wrong_usage_and_invalid_scenarios_end_with_two() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&["gemma"]).code(2).stderr(contains("gema"));
    lab.run(&["--submission", "nihil"]).code(2);
    let lab = Lab::new(&SCENARIO.replace("ani asks", "ani aks"), ECHO);
    lab.run(&[]).code(2).stderr(contains("unknown-verb"));
}

#[test]
fn on_a_terminal_the_actors_are_shown_and_the_terminal_is_given_back() {
    let lab = Lab::new(SCENARIO, ECHO);
    let top = lab.course().canonicalize().unwrap();
    let seen = |words: &str| {
        let line = format!(
            "cd {} && {} {words}",
            top.display(),
            env!("CARGO_BIN_EXE_praktikum")
        );
        let shell = format!("sh -c \"{line}\"");
        let mut session = rexpect::spawn(&shell, Some(30_000)).unwrap();
        session.exp_eof().unwrap()
    };
    for words in [
        "run --show --submission ../ani --lang en --seed 7",
        "play reports/ani/gema/satu --speed 10 --lang en",
    ] {
        let seen = seen(words);
        assert!(seen.contains("kata: halo"), "{seen}");
        let (entered, left) = (
            seen.matches("\u{1b}[?1049h").count(),
            seen.matches("\u{1b}[?1049l").count(),
        );
        assert_eq!((entered, left), (1, 1), "{words}: {seen}");
        let slowly = "praktikum play reports/ani/gema/satu --speed 0.3";
        assert_eq!(seen.contains(slowly), words.contains("--show"), "{seen}");
    }
}
