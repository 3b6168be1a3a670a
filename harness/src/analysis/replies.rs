//! What a server answered: what came once a client had spoken, and was not only passed on from somebody else.

use super::scene::Scene;
use super::speech::{Speech, speeches};
use super::{Said, Visit};
use crate::record::wire::Party;
use crate::trace::{ActorId, Moment};

/// So much of what came to a client is looked at, and so much of what others had said before it.
const MOST: usize = 60;

pub(super) struct Replies<'a> {
    scene: &'a Scene<'a>,
    said: Vec<Speech>,
    /// Seen to wait for one of several clients alone.
    in_turn: Vec<Party>,
}

/// What a client said first, and what answered it.
#[derive(Clone, Copy)]
pub(super) struct Reply<'a> {
    pub(super) asked: &'a Said,
    pub(super) came: &'a Said,
}

impl<'a> Replies<'a> {
    pub(super) fn of(scene: &'a Scene<'a>) -> Self {
        let said = speeches(scene);
        let servers = scene.servers().into_iter();
        let in_turn = servers.filter(|server| !held(scene, *server).is_empty());
        let in_turn = in_turn.map(Party::Actor).collect();
        Self {
            scene,
            said,
            in_turn,
        }
    }

    /// What answered the first that a client said. Where one after the other has its turn, what comes next is the next turn.
    pub(super) fn first(&self, visit: &'a Visit) -> Option<Reply<'a>> {
        let asked = visit.questions.first()?;
        if self.in_turn.contains(&visit.server) {
            return None;
        }
        self.to(visit, asked)
    }

    /// What answered this.
    pub(super) fn to(&self, visit: &'a Visit, asked: &'a Said) -> Option<Reply<'a>> {
        let later = visit.answers.iter().filter(|one| one.at > asked.at);
        let mut later = later.take(MOST);
        let came = later.find(|one| !self.is_passed_on(visit, asked, one))?;
        Some(Reply { asked, came })
    }

    /// What shows that the server had dealt with this: its answer, or a copy of it that it sent to another client.
    pub(super) fn dealt(&self, visit: &'a Visit, asked: &'a Said) -> Option<&'a Said> {
        let text = String::from_utf8_lossy(&asked.head);
        let others = self.scene.visits.iter();
        let others =
            others.filter(|other| other.server == visit.server && other.ports != visit.ports);
        let copies = others.filter_map(|other| {
            let later = other.answers.iter().filter(|one| one.at > asked.at);
            later.take(MOST).find(|one| carries(one, &text))
        });
        let answer = self.to(visit, asked).map(|reply| reply.came);
        copies.chain(answer).min_by_key(|one| one.at)
    }

    /// Does it carry what another client said, or what was typed at the server for several?
    fn is_passed_on(&self, visit: &Visit, asked: &Said, came: &Said) -> bool {
        if carries(came, &String::from_utf8_lossy(&asked.head)) {
            return false;
        }
        let end = self.said.partition_point(|one| one.at <= came.at);
        let before = self.said[..end].iter().rev().take(MOST);
        let mut others = before
            .filter(|one| one.server == visit.server && one.who != visit.called())
            .filter(|one| carries(came, &one.text));
        others.any(|one| one.number.is_some() || self.is_for_several(visit, one))
    }

    fn is_for_several(&self, visit: &Visit, said: &Speech) -> bool {
        let others = self.scene.visits.iter();
        let mut others =
            others.filter(|other| other.server == visit.server && other.ports != visit.ports);
        others.any(|other| {
            let later = other.answers.iter().filter(|one| one.at >= said.at);
            later.take(MOST).any(|one| carries(one, &said.text))
        })
    }
}

/// Words, that is: a number may stand in two answers by chance.
fn carries(came: &Said, text: &str) -> bool {
    let text = text.trim();
    let is_word = text.len() > 1 && text.chars().any(char::is_alphabetic);
    is_word && String::from_utf8_lossy(&came.head).contains(text)
}

/// Where a server was seen to wait for the words of one client, and of nobody else, while others were connected: when,
/// and for whom.
pub(super) fn held<'a>(scene: &'a Scene<'_>, server: ActorId) -> Vec<(Moment, &'a Visit)> {
    let theirs: Vec<&Visit> = scene
        .visits
        .iter()
        .filter(|one| one.is_to(server))
        .collect();
    let seen = scene.surveys().filter_map(|(at, survey)| {
        let is_in =
            |one: &&&Visit| one.accepted.is_some_and(|accepted| accepted <= at) && one.ended > at;
        let there: Vec<&Visit> = theirs.iter().filter(is_in).copied().collect();
        let one = there
            .iter()
            .find(|one| super::serving::receives(survey, server, one))?;
        (there.len() > 1).then_some((at, *one))
    });
    seen.collect()
}

#[cfg(test)]
pub(in crate::analysis) mod tests {
    use crate::record::sample::{SERVER, process, socket, waits};
    use crate::trace::Event;
    use crate::trace::survey::{Call, Socket, Survey, Target};

    /// A look at the server of two clients: each of its threads waits for the words of one of these ports.
    pub(in crate::analysis) fn waits_for(ports: &[u16]) -> Event {
        let of = |port: u16| Socket {
            inode: u64::from(port),
            ..socket(SERVER, 5_000, port)
        };
        let thread = |port: &u16| waits(Call::Receive, Target::Socket(of(*port).inode));
        Event::Surveyed(Box::new(Survey {
            processes: vec![process(SERVER, ports.iter().map(thread).collect())],
            sockets: vec![of(40_001), of(40_002)],
            ..Survey::default()
        }))
    }
}
