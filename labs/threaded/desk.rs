//! The operator's desk: the screen, the clients, and the queue of those who wait for an answer.
//!
//! Confessed: the terminal keeps what is half typed to itself until Enter. If the client that is being
//! answered leaves just then, the prompt changes to the next one; Ctrl-U wipes what is not for it.

use crate::message::LONGEST;
use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Write};
use std::net::{Shutdown, TcpStream};
use std::{sync::Arc, time::Duration};

const CROWD: usize = 200; // clients at a time
const WAITING: usize = 16; // messages of one client that wait for an answer
const UNREAD: Duration = Duration::from_secs(1); // how long a client may refuse to take an answer

#[derive(Default)]
pub struct Desk {
    clients: BTreeMap<u64, (String, Arc<TcpStream>)>,
    queue: VecDeque<u64>,
    asking: bool, // the last thing on the screen is a prompt
}

impl Desk {
    pub fn joined(&mut self, id: u64, who: String, stream: Arc<TcpStream>) -> io::Result<()> {
        // No answer waits until the one before is acknowledged, nor for a client that takes none.
        stream.set_nodelay(true).ok();
        stream.set_write_timeout(Some(UNREAD)).ok();
        self.say(&format!("[NEW CONNECTION] Client {who} connected."))?;
        self.clients.insert(id, (who, stream));
        if self.clients.len() > CROWD {
            return self.left(id, Some(io::Error::other("server penuh")));
        }
        Ok(())
    }

    pub fn said(&mut self, id: u64, message: &str) -> io::Result<()> {
        let Some((who, _)) = self.clients.get(&id) else {
            return Ok(()); // we have closed it already
        };
        if self.queue.iter().filter(|waiting| **waiting == id).count() == WAITING {
            return self.left(id, Some(io::Error::other("terlalu banyak pesan sekaligus")));
        }
        self.say(&format!("[CLIENT {who}] {message}"))?;
        self.queue.push_back(id);
        Ok(())
    }

    /// The client is gone, or has to go. Nobody needs to answer it any more.
    pub fn left(&mut self, id: u64, why: Option<io::Error>) -> io::Result<()> {
        let Some((who, stream)) = self.clients.remove(&id) else {
            return Ok(());
        };
        let mut notice = format!("[CONNECTION CLOSED] Client {who} disconnected.");
        if let Some(why) = why {
            send(&stream, &format!("maaf, {why}")).ok();
            notice += &format!(" ({why})");
        }
        stream.shutdown(Shutdown::Both).ok();
        if self.queue.contains(&id) {
            self.queue.retain(|waiting| *waiting != id);
            notice += " Its messages left the queue.";
        }
        self.say(&notice)
    }

    /// The operator pressed Enter: the line is for the client that the prompt named.
    pub fn typed(&mut self, line: Vec<u8>) -> io::Result<()> {
        self.asking = false;
        if line.len() >= LONGEST {
            return self.say("[NOT SENT] baris terlalu panjang");
        }
        let Ok(line) = String::from_utf8(line) else {
            return self.say("[NOT SENT] baris bukan UTF-8");
        };
        let Some(id) = self.queue.pop_front() else {
            return self.say("[NOT SENT] belum ada yang menunggu jawaban");
        };
        let line = line.trim_end_matches('\n');
        let client = self.clients.get(&id); // always there: who leaves, leaves the queue as well
        client
            .map_or(Ok(()), |(_, stream)| send(stream, line))
            .or_else(|error| self.left(id, Some(error)))
    }

    /// Asks for an answer to whoever waits longest, unless the screen ends with that.
    pub fn ask(&mut self) -> io::Result<()> {
        let next = self.queue.front().and_then(|id| self.clients.get(id));
        let Some((who, _)) = next.filter(|_| !self.asking) else {
            return Ok(());
        };
        self.asking = true;
        show(&format!("[TO {who}] Your response: "))
    }

    pub fn close(&mut self) -> io::Result<()> {
        for (_, stream) in self.clients.values() {
            stream.shutdown(Shutdown::Both).ok();
        }
        self.say("[SERVER STOPPED] All connections closed.")
    }

    /// A line of its own, also when a prompt is waiting; `ask` then repeats the prompt.
    pub fn say(&mut self, line: &str) -> io::Result<()> {
        let start = if self.asking { "\n" } else { "" };
        self.asking = false;
        show(&format!("{start}{line}\n"))
    }
}

/// One `write` for the answer and its newline, so that no reader finds them apart.
fn send(mut stream: &TcpStream, answer: &str) -> io::Result<()> {
    stream.write_all(format!("{answer}\n").as_bytes())
}

/// Not `print!`, which panics when nobody reads our output any more. A prompt needs the flush.
fn show(text: &str) -> io::Result<()> {
    let mut screen = io::stdout();
    let shown = write!(screen, "{text}").and_then(|()| screen.flush());
    shown.map_err(|error| io::Error::other(format!("Terminal tidak bisa dipakai: {error}")))
}
