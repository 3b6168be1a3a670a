//! `praktikum.yaml`, as a student writes it and asks about it, and the reference's own.

use super::{praktikum, top};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use std::fs;

#[test]
fn the_references_manifest_is_valid_and_names_programs_that_are_built() {
    praktikum(top())
        .args(["check", "labs/praktikum.yaml"])
        .assert()
        .code(0)
        .stdout(contains("1 berkas diperiksa, semuanya sah"));
    let cargo = fs::read_to_string(top().join("labs/Cargo.toml")).unwrap();
    let manifest = fs::read(top().join("labs/praktikum.yaml")).unwrap();
    let manifest = praktikum::scenario::document::manifest(&manifest, None);
    let manifest = manifest.value.unwrap();
    let roles = manifest.programs.iter().flat_map(|casting| &casting.roles);
    let programs: Vec<&str> = roles
        .flat_map(|role| &role.programs)
        .map(|program| program.run.as_str())
        .collect();
    assert!(programs.len() >= 14, "{programs:?}");
    for program in programs {
        assert!(
            cargo.contains(&format!("name = \"{program}\"")),
            "{program}"
        );
    }
}

#[test]
fn a_students_manifest_gets_all_its_mistakes_at_once_in_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = "nama: Ani\nnim: \"nomor saya\"\nprograms:\n  chat:\n    server: ../server.py\n    client: {run: client.py, args: [\"${m}\"]}\n";
    fs::write(folder.path().join("praktikum.yaml"), manifest).unwrap();
    let places = || {
        contains("praktikum.yaml:1:1")
            .and(contains("praktikum.yaml:2:6"))
            .and(contains("praktikum.yaml:5:13"))
            .and(contains("praktikum.yaml:6:"))
    };
    praktikum(folder.path())
        .args(["check", "praktikum.yaml"])
        .assert()
        .code(2)
        .stdout(places())
        .stdout(contains("maksud Anda `name`?").and(contains("1 berkas diperiksa: 4 galat")));
    praktikum(folder.path())
        .args(["check", ".", "--lang", "en"])
        .assert()
        .code(2)
        .stdout(places())
        .stdout(contains("there is only `${n}` here").and(contains("4 errors")));
}

#[test]
fn the_manual_and_the_schemas_know_the_manifest() {
    for word in ["praktikum.yaml", "nim", "programs", "submission", "run"] {
        praktikum(top())
            .args(["explain", word, "--lang", "en"])
            .assert()
            .code(0)
            .stdout(contains("praktikum.yaml"));
    }
    praktikum(top())
        .args(["schema", "praktikum"])
        .assert()
        .code(0)
        .stdout(contains("\"lab_partner\""));
}
