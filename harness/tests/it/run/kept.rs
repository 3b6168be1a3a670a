//! What a run leaves behind: its record, its report, and how both are shown again.

use super::{ECHO, Lab, SCENARIO, record};
use crate::praktikum;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use std::fs;

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
