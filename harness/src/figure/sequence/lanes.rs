//! Who stands beside whom: actors in the order of the cast, then groups, whole networks, and strangers.

use super::rows::Rows;
use crate::record::Record;
use crate::record::wire::Party;

#[derive(Debug)]
pub(super) struct Lanes(Vec<(Party, String)>);

impl Lanes {
    /// Those only who have a part in what is shown.
    pub(super) fn of(record: &Record, rows: &Rows) -> Self {
        let mut parties: Vec<Party> = rows.shown().flat_map(super::Row::parties).collect();
        parties.sort_unstable();
        parties.dedup();
        let named = parties
            .into_iter()
            .map(|party| (party, name(record, party)));
        Self(named.collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn name(&self, lane: usize) -> &str {
        self.0.get(lane).map_or("", |(_, name)| name)
    }

    pub(super) fn lane(&self, party: Party) -> usize {
        let mut lanes = self.0.iter();
        lanes.position(|(other, _)| *other == party).unwrap_or(0)
    }
}

fn name(record: &Record, party: Party) -> String {
    match party {
        Party::Actor(actor) => {
            let actor = record.scenario.cast.get(actor.0);
            actor.map_or_else(String::new, |actor| actor.name.to_string())
        }
        Party::Group(address) | Party::Everybody(address) => address.to_string(),
        Party::Stranger(address) => address.to_string(),
    }
}
