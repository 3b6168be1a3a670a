//! A class that is graded once more: who is in it, what was decided, what was a mistake.

use super::*;

const LIST: &str = "NIM;Nama;Dikumpulkan\n1001;Ani Lestari;2026-11-20 23:30\n1002;Budi Santoso;\n";

/// Two downloads of a class, whose folders have other numbers each time.
fn downloads() -> Class {
    let class = Class::new(&[]);
    class.write("kursus/daftar.csv", LIST);
    for (assignment, number) in [("satu", 31), ("dua", 32)] {
        for (place, who) in ["Ani Lestari", "Budi Santoso"].iter().enumerate() {
            let folder = format!("{who}_{number}000{place}_assignsubmission_file_");
            let path = format!("kursus/{assignment}/{folder}/client.py");
            class.write(&path, &format!("{ECHO}# {who} {assignment}\n"));
        }
    }
    class
}

#[test]
fn the_class_list_of_the_last_time_is_used_again() {
    let class = downloads();
    class
        .run(&["grade", "satu", "--roster", "daftar.csv"])
        .success();
    let again = class.run(&["grade", "dua", "--lang", "en"]).success();
    again.stderr(contains("using the last class list again (daftar.csv)"));
    assert_eq!(count(&class.folder(), "person"), 2);
    assert_eq!(count(&class.folder(), "member WHERE number = '1001'"), 2);
    // Feedback goes to where the last download of the module came from.
    class
        .run(&["export", "--to", "feedback", "--output", "balik.zip"])
        .success();
    let bytes = fs::read(class.course().join("balik.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let path = "Ani Lestari_310000_assignsubmission_file_/umpan-balik-gema.html";
    assert!(archive.by_name(path).is_ok());
    class.run(&["grade", "dua", "--module", "gema"]).success();
    class
        .run(&["export", "--to", "feedback", "--output", "balik.zip"])
        .success();
    let bytes = fs::read(class.course().join("balik.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let path = "Ani Lestari_320000_assignsubmission_file_/umpan-balik-gema.html";
    assert!(archive.by_name(path).is_ok());
}

#[test]
fn who_was_graded_under_a_folders_name_is_a_student_once_the_list_says_who() {
    let class = downloads();
    class.run(&["grade", "satu"]).success();
    class.run(&["mark", "Ani", "mengapa", "10"]).success();
    class
        .run(&["grade", "satu", "--roster", "daftar.csv", "--lang", "en"])
        .success()
        .stderr(contains("is now that of 1001, by the class list"))
        .stdout(contains("0 graded, 2 had their result."));
    assert_eq!(count(&class.folder(), "person"), 2);
    assert_eq!(count(&class.folder(), "hand_in"), 2);
    assert_eq!(count(&class.folder(), "grading"), 2);
    assert_eq!(class.points("1001"), 90.0);
    class
        .run(&["grade", "satu", "--lang", "en"])
        .success()
        .stderr(contains("is now that of").not());
}

#[test]
fn a_suggested_command_is_quoted_and_says_which_class_is_meant() {
    let class = downloads();
    class
        .run(&["grade", "satu", "--out", "buku nilai"])
        .success();
    class
        .run(&[
            "withdraw",
            "Ani",
            "--because",
            "x",
            "--out",
            "buku nilai",
            "--lang",
            "en",
        ])
        .success()
        .stdout(
            contains("--back --out 'buku nilai'`")
                .and(contains("`praktikum withdraw 'Ani Lestari")),
        );
}

#[test]
fn without_any_list_whoever_is_called_as_before_is_the_same() {
    let class = downloads();
    class.run(&["grade", "satu"]).success();
    class.run(&["grade", "dua"]).success();
    assert_eq!(count(&class.folder(), "person"), 2);
}

#[test]
fn a_time_without_a_zone_is_meant_in_the_zone_of_the_deadline() {
    let class = downloads();
    class.write(
        "kursus/scenarios/course.yaml",
        &COURSE.replace(
            "[gema]",
            "[{module: gema, deadline: 2026-11-20 23:59 WIT, extensions: {\"7\": 2026-11-21 23:59 WIT}}]",
        ),
    );
    class
        .run(&["grade", "satu", "--roster", "daftar.csv", "--lang", "en"])
        .success()
        .stderr(contains("course.yaml gives 7 a deadline of their own"));
    class
        .run(&["show", "1001", "--lang", "en"])
        .success()
        .stdout(contains("handed in 2026-11-20 23:30 WIT"))
        .stdout(contains("zone, read as WIT) · in time"));
    class
        .run(&["status", "--lang", "en"])
        .success()
        .stdout(contains("gema: 7"));
}

#[test]
fn who_was_taken_out_and_what_was_a_mistake_comes_back_when_it_is_wished() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class.grade(&[]).success();
    let because = ["--because", "salah folder"];
    class
        .run(&[&["withdraw", "1002", "--module", "gema"], &because[..]].concat())
        .success()
        .stdout(contains("1002 · gema").and(contains("gema 25.00 → ? (0.00)")));
    assert_eq!(class.points("1002"), Value::Null);
    class
        .run(&["show", "1002"])
        .success()
        .stdout(contains("Yang dinilai sebelumnya ditarik: salah folder"));
    class
        .run(&["withdraw", "1002", "--module", "gema", "--back"])
        .success();
    assert_eq!(class.points("1002"), 25.0);
    class
        .run(&[&["withdraw", "1002"], &because[..]].concat())
        .success();
    assert_eq!(class.document()["students"].as_array().unwrap().len(), 1);
    class
        .run(&["status"])
        .success()
        .stdout(contains("Dikeluarkan dari kelas (1)").and(contains("1002 · salah folder")));
    class
        .grade(&[])
        .success()
        .stderr(contains("praktikum withdraw 1002 --back"));
    class.run(&["withdraw", "1002", "--back"]).success();
    assert_eq!(class.points("1002"), 25.0);
    assert_eq!(count(&class.folder(), "withdrawal"), 4);
}

#[test]
fn better_work_outdoes_what_was_decided_about_earlier_work() {
    let class = Class::new(&[("1001", DEAF)]);
    class.grade(&[]).success();
    class
        .run(&["override", "1001", "satu/echo", "2", "--because", "hampir"])
        .success();
    class.write("kursus/kiriman/1001/client.py", ECHO);
    class.grade(&[]).success().stdout(contains("100.00 !"));
    class.run(&["show", "1001"]).success().stdout(contains(
        "satu/echo: putusan 2 (hampir) dibuat untuk kiriman",
    ));
    class.write("kursus/daftar.csv", "NIM\n1001\n1002\n");
    class.grade(&["--roster", "daftar.csv"]).success();
    class
        .run(&["override", "1002", "satu/echo", "2", "--because", "x"])
        .code(2)
        .stderr(contains("praktikum override 1002 gema POIN"));
}

#[test]
fn what_status_suggests_can_be_typed_as_it_stands() {
    let class = Class::new(&[("1001", ECHO)]);
    let folder = class.course().join("kiriman");
    fs::rename(&folder, class.course().join("kiriman (1)")).unwrap();
    class.write("kursus/kiriman (1)/Budi Satu_31/tugas.rar", "Rar!");
    let out = ["--out", "buku nilai"];
    let words = ["grade", "kiriman (1)", "--module", "gema"];
    class.run(&[&words, &out[..]].concat()).code(3);
    class
        .run(&[&["status", "--lang", "en"], &out[..]].concat())
        .success()
        .stdout(contains("praktikum show 'Budi Satu_31' --out 'buku nilai'"))
        .stdout(contains(
            "praktikum grade 'kiriman (1)' --module gema --out 'buku nilai' --only 'Budi Satu_31'",
        ))
        .stdout(contains(
            "praktikum override 'Budi Satu_31' gema POINTS --because \"…\" --out 'buku nilai'",
        ));
    class
        .run(&[&["status", "--students"], &out[..]].concat())
        .success()
        .stdout(
            contains("1001")
                .and(contains("100.00"))
                .and(contains("? belum ada nilai")),
        );
    // They are told for what they wait, where the others are told what they have.
    class
        .run(
            &[
                &["export", "--to", "tap", "--incomplete", "--output", "-"],
                &out[..],
            ]
            .concat(),
        )
        .success()
        .stdout(contains("RAR"));
}

const LISTENS: &str = "title: {id: Dengar, en: Listen}
cast: {tuan: server}
checks:
  - id: boot
    title: {id: Server mendengarkan, en: The server listens}
    points: 1
    steps:
      - start: tuan
";

#[test]
fn a_submission_that_was_meant_for_another_module_is_told() {
    let server = "import socket\ns = socket.socket()\ns.bind(('', 7001))\ns.listen()\ns.accept()\n";
    let class = Class::new(&[]);
    class.write("kursus/kiriman/1001/server.py", server);
    for (slug, port) in [("gema", 7000), ("lain", 7001), ("serupa", 7001)] {
        let module = format!(
            "title: {{id: x, en: x}}\nroles: {{server: {{listens on: tcp {port}}}}}\nscenarios: {{satu: 1, dua: 1}}\n"
        );
        class.write(&format!("kursus/scenarios/{slug}/module.yaml"), &module);
        for name in ["satu", "dua"] {
            class.write(&format!("kursus/scenarios/{slug}/{name}.yaml"), LISTENS);
        }
        echo::write_texts(&class.course().join("scenarios").join(slug));
    }
    let course = COURSE.replace("[gema]", "[gema, lain, serupa]");
    class.write("kursus/scenarios/course.yaml", &course);
    class.grade(&["--lang", "en"]).success().stderr(
        contains("this may be for lain or serupa and not for gema").and(contains("(1001)")),
    );
    class
        .run(&["grade", "kiriman", "--module", "lain", "--lang", "en"])
        .success()
        .stderr(contains("this may be for").not());
}

#[test]
fn nothing_is_brought_back_that_was_never_withdrawn() {
    let class = Class::new(&[("1001", ECHO)]);
    class.grade(&[]).success();
    class
        .run(&["withdraw", "1001", "--back"])
        .code(2)
        .stderr(contains("tidak pernah dikeluarkan"));
    let of_module = ["withdraw", "1001", "--module", "gema"];
    let back = || class.run(&[&of_module[..], &["--back", "--lang", "en"]].concat());
    back()
        .code(2)
        .stderr(contains("there is nothing to bring back"));
    class
        .run(&[&of_module[..], &["--because", "keliru"]].concat())
        .success();
    back().success();
}

#[test]
fn a_pair_that_was_taken_out_together_comes_back_together_and_nobody_else_with_it() {
    let class = Class::new(&[("1001", ECHO), ("1003", ECHO)]);
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama;Kelompok\n1001;Ani Lestari;A\n1002;Budi Santoso;A\n1003;Citra Dewi;\n",
    );
    class.grade(&["--roster", "daftar.csv"]).success();
    let points = || ["1001", "1002", "1003"].map(|number| class.points(number));
    let before = points();
    assert_eq!(before[0], before[1]);
    for number in ["1001", "1003"] {
        let words = [
            "withdraw",
            number,
            "--module",
            "gema",
            "--because",
            "keliru",
        ];
        class.run(&words).success();
    }
    let out = points();
    assert!(before.iter().zip(&out).all(|(before, out)| before != out));
    class
        .run(&["withdraw", "1002", "--module", "gema", "--back"])
        .success();
    let [ani, budi, _] = &before;
    assert_eq!(points(), [ani.clone(), budi.clone(), out[2].clone()]);
}

#[test]
fn a_time_of_the_class_list_holds_for_what_was_graded_with_it_and_as_long_as_it_says_so() {
    let class = downloads();
    let graded = |folder: &str, more: &[&str]| {
        let words = ["grade", folder, "--module", "gema", "--lang", "en"];
        class.run(&[&words[..], more].concat()).success()
    };
    let shown = || class.run(&["show", "1001", "--lang", "en"]).success();
    graded("satu", &["--roster", "daftar.csv"]);
    shown().stdout(contains("handed in 2026-11-20 23:30"));
    // What comes later is not of that time.
    graded("dua", &[]).stderr(contains(
        "hold only for what was graded with that `--roster`",
    ));
    let attempts = class.document()["students"][0]["modules"][0]["attempts"].clone();
    assert!(attempts[0]["handed_in"].is_number() || attempts[1]["handed_in"].is_number());
    assert!(attempts[0]["handed_in"].is_null() || attempts[1]["handed_in"].is_null());
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama\n1001;Ani Lestari\n1002;Budi Santoso\n",
    );
    graded("satu", &["--roster", "daftar.csv"]).stderr(contains(
        "the class list does not say any more when it was handed in",
    ));
    shown().stdout(contains("handed in 2026-11-20 23:30").not());
}

#[test]
fn a_corrected_number_takes_along_what_was_graded_marked_and_decided() {
    let class = downloads();
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama\n9991;Ani Lestari\n1002;Budi Santoso\n1003;Nol Besar\n",
    );
    class
        .run(&["grade", "satu", "--roster", "daftar.csv"])
        .success();
    class.run(&["mark", "9991", "mengapa", "10"]).success();
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama\n1001;Ani Lestari\n1002;Budi Santoso\n",
    );
    class
        .run(&["grade", "satu", "--roster", "daftar.csv", "--lang", "en"])
        .success()
        .stderr(contains(
            "9991 is not on the class list any more, and 1001 is the same person",
        ))
        .stderr(contains("with nothing here, so not counted any more: 1003"))
        .stdout(contains("0 graded, 2 had their result."));
    assert_eq!(class.points("1001"), 90.0);
    assert_eq!(class.document()["students"].as_array().unwrap().len(), 2);
}
