//! The limit: a "server" that does nothing but one `write` to each client for each thing it reads from the first one.
//!
//! It asks names, because the load generator wants to be asked, and ignores them. It never looks at
//! what it copies, holds no lock, has one thread, and would stand still with its slowest client.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

pub fn serve(address: SocketAddr, clients: usize) -> io::Result<()> {
    let listener = TcpListener::bind(address)?;
    writeln!(io::stdout(), "ready")?;
    let mut room = Vec::new();
    while room.len() < clients {
        let (mut client, _) = listener.accept()?;
        client.set_nodelay(true)?;
        client.write_all(b"user?")?;
        client.read_exact(&mut [0; crate::crowd::NAME_LENGTH])?;
        client.write_all(b"Telah bergabung, Kamu telah terhubung !\n")?;
        room.push(client);
    }
    copy(&room)
}

fn copy(room: &[TcpStream]) -> io::Result<()> {
    let Some(mut speaker) = room.first() else {
        return Ok(());
    };
    let mut chunk = [0; 8192];
    loop {
        let length = speaker.read(&mut chunk)?;
        if length == 0 {
            return Ok(());
        }
        for mut client in room {
            client.write_all(&chunk[..length])?;
        }
    }
}
