//! Whose programs play where nobody says it: those of one's own folder, else the reference.

use super::*;

const SILENT: &str = "input()\n";

/// A course with a reference that is right, and a folder in it whose program is wrong.
fn lab() -> Lab {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.write(
        "kursus/labs/praktikum.yaml",
        "programs:\n  gema: {client: client.py}\n",
    );
    lab.write("kursus/labs/client.py", ECHO);
    lab.write("kursus/tugas/client.py", SILENT);
    lab
}

fn run(lab: &Lab, folder: &str, words: &[&str]) -> Assert {
    let folder = lab.course().join(folder);
    fs::create_dir_all(&folder).unwrap();
    praktikum(folder).arg("run").args(words).assert()
}

#[test]
fn in_a_folder_of_ones_own_within_the_course_its_programs_play() {
    let lab = lab();
    for words in [&["gema"][..], &["gema/satu"], &[]] {
        let done = run(&lab, "tugas", words).code(1);
        let told = stdout(&done);
        let first = told.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("Program di ") && first.contains("tugas"),
            "{told}"
        );
    }
    assert!(lab.course().join("reports/tugas/gema/satu").is_dir());
}

#[test]
fn a_manifest_makes_a_folder_ones_own_too() {
    let lab = lab();
    lab.write("kursus/kerja/punya_saya.py", SILENT);
    lab.write(
        "kursus/kerja/praktikum.yaml",
        "programs:\n  gema: {client: punya_saya.py}\n",
    );
    run(&lab, "kerja", &["gema"]).code(1);
}

#[test]
fn elsewhere_in_the_course_the_reference_plays() {
    let lab = lab();
    for folder in [".", "scenarios/gema", "labs", "catatan"] {
        lab.write(&format!("kursus/{folder}/client.md"), "x");
        if folder != "labs" && folder != "catatan" {
            lab.write(&format!("kursus/{folder}/client.py"), SILENT);
        }
        run(&lab, folder, &["gema"])
            .code(0)
            .stdout(contains("Program acuan"));
    }
}

#[test]
fn the_reference_is_never_guessed() {
    let lab = lab();
    lab.write("kursus/labs/praktikum.yaml", "name: acuan\n");
    run(&lab, ".", &["gema"]).code(2).stderr(contains(
        "belum ada program acuan untuk modul gema; pakai `--submission FOLDER`",
    ));
    run(&lab, ".", &["--lang", "en"]).code(2).stderr(contains(
        "there is no reference program for the module gema yet; use `--submission FOLDER`",
    ));
}
