//! The rules of this repository that no compiler knows.

use super::top;
use std::fs;
use std::path::{Path, PathBuf};

/// The pure modules, and what each of them may name inside this crate.
const PURE: [(&str, &[&str]); 10] = [
    ("scenario", &["scenario"]),
    ("trace", &["trace", "scenario"]),
    ("verdict", &["verdict", "trace", "scenario"]),
    ("engine", &["engine", "verdict", "trace", "scenario"]),
    ("record", &["record", "verdict", "trace", "scenario"]),
    ("audit", &["audit", "verdict", "trace", "scenario"]),
    (
        "grade",
        &["grade", "record", "verdict", "trace", "scenario"],
    ),
    (
        "analysis",
        &["analysis", "record", "verdict", "trace", "scenario"],
    ),
    (
        "figure",
        &[
            "figure", "analysis", "record", "verdict", "trace", "scenario",
        ],
    ),
    (
        "report",
        &[
            "report", "audit", "analysis", "figure", "grade", "record", "verdict", "trace",
            "scenario",
        ],
    ),
];
/// The others, likewise.
const REST: [(&str, &[&str]); 6] = [
    ("world", &["world", "trace", "scenario"]),
    ("submission", &["submission", "world", "scenario"]),
    (
        "run",
        &[
            "run",
            "submission",
            "engine",
            "record",
            "verdict",
            "trace",
            "world",
            "scenario",
        ],
    ),
    (
        "press",
        &[
            "press",
            "report",
            "figure",
            "run",
            "submission",
            "record",
            "world",
            "scenario",
        ],
    ),
    (
        "class",
        &[
            "class",
            "press",
            "report",
            "run",
            "audit",
            "grade",
            "submission",
            "engine",
            "record",
            "verdict",
            "trace",
            "world",
            "scenario",
        ],
    ),
    (
        "cli",
        &[
            "cli",
            "class",
            "press",
            "run",
            "audit",
            "report",
            "analysis",
            "figure",
            "grade",
            "submission",
            "record",
            "verdict",
            "trace",
            "world",
            "scenario",
        ],
    ),
];
/// What has an effect, or knows the time.
const EFFECTS: [&str; 9] = [
    "std::fs",
    "std::net::Tcp",
    "std::net::Udp",
    "std::process",
    "std::thread",
    "std::env",
    "std::io",
    "std::time::Instant",
    "std::time::SystemTime",
];

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

fn is_of(path: &str, module: &str) -> bool {
    let inside = path.strip_prefix("harness/src/").unwrap_or("");
    inside == format!("{module}.rs") || inside.starts_with(&format!("{module}/"))
}

/// Modules of this crate that a file names.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).map(|rest| {
        rest.split(|next: char| !next.is_alphanumeric() && next != '_')
            .next()
            .unwrap_or("")
    })
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
fn the_pure_modules_know_no_effect() {
    for (path, text) in all_sources() {
        for (module, _) in PURE.iter().filter(|(module, _)| is_of(&path, module)) {
            for effect in EFFECTS {
                assert!(
                    !text.contains(effect),
                    "{path} is of the pure module {module} and names {effect}"
                );
            }
        }
    }
}

#[test]
fn modules_name_only_those_before_them() {
    let mut looked_at = 0;
    for (path, text) in all_sources() {
        for (module, may_name) in PURE
            .iter()
            .chain(&REST)
            .filter(|(module, _)| is_of(&path, module))
        {
            for name in named(&text) {
                assert!(
                    may_name.contains(&name),
                    "{path} is of {module} and names crate::{name}"
                );
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 50, "the rule looks at nothing: {looked_at}");
}

#[test]
fn every_module_has_its_rule() {
    let library = fs::read_to_string(top().join("harness/src/lib.rs")).unwrap();
    for line in library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
    {
        let module = line.trim_end_matches(';');
        assert!(
            PURE.iter().chain(&REST).any(|(known, _)| *known == module),
            "the module {module} has no rule in tidy.rs"
        );
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
