//! Who plays: whoever runs the tests, and, when that is root, an ordinary user too.

use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Nobody is an ordinary user, everywhere.
const NOBODY: u32 = 65534;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Somebody {
    pub(super) name: &'static str,
    /// Whom root becomes for this.
    id: Option<u32>,
}

pub(super) fn everybody() -> Vec<Somebody> {
    let user = |id| Somebody { name: "user", id };
    let root = Somebody {
        name: "root",
        id: None,
    };
    match fs::metadata("/proc/self").unwrap().uid() {
        0 => vec![root, user(Some(NOBODY))],
        _ => vec![user(None)],
    }
}

impl Somebody {
    /// The command is run by them.
    pub(super) fn run(self, command: &mut Command) {
        if let Some(id) = self.id {
            command.uid(id).gid(id);
        }
    }

    /// Everything in the folder belongs to them.
    pub(super) fn own(self, folder: &Path) -> io::Result<()> {
        let Some(id) = self.id else {
            return Ok(());
        };
        chown(folder, Some(id), Some(id))?;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            match path.symlink_metadata()?.is_dir() {
                true => self.own(&path)?,
                false => std::os::unix::fs::lchown(&path, Some(id), Some(id))?,
            }
        }
        Ok(())
    }

    /// Where they find programs: first the Python of whoever runs the tests, behind any version manager.
    pub(super) fn path(self) -> String {
        let path = std::env::var("PATH").unwrap_or_default();
        match (self.id, python_folder()) {
            (None, Some(folder)) => format!("{}:{path}", folder.display()),
            _ => path,
        }
    }
}

fn python_folder() -> Option<PathBuf> {
    let script = "import sys; print(sys.executable)";
    let output = Command::new("python3").args(["-c", script]).output().ok()?;
    let program = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    Some(program.parent()?.to_path_buf())
}
