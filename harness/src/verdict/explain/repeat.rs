//! How to repeat a failure: by hand in terminals, and by one command.

use super::visible::short;
use super::{About, Around, Body, Paragraph, paragraph};
use crate::scenario::cast::Part;
use crate::scenario::name::Name;
use crate::scenario::text::{Text, harmless};
use crate::scenario::vocabulary::{Verb, cut};
use crate::verdict::{CheckOutcome, Failure};
use std::net::Ipv4Addr;

/// How many things to do are told.
const MOST: usize = 16;

pub(super) fn of(around: &Around<'_>, check: &CheckOutcome, failure: &Failure) -> Paragraph {
    let before = around.outcome.checks.iter();
    let before = before.take_while(|other| other.id != check.id);
    let earlier = before.flat_map(|other| &other.steps);
    let own = check.steps.iter().take(failure.step + 1);
    let said = earlier.chain(own).map(|step| step.said.as_str());
    let mut doings: Vec<Text> = said.flat_map(|said| doing(around, said)).collect();
    let left_out = doings.len().saturating_sub(MOST);
    if left_out > 0 {
        // The terminals that are opened first stay; what lies far behind goes.
        let middle = MOST / 2;
        doings.drain(middle..middle + left_out);
        let more = Text::new(
            format!("… {left_out} langkah lain"),
            format!("… {left_out} other steps"),
        );
        doings.insert(middle, more);
    }
    let body = Body::Recipe(doings, harmless(around.again));
    paragraph(
        About::Repeat,
        ("Mengulanginya sendiri", "To repeat it"),
        body,
    )
}

/// What a person does for a step; nothing for what is only looked at.
pub(super) fn doing(around: &Around<'_>, said: &str) -> Vec<Text> {
    let Some((key, object)) = said.split_once(": ") else {
        return Vec::new();
    };
    let object = short(object);
    if key == "start" {
        return started(around, &object);
    }
    if let ("stop" | "kill" | "hang up", Some(_)) = (key, socket(around, &object)) {
        return vec![Text::new(
            format!("Tutup nc milik {object} (Ctrl-C)"),
            format!("Close the nc of {object} (Ctrl-C)"),
        )];
    }
    let by_signal = |id: &str, en: &str| {
        vec![Text::new(
            format!("{id} {object}"),
            format!("{en} {object}"),
        )]
    };
    match key {
        "stop" => return by_signal("Hentikan", "Stop"),
        "interrupt" => {
            return by_signal(
                "Tekan Ctrl-C di terminal",
                "Press Ctrl-C in the terminal of",
            );
        }
        "kill" => return by_signal("Matikan paksa (kill -9)", "Kill (kill -9)"),
        "hang up" => return by_signal("Tutup jendela terminal", "Close the terminal window of"),
        "freeze" => return by_signal("Bekukan (kill -STOP)", "Freeze (kill -STOP)"),
        "thaw" => return by_signal("Lanjutkan (kill -CONT)", "Continue (kill -CONT)"),
        _ => {}
    }
    match cut(key) {
        Some((who, Verb::Types)) if object.trim().is_empty() => vec![Text::new(
            format!("Di terminal {who}, tekan Enter saja"),
            format!("In the terminal of {who}, press Enter alone"),
        )],
        Some((who, Verb::Types)) => vec![Text::new(
            format!("Di terminal {who}, ketik: {object}"),
            format!("In the terminal of {who}, type: {object}"),
        )],
        Some((who, Verb::Presses)) => vec![Text::new(
            format!("Di terminal {who}, tekan {object}"),
            format!("In the terminal of {who}, press {object}"),
        )],
        Some((who, Verb::Sends)) => vec![Text::new(
            format!("Dari soket {who}, kirim: {object}"),
            format!("From the socket {who}, send: {object}"),
        )],
        _ => Vec::new(),
    }
}

/// One terminal for each actor that is started.
fn started(around: &Around<'_>, whom: &str) -> Vec<Text> {
    let separated = whom.replace(" and ", ", ");
    let names = separated.trim_matches(['[', ']']).split(", ");
    let mut doings = Vec::new();
    for name in names.map(str::trim) {
        let group = around
            .scenario
            .groups
            .iter()
            .find(|group| group.name.as_str() == name);
        let members: Vec<&str> = match group {
            Some(group) => group.members.iter().map(Name::as_str).collect(),
            None => vec![name],
        };
        doings.extend(members.into_iter().map(|member| terminal(around, member)));
    }
    doings
}

fn terminal(around: &Around<'_>, name: &str) -> Text {
    let mut cast = around.scenario.cast.iter();
    let place = cast.position(|actor| actor.name.as_str() == name);
    let command = place.and_then(|place| around.commands.get(place)?.as_ref());
    let socket = socket(around, name);
    let name = harmless(name);
    if let Some(nc) = socket {
        return Text::new(
            format!("Terminal {name}: {nc}"),
            format!("Terminal {name}: {nc}"),
        );
    }
    command.map_or_else(
        || Text::new(format!("Jalankan {name}"), format!("Start {name}")),
        |words| {
            let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            let command = quoted.join(" ");
            Text::new(
                format!("Terminal {name}: {command}"),
                format!("Terminal {name}: {command}"),
            )
        },
    )
}

/// What stands for a raw socket by hand; nothing stands for a program, nor for a member of a group.
fn socket(around: &Around<'_>, name: &str) -> Option<String> {
    let mut cast = around.scenario.cast.iter();
    let actor = cast.find(|actor| actor.name.as_str() == name)?;
    let flag = if actor.is_udp() { " -u" } else { "" };
    match &actor.part {
        Part::Connect { host, port } => {
            let host = host.as_ref();
            let address = host.and_then(|host| around.scenario.hosts.address(host));
            let address = address.unwrap_or(Ipv4Addr::LOCALHOST);
            Some(format!("nc{flag} {address} {}", port.number))
        }
        Part::Listen { port } => Some(format!("nc{flag} -l {}", port.number)),
        Part::Ear { port, group: None } => Some(format!("nc -u -l {port}")),
        Part::Ear { group: Some(_), .. } | Part::Program(_) => None,
    }
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let is_plain = |next: char| next.is_alphanumeric() || "-_./:=+,@%".contains(next);
    // A program that is compiled first is two commands.
    if word == "&&" || !word.is_empty() && word.chars().all(is_plain) {
        return word.to_string();
    }
    format!("'{}'", harmless(word).replace('\'', "'\\''"))
}
