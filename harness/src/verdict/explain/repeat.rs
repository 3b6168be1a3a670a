//! How to repeat a failure: by hand in terminals, and by one command.

use super::visible::short;
use super::words::exit_words;
use super::{About, Around, Body, Paragraph, paragraph};
use crate::scenario::cast::Part;
use crate::scenario::name::Name;
use crate::scenario::shell::typed;
use crate::scenario::text::{Text, harmless};
use crate::scenario::vocabulary::{Verb, cut};
use crate::verdict::{CheckOutcome, Clue, Failure, StepOutcome, Verdict};
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

/// How many things to do are told.
const MOST: usize = 16;

pub(super) fn of(around: &Around<'_>, check: &CheckOutcome, failure: &Failure) -> Paragraph {
    let before = around.outcome.checks.iter();
    let before = before.take_while(|other| other.id != check.id);
    let mut hands = Hands::new(around);
    for other in before {
        hands.play(&other.steps);
        if let Verdict::Failed(failure) = &other.verdict {
            hands.see(failure);
        }
    }
    hands.play(&check.steps[..check.steps.len().min(failure.step + 1)]);
    let mut doings = hands.doings;
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

/// Somebody who does it all again, and knows who is no longer there.
struct Hands<'a> {
    around: &'a Around<'a>,
    gone: BTreeSet<String>,
    doings: Vec<Text>,
}

impl<'a> Hands<'a> {
    fn new(around: &'a Around<'a>) -> Self {
        Self {
            around,
            gone: BTreeSet::new(),
            doings: Vec::new(),
        }
    }

    fn play(&mut self, steps: &[StepOutcome]) {
        for step in steps {
            let said = step.said.as_str();
            let Some((key, object)) = said.split_once(": ") else {
                continue;
            };
            if key == "start" {
                let started = members(self.around, object);
                self.gone.retain(|name| !started.contains(&name.as_str()));
            }
            // Nothing can be done with what is no longer there.
            let whom = cut(key).map_or(object, |(who, _)| who);
            if self.gone.contains(whom) {
                continue;
            }
            self.doings.extend(doing(self.around, said));
            if matches!(key, "stop" | "kill" | "hang up" | "reset") {
                self.gone.insert(object.to_string());
            }
        }
    }

    /// Programs that came to their end by themselves: what is done later meets them no more.
    fn see(&mut self, failure: &Failure) {
        for clue in &failure.clues {
            if let Clue::Ended { actor, exit } = clue
                && self.gone.insert(actor.to_string())
            {
                let ended = exit_words(actor, *exit);
                self.doings.push(Text::new(
                    format!("({} Jangan jalankan lagi.)", ended.id),
                    format!("({} Do not start it again.)", ended.en),
                ));
            }
        }
    }
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
    if let ("stop" | "kill" | "hang up" | "reset", Some(_)) = (key, socket(around, &object)) {
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
        "half close" => return vec![half_closed(around, &object)],
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
        Some((who, Verb::Sends)) => vec![sent(around, who, said)],
        _ => Vec::new(),
    }
}

/// It has no more to say, and listens still.
fn half_closed(around: &Around<'_>, who: &str) -> Text {
    match socket(around, who) {
        Some(_) => Text::new(
            format!("Di nc milik {who}, tekan Ctrl-D (nc dari OpenBSD: jalankan dengan -N)"),
            format!("At the nc of {who}, press Ctrl-D (the nc of OpenBSD: start it with -N)"),
        ),
        None => Text::new(
            format!("Akhiri kiriman dari soket {who}: shutdown(SHUT_WR)"),
            format!("End what the socket {who} sends: shutdown(SHUT_WR)"),
        ),
    }
}

/// What is sent through a raw socket is typed at its `nc`, where there is one.
fn sent(around: &Around<'_>, who: &str, said: &str) -> Text {
    let object = said.split_once(": ").map_or("", |(_, object)| object);
    let shown = short(object);
    if socket(around, who).is_none() {
        return Text::new(
            format!("Dari soket {who}, kirim: {shown}"),
            format!("From the socket {who}, send: {shown}"),
        );
    }
    if object.ends_with('\n') {
        return Text::new(
            format!("Di nc milik {who}, ketik: {shown}"),
            format!("At the nc of {who}, type: {shown}"),
        );
    }
    Text::new(
        format!("Di nc milik {who}, ketik tanpa Enter, lalu tekan Ctrl-D: {shown}"),
        format!("At the nc of {who}, type without Enter, then press Ctrl-D: {shown}"),
    )
}

/// One terminal for each actor that is started.
fn started(around: &Around<'_>, whom: &str) -> Vec<Text> {
    let members = members(around, whom).into_iter();
    members.map(|member| terminal(around, member)).collect()
}

/// Everybody who is named, groups one by one.
fn members<'a>(around: &'a Around<'_>, whom: &'a str) -> Vec<&'a str> {
    let names = whom.trim_matches(['[', ']']).split(", ");
    let names = names.flat_map(|name| name.split(" and ")).map(str::trim);
    let mut members = Vec::new();
    for name in names {
        let mut groups = around.scenario.groups.iter();
        match groups.find(|group| group.name.as_str() == name) {
            Some(group) => members.extend(group.members.iter().map(Name::as_str)),
            None => members.push(name),
        }
    }
    members
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
    // A program that is compiled first is two commands.
    match word {
        "&&" => word.to_string(),
        word => typed(&harmless(word)),
    }
}
