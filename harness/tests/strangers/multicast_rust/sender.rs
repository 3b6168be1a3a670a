//! One datagram for each line, until the input ends.
use std::io::{self, Write};
use std::net::UdpSocket;

fn main() -> io::Result<()> {
    let mouth = UdpSocket::bind("0.0.0.0:0")?;
    mouth.set_multicast_ttl_v4(2)?;
    loop {
        print!("Ketik pesan lalu Enter: ");
        io::stdout().flush()?;
        let mut line = String::new();
        if io::stdin().read_line(&mut line)? == 0 {
            return Ok(());
        }
        mouth.send_to(line.trim_end_matches('\n').as_bytes(), "224.1.1.1:5004")?;
    }
}
