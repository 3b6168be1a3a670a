//! What a server was seen to do while a message lay with it.

use super::super::scene::{Scene, at};
use super::super::serving::receives;
use super::Spread;
use crate::record::wire::Party;
use crate::scenario::text::Text;
use crate::trace::survey::{Call, Survey};
use crate::trace::{Action, ActorId, Moment, What};

/// Did the scenario let the server stand still meanwhile? Then that was not its own doing.
pub(super) fn was_stopped(scene: &Scene<'_>, spread: &Spread) -> bool {
    let ended = spread.firsts().map(|(at, _)| at).max().unwrap_or_default();
    let trace = scene.record.evidence.trace.iter();
    let trace = trace.take_while(|entry| entry.at <= ended);
    let mut stands = false;
    let mut stood = false;
    for entry in trace {
        match entry.what {
            What::Did(Action::Freeze(actor)) if Party::Actor(actor) == spread.said.server => {
                stands = true;
            }
            What::Did(Action::Thaw(actor)) if Party::Actor(actor) == spread.said.server => {
                stands = false;
                stood |= entry.at > spread.said.at;
            }
            _ => {}
        }
    }
    stands || stood
}

/// What the server was seen to do meanwhile.
pub(super) fn seen(scene: &Scene<'_>, spread: &Spread, until: Moment) -> Option<(Moment, Text)> {
    let Party::Actor(server) = spread.said.server else {
        return None;
    };
    let looks = scene.surveys();
    let mut looks = looks.filter(|(seen, _)| *seen > spread.said.at && *seen < until);
    looks.find_map(|(seen, survey)| {
        let (name, when) = (scene.name(server), at(seen));
        if sleeps(survey, server) {
            let text = Text::new(
                format!(" Satu thread {name} terlihat tidur {} (sleep).", when.id),
                format!(" A thread of {name} was seen to sleep {} (sleep).", when.en),
            );
            return Some((seen, text));
        }
        let mut visits = scene.visits.iter();
        let other = visits.find(|one| receives(survey, server, one))?;
        let other = other.called();
        let text = Text::new(
            format!(
                " {name} terlihat menunggu pesan dari {other} saja {} (recv).",
                when.id
            ),
            format!(
                " {name} was seen to wait for a message from {other} alone {} (recv).",
                when.en
            ),
        );
        (other != spread.said.who).then_some((seen, text))
    })
}

fn sleeps(survey: &Survey, server: ActorId) -> bool {
    let mut threads = survey
        .processes_of(server)
        .flat_map(|process| &process.threads);
    threads.any(|thread| {
        let wait = thread.wait.as_ref();
        wait.is_some_and(|wait| wait.call == Call::Sleep)
    })
}
