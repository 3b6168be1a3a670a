//! Messages that reached nobody, where others were passed on.

use super::super::scene::{Scene, packet, quoted};
use super::super::{Evidence, Fact, Topic, list};
use super::{Lines, QUOTED, Said, Spread, said};
use crate::scenario::text::Text;

/// Of a server that passed nothing on there is nothing to say.
pub(super) fn fact(scene: &Scene<'_>, spreads: &[Spread]) -> Option<Fact> {
    let first = spreads.first()?;
    let said = said(scene);
    let lines = Lines::of(scene, &said);
    let later = said
        .into_iter()
        .filter(|said| said.at > first.said.at && said.server == first.said.server);
    let lost: Vec<Said> = later.filter(|said| is_lost(scene, &lines, said)).collect();
    if lost.is_empty() {
        return None;
    }
    let quote = |said: &Said| {
        let (text, who) = (quoted(&said.text), &said.who);
        Text::new(format!("{text} dari {who}"), format!("{text} from {who}"))
    };
    let mut quotes: Vec<Text> = lost.iter().take(QUOTED).map(quote).collect();
    if lost.len() > QUOTED {
        let more = lost.len() - QUOTED;
        quotes.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let quotes = list(&quotes);
    let server = scene.party(first.said.server);
    let evidence = lost.iter().map(|said| packet(said.number, said.at));
    Some(Fact {
        topic: Topic::Spreading,
        text: Text::new(
            format!("Tidak diteruskan {server} kepada siapa pun: {}.", quotes.id),
            format!("Passed on by {server} to nobody: {}.", quotes.en),
        ),
        evidence: evidence.collect::<Vec<Evidence>>(),
    })
}

/// It came to the server when others were there, and went on to none. What somebody says first may be its name.
fn is_lost(scene: &Scene<'_>, lines: &Lines, said: &Said) -> bool {
    let mut visits = scene.visits.iter();
    let own = visits.find(|visit| visit.server == said.server && visit.called() == said.who);
    let first = own.and_then(|own| own.questions.first());
    let copies = lines.copies(scene, said);
    first.is_some_and(|first| first.at < said.at)
        && copies.is_empty()
        && !lines.without(scene, said, &copies).is_empty()
}
