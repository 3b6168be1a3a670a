//! Several hosts in one room: a network stack and a name for each, one switch of our own, and a router where
//! there are several networks.
//!
//! Every frame comes through here: it is seen once, in order, can be late or lost as the scenario wants, and is
//! known to be under way as long as it is.

mod fabric;
mod links;
mod plots;
mod setup;

use super::capture::sieve::{LO, Sieve};
use super::capture::tap::{Frame, Tap};
use super::capture::{Capture, KEPT};
use crate::scenario::cast::{Host, Hosts};
use crate::scenario::name::Name;
use crate::trace::{Action, ActorId, Moment};
use fabric::{Fabric, Place};
use links::Links;
pub use plots::Plots;
use rustix::fd::BorrowedFd;
use setup::Seat;
use std::fs;
use std::io;
use std::os::fd::AsFd;

/// The longest frame: hosts send none longer.
const LONGEST: u32 = 2048;
/// So many frames of a host are passed on at once.
const ROUND: usize = 256;

#[derive(Debug)]
pub(super) struct Network {
    home: Seat,
    seats: Vec<Seat>,
    names: Vec<Name>,
    /// Where each actor sits.
    sits: Vec<Option<usize>>,
    /// Of each host what it sends, to others and to itself.
    ports: Vec<Tap>,
    fabric: Fabric,
    links: Links,
    space: Vec<u8>,
    has_moved: bool,
}

impl Network {
    /// In a room of its own, on plots that were begun there; `each` is called in the network of each host.
    pub(super) fn build(
        plots: Plots,
        hosts: &Hosts,
        cast: &[Name],
        seed: u64,
        mut each: impl FnMut() -> io::Result<()>,
    ) -> io::Result<Self> {
        let home = Seat::here()?;
        let names: Vec<Name> = hosts.hosts.iter().map(|host| host.name.clone()).collect();
        let place = |name: &Name| {
            let (network, _) = hosts.seat(name)?;
            let address = hosts.address(name)?;
            Some(Place { network, address })
        };
        let places: Option<Vec<Place>> = names.iter().map(place).collect();
        let places = places.ok_or(io::ErrorKind::InvalidInput)?;
        name_all(&names, &places)?;
        let plots = plots.finish()?;
        if plots.len() != names.len() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let hosts_on = plots.into_iter().zip(names.iter().zip(&places));
        let made = hosts_on.map(|(plot, (name, place))| {
            let seat = Seat::new(plot, name.as_str())?;
            setup::furnish(*place)?;
            each()?;
            // One tap for all that the host sends, for the kernel takes its time to close each.
            Ok((seat, Tap::open(None, sieve(KEPT))?))
        });
        let made: io::Result<(Vec<Seat>, Vec<Tap>)> = made.collect();
        home.take()?;
        let (seats, ports) = made?;
        setup::switch_on(seats.len())?;
        let sits = |actor: &Name| {
            let host = hosts.host_of(actor)?;
            names.iter().position(|name| name == host)
        };
        Ok(Self {
            home,
            sits: cast.iter().map(sits).collect(),
            links: Links::new(names.len(), seed),
            seats,
            names,
            ports,
            fabric: Fabric { places },
            space: vec![0; LONGEST as usize],
            has_moved: false,
        })
    }

    /// Two hosts on a switch, made and thrown away: may that be done here?
    pub(super) fn pair(plots: Plots) -> io::Result<()> {
        let host = |name| {
            Some(Host {
                name: Name::new(name)?,
                actors: Vec::new(),
            })
        };
        let hosts = Hosts {
            hosts: ["kiri", "kanan"].into_iter().filter_map(host).collect(),
            networks: Vec::new(),
        };
        Self::build(plots, &hosts, &[], 0, || Ok(())).map(drop)
    }

    pub(super) fn ports(&self) -> impl Iterator<Item = BorrowedFd<'_>> {
        self.ports.iter().map(AsFd::as_fd)
    }

    /// Does something at an actor's host: what is begun meanwhile stays there.
    pub(super) fn at_host<T>(&self, actor: ActorId, act: impl FnOnce() -> T) -> io::Result<T> {
        let host = self.sits.get(actor.0).copied().flatten();
        let Some(seat) = host.and_then(|host| self.seats.get(host)) else {
            return Ok(act());
        };
        seat.take()?;
        let done = act();
        self.home.take()?;
        Ok(done)
    }

    /// Something is done to a cable.
    pub(super) fn perform(&mut self, action: &Action) {
        let host = |wanted: &Name| self.names.iter().position(|name| name == wanted);
        match action {
            Action::Cut { host: name } => {
                if let Some(host) = host(name) {
                    self.links.cut(host);
                }
            }
            Action::Mend { host: name } => {
                if let Some(host) = host(name) {
                    self.links.mend(host);
                }
            }
            Action::Slow {
                host: name,
                delay,
                loss,
            } => {
                if let Some(host) = host(name) {
                    self.links.slow(host, *delay, *loss);
                }
            }
            _ => {}
        }
    }

    /// Passes on what has come, and brings what has arrived, by the capture of the switch's network; what hosts have
    /// sent, in order.
    pub(super) fn round(&mut self, now: Moment, capture: &Capture) -> Vec<Frame> {
        let sent = self.collect();
        for (host, frame) in sent.iter().filter(|(_, frame)| is_for_others(frame)) {
            self.has_moved = true;
            for (to, copy) in self.fabric.carry(*host, &frame.bytes) {
                self.links.send(now, *host, to, copy);
            }
        }
        while let Some((to, frame)) = self.links.arrived(now) {
            self.has_moved = true;
            // A host that takes no more has lost it, as anywhere.
            capture.send(setup::switch_end(to), &frame);
        }
        let has_passed = |host, frame: &Frame| !is_for_others(frame) || !self.links.is_cut(host);
        let passed = |(host, frame)| has_passed(host, &frame).then_some(frame);
        sent.into_iter().filter_map(passed).collect()
    }

    /// Takes what is there, until a look at all ports finds nothing: so none of it is older than what comes next.
    fn collect(&mut self) -> Vec<(usize, Frame)> {
        let (mut sent, most) = (Vec::new(), ROUND * self.ports.len());
        loop {
            let begin = sent.len();
            for (host, port) in self.ports.iter().enumerate() {
                let frames = std::iter::from_fn(|| port.take(&mut self.space));
                sent.extend(frames.take(ROUND).map(|frame| (host, frame)));
            }
            if sent.len() == begin || sent.len() >= most {
                break;
            }
        }
        sent.sort_by_key(|(_, frame): &(usize, Frame)| frame.at);
        sent
    }

    /// From now on nobody wants to know what hosts send to themselves.
    pub(super) fn overhear_no_more(&self) -> io::Result<()> {
        self.ports.iter().try_for_each(|port| port.sift(sieve(0)))
    }

    /// When the next frame arrives that is under way.
    pub(super) fn next(&self) -> Option<Moment> {
        self.links.next()
    }

    /// Has nothing been under way since this was asked last?
    pub(super) fn was_quiet(&mut self) -> bool {
        let has_moved = std::mem::take(&mut self.has_moved);
        !has_moved && self.next().is_none()
    }

    /// Frames that were too many for the switch.
    pub(super) fn lost(&self) -> u32 {
        self.ports.iter().map(Tap::lost).sum()
    }

    pub(super) fn into_ports(self) -> Vec<Tap> {
        self.ports
    }
}

/// What a host sends to others comes whole, and so much of what it sends to itself.
fn sieve(loopback: u32) -> Sieve {
    Sieve {
        loopback,
        cable: LONGEST,
    }
}

fn is_for_others(frame: &Frame) -> bool {
    frame.interface != LO
}

/// Every host is known by its name.
fn name_all(names: &[Name], places: &[Place]) -> io::Result<()> {
    let hosts = names.iter().map(Name::as_str);
    let addresses = places.iter().map(|place| place.address);
    let text = setup::names(hosts.zip(addresses));
    match fs::write("/etc/hosts", text) {
        // A system without the file gets along without it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
