//! An address for one test that no other test and no other program uses.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU8, Ordering};

/// A port on a loopback address of this test's own.
///
/// All of 127.0.0.0/8 is this machine, so that each test can have a host to itself:
/// no two tests, not even of two runs at once, can meet on a port.
pub fn free() -> SocketAddr {
    static NEXT: AtomicU8 = AtomicU8::new(1);
    let [high, low] = (std::process::id() as u16).to_be_bytes();
    let host = Ipv4Addr::new(127, high | 1, low, NEXT.fetch_add(1, Ordering::Relaxed));
    let probe = TcpListener::bind((host, 0)).expect("every machine has 127.0.0.0/8");
    probe.local_addr().expect("a bound socket has an address")
}

/// The two arguments by which every program of the labs takes another host and port.
pub fn arguments(place: SocketAddr) -> [String; 2] {
    [place.ip().to_string(), place.port().to_string()]
}
