//! Can the threads on stage go on by themselves, by what they are doing?

use super::terminal::Terminals;
use crate::trace::survey::Restless;
use crate::world::proc::descriptor::Link;
use crate::world::proc::process::Process;
use crate::world::proc::roster::Roster;
use crate::world::proc::task::{Rest, Task};
use crate::world::proc::wait::{Patience, Waiting};
use std::time::Duration;

/// The first reason why somebody may go on; a reason that lasts before one that passes.
///
/// Who wakes by itself after `horizon` at the earliest does not matter.
pub(super) fn look(roster: &Roster, terminals: &Terminals, horizon: Duration) -> Option<Restless> {
    let mut passing = None;
    for process in &roster.processes {
        match restless(process, roster, terminals, horizon) {
            Some(why @ Restless::Running { .. }) => passing = passing.or(Some(why)),
            Some(why) => return Some(why),
            None => {}
        }
    }
    passing
}

fn restless(
    process: &Process,
    roster: &Roster,
    terminals: &Terminals,
    horizon: Duration,
) -> Option<Restless> {
    let pid = process.pid;
    if process.is_zombie() {
        // Those of the stage will be reaped, and told; those of programs can do nothing.
        return roster
            .is_own(process.facts.stat.parent)
            .then_some(Restless::Running { pid });
    }
    if process.is_stopped() {
        return None;
    }
    if process.facts.is_hidden {
        return Some(Restless::Unknown { pid });
    }
    let mut living = process
        .tasks
        .iter()
        .filter(|task| !task.is_dead())
        .peekable();
    if living.peek().is_none() {
        return Some(Restless::Running { pid });
    }
    let found = living.find_map(|task| of_task(task, process, terminals, horizon));
    let timer = process.facts.has_timer.then_some(Restless::Timer { pid });
    match found {
        Some(Restless::Running { .. }) => timer.or(found),
        found => found.or(timer),
    }
}

fn of_task(
    task: &Task,
    process: &Process,
    terminals: &Terminals,
    horizon: Duration,
) -> Option<Restless> {
    let pid = process.pid;
    if task.rest == Rest::Hidden {
        return Some(Restless::Unknown { pid });
    }
    if !task.is_settled() {
        return Some(Restless::Running { pid });
    }
    let Some(waiting) = &task.waiting else {
        return Some(Restless::Running { pid });
    };
    match waiting.patience {
        Patience::Until(end) if end >= horizon => None,
        Patience::Timed | Patience::Until(_) => Some(Restless::Timed { pid }),
        Patience::Unknown => Some(Restless::Unknown { pid }),
        Patience::Endless => {
            is_strange(waiting, process, terminals).then_some(Restless::Unknown { pid })
        }
    }
}

/// It waits for a terminal that is not of the stage.
fn is_strange(waiting: &Waiting, process: &Process, terminals: &Terminals) -> bool {
    waiting.on.iter().any(|watch| match &watch.link {
        Link::Terminal(path) if path == "/dev/tty" => process.actor.is_none(),
        Link::Terminal(path) => terminals.actor(path).is_none(),
        _ => false,
    })
}
