//! The schema of `course.yaml`.

use super::regex::{self, whole};
use super::snippet;
use super::value::{self, Where, described, text};
use serde_json::{Map, Value, json};

pub(super) fn schema() -> Value {
    let about = [
        "kursus: modul-modulnya, urutan dan bobot, aturan nilai",
        "a course: its modules, their order and weights, the grading",
    ];
    let mut content = value::object(
        &["course", "institution", "term", "modules"],
        [
            ("course", text(["nama mata kuliah", "the course's name"])),
            ("institution", text(["perguruan tinggi", "the institution"])),
            ("term", text(["semester", "the term"])),
            (
                "language",
                described(
                    value::choice(["id", "en"]),
                    [
                        "bahasa pesan dan laporan",
                        "the language of messages and reports",
                    ],
                ),
            ),
            (
                "modules",
                described(
                    json!({"type": "array", "minItems": 1, "items": entry()}),
                    ["modul, berurutan", "the modules, in order"],
                ),
            ),
            (
                "grading",
                described(
                    grading(),
                    ["dari poin menjadi nilai", "from points to a grade"],
                ),
            ),
            ("defaults", described(value::defaults(), value::DEFAULTS)),
        ],
    );
    content["defaultSnippets"] = json!([snippet::course()]);
    let defs = Map::from_iter([("text".to_string(), value::both_languages())]);
    content["$defs"] = Value::Object(defs);
    value::head("praktikum: course.yaml", about, content)
}

/// A module by its slug, or with its settings.
fn entry() -> Value {
    let expected = [
        "tanggal, jam dan zona: `2026-12-01 23:59 WIB`",
        "date, time and zone: `2026-12-01 23:59 WIB`",
    ];
    let moment = || value::formed(&whole(&regex::moment()), expected);
    let slug = value::name(Where::Head);
    let mut schema = value::object(
        &["module"],
        [
            (
                "module",
                described(slug.clone(), ["nama folder modul", "the module's folder"]),
            ),
            (
                "weight",
                described(
                    value::points(Where::Head),
                    ["bobot; biasanya 1", "its weight; usually 1"],
                ),
            ),
            (
                "optional",
                described(
                    value::yes(Where::Head),
                    ["tidak pernah menjadi nol", "it never makes a zero"],
                ),
            ),
            (
                "deadline",
                described(
                    moment(),
                    ["tenggat pengumpulan", "when it must be handed in"],
                ),
            ),
            (
                "extensions",
                described(
                    extensions(&moment()),
                    [
                        "tenggat sendiri untuk mahasiswa tertentu",
                        "later deadlines of single students",
                    ],
                ),
            ),
            (
                "late",
                described(
                    late(),
                    [
                        "potongan keterlambatan dalam modul ini, sebagai ganti yang di `grading:`",
                        "what lateness costs in this module, instead of what `grading:` says",
                    ],
                ),
            ),
        ],
    );
    schema["dependentRequired"] = json!({"extensions": ["deadline"]});
    schema["type"] = json!(["string", "object"]);
    schema["pattern"] = slug["pattern"].clone();
    schema["errorMessage"] = slug["errorMessage"].clone();
    schema
}

/// By student number.
fn extensions(moment: &Value) -> Value {
    json!({
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": regex::student_number()},
        "additionalProperties": moment,
    })
}

fn grading() -> Value {
    let decimals = json!({"enum": [0, 1, 2, "0", "1", "2"]});
    value::object(
        &[],
        [
            (
                "attempts",
                described(
                    value::choice(["best", "last", "average"]),
                    ["percobaan mana yang dinilai", "which attempt counts"],
                ),
            ),
            (
                "maximum",
                described(
                    value::points(Where::Head),
                    ["nilai tertinggi", "the highest grade"],
                ),
            ),
            (
                "decimals",
                described(
                    decimals,
                    ["banyaknya desimal nilai", "how many decimals a grade has"],
                ),
            ),
            (
                "late",
                described(late(), ["potongan keterlambatan", "what lateness costs"]),
            ),
            (
                "style",
                described(
                    style(),
                    [
                        "poin untuk gaya penulisan, dari seratus setiap modul",
                        "points for style, of each module's hundred",
                    ],
                ),
            ),
        ],
    )
}

fn style() -> Value {
    let mut schema = value::points(Where::Head);
    schema["exclusiveMinimum"] = json!(0);
    schema["exclusiveMaximum"] = json!(100);
    schema
}

/// `{per day: 10%, at most: 50%}`.
fn late() -> Value {
    let share = |said| described(value::percent(Where::Head), said);
    value::object(
        &["per day"],
        [
            ("per day", share(["setiap hari", "for every day"])),
            ("at most", share(["paling banyak", "at most"])),
        ],
    )
}
