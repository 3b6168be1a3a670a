//! The showcase is what its records make of it, byte for byte.

use super::top;
use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// Files below a folder, by their paths in it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn the_showcase_is_rendered_from_its_records() {
    let kept = top().join("reports/reference");
    let here = tempfile::tempdir().unwrap();
    let is_record = |path: &PathBuf| path.ends_with("record.json");
    let records: Vec<PathBuf> = files(&kept).into_iter().filter(is_record).collect();
    for record in &records {
        let copy = here.path().join(record.strip_prefix(&kept).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(record, copy).unwrap();
    }
    if records.is_empty() {
        return;
    }
    Command::cargo_bin("praktikum")
        .unwrap()
        .current_dir(top())
        .args(["report", "--showcase", "--out"])
        .arg(here.path())
        .assert()
        .success();
    for path in files(here.path()) {
        let inside = path.strip_prefix(here.path()).unwrap();
        let there = fs::read(kept.join(inside)).unwrap_or_default();
        assert!(
            there == fs::read(&path).unwrap(),
            "{} is not what its record makes of it: `cargo run -p praktikum -- report --showcase` writes it again",
            inside.display()
        );
    }
}
