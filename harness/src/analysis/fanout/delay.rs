//! How long a message took through the server: from its coming to the first and to the last of its copies.

use super::super::scene::{Scene, packet};
use super::super::segments::held_back;
use super::super::{Evidence, Fact, Topic, time};
use super::Spread;
use super::meanwhile::{seen, was_stopped};
use crate::scenario::text::Text;
use crate::trace::Moment;
use std::time::Duration;

/// From here on it is told of by itself.
const LONG: Duration = Duration::from_millis(100);

/// A moment, and the packet that passed then.
type Place = (Moment, Option<usize>);

/// The copies that TCP held back: they say nothing of the server.
pub(super) struct Delays(Vec<Place>);

impl Delays {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let held = held_back(scene);
        let places = held.iter().map(|one| (one.message.at, one.message.number));
        Self(places.collect())
    }

    fn has_held(&self, spreads: &[Spread]) -> bool {
        let mut firsts = spreads.iter().flat_map(Spread::firsts);
        firsts.any(|copy| self.0.contains(&copy))
    }

    /// What took the time, where TCP held a copy back.
    pub(super) fn late(&self, spreads: &[Spread]) -> Text {
        match self.has_held(spreads) {
            true => Text::new(
                " Yang terlambat tertahan di dalam TCP, bukan di program (lihat “Byte dan segmen”).",
                " What came late was held back inside TCP, not by the program (see “Bytes and segments”).",
            ),
            false => Text::default(),
        }
    }

    /// The first and the last copy that the server let go by itself.
    fn copies(&self, spread: &Spread) -> Option<(Place, Place)> {
        let free = || spread.firsts().filter(|copy| !self.0.contains(copy));
        Some((free().min()?, free().max()?))
    }

    /// From the message to its first and its last copy.
    fn delay(&self, spread: &Spread) -> Option<(Duration, Duration)> {
        let ((first, _), (last, _)) = self.copies(spread)?;
        let said = spread.said.at;
        Some((first.since(said), last.since(said)))
    }

    /// Of messages that are alike.
    pub(super) fn told(&self, spreads: &[Spread]) -> Text {
        let delays = spreads.iter().filter_map(|one| self.delay(one));
        let (firsts, lasts): (Vec<Duration>, Vec<Duration>) = delays.unzip();
        if firsts.is_empty() {
            return Text::default();
        }
        let (first, last, without) = (span(&firsts), span(&lasts), self.without(spreads));
        if first == last {
            return Text::new(
                format!(
                    " Semua salinan berangkat {} sesudah pesannya{}.",
                    first.id, without.id
                ),
                format!(
                    " All copies left {} after the message{}.",
                    first.en, without.en
                ),
            );
        }
        Text::new(
            format!(
                " Salinan pertama berangkat {} sesudah pesannya, yang terakhir {} sesudahnya{}.",
                first.id, last.id, without.id
            ),
            format!(
                " The first copy left {} after the message, the last {} after it{}.",
                first.en, last.en, without.en
            ),
        )
    }

    /// Where TCP held some of them back.
    fn without(&self, spreads: &[Spread]) -> Text {
        match self.has_held(spreads) {
            true => Text::new(
                " (tanpa yang tertahan di dalam TCP)",
                " (those that TCP held back left aside)",
            ),
            false => Text::default(),
        }
    }

    /// The message that took longest, if that was long.
    pub(super) fn longest(&self, scene: &Scene<'_>, spreads: &[Spread]) -> Option<Fact> {
        let running = spreads.iter().filter(|one| !was_stopped(scene, one));
        let longest = running.max_by_key(|one| self.delay(one).map(|(_, last)| last))?;
        let (first, last) = self.delay(longest)?;
        if last < LONG {
            return None;
        }
        let ((began, first_packet), (ended, last_packet)) = self.copies(longest)?;
        let (said, server) = (&longest.said, scene.party(longest.said.server));
        let quoted = longest.quoted(&server);
        let (came_id, came_en) = match said.who == server {
            true => ("diketik", "had been typed"),
            false => ("tiba", "had come"),
        };
        let (first, last) = (time(first), time(last));
        let (copies_id, copies_en, rest) = match first == last {
            true => ("Salinannya", "Its copies", Text::default()),
            false => (
                "Salinan pertamanya",
                "Its first copy",
                Text::new(
                    format!(", yang terakhir {} sesudahnya", last.id),
                    format!(", the last {} after", last.en),
                ),
            ),
        };
        let mut fact = Fact {
            topic: Topic::Spreading,
            text: Text::new(
                format!(
                    "Yang paling lama di {server}: {}. {copies_id} baru berangkat {} sesudah pesan itu {came_id}{}.",
                    quoted.id, first.id, rest.id
                ),
                format!(
                    "What took longest at {server}: {}. {copies_en} left only {} after the message {came_en}{}.",
                    quoted.en, first.en, rest.en
                ),
            ),
            evidence: vec![packet(said.number, said.at), packet(first_packet, began)],
        };
        if last_packet != first_packet {
            fact.evidence.push(packet(last_packet, ended));
        }
        if let Some((seen, why)) = seen(scene, longest, ended) {
            fact.text.id += &why.id;
            fact.text.en += &why.en;
            fact.evidence.push(Evidence::Look(seen));
        }
        Some(fact)
    }
}

/// `2,0 ms`, or of several the shortest and the longest.
fn span(all: &[Duration]) -> Text {
    let least = time(all.iter().copied().min().unwrap_or_default());
    let most = time(all.iter().copied().max().unwrap_or_default());
    if least == most {
        return most;
    }
    Text::new(
        format!("{} sampai {}", least.id, most.id),
        format!("{} to {}", least.en, most.en),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::{SENT, TO_ANI, TO_BUDI, facts_of, two};
    use super::*;
    use crate::record::sample::{DATA, SERVER, Sample, process, waits};
    use crate::trace::survey::{Call, Survey, Target};
    use crate::trace::{Action, Event, What};

    fn spread(first: u64, last: u64) -> Sample {
        let (_, ani, said) = SENT;
        let (_, to_ani, _) = TO_ANI;
        let (_, to_budi, copy) = TO_BUDI;
        two()
            .segment(20, ani, DATA, said)
            .segment(first, to_ani, DATA, copy)
            .segment(last, to_budi, DATA, copy)
    }

    fn longest(sample: Sample) -> Option<Fact> {
        let mut facts = facts_of(sample).into_iter();
        facts.find(|fact| fact.text.en.starts_with("What took longest"))
    }

    #[test]
    fn the_way_through_the_server_is_told_by_its_first_and_last_copy() {
        let told = &facts_of(spread(21, 24))[0].text.en;
        assert!(
            told.ends_with(
                "The first copy left 1.0 ms after the message, the last 4.0 ms after it."
            ),
            "{told}"
        );
    }

    #[test]
    fn of_several_the_shortest_and_the_longest_are_told() {
        let mut sample = spread(21, 22);
        for (from, waits) in [(30, 3), (50, 9)] {
            let said = format!("nomor {from}");
            sample = sample
                .segment(from, SENT.1, DATA, &said)
                .segment(from + waits, TO_ANI.1, DATA, &said)
                .segment(from + waits, TO_BUDI.1, DATA, &said);
        }
        let told = &facts_of(sample)[0].text.en;
        assert!(
            told.contains("left 1.0 ms to 9.0 ms after the message"),
            "{told}"
        );
    }

    #[test]
    fn a_message_that_lay_long_at_the_server_is_told_by_itself() {
        let fact = longest(spread(320, 321)).expect("it took long");
        assert_eq!(
            fact.text.en,
            "What took longest at `server`: “halo” from `ani`. Its first copy left only 300 ms after the message had come, the last 301 ms after."
        );
        assert_eq!(fact.evidence, [3, 4, 5].map(Evidence::Packet));
        let at_once = longest(spread(320, 320)).expect("it took long");
        assert!(
            at_once
                .text
                .en
                .ends_with("Its copies left only 300 ms after the message had come."),
            "{at_once:?}"
        );
        assert_eq!(longest(spread(21, 119)), None);
    }

    #[test]
    fn what_tcp_held_back_is_no_delay_of_the_server() {
        let held = |acknowledged: bool| {
            let mut sample = two()
                .numbered(16, TO_BUDI.1, (DATA, 90), "selamat datang\n")
                .segment(20, SENT.1, DATA, "halo\n")
                .segment(21, TO_ANI.1, DATA, "halo\n");
            if acknowledged {
                sample = sample.acknowledges(157, (40_002, 5_000), 105);
            }
            longest(sample.numbered(157, TO_BUDI.1, (DATA, 105), "halo\n"))
        };
        assert_eq!(held(true), None);
        assert!(held(false).is_some());
    }

    #[test]
    fn a_server_that_the_scenario_stopped_did_not_dally() {
        let stopped = |at_ms: u64| {
            let mut sample = spread(320, 321);
            let freeze = What::Did(Action::Freeze(SERVER));
            let thaw = What::Did(Action::Thaw(SERVER));
            for (ms, what) in [(at_ms, freeze), (at_ms + 2, thaw)] {
                let at = Moment::from_nanos(ms * 1_000_000);
                let entry = crate::trace::Entry { at, what };
                sample.0.evidence.trace.push(entry);
            }
            sample.0.evidence.trace.sort_by_key(|entry| entry.at);
            longest(sample)
        };
        assert_eq!(stopped(19), None);
        assert!(stopped(15).is_some());
    }

    #[test]
    fn who_was_seen_to_sleep_meanwhile_is_told() {
        let seen = |at_ms: u64, call: Call| {
            let survey = Survey {
                processes: vec![process(SERVER, vec![waits(call, Target::Other)])],
                ..Survey::default()
            };
            let sample = spread(320, 321).saw(at_ms, Event::Surveyed(Box::new(survey)));
            longest(sample).expect("it took long")
        };
        let fact = seen(100, Call::Sleep);
        let text = &fact.text.en;
        assert!(
            text.ends_with("A thread of `server` was seen to sleep at 100 ms (sleep)."),
            "{text}"
        );
        let look = Evidence::Look(Moment::from_nanos(100_000_000));
        assert_eq!(fact.evidence.last(), Some(&look));
        for other in [seen(330, Call::Sleep), seen(100, Call::Accept)] {
            assert!(!other.text.en.contains("sleep"), "{other:?}");
        }
    }
}
