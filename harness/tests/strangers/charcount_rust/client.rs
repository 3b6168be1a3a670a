//! Sends a line, newline and all, and shows what comes back.

use std::io::{Read, Write};
use std::net::TcpStream;

fn main() -> std::io::Result<()> {
    print!("pesan? ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let mut server = TcpStream::connect("127.0.0.1:12345")?;
    server.write_all(line.as_bytes())?;
    let mut reply = String::new();
    if server.read_to_string(&mut reply).is_err() || reply.is_empty() {
        reply = "server tidak membalas".to_string();
    }
    println!("{}", reply.trim());
    Ok(())
}
