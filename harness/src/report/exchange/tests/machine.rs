//! What programs read: by schemas, by an XML reader, and by a reader of TAP.

use super::super::{Runner, classroom, ctrf, gradescope, junit, tap};
use super::{assert_tame, batch, book, chat, name};
use crate::verdict::Kind;
use serde_json::{Value, json};

fn assert_valid(schema: &Value, document: &Value) {
    let schema = jsonschema::validator_for(schema).expect("it is a schema");
    let faults: Vec<String> = schema
        .iter_errors(document)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

fn no_more(properties: &Value, required: &[&str]) -> Value {
    json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
}

/// The parts of CTRF's schema that its own page demands, and every name that it allows there.
fn ctrf_schema() -> Value {
    let whole = json!({"type": "integer", "minimum": 0});
    let text = json!({"type": "string", "minLength": 1});
    let test = no_more(
        &json!({
            "name": text, "status": {"enum": ["passed", "failed", "skipped", "pending", "other"]},
            "duration": whole, "suite": {"type": "array", "minItems": 1, "items": {"type": "string"}},
            "message": {"type": "string"}, "rawStatus": {"type": "string"}, "extra": {"type": "object"},
            "tags": {"type": "array", "items": {"type": "string"}},
        }),
        &["name", "status", "duration"],
    );
    let counts = [
        "tests", "passed", "failed", "skipped", "pending", "other", "start", "stop",
    ];
    let summary = counts
        .iter()
        .map(|count| ((*count).to_string(), whole.clone()))
        .collect();
    let results = no_more(
        &json!({
            "tool": no_more(&json!({"name": text, "version": {"type": "string"}}), &["name"]),
            "summary": no_more(&Value::Object(summary), &counts),
            "tests": {"type": "array", "items": test},
        }),
        &["tool", "summary", "tests"],
    );
    no_more(
        &json!({
            "reportFormat": {"const": "CTRF"}, "results": results, "generatedBy": {"type": "string"},
            "specVersion": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"},
            "timestamp": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$"},
        }),
        &["results", "reportFormat", "specVersion"],
    )
}

#[test]
fn ctrf_fits_its_schema_and_its_sums_are_right() {
    let (book, chat) = (book("100"), chat());
    let text = ctrf(batch(&book, &chat));
    assert_tame(&text);
    let document: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_valid(&ctrf_schema(), &document);
    let summary = &document["results"]["summary"];
    let tests = document["results"]["tests"]
        .as_array()
        .expect("it is a list");
    for state in ["passed", "failed", "skipped", "pending", "other"] {
        let count = tests.iter().filter(|test| test["status"] == state).count();
        assert_eq!(summary[state], count, "{state}");
    }
    assert_eq!(summary["tests"], tests.len());
    // Milliseconds of a check; what is no check took no time.
    assert_eq!(tests[0]["duration"], 1_234);
    assert_eq!(
        (summary["failed"].as_u64(), summary["other"].as_u64()),
        (Some(5), Some(2))
    );
    assert_eq!(summary["start"], 1_795_272_939_000_u64);
    let mut names: Vec<&str> = tests
        .iter()
        .filter_map(|test| test["name"].as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), tests.len(), "every test has a name of its own");
}

#[test]
fn gradescopes_results_fit_what_its_pages_demand() {
    let number = json!({"type": "number"});
    let seen = json!({"enum": ["hidden", "after_due_date", "after_published", "visible"]});
    let form = json!({"enum": ["text", "html", "simple_format", "md", "ansi"]});
    let test = no_more(
        &json!({
            "score": number, "max_score": number, "status": {"enum": ["passed", "failed"]}, "name": {"type": "string"},
            "number": {"type": "string"}, "output": {"type": "string"}, "visibility": seen,
            "tags": {"type": "array", "items": {"type": "string"}},
        }),
        &["name", "max_score"],
    );
    let schema = no_more(
        &json!({
            "score": number, "execution_time": number, "output": {"type": "string"}, "output_format": form,
            "test_output_format": form, "test_name_format": form, "visibility": seen, "stdout_visibility": seen,
            "extra_data": {"type": "object"}, "tests": {"type": "array", "items": test},
        }),
        &["tests"],
    );
    let (book, chat) = (book("20"), chat());
    let read = |student: &crate::grade::Student| {
        let module = student.module(&name("chat")).expect("it is there");
        let text =
            gradescope(batch(&book, &chat), student, module).expect("there is something to say");
        assert_tame(&text);
        let document: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_valid(&schema, &document);
        document
    };
    let all: Vec<Value> = book.students.iter().map(read).collect();
    // Of a hundred, whatever the course's scale: the sum of what its tests can give.
    assert_eq!(
        (&all[0]["score"], &all[0]["execution_time"]),
        (&json!(97.5), &json!(12))
    );
    assert_eq!(all[0]["tests"].as_array().map(Vec::len), Some(3));
    let sum = |at: usize, key: &str| {
        let tests = all[at]["tests"].as_array().expect("a list");
        tests.iter().filter_map(|it| it[key].as_f64()).sum::<f64>()
    };
    // A decision about the whole has a row of its own: the rows add up all the same.
    for at in [0, 1, 2] {
        let score = all[at]["score"].as_f64().expect("a number");
        assert!((sum(at, "score") - score).abs() < 0.02, "{at}: {score}");
        assert!((sum(at, "max_score") - 100.0).abs() < 0.02, "{at}");
    }
    let decided = &all[2]["tests"][2];
    assert_eq!(decided["output"], "=diperagakan <di> kelas");
    let answer = &all[0]["tests"][2];
    for persons in [decided, answer] {
        assert_eq!(persons.get("status"), None, "a person's points");
    }
    assert_eq!(all[5].get("score"), None);
    assert_eq!(
        all[5]["tests"][1].get("status"),
        None,
        "unsure is neither passed nor failed"
    );
    assert_eq!(all[8]["score"], json!(0));
}

#[test]
fn classroom_gets_its_result_and_what_the_workflow_says_of_itself() {
    let text = json!({"type": "string", "minLength": 1});
    let number = json!({"type": "number", "minimum": 0});
    let names = [
        "classroom",
        "assignment",
        "owner",
        "submission",
        "commit",
        "release",
        "review",
    ];
    let mut properties = json!({
        "schema": {"const": "classroom50/result/v1"}, "assignment_type": {"enum": ["individual", "group"]},
        "datetime": {"type": "string", "pattern": "^[0-9-]{10}T[0-9:]{8}Z$"}, "graded_at": {"type": "string"},
        "score": number, "max-score": {"const": 100},
        "tests": {"type": "array", "items": {"type": "object", "required": ["test-name", "passed", "score", "max-score"],
            "properties": {"test-name": text, "passed": {"type": "boolean"}, "score": number, "max-score": number}}},
    });
    names
        .iter()
        .for_each(|name| properties[*name] = text.clone());
    let required = [
        &names[..],
        &["schema", "datetime", "score", "max-score", "tests"],
    ]
    .concat();
    let schema = no_more(&properties, &required);
    let (book, chat) = (book("100"), chat());
    let runner = Runner {
        commit: Some("https://x/commit/1".to_string()),
        ..Runner::default()
    };
    let read = |student: &crate::grade::Student| {
        let module = student.module(&name("chat")).expect("it is there");
        let text = classroom(batch(&book, &chat), student, module, &runner)?;
        assert_tame(&text);
        let document: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_valid(&schema, &document);
        Some(document)
    };
    let all: Vec<Option<Value>> = book.students.iter().map(read).collect();
    let first = all[0].as_ref().expect("it has a grade");
    assert_eq!(first["commit"], "https://x/commit/1");
    assert_eq!(
        first["submission"],
        "submit/2026-11-21T14-55-39Z-0123456789ab"
    );
    assert_eq!(first["score"], 97.5);
    for one in all.iter().flatten() {
        let tests = one["tests"].as_array().expect("a list").iter();
        let sum: f64 = tests.filter_map(|it| it["score"].as_f64()).sum();
        let score = one["score"].as_f64().expect("a number");
        assert!((sum - score).abs() < 0.02, "{sum} is not {score}");
    }
    assert!(
        all[5].is_none() && all[6].is_none(),
        "what nobody could judge is no result"
    );
}

#[test]
fn junit_is_xml_and_says_of_every_suite_what_is_in_it() {
    let (book, chat) = (book("100"), chat());
    let text = junit(batch(&book, &chat));
    assert_tame(&text);
    let document = roxmltree::Document::parse(&text).expect("it is XML");
    let suites: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name("testsuite"))
        .collect();
    assert_eq!(suites.len(), 10);
    for suite in &suites {
        let of = |tag: &str| {
            suite
                .descendants()
                .filter(|node| node.has_tag_name(tag))
                .count()
                .to_string()
        };
        assert_eq!(suite.attribute("tests"), Some(of("testcase").as_str()));
        assert_eq!(suite.attribute("failures"), Some(of("failure").as_str()));
        assert_eq!(suite.attribute("errors"), Some(of("error").as_str()));
        assert_eq!(suite.attribute("skipped"), Some(of("skipped").as_str()));
    }
    let failure = suites[1]
        .descendants()
        .find(|node| node.has_tag_name("failure"))
        .expect("it failed");
    let message = failure.attribute("message").expect("it has one");
    assert!(
        message.starts_with("Pesan \"sampai\" & kembali\n</td><script>alert(1)</script>"),
        "{message}"
    );
    assert_eq!(failure.attribute("type"), Some("near_miss"));
    let score = suites[0]
        .descendants()
        .find(|node| node.attribute("name") == Some("score"));
    assert_eq!(
        score.and_then(|node| node.attribute("value")),
        Some("97.50")
    );
    let pending = suites[5]
        .descendants()
        .find(|node| node.attribute("name") == Some("score"));
    assert!(pending.is_none());
}

/// A line of TAP: whether it is ok, its number, what it says, and the directive behind it.
fn line(text: &str) -> Option<(bool, usize, String, Option<String>)> {
    let (is_ok, rest) = match text.strip_prefix("not ok ") {
        Some(rest) => (false, rest),
        None => (true, text.strip_prefix("ok ")?),
    };
    let (number, rest) = rest.split_once(" - ")?;
    let (mut said, mut directive, mut is_escaped) = (String::new(), None::<String>, false);
    for next in rest.chars() {
        match (&mut directive, next) {
            (Some(directive), next) => directive.push(next),
            (None, '\\') if !is_escaped => {
                is_escaped = true;
                continue;
            }
            (None, '#') if !is_escaped => directive = Some(String::new()),
            (None, next) => said.push(next),
        }
        is_escaped = false;
    }
    Some((is_ok, number.parse().ok()?, said, directive))
}

#[test]
fn tap_counts_right_and_nothing_in_it_is_taken_for_something_else() {
    let (book, chat) = (book("100"), chat());
    let text = tap(batch(&book, &chat));
    assert_tame(&text);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("TAP version 14"));
    let plan = lines
        .next()
        .and_then(|plan| plan.strip_prefix("1.."))
        .and_then(|it| it.parse().ok());
    let (mut tests, mut blocks, mut block) = (Vec::new(), 0, None::<String>);
    for text in lines {
        match &mut block {
            None if text == "  ---" => block = Some(String::new()),
            None => tests.push(line(text).unwrap_or_else(|| unreachable!("{text}"))),
            Some(yaml) if text == "  ..." => {
                let read: Value = serde_yaml::from_str(yaml).expect("it is YAML");
                assert!(read["message"].is_string() && read["points"].is_string());
                (block, blocks) = (None, blocks + 1);
            }
            Some(yaml) => {
                *yaml += &format!("{}\n", text.strip_prefix("  ").expect("it is indented"));
            }
        }
    }
    assert_eq!(Some(tests.len()), plan);
    assert!(tests.iter().enumerate().all(|(at, test)| test.1 == at + 1));
    let failed = tests.iter().filter(|test| !test.0).count();
    assert_eq!((failed, blocks), (5, 5));
    let skipped = |test: &&(bool, usize, String, Option<String>)| {
        test.3.as_deref().is_some_and(|it| it.starts_with(" SKIP"))
    };
    let kinds = [Kind::Skipped, Kind::Unsure, Kind::Broken];
    let checks = book
        .students
        .iter()
        .flat_map(|student| &student.modules[0].attempts)
        .flat_map(|it| &it.checks);
    assert_eq!(
        tests.iter().filter(skipped).count(),
        checks.filter(|check| kinds.contains(&check.kind)).count()
    );
    assert!(
        tests[0].2.ends_with("Server <siap> # menerima \\ koneksi"),
        "{}",
        tests[0].2
    );
}
