//! An end is told before it is told that nothing can happen any more: it is asked for before each look, and who has
//! ended and was not asked for yet is not still.

use super::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle};

const OTHER: ActorId = ActorId(1);

/// Threads that want all cores for themselves, until they are dropped.
struct Load(Arc<AtomicBool>, Vec<JoinHandle<()>>);

impl Load {
    fn of(threads: usize) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let spin = |_| {
            let is_over = Arc::clone(&is_over);
            let work = move || {
                while !is_over.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            };
            Builder::new().name("busy".into()).spawn(work).unwrap()
        };
        let threads = (0..threads).map(spin).collect();
        Self(is_over, threads)
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
        for thread in self.1.drain(..) {
            thread.join().unwrap_or_default();
        }
    }
}

/// Lines that end a program, each in another way; one leaves a child that waits for ever.
const ENDS: [&str; 5] = [
    "input()",
    "import os; input(); os._exit(3)",
    "import os, threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\ninput(); os._exit(0)",
    "import os\ninput()\nfor fd in range(3): os.close(fd)\nos.abort()",
    "import os, signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\nr, w = os.pipe()\nif os.fork() == 0: os.read(r, 1)\ninput()",
];

/// The first look that finds everybody still after the line was typed.
fn ends_before_it_is_still(script: &str) -> bool {
    let waits = python("while True: print(input())");
    let mut play = Play::new(vec![python(script), waits]);
    play.start(ONLY);
    play.start(OTHER);
    let still = Wants {
        stillness: true,
        ..Wants::default()
    };
    let is_still = |event: &Event| matches!(event, Event::Surveyed(survey) if survey.is_still());
    play.look(&still, is_still);
    assert_eq!(
        exit(&play.seen, ONLY),
        None,
        "it ended before it was told to"
    );
    play.types(ONLY, "\n");
    play.look(&still, is_still);
    exit(&play.seen, ONLY).is_some()
}

#[test]
fn who_has_ended_is_known_to_have_ended_when_all_is_still() {
    for threads in [0, 4] {
        let _load = Load::of(threads);
        for round in 0..2 {
            for script in ENDS {
                let is_known = ends_before_it_is_still(script);
                assert!(is_known, "round {round} beside {threads} threads: {script}");
            }
        }
    }
}
