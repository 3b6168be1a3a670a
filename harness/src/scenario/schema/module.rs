//! The schema of `module.yaml`.

use super::regex::{self, whole};
use super::snippet;
use super::value::{self, Where, described, text};
use serde_json::{Map, Value, json};

pub(super) fn schema() -> Value {
    let about = [
        "modul praktikum: peran, skenario dan bobotnya, pertanyaan",
        "a module of the practicum: roles, scenarios and their weights, questions",
    ];
    let name = whole(regex::NAME);
    let mut roles = value::by_name(&name, &role());
    roles["minProperties"] = json!(1);
    let mut scenarios = value::by_name(&name, &value::points(Where::Head));
    scenarios["minProperties"] = json!(1);
    let mut content = value::object(
        &["title", "roles", "scenarios"],
        [
            ("title", text(["judul modul", "the module's title"])),
            (
                "roles",
                described(
                    roles,
                    [
                        "peran program mahasiswa",
                        "the parts of the students' programs",
                    ],
                ),
            ),
            (
                "scenarios",
                described(
                    scenarios,
                    [
                        "nama berkas skenario: bobot, berurutan",
                        "scenario's file name: weight, in order",
                    ],
                ),
            ),
            (
                "questions",
                described(
                    json!({"type": "array", "items": question()}),
                    [
                        "pertanyaan analisis, dinilai oleh orang",
                        "questions for the analysis, graded by a person",
                    ],
                ),
            ),
            ("defaults", described(value::defaults(), value::DEFAULTS)),
        ],
    );
    content["defaultSnippets"] = json!([snippet::module()]);
    let defs = Map::from_iter([("text".to_string(), value::both_languages())]);
    content["$defs"] = Value::Object(defs);
    value::head("praktikum: module.yaml", about, content)
}

fn role() -> Value {
    let mut schema = value::object(
        &[],
        [
            ("title", text(["nama peran", "the role's name"])),
            (
                "files",
                described(
                    json!({"type": "array", "minItems": 1, "items": file()}),
                    [
                        "nama berkas programnya, tanpa akhiran",
                        "its program's file names, without the ending",
                    ],
                ),
            ),
            (
                "listens on",
                described(
                    value::one_or_many(value::port(Where::Head)),
                    [
                        "siap bila mendengarkan di sini",
                        "ready when it listens here",
                    ],
                ),
            ),
            (
                "joins",
                described(
                    value::one_or_many(value::multicast(Where::Head)),
                    [
                        "siap bila menjadi anggota grup ini",
                        "ready when it is a member of this group",
                    ],
                ),
            ),
        ],
    );
    schema["type"] = json!(["object", "null"]);
    schema
}

/// Letters of any alphabet, digits, `_`, `-`, blanks, at most three `*`.
fn file() -> Value {
    let plain = r##"[^*#\x00-\x1f!"$%&'()+,./:;<=>?@\[\\\]^`{|}~\x7f-\x9f]*"##;
    let expected = [
        "nama berkas tanpa akhiran seperti `server*`, paling banyak tiga `*`",
        "a file name without its ending such as `server*`, at most three `*`",
    ];
    let mut schema = value::formed(&format!(r"^{plain}(?:\*{plain}){{0,3}}$"), expected);
    schema["type"] = json!(["string", "number", "boolean"]);
    schema["minLength"] = json!(1);
    schema["maxLength"] = json!(60);
    schema
}

fn question() -> Value {
    value::object(
        &["id", "text", "points"],
        [
            (
                "id",
                described(
                    value::name(Where::Head),
                    ["nama pertanyaan", "the question's name"],
                ),
            ),
            ("text", text(["pertanyaannya", "the question"])),
            (
                "points",
                described(value::points(Where::Head), ["nilainya", "its points"]),
            ),
        ],
    )
}
