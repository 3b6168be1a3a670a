//! One sentence in a step and no more: JSON Schema cannot count keys, and so it climbs a ladder.
//!
//! At each rung one modifier is asked for; who comes to the top having met `n` of them may have
//! `n + 1` keys, the one more being the sentence.

use super::value;
use crate::scenario::vocabulary::Modifier;
use serde_json::{Map, Value, json};

/// The rung from which the climb begins.
pub(super) fn foot() -> Value {
    rung(0, 0)
}

pub(super) fn rungs(defs: &mut Map<String, Value>) {
    for (height, modifier) in Modifier::ALL.into_iter().enumerate() {
        for met in 0..=height {
            let climb = json!({
                "if": {"required": [modifier.word()]},
                "then": rung(height + 1, met + 1),
                "else": rung(height + 1, met),
            });
            defs.insert(name(height, met), climb);
        }
    }
}

fn rung(height: usize, met: usize) -> Value {
    if height == Modifier::ALL.len() {
        let words = ["satu langkah, satu kalimat", "one step, one sentence"];
        return json!({"if": {"maxProperties": met + 1}, "else": value::never(words)});
    }
    json!({"$ref": format!("#/$defs/{}", name(height, met))})
}

fn name(height: usize, met: usize) -> String {
    format!("{met}-of-{height}-modifiers")
}
