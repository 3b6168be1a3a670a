//! Messages and their copies.

use super::*;
use crate::record::sample::{ANI, BUDI, DATA, SERVER, SYN, Sample, socket};
const ANIS: (u16, u16) = (40_001, 5_000);
const BUDIS: (u16, u16) = (40_002, 5_000);

pub(super) fn two() -> Sample {
    Sample::chat().both_knock(10, 11)
}

pub(super) fn facts_of(sample: Sample) -> Vec<Fact> {
    let sockets = vec![
        socket(SERVER, 5_000, 40_001),
        socket(ANI, 40_001, 5_000),
        socket(BUDI, 40_002, 5_000),
    ];
    let record = sample.sockets(900, sockets).0;
    facts(&Scene::of(&record))
}

fn told(said: &[(u64, (u16, u16), &str)]) -> Vec<String> {
    let mut sample = two();
    for (at, ports, text) in said {
        sample = sample.segment(*at, *ports, DATA, text);
    }
    let facts = facts_of(sample).into_iter();
    facts.map(|fact| fact.text.en).collect()
}

pub(super) const SENT: (u64, (u16, u16), &str) = (20, ANIS, "halo\n");
pub(super) const TO_ANI: (u64, (u16, u16), &str) = (21, (5_000, 40_001), "ani: halo\n");
pub(super) const TO_BUDI: (u64, (u16, u16), &str) = (23, (5_000, 40_002), "ani: halo\n");

#[test]
fn a_message_goes_to_each_client_in_a_copy_of_its_own() {
    assert_eq!(
        told(&[SENT, TO_ANI, TO_BUDI]),
        [
            "The message “halo” from `ani` was sent on by `server` as 2 copies to 2 clients, one by one; from the first receiver to the last it took 2.0 ms. The first copy left 1.0 ms after the message, the last 3.0 ms after it."
        ]
    );
    assert_eq!(
        told(&[SENT, TO_ANI]),
        Vec::<String>::new(),
        "an echo is no fan-out"
    );
}

#[test]
fn messages_that_went_to_as_many_are_told_together() {
    let second = [
        (30, BUDIS, "apa kabar\n"),
        (31, (5_000, 40_001), "budi: apa kabar\n"),
        (36, (5_000, 40_002), "budi: apa kabar\n"),
    ];
    let said = [&[SENT, TO_ANI, TO_BUDI], &second[..]].concat();
    assert_eq!(
        told(&said)[0],
        "2 messages (“halo” from `ani` and “apa kabar” from `budi`) were each sent on by `server` as 2 copies to 2 clients, one by one; from the first receiver to the last it took 2.0 ms to 5.0 ms. The first copy left 1.0 ms after the message, the last 3.0 ms to 6.0 ms after it."
    );
}

#[test]
fn what_is_typed_at_the_server_is_passed_on_too() {
    let sample = two()
        .types(20, SERVER, "dari operator\n")
        .segment(21, (5_000, 40_001), DATA, "dari operator")
        .segment(22, (5_000, 40_002), DATA, "dari operator");
    let facts = facts_of(sample);
    assert!(
        facts[0].text.en.starts_with(
            "The message “dari operator” typed at `server` was sent on by `server` as 2 copies"
        ),
        "{facts:?}"
    );
    let typed = Moment::from_nanos(20_000_000);
    assert_eq!(facts[0].evidence[0], Evidence::Moment(typed));
}

#[test]
fn who_only_speaks_of_it_has_not_passed_it_on() {
    let named = (20, ANIS, "ani\n");
    let joined = "ani telah bergabung\n";
    let facts = told(&[
        named,
        (21, (5_000, 40_001), joined),
        (22, (5_000, 40_002), joined),
    ]);
    assert_eq!(facts, Vec::<String>::new());
}

#[test]
fn who_gets_it_twice_is_named() {
    let again = (24, (5_000, 40_002), "ani: halo\n");
    let facts = told(&[SENT, TO_ANI, TO_BUDI, again]);
    assert!(
        facts[0].ends_with("It came more than once to `budi` (2 times)."),
        "{facts:?}"
    );
}

#[test]
fn what_tcp_sent_again_is_one_copy() {
    let sample = two()
        .segment(20, ANIS, DATA, "halo\n")
        .segment(21, (5_000, 40_001), DATA, "halo\n")
        .numbered(23, (5_000, 40_002), (DATA, 100), "halo\n")
        .numbered(33, (5_000, 40_002), (DATA, 100), "halo\n");
    let facts = facts_of(sample);
    assert!(
        facts[0].text.en.contains("as 2 copies to 2 clients"),
        "{facts:?}"
    );
    assert!(!facts[0].text.en.contains("more than once"), "{facts:?}");
}

#[test]
fn a_copy_that_tcp_held_back_is_told_so() {
    let spread = |held: bool| {
        let mut sample = two()
            .segment(15, ANIS, DATA, "ani\n")
            .numbered(16, (5_000, 40_002), (DATA, 90), "selamat datang\n")
            .segment(20, ANIS, DATA, "halo\n")
            .segment(21, (5_000, 40_001), DATA, "halo\n");
        if held {
            sample = sample.acknowledges(57, BUDIS, 105);
        }
        let facts = facts_of(sample.numbered(57, (5_000, 40_002), (DATA, 105), "halo\n"));
        facts[0].text.en.contains("held back inside TCP")
    };
    assert!(spread(true));
    assert!(!spread(false));
}

const SECOND: (u64, (u16, u16), &str) = (30, BUDIS, "apa kabar\n");

#[test]
fn the_order_is_kept_or_it_is_told_who_got_another() {
    let kept = [
        SENT,
        SECOND,
        TO_ANI,
        TO_BUDI,
        (31, (5_000, 40_001), "apa kabar"),
        (32, (5_000, 40_002), "apa kabar"),
    ];
    let facts = told(&kept);
    let last = facts.last().expect("there is one");
    assert!(last.starts_with("All receivers got these messages in the order"));
    let torn = |second: (u64, (u16, u16), &str)| {
        let sample = two()
            .segment(20, ANIS, DATA, "halo\n")
            .segment(21, (5_000, 40_001), DATA, "ani: halo\n")
            .segment(second.0, second.1, DATA, second.2)
            .segment(31, (5_000, 40_001), DATA, "apa kabar")
            .segment(32, (5_000, 40_002), DATA, "apa kabar")
            .segment(33, (5_000, 40_002), DATA, "halo");
        let fact = facts_of(sample).pop().expect("there is one");
        let sent_then_got = [3, 5, 7, 8].map(Evidence::Packet);
        assert_eq!(
            fact.evidence, sent_then_got,
            "both sent, then both as they came"
        );
        fact.text.en
    };
    let wrong = "`budi` got “apa kabar” before “halo”, though “halo” was sent first.";
    assert_eq!(torn((30, ANIS, "apa kabar\n")), wrong);
    let between = " That is no fault: their senders differ, and TCP keeps the order within one connection, not between two.";
    assert_eq!(torn(SECOND), format!("{wrong}{between}"));
}

#[test]
fn who_got_no_copy_is_named_and_what_reached_nobody_is_told() {
    let citras = (40_003, 5_000);
    let talk = |reaches_citra: bool| {
        let mut sample = two()
            .segment(12, citras, SYN, "")
            .segment(15, citras, DATA, "citra\n")
            .segment(20, ANIS, DATA, "halo\n")
            .segment(21, (5_000, 40_001), DATA, "halo\n")
            .segment(22, (5_000, 40_002), DATA, "halo\n");
        if reaches_citra {
            sample = sample.segment(23, (5_000, 40_003), DATA, "halo\n");
        }
        let sample = sample.segment(30, ANIS, DATA, "masih ada?\n");
        let facts = facts_of(sample).into_iter();
        facts.map(|fact| fact.text.en).collect::<Vec<_>>()
    };
    let missing = talk(false);
    assert!(
        missing[0].ends_with("Who did not get it: `port 40003`."),
        "{missing:?}"
    );
    assert_eq!(
        missing[1],
        "Passed on by `server` to nobody: “masih ada?” from `ani`."
    );
    let complete = talk(true);
    assert!(!complete[0].contains("did not get"), "{complete:?}");
    assert_eq!(complete.len(), 2);
    assert_eq!(told(&[SENT, TO_ANI, TO_BUDI]).len(), 1, "nothing was lost");
}

#[test]
fn several_lines_in_one_segment_are_several_messages() {
    let told = told(&[
        (20, ANIS, "satu\ndua\n"),
        (21, (5_000, 40_001), "ani: satu\nani: dua\n"),
        (22, (5_000, 40_002), "ani: satu\n"),
        (23, (5_000, 40_002), "ani: dua\n"),
    ]);
    assert!(
        told[0].starts_with("2 messages (“satu” from `ani` and “dua” from `ani`) were each sent on by `server` as 2 copies"),
        "{told:?}"
    );
    assert!(
        told[0].contains("These 4 copies passed in 3 segments: some carried several at once."),
        "{told:?}"
    );
}

#[test]
fn a_copy_that_is_glued_to_the_next_is_found() {
    let glued = |rest: &str| {
        told(&[
            (15, BUDIS, "budi"),
            SENT,
            (21, (5_000, 40_001), "halo"),
            (22, (5_000, 40_001), "tamu pergi"),
            (23, (5_000, 40_002), &format!("halo{rest}")),
        ])
    };
    assert!(
        glued("tamu pergi")[0].contains("as 2 copies to 2 clients"),
        "{:?}",
        glued("tamu pergi")
    );
    assert_eq!(glued(" semua"), Vec::<String>::new());
    let longer = told(&[
        SENT,
        (21, ANIS, "apa, halo\n"),
        (22, (5_000, 40_001), "apa, halo"),
        (23, (5_000, 40_002), "apa, halo"),
    ]);
    assert!(
        longer[0].starts_with("The message “apa, halo” from"),
        "{longer:?}"
    );
}

#[test]
fn what_is_said_again_has_copies_of_its_own() {
    let again = [
        (30, ANIS, "halo\n"),
        (31, (5_000, 40_001), "ani: halo\n"),
        (32, (5_000, 40_002), "ani: halo\n"),
    ];
    let told = told(&[&[SENT, TO_ANI, TO_BUDI], &again[..]].concat());
    assert!(told[0].starts_with("2 messages"), "{told:?}");
    assert!(!told[0].contains("more than once"), "{told:?}");
}

#[test]
fn who_got_it_in_a_form_that_is_not_known_is_not_said_to_have_missed_it() {
    let citras = (40_003, 5_000);
    let missed = |got: &str| {
        let sample = two()
            .segment(12, citras, SYN, "")
            .segment(15, citras, DATA, "citra\n")
            .segment(20, ANIS, DATA, "halo\n")
            .segment(21, (5_000, 40_001), DATA, "halo\n")
            .segment(22, (5_000, 40_002), DATA, "halo\n")
            .segment(23, (5_000, 40_003), DATA, got);
        facts_of(sample)[0].text.en.contains("did not get it")
    };
    assert!(missed("lain"));
    assert!(!missed("halo dan seterusnya"));
}
