//! The files that a submission's programs are written in.

use super::Submission;
use super::program::{Kind, Program};
use crate::world::course::Unit;
use crate::world::files;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// So many files are listed, and so many looked at beside each.
const MOST: usize = 12;
const MOST_BESIDE: usize = 200;

impl Submission {
    /// Of everybody who plays in a module, each once; those that cannot be found are left out.
    pub fn listings(&self, unit: &Unit) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = Vec::new();
        for play in &unit.scenarios {
            let programs = self.programs(&unit.slug, &unit.module, &play.scenario);
            for program in programs.unwrap_or_default().into_iter().flatten() {
                let source = source(&program).filter(|path| path.is_file());
                found.extend(source.filter(|path| !found.contains(path)));
            }
        }
        // What they take in is read for what it takes in, too.
        let mut at = 0;
        while at < found.len() && found.len() < MOST {
            let more = neighbours(&found[at]);
            let room = MOST - found.len();
            let more: Vec<PathBuf> = more
                .into_iter()
                .filter(|path| !found.contains(path))
                .collect();
            found.extend(more.into_iter().take(room));
            at += 1;
        }
        found
    }
}

/// Files beside a program that it takes in by their names: `mod room;`, `import room`, `#include "room.h"`.
fn neighbours(path: &Path) -> Vec<PathBuf> {
    const TAKES: [&str; 7] = [
        "mod ", "pub mod ", "import ", "from ", "#include", "const ", "require",
    ];
    let (Ok(bytes), Some(folder)) = (files::read(path), path.parent()) else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(&bytes);
    let takes = text.lines().map(str::trim_start);
    let takes = takes.filter(|line| TAKES.iter().any(|word| line.starts_with(word)));
    let mut words: BTreeSet<&str> = BTreeSet::new();
    for line in takes {
        words.extend(line.split(|next: char| !next.is_alphanumeric() && next != '_'));
    }
    let beside = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .take(MOST_BESIDE);
    let mut beside: Vec<PathBuf> = beside.map(|entry| entry.path()).collect();
    beside.sort();
    let is_taken = |other: &PathBuf| {
        let name = other.file_stem().and_then(|name| name.to_str());
        let is_alike = other.extension() == path.extension()
            || other.extension().is_some_and(|ending| ending == "h");
        other != path && is_alike && name.is_some_and(|name| words.contains(name))
    };
    beside.retain(|other| is_taken(other) && other.symlink_metadata().is_ok_and(|it| it.is_file()));
    beside
}

fn source(program: &Program) -> Option<PathBuf> {
    match &program.kind {
        Kind::Cargo { package, name } => of_cargo(package, name),
        _ => Some(program.folder.join(&program.file)),
    }
}

/// Where a package's manifest says that a program is, or else where Cargo looks by itself.
fn of_cargo(package: &Path, name: &str) -> Option<PathBuf> {
    let manifest = files::read(&package.join("Cargo.toml")).ok()?;
    let manifest = String::from_utf8_lossy(&manifest).into_owned();
    let value = |line: &str, key: &str| {
        let (found, value) = line.split_once('=')?;
        (found.trim() == key).then(|| value.trim().trim_matches('"').to_string())
    };
    let mut binaries = manifest.split("[[bin]]").skip(1);
    let said = binaries.find_map(|binary| {
        let own = |key| {
            binary
                .lines()
                .take_while(|line| !line.starts_with('['))
                .find_map(|line| value(line, key))
        };
        (own("name")? == name).then(|| own("path"))?
    });
    let usual = [
        said.unwrap_or_default(),
        format!("src/bin/{name}.rs"),
        "src/main.rs".to_string(),
    ];
    let paths = usual
        .iter()
        .filter(|path| !path.is_empty())
        .map(|path| package.join(path));
    paths.into_iter().find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_listed_with_what_it_takes_in() {
        let folder = tempfile::tempdir().expect("there is room");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("it can be written");
            path
        };
        let server = write(
            "server.py",
            "import room\nfrom tools import x\nprint('notes')\n",
        );
        let (room, tools) = (write("room.py", "x = 1\n"), write("tools.py", "y = 2\n"));
        write("notes.py", "# nobody takes it in\n");
        write("room.txt", "no program\n");
        assert_eq!(neighbours(&server), [room.clone(), tools]);
        assert_eq!(neighbours(&room), Vec::<PathBuf>::new());
        let main = write("main.c", "#include \"protocol.h\"\n");
        let header = write("protocol.h", "int x;\n");
        assert_eq!(neighbours(&main), [header]);
    }
}
