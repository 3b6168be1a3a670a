//! Datagrams: what passed while somebody waited for one that did not come.

use super::Inquiry;
use crate::scenario::cast::Part;
use crate::scenario::quantity::Protocol;
use crate::trace::ActorId;
use crate::verdict::Clue;
use std::net::Ipv4Addr;

/// Where the actor hears datagrams, and those that passed since somebody said something.
pub(super) fn awaited(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let (Some(passed), Some(id)) = (&case.measured.datagrams, case.actor) else {
        return Vec::new();
    };
    let (Some((port, group)), Some(actor)) = (hears(case, id), case.name(id)) else {
        return Vec::new();
    };
    let awaits = Clue::Awaits { actor, port, group };
    std::iter::once(awaits).chain(passed.clone()).collect()
}

/// The port on which its part hears datagrams, and the group of which it is a member.
fn hears(case: &Inquiry<'_, '_>, actor: ActorId) -> Option<(u16, Option<Ipv4Addr>)> {
    if let Part::Ear { port, group } = case.cast.get(actor.0)?.part {
        return Some((port, group));
    }
    let role = case.role(actor)?;
    let mut ports = role.listens_on.iter();
    let port = ports.find(|port| port.protocol == Protocol::Udp)?;
    Some((port.number, role.joins.first().copied()))
}
