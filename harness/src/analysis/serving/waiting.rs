//! Who waited until somebody else had been dealt with: how long, for what, and what ended it.

mod until;

use super::super::scene::{Scene, at, packet};
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
        .filter(|other| {
            other.knocked < visit.knocked && other.overlaps(visit) && !other.answers.is_empty()
        })
        .collect();
    let last = before.iter().max_by_key(|other| other.released)?;
    let first = visit.answers.first();
    let served = [visit.accepted, first.map(|first| first.at)];
    if served.iter().flatten().any(|at| *at < last.released) {
        return None;
    }
    let until = first.map_or(Until::of(scene, visit), |first| {
        Until::Answered(first.at, last.released)
    });
    let queue = queue(scene, visit, until.at());
    if queue.is_none() && !expects(visit, last) {
        return None;
    }
    let (name, wait) = (visit.called(), time(until.at().since(visit.knocked)));
    let held = holder(scene, visit, last, until.at());
    let during = during(scene, last, held, until.at());
    let then = until.told(&last.called(), &scene.party(visit.server));
    let (queued_id, queued_en) = match queue {
        Some(_) => (
            " di antrean (backlog) server",
            " in the server's queue (backlog)",
        ),
        None => ("", ""),
    };
    let mut evidence = vec![packet(visit.number, visit.knocked)];
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

/// What the server did meanwhile, as far as it was seen.
fn during(scene: &Scene<'_>, other: &Visit, held: Option<Moment>, until: Moment) -> Text {
    let (server, name) = (scene.party(other.server), other.called());
    let Some(held) = held else {
        return Text::new(
            format!("{name} tersambung lebih dahulu, dan {server} belum selesai dengannya"),
            format!("{name} had connected before, and {server} was not done with it"),
        );
    };
    let (silent_id, silent_en) = match other.questions.is_empty() {
        true => (", yang tidak mengirim apa pun", ", which sent nothing"),
        false => ("", ""),
    };
    let share = share(other, held, until);
    Text::new(
        format!(
            "{server} menunggu pesan dari {name} (recv){silent_id}{}",
            share.id
        ),
        format!(
            "{server} waited for a message from {name} (recv){silent_en}{}",
            share.en
        ),
    )
}

/// The recv ended when the other one left, before the wait did: until when it was the reason, and what came after.
fn share(other: &Visit, held: Moment, until: Moment) -> Text {
    let spoke = other.questions.iter().map(|one| one.at);
    let is_last = |left: &Moment| !spoke.clone().any(|at| at > held && at < *left);
    let left = other.left.filter(|left| *left > held && *left < until);
    let Some(left) = left.filter(is_last) else {
        return Text::default();
    };
    let (when, rest) = (at(left), time(until.since(left)));
    Text::new(
        format!(
            ", sampai ia pergi {}; {} sisanya sesudah itu",
            when.id, rest.id
        ),
        format!(
            ", until that one left {}; the last {} came after that",
            when.en, rest.en
        ),
    )
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
    let speaks_first = other.answers.first().is_some_and(|answer| {
        let question = other.questions.first();
        question.is_none_or(|question| answer.at < question.at)
    });
    speaks_first || asked.is_some_and(|question| question.at < other.released)
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
    use crate::record::sample::{SERVER, Sample, socket};
    use crate::trace::Event;
    use crate::trace::survey::{Process, Socket, Thread, Wait};
    use std::net::{Ipv4Addr, SocketAddrV4};
    use std::time::Duration;

    const SYN: u8 = 2;
    const FIN: u8 = 17;
    const RST: u8 = 20;
    const DATA: u8 = 24;

    fn both() -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(12, (40_002, 5_000), SYN, "")
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
                "`budi` waited 33 ms: `ani` had connected before, and `server` was not done with it. Its first answer came 5.0 ms after `ani` had finished."
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
                "`budi` waited 33 ms in the server's queue (backlog): `server` waited for a message from `ani` (recv), which sent nothing. Its first answer came 5.0 ms after `ani` had finished."
            ]
        );
        assert_eq!(
            told(answered(both().saw(30, blocked(0)))),
            [
                "`budi` waited 33 ms: `server` waited for a message from `ani` (recv), which sent nothing. Its first answer came 5.0 ms after `ani` had finished."
            ],
            "the queue was empty"
        );
        let spoke = both().segment(25, (40_001, 5_000), DATA, "halo");
        let spoke = told(answered(spoke.saw(30, blocked(1))));
        assert!(
            spoke[0].contains("for a message from `ani` (recv). Its first answer"),
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
        let wait = Wait {
            call: Call::Receive,
            on: vec![Target::Socket(open.inode)],
            is_timed: false,
        };
        let thread = Thread {
            tid: 2,
            wait: Some(wait),
        };
        Event::Surveyed(Box::new(Survey {
            processes: vec![Process {
                pid: 2,
                parent: 1,
                actor: Some(SERVER),
                name: "python3".to_string(),
                is_stopped: false,
                threads: vec![thread],
                cpu: Duration::ZERO,
                waited_for_cpu: Duration::ZERO,
            }],
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
    fn who_asks_only_when_the_other_has_gone_has_not_waited() {
        let asks = |at_ms: u64| {
            Sample::chat()
                .segment(10, (40_001, 5_000), SYN, "")
                .segment(12, (40_002, 5_000), SYN, "")
                .segment(15, (40_001, 5_000), DATA, "halo")
                .segment(20, (5_000, 40_001), DATA, "halo")
                .segment(at_ms, (40_002, 5_000), DATA, "halo")
                .segment(40, (5_000, 40_001), FIN, "")
                .segment(45, (5_000, 40_002), DATA, "halo")
        };
        assert_eq!(told(asks(30)).len(), 1);
        assert_eq!(told(asks(42)), Vec::<String>::new());
    }
}
