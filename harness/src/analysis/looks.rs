//! What the looks at processes and sockets saw that facts point at: of each program its threads, connections and queue.

use super::{Evidence, Fact};
use crate::record::Record;
use crate::trace::survey::{SocketState, Survey};
use crate::trace::{ActorId, Event, Moment, What};
use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::time::Duration;

/// One program at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub at: Moment,
    pub actor: ActorId,
    pub threads: usize,
    pub processes: usize,
    /// Its ends of connections, and those of them whose client had gone.
    pub connections: usize,
    pub gone: usize,
    /// Connections that waited to be accepted.
    pub waiting: u32,
    pub groups: Vec<Ipv4Addr>,
    /// CPU time that it had used so far.
    pub cpu: Duration,
}

/// Those at which these facts point, in the order of time: of programs that listen, or are members of a group.
pub fn looks(record: &Record, facts: &[Fact]) -> Vec<Look> {
    let wanted: BTreeSet<Moment> = facts
        .iter()
        .flat_map(|fact| &fact.evidence)
        .filter_map(|evidence| match evidence {
            Evidence::Look(at) => Some(*at),
            _ => None,
        })
        .collect();
    let trace = record.evidence.trace.iter();
    let seen = trace.filter_map(|entry| match &entry.what {
        What::Saw(Event::Surveyed(survey)) => Some((entry.at, survey.as_ref())),
        _ => None,
    });
    let last = record.evidence.left_over.as_deref();
    let seen = seen.chain(last.map(|survey| (survey.load.at, survey)));
    let seen: Vec<(Moment, &Survey)> = seen.collect();
    let cast = (0..record.scenario.cast.len()).map(ActorId);
    // One that has ended has a row still.
    let programs = cast.filter(|actor| {
        let mut all = seen.iter().map(|(_, survey)| survey);
        record.scenario.cast[actor.0].is_program() && all.any(|survey| has_part(survey, *actor))
    });
    let programs: Vec<ActorId> = programs.collect();
    let told = seen.iter().filter(|(at, _)| wanted.contains(at));
    let rows = told.flat_map(|(at, survey)| {
        let programs = programs.iter();
        programs.map(|actor| look(*at, survey, *actor))
    });
    rows.collect()
}

pub(super) fn has_part(survey: &Survey, actor: ActorId) -> bool {
    survey.sockets_of(actor).any(|socket| {
        matches!(socket.state, SocketState::Listening { .. }) || !socket.groups.is_empty()
    })
}

fn look(at: Moment, survey: &Survey, actor: ActorId) -> Look {
    let sockets = || survey.sockets_of(actor);
    let is = |state| sockets().filter(move |one| !one.is_udp && one.state == state);
    let (open, gone) = (
        is(SocketState::Established).count(),
        is(SocketState::PeerClosed).count(),
    );
    let waiting = sockets().map(|socket| match socket.state {
        SocketState::Listening { waiting, .. } => waiting,
        _ => 0,
    });
    let groups: BTreeSet<Ipv4Addr> = sockets().flat_map(|one| one.groups.clone()).collect();
    let processes: Vec<usize> = survey
        .processes_of(actor)
        .map(|one| one.threads.len())
        .collect();
    Look {
        at,
        actor,
        threads: processes.iter().sum(),
        processes: processes.len(),
        connections: open + gone,
        gone,
        waiting: waiting.sum(),
        groups: groups.into_iter().collect(),
        cpu: survey.processes_of(actor).map(|one| one.cpu).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Topic;
    use crate::record::sample::{ANI, SERVER, Sample, socket};
    use crate::scenario::text::Text;

    fn at(ms: u64) -> Moment {
        Moment::from_nanos(ms * 1_000_000)
    }

    fn sample() -> Sample {
        let mut listening = socket(SERVER, 5_000, 0);
        listening.state = SocketState::Listening {
            waiting: 2,
            backlog: 5,
        };
        let mut gone = socket(SERVER, 5_000, 40_002);
        gone.state = SocketState::PeerClosed;
        let open = socket(SERVER, 5_000, 40_001);
        let sockets = vec![listening, gone, open, socket(ANI, 40_001, 5_000)];
        Sample::chat()
            .sockets(10, sockets.clone())
            .sockets(20, sockets)
    }

    fn told(evidence: Evidence) -> Vec<Look> {
        let fact = Fact {
            topic: Topic::Threads,
            text: Text::default(),
            evidence: vec![evidence],
        };
        looks(&sample().0, &[fact])
    }

    #[test]
    fn a_look_that_is_pointed_at_has_a_row_for_each_server() {
        let rows = told(Evidence::Look(at(20)));
        assert_eq!(rows.len(), 1, "a client has none");
        let row = &rows[0];
        assert_eq!((row.at, row.actor), (at(20), SERVER));
        assert_eq!((row.connections, row.gone, row.waiting), (2, 1, 2));
    }

    #[test]
    fn what_nobody_points_at_has_none() {
        assert_eq!(told(Evidence::Moment(at(20))), []);
        assert_eq!(told(Evidence::Look(at(15))), []);
    }
}
