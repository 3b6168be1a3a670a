//! What the looks at processes and sockets saw that facts point at: of each program its threads, connections and queue.

use super::{Evidence, Fact};
use crate::record::Record;
use crate::trace::survey::{SocketState, Survey};
use crate::trace::{Action, ActorId, Event, Moment, What};
use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::time::Duration;

/// One program at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub at: Moment,
    pub actor: ActorId,
    /// Was it ever on stage by then?
    pub has_started: bool,
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

/// Those at which these facts point, in the order of time: of programs that listen; where somebody is a member of a
/// group, of all that are on the network, so that it can be seen who is none.
pub fn looks(record: &Record, facts: &[Fact]) -> Vec<Look> {
    let wanted: BTreeSet<Moment> = facts
        .iter()
        .flat_map(|fact| &fact.evidence)
        .filter_map(|evidence| match evidence {
            Evidence::Look(at) => Some(*at),
            _ => None,
        })
        .collect();
    let programs = programs(record);
    let seen = seen(record);
    let told = seen.iter().filter(|(at, _)| wanted.contains(at));
    let rows = told.flat_map(|(at, survey)| {
        let programs = programs.iter();
        programs.map(|actor| look(record, (*at, survey), *actor))
    });
    rows.collect()
}

/// Every look, that at the end among them.
fn seen(record: &Record) -> Vec<(Moment, &Survey)> {
    let trace = record.evidence.trace.iter();
    let seen = trace.filter_map(|entry| match &entry.what {
        What::Saw(Event::Surveyed(survey)) => Some((entry.at, survey.as_ref())),
        _ => None,
    });
    let last = record.evidence.left_over.as_deref();
    let last = last.map(|survey| (survey.load.at, survey));
    seen.chain(last).collect()
}

/// Who has rows; one that has ended has a row still.
pub(super) fn programs(record: &Record) -> Vec<ActorId> {
    let seen = seen(record);
    let surveys = || seen.iter().map(|(_, survey)| *survey);
    let is_member = |survey: &Survey| survey.sockets.iter().any(|one| !one.groups.is_empty());
    let has_groups = surveys().any(is_member);
    let cast = (0..record.scenario.cast.len()).map(ActorId);
    cast.filter(|actor| {
        record.scenario.cast[actor.0].is_program()
            && surveys().any(|survey| has_part(survey, *actor, has_groups))
    })
    .collect()
}

fn has_part(survey: &Survey, actor: ActorId, has_groups: bool) -> bool {
    let mut sockets = survey.sockets_of(actor);
    sockets.any(|socket| has_groups || matches!(socket.state, SocketState::Listening { .. }))
}

fn has_started(record: &Record, actor: ActorId, by: Moment) -> bool {
    let mut trace = record.evidence.trace.iter();
    trace.any(|entry| match entry.what {
        What::Did(Action::Start { actor: other, .. })
        | What::Saw(Event::Started { actor: other, .. }) => other == actor && entry.at <= by,
        _ => false,
    })
}

fn look(record: &Record, (at, survey): (Moment, &Survey), actor: ActorId) -> Look {
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
        has_started: has_started(record, actor, at),
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
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};
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
    fn where_there_is_a_group_who_is_no_member_has_a_row_too() {
        let members = |groups: Vec<Ipv4Addr>| {
            let mut ear = socket(BUDI, 5_004, 0);
            ear.groups = groups;
            let sample = Sample::chat().sockets(10, vec![socket(ANI, 40_001, 5_000), ear]);
            let fact = Fact {
                topic: Topic::Threads,
                text: Text::default(),
                evidence: vec![Evidence::Look(at(10))],
            };
            let rows = looks(&sample.0, &[fact]).into_iter();
            let rows = rows.map(|row| (row.actor, row.groups.len()));
            rows.collect::<Vec<_>>()
        };
        assert_eq!(
            members(vec![Ipv4Addr::new(239, 255, 0, 1)]),
            [(ANI, 0), (BUDI, 1)]
        );
        assert_eq!(members(Vec::new()), []);
    }

    #[test]
    fn who_has_not_started_is_not_one_who_has_ended() {
        let started = |at_ms| {
            let fact = Fact {
                topic: Topic::Threads,
                text: Text::default(),
                evidence: vec![Evidence::Look(at(20))],
            };
            let record = sample().starts(at_ms, SERVER).0;
            looks(&record, &[fact])[0].has_started
        };
        assert!(started(20) && !started(21));
    }

    #[test]
    fn what_nobody_points_at_has_none() {
        assert_eq!(told(Evidence::Moment(at(20))), []);
        assert_eq!(told(Evidence::Look(at(15))), []);
    }
}
