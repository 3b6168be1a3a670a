//! Proves that nothing can happen on a stage until somebody outside acts, and tells what everybody waits for.
//!
//! **The claim.** Every thread on stage is blocked, nothing but another thread, an arrival or a signal can wake
//! it, and nothing is under way that would arrive.
//!
//! **Why it holds.** A look reads of every thread first its call, then how often it got a core; if that has
//! changed, its call and state again. The kernel shows a call only of a thread that is off its core. So a thread
//! that was seen blocked after it was counted, and is blocked and counted the same in the next look, did not run
//! at any time between. The in-flight questions are asked at the beginning of the next look: while no thread
//! ran. Then only the kernel could move anything, and each way is asked at its source before its end:
//!
//! - *Terminals*: polling the reading end makes the kernel finish what is on its way; the program's end is
//!   polled before the stage's, for what is typed may be echoed.
//! - *TCP*: what one end has sent must be what the other has received, or all is acknowledged; nothing held
//!   back, no handshake or end of a connection half done, no end without its other end. An acknowledgement that
//!   is only delayed does not count: nobody waits for it. The kernel wakes the reader under the lock of the
//!   socket that it is asked about, so what is counted as received has woken its reader.
//! - *Datagrams*: the queues in front of the sockets must be empty on all cores, and no core may be in the middle
//!   of handing one over.
//! - *What threads wait on*: the kernel is asked about each descriptor, as the thread itself would ask; one
//!   that is ready, or a socket with a timeout of its own, is no proof.
//! - Pipes, Unix sockets, locks, signals and ends of children wake at once, by a thread that runs.
//!
//! A timeout that is read where the program keeps it, and that cannot be over as long as anybody asks, is as good as
//! none: *nothing can happen before it is over* is all that a sentence with a deadline needs.
//!
//! Threads that a runtime keeps for itself and that wake every few seconds are known by name (`proc::housekeeper`).
//!
//! Timers are looked for among POSIX timers, timer descriptors and handlers for alarms. All else is *not still*:
//! other timeouts, calls that cannot be looked into, sleep on a disk, processes that nobody has reaped yet.
//!
//! **What it cannot see.** An alarm that nobody handles, or that a runtime handles with all other signals, is
//! invisible. A socket's timeout that was changed after a thread had begun to wait is read as it is now. Frames
//! between hosts are not asked about here: whoever passes them on knows of each.
//!
//! Between two looks, whoever holds raw sockets must have polled them once: what is newly closed there is under
//! way for one look.

mod asked;
mod cores;
mod flight;
mod groups;
mod holder;
mod machine;
mod motion;
mod scene;
mod tables;
mod terminal;

use crate::trace::survey::{Restless, Stillness, Survey};
use crate::trace::{ActorId, Moment};
use crate::world::diag::Entry;
use crate::world::proc::descriptor::Link;
use crate::world::proc::now;
use crate::world::proc::roster::Roster;
use crate::world::proc::task::Rest;
use crate::world::proc::wait::{Watch, waiting};
use groups::Groups;
pub use holder::End;
use holder::Ends;
use machine::Machine;
use rustix::fs::fstat;
use std::collections::{HashMap, HashSet};
use std::io;
use std::os::fd::BorrowedFd;
use std::time::Duration;
use tables::Tables;

/// A claim holds for so long at least. The housekeepers of runtimes, that of Go for one, wait for a minute.
const AHEAD: Duration = Duration::from_secs(20);

/// A program on its terminal.
#[derive(Debug, Clone, Copy)]
pub struct Player<'a> {
    pub actor: ActorId,
    /// The leader of its session.
    pub pid: u32,
    pub master: BorrowedFd<'a>,
    pub slave: BorrowedFd<'a>,
    pub is_frozen: bool,
}

/// A raw socket that the stage itself holds.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    pub actor: ActorId,
    pub fd: BorrowedFd<'a>,
}

/// Who holds a socket, by its inode.
type Owners = HashMap<u64, Option<ActorId>>;

#[derive(Debug)]
pub struct Observer {
    is_isolated: bool,
    roster: Roster,
    machine: Machine,
    tables: Tables,
    /// Raw sockets that were seen closed by their peers.
    closed: HashSet<u64>,
    groups: Groups,
    ends: Ends,
    has_looked: bool,
    /// How far ahead nothing may happen.
    ahead: Duration,
    /// The former look found everybody blocked for good.
    is_candidate: bool,
}

impl Observer {
    pub fn new(isolated: bool) -> io::Result<Self> {
        Ok(Self {
            is_isolated: isolated,
            roster: Roster::new(isolated)?,
            machine: Machine::open()?,
            tables: Tables::open()?,
            closed: HashSet::new(),
            groups: Groups::default(),
            ends: Ends::default(),
            has_looked: false,
            ahead: AHEAD,
            is_candidate: false,
        })
    }

    /// Somebody may wait for so long; what is claimed holds for twice that.
    pub fn look_ahead(&mut self, longest: Duration) {
        self.ahead = AHEAD.max(longest * 2);
    }

    /// The network in which this thread is, is looked at too.
    pub fn open_window(&mut self) -> io::Result<()> {
        self.tables.open_window()
    }

    /// A variable for the environment of the actor's program, by which its processes are known wherever they go.
    pub fn marker(&self, actor: ActorId) -> (&'static str, String) {
        self.roster.marker(actor)
    }

    /// One look; stillness is proved only when this one and the one before saw the same.
    pub fn survey(&mut self, at: Moment, players: &[Player<'_>], held: &[Held<'_>]) -> Survey {
        let terminals = terminal::look(players);
        let (is_quiet, cores) = self.machine.is_backlog_empty();
        let owned = Owned::of(&self.roster, held);
        let are_known = self.tables.read(at, &owned, self.is_candidate).is_ok();
        let entries = std::mem::take(&mut self.tables.entries);
        let mut flight = flight::look(&entries, &owned, self.is_isolated);
        if terminals.is_on_the_way || !is_quiet || !are_known || self.is_news(&entries, &owned) {
            flight = flight.or(Some(Restless::InFlight));
        }
        if self.is_candidate && flight.is_none() {
            flight = self.ask(&entries, &owned);
        }
        let leaders: Vec<(u32, ActorId)> = players.iter().map(|p| (p.pid, p.actor)).collect();
        let changed = self.roster.look(&leaders).unwrap_or(Some(0));
        let standing = motion::look(&self.roster, &terminals, now() + self.ahead);
        // Nothing was asked of the kernel if the former look had a reason that this one has not, though nobody ran:
        // a program whose actor was not known yet, for one.
        let was_candidate = std::mem::replace(&mut self.is_candidate, standing.is_none());
        if changed.is_some() {
            self.tables.forget_unix();
        }
        let first = !std::mem::replace(&mut self.has_looked, true);
        let moved = changed.map(|pid| Restless::Running { pid });
        let stillness = match standing.or(moved).or(flight) {
            Some(Restless::Running { .. }) if first => Stillness::Open,
            Some(why) => Stillness::Moving(why),
            None if first || !was_candidate => Stillness::Open,
            None => Stillness::Proved,
        };
        if self.tables.are_of(at) {
            self.groups
                .look(&self.roster, held, &entries, &self.tables.windows);
        }
        let owned = Owned::of(&self.roster, held);
        let survey = Survey {
            stillness,
            processes: scene::processes(&self.roster, &terminals),
            sockets: scene::sockets(&entries, &owned, &self.groups),
            terminals: terminals.seen,
            load: self.machine.load(at, cores),
        };
        self.tables.entries = entries;
        survey
    }

    /// Is the program blocked reading its terminal, where nothing waits to be read or shown?
    pub fn reads_terminal(&mut self, player: &Player<'_>) -> bool {
        // Asked before: who is seen blocked afterwards has taken what was typed, and reads again.
        if terminal::is_readable(player.slave) {
            return false;
        }
        let path = terminal::path(player.slave);
        let leaders = [(player.pid, player.actor)];
        let mut reads = self.reader(player.actor, &path);
        if reads == Some(false) && self.roster.gather(&leaders).is_ok() {
            reads = self.reader(player.actor, &path);
        }
        // Asked after it was seen blocked: what it said before has come by now.
        reads == Some(true) && !terminal::is_readable(player.master)
    }

    /// Has the program taken every key, shown what it shows of them, and does it wait for the next? Nobody knows while
    /// it runs.
    pub fn takes_keys(&mut self, player: &Player<'_>) -> Option<bool> {
        if self.reads_terminal(player) {
            return Some(true);
        }
        let reads = self.reader(player.actor, &terminal::path(player.slave));
        reads.filter(|reads| !reads)
    }

    /// Does a thread of the actor wait for its terminal? Nobody knows while one runs.
    fn reader(&mut self, actor: ActorId, path: &str) -> Option<bool> {
        let own = |watch: &Watch| match &watch.link {
            Link::Terminal(link) => watch.reads && (link == path || link == "/dev/tty"),
            _ => false,
        };
        let mut is_known = true;
        for process in &mut self.roster.processes {
            if process.actor != Some(actor) {
                continue;
            }
            process.gather().unwrap_or_default();
            for task in &process.tasks {
                match task.rest_now() {
                    Ok(Rest::Blocked(frame)) => {
                        let found = waiting(&frame, process.folder(), task.since);
                        if found.on.iter().any(own) {
                            return Some(true);
                        }
                    }
                    Ok(Rest::Running) => is_known = false,
                    _ => {}
                }
            }
        }
        is_known.then_some(false)
    }

    /// Asks the kernel about each descriptor that somebody waits on.
    fn ask(&mut self, entries: &[Entry], owned: &Owned) -> Option<Restless> {
        if entries.iter().any(|entry| entry.is_udp) && cores::visit().is_err() {
            return Some(Restless::InFlight);
        }
        for process in &self.roster.processes {
            if process.is_stopped() || process.is_zombie() {
                continue;
            }
            if let Some(why) = asked::look(process) {
                return Some(why);
            }
        }
        self.look_outside(entries, owned)
    }

    /// Sockets that somebody waits on, and that are not of the network's tables.
    fn look_outside(&mut self, entries: &[Entry], owned: &Owned) -> Option<Restless> {
        let known: HashSet<u64> = entries.iter().map(|entry| entry.inode).collect();
        for process in &self.roster.processes {
            let waits = process
                .tasks
                .iter()
                .filter_map(|task| task.waiting.as_ref());
            for watch in waits.flat_map(|waiting| &waiting.on) {
                let Link::Socket(inode) = watch.link else {
                    continue;
                };
                if known.contains(&inode) {
                    continue;
                }
                let pid = process.pid;
                match self.tables.unix_peer(inode) {
                    None => return Some(Restless::Unknown { pid }),
                    Some(0) if self.is_isolated => {}
                    Some(peer) if owned.owners.contains_key(&peer) => {}
                    Some(_) => return Some(Restless::Outside),
                }
            }
        }
        None
    }

    /// Has something come to a raw socket that the stage has not told yet?
    fn is_news(&mut self, entries: &[Entry], owned: &Owned) -> bool {
        let held = |entry: &&Entry| owned.held.contains(&entry.inode);
        let is_unread = entries.iter().filter(held).any(|entry| entry.unread > 0);
        let closed = entries
            .iter()
            .filter(held)
            .filter(|entry| flight::is_closed_by_peer(entry.state));
        let closed: HashSet<u64> = closed.map(|entry| entry.inode).collect();
        let is_closed = !closed.is_subset(&self.closed);
        self.closed = closed;
        is_unread || is_closed
    }
}

/// The sockets of the stage.
#[derive(Debug, Default)]
struct Owned {
    owners: Owners,
    /// Those that the stage itself holds.
    held: HashSet<u64>,
}

impl Owned {
    fn of(roster: &Roster, held: &[Held<'_>]) -> Self {
        let mut owned = Self::default();
        for process in &roster.processes {
            for (_, inode) in process.sockets() {
                let owner = owned.owners.entry(inode).or_insert(process.actor);
                *owner = owner.or(process.actor);
            }
        }
        for held in held {
            if let Ok(stat) = fstat(held.fd) {
                owned.owners.insert(stat.st_ino, Some(held.actor));
                owned.held.insert(stat.st_ino);
            }
        }
        owned
    }
}
