//! Did all receivers of several messages get them in the order in which they were sent?

use super::super::scene::{Scene, packet, quoted};
use super::super::{Evidence, Fact, Topic};
use super::Spread;
use crate::scenario::text::Text;

/// So many messages are pointed at.
const MOST: usize = 6;

/// The receiver's place, and the two messages that it got the other way round.
type Wrong<'a> = (usize, &'a Spread, &'a Spread);

/// Nothing where nobody got two.
pub(super) fn fact(scene: &Scene<'_>, spreads: &[Spread]) -> Option<Fact> {
    let pairs = || {
        let early = spreads.iter().enumerate();
        early.flat_map(|(at, early)| spreads[at + 1..].iter().map(move |late| (early, late)))
    };
    let mut count = 0;
    let mut wrong: Option<Wrong<'_>> = None;
    for (early, late) in pairs() {
        // One of them would be taken for the other.
        if early.said.text.contains(&late.said.text) || late.said.text.contains(&early.said.text) {
            continue;
        }
        for (place, copies) in &early.copies {
            let others = late.copies.get(place).and_then(|all| all.first());
            let (Some((one, _)), Some((other, _))) = (copies.first(), others) else {
                continue;
            };
            count += 1;
            // Two senders are told of only where there is nothing worse.
            let is_worse = wrong.is_none_or(|told| !is_one_sender(told.1, told.2));
            if other < one && (wrong.is_none() || is_worse && is_one_sender(early, late)) {
                wrong = Some((*place, early, late));
            }
        }
    }
    if count == 0 {
        return None;
    }
    let sent = |one: &Spread| packet(one.said.number, one.said.at);
    let evidence: Vec<Evidence> = match wrong {
        None => spreads.iter().take(MOST).map(sent).collect(),
        Some((place, early, late)) => {
            let got = [late, early].map(|one| one.copies.get(&place));
            let got = got.into_iter().flatten().filter_map(|all| all.first());
            let got = got.map(|(at, number)| packet(*number, *at));
            [sent(early), sent(late)].into_iter().chain(got).collect()
        }
    };
    Some(Fact {
        topic: Topic::Spreading,
        text: text(scene, wrong),
        evidence,
    })
}

fn is_one_sender(one: &Spread, other: &Spread) -> bool {
    one.said.who == other.said.who
}

fn text(scene: &Scene<'_>, wrong: Option<Wrong<'_>>) -> Text {
    let Some((place, early, late)) = wrong else {
        return Text::new(
            "Semua penerima mendapat pesan-pesan itu dalam urutan pengirimannya.",
            "All receivers got these messages in the order in which they were sent.",
        );
    };
    let visit = scene.visits.get(place);
    let name = visit.map_or_else(String::new, super::super::Visit::called);
    let (one, other) = (quoted(&early.said.text), quoted(&late.said.text));
    let why = match is_one_sender(early, late) {
        true => Text::default(),
        false => Text::new(
            " Itu bukan kesalahan: pengirimnya berbeda, dan TCP menjaga urutan di dalam satu sambungan, bukan antara dua sambungan.",
            " That is no fault: their senders differ, and TCP keeps the order within one connection, not between two.",
        ),
    };
    Text::new(
        format!(
            "{name} mendapat {other} sebelum {one}, padahal {one} dikirim lebih dahulu.{}",
            why.id
        ),
        format!(
            "{name} got {other} before {one}, though {one} was sent first.{}",
            why.en
        ),
    )
}
