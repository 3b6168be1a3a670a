//! The files that a submission's programs are written in.

use super::Submission;
use super::program::{Kind, Program};
use crate::world::course::Unit;
use crate::world::files;
use std::path::{Path, PathBuf};

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
        found
    }
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
