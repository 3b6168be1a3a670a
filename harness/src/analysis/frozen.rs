//! Programs that were there and did nothing: stopped by a signal, or each of their threads in a wait that nobody ends.

mod waiters;

use super::scene::{Scene, at, names};
use super::{Evidence, Fact, Said, Topic, Visit, list, time};
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::trace::survey::{SocketState, Survey, Target};
use crate::trace::{Action, ActorId, Event, Moment, What};
use crate::verdict::explain::waiting;
use crate::verdict::threads;
use waiters::waiters;

/// So many are told of.
const MOST: usize = 4;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut facts = stopped(scene);
    let cast = (0..scene.record.scenario.cast.len()).map(ActorId);
    facts.extend(cast.filter_map(|actor| stuck(scene, actor)));
    facts.truncate(MOST);
    facts
}

/// Those that the scenario stopped, each time.
fn stopped(scene: &Scene<'_>) -> Vec<Fact> {
    let trace = &scene.record.evidence.trace;
    let stops = trace.iter().enumerate().filter_map(|(place, entry)| {
        let What::Did(Action::Freeze(actor)) = entry.what else {
            return None;
        };
        let mut later = trace[place..].iter();
        let end = later.find_map(|later| match &later.what {
            What::Did(Action::Thaw(of)) => (*of == actor).then_some((later.at, End::Thaw)),
            What::Saw(Event::Exited { actor: of, .. }) => {
                (*of == actor).then_some((later.at, End::Exit))
            }
            _ => None,
        });
        // What ends only after the last check, the practicum itself ends.
        let end = end.filter(|(at, _)| *at <= scene.over());
        Some(stop(scene, actor, entry.at, end))
    });
    stops.collect()
}

/// What came first after a stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Thaw,
    Exit,
}

fn stop(scene: &Scene<'_>, actor: ActorId, from: Moment, end: Option<(Moment, End)>) -> Fact {
    let until = end.map_or(scene.over(), |(at, _)| at);
    let (name, begin, until_told) = (scene.name(actor), at(from), at(until));
    let looks: Vec<(Moment, &Survey)> = scene.surveys().collect();
    let before = looks.iter().rfind(|(at, _)| *at <= from);
    let during = looks.iter().rfind(|(at, _)| *at > from && *at <= until);
    let mut text = match end {
        Some((_, End::Exit)) => Text::new(
            format!(
                "{name} dihentikan sementara {} (SIGSTOP) dan berakhir {} tanpa pernah berjalan lagi.",
                begin.id, until_told.id
            ),
            format!(
                "{name} was stopped {} (SIGSTOP) and ended {} without ever having gone on.",
                begin.en, until_told.en
            ),
        ),
        Some((_, End::Thaw)) => Text::new(
            format!(
                "{name} dihentikan sementara {} (SIGSTOP) dan berjalan lagi {}.",
                begin.id, until_told.id
            ),
            format!(
                "{name} was stopped {} (SIGSTOP) and went on {}.",
                begin.en, until_told.en
            ),
        ),
        None => Text::new(
            format!(
                "{name} dihentikan sementara {} (SIGSTOP) dan tidak berjalan lagi.",
                begin.id
            ),
            format!(
                "{name} was stopped {} (SIGSTOP) and did not go on.",
                begin.en
            ),
        ),
    };
    if let Some((seen, survey)) = before {
        let seen = at(*seen);
        let when = Text::new(
            format!("Terakhir terlihat sebelum itu {}", seen.id),
            format!("Last seen before that {}", seen.en),
        );
        add(&mut text, doings(scene, survey, actor, &when));
    }
    if let Some((seen, survey)) = during {
        add(&mut text, unread(scene, survey, actor, *seen));
        add(&mut text, waiters(scene, survey, actor));
    }
    add(&mut text, served(scene, actor, (from, until)));
    let mut evidence = vec![Evidence::Moment(from)];
    evidence.extend(end.map(|(at, _)| Evidence::Moment(at)));
    Fact {
        topic: Topic::Leaving,
        text,
        evidence,
    }
}

/// One that was seen to leave lying what had come for it, from some moment to the last look, while none of its threads
/// could get at it and nobody at a terminal could move it.
fn stuck(scene: &Scene<'_>, actor: ActorId) -> Option<Fact> {
    let looks: Vec<(Moment, &Survey)> = scene.surveys().filter(|(_, one)| one.is_still()).collect();
    let is_stuck = |survey: &Survey| is_stuck(survey, actor);
    let last = looks.last().filter(|(_, survey)| is_stuck(survey))?;
    let held = looks
        .iter()
        .rev()
        .take_while(|(_, survey)| is_stuck(survey));
    let (first, _) = held.last()?;
    let (name, when) = (scene.name(actor), at(*first));
    let mut text = Text::new(
        format!(
            "{name} tidak membaca lagi, terlihat {}, meskipun programnya masih ada.",
            when.id
        ),
        format!(
            "{name} read no more, as was seen {}, though its program was still there.",
            when.en
        ),
    );
    add(&mut text, unread(scene, last.1, actor, last.0));
    let seen = time(last.0.since(Moment::default()));
    let when = Text::new(format!("Pada {}", seen.id), format!("At {}", seen.en));
    add(&mut text, doings(scene, last.1, actor, &when));
    add(&mut text, waiters(scene, last.1, actor));
    Some(Fact {
        topic: Topic::Leaving,
        text,
        evidence: vec![Evidence::Look(*first)],
    })
}

fn is_stuck(survey: &Survey, actor: ActorId) -> bool {
    let threads = || {
        let processes = survey.processes_of(actor).filter(|one| !one.is_stopped);
        processes.flat_map(|process| &process.threads)
    };
    let waits_on = |target: &Target| {
        let mut waits = threads().filter_map(|thread| thread.wait.as_ref());
        waits.any(|wait| wait.on.contains(target))
    };
    let mut sockets = survey
        .sockets_of(actor)
        .filter(|one| is_connection(one.state));
    threads().next().is_some()
        && !waits_on(&Target::Terminal(actor))
        && sockets.any(|one| one.unread > 0 && !waits_on(&Target::Socket(one.inode)))
}

fn is_connection(state: SocketState) -> bool {
    matches!(state, SocketState::Established | SocketState::PeerClosed)
}

fn add(text: &mut Text, more: Option<Text>) {
    if let Some(more) = more {
        text.id += &format!(" {}", more.id);
        text.en += &format!(" {}", more.en);
    }
}

fn named(scene: &Scene<'_>, actor: ActorId) -> Option<Name> {
    let actor = scene.record.scenario.cast.get(actor.0)?;
    Some(actor.name.clone())
}

/// What its threads waited in: equal ones together.
fn doings(scene: &Scene<'_>, survey: &Survey, actor: ActorId, seen: &Text) -> Option<Text> {
    let mut kinds: Vec<(Text, usize, usize)> = Vec::new();
    let name_of = |actor| named(scene, actor);
    for (number, thread) in (1..).zip(threads(survey, actor, &name_of)) {
        let words = waiting(&thread);
        match kinds.iter_mut().find(|(known, ..)| *known == words) {
            Some((.., alike)) => *alike += 1,
            None => kinds.push((words, number, 0)),
        }
    }
    let left_out = kinds.len().saturating_sub(MOST);
    let mut told: Vec<Text> = kinds.into_iter().take(MOST).map(doing).collect();
    if left_out > 0 {
        told.push(Text::new(
            format!("{left_out} lagi"),
            format!("{left_out} more"),
        ));
    }
    let all = list(&told);
    let words = |seen: &str, all: &str| format!("{seen}: {all}.");
    (!told.is_empty()).then(|| Text::new(words(&seen.id, &all.id), words(&seen.en, &all.en)))
}

/// `thread 2 (and 3 like it) waits for …`.
fn doing((words, number, alike): (Text, usize, usize)) -> Text {
    let (alike_id, alike_en) = match alike {
        0 => (String::new(), String::new()),
        _ => (
            format!(" (dan {alike} yang serupa)"),
            format!(" (and {alike} like it)"),
        ),
    };
    Text::new(
        format!("thread {number}{alike_id} {}", words.id),
        format!("thread {number}{alike_en} {}", words.en),
    )
}

/// How much had come for it that it had not read.
fn unread(scene: &Scene<'_>, survey: &Survey, actor: ActorId, seen: Moment) -> Option<Text> {
    let sockets = survey
        .sockets_of(actor)
        .filter(|one| is_connection(one.state));
    let lies: Vec<_> = sockets.filter(|one| one.unread > 0).collect();
    let bytes: u64 = lies.iter().map(|one| u64::from(one.unread)).sum();
    let from = lies.iter().filter_map(|one| survey.peer(one));
    let mut from: Vec<String> = from.map(|peer| scene.name(peer)).collect();
    from.dedup();
    let from: Vec<Text> = from
        .into_iter()
        .map(|one| Text::new(one.clone(), one))
        .collect();
    let (from, seen) = (list(&from), at(seen));
    let (from_id, from_en) = match from.en.is_empty() {
        true => (String::new(), String::new()),
        false => (format!(" dari {}", from.id), format!(" from {}", from.en)),
    };
    let plural = if bytes == 1 { "byte" } else { "bytes" };
    (bytes > 0).then(|| {
        Text::new(
            format!(
                "Yang sudah sampai dan belum dibacanya {}: {bytes} byte{from_id}.",
                seen.id
            ),
            format!(
                "What had come and it had not read {}: {bytes} {plural}{from_en}.",
                seen.en
            ),
        )
    })
}

/// Clients of the same server that were sent something meanwhile, and what was sent to itself.
fn served(scene: &Scene<'_>, actor: ActorId, (from, until): (Moment, Moment)) -> Option<Text> {
    let mut visits = scene.visits.iter();
    let own = visits.rfind(|visit| visit.actor() == Some(actor) && visit.knocked < from)?;
    let others = scene.visits.iter().filter(|other| {
        other.server == own.server && other.client != own.client && other.knocked < until
    });
    let is_meanwhile = |one: &&Said| one.at > from && one.at < until;
    let served: Vec<&Visit> = others
        .filter(|one| one.answers.iter().any(|one| is_meanwhile(&one)))
        .collect();
    let to_itself: Vec<&Said> = own.answers.iter().filter(is_meanwhile).collect();
    let (server, name) = (scene.party(own.server), scene.name(actor));
    let bytes: u64 = to_itself.iter().map(|one| u64::from(one.bytes)).sum();
    let mut told = Text::default();
    if !served.is_empty() {
        let names = names(served);
        told.id = format!("Selama itu {server} tetap mengirim kepada {}.", names.id);
        told.en = format!("In that time {server} still sent to {}.", names.en);
    }
    if bytes > 0 {
        let plural = if bytes == 1 { "byte" } else { "bytes" };
        let itself = Text::new(
            format!(
                "Kepada {name} sendiri {server} mengirim {bytes} byte selama itu: sistem operasi menerimanya meskipun programnya tidak berjalan."
            ),
            format!(
                "To {name} itself {server} sent {bytes} {plural} meanwhile: the operating system takes in what comes though the program stands still."
            ),
        );
        let gap = if told.en.is_empty() { "" } else { " " };
        told.id += &format!("{gap}{}", itself.id);
        told.en += &format!("{gap}{}", itself.en);
    }
    (!told.en.is_empty()).then_some(told)
}

#[cfg(test)]
mod tests;
