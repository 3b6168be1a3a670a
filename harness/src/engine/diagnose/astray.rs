//! A socket of the tester's that nobody has connected to: what the programs did that should have.

use super::{Inquiry, Witness, ending};
use crate::scenario::cast::{Actor, Part};
use crate::scenario::quantity::Protocol;
use crate::verdict::{Clue, Expected};

/// How many programs are told of.
const MOST: usize = 3;

pub(super) fn not_connected(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let (Some(witness), Some(port)) = (case.missing(), awaited(case)) else {
        return Vec::new();
    };
    // What it said before was given to somebody.
    let has_said = case.typed.iter().any(|typed| typed.actor == witness.actor);
    let is_given = has_said && !matches!(case.expected, Expected::Taken { .. });
    let has_heard = !witness.view.text().is_empty() || witness.view.begin() > 0;
    if is_given || has_heard || !is_alone(case, witness) {
        return Vec::new();
    }
    // Who serves others waits for them, and connects to nobody.
    let strays = case.witnesses.iter().filter(|other| {
        let actor = case.cast.get(other.actor.0);
        actor.is_some_and(Actor::is_program) && !case.serves(other.actor)
    });
    let clues = strays.take(MOST).flat_map(|stray| {
        let name = case.name(stray.actor);
        let astray = name.clone().map(|actor| Clue::Astray {
            actor,
            port,
            refused: ending::refused_line(stray),
        });
        let exit = stray.exit.filter(|_| stray.sent_away.is_none());
        let ended = name
            .zip(exit)
            .map(|(actor, exit)| Clue::Ended { actor, exit });
        astray.into_iter().chain(ended)
    });
    clues.collect()
}

/// The port on which the actor itself waits to be connected to.
fn awaited(case: &Inquiry<'_, '_>) -> Option<u16> {
    match case.cast.get(case.actor?.0)?.part {
        Part::Listen { port } if port.protocol == Protocol::Tcp => Some(port.number),
        _ => None,
    }
}

/// Is nobody at its other end? Where nobody has looked, what it could give to nobody tells.
fn is_alone(case: &Inquiry<'_, '_>, witness: &Witness<'_>) -> bool {
    match case.survey {
        Some(survey) => {
            let mut own = survey.sockets_of(witness.actor);
            !own.any(|socket| socket.remote.is_some())
        }
        None => matches!(case.expected, Expected::Taken { .. }),
    }
}
