//! What facts point at is in the report.

use super::*;
use crate::trace::Event;
use crate::trace::survey::{Process, Socket, SocketState, Survey};
use std::time::Duration;

/// A server that listens, and holds so many connections with as many threads.
fn look(sample: Sample, at_ms: u64, clients: &[u16]) -> Sample {
    let listening = Socket {
        inode: 1,
        remote: None,
        state: SocketState::Listening {
            waiting: 0,
            backlog: 5,
        },
        ..socket(SERVER, 5_000, 0)
    };
    let open = clients.iter().map(|client| socket(SERVER, 5_000, *client));
    let survey = Survey {
        processes: vec![Process {
            cpu: Duration::from_millis(at_ms),
            ..process(SERVER, vec![None; clients.len() + 1])
        }],
        sockets: [listening].into_iter().chain(open).collect(),
        ..Survey::default()
    };
    sample.saw(at_ms, Event::Surveyed(Box::new(survey)))
}

pub(super) fn page(record: Record) -> String {
    page_of(&[record])
}

fn page_of(records: &[Record]) -> String {
    let document = compose(&Material {
        language: Language::En,
        course: &course(),
        slug: &Name::new("chat").expect("it is a name"),
        module: &module("Chat"),
        text: "",
        identity: &Identity::default(),
        records,
        reference: &[],
        sources: &[],
        options: "",
        is_graded: false,
        is_beside: true,
        words: &Words::default(),
    });
    let parts = markdown::markdown(&document, "files");
    String::from_utf8_lossy(&together(&parts, false)).into_owned()
}

fn talk() -> Sample {
    let sample = look(Sample::chat(), 5, &[]).segment(10, (40_001, 5_000), 2, "");
    look(sample, 20, &[40_001])
        .segment(30, (5_000, 40_001), 24, "halo")
        .segment(40, (5_000, 40_001), 17, "")
}

#[test]
fn a_look_that_a_fact_points_at_has_its_row() {
    let page = page(talk().0);
    assert!(
        page.contains("[look at 20 ms](#talk-looks)") && page.contains("<a id=\"talk-looks\"></a>"),
        "{page}"
    );
    assert!(page.contains("| 5.0 ms | `server` | 1 | 0 | 0 |"), "{page}");
    assert!(page.contains("| 20 ms | `server` | 2 | 1 | 0 |"), "{page}");
    assert!(!page.contains("Groups"), "nobody is in one");
}

#[test]
fn processor_time_stands_with_the_looks_where_it_was_long() {
    let long = |at_ms| page(look(talk(), at_ms, &[40_001]).0);
    let page = long(800);
    assert!(
        page.contains("| 800 ms | `server` | 2 | 1 | 0 | 800 ms |"),
        "{page}"
    );
    assert!(!long(100).contains("CPU time"));
}

#[test]
fn what_only_explains_stands_in_a_report_once() {
    let held = || {
        let sample = talk().numbered(50, (5_000, 40_001), (24, 100), "satu");
        let sample = sample.acknowledges(90, (40_001, 5_000), 104);
        sample.numbered(90, (5_000, 40_001), (24, 104), "dua").0
    };
    let page = page_of(&[held(), held()]);
    let times = |words: &str| page.matches(words).count();
    assert_eq!(
        times("held back inside TCP (Nagle's algorithm"),
        2,
        "{page}"
    );
    assert_eq!(
        times("The sender's TCP holds a small segment back"),
        1,
        "{page}"
    );
}

#[test]
fn every_place_that_is_pointed_at_is_there() {
    let page = page(talk().check(failed("talk")).0);
    let links = page.split("](#").skip(1);
    let wanted: Vec<&str> = links.filter_map(|rest| rest.split(')').next()).collect();
    assert!(wanted.len() > 3, "{wanted:?}");
    for id in wanted {
        assert!(page.contains(&format!("<a id=\"{id}\"></a>")), "{id}");
    }
}

#[test]
fn without_looks_there_is_no_table_of_them() {
    let page = page(Sample::chat().segment(10, (40_001, 5_000), 2, "").0);
    assert!(!page.contains("Looks at processes"), "{page}");
    assert!(page.contains("Times are counted from the beginning of each play."));
}

#[test]
fn what_must_not_come_once_more_is_told_apart_from_what_must_never_come() {
    let sentences = |first: &str| {
        let scenario = crate::record::sample::SCENARIO.replace(
            "      - budi sees: halo\n",
            &format!("      - {first}\n      - budi never sees: halo\n"),
        );
        page(Sample::of(&scenario).0)
    };
    let remark = "`budi never sees: halo` (not again: what was seen before does not count)";
    assert!(sentences("budi sees: halo semua").contains(remark));
    assert!(sentences("budi sees all of: [halo semua, dua]").contains(remark));
    assert!(!sentences("budi sees: dua").contains("not again"));
    assert!(!sentences("ani sees: halo semua").contains("not again"));
}
