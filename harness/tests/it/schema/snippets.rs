//! Snippets: what an editor puts into a file is valid as it stands.

use super::{Judges, around};
use praktikum::scenario::schema::Kind;
use praktikum::scenario::vocabulary::{STAGES, VERBS};
use regex::Regex;
use serde_json::{Value, json};

/// The bodies of snippets, with the words that stand in their placeholders.
fn bodies(snippets: &Value) -> Vec<(String, Value)> {
    let placeholder = Regex::new(r"\$\{\d+:([^}]*)\}").expect("the expression is good");
    let snippets = snippets.as_array().expect("snippets are a list");
    let filled = snippets.iter().map(|snippet| {
        let label = snippet["label"].as_str().unwrap_or_default().to_string();
        let body = snippet["body"].to_string();
        let body = placeholder.replace_all(&body, "$1");
        (label, serde_json::from_str(&body).expect("it stays JSON"))
    });
    filled.collect()
}

fn holds(judges: &Judges, label: &str, file: &Value) {
    let yaml = serde_yaml::to_string(file).expect("JSON is YAML");
    assert_eq!(judges.complaints(&yaml), [], "{label}\n{yaml}");
    assert!(judges.fits(&yaml), "{label}\n{}", judges.why(&yaml));
}

#[test]
fn a_whole_file_from_a_snippet_is_valid() {
    for judges in Kind::ALL.map(Judges::of) {
        for (label, file) in bodies(&judges.kind.schema()["defaultSnippets"]) {
            holds(&judges, &label, &file);
        }
    }
}

#[test]
fn every_verb_and_every_direction_has_a_snippet_that_is_valid() {
    let judges = Judges::of(Kind::Scenario);
    let schema = judges.kind.schema();
    let bodies = bodies(&schema["$defs"]["step"]["defaultSnippets"]);
    assert_eq!(bodies.len(), VERBS.len() + STAGES.len());
    for (label, step) in bodies {
        let mut file: Value = serde_yaml::from_str(&around("mark: begin")).expect("it is YAML");
        let steps = &mut file["checks"][0]["steps"];
        let steps = steps.as_array_mut().expect("steps are a list");
        steps.extend([json!({"mark": "end"}), step]);
        holds(&judges, &label, &file);
    }
}

#[test]
fn casts_checks_and_what_must_never_be_seen_have_snippets_that_are_valid() {
    let judges = Judges::of(Kind::Scenario);
    let schema = judges.kind.schema();
    let whole = bodies(&schema["defaultSnippets"]);
    let (_, whole) = whole.first().expect("there is a whole scenario");
    for (label, cast) in bodies(&schema["properties"]["cast"]["defaultSnippets"]) {
        let mut file = whole.clone();
        file["cast"] = cast;
        file["checks"][0]["steps"] = json!([{"start": "everyone"}]);
        if label != "program" {
            file["cast"]["other"] = json!("client");
        }
        holds(&judges, &label, &file);
    }
    for (label, check) in bodies(&schema["$defs"]["check"]["defaultSnippets"]) {
        let mut file = whole.clone();
        file["checks"][0]["id"] = json!("first");
        let checks = file["checks"].as_array_mut().expect("checks are a list");
        checks.push(check);
        holds(&judges, &label, &file);
    }
    let always = &schema["properties"]["always"]["items"]["defaultSnippets"];
    for (label, never) in bodies(always) {
        let mut file = whole.clone();
        file["always"] = json!([never]);
        holds(&judges, &label, &file);
    }
}
