//! A message that one client sent and the server passed on: how many copies, to whom, how soon, in which order.

use super::scene::{Scene, packet, quoted};
use super::{Evidence, Fact, Said, Topic, Visit, list, time};
use crate::scenario::text::Text;
use crate::trace::Moment;
use std::collections::BTreeMap;

/// So many messages are told of, and so many are looked at.
const MOST: usize = 5;
const LOOKED_AT: usize = 100;
/// A shorter text would be found in many others.
const SHORTEST: usize = 2;

/// One message and its copies.
struct Spread<'a> {
    sender: &'a Visit,
    text: String,
    sent: &'a Said,
    /// By the receiver's place among the visits: each copy's moment and packet.
    copies: BTreeMap<usize, Vec<(Moment, Option<usize>)>>,
}

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let spreads = spreads(scene);
    let mut facts: Vec<Fact> = spreads
        .iter()
        .take(MOST)
        .map(|one| told(scene, one))
        .collect();
    facts.extend(order(scene, &spreads));
    facts
}

fn spreads<'a>(scene: &'a Scene<'_>) -> Vec<Spread<'a>> {
    let mut said: Vec<(&Visit, &Said)> = Vec::new();
    for visit in &scene.visits {
        said.extend(visit.questions.iter().map(|one| (visit, one)));
    }
    said.sort_by_key(|(_, one)| one.at);
    let spreads = said
        .into_iter()
        .take(LOOKED_AT)
        .filter_map(|(sender, sent)| {
            let text = String::from_utf8_lossy(&sent.head);
            let text = text
                .lines()
                .map(str::trim)
                .find(|line| line.chars().count() >= SHORTEST)?
                .to_string();
            let mut copies: BTreeMap<usize, Vec<_>> = BTreeMap::new();
            for (place, visit) in scene.visits.iter().enumerate() {
                let is_there = visit.server == sender.server && visit.knocked <= sent.at;
                if !is_there {
                    continue;
                }
                for answer in visit.answers.iter().filter(|one| one.at >= sent.at) {
                    // Passed on, it may have a name before it, but nothing behind it.
                    let lines = String::from_utf8_lossy(&answer.head);
                    for _ in lines.lines().filter(|line| line.trim().ends_with(&text)) {
                        copies
                            .entry(place)
                            .or_default()
                            .push((answer.at, answer.number));
                    }
                }
            }
            (copies.len() > 1).then_some(Spread {
                sender,
                text,
                sent,
                copies,
            })
        });
    spreads.collect()
}

fn told(scene: &Scene<'_>, spread: &Spread<'_>) -> Fact {
    let firsts: Vec<(Moment, Option<usize>)> = spread
        .copies
        .values()
        .filter_map(|all| all.first().copied())
        .collect();
    let first = firsts.iter().map(|(at, _)| *at).min().unwrap_or_default();
    let last = firsts.iter().map(|(at, _)| *at).max().unwrap_or_default();
    let apart = time(last.since(first));
    let total: usize = spread.copies.values().map(Vec::len).sum();
    let (sender, count, text) = (&spread.sender.name, firsts.len(), quoted(&spread.text));
    let server = scene.party(spread.sender.server);
    let name = |place: &usize| scene.visits.get(*place).map_or("", |visit| &visit.name);
    let twice = spread.copies.iter().filter(|(_, all)| all.len() > 1);
    let twice: Vec<Text> = twice
        .map(|(place, all)| {
            Text::new(
                format!("{} {} kali", name(place), all.len()),
                format!("{} {} times", name(place), all.len()),
            )
        })
        .collect();
    let more = if twice.is_empty() {
        Text::default()
    } else {
        let twice = list(&twice);
        Text::new(
            format!(" Yang menerimanya lebih dari sekali: {}.", twice.id),
            format!(" Who got it more than once: {}.", twice.en),
        )
    };
    let mut evidence = vec![packet(spread.sent.number, spread.sent.at)];
    evidence.extend(
        firsts
            .iter()
            .take(6)
            .map(|(at, number)| packet(*number, *at)),
    );
    Fact {
        topic: Topic::Spreading,
        text: Text::new(
            format!(
                "Pesan {text} dari {sender} dikirim {server} sebagai {total} salinan kepada {count} klien, satu per satu; dari penerima pertama sampai terakhir {}.{}",
                apart.id, more.id
            ),
            format!(
                "The message {text} from {sender} was sent on by {server} as {total} copies to {count} clients, one by one; from the first receiver to the last it took {}.{}",
                apart.en, more.en
            ),
        ),
        evidence,
    }
}

/// Did all receivers of several messages get them in the order in which they were sent?
fn order(scene: &Scene<'_>, spreads: &[Spread<'_>]) -> Option<Fact> {
    let mut wrong: Option<(usize, &Spread<'_>, &Spread<'_>)> = None;
    let mut pairs = 0;
    for (at, early) in spreads.iter().enumerate() {
        for late in &spreads[at + 1..] {
            for (place, copies) in &early.copies {
                let (Some((one, _)), Some(others)) = (copies.first(), late.copies.get(place))
                else {
                    continue;
                };
                let is_same = early.text.contains(&late.text) || late.text.contains(&early.text);
                if is_same {
                    continue;
                }
                pairs += 1;
                if others.first().is_some_and(|(other, _)| other < one) {
                    wrong.get_or_insert((*place, early, late));
                }
            }
        }
    }
    if pairs == 0 {
        return None;
    }
    let text = match wrong {
        None => Text::new(
            "Semua penerima mendapat pesan-pesan itu dalam urutan pengirimannya.",
            "All receivers got these messages in the order in which they were sent.",
        ),
        Some((place, early, late)) => {
            let name = scene.visits.get(place).map_or("", |visit| &visit.name);
            let (one, other) = (quoted(&early.text), quoted(&late.text));
            Text::new(
                format!(
                    "{name} mendapat {other} sebelum {one}, padahal {one} dikirim lebih dahulu."
                ),
                format!("{name} got {other} before {one}, though {one} was sent first."),
            )
        }
    };
    let told = spreads.iter().take(6);
    let evidence: Vec<Evidence> = told
        .map(|one| packet(one.sent.number, one.sent.at))
        .collect();
    Some(Fact {
        topic: Topic::Spreading,
        text,
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};

    const SYN: u8 = 2;
    const DATA: u8 = 24;

    fn told(said: &[(u64, (u16, u16), &str)]) -> Vec<String> {
        let mut sample = Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(11, (40_002, 5_000), SYN, "");
        for (at, ports, text) in said {
            sample = sample.segment(*at, *ports, DATA, text);
        }
        let sockets = vec![
            socket(SERVER, 5_000, 40_001),
            socket(ANI, 40_001, 5_000),
            socket(BUDI, 40_002, 5_000),
        ];
        let record = sample.sockets(900, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    const SENT: (u64, (u16, u16), &str) = (20, (40_001, 5_000), "halo\n");
    const TO_ANI: (u64, (u16, u16), &str) = (21, (5_000, 40_001), "ani: halo\n");
    const TO_BUDI: (u64, (u16, u16), &str) = (23, (5_000, 40_002), "ani: halo\n");

    #[test]
    fn a_message_goes_to_each_client_in_a_copy_of_its_own() {
        assert_eq!(
            told(&[SENT, TO_ANI, TO_BUDI]),
            [
                "The message “halo” from ani was sent on by server as 2 copies to 2 clients, one by one; from the first receiver to the last it took 2.0 ms."
            ]
        );
        assert_eq!(
            told(&[SENT, TO_ANI]),
            Vec::<String>::new(),
            "an echo is no fan-out"
        );
    }

    #[test]
    fn who_only_speaks_of_it_has_not_passed_it_on() {
        let named = (20, (40_001, 5_000), "ani\n");
        let joined = "ani telah bergabung\n";
        let facts = told(&[
            named,
            (21, (5_000, 40_001), joined),
            (22, (5_000, 40_002), joined),
        ]);
        assert_eq!(facts, Vec::<String>::new());
    }

    #[test]
    fn who_gets_it_twice_is_named() {
        let again = (24, (5_000, 40_002), "ani: halo\n");
        let facts = told(&[SENT, TO_ANI, TO_BUDI, again]);
        assert!(
            facts[0].ends_with("Who got it more than once: budi 2 times."),
            "{facts:?}"
        );
    }

    #[test]
    fn the_order_is_kept_or_it_is_told_who_got_another() {
        let second = (30, (40_002, 5_000), "apa kabar\n");
        let kept = [
            SENT,
            second,
            TO_ANI,
            TO_BUDI,
            (31, (5_000, 40_001), "apa kabar"),
            (32, (5_000, 40_002), "apa kabar"),
        ];
        assert!(told(&kept)[2].starts_with("All receivers got these messages in the order"));
        let torn = [
            SENT,
            second,
            TO_ANI,
            (31, (5_000, 40_001), "apa kabar"),
            (32, (5_000, 40_002), "apa kabar"),
            (33, (5_000, 40_002), "halo"),
        ];
        assert_eq!(
            told(&torn)[2],
            "budi got “apa kabar” before “halo”, though “halo” was sent first."
        );
    }
}
