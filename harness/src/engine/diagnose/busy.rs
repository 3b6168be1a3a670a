//! Who uses a core without a rest.

use super::{Case, Inquiry};
use crate::trace::ActorId;
use crate::trace::survey::{Call, Survey};
use crate::verdict::{Clue, Ended, Expected};
use std::time::Duration;

/// From how much of a core on, in percent, a program counts as busy, what it was kept waiting for one included; and
/// how much it must have had: no program needs that to begin.
const BUSY: u32 = 80;
const HAD: Duration = Duration::from_millis(200);

/// The actor, or one that serves it, uses a core without a rest.
pub(super) fn busy(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    if let (Expected::Rest(time), Some(used)) = (&case.expected, case.measured.used) {
        let share = share(used, *time);
        let name = case.actor.and_then(|actor| case.name(actor));
        let clue = |actor| Clue::Busy {
            actor,
            percent: share,
        };
        return name.map(clue).into_iter().collect();
    }
    // What ended at once, or because everybody waited without end, did not end because of a loop.
    let has_waited = matches!(case.ended, Ended::Deadline(_));
    let Some(now) = case.survey.filter(|_| has_waited) else {
        return Vec::new();
    };
    let concerned = case.alive().map(|witness| witness.actor);
    let concerned = concerned.filter(|actor| Some(*actor) == case.actor || case.serves(*actor));
    let clue = |actor: ActorId| {
        let mut shares = case.earlier.iter().map(|then| loops(now, then, actor));
        let percent = shares.find_map(|share| share)?;
        let actor = case.name(actor)?;
        Some(Clue::Busy { actor, percent })
    };
    concerned.filter_map(clue).collect()
}

/// Its share of a core between two looks, if it was busy all that time.
fn loops(now: &Survey, then: &Survey, actor: ActorId) -> Option<u32> {
    let time = now.load.at.since(then.load.at);
    let (used, waited) = now.spent(then, actor);
    let percent = share(used, time);
    let is_busy = used >= HAD && share(used + waited, time) >= BUSY;
    is_busy.then_some(percent)
}

/// Did any of its threads sleep, or wait with a time limit, when it was looked at?
pub(super) fn slept(case: &Case<'_>, actor: ActorId) -> bool {
    let mut processes = case.survey.into_iter().chain(case.earlier);
    processes.any(|survey| {
        let mut threads = survey.processes_of(actor).flat_map(|it| &it.threads);
        threads.any(|thread| {
            let wait = thread.wait.as_ref();
            wait.is_some_and(|wait| wait.is_timed || wait.call == Call::Sleep)
        })
    })
}

fn share(used: Duration, time: Duration) -> u32 {
    let percent = used.as_micros() * 100 / time.as_micros().max(1);
    u32::try_from(percent).unwrap_or(u32::MAX)
}
