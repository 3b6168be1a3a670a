//! The cast and its groups, as they are looked up by the sentences.

use super::complaint::{Complaint, Place};
use super::faults::{names, sentences, shape};
use super::fields::Complaints;
use crate::scenario::Group;
use crate::scenario::cast::Actor;
use crate::scenario::name::Name;
use crate::scenario::sentence::{Subject, Who};
use std::collections::{BTreeMap, BTreeSet};

/// How long one enumeration of actors may be, in bytes.
const LONGEST: usize = 2_000;
/// How many actors a file may name altogether, groups and loops spelled out.
const MOST_MENTIONS: usize = 40_000;

/// Who can be spoken of.
#[derive(Default)]
pub(super) struct Troupe {
    pub(super) actors: Vec<Actor>,
    pub(super) groups: Vec<Group>,
    /// Where each name of the file stands, for complaints about it.
    pub(super) places: BTreeMap<Name, Place>,
    /// Actors and groups that some sentence speaks of.
    pub(super) spoken_of: BTreeSet<Name>,
    /// Variables of the scenario that the cast uses.
    pub(super) used_variables: BTreeSet<String>,
    index: BTreeMap<Name, Entry>,
    mentions: usize,
}

#[derive(Clone, Copy)]
enum Entry {
    Actor(usize),
    Group(usize),
}

impl Troupe {
    pub(super) fn enter(&mut self, actor: Actor) {
        let entry = Entry::Actor(self.actors.len());
        self.index.insert(actor.name.clone(), entry);
        self.actors.push(actor);
    }

    pub(super) fn gather(&mut self, group: Group) {
        let entry = Entry::Group(self.groups.len());
        self.index.insert(group.name.clone(), entry);
        self.groups.push(group);
    }

    pub(super) fn actor(&self, name: &Name) -> Option<&Actor> {
        match self.index.get(name)? {
            Entry::Actor(at) => self.actors.get(*at),
            Entry::Group(_) => None,
        }
    }

    pub(super) fn is_taken(&self, name: &Name) -> bool {
        self.index.contains_key(name)
    }

    pub(super) fn knows(&self, word: &str) -> bool {
        self.index.contains_key(word)
    }

    /// The words that may stand where an actor is expected, to be suggested: those of the file, not the numbered ones.
    pub(super) fn words(&self) -> Vec<&str> {
        let words = self.index.keys().map(Name::as_str);
        words.filter(|word| !word.contains('.')).collect()
    }

    /// The actors that a word stands for; a group's members in their order.
    pub(super) fn members(&mut self, word: &str, place: Place, out: &mut Complaints) -> Vec<Name> {
        if self.is_exhausted(out) {
            return Vec::new();
        }
        let members = match self.index.get(word) {
            Some(Entry::Actor(at)) => vec![self.actors[*at].name.clone()],
            Some(Entry::Group(at)) => self.groups[*at].members.clone(),
            None => {
                out.push(self.unknown(word, place));
                Vec::new()
            }
        };
        self.mentions += members.len().max(1);
        if self.mentions > MOST_MENTIONS {
            let what = (
                "aktor yang disebut di seluruh berkas",
                "actors named in the whole file",
            );
            out.push(shape::too_many(place, MOST_MENTIONS, what));
            return Vec::new();
        }
        members
    }

    /// Is there no use in naming more of them?
    fn is_exhausted(&self, out: &Complaints) -> bool {
        self.mentions > MOST_MENTIONS || out.is_full()
    }

    /// The variables of their own that all have who are spoken of. The copies of one actor have
    /// the same ones, and stand one behind the other.
    pub(super) fn variables(&self, subject: Option<&Subject>) -> Vec<&str> {
        let Some(Who::These(these)) = subject.map(|subject| &subject.who) else {
            return Vec::new();
        };
        let mut common: Option<BTreeSet<&str>> = None;
        let mut last = None;
        for name in these {
            let base = name.as_str().split('.').next();
            if base == last {
                continue;
            }
            last = base;
            let vars = self.actor(name).map_or(&[][..], |actor| &actor.vars);
            let own: BTreeSet<&str> = vars.iter().map(|(own, _)| own.as_str()).collect();
            common = Some(match common {
                Some(before) => before.intersection(&own).copied().collect(),
                None => own,
            });
        }
        common.into_iter().flatten().collect()
    }

    fn unknown(&self, word: &str, place: Place) -> Complaint {
        let numbered = word
            .rsplit_once('.')
            .filter(|(_, number)| number.parse::<u32>().is_ok());
        if let Some((group, _)) = numbered
            && let Some(Entry::Group(at)) = self.index.get(group)
        {
            let members = &self.groups[*at].members;
            let is_counted = members
                .first()
                .is_some_and(|first| first.as_str() == format!("{group}.1"));
            return match is_counted {
                true => names::no_such_number(place, word, group, members.len()),
                false => names::not_counted(place, word, members.iter().map(Name::as_str)),
            };
        }
        names::unknown_actor(place, word, self.words())
    }

    /// The same, where it is a sentence that speaks of them.
    pub(super) fn mention(&mut self, word: &str, place: Place, out: &mut Complaints) -> Vec<Name> {
        let members = self.members(word, place, out);
        // Once is enough: a crowd is long, and often spoken of.
        if let Some((name, _)) = self.index.get_key_value(word)
            && !members.is_empty()
            && !self.spoken_of.contains(name)
        {
            self.spoken_of.insert(name.clone());
            self.spoken_of.extend(members.iter().cloned());
        }
        members
    }

    /// Reads `ani`, `ani, budi and citra`, `clients but ani`, `everyone`, `network`.
    pub(super) fn subject(
        &mut self,
        written: &str,
        place: Place,
        out: &mut Complaints,
    ) -> Option<Subject> {
        if written.len() > LONGEST {
            let what = (
                "byte untuk menyebut aktor dalam satu kalimat",
                "bytes that name actors in one sentence",
            );
            out.push(shape::too_many(place, LONGEST, what));
            return None;
        }
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
        let exceptions: BTreeSet<Name> = exceptions.into_iter().collect();
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
        let (mut found, mut seen): (Vec<Name>, _) = (Vec::new(), BTreeSet::new());
        let mut complete = true;
        for word in words(written) {
            if word.is_empty() || word.contains(' ') {
                out.push(sentences::empty_subject(place, whole));
                return None;
            }
            if self.is_exhausted(out) {
                return None;
            }
            let members = self.mention(word, part(place, whole, word), out);
            complete &= !members.is_empty();
            if found.is_empty() {
                found = members;
                continue;
            }
            if seen.is_empty() {
                seen.extend(found.iter().cloned());
            }
            found.extend(members.into_iter().filter(|name| seen.insert(name.clone())));
        }
        complete.then_some(found)
    }
}

/// Cuts `ani, budi and citra`; `ani, budi, and citra` is as good.
fn words(list: &str) -> impl Iterator<Item = &str> {
    let parts = list.split(',').enumerate().map(|(at, part)| {
        let part = part.trim();
        if at > 0 {
            part.strip_prefix("and ").unwrap_or(part)
        } else {
            part
        }
    });
    parts.flat_map(|part| part.split(" and ")).map(str::trim)
}

/// The place of a word inside a text that stands at `place`, when that text is there as it was written.
pub(super) fn part(place: Place, whole: &str, word: &str) -> Place {
    let as_written = whole.chars().count() == place.width;
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
