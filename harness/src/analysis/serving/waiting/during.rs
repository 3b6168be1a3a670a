//! What a server did while somebody waited: with whom it was, and for how long.

use crate::analysis::scene::{Scene, at};
use crate::analysis::{Visit, list, time};
use crate::scenario::text::Text;
use crate::trace::Moment;
use std::time::Duration;

/// So many who came before are named.
const MOST: usize = 4;

/// How long each had the server to itself, one after the other, while somebody waited.
pub(super) fn shares<'a>(
    before: &[&'a Visit],
    mut from: Moment,
    until: Moment,
) -> Vec<(&'a Visit, Duration)> {
    let mut before = before.to_vec();
    before.sort_by_key(|other| other.released);
    let shares = before.into_iter().filter_map(|other| {
        let (begin, end) = (from.max(other.knocked), other.released.min(until));
        (end > begin).then(|| {
            from = end;
            (other, end.since(begin))
        })
    });
    shares.collect()
}

/// Several came before.
pub(super) fn several(scene: &Scene<'_>, shares: &[(&Visit, Duration)]) -> Text {
    let server = shares.first().map(|(one, _)| scene.party(one.server));
    let server = server.unwrap_or_default();
    let named = shares.iter().take(MOST).map(|(one, share)| {
        let (name, share) = (one.called(), time(*share));
        Text::new(
            format!("{name} ({})", share.id),
            format!("{name} ({})", share.en),
        )
    });
    let mut named: Vec<Text> = named.collect();
    if shares.len() > MOST {
        let more = shares.len() - MOST;
        named.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let named = list(&named);
    Text::new(
        format!("selama itu {server} lebih dahulu melayani {}", named.id),
        format!("in that time {server} first served {}", named.en),
    )
}

/// What the server did meanwhile, as far as it was seen.
pub(super) fn one(scene: &Scene<'_>, other: &Visit, held: Option<Moment>, until: Moment) -> Text {
    let (server, name) = (scene.party(other.server), other.called());
    let Some(held) = held else {
        return Text::new(
            format!("{name} tersambung lebih dahulu, dan {server} belum selesai dengannya"),
            format!("{name} had connected before, and {server} was not done with it"),
        );
    };
    let (silent_id, silent_en) = match other.questions.is_empty() {
        true => (", yang tidak mengirim apa pun", ", which sent nothing"),
        false => ("", ""),
    };
    let share = share(other, held, until);
    Text::new(
        format!(
            "{server} menunggu pesan dari {name} (recv){silent_id}{}",
            share.id
        ),
        format!(
            "{server} waited for a message from {name} (recv){silent_en}{}",
            share.en
        ),
    )
}

/// The recv ended when the other one left, before the wait did: until when it was the reason, and what came after.
fn share(other: &Visit, held: Moment, until: Moment) -> Text {
    let spoke = other.questions.iter().map(|one| one.at);
    let is_last = |left: &Moment| !spoke.clone().any(|at| at > held && at < *left);
    let left = other.left.filter(|left| *left > held && *left < until);
    let Some(left) = left.filter(is_last) else {
        return Text::default();
    };
    let (when, rest) = (at(left), time(until.since(left)));
    Text::new(
        format!(
            ", sampai ia pergi {}; {} sisanya sesudah itu",
            when.id, rest.id
        ),
        format!(
            ", until that one left {}; the last {} came after that",
            when.en, rest.en
        ),
    )
}
