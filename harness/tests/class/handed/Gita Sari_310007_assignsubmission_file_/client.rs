//! Bertanya satu angka kepada penggunanya, dan jawabannya kepada server.

use std::io::{BufRead, BufReader, Write, stdin, stdout};
use std::net::TcpStream;

fn main() -> std::io::Result<()> {
    let mut server = TcpStream::connect("127.0.0.1:12345")?;
    print!("Angka: ");
    stdout().flush()?;
    let mut baris = String::new();
    stdin().read_line(&mut baris)?;
    writeln!(server, "{}", baris.trim())?;
    let mut jawab = String::new();
    BufReader::new(&server).read_line(&mut jawab)?;
    println!("{}", if jawab.is_empty() { "server pergi" } else { jawab.trim() });
    Ok(())
}
