//! The tables: medians over the rounds, ratios between the servers, and which goals were met.

use crate::contender::{KINDS, Kind};
use std::fmt::Write;

/// The goals, at so many clients with so many messages in flight.
const GOAL: (usize, usize) = (100, 1);
const OVER_PYTHON: f64 = 1.3;
const OF_BARE: f64 = 0.6;

/// What one server did in one round.
pub struct Cell {
    pub kind: Kind,
    pub clients: usize,
    pub in_flight: usize,
    pub per_second: f64,
    pub per_processor_second: f64,
    /// In microseconds.
    pub median_delay: f64,
    pub late_delay: f64,
    /// Share of one processor that the server used.
    pub processor: f64,
    /// Share of the time in which the load generator had something to do.
    pub load: f64,
    pub threads: f64,
    /// In MiB.
    pub memory: f64,
}

pub fn speed(cells: &[Cell]) -> String {
    let mut text = String::from(
        "Deliveries a second (k/s), and a second of the server's own processor time (k/cpu-s)\n\n\
         clients in flight server      k/s  k/cpu-s   p50 us    p99 us  server   load  threads     MiB\n",
    );
    for (clients, in_flight) in situations(cells) {
        for kind in KINDS {
            let middle = |value: fn(&Cell) -> f64| {
                median(those(cells, kind, clients, in_flight).map(value).collect())
            };
            writeln!(
                text,
                "{clients:7} {in_flight:9} {:6} {:8.1} {:8.1} {:8.0} {:9.0} {:6.0}% {:5.0}% {:8.0} {:7.1}",
                kind.name(),
                middle(|cell| cell.per_second / 1e3),
                middle(|cell| cell.per_processor_second / 1e3),
                middle(|cell| cell.median_delay),
                middle(|cell| cell.late_delay),
                middle(|cell| cell.processor * 100.0),
                middle(|cell| cell.load * 100.0),
                middle(|cell| cell.threads),
                middle(|cell| cell.memory),
            )
            .ok();
        }
    }
    text + "\n(server: share of one processor that it used; load: share of the time in which the load generator\n\
        had something to do; it never sleeps, so that waking it is not on the server's account)\n"
}

pub fn ratios(cells: &[Cell]) -> String {
    let mut text = String::from(
        "\nRatios of deliveries per processor second: the median of the rounds [least .. most]\n\n\
         clients in flight   ours / Python           ours / bare             Python / bare\n",
    );
    for (clients, in_flight) in situations(cells) {
        write!(text, "{clients:7} {in_flight:9}").ok();
        for (one, other) in [
            (Kind::Ours, Kind::Python),
            (Kind::Ours, Kind::Bare),
            (Kind::Python, Kind::Bare),
        ] {
            let all = quotients(cells, one, other, (clients, in_flight));
            let least = all.iter().copied().fold(f64::INFINITY, f64::min);
            let most = all.iter().copied().fold(0.0, f64::max);
            write!(text, "   {:5.2} [{least:4.2} .. {most:4.2}] ", median(all)).ok();
        }
        text.push('\n');
    }
    text
}

pub fn goals(cells: &[Cell]) -> String {
    let mut text = format!(
        "\nGoals, at {} clients with {} message in flight\n\n",
        GOAL.0, GOAL.1
    );
    for (other, goal) in [(Kind::Python, OVER_PYTHON), (Kind::Bare, OF_BARE)] {
        let reached = median(quotients(cells, Kind::Ours, other, GOAL));
        let met = if reached >= goal { "met" } else { "MISSED" };
        writeln!(
            text,
            "ours / {:6}  goal {goal:.2}  reached {reached:.2}  {met}",
            other.name()
        )
        .ok();
    }
    let limit = median(quotients(cells, Kind::Bare, Kind::Python, GOAL));
    let limit = format!(
        "bare / Python   for comparison: {limit:.2}, and no send is cheaper than a bare one\n"
    );
    text += &limit;
    text
}

/// Ratios are taken within a round: what disturbs the machine for longer disturbs both.
fn quotients(
    cells: &[Cell],
    one: Kind,
    other: Kind,
    (clients, in_flight): (usize, usize),
) -> Vec<f64> {
    let ones = those(cells, one, clients, in_flight);
    let others = those(cells, other, clients, in_flight);
    ones.zip(others)
        .map(|(a, b)| a.per_processor_second / b.per_processor_second)
        .collect()
}

fn those(
    cells: &[Cell],
    kind: Kind,
    clients: usize,
    in_flight: usize,
) -> impl Iterator<Item = &Cell> {
    cells
        .iter()
        .filter(move |cell| (cell.kind, cell.clients, cell.in_flight) == (kind, clients, in_flight))
}

fn situations(cells: &[Cell]) -> Vec<(usize, usize)> {
    let mut all: Vec<_> = cells
        .iter()
        .map(|cell| (cell.clients, cell.in_flight))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let (below, above) = (values.len().saturating_sub(1) / 2, values.len() / 2);
    match (values.get(below), values.get(above)) {
        (Some(below), Some(above)) => f64::midpoint(*below, *above),
        _ => f64::NAN,
    }
}
