//! Which modules know no effect, and which others each may name.

use super::all_sources;
use crate::top;
use std::fs;

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

pub(super) fn is_of(path: &str, module: &str) -> bool {
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
            "the module {module} has no rule in tidy/layers.rs"
        );
    }
}
