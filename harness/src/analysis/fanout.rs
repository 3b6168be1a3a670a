//! A message that the server passed on to many: how many copies, to whom, how soon, in which order.

mod copies;
mod delay;
mod meanwhile;
mod nobody;
mod order;

use super::scene::{Scene, called, names, packet, quoted};
use super::{Evidence, Fact, Topic, Visit, list, time};
use crate::scenario::text::Text;
use crate::trace::Moment;
use copies::{Copies, Lines, Said, said};
use delay::Delays;
use std::collections::BTreeMap;
use std::time::Duration;

/// So many kinds of messages are told of, and so many of each are quoted.
const MOST: usize = 5;
const QUOTED: usize = 4;

/// One message and its copies.
struct Spread {
    said: Said,
    copies: Copies,
    /// The places of those who were there, said something in all, and got none; never its sender.
    without: Vec<usize>,
}

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let (spreads, delays) = (spreads(scene), Delays::of(scene));
    // Those that went to as many, each once, are told together.
    let alike = |one: &Spread, next: &Spread| {
        one.said.server == next.said.server
            && one.copies.len() == next.copies.len()
            && one.without == next.without
            && one.is_once()
            && next.is_once()
    };
    let mut facts: Vec<Fact> = spreads
        .chunk_by(alike)
        .take(MOST)
        .map(|spreads| told(scene, &delays, spreads))
        .collect();
    facts.extend(delays.longest(scene, &spreads));
    facts.extend(order::fact(scene, &spreads));
    facts.extend(nobody::fact(scene, &spreads));
    facts
}

fn spreads(scene: &Scene<'_>) -> Vec<Spread> {
    let said = said(scene);
    let lines = Lines::of(scene, &said);
    let spreads = said.into_iter().filter_map(|said| {
        let copies = lines.copies(scene, &said);
        let without = lines.without(scene, &said, &copies);
        (copies.len() > 1).then_some(Spread {
            said,
            copies,
            without,
        })
    });
    spreads.collect()
}

impl Spread {
    fn is_once(&self) -> bool {
        self.copies.values().all(|all| all.len() == 1)
    }

    fn total(&self) -> usize {
        self.copies.values().map(Vec::len).sum()
    }

    fn firsts(&self) -> impl Iterator<Item = (Moment, Option<usize>)> {
        self.copies.values().filter_map(|all| all.first().copied())
    }

    /// From the first receiver to the last.
    fn apart(&self) -> Duration {
        let first = self.firsts().map(|(at, _)| at).min().unwrap_or_default();
        let last = self.firsts().map(|(at, _)| at).max().unwrap_or_default();
        last.since(first)
    }

    /// `“halo” from ani`.
    fn quoted(&self, server: &str) -> Text {
        let (text, who) = (quoted(&self.said.text), &self.said.who);
        let (id, en) = match who == server {
            true => ("yang diketik di", "typed at"),
            false => ("dari", "from"),
        };
        Text::new(format!("{text} {id} {who}"), format!("{text} {en} {who}"))
    }
}

/// Of messages that are alike.
fn told(scene: &Scene<'_>, delays: &Delays, spreads: &[Spread]) -> Fact {
    let one = &spreads[0];
    let (total, count, number) = (one.total(), one.copies.len(), spreads.len());
    let server = scene.party(one.said.server);
    let quotes = spreads.iter().take(QUOTED);
    let mut quotes: Vec<Text> = quotes.map(|one| one.quoted(&server)).collect();
    if number > QUOTED {
        let more = number - QUOTED;
        quotes.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let quotes = list(&quotes);
    let (apart, shared) = (apart(spreads), shared(spreads));
    let (twice, without) = (twice(scene, one), missing(scene, one));
    let (delay, late) = (delays.told(spreads), delays.late(spreads));
    let (what_id, what_en) = match number {
        1 => (
            format!("Pesan {} dikirim", quotes.id),
            format!("The message {} was", quotes.en),
        ),
        _ => (
            format!("{number} pesan ({}) masing-masing dikirim", quotes.id),
            format!("{number} messages ({}) were each", quotes.en),
        ),
    };
    Fact {
        topic: Topic::Spreading,
        text: Text::new(
            format!(
                "{what_id} {server} sebagai {total} salinan kepada {count} klien, satu per satu; dari penerima pertama sampai terakhir {}.{}{}{}{}{}",
                apart.id, delay.id, shared.id, late.id, twice.id, without.id
            ),
            format!(
                "{what_en} sent on by {server} as {total} copies to {count} clients, one by one; from the first receiver to the last it took {}.{}{}{}{}{}",
                apart.en, delay.en, shared.en, late.en, twice.en, without.en
            ),
        ),
        evidence: evidence(spreads),
    }
}

/// `2,0 ms`, or from how much to how much.
fn apart(spreads: &[Spread]) -> Text {
    let all = || spreads.iter().map(Spread::apart);
    let (least, most) = (
        all().min().unwrap_or_default(),
        all().max().unwrap_or_default(),
    );
    let (least, most) = (time(least), time(most));
    if least == most {
        return most;
    }
    Text::new(
        format!("{} sampai {}", least.id, most.id),
        format!("{} to {}", least.en, most.en),
    )
}

/// Why there are fewer segments than copies.
fn shared(spreads: &[Spread]) -> Text {
    let mut segments = BTreeMap::new();
    for spread in spreads {
        for (place, all) in &spread.copies {
            for (at, number) in all {
                *segments.entry((place, at, number)).or_insert(0) += 1;
            }
        }
    }
    let copies: usize = segments.values().sum();
    match segments.len() {
        few if few < copies => Text::new(
            format!(
                " {copies} salinan itu lewat dalam {few} segmen: ada yang berisi beberapa sekaligus."
            ),
            format!(
                " These {copies} copies passed in {few} segments: some carried several at once."
            ),
        ),
        _ => Text::default(),
    }
}

fn twice(scene: &Scene<'_>, spread: &Spread) -> Text {
    let name = |place: &usize| {
        let visit = scene.visits.get(*place);
        visit.map_or_else(String::new, |visit| called(&visit.name))
    };
    let twice = spread.copies.iter().filter(|(_, all)| all.len() > 1);
    let twice: Vec<Text> = twice
        .map(|(place, all)| {
            Text::new(
                format!("{} ({} kali)", name(place), all.len()),
                format!("{} ({} times)", name(place), all.len()),
            )
        })
        .collect();
    if twice.is_empty() {
        return Text::default();
    }
    let twice = list(&twice);
    Text::new(
        format!(" Lebih dari sekali sampai di {}.", twice.id),
        format!(" It came more than once to {}.", twice.en),
    )
}

fn missing(scene: &Scene<'_>, spread: &Spread) -> Text {
    let without = spread.without.iter();
    let without: Vec<&Visit> = without
        .filter_map(|place| scene.visits.get(*place))
        .collect();
    if without.is_empty() {
        return Text::default();
    }
    let without = names(without);
    Text::new(
        format!(" Yang tidak menerimanya: {}.", without.id),
        format!(" Who did not get it: {}.", without.en),
    )
}

/// Of one message all copies, of several each message and its first copy.
fn evidence(spreads: &[Spread]) -> Vec<Evidence> {
    let copies = match spreads.len() {
        1 => usize::MAX,
        _ => 1,
    };
    let of = |spread: &Spread| {
        let sent = packet(spread.said.number, spread.said.at);
        let copies = spread.firsts().take(copies);
        let copies = copies.map(|(at, number)| packet(number, at));
        [sent].into_iter().chain(copies).collect::<Vec<_>>()
    };
    let mut all: Vec<Evidence> = Vec::new();
    for one in spreads.iter().flat_map(of) {
        // A segment may have carried several of them.
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

#[cfg(test)]
mod tests;
