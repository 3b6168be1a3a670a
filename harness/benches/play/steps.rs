//! A step over `cat`: a line is typed, the program gives it back, it is seen.

use crate::contender::Contender;
use crate::dialogue::{job, module};
use crate::job::Job;
use crate::table::{Table, micros, quantile};
use crate::{Plan, programs::Programs};
use std::io;

const WANTED_US: f64 = 30.0;
const ROUNDS: usize = 5;
const QUICK_STEPS: usize = 990;
/// Who takes a tenth of a second for a step is asked for few of them, and once.
const SLOW_STEPS: usize = 20;

pub(crate) fn row(plan: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table = Table::new(
        "A step over `cat` (types → program answers → sees), µs from one line to the next",
    );
    let (quick, slow) = (over_cat(QUICK_STEPS)?, over_cat(SLOW_STEPS)?);
    let mut steps: Vec<(Contender, Vec<f64>)> = Vec::new();
    for contender in Contender::ALL {
        match contender.lacks(programs) {
            None => steps.push((contender, Vec::new())),
            Some(why) => table.line(&format!("  !!! {why}: it is not in this table")),
        }
    }
    for round in 0..plan.rounds(ROUNDS) {
        for (contender, found) in &mut steps {
            let is_slow = Contender::SLOW.contains(contender);
            if !is_slow || round == 0 {
                let job = if is_slow { &slow } else { &quick };
                let report = contender.play(programs, job)?.passed()?;
                found.extend(report.steps().into_iter().map(micros));
            }
        }
    }
    table.line("               steps       p50       p99   p50 beyond bare");
    let bare = steps
        .first()
        .map_or(f64::NAN, |(_, found)| quantile(found, 0.5));
    for (contender, found) in &steps {
        let (half, late) = (quantile(found, 0.5), quantile(found, 0.99));
        table.line(&format!(
            "  {:<10} {:>8} {half:>9.1} {late:>9.1} {:>17.1}",
            contender.name(),
            found.len(),
            half - bare
        ));
        if *contender == Contender::Ours {
            let (wanted, measured) = (
                format!("<= {WANTED_US} µs"),
                format!("{:.1} µs", half - bare),
            );
            table.goal(
                "ours beyond the bare loop, p50",
                &wanted,
                &measured,
                half - bare <= WANTED_US,
            );
        }
    }
    Ok(table)
}

fn over_cat(steps: usize) -> io::Result<Job> {
    let line = |at: usize| {
        format!("      - cat types: langkah {at} ya\n      - cat sees: langkah {at} ya\n")
    };
    let steps: String = (0..steps).map(line).collect();
    let scenario = format!(
        "title: {{id: Langkah, en: Steps}}\ncast:\n  cat: program\nchecks:\n  - id: steps\n    \
         title: {{id: Langkah, en: Steps}}\n    points: 1\n    steps:\n      - start: cat\n{steps}"
    );
    let words = vec![vec!["cat".to_string()]];
    job(&scenario, module(&[("program", "")]), words)
}
