//! What is known while the steps of a scenario are read, from the first to the last.

use super::complaint::Place;
use super::faults::{names, patterns, sentences, shape};
use super::fields::Complaints;
use super::lines::Lines;
use super::troupe::Troupe;
use super::yaml::Node;
use crate::scenario::name::Name;
use crate::scenario::pattern::Pattern;
use crate::scenario::sentence::{Subject, Who};
use crate::scenario::template::Template;
use std::collections::{BTreeMap, BTreeSet};

/// How much all regular expressions of one file may weigh, and how many steps it may have when loops are spelled out.
const HEAVIEST: u64 = 60_000;
const MOST_STEPS: usize = 10_000;
/// How much text all steps may hold when loops are spelled out.
const MOST_TEXT: usize = 4 << 20;

pub(super) struct Play<'source> {
    pub(super) lines: Lines<'source>,
    pub(super) troupe: Troupe,
    pub(super) hosts: BTreeSet<Name>,
    /// Variables that have a value for everybody from here on.
    pub(super) variables: BTreeSet<String>,
    pub(super) marks: BTreeSet<Name>,
    /// Patterns that were read, by their text and whether they are meant to the letter: in a loop the same one stands many times.
    pub(super) patterns: BTreeMap<(String, bool), Pattern>,
    /// Variables of the loops around the step that is read.
    pub(super) loops: Vec<Name>,
    pub(super) on_stage: BTreeSet<Name>,
    /// Those whom the scenario stopped or killed, and did not start again.
    gone: BTreeSet<Name>,
    pub(super) used_variables: BTreeSet<String>,
    weight: u64,
    steps: usize,
    text: usize,
    pub(super) out: Complaints,
}

impl<'source> Play<'source> {
    pub(super) fn new(
        source: &'source str,
        troupe: Troupe,
        hosts: BTreeSet<Name>,
        out: Complaints,
    ) -> Self {
        Self {
            lines: Lines::of(source),
            troupe,
            hosts,
            variables: BTreeSet::from(["actor".to_string()]),
            marks: BTreeSet::new(),
            patterns: BTreeMap::new(),
            loops: Vec::new(),
            on_stage: BTreeSet::new(),
            gone: BTreeSet::new(),
            used_variables: BTreeSet::new(),
            weight: 0,
            steps: 0,
            text: 0,
            out,
        }
    }

    /// Counts one more step or pattern; `false` when there are too many, which is said once.
    pub(super) fn may_go_on(&mut self, node: &Node) -> bool {
        let before = (self.steps, self.text);
        if before.0 > MOST_STEPS || before.1 > MOST_TEXT || self.out.is_full() {
            return false;
        }
        self.steps += 1;
        self.text += node.length();
        if self.steps > MOST_STEPS {
            let what = (
                "langkah sesudah pengulangan dijabarkan",
                "steps once the loops are spelled out",
            );
            self.out.push(shape::too_many(node.place, MOST_STEPS, what));
        }
        if self.text > MOST_TEXT {
            let what = (
                "byte teks sesudah pengulangan dijabarkan",
                "bytes of text once the loops are spelled out",
            );
            self.out.push(shape::too_many(node.place, MOST_TEXT, what));
        }
        self.steps <= MOST_STEPS && self.text <= MOST_TEXT && !self.out.is_full()
    }

    /// Counts text that a loop is about to copy; `false` when it is too much, which is said once.
    pub(super) fn may_copy(&mut self, bytes: usize, place: Place) -> bool {
        let before = self.text;
        self.text = before.saturating_add(bytes);
        if self.text > MOST_TEXT && before <= MOST_TEXT {
            let what = (
                "byte teks sesudah pengulangan dijabarkan",
                "bytes of text once the loops are spelled out",
            );
            self.out.push(shape::too_many(place, MOST_TEXT, what));
        }
        self.text <= MOST_TEXT
    }

    /// Has the file spent all that its regular expressions may weigh?
    pub(super) fn is_overweight(&self) -> bool {
        self.weight > HEAVIEST
    }

    /// Counts the weight of a pattern; `false` when the file has spent all that it may, which is said once.
    pub(super) fn may_weigh(&mut self, place: Place, weight: u64) -> bool {
        let before = self.weight;
        self.weight = before.saturating_add(weight);
        if self.weight > HEAVIEST && before <= HEAVIEST {
            self.out.push(patterns::budget_spent(place));
        }
        self.weight <= HEAVIEST
    }

    /// Complains about every variable that has no value when this is said of `subject`.
    pub(super) fn variables_of(
        &mut self,
        template: &Template,
        subject: Option<&Subject>,
        node: &Node,
    ) {
        // Each once, though a text may be made of nothing else.
        let mut unset: BTreeSet<&str> = template.variables().collect();
        for name in &unset {
            if !self.used_variables.contains(*name) {
                self.used_variables.insert((*name).to_string());
            }
        }
        unset.retain(|name| !self.variables.contains(*name));
        if unset.is_empty() {
            return;
        }
        let own = self.troupe.variables(subject);
        for name in unset.into_iter().filter(|name| !own.contains(name)) {
            if self.out.is_full() {
                break;
            }
            let known = self.variables.iter().map(String::as_str);
            let place = node.spot(&self.lines, &format!("${{{name}}}"));
            let known = known.chain(own.iter().copied());
            self.out.push(names::unknown_variable(place, name, known));
        }
    }

    /// Complains about an actor that nothing has started before, once for each.
    pub(super) fn must_be_on_stage(&mut self, subject: &Subject, place: Place) {
        let Who::These(these) = &subject.who else {
            return;
        };
        let missing = these.iter().find(|name| !self.on_stage.contains(*name));
        if let Some(missing) = missing {
            let missing = missing.clone();
            self.out
                .push(sentences::not_started(place, missing.as_str()));
            self.on_stage.insert(missing);
        }
    }

    /// Complains about an actor that is spoken to after the scenario has ended it.
    pub(super) fn must_be_alive(&mut self, subject: &Subject, place: Place) {
        let Who::These(these) = &subject.who else {
            return;
        };
        if let Some(gone) = these.iter().find(|name| self.gone.contains(*name)) {
            let gone = gone.clone();
            self.out.push(sentences::gone(place, gone.as_str()));
            self.gone.remove(&gone);
        }
    }

    pub(super) fn leave_stage(&mut self, subject: &Subject) {
        if let Who::These(these) = &subject.who {
            self.gone.extend(these.iter().cloned());
        }
    }

    pub(super) fn enter_stage(&mut self, subject: &Subject) {
        let these: Vec<Name> = match &subject.who {
            Who::These(these) => these.clone(),
            Who::Everyone { but } => {
                let programs = self.troupe.actors.iter().filter(|actor| actor.is_program());
                programs
                    .map(|actor| actor.name.clone())
                    .filter(|name| !but.contains(name))
                    .collect()
            }
            Who::Network => Vec::new(),
        };
        for name in these {
            self.gone.remove(&name);
            self.on_stage.insert(name);
        }
    }
}
