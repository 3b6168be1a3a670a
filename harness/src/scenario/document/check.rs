//! Reads a scenario: its head, its cast, and its checks in their order.

use super::complaint::Place;
use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::play::Play;
use super::yaml::{Entry, Node, Value as Tree};
use super::{cast, company, modify, step, vars};
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::{Act, Check, Defaults, Scenario, Step, Variable};
use std::collections::BTreeSet;

const KEYS: [&str; 10] = [
    "title", "about", "vars", "cast", "groups", "hosts", "networks", "defaults", "always", "checks",
];
const CHECK_KEYS: [&str; 8] = [
    "id", "title", "needs", "points", "hint", "hints", "because", "steps",
];

pub(super) fn scenario(
    root: &Node,
    source: &str,
    module: Option<&Module>,
    out: &mut Complaints,
) -> Option<Scenario> {
    let fields = Fields::of(root, &KEYS, out)?;
    let title = fields.required_text("title", out);
    let about = fields.text("about", out);
    let defaults = fields
        .get("defaults")
        .map(|entry| defaults(entry, out))
        .unwrap_or_default();
    let vars = fields
        .get("vars")
        .map(|entry| vars::variables(&entry.value, out))
        .unwrap_or_default();
    let names = vars::names(&vars);
    let cast_entry = fields.required("cast", out);
    let mut troupe = cast_entry
        .map(|entry| cast::cast(&entry.value, module, &names, out))
        .unwrap_or_default();
    if let Some(entry) = fields.get("groups") {
        company::groups(&entry.value, &mut troupe, out);
    }
    let hosts = company::hosts(
        fields.get("hosts"),
        fields.get("networks"),
        &mut troupe,
        out,
    );

    let mut play = Play::new(source, troupe, hosts.names(), std::mem::take(out));
    play.variables.extend(names);
    play.used_variables.append(&mut play.troupe.used_variables);
    let always = fields
        .get("always")
        .map(|entry| step::always(&entry.value, &mut play))
        .unwrap_or_default();
    let checks_entry = fields.required("checks", &mut play.out);
    let checks = checks_entry
        .map(|entry| checks(&entry.value, &mut play))
        .unwrap_or_default();
    unused(&vars, &mut play);
    *out = play.out;
    Some(Scenario {
        title: title?,
        about,
        vars: vars.into_iter().map(|(variable, _)| variable).collect(),
        cast: play.troupe.actors,
        groups: play.troupe.groups,
        hosts,
        defaults,
        always,
        checks,
    })
}

/// `{within: 5s, grace: 1s, linger: 1s}`.
pub(super) fn defaults(entry: &Entry, out: &mut Complaints) -> Defaults {
    let Some(fields) = Fields::beneath(
        entry.place,
        &entry.value,
        &["within", "grace", "linger"],
        out,
    ) else {
        return Defaults::default();
    };
    Defaults {
        within: fields.duration("within", out),
        grace: fields.duration("grace", out),
        linger: fields.duration("linger", out),
    }
}

fn checks(node: &Node, play: &mut Play<'_>) -> Vec<Check> {
    let items = fields::list(node, &mut play.out).unwrap_or_default();
    if items.is_empty() && matches!(node.value, Tree::List(_)) {
        play.out.push(shape::missing_value(node.place));
    }
    let ids: Vec<&str> = items
        .iter()
        .filter_map(|item| item.get("id")?.text())
        .collect();
    let mut earlier: BTreeSet<Name> = BTreeSet::new();
    let mut found = Vec::new();
    for item in items {
        if play.out.is_full() {
            break;
        }
        found.extend(check(item, &ids, &mut earlier, play));
    }
    found
}

fn check(
    item: &Node,
    ids: &[&str],
    earlier: &mut BTreeSet<Name>,
    play: &mut Play<'_>,
) -> Option<Check> {
    let fields = Fields::of(item, &CHECK_KEYS, &mut play.out)?;
    let out = &mut play.out;
    let id_entry = fields.required("id", out);
    let id = id_entry.and_then(|entry| fields::name(&entry.value, out));
    if let (Some(entry), Some(id)) = (id_entry, &id)
        && earlier.contains(id)
    {
        out.push(names::taken(entry.value.place, id.as_str()));
    }
    let title = fields.required_text("title", out);
    let because = fields.text("because", out);
    let hints = modify::hints_of(&fields, out);
    let points_entry = fields.required("points", out);
    let points = points_entry.and_then(|entry| fields::points(&entry.value, out));
    let needs = fields
        .get("needs")
        .map(|entry| needs(&entry.value, ids, earlier, out))
        .unwrap_or_default();
    let steps_entry = fields.required("steps", out);
    let complaints_before = play.out.len();
    let steps = steps_entry
        .map(|entry| step::steps(&entry.value, play))
        .unwrap_or_default();
    // A step that was not understood has lost its points: the sum would say nothing.
    let understood = play.out.len() == complaints_before;
    if let (Some(entry), Some(points), true) = (points_entry, points, understood) {
        add_up(points, &steps, entry.value.place, &mut play.out);
    }
    earlier.extend(id.clone());
    Some(Check {
        id: id?,
        title: title?,
        needs,
        points: points?,
        hints,
        because,
        steps,
    })
}

/// One check or several, each of them earlier in the file.
fn needs(node: &Node, ids: &[&str], earlier: &BTreeSet<Name>, out: &mut Complaints) -> Vec<Name> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for item in fields::one_or_many(node) {
        let Some(written) = fields::text(item, out) else {
            continue;
        };
        if out.is_full() {
            break;
        }
        match earlier.get(written) {
            Some(name) if !seen.insert(name) => out.push(names::taken(item.place, written)),
            Some(name) => found.push(name.clone()),
            None if ids.contains(&written) => out.push(names::later_check(item.place, written)),
            None => out.push(names::unknown_check(
                item.place,
                written,
                ids.iter().copied(),
            )),
        }
    }
    found
}

/// Points on steps sum to the check's; a check without them is all or nothing.
fn add_up(whole: Points, steps: &[Step], place: Place, out: &mut Complaints) {
    let given: Vec<Points> = steps.iter().flat_map(points_of).collect();
    let sum: Points = given.iter().copied().sum();
    if !given.is_empty() && sum != whole {
        out.push(shape::points_sum(place, whole, sum));
    }
}

fn points_of(step: &Step) -> Vec<Points> {
    let mut points: Vec<Points> = step.modifiers.points.into_iter().collect();
    match &step.act {
        Act::Together(steps) => points.extend(steps.iter().flat_map(points_of)),
        Act::Rounds(rounds) => points.extend(rounds.iter().flatten().flat_map(points_of)),
        Act::Sentence { .. } | Act::Direction(_) => {}
    }
    points
}

/// Actors that never do or see anything, and variables that nobody uses.
fn unused(vars: &[(Variable, Place)], play: &mut Play<'_>) {
    if play.out.has_error() {
        return;
    }
    for (variable, place) in vars {
        if !play.used_variables.contains(variable.name.as_str()) {
            play.out.push(names::unused(*place, variable.name.as_str()));
        }
    }
    for (name, place) in &play.troupe.places {
        if !play.troupe.spoken_of.contains(name) {
            play.out.push(names::unused(*place, name.as_str()));
        }
    }
}
