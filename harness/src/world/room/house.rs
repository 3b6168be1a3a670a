//! The house of a room: its file systems as outside, but with a `/proc` and names of its own.

use super::refused::{At, Refused, Step};
use rustix::mount::{
    MountFlags, MountPropagationFlags, UnmountFlags, mount, mount_bind, mount_change, unmount,
};
use rustix::system::sethostname;
use std::fs;
use std::io;
use std::path::Path;

const NAME: &str = "panggung";
/// There only while the files below are laid out: everybody has this folder.
const SHELF: &str = "/tmp";
/// Files that are replaced where they are, by what.
const FILES: [(&str, &str, &str); 2] = [
    (
        "hosts",
        "/etc/hosts",
        "127.0.0.1 localhost\n127.0.0.1 panggung\n",
    ),
    (
        "nsswitch",
        "/etc/nsswitch.conf",
        "passwd: files\ngroup: files\nhosts: files\n",
    ),
];

/// Nothing that is mounted here is seen outside; then the processes of the room get their `/proc`.
pub(super) fn mounts() -> Result<(), Refused> {
    let private = MountPropagationFlags::PRIVATE | MountPropagationFlags::REC;
    mount_change("/", private)
        .map_err(io::Error::from)
        .at(Step::Mounts)?;
    let flags = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
    mount("proc", "/proc", "proc", flags, None)
        .map_err(io::Error::from)
        .at(Step::Proc)
}

/// The host has a name, and the name an address.
pub(super) fn names() -> Result<(), Refused> {
    sethostname(NAME.as_bytes())
        .map_err(io::Error::from)
        .at(Step::Name)?;
    hosts().at(Step::Hosts)
}

fn hosts() -> io::Result<()> {
    let flags = MountFlags::NOSUID | MountFlags::NODEV;
    mount("tmpfs", SHELF, "tmpfs", flags, None)?;
    let done = lay_out();
    // What is mounted from there stays when the shelf goes.
    unmount(SHELF, UnmountFlags::DETACH)?;
    done
}

fn lay_out() -> io::Result<()> {
    for (name, target, text) in FILES {
        let file = Path::new(SHELF).join(name);
        fs::write(&file, text)?;
        // A system without the file gets along without it.
        if Path::new(target).exists() {
            mount_bind(&file, target)?;
        }
    }
    Ok(())
}
