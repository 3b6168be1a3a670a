//! What an attack says of itself: the comments at the top of its program.

use serde_json::json;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What all attacks import; it is none itself.
const COMMON: &str = "attack";

/// What must come of its scenario.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Ends {
    Passed,
    /// At its last sentence, by a verdict that it tried to forge or to hide.
    Failed,
    /// At its last sentence, because it took too much of this.
    Exceeds(String),
}

/// One hostile program, and what must be seen of it.
pub(super) struct Attack {
    pub(super) name: String,
    /// What it attempts.
    pub(super) attempt: String,
    /// The mechanism that stops it.
    pub(super) stopped_by: String,
    /// The sentences of its scenario, in the words of the scenario language.
    steps: Vec<String>,
    pub(super) ends: Ends,
    /// What is handed in beside its program.
    pub(super) has_company: bool,
    /// The only architecture that knows this attack.
    only_on: Option<String>,
}

pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks")
}

/// All attacks, by name.
pub(super) fn all() -> Vec<Attack> {
    let programs = fs::read_dir(folder().join("programs")).unwrap();
    let mut attacks: Vec<Attack> = programs
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
        .filter(|path| path.file_stem().is_some_and(|name| name != COMMON))
        .map(|path| read(&path))
        .collect();
    attacks.sort_by(|one, other| one.name.cmp(&other.name));
    attacks
}

fn read(path: &Path) -> Attack {
    let source = fs::read_to_string(path).unwrap();
    let mut attack = Attack {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        attempt: String::new(),
        stopped_by: String::new(),
        steps: Vec::new(),
        ends: Ends::Passed,
        has_company: false,
        only_on: None,
    };
    for line in source.lines().map_while(|line| line.strip_prefix("# ")) {
        attack.hear(line);
    }
    assert!(
        !attack.attempt.is_empty() && !attack.stopped_by.is_empty() && !attack.steps.is_empty(),
        "{}: says what it attempts, what stops it and what is seen of that",
        attack.name
    );
    if attack.ends != Ends::Failed && !attack.steps.iter().any(|step| step.contains("exits:")) {
        attack.steps.push("server exits: 0".to_string());
    }
    attack
}

impl Attack {
    fn hear(&mut self, line: &str) {
        let Some((key, value)) = line.split_once(": ") else {
            panic!("{}: «{line}» says nothing", self.name);
        };
        match key {
            "attack" => self.attempt = value.to_string(),
            "stopped by" => self.stopped_by = value.to_string(),
            "sees" => self.steps.push(sees(value)),
            "exits" => self.steps.push(format!("server exits: {value}")),
            "step" => self.steps.push(value.to_string()),
            "fails" => {
                self.ends = Ends::Failed;
                self.steps.push(value.to_string());
            }
            "within" => {
                let last = self.steps.last_mut().unwrap();
                write!(last, "\n        within: {value}").unwrap();
            }
            "exceeds" => self.ends = Ends::Exceeds(value.to_string()),
            "beside" => self.has_company = true,
            "only on" => self.only_on = Some(value.to_string()),
            _ => panic!("{}: nobody knows «{key}»", self.name),
        }
    }

    pub(super) fn is_for_this_machine(&self) -> bool {
        let only = self.only_on.as_deref();
        only.is_none_or(|only| only == std::env::consts::ARCH)
    }

    /// The scenario that plays it.
    pub(super) fn scenario(&self) -> String {
        let mut yaml = "title: {id: Serangan, en: An attack}\ncast: {server: server}\nchecks:\n  - id: attack\n    \
             title: {id: Serangan, en: An attack}\n    points: 1\n    steps:\n      - start: server\n"
            .to_string();
        for step in &self.steps {
            writeln!(yaml, "      - {step}").unwrap();
        }
        yaml
    }
}

/// `name: EPERM` must be there as it is written; in `name: /EPERM|EACCES/` any of them may answer.
fn sees(pattern: &str) -> String {
    let choice = pattern.strip_suffix('/');
    match choice.and_then(|choice| choice.split_once(": /")) {
        Some((what, answers)) => {
            format!("server sees: {}", json!(format!("/{what}: ({answers})/")))
        }
        None => format!("server sees: {}\n        exactly: true", json!(pattern)),
    }
}
