//! Waiting: what it costs, how soon a missing answer is known, and how soon everything has ended.

use crate::Plan;
use crate::contender::Contender;
use crate::dialogue::{fresh_address, job, module};
use crate::job::{Job, Miss};
use crate::programs::{Language, Programs};
use crate::table::{Table, median, millis};
use std::io;

const IDLE_MS: f64 = 5.0;
const KNOWN_MS: f64 = 50.0;
const BEYOND_GRACE_MS: f64 = 10.0;
const GRACE_MS: u32 = 300;
const ROUNDS: usize = 5;

/// A play in which something never comes.
type Silence = fn(&Programs) -> io::Result<Job>;

pub(crate) fn idle(plan: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table =
        Table::new("The harness's CPU while 2 s pass waiting for a program that sleeps");
    let python = "import time; print('tidur', flush=True); time.sleep(2); print('bangun')";
    let sleepers = [
        ("in C", vec![programs.odd(), "sleeps".into(), "2".into()]),
        (
            "in Python",
            vec![
                programs.python().unwrap_or("python3").into(),
                "-c".into(),
                python.into(),
            ],
        ),
    ];
    let steps = "      - start: late\n      - late sees: tidur\n      - late sees: bangun\n";
    for (language, words) in sleepers {
        let job = job(&scenario(&["late"], steps), roles(), vec![words])?;
        let mut cpu = Vec::new();
        for _ in 0..plan.rounds(2) {
            cpu.push(millis(Contender::Ours.play(programs, &job)?.passed()?.cpu));
        }
        let (wanted, cpu) = (format!("<= {IDLE_MS} ms"), median(&cpu));
        let what = format!("a sleeper {language}, the whole play");
        table.goal(&what, &wanted, &format!("{cpu:.2} ms"), cpu <= IDLE_MS);
    }
    Ok(table)
}

pub(crate) fn missing(plan: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table = Table::new(
        "A missing answer where everybody provably waits: failed so long after the last activity",
    );
    let jobs: [(&str, Silence); 3] = [
        ("a server in C that never answers", mute),
        ("a chat room in C, all silent", |programs| {
            chat(programs, Language::C)
        }),
        ("a chat room in Python, all silent", |programs| {
            chat(programs, Language::Python)
        }),
    ];
    for (what, job) in jobs {
        let mut known = Vec::new();
        let mut said = String::new();
        for _ in 0..plan.rounds(ROUNDS) {
            let miss = missed(programs, &job(programs)?)?;
            known.push(millis(miss.after));
            said = miss.verdict;
        }
        let known = known.iter().copied().fold(0.0, f64::max);
        let is_met = known <= KNOWN_MS && said.contains("Still");
        let wanted = format!("<= {KNOWN_MS} ms");
        table.goal(what, &wanted, &format!("{known:.1} ms at most"), is_met);
        table.line(&format!("      {said}"));
    }
    Ok(table)
}

pub(crate) fn ending(plan: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table = Table::new("The end of 4 live actors, one of which ignores TERM");
    let steps = "      - start: [satu, dua, tiga, bandel]\n      - bandel sees: menetap\n      - satu types: halo\n      \
                 - satu sees: halo\n";
    let names = ["satu", "dua", "tiga", "bandel"];
    let cat = || vec!["cat".to_string()];
    let words = vec![cat(), cat(), cat(), vec![programs.odd(), "stays".into()]];
    let mut job = job(&scenario(&names, steps), roles(), words)?;
    job.grace = u64::from(GRACE_MS);
    let mut beyond = Vec::new();
    for _ in 0..plan.rounds(ROUNDS) {
        let stage = Contender::Ours.play(programs, &job)?.passed()?.stage;
        beyond.push(millis(stage.unwrap_or_default().ending) - f64::from(GRACE_MS));
    }
    let most = beyond.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let what = format!("beyond the grace of {GRACE_MS} ms");
    let wanted = format!("< {BEYOND_GRACE_MS} ms");
    table.goal(
        &what,
        &wanted,
        &format!("{most:.2} ms at most"),
        most > 0.0 && most < BEYOND_GRACE_MS,
    );
    Ok(table)
}

/// A scenario with one check and these steps.
pub(crate) fn scenario(names: &[&str], steps: &str) -> String {
    let cast: String = names
        .iter()
        .map(|name| format!("  {name}: program\n"))
        .collect();
    format!(
        "title: {{id: Ukur, en: Measure}}\ncast:\n{cast}checks:\n  - id: one\n    title: {{id: Satu, en: One}}\n    \
         points: 1\n    steps:\n{steps}"
    )
}

pub(crate) fn roles() -> String {
    module(&[("program", "")])
}

fn missed(programs: &Programs, job: &Job) -> io::Result<Miss> {
    let stage = Contender::Ours
        .play(programs, job)?
        .stage
        .unwrap_or_default();
    stage
        .miss
        .ok_or_else(|| io::Error::other("what never came was seen"))
}

fn mute(programs: &Programs) -> io::Result<Job> {
    let host = fresh_address();
    let steps = "      - start: server\n      - server sees: Waiting\n      - start: ani\n      - ani asks: any\n      \
                 - ani types: 7\n      - server sees: diterima\n      - ani sees: ganjil\n";
    let mut client = programs.words(Language::C, "parity", "client");
    client.extend([host.clone(), "12345".into()]);
    let server = vec![programs.odd(), "mute".into(), host, "12345".into()];
    job(
        &scenario(&["server", "ani"], steps),
        roles(),
        vec![server, client],
    )
}

fn chat(programs: &Programs, language: Language) -> io::Result<Job> {
    let place = [fresh_address(), "59000".to_string()];
    let steps = "      - start: server\n      - server sees: Server sedang berjalan\n      - start: fatur\n      \
                 - fatur asks: any\n      - fatur types: fatur\n      - fatur sees: terhubung\n      \
                 - fatur sees: tidak akan datang\n";
    let part = |role| [programs.words(language, "chat", role), place.to_vec()].concat();
    let words = vec![part("server"), part("client")];
    job(&scenario(&["server", "fatur"], steps), roles(), words)
}
