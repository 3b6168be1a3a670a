//! A grader that is killed, and two at once: nothing is lost, nothing is there twice.

use super::*;
use std::io::Read;
use std::process::{Child, Command, Stdio};

/// The verdicts of everybody, without times and places.
fn grades(folder: &Path) -> Vec<String> {
    let book = Connection::open(folder.join("gradebook.sqlite")).unwrap();
    let sql = "SELECT member.number, grading.module, grading.round, grading.ended IS NOT NULL,
                 verdict.scenario, verdict.place, verdict.kind, verdict.earned, play.seed
               FROM hand_in JOIN member ON member.hand_in = hand_in.id
               JOIN grading ON grading.hand_in = hand_in.id
               JOIN play ON play.grading = grading.id
               JOIN verdict ON verdict.grading = grading.id AND verdict.scenario = play.scenario
               ORDER BY 1, 2, 3, 5, 6";
    let mut found = book.prepare(sql).unwrap();
    let rows = found.query_map([], |row| {
        let number: String = row.get(0)?;
        let (module, scenario): (String, String) = (row.get(1)?, row.get(4)?);
        let (round, ended): (i64, bool) = (row.get(2)?, row.get(3)?);
        let (place, kind, earned): (i64, String, i64) = (row.get(5)?, row.get(6)?, row.get(7)?);
        let seed: i64 = row.get(8)?;
        Ok(format!(
            "{number} {module} {round} {ended} {scenario} {place} {kind} {earned} {seed}"
        ))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn grader(class: &Class) -> Child {
    Command::new(env!("CARGO_BIN_EXE_praktikum"))
        .current_dir(class.course())
        .args(["grade", "kiriman", "--module", "gema", "--lang", "en"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn class() -> Class {
    let programs = [ECHO, DEAF, BROKEN];
    let names: Vec<String> = (0..6).map(|at| format!("100{at}")).collect();
    let class: Vec<(&str, &str)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (name.as_str(), programs[at % programs.len()]))
        .collect();
    Class::new(&class)
}

/// Waits until so many lines were told; `false` when it ended before.
fn heard(child: &mut Child, lines: usize) -> bool {
    let out = child.stdout.as_mut().unwrap();
    let (mut seen, mut byte) = (0, [0]);
    while seen < lines {
        match out.read(&mut byte).unwrap() {
            0 => return false,
            _ => seen += usize::from(byte[0] == b'\n'),
        }
    }
    true
}

#[test]
fn who_is_killed_at_any_moment_is_taken_over_without_loss_or_doubles() {
    let undisturbed = class();
    undisturbed.grade(&[]).success();
    let disturbed = class();
    // Killed as soon as so many lines were told: the first line is told before anything is played.
    for lines in [1, 2, 3, 5] {
        let mut child = grader(&disturbed);
        heard(&mut child, lines);
        child.kill().unwrap();
        child.wait().unwrap();
    }
    disturbed.grade(&[]).success();
    assert_eq!(grades(&disturbed.folder()), grades(&undisturbed.folder()));
    assert_eq!(count(&disturbed.folder(), "claim"), 0);
    assert_eq!(count(&disturbed.folder(), "grading"), 6);
}

#[test]
fn two_graders_at_once_share_the_work() {
    let undisturbed = class();
    undisturbed.grade(&[]).success();
    let shared = class();
    let mut both = [grader(&shared), grader(&shared)];
    for child in &mut both {
        let mut told = String::new();
        child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut told)
            .unwrap();
        child.wait().unwrap();
    }
    assert_eq!(grades(&shared.folder()), grades(&undisturbed.folder()));
    assert_eq!(count(&shared.folder(), "claim"), 0);
    shared.grade(&[]).success();
    assert_eq!(count(&shared.folder(), "grading"), 6);
}
