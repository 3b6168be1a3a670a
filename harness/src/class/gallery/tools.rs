//! Which languages a folder's programs are in that this machine has no tools for.

use crate::scenario::text::Text;
use crate::world::files;
use crate::world::interpreter;
use std::path::Path;

/// For the endings of a language, the tools that it needs: of each group any one.
const TOOLS: [(&[&str], &[&[&str]]); 7] = [
    (&["py"], &[&["python3"]]),
    (&["c"], &[&["cc", "gcc", "clang"]]),
    (&["cc", "cpp"], &[&["c++", "g++", "clang++"]]),
    (&["rs"], &[&["cargo", "rustc"]]),
    (&["java"], &[&["javac"], &["java"]]),
    (&["go"], &[&["go"]]),
    (&["js", "mjs"], &[&["node", "nodejs"]]),
];

/// What is missing here to play the programs of these folders.
pub(super) fn missing(folders: &[&Path]) -> Option<Text> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    missing_in(&path, folders)
}

fn missing_in(path: &std::ffi::OsStr, folders: &[&Path]) -> Option<Text> {
    let trees = folders.iter().filter_map(|folder| files::tree(folder).ok());
    let names: Vec<String> = trees.flat_map(|tree| tree.files).collect();
    let has = |ending: &&str| {
        let mut names = names.iter();
        names.any(|name| name.rsplit_once('.').is_some_and(|(_, end)| end == *ending))
    };
    let is_there = |tools: &&&[&str]| {
        tools
            .iter()
            .any(|tool| interpreter::find(path, tool).is_some())
    };
    let needed = TOOLS.iter().filter(|(endings, _)| endings.iter().any(has));
    let lacking: Vec<&str> = needed
        .flat_map(|(_, groups)| groups.iter())
        .filter(|group| !is_there(group))
        .filter_map(|group| group.first().copied())
        .collect();
    (!lacking.is_empty()).then(|| {
        let lacking = lacking.join(", ");
        Text::new(
            format!("mesin ini tidak punya {lacking}"),
            format!("this machine has no {lacking}"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;

    #[test]
    fn what_a_language_needs_is_missed_by_name() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Server.java"), "").unwrap();
        let lacking = missing_in(OsStr::new("/nowhere"), &[folder.path()]).unwrap();
        assert_eq!(lacking.en, "this machine has no javac, java");
        std::fs::remove_file(folder.path().join("Server.java")).unwrap();
        assert_eq!(missing_in(OsStr::new("/nowhere"), &[folder.path()]), None);
    }
}
