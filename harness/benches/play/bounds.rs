//! What must not grow: memory with what a program prints, threads with how many are on stage.

use crate::Plan;
use crate::contender::Contender;
use crate::dialogue::{job, module};
use crate::job::{Job, Stage};
use crate::programs::Programs;
use crate::table::{Table, micros, millis, quantile};
use crate::waits::{roles, scenario};
use std::io;

/// How much more memory there may be at the end of a flood than after its first second.
const FLAT_KIB: u64 = 2048;
/// Another program's answer while somebody floods.
const SERVED_MS: f64 = 100.0;
const FEW: usize = 10;
const CROWD: usize = 1_000;
const PORT: u16 = 8999;

pub(crate) fn flood(_: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table = Table::new("`yes` for 5 s beside a `cat` that is spoken to");
    let steps = "      - start: [deras, cat]\n      - repeat: 50\n        steps:\n          - deras never sees: tidak\n            \
                 for: 100ms\n          - cat types: halo\n          - cat sees: halo\n";
    let words = vec![vec!["yes".to_string()], vec!["cat".to_string()]];
    let job = job(&scenario(&["deras", "cat"], steps), roles(), words)?;
    let report = Contender::Ours.play(programs, &job)?.passed()?;
    let stage = report.stage.unwrap_or_default();
    let seconds = millis(report.took) / 1e3;
    let mebibytes = stage.printed as f64 / f64::from(1 << 20);
    table.line(&format!(
        "  {seconds:.1} s, {mebibytes:.0} MiB printed, {:.0} MiB a second; the stage used {:.0} % of a core",
        mebibytes / seconds,
        millis(report.cpu) / millis(report.took) * 100.0
    ));
    let growth = stage.most.saturating_sub(stage.early);
    let measured = format!("{growth} KiB of {}", stage.most);
    let wanted = format!("<= {FLAT_KIB} KiB");
    table.goal(
        "memory after 5 s beyond that after 1 s",
        &wanted,
        &measured,
        growth <= FLAT_KIB,
    );
    let answers: Vec<f64> = stage
        .answers
        .iter()
        .map(|time| micros(*time) / 1e3)
        .collect();
    let slowest = quantile(&answers, 1.0);
    let measured = format!("{slowest:.1} ms ({:.2} p50)", quantile(&answers, 0.5));
    let is_met = answers.len() == 50 && slowest <= SERVED_MS;
    table.goal(
        "the slowest of cat's 50 answers",
        &format!("<= {SERVED_MS} ms"),
        &measured,
        is_met,
    );
    Ok(table)
}

pub(crate) fn crowd(_: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table = Table::new("1,000 raw `connect:` actors in one scenario");
    let (few, _) = crowded(programs, FEW)?;
    let (many, took) = crowded(programs, CROWD)?;
    table.line(&format!(
        "  {CROWD} actors started, spoken to, answered and judged in {took:.0} ms"
    ));
    let measured = format!("{} and {}", few.threads, many.threads);
    let what = format!("threads of the stage with {FEW} and with {CROWD} actors");
    table.goal(&what, "equal", &measured, few.threads == many.threads);
    Ok(table)
}

fn crowded(programs: &Programs, count: usize) -> io::Result<(Stage, f64)> {
    let report = Contender::Ours.play(programs, &crowd_of(programs, count)?)?;
    let report = report.passed()?;
    Ok((report.stage.unwrap_or_default(), millis(report.took)))
}

fn crowd_of(programs: &Programs, count: usize) -> io::Result<Job> {
    let steps = "      - start: program\n      - start: probes\n      - probes send: halo\n      - probes see: halo\n";
    let probes = format!("probes: {{connect: tcp {PORT}, count: {count}}}");
    let scenario =
        scenario(&["program"], steps).replace("checks:", &format!("  {probes}\nchecks:"));
    let words = vec![
        programs.odd(),
        "echoes".into(),
        "127.0.0.1".into(),
        PORT.to_string(),
    ];
    let ready = format!("listens on: tcp {PORT}");
    job(&scenario, module(&[("program", &ready)]), vec![words])
}
