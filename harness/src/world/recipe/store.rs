//! Where programs that were built are kept, by what they were built from: a folder in the user's cache.
//!
//! An entry appears whole, by being renamed, or not at all: two who build the same do not disturb each other,
//! and whoever comes second uses what the first has made. Entries that nobody used for a month go, and of more
//! than a thousand those that were used least lately, though none of the last day: it may be playing.

use crate::world::interrupt::Interrupts;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MONTH: Duration = Duration::from_secs(30 * 24 * 60 * 60);
const MOST: usize = 1000;
/// In an entry: that it was used, by this file's time.
const USED: &str = ".used";
/// What is being made.
const NEW: &str = "new-";

/// Where compilers work.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Site {
    /// In a closed house, or not at all.
    #[default]
    House,
    /// On this machine itself: for whom is trusted, or where there are no houses.
    Open,
}

impl Site {
    /// From where a program is asked who it is. A version manager's stand-in may run what the folder names: a
    /// stranger's does not name it.
    pub fn asks_from(self, folder: &Path) -> &Path {
        match self {
            Self::House => Path::new("/"),
            Self::Open => folder,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    pub(super) site: Site,
    /// Somebody may want what is built here to stop.
    pub stop: Option<Arc<Interrupts>>,
}

/// A folder in which something is made; it goes when it is dropped.
#[derive(Debug)]
pub(super) struct Bench {
    folder: PathBuf,
    pub(super) site: Site,
    pub(super) stop: Option<Arc<Interrupts>>,
}

impl Store {
    /// The user's: below `PRAKTIKUM_CACHE`, `XDG_CACHE_HOME` or `~/.cache`.
    pub fn users(site: Site) -> io::Result<Self> {
        let set = |name: &str| {
            let folder = std::env::var_os(name).map(PathBuf::from);
            folder.filter(|folder| folder.is_absolute())
        };
        let own = set("PRAKTIKUM_CACHE")
            .or_else(|| Some(set("XDG_CACHE_HOME")?.join("praktikum")))
            .or_else(|| Some(set("HOME")?.join(".cache/praktikum")))
            .unwrap_or_else(|| {
                let user = rustix::process::getuid().as_raw();
                std::env::temp_dir().join(format!("praktikum-{user}"))
            });
        Self::at(&own, site)
    }

    pub fn at(folder: &Path, site: Site) -> io::Result<Self> {
        fs::create_dir_all(folder.join("builds"))?;
        let folder = folder.canonicalize()?;
        Ok(Self {
            folder,
            site,
            stop: None,
        })
    }

    /// Beside what is built: what a compiler keeps for itself.
    pub(super) fn beside(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    fn builds(&self) -> PathBuf {
        self.folder.join("builds")
    }

    /// The entry of this key, if there is one; that it was used is noted.
    pub(super) fn find(&self, key: &str) -> Option<PathBuf> {
        let entry = self.builds().join(key);
        let is_there = entry.is_dir();
        if is_there {
            // Where it cannot be noted the entry goes sooner, and is built again.
            fs::write(entry.join(USED), "").unwrap_or_default();
        }
        is_there.then_some(entry)
    }

    pub(super) fn bench(&self) -> io::Result<Bench> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{NEW}{}-{count}", std::process::id());
        let folder = self.builds().join(name);
        if folder.exists() {
            // Of a process of the same number that was killed.
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir(&folder)?;
        let bench = Bench {
            folder,
            site: self.site,
            stop: self.stop.clone(),
        };
        for inside in [bench.sources(), bench.products(), bench.scraps()] {
            fs::create_dir(inside)?;
        }
        Ok(bench)
    }

    /// Keeps what was made under this key, and says where it is.
    pub(super) fn keep(&self, bench: &Bench, key: &str) -> io::Result<PathBuf> {
        let entry = self.builds().join(key);
        let made = bench.products();
        File::create_new(made.join(USED))?;
        settle(&made)?;
        match fs::rename(&made, &entry) {
            Ok(()) => {}
            // Somebody else was quicker with the same.
            Err(_) if entry.is_dir() => {}
            Err(error) => return Err(error),
        }
        self.tidy();
        Ok(entry)
    }

    /// What cannot be removed now is removed at another time.
    fn tidy(&self) {
        // Files bear the system's time, so that it is what they are held against.
        let Ok(now) = fs::metadata(self.builds()).and_then(|about| about.modified()) else {
            return;
        };
        let age = |entry: &Path| {
            let used = entry.join(USED);
            let about = fs::metadata(used).or_else(|_| fs::metadata(entry));
            let time = about.and_then(|about| about.modified()).unwrap_or(now);
            now.duration_since(time).unwrap_or_default()
        };
        let entries = fs::read_dir(self.builds()).into_iter().flatten().flatten();
        let entries = entries.map(|entry| entry.path());
        let mut all: Vec<(Duration, PathBuf)> = entries.map(|path| (age(&path), path)).collect();
        all.sort();
        for (place, (age, path)) in all.iter().enumerate() {
            let name = path.file_name().map(|name| name.to_string_lossy());
            let is_scrap = name.is_some_and(|name| name.starts_with(NEW));
            if *age > DAY && (is_scrap || place >= MOST || *age > MONTH) {
                fs::remove_dir_all(path).unwrap_or_default();
            }
        }
    }
}

/// What was written is on the disk before it gets its name: a power cut leaves no empty programs.
fn settle(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            settle(&entry.path())?;
        } else if kind.is_file() {
            File::open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

impl Bench {
    pub(super) fn sources(&self) -> PathBuf {
        self.folder.join("sources")
    }

    pub(super) fn products(&self) -> PathBuf {
        self.folder.join("products")
    }

    /// For temporary files.
    pub(super) fn scraps(&self) -> PathBuf {
        self.folder.join("scraps")
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::FileTimes;

    fn made(store: &Store, key: &str, text: &str) -> PathBuf {
        let bench = store.bench().unwrap();
        fs::write(bench.products().join("program"), text).unwrap();
        store.keep(&bench, key).unwrap()
    }

    fn grow_old(entry: &Path, age: Duration) {
        let old = fs::metadata(entry).unwrap().modified().unwrap() - age;
        let times = FileTimes::new().set_modified(old);
        let used = File::options().write(true).open(entry.join(USED)).unwrap();
        used.set_times(times).unwrap();
    }

    #[test]
    fn the_first_of_two_who_make_the_same_is_kept_and_nothing_is_left_lying() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(&folder.path().join("cache"), Site::Open).unwrap();
        assert!(store.find("a").is_none());
        let first = made(&store, "a", "first");
        assert_eq!(made(&store, "a", "second"), first);
        assert_eq!(fs::read_to_string(first.join("program")).unwrap(), "first");
        assert_eq!(store.find("a"), Some(first));
        let left = fs::read_dir(store.builds()).unwrap().count();
        assert_eq!(left, 1, "benches are left lying");
    }

    #[test]
    fn what_nobody_used_for_a_month_goes_and_what_was_left_by_the_killed() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path(), Site::Open).unwrap();
        let (old, used, scrap) = (
            made(&store, "a", ""),
            made(&store, "b", ""),
            NEW.to_owned() + "1",
        );
        let scrap = made(&store, &scrap, "");
        grow_old(&old, MONTH + DAY);
        grow_old(&used, MONTH + DAY);
        grow_old(&scrap, DAY * 2);
        store.find("b").unwrap();
        let new = made(&store, "c", "");
        assert!(!old.exists() && !scrap.exists());
        assert!(used.exists() && new.exists());
    }
}
