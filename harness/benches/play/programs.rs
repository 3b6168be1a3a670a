//! The programs that are driven: small ones in C, compiled here, and Python ones in the modules' style.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/play/programs");
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../labs/tests/python");
const IN_C: [&str; 7] = [
    "parity",
    "charcount",
    "threaded",
    "chat",
    "multicast",
    "broadcast",
    "odd",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    C,
    Python,
}

pub(crate) struct Programs {
    folder: TempDir,
    /// The interpreter itself: a version manager's stand-in would cost more than what is measured.
    python: Option<String>,
}

impl Programs {
    pub(crate) fn build() -> io::Result<Self> {
        let folder = TempDir::new()?;
        for name in IN_C {
            let source = Path::new(HERE).join(name).with_extension("c");
            let built = Command::new("cc")
                .args(["-O2", "-Wall", "-Wextra", "-Werror", "-pthread", "-o"])
                .arg(folder.path().join(name))
                .arg(&source)
                .status()?;
            if !built.success() {
                return Err(io::Error::other(format!("cc {}", source.display())));
            }
        }
        let asked = Command::new("python3")
            .args(["-c", "import sys; print(sys.executable)"])
            .output();
        let python = asked
            .ok()
            .map(|said| String::from_utf8_lossy(&said.stdout).trim().to_string());
        Ok(Self {
            folder,
            python: python.filter(|path| !path.is_empty()),
        })
    }

    pub(crate) fn python(&self) -> Option<&str> {
        self.python.as_deref()
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The program that is awkward in several ways.
    pub(crate) fn odd(&self) -> String {
        self.folder.path().join("odd").display().to_string()
    }

    /// A program of an exercise: `broadcast` and `client` are `broadcast client` in C, `broadcast_client.py` in Python.
    pub(crate) fn words(&self, language: Language, exercise: &str, role: &str) -> Vec<String> {
        match language {
            Language::C => vec![
                self.folder.path().join(exercise).display().to_string(),
                role.to_string(),
            ],
            Language::Python => vec![
                self.python.clone().unwrap_or_default(),
                script(&format!("{exercise}_{role}.py"))
                    .display()
                    .to_string(),
            ],
        }
    }
}

/// What stands here goes before what the reference programs are tried with.
fn script(name: &str) -> PathBuf {
    let here = Path::new(HERE).join(name);
    if here.is_file() {
        here
    } else {
        Path::new(PEERS).join(name)
    }
}
