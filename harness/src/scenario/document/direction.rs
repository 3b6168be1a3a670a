//! Reads stage directions, and spells loops out.

use super::cast::short_text;
use super::company::known_host;
use super::complaint::Place;
use super::faults::{names, sentences, shape};
use super::fields::{self, Fields};
use super::phrase;
use super::play::Play;
use super::step;
use super::yaml::{Entry, Node, Scalar, Value};
use crate::scenario::Act;
use crate::scenario::name::Name;
use crate::scenario::quantity;
use crate::scenario::sentence::{Direction, Link, Subject, Who};
use crate::scenario::vocabulary::{Cue, Modifier, Speakers, Stage};
use std::collections::BTreeSet;
use std::time::Duration;

type Beneath<'node> = [(&'node Entry, Modifier)];

pub(super) fn direction(
    stage: Stage,
    entry: &Entry,
    beneath: &Beneath<'_>,
    play: &mut Play<'_>,
) -> Option<Act> {
    let node = &entry.value;
    match stage {
        Stage::Cue(cue) => self::cue(cue, node, play).map(Act::Direction),
        Stage::Together => together(node, play),
        Stage::Each => each(node, beneath, entry.place, play),
        Stage::Repeat => repeat(node, beneath, entry.place, play),
        Stage::Mark => mark(node, play).map(Act::Direction),
        Stage::Measure => measure(node, beneath, entry.place, play).map(Act::Direction),
        Stage::Settle => fields::duration(node, &mut play.out)
            .map(|most| Act::Direction(Direction::Settle(most))),
        Stage::Cut => hosts(node, play).map(|hosts| Act::Direction(Direction::Cut(hosts))),
        Stage::Mend => hosts(node, play).map(|hosts| Act::Direction(Direction::Mend(hosts))),
        Stage::Slow => slow(node, play).map(Act::Direction),
    }
}

fn cue(cue: Cue, node: &Node, play: &mut Play<'_>) -> Option<Direction> {
    let items = fields::one_or_many(node);
    let mut said: Vec<String> = Vec::new();
    let mut whom: Vec<Who> = Vec::new();
    for item in &items {
        let Some(written) = fields::text(item, &mut play.out) else {
            continue;
        };
        let Some(subject) = play.troupe.subject(written, item.place, &mut play.out) else {
            continue;
        };
        fits(cue, &subject, item.place, play);
        if items.len() > 1 && !matches!(subject.who, Who::These(_)) {
            play.out
                .push(sentences::not_in_a_list(item.place, &subject.said));
        }
        said.push(subject.said);
        whom.push(subject.who);
    }
    if items.is_empty() {
        play.out.push(shape::missing_value(node.place));
    }
    let who = together_as_one(whom)?;
    let subject = Subject {
        said: said.join(", "),
        who,
    };
    match cue {
        Cue::Start => play.enter_stage(&subject),
        Cue::Stop | Cue::Kill => {
            play.must_be_on_stage(&subject, node.place);
            play.leave_stage(&subject);
        }
        _ => play.must_be_on_stage(&subject, node.place),
    }
    Some(Direction::Cue(cue, subject))
}

/// All who are named, each once.
fn together_as_one(whom: Vec<Who>) -> Option<Who> {
    let mut seen = BTreeSet::new();
    let mut these = Vec::new();
    for who in whom {
        match who {
            Who::These(more) => {
                these.extend(more.into_iter().filter(|name| seen.insert(name.clone())));
            }
            other => return Some(other),
        }
    }
    (!these.is_empty()).then_some(Who::These(these))
}

/// `half close` and `reset` are for raw sockets; a terminal hangs up and a signal goes to programs only.
fn fits(cue: Cue, subject: &Subject, place: Place, play: &mut Play<'_>) {
    let speakers = match cue {
        Cue::HalfClose | Cue::Reset => Speakers::RawSockets,
        Cue::Interrupt | Cue::Kill | Cue::Freeze | Cue::Thaw | Cue::HangUp => Speakers::Programs,
        Cue::Start | Cue::Stop | Cue::Alive => Speakers::Anybody,
    };
    if matches!(cue, Cue::HalfClose | Cue::Reset) && step::has_udp(subject, play) {
        play.out.push(sentences::never_closed(place, &subject.said));
        return;
    }
    let word = Stage::Cue(cue).entry().word;
    step::speaks(subject, speakers, word, place, play);
}

/// Its steps run at once, and so there is one for each actor.
fn together(node: &Node, play: &mut Play<'_>) -> Option<Act> {
    let steps = step::steps(node, play);
    let mut busy: BTreeSet<&Name> = BTreeSet::new();
    for (step, item) in steps.iter().zip(fields::one_or_many(node)) {
        let Act::Sentence {
            subject:
                Subject {
                    who: Who::These(these),
                    ..
                },
            ..
        } = &step.act
        else {
            continue;
        };
        if let Some(twice) = these.iter().find(|name| !busy.insert(name)) {
            play.out
                .push(sentences::together_twice(item.place, twice.as_str()));
        }
    }
    (!steps.is_empty()).then_some(Act::Together(steps))
}

fn body<'node>(beneath: &Beneath<'node>, place: Place, play: &mut Play<'_>) -> Option<&'node Node> {
    let steps = beneath
        .iter()
        .find(|(_, modifier)| *modifier == Modifier::Steps);
    if steps.is_none() {
        play.out.push(shape::missing_key(place, "steps"));
    }
    steps.map(|(entry, _)| &entry.value)
}

const ROUNDS: (&str, &str) = ("bilangan dari 1 sampai 1000", "a number from 1 to 1000");

fn repeat(node: &Node, beneath: &Beneath<'_>, place: Place, play: &mut Play<'_>) -> Option<Act> {
    let rounds = fields::parsed(
        node,
        |text| quantity::count(text, 1_000),
        ROUNDS,
        &mut play.out,
    );
    let body = body(beneath, place, play)?;
    let rounds = rounds.unwrap_or(1);
    Some(Act::Rounds(
        (0..rounds).map(|_| step::steps(body, play)).collect(),
    ))
}

/// `each: {i: 1..8}` or `each: {name: [ani, budi]}`.
fn each(node: &Node, beneath: &Beneath<'_>, place: Place, play: &mut Play<'_>) -> Option<Act> {
    let entries = fields::map(node, &mut play.out).unwrap_or_default();
    let variable = entries
        .first()
        .and_then(|entry| fields::name_at(entry.place, &entry.key, &mut play.out));
    let values = entries.first().and_then(|entry| values(&entry.value, play));
    if let [_, second, ..] = entries {
        play.out
            .push(shape::unknown_key(second.place, &second.key, []));
    } else if entries.is_empty() && matches!(node.value, Value::Map(_)) {
        play.out.push(shape::missing_value(node.place));
    }
    let body = body(beneath, place, play)?;
    let (variable, values) = (variable?, values?);
    if play.variables.contains(variable.as_str()) || play.loops.contains(&variable) {
        play.out.push(names::taken(node.place, variable.as_str()));
    }
    play.loops.push(variable.clone());
    let mut rounds = Vec::new();
    for value in &values {
        let copies = body.occurrences(&written(&variable));
        if !play.may_copy(body.length() + copies * value.len(), place) {
            break;
        }
        rounds.push(step::steps(
            &replaced(body, &written(&variable), value),
            play,
        ));
    }
    play.loops.pop();
    Some(Act::Rounds(rounds))
}

fn written(variable: &Name) -> String {
    format!("${{{variable}}}")
}

fn values(node: &Node, play: &mut Play<'_>) -> Option<Vec<String>> {
    if let Value::List(items) = &node.value {
        if items.is_empty() {
            play.out.push(shape::missing_value(node.place));
        }
        let texts = items.iter().map(|item| short_text(item, &mut play.out));
        return texts.collect();
    }
    if let Some(group) = node.text().filter(|word| Name::new(word).is_some()) {
        let members = play.troupe.mention(group, node.place, &mut play.out);
        return Some(members.iter().map(Name::to_string).collect());
    }
    let range = |text: &str| {
        let (first, last) = text.split_once("..")?;
        let (first, last) = (
            quantity::count(first.trim(), 100_000)?,
            quantity::count(last.trim(), 100_000)?,
        );
        (first <= last && last - first < 1_000)
            .then(|| (first..=last).map(|value| value.to_string()).collect())
    };
    let expected = (
        "rentang seperti `1..8` (paling banyak 1000), daftar, atau nama sebuah kelompok",
        "a range such as `1..8` (at most 1000), a list, or the name of a group",
    );
    fields::parsed(node, range, expected, &mut play.out)
}

/// The same steps with the variable replaced, in keys too.
fn replaced(node: &Node, variable: &str, value: &str) -> Node {
    let place = node.place;
    let value = match &node.value {
        Value::Missing => Value::Missing,
        Value::Scalar(scalar) => Value::Scalar(Scalar {
            text: filled(&scalar.text, variable, value),
            plain: scalar.plain,
        }),
        Value::List(items) => Value::List(
            items
                .iter()
                .map(|item| replaced(item, variable, value))
                .collect(),
        ),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| Entry {
                key: filled(&entry.key, variable, value),
                place: entry.place,
                value: replaced(&entry.value, variable, value),
            });
            Value::Map(entries.collect())
        }
    };
    Node { place, value }
}

/// A `$${` is no variable, and inside a regular expression a value is escaped.
fn filled(text: &str, variable: &str, value: &str) -> String {
    let value = match text.starts_with('/') {
        true => regex::escape(value),
        false => value.to_string(),
    };
    let kept = text.split("$${").map(|part| part.replace(variable, &value));
    kept.collect::<Vec<_>>().join("$${")
}

fn mark(node: &Node, play: &mut Play<'_>) -> Option<Direction> {
    let name = fields::name(node, &mut play.out)?;
    play.marks.insert(name.clone());
    Some(Direction::Mark(name))
}

fn measure(
    node: &Node,
    beneath: &Beneath<'_>,
    place: Place,
    play: &mut Play<'_>,
) -> Option<Direction> {
    let name = fields::name(node, &mut play.out);
    let mut end = |modifier: Modifier| {
        let Some((entry, _)) = beneath.iter().find(|(_, found)| *found == modifier) else {
            play.out.push(shape::missing_key(place, modifier.word()));
            return None;
        };
        phrase::mark(&entry.value, play)
    };
    let (from, to) = (end(Modifier::From), end(Modifier::To));
    Some(Direction::Measure {
        name: name?,
        from: from?,
        to: to?,
    })
}

fn hosts(node: &Node, play: &mut Play<'_>) -> Option<Vec<Name>> {
    let items = fields::one_or_many(node);
    if items.is_empty() {
        play.out.push(shape::missing_value(node.place));
    }
    let found: Vec<_> = items
        .into_iter()
        .map(|item| known_host(item, &play.hosts, &mut play.out))
        .collect();
    found.into_iter().collect()
}

/// `slow: {host: kiri, delay: 50ms, loss: 1%}`.
fn slow(node: &Node, play: &mut Play<'_>) -> Option<Direction> {
    let fields = Fields::of(node, &["host", "delay", "loss"], &mut play.out)?;
    let host = fields
        .required("host", &mut play.out)
        .and_then(|entry| known_host(&entry.value, &play.hosts, &mut play.out));
    let delay = fields
        .get("delay")
        .map(|entry| fields::duration(&entry.value, &mut play.out));
    let expected = ("bagian seperti `1%`", "a share such as `1%`");
    let loss = fields
        .get("loss")
        .map(|entry| fields::parsed(&entry.value, quantity::percent, expected, &mut play.out));
    if delay.is_none() && loss.is_none() {
        play.out.push(shape::missing_key(fields.place(), "delay"));
    }
    let (delay, loss) = (
        delay.unwrap_or(Some(Duration::ZERO))?,
        loss.unwrap_or(Some(0))?,
    );
    Some(Direction::Slow(Link {
        host: host?,
        delay,
        loss,
    }))
}
