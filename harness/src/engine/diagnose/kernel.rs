//! What the kernel knows: ports, memberships, backlogs, bytes that nobody reads, and circles.

use super::waits::{cycle, is_running, is_waited_on};
use super::{Case, Inquiry, Witness};
use crate::scenario::cast::{Actor, Part};
use crate::scenario::module::Role;
use crate::scenario::name::Name;
use crate::scenario::quantity::{Port, Protocol};
use crate::trace::survey::{Call, Socket, SocketState, Survey, Target};
use crate::trace::{ActorId, RefusalKind};
use crate::verdict::{Clue, Expected};
use std::net::Ipv4Addr;

/// Nobody listens where somebody should: the actor itself, or the one that it wanted to connect to.
pub(super) fn not_listening(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let wanted = match case.expected {
        Expected::Listens(port) => Some(port),
        Expected::Start { listens, .. } => listens,
        _ => None,
    };
    if let (Some(port), Some(actor)) = (wanted, case.actor) {
        // Who has ended opens nothing any more: that it ended is what is wrong.
        let survey = case.survey.filter(|_| case.exit().is_none());
        let open = survey.map(|survey| ports(survey, actor));
        let open = open.filter(|open| !open.contains(&port));
        let clues = open.map(|open| closed(case, open, actor, port));
        return clues.unwrap_or_default();
    }
    let was_refused = case.was_refused();
    let others = case.witnesses.iter();
    let others = others.filter(|witness| Some(witness.actor) != case.actor);
    let all = others.flat_map(|witness| {
        // A server that has ended listens no more, whatever the last look shows: that explains a refused connection.
        let has_ended = was_refused && witness.exit.is_some() && witness.sent_away.is_none();
        let survey = case.survey.filter(|_| case.is_alive(witness.actor));
        let open = survey.map(|survey| ports(survey, witness.actor));
        let open = open.or(has_ended.then(Vec::new));
        let missing = open.map(|open| {
            let wanted = case.role(witness.actor).map(|role| role.listens_on.clone());
            let missing = wanted.unwrap_or_default().into_iter();
            let missing = missing.filter(|port| !open.contains(port) && is_unreached(case, *port));
            missing
                .flat_map(|port| closed(case, open.clone(), witness.actor, port))
                .collect::<Vec<_>>()
        });
        missing.unwrap_or_default()
    });
    all.collect()
}

fn closed(case: &Inquiry<'_, '_>, open: Vec<Port>, actor: ActorId, wanted: Port) -> Vec<Clue> {
    let name = case.name(actor);
    let clue = |name| Clue::Ports {
        actor: name,
        wanted: Some(wanted.number),
        open,
    };
    name.map(clue).into_iter().collect()
}

/// Has the actor that missed something no way to who should listen there?
fn is_unreached(case: &Inquiry<'_, '_>, port: Port) -> bool {
    let Some(actor) = case.actor else {
        return false;
    };
    let leads_there = |socket: &Socket| {
        let remote = socket.remote.filter(|_| !socket.is_udp);
        remote.is_some_and(|remote| remote.port() == port.number)
    };
    let is_connected = |survey: &Survey| survey.sockets_of(actor).any(leads_there);
    case.was_refused()
        || port.protocol == Protocol::Udp
        || (!case.survey.is_some_and(is_connected) && !case.serves(actor))
}

fn ports(survey: &Survey, actor: ActorId) -> Vec<Port> {
    let all = survey.sockets_of(actor).filter_map(|socket| {
        let number = socket.local.port();
        match socket.state {
            SocketState::Listening { .. } => Some(Port {
                protocol: Protocol::Tcp,
                number,
            }),
            _ if socket.is_udp && number != 0 => Some(Port {
                protocol: Protocol::Udp,
                number,
            }),
            _ => None,
        }
    });
    let mut ports: Vec<Port> = Vec::new();
    for port in all {
        if !ports.contains(&port) {
            ports.push(port);
        }
    }
    ports
}

/// The actor is no member of the group of which it should be one.
pub(super) fn not_joined(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let (Some(survey), Some(actor)) = (case.survey, case.actor) else {
        return Vec::new();
    };
    let wanted: Vec<Ipv4Addr> = match &case.expected {
        Expected::Joins(group) => vec![*group],
        Expected::Start { joins, .. } => joins.iter().copied().collect(),
        _ => case
            .role(actor)
            .map(|role| role.joins.clone())
            .unwrap_or_default(),
    };
    let mut joined: Vec<Ipv4Addr> = survey
        .sockets_of(actor)
        .flat_map(|socket| socket.groups.clone())
        .collect();
    joined.dedup();
    let is_missing = wanted.iter().any(|group| !joined.contains(group)) && case.is_alive(actor);
    let name = case.name(actor).filter(|_| is_missing);
    let clue = |actor| Clue::Groups { actor, joined };
    name.map(clue).into_iter().collect()
}

/// A connection waits in a backlog, and no thread of its owner waits for connections.
pub(super) fn not_accepting(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let Some(survey) = case.survey else {
        return Vec::new();
    };
    let full = survey.sockets.iter().filter_map(|socket| {
        let owner = socket.actor?;
        let SocketState::Listening { waiting, .. } = socket.state else {
            return None;
        };
        let is_awaited = is_waited_on(survey, owner, &Target::Socket(socket.inode));
        let is_idle = waiting > 0 && !is_awaited && !is_running(survey, owner);
        (is_idle && case.can_act(owner)).then_some((socket, owner, waiting))
    });
    let full = full.filter(|(socket, owner, _)| concerns(case, survey, socket, *owner));
    let clue = |(socket, owner, waiting): (&Socket, ActorId, u32)| {
        Some(Clue::Backlog {
            actor: case.name(owner)?,
            port: socket.local.port(),
            waiting,
            guests: guests(case, survey, socket),
            instead: listens_to(survey, owner).and_then(|whom| case.name(whom)),
        })
    };
    full.filter_map(clue).collect()
}

/// Whose connections wait there.
fn guests(case: &Inquiry<'_, '_>, survey: &Survey, listening: &Socket) -> Vec<Name> {
    let waits = |socket: &&Socket| {
        survey
            .listener(socket)
            .is_some_and(|found| found.inode == listening.inode)
    };
    let all = survey.sockets.iter().filter(waits);
    let mut actors: Vec<ActorId> = all.filter_map(|socket| socket.actor).collect();
    actors.sort();
    actors.dedup();
    let names = actors.into_iter().filter_map(|actor| case.name(actor));
    names.collect()
}

/// Is the actor that missed something, or who spoke last, among those that wait to be accepted?
fn concerns(case: &Inquiry<'_, '_>, survey: &Survey, listening: &Socket, owner: ActorId) -> bool {
    let speaker = case.typed.last().map(|typed| typed.actor);
    let waits = |actor: ActorId| {
        let mut sockets = survey.sockets_of(actor);
        sockets.any(|socket| {
            survey
                .listener(socket)
                .is_some_and(|found| found.inode == listening.inode)
        })
    };
    case.actor == Some(owner) || case.actor.into_iter().chain(speaker).any(waits)
}

/// The one actor to whom its threads listen.
fn listens_to(survey: &Survey, actor: ActorId) -> Option<ActorId> {
    let threads = survey
        .processes_of(actor)
        .flat_map(|process| &process.threads);
    let waits = threads.filter_map(|thread| thread.wait.as_ref());
    let targets = waits
        .filter(|wait| matches!(wait.call, Call::Receive | Call::Read | Call::Poll))
        .flat_map(|wait| &wait.on);
    let mut peers: Vec<ActorId> = targets
        .filter_map(|target| match target {
            Target::Socket(inode) => survey.socket(*inode)?.peer,
            _ => None,
        })
        .collect();
    peers.dedup();
    match peers[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Bytes or a typed line wait at somebody who waits for something else.
pub(super) fn not_reading(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let Some(survey) = case.survey else {
        return Vec::new();
    };
    let speaker = case.typed.last().map(|typed| typed.actor);
    let mut concerned: Vec<ActorId> = case.actor.into_iter().chain(speaker).collect();
    concerned.extend(
        case.alive()
            .map(|it| it.actor)
            .filter(|actor| case.serves(*actor)),
    );
    let mut seen: Vec<ActorId> = Vec::new();
    concerned.retain(|actor| {
        let is_new = !seen.contains(actor);
        seen.push(*actor);
        is_new && case.can_act(*actor) && !is_running(survey, *actor)
    });
    concerned
        .into_iter()
        .flat_map(|actor| unread(case, survey, actor))
        .collect()
}

fn unread(case: &Inquiry<'_, '_>, survey: &Survey, actor: ActorId) -> Vec<Clue> {
    let Some(name) = case.name(actor) else {
        return Vec::new();
    };
    let is_left = |target: Target| !is_waited_on(survey, actor, &target);
    let sockets = survey.sockets_of(actor).filter(|socket| {
        let is_listening = matches!(socket.state, SocketState::Listening { .. });
        socket.unread > 0 && !is_listening && is_left(Target::Socket(socket.inode))
    });
    // What was sent last is what the sentence is about.
    let mut sockets: Vec<&Socket> = sockets.collect();
    sockets.sort_by_key(|socket| {
        let mut typed = case.typed.iter().rev();
        typed
            .position(|typed| Some(typed.actor) == socket.peer)
            .unwrap_or(usize::MAX)
    });
    let mut clues: Vec<Clue> = sockets
        .into_iter()
        .map(|socket| Clue::Unread {
            actor: name.clone(),
            from: socket.peer.and_then(|peer| case.name(peer)),
            bytes: socket.unread,
        })
        .collect();
    let mut terminals = survey.terminals.iter();
    if terminals.any(|terminal| terminal.actor == actor && terminal.has_unread)
        && is_left(Target::Terminal(actor))
    {
        clues.push(Clue::Untyped { actor: name });
    }
    clues
}

/// Everybody in a circle waits for a message from the next.
pub(super) fn deadlock(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let names = case
        .survey
        .map(|survey| cycle(case, survey))
        .unwrap_or_default();
    if names.is_empty() {
        return Vec::new();
    }
    vec![Clue::Cycle(names)]
}

/// What is worth telling besides: programs that stopped themselves, terminals that echo, ports that were taken.
pub(super) fn besides(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    if let Expected::Packets { .. } = case.expected {
        return case.measured.carried.clone();
    }
    let Some(survey) = case.survey else {
        return Vec::new();
    };
    let stopped = case.alive().filter(|witness| {
        let mut processes = survey.processes_of(witness.actor);
        !witness.is_frozen && processes.any(|process| process.is_stopped)
    });
    let stopped = stopped.filter_map(|witness| case.name(witness.actor));
    let echoing = survey
        .terminals
        .iter()
        .filter(|terminal| terminal.echoes && Some(terminal.actor) == case.actor);
    let echoing = echoing.filter_map(|terminal| case.name(terminal.actor));
    let stopped = stopped.map(|actor| Clue::Stopped { actor });
    stopped
        .chain(echoing.map(|actor| Clue::Echo { actor }))
        .collect()
}

impl<'a> Case<'a> {
    pub(super) fn role(&self, actor: ActorId) -> Option<&'a Role> {
        match &self.cast.get(actor.0)?.part {
            Part::Program(program) => self.roles.iter().find(|role| role.name == program.role),
            _ => None,
        }
    }

    /// The programs that have not ended.
    pub(super) fn alive(&self) -> impl Iterator<Item = &'a Witness<'a>> {
        let all = self.witnesses.iter();
        all.filter(|witness| self.is_alive(witness.actor))
    }

    fn is_alive(&self, actor: ActorId) -> bool {
        let is_program = self.cast.get(actor.0).is_some_and(Actor::is_program);
        let refused = self.measured.refusal.as_ref();
        let never_ran = refused.is_some_and(|it| it.kind == RefusalKind::NotExecutable)
            && self.actor == Some(actor);
        let is_there = self.witness(actor).is_some_and(|it| it.exit.is_none());
        is_program && is_there && !never_ran
    }

    /// Is it a program that the scenario lets run?
    fn can_act(&self, actor: ActorId) -> bool {
        self.is_alive(actor) && self.witness(actor).is_some_and(|it| !it.is_frozen)
    }
}
