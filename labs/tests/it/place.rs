//! An address for one test that no other test and no other program uses.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU16, Ordering};

/// A port on a loopback address of this test's own.
///
/// All of 127.0.0.0/8 is this machine, so that each test can have a host to itself:
/// no two tests, not even of two runs at once, can meet on a port. The port lies below those
/// that the kernel gives away by itself. It is not tried out: while some other test starts a
/// program, that program holds a copy of every socket for a moment, and so of one that only tried.
pub fn free() -> SocketAddr {
    static NEXT: AtomicU16 = AtomicU16::new(1);
    let [high, low] = (std::process::id() as u16).to_be_bytes();
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let host = Ipv4Addr::new(127, high | 1, low, number as u8);
    SocketAddr::from((host, 20_000 + number % 10_000))
}

/// The two arguments by which every program of the labs takes another host and port.
pub fn arguments(place: SocketAddr) -> [String; 2] {
    [place.ip().to_string(), place.port().to_string()]
}
