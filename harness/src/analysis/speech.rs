//! What was said through servers, by clients and by whoever sits at a server's own terminal, in the order of time.

use super::Visit;
use super::scene::Scene;
use crate::record::wire::Party;
use crate::trace::{ActorId, Moment};

/// Something that somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speech {
    /// As it stands in a fact.
    pub(super) who: String,
    pub(super) actor: Option<ActorId>,
    pub(super) server: Party,
    pub(super) at: Moment,
    /// The packet that carried it to the server; what was typed there came in none.
    pub(super) number: Option<usize>,
    pub(super) text: String,
    /// It says who it is.
    pub(super) is_name: bool,
}

pub(super) fn speeches(scene: &Scene<'_>) -> Vec<Speech> {
    let mut all = Vec::new();
    for visit in &scene.visits {
        all.extend(visit.questions.iter().enumerate().map(|(place, one)| {
            let text = String::from_utf8_lossy(&one.head).into_owned();
            Speech {
                who: visit.called(),
                actor: visit.actor(),
                server: visit.server,
                at: one.at,
                number: one.number,
                is_name: place == 0 && is_name(scene, visit, &text),
                text,
            }
        }));
    }
    for server in scene
        .servers()
        .into_iter()
        .filter(|one| scene.is_program(*one))
    {
        let party = Party::Actor(server);
        let visits = || scene.visits.iter().filter(|visit| visit.server == party);
        let has_clients = |at| visits().any(|visit| visit.knocked < at && at < visit.ended);
        let typed = scene.typed(server).filter(|(at, _)| has_clients(*at));
        all.extend(typed.map(|(at, line)| Speech {
            who: scene.name(server),
            actor: Some(server),
            server: party,
            at,
            number: None,
            text: line.to_string(),
            is_name: false,
        }));
    }
    all.sort_by_key(|one| one.at);
    all
}

/// What a client says first: its own name, or, where its server has asked for it, what was typed before it connected.
fn is_name(scene: &Scene<'_>, visit: &Visit, text: &str) -> bool {
    let first = visit.questions.first();
    let is_asked = visit
        .answers
        .first()
        .is_some_and(|answer| first.is_some_and(|first| answer.at < first.at));
    let said = text.trim();
    let plain = |name: &str| name.replace(['.', '-', '_', ' '], "").to_lowercase();
    let typed = visit
        .actor()
        .into_iter()
        .flat_map(|actor| scene.typed(actor));
    let is_typed_before = |(at, line): (Moment, &str)| at < visit.knocked && line.trim() == said;
    plain(said) == plain(&visit.name) || (is_asked && typed.into_iter().any(is_typed_before))
}
