//! Counts characters, one client after the other.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

fn main() -> std::io::Result<()> {
    for client in TcpListener::bind("127.0.0.1:12345")?.incoming() {
        if let Err(why) = client.and_then(serve) {
            eprintln!("{why}");
        }
    }
    Ok(())
}

fn serve(client: TcpStream) -> std::io::Result<()> {
    let mut message = Vec::new();
    BufReader::new(&client).read_until(b'\n', &mut message)?;
    if message.is_empty() {
        return Ok(());
    }
    message.pop_if(|last| *last == b'\n');
    let count = String::from_utf8_lossy(&message).chars().count();
    println!("{count}");
    writeln!(&client, "Panjang pesan: {count}")
}
