//! The schemas of what stands beside programs that scenarios are tried on: `verdict.yaml` and `stranger.yaml`.

use super::regex::{self, one_of, whole};
use super::snippet;
use super::value::{self, SCALAR, Where, described, text};
use crate::scenario::liar::{LONGEST_SAID, MOST_SAID};
use crate::scenario::vocabulary::Diagnosis;
use serde_json::{Map, Value, json};

pub(super) fn verdict() -> Value {
    let about = [
        "program dengan satu kesalahan, dan putusan yang harus didapatnya",
        "a program with one mistake, and the verdicts that it must get",
    ];
    let module = described(value::name(Where::Head), ["modulnya", "its module"]);
    let mut content = value::object(
        &["module"],
        [
            ("module", module),
            ("about", text(["kesalahannya", "its mistake"])),
            (
                "plays",
                described(
                    plays(),
                    ["skenario: pemeriksaan: putusan", "scenario: check: verdict"],
                ),
            ),
            (
                "says",
                described(
                    json!({"type": "array", "maxItems": MOST_SAID, "items": said()}),
                    [
                        "kata-kata yang harus ada dalam penjelasan bahasa Inggris",
                        "words that the explanation in English must hold",
                    ],
                ),
            ),
        ],
    );
    content["defaultSnippets"] = json!([snippet::verdict()]);
    content["$defs"] = both_languages();
    value::head("praktikum: verdict.yaml", about, content)
}

pub(super) fn stranger() -> Value {
    let about = [
        "program yang benar dengan gayanya sendiri",
        "a correct program in a style of its own",
    ];
    let modules = || {
        let said = ["modul-modulnya", "its modules"];
        described(value::one_or_many(value::name(Where::Head)), said)
    };
    let style = text(["bahasa dan cara penulisannya", "how it is written"]);
    let keys = [
        ("module", modules()),
        ("modules", modules()),
        ("style", style),
    ];
    let mut content = value::object(&["style"], keys);
    content["anyOf"] = json!([{"required": ["module"]}, {"required": ["modules"]}]);
    content["defaultSnippets"] = json!([snippet::stranger()]);
    content["$defs"] = both_languages();
    value::head("praktikum: stranger.yaml", about, content)
}

fn both_languages() -> Value {
    let defs = Map::from_iter([("text".to_string(), value::both_languages())]);
    Value::Object(defs)
}

/// By scenario and check.
fn plays() -> Value {
    let name = whole(regex::NAME);
    let points = regex::points();
    let diagnosis = one_of(Diagnosis::ALL.iter().map(|(word, _)| *word));
    let sentence = format!(
        r"\s*(?:passed\s+{points}|failed\s+{diagnosis}\s+{points}|skipped\s+{})\s*",
        regex::NAME
    );
    let expected = [
        "putusan seperti `passed 20`, `failed deadlock 0` atau `skipped boot`",
        "a verdict such as `passed 20`, `failed deadlock 0` or `skipped boot`",
    ];
    let mut sentence = value::formed(&whole(&sentence), expected);
    sentence["examples"] = json!(["passed 20", "failed deadlock 0", "skipped boot"]);
    value::by_name(&name, &value::by_name(&name, &sentence))
}

fn said() -> Value {
    let expected = [
        "kata-kata, paling panjang 400 huruf",
        "words, at most 400 letters",
    ];
    let mut schema = value::formed(r"\S", expected);
    schema["type"] = json!(SCALAR);
    schema["maxLength"] = json!(LONGEST_SAID);
    schema
}
