//! Puts an example into the files of a small course, and reads them all.

use super::super::sample::STAGE;
use super::super::{Place, Sample};
use crate::scenario::document::{Code, Complaint, File, folder};
use std::collections::BTreeSet;

const PLAIN: &str = "\
title: {id: Contoh, en: Example}
cast:
  server: server
  ani: client
checks:
  - id: boot
    title: {id: Semua siap, en: All are ready}
    points: 10
    steps:
      - start: [server, ani]
";

const PLAY: &str = "  - id: play
    title: {id: Contoh, en: Example}
    points: 10
    steps:
";

const MODULE: &str = "\
title: {id: Contoh, en: Example}
roles:
  server:
  client:
  receiver:
scenarios:
  dialogue: 60
  silent: 40
";

const COURSE: &str = "\
course: {id: Contoh, en: Example}
institution: {id: Contoh, en: Example}
term: {id: Contoh, en: Example}
modules: [latihan]
";

const STRANGER: &str = "module: latihan\nstyle: {id: x, en: x}\n";
const MANIFEST: &str = "name: Ani\n";

const WORDS_ID: &str = "## Pengenalan\n\n## Cara kerja\n\n## Tugas\n";
const WORDS_EN: &str = "## Introduction\n\n## How it works\n\n## Task\n";

pub(super) fn raised(sample: &Sample) -> BTreeSet<Code> {
    complaints(sample)
        .into_iter()
        .map(|complaint| complaint.code)
        .collect()
}

/// Everything that is complained about when the example stands where it belongs.
pub(super) fn complaints(sample: &Sample) -> Vec<Complaint> {
    let text = sample.text.repeat(sample.times) + sample.rest;
    let (mut scenario, mut module, mut course, mut manifest, mut words) = (
        PLAIN.to_string(),
        MODULE.to_string(),
        COURSE.to_string(),
        MANIFEST.to_string(),
        WORDS_ID.to_string(),
    );
    let mut beside = ("stranger.yaml", STRANGER.to_string());
    match sample.place {
        Place::Steps => scenario = format!("{STAGE}{PLAY}{}", indented(&text, 6)),
        Place::Checks => scenario = format!("{STAGE}{}", indented(&text, 2)),
        Place::Cast => scenario = cast(&text, sample.raises.is_some()),
        Place::Keys => scenario = overlaid(PLAIN, &text),
        Place::Whole => scenario = text,
        Place::Module => module = overlaid(MODULE, &text),
        Place::Course => course = overlaid(COURSE, &text),
        Place::Submission => manifest = overlaid(MANIFEST, &text),
        Place::Words => words = text,
        Place::Liar => beside = ("verdict.yaml", text),
        Place::Stranger => beside = ("stranger.yaml", text),
        Place::Shell => {}
    }
    let files = [
        ("course.yaml", course),
        ("praktikum.yaml", manifest),
        ("latihan/module.yaml", module),
        ("latihan/module.id.md", words),
        ("latihan/module.en.md", WORDS_EN.to_string()),
        ("latihan/dialogue.yaml", scenario),
        ("latihan/silent.yaml", PLAIN.to_string()),
        beside,
    ];
    let files: Vec<File> = files
        .into_iter()
        .map(|(path, text)| File {
            path: path.to_string(),
            bytes: text.into_bytes(),
        })
        .collect();
    folder(&files)
        .complaints
        .into_iter()
        .map(|(_, complaint)| complaint)
        .collect()
}

fn indented(text: &str, by: usize) -> String {
    let margin = " ".repeat(by);
    text.lines()
        .map(|line| format!("{margin}{line}\n"))
        .collect()
}

/// A scenario that starts exactly these; where one of them is wrong, whoever there is.
fn cast(text: &str, wrong: bool) -> String {
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    let checks = PLAIN.split("checks:").nth(1).unwrap_or_default();
    let started = match wrong {
        true => "everyone".to_string(),
        false => format!("[{}]", names.join(", ")),
    };
    let checks = checks.replace("[server, ani]", &started);
    format!(
        "title: {{id: Contoh, en: Example}}\ncast:\n{}checks:{checks}",
        indented(text, 2)
    )
}

/// The keys of one text in the place of those of another.
fn overlaid(base: &str, text: &str) -> String {
    let named = |block: &str| block.split(':').next().unwrap_or_default().to_string();
    let new = blocks(text);
    let kept = blocks(base)
        .into_iter()
        .filter(|old| !new.iter().any(|block| named(block) == named(old)));
    kept.chain(new.clone()).collect()
}

/// A text cut before every key at its left edge.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        match blocks.last_mut() {
            Some(block) if line.starts_with(' ') || line.is_empty() => {
                block.push_str(&format!("{line}\n"));
            }
            _ => blocks.push(format!("{line}\n")),
        }
    }
    blocks
}

/// For every mapping of the files an example with a key that nobody knows; the complaint lists those that are known.
pub(super) const UNKNOWN_KEYS: [(Place, &str); 18] = [
    // A scenario
    (Place::Keys, "qqqqqqqqqqqqqqqqqqqq: 1"),
    // A check
    (
        Place::Checks,
        "- id: x\n  title: {id: x, en: x}\n  points: 10\n  steps: [start: ani]\n  qqqqqqqqqqqqqqqqqqqq: 1",
    ),
    // A text
    (
        Place::Keys,
        "title: {id: x, en: x, qqqqqqqqqqqqqqqqqqqq: x}",
    ),
    // Defaults
    (Place::Keys, "defaults: {qqqqqqqqqqqqqqqqqqqq: 1s}"),
    // A program
    (Place::Cast, "ani: {role: client, qqqqqqqqqqqqqqqqqqqq: 1}"),
    // A raw socket
    (Place::Cast, "ear: {udp: 5004, qqqqqqqqqqqqqqqqqqqq: 1}"),
    // Traffic
    (Place::Steps, "- network carries: {qqqqqqqqqqqqqqqqqqqq: 1}"),
    // Slow
    (
        Place::Steps,
        "- slow: {host: kiri, delay: 1s, qqqqqqqqqqqqqqqqqqqq: 1}",
    ),
    // Sends
    (
        Place::Steps,
        "- probe sends: {hex: ff, qqqqqqqqqqqqqqqqqqqq: 1}",
    ),
    // A module
    (Place::Module, "qqqqqqqqqqqqqqqqqqqq: 1"),
    // A role
    (
        Place::Module,
        "roles:\n  client:\n  receiver:\n  server: {qqqqqqqqqqqqqqqqqqqq: 1}",
    ),
    // A question
    (
        Place::Module,
        "questions:\n  - {id: x, text: {id: x, en: x}, points: 1, qqqqqqqqqqqqqqqqqqqq: 1}",
    ),
    // A course
    (Place::Course, "qqqqqqqqqqqqqqqqqqqq: 1"),
    // A listed module
    (
        Place::Course,
        "modules: [{module: latihan, qqqqqqqqqqqqqqqqqqqq: 1}]",
    ),
    // Grading
    (Place::Course, "grading: {qqqqqqqqqqqqqqqqqqqq: 1}"),
    // Late
    (
        Place::Course,
        "grading: {late: {per day: 1%, qqqqqqqqqqqqqqqqqqqq: 1}}",
    ),
    // A manifest
    (Place::Submission, "qqqqqqqqqqqqqqqqqqqq: 1"),
    // A program of it
    (
        Place::Submission,
        "programs: {chat: {server: {run: x.py, qqqqqqqqqqqqqqqqqqqq: 1}}}",
    ),
];
