//! Compilers: found once, and asked once for their version.

use super::{Lack, Language};
use crate::scenario::text::Spoken;
use crate::world::interpreter::{find, version};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    pub program: PathBuf,
    /// As a student would type it.
    pub name: &'static str,
    /// The first line of what it says of itself.
    pub version: String,
}

/// Asking a compiler for its version takes as long as a small build.
static KNOWN: Mutex<BTreeMap<(PathBuf, PathBuf), String>> = Mutex::new(BTreeMap::new());

/// The compiler of a language in these folders (as in `PATH`), asked from a folder, since a version manager may
/// decide by that.
pub fn compiler(language: Language, path: &OsStr, from: &Path) -> Result<Tool, Lack> {
    tool(language.compilers(), path, from).unwrap_or_else(|| Err(Lack::ours(language.missing())))
}

/// The first of these commands that is there; nothing if there is none.
pub fn tool(names: &[&'static str], path: &OsStr, from: &Path) -> Option<Result<Tool, Lack>> {
    let mut found = names
        .iter()
        .filter_map(|name| Some((*name, find(path, name)?)));
    let (name, program) = found.next()?;
    let tool = |version| Tool {
        program: program.clone(),
        name,
        version,
    };
    Some(asked(&program, from).map(tool).map_err(Lack::ours))
}

fn asked(program: &Path, from: &Path) -> Result<String, Spoken> {
    let key = (program.to_path_buf(), from.to_path_buf());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    // Only rustup's stand-ins decide by the folder.
    let is_by_folder = matches!(
        program.file_name().and_then(OsStr::to_str),
        Some("cargo" | "rustc")
    );
    let key = if is_by_folder {
        key
    } else {
        (key.0, PathBuf::new())
    };
    if let Some(version) = known().get(&key) {
        return Ok(version.clone());
    }
    let version = version(program, from)?;
    known().insert(key, version.clone());
    Ok(version)
}
