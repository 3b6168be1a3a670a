//! Is anything under way between TCP sockets, or may come from outside?

use super::Owned;
use crate::trace::survey::Restless;
use crate::world::diag::{Ends, Entry, State};
use std::collections::HashMap;

type Pairs<'a> = HashMap<Ends, &'a Entry>;

pub(super) fn look(entries: &[Entry], owned: &Owned, is_isolated: bool) -> Option<Restless> {
    let streams = entries.iter().filter(|entry| !entry.is_udp);
    let pairs: Pairs<'_> = streams
        .clone()
        .filter(|entry| entry.state != State::Listen)
        .map(|entry| (entry.ends(), entry))
        .collect();
    let is_ours = |entry: &Entry| owned.owners.contains_key(&entry.inode);
    for entry in streams {
        let peer = pairs.get(&entry.other_ends()).copied();
        if !is_isolated && !is_ours(entry) && !peer.is_some_and(is_ours) {
            continue;
        }
        if !is_isolated && is_ours(entry) && is_strange(entry, peer, owned) {
            return Some(Restless::Outside);
        }
        if is_under_way(entry, peer) {
            return Some(Restless::InFlight);
        }
    }
    let is_open = |entry: &Entry| {
        entry.is_udp && !is_isolated && is_ours(entry) && !entry.local.ip().is_loopback()
    };
    entries.iter().any(is_open).then_some(Restless::Outside)
}

/// Its other end is on another machine, or held by somebody who is not on stage.
fn is_strange(entry: &Entry, peer: Option<&Entry>, owned: &Owned) -> bool {
    if !matches!(
        entry.state,
        State::Established | State::FinWait1 | State::FinWait2
    ) {
        return false;
    }
    match peer {
        Some(peer) => peer.inode != 0 && !owned.owners.contains_key(&peer.inode),
        None => !entry.remote.ip().is_loopback() && entry.remote.ip() != entry.local.ip(),
    }
}

fn is_under_way(entry: &Entry, peer: Option<&Entry>) -> bool {
    match entry.state {
        State::Listen | State::TimeWait | State::Close => false,
        State::SynSent | State::SynReceived => true,
        // Nothing more comes from the peer; it may be gone for good.
        State::CloseWait => {
            entry.queued > 0 && peer.is_none_or(|peer| is_data_under_way(entry, peer))
        }
        State::Established => peer.is_none_or(|peer| is_data_under_way(entry, peer)),
        // A socket that nobody holds any more is only cleared away after some time.
        State::FinWait2 => entry.inode != 0 && peer.is_none(),
        State::FinWait1 | State::LastAck | State::Closing => {
            peer.is_none_or(|peer| !is_closed_by_peer(peer.state) || is_data_under_way(entry, peer))
        }
    }
}

/// Has the end of the other side's bytes arrived here?
pub(super) fn is_closed_by_peer(state: State) -> bool {
    matches!(
        state,
        State::CloseWait | State::LastAck | State::Closing | State::TimeWait
    )
}

/// What was sent and not acknowledged has perhaps not arrived.
fn is_data_under_way(from: &Entry, to: &Entry) -> bool {
    if from.queued == 0 || to.state == State::TimeWait {
        return false;
    }
    let stream = from.stream;
    stream.held_back > 0 || stream.sent_again > 0 || to.stream.received < stream.sent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::ActorId;
    use crate::world::diag::Stream;
    use std::net::SocketAddr;

    fn entry(state: State, ports: (u16, u16), inode: u64) -> Entry {
        Entry {
            host: 0,
            is_udp: false,
            state,
            local: SocketAddr::from(([127, 0, 0, 1], ports.0)),
            remote: SocketAddr::from(([127, 0, 0, 1], ports.1)),
            inode,
            unread: 0,
            queued: 0,
            stream: Stream::default(),
        }
    }

    fn pair(near: State, far: State) -> [Entry; 2] {
        [entry(near, (4, 5), 1), entry(far, (5, 4), 2)]
    }

    fn owned(inodes: &[u64]) -> Owned {
        Owned {
            owners: inodes
                .iter()
                .map(|inode| (*inode, Some(ActorId(0))))
                .collect(),
            ..Owned::default()
        }
    }

    fn isolated(entries: &[Entry]) -> Option<Restless> {
        look(entries, &owned(&[1, 2]), true)
    }

    #[test]
    fn an_idle_connection_has_nothing_under_way() {
        assert_eq!(
            isolated(&pair(State::Established, State::Established)),
            None
        );
    }

    #[test]
    fn a_delayed_acknowledgement_is_not_under_way() {
        let mut both = pair(State::Established, State::Established);
        both[0].queued = 5;
        both[0].stream.sent = 5;
        both[1].stream.received = 5;
        assert_eq!(isolated(&both), None);
        both[1].stream.received = 4;
        assert_eq!(isolated(&both), Some(Restless::InFlight));
    }

    #[test]
    fn bytes_that_are_held_back_or_sent_again_are_under_way() {
        let mut both = pair(State::Established, State::Established);
        both[0].queued = 5;
        both[0].stream.held_back = 5;
        assert_eq!(isolated(&both), Some(Restless::InFlight));
        both[0].stream = Stream {
            sent: 10,
            sent_again: 5,
            received: 0,
            held_back: 0,
        };
        both[1].stream.received = 10;
        assert_eq!(isolated(&both), Some(Restless::InFlight));
    }

    #[test]
    fn an_end_that_has_not_arrived_is_under_way() {
        let mut both = pair(State::FinWait1, State::Established);
        both[0].queued = 1;
        assert_eq!(isolated(&both), Some(Restless::InFlight));
        both[1].state = State::CloseWait;
        both[1].stream.received = 1;
        assert_eq!(isolated(&both), None);
    }

    #[test]
    fn a_connection_without_its_other_end_may_break_at_any_moment() {
        let alone = [entry(State::Established, (4, 5), 1)];
        assert_eq!(isolated(&alone), Some(Restless::InFlight));
        let left = [entry(State::CloseWait, (4, 5), 1)];
        assert_eq!(isolated(&left), None);
    }

    #[test]
    fn a_handshake_is_under_way_and_the_minute_after_the_end_is_not() {
        let knock = [entry(State::SynSent, (4, 5), 1)];
        assert_eq!(isolated(&knock), Some(Restless::InFlight));
        assert_eq!(isolated(&[entry(State::TimeWait, (4, 5), 0)]), None);
    }

    #[test]
    fn without_isolation_a_stranger_at_the_other_end_may_act() {
        let both = pair(State::Established, State::Established);
        assert_eq!(look(&both, &owned(&[1]), false), Some(Restless::Outside));
        assert_eq!(look(&both, &owned(&[1, 2]), false), None);
        assert_eq!(look(&both, &owned(&[]), false), None);
    }
}
