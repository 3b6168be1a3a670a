//! A liar: a small wrong program, the honest ones that it plays with, and the verdicts that it must get.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Beside the liars: programs for every module that are as they should be.
const HONEST: &str = "honest";
const PARTNER: &str = "partner";
const VERDICT: &str = "verdict.yaml";

pub(crate) struct Liar {
    pub(crate) name: String,
    folder: PathBuf,
    pub(crate) verdict: Verdict,
}

/// What is written beside a liar.
#[derive(serde::Deserialize)]
pub(crate) struct Verdict {
    pub(crate) module: String,
    /// For each scenario that is played, each check with its verdict: `passed 20`, `failed deadlock 0`,
    /// `skipped ask`.
    pub(crate) plays: BTreeMap<String, BTreeMap<String, String>>,
}

impl Liar {
    /// All of them, in the order of their names.
    pub(crate) fn all(folder: &Path) -> io::Result<Vec<Self>> {
        let mut liars = Vec::new();
        for entry in fs::read_dir(folder)? {
            let folder = entry?.path();
            let name = folder.file_name().unwrap_or_default();
            let name = name.to_string_lossy().into_owned();
            if !folder.is_dir() || name == HONEST {
                continue;
            }
            let verdict = fs::read(folder.join(VERDICT))?;
            let verdict = serde_yaml::from_slice(&verdict);
            let verdict = verdict.map_err(|error| io::Error::other(format!("{name}: {error}")))?;
            liars.push(Self {
                name,
                folder,
                verdict,
            });
        }
        liars.sort_by(|one, another| one.name.cmp(&another.name));
        Ok(liars)
    }

    /// A submission: its own programs, and beneath them the honest ones of its module.
    pub(crate) fn hand_in(&self, to: &Path) -> io::Result<()> {
        let liars = self.folder.parent().unwrap_or(&self.folder);
        let honest = liars.join(HONEST).join(&self.verdict.module);
        copy(&honest, &to.join(PARTNER))?;
        copy(&self.folder, to)
    }

    /// What is to be played: `chat/dialogue`.
    pub(crate) fn scenarios(&self) -> Vec<String> {
        let module = &self.verdict.module;
        let names = self.verdict.plays.keys();
        names.map(|name| format!("{module}/{name}")).collect()
    }
}

/// The programs of a folder.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

/// The verdict of every check in what `praktikum run --format json` printed, by scenario, as it is written in
/// [`Verdict::plays`].
pub(crate) fn plays(document: &Value) -> BTreeMap<String, BTreeMap<String, String>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or("?").to_string();
    let play = |scenario: &Value| {
        let checks = list(&scenario["checks"]);
        let checks = checks.iter().map(|check| (text(&check["id"]), told(check)));
        (text(&scenario["scenario"]), checks.collect())
    };
    list(&document["scenarios"]).iter().map(play).collect()
}

fn told(check: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("?").to_string();
    let (verdict, details) = (text(&check["verdict"]), &check["details"]);
    let earned = check["earned"].as_f64().unwrap_or(-1.0);
    match verdict.as_str() {
        "failed" => {
            let diagnosis = text(&details["failed"]["diagnosis"]);
            format!("failed {diagnosis} {earned}")
        }
        "skipped" => format!("skipped {}", text(&details["skipped"]["because"])),
        "passed" => format!("passed {earned}"),
        _ => verdict,
    }
}
