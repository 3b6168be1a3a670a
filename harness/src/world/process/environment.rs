//! The environment of an actor: the same everywhere, and nothing that hides a mistake.
//!
//! | variable | value |
//! | --- | --- |
//! | `PATH`, `HOME`, `USER`, `LOGNAME` | this program's own |
//! | `SHELL` | `/bin/sh` |
//! | `LANG` | `C.UTF-8` |
//! | `TERM` | as the scenario says; `dumb` |
//! | `NO_COLOR`, `PYTHON_BASIC_REPL`, `PYTHONDONTWRITEBYTECODE` | `1` |
//! | the observer's mark | whose program it is, in which play: children inherit it, so that strays can be found |
//!
//! All others are unset, `PYTHONUNBUFFERED` above all: a mistake in buffering must show as it does for the student.

use crate::scenario::cast::Terminal;
use rustix::fs::Access;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The name and the value of the observer's mark.
pub(in crate::world) type Mark = (&'static str, String);

pub(super) fn clean(terminal: &Terminal, mark: &Mark) -> Vec<(&'static str, OsString)> {
    let own = |name: &'static str, otherwise: &str| {
        let value = std::env::var_os(name).filter(|value| !value.is_empty());
        (name, value.unwrap_or_else(|| otherwise.into()))
    };
    let set = |name: &'static str, value: &str| (name, OsString::from(value));
    vec![
        own("PATH", "/usr/local/bin:/usr/bin:/bin"),
        own("HOME", "/"),
        own("USER", "praktikan"),
        own("LOGNAME", "praktikan"),
        set("SHELL", "/bin/sh"),
        set("LANG", "C.UTF-8"),
        set("TERM", &terminal.kind),
        set("NO_COLOR", "1"),
        set("PYTHON_BASIC_REPL", "1"),
        set("PYTHONDONTWRITEBYTECODE", "1"),
        set(mark.0, &mark.1),
    ]
}

/// Does a process with this environment bear the mark?
pub(super) fn is_marked(environment: &[u8], (name, value): &Mark) -> bool {
    let own = format!("{name}={value}");
    let mut variables = environment.split(|byte| *byte == 0);
    variables.any(|variable| variable == own.as_bytes())
}

pub(super) type Variables = Vec<(OsString, OsString)>;

/// With those of its own, which may replace what all have.
pub(super) fn with(all: Vec<(&'static str, OsString)>, own: &[(String, String)]) -> Variables {
    let is_replaced = |name: &str| own.iter().any(|(of, _)| of == name);
    let kept = all.into_iter().filter(|(name, _)| !is_replaced(name));
    let kept = kept.map(|(name, value)| (name.into(), value));
    let own = own.iter().map(|(name, value)| (name.into(), value.into()));
    kept.chain(own).collect()
}

pub(super) fn pair((name, value): (OsString, OsString)) -> OsString {
    let mut pair = name;
    pair.push("=");
    pair.push(value);
    pair
}

/// A program that is only named is looked for where the environment says.
pub(super) fn find(program: &Path, env: &Variables) -> PathBuf {
    let is_named = program.components().count() == 1 && !program.has_root();
    let path = env.iter().find(|(name, _)| name == "PATH");
    let Some((_, path)) = path.filter(|_| is_named) else {
        return program.to_path_buf();
    };
    let found = std::env::split_paths(path)
        .map(|folder| folder.join(program))
        .find(|file| rustix::fs::access(file, Access::EXEC_OK).is_ok() && file.is_file());
    found.unwrap_or_else(|| program.to_path_buf())
}
