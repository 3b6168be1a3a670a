//! Reads `groups:`, `hosts:` and `networks:`: who belongs together, and who sits where.

use super::cast::subject_name;
use super::complaint::Place;
use super::faults::{names, shape};
use super::fields::{self, Complaints};
use super::troupe::Troupe;
use super::yaml::{Entry, Node, Value};
use crate::scenario::Group;
use crate::scenario::cast::{Host, Hosts, Network, Part};
use crate::scenario::name::Name;
use std::collections::BTreeSet;

pub(super) fn groups(node: &Node, troupe: &mut Troupe, out: &mut Complaints) {
    for entry in fields::map(node, out).unwrap_or_default() {
        let name = subject_name(entry, troupe, out);
        let members = members(&entry.value, troupe, out);
        if members.is_empty() && matches!(entry.value.value, Value::List(_)) {
            out.push(shape::missing_value(entry.value.place));
        }
        if let Some(name) = name {
            troupe.places.insert(name.clone(), entry.place);
            troupe.gather(Group { name, members });
        }
    }
}

/// The actors of a list of actors and groups, each once.
fn members(node: &Node, troupe: &mut Troupe, out: &mut Complaints) -> Vec<Name> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for item in fields::list(node, out).unwrap_or_default() {
        let Some(word) = fields::text(item, out) else {
            continue;
        };
        let members = troupe.members(word, item.place, out);
        found.extend(members.into_iter().filter(|name| seen.insert(name.clone())));
    }
    found
}

pub(super) fn hosts(
    hosts: Option<&Entry>,
    networks: Option<&Entry>,
    troupe: &mut Troupe,
    out: &mut Complaints,
) -> Hosts {
    let mut found = Hosts::default();
    let mut placed = BTreeSet::new();
    for entry in hosts
        .and_then(|entry| fields::map(&entry.value, out))
        .unwrap_or_default()
    {
        let name = fields::name_at(entry.place, &entry.key, out);
        let mut actors = Vec::new();
        for item in fields::list(&entry.value, out).unwrap_or_default() {
            let Some(word) = fields::text(item, out) else {
                continue;
            };
            let members = troupe.members(word, item.place, out);
            match members.iter().find(|actor| placed.contains(*actor)) {
                Some(twice) => out.push(names::placed_twice(item.place, twice.as_str())),
                None => {
                    placed.extend(members.iter().cloned());
                    actors.extend(members);
                }
            }
        }
        found.hosts.extend(name.map(|name| Host { name, actors }));
    }
    if let Some(entry) = hosts {
        not_placed(entry, troupe, &placed, out);
    }
    let known = found.names();
    unknown_hosts(troupe, &known, out);
    found.networks = networks
        .map(|entry| self::networks(entry, &known, out))
        .unwrap_or_default();
    found
}

/// Everybody has a place; of a counted actor only the first is told, at its entry in the cast.
fn not_placed(hosts: &Entry, troupe: &Troupe, placed: &BTreeSet<Name>, out: &mut Complaints) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for actor in troupe
        .actors
        .iter()
        .filter(|actor| !placed.contains(&actor.name))
    {
        let base = actor.name.as_str().split('.').next().unwrap_or_default();
        if told.insert(base) {
            let place = troupe.places.get(base).copied().unwrap_or(hosts.place);
            out.push(names::not_placed(place, base));
        }
    }
}

/// A raw client that connects to a host which is not there; of a counted one the first is told.
fn unknown_hosts(troupe: &Troupe, hosts: &BTreeSet<Name>, out: &mut Complaints) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for actor in &troupe.actors {
        let Part::Connect {
            host: Some(host), ..
        } = &actor.part
        else {
            continue;
        };
        let base = actor.name.as_str().split('.').next().unwrap_or_default();
        if !hosts.contains(host) && !out.is_full() && told.insert(base) {
            let place = troupe.places.get(base).copied().unwrap_or_default();
            let known = hosts.iter().map(Name::as_str);
            out.push(names::unknown_host(place, host.as_str(), known));
        }
    }
}

fn place_once(name: &Name, place: Place, placed: &mut BTreeSet<Name>, out: &mut Complaints) {
    if !placed.insert(name.clone()) {
        out.push(names::placed_twice(place, name.as_str()));
    }
}

fn networks(entry: &Entry, hosts: &BTreeSet<Name>, out: &mut Complaints) -> Vec<Network> {
    let mut found = Vec::new();
    let mut placed = BTreeSet::new();
    for network in fields::map(&entry.value, out).unwrap_or_default() {
        let name = fields::name_at(network.place, &network.key, out);
        let mut inside = Vec::new();
        for item in fields::list(&network.value, out).unwrap_or_default() {
            let Some(host) = known_host(item, hosts, out) else {
                continue;
            };
            place_once(&host, item.place, &mut placed, out);
            inside.push(host);
        }
        found.extend(name.map(|name| Network {
            name,
            hosts: inside,
        }));
    }
    for host in hosts.difference(&placed) {
        out.push(names::not_placed(entry.place, host.as_str()));
    }
    found
}

pub(super) fn known_host(
    node: &Node,
    hosts: &BTreeSet<Name>,
    out: &mut Complaints,
) -> Option<Name> {
    let written = fields::text(node, out)?;
    let found = hosts.get(written);
    if found.is_none() && !out.is_full() {
        let known = hosts.iter().map(Name::as_str);
        out.push(names::unknown_host(node.place, written, known));
    }
    found.cloned()
}
