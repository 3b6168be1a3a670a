//! Who waits for whom: what the kernel said about every thread, with the names of the play.

use super::Case;
use crate::scenario::cast::Part;
use crate::scenario::name::Name;
use crate::trace::ActorId;
use crate::trace::survey::{Call, SocketState, Survey, Target};
use crate::verdict::{Waiting, threads};

/// How many threads are told of.
const THREADS: usize = 40;

impl Case<'_> {
    /// What every thread of every program waits for: first whom the sentence is about, then the others in their order.
    pub(super) fn waiting(&self) -> Vec<Waiting> {
        let Some(survey) = self.survey else {
            return Vec::new();
        };
        // The look may be older than an end.
        let there = self
            .witnesses
            .iter()
            .filter(|witness| witness.exit.is_none());
        let mut actors: Vec<ActorId> = there.map(|witness| witness.actor).collect();
        actors.sort_by_key(|actor| (Some(*actor) != self.actor, !self.serves(*actor), *actor));
        let all = actors
            .into_iter()
            .flat_map(|actor| threads(survey, actor, &|actor| self.name(actor)));
        all.take(THREADS).collect()
    }

    /// Does its role listen: is it one that serves others?
    pub(super) fn serves(&self, actor: ActorId) -> bool {
        match self.cast.get(actor.0).map(|actor| &actor.part) {
            Some(Part::Program(program)) => self
                .roles
                .iter()
                .any(|role| role.name == program.role && !role.listens_on.is_empty()),
            Some(Part::Listen { .. }) => true,
            _ => false,
        }
    }
}

/// Does any thread of the actor wait on this?
pub(super) fn is_waited_on(survey: &Survey, actor: ActorId, target: &Target) -> bool {
    let mut threads = survey
        .processes_of(actor)
        .flat_map(|process| &process.threads);
    threads.any(|thread| {
        let wait = thread.wait.as_ref();
        wait.is_some_and(|wait| wait.on.contains(target) && wait.call != Call::Send)
    })
}

/// Does any thread of the actor run, or could?
pub(super) fn is_running(survey: &Survey, actor: ActorId) -> bool {
    let mut processes = survey.processes_of(actor);
    processes.any(|process| {
        !process.is_stopped && process.threads.iter().any(|thread| thread.wait.is_none())
    })
}

/// A circle of actors, each of which waits for the next; it begins with the actor that missed something, if it is in it.
pub(super) fn cycle(case: &Case<'_>, survey: &Survey) -> Vec<Name> {
    let all = case.witnesses.iter().map(|witness| witness.actor);
    let starts = case.actor.into_iter().chain(all);
    let mut found = starts.filter_map(|start| circle(survey, vec![start]));
    let circle = found.next().unwrap_or_default();
    circle
        .into_iter()
        .filter_map(|actor| case.name(actor))
        .collect()
}

fn circle(survey: &Survey, path: Vec<ActorId>) -> Option<Vec<ActorId>> {
    let (first, last) = (*path.first()?, *path.last()?);
    let blocked_by = waits_only_for(survey, last)?;
    for next in blocked_by {
        // A thread that waits for the very one who waits for it closes the circle, whatever its others do:
        // unless one of them asks the operator, who has the next word.
        let is_closed = path.len() == 1 && next != first && waits_for(survey, next, first);
        if is_closed && !awaits_line(survey, next) {
            return Some(vec![first, next]);
        }
        if next == first && path.len() > 1 {
            return Some(path);
        }
        if !path.contains(&next) {
            let longer = path.iter().copied().chain([next]).collect();
            if let Some(found) = circle(survey, longer) {
                return Some(found);
            }
        }
    }
    None
}

/// For whom all of its threads wait, without a time limit and without anything to be read; nothing if any of them
/// waits for somebody outside.
fn waits_only_for(survey: &Survey, actor: ActorId) -> Option<Vec<ActorId>> {
    let mut whom: Vec<ActorId> = Vec::new();
    for thread in survey
        .processes_of(actor)
        .flat_map(|process| &process.threads)
    {
        let wait = thread.wait.as_ref().filter(|wait| !wait.is_timed)?;
        match wait.call {
            Call::Futex | Call::Child => {}
            Call::Receive | Call::Read | Call::Poll => {
                for target in &wait.on {
                    whom.push(expects(survey, target)?);
                }
            }
            _ => return None,
        }
    }
    let is_stopped = survey.processes_of(actor).any(|process| process.is_stopped);
    let mut terminals = survey.terminals.iter();
    let was_told = terminals.any(|terminal| terminal.actor == actor && terminal.has_unread);
    (!is_stopped && !was_told && !whom.is_empty()).then_some(whom)
}

/// Does any of its threads wait for a message from just this actor?
fn waits_for(survey: &Survey, actor: ActorId, from: ActorId) -> bool {
    let mut threads = survey
        .processes_of(actor)
        .flat_map(|process| &process.threads);
    threads.any(|thread| {
        thread.wait.as_ref().is_some_and(|wait| {
            matches!(wait.call, Call::Receive | Call::Read | Call::Poll)
                && !wait.is_timed
                && wait
                    .on
                    .iter()
                    .any(|target| expects(survey, target) == Some(from))
        })
    })
}

/// Does any of its threads wait at its terminal, where somebody can move it?
fn awaits_line(survey: &Survey, actor: ActorId) -> bool {
    is_waited_on(survey, actor, &Target::Terminal(actor))
}

/// From whom a message is awaited on a connection on which none waits to be read.
fn expects(survey: &Survey, target: &Target) -> Option<ActorId> {
    let Target::Socket(inode) = target else {
        return None;
    };
    let socket = survey.socket(*inode)?;
    let is_awaited = socket.state == SocketState::Established && socket.unread == 0;
    is_awaited.then_some(socket.peer)?
}
