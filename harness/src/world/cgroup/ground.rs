//! Where groups may be made: the group that this program is in, if it was handed over to it.

use rustix::fs::Access;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// To which this program moves.
const LEAF: &str = "praktikum";
/// What limits need.
const CONTROLLERS: [&str; 2] = ["memory", "pids"];

/// What keeps this program from making groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The machine has no groups of the second version, or the first one has their controllers.
    Old,
    /// It is somebody else's, or holds others too.
    Foreign,
    /// The kernel refused, with this number.
    Refused(i32),
}

/// Moves this program to a leaf of the group that was handed over to it: from then on there may be groups beside it.
pub fn settle() -> Result<(), Obstacle> {
    if settled().is_some() {
        return Ok(());
    }
    let own = own().ok_or(Obstacle::Old)?;
    if !has(&own, "cgroup.controllers") {
        return Err(Obstacle::Old);
    }
    let members = own.join("cgroup.procs");
    let settings = own.join("cgroup.subtree_control");
    let may = |path: &Path| rustix::fs::access(path, Access::WRITE_OK).is_ok();
    if !may(&own) || !may(&members) || !may(&settings) || !is_alone(&own) {
        return Err(Obstacle::Foreign);
    }
    let leaf = own.join(LEAF);
    let refused = |error: io::Error| Obstacle::Refused(error.raw_os_error().unwrap_or(libc::EIO));
    match fs::create_dir(&leaf) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(refused(error)),
        _ => {}
    }
    fs::write(leaf.join("cgroup.procs"), "0").map_err(refused)?;
    let wanted = CONTROLLERS.map(|name| format!("+{name}")).join(" ");
    fs::write(settings, wanted).map_err(|error| {
        // As it was before; where not even that is allowed, it is a leaf like any other.
        fs::write(members, "0").unwrap_or_default();
        fs::remove_dir(leaf).unwrap_or_default();
        refused(error)
    })
}

/// Where groups are made, once this program, or whoever started it, has settled.
pub(super) fn settled() -> Option<PathBuf> {
    let own = own()?;
    let is_leaf = own.file_name().is_some_and(|name| name == LEAF);
    let ground = own.parent().filter(|_| is_leaf)?;
    has(ground, "cgroup.subtree_control").then(|| ground.to_path_buf())
}

fn has(group: &Path, file: &str) -> bool {
    let text = fs::read_to_string(group.join(file)).unwrap_or_default();
    CONTROLLERS
        .iter()
        .all(|name| text.split_ascii_whitespace().any(|word| word == *name))
}

/// Is nobody in it but this program? In the first group of all others may be: it has no limits.
fn is_alone(group: &Path) -> bool {
    let members = fs::read_to_string(group.join("cgroup.procs")).unwrap_or_default();
    let own = std::process::id().to_string();
    let is_first = !group.join("cgroup.type").exists();
    is_first || members.lines().all(|member| member == own)
}

/// The folder of the group that this process is in.
fn own() -> Option<PathBuf> {
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    folder(&groups, &mounts)
}

fn folder(groups: &str, mounts: &str) -> Option<PathBuf> {
    let group = groups.lines().find_map(|line| line.strip_prefix("0::"))?;
    let place = |line: &str| {
        let (about, kind) = line.split_once(" - ")?;
        let mut words = about.split(' ').skip(3);
        let (root, place) = (words.next()?, words.next()?);
        let inside = Path::new(group).strip_prefix(root).ok()?;
        kind.starts_with("cgroup2 ")
            .then(|| Path::new(place).join(inside))
    };
    mounts.lines().find_map(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIFIED: &str = "24 1 0:22 / /proc rw shared:5 - proc proc rw\n\
        31 24 0:27 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";
    const HYBRID: &str = "40 31 0:30 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n\
        41 31 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";

    #[test]
    fn the_own_group_is_found_beneath_its_mount() {
        let scope = "0::/user.slice/user-1000.slice/run-r1.scope\n";
        for (groups, mounts, expected) in [
            (
                scope,
                UNIFIED,
                Some("/sys/fs/cgroup/user.slice/user-1000.slice/run-r1.scope"),
            ),
            (
                "4:memory:/x\n0::/\n",
                HYBRID,
                Some("/sys/fs/cgroup/unified/"),
            ),
            ("4:memory:/x\n", HYBRID, None),
            (scope, "", None),
            (
                "0::/a/b\n",
                "9 1 0:2 /a /mnt rw - cgroup2 none rw\n",
                Some("/mnt/b"),
            ),
            ("0::/../c\n", "9 1 0:2 /a /mnt rw - cgroup2 none rw\n", None),
        ] {
            assert_eq!(
                folder(groups, mounts).as_deref(),
                expected.map(Path::new),
                "{groups}"
            );
        }
    }
}
