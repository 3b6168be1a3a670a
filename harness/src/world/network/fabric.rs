//! Where a frame goes: to the hosts of its network by the switch, and to those of others by the router.
//!
//! Addresses decide, not what was learnt: hosts do not ask for each other's Ethernet addresses, so that nothing
//! waits for an answer in a place where nobody can see it.

use std::net::Ipv4Addr;

pub(super) type Mac = [u8; 6];

/// A host on its network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) network: u8,
    pub(super) address: Ipv4Addr,
}

#[derive(Debug)]
pub(super) struct Fabric {
    pub(super) places: Vec<Place>,
}

const EVERYBODY: Mac = [0xff; 6];
const ETHERNET: usize = 14;
const IPV4: [u8; 2] = [0x08, 0x00];
const TTL: usize = ETHERNET + 8;
const TO: usize = ETHERNET + 16;

impl Place {
    pub(super) fn mac(self) -> Mac {
        let [_, _, network, place] = self.address.octets();
        [0x02, 0, 0, 0, network, place]
    }

    /// The address of everybody on its network.
    pub(super) fn broadcast(self) -> Ipv4Addr {
        let [one, two, three, _] = self.address.octets();
        Ipv4Addr::new(one, two, three, 255)
    }
}

impl Fabric {
    /// What comes of a frame that a host sends: to whom, and as what.
    pub(super) fn carry(&self, from: usize, frame: &[u8]) -> Vec<(usize, Vec<u8>)> {
        let Some((to, ttl)) = head(frame) else {
            return Vec::new();
        };
        let Some(sender) = self.places.get(from) else {
            return Vec::new();
        };
        // What the router passes on has one hop less to live.
        let farther = (ttl >= 2).then(|| one_hop_less(frame)).flatten();
        let mut all = Vec::new();
        for (at, place) in self.places.iter().enumerate().filter(|(at, _)| *at != from) {
            let is_near = place.network == sender.network;
            let Some(mac) = receives(to, *place, is_near) else {
                continue;
            };
            let copy = match is_near {
                true => Some(frame.to_vec()),
                false => farther.clone(),
            };
            all.extend(copy.map(|mut copy| {
                copy[..6].copy_from_slice(&mac);
                (at, copy)
            }));
        }
        all
    }
}

/// Is it for this host, and by which Ethernet address?
fn receives(to: Ipv4Addr, place: Place, is_near: bool) -> Option<Mac> {
    if to == place.address {
        return Some(place.mac());
    }
    if to == place.broadcast() || to.is_broadcast() && is_near {
        return Some(EVERYBODY);
    }
    let [first, second, third, fourth] = to.octets();
    // The groups of 224.0.0.0/24 never leave their network.
    let may_leave = (first, second, third) != (224, 0, 0);
    let is_for = to.is_multicast() && (is_near || may_leave);
    is_for.then_some([0x01, 0, 0x5e, second & 0x7f, third, fourth])
}

/// To whom an IPv4 packet goes, and how many hops it may live.
fn head(frame: &[u8]) -> Option<(Ipv4Addr, u8)> {
    let to: [u8; 4] = frame.get(TO..TO + 4)?.try_into().ok()?;
    let is_packet = frame[ETHERNET - 2..ETHERNET] == IPV4 && frame[ETHERNET] >> 4 == 4;
    is_packet.then_some((Ipv4Addr::from(to), frame[TTL]))
}

fn one_hop_less(frame: &[u8]) -> Option<Vec<u8>> {
    let mut frame = frame.to_vec();
    let length = usize::from(frame[ETHERNET] & 0xf) * 4;
    let header = frame.get_mut(ETHERNET..ETHERNET + length)?;
    if header.len() < 20 {
        return None;
    }
    header[8] -= 1;
    header[10..12].fill(0);
    let pairs = header.chunks_exact(2);
    let sum: u32 = pairs
        .map(|pair| u32::from(u16::from_be_bytes([pair[0], pair[1]])))
        .sum();
    let folded = (sum & 0xffff) + (sum >> 16);
    let folded = (folded & 0xffff) + (folded >> 16);
    let check = !u16::try_from(folded).unwrap_or_default();
    header[10..12].copy_from_slice(&check.to_be_bytes());
    Some(frame)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two hosts in the west, one in the east.
    fn fabric() -> Fabric {
        let place = |network, last| Place {
            network,
            address: Ipv4Addr::new(10, 0, network + 1, last),
        };
        Fabric {
            places: vec![place(0, 11), place(0, 12), place(1, 11)],
        }
    }

    fn frame(to: [u8; 4], ttl: u8) -> Vec<u8> {
        let mut bytes = vec![0; ETHERNET + 20];
        bytes[ETHERNET - 2..ETHERNET].copy_from_slice(&IPV4);
        bytes[ETHERNET] = 0x45;
        bytes[TTL] = ttl;
        bytes[TO..TO + 4].copy_from_slice(&to);
        bytes
    }

    fn receivers(to: [u8; 4], ttl: u8) -> Vec<usize> {
        let carried = fabric().carry(0, &frame(to, ttl));
        carried.into_iter().map(|(at, _)| at).collect()
    }

    #[test]
    fn a_packet_for_one_goes_to_that_one() {
        let carried = fabric().carry(0, &frame([10, 0, 1, 12], 64));
        assert_eq!(carried.len(), 1);
        let (at, copy) = &carried[0];
        assert_eq!((*at, &copy[..6]), (1, &[2, 0, 0, 0, 1, 12][..]));
        assert_eq!(copy[TTL], 64, "a switch changes nothing of the packet");
        assert_eq!(receivers([10, 0, 1, 99], 64), [0; 0]);
    }

    #[test]
    fn a_router_takes_a_hop_and_lets_nothing_pass_that_has_none_left() {
        assert_eq!(receivers([10, 0, 2, 11], 1), [0; 0]);
        let carried = fabric().carry(0, &frame([10, 0, 2, 11], 2));
        assert_eq!((carried[0].0, carried[0].1[TTL]), (2, 1));
        let header = &carried[0].1[ETHERNET..];
        let words = header.chunks_exact(2);
        let sum: u32 = words
            .map(|pair| u32::from(u16::from_be_bytes([pair[0], pair[1]])))
            .sum();
        assert_eq!(
            (sum & 0xffff) + (sum >> 16),
            0xffff,
            "its checksum is right"
        );
    }

    #[test]
    fn a_group_is_reached_behind_the_router_with_a_ttl_of_two() {
        assert_eq!(receivers([224, 1, 1, 1], 1), [1]);
        assert_eq!(receivers([224, 1, 1, 1], 2), [1, 2]);
        assert_eq!(
            receivers([224, 0, 0, 22], 2),
            [1],
            "that of the network alone"
        );
    }

    #[test]
    fn a_broadcast_stays_at_home_and_a_directed_one_arrives() {
        assert_eq!(receivers([255, 255, 255, 255], 64), [1]);
        assert_eq!(receivers([10, 0, 1, 255], 1), [1]);
        assert_eq!(receivers([10, 0, 2, 255], 64), [2]);
    }

    #[test]
    fn what_is_no_packet_goes_nowhere() {
        for length in 0..ETHERNET + 20 {
            assert!(
                fabric()
                    .carry(0, &frame([10, 0, 1, 12], 9)[..length])
                    .is_empty()
            );
        }
        let mut wrong = frame([10, 0, 2, 11], 9);
        wrong[ETHERNET] = 0x4f;
        assert!(
            fabric().carry(0, &wrong).is_empty(),
            "its header is longer than it"
        );
    }
}
