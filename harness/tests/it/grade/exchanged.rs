//! What leaves for other systems: the same numbers everywhere, and nothing for those of whom there is nothing to say.

use super::*;
use std::io::Cursor;

fn export(class: &Class, words: &[&str]) -> Assert {
    class.run(&[&["export", "--lang", "en"], words].concat())
}

#[test]
fn each_students_file_has_the_rounded_grade_and_who_handed_in_nothing_has_none() {
    let class = Class::new(&[("1001", DEAF)]);
    let course = COURSE.replace("modules:", "grading: {decimals: 1}\nmodules:");
    class.write("kursus/scenarios/course.yaml", &course);
    class.write("kursus/daftar.csv", "NIM;Nama\n1001;Ani\n1002;Budi\n");
    class.grade(&["--roster", "daftar.csv"]).success();
    class.run(&["mark", "1001", "mengapa", "8.55"]).success();
    for (form, file) in [("gradescope", "results.json"), ("classroom", "result.json")] {
        export(&class, &["--to", form, "--output", form])
            .success()
            .stdout(contains("1 file"))
            .stderr(contains(
                "1 was not handed in yet and is not overdue: no file",
            ));
        let folder = class.course().join(form);
        let text = fs::read(folder.join("1001").join(file)).unwrap();
        let results: Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(results["score"], 28.6, "{form}");
        assert!(!folder.join("1002").exists());
    }
}

#[test]
fn feedback_goes_to_the_participant_whose_folder_was_graded_however_the_name_is_written() {
    let class = Class::new(&[]);
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama\n1001;Jose\u{301} Nu\u{301}n\u{303}ez\n1002;Budi Santoso\n",
    );
    for who in ["José Núñez_61005", "1002_61006"] {
        let path = format!("kursus/unduhan/{who}_assignsubmission_file_/client.py");
        class.write(&path, &format!("{ECHO}# {who}\n"));
    }
    let words = [
        "grade",
        "unduhan",
        "--module",
        "gema",
        "--roster",
        "daftar.csv",
    ];
    class.run(&words).success();
    export(&class, &["--to", "feedback", "--output", "balik.zip"])
        .success()
        .stdout(contains("for 2 students"))
        .stderr(contains("participant numbers").not());
    let bytes = fs::read(class.course().join("balik.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let path = "José Núñez_61005_assignsubmission_file_/feedback-gema.html";
    assert!(archive.by_name(path).is_ok());
}

#[test]
fn an_import_does_not_take_the_place_of_a_filled_worksheet() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write("kursus/daftar.csv", "NIM;Nama\n1001;Ani\n");
    class.grade(&["--roster", "daftar.csv"]).success();
    class.write(
        "kursus/lembar.csv",
        "Identifier,ID number,Grade,Last modified (grade)\nParticipant 7,1001,,-\n",
    );
    export(&class, &["--to", "moodle", "--into", "lembar.csv"]).success();
    let filled = class.folder().join("exports/gema.moodle.csv");
    let before = fs::read(&filled).unwrap();
    export(&class, &["--to", "moodle"])
        .success()
        .stdout(contains("gema.moodle-import.csv"));
    assert_eq!(fs::read(&filled).unwrap(), before);
}

#[test]
fn a_mistyped_output_makes_no_folders() {
    let class = Class::new(&[("1001", ECHO)]);
    class.grade(&[]).success();
    for form in ["csv", "gradescope"] {
        export(&class, &["--to", form, "--output", "tak/ada/x"])
            .code(2)
            .stderr(contains("there is no folder tak/ada"));
    }
    assert!(!class.course().join("tak").exists());
    export(&class, &["--to", "csv", "--output", "x.csv"]).success();
    export(&class, &["--to", "gradescope", "--output", "x"]).success();
}

#[test]
fn numbers_have_the_decimal_sign_of_the_file() {
    let class = Class::new(&[("1001", DEAF), ("1002", ECHO)]);
    class.grade(&[]).success();
    let sheet = "Identifier;ID number;Grade;Maximum grade;Last modified (grade)\nParticipant 7;1001;7,25;100,00;-\nParticipant 8;1002;;100,00;-\n";
    let filled = |sheet: &str| {
        class.write("kursus/lembar.csv", sheet);
        let words = ["--to", "moodle", "--into", "lembar.csv", "--output", "-"];
        let told = export(&class, &words).success();
        String::from_utf8(told.get_output().stdout.clone()).unwrap()
    };
    assert_eq!(
        filled(sheet),
        sheet
            .replace(";7,25;", ";25,00;")
            .replace("1002;;", "1002;100,00;")
    );
    let sheet = sheet.replace(',', ".");
    assert_eq!(
        filled(&sheet),
        sheet
            .replace(";7.25;", ";25.00;")
            .replace("1002;;", "1002;100.00;")
    );
}

#[test]
fn who_is_excused_in_canvas_is_not_called_locked() {
    let class = Class::new(&[("1001", DEAF), ("1002", ECHO)]);
    class.grade(&[]).success();
    class.write(
        "kursus/canvas.csv",
        "Student,ID,SIS User ID,Section,Gema (7)\nPoints Possible,,,,100\nAni,1,1001,A,EX\nBudi,2,1002,A,\n",
    );
    export(
        &class,
        &["--to", "canvas", "--into", "canvas.csv", "--output", "-"],
    )
    .success()
    .stdout(contains("Ani,1,1001,A,EX").and(contains("Budi,2,1002,A,100.00")))
    .stderr(contains("excused there (EX), so left alone: 1001").and(contains("locked").not()));
}

#[test]
fn a_comment_says_what_several_checks_lack_once_and_without_the_files_picture() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write(
        "kursus/kiriman/1001/praktikum.yaml",
        "programs:\n  gema:\n    client: clientt.py\n",
    );
    class.write("kursus/daftar.csv", "NIM;Nama\n1001;Ani\n");
    class.grade(&["--roster", "daftar.csv"]).success();
    export(&class, &["--to", "moodle", "--output", "-"])
        .success()
        .stdout(contains("--&gt;").not().and(contains(" | ").not()))
        .stdout(contains("there is no program `clientt.py`").count(2))
        .stdout(contains("did you mean `client.py`").count(1));
}
