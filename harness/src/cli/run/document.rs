//! What `run` found, as one JSON document for other programs.

use super::Performed;
use crate::record::Isolation;
use crate::run::season::Round;
use crate::scenario::quantity::Points;
use crate::verdict::{CheckOutcome, Kind};
use crate::world::files;
use serde_json::{Value, json};

/// The version of the document's form.
const VERSION: u32 = 1;

pub(super) fn of(name: &str, seed: u64, isolation: Isolation, performed: &[Performed]) -> Value {
    let scenarios: Vec<Value> = performed.iter().map(scenario).collect();
    json!({
        "version": VERSION,
        "submission": name,
        "seed": seed,
        "isolation": isolation,
        "scenarios": scenarios,
    })
}

fn scenario(one: &Performed) -> Value {
    let record = &one.performance.record;
    let outcome = &record.outcome;
    let checks: Vec<Value> = outcome.checks.iter().map(check).collect();
    let passed = one
        .performance
        .rounds
        .iter()
        .filter(|round| round.is_passed())
        .count();
    let rounds = one.performance.rounds.iter();
    let rounds: Vec<Value> = rounds.map(round).collect();
    json!({
        "module": record.about.module,
        "scenario": record.about.name,
        "title": record.scenario.title,
        "seed": record.about.seed,
        "isolation": record.about.isolation,
        "seconds": record.about.took.seconds(),
        "earned": number(outcome.earned()),
        "possible": number(outcome.possible()),
        "checks": checks,
        "passed": passed,
        "rounds": rounds,
        "record": files::shown(&one.kept),
    })
}

fn round(round: &Round) -> Value {
    let verdicts: Vec<Kind> = round.kinds().collect();
    json!({"seed": round.seed, "verdicts": verdicts, "replay": round.is_replay})
}

/// The verdict as a word, and beside it all that is known of it.
fn check(check: &CheckOutcome) -> Value {
    json!({
        "id": check.id,
        "verdict": Kind::of(&check.verdict),
        "details": check.verdict,
        "earned": number(check.earned),
        "possible": number(check.possible),
    })
}

/// `12.5`, and not its hundredths.
fn number(points: Points) -> f64 {
    points.to_string().parse().unwrap_or_default()
}
