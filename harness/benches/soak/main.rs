//! Soundness by number: plays the reference and the liars again and again on a machine that is kept busy.
//!
//! `cargo bench -p praktikum --bench soak -- --plays 200 --liars 20 --load 2 --at-once 6 [WHAT]…`
//!
//! `--plays`: how often each scenario of the reference is played; `--liars`: how often each liar; `--load`: spinning
//! threads for each core; WHAT: names of scenarios (`chat/leave`) and liars (`chat_join`), otherwise all.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads the clock, prints its table, and stops at what it did not expect"
)]

mod tally;
mod work;

mod liar;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Instant;
use tally::Tally;
use work::Work;

/// What was asked for.
struct Wishes {
    plays: usize,
    liars: usize,
    load: usize,
    at_once: usize,
    only: Vec<String>,
}

fn main() {
    let wishes = Wishes::read();
    let work = work::all(&wishes);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let spinning = wishes.load * cores;
    println!(
        "{} runs, {} at once, {spinning} threads spinning on {cores} cores",
        work.len(),
        wishes.at_once,
    );
    let began = Instant::now();
    let tally = play(&work, wishes.at_once, spinning);
    println!("{tally}");
    println!("took {:.0} s", began.elapsed().as_secs_f64());
}

/// Plays everything, some at a time, while other threads keep the cores busy.
fn play(work: &[Work], at_once: usize, spinning: usize) -> Tally {
    let (is_over, next) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (teller, told) = channel();
    thread::scope(|scope| {
        for _ in 0..spinning {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        for _ in 0..at_once {
            let (teller, next) = (teller.clone(), &next);
            scope.spawn(move || {
                while let Some(work) = work.get(next.fetch_add(1, Ordering::Relaxed)) {
                    teller.send(work.play()).unwrap_or_default();
                }
            });
        }
        drop(teller);
        let mut tally = Tally::default();
        for plays in told {
            for play in plays {
                tally.add(play);
            }
        }
        is_over.store(true, Ordering::Relaxed);
        tally
    })
}

impl Wishes {
    fn read() -> Self {
        let mut wishes = Self {
            plays: 20,
            liars: 5,
            load: 2,
            at_once: 6,
            only: Vec::new(),
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|word| word.parse().ok()).unwrap();
            match word.as_str() {
                // Cargo's own.
                "--bench" => {}
                "--plays" => wishes.plays = number(),
                "--liars" => wishes.liars = number(),
                "--load" => wishes.load = number(),
                "--at-once" => wishes.at_once = number(),
                _ => wishes.only.push(word),
            }
        }
        wishes
    }

    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }
}
