//! Wrong programs get the verdict that is written beside them; honest ones pass.

#[path = "../liars/liar.rs"]
mod liar;

use super::{praktikum, top};
use liar::{HONEST, Liar};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many plays at a time: each waits for most of its time.
const AT_ONCE: usize = 4;
/// Scenarios that need captured packets, which there are not yet.
const PACKETS: [&str; 1] = ["multicast/dialogue"];

fn folder() -> PathBuf {
    top().join("harness/tests/liars")
}

/// Words that the explanation in English must hold: they stand beside the verdict.
fn says(liar: &Liar) -> Vec<String> {
    let beside = folder().join(&liar.name).join("verdict.yaml");
    let beside: serde_yaml::Value = serde_yaml::from_slice(&fs::read(beside).unwrap()).unwrap();
    let says = beside.get("says").cloned();
    says.map_or_else(Vec::new, |says| serde_yaml::from_value(says).unwrap())
}

/// What a run prints, as text or as JSON, and how it ended.
fn run(what: &[String], submission: &Path, format: &str, records: &Path) -> (String, i32) {
    let output = praktikum(top())
        .arg("run")
        .args(what)
        .args(["--lang", "en", "--seed", "7", "--format", format])
        .arg("--course")
        .arg(top().join("scenarios"))
        .arg("--submission")
        .arg(submission)
        .arg("--out")
        .arg(records)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let text = String::from_utf8(output.stdout).unwrap();
    let code = output.status.code();
    assert!(code.is_some(), "{what:?}: {said}");
    (text, code.unwrap())
}

fn judged(what: &[String], submission: &Path, records: &Path) -> (Value, i32) {
    let (text, code) = run(what, submission, "json", records);
    let document = serde_json::from_str(&text);
    assert!(document.is_ok(), "{what:?}: {text}");
    (document.unwrap(), code)
}

/// Does something for each of them, some at a time, and gathers what was wrong.
fn with_all<T: Sync>(all: &[T], work: impl Fn(&T) -> Vec<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let helper = || {
        let mut wrong = Vec::new();
        while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            wrong.extend(work(one));
        }
        wrong
    };
    thread::scope(|scope| {
        let helpers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(helper)).collect();
        let wrong = helpers.into_iter().map(|helper| helper.join().unwrap());
        wrong.flatten().collect()
    })
}

#[test]
fn every_liar_gets_the_verdict_that_is_written_beside_it() {
    let liars = Liar::all(&folder()).unwrap();
    assert!(liars.len() >= 20, "{} liars", liars.len());
    let wrong = with_all(&liars, |liar| {
        let room = tempfile::tempdir().unwrap();
        let (submission, records) = (room.path().join("work"), room.path().join("records"));
        liar.hand_in(&submission).unwrap();
        let (document, code) = judged(&liar.scenarios(), &submission, &records);
        let mut wrong = Vec::new();
        let plays = liar::plays(&document);
        if plays != liar.verdict.plays {
            let expected = &liar.verdict.plays;
            wrong.push(format!(
                "{}: expected {expected:#?}\n got {plays:#?}",
                liar.name
            ));
        }
        if code != 1 {
            wrong.push(format!("{}: exit code {code}", liar.name));
        }
        let says = says(liar);
        if !says.is_empty() {
            let (text, _) = run(&liar.scenarios(), &submission, "text", &records);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let says = says.iter();
            let missing = says.filter(|words| !text.contains(words.as_str()));
            wrong.extend(missing.map(|words| format!("{}: no «{words}» in {text}", liar.name)));
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn honest_programs_pass_every_check() {
    let modules = [
        "parity",
        "charcount",
        "threaded",
        "chat",
        "multicast",
        "broadcast",
    ];
    let wrong = with_all(&modules, |module| {
        let records = tempfile::tempdir().unwrap();
        let submission = folder().join(HONEST).join(module);
        let (document, _) = judged(&[(*module).to_string()], &submission, records.path());
        let plays = liar::plays(&document);
        assert!(!plays.is_empty(), "{module}: {document}");
        let mut wrong = Vec::new();
        for (scenario, checks) in plays {
            let needs_packets = PACKETS.contains(&format!("{module}/{scenario}").as_str());
            for (check, verdict) in checks {
                let is_well = verdict.starts_with("passed") || needs_packets && verdict == "broken";
                if !is_well {
                    wrong.push(format!("{module}/{scenario}/{check}: {verdict}"));
                }
            }
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
