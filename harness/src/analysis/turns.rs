//! Who took turns, round after round, how long each waited for its turn, and who was made to wait.

use super::scene::{Scene, at, packet, quoted};
use super::speech::{Speech, speeches};
use super::{Evidence, Fact, Topic, Visit, list, time};
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::trace::survey::Survey;
use std::collections::BTreeSet;
use std::time::Duration;

/// So many turns of an order are told, and so many who waited.
const MOST: usize = 12;
const MOST_SHOWN: usize = 6;
const MOST_WAITS: usize = 4;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let said = speeches(scene);
    let mut facts: Vec<Fact> = order(&said).into_iter().collect();
    facts.extend(held_back(scene, &said).into_iter().take(MOST_WAITS));
    facts
}

/// All that one says before another speaks: its first and its last.
struct Turn<'a> {
    first: &'a Speech,
    last: &'a Speech,
}

/// Only where everybody spoke in the same order again and again.
fn order(said: &[Speech]) -> Option<Fact> {
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
    is_told.then(|| fact(&turns, names.len() / speakers))
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

/// Who had typed something, and it went out only after others had spoken.
fn held_back(scene: &Scene<'_>, said: &[Speech]) -> Vec<Fact> {
    let waits = scene.visits.iter().flat_map(|visit| {
        let typed = visit
            .actor()
            .into_iter()
            .flat_map(|actor| scene.typed(actor));
        typed.filter_map(|typed| waited(scene, visit, said, typed))
    });
    waits.collect()
}

fn waited(
    scene: &Scene<'_>,
    visit: &Visit,
    said: &[Speech],
    (when, line): (Moment, &str),
) -> Option<Fact> {
    let carries = |one: &&Speech| one.who == visit.called() && one.text.contains(line);
    let line = Some(line).filter(|line| line.chars().count() > 1)?;
    let sent = said.iter().filter(|one| one.at >= when).find(carries)?;
    let between = said.iter().filter(|one| {
        one.server == visit.server && one.who != sent.who && one.at > when && one.at < sent.at
    });
    let between: Vec<&Speech> = between.collect();
    let mut others: Vec<&str> = Vec::new();
    let mut evidence = vec![Evidence::Moment(when)];
    for one in &between {
        if !others.contains(&one.who.as_str()) {
            others.push(&one.who);
            evidence.push(packet(one.number, one.at));
        }
    }
    if between.is_empty() || !stood(scene, visit, (when, sent.at)) {
        return None;
    }
    evidence.push(packet(sent.number, sent.at));
    let others: Vec<Text> = others.into_iter().map(|who| Text::new(who, who)).collect();
    let (others, name, line) = (list(&others), visit.called(), quoted(line));
    let (typed, wait) = (at(when), time(sent.at.since(when)));
    Some(Fact {
        topic: Topic::Turns,
        text: Text::new(
            format!(
                "{line} diketik di {name} {}, tetapi programnya tidak langsung membacanya: baru dikirim {} kemudian, sesudah {} berbicara.",
                typed.id, wait.id, others.id
            ),
            format!(
                "{line} was typed at {name} {}, but its program did not read it at once: it went out {} later, after {} had spoken.",
                typed.en, wait.en, others.en
            ),
        ),
        evidence,
    })
}

/// Was it seen that what was typed stood at its terminal and nobody read it? Who was only slower had read it.
fn stood(scene: &Scene<'_>, visit: &Visit, (from, until): (Moment, Moment)) -> bool {
    let is_unread = |survey: &Survey| {
        let mut terminals = survey.terminals.iter();
        terminals.any(|one| Some(one.actor) == visit.actor() && one.has_unread)
    };
    let mut seen = scene.surveys();
    seen.any(|(at, survey)| at > from && at < until && is_unread(survey))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};
    use crate::trace::Event;
    use crate::trace::survey::Terminal;

    const SYN: u8 = 2;
    const DATA: u8 = 24;
    const ANIS: u16 = 40_001;
    const BUDIS: u16 = 40_002;

    fn two() -> Sample {
        Sample::chat()
            .segment(10, (ANIS, 5_000), SYN, "")
            .segment(11, (BUDIS, 5_000), SYN, "")
    }

    fn told(sample: Sample) -> Vec<String> {
        let sockets = vec![
            socket(SERVER, 5_000, ANIS),
            socket(ANI, ANIS, 5_000),
            socket(BUDI, BUDIS, 5_000),
        ];
        let record = sample.sockets(900, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    fn order(order: &[u16]) -> Vec<String> {
        let speak = |sample: Sample, (at, port): (u64, &u16)| {
            sample.segment(at * 10, (*port, 5_000), DATA, "halo")
        };
        told((2..).zip(order).fold(two(), speak))
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

    /// Typed at budi, and seen to stand there unread or not; then ani speaks, and budi's goes out.
    fn types_out_of_turn(is_unread: bool, speaks_at_ms: u64) -> Vec<String> {
        let terminal = Terminal {
            actor: BUDI,
            has_unread: is_unread,
            echoes: false,
        };
        let survey = Survey {
            terminals: vec![terminal],
            ..Survey::default()
        };
        let look = Event::Surveyed(Box::new(survey));
        let sample = two().types(20, BUDI, "dari budi\n").saw(25, look);
        let segments = [(speaks_at_ms, ANIS, "dari ani"), (45, BUDIS, "dari budi")];
        let speak = |sample: Sample, (at, port, text): (u64, u16, &str)| {
            sample.segment(at, (port, 5_000), DATA, text)
        };
        let mut segments = segments.to_vec();
        segments.sort_by_key(|one| one.0);
        told(segments.into_iter().fold(sample, speak))
    }

    #[test]
    fn what_is_typed_out_of_turn_waits_or_it_does_not() {
        assert_eq!(
            types_out_of_turn(true, 30),
            [
                "“dari budi” was typed at `budi` at 20 ms, but its program did not read it at once: it went out 25 ms later, after `ani` had spoken."
            ]
        );
        let nothing = Vec::<String>::new();
        assert_eq!(types_out_of_turn(false, 30), nothing, "it was only slower");
        assert_eq!(types_out_of_turn(true, 50), nothing, "nobody came before");
    }
}
