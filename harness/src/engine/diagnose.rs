//! Why a sentence did not hold: looks for the text elsewhere, and at what the kernel said about everybody.

mod astray;
mod busy;
mod datagrams;
mod distance;
mod elsewhere;
mod ending;
mod finder;
mod kernel;
mod likeness;
mod order;
mod sender;
mod sought;
mod waits;

pub use sought::Sought;

use super::view::{View, boundary_before};
use crate::scenario::cast::Actor;
use crate::scenario::module::Role;
use crate::scenario::name::Name;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::scenario::{Check, Step};
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Exit, Moment, Refusal};
use crate::verdict::{Actual, Clue, Ended, Expected, Failure};
use finder::Finder;
use std::time::Duration;

/// How much of what an actor showed is kept in a failure, behind its cursor and before it.
const SHOWN: usize = 2_000;
const BEFORE: usize = 400;

/// A sentence that did not hold, and everything that is known around it.
pub struct Case<'a> {
    pub cast: &'a [Actor],
    pub roles: &'a [Role],
    pub check: &'a Check,
    pub step: &'a Step,
    /// The sentence with its variables filled in.
    pub said: String,
    /// Its place among the check's played steps.
    pub at_step: usize,
    /// Of whom it did not hold.
    pub actor: Option<ActorId>,
    /// Of whom the sentence speaks.
    pub subjects: Vec<ActorId>,
    pub at: Moment,
    pub ended: Ended,
    pub expected: Expected,
    /// What was looked for and not found; for `never sees`, what was found. Empty where it is not about text.
    pub sought: Vec<Sought>,
    pub measured: Measured,
    /// It came while the play went on listening, so long after the deadline.
    pub late: Option<Duration>,
    /// What the scenario gave to terminals and sockets so far, in order.
    pub typed: &'a [Typed],
    /// One for each actor that was ever started.
    pub witnesses: &'a [Witness<'a>],
    /// The last look at everybody, and some before it, oldest first.
    pub survey: Option<&'a Survey>,
    pub earlier: &'a [Survey],
}

/// What was counted or refused.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// Threads, connections, times.
    pub count: Option<u32>,
    pub refusal: Option<Refusal>,
    /// Why nobody can play the actor.
    pub vacant: Option<Text>,
    /// CPU time that was used where rest was expected.
    pub used: Option<Duration>,
    /// Packets that passed where others were expected.
    pub carried: Vec<Clue>,
    /// Datagrams that passed since somebody said something, where a text was expected; `None` where nobody could know.
    pub datagrams: Option<Vec<Clue>>,
}

/// A line that was typed, or bytes that a raw socket sent.
#[derive(Debug, Clone)]
pub struct Typed {
    pub actor: ActorId,
    pub text: String,
    pub at: Moment,
}

/// What is known of one actor. Places are those of its view.
pub struct Witness<'a> {
    pub actor: ActorId,
    pub view: &'a View,
    pub cursor: usize,
    /// Where its text ended when the check began.
    pub at_check: usize,
    /// What earlier sentences consumed, in order.
    pub used: &'a [Used],
    /// Where its text ended when its program was started last.
    pub began: usize,
    /// How its program ended, if it did.
    pub exit: Option<Exit>,
    /// Where its text ended when the scenario itself stopped, interrupted or killed it.
    pub sent_away: Option<usize>,
    /// Where that text begins which came only together with its end: nothing was typed or sent in between.
    pub last_words: Option<usize>,
    /// The scenario has frozen it.
    pub is_frozen: bool,
}

/// What a sentence consumed.
#[derive(Debug, Clone)]
pub struct Used {
    /// The cursor before it, and behind it: where its match ended.
    pub from: usize,
    pub to: usize,
    /// The sentence with its variables filled in.
    pub said: String,
}

/// What is to be told about a sentence that did not hold.
pub fn diagnose(case: &Case<'_>) -> Failure {
    let (diagnosis, clues) = order::decide(&Inquiry::new(case));
    Failure {
        step: case.at_step,
        said: case.said.clone(),
        line: case.step.line,
        actor: case.actor.and_then(|actor| case.name(actor)),
        at: case.at,
        ended: case.ended,
        expected: case.expected.clone(),
        actual: case.actual(),
        diagnosis,
        clues,
        waiting: case.waiting(),
        hint: case.hint(diagnosis),
    }
}

/// A case, and what finds exactly what was looked for.
struct Inquiry<'c, 'a> {
    case: &'c Case<'a>,
    exact: Vec<Finder>,
}

impl<'c, 'a> Inquiry<'c, 'a> {
    fn new(case: &'c Case<'a>) -> Self {
        let exact = case.sought.iter().map(Finder::exact);
        let exact = exact.collect();
        Self { case, exact }
    }

    /// Everything that was looked for, each with what finds it.
    fn sought(&self) -> impl Iterator<Item = (&'c Sought, &Finder)> {
        self.case.sought.iter().zip(&self.exact)
    }
}

impl<'a> std::ops::Deref for Inquiry<'_, 'a> {
    type Target = Case<'a>;

    fn deref(&self) -> &Case<'a> {
        self.case
    }
}

impl<'a> Case<'a> {
    fn name(&self, actor: ActorId) -> Option<Name> {
        self.cast.get(actor.0).map(|actor| actor.name.clone())
    }

    fn witness(&self, actor: ActorId) -> Option<&'a Witness<'a>> {
        self.witnesses.iter().find(|witness| witness.actor == actor)
    }

    /// What is known of the actor that missed something.
    fn missing(&self) -> Option<&'a Witness<'a>> {
        self.witness(self.actor?)
    }

    fn exit(&self) -> Option<Exit> {
        self.missing()?.exit
    }

    fn actual(&self) -> Actual {
        let Measured {
            count,
            refusal,
            used,
            vacant: _,
            carried: _,
            datagrams: _,
        } = self.measured.clone();
        let witness = self.missing();
        let (text, left_out) = witness.map_or((String::new(), 0), |it| tail(it.behind(), SHOWN));
        let before = witness.map_or(String::new(), |it| tail(it.before(), BEFORE).0);
        Actual {
            text,
            left_out,
            before,
            count,
            exit: witness.and_then(|it| it.exit),
            refusal,
            used,
        }
    }

    /// Is it known so surely what is wrong that words for any failure would only mislead?
    fn is_certain(&self, diagnosis: Diagnosis) -> bool {
        let is_sure = matches!(
            diagnosis,
            Diagnosis::Crashed
                | Diagnosis::NotListening
                | Diagnosis::NotConnected
                | Diagnosis::Exited
                | Diagnosis::Busy
                | Diagnosis::NotAccepting
                | Diagnosis::NotReading
                | Diagnosis::Deadlock
                | Diagnosis::NoProgram
        );
        is_sure || self.measured.refusal.is_some() || self.was_refused()
    }

    /// The scenario's own words for this diagnosis, or those for any; the step's before the check's.
    fn hint(&self, diagnosis: Diagnosis) -> Option<Text> {
        let all = [&self.step.modifiers.hints, &self.check.hints];
        let fitting = all.iter().flat_map(|hints| &hints.when);
        let fitting = fitting
            .filter(|(when, _)| *when == diagnosis)
            .map(|(_, text)| text);
        let always = all.iter().filter_map(|hints| hints.always.as_ref());
        let is_told = !self.is_certain(diagnosis);
        let always = always.filter(|_| is_told);
        fitting.chain(always).next().cloned()
    }
}

impl Witness<'_> {
    /// What it showed behind its cursor.
    fn behind(&self) -> &str {
        self.from(self.cursor)
    }

    /// What it showed before its cursor, as far as it is still known.
    fn before(&self) -> &str {
        let text = self.view.text();
        let at = self.cursor.saturating_sub(self.view.begin());
        &text[..boundary_before(text, at)]
    }

    fn from(&self, place: usize) -> &str {
        let text = self.view.text();
        let at = place.saturating_sub(self.view.begin());
        &text[boundary_before(text, at)..]
    }
}

/// The last part of a text, from the beginning of a line where there is one; and how many bytes came before it.
fn tail(text: &str, most: usize) -> (String, usize) {
    if text.len() <= most {
        return (text.to_string(), 0);
    }
    let cut = boundary_before(text, text.len() - most);
    let rest = &text[cut..];
    let line = rest.find('\n').map_or(0, |at| at + 1);
    let line = if line < rest.len() { line } else { 0 };
    (rest[line..].to_string(), cut + line)
}

#[cfg(test)]
mod tests;
