//! A server that ended by a fault of its own while somebody was connected, and what it had waited for.

use super::super::scene::{Scene, at, names};
use super::super::serving::receives;
use super::super::{Evidence, Fact, Topic, Visit, time};
use crate::record::wire::Sign;
use crate::scenario::text::Text;
use crate::trace::survey::Survey;
use crate::trace::{Action, ActorId, Event, Exit, Moment, What};
use crate::verdict::explain::signal;
use crate::verdict::{CheckOutcome, Verdict};

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let servers = scene.servers().into_iter();
    servers.filter_map(|server| fell(scene, server)).collect()
}

fn fell(scene: &Scene<'_>, server: ActorId) -> Option<Fact> {
    let (when, how) = ending(scene, server)?;
    let theirs = scene.visits.iter().filter(|one| one.is_to(server));
    let stayed = |one: &&Visit| one.left.is_none_or(|left| left > one.released.min(when));
    let theirs: Vec<&Visit> = theirs
        .filter(|one| one.knocked < when)
        .filter(stayed)
        .filter(|one| one.ended.after(LATE) >= when)
        .collect();
    if theirs.is_empty() {
        return None;
    }
    let (before, there): (Vec<&Visit>, Vec<&Visit>) = theirs
        .into_iter()
        .partition(|one| one.release.is_some() && one.released < when);
    let (name, when_told) = (scene.name(server), at(when));
    let (dropped, there) = (dropped(&before), still_there(there));
    let because = stuck(scene, server, when);
    let mut evidence = vec![Evidence::Moment(when)];
    evidence.extend(because.as_ref().map(|(seen, _)| Evidence::Look(*seen)));
    let because = because.map_or_else(Text::default, |(_, text)| text);
    Some(Fact {
        topic: Topic::Leaving,
        text: Text::new(
            format!(
                "{name} berakhir {} {}.{}{}{}",
                when_told.id, how.id, there.id, dropped.id, because.id
            ),
            format!(
                "{name} ended {} {}.{}{}{}",
                when_told.en, how.en, there.en, dropped.en, because.en
            ),
        ),
        evidence,
    })
}

/// Those whose connection had no end by then.
fn still_there(visits: Vec<&Visit>) -> Text {
    if visits.is_empty() {
        return Text::default();
    }
    let names = names(visits);
    Text::new(
        format!(" Yang masih tersambung: {}.", names.id),
        format!(" Still connected: {}.", names.en),
    )
}

/// Those whose connection it had ended a little before: how, and when.
fn dropped(visits: &[&Visit]) -> Text {
    let ways = [
        (
            Sign::Breaks,
            Text::new("diputus dengan RST", "broken off with RST"),
        ),
        (Sign::Ends, Text::new("ditutup", "closed")),
    ];
    let told = ways.into_iter().filter_map(|(sign, way)| {
        let so: Vec<&Visit> = visits
            .iter()
            .copied()
            .filter(|one| one.release == Some(sign))
            .collect();
        let moments = || so.iter().map(|one| one.released);
        let (first, last) = (moments().min()?, moments().max()?);
        let [from, to] = [first, last].map(|at| time(at.since(Moment::default())));
        let when = match from == to {
            true => at(first),
            false => Text::new(
                format!("antara {} dan {}", from.id, to.id),
                format!("between {} and {}", from.en, to.en),
            ),
        };
        let (were, several) = match so.len() {
            1 => ("was", ""),
            _ => ("were", "s"),
        };
        let names = names(so);
        Some(Text::new(
            format!(
                " Sambungan dengan {} sudah {} sebelumnya, {}.",
                names.id, way.id, when.id
            ),
            format!(
                " Its connection{several} to {} {were} {} before that, {}.",
                names.en, way.en, when.en
            ),
        ))
    });
    told.fold(Text::default(), |all, one| {
        Text::new(all.id + &one.id, all.en + &one.en)
    })
}

/// A program's connections are gone before its end is noticed.
const LATE: std::time::Duration = std::time::Duration::from_millis(500);

/// When and how it ended, if nobody asked it to and not well.
fn ending(scene: &Scene<'_>, server: ActorId) -> Option<(Moment, Text)> {
    let mut is_asked = false;
    for entry in &scene.record.evidence.trace {
        match &entry.what {
            What::Did(Action::Signal { actor, .. } | Action::HangUp(actor)) if *actor == server => {
                is_asked = true;
            }
            What::Saw(Event::Exited { actor, how }) if *actor == server => {
                let how = match how {
                    Exit::Code(code) if *code != 0 => {
                        Text::new(format!("dengan kode {code}"), format!("with code {code}"))
                    }
                    Exit::Signal(number) => {
                        let signal = signal(*number);
                        Text::new(
                            format!("oleh sinyal {}", signal.id),
                            format!("by signal {}", signal.en),
                        )
                    }
                    Exit::Code(_) | Exit::Limit(_) => return None,
                };
                let is_own = !is_asked && entry.at < scene.over();
                return is_own.then_some((entry.at, how));
            }
            _ => {}
        }
    }
    None
}

/// Its only thread had waited for one client and went on when that one left: when that was seen, in a sentence.
fn stuck(scene: &Scene<'_>, server: ActorId, when: Moment) -> Option<(Moment, Text)> {
    let is_held = |survey: &Survey, visit: &Visit| {
        let threads = survey
            .processes_of(server)
            .map(|process| process.threads.len());
        threads.sum::<usize>() == 1 && receives(survey, server, visit)
    };
    let mut surveys: Vec<(Moment, &Survey)> = scene.surveys().collect();
    surveys.retain(|(at, _)| *at < when);
    let held = surveys.iter().rev().find_map(|(at, survey)| {
        let mut visits = scene.visits.iter();
        let visit = visits.find(|visit| visit.is_to(server) && is_held(survey, visit))?;
        Some((*at, visit))
    });
    let (seen, client) = held?;
    let left = client.left.filter(|left| *left > seen && *left < when)?;
    // Until then it was seen to do nothing else.
    if surveys.iter().any(|(at, _)| *at > seen && *at < left) {
        return None;
    }
    let (name, left) = (client.called(), at(left));
    let failed = |check: &CheckOutcome| match &check.verdict {
        Verdict::Failed(failure) => failure.at >= client.knocked && failure.at < when,
        _ => false,
    };
    let both = match scene.record.outcome.checks.iter().any(failed) {
        true => Text::new(
            " Jadi kegagalan sebelumnya dan akhir ini bermula di tempat yang sama: recv itu.",
            " So the failure before it and this end begin at the same place: that recv.",
        ),
        false => Text::default(),
    };
    Some((
        seen,
        Text::new(
            format!(
                " Satu-satunya thread-nya menunggu pesan dari {name} (recv) dan berjalan lagi ketika {name} pergi {}.{}",
                left.id, both.id
            ),
            format!(
                " Its only thread had waited for a message from {name} (recv), and went on when {name} left {}.{}",
                left.en, both.en
            ),
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, SERVER, Sample, failed, socket};
    use crate::trace::Entry;
    use crate::trace::survey::{Call, Process, Target, Thread, Wait};
    use std::time::Duration;

    const SYN: u8 = 2;
    const FIN: u8 = 17;
    const RST: u8 = 20;

    fn two() -> Sample {
        Sample::chat()
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(11, (40_002, 5_000), SYN, "")
            .both_connected(12)
    }

    fn falls(sample: Sample, how: Exit) -> Sample {
        let sample =
            sample
                .segment(28, (5_000, 40_001), RST, "")
                .segment(28, (5_000, 40_002), RST, "");
        sample.saw(30, Event::Exited { actor: SERVER, how })
    }

    fn told(sample: &Sample) -> Vec<String> {
        let facts = facts(&Scene::of(&sample.0)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn a_server_that_falls_is_told() {
        assert_eq!(
            told(&falls(two(), Exit::Code(1))),
            [
                "`server` ended at 30 ms with code 1. Its connections to `ani` and `budi` were broken off with RST before that, at 28 ms."
            ]
        );
        let left = two().segment(20, (40_002, 5_000), FIN, "");
        assert_eq!(
            told(&falls(left, Exit::Signal(11))),
            [
                "`server` ended at 30 ms by signal SEGV (it used memory that it does not own). Its connection to `ani` was broken off with RST before that, at 28 ms."
            ]
        );
        assert_eq!(told(&falls(two(), Exit::Code(0))), Vec::<String>::new());
        let standing = two().saw(
            30,
            Event::Exited {
                actor: SERVER,
                how: Exit::Code(1),
            },
        );
        assert_eq!(
            told(&standing),
            ["`server` ended at 30 ms with code 1. Still connected: `ani` and `budi`."],
            "nothing ended them before"
        );
        let one_by_one =
            two()
                .segment(21, (5_000, 40_001), FIN, "")
                .segment(22, (5_000, 40_002), FIN, "");
        assert!(told(&falls(one_by_one, Exit::Code(1)))[0].ends_with(
            "Its connections to `ani` and `budi` were closed before that, between 21 ms and 22 ms."
        ));
        assert_eq!(told(&two()), Vec::<String>::new());
    }

    #[test]
    fn a_server_that_was_asked_to_end_or_had_nobody_is_not() {
        let asked = |action| {
            let mut sample = two();
            let (at, what) = (Moment::from_nanos(25_000_000), What::Did(action));
            sample.0.evidence.trace.push(Entry { at, what });
            told(&falls(sample, Exit::Code(1)))
        };
        let nothing = Vec::<String>::new();
        assert_eq!(asked(Action::HangUp(SERVER)), nothing);
        assert_eq!(asked(Action::HangUp(ANI)).len(), 1, "another was asked");
        let left =
            two()
                .segment(20, (40_001, 5_000), FIN, "")
                .segment(20, (40_002, 5_000), FIN, "");
        assert_eq!(told(&falls(left, Exit::Code(1))), nothing);
    }

    /// Its threads wait for what the first client says.
    fn waits(sample: Sample, threads: u32) -> Sample {
        let own = socket(SERVER, 5_000, 40_001);
        let wait = Wait {
            call: Call::Receive,
            on: vec![Target::Socket(own.inode)],
            is_timed: false,
        };
        let thread = |tid| Thread {
            tid,
            wait: Some(wait.clone()),
        };
        let survey = Survey {
            processes: vec![Process {
                pid: 2,
                parent: 1,
                actor: Some(SERVER),
                name: "python3".to_string(),
                is_stopped: false,
                threads: (0..threads).map(thread).collect(),
                cpu: Duration::ZERO,
                waited_for_cpu: Duration::ZERO,
            }],
            sockets: vec![own],
            ..Survey::default()
        };
        sample.saw(15, Event::Surveyed(Box::new(survey)))
    }

    #[test]
    fn what_its_only_thread_had_waited_for_is_told() {
        let goes_on = |threads| {
            let sample = waits(two(), threads).segment(20, (40_001, 5_000), FIN, "");
            falls(sample, Exit::Code(1))
        };
        let told_of = told(&goes_on(1));
        assert!(
            told_of[0].contains("connection to `budi` was broken off with RST before that, at 28 ms. Its only thread had waited for a message from `ani` (recv), and went on when `ani` left at 20 ms."),
            "{told_of:?}"
        );
        assert!(
            told(&goes_on(2))[0].ends_with("before that, at 28 ms."),
            "another thread may have fallen"
        );
        let mut before = failed("talk");
        if let Verdict::Failed(failure) = &mut before.verdict {
            failure.at = Moment::from_nanos(18_000_000);
        }
        let both = told(&goes_on(1).check(before));
        assert!(
            both[0].ends_with("begin at the same place: that recv."),
            "{both:?}"
        );
    }
}
