//! `praktikum new`: what it writes passes `check`, and nothing is overwritten.

use super::praktikum;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use std::fs;

#[test]
fn a_new_module_and_a_new_scenario_pass_check() {
    let folder = tempfile::tempdir().unwrap();
    praktikum(folder.path())
        .args(["new", "module", "faktorial"])
        .assert()
        .code(0)
        .stdout(contains("scenarios/faktorial/module.yaml"));
    praktikum(folder.path())
        .args(["check", "scenarios"])
        .assert()
        .code(0)
        .stdout(contains("semuanya sah"));
    praktikum(folder.path())
        .args(["new", "scenario", "faktorial/besar"])
        .assert()
        .code(0);
    praktikum(folder.path())
        .args(["check", "scenarios/faktorial/besar.yaml"])
        .assert()
        .code(0)
        .stdout(contains("semuanya sah"));
    praktikum(folder.path())
        .args(["check", "scenarios"])
        .assert()
        .code(0)
        .stdout(contains("stray-file"));
}

#[test]
fn any_title_is_written_so_that_yaml_reads_it_back() {
    for title in [
        "Faktorial: \"n!\" # lewat TCP",
        "- {a: [b",
        "'",
        "true",
        "  010  ",
        "x\u{202e}y",
        "a\nb: c",
        "*x",
        "\\",
    ] {
        let folder = tempfile::tempdir().unwrap();
        praktikum(folder.path())
            .args(["new", "module", "m", "--title", title])
            .assert()
            .code(0);
        praktikum(folder.path())
            .args(["check", "scenarios"])
            .assert()
            .code(0);
        let module = fs::read(folder.path().join("scenarios/m/module.yaml")).unwrap();
        let module = praktikum::scenario::document::module(&module)
            .value
            .unwrap();
        assert_eq!(
            module.title.id,
            title
                .replace('\u{202e}', "")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        );
    }
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    praktikum(folder.path())
        .args(["new", "module", "m"])
        .assert()
        .code(0);
    fs::write(folder.path().join("scenarios/m/dialogue.yaml"), "mine").unwrap();
    praktikum(folder.path())
        .args(["new", "module", "m"])
        .assert()
        .code(2)
        .stderr(contains("sudah ada"));
    praktikum(folder.path())
        .args(["new", "scenario", "m/dialogue"])
        .assert()
        .code(2)
        .stderr(contains("sudah ada"));
    assert_eq!(
        fs::read_to_string(folder.path().join("scenarios/m/dialogue.yaml")).unwrap(),
        "mine"
    );
}

#[test]
fn names_that_are_none_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Chat", "../x", "a b", "1x", ""] {
        praktikum(folder.path())
            .args(["new", "module", name])
            .assert()
            .code(2)
            .stderr(contains("bukan nama yang sah"));
    }
    praktikum(folder.path())
        .args(["new", "scenario", "chat"])
        .assert()
        .code(2)
        .stderr(contains("MODUL/NAMA"));
    let told = contains("praktikum new module chat").and(contains("module.yaml"));
    praktikum(folder.path())
        .args(["new", "scenario", "chat/x", "--lang", "en"])
        .assert()
        .code(2)
        .stderr(told);
    assert!(
        fs::read_dir(folder.path()).unwrap().next().is_none(),
        "nothing was made"
    );
}
