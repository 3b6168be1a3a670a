//! One program of a submission: in which language, and how it is started.

use crate::world::interpreter::Interpreter;
use std::path::{Path, PathBuf};

/// How the program of one actor is started; the scenario's own arguments come behind `args`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub program: PathBuf,
    pub args: Vec<String>,
    pub env: Vec<(String, String)>,
    pub folder: PathBuf,
    /// As a student would type it in that folder: `python3 server.py`.
    pub command: Vec<String>,
    /// `Python 3.12.3`, where there is one.
    pub interpreter: Option<String>,
    /// What it needs of this machine, beside the system and the submission.
    pub seen: Vec<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Program {
    pub(super) kind: Kind,
    /// Its path below the submission's folder, or its name in its package.
    pub(super) shown: String,
    /// The folder that it runs in, and its file there.
    pub(super) folder: PathBuf,
    pub(super) file: String,
    pub(super) args: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Python,
    Cargo {
        package: PathBuf,
        name: String,
    },
    /// A language that is not played yet.
    Other(String),
}

/// The languages by the endings of their files.
const LANGUAGES: [(&str, &str); 8] = [
    ("rs", "Rust"),
    ("c", "C"),
    ("cc", "C++"),
    ("cpp", "C++"),
    ("java", "Java"),
    ("go", "Go"),
    ("js", "JavaScript"),
    ("mjs", "JavaScript"),
];

impl Kind {
    /// The language of a file of this name.
    pub(super) fn of(file: &str) -> Self {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_lowercase();
        if ending == "py" {
            return Self::Python;
        }
        let known = LANGUAGES.iter().find(|(known, _)| *known == ending);
        Self::Other(known.map_or(format!(".{ending}"), |(_, language)| {
            (*language).to_string()
        }))
    }
}

impl Program {
    pub(super) fn python(&self, python: &Interpreter) -> Piece {
        // A name that begins with `-` is no option.
        let file = match self.file.starts_with('-') {
            true => format!("./{}", self.file),
            false => self.file.clone(),
        };
        let args: Vec<String> = [file].into_iter().chain(self.args.clone()).collect();
        let command = ["python3".to_string()].into_iter().chain(args.clone());
        Piece {
            program: python.program.clone(),
            command: command.collect(),
            args,
            // What it imports leaves nothing behind in the student's folder.
            env: vec![("PYTHONDONTWRITEBYTECODE".to_string(), "1".to_string())],
            folder: self.folder.clone(),
            interpreter: Some(python.version.clone()),
            seen: python.seen.clone(),
        }
    }

    pub(super) fn built(&self, path: &Path) -> Piece {
        let command = ["cargo", "run", "--bin", &self.file].map(str::to_string);
        Piece {
            program: path.to_path_buf(),
            args: self.args.clone(),
            env: Vec::new(),
            folder: self.folder.clone(),
            command: command.into_iter().chain(self.args.clone()).collect(),
            interpreter: None,
            seen: vec![path.to_path_buf()],
        }
    }
}
