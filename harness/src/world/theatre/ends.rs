//! Who is at the ends of connections and datagrams: found out from packets, for the record.

use super::Theatre;
use super::look::playing;
use crate::trace::packet::{Packet, Transport};
use crate::trace::{ActorId, Event, Moment};
use crate::world::stillness::End;
use socket2::{SockRef, Type};
use std::net::SocketAddrV4;
use std::time::Duration;

/// So long after a connection came about it is asked who has accepted it, then after ever longer pauses.
const FIRST: Duration = Duration::from_micros(300);
const LONGEST: Duration = Duration::from_millis(200);
/// So many connections are watched at once.
const MOST: usize = 64;
/// A SYN with its answer.
const AGREED: u8 = 0x12;

/// Connections that nobody has been seen to accept.
#[derive(Debug, Default)]
pub(super) struct Knocks(Vec<Knock>);

#[derive(Debug)]
struct Knock {
    server: SocketAddrV4,
    client: SocketAddrV4,
    next: Moment,
    pause: Duration,
}

impl Knocks {
    fn watch(&mut self, packet: &Packet, now: Moment) {
        let Transport::Tcp { from, to, flags } = packet.transport else {
            return;
        };
        if flags & AGREED == AGREED && self.0.len() < MOST {
            self.0.push(Knock {
                server: SocketAddrV4::new(packet.from, from),
                client: SocketAddrV4::new(packet.to, to),
                next: now.after(FIRST),
                pause: FIRST,
            });
        }
    }

    /// When the next is to be asked about.
    pub(super) fn next(&self) -> Option<Moment> {
        self.0.iter().map(|knock| knock.next).min()
    }
}

impl Theatre {
    /// Puts before each packet whose sockets it is the first sign of.
    pub(super) fn name_holders(&mut self, packets: Vec<(Moment, Event)>) -> Vec<(Moment, Event)> {
        let now = self.now();
        let actors = playing(&self.players);
        let mut named = Vec::with_capacity(packets.len());
        for (at, event) in packets {
            if let Event::Packet(packet) = &event {
                self.knocks.watch(packet, now);
                let found = self.looks.observer.holders(packet, &actors);
                let told = found
                    .into_iter()
                    .map(|(end, actor)| (at, holds(end, actor)));
                named.extend(told);
            }
            named.push((at, event));
        }
        named
    }

    /// Asks about connections whose time has come.
    pub(super) fn look_at_knocks(&mut self) {
        let now = self.now();
        if self.knocks.next().is_none_or(|next| next > now) {
            return;
        }
        let actors = playing(&self.players);
        let (observer, told) = (&mut self.looks.observer, &mut self.told);
        self.knocks.0.retain_mut(|knock| {
            if knock.next > now {
                return true;
            }
            match observer.acceptor(knock.server, knock.client, &actors) {
                // Nobody will accept it any more.
                Err(_) => false,
                Ok(None) => {
                    knock.pause = (knock.pause * 2).min(LONGEST);
                    knock.next = now.after(knock.pause);
                    true
                }
                Ok(Some(actor)) => {
                    let from = knock.client;
                    told.tell(Event::Serves { actor, from });
                    false
                }
            }
        });
    }

    /// A raw socket tells itself where it is: nobody needs to be asked.
    pub(super) fn learn_ends(&mut self, actor: ActorId) {
        let Some(player) = self.players.get(actor.0) else {
            return;
        };
        for fd in player.held() {
            let socket = SockRef::from(&fd);
            let is_udp = socket.r#type().is_ok_and(|kind| kind == Type::DGRAM);
            let local = socket.local_addr().ok();
            if let Some(local) = local.and_then(|local| local.as_socket_ipv4()) {
                self.looks.observer.knows(End { is_udp, local });
            }
        }
    }
}

fn holds(end: End, actor: ActorId) -> Event {
    let End { is_udp, local } = end;
    Event::Holds {
        actor,
        is_udp,
        local,
    }
}
