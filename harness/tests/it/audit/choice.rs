//! Which modules are audited: those that changed against the parent commit, and a share of the others that moves on
//! from commit to commit. `PRAKTIKUM_AUDIT=all` plays everything, `PRAKTIKUM_AUDIT=chat,parity` those modules.

use crate::top;
use std::process::Command;

/// One of so many modules that did not change.
const SHARE: u64 = 3;

fn asked() -> Option<String> {
    std::env::var("PRAKTIKUM_AUDIT").ok()
}

pub(super) fn is_all() -> bool {
    asked().as_deref() == Some("all")
}

pub(super) fn modules() -> Vec<String> {
    let all = of_the_course();
    match asked().as_deref() {
        Some("all") => all,
        Some(list) => list.split(',').map(str::to_string).collect(),
        None => chosen(&all, changed().as_deref(), seed()),
    }
}

/// The folders of the course that are modules and have liars.
fn of_the_course() -> Vec<String> {
    let course = std::fs::read_to_string(top().join("scenarios/course.yaml")).unwrap();
    let course: serde_yaml::Value = serde_yaml::from_str(&course).unwrap();
    let entries = course["modules"].as_sequence().unwrap().iter();
    let slug = |entry: &serde_yaml::Value| {
        let named = entry.as_str().or_else(|| entry["module"].as_str());
        named.unwrap().to_string()
    };
    entries.map(slug).collect()
}

/// The paths that the last commit and the working tree change; `None` where there is no git.
fn changed() -> Option<Vec<String>> {
    let git = |words: &[&str]| {
        let done = Command::new("git")
            .args(words)
            .current_dir(top())
            .output()
            .ok()?;
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        done.status.success().then_some(text)
    };
    let said = git(&["diff", "--name-only", "HEAD~1"])?;
    Some(said.lines().map(str::to_string).collect())
}

/// Another for every commit.
fn seed() -> u64 {
    let done = Command::new("git")
        .args(["rev-parse", "HEAD"])
        .current_dir(top())
        .output();
    let said = done.map(|done| String::from_utf8_lossy(&done.stdout).into_owned());
    let digits = said.unwrap_or_default().chars().take(8).collect::<String>();
    u64::from_str_radix(&digits, 16).unwrap_or(0)
}

/// All where nobody knows what changed, and where what plays all of them changed.
fn chosen(all: &[String], changed: Option<&[String]>, seed: u64) -> Vec<String> {
    let Some(changed) = changed else {
        return all.to_vec();
    };
    let touches = |path: &String, slug: &str| {
        let mut parts = path.split('/');
        let folder = match parts.next() {
            Some("scenarios" | "labs") => parts.next(),
            Some("harness") => parts.nth(2),
            _ => None,
        };
        let owns = |name: &str| {
            name == slug
                || name
                    .strip_prefix(slug)
                    .is_some_and(|rest| rest.starts_with('_'))
        };
        let is_honest = folder == Some("honest");
        folder.is_some_and(owns) || is_honest && parts.next().is_some_and(owns)
    };
    let is_due = |at: usize| (at as u64).wrapping_add(seed).is_multiple_of(SHARE);
    let is_chosen = |(at, slug): &(usize, &String)| {
        is_due(*at) || changed.iter().any(|path| touches(path, slug))
    };
    let chosen = all.iter().enumerate().filter(is_chosen);
    chosen.map(|(_, slug)| slug.clone()).collect()
}

#[test]
fn what_changed_is_chosen_and_all_others_in_their_turn() {
    let all: Vec<String> = ["parity", "chat", "multicast", "broadcast", "broadcast4"]
        .map(str::to_string)
        .to_vec();
    let of = |paths: &[&str], seed| {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_string()).collect();
        chosen(&all, Some(&paths), seed)
    };
    let mut turns: Vec<String> = (0..SHARE).flat_map(|seed| of(&[], seed)).collect();
    turns.sort();
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(turns, sorted, "each has its turn once");
    for path in [
        "scenarios/chat/leave.yaml",
        "labs/chat/server.rs",
        "harness/tests/liars/chat_cut/server.py",
        "harness/tests/liars/honest/chat/server.py",
        "harness/tests/strangers/chat_go/main.go",
    ] {
        assert!(
            (0..SHARE).all(|seed| of(&[path], seed).contains(&all[1])),
            "{path}"
        );
    }
    assert_eq!(
        of(&["harness/tests/liars/broadcast4_x/client.py"], 0),
        of(&["scenarios/broadcast4/x.yaml"], 0)
    );
    assert_eq!(chosen(&all, None, 0), all);
}
