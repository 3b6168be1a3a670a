//! What was left when the last check had ended: connections, sockets, processes.

use super::scene::Scene;
use super::{Evidence, Fact, Topic};
use crate::scenario::text::Text;
use crate::trace::survey::{SocketState, Survey};
use crate::trace::{ActorId, Event, Moment, What};

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let Some(survey) = &scene.record.evidence.left_over else {
        return Vec::new();
    };
    let servers = scene.servers().into_iter();
    // What the practicum's own sockets hold says nothing about a program.
    let servers = servers.filter(|server| scene.is_program(*server));
    let held = servers.map(|server| connections(scene, survey, server));
    let mut facts: Vec<Fact> = held.collect();
    facts.extend(stays(scene, survey));
    facts
}

fn connections(scene: &Scene<'_>, survey: &Survey, server: ActorId) -> Fact {
    let is = |state: SocketState| {
        let sockets = survey
            .sockets_of(server)
            .filter(move |one| !one.is_udp && one.state == state);
        sockets.count()
    };
    let (open, gone) = (is(SocketState::Established), is(SocketState::PeerClosed));
    let name = scene.name(server);
    let plural = |count: usize| {
        if count == 1 {
            "connection"
        } else {
            "connections"
        }
    };
    let text = match (open, gone) {
        (0, 0) => Text::new(
            format!("Pada akhirnya {name} tidak memegang sambungan apa pun."),
            format!("In the end {name} held no connection."),
        ),
        (1, 0) => {
            let client = only(scene, survey, server);
            Text::new(
                format!(
                    "Pada akhirnya {name} masih memegang satu sambungan, dengan {} yang masih ada.",
                    client.id
                ),
                format!(
                    "In the end {name} still held one connection, to {}, who was still there.",
                    client.en
                ),
            )
        }
        (open, 0) => Text::new(
            format!(
                "Pada akhirnya {name} masih memegang {open} sambungan, semuanya dengan klien yang masih ada."
            ),
            format!(
                "In the end {name} still held {open} connections, all to clients that were still there."
            ),
        ),
        (open, gone) => {
            let others = others(open);
            Text::new(
                format!(
                    "Pada akhirnya {name} masih memegang {gone} sambungan yang kliennya sudah pergi (CLOSE_WAIT): soketnya tidak ditutup dengan close().{}",
                    others.id
                ),
                format!(
                    "In the end {name} still held {gone} {} whose client had gone (CLOSE_WAIT): the sockets were not closed with close().{}",
                    plural(gone),
                    others.en
                ),
            )
        }
    };
    Fact {
        topic: Topic::LeftOver,
        text,
        evidence: vec![Evidence::Look(survey.load.at)],
    }
}

/// Beside those whose client had gone.
fn others(open: usize) -> Text {
    match open {
        0 => Text::default(),
        1 => Text::new(
            " Satu lagi dengan klien yang masih ada.",
            " One more was to a client that was still there.",
        ),
        _ => Text::new(
            format!(" {open} lagi dengan klien yang masih ada."),
            format!(" {open} more were to clients that were still there."),
        ),
    }
}

/// The only client that was left.
fn only(scene: &Scene<'_>, survey: &Survey, server: ActorId) -> Text {
    let mut sockets = survey.sockets_of(server);
    let open = sockets.find(|one| !one.is_udp && one.state == SocketState::Established);
    let port = open.and_then(|open| Some(open.remote?.port()));
    let mut visits = scene.visits.iter().rev();
    let visit = visits.find(|visit| Some(visit.ports.0) == port);
    visit.map_or(Text::new("satu klien", "a client"), |visit| {
        Text::new(visit.called(), visit.called())
    })
}

/// Processes of an actor whose program had ended.
fn stays(scene: &Scene<'_>, survey: &Survey) -> Vec<Fact> {
    let ended = |of: ActorId| {
        let mut trace = scene.record.evidence.trace.iter();
        trace.any(|entry| matches!(&entry.what, What::Saw(Event::Exited { actor, .. }) if *actor == of && entry.at < when(survey)))
    };
    let cast = (0..scene.record.scenario.cast.len()).map(ActorId);
    let left = cast.filter_map(|actor| {
        let count = survey.processes_of(actor).count();
        (count > 0 && ended(actor)).then(|| {
            let name = scene.name(actor);
            let plural = if count == 1 { "process" } else { "processes" };
            Fact {
                topic: Topic::LeftOver,
                text: Text::new(
                    format!(
                        "Program {name} sudah berakhir, tetapi {count} prosesnya masih berjalan."
                    ),
                    format!(
                        "The program of {name} had ended, but {count} {plural} of it still ran."
                    ),
                ),
                evidence: vec![Evidence::Moment(survey.load.at)],
            }
        })
    });
    left.collect()
}

fn when(survey: &Survey) -> Moment {
    survey.load.at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, SERVER, Sample, process, socket};
    use crate::trace::Exit;
    use crate::trace::survey::{Load, Process};

    fn left(states: &[SocketState], processes: Vec<Process>) -> Vec<String> {
        let mut sample = Sample::chat()
            .segment(10, (40_001, 5_000), 2, "")
            .sockets(
                11,
                vec![socket(SERVER, 5_000, 40_001), socket(ANI, 40_001, 5_000)],
            )
            .saw(
                20,
                Event::Exited {
                    actor: ANI,
                    how: Exit::Code(0),
                },
            );
        let sockets = states.iter().map(|state| {
            let mut socket = socket(SERVER, 5_000, 40_001);
            socket.state = *state;
            socket
        });
        sample.0.evidence.left_over = Some(Box::new(Survey {
            sockets: sockets.collect(),
            processes,
            load: Load {
                at: Moment::from_nanos(90_000_000),
                ..Load::default()
            },
            ..Survey::default()
        }));
        let facts = facts(&Scene::of(&sample.0)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn connections_whose_client_has_gone_are_told() {
        assert_eq!(
            left(&[], vec![]),
            ["In the end `server` held no connection."]
        );
        let listening = SocketState::Listening {
            waiting: 0,
            backlog: 5,
        };
        assert_eq!(
            left(&[listening, SocketState::Established], vec![]),
            ["In the end `server` still held one connection, to `ani`, who was still there."]
        );
        assert!(
            left(&[SocketState::PeerClosed], vec![])[0]
                .contains("held 1 connection whose client had gone (CLOSE_WAIT): the")
        );
        assert!(
            left(&[SocketState::PeerClosed, SocketState::Established], vec![])[0]
                .ends_with("with close(). One more was to a client that was still there.")
        );
    }

    #[test]
    fn several_are_counted_and_who_has_gone_is_told_apart() {
        use SocketState::{Established, PeerClosed};
        assert_eq!(
            left(&[Established, Established], vec![]),
            ["In the end `server` still held 2 connections, all to clients that were still there."]
        );
        let both = left(&[PeerClosed, Established, PeerClosed, Established], vec![]);
        assert!(
            both[0].contains("held 2 connections whose client had gone (CLOSE_WAIT): the")
                && both[0].ends_with(" 2 more were to clients that were still there."),
            "{both:?}"
        );
    }

    #[test]
    fn processes_that_outlive_their_program_are_told() {
        let facts = left(&[], vec![process(ANI, Vec::new())]);
        assert_eq!(
            facts[1],
            "The program of `ani` had ended, but 1 process of it still ran."
        );
        assert_eq!(
            left(&[], vec![process(SERVER, Vec::new())]).len(),
            1,
            "that one had not ended"
        );
    }
}
