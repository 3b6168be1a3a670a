//! Reads stage directions, and spells loops out.

use super::company::known_host;
use super::complaint::Place;
use super::faults::shape;
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
    let mut said: Vec<String> = Vec::new();
    let mut who: Option<Who> = None;
    for item in fields::one_or_many(node) {
        let Some(written) = fields::text(item, &mut play.out) else {
            continue;
        };
        let Some(subject) = play.troupe.subject(written, item.place, &mut play.out) else {
            continue;
        };
        fits(cue, &subject, item.place, play);
        said.push(subject.said);
        who = Some(match (who, subject.who) {
            (Some(Who::These(mut these)), Who::These(more)) => {
                these.extend(more);
                Who::These(these)
            }
            (_, who) => who,
        });
    }
    let said = said.join(", ");
    let Some(who) = who else {
        if matches!(&node.value, Value::List(items) if items.is_empty()) {
            play.out.push(shape::missing_value(node.place));
        }
        return None;
    };
    let subject = Subject { said, who };
    if cue == Cue::Start {
        play.enter_stage(&subject);
    } else {
        play.must_be_on_stage(&subject, node.place);
    }
    Some(Direction::Cue(cue, subject))
}

/// `half close` and `reset` are for raw sockets; a terminal hangs up and a signal goes to programs only.
fn fits(cue: Cue, subject: &Subject, place: Place, play: &mut Play<'_>) {
    let speakers = match cue {
        Cue::HalfClose | Cue::Reset => Speakers::RawSockets,
        Cue::Interrupt | Cue::Kill | Cue::Freeze | Cue::Thaw | Cue::HangUp => Speakers::Programs,
        Cue::Start | Cue::Stop | Cue::Alive => Speakers::Anybody,
    };
    let word = Stage::Cue(cue).entry().word;
    step::speaks(subject, speakers, word, place, play);
}

fn together(node: &Node, play: &mut Play<'_>) -> Option<Act> {
    let steps = step::steps(node, play);
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
    let rounds = values
        .iter()
        .map(|value| step::steps(&replaced(body, variable.as_str(), value), play));
    Some(Act::Rounds(rounds.collect()))
}

fn values(node: &Node, play: &mut Play<'_>) -> Option<Vec<String>> {
    if let Value::List(items) = &node.value {
        if items.is_empty() {
            play.out.push(shape::missing_value(node.place));
        }
        let texts = items
            .iter()
            .map(|item| fields::text(item, &mut play.out).map(str::to_string));
        return texts.collect();
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
        "rentang seperti `1..8` (paling banyak 1000) atau daftar",
        "a range such as `1..8` (at most 1000) or a list",
    );
    fields::parsed(node, range, expected, &mut play.out)
}

/// The same steps with `${variable}` replaced, in keys too.
fn replaced(node: &Node, variable: &str, value: &str) -> Node {
    let written = format!("${{{variable}}}");
    let place = node.place;
    let value = match &node.value {
        Value::Missing => Value::Missing,
        Value::Scalar(scalar) => Value::Scalar(Scalar {
            text: scalar.text.replace(&written, value),
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
                key: entry.key.replace(&written, value),
                place: entry.place,
                value: replaced(&entry.value, variable, value),
            });
            Value::Map(entries.collect())
        }
    };
    Node { place, value }
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
