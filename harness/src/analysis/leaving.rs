//! Who was killed, broke off or left while others stayed, and what that did to them.

use super::scene::{Scene, at, names, packet};
use super::{Evidence, Fact, Topic, Visit};
use crate::record::wire::Party;
use crate::scenario::sentence::Signal;
use crate::scenario::text::Text;
use crate::trace::{Action, ActorId, Event, Exit, Moment, What};
use crate::verdict::explain::signal;

/// So many are told of.
const MOST: usize = 6;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for entry in &scene.record.evidence.trace {
        let (actor, how) = match &entry.what {
            What::Did(Action::Signal { actor, signal }) if ends(*signal) => {
                let signal = self::signal(signal.number());
                let how = Text::new(
                    format!("dihentikan dengan sinyal {}", signal.id),
                    format!("was ended by signal {}", signal.en),
                );
                (*actor, how)
            }
            What::Did(Action::Reset(actor)) => (
                *actor,
                Text::new(
                    "memutus sambungannya dengan RST",
                    "broke its connection off with RST",
                ),
            ),
            What::Did(Action::HangUp(actor)) => (
                *actor,
                Text::new("kehilangan terminalnya", "lost its terminal"),
            ),
            _ => continue,
        };
        facts.extend(gone(scene, actor, entry.at, &how));
    }
    facts.extend(
        scene
            .servers()
            .into_iter()
            .filter_map(|server| crashed(scene, server)),
    );
    facts.truncate(MOST);
    facts
}

fn ends(signal: Signal) -> bool {
    matches!(
        signal,
        Signal::Kill | Signal::Term | Signal::Int | Signal::Hup | Signal::Quit
    )
}

/// A client that went while others were connected to the same server.
fn gone(scene: &Scene<'_>, actor: ActorId, when: Moment, how: &Text) -> Option<Fact> {
    let mut visits = scene.visits.iter();
    let own = visits.rfind(|visit| visit.actor() == Some(actor) && visit.knocked < when)?;
    let others = scene.visits.iter().filter(|other| {
        other.server == own.server
            && other.client != own.client
            && other.knocked < when
            && other.ended > when
    });
    let others: Vec<_> = others.collect();
    if others.is_empty() {
        return None;
    }
    let answers = |one: &&&Visit| one.answers.iter().any(|answer| answer.at > when);
    let served: Vec<&Visit> = others.iter().filter(answers).copied().collect();
    let asked = others.iter().flat_map(|one| &one.questions);
    let has_asked = asked.into_iter().any(|one| one.at > when);
    let server = scene.party(own.server);
    let after = if served.is_empty() && !has_asked {
        Text::new(
            "sesudah itu klien lain tidak mengirim apa pun lagi",
            "after that the other clients sent nothing more",
        )
    } else if served.is_empty() {
        Text::new(
            format!(
                "sesudah itu klien lain masih mengirim, tetapi {server} tidak menjawab mereka lagi"
            ),
            format!(
                "after that other clients still sent something, but {server} answered them no more"
            ),
        )
    } else {
        let served = names(served);
        Text::new(
            format!("sesudah itu {server} masih mengirim kepada {}", served.id),
            format!("after that {server} still sent to {}", served.en),
        )
    };
    let (name, when_told) = (scene.name(actor), at(when));
    let first = others
        .iter()
        .flat_map(|one| &one.answers)
        .filter(|answer| answer.at > when)
        .min_by_key(|answer| answer.at);
    let mut evidence = vec![Evidence::Moment(when)];
    evidence.extend(first.map(|answer| packet(answer.number, answer.at)));
    Some(Fact {
        topic: Topic::Leaving,
        text: Text::new(
            format!("{name} {} {}; {}.", how.id, when_told.id, after.id),
            format!("{name} {} {}; {}.", how.en, when_told.en, after.en),
        ),
        evidence,
    })
}

/// A server that ended by a fault of its own while somebody was connected.
fn crashed(scene: &Scene<'_>, server: ActorId) -> Option<Fact> {
    let mut entries = scene.record.evidence.trace.iter();
    let (when, how) = entries.find_map(|entry| match &entry.what {
        What::Saw(Event::Exited { actor, how }) if *actor == server => Some((entry.at, *how)),
        _ => None,
    })?;
    let Exit::Code(code) = how else { return None };
    let last = scene
        .visits
        .iter()
        .filter(|one| one.server == Party::Actor(server));
    let there: Vec<&Visit> = last
        .filter(|one| one.knocked < when && one.ended >= when)
        .collect();
    if code == 0 || there.is_empty() {
        return None;
    }
    let (name, there, when_told) = (scene.name(server), names(there), at(when));
    Some(Fact {
        topic: Topic::Leaving,
        text: Text::new(
            format!(
                "{name} berakhir {} dengan kode {code}; yang masih tersambung: {}.",
                when_told.id, there.id
            ),
            format!(
                "{name} ended {} with code {code}; still connected: {}.",
                when_told.en, there.en
            ),
        ),
        evidence: vec![Evidence::Moment(when)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};
    use crate::trace::Entry;

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    fn two() -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(11, (40_002, 5_000), SYN, "")
            .sockets(
                12,
                vec![
                    socket(SERVER, 5_000, 40_001),
                    socket(ANI, 40_001, 5_000),
                    socket(BUDI, 40_002, 5_000),
                ],
            )
    }

    fn kill(mut sample: Sample, at_ms: u64) -> Sample {
        let signal = Signal::Kill;
        let what = What::Did(Action::Signal {
            actor: BUDI,
            signal,
        });
        let at = Moment::from_nanos(at_ms * 1_000_000);
        sample.0.evidence.trace.push(Entry { at, what });
        sample
    }

    fn told(sample: &Sample) -> Vec<String> {
        let facts = facts(&Scene::of(&sample.0)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn the_others_are_served_or_they_are_not() {
        let served = kill(two(), 20).segment(30, (5_000, 40_001), DATA, "budi pergi");
        assert_eq!(
            told(&served),
            [
                "`budi` was ended by signal KILL (ended by force) at 20 ms; after that `server` still sent to `ani`."
            ]
        );
        let silent = two().segment(15, (5_000, 40_001), DATA, "halo");
        assert_eq!(
            told(&kill(silent, 20)),
            [
                "`budi` was ended by signal KILL (ended by force) at 20 ms; after that the other clients sent nothing more."
            ]
        );
        let left_alone = kill(two(), 20).segment(25, (40_001, 5_000), DATA, "halo");
        assert_eq!(
            told(&left_alone),
            [
                "`budi` was ended by signal KILL (ended by force) at 20 ms; after that other clients still sent something, but `server` answered them no more."
            ]
        );
        assert_eq!(told(&two()), Vec::<String>::new());
    }

    #[test]
    fn a_server_that_falls_is_told() {
        let ends = |code| {
            let how = Exit::Code(code);
            two().saw(30, Event::Exited { actor: SERVER, how })
        };
        assert_eq!(
            told(&ends(1)),
            ["`server` ended at 30 ms with code 1; still connected: `ani` and `budi`."]
        );
        assert_eq!(told(&ends(0)), Vec::<String>::new());
    }
}
