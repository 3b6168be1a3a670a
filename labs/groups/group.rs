//! One group: its identity, its people, and the thread that delivers its messages by multicast.

use crate::{complain, log};
use socket2::SockRef;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::{Ipv4Addr, SocketAddrV4, UdpSocket};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// So many messages may wait for a group's thread; who has one more waits with it.
const QUEUE: usize = 64;

/// The ways to somebody who is connected.
#[derive(Clone)]
pub struct User {
    pub outbox: SyncSender<String>,
    /// The address by which this user reached the server, and so the interface that leads back.
    pub interface: Ipv4Addr,
}

pub struct Group {
    /// The identity. A name can come back when its group has ended; number and address cannot.
    pub number: u16,
    pub address: SocketAddrV4,
    pub members: BTreeMap<String, User>,
    pub invited: BTreeSet<String>,
    /// To the group's thread, which ends when the group does, and with it this end of the queue.
    pub post: SyncSender<Delivery>,
}

/// One message, with all that its delivery needs: the ways to those who were members when it was sent.
pub struct Delivery {
    message: String,
    /// The networks on which the members are: nearly always one.
    interfaces: BTreeSet<Ipv4Addr>,
    notice: String,
    outboxes: Vec<SyncSender<String>>,
}

impl Group {
    /// Steps 1 and 3: a group with an identity of its own gets an address and a thread of its own.
    pub fn open(number: u16, port: u16) -> io::Result<Self> {
        // 239.0.0.0/8 is free for everybody's own use, and 239.255.0.0/16 of it stays on one site.
        let [high, low] = number.to_be_bytes();
        let address = SocketAddrV4::new(Ipv4Addr::new(239, 255, high, low), port);
        // Port 0: any free port. Members know the group's address and need not know where its thread sends from.
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        // TTL 1: the first router drops it. A class sits on one network, and nobody else is to be bothered.
        socket.set_multicast_ttl_v4(1)?;
        let (post, deliveries) = sync_channel(QUEUE);
        thread::Builder::new()
            .name(format!("grup {number}"))
            .spawn(move || deliver_all(number, address, &socket, &deliveries))?;
        Ok(Self {
            number,
            address,
            members: BTreeMap::new(),
            invited: BTreeSet::new(),
            post,
        })
    }

    pub fn delivery(&self, sender: &str, message: String, notice: String) -> Delivery {
        let others = self.members.iter().filter(|(name, _)| *name != sender);
        Delivery {
            message,
            interfaces: self.members.values().map(|it| it.interface).collect(),
            notice,
            outboxes: others.map(|(_, it)| it.outbox.clone()).collect(),
        }
    }
}

fn deliver_all(
    number: u16,
    address: SocketAddrV4,
    socket: &UdpSocket,
    deliveries: &Receiver<Delivery>,
) {
    log(&format!("grup {number} dibuat, alamat {address}"));
    for delivery in deliveries {
        for interface in delivery.interfaces {
            if let Err(error) = multicast(socket, interface, address, &delivery.message) {
                complain(&format!("Grup {number} lewat {interface}: {error}"));
            }
        }
        // Step 6: a notice for every other member.
        for outbox in delivery.outboxes {
            notify(&outbox, &delivery.notice);
        }
    }
    log(&format!("grup {number} selesai"));
}

/// Step 4: one datagram, however many members there are on that network. Step 5, hearing it, is the client's.
fn multicast(
    socket: &UdpSocket,
    interface: Ipv4Addr,
    address: SocketAddrV4,
    message: &str,
) -> io::Result<usize> {
    // A group's address lies on no network, so something must say which interface is meant: here not the
    // route table, but the interface by which the member reached the server. (Std lacks this option.)
    SockRef::from(socket).set_multicast_if_v4(&interface)?;
    socket.send_to(message.as_bytes(), address)
}

/// What others cause is never waited for: if somebody does not read and the outbox is full, this line is left out.
pub fn notify(outbox: &SyncSender<String>, line: &str) {
    let _ = outbox.try_send(line.to_string());
}
