//! The rules of this repository that no compiler knows.

mod layers;

use super::top;
use layers::is_of;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
        if path.is_dir() && !is_hidden && !path.ends_with("target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(&top().join("harness"), &mut found);
    sources(&top().join("labs"), &mut found);
    let top = top();
    found
        .into_iter()
        .map(|path| {
            (
                path.strip_prefix(&top).unwrap().display().to_string(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in all_sources() {
        let first = text.lines().next().unwrap_or("");
        assert!(
            first.starts_with("//! ") && first.len() > 12,
            "{path} does not open with a //! line"
        );
    }
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    for (path, text) in all_sources() {
        assert!(
            text.lines().count() <= 500,
            "{path} has more than 500 lines: which second noun is in it?"
        );
    }
}

#[test]
fn labs_are_as_short_as_lessons() {
    for (path, text) in all_sources() {
        let is_test = path.starts_with("labs/tests") || path.starts_with("labs/benches");
        let most = if path.starts_with("labs/chat") || path.starts_with("labs/groups") {
            200
        } else {
            120
        };
        if path.starts_with("labs/") && !is_test {
            assert!(
                text.lines().count() <= most,
                "{path} has more than {most} lines"
            );
        }
    }
}

#[test]
fn the_harness_does_not_know_the_labs() {
    for (path, text) in all_sources()
        .iter()
        .filter(|(path, _)| path.starts_with("harness/src"))
    {
        assert!(!text.contains("labs::"), "{path} names the labs");
    }
    let manifest = fs::read_to_string(top().join("harness/Cargo.toml")).unwrap();
    assert!(
        !manifest.contains("labs"),
        "the harness depends on the labs"
    );
}

#[test]
fn unsafe_code_stands_in_world_only() {
    for (path, text) in all_sources() {
        let word = concat!("unsafe", " {");
        assert!(
            !text.contains(word) || is_of(&path, "world"),
            "{path} has unsafe code"
        );
    }
}

#[test]
fn nothing_is_left_behind() {
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[", "ignore"),
        concat!("#[", "allow"),
    ];
    for (path, text) in all_sources() {
        for word in words {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
}

#[test]
fn the_top_level_holds_what_it_should() {
    let known = [
        "Cargo.toml",
        "Cargo.lock",
        "labs",
        "harness",
        "scenarios",
        "reports",
        "README.md",
        "ARCHITECTURE.md",
        "target",
    ];
    for entry in fs::read_dir(top()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(
            name.starts_with('.') || known.contains(&name.as_str()),
            "{name} does not belong to the top level"
        );
    }
    let architecture = fs::read_to_string(top().join("ARCHITECTURE.md")).unwrap();
    assert!(
        architecture.lines().count() <= 180,
        "ARCHITECTURE.md has more than 180 lines"
    );
}

#[test]
fn every_dependency_has_its_line_in_the_architecture() {
    let architecture = fs::read_to_string(top().join("ARCHITECTURE.md")).unwrap();
    for manifest in ["harness/Cargo.toml", "labs/Cargo.toml"] {
        let text = fs::read_to_string(top().join(manifest)).unwrap();
        let mut inside = false;
        for line in text.lines() {
            if line.starts_with('[') {
                inside = matches!(line, "[dependencies]" | "[dev-dependencies]");
            } else if let Some((name, _)) = line.split_once(" = ").filter(|_| inside) {
                assert!(
                    architecture.contains(&format!("`{name}`")),
                    "ARCHITECTURE.md does not say why there is {name}"
                );
            }
        }
    }
}

#[test]
fn labs_programs_folders_and_readmes_belong_together() {
    let manifest = fs::read_to_string(top().join("labs/Cargo.toml")).unwrap();
    let programs: Vec<&str> = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \""))
        .map(|rest| rest.trim_end_matches('"'))
        .collect();
    let table = fs::read_to_string(top().join("labs/README.md")).unwrap();
    for program in programs
        .iter()
        .filter(|path| !path.starts_with("tests") && !path.starts_with("benches"))
    {
        let (slug, file) = program.split_once('/').unwrap();
        let name = format!("name = \"{slug}_{}\"", file.trim_end_matches(".rs"));
        assert!(manifest.contains(&name), "{program} is not called {name}");
        assert!(
            top().join("labs").join(slug).join("README.md").is_file(),
            "labs/{slug} has no README.md"
        );
        assert!(
            table.contains(&format!("({slug}/README.md)")),
            "labs/README.md does not list {slug}"
        );
    }
    assert!(programs.len() >= 16, "only {} programs", programs.len());
}
