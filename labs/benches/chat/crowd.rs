//! The load generator: any number of chat clients in one thread and one event loop.

use mio::net::TcpStream;
use mio::{Events, Interest, Poll, Token};
use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// Every name has this many bytes, its newline included.
pub const NAME_LENGTH: usize = 5;

/// After this long without any delivery, the room stands still.
const PATIENCE: Duration = Duration::from_secs(3);

pub struct Crowd {
    poll: Poll,
    clients: Vec<Client>,
    chunk: Vec<u8>,
    /// How long there was nothing to do.
    idle: Duration,
}

struct Client {
    stream: TcpStream,
    /// How its messages begin: `#0007`.
    mark: Vec<u8>,
    /// The beginning of the line that is being read.
    line: Vec<u8>,
    /// Messages heard, the opening one included; how many of them it said itself.
    heard: usize,
    own: usize,
    /// The server's own lines since the opening: who left.
    notices: usize,
    deaf: bool,
}

/// What came of driving a room for a while.
pub struct Drive {
    pub seconds: f64,
    /// The share of this time in which the load generator had something to do.
    pub busy: f64,
    /// Every delivery's delay in microseconds, sorted.
    pub delays: Vec<f64>,
}

impl Drive {
    fn new(lasted: Duration, idle: Duration, mut delays: Vec<f64>) -> Self {
        delays.sort_by(f64::total_cmp);
        let seconds = lasted.as_secs_f64();
        Self {
            seconds,
            busy: 1.0 - idle.as_secs_f64() / seconds,
            delays,
        }
    }

    pub fn quantile(&self, part: f64) -> f64 {
        let last = self.delays.len().saturating_sub(1);
        let place = (last as f64 * part) as usize;
        self.delays.get(place).copied().unwrap_or(f64::NAN)
    }
}

/// A message on its way: when it was sent, and how many have not got it yet.
struct Flight {
    sent: Instant,
    missing: usize,
}

impl Crowd {
    /// Everybody joins, one after the other, and hears the opening message.
    pub fn join(address: SocketAddr, size: usize) -> io::Result<Self> {
        let poll = Poll::new()?;
        let mut clients = Vec::new();
        for number in 0..size {
            let last = number + 1 == size;
            let mut stream = TcpStream::from_std(knock(address, number, last)?);
            poll.registry()
                .register(&mut stream, Token(number), Interest::READABLE)?;
            clients.push(Client {
                stream,
                mark: format!("#{number:04}").into_bytes(),
                line: Vec::new(),
                heard: 0,
                own: 0,
                notices: 0,
                deaf: false,
            });
        }
        let mut crowd = Self {
            poll,
            clients,
            chunk: vec![0; 64 * 1024],
            idle: Duration::ZERO,
        };
        // The first newline ends what a server without newlines has said so far.
        crowd.clients[0].stream.write_all(b"\n#open\n")?;
        crowd.listen_until(|clients| clients.iter().all(|client| client.heard == 1))?;
        Ok(crowd)
    }

    /// The first client speaks, with so many messages on their way at any time.
    pub fn drive(&mut self, in_flight: usize, size: usize, lasting: Duration) -> io::Result<Drive> {
        let mut events = Events::with_capacity(1024);
        let mut flights = VecDeque::<Flight>::new();
        let mut delays = Vec::new();
        let missing = self.clients.iter().filter(|client| !client.deaf).count();
        let mut first = self.clients[0].heard;
        let start = Instant::now();
        self.idle = Duration::ZERO;
        loop {
            while start.elapsed() < lasting && flights.len() < in_flight {
                self.clients[0].say(size)?;
                let sent = Instant::now();
                flights.push_back(Flight { sent, missing });
            }
            if flights.is_empty() {
                break;
            }
            self.wait(&mut events)?;
            for event in &events {
                let client = &mut self.clients[event.token().0];
                let before = client.heard;
                client.listen(&mut self.chunk)?;
                let now = Instant::now();
                for flight in flights.range_mut(before - first..client.heard - first) {
                    flight.missing -= 1;
                    delays.push((now - flight.sent).as_secs_f64() * 1e6);
                }
            }
            while flights.front().is_some_and(|flight| flight.missing == 0) {
                flights.pop_front();
                first += 1;
            }
        }
        Ok(Drive::new(start.elapsed(), self.idle, delays))
    }

    /// Everybody speaks, each its next message when it has heard its last: what each one said and heard.
    pub fn babble(&mut self, size: usize, lasting: Duration) -> io::Result<[Vec<usize>; 2]> {
        let mut events = Events::with_capacity(1024);
        let begun: Vec<_> = self.clients.iter().map(|c| (c.own, c.heard)).collect();
        let start = Instant::now();
        for client in &mut self.clients {
            client.say(size)?;
        }
        while start.elapsed() < lasting {
            self.wait(&mut events)?;
            for event in &events {
                let client = &mut self.clients[event.token().0];
                let before = client.own;
                client.listen(&mut self.chunk)?;
                for _ in before..client.own {
                    client.say(size)?;
                }
            }
        }
        let ended = self.clients.iter().zip(&begun);
        let (mut said, mut heard): (Vec<_>, Vec<_>) = ended
            .map(|(client, (own, heard))| (client.own - own, client.heard - heard))
            .unzip();
        said.sort_unstable();
        heard.sort_unstable();
        Ok([said, heard])
    }

    /// Nobody speaks for so long.
    pub fn be_silent(&mut self, lasting: Duration) -> io::Result<()> {
        let mut events = Events::with_capacity(1024);
        let start = Instant::now();
        while let Some(left) = lasting.checked_sub(start.elapsed()) {
            self.poll.poll(&mut events, Some(left))?;
            for event in &events {
                self.clients[event.token().0].listen(&mut self.chunk)?;
            }
        }
        Ok(())
    }

    /// The last so many clients read no more.
    pub fn deafen(&mut self, count: usize) -> io::Result<()> {
        let hearing = self.clients.len() - count;
        for client in &mut self.clients[hearing..] {
            client.deaf = true;
            self.poll.registry().deregister(&mut client.stream)?;
        }
        Ok(())
    }

    /// The last so many clients go.
    pub fn shrink(&mut self, count: usize) {
        self.clients.truncate(self.clients.len() - count);
    }

    /// Waits until everybody has heard of so many leaves.
    pub fn hear_of_leaves(&mut self, count: usize) -> io::Result<()> {
        self.listen_until(|clients| clients.iter().all(|client| client.notices >= count))
    }

    /// How many leaves the first client has heard of.
    pub fn leaves(&self) -> usize {
        self.clients[0].notices
    }

    fn listen_until(&mut self, done: impl Fn(&[Client]) -> bool) -> io::Result<()> {
        let mut events = Events::with_capacity(1024);
        while !done(&self.clients) {
            self.wait(&mut events)?;
            for event in &events {
                self.clients[event.token().0].listen(&mut self.chunk)?;
            }
        }
        Ok(())
    }

    /// Waits without sleeping. To wake a sleeper is dear, and the kernel would put it on the server's
    /// account; real clients sleep on machines of their own.
    fn wait(&mut self, events: &mut Events) -> io::Result<()> {
        let start = Instant::now();
        self.poll.poll(events, Some(Duration::ZERO))?;
        while events.is_empty() {
            if start.elapsed() > PATIENCE {
                return Err(io::Error::new(ErrorKind::TimedOut, "the room stands still"));
            }
            self.poll.poll(events, Some(Duration::ZERO))?;
            if !events.is_empty() {
                self.idle += start.elapsed();
            }
        }
        Ok(())
    }
}

impl Client {
    fn say(&mut self, size: usize) -> io::Result<()> {
        let mut message = self.mark.clone();
        message.resize(size - 1, b'.');
        message.push(b'\n');
        // There is always space for so little; if there is none, nothing reads at the other end.
        self.stream.write_all(&message)
    }

    /// Takes what is there. One read is enough if it does not fill the buffer.
    fn listen(&mut self, chunk: &mut [u8]) -> io::Result<()> {
        loop {
            let length = match self.stream.read(chunk) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(length) => length,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) => return Err(error),
            };
            for piece in chunk[..length].split_inclusive(|byte| *byte == b'\n') {
                let space = self.mark.len() - self.line.len();
                self.line
                    .extend_from_slice(&piece[..piece.len().min(space)]);
                if piece.ends_with(b"\n") {
                    self.end_of_line();
                }
            }
            if length < chunk.len() {
                return Ok(());
            }
        }
    }

    fn end_of_line(&mut self) {
        if self.line.starts_with(b"#") {
            self.heard += 1;
            self.own += usize::from(self.line == self.mark);
        } else if self.heard > 0 {
            self.notices += 1;
        }
        self.line.clear();
    }
}

/// Joins, and waits until the server has told so.
fn knock(address: SocketAddr, number: usize, last: bool) -> io::Result<std::net::TcpStream> {
    let mut stream = std::net::TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    read_until(&mut stream, b"user?")?;
    stream.write_all(format!("{number:04}\n").as_bytes())?;
    // The second line says the same to all, and a server that leaves Nagle's algorithm on sends it
    // 40 ms late: only the last one waits for it.
    let end: &[u8] = if last { b"terhubung !" } else { b"bergabung" };
    read_until(&mut stream, end)?;
    stream.set_nonblocking(true)?;
    Ok(stream)
}

fn read_until(stream: &mut std::net::TcpStream, end: &[u8]) -> io::Result<()> {
    let (mut said, mut chunk) = (Vec::new(), [0; 4096]);
    while !said.windows(end.len()).any(|part| part == end) {
        match stream.read(&mut chunk)? {
            0 => return Err(ErrorKind::UnexpectedEof.into()),
            length => said.extend_from_slice(&chunk[..length]),
        }
    }
    Ok(())
}
