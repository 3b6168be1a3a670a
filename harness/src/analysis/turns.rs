//! In which order people spoke: by turns or not, how long each waited for its turn, and who was made to wait.

use super::scene::{Scene, at, packet, quoted};
use super::speech::{Speech, speeches};
use super::{Evidence, Fact, Topic, Visit, list, time};
use crate::scenario::text::Text;
use crate::trace::Moment;
use std::time::Duration;

/// So many turns of an order are told, and so many who waited.
const MOST: usize = 12;
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

fn order(said: &[Speech]) -> Option<Fact> {
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for one in said {
        match turns.last_mut() {
            Some(turn) if turn.first.who == one.who => turn.last = one,
            _ => turns.push(Turn {
                first: one,
                last: one,
            }),
        }
    }
    let mut speakers: Vec<&str> = turns.iter().map(|turn| turn.first.who.as_str()).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let is_told = speakers.len() > 1 && turns.len() > speakers.len();
    is_told.then(|| fact(&turns, speakers.len()))
}

fn fact(turns: &[Turn<'_>], speakers: usize) -> Fact {
    let names: Vec<&str> = turns.iter().map(|turn| turn.first.who.as_str()).collect();
    let order = names[..names.len().min(MOST)].join(", ");
    let more = match names.len() > MOST {
        true => Text::new(
            format!(", … ({} giliran seluruhnya)", names.len()),
            format!(", … ({} turns in all)", names.len()),
        ),
        false => Text::default(),
    };
    // Twice around at least: once may be chance.
    let repeats = names
        .iter()
        .skip(speakers)
        .zip(&names)
        .all(|(one, before)| one == before);
    let kept = match repeats && names.len() >= 2 * speakers {
        true => round(turns),
        false => Text::default(),
    };
    let evidence = turns.iter().take(6);
    Fact {
        topic: Topic::Turns,
        text: Text::new(
            format!("Urutan berbicara: {order}{}.{}", more.id, kept.id),
            format!("They spoke in this order: {order}{}.{}", more.en, kept.en),
        ),
        evidence: evidence
            .map(|turn| packet(turn.first.number, turn.first.at))
            .collect(),
    }
}

fn round(turns: &[Turn<'_>]) -> Text {
    let waits = turns.iter().enumerate().filter_map(|(at, turn)| {
        let mut before = turns[..at].iter();
        let before = before.rfind(|other| other.first.who == turn.first.who)?;
        let wait = turn.first.at.since(before.last.at);
        Some((wait, turn.first.who.as_str()))
    });
    let (longest, who) = waits.max().unwrap_or((Duration::ZERO, ""));
    let wait = time(longest);
    Text::new(
        format!(
            " Giliran itu tidak pernah dilanggar. Paling lama menunggu gilirannya lagi: {who}, {}.",
            wait.id
        ),
        format!(
            " That round was never broken. The longest wait for another turn: {who}, {}.",
            wait.en
        ),
    )
}

/// Who had typed something, and it went out only after others had spoken.
fn held_back(scene: &Scene<'_>, said: &[Speech]) -> Vec<Fact> {
    let waits = scene.visits.iter().flat_map(|visit| {
        let typed = visit
            .actor()
            .into_iter()
            .flat_map(|actor| scene.typed(actor));
        typed.filter_map(|(when, line)| waited(visit, said, when, line))
    });
    waits.collect()
}

fn waited(visit: &Visit, said: &[Speech], when: Moment, line: &str) -> Option<Fact> {
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
    // Who waits for its turn is told that it has come; who was only slower is not.
    let is_told = |from: Moment| {
        let mut answers = visit.answers.iter();
        answers.any(|one| one.at > from && one.at < sent.at)
    };
    if !between.first().is_some_and(|one| is_told(one.at)) {
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
                "{line} diketik di {name} {}, tetapi baru dikirim {} kemudian, sesudah {} berbicara.",
                typed.id, wait.id, others.id
            ),
            format!(
                "{line} was typed at {name} {}, but went out {} later only, after {} had spoken.",
                typed.en, wait.en, others.en
            ),
        ),
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};

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
                "They spoke in this order: `ani`, `budi`, `ani`, `budi`. That round was never broken. The longest wait for another turn: `budi`, 20 ms."
            ]
        );
        assert_eq!(
            order(&[ANIS, BUDIS, ANIS]),
            ["They spoke in this order: `ani`, `budi`, `ani`."],
            "once around may be chance"
        );
        let nobody = Vec::<String>::new();
        assert_eq!(order(&[ANIS, BUDIS]), nobody, "nobody spoke twice");
        assert_eq!(order(&[ANIS, ANIS, BUDIS, BUDIS]), nobody, "one turn each");
    }

    #[test]
    fn of_many_turns_the_first_are_named() {
        let many: Vec<u16> = [ANIS, BUDIS].repeat(20);
        let facts = order(&many);
        assert!(
            facts[0].contains("`budi`, … (40 turns in all). That"),
            "{facts:?}"
        );
    }

    #[test]
    fn who_sits_at_the_server_has_turns_too() {
        let sample = two()
            .types(20, SERVER, "silakan\n")
            .segment(30, (ANIS, 5_000), DATA, "halo")
            .types(40, SERVER, "lagi\n");
        assert_eq!(
            told(sample),
            ["They spoke in this order: `server`, `ani`, `server`."]
        );
    }

    #[test]
    fn what_is_typed_out_of_turn_waits_or_it_does_not() {
        let typed = || two().types(20, BUDI, "dari budi\n");
        let waits = typed()
            .segment(30, (ANIS, 5_000), DATA, "dari ani")
            .segment(31, (5_000, BUDIS), DATA, "giliranmu")
            .segment(45, (BUDIS, 5_000), DATA, "dari budi");
        assert_eq!(
            told(waits),
            [
                "“dari budi” was typed at `budi` at 20 ms, but went out 25 ms later only, after `ani` had spoken."
            ]
        );
        let at_once = typed()
            .segment(21, (BUDIS, 5_000), DATA, "dari budi")
            .segment(30, (ANIS, 5_000), DATA, "dari ani");
        assert_eq!(told(at_once), Vec::<String>::new());
        let slower = typed()
            .segment(21, (ANIS, 5_000), DATA, "dari ani")
            .segment(22, (BUDIS, 5_000), DATA, "dari budi");
        assert_eq!(told(slower), Vec::<String>::new(), "nobody told it to wait");
    }
}
