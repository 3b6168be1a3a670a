//! A small stage of the test's own: programs on terminals, watched for stillness.

use praktikum::trace::survey::Survey;
use praktikum::trace::{ActorId, Moment};
use praktikum::world::stillness::{Observer, Player};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{read, write};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use rustix::time::{ClockId, clock_gettime};
use std::os::fd::{AsFd, OwnedFd};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub(super) struct Actor {
    pub(super) child: Child,
    master: OwnedFd,
    slave: OwnedFd,
    pub(super) seen: Vec<u8>,
}

pub(super) struct Stage {
    observer: Observer,
    pub(super) actors: Vec<Actor>,
    /// Bytes and exits that came after a claim, which therefore was false.
    pub(super) disproved: Vec<String>,
    is_claimed: bool,
    pub(super) looks: u64,
}

/// How a wait for stillness ended.
pub(super) struct Settled {
    pub(super) survey: Survey,
    pub(super) took: Duration,
}

pub(super) fn now() -> Duration {
    Duration::try_from(clock_gettime(ClockId::Monotonic)).unwrap()
}

impl Stage {
    pub(super) fn new(is_isolated: bool) -> Self {
        Self {
            observer: Observer::new(is_isolated).unwrap(),
            actors: Vec::new(),
            disproved: Vec::new(),
            is_claimed: false,
            looks: 0,
        }
    }

    /// Starts a program on a terminal without echo; its number.
    pub(super) fn start(&mut self, program: &str, args: &[&str]) -> usize {
        let number = self.actors.len();
        let master =
            openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = open(name, flags, Mode::empty()).unwrap();
        let mut modes = tcgetattr(&slave).unwrap();
        modes.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&slave, OptionalActions::Now, &modes).unwrap();
        let end = || Stdio::from(slave.try_clone().unwrap());
        let (marker, value) = self.observer.marker(ActorId(number));
        let child = Command::new("setsid")
            .arg("--ctty")
            .arg(program)
            .args(args)
            .env(marker, value)
            .env("TERM", "dumb")
            .stdin(end())
            .stdout(end())
            .stderr(end())
            .spawn()
            .unwrap();
        self.is_claimed = false;
        self.actors.push(Actor {
            child,
            master,
            slave,
            seen: Vec::new(),
        });
        number
    }

    pub(super) fn types(&mut self, actor: usize, text: &str) {
        self.drain();
        self.is_claimed = false;
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let count = write(&self.actors[actor].master, rest).unwrap();
            rest = &rest[count..];
        }
    }

    /// Reads what the programs said, and waits for their ends; after a claim, either disproves it.
    pub(super) fn drain(&mut self) {
        let mut space = [0; 4096];
        for (number, actor) in self.actors.iter_mut().enumerate() {
            while is_readable(&actor.master) {
                let count = read(&actor.master, &mut space).unwrap_or(0);
                if count == 0 {
                    break;
                }
                actor.seen.extend(&space[..count]);
                if self.is_claimed {
                    let late = String::from_utf8_lossy(&space[..count]).into_owned();
                    self.disproved.push(format!("{number} said {late:?}"));
                }
            }
        }
    }

    pub(super) fn look(&mut self) -> Survey {
        self.drain();
        let players: Vec<Player<'_>> = self
            .actors
            .iter()
            .enumerate()
            .map(|(number, actor)| Player {
                actor: ActorId(number),
                pid: actor.child.id(),
                master: actor.master.as_fd(),
                slave: actor.slave.as_fd(),
                is_frozen: false,
            })
            .collect();
        let at = Moment::from_nanos(u64::try_from(now().as_nanos()).unwrap());
        self.looks += 1;
        self.observer.survey(at, &players, &[])
    }

    pub(super) fn reads_terminal(&mut self, number: usize) -> bool {
        let actor = &self.actors[number];
        let player = Player {
            actor: ActorId(number),
            pid: actor.child.id(),
            master: actor.master.as_fd(),
            slave: actor.slave.as_fd(),
            is_frozen: false,
        };
        self.observer.reads_terminal(&player)
    }

    /// Looks until stillness is claimed, or for so long. The last look, and when it came.
    pub(super) fn settle(&mut self, most: Duration) -> Settled {
        let began = now();
        let mut pause = Duration::from_micros(200);
        loop {
            let survey = self.look();
            let took = now() - began;
            if survey.is_still() || took > most {
                self.is_claimed |= survey.is_still();
                return Settled { survey, took };
            }
            self.pause(pause);
            pause = (pause * 2).min(Duration::from_millis(4));
        }
    }

    /// Until somebody says something, or for so long.
    pub(super) fn pause(&self, most: Duration) {
        let mut polled: Vec<PollFd<'_>> = self
            .actors
            .iter()
            .map(|actor| PollFd::new(&actor.master, PollFlags::IN))
            .collect();
        let most = Timespec::try_from(most).unwrap();
        poll(&mut polled, Some(&most)).unwrap();
    }

    pub(super) fn said(&self, actor: usize) -> String {
        String::from_utf8_lossy(&self.actors[actor].seen).into_owned()
    }

    /// Waits until a program has said it.
    pub(super) fn hear(&mut self, actor: usize, text: &str) {
        let began = now();
        while !self.said(actor).contains(text) {
            assert!(
                now() - began < Duration::from_secs(60),
                "waiting for {text:?}, it said {:?}",
                self.said(actor)
            );
            self.pause(Duration::from_millis(100));
            self.drain();
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        for actor in &mut self.actors {
            actor.child.kill().unwrap_or_default();
            actor.child.wait().map(drop).unwrap_or_default();
        }
    }
}

fn is_readable(fd: &OwnedFd) -> bool {
    let mut polled = [PollFd::new(fd, PollFlags::IN)];
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    poll(&mut polled, Some(&now)).unwrap();
    polled[0].revents().contains(PollFlags::IN)
}
