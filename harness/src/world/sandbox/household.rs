//! What the programs of one play, or the compilers of one build, need of this machine: found out before the door
//! closes.

use super::closed::{self, Closed};
use super::luggage::{Luggage, Overweight};
use super::share::Share;
use crate::scenario::text::Text;
use crate::world::cgroup::Group;
use crate::world::room;
use crate::world::theatre::Launch;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Who lives in the house, with what.
#[derive(Debug, Default)]
pub struct Household {
    pub(super) luggage: Luggage,
    /// Programs and toolchains, shown where they are.
    pub(super) seen: Vec<PathBuf>,
    /// Folders of the machine itself that are theirs to write into.
    pub(super) benches: Vec<PathBuf>,
    /// An empty folder for them, where this program has its own.
    pub(super) home: Option<PathBuf>,
    pub(super) user: String,
    group: Option<Arc<Group>>,
}

/// Of the system everybody sees these, and nobody changes them.
pub(super) const SYSTEM: [&str; 9] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/nix/store",
    "/gnu/store",
];
const USER: &str = "praktikan";

/// Why programs cannot live in a house.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error(transparent)]
    Overweight(#[from] Overweight),
    #[error(transparent)]
    Closed(#[from] Closed),
}

impl Unfit {
    pub fn text(&self) -> Text {
        match self {
            Self::Overweight(heavy) => heavy.text(),
            Self::Closed(closed) => closed.text(),
        }
    }
}

impl Household {
    /// Packs what the programs bring along, and notes what they need.
    pub fn of<'a>(launches: impl Iterator<Item = &'a Launch>) -> Result<Self, Unfit> {
        let mut household = Self::empty();
        let mut wanted: Vec<PathBuf> = Vec::new();
        for launch in launches {
            for folder in [launch.copied.as_ref(), Some(&launch.folder)]
                .into_iter()
                .flatten()
            {
                if folder.is_absolute() && !holds_system(folder) && !is_system(folder) {
                    let is_home = household.home.as_ref() == Some(folder);
                    household.luggage.pack(folder, is_home)?;
                }
            }
            if !household.luggage.has(&launch.program) {
                closed::reach(&launch.program)?;
            }
            wanted.extend(launch.seen.iter().cloned());
            wanted.push(launch.program.clone());
        }
        wanted.append(&mut household.luggage.shown);
        household.see(wanted);
        Ok(household)
    }

    /// Compilers see these places, and write at these benches.
    pub fn of_build(seen: Vec<PathBuf>, benches: Vec<PathBuf>) -> Self {
        let mut household = Self::empty();
        household.see(seen);
        Self {
            benches,
            ..household
        }
    }

    /// With a group that has the limits of this share, where the kernel grants one.
    pub fn in_group(self, share: Share) -> Self {
        let group = Group::make(share).map(Arc::new);
        Self { group, ..self }
    }

    pub fn group(&self) -> Option<&Arc<Group>> {
        self.group.as_ref()
    }

    fn empty() -> Self {
        let home = std::env::var_os("HOME").map(PathBuf::from);
        // Where that cannot be said there will be no room either.
        let is_for_others = room::writer().is_ok_and(|writer| writer.is_some());
        Self {
            luggage: Luggage::of(is_for_others),
            home: home.filter(|home| home.is_absolute() && !holds_system(home) && !is_system(home)),
            user: user(),
            ..Self::default()
        }
    }

    /// Nothing twice, nothing that is there anyway, and no folder that would show what is to be hidden.
    fn see(&mut self, mut wanted: Vec<PathBuf>) {
        wanted.sort();
        wanted.dedup();
        let own = self
            .home
            .iter()
            .chain(self.luggage.tops())
            .cloned()
            .collect::<Vec<_>>();
        for path in wanted {
            let is_there = is_system(&path)
                || self.luggage.has(&path)
                || self.seen.iter().any(|seen| path.starts_with(seen));
            let is_too_much = holds_system(&path) || own.iter().any(|own| own.starts_with(&path));
            if path.is_absolute() && !is_there && !is_too_much {
                self.seen.push(path);
            }
        }
    }
}

fn is_system(path: &Path) -> bool {
    SYSTEM.iter().any(|system| path.starts_with(system))
}

/// The root itself, `/gnu` and the like.
fn holds_system(path: &Path) -> bool {
    SYSTEM
        .iter()
        .any(|system| Path::new(system).starts_with(path))
}

/// A name that `/etc/passwd` can hold.
fn user() -> String {
    let name = std::env::var("USER").unwrap_or_default();
    let is_good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let is_name =
        !name.is_empty() && name.len() <= 32 && name.bytes().all(is_good) && name != "root";
    if is_name { name } else { USER.to_string() }
}
