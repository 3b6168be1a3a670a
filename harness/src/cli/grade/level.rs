//! Folders that an earlier grading took for students, because it began a level above.

use crate::class::entry::Entry;
use crate::cli::class::Place;
use crate::grade::Book;
use crate::scenario::text::{Text, harmless};
use std::path::{Path, PathBuf};

/// Whoever is called like a folder on the level of what is graded now, and has handed nothing in.
pub(super) fn told(
    book: &Book,
    paths: &[PathBuf],
    entries: &[Entry],
    place: &Place,
) -> Option<Text> {
    let here: Vec<String> = entries.iter().flat_map(Entry::numbers).collect();
    let levels = paths.iter().filter_map(|path| path.canonicalize().ok());
    // Who names a single submission has the others beside it.
    let is_single = |path: &PathBuf| {
        let own = path.file_stem().map(|name| name.to_string_lossy());
        own.is_some_and(|own| entries.iter().any(|entry| entry.name == own))
    };
    let levels = levels.filter(|path| !is_single(path));
    let levels: Vec<PathBuf> = levels
        .filter_map(|path| Some(path.parent()?.to_path_buf()))
        .collect();
    let is_folder = |number: &str| {
        let is_plain = Path::new(number).components().count() == 1;
        is_plain && levels.iter().any(|level| level.join(number).is_dir())
    };
    let people = book.students.iter().map(|student| &student.person);
    let people = people.filter(|one| !one.is_on_roster && !here.contains(&one.number));
    let numbers = people.map(|one| one.number.as_str());
    let numbers: Vec<&str> = numbers.filter(|number| is_folder(number)).collect();
    (!numbers.is_empty()).then(|| taken(&numbers, place))
}

fn taken(numbers: &[&str], place: &Place) -> Text {
    let withdraw = |because: &str| {
        let command = |number: &&str| place.command(&["withdraw", *number, "--because", because]);
        numbers.iter().map(command).collect::<Vec<_>>().join("; ")
    };
    let names = harmless(&numbers.join(", "));
    Text::new(
        format!(
            "di buku nilai ini ada yang bernama seperti folder di tingkat atas: {names}. Bila itu bukan mahasiswa, keluarkan dengan `{}`",
            withdraw("salah folder")
        ),
        format!(
            "this gradebook has somebody who is called like a folder of the level above: {names}. If that is no student, take it out with `{}`",
            withdraw("wrong folder")
        ),
    )
}
