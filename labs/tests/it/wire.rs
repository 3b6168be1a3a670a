//! A peer of another make, down to its bytes: it says what it likes, as it likes, and leaves as it likes.

#![expect(clippy::panic, reason = "a test says what it missed by panicking")]

use socket2::SockRef;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take before the test says that it will not come.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Wire {
    stream: TcpStream,
    heard: Vec<u8>,
}

impl Wire {
    pub fn to(place: SocketAddr) -> Self {
        Self::of(TcpStream::connect(place).expect("somebody listens"))
    }

    pub fn of(stream: TcpStream) -> Self {
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a timeout that is not zero");
        let heard = Vec::new();
        Self { stream, heard }
    }

    pub fn says(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        self.stream
            .write_all(bytes.as_ref())
            .expect("the peer takes it");
        self
    }

    /// Waits until the peer has read all that was said: the kernel keeps nothing of it any more.
    pub fn is_read(&mut self) -> &mut Self {
        let own = in_table(self.stream.local_addr());
        let peer = in_table(self.stream.peer_addr());
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let table = std::fs::read_to_string("/proc/net/tcp").expect("Linux tells its sockets");
            // "sl: local remote state unsent:unread …", of which this is the peer's end.
            let row = table
                .lines()
                .find(|row| row.contains(&format!(" {peer} {own} ")));
            if row
                .and_then(|row| row.split_whitespace().nth(4))
                .is_some_and(|queues| queues.ends_with(":00000000"))
            {
                return self;
            }
            thread::yield_now();
        }
        panic!("the peer does not read");
    }

    /// Waits for the text, and returns what came before it.
    pub fn hears(&mut self, text: &str) -> String {
        let mut piece = [0; 4096];
        loop {
            let found = self
                .heard
                .windows(text.len())
                .position(|window| window == text.as_bytes());
            if let Some(start) = found {
                let rest = self.heard.split_off(start + text.len());
                self.heard.truncate(start);
                let before = std::mem::replace(&mut self.heard, rest);
                return String::from_utf8_lossy(&before).into_owned();
            }
            let heard = String::from_utf8_lossy(&self.heard);
            match self.stream.read(&mut piece) {
                Ok(0) => panic!("the peer closed; {text:?} never came, only {heard:?}"),
                Err(error) => panic!("{error}; {text:?} never came, only {heard:?}"),
                Ok(count) => self.heard.extend_from_slice(&piece[..count]),
            }
        }
    }

    /// Everything until the peer closes, which it has to do by itself and well.
    pub fn hears_out(mut self) -> String {
        self.stream
            .read_to_end(&mut self.heard)
            .expect("the peer closes in order");
        String::from_utf8(self.heard).expect("the labs speak UTF-8")
    }

    /// Has said all that it will say, but still listens.
    pub fn falls_silent(&mut self) -> &mut Self {
        self.stream
            .shutdown(Shutdown::Write)
            .expect("the connection stands");
        self
    }

    /// Breaks the connection off, as a computer does that loses its power and comes back.
    pub fn resets(self) {
        SockRef::from(&self.stream)
            .set_linger(Some(Duration::ZERO))
            .expect("a TCP socket can linger");
    }

    /// The connection alone, for what the other sentences do not say.
    pub fn into_stream(self) -> TcpStream {
        self.stream
    }

    /// What the server writes of us in its messages.
    pub fn name(&self) -> String {
        let own = self
            .stream
            .local_addr()
            .expect("a connected socket has an address");
        format!("('{}', {})", own.ip(), own.port())
    }
}

fn in_table(address: std::io::Result<SocketAddr>) -> String {
    match address {
        Ok(SocketAddr::V4(v4)) => {
            let host = u32::from_ne_bytes(v4.ip().octets());
            format!("{host:08X}:{:04X}", v4.port())
        }
        other => panic!("{other:?} is no IPv4 address"),
    }
}
