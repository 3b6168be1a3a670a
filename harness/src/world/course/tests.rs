//! Finding, choosing, and what is carried along.

use super::{Course, SHIPPED, Shelf};
use crate::scenario::document::Mistakes;
use crate::scenario::text::Spoken;
use std::fs;
use std::path::Path;

const MODULE: &str = "title: {id: x, en: x}\nroles: {server: , client: }\nscenarios: {one: 1, two: 3}\ndefaults: {within: 2s}\n";
const GOOD: &str = "title: {id: x, en: x}\ncast: {ani: client}\nchecks:\n  - id: a\n    title: {id: x, en: x}\n    points: 1\n    steps:\n      - start: ani\n";
const COURSE: &str = "course: {id: x, en: x}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nlanguage: en\nmodules: [satu, {module: dua, weight: 2, optional: true}]\ndefaults: {within: 9s, grace: 3s}\n";

/// A course of two modules with two scenarios each.
fn course() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("course.yaml"), COURSE).expect("it can be written");
    for slug in ["satu", "dua"] {
        let module = folder.path().join(slug);
        fs::create_dir(&module).expect("it can be made");
        let texts = [
            ("module.yaml", MODULE),
            ("module.id.md", "## Pengenalan\n## Cara kerja\n## Tugas\n"),
            (
                "module.en.md",
                "## Introduction\n## How it works\n## Task\n",
            ),
            ("one.yaml", GOOD),
            ("two.yaml", GOOD),
        ];
        for (name, text) in texts {
            fs::write(module.join(name), text).expect("it can be written");
        }
    }
    folder
}

fn found(folder: &Path) -> Shelf {
    Shelf::find(Some(folder), Path::new("/")).expect("the course is there")
}

fn named(course: &Course) -> Vec<String> {
    let units = course.modules.iter();
    let plays = units.flat_map(|unit| {
        let plays = unit.scenarios.iter();
        plays.map(move |play| format!("{}/{}", unit.slug, play.name))
    });
    plays.collect()
}

fn chosen(folder: &Path, asked: &[&str]) -> Vec<String> {
    let asked: Vec<String> = asked.iter().map(|word| (*word).to_string()).collect();
    named(&found(folder).choose(&asked).expect("all of it is there"))
}

fn refused(folder: &Path, asked: &str) -> anyhow::Error {
    let error = found(folder).choose(&[asked.to_string()]);
    error.expect_err("there is no such thing")
}

#[test]
fn without_a_wish_the_whole_course_is_played_in_its_order() {
    let folder = course();
    let all = ["satu/one", "satu/two", "dua/one", "dua/two"];
    assert_eq!(chosen(folder.path(), &[]), all);
    let course = found(folder.path()).choose(&[]).expect("it is valid");
    let [first, second] = &course.modules[..] else {
        panic!("{course:?}")
    };
    assert!(!first.optional && second.optional);
    assert_eq!(second.weight.to_string(), "2");
    assert_eq!(first.scenarios[1].weight.to_string(), "3");
    let (within, grace) = (first.defaults.within, first.defaults.grace);
    assert_eq!(
        (within.unwrap().as_secs(), grace.unwrap().as_secs()),
        (2, 3)
    );
}

#[test]
fn wishes_are_modules_scenarios_and_paths_and_keep_the_courses_order() {
    let folder = course();
    let top = folder.path();
    assert_eq!(
        chosen(top, &["dua/two", "satu"]),
        ["satu/one", "satu/two", "dua/two"]
    );
    assert_eq!(
        chosen(top, &["satu/one", "satu/one", "satu"]),
        ["satu/one", "satu/two"]
    );
    let path = |inside: &str| top.join(inside).display().to_string();
    assert_eq!(chosen(top, &[&path("dua/one.yaml")]), ["dua/one"]);
    assert_eq!(chosen(top, &[&path("dua")]), ["dua/one", "dua/two"]);
    fs::write(top.join("dua/draft.yaml"), GOOD).unwrap();
    assert_eq!(
        chosen(top, &[&path("dua/draft.yaml"), "satu/one"]),
        ["satu/one", "dua/draft"]
    );
}

#[test]
fn an_unknown_name_gets_the_one_that_was_meant() {
    let folder = course();
    let told = |asked: &str| {
        let error = refused(folder.path(), asked);
        let spoken = error.downcast_ref::<Spoken>().expect("it is told").clone();
        (spoken.0.id, spoken.0.en)
    };
    for (asked, meant) in [
        ("sattu", "`satu`?"),
        ("satu/onne", "`satu/one`?"),
        ("two", "`satu/two`?"),
    ] {
        let (id, en) = told(asked);
        assert!(id.contains("maksud Anda") && id.ends_with(meant), "{id}");
        assert!(en.contains("did you mean") && en.ends_with(meant), "{en}");
    }
    let (id, en) = told("qwertyuiop");
    assert!(id.ends_with("satu, dua") && en.ends_with("satu, dua"));
    let folder_itself = refused(folder.path(), &folder.path().display().to_string());
    assert!(
        folder_itself.to_string().contains("no module"),
        "{folder_itself}"
    );
}

#[test]
fn mistakes_matter_only_where_they_are_played() {
    let folder = course();
    let top = folder.path();
    let bad = GOOD.replace("start: ani", "strat: ani");
    fs::write(top.join("dua/two.yaml"), bad).unwrap();
    assert_eq!(chosen(top, &["satu", "dua/one"]).len(), 3);
    for asked in ["dua", "dua/two"] {
        let error = refused(top, asked);
        let mistakes = error.downcast_ref::<Mistakes>().expect("they are told");
        assert_eq!(mistakes.complaints.len(), 1, "{mistakes:?}");
        assert_eq!(mistakes.complaints[0].1.code.word(), "unknown-verb");
        assert_eq!(mistakes.sources.len(), 1);
    }
    fs::remove_file(top.join("dua/module.yaml")).unwrap();
    let lost = refused(top, "dua");
    assert!(lost.downcast_ref::<Mistakes>().is_some(), "{lost}");
    assert_eq!(chosen(top, &["satu"]).len(), 2);
    fs::write(top.join("course.yaml"), "modules: [satu]\n").unwrap();
    let error = Shelf::find(Some(top), Path::new("/")).expect_err("it is no course");
    assert!(error.downcast_ref::<Mistakes>().is_some(), "{error}");
}

#[test]
fn a_folder_without_a_course_is_told_once_and_clearly() {
    let folder = tempfile::tempdir().unwrap();
    let error = Shelf::find(Some(folder.path()), Path::new("/")).expect_err("nothing is there");
    assert!(error.to_string().contains("no course.yaml"), "{error}");
    fs::rename(course().keep(), folder.path().join("scenarios")).unwrap();
    let shelf = Shelf::find(Some(folder.path()), Path::new("/")).expect("it lies one folder below");
    assert_eq!(shelf.known().modules.len(), 2);
    let below = folder.path().join("scenarios/satu");
    let above = Shelf::find(None, &below).expect("it lies above");
    assert!(
        above
            .folder
            .is_some_and(|found| found.ends_with("scenarios"))
    );
}

#[test]
fn the_shipped_course_is_the_folder_and_valid() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let files = crate::world::files::gather(&top).expect("the course is there");
    let prefix = format!("{}/", crate::world::files::shown(&top));
    let mut there: Vec<(&str, &[u8])> = files
        .iter()
        .map(|file| (&file.path[prefix.len()..], &file.bytes[..]))
        .collect();
    let mut carried = SHIPPED.to_vec();
    there.sort();
    carried.sort();
    let names = |files: &[(&str, &[u8])]| {
        files
            .iter()
            .map(|(path, _)| path.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(&carried),
        names(&there),
        "world/course/shipped.rs lists other files than there are"
    );
    assert!(carried == there, "a file differs from what was carried");
    let shelf = Shelf::find(None, Path::new("/")).expect("it is carried");
    assert!(shelf.folder.is_none());
    let course = shelf.choose(&[]).expect("it is valid");
    let folders = there
        .iter()
        .filter(|(path, _)| path.ends_with("/module.yaml"));
    assert_eq!(course.modules.len(), folders.count());
    assert!(course.modules.iter().all(|unit| unit.scenarios.len() >= 3));
}
