//! The schema of `praktikum.yaml`.

use super::regex::{self, whole};
use super::snippet;
use super::value::{self, SCALAR, described};
use super::words::Said;
use serde_json::{Map, Value, json};

pub(super) fn schema() -> Value {
    let about = [
        "sebuah kumpulan program: milik siapa, dan program mana memainkan peran apa",
        "a submission: whose it is, and which program plays which part",
    ];
    let mut content = value::object(
        &[],
        [
            ("name", person(["nama Anda", "your name"])),
            ("nim", described(nim(), ["nomor induk", "student's number"])),
            ("class", person(["kelas", "class"])),
            (
                "lab_partner",
                person(["nama rekan praktikum", "name of the lab partner"]),
            ),
            (
                "programs",
                described(
                    programs(),
                    ["modul: peran: program", "module: role: program"],
                ),
            ),
        ],
    );
    content["defaultSnippets"] = json!([snippet::submission()]);
    let defs = Map::from_iter([("program".to_string(), program())]);
    content["$defs"] = Value::Object(defs);
    value::head("praktikum: praktikum.yaml", about, content)
}

/// A name, the same in both languages or not.
fn person(said: Said<'_>) -> Value {
    let mut schema = value::both_languages();
    schema["type"] = json!(["string", "number", "boolean", "object"]);
    schema["pattern"] = json!(r"^(?=.*\S)[^\x00-\x1f\x7f]*$");
    schema["maxLength"] = json!(100);
    described(schema, said)
}

fn nim() -> Value {
    let expected = [
        "nomor induk: huruf, angka, `.`, `-` dan `/`",
        "a student's number: letters, digits, `.`, `-` and `/`",
    ];
    let mut schema = value::formed("^[A-Za-z0-9./-]{1,40}$", expected);
    schema["type"] = json!(["string", "number", "boolean"]);
    schema
}

/// By module and role.
fn programs() -> Value {
    let name = whole(regex::NAME);
    let one = value::reference("program");
    let many = json!({"type": "array", "minItems": 1, "maxItems": 99, "items": one});
    let role = json!({"if": {"type": "array"}, "then": many, "else": one});
    value::by_name(&name, &value::by_name(&name, &role))
}

/// A file or a program of a Cargo package, or one with its arguments.
fn program() -> Value {
    let run = path();
    let args = json!({"type": "array", "maxItems": 20, "items": argument()});
    let mut schema = value::object(
        &["run"],
        [
            (
                "run",
                described(
                    run.clone(),
                    ["berkas atau program Cargo", "a file or a Cargo program"],
                ),
            ),
            (
                "args",
                described(
                    args,
                    [
                        "argumennya; `${n}` adalah nomor aktor dalam perannya",
                        "its arguments; `${n}` is the actor's number within its role",
                    ],
                ),
            ),
        ],
    );
    schema["type"] = json!(["string", "number", "boolean", "object"]);
    for key in ["pattern", "maxLength", "errorMessage"] {
        schema[key] = run[key].clone();
    }
    schema
}

/// Parts divided by `/`, none of them `.` or `..` or with blanks around it.
fn path() -> Value {
    let odd = r#"\x00-\x1f\x7f/\\?*$":"#;
    let edge = format!(r"[^\s{odd}]");
    let part = format!(r"(?!\.{{1,2}}(?:/|$)){edge}(?:[^{odd}]*{edge})?");
    let expected = [
        "berkas seperti `chat/server.py`, atau nama program paket Cargo",
        "a file such as `chat/server.py`, or the name of a Cargo package's program",
    ];
    let mut schema = value::formed(&format!("^{part}(?:/{part})*$"), expected);
    schema["type"] = json!(["string", "number", "boolean"]);
    schema["maxLength"] = json!(200);
    schema
}

fn argument() -> Value {
    let expected = [
        "satu baris teks; variabelnya hanya `${n}`",
        "one line of text; its only variable is `${n}`",
    ];
    let text = r"^(?:[^$\x00-\x1f\x7f]|\$\$\{|\$\{n\}|\$(?!\{|\$\{))*$";
    let mut schema = value::formed(text, expected);
    schema["type"] = json!(SCALAR);
    schema["maxLength"] = json!(400);
    schema
}
