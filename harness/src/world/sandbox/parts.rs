//! What a house is built of: taken from the machine's own file systems while they are still there.

#![expect(unsafe_code, reason = "a call that the libraries have not yet")]

use super::household::{Household, SYSTEM};
use rustix::fs::CWD;
use rustix::mount::{OpenTreeFlags, open_tree};
use std::fs;
use std::io;
use std::os::fd::{AsRawFd, OwnedFd};
use std::path::{Path, PathBuf};

/// Everything that will be there, by its place.
#[derive(Debug)]
pub(in crate::world) struct Parts {
    /// Of the system: programs, libraries, a few settings.
    pub(super) system: Vec<(PathBuf, Part)>,
    pub(super) seen: Vec<(PathBuf, Part)>,
    pub(super) benches: Vec<(PathBuf, Part)>,
    pub(super) devices: Vec<(PathBuf, Part)>,
}

#[derive(Debug)]
pub(super) enum Part {
    Folder(OwnedFd),
    File(OwnedFd),
    Copy(Vec<u8>),
    Link(PathBuf),
}

/// Settings that programs read, and that tell nothing of this machine's people.
const ETC: [&str; 24] = [
    "alternatives",
    "ca-certificates.conf",
    "crypto-policies",
    "gai.conf",
    "host.conf",
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "locale.alias",
    "locale.conf",
    "localtime",
    "magic",
    "mime.types",
    "os-release",
    "pki/ca-trust",
    "pki/java",
    "pki/tls/certs",
    "protocols",
    "rpc",
    "services",
    "ssl/certs",
    "ssl/openssl.cnf",
    "terminfo",
    "timezone",
];
const DEVICES: [&str; 6] = ["null", "zero", "full", "random", "urandom", "tty"];
/// Settings that are as short as this are copied.
const SHORT: u64 = 512 << 10;

impl Parts {
    pub(in crate::world) fn gather(household: &Household) -> io::Result<Self> {
        let mut system = Vec::new();
        for path in SYSTEM.map(PathBuf::from).into_iter().chain(settings()) {
            if let Some(part) = Part::of(&path)? {
                system.push((path, part));
            }
        }
        let mut shown = Vec::new();
        for path in &household.seen {
            // A program that is not there is told when it is to start.
            if let Ok(about) = path.metadata() {
                shown.push((path.clone(), Part::shown(path, about.is_dir())?));
            }
        }
        let mut benches = Vec::new();
        for path in &household.benches {
            benches.push((path.clone(), Part::bench(path)?));
        }
        let mut devices = Vec::new();
        for path in DEVICES.map(|name| Path::new("/dev").join(name)) {
            let tree = clone(&path, false)?;
            attributes(&tree, libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NOEXEC)?;
            devices.push((path, Part::File(tree)));
        }
        Ok(Self {
            system,
            seen: shown,
            benches,
            devices,
        })
    }
}

impl Part {
    /// What lies at this place, if anything does.
    fn of(path: &Path) -> io::Result<Option<Self>> {
        let Ok(about) = path.symlink_metadata() else {
            return Ok(None);
        };
        Ok(Some(if about.is_symlink() {
            Self::Link(fs::read_link(path)?)
        } else if about.is_file() && about.len() <= SHORT {
            match fs::read(path) {
                Ok(bytes) => Self::Copy(bytes),
                // Whoever may not read it gets along without it outside, too.
                Err(_) => return Ok(None),
            }
        } else {
            Self::shown(path, about.is_dir())?
        }))
    }

    fn bench(path: &Path) -> io::Result<Self> {
        let tree = clone(path, false)?;
        attributes(&tree, libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV)?;
        Ok(Self::Folder(tree))
    }

    fn shown(path: &Path, is_folder: bool) -> io::Result<Self> {
        let tree = clone(path, is_folder)?;
        let flags = libc::MOUNT_ATTR_RDONLY | libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV;
        attributes(&tree, flags)?;
        Ok(if is_folder {
            Self::Folder(tree)
        } else {
            Self::File(tree)
        })
    }
}

/// The settings that are there, and those of Java, whose folders have numbers in their names.
fn settings() -> impl Iterator<Item = PathBuf> {
    let etc = Path::new("/etc");
    let java = fs::read_dir(etc).into_iter().flatten().flatten();
    let java = java.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("java") || name.starts_with("jvm")
    });
    let java = java.map(|entry| entry.path());
    ETC.into_iter().map(move |name| etc.join(name)).chain(java)
}

fn clone(path: &Path, with_all: bool) -> io::Result<OwnedFd> {
    let mut flags = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC;
    if with_all {
        flags |= OpenTreeFlags::AT_RECURSIVE;
    }
    Ok(open_tree(CWD, path, flags)?)
}

/// For a tree and all that is mounted in it.
pub(super) fn attributes(tree: &OwnedFd, set: u64) -> io::Result<()> {
    change(
        tree.as_raw_fd(),
        c"",
        libc::AT_EMPTY_PATH | libc::AT_RECURSIVE,
        set,
    )
}

/// For what is mounted at a place, and for that alone.
pub(super) fn attributes_at(place: &std::ffi::CStr, set: u64) -> io::Result<()> {
    change(libc::AT_FDCWD, place, 0, set)
}

fn change(fd: i32, path: &std::ffi::CStr, flags: i32, set: u64) -> io::Result<()> {
    let wanted = libc::mount_attr {
        attr_set: set,
        attr_clr: 0,
        propagation: 0,
        userns_fd: 0,
    };
    // SAFETY: the kernel reads a text that ends, and as many bytes as the attributes have.
    let done = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            fd,
            path.as_ptr(),
            flags,
            &raw const wanted,
            size_of_val(&wanted),
        )
    };
    match done {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
