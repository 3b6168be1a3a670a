//! What a machine refused of a room, and how that is said.

use crate::scenario::text::Text;
use std::io;

/// The steps on the way into a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Namespaces,
    Ids,
    First,
    Mounts,
    Root,
    Settings,
    Loopback,
    Routes,
    Name,
    Door,
    Filter,
    Capture,
    Cables,
}

/// A step that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text().en)]
pub struct Refused {
    pub step: Step,
    pub errno: i32,
}

const STEPS: [(Step, &str, &str); 13] = [
    (
        Step::Namespaces,
        "membuat namespace (clone)",
        "making namespaces (clone)",
    ),
    (
        Step::Ids,
        "memetakan pengguna (uid_map)",
        "mapping users (uid_map)",
    ),
    (
        Step::First,
        "memulai proses pertamanya (fork)",
        "starting its first process (fork)",
    ),
    (
        Step::Mounts,
        "memisahkan sistem berkas (mount, open_tree, mount_setattr)",
        "separating file systems (mount, open_tree, mount_setattr)",
    ),
    (
        Step::Root,
        "membangun sistem berkas tersendiri (tmpfs, proc, devpts, pivot_root)",
        "building file systems of its own (tmpfs, proc, devpts, pivot_root)",
    ),
    (
        Step::Settings,
        "menyetel jaringan (/proc/sys/net)",
        "setting up the network (/proc/sys/net)",
    ),
    (
        Step::Loopback,
        "menyalakan antarmuka lo",
        "bringing the interface lo up",
    ),
    (
        Step::Routes,
        "menambahkan rute multicast",
        "adding the multicast route",
    ),
    (Step::Name, "memberi nama host", "giving the host its name"),
    (
        Step::Door,
        "menutup ruang itu (/proc/sys)",
        "closing the room (/proc/sys)",
    ),
    (
        Step::Filter,
        "membatasi program (capset, rlimit, seccomp)",
        "confining programs (capset, rlimits, seccomp)",
    ),
    (
        Step::Capture,
        "merekam paket (packet socket)",
        "recording packets (packet socket)",
    ),
    (
        Step::Cables,
        "menghubungkan dua host (veth)",
        "connecting two hosts (veth)",
    ),
];

impl Refused {
    /// For a plain warning: what was refused, in the system's words.
    pub fn text(&self) -> Text {
        let Text { id, en } = self.why();
        Text::new(
            format!("mesin ini tidak mengizinkan ruang terpisah: {id}"),
            format!("this machine allows no room of its own: {en}"),
        )
    }

    /// The step alone, in the system's words.
    pub fn why(&self) -> Text {
        let said = io::Error::from_raw_os_error(self.errno).to_string();
        let known = STEPS.iter().find(|(step, ..)| *step == self.step);
        let (id, en) = known.map_or(("", ""), |(_, id, en)| (*id, *en));
        Text::new(
            format!("{id} ditolak: {said}"),
            format!("{en} was refused: {said}"),
        )
    }

    /// For a pipe: zeros if nothing was refused.
    pub(super) fn to_bytes(refused: Option<Self>) -> [u8; 8] {
        let mut bytes = [0; 8];
        if let Some(refused) = refused {
            let place = STEPS.iter().position(|(step, ..)| *step == refused.step);
            bytes[0] = 1;
            bytes[1] = place.and_then(|place| place.try_into().ok()).unwrap_or(0);
            bytes[4..].copy_from_slice(&refused.errno.to_ne_bytes());
        }
        bytes
    }

    /// From a pipe; one who said nothing did not come so far.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<(), Self> {
        match bytes {
            [0, ..] => Ok(()),
            [1, place, _, _, errno @ ..] => Err(Self {
                step: STEPS
                    .get(usize::from(*place))
                    .map_or(Step::First, |it| it.0),
                errno: errno.try_into().map_or(libc::EIO, i32::from_ne_bytes),
            }),
            _ => Err(Self {
                step: Step::First,
                errno: libc::EIO,
            }),
        }
    }
}

/// Names the step at which something was refused.
pub(super) trait At<T> {
    fn at(self, step: Step) -> Result<T, Refused>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, step: Step) -> Result<T, Refused> {
        self.map_err(|error| Refused {
            step,
            errno: error.raw_os_error().unwrap_or(libc::EIO),
        })
    }
}
