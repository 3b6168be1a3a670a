//! When it is looked through the observer, and what is told of it.

use super::*;
use crate::trace::survey::{SocketState, Survey};

impl Play {
    /// Waits with these wants until it is true of what was told; how long that took.
    #[track_caller]
    pub(super) fn look(
        &mut self,
        wants: &Wants,
        mut holds: impl FnMut(&Event) -> bool,
    ) -> Duration {
        let began = self.theatre.now();
        let until = began.after(Duration::from_secs(10));
        let wants = Wants {
            until: Some(until),
            ..wants.clone()
        };
        loop {
            assert!(self.theatre.now() < until, "never: {wants:?}");
            let events = self.theatre.wait(&wants);
            let found = events.iter().any(|(_, event)| holds(event));
            self.seen.extend(events.into_iter().map(|(_, event)| event));
            if found {
                return self.theatre.now().since(began);
            }
        }
    }
}

fn surveyed(event: &Event) -> Option<&Survey> {
    match event {
        Event::Surveyed(survey) => Some(survey),
        _ => None,
    }
}

fn listens(event: &Event) -> bool {
    let listening = |survey: &Survey| {
        let mut sockets = survey.sockets_of(ONLY);
        sockets.any(|socket| matches!(socket.state, SocketState::Listening { .. }))
    };
    surveyed(event).is_some_and(listening)
}

#[test]
fn reading_is_told_and_seldom_again_until_there_is_an_answer() {
    let mut play = Play::of(python("while True: print('jawab', input('tanya? '))"));
    let wants = Wants {
        readers: vec![ONLY],
        ..Wants::default()
    };
    let reads = Event::Reads { actor: ONLY };
    play.look(&wants, |event| *event == reads);
    assert!(play.said(ONLY).ends_with("tanya? "));
    // Wanted still, it is told again, but ever more rarely.
    let until = play.theatre.now().after(Duration::from_millis(300));
    let soon = Wants {
        until: Some(until),
        ..wants.clone()
    };
    let mut told = 0;
    while play.theatre.now() < until {
        told += play.theatre.wait(&soon).len();
    }
    assert!((1..=9).contains(&told), "told {told} times");
    play.types(ONLY, "ya\n");
    play.look(&wants, |event| *event == reads);
    assert!(play.said(ONLY).ends_with("jawab ya\ntanya? "));
}

#[test]
fn a_port_is_seen_open_when_it_is() {
    let script = "import socket, sys, time\ninput()\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\n\
                  s.listen()\nprint('siap', flush=True)\ntime.sleep(1000)";
    let mut play = Play::of(python(script));
    let readers = Wants {
        readers: vec![ONLY],
        ..Wants::default()
    };
    play.look(&readers, |event| matches!(event, Event::Reads { .. }));
    play.types(ONLY, "\n");
    play.until_text(ONLY, "siap");
    let facts = Wants {
        facts: true,
        ..Wants::default()
    };
    play.look(&facts, listens);
}

#[test]
fn what_has_not_changed_is_told_only_when_it_is_asked() {
    let mut play = Play::of(program("/bin/sleep", &["1000"]));
    play.until_started(ONLY);
    let until = Some(play.theatre.now().after(Duration::from_millis(300)));
    let facts = Wants {
        facts: true,
        until,
        ..Wants::default()
    };
    let mut told = 0;
    loop {
        let events = play.theatre.wait(&facts);
        told += events
            .iter()
            .filter(|(_, event)| surveyed(event).is_some())
            .count();
        if events.is_empty() {
            break;
        }
    }
    assert!((1..=3).contains(&told), "told {told} times");
    let now = Wants {
        now: true,
        until: Some(play.theatre.now()),
        ..Wants::default()
    };
    for _ in 0..3 {
        let events = play.theatre.wait(&now);
        let survey = events.iter().find_map(|(_, event)| surveyed(event));
        assert_eq!(survey.unwrap().processes_of(ONLY).count(), 1);
    }
}
