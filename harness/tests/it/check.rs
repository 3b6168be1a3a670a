//! `praktikum check`, as an author types it.

use super::{praktikum, top};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_match};
use std::fs;

const MODULE: &str = "title: {id: x, en: x}\nroles: {server: , client: }\nscenarios: {one: 1}\n";
const GOOD: &str = "title: {id: x, en: x}\ncast: {ani: client}\nchecks:\n  - id: a\n    title: {id: x, en: x}\n    points: 1\n    steps:\n      - start: ani\n";

/// A folder with a module and one scenario.
fn folder(scenario: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("module.yaml"), MODULE).unwrap();
    fs::write(folder.path().join("one.yaml"), scenario).unwrap();
    folder
}

#[test]
fn a_valid_scenario_ends_with_zero_and_says_so_in_the_language_asked_for() {
    let folder = folder(GOOD);
    praktikum(folder.path())
        .args(["check", "one.yaml"])
        .assert()
        .code(0)
        .stdout(contains("1 berkas diperiksa, semuanya sah"));
    praktikum(folder.path())
        .args(["check", "one.yaml", "--lang", "en"])
        .assert()
        .code(0)
        .stdout(contains("1 file checked, all valid"));
    praktikum(folder.path())
        .env("PRAKTIKUM_LANG", "en")
        .args(["check", "one.yaml"])
        .assert()
        .stdout(contains("1 file checked"));
}

#[test]
fn all_mistakes_are_told_at_once_with_their_line_and_what_to_do() {
    let bad = GOOD
        .replace("- start: ani", "- strat: ani\n      - rizki types: x")
        .replace("points: 1\n", "points: x\n");
    let folder = folder(&bad);
    let told = contains("galat[bad-value]")
        .and(contains("--> one.yaml:6:13"))
        .and(contains("galat[unknown-verb]"))
        .and(contains(
            "8 |       - strat: ani\n  |         ^^^^^\n  = maksud Anda `start`?",
        ))
        .and(contains(
            "galat[unknown-actor]: tidak ada aktor atau kelompok bernama `rizki`",
        ))
        .and(contains("1 berkas diperiksa: 3 galat, 0 peringatan"));
    praktikum(folder.path())
        .args(["check", "one.yaml"])
        .assert()
        .code(2)
        .stdout(told);
}

#[test]
fn editors_get_json_with_every_place() {
    let folder = folder(&GOOD.replace("start: ani", "start: anni"));
    let done = praktikum(folder.path())
        .args(["check", "one.yaml", "--format", "json", "--lang", "en"])
        .assert()
        .code(2);
    let complaints: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    let first = &complaints[0];
    assert_eq!(
        (
            first["file"].as_str(),
            first["line"].as_u64(),
            first["column"].as_u64()
        ),
        (Some("one.yaml"), Some(8), Some(16))
    );
    assert_eq!(
        (first["code"].as_str(), first["severity"].as_str()),
        (Some("unknown-actor"), Some("error"))
    );
    assert_eq!(first["advice"].as_str(), Some("did you mean `ani`?"));
}

#[test]
fn a_module_is_held_against_its_files() {
    let folder = folder(GOOD);
    fs::write(folder.path().join("two.yaml"), GOOD).unwrap();
    fs::write(
        folder.path().join("module.id.md"),
        "# x\n\n## Pengenalan\n\n## Cara kerja\n",
    )
    .unwrap();
    let told = contains("module.en.md")
        .and(contains("judul `## Tugas` belum ada"))
        .and(contains("module.yaml tidak menyebut `two`"));
    praktikum(folder.path())
        .args(["check", "."])
        .assert()
        .code(2)
        .stdout(told);
    fs::remove_file(folder.path().join("one.yaml")).unwrap();
    praktikum(folder.path())
        .args(["check", "module.yaml"])
        .assert()
        .stdout(contains("module.yaml:3:13").and(contains("one.yaml")));
}

#[test]
fn a_scenario_without_its_module_is_told_what_is_missing() {
    let folder = folder(GOOD);
    fs::remove_file(folder.path().join("module.yaml")).unwrap();
    praktikum(folder.path())
        .args(["check", "one.yaml"])
        .assert()
        .code(2)
        .stdout(contains("praktikum new module"));
}

#[test]
fn a_file_that_is_not_there_gets_one_line() {
    let folder = folder(GOOD);
    praktikum(folder.path())
        .args(["check", "nix.yaml"])
        .assert()
        .code(2)
        .stderr(is_match("^praktikum: [^\n]*nix.yaml[^\n]*\n$").unwrap());
    praktikum(folder.path())
        .args(["check", "nix.yaml", "--lang", "en"])
        .assert()
        .code(2)
        .stderr(contains("nix.yaml cannot be opened"));
}

#[test]
fn where_there_is_no_course_the_user_is_told_what_to_name() {
    let folder = tempfile::tempdir().unwrap();
    praktikum(folder.path())
        .arg("check")
        .assert()
        .code(2)
        .stderr(contains("course.yaml"));
}

#[test]
fn what_a_file_holds_cannot_reach_the_terminal_as_it_is() {
    let folder = folder(&GOOD.replace("start: ani", "start: \"\\e]0;judul\\a\\u202Eani\""));
    let told = praktikum(folder.path())
        .args(["check", "one.yaml"])
        .assert()
        .code(2);
    let shown = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    assert!(
        !shown.contains('\u{1b}') && !shown.contains('\u{7}') && !shown.contains('\u{202e}'),
        "{shown:?}"
    );
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_praktikum"))
        .args(["check"])
        .current_dir(top())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
}

#[test]
fn the_shipped_course_is_valid() {
    praktikum(top())
        .arg("check")
        .assert()
        .code(0)
        .stdout(contains("semuanya sah").or(contains("0 galat")));
}

#[test]
fn the_course_is_checked_from_inside_its_own_folder() {
    praktikum(top().join("scenarios"))
        .arg("check")
        .assert()
        .code(0);
    praktikum(top().join("scenarios/chat"))
        .arg("check")
        .assert()
        .code(0);
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let folder = folder(&GOOD.replace("start: ani", "start: anni"));
    let done = praktikum(folder.path())
        .args(["check", "nix.yaml", "one.yaml", "one.yaml"])
        .assert()
        .code(2);
    let told = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert_eq!(told.matches("unknown-actor").count(), 1, "{told}");
}

#[test]
fn a_module_with_mistakes_is_not_passed_over() {
    let folder = folder(GOOD);
    fs::write(
        folder.path().join("module.yaml"),
        MODULE.replace("roles", "rolez"),
    )
    .unwrap();
    praktikum(folder.path())
        .args(["check", "one.yaml"])
        .assert()
        .code(2)
        .stdout(contains("module.yaml").and(contains("belum sah")));
}

#[test]
fn the_readme_shows_what_check_says() {
    let readme = fs::read_to_string(top().join("README.md")).unwrap();
    let shown = readme
        .split("```text\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let chat = folder.path().join("scenarios/chat");
    fs::create_dir_all(&chat).unwrap();
    fs::copy(
        top().join("scenarios/chat/module.yaml"),
        chat.join("module.yaml"),
    )
    .unwrap();
    let good = fs::read_to_string(top().join("scenarios/chat/leave.yaml")).unwrap();
    fs::write(
        chat.join("leave.yaml"),
        good.replace("- ani types: halo ${word}", "- anni types: halo ${word}"),
    )
    .unwrap();
    praktikum(folder.path())
        .args(["check", "scenarios/chat/leave.yaml"])
        .assert()
        .code(2)
        .stdout(contains(shown.to_string()));
}

#[test]
fn a_module_that_the_course_does_not_name_is_told() {
    let folder = tempfile::tempdir().unwrap();
    praktikum(folder.path())
        .args(["new", "module", "satu"])
        .assert()
        .code(0);
    praktikum(folder.path())
        .args(["new", "module", "dua"])
        .assert()
        .code(0);
    let course = "course: {id: x, en: x}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nmodules: [satu]\n";
    fs::write(folder.path().join("scenarios/course.yaml"), course).unwrap();
    let told = contains("--> scenarios/dua/module.yaml:1:1").and(contains("tambahkan `- dua`"));
    praktikum(folder.path())
        .arg("check")
        .assert()
        .code(0)
        .stdout(told);
}
