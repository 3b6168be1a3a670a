//! `cast:`: programs in their roles, and raw sockets.

use super::regex::{self, whole};
use super::value::{self, Where, described};
use super::{sentence, snippet};
use crate::scenario::vocabulary;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const RAW: [&str; 3] = ["connect", "listen", "udp"];

/// A name by which actors are spoken of: no word of the language.
pub(super) fn free_name() -> String {
    let words: BTreeSet<&str> = vocabulary::reserved().collect();
    format!("^(?!{}$){}$", regex::one_of(words), regex::NAME)
}

pub(super) fn schema() -> Value {
    let mut schema = value::by_name(&free_name(), &value::reference("part"));
    schema["minProperties"] = json!(1);
    schema["defaultSnippets"] = json!(snippet::cast());
    schema
}

/// One entry of the cast: a role, or a mapping.
pub(super) fn part() -> Value {
    let mut schema = value::object(&[], properties());
    schema["type"] = json!(["string", "object"]);
    schema["pattern"] = json!(whole(regex::NAME));
    schema["errorMessage"] = json!("tulis nama peran · write a role's name");
    schema["allOf"] = json!([kinds()]);
    schema
}

fn properties() -> Vec<(&'static str, Value)> {
    let mut all = program();
    all.extend(raw());
    all
}

fn program() -> Vec<(&'static str, Value)> {
    let size = format!("{n}x{n}", n = regex::count(500));
    vec![
        (
            "role",
            described(
                value::name(Where::Head),
                ["peran dari module.yaml", "a role of module.yaml"],
            ),
        ),
        (
            "count",
            described(
                value::count(2_000, Where::Head),
                [
                    "banyaknya: `clients.1`, `clients.2`, …",
                    "how many: `clients.1`, `clients.2`, …",
                ],
            ),
        ),
        (
            "args",
            described(arguments(), ["argumen program", "the program's arguments"]),
        ),
        (
            "vars",
            described(
                own_values(),
                [
                    "nilai milik setiap aktor; ${n} nomornya",
                    "each actor's own values; ${n} is its number",
                ],
            ),
        ),
        (
            "term",
            described(
                {
                    let mut term = value::formed(
                        "^[A-Za-z0-9+.-]{1,40}$",
                        [
                            "jenis terminal seperti `xterm-256color`",
                            "a kind of terminal such as `xterm-256color`",
                        ],
                    );
                    term["type"] = json!(["string", "number", "boolean"]);
                    term
                },
                ["jenis terminal", "the kind of terminal"],
            ),
        ),
        (
            "size",
            described(
                value::formed(
                    &whole(&size),
                    [
                        "kolom kali baris seperti `80x24`",
                        "columns by rows such as `80x24`",
                    ],
                ),
                ["ukuran terminal", "the terminal's size"],
            ),
        ),
    ]
}

fn raw() -> Vec<(&'static str, Value)> {
    let expected = [
        "port seperti `tcp 59000` atau `tcp lab:59000`",
        "a port such as `tcp 59000` or `tcp lab:59000`",
    ];
    vec![
        (
            "connect",
            described(
                value::formed(&whole(&regex::connect()), expected),
                ["klien mentah", "a raw client"],
            ),
        ),
        (
            "listen",
            described(value::port(Where::Head), ["server mentah", "a raw server"]),
        ),
        (
            "udp",
            described(
                value::count(65_535, Where::Head),
                [
                    "soket UDP mentah di port ini",
                    "a raw UDP socket on this port",
                ],
            ),
        ),
        (
            "group",
            described(
                value::multicast(Where::Head),
                [
                    "grup multicast soket UDP",
                    "the UDP socket's multicast group",
                ],
            ),
        ),
    ]
}

fn short() -> Value {
    json!({"type": value::SCALAR, "maxLength": 400})
}

fn arguments() -> Value {
    let mut item = short();
    item["allOf"] = json!([sentence::template()]);
    json!({"type": "array", "maxItems": 20, "items": item})
}

fn own_values() -> Value {
    let mut schema = value::by_name(&whole(regex::NAME), &short());
    schema["maxProperties"] = json!(20);
    schema
}

/// A program has a role; a raw socket is of one kind and has no role.
fn kinds() -> Value {
    let is = |key: &str| json!({"required": [key]});
    let only = |keys: &[&str]| -> Map<String, Value> {
        let others = properties().into_iter().map(|(key, _)| key);
        others
            .filter(|key| !keys.contains(key))
            .map(|key| (key.to_string(), json!(false)))
            .collect()
    };
    json!({
        "if": {"type": "object", "anyOf": RAW.map(is)},
        "then": {"oneOf": [
            {"required": ["connect"], "properties": only(&["connect", "count", "vars"])},
            {"required": ["listen"], "properties": only(&["listen", "count", "vars"])},
            {"required": ["udp"], "properties": only(&["udp", "group", "count", "vars"])},
        ]},
        "else": {
            "required": ["role"],
            "properties": only(&["role", "count", "args", "vars", "term", "size"]),
        },
    })
}
