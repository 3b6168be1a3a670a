//! Makes programs of sources: for now with Cargo, as a student would.

mod capture;

pub use capture::{Captured, capture};

use crate::scenario::text::{Spoken, harmless};
use anyhow::Result;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How long Cargo may take to say what there is, and to build it.
const LOOKING: Duration = Duration::from_secs(60);
const BUILDING: Duration = Duration::from_secs(15 * 60);
/// How much of what it says is kept, and how many lines of that are shown.
const MOST_BYTES: usize = 8 << 20;
const MOST_LINES: usize = 30;

/// A program of a Cargo package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub name: String,
    /// The folder of its package.
    pub package: PathBuf,
}

/// The programs that the package or workspace of this folder would build.
pub fn targets(folder: &Path) -> Result<Vec<Target>> {
    Ok(targets_in(&about(folder)?))
}

fn about(folder: &Path) -> Result<Value> {
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .args(["--color", "never"])
        .current_dir(folder);
    let said = run(cargo, LOOKING)?;
    if !said.worked {
        return Err(failed(folder, &said).into());
    }
    Ok(serde_json::from_slice(&said.out)?)
}

fn targets_in(about: &Value) -> Vec<Target> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for package in list(&about["packages"]) {
        let Some(manifest) = package["manifest_path"].as_str() else {
            continue;
        };
        let folder = Path::new(manifest).parent().unwrap_or(Path::new("/"));
        for target in list(&package["targets"]) {
            if let (true, Some(name)) = (is_program(&target), target["name"].as_str()) {
                found.push(Target {
                    name: name.to_string(),
                    package: folder.to_path_buf(),
                });
            }
        }
    }
    found
}

fn is_program(target: &Value) -> bool {
    target["kind"]
        .as_array()
        .is_some_and(|kinds| kinds.iter().any(|kind| kind == "bin"))
}

/// Builds the programs of a folder's package below `top`: each by its name, and where it lies.
pub fn build(folder: &Path, top: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--bins", "--color", "never"])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(folder);
    if let Some(target) = own_target(folder, top)? {
        cargo.arg("--target-dir").arg(target);
    }
    let said = run(cargo, BUILDING)?;
    if !said.worked {
        return Err(failed(folder, &said).into());
    }
    Ok(executables(&said.out))
}

/// Where all packages are built into one folder, two programs called `server` would be one: whoever does not
/// belong to a workspace around the submission gets a folder of its own.
fn own_target(folder: &Path, top: &Path) -> Result<Option<PathBuf>> {
    let shared = ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"];
    if !shared.iter().any(|name| std::env::var_os(name).is_some()) {
        return Ok(None);
    }
    let about = about(folder)?;
    let root = about["workspace_root"].as_str().map(Path::new);
    let root = root.filter(|root| root.starts_with(top));
    Ok(root.map(|root| root.join("target")))
}

/// What Cargo's messages say was built.
fn executables(messages: &[u8]) -> BTreeMap<String, PathBuf> {
    let lines = messages.split(|byte| *byte == b'\n');
    let messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let built = messages.filter_map(|message| {
        let is_artifact =
            message["reason"] == "compiler-artifact" && is_program(&message["target"]);
        let name = message["target"]["name"].as_str().filter(|_| is_artifact)?;
        Some((
            name.to_string(),
            PathBuf::from(message["executable"].as_str()?),
        ))
    });
    built.collect()
}

fn run(command: Command, limit: Duration) -> Result<Captured> {
    capture(command, limit, MOST_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Spoken::new(
            "program Rust dibangun dengan `cargo`, dan perintah itu tidak ditemukan; pasang Rust, atau periksa PATH",
            "programs in Rust are built with `cargo`, and that command was not found; install Rust, or look at PATH",
        )
        .into(),
        io::ErrorKind::TimedOut => Spoken::new(
            format!("cargo belum selesai sesudah {} detik", limit.as_secs()),
            format!("cargo had not ended after {} seconds", limit.as_secs()),
        )
        .into(),
        _ => anyhow::Error::new(error).context("cargo"),
    })
}

/// What Cargo said, from its first error on.
fn failed(folder: &Path, said: &Captured) -> Spoken {
    let text = String::from_utf8_lossy(&said.err);
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("error"));
    let shown = lines.iter().skip(first.unwrap_or(0));
    let mut shown: Vec<String> = shown
        .take(MOST_LINES)
        .map(|line| {
            format!(
                "  {}",
                harmless(&line.chars().take(300).collect::<String>())
            )
        })
        .collect();
    if lines.len() > first.unwrap_or(0) + MOST_LINES {
        shown.push("  …".to_string());
    }
    let (folder, shown) = (
        harmless(&crate::world::files::shown(folder)),
        shown.join("\n"),
    );
    Spoken::new(
        format!("program di {folder} tidak dapat dibangun dengan cargo:\n{shown}"),
        format!("the programs in {folder} cannot be built with cargo:\n{shown}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn package(main: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let manifest =
            "[package]\nname = \"halo\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n";
        fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
        fs::create_dir_all(folder.path().join("src/bin")).unwrap();
        fs::write(folder.path().join("src/bin/chat_server.rs"), main).unwrap();
        folder
    }

    #[test]
    fn a_package_says_its_programs_and_is_built() {
        let folder = package("fn main() {}");
        let top = folder.path().canonicalize().unwrap();
        let [target] = &targets(&top).unwrap()[..] else {
            panic!("one program")
        };
        assert_eq!(
            (target.name.as_str(), &target.package),
            ("chat_server", &top)
        );
        let built = build(&top, &top).unwrap();
        let [(name, path)] = &built.into_iter().collect::<Vec<_>>()[..] else {
            panic!("one program")
        };
        assert_eq!(name, "chat_server");
        assert!(path.is_file() && path.starts_with(&top), "{path:?}");
    }

    #[test]
    fn a_package_that_does_not_compile_is_told_in_few_lines() {
        let wrong =
            "fn main() { let x: u8 = \"x\"; }\n".to_string() + &"fn f() { y; }\n".repeat(200);
        let folder = package(&wrong);
        let error = build(folder.path(), folder.path()).expect_err("it does not compile");
        let spoken = error
            .downcast_ref::<Spoken>()
            .expect("it is told")
            .0
            .clone();
        assert!(spoken.en.contains("error[E"), "{}", spoken.en);
        assert!(spoken.id.lines().count() <= MOST_LINES + 2);
        assert!(spoken.id.contains("tidak dapat dibangun"));
    }

    #[test]
    fn a_folder_without_a_package_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = targets(folder.path()).expect_err("there is none");
        assert!(error.downcast_ref::<Spoken>().is_some(), "{error:?}");
    }
}
