//! Rows that add up to the grade, and what a person gave in them.

use super::super::{Divider, Runner, classroom, ctrf, feedback, gradescope, junit, moodle};
use super::{batch, chat, late, name};
use serde_json::Value;

/// What the tests of a result give together, and what it says itself.
fn sums(result: &str) -> (f64, f64) {
    let result: Value = serde_json::from_str(result).expect("it is JSON");
    let tests = result["tests"].as_array().expect("a list").iter();
    let tests = tests.map(|test| test["score"].as_f64().unwrap_or_default());
    (tests.sum(), result["score"].as_f64().expect("a number"))
}

#[test]
fn what_lateness_takes_has_a_row_and_the_rows_add_up() {
    let (book, chat) = (late(), chat());
    for student in &book.students[..5] {
        let module = student.module(&name("chat")).expect("it is there");
        let scope = gradescope(batch(&book, &chat), student, module).expect("a grade");
        let runner = Runner::default();
        let room = classroom(batch(&book, &chat), student, module, &runner).expect("a grade");
        assert!(!room.contains("\"score\": -"), "{room}");
        for result in [scope, room] {
            let (sum, score) = sums(&result);
            assert!((sum - score).abs() < 0.02, "{sum} is not {score}: {result}");
        }
    }
    let made = feedback(batch(&book, &chat), &name("chat"), None).expect("nothing is read");
    let page = &made.pages[1].1;
    assert!(
        page.contains("Keterlambatan") && page.contains("<td>-18</td>"),
        "{page}"
    );
    assert!(page.contains("<td class=\"m\">•</td><td>Pesan"), "{page}");
    assert!(
        !page.contains('✗'),
        "a person's points are not wrong: {page}"
    );
}

#[test]
fn what_a_person_gave_is_no_failure_anywhere() {
    let (book, chat) = (late(), chat());
    let text = junit(batch(&book, &chat));
    let document = roxmltree::Document::parse(&text).expect("it is XML");
    let mut suites = document.descendants();
    let suite = suites.find(|it| it.attribute("name") == Some("13520002 chat"));
    let suite = suite.expect("it is there");
    assert_eq!(suite.attribute("failures"), Some("0"), "{text}");
    assert_eq!(suite.attribute("skipped"), Some("1"), "{text}");
    let comments = moodle(batch(&book, &chat), Divider::Comma).bytes;
    let comments = String::from_utf8_lossy(&comments);
    let told = "• satu/pesan — Pesan &quot;sampai&quot; &amp; kembali: 30/60 · diputuskan pengajar: diperagakan";
    assert!(comments.contains(told), "{comments}");
    let document: Value = serde_json::from_str(&ctrf(batch(&book, &chat))).expect("it is JSON");
    let mut tests = document["results"]["tests"]
        .as_array()
        .expect("a list")
        .iter();
    let decided = tests.find(|test| test["rawStatus"] == "decided");
    assert_eq!(decided.expect("it is there")["status"], "other");
}
