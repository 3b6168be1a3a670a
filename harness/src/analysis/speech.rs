//! What was said through servers, by clients and by whoever sits at a server's own terminal, in the order of time.

use super::scene::Scene;
use crate::record::wire::Party;
use crate::trace::Moment;

/// Something that somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speech {
    /// As it stands in a fact.
    pub(super) who: String,
    pub(super) server: Party,
    pub(super) at: Moment,
    /// The packet that carried it to the server; what was typed there came in none.
    pub(super) number: Option<usize>,
    pub(super) text: String,
}

pub(super) fn speeches(scene: &Scene<'_>) -> Vec<Speech> {
    let mut all = Vec::new();
    for visit in &scene.visits {
        all.extend(visit.questions.iter().map(|one| Speech {
            who: visit.called(),
            server: visit.server,
            at: one.at,
            number: one.number,
            text: String::from_utf8_lossy(&one.head).into_owned(),
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
            server: party,
            at,
            number: None,
            text: line.to_string(),
        }));
    }
    all.sort_by_key(|one| one.at);
    all
}
