//! The files of the repository: the schemas beside the scenarios, and every YAML file against its own.

use super::Judges;
use crate::{praktikum, top};
use praktikum::scenario::schema::Kind;
use predicates::str::contains;
use std::path::{Path, PathBuf};

fn scenarios() -> PathBuf {
    top().join("scenarios")
}

fn yaml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            yaml_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            found.push(path);
        }
    }
}

#[test]
fn the_schemas_beside_the_scenarios_are_those_that_are_generated() {
    for kind in Kind::ALL {
        let path = scenarios().join("schema").join(kind.file());
        let shipped = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            shipped == kind.text(),
            "{} is not what is generated; run: cargo run -p praktikum -- schema --out scenarios/schema",
            path.display()
        );
    }
}

#[test]
fn every_schema_is_valid_by_its_draft() {
    for kind in Kind::ALL {
        let schema = kind.schema();
        let draft = "https://json-schema.org/draft/2020-12/schema";
        assert_eq!(schema["$schema"], draft);
        assert!(
            jsonschema::draft202012::meta::is_valid(&schema),
            "{}",
            kind.file()
        );
    }
}

#[test]
fn every_shipped_file_fits_its_schema() {
    let mut files = Vec::new();
    yaml_files(&scenarios(), &mut files);
    assert!(files.len() > 2, "the scenarios are there");
    files.push(top().join("labs/praktikum.yaml"));
    let before = files.len();
    yaml_files(&top().join("harness/tests/liars"), &mut files);
    yaml_files(&top().join("harness/tests/strangers"), &mut files);
    assert!(files.len() > before + 100, "the liars are there");
    let [scenario, module, course, praktikum, verdict, stranger] = Kind::ALL.map(Judges::of);
    for path in files {
        let judges = match path.file_name().and_then(|name| name.to_str()) {
            Some("module.yaml") => &module,
            Some("course.yaml") => &course,
            Some("praktikum.yaml") => &praktikum,
            Some("verdict.yaml") => &verdict,
            Some("stranger.yaml") => &stranger,
            _ => &scenario,
        };
        let yaml = std::fs::read_to_string(&path).expect("the file can be read");
        let first = yaml.lines().next().unwrap_or_default();
        let named = first.strip_prefix("# yaml-language-server: $schema=");
        let named = named.and_then(|named| path.parent()?.join(named).canonicalize().ok());
        let schema = scenarios().join("schema").join(judges.kind.file());
        assert_eq!(named, schema.canonicalize().ok(), "{}", path.display());
        assert!(
            judges.fits(&yaml),
            "{}:\n{}",
            path.display(),
            judges.why(&yaml)
        );
    }
}

#[test]
fn the_command_lists_prints_and_writes_them() {
    let praktikum = || praktikum(top());
    let list = praktikum().args(["schema", "--lang", "en"]).assert();
    list.success().stdout(contains("course.json"));
    let one = praktikum().args(["schema", "module"]).assert();
    one.success().stdout(Kind::Module.text());

    let folder = tempfile::tempdir().expect("there is room for a folder");
    let out = folder.path().join("schema");
    praktikum()
        .args(["schema", "--out"])
        .arg(&out)
        .assert()
        .success();
    for kind in Kind::ALL {
        let written = std::fs::read_to_string(out.join(kind.file()));
        assert_eq!(written.ok(), Some(kind.text()), "{}", kind.file());
    }
}
