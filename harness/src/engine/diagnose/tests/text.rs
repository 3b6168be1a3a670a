//! The text was somewhere, or something like it was there.

use super::bench::{ANI, BUDI, Bench, CITRA, SERVER, name, sought};
use super::look::Look;
use crate::scenario::pattern::Kind;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::Exit;
use crate::trace::survey::{Call, Target};
use crate::verdict::{Clue, Expected, Likeness};
use std::time::Duration;

fn near(line: &str, how: Likeness) -> Clue {
    let line = line.to_string();
    Clue::Near { line, how }
}

fn told(shown: &str, missed: &str) -> (Diagnosis, Vec<Clue>) {
    let failure = Bench::new().shows(ANI, shown).misses(ANI, missed).failure();
    (failure.diagnosis, failure.clues)
}

#[test]
fn something_nearly_the_same_is_a_near_miss_and_says_how() {
    for (shown, missed, how) in [
        (
            "x\nangka7 merupakan ganjil\n",
            "angka 7 merupakan ganjil",
            Likeness::Blanks,
        ),
        (
            "x\njumlah karakter :\n10\n",
            "jumlah karakter : 10",
            Likeness::Blanks,
        ),
        (
            "x\nb'fatur' bergabung\n",
            "fatur bergabung",
            Likeness::BytesShown,
        ),
        (
            "x\nb\"fatur\" bergabung\n",
            "/^fatur bergabung/",
            Likeness::BytesShown,
        ),
        ("x\nHalo, dunia\n", "halo dunia", Likeness::Punctuation),
        (
            "x\nsiapa nama kamu\n",
            "siapa nama kamu?",
            Likeness::Punctuation,
        ),
        (
            "x\nFATUR bergabung\n",
            "/fatur (masuk|bergabung)/",
            Likeness::Case,
        ),
        (
            "x\nfatur  bergabung\n",
            "/fatur (masuk|bergabung)/",
            Likeness::Blanks,
        ),
        (
            "x\nangka 7 merupakan ganyil\n",
            "angka 7 merupakan ganjil",
            Likeness::Letters,
        ),
        ("x\nganji\n", "ganjil", Likeness::Letters),
        (
            "x\nFatur telah bergabng\n",
            "/fatur.*(bergabung|masuk)/i",
            Likeness::Letters,
        ),
    ] {
        let (diagnosis, clues) = told(shown, missed);
        assert_eq!(diagnosis, Diagnosis::NearMiss, "{shown:?} {missed:?}");
        match &clues[..] {
            [Clue::Near { line, how: said }] => {
                assert_eq!(*said, how, "{shown:?} {missed:?}");
                assert!(shown.contains(line.as_str()), "{line:?}");
            }
            other => panic!("{shown:?} {missed:?}: {other:?}"),
        }
    }
}

#[test]
fn another_message_is_no_near_miss() {
    for (shown, missed) in [
        ("pesan 1\n", "pesan 2"),
        ("angka 7 merupakan ganjil\n", "angka 8 merupakan ganjil"),
        ("saya bertanya\n", "ya!!"),
        ("genap\n", "ganjil"),
        ("jumlah 100\n", "jumlah 10"),
        ("fatur bergabung\n", "/rizky.*(bergabung|masuk)/i"),
        ("", "ganjil"),
    ] {
        assert_eq!(
            told(shown, missed),
            (Diagnosis::Missing, vec![]),
            "{shown:?} {missed:?}"
        );
    }
}

#[test]
fn capitals_matter_where_the_scenario_says_exactly() {
    let mut bench = Bench::new().shows(ANI, "ganjil\n").misses(ANI, "Ganjil");
    bench.sought[0].kind = Kind::Exact;
    let failure = bench.failure();
    assert_eq!(failure.clues, [near("ganjil", Likeness::Case)]);
}

#[test]
fn a_line_that_was_typed_so_is_another_message() {
    let bench = Bench::new()
        .types(BUDI, "dari budi padi")
        .types(BUDI, "dari bodi padi")
        .shows(ANI, "budi: dari budi padi\n")
        .misses(ANI, "dari bodi padi");
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
    let bench = Bench::new()
        .types(BUDI, "dari bodi padi")
        .shows(ANI, "budi: dari budi padi\n")
        .misses(ANI, "dari bodi padi");
    assert_eq!(bench.failure().diagnosis, Diagnosis::NearMiss);
}

#[test]
fn what_came_while_the_play_went_on_listening_is_late() {
    let mut bench = Bench::new().shows(ANI, "halo\n").misses(ANI, "halo");
    bench.late = Some(Duration::from_millis(140));
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Late);
    let by = Duration::from_millis(140);
    assert_eq!(failure.clues, [Clue::Late { by }]);
}

#[test]
fn what_came_only_with_the_programs_end_was_not_flushed() {
    let mut bench = Bench::new()
        .shows(ANI, "x\n")
        .shows(ANI, "Halo dunia")
        .misses(ANI, "halo");
    bench = bench.exits(ANI, Exit::Code(0));
    bench.seen[ANI.0].last_words = Some(2);
    bench.late = Some(Duration::from_millis(500));
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Unflushed);
    assert_eq!(failure.clues[0], Clue::CameAtEnd { actor: name("ani") });
    let mut look = Look::connected();
    look.thread(ANI, Call::Sleep, Target::Other);
    bench.earlier = vec![look.0];
    assert_eq!(bench.failure().diagnosis, Diagnosis::Late);
    bench.earlier.clear();
    bench.sought = vec![sought("apa kabar")];
    assert_eq!(bench.failure().diagnosis, Diagnosis::Late);
}

#[test]
fn what_an_earlier_sentence_skipped_came_in_another_order() {
    let bench = Bench::new()
        .shows(ANI, "jawaban: 7\nselamat datang")
        .consumed(ANI, "ani sees: selamat datang")
        .misses(ANI, "jawaban");
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::OutOfOrder);
    let (by, line) = (
        "ani sees: selamat datang".to_string(),
        "jawaban: 7".to_string(),
    );
    assert_eq!(failure.clues, [Clue::UsedUp { by, line }]);
}

#[test]
fn a_letter_or_two_in_an_earlier_prompt_are_not_what_was_looked_for() {
    let bench = Bench::new()
        .shows(ANI, "Masukkan angka: ")
        .consumed(ANI, "ani asks: any")
        .misses(ANI, "a:");
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Missing);
    assert_eq!(failure.clues, []);
}

#[test]
fn what_an_earlier_sentence_looked_for_is_told_but_no_wrong_order() {
    let bench = Bench::new()
        .shows(ANI, "halo")
        .consumed(ANI, "ani sees: halo")
        .misses(ANI, "halo");
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Missing);
    let (by, line) = ("ani sees: halo".to_string(), "halo".to_string());
    assert_eq!(failure.clues, [Clue::UsedUp { by, line }]);
}

#[test]
fn what_came_in_an_earlier_check_is_not_out_of_order() {
    let bench = Bench::new()
        .shows(ANI, "fatur bergabung\nsiap")
        .consumed(ANI, "ani sees: siap")
        .checks()
        .misses(ANI, "bergabung");
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn what_came_to_another_client_went_to_the_wrong_actor() {
    let bench = Bench::new()
        .types(BUDI, "halo semua")
        .shows(BUDI, "budi: halo semua\n")
        .misses(ANI, "halo semua");
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::WrongActor);
    let line = "budi: halo semua".to_string();
    let actor = name("budi");
    assert_eq!(failure.clues, [Clue::AtActor { actor, line }]);
}

#[test]
fn the_servers_log_and_those_who_should_see_it_too_are_clues_only() {
    let mut bench = Bench::new()
        .shows(SERVER, "[log] halo semua\n")
        .shows(CITRA, "halo semua\n")
        .misses(ANI, "halo semua");
    bench.subjects = vec![ANI, CITRA];
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Missing);
    assert_eq!(failure.clues.len(), 2);
}

#[test]
fn two_messages_in_one_line_are_glued() {
    let bench = Bench::new()
        .types(BUDI, "satu padi")
        .types(BUDI, "dua padi")
        .shows(SERVER, "budi: satu padibudi: dua padi\n")
        .misses(ANI, "jumlah pesan: 2");
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Glued);
    let line = "budi: satu padibudi: dua padi".to_string();
    assert_eq!(failure.clues, [Clue::Glued { line }]);
    let apart = Bench::new()
        .types(BUDI, "satu padi")
        .types(BUDI, "dua padi")
        .shows(SERVER, "budi: satu padi\nbudi: dua padi\n")
        .misses(ANI, "jumlah pesan: 2");
    assert_eq!(apart.failure().diagnosis, Diagnosis::Missing);
}

#[test]
fn a_text_that_should_begin_a_line_may_be_glued_to_another() {
    assert_eq!(
        told("ani: satubudi: dua\n", "/^budi: dua/").0,
        Diagnosis::Glued
    );
    assert_eq!(told("ani: satu\n", "/^budi: dua/").0, Diagnosis::Missing);
}

#[test]
fn more_often_than_it_should_is_a_duplicate_and_less_often_is_not() {
    let expected = Expected::Times {
        pattern: "halo".to_string(),
        times: 1,
    };
    let mut bench = Bench::new().shows(ANI, "halo\nhalo\n").misses(ANI, "halo");
    bench = bench.expects(ANI, expected);
    bench.measured.count = Some(2);
    let failure = bench.failure();
    assert_eq!(failure.diagnosis, Diagnosis::Duplicate);
    assert_eq!(failure.clues[0], Clue::Counted(2));
    // The cursor is behind both, and what follows is like it.
    let like = bench.consumed(ANI, "ani sees: halo").shows(ANI, "ha lo\n");
    assert_eq!(like.failure().diagnosis, Diagnosis::Duplicate);
    bench = like;
    bench.measured.count = Some(0);
    assert_ne!(bench.failure().diagnosis, Diagnosis::Duplicate);
}

#[test]
fn what_should_never_come_is_told_for_itself() {
    let expected = Expected::Never("rahasia".to_string());
    let mut bench = Bench::new().shows(ANI, "rahasia\n").misses(ANI, "rahasia");
    bench = bench.expects(ANI, expected.clone());
    assert_eq!(bench.failure().diagnosis, Diagnosis::WrongActor);
    let mut again = Bench::new()
        .shows(ANI, "rahasia")
        .consumed(ANI, "ani sees: rahasia")
        .shows(ANI, "\nrahasia\n")
        .misses(ANI, "rahasia");
    again = again.expects(ANI, expected);
    assert_eq!(again.failure().diagnosis, Diagnosis::Duplicate);
}

#[test]
fn a_flood_is_read_in_no_time() {
    let flood = "abcdefgh ijkl\n".repeat(80_000);
    let bench = Bench::new()
        .shows(ANI, &flood)
        .shows(BUDI, &flood)
        .misses(ANI, "abcdefgh ijkm nopq");
    assert_eq!(bench.failure().diagnosis, Diagnosis::Missing);
}
