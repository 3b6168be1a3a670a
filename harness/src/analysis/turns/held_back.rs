//! Who was made to wait: what was typed out of turn, and read only when others had spoken.

use super::super::scene::{Scene, at, packet, quoted};
use super::super::speech::Speech;
use super::super::{Evidence, Fact, Topic, Visit, list, time};
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::trace::survey::Survey;

/// So many are told of.
const MOST: usize = 4;

/// Who had typed something, and it went out only after others had spoken.
pub(super) fn facts(scene: &Scene<'_>, said: &[Speech]) -> Vec<Fact> {
    let waits = scene.visits.iter().flat_map(|visit| {
        let typed = visit
            .actor()
            .into_iter()
            .flat_map(|actor| scene.typed(actor));
        typed.filter_map(|typed| waited(scene, visit, said, typed))
    });
    waits.take(MOST).collect()
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
    use super::super::super::speech::speeches;
    use super::*;
    use crate::record::sample::{BUDI, DATA, Sample};
    use crate::trace::Event;
    use crate::trace::survey::Terminal;
    const ANIS: u16 = 40_001;
    const BUDIS: u16 = 40_002;

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
        let sample = Sample::chat()
            .both_knock(10, 11)
            .types(20, BUDI, "dari budi\n")
            .saw(25, look);
        let segments = [(speaks_at_ms, ANIS, "dari ani"), (45, BUDIS, "dari budi")];
        let speak = |sample: Sample, (at, port, text): (u64, u16, &str)| {
            sample.segment(at, (port, 5_000), DATA, text)
        };
        let mut segments = segments.to_vec();
        segments.sort_by_key(|one| one.0);
        let record = segments
            .into_iter()
            .fold(sample, speak)
            .both_connected(900)
            .0;
        let scene = Scene::of(&record);
        let facts = facts(&scene, &speeches(&scene)).into_iter();
        facts.map(|fact| fact.text.en).collect()
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
