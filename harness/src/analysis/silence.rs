//! Clients that connected and said nothing, and whether others were served beside them.

use super::replies::{Replies, held};
use super::scene::{Scene, at, names, packet};
use super::{Evidence, Fact, Said, Topic, Visit, time};
use crate::record::wire::Party;
use crate::scenario::text::Text;
use crate::trace::Moment;

/// So many are told of.
const MOST: usize = 4;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let replies = Replies::of(scene);
    let silent = scene
        .visits
        .iter()
        .filter(|visit| visit.questions.is_empty());
    silent
        .filter_map(|visit| fact(scene, &replies, visit))
        .take(MOST)
        .collect()
}

fn fact<'a>(scene: &'a Scene<'_>, replies: &Replies<'a>, silent: &'a Visit) -> Option<Fact> {
    let others = scene.visits.iter().filter(|other| {
        other.server == silent.server
            && other.client != silent.client
            && other.overlaps(silent)
            && !other.questions.is_empty()
    });
    let others: Vec<&Visit> = others.collect();
    let asked = |other: &'a Visit| {
        let questions = other.questions.iter();
        questions.filter(|one| one.at > silent.knocked && one.at < silent.gone())
    };
    let dealt = |other: &'a Visit| {
        let mut dealt = asked(other)
            .take(MOST)
            .filter_map(|one| replies.dealt(other, one));
        dealt.find(|one| one.at < silent.gone())
    };
    let served: Vec<_> = others
        .iter()
        .filter_map(|other| Some((*other, dealt(other)?)))
        .collect();
    let held = match silent.server {
        Party::Actor(server) => held(scene, server),
        _ => Vec::new(),
    };
    // Who is served in turn speaks only when the silent one no longer has its turn.
    let later = others.iter().filter(|other| {
        !held.is_empty()
            && other.knocked < silent.gone()
            && other.questions.iter().all(|one| one.at > silent.gone())
    });
    let later: Vec<&Visit> = later.copied().collect();
    let alone = held.iter().find(|(_, one)| *one == silent);
    let mut then = Vec::new();
    match served.is_empty() {
        false => then.push(kept_on(&served)),
        true if others.iter().any(|other| asked(other).next().is_some()) => then.push(Text::new(
            "selama itu tidak ada klien lain yang dijawab",
            "no other client was answered in that time",
        )),
        true => {}
    }
    then.extend(alone.map(|(when, _)| waits_alone(scene, silent, *when)));
    if !later.is_empty() {
        let names = names(later);
        then.push(Text::new(
            format!("{} baru mengirim sesudah ia pergi", names.id),
            format!("{} sent something only when it had gone", names.en),
        ));
    }
    if then.is_empty() {
        return None;
    }
    let mut evidence = vec![packet(silent.number, silent.knocked)];
    evidence.extend(
        served
            .iter()
            .take(MOST)
            .map(|(_, one)| packet(one.number, one.at)),
    );
    evidence.extend(alone.map(|(when, _)| Evidence::Look(*when)));
    Some(Fact {
        topic: Topic::Leaving,
        text: told(silent, &then),
        evidence,
    })
}

fn told(silent: &Visit, then: &[Text]) -> Text {
    let joined = |pick: fn(&Text) -> &str| then.iter().map(pick).collect::<Vec<_>>().join("; ");
    let (id, en) = (joined(|text| &text.id), joined(|text| &text.en));
    let (name, length) = (silent.called(), time(silent.gone().since(silent.knocked)));
    Text::new(
        format!(
            "{name} tersambung selama {} tanpa mengirim apa pun; {id}.",
            length.id
        ),
        format!(
            "{name} was connected for {} and sent nothing; {en}.",
            length.en
        ),
    )
}

/// Others were served beside it.
fn kept_on(served: &[(&Visit, &Said)]) -> Text {
    let names = names(served.iter().map(|(other, _)| *other));
    let was = if served.len() == 1 { "was" } else { "were" };
    Text::new(
        format!("selama itu {} tetap dilayani", names.id),
        format!("in that time {} {was} served all the same", names.en),
    )
}

/// Nobody else could be served.
fn waits_alone(scene: &Scene<'_>, silent: &Visit, when: Moment) -> Text {
    let (server, when) = (scene.party(silent.server), at(when));
    Text::new(
        format!(
            "{} {server} menunggu pesan darinya saja (recv), dan klien lain ikut menunggu",
            when.id
        ),
        format!(
            "{} {server} waited for a message from it alone (recv), and the other clients with it",
            when.en
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::replies::tests::waits_for;
    use crate::record::sample::{ANI, BUDI, DATA, FIN, SERVER, Sample, socket};

    fn told(answered_ms: u64, speaks: bool) -> Vec<String> {
        let mut sample =
            Sample::chat()
                .both_knock(10, 12)
                .segment(15, (40_002, 5_000), DATA, "halo");
        if speaks {
            sample = sample.segment(16, (40_001, 5_000), DATA, "halo");
        }
        let sockets = vec![
            socket(SERVER, 5_000, 40_001),
            socket(ANI, 40_001, 5_000),
            socket(BUDI, 40_002, 5_000),
        ];
        let leaves = |sample: Sample| sample.segment(50, (40_001, 5_000), FIN, "");
        let answers = |sample: Sample| sample.segment(answered_ms, (5_000, 40_002), DATA, "ya");
        let sample = match answered_ms < 50 {
            true => leaves(answers(sample)),
            false => answers(leaves(sample)),
        };
        let record = sample.sockets(60, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn a_silent_client_holds_others_up_or_it_does_not() {
        assert_eq!(
            told(20, false),
            [
                "`ani` was connected for 40 ms and sent nothing; in that time `budi` was served all the same."
            ]
        );
        assert_eq!(
            told(55, false),
            [
                "`ani` was connected for 40 ms and sent nothing; no other client was answered in that time."
            ]
        );
        assert_eq!(told(20, true), Vec::<String>::new());
    }

    /// budi speaks after ani has gone; the server was seen to wait for these.
    fn takes_turns(waits: &[(u64, &[u16])]) -> Vec<String> {
        let sample = Sample::chat()
            .both_knock(10, 12)
            .segment(13, (5_000, 40_001), DATA, "silakan")
            .segment(13, (5_000, 40_002), DATA, "silakan");
        let look = |sample: Sample, (at, on): &(u64, &[u16])| sample.saw(*at, waits_for(on));
        let sample = waits.iter().fold(sample, look);
        let sample = sample
            .segment(50, (40_001, 5_000), FIN, "")
            .segment(51, (5_000, 40_001), FIN, "")
            .segment(60, (40_002, 5_000), DATA, "halo");
        let record = sample.both_connected(90).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn who_is_waited_for_keeps_the_others_waiting() {
        assert_eq!(
            takes_turns(&[(30, &[40_001])]),
            [
                "`ani` was connected for 40 ms and sent nothing; at 30 ms `server` waited for a message from it alone (recv), and the other clients with it; `budi` sent something only when it had gone."
            ]
        );
        assert_eq!(
            takes_turns(&[(30, &[40_002])]),
            [
                "`ani` was connected for 40 ms and sent nothing; `budi` sent something only when it had gone."
            ],
            "the turn was budi's"
        );
        let threads: &[u16] = &[40_001, 40_002];
        assert_eq!(takes_turns(&[(30, threads)]), Vec::<String>::new());
        assert_eq!(takes_turns(&[]), Vec::<String>::new(), "nobody asked");
    }
}
