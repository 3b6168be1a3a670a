//! The reference programs, driven from outside: alone, with their partner, and with Python programs in the module's style.

use libtest_mimic::{Arguments, Failed, Trial};
use std::panic::resume_unwind;
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

mod broadcast;
mod charcount;
mod chat;
mod groups;
mod lan_broadcast;
mod manners;
mod multicast;
mod namespace;
mod parity;
mod place;
mod terminal;
mod threaded;
mod wire;

/// How long one test may take. Its single waits have shorter limits; this is for what has none.
const LIMIT: Duration = Duration::from_secs(120);

/// A test mostly waits for programs, so that more of them than there are processors do not disturb each other.
const AT_ONCE: usize = 6;

/// A test, by its name, and whether it needs a machine of its own.
pub struct Test {
    name: &'static str,
    body: fn(),
    alone: bool,
}

/// Lists tests: `tests![one, two; alone: three, four]`. A test that is not listed is dead code, which the lints refuse.
#[macro_export]
macro_rules! tests {
    ($($here:ident),* $(,)? $(; alone: $($there:ident),+ $(,)?)?) => {
        &[
            $($crate::Test { name: concat!(module_path!(), "::", stringify!($here)), body: $here, alone: false },)*
            $($($crate::Test { name: concat!(module_path!(), "::", stringify!($there)), body: $there, alone: true },)+)?
        ]
    };
}

fn main() -> ExitCode {
    let obstacle = if namespace::entered() {
        None
    } else {
        namespace::obstacle()
    };
    if let Some(why) = &obstacle {
        eprintln!(
            "\nSKIPPED: tests that need a machine of their own do not run here and count as ignored,"
        );
        eprintln!("because this machine gives a test no namespaces: {why}\n");
    }
    let everything = [
        parity::TESTS,
        charcount::TESTS,
        threaded::TESTS,
        threaded::messages::TESTS,
        threaded::operator::TESTS,
        chat::TESTS,
        chat::messages::TESTS,
        chat::trouble::TESTS,
        multicast::TESTS,
        broadcast::TESTS,
        broadcast::bytes::TESTS,
        broadcast::leaving::TESTS,
        broadcast::trouble::TESTS,
        lan_broadcast::TESTS,
        groups::TESTS,
        groups::crowd::TESTS,
        groups::membership::TESTS,
        groups::trouble::TESTS,
    ];
    let trials = everything
        .into_iter()
        .flatten()
        .map(|test| test.trial(obstacle.is_some()));
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_ONCE);
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

impl Test {
    fn trial(&self, forbidden: bool) -> Trial {
        let Self { name, body, alone } = *self;
        let inside = namespace::entered();
        let trial = Trial::test(name, move || {
            if alone && !inside {
                return namespace::run(name);
            }
            in_time(body)
        });
        trial.with_ignored_flag(alone && forbidden)
    }
}

/// Runs the test, but waits for it no longer than `LIMIT`: a test that hangs fails, and the others go on.
fn in_time(body: fn()) -> Result<(), Failed> {
    let (tell, ended) = channel();
    let test = thread::spawn(move || {
        body();
        tell.send(()).ok();
    });
    match ended.recv_timeout(LIMIT) {
        Err(RecvTimeoutError::Timeout) => Err(format!("hangs: no end after {LIMIT:?}").into()),
        _ => test.join().or_else(|panic| resume_unwind(panic)),
    }
}
