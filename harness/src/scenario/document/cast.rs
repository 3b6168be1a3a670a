//! Reads `cast:`, `groups:`, `hosts:` and `networks:`.

use super::complaint::Place;
use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::troupe::Troupe;
use super::yaml::{Entry, Node, Value};
use crate::scenario::Group;
use crate::scenario::cast::{Actor, Host, Hosts, Network, Part, Program, Terminal};
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::quantity::{self, Port};
use crate::scenario::template::Template;
use crate::scenario::vocabulary::is_reserved;
use std::net::Ipv4Addr;

/// The most actors that one scenario may have.
const MOST: usize = 2_000;

const PROGRAM: [&str; 6] = ["role", "count", "args", "vars", "term", "size"];
const RAW: [&str; 6] = ["connect", "listen", "udp", "group", "count", "vars"];

pub(super) fn cast(node: &Node, module: Option<&Module>, out: &mut Complaints) -> Troupe {
    let mut troupe = Troupe::default();
    let entries = fields::map(node, out).unwrap_or_default();
    for entry in entries {
        let name = subject_name(entry, &troupe, out);
        let Some((part, settings)) = member(entry, module, out) else {
            // The name stays known, so that sentences about it raise no complaints of their own.
            if let Some(name) = name {
                troupe.enter(Actor {
                    part: absent(),
                    vars: Vec::new(),
                    name,
                });
            }
            continue;
        };
        let Some(name) = name else { continue };
        troupe.places.insert(name.clone(), entry.place);
        enter(&mut troupe, &name, &part, &settings);
        if troupe.actors.len() > MOST {
            out.push(shape::too_many(entry.place, MOST, ("aktor", "actors")));
            break;
        }
    }
    if entries.is_empty() && matches!(node.value, Value::Map(_)) {
        out.push(shape::missing_value(node.place));
    }
    troupe
}

fn absent() -> Part {
    let role = Name::new("absent").expect("this is a valid name");
    Part::Program(Program {
        role,
        args: Vec::new(),
        terminal: Terminal::default(),
    })
}

/// A name by which actors are spoken of: valid, free, and no word of the language.
fn subject_name(entry: &Entry, troupe: &Troupe, out: &mut Complaints) -> Option<Name> {
    let name = fields::name_at(entry.place, &entry.key, out)?;
    if is_reserved(name.as_str()) {
        out.push(names::reserved(entry.place, name.as_str()));
        return None;
    }
    if troupe.is_taken(&name) {
        out.push(names::taken(entry.place, name.as_str()));
        return None;
    }
    Some(name)
}

/// What a cast entry says besides the part itself.
struct Settings {
    count: Option<u32>,
    vars: Vec<(Name, String)>,
}

fn enter(troupe: &mut Troupe, name: &Name, part: &Part, settings: &Settings) {
    let Some(count) = settings.count else {
        let vars = settings.vars.clone();
        troupe.enter(Actor {
            name: name.clone(),
            part: part.clone(),
            vars,
        });
        return;
    };
    let number = Name::new("n").expect("this is a valid name");
    let mut members = Vec::new();
    for n in 1..=count {
        let own = |value: &str| value.replace("${n}", &n.to_string());
        let mut vars: Vec<_> = settings
            .vars
            .iter()
            .map(|(key, value)| (key.clone(), own(value)))
            .collect();
        vars.push((number.clone(), n.to_string()));
        let copy = name.numbered(n);
        members.push(copy.clone());
        troupe.enter(Actor {
            name: copy,
            part: part.clone(),
            vars,
        });
    }
    troupe.groups.push(Group {
        name: name.clone(),
        members,
    });
}

fn member(
    entry: &Entry,
    module: Option<&Module>,
    out: &mut Complaints,
) -> Option<(Part, Settings)> {
    let Value::Map(inside) = &entry.value.value else {
        let part = Part::Program(program(&entry.value, module, out)?);
        return Some((
            part,
            Settings {
                count: None,
                vars: Vec::new(),
            },
        ));
    };
    let is_raw = inside
        .iter()
        .any(|field| matches!(field.key.as_str(), "connect" | "listen" | "udp"));
    let known: &[&str] = if is_raw { &RAW } else { &PROGRAM };
    let fields = Fields::beneath(entry.place, &entry.value, known, out)?;
    let settings = settings(&fields, out);
    let part = if is_raw {
        raw(&fields, inside, out)
    } else {
        full_program(&fields, module, &settings, out).map(Part::Program)
    };
    Some((part?, settings))
}

fn settings(fields: &Fields<'_>, out: &mut Complaints) -> Settings {
    let expected = ("bilangan dari 1 sampai 2000", "a number from 1 to 2000");
    let count = fields.get("count").and_then(|entry| {
        fields::parsed(
            &entry.value,
            |text| quantity::count(text, 2_000),
            expected,
            out,
        )
    });
    let entries = fields
        .get("vars")
        .and_then(|entry| fields::map(&entry.value, out))
        .unwrap_or_default();
    let vars = entries.iter().filter_map(|entry| {
        let name = fields::name_at(entry.place, &entry.key, out)?;
        Some((name, fields::text(&entry.value, out)?.to_string()))
    });
    Settings {
        count,
        vars: vars.collect(),
    }
}

fn program(role: &Node, module: Option<&Module>, out: &mut Complaints) -> Option<Program> {
    let name = fields::name(role, out)?;
    if let Some(module) = module
        && !module.roles.iter().any(|role| role.name == name)
    {
        let known = module.roles.iter().map(|role| role.name.as_str());
        out.push(names::unknown_role(role.place, name.as_str(), known));
        return None;
    }
    Some(Program {
        role: name,
        args: Vec::new(),
        terminal: Terminal::default(),
    })
}

fn full_program(
    fields: &Fields<'_>,
    module: Option<&Module>,
    settings: &Settings,
    out: &mut Complaints,
) -> Option<Program> {
    let args = fields
        .get("args")
        .map(|entry| arguments(&entry.value, settings, out));
    let terminal = terminal(fields, out);
    let role = fields.required("role", out)?;
    let mut program = program(&role.value, module, out)?;
    program.args = args.unwrap_or_default();
    program.terminal = terminal?;
    Some(program)
}

fn arguments(node: &Node, settings: &Settings, out: &mut Complaints) -> Vec<Template> {
    let items = fields::list(node, out).unwrap_or_default();
    let mut read = |item: &Node| {
        let template = super::phrase::template(item, out)?;
        let known = |name: &str| {
            name == "n" && settings.count.is_some()
                || settings.vars.iter().any(|(own, _)| own.as_str() == name)
        };
        for name in template.variables().filter(|name| !known(name)) {
            out.push(names::unknown_variable(
                item.place,
                name,
                settings.vars.iter().map(|(own, _)| own.as_str()),
            ));
        }
        Some(template)
    };
    items.iter().filter_map(&mut read).collect()
}

fn terminal(fields: &Fields<'_>, out: &mut Complaints) -> Option<Terminal> {
    let mut terminal = Terminal::default();
    if let Some(entry) = fields.get("term") {
        let plain = |text: &str| {
            let good = text.len() <= 40
                && text
                    .chars()
                    .all(|next| next.is_ascii_alphanumeric() || matches!(next, '-' | '+' | '.'));
            (good && !text.is_empty()).then(|| text.to_string())
        };
        terminal.kind = fields::parsed(
            &entry.value,
            plain,
            (
                "jenis terminal seperti `xterm-256color`",
                "a kind of terminal such as `xterm-256color`",
            ),
            out,
        )?;
    }
    if let Some(entry) = fields.get("size") {
        let size = |text: &str| {
            let (columns, rows) = text.split_once('x')?;
            Some((
                u16::try_from(quantity::count(columns, 500)?).ok()?,
                u16::try_from(quantity::count(rows, 500)?).ok()?,
            ))
        };
        (terminal.columns, terminal.rows) = fields::parsed(
            &entry.value,
            size,
            (
                "kolom kali baris seperti `80x24`",
                "columns by rows such as `80x24`",
            ),
            out,
        )?;
    }
    Some(terminal)
}

fn raw(fields: &Fields<'_>, inside: &[Entry], out: &mut Complaints) -> Option<Part> {
    let kinds: Vec<&Entry> = inside
        .iter()
        .filter(|field| matches!(field.key.as_str(), "connect" | "listen" | "udp"))
        .collect();
    if let Some(second) = kinds.get(1) {
        out.push(shape::bad_choice(
            second.place,
            &second.key,
            &["connect", "listen", "udp"],
        ));
        return None;
    }
    if let Some(group) = fields.get("group")
        && fields.get("udp").is_none()
    {
        out.push(shape::unknown_key(group.place, "group", ["count", "vars"]));
    }
    let kind = kinds.first()?;
    match kind.key.as_str() {
        "connect" => connect(&kind.value, out),
        "listen" => {
            fields::parsed(&kind.value, Port::parse, PORT, out).map(|port| Part::Listen { port })
        }
        _ => ear(&kind.value, fields, out),
    }
}

pub(super) const PORT: (&str, &str) = (
    "protokol dan port seperti `tcp 59000` atau `udp 5004`",
    "protocol and port such as `tcp 59000` or `udp 5004`",
);
pub(super) const GROUP: (&str, &str) = (
    "alamat grup multicast dari 224.0.0.0 sampai 239.255.255.255",
    "a multicast group's address from 224.0.0.0 to 239.255.255.255",
);

/// `tcp 59000`, or `tcp lab:59000` for a host of the network.
fn connect(node: &Node, out: &mut Complaints) -> Option<Part> {
    let read = |text: &str| {
        let Some((before, number)) = text.rsplit_once(':') else {
            return Port::parse(text).map(|port| Part::Connect { host: None, port });
        };
        let (protocol, host) = before.split_once(' ')?;
        let port = Port::parse(&format!("{protocol} {number}"))?;
        Some(Part::Connect {
            host: Some(Name::new(host.trim())?),
            port,
        })
    };
    fields::parsed(
        node,
        read,
        (
            "port seperti `tcp 59000` atau `tcp lab:59000`",
            "a port such as `tcp 59000` or `tcp lab:59000`",
        ),
        out,
    )
}

fn ear(node: &Node, fields: &Fields<'_>, out: &mut Complaints) -> Option<Part> {
    let port = fields::parsed(
        node,
        quantity::port_number,
        ("nomor port seperti `5004`", "a port number such as `5004`"),
        out,
    );
    let group = match fields.get("group") {
        Some(entry) => Some(fields::parsed(&entry.value, multicast, GROUP, out)?),
        None => None,
    };
    Some(Part::Ear { port: port?, group })
}

pub(super) fn multicast(text: &str) -> Option<Ipv4Addr> {
    text.parse().ok().filter(Ipv4Addr::is_multicast)
}

pub(super) fn groups(node: &Node, troupe: &mut Troupe, out: &mut Complaints) {
    for entry in fields::map(node, out).unwrap_or_default() {
        let name = subject_name(entry, troupe, out);
        let members = named_members(&entry.value, troupe, out);
        if let (Some(name), Some(members)) = (name, members) {
            troupe.places.insert(name.clone(), entry.place);
            troupe.groups.push(Group { name, members });
        }
    }
}

fn named_members(node: &Node, troupe: &mut Troupe, out: &mut Complaints) -> Option<Vec<Name>> {
    let mut members: Vec<Name> = Vec::new();
    let spoken_of = troupe.spoken_of.clone();
    for item in fields::list(node, out)? {
        let Some(word) = fields::text(item, out) else {
            continue;
        };
        for name in troupe.members(word, item.place, out).unwrap_or_default() {
            if !members.contains(&name) {
                members.push(name);
            }
        }
    }
    troupe.spoken_of = spoken_of;
    if members.is_empty() {
        out.push(shape::missing_value(node.place));
    }
    Some(members)
}

pub(super) fn hosts(
    hosts: Option<&Entry>,
    networks: Option<&Entry>,
    troupe: &mut Troupe,
    out: &mut Complaints,
) -> Hosts {
    let mut found = Hosts::default();
    let mut placed: Vec<Name> = Vec::new();
    let host_entries = hosts
        .and_then(|entry| fields::map(&entry.value, out))
        .unwrap_or_default();
    for entry in host_entries {
        let Some(name) = fields::name_at(entry.place, &entry.key, out) else {
            continue;
        };
        let mut actors = Vec::new();
        for item in fields::list(&entry.value, out).unwrap_or_default() {
            let Some(word) = fields::text(item, out) else {
                continue;
            };
            let spoken_of = troupe.spoken_of.clone();
            for actor in troupe.members(word, item.place, out).unwrap_or_default() {
                place_once(&actor, item.place, &mut placed, out);
                actors.push(actor);
            }
            troupe.spoken_of = spoken_of;
        }
        found.hosts.push(Host { name, actors });
    }
    if let Some(entry) = hosts {
        for actor in troupe
            .actors
            .iter()
            .filter(|actor| !placed.contains(&actor.name))
        {
            let place = troupe
                .places
                .get(&actor.name)
                .copied()
                .unwrap_or(entry.place);
            out.push(names::not_placed(place, actor.name.as_str()));
        }
    }
    found.networks = networks
        .map(|entry| self::networks(entry, &found.hosts, out))
        .unwrap_or_default();
    found
}

fn place_once(name: &Name, place: Place, placed: &mut Vec<Name>, out: &mut Complaints) {
    if placed.contains(name) {
        out.push(names::placed_twice(place, name.as_str()));
    } else {
        placed.push(name.clone());
    }
}

fn networks(entry: &Entry, hosts: &[Host], out: &mut Complaints) -> Vec<Network> {
    let mut found = Vec::new();
    let mut placed: Vec<Name> = Vec::new();
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
    for host in hosts.iter().filter(|host| !placed.contains(&host.name)) {
        out.push(names::not_placed(entry.place, host.name.as_str()));
    }
    found
}

pub(super) fn known_host(node: &Node, hosts: &[Host], out: &mut Complaints) -> Option<Name> {
    let written = fields::text(node, out)?;
    let found = hosts.iter().find(|host| host.name.as_str() == written);
    if found.is_none() {
        let known = hosts.iter().map(|host| host.name.as_str());
        out.push(names::unknown_host(node.place, written, known));
    }
    found.map(|host| host.name.clone())
}
