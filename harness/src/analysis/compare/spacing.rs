//! Texts that two plays have in common but for spaces and line ends: `user?` and `user?⏎`.

use super::Difference;
use crate::analysis::scene::{Scene, quoted};
use crate::record::wire::{Message, Party};
use crate::scenario::text::Text;
use crate::trace::ActorId;
use std::collections::BTreeSet;

/// So many texts of everybody together are shown, and so many are looked at.
const MOST: usize = 4;
const LOOKED_AT: usize = 500;

/// What programs sent, each text once.
type Texts = BTreeSet<(ActorId, String)>;

pub(super) fn rows(here: &Scene<'_>, reference: &Scene<'_>) -> Vec<Difference> {
    let (mine, theirs) = (texts(here), texts(reference));
    let differ = mine.difference(&theirs).filter_map(|(actor, text)| {
        let alike = |other: &&(ActorId, String)| {
            other.0 == *actor && !mine.contains(*other) && bare(&other.1) == bare(text)
        };
        let other = theirs.iter().find(alike)?;
        let name = &here.record.scenario.cast.get(actor.0)?.name;
        let shown = |text: &str| Text::new(quoted(text), quoted(text));
        Some(Difference {
            what: Text::new(
                format!("Spasi dan akhir baris dari {name}"),
                format!("Spaces and line ends from {name}"),
            ),
            here: shown(text),
            reference: shown(&other.1),
        })
    });
    differ.take(MOST).collect()
}

fn texts(scene: &Scene<'_>) -> Texts {
    let said = scene.messages.iter().filter_map(|one| said(scene, one));
    said.take(LOOKED_AT).collect()
}

/// What is left out of it may be where they differ.
fn said(scene: &Scene<'_>, message: &Message<'_>) -> Option<(ActorId, String)> {
    let Party::Actor(actor) = message.from else {
        return None;
    };
    let head = message.head();
    let is_whole = !head.is_empty() && head.len() == message.bytes as usize && !message.is_again;
    let text = std::str::from_utf8(head).ok().filter(|_| is_whole)?;
    let is_said = scene.is_program(actor) && !bare(text).is_empty();
    is_said.then(|| (actor, text.to_string()))
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::compare;
    use crate::record::sample::{ANI, DATA, SERVER, Sample, socket};

    fn asks(text: &str) -> Sample {
        let sockets = vec![socket(SERVER, 5_000, 40_001), socket(ANI, 40_001, 5_000)];
        Sample::chat()
            .segment(10, (5_000, 40_001), DATA, text)
            .segment(11, (40_001, 5_000), DATA, "ani")
            .sockets(30, sockets)
    }

    fn told(here: &str, reference: &str) -> Vec<[String; 3]> {
        let rows = rows(&Scene::of(&asks(here).0), &Scene::of(&asks(reference).0));
        let rows = rows.into_iter();
        rows.map(|row| [row.what.en, row.here.en, row.reference.en])
            .collect()
    }

    #[test]
    fn what_differs_in_spaces_and_line_ends_alone_is_shown_with_them() {
        assert_eq!(
            told("user?\n", "user?"),
            [["Spaces and line ends from server", "“user?⏎”", "“user?”"]]
        );
        assert_eq!(told("ani : halo", "ani: halo").len(), 1);
        let row = compare(&asks("user?\n").0, &asks("user?").0).pop();
        assert_eq!(row.expect("it is told").here.en, "“user?⏎”");
    }

    #[test]
    fn other_words_and_equal_texts_are_not_told() {
        let nothing = Vec::<[String; 3]>::new();
        assert_eq!(told("user?", "user?"), nothing);
        assert_eq!(told("siapa?", "user?"), nothing);
    }
}
