//! A step: exactly one sentence or direction, and beneath it only the modifiers that belong to it.

use super::regex::{self, in_a_loop};
use super::value::{self, Where, described, text};
use super::{ladder, sentence, snippet, stage, words};
use crate::scenario::vocabulary::{Diagnosis, Modifier, STAGES, Stage, VERBS, Verb};
use serde_json::{Map, Value, json};

/// Everything that a step needs, by the names under which it is referred to.
pub(super) fn definitions() -> Map<String, Value> {
    let mut defs = Map::new();
    let mut define = |name: &str, schema: Value| defs.insert(name.to_string(), schema);
    define("text", value::both_languages());
    define("line", sentence::line());
    define("pattern", sentence::pattern());
    define("hints", hints());
    define("steps", steps());
    define("step", step());
    ladder::rungs(&mut defs);
    defs
}

fn steps() -> Value {
    json!({"type": "array", "minItems": 1, "items": value::reference("step")})
}

fn step() -> Value {
    let directions = STAGES.iter().map(|entry| {
        let object = described(stage::object(entry.stage), words::stage(entry.stage));
        (entry.word.to_string(), object)
    });
    let modifiers = Modifier::ALL.into_iter().map(|modifier| {
        let object = described(object(modifier), words::modifier(modifier));
        (modifier.word().to_string(), object)
    });
    let properties: Map<String, Value> = directions.chain(modifiers).collect();
    let mut rules = vec![some_sentence(), ladder::foot(), not_blank(), captured()];
    rules.extend(what_belongs());
    json!({
        "type": "object",
        "properties": properties,
        "patternProperties": sentence::sentences(),
        "additionalProperties": false,
        "allOf": rules,
        "errorMessage": "bukan kalimat, arahan atau keterangan · no sentence, direction or modifier",
        "defaultSnippets": snippet::steps(),
    })
}

fn words() -> Vec<&'static str> {
    Modifier::ALL.into_iter().map(Modifier::word).collect()
}

/// Not every key is a modifier.
fn some_sentence() -> Value {
    let words_alone = json!({"propertyNames": {"enum": words()}});
    let none = [
        "langkah ini tidak berisi kalimat",
        "this step holds no sentence",
    ];
    json!({"if": words_alone, "then": value::never(none)})
}

/// Blanks are something to see only where they are meant exactly.
fn not_blank() -> Value {
    let exact = VERBS
        .iter()
        .filter(|entry| entry.modifiers.contains(&Modifier::Exactly));
    let written = json!({"pattern": "[^ \\t]", "items": {"pattern": "[^ \\t]"}});
    json!({
        "if": {"required": ["exactly"]},
        "else": {"patternProperties": {sentence::said_by(exact): written}},
    })
}

/// What is kept was captured, by a regular expression.
fn captured() -> Value {
    let keeping = VERBS
        .iter()
        .filter(|entry| entry.modifiers.contains(&Modifier::Keep));
    let written = value::formed(
        &format!(r"^/[\s\S]*\(\?P?<|{}", regex::VARIABLE),
        [
            "/…/ dengan tangkapan bernama: `(?<port>\\d+)`",
            "/…/ with a named capture: `(?<port>\\d+)`",
        ],
    );
    json!({
        "if": {"required": ["keep"]},
        "then": {"patternProperties": {sentence::said_by(keeping): written}},
    })
}

/// For every list of modifiers that some sentences share: a step with such a sentence has no others.
fn what_belongs() -> Vec<Value> {
    let mut lists: Vec<&[Modifier]> = Vec::new();
    let verbs = VERBS.iter().map(|entry| entry.modifiers);
    for list in verbs.chain(STAGES.iter().map(|entry| entry.modifiers)) {
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists.into_iter().map(belongs).collect()
}

fn belongs(allowed: &[Modifier]) -> Value {
    let verbs = VERBS.iter().filter(|entry| entry.modifiers == allowed);
    let stages = STAGES.iter().filter(|entry| entry.modifiers == allowed);
    let mut none = Vec::new();
    if verbs.clone().count() > 0 {
        none.push(json!({"patternProperties": {sentence::said_by(verbs): false}}));
    }
    none.extend(stages.map(|entry| json!({"not": {"required": [entry.word]}})));
    let mut beneath: Map<String, Value> = Modifier::ALL
        .into_iter()
        .filter(|modifier| !allowed.contains(modifier))
        .map(|modifier| (modifier.word().to_string(), json!(false)))
        .collect();
    let mut required = Vec::new();
    if allowed.contains(&Modifier::Steps) {
        required.push("steps");
    }
    if allowed == Stage::Measure.entry().modifiers {
        required.extend(["from", "to"]);
        beneath.insert("to".to_string(), value::name(Where::Step));
    }
    if allowed == Verb::Sends.entry().modifiers {
        beneath.insert("to".to_string(), destination());
    }
    let all: Vec<&str> = allowed.iter().map(|modifier| modifier.word()).collect();
    let all = all.join(", ");
    json!({
        "if": {"allOf": none},
        "else": {
            "allOf": [{"required": required}],
            "properties": beneath,
            "errorMessage": format!("di bawah kalimat ini boleh: {all} · beneath this sentence are allowed: {all}"),
        },
    })
}

fn destination() -> Value {
    let expected = [
        "tujuan seperti `224.1.1.1:5004`",
        "a destination such as `224.1.1.1:5004`",
    ];
    value::formed(&in_a_loop(&regex::destination()), expected)
}

fn object(modifier: Modifier) -> Value {
    match modifier {
        Modifier::Within | Modifier::For => value::duration(Where::Step),
        Modifier::Times => value::count(1_000, Where::Step),
        Modifier::Since | Modifier::Keep | Modifier::From => value::name(Where::Step),
        Modifier::Points => value::points(Where::Step),
        Modifier::Hint | Modifier::Because => value::reference("text"),
        Modifier::Hints => value::reference("hints"),
        Modifier::Exactly | Modifier::Optional => value::yes(Where::Step),
        Modifier::Steps => value::reference("steps"),
        Modifier::To => json!({"type": "string"}),
    }
}

/// `[{when: duplicate, say: {id: …, en: …}}]`.
fn hints() -> Value {
    let causes = Diagnosis::ALL.iter().map(|(word, _)| *word);
    let when = described(
        value::choice_in_a_loop(causes),
        ["sebab kegagalan", "the cause of the failure"],
    );
    let say = text(["yang dikatakan", "what is said"]);
    let hint = value::object(&["when", "say"], [("when", when), ("say", say)]);
    json!({"type": "array", "items": hint})
}

/// `always:` holds nothing but what must never be seen.
pub(super) fn always() -> Value {
    let never = sentence::said_by([Verb::NeverSees.entry()]);
    let keys = json!({"anyOf": [{"pattern": never}, {"enum": words()}]});
    let mut item = value::reference("step");
    item["propertyNames"] = keys;
    item["defaultSnippets"] = json!([snippet::always()]);
    json!({"type": "array", "minItems": 1, "items": item})
}
