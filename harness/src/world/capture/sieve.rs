//! Which frames of a network come to a tap, and how much of each: a small program that the kernel runs.
//!
//! On the loopback every frame passes twice, out and in again: it comes when it is in. From a cable comes what its
//! host sends: what the host receives, others have sent.

use libc::sock_filter;

/// The loopback of a network of its own is its first interface.
pub(in crate::world) const LO: u32 = 1;
/// What the kernel says of a frame on its way out.
const OUTGOING: u32 = 4;

/// So many bytes of a frame are kept, on the loopback and on all other interfaces; where none is, it does not come.
#[derive(Debug, Clone, Copy)]
pub(in crate::world) struct Sieve {
    pub(in crate::world) loopback: u32,
    pub(in crate::world) cable: u32,
}

impl Sieve {
    pub(super) fn program(self) -> [sock_filter; 9] {
        [
            load(libc::SKF_AD_IFINDEX),
            is(LO, 0, 3),
            load(libc::SKF_AD_PKTTYPE),
            is(OUTGOING, 4, 0),
            keep(self.loopback),
            load(libc::SKF_AD_PKTTYPE),
            is(OUTGOING, 0, 1),
            keep(self.cable),
            keep(0),
        ]
    }
}

/// What the kernel knows of the frame beside its bytes.
fn load(what: libc::c_int) -> sock_filter {
    let place = (libc::SKF_AD_OFF + what).cast_unsigned();
    step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, place, 0, 0)
}

/// Was that loaded? So many steps are left out if it was, or if not.
fn is(value: u32, yes: u8, no: u8) -> sock_filter {
    step(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, value, yes, no)
}

fn keep(bytes: u32) -> sock_filter {
    step(libc::BPF_RET | libc::BPF_K, bytes, 0, 0)
}

fn step(code: u32, k: u32, jt: u8, jf: u8) -> sock_filter {
    let code = u16::try_from(code).unwrap_or_default();
    sock_filter { code, jt, jf, k }
}
