//! `praktikum export`, as an instructor types it.

use super::{Class, DEAF, ECHO};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use std::fs;
use std::io::Read;

const WORKSHEET: &str = "\u{feff}\"Tanda pengenal\",\"Nama lengkap\",\"Nomor ID\",Status,Nilai,\"Nilai maksimum\",\"Terakhir diubah (nilai)\",\"Komentar umpan balik.\"\r\nPeserta71,Ani,1001,x,,\"100,00\",-,\r\nPeserta72,Budi,1002,x,\"3,00\",\"100,00\",-,\"lama\"\r\nPeserta73,Orang Lain,1009,x,,\"100,00\",-,\r\n";

/// One who passed everything, and one whose question nobody has read yet.
fn half_marked() -> Class {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class.grade(&[]).success();
    class.run(&["mark", "1001", "mengapa", "20"]).success();
    class
}

#[test]
fn nothing_is_exported_while_a_grade_is_open_unless_it_is_wished() {
    let class = half_marked();
    class
        .run(&["export", "--to", "csv"])
        .code(3)
        .stderr(contains("Belum diekspor: 1 nilai"))
        .stderr(contains(
            "? 1002 · gema · mengapa: belum diberi poin oleh pengajar",
        ))
        .stderr(contains("--incomplete"));
    assert!(!class.folder().join("exports").exists());
    class
        .run(&["export", "--to", "csv", "--incomplete", "--lang", "en"])
        .success()
        .stdout(contains("gema.csv · 1 file"));
    let table = fs::read_to_string(class.folder().join("exports/gema.csv")).unwrap();
    assert!(table.contains("1001,,,,100.00,graded"), "{table}");
    assert!(table.contains("1002,,,,,pending"), "{table}");
}

#[test]
fn moodles_worksheet_is_filled_in_where_grades_and_comments_stand_and_nowhere_else() {
    let class = half_marked();
    class.write("kursus/lembar.csv", WORKSHEET);
    let words = [
        "export",
        "--to",
        "moodle",
        "--into",
        "lembar.csv",
        "--incomplete",
    ];
    class
        .run(&words)
        .success()
        .stdout(contains("untuk 1 mahasiswa"))
        .stderr(contains("4: Peserta73 · Orang Lain · 1009"));
    let filled = fs::read_to_string(class.folder().join("exports/gema.moodle.csv")).unwrap();
    let row = filled.lines().nth(1).unwrap();
    assert!(
        row.starts_with("Peserta71,Ani,1001,x,\"100,00\",\"100,00\",-,\"Nilai 100.00 dari 100<br>"),
        "{row}"
    );
    let rest = |text: &str| text.split_once("Peserta72").unwrap().1.to_string();
    assert_eq!(rest(&filled), rest(WORKSHEET));
    assert_eq!(
        fs::read_to_string(class.course().join("lembar.csv")).unwrap(),
        WORKSHEET
    );
    class
        .run(&[
            "export",
            "--to",
            "moodle",
            "--into",
            "kiriman/1001/client.py",
            "--incomplete",
        ])
        .code(2)
        .stderr(contains("bukan lembar penilaian luring Moodle"));
}

#[test]
fn what_an_export_changes_is_told_and_never_becomes_part_of_it() {
    let class = half_marked();
    class.run(&["mark", "1002", "mengapa", "5"]).success();
    class.write("kursus/lembar.csv", WORKSHEET);
    let words = [
        "export",
        "--to",
        "moodle",
        "--into",
        "lembar.csv",
        "-o",
        "-",
        "--lang",
        "en",
    ];
    let told = class.run(&words).success();
    let told = told.stderr(
        contains("Grades that the file had and that change (1)")
            .and(contains("1002: 3,00 → 25,00"))
            .and(contains("comments that were there and are replaced: 1002"))
            .and(contains("Rows of nobody in the gradebook")),
    );
    let filled = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(filled.starts_with('\u{feff}') && filled.ends_with("\"100,00\",-,\r\n"));
    assert!(!filled.contains("Rows of nobody"));
}

#[test]
fn who_handed_in_nothing_has_the_same_grade_wherever_it_is_asked_for() {
    let class = half_marked();
    let dated = super::COURSE.replace("[gema]", "[{module: gema, deadline: 2020-01-01 10:00 WIB}]");
    class.write("kursus/scenarios/course.yaml", &dated);
    class.write("kursus/daftar.csv", "NIM\n1001\n1002\n1003\n1004\n");
    class.grade(&["--roster", "daftar.csv"]).success();
    class.run(&["mark", "1002", "mengapa", "10"]).success();
    class
        .run(&["mark", "1003", "mengapa", "5", "--lang", "en"])
        .success()
        .stdout(contains("gema 0.00 → 5.00"));
    assert_eq!(class.points("1003"), 5.0);
    assert_eq!(class.points("1004"), 0.0);
    class
        .run(&["show", "1003", "--lang", "en"])
        .success()
        .stdout(contains("gema · Echo · 5.00 · no programs handed in"));
    // A sign moves no number.
    let roll = class.run(&["status", "--students"]).success();
    let roll = String::from_utf8(roll.get_output().stdout.clone()).unwrap();
    let lines = roll.lines().filter(|line| line.starts_with("100"));
    let ends: Vec<&str> = lines.map(|line| &line[line.len().min(6)..]).collect();
    assert_eq!(
        ends,
        ["  100.00", "   30.00", "    5.00 ∅", "    0.00 ∅"],
        "{roll}"
    );
    class
        .run(&["export", "--to", "csv", "-o", "-", "--lang", "en"])
        .success()
        .stdout(contains("1003,,,,5.00,graded").and(contains("1004,,,,0.00,missing")))
        .stderr(contains("Handed in no programs").and(contains("1004")));
    class
        .run(&["export", "--to", "gradescope", "--output", "hasil"])
        .success();
    let results = fs::read(class.course().join("hasil/1004/results.json")).unwrap();
    let results: serde_json::Value = serde_json::from_slice(&results).unwrap();
    assert_eq!(results["tests"][1]["score"], 0);
}

#[test]
fn feedback_is_a_page_for_whoever_the_worksheet_knows() {
    let class = half_marked();
    class
        .run(&["mark", "1002", "mengapa", "5", "--comment", "<b>kurang</b>"])
        .success();
    class.write("kursus/lembar.csv", WORKSHEET);
    class
        .run(&["export", "--to", "feedback", "--into", "lembar.csv"])
        .success()
        .stdout(contains("untuk 2 mahasiswa"));
    let file = fs::File::open(class.folder().join("exports/gema.feedback.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut page = String::new();
    let path = "Budi_72_assignsubmission_file_/umpan-balik-gema.html";
    archive
        .by_name(path)
        .unwrap()
        .read_to_string(&mut page)
        .unwrap();
    assert!(
        page.contains("&lt;b&gt;kurang&lt;/b&gt;") && !page.contains("<b>"),
        "{page}"
    );
    // Folders that are not Moodle's say no participant's number.
    class
        .run(&["export", "--to", "feedback"])
        .success()
        .stderr(contains("1001").and(contains("`--into BERKAS`")));
}

#[test]
fn programs_get_one_document_or_a_file_for_each_student() {
    let class = half_marked();
    let export = |words: &[&str]| class.run(&[&["export", "--incomplete"], words].concat());
    export(&["--to", "tap", "--output", "-"])
        .success()
        .stdout(contains("TAP version 14\n1..8\n"));
    export(&["--to", "json", "--only", "1001", "--output", "-"])
        .success()
        .stdout(contains("\"1001\"").and(contains("\"1002\"").not()));
    export(&["--to", "gradescope", "--output", "-"])
        .code(2)
        .stderr(contains("2 berkas").and(contains("--only NIM")));
    export(&["--to", "gradescope", "--output", "hasil"]).success();
    for number in ["1001", "1002"] {
        let path = class
            .course()
            .join("hasil")
            .join(number)
            .join("results.json");
        let text = fs::read(path).unwrap();
        let results: serde_json::Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(results.get("score").is_some(), number == "1001");
    }
    export(&["--to", "classroom"]).success();
    let results = class.folder().join("exports/gema.classroom");
    assert!(results.join("1001/result.json").is_file() && !results.join("1002").exists());
    export(&["--to", "canvas"])
        .code(2)
        .stderr(contains("--into BERKAS"));
    export(&["--to", "csv", "--into", "x.csv"])
        .code(2)
        .stderr(contains("hanya untuk moodle"));
}
