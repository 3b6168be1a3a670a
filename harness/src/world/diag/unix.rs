//! Unix sockets and who is at their other ends.

use super::message::{Attributes, request, word};

/// All of them, with their peers.
pub(super) fn request() -> Vec<u8> {
    const FAMILY: u8 = 1;
    const WITH_PEER: u32 = 1 << 2;
    let mut body = vec![FAMILY, 0, 0, 0];
    body.extend(u32::MAX.to_ne_bytes());
    body.extend([0; 4]);
    body.extend(WITH_PEER.to_ne_bytes());
    body.extend([0; 8]);
    request::whole(request::BY_FAMILY, &body)
}

/// The inodes of a socket and its peer.
pub(super) fn pair(body: &[u8]) -> Option<(u64, u64)> {
    const PEER: u16 = 2;
    let inode = word(body, 4)?;
    let peer = Attributes(body.get(16..)?).find(|(kind, _)| *kind == PEER);
    let peer = peer.and_then(|(_, value)| word(value, 0)).unwrap_or(0);
    Some((inode.into(), peer.into()))
}
