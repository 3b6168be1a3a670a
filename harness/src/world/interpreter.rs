//! The Python and the Node that a student's `python3` and `node` are: the real program, for a version manager's stand-in costs every start dearly.

use super::recipe::{Captured, capture};
use crate::scenario::text::{Spoken, harmless};
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long it may take to say who it is.
const LIMIT: Duration = Duration::from_secs(20);
const MOST_BYTES: usize = 10_000;
/// What it is made of, at the end of its answer: at most so many places.
const PLACES: usize = 3;

/// What is to be known of an interpreter.
struct Kind {
    command: &'static str,
    name: &'static str,
    /// Isolated and without packages: it starts quickly and runs nothing of anybody's.
    question: &'static [&'static str],
    /// What to install, on Debian and its relatives.
    package: &'static str,
}

const PYTHON: Kind = Kind {
    command: "python3",
    name: "Python",
    question: &[
        "-I",
        "-S",
        "-c",
        "import sys, site; print(sys.executable); print(sys.version.split()[0]); \
         print(sys.prefix); print(sys.base_prefix); print(site.getusersitepackages())",
    ],
    package: "python3",
};
const NODE: Kind = Kind {
    command: "node",
    name: "Node",
    question: &[
        "-e",
        "console.log(process.execPath + '\\n' + process.versions.node + '\\n' + process.execPath)",
    ],
    package: "nodejs",
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    pub program: PathBuf,
    /// `Python 3.12.3`.
    pub version: String,
    /// The folders or the file that it is made of.
    pub seen: Vec<PathBuf>,
}

/// The `python3` of these folders (as in `PATH`), asked from a folder, since a version manager may decide by that.
pub fn python(path: &std::ffi::OsStr, from: &Path) -> Result<Interpreter, Spoken> {
    asked(&PYTHON, path, from)
}

/// The `node`, likewise.
pub fn node(path: &std::ffi::OsStr, from: &Path) -> Result<Interpreter, Spoken> {
    asked(&NODE, path, from)
}

/// Those that were asked, and from where: a stand-in may answer as the folder wishes, and it takes its time.
static KNOWN: Mutex<BTreeMap<(PathBuf, PathBuf), Interpreter>> = Mutex::new(BTreeMap::new());

fn asked(kind: &Kind, path: &std::ffi::OsStr, from: &Path) -> Result<Interpreter, Spoken> {
    let found = find(path, kind.command).ok_or_else(|| missing(kind))?;
    let key = (found.clone(), from.to_path_buf());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(interpreter) = known().get(&key) {
        return Ok(interpreter.clone());
    }
    let interpreter = ask(kind, &found, from)?;
    known().insert(key, interpreter.clone());
    Ok(interpreter)
}

fn ask(kind: &Kind, found: &Path, from: &Path) -> Result<Interpreter, Spoken> {
    let mut command = Command::new(found);
    command.args(kind.question).current_dir(from);
    command.env_remove("NODE_OPTIONS");
    let said = capture(command, LIMIT, MOST_BYTES);
    let said = said.map_err(|error| mute(found, &error.to_string()))?;
    // Whatever was found may be a stand-in, which finds nothing that it needs in a house.
    let Some((program, version, seen)) = answer(&said) else {
        return Err(mute(found, &String::from_utf8_lossy(&said.err)));
    };
    let version = format!("{} {version}", kind.name);
    Ok(Interpreter {
        program,
        version,
        seen,
    })
}

/// The program of this name in these folders (as in `PATH`).
pub fn find(path: &std::ffi::OsStr, name: &str) -> Option<PathBuf> {
    let mut places = std::env::split_paths(path).map(|folder| folder.join(name));
    places.find(|place| is_program(place))
}

/// What a compiler says of itself (`--version`, its first line), asked from a folder; it may fetch nothing for that.
pub fn version(program: &Path, from: &Path) -> Result<String, Spoken> {
    let mut command = Command::new(program);
    let is_go = program.file_name().is_some_and(|name| name == "go");
    command.arg(if is_go { "version" } else { "--version" });
    command.current_dir(from);
    command.env("RUSTUP_AUTO_INSTALL", "0");
    let said = capture(command, LIMIT, MOST_BYTES);
    let said = said.map_err(|error| mute(program, &error.to_string()))?;
    let text = String::from_utf8_lossy(&said.out);
    let first = text.lines().next().filter(|line| !line.trim().is_empty());
    match first.filter(|_| said.worked) {
        Some(line) => Ok(harmless(&line.chars().take(100).collect::<String>())),
        None => Err(mute(program, &String::from_utf8_lossy(&said.err))),
    }
}

fn answer(said: &Captured) -> Option<(PathBuf, String, Vec<PathBuf>)> {
    let text = std::str::from_utf8(&said.out).ok()?;
    let mut lines = text.lines();
    let (real, version) = (PathBuf::from(lines.next()?), lines.next()?);
    let is_answer = said.worked && real.is_absolute() && is_program(&real);
    let seen = lines.take(PLACES).map(PathBuf::from);
    let seen = seen.filter(|place| place.is_absolute() && place.exists());
    let seen = seen.collect();
    is_answer.then(|| (real, harmless(version), seen))
}

fn is_program(path: &Path) -> bool {
    let about = path.metadata();
    path.is_absolute()
        && about.is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

fn missing(kind: &Kind) -> Spoken {
    let Kind {
        command,
        name,
        package,
        ..
    } = kind;
    Spoken::new(
        format!(
            "`{command}` tidak ditemukan di PATH; pasang {name}, misalnya `sudo apt install {package}`"
        ),
        format!(
            "there is no `{command}` in PATH; install {name}, for example with `sudo apt install {package}`"
        ),
    )
}

fn mute(found: &Path, why: &str) -> Spoken {
    let found = harmless(&found.to_string_lossy());
    let last = why.lines().rev().find(|line| !line.trim().is_empty());
    let why = harmless(&last.unwrap_or("?").chars().take(200).collect::<String>());
    Spoken::new(
        format!("{found} tidak dapat dijalankan: {why}"),
        format!("{found} cannot be run: {why}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by a process of its own: a file that another thread's child may still hold open cannot be run.
    fn script(folder: &Path, text: &str) {
        let mut shell = Command::new("sh");
        shell.args([
            "-c",
            "printf %s \"$0\" > python3 && chmod 755 python3",
            text,
        ]);
        assert!(shell.current_dir(folder).status().unwrap().success());
    }

    fn found(folder: &Path) -> Result<Interpreter, Spoken> {
        python(folder.as_os_str(), folder)
    }

    #[test]
    fn the_real_program_behind_a_stand_in_is_found() {
        let folder = tempfile::tempdir().unwrap();
        // What stands behind is whatever it says, if that is a program.
        script(folder.path(), "#!/bin/sh\necho /bin/sh\necho 3.99.1\n");
        let found = found(folder.path()).unwrap();
        assert_eq!(found.program, Path::new("/bin/sh"));
        assert_eq!(found.version, "Python 3.99.1");
    }

    #[test]
    fn a_python_that_cannot_run_or_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let told = found(folder.path()).expect_err("there is none").0;
        assert!(told.en.contains("no `python3` in PATH"), "{}", told.en);
        for text in [
            "#!/bin/sh\necho 'no version set' >&2\nexit 127\n",
            "#!/bin/sh\necho nowhere\necho 3\n",
            "#!/bin/sh\n",
        ] {
            script(folder.path(), text);
            let told = found(folder.path()).expect_err("it does not work").0;
            assert!(told.en.contains("cannot be run"), "{}", told.en);
        }
    }

    #[test]
    fn this_machines_own_is_a_real_program() {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let found = python(&path, Path::new("/")).expect("the tests of this project need python3");
        assert!(
            std::fs::read(&found.program)
                .unwrap()
                .starts_with(b"\x7fELF")
                && found.version.starts_with("Python 3."),
            "{found:?}"
        );
    }
}
