//! The capture: what passes over the stage's interfaces, from inside, on the play's own clock, within bounds.

pub mod decode;
pub(in crate::world) mod sieve;
pub(in crate::world) mod tap;

use super::clock::Clock;
use crate::trace::packet::Frame;
use crate::trace::{Bytes, Event, Moment};
use rustix::time::{ClockId, clock_gettime};
use sieve::{LO, Sieve};
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;
use tap::Tap;

/// So much is kept of a frame.
pub(in crate::world) const KEPT: u32 = 1024;
/// An Ethernet header, which the loopback has too.
const HEADER: usize = 14;
const IPV4: [u8; 2] = [0x08, 0x00];
/// So many packets are told at once, and so many of a play in all.
const ROUND: usize = 4096;
const MOST: u64 = 200_000;
/// Two clocks that are read within this time are read together; so often it is tried.
const CLOSE: Duration = Duration::from_micros(5);
const READINGS: usize = 8;
/// What is kept for the capture's file.
const MOST_FRAMES: usize = 10_000;
const MOST_BYTES: usize = 2 * 1024 * 1024;

#[derive(Debug)]
pub struct Capture {
    taps: Vec<Tap>,
    space: Vec<u8>,
    told: u64,
    frames: Vec<Frame>,
    kept: usize,
    frames_left_out: u64,
    /// When the last packet passed that was taken.
    last: Moment,
}

impl Capture {
    /// On the loopback of this process's network, which must be its own.
    pub fn open() -> io::Result<Self> {
        let sieve = Sieve {
            loopback: KEPT,
            cable: 0,
        };
        Ok(Self {
            taps: vec![Tap::open(Some(LO), sieve)?],
            space: vec![0; KEPT as usize],
            told: 0,
            frames: Vec::new(),
            kept: 0,
            frames_left_out: 0,
            last: Moment::default(),
        })
    }

    /// Sends a frame out of an interface of this network; one that is not taken is lost, as on any cable.
    pub(in crate::world) fn send(&self, interface: u32, frame: &[u8]) {
        if let Some(tap) = self.taps.first() {
            tap.send(interface, frame);
        }
    }

    pub(in crate::world) fn add(&mut self, tap: Tap) {
        self.taps.push(tap);
    }

    pub(in crate::world) fn taps(&self) -> impl Iterator<Item = BorrowedFd<'_>> {
        self.taps.iter().map(AsFd::as_fd)
    }

    /// What passed since it was asked last, and these frames, in the order of time; nothing is later than now.
    pub(in crate::world) fn take(
        &mut self,
        clock: Clock,
        mut frames: Vec<tap::Frame>,
        lost: u32,
    ) -> Vec<(Moment, Event)> {
        let lost = lost + self.drain(&mut frames);
        if frames.is_empty() {
            return Vec::new();
        }
        frames.sort_by_key(|frame| frame.at);
        let (now, date) = together(clock);
        let mut untold = 0;
        let mut events = Vec::new();
        for frame in frames {
            let ago = nanos(date.saturating_sub(frame.at));
            let at = Moment::from_nanos(now.nanos().saturating_sub(ago));
            // Two readings of two clocks differ a little, and what was taken before has passed before.
            let at = at.max(self.last);
            self.last = at;
            let packet = match frame.bytes.get(HEADER - 2..HEADER) {
                Some(kind) if kind == IPV4 => decode::packet(&frame.bytes[HEADER..]),
                _ => None,
            };
            self.keep(at, frame);
            match packet {
                Some(packet) if self.told < MOST => {
                    self.told += 1;
                    events.push((at, Event::Packet(Box::new(packet))));
                }
                Some(_) => untold += 1,
                None => {}
            }
        }
        // Those that are not looked at any more are missed too.
        let packets = untold + u64::from(lost) + u64::from(self.is_full());
        if packets > 0 {
            events.push((now, Event::Missed { packets }));
        }
        events
    }

    /// Takes what is there, until a look at all taps finds nothing: so none of it is older than what comes next.
    /// How many were too many.
    fn drain(&mut self, frames: &mut Vec<tap::Frame>) -> u32 {
        let (mut lost, most) = (0, frames.len() + ROUND);
        loop {
            let begin = frames.len();
            for tap in &self.taps {
                let before = frames.len();
                let new = std::iter::from_fn(|| tap.take(&mut self.space));
                frames.extend(new.take(ROUND));
                // Asked only after something came: else nothing can be lost.
                if frames.len() > before {
                    lost += tap.lost();
                }
            }
            if frames.len() == begin || frames.len() >= most {
                return lost;
            }
        }
    }

    /// So many were told that no more will be.
    pub fn is_full(&self) -> bool {
        self.told == MOST
    }

    fn keep(&mut self, at: Moment, mut frame: tap::Frame) {
        frame.bytes.truncate(KEPT as usize);
        if self.frames.len() == MOST_FRAMES || self.kept + frame.bytes.len() > MOST_BYTES {
            self.frames_left_out += 1;
            return;
        }
        self.kept += frame.bytes.len();
        self.frames.push(Frame {
            at,
            bytes: Bytes(frame.bytes),
            length: frame.length,
        });
    }

    /// The frames that were kept, and how many were not.
    pub fn into_frames(self) -> (Vec<Frame>, u64) {
        // Where they cannot be let go of at once, they are closed, and that takes a moment.
        tap::release(self.taps).unwrap_or_default();
        (self.frames, self.frames_left_out)
    }
}

/// The play's time and the date of one moment: read again where something came between the two.
fn together(clock: Clock) -> (Moment, Duration) {
    let mut best = (Duration::MAX, Moment::default(), Duration::ZERO);
    for _ in 0..READINGS {
        let (before, date) = (clock.now(), today());
        let apart = clock.now().since(before);
        if apart < best.0 {
            best = (apart, before, date);
        }
        if apart < CLOSE {
            break;
        }
    }
    (best.1, best.2)
}

/// Since 1970, as the kernel dates frames.
fn today() -> Duration {
    Duration::try_from(clock_gettime(ClockId::Realtime)).unwrap_or_default()
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When these passed, if each was dated so long before it was taken.
    fn passed(ago: &[Duration]) -> Vec<Moment> {
        let mut capture = Capture {
            taps: Vec::new(),
            space: Vec::new(),
            told: 0,
            frames: Vec::new(),
            kept: 0,
            frames_left_out: 0,
            last: Moment::default(),
        };
        let clock = Clock::start();
        for ago in ago {
            let at = today().saturating_sub(*ago);
            let frame = tap::Frame {
                at,
                interface: LO,
                bytes: Vec::new(),
                length: 60,
            };
            capture.take(clock, vec![frame], 0);
        }
        capture.frames.iter().map(|frame| frame.at).collect()
    }

    #[test]
    fn what_is_taken_later_has_not_passed_earlier() {
        let second = Duration::from_secs(1);
        let moments = passed(&[second, Duration::ZERO, second]);
        assert_eq!(moments[0], Moment::default(), "before the curtain rose");
        assert_eq!(moments[1], moments[2]);
    }
}
