//! `SUBJECT VERB: OBJECT`: a pattern of keys for every verb, and what may stand behind it.

use super::regex::{self, in_a_loop, one_of, some_subject};
use super::value::{self, SCALAR, Where, described};
use super::words;
use crate::scenario::sentence::{Key, Signal};
use crate::scenario::vocabulary::{VERBS, Verb, VerbEntry};
use serde_json::{Map, Value, json};

/// Every sentence with its object.
pub(super) fn sentences() -> Map<String, Value> {
    let mut all: Map<String, Value> = VERBS
        .iter()
        .map(|entry| {
            let object = described(object(entry.verb), words::verb(entry.verb));
            (key(entry), object)
        })
        .collect();
    // Inside a loop the verb itself may be a variable.
    let subject = regex::subject(crate::scenario::vocabulary::Speakers::Anybody);
    let variable = format!("^ *(?:{subject} +)?{}$", regex::VARIABLE);
    all.insert(variable, json!(true));
    all
}

fn key(entry: &VerbEntry) -> String {
    let subject = regex::subject(entry.speakers);
    format!("^ *{subject} +{}$", forms(entry))
}

fn forms(entry: &VerbEntry) -> String {
    one_of([entry.singular, entry.plural])
}

/// A pattern for the keys of any of these verbs, whoever the subject is.
pub(super) fn said_by<'a>(entries: impl IntoIterator<Item = &'a VerbEntry>) -> String {
    let forms: Vec<&str> = entries
        .into_iter()
        .flat_map(|entry| [entry.singular, entry.plural])
        .collect();
    format!("^ *{} +{}$", some_subject(), one_of(forms))
}

fn object(verb: Verb) -> Value {
    match verb {
        Verb::Types => value::reference("line"),
        Verb::Presses => value::choice_in_a_loop(keys().iter().map(String::as_str)),
        Verb::Asks => {
            let mut prompt = value::reference("pattern");
            prompt["examples"] = json!(["any"]);
            prompt
        }
        Verb::Sees | Verb::NeverSees => value::reference("pattern"),
        Verb::SeesAllOf | Verb::SeesOneOf => {
            json!({"type": "array", "minItems": 1, "items": value::reference("pattern")})
        }
        Verb::Exits => ending(),
        Verb::ListensOn => value::port(Where::Step),
        Verb::Joins => value::multicast(Where::Step),
        Verb::Has(_) => value::bound(),
        Verb::Rests => value::duration(Where::Step),
        Verb::Sends => payload(),
        Verb::IsClosed => closed(),
        Verb::Carries => traffic(),
    }
}

fn keys() -> Vec<String> {
    let named = Key::NAMED.iter().map(|(name, _)| (*name).to_string());
    let letters = ('a'..='z').map(|letter| format!("ctrl-{letter}"));
    named.chain(letters).collect()
}

fn ending() -> Value {
    let signals = one_of(Signal::ALL.iter().map(|(name, _)| *name));
    let code = "[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]";
    let expected = [
        "kode keluar 0 sampai 255, `any`, atau `signal TERM`",
        "an exit code from 0 to 255, `any`, or `signal TERM`",
    ];
    let pattern = format!("any|signal +(?:SIG)?{signals} *|{code}");
    let mut schema = value::small(&pattern, Where::Step, expected);
    schema["examples"] = json!([0, "any", "signal TERM"]);
    schema
}

fn payload() -> Value {
    let expected = [
        "byte heksadesimal seperti `ff 0a`",
        "bytes in hexadecimal such as `ff 0a`",
    ];
    let pattern = format!("{}|{}", regex::hexadecimal(), regex::VARIABLE);
    let mut hex = value::formed(&pattern, expected);
    hex["type"] = json!(["string", "number"]);
    let mut schema = value::object(&["hex"], [("hex", hex)]);
    schema["type"] = json!(["string", "number", "boolean", "null", "object"]);
    schema["pattern"] = json!(regex::template());
    schema
}

fn closed() -> Value {
    json!({
        "anyOf": [{"enum": [true, "true"]}, {"type": "string", "pattern": regex::VARIABLE}],
        "errorMessage": "tulis `true` · write `true`",
    })
}

fn traffic() -> Value {
    let party = || {
        let expected = ["alamat, host atau aktor", "an address, a host or an actor"];
        value::formed(&in_a_loop(&regex::party()), expected)
    };
    let ttl = "0*(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5])";
    let expected = ["bilangan dari 0 sampai 255", "a number from 0 to 255"];
    let mut schema = value::object(
        &[],
        [
            ("from", described(party(), ["pengirim", "the sender"])),
            ("to", described(party(), ["penerima", "the receiver"])),
            (
                "port",
                described(
                    value::count(65_535, Where::Step),
                    ["port tujuan", "the destination's port"],
                ),
            ),
            (
                "proto",
                described(
                    value::choice_in_a_loop(["tcp", "udp"]),
                    ["protokol", "the protocol"],
                ),
            ),
            (
                "ttl",
                described(
                    value::small(ttl, Where::Step, expected),
                    ["TTL paket", "the packets' TTL"],
                ),
            ),
            (
                "bytes",
                described(value::bound(), ["byte isi", "bytes of payload"]),
            ),
            (
                "packets",
                described(value::bound(), ["banyaknya paket", "how many packets"]),
            ),
        ],
    );
    schema["minProperties"] = json!(1);
    schema
}

/// A line that is typed: one line, no longer than a terminal takes.
pub(super) fn line() -> Value {
    json!({
        "type": SCALAR,
        "maxLength": 4_000,
        "allOf": [
            template(),
            {
                "pattern": r"^[^\x00-\x1f\x7f-\x9f]*$",
                "errorMessage": "satu baris tanpa karakter kendali · one line without control characters",
            },
        ],
    })
}

pub(super) fn template() -> Value {
    json!({
        "pattern": regex::template(),
        "errorMessage": "`${` perlu nama dan `}`; tanda itu sendiri ditulis `$${` · `${` needs a name and `}`; the sign itself is written `$${`",
    })
}

/// What must be seen.
pub(super) fn pattern() -> Value {
    json!({
        "type": SCALAR,
        "minLength": 1,
        "allOf": [
            template(),
            {
                "pattern": regex::pattern(),
                "errorMessage": "ekspresi reguler ditulis /…/ atau /…/i dan berakhir pada sesuatu yang pasti, bukan `*` `+` `?` `$` · a regular expression is /…/ or /…/i and ends in something definite, not `*` `+` `?` `$`",
            },
        ],
    })
}
