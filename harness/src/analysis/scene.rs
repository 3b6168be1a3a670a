//! What all facts are computed from, gathered once.

use super::visits::{self, Visit};
use super::{Evidence, list, time};
use crate::record::Record;
use crate::record::parties::Parties;
use crate::record::wire::{Message, Party, messages};
use crate::scenario::cast::Actor;
use crate::scenario::sentence::Signal;
use crate::scenario::text::Text;
use crate::trace::survey::Survey;
use crate::trace::{Action, ActorId, Event, Moment, What};
use crate::verdict::explain::{visible, visible_bytes};
use std::collections::BTreeSet;

pub(in crate::analysis) struct Scene<'a> {
    pub(super) record: &'a Record,
    pub(super) messages: Vec<Message<'a>>,
    pub(super) visits: Vec<Visit>,
}

impl<'a> Scene<'a> {
    pub(super) fn of(record: &'a Record) -> Self {
        let messages = messages(record);
        let visits = visits::of(record, &Parties::of(record), &messages);
        Self {
            record,
            messages,
            visits,
        }
    }

    /// As it stands in a fact.
    pub(super) fn name(&self, actor: ActorId) -> String {
        let actor = self.record.scenario.cast.get(actor.0);
        actor.map_or_else(String::new, |actor| called(actor.name.as_str()))
    }

    pub(super) fn party(&self, party: Party) -> String {
        match party {
            Party::Actor(actor) => self.name(actor),
            Party::Group(address) | Party::Everybody(address) => called(&address.to_string()),
            Party::Stranger(address) => called(&address.to_string()),
        }
    }

    /// Is it a program of the submission? The others are the practicum's own sockets.
    pub(super) fn is_program(&self, actor: ActorId) -> bool {
        let actor = self.record.scenario.cast.get(actor.0);
        actor.is_some_and(Actor::is_program)
    }

    /// Was it on stage at this moment, as far as is known?
    pub(super) fn is_there(&self, of: ActorId, at: Moment) -> bool {
        self.last_move(of, at) == Some(true)
    }

    /// Had it left the stage by this moment?
    pub(super) fn has_gone(&self, of: ActorId, at: Moment) -> bool {
        self.last_move(of, at) == Some(false)
    }

    /// Did it come or go last? What is killed by force does nothing from then on, even before its end is seen.
    fn last_move(&self, of: ActorId, at: Moment) -> Option<bool> {
        let trace = self.record.evidence.trace.iter();
        let so_far = trace.take_while(|entry| entry.at <= at);
        let moves = so_far.filter_map(|entry| match &entry.what {
            What::Did(Action::Start { actor, .. }) => (*actor == of).then_some(true),
            What::Did(
                Action::Close(actor)
                | Action::Signal {
                    actor,
                    signal: Signal::Kill,
                },
            )
            | What::Saw(Event::Exited { actor, .. }) => (*actor == of).then_some(false),
            _ => None,
        });
        moves.last()
    }

    /// Was it put on stage for the first time after this moment?
    pub(super) fn starts_after(&self, of: ActorId, at: Moment) -> bool {
        let mut trace = self.record.evidence.trace.iter();
        let start = trace.find(
            |entry| matches!(&entry.what, What::Did(Action::Start { actor, .. }) if *actor == of),
        );
        start.is_some_and(|entry| entry.at > at)
    }

    /// Those of the play, and the one of what was left over.
    pub(super) fn surveys(&self) -> impl Iterator<Item = (Moment, &'a Survey)> {
        let trace = self.record.evidence.trace.iter();
        let seen = trace.filter_map(|entry| match &entry.what {
            What::Saw(Event::Surveyed(survey)) => Some((entry.at, survey.as_ref())),
            _ => None,
        });
        let last = self.record.evidence.left_over.as_deref();
        seen.chain(last.map(|survey| (survey.load.at, survey)))
    }

    /// When the last check had ended: who went then was asked to.
    pub(super) fn over(&self) -> Moment {
        let left = self.record.evidence.left_over.as_deref();
        left.map_or(self.record.about.took, |survey| survey.load.at)
    }

    /// What an actor printed, piece by piece.
    pub(super) fn printed(&self, of: ActorId) -> impl Iterator<Item = (Moment, &'a [u8])> {
        let trace = self.record.evidence.trace.iter();
        trace.filter_map(move |entry| match &entry.what {
            What::Saw(Event::Printed { actor, bytes }) if *actor == of => {
                Some((entry.at, bytes.0.as_slice()))
            }
            _ => None,
        })
    }

    /// The lines that were typed at an actor's terminal, and when.
    pub(super) fn typed(&self, of: ActorId) -> impl Iterator<Item = (Moment, &'a str)> {
        let trace = self.record.evidence.trace.iter();
        let typed = trace.filter_map(move |entry| match &entry.what {
            What::Did(Action::Write { actor, bytes }) if *actor == of => {
                Some((entry.at, std::str::from_utf8(&bytes.0).ok()?))
            }
            _ => None,
        });
        typed.flat_map(|(at, text)| text.lines().map(move |line| (at, line)))
    }

    /// Who was seen to have a UDP socket with this port.
    pub(super) fn listeners(&self, port: u16) -> BTreeSet<ActorId> {
        let trace = self.record.evidence.trace.iter();
        let told = trace.filter_map(|entry| match &entry.what {
            What::Saw(Event::Holds {
                actor,
                is_udp: true,
                local,
            }) if local.port() == port => Some(*actor),
            _ => None,
        });
        let mut listeners: BTreeSet<ActorId> = told.collect();
        for (_, survey) in self.surveys() {
            let sockets = survey
                .sockets
                .iter()
                .filter(|one| one.is_udp && one.local.port() == port);
            listeners.extend(sockets.filter_map(|one| one.actor));
        }
        listeners
    }

    /// Did an actor print this text from this moment on?
    pub(super) fn shows(&self, of: ActorId, text: &str, from: Moment) -> bool {
        let mut all = Vec::new();
        let pieces = self.printed(of).filter(|(at, _)| *at >= from);
        pieces.for_each(|(_, bytes)| all.extend_from_slice(bytes));
        String::from_utf8_lossy(&all).contains(text)
    }

    /// How far away it sits: 0 on the same machine, 1 on the same network, 2 behind the router.
    pub(super) fn distance(&self, from: Party, actor: ActorId) -> u8 {
        let Party::Actor(sender) = from else {
            return 0;
        };
        let hosts = &self.record.scenario.hosts;
        let host = |actor: ActorId| {
            let actor = self.record.scenario.cast.get(actor.0)?;
            hosts.host_of(&actor.name)
        };
        let (Some(own), Some(other)) = (host(sender), host(actor)) else {
            return 0;
        };
        let network = |host| hosts.seat(host).map(|(network, _)| network);
        match network(own) == network(other) {
            true => u8::from(own != other),
            false => 2,
        }
    }

    /// The actors to whom somebody connected, in the order in which that began.
    pub(super) fn servers(&self) -> Vec<ActorId> {
        let mut servers = Vec::new();
        for visit in &self.visits {
            if let Party::Actor(actor) = visit.server
                && !servers.contains(&actor)
            {
                servers.push(actor);
            }
        }
        servers
    }
}

/// A name, marked as one: `first` is somebody.
pub(super) fn called(name: &str) -> String {
    format!("`{name}`")
}

/// Several names, as a sentence lists them.
pub(super) fn names<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> Text {
    let all = visits.into_iter().map(Visit::called);
    let all: Vec<Text> = all.map(|name| Text::new(name.clone(), name)).collect();
    list(&all)
}

/// A packet by its number, or the moment where its frame was not kept.
pub(super) fn packet(number: Option<usize>, at: Moment) -> Evidence {
    number.map_or(Evidence::Moment(at), Evidence::Packet)
}

/// `pada 12 ms`.
pub(super) fn at(moment: Moment) -> Text {
    let when = time(moment.since(Moment::default()));
    Text::new(format!("pada {}", when.id), format!("at {}", when.en))
}

/// A payload as it may stand in a sentence: `“halo”`.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    let cut: String = text.chars().take(LONGEST).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("“{}{more}”", visible(&cut))
}

/// What passed as bytes, perhaps no text.
pub(super) fn quoted_bytes(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => quoted(text),
        Err(_) => quoted(&visible_bytes(bytes)),
    }
}
