//! Many plays at once: each is a process of its own, and a thread here listens to it. So is what makes programs ready.
//!
//! What is to be done comes one by one, and every result is handed on as soon as it may be: nothing is kept, however
//! many there are.

mod floor;
mod ledger;
mod pace;

use crate::record::Record;
use crate::run::house::{House, Told};
use crate::run::piece::Piece;
use crate::run::season::Interrupted;
use crate::world::effort;
use crate::world::interrupt::Interrupts;
use anyhow::{Context, Result};
use floor::{Floor, Report};
use pace::Pace;
use std::sync::Arc;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

/// One play that is wished.
#[derive(Debug)]
pub struct Order<T> {
    /// By what it is known again.
    pub tag: T,
    pub piece: Piece,
    pub seed: u64,
}

/// What is to be done: something is made ready, which may take its time, and from that come the plays. It is to stop
/// when it is interrupted.
pub type Make<'w, T> = Box<dyn FnOnce(&Arc<Interrupts>) -> Vec<Order<T>> + Send + 'w>;

/// What is told on the way.
#[derive(Debug)]
pub enum Progress<'a, T> {
    /// Something was made ready.
    Made,
    /// Nothing has come to its end; whoever makes something ready may have news of its own.
    Waits,
    Begins(&'a T),
    /// The machine was too busy to tell: it is played again, with nobody beside it.
    Again(&'a T),
    Told(Told),
    /// A play is over; those of one submission come in the order in which they were wished.
    Ended(T, Box<Record>),
}

/// How many play at once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Crew {
    /// As many as was said, or else as many as the cores can serve.
    pub jobs: Option<usize>,
}

impl Crew {
    /// Does all the work. It is taken in a thread of its own.
    pub fn play<'w, T: Send>(
        self,
        work: impl Iterator<Item = Make<'w, T>> + Send,
        house: &mut House,
        tell: &mut dyn FnMut(Progress<'_, T>) -> Result<()>,
    ) -> Result<Option<Interrupted>> {
        let cores = effort::cores();
        let pace = self
            .jobs
            .map_or_else(|| Pace::of(cores), |jobs| Pace::fixed(cores, jobs));
        let (give, take) = sync_channel(1);
        let (report, reports) = channel();
        thread::scope(|scope| {
            let nudge = report.clone();
            let supply = move || {
                for one in work {
                    if give.send(one).is_err() || nudge.send(Report::Offered).is_err() {
                        break;
                    }
                }
            };
            let supplier = thread::Builder::new().name("work".to_string());
            supplier
                .spawn_scoped(scope, supply)
                .context("a thread cannot be started")?;
            let mut floor = Floor::new(scope, (cores, pace), take, (report, reports));
            let done = floor.run(house, tell);
            floor.clear();
            done
        })
    }
}
