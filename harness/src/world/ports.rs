//! Whether somebody on this machine holds a port, by the kernel's tables.

use std::fs;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// A socket is bound to it and can be spoken to.
    Open,
    /// Its last connection has ended, and the kernel keeps it for a minute.
    Resting,
}

/// The states of a TCP socket in the table.
const LISTENING: &str = "0A";
const TIME_WAIT: &str = "06";

pub fn held(port: u16, is_udp: bool) -> Option<Hold> {
    let tables = if is_udp {
        ["/proc/net/udp", "/proc/net/udp6"]
    } else {
        ["/proc/net/tcp", "/proc/net/tcp6"]
    };
    let tables = tables.map(|path| fs::read_to_string(path).unwrap_or_default());
    let lines = tables.iter().flat_map(|table| table.lines().skip(1));
    let holds = lines.filter_map(|line| hold(line, port, is_udp));
    holds.min_by_key(|hold| *hold == Hold::Resting)
}

/// What one line of a table says of the port.
fn hold(line: &str, port: u16, is_udp: bool) -> Option<Hold> {
    let mut words = line.split_whitespace().skip(1);
    let (_, local) = words.next()?.rsplit_once(':')?;
    if u16::from_str_radix(local, 16) != Ok(port) {
        return None;
    }
    match words.nth(1)? {
        _ if is_udp => Some(Hold::Open),
        LISTENING => Some(Hold::Open),
        TIME_WAIT => Some(Hold::Resting),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::net::{TcpListener, TcpStream, UdpSocket};

    #[test]
    fn a_port_is_held_while_somebody_listens_and_rests_after_its_connections() {
        let server = TcpListener::bind("127.0.0.1:0").expect("there are ports");
        let address = server.local_addr().expect("it has one");
        assert_eq!(held(address.port(), false), Some(Hold::Open));
        let mut client = TcpStream::connect(address).expect("it listens");
        let (connection, _) = server.accept().expect("somebody came");
        drop(connection);
        drop(server);
        let mut rest = Vec::new();
        client.read_to_end(&mut rest).expect("it was closed");
        drop(client);
        assert_eq!(held(address.port(), false), Some(Hold::Resting));
    }

    #[test]
    fn a_bound_udp_socket_holds_its_port() {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("there are ports");
        let port = socket.local_addr().expect("it has one").port();
        assert_eq!(held(port, true), Some(Hold::Open));
    }
}
