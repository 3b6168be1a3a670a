//! What is asked for in ways that newcomers try, and what they are told.

use super::*;

const SILENT: &str = "input()\n";

/// What stands on the line behind the one that begins so.
fn next<'a>(told: &'a str, begin: &str) -> &'a str {
    let mut lines = told.lines().map(str::trim);
    lines.find(|line| *line == begin);
    lines.next().unwrap_or_default()
}

#[test]
fn the_command_that_plays_a_file_again_is_whole_and_works() {
    let lab = Lab::new(SCENARIO, SILENT);
    let deep = "folder dengan nama yang panjang/supaya baris perintahnya jauh lebih panjang dari lebar terminal";
    lab.write(&format!("{deep}/baru/module.yaml"), MODULE);
    lab.write(&format!("{deep}/baru/satu.yaml"), SCENARIO);
    lab.write(&format!("{deep}/ani/client.py"), SILENT);
    let folder = lab.0.path().join(deep);
    for course in [&[][..], &["--course", "../../kursus"]] {
        let mut words = vec![
            "run",
            "baru/satu.yaml",
            "--submission",
            "ani",
            "--seed",
            "7",
        ];
        words.extend(course);
        let done = praktikum(&folder).args(&words).assert().code(1);
        let told = stdout(&done);
        let given: String = course.iter().map(|word| format!(" {word}")).collect();
        let command = next(&told, "Semuanya sekaligus:");
        assert_eq!(
            command,
            format!("praktikum run baru/satu.yaml --submission ani{given} --seed 7"),
            "{told}"
        );
        let again = command.split(' ').skip(1);
        praktikum(&folder).args(again).assert().code(1);
    }
    let path = folder.join("baru/satu.yaml");
    let told = stdout(&lab.run(&[path.to_str().unwrap(), "--seed", "7"]).code(1));
    assert_eq!(
        next(&told, "Semuanya sekaligus:"),
        format!(
            "praktikum run '{}' --submission ../ani --seed 7",
            path.display()
        )
    );
}

#[test]
fn a_module_that_the_course_does_not_name_is_said_to_be_so() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.write("kursus/scenarios/faktorial/module.yaml", MODULE);
    lab.write("kursus/scenarios/faktorial/satu.yaml", SCENARIO);
    for asked in ["faktorial", "faktorial/satu", "scenarios/faktorial"] {
        lab.run(&[asked]).code(2).stderr(contains(
            "scenarios/course.yaml tidak menyebut modul faktorial: tambahkan `- faktorial` ke `modules:`",
        ));
    }
    lab.run(&["scenarios/faktorial/satu.yaml"]).code(0);
}

#[test]
fn programs_that_are_not_complete_are_told_what_they_lack() {
    let folder = tempfile::tempdir().unwrap();
    let told = |words: &[&str]| {
        let done = praktikum(folder.path())
            .arg("run")
            .args(words)
            .assert()
            .code(2);
        String::from_utf8(done.get_output().stderr.clone()).unwrap()
    };
    fs::write(folder.path().join("server.py"), SILENT).unwrap();
    let alone = told(&[]);
    for module in ["parity", "chat"] {
        let lacks = format!("modul {module}: program untuk peran `client` tidak ditemukan");
        assert!(alone.contains(&lacks), "{alone}");
    }
    fs::write(folder.path().join("client.py"), SILENT).unwrap();
    fs::write(folder.path().join("client_lama.py"), SILENT).unwrap();
    let two = told(&["--lang", "en"]);
    assert!(
        two.contains(
            "module chat: several files could play the role `client`: client.py, client_lama.py"
        ),
        "{two}"
    );
    fs::remove_file(folder.path().join("server.py")).unwrap();
    fs::remove_file(folder.path().join("client.py")).unwrap();
    fs::rename(
        folder.path().join("client_lama.py"),
        folder.path().join("sender.py"),
    )
    .unwrap();
    let only = told(&[]);
    let near = told(&["multicast"]);
    assert_eq!(only, near, "the only module that is near and must be done");
    assert!(
        only.contains("modul multicast") && only.contains("receiver"),
        "{only}"
    );
}

#[test]
fn a_folder_of_records_names_them() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&[]).code(0);
    let play = |folder: &str| {
        praktikum(lab.course())
            .args(["play", folder])
            .assert()
            .code(2)
    };
    play("reports/ani").stderr(
        contains("reports/ani bukan rekaman, tetapi berisi rekaman:\n  reports/ani/gema/satu\n")
            .and(contains("`praktikum play reports/ani/gema/satu`")),
    );
    play("scenarios").stderr(contains("di scenarios tidak ada rekaman"));
}

#[test]
fn the_commands_that_play_have_their_pages() {
    for (command, lang) in [("run", "id"), ("run", "en"), ("play", "id"), ("play", "en")] {
        let mark = if lang == "id" {
            "Kode keluar"
        } else {
            "Exit codes"
        };
        praktikum(super::super::top())
            .args(["explain", command, "--lang", lang])
            .assert()
            .code(0)
            .stdout(contains(format!("praktikum {command}")).and(contains(mark)));
    }
}
