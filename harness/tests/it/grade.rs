//! `praktikum grade` and what comes after it, as an instructor types it, on a small class.

mod again;
mod export;
mod killed;
mod person;
mod reports;
mod told;

use super::praktikum;
use assert_cmd::assert::Assert;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rusqlite::Connection;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const COURSE: &str = "course: {id: Kursus, en: Course}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nlanguage: id\nmodules: [gema]\n";
const MODULE: &str = "title: {id: Gema, en: Echo}\nroles: {client: }\nscenarios: {satu: 1, dua: 1}\nquestions:\n  - id: mengapa\n    text: {id: Mengapa?, en: Why?}\n    points: 20\n";
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
    points: 3
    steps:
      - ani types: halo ${word}
      - ani sees: halo ${word}
";
/// Two roles, and a check that says nothing but what must not be seen.
const PAIR: &str = "title: {id: Berdua, en: Both}
cast: {tuan: server, ani: client}
checks:
  - id: server
    title: {id: Server berjalan, en: The server runs}
    points: 50
    steps:
      - start: tuan
      - tuan asks: any
  - id: client
    title: {id: Klien berjalan, en: The client runs}
    points: 30
    steps:
      - start: ani
      - ani asks: any
  - id: quiet
    title: {id: Klien tenang, en: The client is quiet}
    points: 20
    steps:
      - ani never sees: galat
";
const ECHO: &str = "while True:\n    print('kata:', input('kata? '))\n";
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
        for (name, text) in TEXTS {
            class.write(&format!("kursus/scenarios/gema/{name}"), text);
        }
        for (number, program) in programs {
            class.write(&format!("kursus/kiriman/{number}/client.py"), program);
        }
        class
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
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
fn who_handed_in_no_program_has_a_zero_that_says_which_files_were_seen() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write("kursus/kiriman/1002/tugas.py", ECHO);
    fs::create_dir_all(class.course().join("kiriman/1003")).unwrap();
    class
        .grade(&["--lang", "en"])
        .success()
        .stdout(contains("✗ 1002  gema           0.00  0 of 4 passed"))
        .stdout(contains("✗ 1003  gema           0.00  0 of 4 passed"));
    assert_eq!(class.points("1002"), 0.0);
    class
        .run(&["show", "1002", "--lang", "en"])
        .success()
        .stdout(contains(
            "no program for the role `client` was found in 1002",
        ))
        .stdout(contains("Files that were seen: tugas.py"));
    class
        .run(&["show", "1003"])
        .success()
        .stdout(contains("Folder itu kosong."));
    class
        .run(&["status", "--lang", "en"])
        .success()
        .stdout(contains("2×  gema/satu/boot: there is no program"))
        .stdout(contains("No grade yet").not());
    let report = class.folder().join("reports/1002/gema/report.md");
    let report = fs::read_to_string(report).unwrap();
    assert!(
        report.contains("Files that were seen: tugas.py"),
        "{report}"
    );
    class.write("kursus/kiriman/1002/client.py", ECHO);
    class.grade(&[]).success();
    assert_eq!(class.points("1002"), 100.0);
}

#[test]
fn what_cannot_be_told_apart_or_opened_is_no_zero_and_is_told_with_what_to_do() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write("kursus/kiriman/1002/client.py", ECHO);
    class.write("kursus/kiriman/1002/klien.py", DEAF);
    class.write("kursus/kiriman/1003/tugas.rar", "Rar!");
    class
        .grade(&["--lang", "en"])
        .code(3)
        .stdout(contains("! 1002"))
        .stdout(contains("! 1003"))
        .stdout(contains("Some have no grade yet"));
    assert_eq!(class.points("1002"), Value::Null);
    assert_eq!(class.points("1003"), Value::Null);
    class
        .run(&["status", "--lang", "en"])
        .success()
        .stdout(contains("No grade yet, and why"))
        .stdout(contains("several files could play the role `client`"))
        .stdout(contains("RAR archives are not read"))
        .stdout(contains(
            "praktikum grade kiriman --module gema --only 1002",
        ))
        .stdout(contains("praktikum override 1002 gema 0 --because"));
    fs::remove_file(class.course().join("kiriman/1002/klien.py")).unwrap();
    class.grade(&[]).code(3);
    assert_eq!(class.points("1002"), 100.0);
}

#[test]
fn a_program_that_does_not_compile_loses_what_needs_it_and_no_more() {
    let class = Class::new(&[]);
    class.write(
        "kursus/scenarios/gema/module.yaml",
        &MODULE.replace("client:", "client: , server:"),
    );
    class.write("kursus/scenarios/gema/dua.yaml", PAIR);
    class.write(
        "kursus/kiriman/1001/client.c",
        "int main(void) { return kosong; }",
    );
    class.write("kursus/kiriman/1001/server.py", ECHO);
    class.grade(&["--lang", "en"]).success();
    assert_eq!(class.points("1001"), 25.0);
    class
        .run(&["show", "1001", "--lang", "en"])
        .success()
        .stdout(contains("✓ dua/server"))
        .stdout(contains("✗ dua/client"))
        .stdout(contains("client.c does not compile with"))
        .stdout(contains("kosong"));
    // It would hold of anybody who says nothing, and of nobody who is not there.
    class
        .run(&["show", "1001", "--lang", "en"])
        .success()
        .stdout(contains("✗ dua/quiet"));
}

#[test]
fn what_praktikum_yaml_says_wrongly_is_told_where_it_stands() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write(
        "kursus/kiriman/1001/praktikum.yaml",
        "programs:\n  gema:\n    client: ada.py\n",
    );
    class.grade(&[]).success();
    assert_eq!(class.points("1001"), 0.0);
    class
        .run(&["show", "1001", "--lang", "en"])
        .success()
        .stdout(contains("--> praktikum.yaml:3:13"));
}

#[test]
fn without_a_module_each_submission_is_graded_in_what_it_is_for() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write("kursus/kiriman/1002/catatan.md", "x");
    class.run(&["grade", "kiriman"]).success();
    assert_eq!(class.points("1001"), 100.0);
    assert_eq!(class.points("1002"), 0.0);
    // Of two modules nobody can tell which is meant.
    for (name, text) in [
        ("module.yaml", MODULE),
        ("satu.yaml", SCENARIO),
        ("dua.yaml", SCENARIO),
    ] {
        class.write(&format!("kursus/scenarios/tanya/{name}"), text);
    }
    for (name, text) in TEXTS {
        class.write(&format!("kursus/scenarios/tanya/{name}"), text);
    }
    class.write(
        "kursus/scenarios/course.yaml",
        &COURSE.replace("[gema]", "[gema, tanya]"),
    );
    class.write("kursus/kiriman/1003/catatan.md", "y");
    class.run(&["grade", "kiriman", "--only", "1003"]).code(3);
    class
        .run(&["show", "1003", "--lang", "en"])
        .success()
        .stdout(contains("! 1003: there are no programs for any module"));
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
fn what_was_left_out_of_a_submission_is_known_as_long_as_it_is_graded() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write("kursus/kiriman/1001/lama.rar", "Rar!");
    class.grade(&[]).success();
    class
        .run(&["show", "1001", "--lang", "en"])
        .success()
        .stdout(contains("! lama.rar: RAR archives are not read"));
    let document = class.document();
    let notes = &document["students"][0]["modules"][0]["attempts"][0]["notes"];
    assert!(notes[0]["id"].as_str().unwrap().contains("tidak dibaca"));
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
fn who_has_handed_in_and_was_not_graded_yet_is_not_missing() {
    let class = Class::new(&[("1001", ECHO), ("1002", ECHO)]);
    class.grade(&["--only", "1001"]).success();
    assert_eq!(class.points("1001"), 100.0);
    assert_eq!(class.points("1002"), Value::Null);
    class
        .run(&["status", "--lang", "en"])
        .success()
        .stdout(contains("1002: handed in, not graded yet"));
    class.run(&["export", "--to", "csv"]).code(3);
    class.grade(&[]).success();
    assert_eq!(class.points("1002"), 100.0);
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
