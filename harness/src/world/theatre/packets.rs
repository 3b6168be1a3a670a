//! The packets of a stage: where its hosts are built, what is told of them as they pass, and what was kept.

use super::Theatre;
use crate::scenario::cast::Hosts;
use crate::scenario::name::Name;
use crate::trace::packet::Frame;
use crate::world::network::{Network, Plots};
use crate::world::poll::{Interest, Token};
use anyhow::{Context, Result};

impl Theatre {
    /// Are packets told?
    pub fn captures(&self) -> bool {
        self.capture.is_some()
    }

    /// Several hosts instead of one, each actor on its own; before anybody is started.
    pub fn build(&mut self, plots: Plots, hosts: &Hosts, cast: &[Name], seed: u64) -> Result<()> {
        anyhow::ensure!(self.captures(), "without a capture there are no hosts");
        let open_window = || self.looks.open_window();
        let network = Network::build(plots, hosts, cast, seed, open_window);
        let network = network.context("the hosts cannot be made")?;
        for port in network.ports() {
            self.poll.add(port, Token::network(), Interest::Input)?;
        }
        self.network = Some(network);
        Ok(())
    }

    /// The frames that were kept, and how many were not; nothing is captured any more.
    pub fn frames(&mut self) -> (Vec<Frame>, u64) {
        let Some(mut capture) = self.capture.take() else {
            return Default::default();
        };
        let ports = self
            .network
            .take()
            .map_or_else(Vec::new, Network::into_ports);
        ports.into_iter().for_each(|port| capture.add(port));
        capture.taps().for_each(|tap| self.poll.forget(tap));
        capture.into_frames()
    }

    /// Tells of packets, before what was told from this place on.
    pub(super) fn hear(&mut self, place: usize) {
        let now = self.now();
        let (mut frames, mut lost) = (Vec::new(), 0);
        if let (Some(network), Some(capture)) = (&mut self.network, &self.capture) {
            frames = network.round(now, capture);
            lost = if frames.is_empty() { 0 } else { network.lost() };
        }
        if let Some(capture) = &mut self.capture
            && !capture.is_full()
        {
            let packets = capture.take(self.told.clock, frames, lost);
            if capture.is_full() {
                capture.taps().for_each(|tap| self.poll.forget(tap));
                let network = self.network.as_ref();
                // Where it is refused they are taken for nothing.
                network
                    .map_or(Ok(()), Network::overhear_no_more)
                    .unwrap_or_default();
            }
            if packets.is_empty() {
                return;
            }
            let packets = self.name_holders(packets);
            self.told.events.splice(place..place, packets);
        }
    }
}
