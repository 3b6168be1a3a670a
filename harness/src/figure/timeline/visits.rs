//! Each client's connection: from its first segment to its last.

use crate::analysis::time;
use crate::record::Record;
use crate::record::parties::Parties;
use crate::record::wire::{Message, Sign, messages};
use crate::scenario::text::{Language, Text};
use crate::trace::survey::Survey;
use crate::trace::{Event, Moment, What};

pub(super) struct Visit {
    pub(super) name: String,
    pub(super) knocked: Moment,
    /// Accepted by this moment: the server was seen to hold it, or had said something.
    pub(super) accepted: Option<Moment>,
    /// When the server said something.
    pub(super) answers: Vec<Moment>,
    pub(super) ended: Moment,
}

pub(super) fn visits(record: &Record) -> Vec<Visit> {
    let parties = Parties::of(record);
    let messages = messages(record);
    let knocks = messages.iter().filter(|one| one.sign == Sign::Asks);
    let visit = |knock: &Message<'_>| {
        let (client, server) = knock.packet.transport.ports()?;
        let ours = |ports| {
            let later = messages.iter().filter(move |one| one.at >= knock.at);
            later.filter(move |one| one.packet.transport.ports() == Some(ports))
        };
        let says = ours((server, client)).filter(|one| one.packet.bytes > 0);
        let answers: Vec<Moment> = says.map(|one| one.at).collect();
        let ends = ours((client, server)).chain(ours((server, client)));
        let is_end = |one: &&Message<'_>| matches!(one.sign, Sign::Ends | Sign::Breaks);
        let ended = ends.filter(is_end).map(|one| one.at).max();
        let held = held(record, server, client, knock.at);
        let name = parties
            .sender(knock.packet)
            .and_then(|actor| parties.name(actor));
        Some(Visit {
            name: name.map_or_else(|| format!("port {client}"), ToString::to_string),
            knocked: knock.at,
            accepted: held.into_iter().chain(answers.first().copied()).min(),
            answers,
            ended: ended.unwrap_or(record.about.took).max(knock.at),
        })
    };
    knocks.filter_map(visit).collect()
}

/// When somebody was first seen to have accepted it.
fn held(record: &Record, server: u16, client: u16, after: Moment) -> Option<Moment> {
    let holds = |survey: &Survey| {
        let mut sockets = survey.sockets.iter().filter(|one| one.actor.is_some());
        sockets.any(|one| {
            let remote = one.remote.map(|remote| remote.port());
            !one.is_udp && one.local.port() == server && remote == Some(client)
        })
    };
    let mut entries = record.evidence.trace.iter();
    entries.find_map(|entry| match &entry.what {
        What::Saw(Event::Serves { from, .. }) if from.port() == client && entry.at >= after => {
            Some(entry.at)
        }
        What::Saw(Event::Surveyed(survey)) if entry.at >= after && holds(survey) => Some(entry.at),
        _ => None,
    })
}

impl Visit {
    /// In a sentence.
    pub(super) fn told(&self, language: Language) -> String {
        let knocked = time(self.knocked.since(Moment::default()));
        let told = match self.answers.first() {
            Some(first) => {
                let wait = time(first.since(self.knocked));
                Text::new(
                    format!(
                        "{} tersambung pada {} dan dijawab setelah {}.",
                        self.name, knocked.id, wait.id
                    ),
                    format!(
                        "{} connected at {} and was answered after {}.",
                        self.name, knocked.en, wait.en
                    ),
                )
            }
            None => Text::new(
                format!(
                    "{} tersambung pada {} dan tidak dijawab.",
                    self.name, knocked.id
                ),
                format!(
                    "{} connected at {} and was not answered.",
                    self.name, knocked.en
                ),
            ),
        };
        told.in_language(language).to_string()
    }
}
