//! Who took turns, round after round, how long each waited for its turn, and for whom all others waited.

mod held_back;

use super::replies::held;
use super::scene::{Scene, at, packet};
use super::speech::{Speech, speeches};
use super::{Evidence, Fact, Topic, list, time};
use crate::scenario::text::Text;
use crate::trace::survey::{Survey, Target};
use crate::trace::{ActorId, Moment};
use std::collections::BTreeSet;
use std::time::Duration;

/// So many turns of an order are told, and so many places are shown.
const MOST: usize = 12;
const MOST_SHOWN: usize = 6;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let said = speeches(scene);
    let mut facts: Vec<Fact> = order(scene, &said).into_iter().collect();
    let servers = scene.servers().into_iter();
    facts.extend(servers.filter_map(|server| one_by_one(scene, server)));
    facts.extend(held_back::facts(scene, &said));
    facts
}

/// All that one says before another speaks: its first and its last.
struct Turn<'a> {
    first: &'a Speech,
    last: &'a Speech,
}

/// Only where everybody spoke in the same order again and again, and had to: others could not have spoken.
fn order(scene: &Scene<'_>, said: &[Speech]) -> Option<Fact> {
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for one in said.iter().filter(|one| !one.is_name) {
        match turns.last_mut() {
            Some(turn) if turn.first.who == one.who => turn.last = one,
            _ => turns.push(Turn {
                first: one,
                last: one,
            }),
        }
    }
    let names: Vec<&str> = turns.iter().map(|turn| turn.first.who.as_str()).collect();
    let speakers = names.iter().collect::<BTreeSet<_>>().len();
    let mut again = names.iter().skip(speakers).zip(&names);
    let repeats = again.all(|(one, before)| one == before);
    // Twice around at least: once may be chance.
    let is_told = speakers > 1 && repeats && names.len() >= 2 * speakers;
    (is_told && is_kept(scene, &turns)).then(|| fact(&turns, names.len() / speakers))
}

/// Was it seen that one at a time could speak? Who reads its terminal may speak, turn or not.
fn is_kept(scene: &Scene<'_>, turns: &[Turn<'_>]) -> bool {
    let (Some(first), Some(last)) = (turns.first(), turns.last()) else {
        return false;
    };
    let (from, until) = (first.first.at, last.last.at);
    let is_between = |at: Moment| at > from && at < until;
    let actors: BTreeSet<Option<ActorId>> = turns.iter().map(|turn| turn.first.actor).collect();
    let actors: Vec<ActorId> = actors.into_iter().flatten().collect();
    let are_programs = actors.iter().all(|actor| scene.is_program(*actor));
    let looks = scene.surveys().filter(|(at, _)| is_between(*at));
    let reading = looks.map(|(_, survey)| {
        let reading = actors.iter().filter(|actor| reads(survey, **actor));
        (survey.is_still(), reading.count())
    });
    let reading: Vec<(bool, usize)> = reading.collect();
    let is_alone = are_programs && reading.contains(&(true, 1));
    let mut servers = scene.servers().into_iter().flat_map(|one| held(scene, one));
    reading.iter().all(|(_, count)| *count < 2)
        && (is_alone || servers.any(|(at, _)| is_between(at)))
}

/// Does it wait for what is typed at its terminal?
fn reads(survey: &Survey, actor: ActorId) -> bool {
    let mut threads = survey.processes_of(actor).flat_map(|one| &one.threads);
    threads.any(|thread| {
        let wait = thread.wait.as_ref();
        wait.is_some_and(|wait| wait.on.contains(&Target::Terminal(actor)))
    })
}

/// Whom a server was seen to wait for alone while others were connected.
fn one_by_one(scene: &Scene<'_>, server: ActorId) -> Option<Fact> {
    let mut held = held(scene, server);
    held.dedup_by_key(|(_, one)| one.ports);
    let (name, shown) = (scene.name(server), held.len().min(MOST_SHOWN));
    let named = held[..shown].iter().map(|(when, one)| {
        let (name, when) = (one.called(), at(*when));
        Text::new(
            format!("{name} ({})", when.id),
            format!("{name} ({})", when.en),
        )
    });
    let mut named: Vec<Text> = named.collect();
    if held.len() > shown {
        let more = held.len() - shown;
        named.push(Text::new(
            format!("{more} kali lagi"),
            format!("{more} more times"),
        ));
    }
    let named = list(&named);
    (!held.is_empty()).then(|| Fact {
        topic: Topic::Turns,
        text: Text::new(
            format!(
                "Selagi beberapa klien tersambung, {name} terlihat menunggu pesan dari satu klien saja (recv): {}. Selama itu ia tidak membaca kiriman klien lain: mereka ikut menunggu.",
                named.id
            ),
            format!(
                "While several clients were connected, {name} was seen to wait for a message from one of them alone (recv): {}. In that time it read from no other: they waited too.",
                named.en
            ),
        ),
        evidence: held[..shown]
            .iter()
            .map(|(at, _)| Evidence::Look(*at))
            .collect(),
    })
}

fn fact(turns: &[Turn<'_>], rounds: usize) -> Fact {
    let names: Vec<&str> = turns.iter().map(|turn| turn.first.who.as_str()).collect();
    let order = names[..names.len().min(MOST)].join(", ");
    let more = if names.len() > MOST { ", …" } else { "" };
    let (who, wait) = longest(turns);
    let evidence = turns.iter().take(MOST_SHOWN);
    Fact {
        topic: Topic::Turns,
        text: Text::new(
            format!(
                "Mereka bergiliran, {rounds} putaran dalam urutan yang sama: {order}{more}. Antara dua gilirannya sendiri, {who} menunggu paling lama: {}.",
                wait.id
            ),
            format!(
                "They took turns, {rounds} rounds in the same order: {order}{more}. Between two turns of its own, {who} waited longest: {}.",
                wait.en
            ),
        ),
        evidence: evidence
            .map(|turn| packet(turn.first.number, turn.first.at))
            .collect(),
    }
}

/// Who waited longest for another turn, and how long.
fn longest<'a>(turns: &[Turn<'a>]) -> (&'a str, Text) {
    let waits = turns.iter().enumerate().filter_map(|(at, turn)| {
        let mut before = turns[..at].iter();
        let before = before.rfind(|other| other.first.who == turn.first.who)?;
        let wait = turn.first.at.since(before.last.at);
        Some((wait, turn.first.who.as_str()))
    });
    let (longest, who) = waits.max().unwrap_or((Duration::ZERO, ""));
    (who, time(longest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::replies::tests::waits_for;
    use crate::record::sample::{ANI, BUDI, DATA, SERVER, Sample, process, socket, waits};
    use crate::trace::Event;
    use crate::trace::survey::{Call, Stillness};
    const ANIS: u16 = 40_001;
    const BUDIS: u16 = 40_002;

    fn two() -> Sample {
        Sample::chat().both_knock(10, 11)
    }

    fn told(sample: Sample) -> Vec<String> {
        let sockets = vec![
            socket(SERVER, 5_000, ANIS),
            socket(ANI, ANIS, 5_000),
            socket(BUDI, BUDIS, 5_000),
        ];
        let record = sample.sockets(900, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        let told = facts.map(|fact| fact.text.en);
        told.filter(|text| text.starts_with("They took turns"))
            .collect()
    }

    fn order(order: &[u16]) -> Vec<String> {
        seen(order, waits_for(&[ANIS]))
    }

    fn seen(order: &[u16], look: Event) -> Vec<String> {
        let speak = |sample: Sample, (at, port): (u64, &u16)| {
            sample.segment(at * 10, (*port, 5_000), DATA, "halo")
        };
        told((2..).zip(order).fold(two().saw(25, look), speak))
    }

    /// A look at all that is still: these wait for what is typed.
    fn reads(actors: &[ActorId]) -> Event {
        let reading = |actor: &ActorId| {
            let wait = waits(Call::Read, Target::Terminal(*actor));
            process(*actor, vec![wait])
        };
        Event::Surveyed(Box::new(Survey {
            stillness: Stillness::Proved,
            processes: actors.iter().map(reading).collect(),
            ..Survey::default()
        }))
    }

    #[test]
    fn who_may_speak_at_any_time_takes_no_turns() {
        let order = [ANIS, BUDIS, ANIS, BUDIS];
        assert_eq!(seen(&order, reads(&[ANI])).len(), 1, "budi has to wait");
        let nothing = Vec::<String>::new();
        assert_eq!(seen(&order, reads(&[ANI, BUDI])), nothing);
        assert_eq!(seen(&order, waits_for(&[ANIS, BUDIS])), nothing, "threads");
    }

    #[test]
    fn for_whom_a_server_waits_alone_is_told() {
        let told = |ports: &[u16]| {
            let sample = two().saw(20, waits_for(ports));
            let sockets = sample.both_connected(900).0;
            let facts = facts(&Scene::of(&sockets)).into_iter();
            facts.map(|fact| fact.text.en).collect::<Vec<_>>()
        };
        assert_eq!(
            told(&[BUDIS]),
            [
                "While several clients were connected, `server` was seen to wait for a message from one of them alone (recv): `budi` (at 20 ms). In that time it read from no other: they waited too."
            ]
        );
        assert_eq!(told(&[ANIS, BUDIS]), Vec::<String>::new());
    }

    #[test]
    fn turns_are_kept_or_they_are_not() {
        assert_eq!(
            order(&[ANIS, BUDIS, ANIS, BUDIS]),
            [
                "They took turns, 2 rounds in the same order: `ani`, `budi`, `ani`, `budi`. Between two turns of its own, `budi` waited longest: 20 ms."
            ]
        );
        let nothing = Vec::<String>::new();
        assert_eq!(order(&[ANIS, BUDIS, ANIS]), nothing, "once around");
        assert_eq!(order(&[ANIS, ANIS, BUDIS, BUDIS]), nothing, "one turn each");
        let torn = [ANIS, BUDIS, ANIS, BUDIS, BUDIS, ANIS, ANIS, BUDIS];
        assert_eq!(order(&torn).len(), 1, "who goes on has one turn");
        let citras = 40_003;
        let mixed = [ANIS, BUDIS, citras, BUDIS, ANIS, citras];
        assert_eq!(order(&mixed), nothing, "no order");
    }

    #[test]
    fn of_many_turns_the_first_are_named() {
        let many: Vec<u16> = [ANIS, BUDIS].repeat(20);
        let facts = order(&many);
        assert!(
            facts[0].starts_with("They took turns, 20 rounds in the same order: `ani`,")
                && facts[0].contains("`budi`, …. Between"),
            "{facts:?}"
        );
    }

    #[test]
    fn who_sits_at_the_server_has_turns_too() {
        let sample = two()
            .saw(35, waits_for(&[ANIS]))
            .types(20, SERVER, "silakan\n")
            .segment(30, (ANIS, 5_000), DATA, "halo")
            .types(40, SERVER, "lagi\n")
            .segment(50, (ANIS, 5_000), DATA, "baik");
        assert!(told(sample)[0].contains("`server`, `ani`, `server`, `ani`. Between"));
    }

    #[test]
    fn to_give_ones_name_is_no_turn() {
        let joins = |first: &str| {
            two()
                .saw(25, waits_for(&[ANIS]))
                .segment(12, (5_000, ANIS), DATA, "user?")
                .segment(13, (ANIS, 5_000), DATA, first)
                .segment(14, (5_000, BUDIS), DATA, "user?")
                .segment(15, (BUDIS, 5_000), DATA, "budi")
                .segment(20, (ANIS, 5_000), DATA, "halo")
                .segment(30, (BUDIS, 5_000), DATA, "hai")
        };
        assert_eq!(told(joins("ani")).len(), 0);
        assert_eq!(told(joins("apa kabar")).len(), 0, "budi had one turn");
        let again = joins("ani")
            .segment(40, (ANIS, 5_000), DATA, "lagi")
            .segment(50, (BUDIS, 5_000), DATA, "ya");
        assert_eq!(told(again).len(), 1, "two rounds beside the names");
    }
}
