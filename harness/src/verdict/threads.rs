//! What each thread of a program waits for: what the kernel said about it, with the names of the play.

use super::{Waiting, WaitsFor};
use crate::scenario::name::Name;
use crate::trace::ActorId;
use crate::trace::survey::{Call, Process, SocketState, Survey, Target, Thread, Wait};

/// Of how many things that one thread waits for is told.
const THINGS: usize = 8;

type Names<'a> = dyn Fn(ActorId) -> Option<Name> + 'a;

pub fn threads(survey: &Survey, actor: ActorId, names: &Names<'_>) -> Vec<Waiting> {
    let Some(name) = names(actor) else {
        return Vec::new();
    };
    let threads: Vec<(&Process, &Thread)> = survey
        .processes_of(actor)
        .flat_map(|process| process.threads.iter().map(move |thread| (process, thread)))
        .collect();
    let is_alone = threads.len() == 1;
    let told = |(at, (process, thread)): (usize, &(&Process, &Thread))| {
        let wait = thread.wait.as_ref().filter(|_| !process.is_stopped);
        Waiting {
            actor: name.clone(),
            thread: (!is_alone).then_some(at + 1),
            call: wait.map(|wait| wait.call),
            on: wait
                .map(|wait| waits_for(survey, actor, wait, names))
                .unwrap_or_default(),
            is_timed: wait.is_some_and(|wait| wait.is_timed),
            is_stopped: process.is_stopped,
        }
    };
    threads.iter().enumerate().map(told).collect()
}

fn waits_for(survey: &Survey, actor: ActorId, wait: &Wait, names: &Names<'_>) -> Vec<WaitsFor> {
    if matches!(wait.call, Call::Futex | Call::Child) {
        return vec![WaitsFor::Own];
    }
    let mut things: Vec<WaitsFor> = Vec::new();
    for target in &wait.on {
        let thing = match target {
            Target::Terminal(whose) if *whose == actor => WaitsFor::Terminal,
            Target::Socket(inode) => socket(survey, *inode, names),
            _ => WaitsFor::Something,
        };
        if !things.contains(&thing) && things.len() < THINGS {
            things.push(thing);
        }
    }
    things
}

fn socket(survey: &Survey, inode: u64, names: &Names<'_>) -> WaitsFor {
    let Some(socket) = survey.socket(inode) else {
        return WaitsFor::Something;
    };
    let port = socket.local.port();
    if matches!(socket.state, SocketState::Listening { .. }) {
        return WaitsFor::Connection { port };
    }
    match survey.peer(socket).and_then(names) {
        Some(name) => WaitsFor::Actor(name),
        None if socket.is_udp => WaitsFor::Datagram { port },
        None => WaitsFor::Something,
    }
}
