//! Slips that cost nobody more than what they are about: in `praktikum.yaml`, in names of folders, in empty folders.

use super::*;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A server and a client, each with a check that needs the other one not.
const ALONE: &str = "title: {id: Berdua, en: Both}
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
    points: 50
    steps:
      - start: ani
      - ani asks: any
";

fn alone(manifest: &str) -> Class {
    let class = Class::new(&[("1001", ECHO)]);
    let module = MODULE.replace("client:", "client: , server:");
    class.write("kursus/scenarios/gema/module.yaml", &module);
    for name in ["satu", "dua"] {
        class.write(&format!("kursus/scenarios/gema/{name}.yaml"), ALONE);
    }
    class.write("kursus/kiriman/1001/server.py", ECHO);
    class.write("kursus/kiriman/1001/praktikum.yaml", manifest);
    class
}

#[test]
fn a_program_that_praktikum_yaml_names_and_that_is_not_there_is_missing_alone() {
    let class = alone("programs:\n  gema:\n    server: ada.py\n");
    class.grade(&[]).success();
    assert_eq!(class.points("1001"), 50.0);
    class
        .run(&["show", "1001", "--lang", "en"])
        .success()
        .stdout(contains("✓ satu/client").and(contains("✗ satu/server")))
        .stdout(contains("--> praktikum.yaml:3:13"));
}

#[test]
fn a_slip_in_praktikum_yaml_costs_nothing_and_is_told() {
    for (manifest, place) in [
        ("programs:\n  gema: {server: [server.py\n", "line 2"),
        (
            "nim: 1001\nprograms:\n  gema:\n    sevrer: server.py\n",
            "line 4",
        ),
        ("programs:\n  gema:\n    server: ../server.py\n", "line 3"),
    ] {
        let class = alone(manifest);
        let told = contains("praktikum.yaml has a mistake in").and(contains(place));
        let graded = class.grade(&["--lang", "en"]).success();
        graded.stderr(contains("1001: praktikum.yaml has a mistake in").and(contains(place)));
        assert_eq!(class.points("1001"), 100.0, "{manifest}");
        class.run(&["show", "1001", "--lang", "en"]).stdout(told);
        class.run(&["status", "--lang", "en"]).stdout(
            contains("To be looked at: their praktikum.yaml (1)")
                .and(contains("1001: praktikum.yaml")),
        );
    }
}

/// Moodle's folders, and a class list.
fn downloaded() -> Class {
    let class = Class::new(&[]);
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama\n0012345;Ani Lestari\n1002;Budi Santoso\n1003;Citra Dewi\n",
    );
    for who in ["Orang Lain_41001", "Budi Santoso_41002"] {
        let path = format!("kursus/unduhan/{who}_assignsubmission_file_/client.py");
        class.write(&path, &format!("{ECHO}# {who}\n"));
    }
    class
}

fn graded(class: &Class, path: &str, more: &[&str]) -> Assert {
    let words = [
        "grade",
        path,
        "--module",
        "gema",
        "--roster",
        "daftar.csv",
        "--lang",
        "en",
    ];
    class.run(&[&words, more].concat())
}

#[test]
fn who_follows_the_advice_and_makes_the_number_the_folders_name_is_graded() {
    let class = downloaded();
    graded(&class, "unduhan", &[])
        .success()
        .stderr(contains("make it the folder's name"));
    let folder = class.course().join("unduhan");
    let old = folder.join("Orang Lain_41001_assignsubmission_file_");
    fs::rename(old, folder.join("0012345")).unwrap();
    fs::create_dir(folder.join("9999")).unwrap();
    graded(&class, "unduhan", &["--only", "0012345"])
        .success()
        .stderr(contains("`9999` is nobody's submission").and(contains("`0012345`").not()))
        .stdout(contains("0012345 Ani Lestari"));
    assert_eq!(class.points("0012345"), 100.0);
}

/// A zip of these files; what ends in `/` is a folder.
fn zipped(class: &Class, path: &str, files: &[(&str, &str)]) {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default();
    for (name, text) in files {
        match name.ends_with('/') {
            true => archive.add_directory(*name, how).unwrap(),
            false => {
                archive.start_file(*name, how).unwrap();
                archive.write_all(text.as_bytes()).unwrap();
            }
        }
    }
    let bytes = archive.finish().unwrap().into_inner();
    fs::write(class.course().join(path), bytes).unwrap();
}

#[test]
fn an_empty_folder_in_a_download_is_an_empty_submission_packed_or_not() {
    for is_packed in [true, false] {
        let class = downloaded();
        let files = [
            ("0012345/client.py", ECHO),
            ("Budi Santoso_41002_assignsubmission_file_/client.py", ECHO),
            ("Citra Dewi_41003_assignsubmission_file_/", ""),
        ];
        for (name, text) in files {
            match name.ends_with('/') {
                true => fs::create_dir_all(class.course().join("dua").join(name)).unwrap(),
                false => class.write(&format!("kursus/dua/{name}"), text),
            }
        }
        zipped(&class, "dua.zip", &files);
        let path = if is_packed { "dua.zip" } else { "dua" };
        graded(&class, path, &[])
            .success()
            .stdout(contains("3 submissions"))
            .stdout(contains("✗ 1003 Citra Dewi").and(contains("✓ 0012345 Ani Lestari")))
            .stderr(contains("Citra Dewi_41003: this submission is empty"));
        assert_eq!(class.points("1003"), 0.0);
    }
}

#[test]
fn a_folder_with_nothing_in_it_is_no_submission() {
    let class = downloaded();
    fs::create_dir(class.course().join("kosong")).unwrap();
    graded(&class, "kosong", &[])
        .code(2)
        .stderr(contains("there are no submissions in kosong"));
    assert!(!class.folder().exists());
}
