//! An audit as one JSON document for other programs.

use super::{Audited, about, told};
use crate::audit::{Check, Finding, Gravity, Part, Play, Player, Seen, Sheet};
use serde_json::{Value, json};

/// The version of the document's form.
const VERSION: u32 = 1;

pub fn json(audited: &Audited<'_>) -> Value {
    let modules: Vec<Value> = audited.sheets.iter().map(module).collect();
    json!({
        "version": VERSION,
        "seed": audited.seed,
        "repeat": audited.repeat,
        "plays": audited.plays,
        "again": audited.again,
        "seconds": audited.took.as_secs_f64(),
        "cpu_seconds": audited.spent.as_secs_f64(),
        "cores": audited.cores,
        "idle_seconds": audited.idle.as_secs_f64(),
        "ratio": audited.ratio(),
        "is_well": audited.gravity().is_none_or(|worst| worst == Gravity::Note),
        "modules": modules,
    })
}

fn module(sheet: &Sheet) -> Value {
    let checks: Vec<Value> = sheet.checks.iter().map(|one| check(sheet, one)).collect();
    let players: Vec<Value> = sheet.players.iter().map(player).collect();
    let findings: Vec<Value> = sheet.findings().iter().map(finding).collect();
    json!({
        "module": sheet.module,
        "is_whole": sheet.is_whole,
        "checks": checks,
        "players": players,
        "findings": findings,
    })
}

fn check(sheet: &Sheet, check: &Check) -> Value {
    json!({
        "scenario": check.scenario,
        "check": check.id,
        "title": check.title,
        "because": check.because,
        "kills": sheet.killed(check),
    })
}

fn player(player: &Player) -> Value {
    let part = match player.part {
        Part::Reference => "reference",
        Part::Stranger => "stranger",
        Part::Liar(_) => "liar",
    };
    let plays: Vec<Value> = player.plays.iter().map(play).collect();
    json!({
        "name": player.name,
        "part": part,
        "about": player.about,
        "is_played": player.absent.is_none(),
        "plays": plays,
    })
}

fn play(play: &Play) -> Value {
    let rounds = play.rounds.iter().map(|round| {
        let checks = round
            .iter()
            .map(|(name, seen)| (name.to_string(), Value::from(word(seen))));
        Value::Object(checks.collect())
    });
    let rounds: Vec<Value> = rounds.collect();
    json!({"scenario": play.scenario, "rounds": rounds})
}

/// `failed deadlock 0`, as in `verdict.yaml`.
fn word(seen: &Seen) -> String {
    match seen {
        Seen::Told(sentence) => sentence.to_string(),
        Seen::Unsure(_) => "unsure".to_string(),
        Seen::Broken(_) => "broken".to_string(),
    }
}

fn finding(finding: &Finding) -> Value {
    let (kind, place) = match finding {
        Finding::Survives { .. } => ("survives", None),
        Finding::Otherwise { place, .. } => ("otherwise", Some(place)),
        Finding::Unstated { .. } => ("unstated", None),
        Finding::Unsaid { .. } => ("unsaid", None),
        Finding::Unjust { place, .. } => ("unjust", Some(place)),
        Finding::Useless { place } => ("useless", Some(place)),
        Finding::Differs { place, .. } => ("differs", Some(place)),
        Finding::Unclear { place, .. } => ("unclear", Some(place)),
        Finding::NotReady { .. } => ("not_ready", None),
        Finding::Toolless { .. } => ("toolless", None),
        Finding::NoLiars => ("no_liars", None),
        Finding::NobodyHonest => ("nobody_honest", None),
    };
    let told = told(finding);
    json!({
        "kind": kind,
        "is_fault": told.gravity == Gravity::Fault,
        "player": about(finding),
        "scenario": place.map(|place| &place.scenario),
        "check": place.map(|place| &place.check),
        "says": told.what,
        "advice": told.advice,
    })
}
