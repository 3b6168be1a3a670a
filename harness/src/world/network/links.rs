//! The cables between the hosts and their switch: cut, slow, losing something; and what is on its way in them.

use crate::trace::Moment;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

/// How a host's cable is.
#[derive(Debug, Clone, Copy, Default)]
struct Cable {
    is_cut: bool,
    delay: Duration,
    /// In thousandths of a percent.
    loss: u32,
}

/// A frame on its way: when it arrives, which it was, at whom, and what.
type Under = Reverse<(Moment, u64, usize, Vec<u8>)>;

#[derive(Debug)]
pub(super) struct Links {
    cables: Vec<Cable>,
    under_way: BinaryHeap<Under>,
    bytes: usize,
    count: u64,
    random: u64,
}

/// More than this is not kept under way: what comes then is lost.
const MOST: usize = 32 * 1024 * 1024;
const ALL: u64 = 100_000;

impl Links {
    pub(super) fn new(hosts: usize, seed: u64) -> Self {
        Self {
            cables: vec![Cable::default(); hosts],
            under_way: BinaryHeap::new(),
            bytes: 0,
            count: 0,
            random: seed ^ 0x9e37_79b9_7f4a_7c15,
        }
    }

    pub(super) fn cut(&mut self, host: usize) {
        self.change(host, |cable| cable.is_cut = true);
    }

    /// As it was at first.
    pub(super) fn mend(&mut self, host: usize) {
        self.change(host, |cable| *cable = Cable::default());
    }

    pub(super) fn slow(&mut self, host: usize, delay: Duration, loss: u32) {
        self.change(host, |cable| (cable.delay, cable.loss) = (delay, loss));
    }

    fn change(&mut self, host: usize, how: impl FnOnce(&mut Cable)) {
        if let Some(cable) = self.cables.get_mut(host) {
            how(cable);
        }
    }

    pub(super) fn is_cut(&self, host: usize) -> bool {
        self.cables.get(host).is_some_and(|cable| cable.is_cut)
    }

    /// A frame comes from one host and goes to another: both cables have their say.
    pub(super) fn send(&mut self, now: Moment, from: usize, to: usize, frame: Vec<u8>) {
        let (Some(near), Some(far)) = (self.cables.get(from), self.cables.get(to)) else {
            return;
        };
        let (near, far) = (*near, *far);
        let is_lost = [near.loss, far.loss]
            .iter()
            .any(|loss| *loss > 0 && self.draw() < u64::from(*loss));
        if near.is_cut || is_lost || self.bytes + frame.len() > MOST {
            return;
        }
        let at = now.after(near.delay + far.delay);
        self.bytes += frame.len();
        self.count += 1;
        self.under_way.push(Reverse((at, self.count, to, frame)));
    }

    /// The next frame that has arrived by now; what comes to a cut cable is lost.
    pub(super) fn arrived(&mut self, now: Moment) -> Option<(usize, Vec<u8>)> {
        while self.next().is_some_and(|at| at <= now) {
            let Reverse((_, _, to, frame)) = self.under_way.pop()?;
            self.bytes -= frame.len();
            if !self.is_cut(to) {
                return Some((to, frame));
            }
        }
        None
    }

    /// When the next frame arrives.
    pub(super) fn next(&self) -> Option<Moment> {
        self.under_way.peek().map(|Reverse((at, ..))| *at)
    }

    /// A number below the one that is all: the same seed brings the same losses.
    fn draw(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Moment {
        Moment::from_nanos(millis * 1_000_000)
    }

    fn arrivals(links: &mut Links, now: Moment) -> Vec<Vec<u8>> {
        std::iter::from_fn(|| links.arrived(now))
            .map(|(_, frame)| frame)
            .collect()
    }

    #[test]
    fn frames_arrive_in_order_after_the_delay_of_both_cables() {
        let mut links = Links::new(2, 1);
        links.slow(0, Duration::from_millis(20), 0);
        links.slow(1, Duration::from_millis(5), 0);
        for number in 0..3 {
            links.send(at(0), 0, 1, vec![number]);
        }
        assert_eq!(links.next(), Some(at(25)));
        assert!(arrivals(&mut links, at(24)).is_empty());
        assert_eq!(arrivals(&mut links, at(25)), [[0], [1], [2]]);
        assert_eq!((links.next(), links.bytes), (None, 0));
    }

    #[test]
    fn nothing_passes_a_cut_cable_in_either_direction_until_it_is_mended() {
        let mut links = Links::new(2, 1);
        links.send(at(0), 0, 1, vec![1]);
        links.cut(1);
        links.send(at(0), 1, 0, vec![2]);
        assert!(
            arrivals(&mut links, at(1)).is_empty(),
            "what was under way is lost too"
        );
        links.mend(1);
        links.send(at(1), 0, 1, vec![3]);
        assert_eq!(arrivals(&mut links, at(1)), [[3]]);
    }

    #[test]
    fn losses_are_about_as_many_as_was_said_and_the_same_for_the_same_seed() {
        let lost = |seed| {
            let mut links = Links::new(2, seed);
            links.slow(0, Duration::ZERO, 30_000);
            for _ in 0..10_000 {
                links.send(at(0), 0, 1, vec![0]);
            }
            10_000 - arrivals(&mut links, at(0)).len()
        };
        assert!((2_700..3_300).contains(&lost(7)), "{}", lost(7));
        assert_eq!(lost(7), lost(7));
        assert_ne!(lost(7), lost(8));
    }

    #[test]
    fn a_flood_into_a_slow_cable_is_bounded() {
        let mut links = Links::new(2, 1);
        links.slow(0, Duration::from_secs(600), 0);
        for _ in 0..100 {
            links.send(at(0), 0, 1, vec![0; 1024 * 1024]);
        }
        assert!(links.under_way.len() <= 32);
    }
}
