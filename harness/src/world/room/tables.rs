//! Networks with small tables of their own: whoever asks for all connections of a network otherwise walks through
//! the table of the whole machine.

#![expect(unsafe_code, reason = "leaves a network for a new one")]

use rustix::thread::UnshareFlags;
use std::fs;
use std::io;

/// How large those of networks are that come out of this one. Half as many connections may be in TIME_WAIT.
const SETTINGS: [&str; 2] = [
    "/proc/sys/net/ipv4/tcp_child_ehash_entries",
    "/proc/sys/net/ipv4/udp_child_hash_entries",
];
const SIZE: &str = "1024";

/// Does the kernel know such tables? Networks that this thread makes from here on have them then.
pub(super) fn are_known() -> io::Result<bool> {
    for setting in SETTINGS {
        match fs::write(setting, SIZE) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            other => other?,
        }
    }
    Ok(true)
}

/// A new network, in which this thread is then.
pub(in crate::world) fn network() -> io::Result<()> {
    are_known()?;
    // SAFETY: the descriptor table stays shared as it is.
    Ok(unsafe { rustix::thread::unshare_unsafe(UnshareFlags::NEWNET) }?)
}
