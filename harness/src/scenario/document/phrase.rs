//! Reads what stands behind a verb.

use super::complaint::Place;
use super::faults::{patterns, shape};
use super::fields::{self, Complaints, Fields};
use super::looks::{is_cut_away, pattern, suspect_text};
use super::play::Play;
use super::raw::{GROUP, PORT, multicast};
use super::yaml::{Node, Scalar, Value};
use crate::scenario::name::Name;
use crate::scenario::pattern::Pattern;
use crate::scenario::quantity::{self, Bound, Port, Protocol};
use crate::scenario::sentence::{
    Clause, Destination, Ending, Key, Party, Payload, Signal, Subject, Traffic,
};
use crate::scenario::template::Template;
use crate::scenario::vocabulary::Verb;

/// Of whom something is said, and whether to the letter.
pub(super) struct Said<'a> {
    pub(super) subject: &'a Subject,
    pub(super) exactly: bool,
}

pub(super) fn clause(
    verb: Verb,
    node: &Node,
    said: &Said<'_>,
    play: &mut Play<'_>,
) -> Option<Clause> {
    match verb {
        Verb::Types => known_template(node, said, play).map(Clause::Types),
        Verb::Presses => key(node, &mut play.out).map(Clause::Presses),
        Verb::Asks => prompt(node, said, play).map(Clause::Asks),
        Verb::Sees => pattern(node, said, play).map(Clause::Sees),
        Verb::NeverSees => pattern(node, said, play).map(Clause::NeverSees),
        Verb::SeesAllOf => several(node, said, play).map(Clause::SeesAllOf),
        Verb::SeesOneOf => several(node, said, play).map(Clause::SeesOneOf),
        Verb::Exits => ending(node, &mut play.out).map(Clause::Exits),
        Verb::ListensOn => {
            fields::parsed(node, Port::parse, PORT, &mut play.out).map(Clause::ListensOn)
        }
        Verb::Joins => fields::parsed(node, multicast, GROUP, &mut play.out).map(Clause::Joins),
        Verb::Has(quantity) => fields::parsed(node, Bound::parse, BOUND, &mut play.out)
            .map(|bound| Clause::Has(quantity, bound)),
        Verb::Rests => fields::duration(node, &mut play.out).map(Clause::Rests),
        Verb::Sends => payload(node, said, play).map(Clause::Sends),
        Verb::IsClosed => closed(node, &mut play.out).then_some(Clause::IsClosed),
        Verb::Carries => traffic(node, play).map(Clause::Carries),
    }
}

const BOUND: (&str, &str) = (
    "bilangan, perbandingan atau rentang: `4`, `\">= 2\"`, `2..4`",
    "a number, a comparison or a range: `4`, `\">= 2\"`, `2..4`",
);

pub(super) fn template(node: &Node, out: &mut Complaints) -> Option<Template> {
    let written = fields::text(node, out)?;
    let template = Template::parse(written);
    template
        .map_err(|unfinished| out.push(patterns::bad_template(node.place, &unfinished)))
        .ok()
}

/// A line that is typed: its variables have values, and it is one line of text.
fn known_template(node: &Node, said: &Said<'_>, play: &mut Play<'_>) -> Option<Template> {
    if is_cut_away(node, play) {
        return None;
    }
    let written = fields::text(node, &mut play.out)?;
    if written.chars().any(char::is_control) {
        let expected = (
            "satu baris tanpa karakter kendali; tombol ditulis `presses: ctrl-c`, baris berikutnya satu langkah lagi",
            "one line without control characters; keys are written `presses: ctrl-c`, the next line is a step of its own",
        );
        play.out
            .push(shape::bad_value(node.place, written, expected));
        return None;
    }
    if written.len() > LONGEST_LINE {
        let expected = (
            "paling banyak 4000 byte: terminal memotong baris yang lebih panjang",
            "at most 4000 bytes: a terminal cuts longer lines",
        );
        play.out
            .push(shape::bad_value(node.place, written, expected));
        return None;
    }
    let template = template(node, &mut play.out)?;
    play.variables_of(&template, Some(said.subject), node);
    suspect_text(node, fields::scalar(node, &mut play.out)?, play);
    Some(template)
}

/// A terminal in its ordinary mode takes 4,095 bytes a line.
const LONGEST_LINE: usize = 4_000;

fn key(node: &Node, out: &mut Complaints) -> Option<Key> {
    let expected = (
        "`ctrl-a` sampai `ctrl-z`, `enter`, `tab`, `escape`, `backspace`, `up`, `down`, `left`, `right`",
        "`ctrl-a` to `ctrl-z`, `enter`, `tab`, `escape`, `backspace`, `up`, `down`, `left`, `right`",
    );
    fields::parsed(node, Key::parse, expected, out)
}

/// `any` is any prompt; a prompt with that very text is written as `/any/`.
fn prompt(node: &Node, said: &Said<'_>, play: &mut Play<'_>) -> Option<Option<Pattern>> {
    match &node.value {
        Value::Scalar(Scalar { text, .. }) if text == "any" => Some(None),
        _ => pattern(node, said, play).map(Some),
    }
}

fn several(node: &Node, said: &Said<'_>, play: &mut Play<'_>) -> Option<Vec<Pattern>> {
    let items = fields::list(node, &mut play.out)?;
    if items.is_empty() {
        play.out.push(shape::missing_value(node.place));
        return None;
    }
    let patterns: Vec<_> = items.iter().map(|item| pattern(item, said, play)).collect();
    patterns.into_iter().collect()
}

fn ending(node: &Node, out: &mut Complaints) -> Option<Ending> {
    let read = |text: &str| {
        if text == "any" {
            return Some(Ending::Any);
        }
        if let Some(name) = text.strip_prefix("signal ") {
            let name = name.trim();
            let signal = Signal::ALL
                .iter()
                .find(|(known, _)| *known == name || format!("SIG{known}") == name);
            return signal.map(|(_, signal)| Ending::Signal(*signal));
        }
        let plain = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok())?.map(Ending::Code)
    };
    let expected = (
        "kode keluar 0 sampai 255, `any`, atau `signal TERM`",
        "an exit code from 0 to 255, `any`, or `signal TERM`",
    );
    fields::parsed(node, read, expected, out)
}

fn payload(node: &Node, said: &Said<'_>, play: &mut Play<'_>) -> Option<Payload> {
    if let Value::Map(_) = node.value {
        let fields = Fields::of(node, &["hex"], &mut play.out)?;
        let entry = fields.required("hex", &mut play.out)?;
        let expected = (
            "byte heksadesimal seperti `ff 0a`",
            "bytes in hexadecimal such as `ff 0a`",
        );
        return fields::parsed(&entry.value, hexadecimal, expected, &mut play.out)
            .map(Payload::Bytes);
    }
    let template = template(node, &mut play.out)?;
    play.variables_of(&template, Some(said.subject), node);
    suspect_text(node, fields::scalar(node, &mut play.out)?, play);
    Some(Payload::Text(template))
}

fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    if digits.is_empty() || !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return None;
    }
    let pairs = digits.chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        let plain = pair.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then(|| u8::from_str_radix(pair, 16).ok())?
    });
    pairs.collect()
}

fn closed(node: &Node, out: &mut Complaints) -> bool {
    let read = |text: &str| (text == "true").then_some(());
    fields::parsed(node, read, ("`true`", "`true`"), out).is_some()
}

fn traffic(node: &Node, play: &mut Play<'_>) -> Option<Traffic> {
    let known = ["from", "to", "port", "proto", "ttl", "bytes", "packets"];
    let fields = Fields::of(node, &known, &mut play.out)?;
    if matches!(&node.value, Value::Map(entries) if entries.is_empty()) {
        play.out.push(shape::missing_value(node.place));
    }
    let party =
        |key: &str, play: &mut Play<'_>| fields.get(key).map(|entry| party_of(&entry.value, play));
    let (from, to) = (party("from", play), party("to", play));
    let out = &mut play.out;
    let value = |key: &str| fields.get(key).map(|entry| &entry.value);
    let port = value("port").map(|node| {
        fields::parsed(
            node,
            quantity::port_number,
            ("nomor port seperti `5004`", "a port number such as `5004`"),
            out,
        )
    });
    let protocol = value("proto")
        .map(|node| fields::parsed(node, protocol, ("`tcp` atau `udp`", "`tcp` or `udp`"), out));
    let ttl = value("ttl").map(|node| {
        fields::parsed(
            node,
            ttl,
            ("bilangan dari 0 sampai 255", "a number from 0 to 255"),
            out,
        )
    });
    let bytes = value("bytes").map(|node| fields::parsed(node, Bound::parse, BOUND, out));
    let packets = value("packets").map(|node| fields::parsed(node, Bound::parse, BOUND, out));
    Some(Traffic {
        from: given(from)?,
        to: given(to)?,
        port: given(port)?,
        protocol: given(protocol)?,
        ttl: given(ttl)?,
        bytes: given(bytes)?,
        packets: given(packets)?,
    })
}

/// A field that was not given, or was given well; `None` when it was given badly.
fn given<T>(field: Option<Option<T>>) -> Option<Option<T>> {
    match field {
        None => Some(None),
        Some(value) => value.map(Some),
    }
}

fn protocol(text: &str) -> Option<Protocol> {
    match text {
        "tcp" => Some(Protocol::Tcp),
        "udp" => Some(Protocol::Udp),
        _ => None,
    }
}

fn ttl(text: &str) -> Option<u8> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

fn party_of(node: &Node, play: &mut Play<'_>) -> Option<Party> {
    let written = fields::text(node, &mut play.out)?;
    known_party(written, node.place, play)
}

fn known_party(written: &str, place: Place, play: &mut Play<'_>) -> Option<Party> {
    if let Ok(address) = written.parse() {
        return Some(Party::Address(address));
    }
    if let Some(host) = play.hosts.get(written) {
        return Some(Party::Named(host.clone()));
    }
    let members = play.troupe.mention(written, place, &mut play.out);
    let [actor] = members.as_slice() else {
        if members.is_empty() {
            return None;
        }
        let expected = ("satu alamat, host atau aktor", "one address, host or actor");
        play.out.push(shape::bad_value(place, written, expected));
        return None;
    };
    Some(Party::Named(actor.clone()))
}

/// `127.0.0.1:5004`, `lab:5004`.
pub(super) fn destination(node: &Node, play: &mut Play<'_>) -> Option<Destination> {
    let written = fields::text(node, &mut play.out)?;
    let cut = written
        .rsplit_once(':')
        .and_then(|(party, port)| Some((party, quantity::port_number(port)?)));
    let Some((party, port)) = cut else {
        let expected = (
            "tujuan seperti `224.1.1.1:5004`",
            "a destination such as `224.1.1.1:5004`",
        );
        play.out
            .push(shape::bad_value(node.place, written, expected));
        return None;
    };
    let party = known_party(party, node.place, play)?;
    Some(Destination { party, port })
}

pub(super) fn mark(node: &Node, play: &mut Play<'_>) -> Option<Name> {
    let name = fields::name(node, &mut play.out)?;
    if !play.marks.contains(&name) {
        let known = play.marks.iter().map(Name::as_str);
        play.out.push(super::faults::names::unknown_mark(
            node.place,
            name.as_str(),
            known,
        ));
        return None;
    }
    Some(name)
}
