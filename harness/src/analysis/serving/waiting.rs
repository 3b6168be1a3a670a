//! Who waited until somebody else had been dealt with: how long, for what, and what ended it.

mod during;
mod until;

use super::super::scene::{Scene, packet};
use super::super::{Evidence, Fact, Topic, Visit, time};
use crate::record::wire::Party;
use crate::scenario::text::Text;
use crate::trace::survey::{Call, SocketState, Survey, Target};
use crate::trace::{ActorId, Moment};
use until::Until;

/// Somebody was answered only after everybody who was there before had gone.
pub(super) fn waited(scene: &Scene<'_>, visit: &Visit) -> Option<Fact> {
    let others = scene
        .visits
        .iter()
        .filter(|other| other.server == visit.server);
    let before: Vec<&Visit> = others
        .filter(|other| other.knocked < visit.knocked && other.overlaps(visit))
        .filter(|other| had_it(scene, visit, other))
        .collect();
    let last = before.iter().max_by_key(|other| other.released)?;
    let first = visit.answers.first();
    let served = [visit.accepted, first.map(|first| first.at)];
    if served.iter().flatten().any(|at| *at < last.released) {
        return None;
    }
    let until = match first {
        Some(first) if speaks_first(visit) => Until::Greeted(first.at, last.released),
        Some(first) => Until::Answered(first.at, last.released),
        None => Until::of(scene, visit),
    };
    let queue = queue(scene, visit, until.at());
    if queue.is_none() && !expects(visit, last) {
        return None;
    }
    // Who has not been accepted waits from the first; of a server that only answers, who has asked.
    let asked = visit.questions.first();
    let asked = asked.filter(|_| queue.is_none() && !speaks_first(last));
    let from = asked.map_or(visit.knocked, |asked| asked.at);
    let (name, wait) = (visit.called(), time(until.at().since(from)));
    let shares = during::shares(&before, from, until.at());
    let (longest, _) = *shares.iter().max_by_key(|(_, share)| *share)?;
    let held = holder(scene, visit, longest, until.at());
    let during = match held.is_none() && shares.len() > 1 {
        true => during::several(scene, &shares),
        false => during::one(scene, longest, held, until.at()),
    };
    let then = until.told(&last.called(), &scene.party(visit.server));
    let (queued_id, queued_en) = match (queue, asked) {
        (Some(_), _) => (
            " di antrean (backlog) server",
            " in the server's queue (backlog)",
        ),
        (None, Some(_)) => (" sesudah kiriman pertamanya", " after its first message"),
        (None, None) => ("", ""),
    };
    let began = asked.map_or(visit.number, |asked| asked.number);
    let mut evidence = vec![packet(began, from)];
    evidence.extend(first.map(|first| packet(first.number, first.at)));
    evidence.extend(queue.or(held).map(Evidence::Look));
    Some(Fact {
        topic: Topic::Serving,
        text: Text::new(
            format!(
                "{name} menunggu {}{queued_id}: {}. {}",
                wait.id, during.id, then.id
            ),
            format!(
                "{name} waited {}{queued_en}: {}. {}",
                wait.en, during.en, then.en
            ),
        ),
        evidence,
    })
}

/// Had the other one the server's attention: was it answered, or seen to be waited for?
fn had_it(scene: &Scene<'_>, visit: &Visit, other: &Visit) -> bool {
    !other.answers.is_empty() || holder(scene, visit, other, other.released).is_some()
}

/// When it was seen that the server waited for the other's words while this one waited.
fn holder(scene: &Scene<'_>, visit: &Visit, other: &Visit, until: Moment) -> Option<Moment> {
    let Party::Actor(server) = other.server else {
        return None;
    };
    let mut seen = scene.surveys();
    let seen = seen
        .find(|(at, survey)| *at > visit.knocked && *at < until && receives(survey, server, other));
    seen.map(|(at, _)| at)
}

/// Do all threads of this program that are looked into wait for what this client says?
pub(in crate::analysis) fn receives(survey: &Survey, server: ActorId, client: &Visit) -> bool {
    let is_its = |target: &Target| match target {
        Target::Socket(inode) => survey.socket(*inode).is_some_and(|socket| {
            let remote = socket.remote.map(|remote| remote.port());
            remote == Some(client.ports.0) && socket.local.port() == client.ports.1
        }),
        _ => false,
    };
    let mut threads = survey
        .processes_of(server)
        .flat_map(|process| &process.threads)
        .peekable();
    threads.peek().is_some()
        && threads.all(|thread| {
            let wait = thread.wait.as_ref();
            wait.is_some_and(|wait| {
                matches!(wait.call, Call::Receive | Call::Read) && wait.on.iter().any(is_its)
            })
        })
}

/// Was there something to answer it while the other was served? It had asked, or its server speaks first.
fn expects(visit: &Visit, other: &Visit) -> bool {
    let asked = visit.questions.first();
    speaks_first(other) || asked.is_some_and(|question| question.at < other.released)
}

/// Did its server say something to this one before it was asked?
fn speaks_first(visit: &Visit) -> bool {
    visit.answers.first().is_some_and(|answer| {
        let question = visit.questions.first();
        question.is_none_or(|question| answer.at < question.at)
    })
}

/// When connections were seen that waited to be accepted while this one waited.
fn queue(scene: &Scene<'_>, visit: &Visit, until: Moment) -> Option<Moment> {
    let (_, port) = visit.ports;
    let mut seen = scene
        .surveys()
        .filter(|(at, _)| *at > visit.knocked && *at < until);
    let waits = |survey: &Survey| {
        let mut listening = survey.sockets.iter().filter(|one| one.local.port() == port);
        listening
            .any(|one| matches!(one.state, SocketState::Listening { waiting, .. } if waiting > 0))
    };
    seen.find_map(|(at, survey)| waits(survey).then_some(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{DATA, FIN, SERVER, SYN, Sample, process, socket, waits};
    use crate::trace::Event;
    use crate::trace::survey::Socket;
    use std::net::{Ipv4Addr, SocketAddrV4};
    const RST: u8 = 20;

    fn both() -> Sample {
        Sample::chat()
            .both_knock(10, 12)
            .segment(20, (5_000, 40_001), DATA, "halo")
    }

    fn told(sample: Sample) -> Vec<String> {
        let record = sample.both_connected(99).0;
        let scene = Scene::of(&record);
        let facts = scene.visits.iter();
        let facts = facts.filter_map(|visit| waited(&scene, visit));
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn who_is_answered_when_the_other_has_gone_has_waited() {
        let one_by_one = both()
            .segment(40, (5_000, 40_001), FIN, "")
            .segment(45, (5_000, 40_002), DATA, "halo")
            .segment(50, (5_000, 40_002), FIN, "");
        assert_eq!(
            told(one_by_one),
            [
                "`budi` waited 33 ms: `ani` had connected before, and `server` was not done with it. The first words of `server` came 5.0 ms after `ani` had finished."
            ]
        );
    }

    #[test]
    fn who_waits_until_the_server_ends_is_told_so() {
        let queued = || both().saw(30, blocked(1));
        let ended = queued()
            .segment(40, (40_001, 5_000), FIN, "")
            .segment(41, (5_000, 40_001), RST, "")
            .segment(42, (5_000, 40_002), RST, "");
        assert_eq!(
            told(ended),
            [
                "`budi` waited 30 ms in the server's queue (backlog): `server` waited for a message from `ani` (recv), which sent nothing, until that one left at 40 ms; the last 2.0 ms came after that. It waited until `server` broke its connection off with RST at 42 ms, and was never answered."
            ]
        );
        let left = queued().segment(35, (40_002, 5_000), FIN, "");
        let left = left.segment(40, (5_000, 40_001), FIN, "");
        assert!(told(left)[0].ends_with("It left and was never answered."));
        let never = told(queued().segment(40, (5_000, 40_001), FIN, ""));
        assert!(
            never[0].ends_with("Until the end of the experiment it was never answered."),
            "{never:?}"
        );
    }

    #[test]
    fn who_is_answered_or_accepted_has_not_waited_for_ever() {
        let released = |sample: Sample| sample.segment(40, (5_000, 40_001), FIN, "");
        let answered = |sample| released(sample).segment(45, (5_000, 40_002), DATA, "halo");
        assert_eq!(
            told(answered(both().saw(30, blocked(1)))),
            [
                "`budi` waited 33 ms in the server's queue (backlog): `server` waited for a message from `ani` (recv), which sent nothing. The first words of `server` came 5.0 ms after `ani` had finished."
            ]
        );
        assert_eq!(
            told(answered(both().saw(30, blocked(0)))),
            [
                "`budi` waited 33 ms: `server` waited for a message from `ani` (recv), which sent nothing. The first words of `server` came 5.0 ms after `ani` had finished."
            ],
            "the queue was empty"
        );
        let spoke = both().segment(25, (40_001, 5_000), DATA, "halo");
        let spoke = told(answered(spoke.saw(30, blocked(1))));
        assert!(
            spoke[0].contains("for a message from `ani` (recv). The first words"),
            "{spoke:?}"
        );
        let accepted = Event::Accepted {
            actor: SERVER,
            from: SocketAddrV4::new(Ipv4Addr::LOCALHOST, 40_002),
        };
        let queued = || both().saw(30, blocked(1));
        assert_eq!(told(released(queued())).len(), 1);
        let accepted = released(queued().saw(35, accepted));
        assert_eq!(told(accepted), Vec::<String>::new());
    }

    /// The server waits for the first client, and so many wait in its queue.
    fn blocked(waiting: u32) -> Event {
        let mut listening = socket(SERVER, 5_000, 0);
        listening.remote = None;
        listening.state = SocketState::Listening {
            waiting,
            backlog: 5,
        };
        let open = socket(SERVER, 5_000, 40_001);
        let wait = waits(Call::Receive, Target::Socket(open.inode));
        Event::Surveyed(Box::new(Survey {
            processes: vec![process(SERVER, vec![wait])],
            // The one that listens has an inode of its own.
            sockets: vec![
                Socket {
                    inode: 1,
                    ..listening
                },
                open,
            ],
            ..Survey::default()
        }))
    }

    #[test]
    fn who_holds_a_server_up_is_told_though_it_was_never_answered() {
        let behind = |look: Option<Event>| {
            let sample =
                Sample::chat()
                    .both_knock(10, 12)
                    .segment(15, (40_002, 5_000), DATA, "halo");
            let sample = match look {
                Some(look) => sample.saw(30, look),
                None => sample,
            };
            let left = sample.segment(40, (40_001, 5_000), FIN, "");
            let ended = left.segment(41, (5_000, 40_001), FIN, "");
            told(ended.segment(45, (5_000, 40_002), DATA, "halo juga"))
        };
        assert_eq!(
            behind(Some(blocked(0))),
            [
                "`budi` waited 30 ms after its first message: `server` waited for a message from `ani` (recv), which sent nothing, until that one left at 40 ms; the last 5.0 ms came after that. Its first answer came 4.0 ms after `ani` had finished."
            ]
        );
        assert_eq!(behind(None), Vec::<String>::new(), "nobody saw it");
    }

    #[test]
    fn who_asks_only_when_the_other_has_gone_has_not_waited() {
        let asks = |at_ms: u64| {
            Sample::chat()
                .both_knock(10, 12)
                .segment(15, (40_001, 5_000), DATA, "halo")
                .segment(20, (5_000, 40_001), DATA, "halo")
                .segment(at_ms, (40_002, 5_000), DATA, "halo")
                .segment(40, (5_000, 40_001), FIN, "")
                .segment(45, (5_000, 40_002), DATA, "halo")
        };
        assert_eq!(
            told(asks(30)),
            [
                "`budi` waited 15 ms after its first message: `ani` had connected before, and `server` was not done with it. Its first answer came 5.0 ms after `ani` had finished."
            ]
        );
        assert_eq!(told(asks(42)), Vec::<String>::new());
    }

    #[test]
    fn all_who_came_before_are_named_with_their_share() {
        let third = |asks_ms: u64| {
            let sample = Sample::chat()
                .both_knock(10, 11)
                .segment(12, (40_003, 5_000), SYN, "")
                .segment(20, (40_001, 5_000), DATA, "halo")
                .segment(20, (40_002, 5_000), DATA, "halo")
                .segment(21, (5_000, 40_001), DATA, "halo")
                .segment(asks_ms, (40_003, 5_000), DATA, "halo")
                .segment(40, (5_000, 40_001), FIN, "")
                .segment(41, (5_000, 40_002), DATA, "halo")
                .segment(42, (5_000, 40_002), FIN, "")
                .segment(43, (5_000, 40_003), DATA, "halo");
            told(sample).pop().unwrap_or_default()
        };
        assert_eq!(
            third(30),
            "`port 40003` waited 13 ms after its first message: in that time `server` first served `ani` (10 ms) and `budi` (2.0 ms). Its first answer came 1.0 ms after `budi` had finished."
        );
        let only = third(41);
        assert!(
            only.contains("2.0 ms after its first message: `budi` had connected"),
            "{only}"
        );
    }
}
