//! What an instructor is told besides the grades: what could not be played, when it came, whom a course names wrongly.

use super::{COURSE, Class, ECHO};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;

const LIST: &str = "nim,nama\n1001,Ani Lestari\n1002,Budi Santoso\n";

/// The course with a deadline.
fn dated(more: &str) -> String {
    let module = format!("modules: [{{module: gema, deadline: 2026-12-01 23:59 WIB{more}}}]");
    COURSE.replace("modules: [gema]", &module)
}

#[test]
fn programs_that_praktikum_cannot_play_wait_for_a_person() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write("kursus/kiriman/1002/Client.kt", "fun main() {}");
    class.write("kursus/kiriman/1003/client.rb", "gets");
    class
        .grade(&["--lang", "en"])
        .code(3)
        .stdout(contains("! 1002"))
        .stdout(contains("praktikum cannot play Kotlin programs"));
    assert_eq!(class.points("1002"), Value::Null);
    assert_eq!(class.points("1003"), Value::Null);
    class
        .run(&["status"])
        .stdout(contains("praktikum tidak dapat memainkan program Kotlin"))
        .stdout(contains("praktikum override 1002 gema POIN --because"));
    class
        .run(&["show", "1003", "--lang", "en"])
        .stdout(contains("os.execvp"));
    class
        .run(&[
            "override",
            "1002",
            "gema",
            "80",
            "--because",
            "dinilai langsung",
        ])
        .success();
    assert_eq!(class.points("1002"), 80.0);
}

#[test]
fn that_nobody_knows_when_folders_came_is_told_once_where_it_matters() {
    let class = Class::new(&[("1001", ECHO), ("1002", ECHO)]);
    let told = contains("nothing says when 2 submissions were handed in");
    class
        .grade(&["--lang", "en"])
        .success()
        .stderr(told.clone().not());
    class.write("kursus/scenarios/course.yaml", &dated(""));
    class
        .grade(&["--lang", "en"])
        .success()
        .stderr(told.clone().and(contains(".zip")));
    class
        .grade(&["--format", "json"])
        .stderr(contains("tidak ada yang dihitung terlambat"));
}

#[test]
fn a_deadline_for_nobody_on_the_class_list_is_found_by_check() {
    let class = Class::new(&[("1001", ECHO), ("1002", ECHO)]);
    let own = ", extensions: {\"1020\": 2026-12-05 23:59 WIB}";
    class.write("kursus/scenarios/course.yaml", &dated(own));
    let told = contains("gives 1020 a deadline of their own in gema");
    let check = || class.run(&["check", "--lang", "en"]).code(0);
    check().stderr(told.clone().not());
    class.write("kursus/kelas.csv", LIST);
    class.grade(&["--roster", "kelas.csv"]).success();
    check().stderr(told);
}

#[test]
fn a_record_is_shown_by_another_command() {
    let class = Class::new(&[("1001", ECHO)]);
    class.grade(&[]).success();
    let folders = class.folder().join("records/1001");
    let kept = std::fs::read_dir(folders).unwrap().next().unwrap().unwrap();
    let record = kept.path().join("gema/satu");
    let record = record.to_str().unwrap();
    class
        .run(&["show", record, "--lang", "en"])
        .code(2)
        .stderr(contains("praktikum play "));
}

#[test]
fn words_that_no_command_knows_are_told_in_the_readers_language() {
    let class = Class::new(&[("1001", ECHO)]);
    class
        .grade(&["--rostr", "x"])
        .code(2)
        .stderr(contains(
            "perintah ini tidak mengenal `--rostr`; mungkin maksud Anda `--roster`?",
        ))
        .stderr(contains("For more information").not());
    class
        .run(&["grade", "tiada"])
        .code(2)
        .stderr(contains("tidak dapat dibuka: tidak ada (No such file"));
}
