//! What an instructor is told besides the grades: what could not be played, when it came, whom a course names wrongly.

use super::{COURSE, Class, Connection, DEAF, ECHO};
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
        .stdout(contains("praktikum override 1002 gema POIN --because"))
        .stdout(contains("Coba lagi").not());
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
fn what_is_doubtful_about_a_submission_is_found_again_afterwards() {
    let class = Class::new(&[("1001", ECHO), ("211002", ECHO)]);
    class.write("kursus/kiriman/211002/praktikum.yaml", "nim: \"211009\"\n");
    class.grade(&[]).success();
    let notes = contains("Catatan tentang kiriman");
    class
        .run(&["status"])
        .stdout(notes.clone().and(contains("(1)")))
        .stdout(contains(
            "211002: praktikum.yaml di dalamnya menyebut 211009",
        ));
    let book = Connection::open(class.folder().join("gradebook.sqlite")).unwrap();
    let sql = "UPDATE grading SET alike = '[\"parity\"]' WHERE id = 1";
    book.execute(sql, []).unwrap();
    class
        .run(&["status", "--lang", "en"])
        .stdout(contains("Notes on what was handed in").and(contains("(2)")))
        .stdout(contains(
            "1001: perhaps this is for parity and not for gema",
        ));
    class
        .run(&["show", "1001"])
        .stdout(contains("mungkin kiriman parity, bukan gema"))
        .stdout(contains("`--module parity`, lalu `praktikum withdraw NIM"));
    let decide = ["override", "1001", "gema", "90", "--because", "dilihat"];
    class.run(&decide).success();
    class.run(&["status"]).stdout(contains("parity").not());
    class
        .run(&["status", "--module", "gema"])
        .stdout(notes.and(contains("211002: praktikum.yaml")));
}

#[test]
fn two_folders_that_bear_one_number_are_both_named() {
    let class = Class::new(&[("1001", ECHO), ("Budi", DEAF), ("1003", ECHO)]);
    class.write("kursus/kiriman/Budi/praktikum.yaml", "nim: \"1001\"\n");
    class
        .grade(&["--lang", "en"])
        .success()
        .stderr(contains("1001: its number, 1001, is that of Budi too"))
        .stderr(contains("Budi: its number, 1001, is that of 1001 too"))
        .stderr(contains("1003: its number").not());
    class
        .run(&["status"])
        .stdout(contains("1001: NIM-nya, 1001, juga milik Budi"));
}

#[test]
fn a_folder_that_an_earlier_grading_took_for_a_student_is_told_with_the_way_out() {
    let class = Class::new(&[("1001", ECHO), ("1002", ECHO)]);
    class.write("kursus/kelas/kiriman/client.py", ECHO);
    let grade = |path: &str| class.run(&["grade", path, "--module", "gema"]).success();
    let told = contains("praktikum withdraw kiriman --because 'salah folder'");
    grade("kelas").stderr(told.clone().not());
    grade("kiriman").stderr(told.clone());
    // A single submission has the others beside it.
    grade("kiriman/1001").stderr(contains("praktikum withdraw").not());
    class.write("kursus/kelas.csv", LIST);
    let roster = ["status", "--lang", "en"];
    class.grade(&["--roster", "kelas.csv"]).success();
    class.run(&roster).stdout(contains(
        "If it is no student of this class: praktikum withdraw kiriman",
    ));
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
    class.write("kursus/kelas.csv", "PK\u{3}\u{4}xl/workbook.xml");
    class
        .grade(&["--roster", "kelas.csv"])
        .code(2)
        .stderr(contains("simpan daftarnya sebagai CSV"));
    class
        .run(&["grade", "tiada"])
        .code(2)
        .stderr(contains("tidak dapat dibuka: tidak ada (No such file"));
}
