//! Messages that reached nobody, where others were passed on.

use super::super::scene::{Scene, packet, quoted};
use super::super::{Evidence, Fact, Topic, list};
use super::{LOOKED_AT, QUOTED, SHORTEST, Speech, Spread, copies, speeches, without};
use crate::scenario::text::Text;

/// Of a server that passed nothing on there is nothing to say.
pub(super) fn fact(scene: &Scene<'_>, spreads: &[Spread]) -> Option<Fact> {
    let first = spreads.first()?;
    let said = speeches(scene).into_iter().take(LOOKED_AT);
    let later = said.filter(|said| said.at > first.said.at && said.server == first.said.server);
    let lost: Vec<(Speech, String)> = later.filter_map(|said| lost(scene, said)).collect();
    if lost.is_empty() {
        return None;
    }
    let quote = |(said, text): &(Speech, String)| {
        let (text, who) = (quoted(text), &said.who);
        Text::new(format!("{text} dari {who}"), format!("{text} from {who}"))
    };
    let mut quotes: Vec<Text> = lost.iter().take(QUOTED).map(quote).collect();
    if lost.len() > QUOTED {
        let more = lost.len() - QUOTED;
        quotes.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let quotes = list(&quotes);
    let server = scene.party(first.said.server);
    let evidence = lost.iter().map(|(said, _)| packet(said.number, said.at));
    Some(Fact {
        topic: Topic::Spreading,
        text: Text::new(
            format!("Tidak diteruskan {server} kepada siapa pun: {}.", quotes.id),
            format!("Passed on by {server} to nobody: {}.", quotes.en),
        ),
        evidence: evidence.collect::<Vec<Evidence>>(),
    })
}

/// It came to the server when others were there, and no line of it went on. What somebody says first may be its name.
fn lost(scene: &Scene<'_>, said: Speech) -> Option<(Speech, String)> {
    let mut visits = scene.visits.iter();
    let own = visits.find(|visit| visit.server == said.server && visit.called() == said.who)?;
    if own
        .questions
        .first()
        .is_none_or(|first| first.at >= said.at)
    {
        return None;
    }
    let lines = said.text.lines().map(str::trim);
    let mut long = lines.filter(|line| line.chars().count() >= SHORTEST);
    let text = long.next()?.to_string();
    let copies = copies(scene, &said, &text);
    let has_others = !without(scene, &said, &copies).is_empty();
    (copies.is_empty() && has_others).then_some((said, text))
}
