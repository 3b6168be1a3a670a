//! The schema of a scenario.

use super::cast::{self, free_name};
use super::regex::{self, whole};
use super::value::{self, Where, described, text};
use super::{snippet, step};
use serde_json::{Value, json};

pub(super) fn schema() -> Value {
    let about = [
        "skenario praktikum: pemain, lalu pemeriksaan yang bernilai",
        "a scenario of the practicum: a cast, then checks worth points",
    ];
    let mut content = value::object(&["title", "cast", "checks"], properties());
    content["defaultSnippets"] = json!([snippet::scenario()]);
    let mut defs = step::definitions();
    defs.insert("part".to_string(), cast::part());
    defs.insert("check".to_string(), check());
    content["$defs"] = Value::Object(defs);
    value::head("praktikum: scenario", about, content)
}

fn properties() -> Vec<(&'static str, Value)> {
    let [vars, groups, hosts, networks] = company();
    let always = [
        "yang tidak boleh muncul sepanjang permainan",
        "what must not appear during the whole play",
    ];
    let checks = json!({"type": "array", "minItems": 1, "items": value::reference("check")});
    vec![
        ("title", text(["judul skenario", "the scenario's title"])),
        (
            "about",
            text(["apa yang terjadi di sini", "what happens here"]),
        ),
        ("vars", vars),
        (
            "cast",
            described(cast::schema(), ["pemain: peran", "actor: role"]),
        ),
        ("groups", groups),
        ("hosts", hosts),
        ("networks", networks),
        ("defaults", described(value::defaults(), value::DEFAULTS)),
        ("always", described(step::always(), always)),
        (
            "checks",
            described(checks, ["pemeriksaan, berurutan", "the checks, in order"]),
        ),
    ]
}

/// `vars:`, `groups:`, `hosts:` and `networks:`.
fn company() -> [Value; 4] {
    let name = whole(regex::NAME);
    let lists = |names: &str, item: Value, least: u32| {
        let list = json!({"type": "array", "minItems": least, "items": item});
        value::by_name(names, &list)
    };
    let vars = [
        "nilai yang sama selama satu permainan",
        "values that are the same for a whole run",
    ];
    let groups = [
        "beberapa aktor dengan satu nama",
        "several actors under one name",
    ];
    let hosts = ["siapa duduk di komputer mana", "who sits at which computer"];
    let networks = [
        "subnet dan host di dalamnya",
        "subnets and the hosts in them",
    ];
    [
        described(value::by_name(&name, &variable()), vars),
        described(lists(&free_name(), value::actor(), 1), groups),
        described(lists(&name, value::actor(), 0), hosts),
        described(lists(&name, value::name(Where::Head), 0), networks),
    ]
}

/// What was written, or `{random: word}`.
fn variable() -> Value {
    let random = described(
        value::choice(["word", "number"]),
        ["baru di setiap permainan", "fresh for every run"],
    );
    let whole = json!({"type": "integer", "minimum": 0, "maximum": 999_999_999});
    let letters = json!({"type": "integer", "minimum": 3, "maximum": 20});
    let settings = [
        ("random", random),
        (
            "letters",
            described(letters, ["panjang kata", "the word's length"]),
        ),
        (
            "from",
            described(whole.clone(), ["bilangan terkecil", "the least number"]),
        ),
        (
            "to",
            described(whole, ["bilangan terbesar", "the greatest number"]),
        ),
    ];
    let mut schema = value::object(&["random"], settings);
    schema["if"] = json!({"properties": {"random": {"const": "word"}}, "required": ["random"]});
    schema["then"] = json!({"properties": {"from": false, "to": false}});
    schema["else"] = json!({"properties": {"letters": false}});
    schema["type"] = json!(["string", "number", "boolean", "null", "object"]);
    schema
}

fn check() -> Value {
    let mut schema = value::object(
        &["id", "title", "points", "steps"],
        [
            (
                "id",
                described(
                    value::name(Where::Head),
                    ["nama pemeriksaan", "the check's name"],
                ),
            ),
            ("title", text(["yang diperiksa", "what is checked"])),
            (
                "needs",
                described(
                    value::one_or_many(value::name(Where::Head)),
                    [
                        "hanya bila pemeriksaan ini lulus",
                        "only when these checks passed",
                    ],
                ),
            ),
            (
                "points",
                described(value::points(Where::Head), ["nilainya", "its points"]),
            ),
            (
                "hint",
                text(["petunjuk bila gagal", "a hint when it fails"]),
            ),
            (
                "hints",
                described(
                    value::reference("hints"),
                    [
                        "petunjuk menurut sebab kegagalan",
                        "hints by the cause of the failure",
                    ],
                ),
            ),
            (
                "because",
                text(["catatan untuk laporan", "a note for the report"]),
            ),
            (
                "steps",
                described(
                    value::reference("steps"),
                    ["langkah-langkahnya", "its steps"],
                ),
            ),
        ],
    );
    schema["defaultSnippets"] = json!([snippet::check()]);
    schema
}
