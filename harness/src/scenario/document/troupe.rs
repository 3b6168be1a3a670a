//! The cast and its groups, as they are looked up by the sentences.

use super::complaint::Place;
use super::faults::{names, sentences};
use super::fields::Complaints;
use crate::scenario::Group;
use crate::scenario::cast::Actor;
use crate::scenario::name::Name;
use crate::scenario::sentence::{Subject, Who};
use std::collections::{BTreeMap, BTreeSet};

/// Who can be spoken of.
#[derive(Default)]
pub(super) struct Troupe {
    pub(super) actors: Vec<Actor>,
    pub(super) groups: Vec<Group>,
    /// Where each name of the file stands, for complaints about it.
    pub(super) places: BTreeMap<Name, Place>,
    /// Actors and groups that some step or host speaks of.
    pub(super) spoken_of: BTreeSet<Name>,
    index: BTreeMap<Name, usize>,
}

impl Troupe {
    pub(super) fn enter(&mut self, actor: Actor) {
        self.index.insert(actor.name.clone(), self.actors.len());
        self.actors.push(actor);
    }

    pub(super) fn actor(&self, name: &Name) -> Option<&Actor> {
        self.index.get(name).and_then(|at| self.actors.get(*at))
    }

    pub(super) fn is_taken(&self, name: &Name) -> bool {
        self.index.contains_key(name) || self.groups.iter().any(|group| group.name == *name)
    }

    /// Every word that may stand where an actor is expected.
    pub(super) fn words(&self) -> Vec<&str> {
        let groups = self.groups.iter().map(|group| group.name.as_str());
        let actors = self.actors.iter().map(|actor| actor.name.as_str());
        actors.chain(groups).collect()
    }

    /// The actors that a word stands for; a group's members in their order.
    pub(super) fn members(
        &mut self,
        word: &str,
        place: Place,
        out: &mut Complaints,
    ) -> Option<Vec<Name>> {
        let actor = self.actors.iter().find(|actor| actor.name.as_str() == word);
        let group = self.groups.iter().find(|group| group.name.as_str() == word);
        let (name, members) = match (actor, group) {
            (Some(actor), _) => (actor.name.clone(), vec![actor.name.clone()]),
            (None, Some(group)) => (group.name.clone(), group.members.clone()),
            (None, None) => {
                out.push(names::unknown_actor(place, word, self.words()));
                return None;
            }
        };
        self.spoken_of.insert(name);
        self.spoken_of.extend(members.iter().cloned());
        Some(members)
    }

    /// Reads `ani`, `ani, budi and citra`, `clients but ani`, `everyone`, `network`.
    pub(super) fn subject(
        &mut self,
        written: &str,
        place: Place,
        out: &mut Complaints,
    ) -> Option<Subject> {
        let said = written.split_whitespace().collect::<Vec<_>>().join(" ");
        if written == "network" {
            return Some(Subject {
                said,
                who: Who::Network,
            });
        }
        let (base, exceptions) = match written.split_once(" but ") {
            Some((base, exceptions)) => (base.trim(), self.list(exceptions, written, place, out)?),
            None => (written, Vec::new()),
        };
        if base == "everyone" {
            let but = exceptions;
            return Some(Subject {
                said,
                who: Who::Everyone { but },
            });
        }
        let mut these = self.list(base, written, place, out)?;
        these.retain(|name| !exceptions.contains(name));
        if these.is_empty() {
            out.push(sentences::empty_subject(place, written));
            return None;
        }
        Some(Subject {
            said,
            who: Who::These(these),
        })
    }

    /// Reads `ani, budi and citra`; each name once.
    fn list(
        &mut self,
        written: &str,
        whole: &str,
        place: Place,
        out: &mut Complaints,
    ) -> Option<Vec<Name>> {
        let mut found: Vec<Name> = Vec::new();
        let mut complete = true;
        for word in written
            .split(',')
            .flat_map(|part| part.split(" and "))
            .map(str::trim)
        {
            let word = word.strip_prefix("and ").unwrap_or(word).trim();
            if word.is_empty() || word.contains(' ') {
                out.push(sentences::empty_subject(place, whole));
                return None;
            }
            match self.members(word, part(place, whole, word), out) {
                Some(members) => {
                    for name in members {
                        if !found.contains(&name) {
                            found.push(name);
                        }
                    }
                }
                None => complete = false,
            }
        }
        complete.then_some(found)
    }
}

/// The place of a word inside a text that stands at `place`, when that text is there as it was written.
pub(super) fn part(place: Place, whole: &str, word: &str) -> Place {
    let as_written = whole.chars().count() <= place.width;
    let offset = (word.as_ptr() as usize).checked_sub(whole.as_ptr() as usize);
    match offset.and_then(|offset| whole.get(..offset)) {
        Some(before) if as_written => Place {
            line: place.line,
            column: place.column + before.chars().count(),
            width: word.chars().count(),
        },
        _ => place,
    }
}
