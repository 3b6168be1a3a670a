//! How long reports take: `cargo bench -p praktikum --bench report [-- RECORDS]`.
//!
//! A hundred reports with all their figures, from the records of the showcase, in markdown and in HTML: the CPU time of
//! each part, and beside it what reading the records costs.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints what it saw"
)]

use praktikum::figure;
use praktikum::record::Record;
use praktikum::report::material::{Identity, Material};
use praktikum::report::words::{Words, together};
use praktikum::report::{compose, html, markdown};
use praktikum::scenario::text::Language;
use praktikum::world::course::{Shelf, Unit};
use praktikum::{analysis, run::archive};
use rustix::time::{ClockId, clock_gettime};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

const REPORTS: usize = 100;
const BUDGET: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let given = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    let showcase = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reports/reference");
    let top = given.map_or(showcase, PathBuf::from);
    let Ok(shelf) = Shelf::shipped() else {
        return ExitCode::FAILURE;
    };
    let course = shelf
        .choose(&[])
        .map(|course| course.modules)
        .unwrap_or_default();
    let mut reading = Duration::ZERO;
    let mut all: Vec<(Unit, Vec<Record>)> = Vec::new();
    for unit in course {
        let began = cpu();
        let records = records(&top, &unit);
        reading += cpu().saturating_sub(began);
        if !records.is_empty() {
            all.push((unit, records));
        }
    }
    if all.is_empty() {
        eprintln!(
            "there are no records in {}; name a folder that `praktikum run --out` has filled",
            top.display()
        );
        return ExitCode::FAILURE;
    }
    measure(&shelf, &all, reading)
}

fn records(top: &Path, unit: &Unit) -> Vec<Record> {
    let names = unit.module.scenarios.iter().map(|(name, _)| name.as_str());
    let folders = names.map(|name| top.join(unit.slug.as_str()).join(name));
    folders
        .filter_map(|folder| archive::read(&folder).ok())
        .collect()
}

fn measure(shelf: &Shelf, all: &[(Unit, Vec<Record>)], reading: Duration) -> ExitCode {
    let plays: usize = all.iter().map(|(_, records)| records.len()).sum();
    let reading =
        reading * u32::try_from(REPORTS).unwrap_or(1) / u32::try_from(all.len()).unwrap_or(1);
    let mut parts = [
        ("facts", Duration::ZERO),
        ("figures", Duration::ZERO),
        ("document, both of these in it", Duration::ZERO),
        ("markdown", Duration::ZERO),
        ("html", Duration::ZERO),
    ];
    let (identity, words) = (Identity::default(), Words::default());
    for (unit, records) in all.iter().cycle().take(REPORTS) {
        let language = Language::Id;
        timed(&mut parts[0].1, || {
            records
                .iter()
                .for_each(|record| drop(black_box(analysis::facts(record))));
        });
        timed(&mut parts[1].1, || {
            records.iter().for_each(|record| figures(record, language));
        });
        let text = shelf.text(&unit.slug, language);
        let material = Material {
            language,
            course: shelf.about(),
            slug: &unit.slug,
            module: &unit.module,
            text: &text,
            identity: &identity,
            records,
            is_beside: true,
            reference: &[],
            sources: &[],
            options: "",
            is_graded: false,
            words: &words,
        };
        let document = timed(&mut parts[2].1, || compose(&material));
        timed(&mut parts[3].1, || {
            drop(black_box(together(
                &markdown::markdown(&document, "x"),
                false,
            )));
        });
        timed(&mut parts[4].1, || drop(black_box(html::html(&document))));
    }
    println!(
        "{REPORTS} reports, {plays} records in {} modules; CPU time",
        all.len()
    );
    let whole: Duration = parts[2..].iter().map(|(_, time)| *time).sum();
    for (name, time) in &parts {
        println!("  {:>8.1} ms  {name}", time.as_secs_f64() * 1e3);
    }
    let ratio = whole.as_secs_f64() / reading.as_secs_f64().max(1e-9);
    println!(
        "  {:>8.1} ms  all of it: {ratio:.1} times what reading the records costs",
        whole.as_secs_f64() * 1e3
    );
    if whole > BUDGET {
        println!("that is more than {} s", BUDGET.as_secs());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn figures(record: &Record, language: Language) {
    black_box(figure::windows(record, language));
    black_box(figure::sequence(record, &BTreeSet::new(), language));
    black_box(figure::timeline(record, language));
}

fn timed<T>(sum: &mut Duration, work: impl FnOnce() -> T) -> T {
    let began = cpu();
    let made = work();
    *sum += cpu().saturating_sub(began);
    made
}

/// What this process has had.
fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let (seconds, nanos) = (time.tv_sec, time.tv_nsec);
    Duration::new(
        u64::try_from(seconds).unwrap_or(0),
        u32::try_from(nanos).unwrap_or(0),
    )
}
