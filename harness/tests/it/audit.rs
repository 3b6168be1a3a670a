//! `praktikum audit`: the shipped scenarios catch their liars and hurt no stranger; and in a course that is not so, it says so.

mod choice;
mod flawed;

use super::{praktikum, say, top};
use assert_cmd::assert::Assert;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("?")
}

/// The words of everything that is wrong in an audit's JSON.
fn faults(document: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let modules = list(&document["modules"]);
    let findings = modules.iter().flat_map(|module| {
        let found = list(&module["findings"]);
        let slug = module["module"].clone();
        found
            .into_iter()
            .map(move |finding| (slug.clone(), finding))
    });
    findings
        .filter(|(_, finding)| finding["kind"] != "toolless")
        .map(|(slug, finding)| format!("{}: {}", text(&slug), text(&finding["says"]["en"])))
        .collect()
}

/// Those that the machine lacks a compiler for.
fn unplayed(document: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let modules = list(&document["modules"]);
    let found = modules.iter().flat_map(|module| list(&module["findings"]));
    let found = found.filter(|finding| finding["kind"] == "toolless");
    found
        .map(|finding| text(&finding["says"]["en"]).to_string())
        .collect()
}

fn json(done: &Assert) -> Value {
    let output = done.get_output();
    let said = String::from_utf8_lossy(&output.stderr);
    let document = serde_json::from_slice(&output.stdout);
    assert!(document.is_ok(), "{said}");
    document.unwrap()
}

/// Of the shipped course: of the liars what is stated beside them, or everything where all of it was asked for.
#[test]
fn the_shipped_scenarios_catch_their_liars_and_hurt_nobody_else() {
    let modules = choice::modules();
    let mut command = praktikum(top());
    command.args(["audit", "--format", "json", "--lang", "en"]);
    command.args(&modules);
    if !choice::is_all() {
        command.arg("--brief");
    }
    let document = json(&command.assert());
    for one in unplayed(&document) {
        say(&format!("audit: SKIPPED {one}"));
    }
    let cost = [&document["plays"], &document["seconds"], &document["ratio"]];
    say(&format!(
        "audit of {}: {} plays in {} s, {} × the least time",
        modules.join(", "),
        cost[0],
        cost[1],
        cost[2]
    ));
    let faults = faults(&document);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(document["plays"].as_u64() > Some(20), "{document}");
}

/// The folders and files in one.
fn within(folder: &Path) -> impl Iterator<Item = (String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| {
        let name = entry.file_name().into_string().unwrap();
        (name, entry.path().to_str().unwrap().to_string())
    })
}

fn read(path: &str) -> Option<Value> {
    serde_yaml::from_str(&fs::read_to_string(path).ok()?).ok()
}

/// What liars are stated to die of, as `module/scenario/check`.
fn stated() -> BTreeSet<String> {
    let mut stated = BTreeSet::new();
    for (_, liar) in within(&top().join("harness/tests/liars")) {
        let Some(verdict) = read(&format!("{liar}/verdict.yaml")) else {
            continue;
        };
        for (scenario, checks) in verdict["plays"].as_object().unwrap() {
            let failed = checks.as_object().unwrap().iter();
            let failed = failed.filter(|(_, said)| text(said).starts_with("failed"));
            let module = text(&verdict["module"]);
            stated.extend(failed.map(|(check, _)| format!("{module}/{scenario}/{check}")));
        }
    }
    stated
}

/// A part of an audit cannot tell that a check kills nobody.
#[test]
fn of_every_check_some_liar_dies_or_it_says_why_it_is_there() {
    let (stated, mut checked) = (stated(), 0);
    for (module, folder) in within(&top().join("scenarios")) {
        let files = Path::new(&folder)
            .is_dir()
            .then(|| within(Path::new(&folder)));
        for (file, path) in files.into_iter().flatten() {
            let scenario = file.strip_suffix(".yaml").filter(|_| module != "schema");
            let checks = scenario.and_then(|_| read(&path)?["checks"].as_array().cloned());
            for check in checks.into_iter().flatten() {
                let place = format!("{module}/{}/{}", scenario.unwrap(), text(&check["id"]));
                let is_excused = !check["because"].is_null();
                assert!(
                    is_excused || stated.contains(&place),
                    "{place} kills nobody"
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 150, "{checked}");
}
