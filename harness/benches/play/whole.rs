//! The seven dialogues from the first start to the last verdict, with fast programs and with Python ones.

use crate::Plan;
use crate::contender::Contender;
use crate::dialogue::{Dialogue, SEVEN};
use crate::job::Report;
use crate::programs::{Language, Programs};
use crate::table::{Table, median, millis};
use std::io;

const BEYOND_BARE_MS: f64 = 8.0;
const OVER_BARE: f64 = 1.1;
const ROUNDS_IN_C: usize = 15;
const ROUNDS_IN_PYTHON: usize = 7;

/// Everybody's reports about one dialogue, a list for each contender.
struct Heat {
    dialogue: &'static Dialogue,
    reports: Vec<(Contender, Vec<Report>)>,
}

pub(crate) fn in_c(plan: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table = Table::new(
        "The seven dialogues with fast programs in C, without isolation: start to verdict, ms",
    );
    let heats = heats(plan.rounds(ROUNDS_IN_C), programs, Language::C, &mut table)?;
    figures(&heats, &mut table);
    for heat in &heats {
        let beyond = heat.median_of(Contender::Ours, |ours, bare| {
            millis(ours.took) - millis(bare.took)
        });
        let what = format!("{}: ours beyond the bare loop", heat.dialogue.name);
        let wanted = format!("<= {BEYOND_BARE_MS} ms");
        table.goal(
            &what,
            &wanted,
            &format!("{beyond:.1} ms"),
            beyond <= BEYOND_BARE_MS,
        );
        if heat.of(Contender::TclExpect).is_empty() {
            continue;
        }
        let (ours, theirs) = (heat.took(Contender::Ours), heat.took(Contender::TclExpect));
        let what = format!("{}: ours under Tcl Expect", heat.dialogue.name);
        table.goal(
            &what,
            &format!("< {theirs:.1} ms"),
            &format!("{ours:.1} ms"),
            ours < theirs,
        );
    }
    Ok(table)
}

pub(crate) fn in_python(plan: &Plan, programs: &Programs) -> io::Result<Table> {
    let mut table = Table::new("The same with Python programs, ms");
    if programs.python().is_none() {
        table.line("  !!! python3 is not installed: nothing was measured");
        table.is_met = false;
        return Ok(table);
    }
    let rounds = plan.rounds(ROUNDS_IN_PYTHON);
    let heats = heats(rounds, programs, Language::Python, &mut table)?;
    figures(&heats, &mut table);
    for heat in &heats {
        let over = heat.median_of(Contender::Ours, |ours, bare| {
            ours.took as f64 / bare.took as f64
        });
        let what = format!("{}: ours over the bare loop", heat.dialogue.name);
        table.goal(
            &what,
            &format!("<= {OVER_BARE}"),
            &format!("{over:.3}"),
            over <= OVER_BARE,
        );
    }
    Ok(table)
}

/// Everybody plays in every round, one after the other, and another one begins each time; the slow ones play once.
fn heats(
    rounds: usize,
    programs: &Programs,
    language: Language,
    table: &mut Table,
) -> io::Result<Vec<Heat>> {
    let mut present = Vec::new();
    for contender in Contender::ALL {
        match contender.lacks(programs) {
            None => present.push(contender),
            Some(why) => table.line(&format!("  !!! {why}: it is not in this table")),
        }
    }
    let heat = |dialogue| Heat {
        dialogue,
        reports: present.iter().map(|one| (*one, Vec::new())).collect(),
    };
    let mut heats: Vec<Heat> = SEVEN.iter().map(heat).collect();
    for round in 0..rounds {
        for heat in &mut heats {
            let count = heat.reports.len();
            for turn in 0..count {
                let (contender, reports) = &mut heat.reports[(turn + round) % count];
                if round == 0 || !Contender::SLOW.contains(contender) {
                    let job = heat.dialogue.job(programs, language)?;
                    let report = contender.play(programs, &job).and_then(Report::passed);
                    let in_dialogue = |error: io::Error| {
                        io::Error::other(format!("{}: {error}", heat.dialogue.name))
                    };
                    reports.push(report.map_err(in_dialogue)?);
                }
            }
        }
    }
    Ok(heats)
}

fn figures(heats: &[Heat], table: &mut Table) {
    let names: String = Contender::ALL
        .map(|one| format!("{:>9}", one.name()))
        .concat();
    table.line(&format!("  {:<12}{names}   | whole processes:{names}", ""));
    for heat in heats {
        let of = |value: fn(&Report) -> u64| {
            let cell = |one| format!("{:>9.1}", heat.median(one, value));
            Contender::ALL.map(cell).concat()
        };
        let (took, whole) = (of(|report| report.took), of(|report| report.whole));
        table.line(&format!(
            "  {:<12}{took}   | {:<16}{whole}",
            heat.dialogue.name, ""
        ));
    }
    table.line("  (a process begins with its own start and ends with the end of all its programs)");
}

impl Heat {
    fn of(&self, contender: Contender) -> &[Report] {
        let mut found = self.reports.iter().filter(|(one, _)| *one == contender);
        found.next().map_or(&[], |(_, reports)| reports)
    }

    fn median(&self, contender: Contender, value: fn(&Report) -> u64) -> f64 {
        let values: Vec<f64> = self
            .of(contender)
            .iter()
            .map(|report| millis(value(report)))
            .collect();
        median(&values)
    }

    fn took(&self, contender: Contender) -> f64 {
        self.median(contender, |report| report.took)
    }

    /// Compared within a round: what disturbs the machine for longer disturbs both.
    fn median_of(&self, contender: Contender, compare: impl Fn(&Report, &Report) -> f64) -> f64 {
        let pairs = self.of(contender).iter().zip(self.of(Contender::Bare));
        median(
            &pairs
                .map(|(one, bare)| compare(one, bare))
                .collect::<Vec<_>>(),
        )
    }
}
