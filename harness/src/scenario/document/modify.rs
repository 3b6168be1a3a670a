//! Reads the modifiers beneath a sentence, and the hints of steps and checks.

use super::faults::{sentences, shape};
use super::fields::{self, Complaints, Fields};
use super::phrase;
use super::play::Play;
use super::step::{Kind, Words};
use super::yaml::{Entry, Node};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::{Diagnosis, Modifier};
use crate::scenario::{Hints, Modifiers, quantity};

pub(super) fn modifiers(words: &Words<'_>, play: &mut Play<'_>) -> Modifiers {
    let allowed = match words.kind {
        Kind::Verb(verb) => verb.entry().modifiers,
        Kind::Stage(stage) => stage.entry().modifiers,
    };
    let mut read = Modifiers::default();
    for (entry, modifier) in &words.modifiers {
        if allowed.contains(modifier) {
            modify(&mut read, *modifier, entry, words.kind, play);
        } else {
            play.out.push(sentences::wrong_modifier(
                entry.place,
                &entry.key,
                &words.sentence.key,
                allowed,
            ));
        }
    }
    read
}

fn modify(
    read: &mut Modifiers,
    modifier: Modifier,
    entry: &Entry,
    kind: Kind,
    play: &mut Play<'_>,
) {
    let node = &entry.value;
    let out = &mut play.out;
    match modifier {
        Modifier::Within => read.within = fields::duration(node, out),
        Modifier::For => read.lasting = fields::duration(node, out),
        Modifier::Times => {
            let expected = (
                "bilangan dari 1 sampai 1000; nol ditulis `never sees`",
                "a number from 1 to 1000; zero is written `never sees`",
            );
            read.times = fields::parsed(node, |text| quantity::count(text, 1_000), expected, out);
        }
        Modifier::Since => read.since = phrase::mark(node, play),
        Modifier::Keep => read.keep = fields::name(node, out),
        Modifier::Points => read.points = fields::points(node, out),
        Modifier::Hint => read.hints.always = fields::both(entry.place, node, out),
        Modifier::Hints => read.hints.when = hints(node, out),
        Modifier::Exactly => _ = fields::yes(node, out),
        Modifier::Optional => read.optional = fields::yes(node, out).unwrap_or(false),
        Modifier::Because => read.because = fields::both(entry.place, node, out),
        Modifier::To if matches!(kind, Kind::Verb(_)) => read.to = phrase::destination(node, play),
        Modifier::To | Modifier::From | Modifier::Steps => {}
    }
}

/// `[{when: duplicate, say: {id: …, en: …}}]`.
fn hints(node: &Node, out: &mut Complaints) -> Vec<(Diagnosis, Text)> {
    let items = fields::list(node, out).unwrap_or_default();
    let read = |item: &Node| {
        let fields = Fields::of(item, &["when", "say"], out)?;
        let when = fields
            .required("when", out)
            .and_then(|entry| diagnosis(&entry.value, out));
        let say = fields.required_text("say", out);
        Some((when?, say?))
    };
    items.iter().filter_map(read).collect()
}

fn diagnosis(node: &Node, out: &mut Complaints) -> Option<Diagnosis> {
    let written = fields::text(node, out)?;
    let found = Diagnosis::ALL.iter().find(|(word, _)| *word == written);
    if found.is_none() {
        let choices: Vec<&str> = Diagnosis::ALL.iter().map(|(word, _)| *word).collect();
        out.push(shape::bad_choice(node.place, written, &choices));
    }
    found.map(|(_, diagnosis)| *diagnosis)
}

/// The hints of a check, which are written as those of a step.
pub(super) fn hints_of(fields: &Fields<'_>, out: &mut Complaints) -> Hints {
    Hints {
        always: fields.text("hint", out),
        when: fields
            .get("hints")
            .map(|entry| hints(&entry.value, out))
            .unwrap_or_default(),
    }
}
