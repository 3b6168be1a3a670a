//! Who was killed, broke off or left while others stayed, and what that did to them.

mod fallen;
mod refused;

use super::scene::{Scene, at, names, packet};
use super::{Evidence, Fact, Topic, Visit};
use crate::record::wire::Sign;
use crate::scenario::sentence::Signal;
use crate::scenario::text::Text;
use crate::trace::{Action, ActorId, Moment, What};
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
            What::Did(Action::Close(actor)) => (
                *actor,
                Text::new("menutup sambungannya", "closed its connection"),
            ),
            _ => continue,
        };
        facts.extend(gone(scene, actor, entry.at, &how));
    }
    facts.truncate(MOST);
    facts.extend(refused::facts(scene));
    facts.extend(fallen::facts(scene));
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
            && other.gone() > when
    });
    let others: Vec<&Visit> = others.collect();
    if others.is_empty() {
        return None;
    }
    let after = after(scene, own, &others, when);
    let (name, when_told) = (scene.name(actor), at(when));
    // Who broke it off is told so already.
    let reset = match how.en.contains("RST") {
        true => Text::default(),
        false => reset(own, when),
    };
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
            format!(
                "{name} {} {}{}; {}.",
                how.id, when_told.id, reset.id, after.id
            ),
            format!(
                "{name} {} {}{}; {}.",
                how.en, when_told.en, reset.en, after.en
            ),
        ),
        evidence,
    })
}

/// What became of the others.
fn after(scene: &Scene<'_>, own: &Visit, others: &[&Visit], when: Moment) -> Text {
    let answers = |one: &&&Visit| one.answers.iter().any(|answer| answer.at > when);
    let served: Vec<&Visit> = others.iter().filter(answers).copied().collect();
    let asked = || others.iter().flat_map(|one| &one.questions);
    let has_asked = asked().any(|one| one.at > when);
    let server = scene.party(own.server);
    if served.is_empty() && asked().next().is_none() {
        let never = names(others.iter().copied());
        Text::new(
            format!("yang masih ada tidak pernah mengirim apa pun: {}", never.id),
            format!(
                "those who were still there never sent anything: {}",
                never.en
            ),
        )
    } else if served.is_empty() && !has_asked {
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
    }
}

/// What TCP made of closing it with bytes that were never read.
fn reset(own: &Visit, when: Moment) -> Text {
    let is_own = own.left.is_some_and(|left| left >= when);
    match is_own && own.leave == Some(Sign::Breaks) {
        true => Text::new(", dan TCP mengirim RST", ", and TCP sent an RST"),
        false => Text::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{BUDI, DATA, SYN, Sample, socket};
    use crate::trace::Entry;

    fn two() -> Sample {
        Sample::chat().both_knock(10, 11).both_connected(12)
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
        let never = told(&kill(two(), 20));
        assert!(
            never[0].ends_with("at 20 ms; those who were still there never sent anything: `ani`."),
            "{never:?}"
        );
        let silent = two().segment(15, (40_001, 5_000), DATA, "halo");
        assert_eq!(
            told(&kill(silent, 20)),
            [
                "`budi` was ended by signal KILL (ended by force) at 20 ms; after that the other clients sent nothing more."
            ]
        );
        let reset = kill(two(), 20).segment(21, (40_002, 5_000), 4, "");
        assert!(
            told(&reset)[0].contains("at 20 ms, and TCP sent an RST; those"),
            "{:?}",
            told(&reset)
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
    fn whichever_way_it_goes_it_has_left_if_others_were_there() {
        let alone = || {
            let sockets = vec![socket(BUDI, 40_002, 5_000)];
            let sample = Sample::chat().segment(11, (40_002, 5_000), SYN, "");
            sample.sockets(12, sockets)
        };
        let ways = [
            (Action::Close(BUDI), "closed its connection"),
            (Action::Reset(BUDI), "broke its connection off with RST"),
            (Action::HangUp(BUDI), "lost its terminal"),
        ];
        for (way, how) in ways {
            let goes = |mut sample: Sample| {
                let at = Moment::from_nanos(20_000_000);
                let what = What::Did(way.clone());
                sample.0.evidence.trace.push(Entry { at, what });
                sample.segment(30, (5_000, 40_001), DATA, "budi pergi")
            };
            assert_eq!(
                told(&goes(two())),
                [format!(
                    "`budi` {how} at 20 ms; after that `server` still sent to `ani`."
                )]
            );
            let nothing = Vec::<String>::new();
            assert_eq!(told(&goes(alone())), nothing, "nobody else was there");
        }
    }

    #[test]
    fn a_signal_that_ends_nothing_and_a_frozen_client_are_no_leaving() {
        let does = |action| {
            let mut sample = two();
            let (at, what) = (Moment::from_nanos(20_000_000), What::Did(action));
            sample.0.evidence.trace.push(Entry { at, what });
            told(&sample.segment(30, (5_000, 40_001), DATA, "halo"))
        };
        let signals = |signal| {
            does(Action::Signal {
                actor: BUDI,
                signal,
            })
        };
        let nothing = Vec::<String>::new();
        assert_eq!(signals(Signal::Term).len(), 1);
        assert_eq!(signals(Signal::Pipe), nothing);
        assert_eq!(does(Action::Freeze(BUDI)), nothing);
    }
}
