//! The baseline: a poll loop over terminals that does only the input and output, and looks for plain text.

use crate::job::{Job, Move, Report};
use crate::watch::Watch;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pty::{OpenptFlags, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

const PATIENCE: Timespec = Timespec {
    tv_sec: 10,
    tv_nsec: 0,
};

struct Terminal {
    name: String,
    master: OwnedFd,
    child: Child,
    shown: Vec<u8>,
    /// How much of it was matched already.
    cursor: usize,
    is_open: bool,
}

pub(crate) fn drive(job: &Job) -> io::Result<Report> {
    let watch = Watch::start();
    let mut terminals = Vec::new();
    let mut typed = Vec::new();
    for next in &job.moves {
        match next {
            Move::Start(name) => terminals.push(Terminal::start(job, name)?),
            Move::Type(name, line) => {
                typed.push(watch.nanos());
                let at = place(&terminals, name)?;
                let line = format!("{line}\n");
                rustix::io::write(&terminals[at].master, line.as_bytes())?;
            }
            Move::See(name, text) => {
                let at = place(&terminals, name)?;
                while !terminals[at].has(text) {
                    hear(&mut terminals)?;
                }
            }
        }
    }
    let (took, cpu) = (watch.nanos(), watch.cpu());
    for terminal in &mut terminals {
        terminal.child.kill()?;
        terminal.child.wait()?;
    }
    Ok(Report {
        took,
        typed,
        cpu,
        ..Report::default()
    })
}

impl Terminal {
    fn start(job: &Job, name: &str) -> io::Result<Self> {
        let player = job.cast.iter().find(|player| player.name == name);
        let player = player.ok_or_else(|| io::Error::other(format!("who is {name}?")))?;
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let master = openpt(flags)?;
        unlockpt(&master)?;
        let slave = ioctl_tiocgptpeer(&master, flags)?;
        let mut modes = tcgetattr(&slave)?;
        modes.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&slave, OptionalActions::Now, &modes)?;
        let child = Command::new(&player.words[0])
            .args(&player.words[1..])
            .stdin(slave.try_clone()?)
            .stdout(slave.try_clone()?)
            .stderr(slave)
            .process_group(0)
            .spawn()?;
        Ok(Self {
            name: name.to_string(),
            master,
            child,
            shown: Vec::new(),
            cursor: 0,
            is_open: true,
        })
    }

    /// Is the text behind the cursor? Then the cursor goes behind the text.
    fn has(&mut self, text: &str) -> bool {
        let rest = &self.shown[self.cursor..];
        let found = rest
            .windows(text.len())
            .position(|part| part == text.as_bytes());
        if let Some(at) = found {
            self.cursor += at + text.len();
        }
        found.is_some()
    }
}

fn place(terminals: &[Terminal], name: &str) -> io::Result<usize> {
    let mut names = terminals.iter().map(|terminal| &terminal.name);
    names
        .position(|known| known == name)
        .ok_or_else(|| io::Error::other(format!("{name} was not started")))
}

/// Waits until somebody shows something, and takes it.
fn hear(terminals: &mut [Terminal]) -> io::Result<()> {
    let mut open: Vec<&mut Terminal> = terminals.iter_mut().filter(|one| one.is_open).collect();
    let mut polled: Vec<PollFd<'_>> = open
        .iter()
        .map(|terminal| PollFd::new(&terminal.master, PollFlags::IN))
        .collect();
    if poll(&mut polled, Some(&PATIENCE))? == 0 {
        return Err(io::Error::other("nothing comes any more"));
    }
    let ready: Vec<bool> = polled.iter().map(|fd| !fd.revents().is_empty()).collect();
    let mut chunk = [0; 16384];
    for (terminal, _) in open.iter_mut().zip(ready).filter(|(_, ready)| *ready) {
        // An error is the end: the program has closed its side.
        let length = rustix::io::read(&terminal.master, &mut chunk).unwrap_or(0);
        terminal.is_open = length > 0;
        terminal.shown.extend_from_slice(&chunk[..length]);
    }
    Ok(())
}
