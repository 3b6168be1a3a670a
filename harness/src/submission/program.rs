//! One program of a submission: in which language, and how it is started.

use crate::world::interpreter::Interpreter;
use crate::world::recipe::{Language, Made};
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
    /// `Python 3.12.3`, or what its compiler says of itself.
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
    JavaScript,
    Compiled(Language),
    Cargo {
        package: PathBuf,
        name: String,
    },
    /// A language that is not played, by its ending.
    Other(String),
}

impl Kind {
    /// The language of a file of this name.
    pub(super) fn of(file: &str) -> Self {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_lowercase();
        match ending.as_str() {
            "py" => Self::Python,
            "js" | "mjs" | "cjs" => Self::JavaScript,
            other => match Language::of(other) {
                Some(language) => Self::Compiled(language),
                None => Self::Other(format!(".{ending}")),
            },
        }
    }
}

impl Program {
    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(&self.file)
    }

    pub(super) fn python(&self, python: &Interpreter) -> Piece {
        // What it imports leaves nothing behind in the student's folder.
        let env = vec![("PYTHONDONTWRITEBYTECODE".to_string(), "1".to_string())];
        Piece {
            env,
            ..self.interpreted(python, "python3")
        }
    }

    pub(super) fn interpreted(&self, interpreter: &Interpreter, typed: &str) -> Piece {
        // A name that begins with `-` is no option.
        let file = match self.file.starts_with('-') {
            true => format!("./{}", self.file),
            false => self.file.clone(),
        };
        let args: Vec<String> = [file].into_iter().chain(self.args.clone()).collect();
        let command = [typed.to_string()].into_iter().chain(args.clone());
        Piece {
            program: interpreter.program.clone(),
            command: command.collect(),
            args,
            env: Vec::new(),
            folder: self.folder.clone(),
            interpreter: Some(interpreter.version.clone()),
            seen: interpreter.seen.clone(),
        }
    }

    pub(super) fn compiled(&self, made: &Made) -> Piece {
        let with_own = |words: &[String]| words.iter().chain(&self.args).cloned().collect();
        Piece {
            program: made.program.clone(),
            args: with_own(&made.args),
            env: Vec::new(),
            folder: self.folder.clone(),
            command: with_own(&made.typed),
            interpreter: Some(made.version.clone()),
            seen: made.seen.clone(),
        }
    }

    pub(super) fn built(&self, path: &Path, compiler: Option<&str>) -> Piece {
        let command = ["cargo", "run", "--bin", &self.file].map(str::to_string);
        // What follows `--` is the program's own.
        let apart = (!self.args.is_empty()).then(|| "--".to_string());
        let command = command.into_iter().chain(apart);
        Piece {
            program: path.to_path_buf(),
            args: self.args.clone(),
            env: Vec::new(),
            folder: self.folder.clone(),
            command: command.chain(self.args.clone()).collect(),
            interpreter: compiler.map(str::to_string),
            seen: vec![path.to_path_buf()],
        }
    }
}
