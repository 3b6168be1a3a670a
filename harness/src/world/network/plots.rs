//! Networks for hosts to come: making them takes longer than anything else on the way into a room, and so they are
//! made while the house is built.

use super::setup::{self, cabled};
use rustix::fd::OwnedFd;
use std::io;
use std::thread::{self, JoinHandle};

/// Networks with nothing in them but a cable each, finished or in the making.
#[derive(Debug, Default)]
pub struct Plots {
    maker: Option<JoinHandle<io::Result<Vec<OwnedFd>>>>,
}

impl Plots {
    /// Begins with so many; all cables end in the network in which this thread is.
    pub(in crate::world) fn begin(count: usize) -> io::Result<Self> {
        if count == 0 {
            return Ok(Self::default());
        }
        let switch = setup::network()?;
        let make = move || (0..count).map(|host| cabled(host, &switch)).collect();
        let maker = thread::Builder::new().spawn(make)?;
        Ok(Self { maker: Some(maker) })
    }

    /// Waits for them.
    pub(super) fn finish(mut self) -> io::Result<Vec<OwnedFd>> {
        let Some(maker) = self.maker.take() else {
            return Ok(Vec::new());
        };
        let broken = |_| io::Error::other("whoever makes the networks broke off");
        maker.join().map_err(broken)?
    }
}

impl Drop for Plots {
    /// Nobody may be at work when this process forks.
    fn drop(&mut self) {
        if let Some(maker) = self.maker.take() {
            drop(maker.join());
        }
    }
}
