//! Programs that were there and did nothing: stopped by a signal, or each of their threads in a wait that nobody ends.

use super::scene::{Scene, at, names};
use super::{Evidence, Fact, Topic, Visit, list};
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::trace::survey::{SocketState, Survey, Target};
use crate::trace::{Action, ActorId, Event, Moment, What};
use crate::verdict::explain::waiting;
use crate::verdict::threads;

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
        let thaw = later.find(|later| match &later.what {
            What::Did(Action::Thaw(of)) | What::Saw(Event::Exited { actor: of, .. }) => {
                *of == actor
            }
            _ => false,
        });
        Some(stop(scene, actor, entry.at, thaw.map(|thaw| thaw.at)))
    });
    stops.collect()
}

fn stop(scene: &Scene<'_>, actor: ActorId, from: Moment, thaw: Option<Moment>) -> Fact {
    let until = thaw.unwrap_or(scene.over());
    let (name, begin, end) = (scene.name(actor), at(from), at(until));
    let looks: Vec<(Moment, &Survey)> = scene.surveys().collect();
    let before = looks.iter().rfind(|(at, _)| *at <= from);
    let during = looks.iter().rfind(|(at, _)| *at > from && *at < until);
    let mut text = match thaw {
        Some(_) => Text::new(
            format!(
                "{name} dihentikan sementara {} (SIGSTOP) dan berjalan lagi {}.",
                begin.id, end.id
            ),
            format!(
                "{name} was stopped {} (SIGSTOP) and went on {}.",
                begin.en, end.en
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
        add(&mut text, doings(scene, survey, actor, *seen));
    }
    if let Some((seen, survey)) = during {
        add(&mut text, unread(scene, survey, actor, *seen));
        add(&mut text, waiters(scene, survey, actor));
    }
    add(&mut text, served(scene, actor, (from, until)));
    let mut evidence = vec![Evidence::Moment(from)];
    evidence.extend(thaw.map(Evidence::Moment));
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
    add(&mut text, doings(scene, last.1, actor, last.0));
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
fn doings(scene: &Scene<'_>, survey: &Survey, actor: ActorId, seen: Moment) -> Option<Text> {
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
    let (all, seen) = (list(&told), at(seen));
    let words = |seen: &str, all: &str| {
        let mut letters = seen.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        format!("{first}{}: {all}.", letters.as_str())
    };
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

/// Who waited for it, and for nobody else.
fn waiters(scene: &Scene<'_>, survey: &Survey, actor: ActorId) -> Option<Text> {
    let is_its = |target: &Target| match target {
        Target::Socket(inode) => {
            let socket = survey.socket(*inode);
            socket.is_some_and(|one| is_connection(one.state) && survey.peer(one) == Some(actor))
        }
        _ => false,
    };
    let waits = |of: &ActorId| {
        let mut threads = survey
            .processes_of(*of)
            .flat_map(|process| &process.threads);
        threads.any(|thread| {
            let wait = thread.wait.as_ref();
            wait.is_some_and(|wait| !wait.on.is_empty() && wait.on.iter().all(is_its))
        })
    };
    let cast = (0..scene.record.scenario.cast.len()).map(ActorId);
    let others = cast.filter(|of| *of != actor).filter(waits);
    let others: Vec<Text> = others
        .map(|one| Text::new(scene.name(one), scene.name(one)))
        .collect();
    if others.is_empty() {
        return Some(Text::new(
            "Tidak ada yang menunggunya.",
            "Nobody waited for it.",
        ));
    }
    let others = list(&others);
    Some(Text::new(
        format!("Yang menunggunya: {}.", others.id),
        format!("Who waited for it: {}.", others.en),
    ))
}

/// Clients of the same server that were answered meanwhile.
fn served(scene: &Scene<'_>, actor: ActorId, (from, until): (Moment, Moment)) -> Option<Text> {
    let mut visits = scene.visits.iter();
    let own = visits.rfind(|visit| visit.actor() == Some(actor) && visit.knocked < from)?;
    let others = scene.visits.iter().filter(|other| {
        other.server == own.server && other.client != own.client && other.knocked < until
    });
    let answered = |one: &&Visit| {
        one.answers
            .iter()
            .any(|one| one.at > from && one.at < until)
    };
    let served: Vec<&Visit> = others.filter(answered).collect();
    let server = scene.party(own.server);
    if served.is_empty() {
        return None;
    }
    let names = names(served);
    Some(Text::new(
        format!("Selama itu {server} tetap mengirim kepada {}.", names.id),
        format!("In that time {server} still sent to {}.", names.en),
    ))
}

#[cfg(test)]
mod tests;
