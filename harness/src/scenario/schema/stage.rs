//! Stage directions: what may stand behind each.

use super::regex::{self, in_a_loop};
use super::value::{self, Where, described};
use crate::scenario::vocabulary::{Cue, Speakers, Stage};
use serde_json::{Value, json};

pub(super) fn object(stage: Stage) -> Value {
    match stage {
        Stage::Cue(cue) => actors(cue),
        Stage::Together => value::reference("steps"),
        Stage::Each => each(),
        Stage::Repeat => value::count(1_000, Where::Step),
        Stage::Mark | Stage::Measure => value::name(Where::Step),
        Stage::Settle => value::duration(Where::Step),
        Stage::Cut | Stage::Mend => at_least_one(value::one_or_many(value::name(Where::Step))),
        Stage::Slow => slow(),
    }
}

fn actors(cue: Cue) -> Value {
    let speakers = match cue {
        Cue::HalfClose | Cue::Reset => Speakers::RawSockets,
        _ => Speakers::Programs,
    };
    let subject = format!(" *{} *", regex::subject(speakers));
    let expected = [
        "aktor, kelompok, `everyone`, atau daftarnya",
        "an actor, a group, `everyone`, or a list of them",
    ];
    at_least_one(value::one_or_many(value::formed(
        &regex::whole(&subject),
        expected,
    )))
}

fn at_least_one(mut schema: Value) -> Value {
    schema["minItems"] = json!(1);
    schema
}

/// `{i: 1..8}` or `{name: [ani, budi]}`.
fn each() -> Value {
    let number = regex::count(100_000);
    let range = in_a_loop(&format!(
        r"(?:\s*{number}\s*\.\.\s*{number}\s*|{})",
        regex::NAME
    ));
    let expected = [
        "rentang seperti `1..8`, daftar, atau nama sebuah kelompok",
        "a range such as `1..8`, a list, or the name of a group",
    ];
    let values = value::formed(&range, expected);
    let mut values = at_least_one(values);
    values["type"] = json!(["string", "array"]);
    values["items"] = value::scalar();
    let mut schema = value::by_name(&in_a_loop(regex::NAME), &values);
    schema["minProperties"] = json!(1);
    schema["maxProperties"] = json!(1);
    schema
}

fn slow() -> Value {
    let mut schema = value::object(
        &["host"],
        [
            ("host", value::name(Where::Step)),
            (
                "delay",
                described(
                    value::duration(Where::Step),
                    ["tundaan setiap paket", "every packet's delay"],
                ),
            ),
            (
                "loss",
                described(
                    value::percent(Where::Step),
                    ["bagian paket yang hilang", "the share of packets lost"],
                ),
            ),
        ],
    );
    schema["anyOf"] = json!([{"required": ["delay"]}, {"required": ["loss"]}]);
    schema
}
