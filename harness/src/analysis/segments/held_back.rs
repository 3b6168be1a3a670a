//! Small messages that TCP held back: Nagle's algorithm, and an acknowledgement that was delayed.

use super::super::scene::{Scene, packet, quoted};
use super::super::{Evidence, Fact, Topic, list, time};
use crate::record::wire::{Acknowledgement, Message, acknowledgements};
use crate::scenario::text::Text;
use crate::trace::Moment;
use std::time::Duration;

/// So long a receiver delays an acknowledgement, at least and at most.
const DELAYED: Duration = Duration::from_millis(35);
const LONGEST: Duration = Duration::from_millis(250);
/// Who waited for it sends so soon after it.
const AT_ONCE: Duration = Duration::from_millis(1);
/// A segment with more does not wait for others.
const SMALL: u32 = 1_000;
/// So many are told of.
const MOST: usize = 4;

/// A segment that left when the one before it was acknowledged.
pub(in crate::analysis) struct Held<'a> {
    before: &'a Message<'a>,
    acknowledged: Acknowledgement,
    pub(in crate::analysis) message: &'a Message<'a>,
}

/// What was held back, and why TCP does that.
pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let held = held_back(scene);
    match held.is_empty() {
        true => Vec::new(),
        false => vec![told(scene, &held), why()],
    }
}

fn why() -> Fact {
    Fact {
        topic: Topic::Segments,
        text: Text::new(
            "TCP pengirim menahan segmen kecil sampai segmen sebelumnya diakui (algoritma Nagle), dan TCP penerima menunda pengakuannya (ACK) sekitar 40 ms; begitu ACK itu datang, segmen itu berangkat. Yang menunggu di sini TCP, bukan programnya: dengan opsi soket TCP_NODELAY, atau kedua pesan dalam satu kali kirim, penundaan itu hilang.",
            "The sender's TCP holds a small segment back until the one before it is acknowledged (Nagle's algorithm), and the receiver's TCP delays its acknowledgement (ACK) by some 40 ms; as soon as that ACK comes, the segment leaves. What waits here is TCP, not the program: with the socket option TCP_NODELAY, or with both messages in one send, the delay is gone.",
        ),
        evidence: Vec::new(),
    }
}

fn told(scene: &Scene<'_>, held: &[Held<'_>]) -> Fact {
    let mut told: Vec<Text> = held.iter().take(MOST).map(|one| one.told(scene)).collect();
    if held.len() > MOST {
        let more = held.len() - MOST;
        told.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let told = list(&told);
    let (some_id, some_en) = match held.len() {
        1 => (
            "Satu pesan kecil tertahan",
            "One small message was held back",
        ),
        _ => ("Pesan kecil tertahan", "Small messages were held back"),
    };
    let evidence = held.iter().flat_map(Held::evidence);
    Fact {
        topic: Topic::Segments,
        text: Text::new(
            format!(
                "{some_id} di dalam TCP (algoritma Nagle dan ACK yang ditunda): {}.",
                told.id
            ),
            format!(
                "{some_en} inside TCP (Nagle's algorithm and a delayed ACK): {}.",
                told.en
            ),
        ),
        evidence: evidence.collect(),
    }
}

/// In the order of time.
pub(in crate::analysis) fn held_back<'a>(scene: &'a Scene<'_>) -> Vec<Held<'a>> {
    let acknowledged = acknowledgements(scene.record);
    let mut held = Vec::new();
    for (at, message) in scene.messages.iter().enumerate() {
        let ports = message.packet.transport.ports();
        let carries = |one: &&Message<'_>| !one.is_again && one.bytes > 0;
        if !carries(&message) || message.bytes > SMALL || message.sequence.is_none() {
            continue;
        }
        let mut earlier = scene.messages[..at].iter().rev();
        let Some(before) =
            earlier.find(|one| carries(one) && one.packet.transport.ports() == ports)
        else {
            continue;
        };
        let waited = message.at.since(before.at);
        if waited < DELAYED || waited > LONGEST {
            continue;
        }
        let freed = |one: &&Acknowledgement| {
            one.ports == swapped(ports)
                && Some(one.acknowledged) == message.sequence
                && one.at.since(before.at) >= DELAYED
                && one.at <= message.at
                && message.at.since(one.at) <= AT_ONCE
        };
        if let Some(acknowledged) = acknowledged.iter().find(freed).copied() {
            held.push(Held {
                before,
                acknowledged,
                message,
            });
        }
    }
    held
}

fn swapped(ports: Option<(u16, u16)>) -> (u16, u16) {
    let (from, to) = ports.unwrap_or_default();
    (to, from)
}

impl Held<'_> {
    /// `“halo” from ani to server left 41 ms after the one before it`.
    fn told(&self, scene: &Scene<'_>) -> Text {
        let said = quoted(String::from_utf8_lossy(self.message.head()).trim_end());
        let (from, to) = (scene.party(self.message.from), scene.party(self.message.to));
        let wait = time(self.message.at.since(self.before.at));
        Text::new(
            format!(
                "{said} dari {from} kepada {to} berangkat {} setelah yang sebelumnya",
                wait.id
            ),
            format!(
                "{said} from {from} to {to} left {} after the one before it",
                wait.en
            ),
        )
    }

    fn evidence(&self) -> [Evidence; 3] {
        let place = |(number, at): (Option<usize>, Moment)| packet(number, at);
        [
            (self.before.number, self.before.at),
            (self.acknowledged.number, self.acknowledged.at),
            (self.message.number, self.message.at),
        ]
        .map(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, DATA, SERVER, Sample, socket};
    const DOWN: (u16, u16) = (5_000, 40_001);
    const UP: (u16, u16) = (40_001, 5_000);

    fn found(sample: Sample) -> Vec<Fact> {
        let sockets = vec![socket(SERVER, 5_000, 40_001), socket(ANI, 40_001, 5_000)];
        let record = sample.sockets(900, sockets).0;
        facts(&Scene::of(&record))
    }

    fn told(sample: Sample) -> Option<Fact> {
        found(sample).into_iter().next()
    }

    fn first() -> Sample {
        Sample::chat().numbered(10, DOWN, (DATA, 100), "satu\n")
    }

    #[test]
    fn who_leaves_with_a_late_acknowledgement_was_held_back() {
        let sample = first()
            .acknowledges(50, UP, 105)
            .numbered(50, DOWN, (DATA, 105), "dua\n");
        let facts = found(sample);
        let fact = &facts[0];
        assert_eq!(
            fact.text.en,
            "One small message was held back inside TCP (Nagle's algorithm and a delayed ACK): “dua” from `server` to `ani` left 40 ms after the one before it."
        );
        let why = &facts[1];
        assert_eq!(why.evidence, [], "it holds everywhere");
        assert!(
            why.text
                .en
                .contains("What waits here is TCP, not the program:"),
            "of the rest of the play nothing is claimed: {why:?}"
        );
        let packets = [1, 2, 3].map(Evidence::Packet);
        assert_eq!(fact.evidence, packets);
    }

    #[test]
    fn who_leaves_at_once_or_long_after_was_not() {
        let soon = first().numbered(11, DOWN, (DATA, 105), "dua\n");
        assert_eq!(told(soon), None);
        let long_after = first()
            .acknowledges(50, UP, 105)
            .numbered(60, DOWN, (DATA, 105), "dua\n");
        assert_eq!(told(long_after), None, "the program was late itself");
        let prompt = first()
            .acknowledges(11, UP, 105)
            .numbered(50, DOWN, (DATA, 105), "dua\n");
        assert_eq!(told(prompt), None, "nobody had to wait for that");
        let again = first()
            .acknowledges(50, UP, 105)
            .numbered(50, DOWN, (DATA, 100), "satu\n");
        assert_eq!(told(again), None, "that had been sent before");
    }
}
