//! Which diagnosis wins where several fit: the most causal one.

use super::{Inquiry, astray, busy, datagrams, elsewhere, ending, kernel, likeness, sender};
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::{Clue, Expected};

/// Looks at a case for one shape of failure; without clues it is not that one.
type Look = fn(&Inquiry<'_, '_>) -> Vec<Clue>;

/// First what was counted, and what proves that the text did come, in time or not; then crashes, which explain most of what follows them;
/// then what the kernel says, from the outside inwards; what is only likely comes last.
const ORDER: [(Diagnosis, Look); 22] = [
    (Diagnosis::Duplicate, elsewhere::too_often),
    (Diagnosis::Unflushed, unflushed),
    (Diagnosis::Late, late),
    (Diagnosis::NearMiss, likeness::form),
    (Diagnosis::OutOfOrder, elsewhere::out_of_order),
    (Diagnosis::Crashed, ending::own_crash),
    (Diagnosis::Crashed, ending::another_crash),
    (Diagnosis::Duplicate, elsewhere::again),
    (Diagnosis::NotConnected, astray::not_connected),
    (Diagnosis::NearMiss, likeness::letters),
    (Diagnosis::NotListening, kernel::not_listening),
    (Diagnosis::Exited, ending::own_exit),
    (Diagnosis::NotJoined, kernel::not_joined),
    (Diagnosis::NotAccepting, kernel::not_accepting),
    (Diagnosis::NotReading, kernel::not_reading),
    (Diagnosis::Glued, elsewhere::glued),
    (Diagnosis::Deadlock, kernel::deadlock),
    (Diagnosis::Exited, ending::another_exit),
    (Diagnosis::Crashed, ending::refused),
    (Diagnosis::WrongActor, elsewhere::wrong_actor),
    (Diagnosis::Busy, busy::busy),
    (Diagnosis::Missing, elsewhere::once_before),
];

/// For a text that should not have come, only this can explain it.
const UNWANTED: [Diagnosis; 4] = [
    Diagnosis::Crashed,
    Diagnosis::NotListening,
    Diagnosis::Duplicate,
    Diagnosis::WrongActor,
];

/// How many clues are kept.
const MOST: usize = 12;

/// The diagnosis, and the clues of all that fit: those of the diagnosis first.
pub(super) fn decide(case: &Inquiry<'_, '_>) -> (Diagnosis, Vec<Clue>) {
    if let Some(why) = case.measured.vacant.clone() {
        return (Diagnosis::NoProgram, vec![Clue::NoProgram { why }]);
    }
    let is_unwanted = matches!(case.expected, Expected::Never(_));
    let was_refused = case.was_refused();
    let fits = |diagnosis: &Diagnosis| match diagnosis {
        _ if !is_unwanted => true,
        // A traceback that tells of a refused connection.
        Diagnosis::NotListening => was_refused,
        diagnosis => UNWANTED.contains(diagnosis),
    };
    let mut decided = None;
    let mut clues: Vec<Clue> = Vec::new();
    let looks = ORDER.iter().filter(|(diagnosis, _)| fits(diagnosis));
    let besides = [
        datagrams::awaited as Look,
        sender::other_form,
        sender::not_returned,
        sender::socket,
        elsewhere::anywhere,
        ending::exits,
        kernel::besides,
    ];
    let besides = besides.map(|look| (Diagnosis::Missing, look));
    for (diagnosis, look) in looks.copied().chain(besides) {
        let found = look(case);
        if !found.is_empty() && diagnosis != Diagnosis::Missing {
            decided = decided.or(Some(diagnosis));
        }
        for clue in found {
            if !clues.contains(&clue) && clues.len() < MOST {
                clues.push(clue);
            }
        }
    }
    (decided.unwrap_or_else(|| otherwise(case)), clues)
}

/// What it is called when nothing explains it.
fn otherwise(case: &Inquiry<'_, '_>) -> Diagnosis {
    match &case.expected {
        Expected::Listens(_)
        | Expected::Start {
            listens: Some(_), ..
        } => Diagnosis::NotListening,
        Expected::Joins(_) => Diagnosis::NotJoined,
        Expected::Taken { .. } => Diagnosis::NotReading,
        Expected::Exit(_) | Expected::Alive if case.exit().is_some() => Diagnosis::Exited,
        Expected::Rest(_) => Diagnosis::Busy,
        Expected::Never(_) => Diagnosis::WrongActor,
        _ => Diagnosis::Missing,
    }
}

/// It came together with the program's end.
fn unflushed(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let Some(witness) = case.missing() else {
        return Vec::new();
    };
    let Some(place) = witness.last_words else {
        return Vec::new();
    };
    let text = witness.from(place.max(witness.cursor));
    let came = case.exact.iter().any(|exact| exact.is_in(text));
    // Who slept until then printed late, and held nothing back.
    let is_told = came && !busy::slept(case, witness.actor);
    let name = case.name(witness.actor).filter(|_| is_told);
    name.map(|actor| Clue::CameAtEnd { actor })
        .into_iter()
        .collect()
}

fn late(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let late = case.late.map(|by| Clue::Late { by });
    late.into_iter().collect()
}
