//! What all plays came to, as a table.

use super::work::Play;
use std::collections::BTreeMap;
use std::fmt;

#[derive(Default)]
pub(super) struct Tally {
    rows: BTreeMap<String, Row>,
}

#[derive(Default)]
struct Row {
    plays: u64,
    right: u64,
    again: u64,
    /// What else came, and how often.
    others: BTreeMap<String, u64>,
}

impl Tally {
    pub(super) fn add(&mut self, play: Play) {
        let row = self.rows.entry(play.name).or_default();
        row.plays += 1;
        row.right += u64::from(play.is_right);
        row.again += play.again;
        if !play.is_right {
            *row.others.entry(play.verdicts).or_default() += 1;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{:28} {:>7} {:>7} {:>9}",
            "", "plays", "right", "replayed"
        )?;
        let mut all = Row::default();
        for (name, row) in &self.rows {
            line(formatter, name, row)?;
            for (verdicts, times) in &row.others {
                writeln!(formatter, "    {times} × {verdicts}")?;
            }
            all.plays += row.plays;
            all.right += row.right;
            all.again += row.again;
        }
        line(formatter, "together", &all)
    }
}

fn line(formatter: &mut fmt::Formatter<'_>, name: &str, row: &Row) -> fmt::Result {
    let (plays, right, again) = (row.plays, row.right, row.again);
    writeln!(formatter, "{name:28} {plays:>7} {right:>7} {again:>9}")
}
