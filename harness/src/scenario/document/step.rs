//! Reads a step: one sentence or direction, and the modifiers beneath it.

use super::complaint::Place;
use super::direction;
use super::faults::{names, patterns, sentences, shape};
use super::fields;
use super::modify;
use super::phrase::{self, Said};
use super::play::Play;
use super::troupe::part;
use super::yaml::{Entry, Node, Value};
use crate::scenario::cast::Actor;
use crate::scenario::name::Name;
use crate::scenario::sentence::{Clause, Subject, Who};
use crate::scenario::vocabulary::{self, Modifier, Speakers, Stage, Verb, VerbEntry};
use crate::scenario::{Act, Step};

/// The words of a step, told apart.
pub(super) struct Words<'node> {
    pub(super) sentence: &'node Entry,
    pub(super) kind: Kind,
    pub(super) modifiers: Vec<(&'node Entry, Modifier)>,
}

#[derive(Clone, Copy)]
pub(super) enum Kind {
    Verb(Verb),
    Stage(Stage),
}

pub(super) fn steps(node: &Node, play: &mut Play<'_>) -> Vec<Step> {
    let items = fields::list(node, &mut play.out).unwrap_or_default();
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        play.out.push(shape::missing_value(node.place));
    }
    let mut steps = Vec::new();
    for item in items {
        if !play.may_go_on(item) {
            break;
        }
        steps.extend(step(item, play));
    }
    steps
}

pub(super) fn step(node: &Node, play: &mut Play<'_>) -> Option<Step> {
    let words = words(node, play)?;
    let modifiers = modify::modifiers(&words, play);
    let act = match words.kind {
        Kind::Verb(verb) => sentence(&words, verb, play),
        Kind::Stage(stage) => direction::direction(stage, words.sentence, &words.modifiers, play),
    };
    Some(Step {
        said: said(words.sentence),
        line: words.sentence.place.line,
        act: act?,
        modifiers,
    })
}

/// Finds the one sentence among the keys of a step.
fn words<'node>(node: &'node Node, play: &mut Play<'_>) -> Option<Words<'node>> {
    let entries = fields::map(node, &mut play.out)?;
    let mut found: Option<(&Entry, Kind)> = None;
    let (mut modifiers, mut unknown) = (Vec::new(), Vec::new());
    for entry in entries {
        match kind(&entry.key) {
            Some(kind) if found.is_none() => found = Some((entry, kind)),
            Some(_) => play
                .out
                .push(sentences::two_sentences(entry.place, &entry.key)),
            None => match Modifier::named(&entry.key) {
                Some(modifier) => modifiers.push((entry, modifier)),
                None => unknown.push(entry),
            },
        }
    }
    for entry in &unknown {
        if play.out.is_full() {
            break;
        }
        unknown_words(entry, play);
    }
    let Some((sentence, kind)) = found else {
        if unknown.is_empty() {
            play.out.push(sentences::no_sentence(node.place));
        }
        return None;
    };
    Some(Words {
        sentence,
        kind,
        modifiers,
    })
}

/// A key that is no sentence: its verb is unknown, and perhaps its subject too.
fn unknown_words(entry: &Entry, play: &mut Play<'_>) {
    let troupe = &play.troupe;
    let is_ours = |word: &str| {
        troupe.knows(word.trim_end_matches(','))
            || matches!(word, "and" | "but" | "everyone" | "network")
    };
    let words: Vec<&str> = entry.key.split_whitespace().collect();
    let is_pause = matches!(words.first(), Some(&("sleep" | "wait")));
    if vocabulary::VERBS
        .iter()
        .any(|verb| verb.singular == entry.key || verb.plural == entry.key)
    {
        play.out
            .push(sentences::no_subject(entry.place, &entry.key));
        return;
    }
    if words.len() < 2 || is_pause || sentences::is_nearly_a_direction(&entry.key) {
        play.out
            .push(sentences::unknown_direction(entry.place, &entry.key));
        return;
    }
    let subjects = words
        .iter()
        .take_while(|word| is_ours(word))
        .count()
        .clamp(1, words.len() - 1);
    let verb = &entry.key[entry.key.find(words[subjects]).unwrap_or(0)..];
    play.out.push(sentences::unknown_verb(
        part(entry.place, &entry.key, verb),
        verb,
    ));
    if !is_ours(words[0]) {
        play.out.push(names::unknown_actor(
            part(entry.place, &entry.key, words[0]),
            words[0],
            troupe.words(),
        ));
    }
}

fn kind(key: &str) -> Option<Kind> {
    let stage = Stage::named(key).map(Kind::Stage);
    stage.or_else(|| vocabulary::cut(key).map(|(_, verb)| Kind::Verb(verb)))
}

/// The sentence as it was written: `ani types: halo`.
fn said(entry: &Entry) -> String {
    let mut sentence = String::new();
    say(entry, &mut sentence);
    sentence
}

fn say(entry: &Entry, sentence: &mut String) {
    sentence.push_str(&entry.key);
    sentence.push_str(": ");
    show(&entry.value, sentence);
}

fn show(node: &Node, sentence: &mut String) {
    match &node.value {
        Value::Missing => {}
        Value::Scalar(scalar) => sentence.push_str(&scalar.text),
        Value::List(items) => {
            sentence.push('[');
            for (at, item) in items.iter().enumerate() {
                sentence.push_str(if at > 0 { ", " } else { "" });
                show(item, sentence);
            }
            sentence.push(']');
        }
        Value::Map(entries) => {
            sentence.push('{');
            for (at, entry) in entries.iter().enumerate() {
                sentence.push_str(if at > 0 { ", " } else { "" });
                say(entry, sentence);
            }
            sentence.push('}');
        }
    }
}

fn sentence(words: &Words<'_>, verb: Verb, play: &mut Play<'_>) -> Option<Act> {
    let entry = words.sentence;
    let (written, _) = vocabulary::cut(&entry.key)?;
    let place = part(entry.place, &entry.key, written);
    let subject = play.troupe.subject(written, place, &mut play.out);
    let exactly = words.modifiers.iter().any(|(entry, modifier)| {
        *modifier == Modifier::Exactly
            && matches!(&entry.value.value, Value::Scalar(scalar) if scalar.text == "true")
    });
    // What stands behind the verb is read even when the subject is wrong: all mistakes at once.
    let nobody = Subject {
        said: written.to_string(),
        who: Who::Everyone { but: Vec::new() },
    };
    let said = Said {
        subject: subject.as_ref().unwrap_or(&nobody),
        exactly,
    };
    let clause = phrase::clause(verb, &entry.value, &said, play);
    let (subject, clause) = (subject?, clause?);
    let VerbEntry {
        speakers, singular, ..
    } = *verb.entry();
    speaks(&subject, speakers, singular, entry.place, play)?;
    play.must_be_on_stage(&subject, entry.place);
    if matches!(verb, Verb::Types | Verb::Presses | Verb::Sends) {
        play.must_be_alive(&subject, entry.place);
    }
    keeps(words, &subject, &clause, play);
    let to = words
        .modifiers
        .iter()
        .find(|(_, modifier)| *modifier == Modifier::To);
    match (verb, has_udp(&subject, play), to) {
        (Verb::Sends, true, None) => play.out.push(sentences::needs_destination(entry.place)),
        (Verb::Sends, false, Some((to, _))) => {
            play.out.push(sentences::needless_destination(to.place));
        }
        (Verb::IsClosed, true, _) => play
            .out
            .push(sentences::never_closed(entry.place, &subject.said)),
        _ => {}
    }
    Some(Act::Sentence { subject, clause })
}

pub(super) fn has_udp(subject: &Subject, play: &Play<'_>) -> bool {
    let Who::These(these) = &subject.who else {
        return false;
    };
    these
        .iter()
        .filter_map(|name| play.troupe.actor(name))
        .any(Actor::is_udp)
}

/// May this word be said of this subject?
pub(super) fn speaks(
    subject: &Subject,
    speakers: Speakers,
    word: &str,
    place: Place,
    play: &mut Play<'_>,
) -> Option<()> {
    let is_program = |name: &Name| play.troupe.actor(name).is_some_and(Actor::is_program);
    let fits = match (&subject.who, speakers) {
        (Who::Network, speakers) => speakers == Speakers::Network,
        (_, Speakers::Network) => false,
        (Who::Everyone { .. }, speakers) => speakers != Speakers::RawSockets,
        (Who::These(_), Speakers::Anybody) => true,
        (Who::These(these), Speakers::Programs) => these.iter().all(is_program),
        (Who::These(these), Speakers::RawSockets) => !these.iter().any(is_program),
    };
    if !fits {
        play.out.push(sentences::wrong_subject(
            place,
            &subject.said,
            word,
            speakers,
        ));
    }
    fits.then_some(())
}

/// `keep: port` needs one actor and a capture of that name; from here on `${port}` has a value.
fn keeps(words: &Words<'_>, subject: &Subject, clause: &Clause, play: &mut Play<'_>) {
    let Some((entry, _)) = words
        .modifiers
        .iter()
        .find(|(_, modifier)| *modifier == Modifier::Keep)
    else {
        return;
    };
    let Some(name) = entry.value.text().and_then(Name::new) else {
        return;
    };
    if !matches!(&subject.who, Who::These(these) if these.len() == 1) {
        play.out
            .push(sentences::keep_needs_one(entry.place, &subject.said));
    }
    let pattern = match clause {
        Clause::Sees(pattern) | Clause::Asks(Some(pattern)) => Some(pattern),
        _ => None,
    };
    let captured = pattern.is_some_and(|pattern| {
        pattern
            .captures
            .iter()
            .any(|capture| capture == name.as_str())
    });
    if !captured {
        play.out
            .push(patterns::not_captured(entry.value.place, name.as_str()));
    }
    play.variables.insert(name.to_string());
}

/// `always:` holds nothing but what must never be seen.
pub(super) fn always(node: &Node, play: &mut Play<'_>) -> Vec<Step> {
    let everyone = play.troupe.actors.iter().map(|actor| actor.name.clone());
    let on_stage = std::mem::replace(&mut play.on_stage, everyone.collect());
    let mut found = Vec::new();
    for item in fields::list(node, &mut play.out).unwrap_or_default() {
        let step = step(item, play);
        let is_never = |step: &Step| {
            matches!(
                &step.act,
                Act::Sentence {
                    clause: Clause::NeverSees(_),
                    ..
                }
            )
        };
        if step.as_ref().is_some_and(|step| !is_never(step)) {
            play.out.push(sentences::only_never(item.place));
        }
        let points = item.get("points").is_some();
        if points {
            let place = item.entry("points").map_or(item.place, |entry| entry.place);
            let allowed = [
                Modifier::Exactly,
                Modifier::Hint,
                Modifier::Hints,
                Modifier::Because,
            ];
            play.out.push(sentences::wrong_modifier(
                place, "points", "always", &allowed,
            ));
        }
        found.extend(step);
    }
    play.on_stage = on_stage;
    found
}
