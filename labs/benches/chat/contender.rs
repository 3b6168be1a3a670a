//! A server under measurement: a process of its own, and what the kernel says of it.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Ours,
    Python,
    Bare,
}

pub const KINDS: [Kind; 3] = [Kind::Ours, Kind::Python, Kind::Bare];

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Python => "Python",
            Self::Bare => "bare",
        }
    }

    fn command(self, address: SocketAddr, clients: usize) -> io::Result<Command> {
        let (host, port) = (address.ip().to_string(), address.port().to_string());
        let mut command = match self {
            Self::Ours => Command::new(env!("CARGO_BIN_EXE_chat_server")),
            Self::Python => Command::new("python3"),
            Self::Bare => Command::new(std::env::current_exe()?),
        };
        match self {
            Self::Ours => command.args([host, port]),
            Self::Python => command
                .arg(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/tests/python/chat_server.py"
                ))
                .args([host, port]),
            Self::Bare => command.args(["--bare", &address.to_string(), &clients.to_string()]),
        };
        Ok(command)
    }
}

/// Killed when it goes out of scope.
pub struct Contender {
    child: Child,
    pub address: SocketAddr,
}

impl Contender {
    pub fn start(kind: Kind, clients: usize) -> io::Result<Self> {
        let address = free_address()?;
        let mut command = kind.command(address, clients)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut contender = Self { child, address };
        let mut said = BufReader::new(
            contender
                .child
                .stdout
                .take()
                .ok_or(io::ErrorKind::BrokenPipe)?,
        );
        // Its first line says that it listens; the others must not fill the pipe.
        said.read_line(&mut String::new())?;
        thread::Builder::new().spawn(move || io::copy(&mut said, &mut io::sink()))?;
        Ok(contender)
    }

    pub fn processor(&self) -> io::Result<Processor> {
        Ok(Processor {
            living: self.living()?,
            all: self.all()?,
        })
    }

    fn living(&self) -> io::Result<Duration> {
        let mut sum = 0;
        for task in fs::read_dir(format!("/proc/{}/task", self.child.id()))? {
            // A thread may end between the listing and the look.
            let said = fs::read_to_string(task?.path().join("schedstat")).unwrap_or_default();
            let nanoseconds = said
                .split(' ')
                .next()
                .and_then(|text| text.parse::<u64>().ok());
            sum += nanoseconds.unwrap_or(0);
        }
        Ok(Duration::from_nanos(sum))
    }

    fn all(&self) -> io::Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name, in brackets, may contain blanks. utime and stime are the 12th and 13th fields after it.
        let fields = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace();
        let ticks: u64 = fields
            .skip(11)
            .take(2)
            .filter_map(|field| field.parse::<u64>().ok())
            .sum();
        Ok(TICK * u32::try_from(ticks).map_err(io::Error::other)?)
    }

    /// A number from /proc/PID/status: `Threads`, `VmRSS` (KiB), `VmHWM` (KiB).
    pub fn status(&self, key: &str) -> io::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(key));
        let value = line.and_then(|rest| rest.trim_start_matches(':').split_whitespace().next());
        value
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| io::Error::other(format!("no {key} in /proc/PID/status")))
    }
}

impl Drop for Contender {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What the kernel says of the processor time that a server has used so far.
pub struct Processor {
    /// Its living threads, to the nanosecond: /proc/PID/task/*/schedstat.
    living: Duration,
    /// Those that have ended, too, but in hundredths of a second: utime and stime in /proc/PID/stat.
    all: Duration,
}

/// USER_HZ is 100 wherever Linux runs.
const TICK: Duration = Duration::from_millis(10);

impl Processor {
    /// What was used since: exactly, unless threads have ended meanwhile and took their account with them.
    pub fn since(&self, before: &Self) -> Duration {
        let exactly = self.living.saturating_sub(before.living);
        let at_least = self.all.saturating_sub(before.all).saturating_sub(TICK * 2);
        exactly.max(at_least)
    }
}

/// A port that the system chooses, on a loopback address that nobody else uses.
fn free_address() -> io::Result<SocketAddr> {
    let [.., high, low] = std::process::id().to_be_bytes();
    let host = Ipv4Addr::new(127, high | 1, low, 77);
    TcpListener::bind((host, 0))?.local_addr()
}
