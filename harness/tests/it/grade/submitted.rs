//! What was handed in, and what becomes of it that cannot be played as it is.

use super::*;

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
        .stdout(contains("praktikum override 1002 gema POINTS --because"));
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
    echo::write_texts(&class.course().join("scenarios/tanya"));
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
fn something_newer_that_was_not_graded_is_told_and_keeps_an_export_back() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class.grade(&[]).success();
    class.write("kursus/kiriman/1002/client.py", ECHO);
    // Received, and not begun.
    class.grade(&["--only", "1001"]).success();
    assert_eq!(class.points("1002"), 25.0);
    class
        .run(&["status", "--students", "--lang", "en"])
        .stdout(contains("25.00 !"));
    let why = "what was handed in later has no grade yet";
    class
        .run(&["status", "--lang", "en"])
        .stdout(contains(why).and(contains("--only 1002")));
    class
        .run(&["export", "--to", "csv", "--lang", "en"])
        .code(3)
        .stderr(contains("? 1002 · gema").and(contains(why)));
    class
        .run(&["export", "--to", "csv", "--incomplete"])
        .success();
    class.grade(&[]).success();
    assert_eq!(class.points("1002"), 100.0);
    class.run(&["export", "--to", "csv"]).success();
}

#[test]
fn what_fits_several_of_the_same_name_is_nobodys_zero_until_it_says_whose_it_is() {
    let class = Class::new(&[("1001", ECHO)]);
    let module = "modules: [{module: gema, deadline: 2020-01-01 23:59 WIB}]";
    class.write(
        "kursus/scenarios/course.yaml",
        &COURSE.replace("modules: [gema]", module),
    );
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama\n1001;Ani\n1003;Rizky Ramadhan\n1004;Rizky Ramadhan\n",
    );
    let folder = "kursus/kiriman/Rizky Ramadhan_61_assignsubmission_file_";
    class.write(&format!("{folder}/client.py"), ECHO);
    class.grade(&["--roster", "daftar.csv"]);
    assert_eq!(class.points("1003"), Value::Null);
    assert_eq!(class.points("1004"), Value::Null);
    class
        .run(&["export", "--to", "csv", "--lang", "en"])
        .code(3)
        .stderr(contains("may be theirs"));
    class.write(&format!("{folder}/praktikum.yaml"), "nim: \"1003\"\n");
    class
        .grade(&["--lang", "en"])
        .stderr(contains("is now that of 1003"));
    assert_eq!(class.points("1003"), 100.0);
    assert_eq!(class.points("1004"), 0.0);
    assert_eq!(class.document()["students"].as_array().unwrap().len(), 3);
    class.run(&["export", "--to", "csv"]).success();
}
