//! A server that ended by a fault of its own while somebody was connected, and what it had waited for.

use super::super::scene::{Scene, at, names};
use super::super::serving::receives;
use super::super::{Evidence, Fact, Topic, Visit, time};
use crate::record::wire::Sign;
use crate::scenario::text::Text;
use crate::trace::survey::Survey;
use crate::trace::{Action, ActorId, Event, Exit, Moment, What};
use crate::verdict::explain::signal;
use crate::verdict::{CheckOutcome, Verdict};

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let servers = scene.servers().into_iter();
    servers.filter_map(|server| fell(scene, server)).collect()
}

fn fell(scene: &Scene<'_>, server: ActorId) -> Option<Fact> {
    let (when, how) = ending(scene, server)?;
    let theirs = scene.visits.iter().filter(|one| one.is_to(server));
    let stayed = |one: &&Visit| one.left.is_none_or(|left| left > one.released.min(when));
    let theirs: Vec<&Visit> = theirs
        .filter(|one| one.knocked < when)
        .filter(stayed)
        .filter(|one| one.ended.after(LATE) >= when)
        .collect();
    if theirs.is_empty() {
        return None;
    }
    let (before, there): (Vec<&Visit>, Vec<&Visit>) = theirs
        .into_iter()
        .partition(|one| one.release.is_some() && one.released < when);
    let (name, when_told) = (scene.name(server), at(when));
    let (dropped, there) = (dropped(&before), still_there(there));
    let because = stuck(scene, server, when);
    let mut evidence = vec![Evidence::Moment(when)];
    evidence.extend(because.as_ref().map(|(seen, _)| Evidence::Look(*seen)));
    let because = because.map_or_else(Text::default, |(_, text)| text);
    Some(Fact {
        topic: Topic::Leaving,
        text: Text::new(
            format!(
                "{name} berakhir {} {}.{}{}{}",
                when_told.id, how.id, there.id, dropped.id, because.id
            ),
            format!(
                "{name} ended {} {}.{}{}{}",
                when_told.en, how.en, there.en, dropped.en, because.en
            ),
        ),
        evidence,
    })
}

/// Those whose connection had no end by then.
fn still_there(visits: Vec<&Visit>) -> Text {
    if visits.is_empty() {
        return Text::default();
    }
    let names = names(visits);
    Text::new(
        format!(" Yang masih tersambung: {}.", names.id),
        format!(" Still connected: {}.", names.en),
    )
}

/// Those whose connection it had ended a little before: how, and when.
fn dropped(visits: &[&Visit]) -> Text {
    let ways = [
        (
            Sign::Breaks,
            Text::new("diputus dengan RST", "broken off with RST"),
        ),
        (Sign::Ends, Text::new("ditutup", "closed")),
    ];
    let told = ways.into_iter().filter_map(|(sign, way)| {
        let so: Vec<&Visit> = visits
            .iter()
            .copied()
            .filter(|one| one.release == Some(sign))
            .collect();
        let moments = || so.iter().map(|one| one.released);
        let (first, last) = (moments().min()?, moments().max()?);
        let [from, to] = [first, last].map(|at| time(at.since(Moment::default())));
        let when = match from == to {
            true => at(first),
            false => Text::new(
                format!("antara {} dan {}", from.id, to.id),
                format!("between {} and {}", from.en, to.en),
            ),
        };
        let (were, several) = match so.len() {
            1 => ("was", ""),
            _ => ("were", "s"),
        };
        let names = names(so);
        Some(Text::new(
            format!(
                " Sambungan dengan {} sudah {} sebelumnya, {}.",
                names.id, way.id, when.id
            ),
            format!(
                " Its connection{several} to {} {were} {} before that, {}.",
                names.en, way.en, when.en
            ),
        ))
    });
    told.fold(Text::default(), |all, one| {
        Text::new(all.id + &one.id, all.en + &one.en)
    })
}

/// A program's connections are gone before its end is noticed.
const LATE: std::time::Duration = std::time::Duration::from_millis(500);

/// When and how it ended, if nobody asked it to and not well.
fn ending(scene: &Scene<'_>, server: ActorId) -> Option<(Moment, Text)> {
    let mut is_asked = false;
    for entry in &scene.record.evidence.trace {
        match &entry.what {
            What::Did(Action::Signal { actor, .. } | Action::HangUp(actor)) if *actor == server => {
                is_asked = true;
            }
            What::Saw(Event::Exited { actor, how }) if *actor == server => {
                let how = match how {
                    Exit::Code(code) if *code != 0 => {
                        Text::new(format!("dengan kode {code}"), format!("with code {code}"))
                    }
                    Exit::Signal(number) => {
                        let signal = signal(*number);
                        Text::new(
                            format!("oleh sinyal {}", signal.id),
                            format!("by signal {}", signal.en),
                        )
                    }
                    Exit::Code(_) | Exit::Limit(_) => return None,
                };
                let is_own = !is_asked && entry.at < scene.over();
                return is_own.then_some((entry.at, how));
            }
            _ => {}
        }
    }
    None
}

/// Its only thread had waited for one client and went on when that one left: when that was seen, in a sentence.
fn stuck(scene: &Scene<'_>, server: ActorId, when: Moment) -> Option<(Moment, Text)> {
    let is_held = |survey: &Survey, visit: &Visit| {
        let threads = survey
            .processes_of(server)
            .map(|process| process.threads.len());
        threads.sum::<usize>() == 1 && receives(survey, server, visit)
    };
    let mut surveys: Vec<(Moment, &Survey)> = scene.surveys().collect();
    surveys.retain(|(at, _)| *at < when);
    let held = surveys.iter().rev().find_map(|(at, survey)| {
        let mut visits = scene.visits.iter();
        let visit = visits.find(|visit| visit.is_to(server) && is_held(survey, visit))?;
        Some((*at, visit))
    });
    let (seen, client) = held?;
    let left = client.left.filter(|left| *left > seen && *left < when)?;
    // Until then it was seen to do nothing else.
    if surveys.iter().any(|(at, _)| *at > seen && *at < left) {
        return None;
    }
    let (name, client_left, left) = (client.called(), left, at(left));
    let failed = |check: &CheckOutcome| match &check.verdict {
        Verdict::Failed(failure) => failure.at >= client.knocked && failure.at <= client_left,
        _ => false,
    };
    let sent = |visit: &Visit| {
        let mut answers = visit.answers.iter();
        visit.is_to(server) && answers.any(|said| said.at > client_left && said.at < when)
    };
    let over = match scene.visits.iter().any(sent) {
        true => Text::new(
            ": recv itu sudah selesai, sebab server masih mengirim",
            ": that recv was over, for the server sent again",
        ),
        false => Text::default(),
    };
    let both = match scene.record.outcome.checks.iter().any(failed) {
        true => Text::new(
            format!(
                " Kegagalan sebelumnya terjadi selagi ia menunggu di recv itu. Yang mengakhirinya terjadi sesudahnya{}.",
                over.id
            ),
            format!(
                " The failure before it came while it waited in that recv. What ended it came after that{}.",
                over.en
            ),
        ),
        false => Text::default(),
    };
    Some((
        seen,
        Text::new(
            format!(
                " Satu-satunya thread-nya menunggu pesan dari {name} (recv) dan berjalan lagi ketika {name} pergi {}.{}",
                left.id, both.id
            ),
            format!(
                " Its only thread had waited for a message from {name} (recv), and went on when {name} left {}.{}",
                left.en, both.en
            ),
        ),
    ))
}

#[cfg(test)]
mod tests;
