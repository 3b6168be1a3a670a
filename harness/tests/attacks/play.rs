//! One attack, played as a student's server through the command itself, with an honest play at the same time.

use super::attack::{Attack, Ends};
use super::ground::Ground;
use super::keeper;
use super::somebody::Somebody;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// More than this is no record of a play that lasts a moment.
const MOST_BYTES: u64 = 16 << 20;
/// A program that waits for ever makes a play that ends; one that does not end is a failure of ours.
const LONGEST: &str = "60";

pub(super) fn attack(attack: &Attack, somebody: Somebody) -> Result<(), String> {
    let ground = Ground::new(attack, somebody);
    let command = |which, format| command(&ground, somebody, which, format);
    let hostile = start(&mut command(Which::Attack, "json"));
    let beside = start(&mut command(Which::Honest, "json"));
    let (hostile, beside) = (end(hostile?)?, end(beside?)?);
    let document = judged(&hostile)?;
    passed(&judged(&beside)?).map_err(|why| format!("the play beside it: {why}"))?;
    match &attack.ends {
        Ends::Passed => passed(&document)?,
        Ends::Failed => {
            failed(&document, "what is not there")?;
            is_harmless(&end(start(&mut command(Which::Attack, "text"))?)?)?;
        }
        Ends::Exceeds(limit) => {
            failed(&document, "exits: 0")?;
            exceeds(&document, limit)?;
        }
    }
    ground.is_untouched()?;
    kept(&ground.path("reports"))
}

#[derive(Clone, Copy)]
pub(super) enum Which {
    Attack,
    Honest,
}

pub(super) fn command(ground: &Ground, somebody: Somebody, which: Which, format: &str) -> Command {
    let (scenario, submission) = match which {
        Which::Attack => ("attack/attack", "kelas/ani"),
        Which::Honest => ("honest/honest", "kelas/budi"),
    };
    let mut command = keeper::command(Path::new(env!("CARGO_BIN_EXE_praktikum")));
    command
        .args(["run", scenario, "--lang", "en", "--seed", "7"])
        .args(["--format", format])
        .arg("--course")
        .arg(ground.path("course"))
        .arg("--submission")
        .arg(ground.path(submission))
        .arg("--out")
        .arg(ground.path("reports").join(submission))
        .current_dir(ground.path("kelas"));
    inherits(&mut command, ground, somebody);
    somebody.run(&mut command);
    command
}

/// What whoever calls has in their environment, secrets among it.
fn inherits(command: &mut Command, ground: &Ground, somebody: Somebody) {
    command
        .env_clear()
        .env("PATH", somebody.path())
        .env("HOME", ground.path("home"))
        .env("TMPDIR", ground.path("tmp"))
        .env("USER", "ani")
        .env("AWS_SECRET_ACCESS_KEY", ground.secret())
        .env("SSH_AUTH_SOCK", ground.path("soket"))
        .env(keeper::LIMIT, LONGEST);
}

pub(super) fn start(command: &mut Command) -> Result<std::process::Child, String> {
    let piped = command.stdin(Stdio::null()).stdout(Stdio::piped());
    piped
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())
}

pub(super) fn end(child: std::process::Child) -> Result<Output, String> {
    child.wait_with_output().map_err(|error| error.to_string())
}

/// What the command says in JSON: a verdict of a play in a room, after which nobody was left.
pub(super) fn judged(output: &Output) -> Result<Value, String> {
    let said = String::from_utf8_lossy(&output.stderr);
    let document: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{error}: {} {said}", output.status))?;
    if said.contains("LEFT: ") {
        return Err(format!("somebody is left: {said}"));
    }
    match document["isolation"] == "full" {
        true => Ok(document),
        false => Err(format!("not played in a room: {said}")),
    }
}

fn check(document: &Value) -> &Value {
    &document["scenarios"][0]["checks"][0]
}

pub(super) fn passed(document: &Value) -> Result<(), String> {
    let check = check(document);
    match check["verdict"] == "passed" && check["earned"] == check["possible"] {
        true => Ok(()),
        false => Err(told(check)),
    }
}

/// Failed at its last sentence, and no point for it.
fn failed(document: &Value, last: &str) -> Result<(), String> {
    let check = check(document);
    let said = &check["details"]["failed"]["said"];
    let is_so = check["verdict"] == "failed" && check["earned"] == 0.0;
    match is_so && said.as_str().is_some_and(|said| said.contains(last)) {
        true => Ok(()),
        false => Err(told(check)),
    }
}

/// It was ended for taking too much of this, and that is told.
fn exceeds(document: &Value, limit: &str) -> Result<(), String> {
    let check = check(document);
    let exit = &check["details"]["failed"]["actual"]["exit"];
    match exit["limit"][limit].is_u64() {
        true => Ok(()),
        false => Err(format!("no limit of {limit}: {}", told(check))),
    }
}

fn told(check: &Value) -> String {
    let failed = &check["details"]["failed"];
    match failed.is_null() {
        true => check.to_string(),
        false => format!("«{}» does not hold: {}", failed["said"], failed["actual"]),
    }
}

/// Nothing that acts on a terminal, and no verdict that nobody gave.
fn is_harmless(output: &Output) -> Result<(), String> {
    let text = String::from_utf8(output.stdout.clone()).map_err(|error| error.to_string())?;
    let acts = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
    match text.find(acts) {
        Some(place) => Err(format!("it acts on the terminal at {place}: {text:?}")),
        None => Ok(()),
    }
}

/// The records are plain files, and not too long.
fn kept(folder: &Path) -> Result<(), String> {
    let mut bytes = 0;
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
            let path = entry.map_err(|error| error.to_string())?.path();
            let about = path.symlink_metadata().map_err(|error| error.to_string())?;
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            match about.is_dir() {
                true => folders.push(path),
                false if is_of_a_record(&name) && about.is_file() => bytes += about.len(),
                false => return Err(format!("{} is no part of a record", path.display())),
            }
        }
    }
    match bytes < MOST_BYTES {
        true => Ok(()),
        false => Err(format!("the records are {bytes} bytes long")),
    }
}

/// What a play and its report leave: data, recordings, packets, words and pictures.
fn is_of_a_record(name: &str) -> bool {
    let kinds = [".json", ".cast", ".pcapng", ".md", ".html", ".svg", ".typ"];
    kinds.iter().any(|kind| name.ends_with(kind))
}
