//! Programs that whoever lives in a house could not reach: where root plays, that is a stranger.

use crate::scenario::text::{Text, harmless};
use crate::world::room;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// A program that is there, but in a folder that lets nobody else in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text().en)]
pub struct Closed {
    program: PathBuf,
}

impl Closed {
    pub fn text(&self) -> Text {
        let program = harmless(&self.program.to_string_lossy());
        Text::new(
            format!(
                "{program} berada di folder yang hanya boleh dibuka pemiliknya, sedangkan program yang dimainkan root tidak mempunyai hak apa pun; pasang di tempat yang boleh dibaca semua orang (misalnya /usr/local), atau jalankan praktikum sebagai pemilik folder itu"
            ),
            format!(
                "{program} lies in a folder that only its owner may open, and what root plays has no right at all; install it where everybody may read it (in /usr/local, for example), or run praktikum as the owner of that folder"
            ),
        )
    }
}

/// Can this program be reached from a house that this process opens?
pub(in crate::world) fn reach(program: &Path) -> Result<(), Closed> {
    let is_own = room::writer().map_or(true, |writer| writer.is_none());
    let real = program.canonicalize().unwrap_or_default();
    let folders = program.ancestors().chain(real.ancestors()).skip(1);
    let admits = |folder: &Path| {
        let about = fs::metadata(folder);
        about.map_or(true, |about| {
            !about.is_dir() || lets_in(about.uid(), about.mode())
        })
    };
    if is_own || folders.into_iter().all(admits) {
        return Ok(());
    }
    let program = program.to_path_buf();
    Err(Closed { program })
}

/// On its way into a house, root is only the owner of what is root's.
fn lets_in(owner: u32, mode: u32) -> bool {
    let needed = if owner == 0 { 0o101 } else { 0o001 };
    mode & needed != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_roots_own_folders_may_be_closed() {
        assert!(lets_in(0, 0o700) && lets_in(1000, 0o755) && lets_in(1000, 0o711));
        assert!(!lets_in(1000, 0o700) && !lets_in(1000, 0o750));
    }

    #[test]
    fn what_the_system_has_can_be_reached() {
        assert_eq!(reach(Path::new("/bin/sh")), Ok(()));
        assert_eq!(reach(Path::new("/is/nowhere")), Ok(()));
    }
}
