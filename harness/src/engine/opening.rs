//! Makes a scene of a step: who does what, and what is asked of the world for it.

use super::cue;
use super::fact::{Fact, Rest};
use super::goal::Goal;
use super::look::{All, Count, Never, Prompt, Text};
use super::scene::{Part, Scene};
use super::stage::Stage;
use super::traffic::Carries;
use crate::scenario::pattern::Pattern;
use crate::scenario::sentence::{Clause, Destination, Direction, Party, Payload, Subject};
use crate::scenario::template::Template;
use crate::scenario::text::Text as Words;
use crate::scenario::vocabulary::Cue;
use crate::scenario::{Act, Step};
use crate::trace::{Action, ActorId, Bytes};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::rc::Rc;

/// Why a step cannot be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// We cannot: no fault of the program.
    Broken(Words),
    /// This variable has no value, because what should have kept it did not come to it.
    NoValue(String),
}

pub(super) type Opened<T> = Result<T, Obstacle>;

pub(super) fn open(step: &Rc<Step>, stage: &mut Stage) -> Opened<Scene> {
    let steps = match &step.act {
        Act::Together(steps) => steps.iter().cloned().map(Rc::new).collect(),
        _ => vec![Rc::clone(step)],
    };
    let mut parts = Vec::new();
    let mut told = Vec::new();
    for step in &steps {
        let (said, mut more) = one(step, stage)?;
        told.push(said);
        parts.append(&mut more);
    }
    let mut scene = Scene::new(steps, told, parts, stage);
    let is_start =
        |step: &Rc<Step>| matches!(&step.act, Act::Direction(Direction::Cue(Cue::Start, _)));
    scene.is_in_order = scene.steps.iter().all(is_start);
    Ok(scene)
}

fn one(step: &Rc<Step>, stage: &mut Stage) -> Opened<(String, Vec<Part>)> {
    match &step.act {
        Act::Sentence { subject, clause } => sentence(step, subject, clause, stage),
        Act::Direction(direction) => direct(step, direction, stage),
        Act::Together(_) | Act::Rounds(_) => Ok((step.said.clone(), Vec::new())),
    }
}

fn sentence(
    step: &Rc<Step>,
    subject: &Subject,
    clause: &Clause,
    stage: &mut Stage,
) -> Opened<(String, Vec<Part>)> {
    if let Clause::Carries(traffic) = clause {
        if !stage.settings.captures {
            return Err(Obstacle::Broken(needs_capture()));
        }
        let from = stage.passed(step.modifiers.since.as_ref());
        let goal = Goal::Carries(Carries::new(traffic, from));
        let said = stage.variables.told(&step.said, &[]);
        let part = Part::new(step, said.clone(), None, goal, stage);
        return Ok((said, vec![part]));
    }
    let actors = stage.who(subject);
    let said = stage.variables.told(&step.said, &actors);
    let mut parts = Vec::new();
    for actor in &actors {
        let goal = goal(step, clause, *actor, stage)?;
        let part = Part::new(step, said.clone(), Some(*actor), goal, stage);
        parts.push(match (&part.goal, step.modifiers.lasting) {
            (Goal::Never(_), Some(lasting)) => part.lasting(lasting, stage),
            (Goal::Rest(rest), _) if step.modifiers.within.is_none() => {
                let lasting = rest.lasting * 4;
                part.lasting(lasting, stage)
            }
            _ => part,
        });
    }
    // Nobody is left of whom it could hold.
    if actors.is_empty() && !matches!(clause, Clause::NeverSees(_)) {
        parts.push(Part::new(step, said.clone(), None, Goal::Alive, stage));
    }
    Ok((said, parts))
}

fn goal(step: &Rc<Step>, clause: &Clause, actor: ActorId, stage: &mut Stage) -> Opened<Goal> {
    let since = step.modifiers.since.as_ref();
    let from = stage.from(actor, since);
    let text = |stage: &Stage, pattern: &Pattern| text(pattern, actor, from, stage);
    let goal = match clause {
        Clause::Types(line) => {
            let line = filled(line, actor, stage)?;
            give(stage, actor, format!("{line}\n").into_bytes(), None)
        }
        Clause::Presses(key) => {
            if matches!(key.name.as_str(), "ctrl-c" | "ctrl-\\") {
                stage.player_mut(actor).dismiss();
            }
            give(stage, actor, key.bytes.clone(), None)
        }
        Clause::Sends(payload) => {
            let bytes = match payload {
                Payload::Text(template) => filled(template, actor, stage)?.into_bytes(),
                Payload::Bytes(bytes) => bytes.clone(),
            };
            give(stage, actor, bytes, step.modifiers.to.as_ref())
        }
        Clause::Asks(pattern) => Goal::Prompt(Prompt::new(match pattern {
            Some(pattern) => Some(text(stage, pattern)?),
            None => None,
        })),
        Clause::Sees(pattern) => match step.modifiers.times {
            Some(times) => Goal::Count(Count::new(text(stage, pattern)?, times)),
            None => Goal::Text(text(stage, pattern)?),
        },
        Clause::SeesAllOf(patterns) => {
            let texts = patterns
                .iter()
                .map(|pattern| Ok((text(stage, pattern)?, None)));
            Goal::All(All {
                texts: texts.collect::<Opened<_>>()?,
            })
        }
        Clause::SeesOneOf(patterns) => {
            let texts = patterns.iter().map(|pattern| text(stage, pattern));
            Goal::OneOf(texts.collect::<Opened<_>>()?)
        }
        Clause::NeverSees(pattern) => Goal::Never(Never {
            text: text(stage, pattern)?,
            is_timed: step.modifiers.lasting.is_some(),
        }),
        Clause::Exits(ending) => Goal::Exit(ending.clone()),
        Clause::ListensOn(port) => Goal::Fact(Fact::Listens(vec![*port])),
        Clause::Joins(group) => Goal::Fact(Fact::Joins(*group)),
        Clause::Has(quantity, bound) => Goal::Fact(Fact::Has(*quantity, *bound)),
        Clause::Rests(lasting) => {
            let within = step.modifiers.within.unwrap_or(*lasting * 3);
            Goal::Rest(Rest::new(*lasting, stage.now.after(within)))
        }
        Clause::IsClosed => Goal::Closed,
        Clause::Carries(_) => Goal::Done,
    };
    Ok(goal)
}

/// Something is given to a terminal or a socket.
fn give(stage: &mut Stage, actor: ActorId, bytes: Vec<u8>, to: Option<&Destination>) -> Goal {
    let is_given = stage.player(actor).can_be_told();
    let taken = Goal::Taken {
        bytes: bytes.len(),
        is_given,
    };
    if !is_given {
        return taken;
    }
    let player = stage.player_mut(actor);
    player.unwritten += 1;
    player.unwritable = None;
    player.reads = false;
    stage.said(actor, &bytes);
    let bytes = Bytes(bytes);
    stage.ask(match to {
        Some(destination) => Action::SendTo {
            actor,
            bytes,
            to: address(destination, stage),
        },
        None => Action::Write { actor, bytes },
    });
    taken
}

/// A host or an actor's host; without hosts everybody is on this machine.
fn address(destination: &Destination, stage: &Stage) -> SocketAddrV4 {
    let hosts = &stage.scenario.hosts;
    let host = match &destination.party {
        Party::Address(address) => *address,
        Party::Named(name) => {
            let host = hosts.host_of(name).unwrap_or(name);
            hosts.address(host).unwrap_or(Ipv4Addr::LOCALHOST)
        }
    };
    SocketAddrV4::new(host, destination.port)
}

pub(super) fn filled(template: &Template, actor: ActorId, stage: &Stage) -> Opened<String> {
    values(template, actor, stage)?;
    Ok(stage.variables.fill(template, Some(actor)))
}

fn values(template: &Template, actor: ActorId, stage: &Stage) -> Opened<Vec<(String, String)>> {
    let value = |name: &str| {
        let value = stage.variables.value(name, Some(actor));
        let value = value.ok_or_else(|| Obstacle::NoValue(name.to_string()))?;
        Ok((name.to_string(), value.to_string()))
    };
    template.variables().map(value).collect()
}

pub(super) fn text(pattern: &Pattern, actor: ActorId, from: usize, stage: &Stage) -> Opened<Text> {
    let values = values(&pattern.template, actor, stage)?;
    Text::new(pattern, values, from).map_err(|why| {
        Obstacle::Broken(Words::new(
            format!("pola {} tidak dapat disusun: {why}", pattern.said),
            format!("the pattern {} cannot be compiled: {why}", pattern.said),
        ))
    })
}

fn direct(
    step: &Rc<Step>,
    direction: &Direction,
    stage: &mut Stage,
) -> Opened<(String, Vec<Part>)> {
    let alone = |stage: &Stage, goal| vec![Part::new(step, step.said.clone(), None, goal, stage)];
    let parts = match direction {
        Direction::Cue(cue, subject) => return cue::cued(step, *cue, subject, stage),
        Direction::Mark(name) => {
            stage.mark(name);
            alone(stage, Goal::Done)
        }
        Direction::Measure { name, from, to } => {
            stage.measure(name, from, to);
            alone(stage, Goal::Done)
        }
        Direction::Settle(most) => {
            let part = Part::new(step, step.said.clone(), None, Goal::Still, stage);
            vec![part.lasting(*most, stage)]
        }
        Direction::Cut(hosts) => {
            hosts
                .iter()
                .cloned()
                .for_each(|host| stage.ask(Action::Cut { host }));
            alone(stage, Goal::Done)
        }
        Direction::Mend(hosts) => {
            hosts
                .iter()
                .cloned()
                .for_each(|host| stage.ask(Action::Mend { host }));
            alone(stage, Goal::Done)
        }
        Direction::Slow(link) => {
            stage.ask(Action::Slow {
                host: link.host.clone(),
                delay: link.delay,
                loss: link.loss,
            });
            alone(stage, Goal::Done)
        }
    };
    Ok((step.said.clone(), parts))
}

fn needs_capture() -> Words {
    Words::new(
        "paket tidak dapat direkam: untuk itu permainan memerlukan ruang terpisah, dan mesin ini tidak mengizinkannya",
        "packets cannot be captured: for that the play needs a room of its own, and this machine does not allow it",
    )
}

pub(super) fn untold() -> Words {
    Words::new(
        "terlalu banyak paket lewat dalam waktu singkat untuk dapat dihitung semuanya",
        "too many packets passed in a short time to count them all",
    )
}

/// A scenario with hosts cannot be played on one machine.
pub(super) fn needs_hosts() -> Words {
    Words::new(
        "skenario ini memerlukan beberapa host: untuk itu permainan memerlukan ruang terpisah, dan mesin ini tidak mengizinkannya",
        "this scenario needs several hosts: for that the play needs a room of its own, and this machine does not allow it",
    )
}
