//! Which network is this machine on, and what is that network's last address?

use std::fs;
use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// One line of the kernel's table: this network is reached through that interface.
struct Route {
    interface: String,
    network: Ipv4Addr,
    gateway: Ipv4Addr,
    mask: Ipv4Addr,
}

/// The last address of this machine's own network, and how it was found.
///
/// A network is what all its addresses have in common: the bits where the mask is 1. The rest counts the machines.
/// All of the rest 0 is the network itself; all 1, its last address, is everybody.
pub fn last_address() -> (Ipv4Addr, String) {
    let mut routes = routes();
    // A machine can be on several networks. The one that also leads out to all others (mask 0) is tried first.
    let way_out = routes.iter().find(|route| route.mask.is_unspecified());
    let way_out = way_out.map(|route| route.interface.clone());
    routes.sort_by_key(|route| Some(&route.interface) != way_out.as_ref());
    for Route {
        interface,
        network,
        gateway,
        mask,
    } in routes
    {
        let last = network | !mask;
        // What lies behind a gateway is another network, and one of /31 or /32 has no address to spare.
        let candidate = gateway.is_unspecified() && !mask.is_unspecified() && u32::from(!mask) > 1;
        // One in which we have no address is not ours (multicast, for one).
        if candidate && own_address(last).is_some_and(|own| own & mask == network) {
            let bits = u32::from(mask).count_ones();
            return (
                last,
                format!("alamat terakhir jaringan {network}/{bits} pada {interface}"),
            );
        }
    }
    let why = "tidak ada jaringan lain: alamat terakhir 127.0.0.0/8 pada lo";
    (Ipv4Addr::new(127, 255, 255, 255), why.to_string())
}

/// Std cannot list interfaces. Linux tells in /proc/net/route which networks this machine reaches, and through what:
/// a shortcut, no other system has this file. The loopback network is not in it.
fn routes() -> Vec<Route> {
    let table = fs::read_to_string("/proc/net/route").unwrap_or_default();
    table.lines().skip(1).filter_map(route).collect()
}

fn route(line: &str) -> Option<Route> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    // An address is shown as its four bytes would be read as one number, in the machine's own byte order.
    let address = |place: usize| {
        let number = u32::from_str_radix(fields.get(place)?, 16).ok()?;
        Some(Ipv4Addr::from(number.to_ne_bytes()))
    };
    Some(Route {
        interface: fields.first()?.to_string(),
        network: address(1)?,
        gateway: address(2)?,
        mask: address(7)?,
    })
}

/// The address that a packet from here to there would bear. Connecting a UDP socket sends nothing: it only asks the routes.
fn own_address(target: Ipv4Addr) -> Option<Ipv4Addr> {
    let probe = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    probe.set_broadcast(true).ok()?;
    probe.connect((target, 9)).ok()?;
    match probe.local_addr().ok()?.ip() {
        IpAddr::V4(own) => Some(own),
        IpAddr::V6(_) => None,
    }
}
