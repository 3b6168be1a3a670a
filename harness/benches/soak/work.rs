//! What is played: one run of the command each.

use super::Wishes;
use super::liar::{self, Liar};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

/// How many plays of the reference one run makes.
const ROUND: usize = 10;

/// The modules that the reference plays, with their scenarios.
const REFERENCE: [(&str, &[&str]); 7] = [
    ("parity", &["dialogue", "numbers", "queue", "mistakes"]),
    ("charcount", &["dialogue", "characters", "guests", "client"]),
    ("threaded", &["dialogue", "clients", "leaving"]),
    ("chat", &["dialogue", "crowd", "leave", "silent"]),
    ("multicast", &["dialogue", "late", "strange"]),
    ("broadcast", &["dialogue", "turns", "leaving"]),
    ("broadcast4", &["dialogue", "turns", "leaving"]),
];

/// One run of the command.
pub(super) struct Work {
    /// `reference chat/leave`, or a liar's name.
    name: String,
    what: Vec<String>,
    /// A liar's programs; without them the reference plays.
    submission: Option<Arc<TempDir>>,
    expected: Option<BTreeMap<String, BTreeMap<String, String>>>,
    seed: usize,
    repeat: usize,
}

/// What came of one play.
pub(super) struct Play {
    pub(super) name: String,
    pub(super) verdicts: String,
    /// It is what was expected; for the reference: no check failed, was skipped or unsure.
    pub(super) is_right: bool,
    /// Plays that were made once more, because the machine was too busy.
    pub(super) again: u64,
}

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(super) fn all(wishes: &Wishes) -> Vec<Work> {
    let mut all = Vec::new();
    let scenarios = REFERENCE
        .iter()
        .flat_map(|(module, names)| names.iter().map(move |name| format!("{module}/{name}")));
    let scenarios: Vec<String> = scenarios.filter(|name| wishes.wants(name)).collect();
    for first in (0..wishes.plays).step_by(ROUND) {
        all.extend(scenarios.iter().map(|name| Work {
            name: name.clone(),
            what: vec![name.clone()],
            submission: None,
            expected: None,
            seed: first,
            repeat: ROUND.min(wishes.plays - first),
        }));
    }
    let liars = Liar::all(&top().join("harness/tests/liars")).unwrap();
    for liar in liars.iter().filter(|liar| wishes.wants(&liar.name)) {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        liar.hand_in(folder.path()).unwrap();
        all.extend((0..wishes.liars).map(|_| Work {
            name: liar.name.clone(),
            what: liar.scenarios(),
            submission: Some(Arc::clone(&folder)),
            expected: Some(liar.verdict.plays.clone()),
            // What random words are drawn decides where a line is cut: the verdict is written for this seed.
            seed: 7,
            repeat: 1,
        }));
    }
    all
}

impl Work {
    pub(super) fn play(&self) -> Vec<Play> {
        let records = tempfile::tempdir().unwrap();
        let document = self.run(records.path());
        let Ok(document) = document else {
            return vec![self.came(document.unwrap_err(), false, 0)];
        };
        let Some(expected) = &self.expected else {
            return self.rounds(&document);
        };
        let plays = liar::plays(&document);
        let scenarios = list(&document["scenarios"]);
        let rounds = scenarios
            .iter()
            .flat_map(|scenario| list(&scenario["rounds"]));
        let again = rounds.map(|round| again(&round)).sum();
        vec![self.came(shown(&plays), plays == *expected, again)]
    }

    /// What the command printed as JSON, or what it said instead.
    fn run(&self, records: &Path) -> Result<serde_json::Value, String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_praktikum"));
        command.current_dir(top()).arg("run").args(&self.what);
        command.args(["--lang", "en", "--format", "json"]);
        command.args(["--seed", &self.seed.to_string()]);
        command.args(["--repeat", &self.repeat.to_string()]);
        command.arg("--course").arg(top().join("scenarios"));
        command.arg("--out").arg(records);
        if let Some(submission) = &self.submission {
            command.arg("--submission").arg(submission.path());
        }
        let output = command.output().map_err(|error| error.to_string())?;
        serde_json::from_slice(&output.stdout).map_err(|_| {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            format!("{:?} {said}", output.status)
        })
    }

    fn rounds(&self, document: &serde_json::Value) -> Vec<Play> {
        let scenario = &document["scenarios"][0];
        let rounds = list(&scenario["rounds"]);
        let mut plays: Vec<Play> = rounds
            .iter()
            .map(|round| {
                let verdicts = list(&round["verdicts"]);
                let verdicts: Vec<String> = verdicts.iter().map(ToString::to_string).collect();
                // Captured packets need an isolation that is not there yet: such a check is broken, and says so.
                let is_right = verdicts
                    .iter()
                    .all(|it| it.contains("passed") || it.contains("broken"));
                let is_right = is_right && verdicts.iter().any(|it| it.contains("passed"));
                self.came(verdicts.join(" "), is_right, again(round))
            })
            .collect();
        // The document tells more of the first play in which not all was well.
        if let Some(wrong) = plays.iter_mut().find(|play| !play.is_right) {
            wrong.verdicts = shown(&liar::plays(document));
        }
        plays
    }

    fn came(&self, verdicts: String, is_right: bool, again: u64) -> Play {
        Play {
            name: self.name.clone(),
            verdicts,
            is_right,
            again,
        }
    }
}

fn list(value: &serde_json::Value) -> Vec<serde_json::Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn again(round: &serde_json::Value) -> u64 {
    u64::from(round["replay"] == true)
}

fn shown(plays: &BTreeMap<String, BTreeMap<String, String>>) -> String {
    let checks = plays.iter().flat_map(|(scenario, checks)| {
        checks
            .iter()
            .map(move |(check, verdict)| format!("{scenario}.{check}: {verdict}"))
    });
    checks.collect::<Vec<_>>().join(", ")
}
