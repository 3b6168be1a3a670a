//! The tables, asked about sockets of the test's own.

use super::*;
use std::io::Write;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

fn inode(of: &impl AsFd) -> u64 {
    rustix::fs::fstat(of).unwrap().st_ino
}

#[test]
fn a_connection_is_seen_from_both_ends() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    near.write_all(b"halo").unwrap();
    let mut diag = Diag::new(0).unwrap();
    let find = |entries: &[Entry], inode| entries.iter().find(|e| e.inode == inode).cloned();

    let entries = diag.tcp().unwrap();
    let waiting = find(&entries, inode(&listener)).unwrap();
    assert_eq!((waiting.state, waiting.unread), (State::Listen, 1));
    assert_eq!(waiting.local, listener.local_addr().unwrap());

    let (far, _) = listener.accept().unwrap();
    let entries = diag.tcp().unwrap();
    let sender = find(&entries, inode(&near)).unwrap();
    let receiver = find(&entries, inode(&far)).unwrap();
    assert_eq!(receiver.unread, 4);
    assert_eq!((sender.stream.sent, receiver.stream.received), (4, 4));
    assert_eq!(sender.stream.held_back, 0);
    assert_eq!(sender.local, receiver.remote);
}

#[test]
fn one_socket_is_found_by_its_ends() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (far, _) = listener.accept().unwrap();
    let address = |of: io::Result<SocketAddr>| match of.unwrap() {
        SocketAddr::V4(address) => address,
        SocketAddr::V6(address) => unreachable!("{address}"),
    };
    let (near_at, far_at) = (address(near.local_addr()), address(near.peer_addr()));
    let mut diag = Diag::new(0).unwrap();
    assert_eq!(diag.tcp_at(near_at, far_at).unwrap().inode, inode(&near));
    assert_eq!(diag.tcp_at(far_at, near_at).unwrap().inode, inode(&far));
    let nobody = SocketAddrV4::new(std::net::Ipv4Addr::UNSPECIFIED, 0);
    let waiting = diag.tcp_at(far_at, nobody).unwrap();
    assert_eq!(
        (waiting.inode, waiting.state),
        (inode(&listener), State::Listen)
    );
    assert!(
        diag.tcp_at(SocketAddrV4::new(*near_at.ip(), 1), nobody)
            .is_err()
    );
}

#[test]
fn both_families_are_asked_about() {
    let Ok(listener) = TcpListener::bind("[::1]:0") else {
        println!("did not run: no IPv6 here");
        return;
    };
    let entries = Diag::new(0).unwrap().tcp().unwrap();
    let found = entries.iter().find(|entry| entry.inode == inode(&listener));
    assert_eq!(found.unwrap().local, listener.local_addr().unwrap());
}

#[test]
fn datagrams_that_nobody_read_are_counted() {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    socket
        .send_to(b"halo", socket.local_addr().unwrap())
        .unwrap();
    let entries = Diag::new(0).unwrap().udp().unwrap();
    let found = entries
        .iter()
        .find(|entry| entry.inode == inode(&socket))
        .unwrap();
    assert!(found.is_udp && found.unread > 0);
    assert_eq!(found.local, socket.local_addr().unwrap());
}

#[test]
fn unix_sockets_know_their_peers() {
    let (near, far) = UnixStream::pair().unwrap();
    let pairs = Diag::new(0).unwrap().unix().unwrap();
    assert!(pairs.contains(&(inode(&near), inode(&far))));
}
