//! How many threads and processes a server had before, during and after its clients.

use super::scene::{Scene, at};
use super::{Evidence, Fact, Topic, list};
use crate::scenario::text::Text;
use crate::trace::survey::Survey;
use crate::trace::{ActorId, Moment};

/// What one look saw of an actor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Count {
    threads: usize,
    processes: usize,
}

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let servers = scene.servers().into_iter();
    servers.filter_map(|server| fact(scene, server)).collect()
}

fn fact(scene: &Scene<'_>, server: ActorId) -> Option<Fact> {
    let seen: Vec<(Moment, Count)> = scene
        .surveys()
        .filter_map(|(at, survey)| Some((at, count(survey, server)?)))
        .collect();
    let theirs = scene
        .visits
        .iter()
        .filter(|one| scene.party(one.server) == scene.name(server));
    let first = theirs.clone().map(|one| one.knocked).min()?;
    let last = theirs.map(|one| one.ended).max()?;
    let before = seen.iter().rfind(|(at, _)| *at <= first);
    let during = seen.iter().filter(|(at, _)| *at > first && *at < last);
    let most = during.max_by_key(|(_, count)| *count)?;
    let after = seen.iter().rfind(|(at, _)| *at >= last);
    let name = scene.name(server);
    let counts: Vec<&(Moment, Count)> = before.into_iter().chain([most]).chain(after).collect();
    let evidence = counts.iter().map(|(at, _)| Evidence::Look(*at)).collect();
    let left = match (before, after) {
        (Some((_, before)), Some((_, after))) if after.threads > before.threads => {
            let left = after.threads - before.threads;
            let plural = if left == 1 { "" } else { "s" };
            Text::new(
                format!(" {left} thread tertinggal."),
                format!(" {left} thread{plural} were left behind.")
                    .replace("1 thread were", "1 thread was"),
            )
        }
        _ => Text::default(),
    };
    let is_steady = before.is_some() && counts.iter().all(|(_, count)| *count == most.1);
    let told = match is_steady {
        true => steady(most.1, after.is_some()),
        false => changing(before, most, after),
    };
    Some(Fact {
        topic: Topic::Threads,
        text: Text::new(
            format!("{name} memakai {}.{}", told.id, left.id),
            format!("{name} used {}.{}", told.en, left.en),
        ),
        evidence,
    })
}

/// The same number at all times.
fn steady(count: Count, is_known_after: bool) -> Text {
    let count = told(count);
    match is_known_after {
        true => Text::new(
            format!(
                "{} sepanjang waktu: sebelum, selagi, dan sesudah klien tersambung",
                count.id
            ),
            format!(
                "{} all the time: before, while, and after clients were connected",
                count.en
            ),
        ),
        false => Text::new(
            format!("{} sebelum maupun selagi klien tersambung", count.id),
            format!("{} both before and while clients were connected", count.en),
        ),
    }
}

fn changing(
    before: Option<&(Moment, Count)>,
    most: &(Moment, Count),
    after: Option<&(Moment, Count)>,
) -> Text {
    let when = at(most.0);
    let seen = [
        (
            before,
            Text::new(
                "sebelum klien pertama tersambung",
                "before the first client connected",
            ),
        ),
        (
            Some(most),
            Text::new(
                format!("selagi klien tersambung ({})", when.id),
                format!("while clients were connected ({})", when.en),
            ),
        ),
        (
            after,
            Text::new(
                "sesudah klien terakhir pergi",
                "after the last client had gone",
            ),
        ),
    ];
    let parts = seen.iter().filter_map(|(seen, when)| {
        let count = told(seen.as_ref()?.1);
        Some(Text::new(
            format!("{} {}", count.id, when.id),
            format!("{} {}", count.en, when.en),
        ))
    });
    list(&parts.collect::<Vec<_>>())
}

fn count(survey: &Survey, actor: ActorId) -> Option<Count> {
    let processes: Vec<usize> = survey
        .processes_of(actor)
        .map(|one| one.threads.len())
        .collect();
    (!processes.is_empty()).then(|| Count {
        threads: processes.iter().sum(),
        processes: processes.len(),
    })
}

fn told(count: Count) -> Text {
    let Count { threads, processes } = count;
    let plural = |count: usize, word: &str| match count {
        1 => format!("1 {word}"),
        _ => format!("{count} {word}s"),
    };
    if processes == 1 {
        return Text::new(format!("{threads} thread"), plural(threads, "thread"));
    }
    let several = plural(threads, "thread");
    Text::new(
        format!("{threads} thread dalam {processes} proses"),
        format!("{several} in {processes} processes"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{FIN, SERVER, SYN, Sample, process, socket};
    use crate::trace::Event;
    use crate::trace::survey::Process;

    fn look(sample: Sample, at_ms: u64, threads: usize) -> Sample {
        looks(sample, at_ms, &[threads])
    }

    /// A server of several processes, each with so many threads.
    fn looks(sample: Sample, at_ms: u64, processes: &[usize]) -> Sample {
        let process = |(pid, threads): (u32, &usize)| Process {
            pid,
            ..process(SERVER, vec![None; *threads])
        };
        let survey = Survey {
            processes: (2..).zip(processes).map(process).collect(),
            sockets: vec![socket(SERVER, 5_000, 40_001)],
            ..Survey::default()
        };
        sample.saw(at_ms, Event::Surveyed(Box::new(survey)))
    }

    fn told(during: usize, after: usize) -> String {
        let sample = look(Sample::chat(), 5, 1).segment(10, (40_001, 5_000), SYN, "");
        let sample = look(sample, 20, during).segment(30, (5_000, 40_001), FIN, "");
        let record = look(sample, 40, after).0;
        facts(&Scene::of(&record)).remove(0).text.en
    }

    #[test]
    fn threads_come_and_go_with_clients() {
        let counts = "`server` used 1 thread before the first client connected, 3 threads while clients were connected (at 20 ms), and ";
        assert_eq!(
            told(3, 1),
            format!("{counts}1 thread after the last client had gone.")
        );
        assert_eq!(
            told(3, 2),
            format!("{counts}2 threads after the last client had gone. 1 thread was left behind.")
        );
        assert_eq!(
            told(1, 1),
            "`server` used 1 thread all the time: before, while, and after clients were connected."
        );
    }

    #[test]
    fn threads_of_several_processes_are_told_with_them() {
        let sample = look(Sample::chat(), 5, 1).segment(10, (40_001, 5_000), SYN, "");
        let sample = looks(sample, 20, &[1, 2]).segment(30, (5_000, 40_001), FIN, "");
        let facts = facts(&Scene::of(&sample.0));
        assert_eq!(
            facts[0].text.en,
            "`server` used 1 thread before the first client connected and 3 threads in 2 processes while clients were connected (at 20 ms)."
        );
    }

    #[test]
    fn without_a_look_while_they_were_there_nothing_is_said() {
        let record = look(Sample::chat(), 5, 1)
            .segment(10, (40_001, 5_000), SYN, "")
            .segment(30, (5_000, 40_001), FIN, "")
            .0;
        assert_eq!(facts(&Scene::of(&record)), []);
    }
}
