//! Single values and texts, as a schema sees them: YAML has typed them, the language takes what was written.

use super::regex::{self, in_a_loop, whole};
use super::words::Said;
use serde_json::{Map, Value, json};

/// Is the value inside a step, where a loop may put its variable?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    Head,
    Step,
}

impl Where {
    fn wrap(self, inside: &str) -> String {
        match self {
            Self::Head => whole(inside),
            Self::Step => in_a_loop(inside),
        }
    }
}

/// What any scalar may be; `~` is null to a schema and two letters to the language.
pub(super) const SCALAR: [&str; 4] = ["string", "number", "boolean", "null"];

pub(super) fn scalar() -> Value {
    json!({"type": SCALAR})
}

/// What a mapping is refused by, with the reason.
pub(super) fn never(said: Said<'_>) -> Value {
    let [id, en] = said;
    json!({"type": "null", "errorMessage": format!("{id} · {en}")})
}

/// Adds what an editor shows beside it.
pub(super) fn described(mut schema: Value, said: Said<'_>) -> Value {
    let [id, en] = said;
    schema["description"] = json!(format!("{id} · {en}"));
    schema
}

pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// A text of a certain form, and what to say when it has another.
pub(super) fn formed(pattern: &str, expected: Said<'_>) -> Value {
    let [id, en] = expected;
    json!({
        "type": "string",
        "pattern": pattern,
        "errorMessage": format!("tulis {id} · write {en}"),
    })
}

/// The same where YAML may have made a number of it.
fn numeric(kind: &str, least: u32, most: u32, pattern: &str, expected: Said<'_>) -> Value {
    let mut schema = formed(pattern, expected);
    schema["type"] = json!([kind, "string"]);
    schema["minimum"] = json!(least);
    schema["maximum"] = json!(most);
    schema
}

pub(super) fn name(place: Where) -> Value {
    let expected = [
        "nama: huruf kecil, angka, `_`, `-`, diawali huruf",
        "a name: lower-case letters, digits, `_`, `-`, beginning with a letter",
    ];
    formed(&place.wrap(regex::NAME), expected)
}

/// An actor, a group, or one of several: `clients.1`.
pub(super) fn actor() -> Value {
    formed(&whole(&regex::actor()), ["nama aktor", "an actor's name"])
}

pub(super) fn duration(place: Where) -> Value {
    let expected = [
        "waktu seperti `300ms`, `2s` atau `1m`, paling lama 10m",
        "a time such as `300ms`, `2s` or `1m`, at most 10m",
    ];
    formed(&place.wrap(&regex::duration()), expected)
}

pub(super) fn points(place: Where) -> Value {
    let expected = [
        "angka dari 0 sampai 10000, paling banyak dua desimal",
        "a number from 0 to 10000, at most two decimals",
    ];
    numeric("number", 0, 10_000, &place.wrap(&regex::points()), expected)
}

pub(super) fn count(most: u32, place: Where) -> Value {
    let (id, en) = (
        format!("bilangan dari 1 sampai {most}"),
        format!("a number from 1 to {most}"),
    );
    numeric(
        "integer",
        1,
        most,
        &place.wrap(&regex::count(most)),
        [&id, &en],
    )
}

pub(super) fn small(pattern: &str, place: Where, expected: Said<'_>) -> Value {
    numeric("integer", 0, 255, &place.wrap(pattern), expected)
}

pub(super) fn bound() -> Value {
    let expected = [
        "bilangan, perbandingan atau rentang: `4`, `\">= 2\"`, `2..4`",
        "a number, a comparison or a range: `4`, `\">= 2\"`, `2..4`",
    ];
    let mut schema = numeric(
        "integer",
        0,
        1_000_000,
        &in_a_loop(&regex::bound()),
        expected,
    );
    schema["examples"] = json!([1, ">= 2", "2..4"]);
    schema
}

pub(super) fn percent(place: Where) -> Value {
    formed(
        &place.wrap(&regex::percent()),
        ["bagian seperti `1%`", "a share such as `1%`"],
    )
}

pub(super) fn port(place: Where) -> Value {
    let expected = [
        "protokol dan port seperti `tcp 59000`",
        "protocol and port such as `tcp 59000`",
    ];
    let mut schema = formed(&place.wrap(&regex::port()), expected);
    schema["examples"] = json!(["tcp 59000", "udp 5004"]);
    schema
}

pub(super) fn multicast(place: Where) -> Value {
    let expected = [
        "alamat grup dari 224.0.0.0 sampai 239.255.255.255",
        "a group's address from 224.0.0.0 to 239.255.255.255",
    ];
    let mut schema = formed(&place.wrap(&regex::multicast()), expected);
    schema["examples"] = json!(["224.1.1.1"]);
    schema
}

/// `true` or `false`, as YAML or as text.
pub(super) fn yes(place: Where) -> Value {
    let mut schema = formed(
        &place.wrap("true|false"),
        ["`true` atau `false`", "`true` or `false`"],
    );
    schema["type"] = json!(["boolean", "string"]);
    schema
}

/// One of a few words.
pub(super) fn choice<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    let words: Vec<&str> = words.into_iter().collect();
    json!({"type": "string", "enum": words})
}

/// One of a few words, or inside a loop its variable.
pub(super) fn choice_in_a_loop<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    json!({"anyOf": [choice(words), {"type": "string", "pattern": regex::VARIABLE}]})
}

/// `{id: …, en: …}`: the definition to which [`text`] points.
pub(super) fn both_languages() -> Value {
    let side = |said| {
        let expected = ["kata-katanya", "its words"];
        let mut schema = described(formed(r"\S", expected), said);
        schema["type"] = json!(["string", "number", "boolean"]);
        schema
    };
    let mut schema = object(
        &["id", "en"],
        [
            ("id", side(["bahasa Indonesia", "Indonesian"])),
            ("en", side(["bahasa Inggris", "English"])),
        ],
    );
    schema["defaultSnippets"] = json!([{
        "label": "{id, en}",
        "description": "dua bahasa · both languages",
        "body": {"id": "${1:teks}", "en": "${2:text}"},
    }]);
    schema
}

pub(super) fn text(said: Said<'_>) -> Value {
    described(reference("text"), said)
}

/// A mapping with these keys and no others.
pub(super) fn object<'a>(
    required: &[&str],
    properties: impl IntoIterator<Item = (&'a str, Value)>,
) -> Value {
    let properties: Map<String, Value> = properties
        .into_iter()
        .map(|(key, schema)| (key.to_string(), schema))
        .collect();
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

/// A mapping whose keys are names.
pub(super) fn by_name(names: &str, values: &Value) -> Value {
    json!({
        "type": "object",
        "propertyNames": {"pattern": names},
        "additionalProperties": values,
    })
}

/// One value or a list of them.
pub(super) fn one_or_many(mut one: Value) -> Value {
    let item = one.clone();
    one["type"] = match &item["type"] {
        Value::String(kind) => json!([kind, "array"]),
        _ => json!(["string", "array"]),
    };
    one["items"] = item;
    one
}

/// `{within: 5s, grace: 1s, linger: 1s}`.
pub(super) fn defaults() -> Value {
    let time = |said| described(duration(Where::Head), said);
    object(
        &[],
        [
            (
                "within",
                time(["tenggat setiap langkah", "the deadline of every step"]),
            ),
            (
                "grace",
                time([
                    "jeda antara TERM dan KILL",
                    "the time between TERM and KILL",
                ]),
            ),
            (
                "linger",
                time([
                    "mendengarkan sesudah tenggat terlewat",
                    "listening after a missed deadline",
                ]),
            ),
        ],
    )
}

pub(super) const DEFAULTS: [&str; 2] = [
    "berapa lama sesuatu boleh berlangsung",
    "how long things may take",
];

/// The head of a schema's file.
pub(super) fn head(title: &str, said: Said<'_>, content: Value) -> Value {
    let [id, en] = said;
    let mut schema = Map::new();
    let draft = "https://json-schema.org/draft/2020-12/schema";
    schema.insert("$schema".to_string(), json!(draft));
    schema.insert("title".to_string(), json!(title));
    schema.insert("description".to_string(), json!(format!("{id} · {en}")));
    if let Value::Object(content) = content {
        schema.extend(content);
    }
    Value::Object(schema)
}
