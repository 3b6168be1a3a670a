//! The root of a house: laid out on memory, then it takes the place of the machine's own.

use super::household::Household;
use super::luggage::beneath;
use super::parts::{Part, Parts, attributes, attributes_at};
use rustix::fs::CWD;
use rustix::mount::{
    MountFlags, MoveMountFlags, OpenTreeFlags, UnmountFlags, mount, move_mount, open_tree, unmount,
};
use rustix::process::{chdir, pivot_root};
use std::ffi::CString;
use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// Here it is laid out: everybody has this folder.
const SITE: &str = "/tmp";
/// For programs to write into, each beside the luggage: bytes and entries.
const ROOM: u64 = 64 << 20;
const ENTRIES: usize = 8_000;
/// The root itself holds a few settings and empty folders.
const FRAME: &str = "mode=0755,size=16m,nr_inodes=4k";
const LINKS: [(&str, &str); 6] = [
    ("/dev/fd", "/proc/self/fd"),
    ("/dev/stdin", "/proc/self/fd/0"),
    ("/dev/stdout", "/proc/self/fd/1"),
    ("/dev/stderr", "/proc/self/fd/2"),
    ("/dev/ptmx", "pts/ptmx"),
    ("/var/tmp", "/tmp"),
];
const FOLDERS: [&str; 5] = ["/run", "/proc", "/dev/pts", "/var/log", "/etc"];

/// Builds the house and moves in: afterwards nothing of the machine's own file systems is left to be seen.
pub(in crate::world) fn build(parts: Parts, household: &Household, name: &str) -> io::Result<()> {
    let calm = MountFlags::NOSUID | MountFlags::NODEV;
    memory(SITE, FRAME)?;
    chdir(SITE)?;
    let site = Path::new(SITE);
    for folder in FOLDERS {
        fs::create_dir_all(beneath(site, Path::new(folder)))?;
    }
    place_all(parts.system)?;
    place_all(parts.devices)?;
    for (link, to) in LINKS {
        symlink(to, beneath(site, Path::new(link)))?;
    }
    settings(site, household, name)?;
    let terminals = c"newinstance,ptmxmode=0666,mode=0620";
    let flags = MountFlags::NOSUID | MountFlags::NOEXEC;
    mount("devpts", "dev/pts", "devpts", flags, terminals)?;
    for place in writable(household) {
        let here = beneath(site, &place);
        fs::create_dir_all(&here)?;
        let (bytes, entries) = household.luggage.weight();
        let open = if place.ends_with("tmp") || place.ends_with("shm") {
            1777
        } else {
            700
        };
        memory(
            &here,
            &format!(
                "mode={open},size={},nr_inodes={}",
                ROOM + bytes,
                ENTRIES + entries
            ),
        )?;
    }
    for top in household.home.iter().chain(household.luggage.tops()) {
        fs::create_dir_all(beneath(site, top))?;
    }
    household.luggage.unpack(site)?;
    place_all(parts.seen)?;
    place_all(parts.benches)?;
    // Of others' processes nothing is seen, the stage's above all.
    mount(
        "proc",
        "proc",
        "proc",
        calm | MountFlags::NOEXEC,
        c"hidepid=invisible",
    )?;
    pivot_root(".", ".")?;
    unmount(".", UnmountFlags::DETACH)?;
    Ok(chdir("/")?)
}

/// Nothing of the house itself changes any more, nor does a setting of the kernel.
pub(in crate::world) fn close() -> io::Result<()> {
    fs::write("/proc/sys/user/max_user_namespaces", "0")?;
    let flags = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC;
    let settings = open_tree(CWD, "/proc/sys", flags)?;
    let closed = libc::MOUNT_ATTR_RDONLY | libc::MOUNT_ATTR_NOSUID | libc::MOUNT_ATTR_NODEV;
    attributes(&settings, closed | libc::MOUNT_ATTR_NOEXEC)?;
    attach(&settings, Path::new("/proc/sys"))?;
    attributes_at(c"/", closed)
}

/// Where programs may write, none of them inside another.
fn writable(household: &Household) -> Vec<PathBuf> {
    let fixed = ["/tmp", "/dev/shm"].map(PathBuf::from);
    let own = household
        .home
        .iter()
        .chain(household.luggage.tops())
        .cloned();
    let mut all: Vec<PathBuf> = fixed.into_iter().chain(own).collect();
    all.sort();
    all.dedup();
    let outer = all.clone();
    all.retain(|one| {
        !outer
            .iter()
            .any(|other| one != other && one.starts_with(other))
    });
    all
}

fn memory(place: impl AsRef<Path>, how: &str) -> io::Result<()> {
    let calm = MountFlags::NOSUID | MountFlags::NODEV;
    let how = CString::new(how)?;
    Ok(mount(
        "tmpfs",
        place.as_ref(),
        "tmpfs",
        calm,
        how.as_c_str(),
    )?)
}

fn place_all(parts: Vec<(PathBuf, Part)>) -> io::Result<()> {
    for (path, part) in parts {
        place(&beneath(Path::new(SITE), &path), part)?;
    }
    Ok(())
}

fn place(here: &Path, part: Part) -> io::Result<()> {
    if let Some(above) = here.parent() {
        fs::create_dir_all(above)?;
    }
    match part {
        Part::Copy(bytes) => fs::write(here, bytes),
        Part::Link(to) => symlink(to, here),
        Part::Folder(tree) => {
            fs::create_dir_all(here)?;
            attach(&tree, here)
        }
        Part::File(tree) => {
            if here.symlink_metadata().is_err() {
                fs::write(here, "")?;
            }
            attach(&tree, here)
        }
    }
}

fn attach(tree: &OwnedFd, here: &Path) -> io::Result<()> {
    let flags = MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH;
    Ok(move_mount(tree, "", CWD, here, flags)?)
}

/// Names of users and hosts, the same on every machine.
fn settings(site: &Path, household: &Household, name: &str) -> io::Result<()> {
    let user = match household.user.as_str() {
        "" => "praktikan",
        user => user,
    };
    let home = household.home.as_deref().and_then(Path::to_str);
    let is_plain = |home: &&str| !home.contains(|next: char| next == ':' || next.is_control());
    let home = home.filter(is_plain).unwrap_or("/tmp");
    let people = format!(
        "root:x:0:0::/:/bin/sh\n{user}:x:1000:1000::{home}:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n"
    );
    let groups = format!("root:x:0:\n{user}:x:1000:\nnogroup:x:65534:\n");
    let hosts = format!("127.0.0.1 localhost\n127.0.0.1 {name}\n");
    let hostname = format!("{name}\n");
    for (file, text) in [
        ("passwd", people.as_str()),
        ("group", &groups),
        ("hosts", &hosts),
        ("hostname", &hostname),
        (
            "nsswitch.conf",
            "passwd: files\ngroup: files\nhosts: files\n",
        ),
        ("resolv.conf", ""),
    ] {
        fs::write(site.join("etc").join(file), text)?;
    }
    Ok(())
}
