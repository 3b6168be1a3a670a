//! Who waited for a program that did nothing.

use super::is_connection;
use crate::analysis::list;
use crate::analysis::scene::Scene;
use crate::scenario::text::Text;
use crate::trace::ActorId;
use crate::trace::survey::{Call, Survey, Target, Wait};

/// Those held up by it, and those of whom only some threads wait for it, as is usual where each client has its own.
pub(super) fn waiters(scene: &Scene<'_>, survey: &Survey, actor: ActorId) -> Option<Text> {
    let mut held: Vec<Text> = Vec::new();
    let mut partly: Vec<Text> = Vec::new();
    let cast = (0..scene.record.scenario.cast.len()).map(ActorId);
    for other in cast.filter(|of| *of != actor) {
        let threads = survey.processes_of(other).flat_map(|one| &one.threads);
        let waits: Vec<Option<&Wait>> = threads.map(|thread| thread.wait.as_ref()).collect();
        let own: Vec<&Wait> = waits.iter().flatten().copied().collect();
        let own: Vec<&Wait> = own
            .into_iter()
            .filter(|wait| is_for(survey, actor, wait))
            .collect();
        let name = scene.name(other);
        let is_its_client = || {
            let mut visits = scene.visits.iter();
            visits.any(|visit| visit.actor() == Some(other) && visit.is_to(actor))
        };
        let sends = || own.iter().any(|wait| wait.call == Call::Send);
        let can_do_no_more = || {
            let is_bound = |wait: &&Wait| {
                matches!(wait.call, Call::Futex | Call::Child) || is_for(survey, actor, wait)
            };
            waits.iter().all(|wait| wait.as_ref().is_some_and(is_bound))
        };
        if own.is_empty() {
            continue;
        }
        if is_its_client() || sends() || can_do_no_more() {
            held.push(Text::new(name.clone(), name));
        } else {
            let (some, all) = (own.len(), waits.len());
            partly.push(Text::new(
                format!("{name} menunggunya hanya dengan {some} dari {all} threadnya."),
                format!("{name} waited for it with only {some} of its {all} threads."),
            ));
        }
    }
    let mut told = Vec::new();
    if !held.is_empty() {
        let held = list(&held);
        told.push(Text::new(
            format!("Yang menunggunya: {}.", held.id),
            format!("Who waited for it: {}.", held.en),
        ));
    }
    told.extend(partly);
    if told.is_empty() {
        told.push(Text::new(
            "Tidak ada yang menunggunya.",
            "Nobody waited for it.",
        ));
    }
    let all = |of: fn(&Text) -> &str| told.iter().map(of).collect::<Vec<_>>().join(" ");
    Some(Text::new(all(|one| &one.id), all(|one| &one.en)))
}

/// Does a thread wait for this actor, and for nobody else?
fn is_for(survey: &Survey, actor: ActorId, wait: &Wait) -> bool {
    let is_its = |target: &Target| match target {
        Target::Socket(inode) => {
            let socket = survey.socket(*inode);
            socket.is_some_and(|one| is_connection(one.state) && survey.peer(one) == Some(actor))
        }
        _ => false,
    };
    !wait.on.is_empty() && wait.on.iter().all(is_its)
}
