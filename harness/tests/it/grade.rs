//! `praktikum grade` and what comes after it, as an instructor types it, on a small class.

mod again;
mod bulk;
mod course;
mod exchanged;
mod export;
mod killed;
mod person;
mod reports;
mod slips;
mod submitted;
mod told;

use super::echo::{self, COURSE, ECHO, SCENARIO};
use super::praktikum;
use assert_cmd::assert::Assert;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const MODULE: &str = "title: {id: Gema, en: Echo}\nroles: {client: }\nscenarios: {satu: 1, dua: 1}\nquestions:\n  - id: mengapa\n    text: {id: Mengapa?, en: Why?}\n    points: 20\n";
const DEAF: &str = "while True:\n    input('kata? ')\n";
const BROKEN: &str = "print('selamat tinggal')\n";

/// A course with one module, and a class beside it.
struct Class(TempDir);

impl Class {
    fn new(programs: &[(&str, &str)]) -> Self {
        let class = Self(tempfile::tempdir().unwrap());
        class.write("kursus/scenarios/course.yaml", COURSE);
        class.write("kursus/scenarios/gema/module.yaml", MODULE);
        for name in ["satu", "dua"] {
            class.write(&format!("kursus/scenarios/gema/{name}.yaml"), SCENARIO);
        }
        echo::write_texts(&class.course().join("scenarios/gema"));
        for (number, program) in programs {
            class.write(&format!("kursus/kiriman/{number}/client.py"), program);
        }
        class
    }

    fn write(&self, path: &str, text: &str) {
        echo::write(&self.0.path().join(path), text);
    }

    fn course(&self) -> PathBuf {
        self.0.path().join("kursus")
    }

    fn folder(&self) -> PathBuf {
        self.course().join("reports/class")
    }

    fn run(&self, words: &[&str]) -> Assert {
        praktikum(self.course()).args(words).assert()
    }

    fn grade(&self, words: &[&str]) -> Assert {
        self.run(&[&["grade", "kiriman", "--module", "gema"], words].concat())
    }

    fn document(&self) -> Value {
        let told = self.run(&["status", "--format", "json"]).success();
        serde_json::from_slice(&told.get_output().stdout).unwrap()
    }

    /// What a student has in the only module.
    fn points(&self, number: &str) -> Value {
        let document = self.document();
        let students = document["students"].as_array().unwrap().clone();
        let mut students = students.into_iter();
        let student = students.find(|one| one["number"] == number);
        student.unwrap()["modules"][0]["points"].clone()
    }
}

fn count(folder: &Path, table: &str) -> i64 {
    let book = Connection::open(folder.join("gradebook.sqlite")).unwrap();
    let sql = format!("SELECT count(*) FROM {table}");
    book.query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_class_is_graded_and_each_submission_has_its_line() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF), ("1003", BROKEN)]);
    class
        .grade(&["--lang", "en"])
        .success()
        .stdout(contains("3 submissions · gema"))
        .stdout(contains("✓ 1001  gema         100.00  4 of 4 passed"))
        .stdout(contains("✗ 1002  gema          25.00  2 of 4 passed"))
        .stdout(contains("✗ 1003  gema           0.00  0 of 4 passed"))
        .stdout(contains("3 graded, 0 had their result."));
    assert_eq!(class.points("1002"), 25.0);
    let record = class.folder().join("records/1001");
    let mut found = fs::read_dir(record).unwrap();
    let kept = found.next().unwrap().unwrap().path();
    for scenario in ["satu", "dua"] {
        assert!(
            kept.join("gema")
                .join(scenario)
                .join("record.json")
                .is_file()
        );
    }
}

#[test]
fn what_has_its_result_is_not_played_again_unless_it_is_wished() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class.grade(&[]).success();
    assert_eq!(count(&class.folder(), "play"), 4);
    class
        .grade(&[])
        .success()
        .stdout(contains("sudah dinilai: isi dan skenario sama").count(2))
        .stdout(contains("0 dinilai, 2 sudah ada hasilnya."));
    assert_eq!(count(&class.folder(), "play"), 4);
    class.grade(&["--failed"]).success();
    assert_eq!(count(&class.folder(), "play"), 6);
    class.grade(&["--again", "--only", "1001"]).success();
    assert_eq!(count(&class.folder(), "play"), 8);
    // Who hands in something else has another attempt, and the better one counts.
    class.write("kursus/kiriman/1002/client.py", ECHO);
    class.grade(&["--changed"]).success();
    assert_eq!(count(&class.folder(), "play"), 10);
    assert_eq!(class.points("1002"), 100.0);
    class.write("kursus/kiriman/1002/client.py", BROKEN);
    class.grade(&[]).success();
    assert_eq!(class.points("1002"), 100.0);
    class
        .run(&["show", "1002", "--lang", "en"])
        .success()
        .stdout(contains("History"));
}

#[test]
fn the_class_is_seen_at_a_glance_and_each_student_in_full() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF), ("1003", DEAF)]);
    class.grade(&[]).success();
    class
        .run(&["status", "--lang", "en"])
        .success()
        .stdout(contains("Course · 3 students"))
        .stdout(contains("3 of 3 handed in · average 50.00"))
        .stdout(contains("3/3"))
        .stdout(contains("1/3"))
        .stdout(contains("2×  gema/satu/echo"))
        .stdout(contains("1002, 1003"));
    class
        .run(&["show", "1002", "--lang", "en"])
        .success()
        .stdout(contains("✗ satu/echo: The echo comes back"))
        .stdout(contains("0/3"))
        .stdout(contains(
            "Evidence: praktikum play reports/class/records/1002/",
        ))
        .stdout(contains("1001").not());
    class
        .run(&["show", "100", "--lang", "en"])
        .code(2)
        .stderr(contains("fits several students: 1001, 1002, 1003"));
}

#[test]
fn the_evidence_that_is_named_can_be_replayed_as_it_is_typed() {
    let class = Class::new(&[("1001", DEAF)]);
    let out = class.0.path().join("buku nilai");
    let out = out.to_str().unwrap();
    class.grade(&["--out", out, "--lang", "en"]).success();
    let told = class.run(&["show", "1001", "--out", out, "--lang", "en"]);
    let told = String::from_utf8(told.success().get_output().stdout.clone()).unwrap();
    let command = told
        .lines()
        .find_map(|line| line.trim().strip_prefix("Evidence: praktikum "));
    let words = format!("{} {}", env!("CARGO_BIN_EXE_praktikum"), command.unwrap());
    let played = std::process::Command::new("sh")
        .args(["-c", &words])
        .output()
        .unwrap();
    let log = String::from_utf8(played.stdout).unwrap();
    assert!(
        played.status.success() && log.contains("kata?"),
        "{words}: {log}"
    );
}

#[test]
fn what_it_cost_is_told_as_the_kernel_counts_it() {
    let class = Class::new(&[("1001", ECHO)]);
    let told = class.grade(&["--format", "json"]).success();
    let document: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    let cpu = |who: &str| document["cpu"][who].as_f64().unwrap();
    assert!(cpu("programs") > 0.0 && cpu("programs") < cpu("all"));
    assert_eq!(cpu("compilers"), 0.0);
    class
        .grade(&["--again", "--lang", "en"])
        .success()
        .stdout(contains("CPU ").and(contains("programs ")));
}

#[test]
fn what_is_typed_wrongly_is_told() {
    let class = Class::new(&[("1001", ECHO)]);
    for (words, told) in [
        (&["grade", "nowhere"][..], "nowhere cannot be opened"),
        (
            &["grade", "kiriman", "--module", "gemma"],
            "there is no module `gemma` in this course; there are: gema",
        ),
        (
            &["grade", "kiriman", "--only", "7"],
            "there is no submission of that number",
        ),
        (&["status"], "there is no gradebook in reports/class yet"),
        (&["show", "1001"], "there is no gradebook"),
    ] {
        class
            .run(&[words, &["--lang", "en"]].concat())
            .code(2)
            .stderr(contains(told));
    }
}

#[test]
fn a_class_is_one_document_for_other_programs() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    let told = class.grade(&["--format", "json"]).success();
    let document: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!(document["version"], 1);
    let module = &document["students"][1]["modules"][0];
    assert_eq!(module["standing"], "graded");
    let checks = &module["attempts"][0]["checks"];
    assert_eq!(checks[1]["verdict"], "failed");
    assert_eq!(checks[1]["possible"], 3.0);
    let record = checks[1]["record"].as_str().unwrap();
    assert!(class.folder().join(record).join("record.json").is_file());
}

/// The class that intake is tried on: mixed languages, a group, one hostile, one empty, one wrongly named, one late.
#[test]
fn a_download_is_graded_with_its_class_list() {
    let class = Class::new(&[]);
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/class");
    let handed = shipped.join("handed").display().to_string();
    let roster = shipped.join("roster.csv").display().to_string();
    let words = ["grade", &handed, "--roster", &roster, "--lang", "en"];
    class.run(&words).stdout(contains("2110511001"));
    let people = count(&class.folder(), "person WHERE on_roster");
    let list = fs::read_to_string(shipped.join("roster.csv")).unwrap();
    let listed = list.lines().skip(1).filter(|line| !line.trim().is_empty());
    assert_eq!(usize::try_from(people).unwrap(), listed.count());
    assert!(count(&class.folder(), "member") >= 12);
}
