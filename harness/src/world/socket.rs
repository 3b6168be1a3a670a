//! Raw sockets that the harness holds itself: a TCP client, a TCP server, a UDP socket. None of them ever blocks.

mod client;
mod connection;
mod ear;
mod server;

pub(super) use client::Client;
pub(super) use ear::Ear;
pub(super) use server::Server;

use socket2::{Domain, Socket, Type};
use std::io;

fn tcp() -> io::Result<Socket> {
    Socket::new(Domain::IPV4, Type::STREAM.nonblocking().cloexec(), None)
}

fn udp() -> io::Result<Socket> {
    Socket::new(Domain::IPV4, Type::DGRAM.nonblocking().cloexec(), None)
}
