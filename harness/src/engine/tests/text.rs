//! What is typed, and what is seen.

use super::*;

#[test]
fn what_is_typed_is_a_line_and_what_is_seen_is_used_up() {
    let mut trial = Trial::started("- ani types: halo\n- budi sees: halo\n- budi sees: halo");
    assert_eq!(trial.typed(ANI), ["halo\n"]);
    trial.shows(BUDI, "ani: Halo\n");
    assert!(!trial.engine.is_over(), "one is not two");
    trial.shows(BUDI, "ani: halo\n");
    trial.passes();
}

#[test]
fn verdicts_do_not_depend_on_how_the_bytes_come() {
    let steps = "- ani sees: /jumlah (\\d+) orang/\n- ani sees: 21\n- ani never sees: 42";
    let all = "jumlah 10 orang\n121 21";
    for size in [1, 2, 5, all.len()] {
        let mut trial = Trial::started(steps);
        for piece in all.as_bytes().chunks(size) {
            let bytes = Bytes(piece.to_vec());
            trial.tell(&Event::Printed { actor: ANI, bytes });
        }
        assert!(!trial.engine.is_over(), "the number may become 210");
        trial.is_still();
        trial.passes();
    }
}

#[test]
fn a_group_sees_under_one_deadline_and_in_any_order() {
    let mut trial = Trial::started("- ani and budi see: halo");
    trial.shows(BUDI, "halo\n");
    assert!(!trial.engine.is_over());
    trial.shows(ANI, "halo\n");
    trial.passes();

    let mut trial = Trial::started("- ani and budi see: halo");
    trial.shows(ANI, "halo\n");
    trial.is_still();
    assert_eq!(
        trial.fails().actor.map(|name| name.to_string()),
        Some("budi".to_string())
    );
}

#[test]
fn silence_is_a_miss_as_soon_as_the_stage_is_still() {
    let mut trial = Trial::started("- ani sees: halo");
    trial.after(Duration::from_millis(3));
    trial.is_still();
    let failure = trial.fails();
    assert_eq!(failure.ended, Ended::Still(Duration::from_millis(3)));
    assert_eq!(failure.expected, Expected::Text("halo".to_string()));
}

#[test]
fn a_proof_that_is_older_than_an_action_proves_nothing() {
    let mut trial = Trial::of(&check("a", "", "- ani types: halo\n- ani sees: halo"));
    trial.start_all();
    trial.shows(ANI, "hal");
    trial.engine.tell(
        trial.now,
        &Event::Printed {
            actor: ANI,
            bytes: Bytes::from("o"),
        },
    );
    trial.passes();

    let mut engine = Trial::started("- ani sees: satu\n- ani types: dua\n- ani sees: tiga").engine;
    let moment = Moment::from_nanos;
    let printed = Event::Printed {
        actor: ANI,
        bytes: Bytes::from("satu"),
    };
    let still = Event::Surveyed(Box::new(Survey {
        stillness: Stillness::Proved,
        ..Survey::default()
    }));
    engine.tell(moment(9), &printed);
    engine.tell(moment(10), &still);
    assert!(
        !engine.is_over(),
        "the typing was asked for and not done when it was looked"
    );
    assert_eq!(engine.next(moment(20)).len(), 1);
    engine.tell(moment(21), &Event::Wrote { actor: ANI });
    engine.tell(moment(15), &still);
    assert!(
        !engine.is_over(),
        "it was looked before the typing was done"
    );
    engine.tell(moment(22), &still);
    assert!(engine.is_over());
}

#[test]
fn a_program_that_read_before_it_was_given_a_line_need_not_ask_again() {
    let mut engine = Trial::started("- ani sees: satu\n- ani types: dua\n- ani asks: any").engine;
    let now = Moment::from_nanos(9);
    let bytes = Bytes::from("satu");
    engine.tell(now, &Event::Printed { actor: ANI, bytes });
    engine.tell(now, &Event::Reads { actor: ANI });
    engine.tell(now, &Event::Wrote { actor: ANI });
    assert!(!engine.is_over(), "that was before");
    engine.tell(now, &Event::Reads { actor: ANI });
    assert!(engine.is_over());
}

#[test]
fn silence_past_the_deadline_is_a_miss_and_what_comes_then_is_late() {
    let mut trial = Trial::started("- ani sees: halo\n  within: 2s");
    trial.look();
    trial.after(Duration::from_millis(1_900));
    assert!(!trial.engine.is_over());
    trial.after(Duration::from_millis(200));
    assert!(!trial.engine.is_over(), "it is listened on for a while");
    trial.after(Duration::from_millis(140));
    trial.shows(ANI, "halo\n");
    let failure = trial.fails();
    assert_eq!(failure.ended, Ended::Deadline(Duration::from_secs(2)));
    assert_eq!(
        failure.diagnosis,
        crate::scenario::vocabulary::Diagnosis::Late
    );

    let mut trial = Trial::started("- ani sees: halo\n  within: 2s");
    trial.after(Duration::from_secs(2));
    trial.after(Duration::from_millis(999));
    assert!(!trial.engine.is_over());
    trial.after(Duration::from_millis(1));
    assert_eq!(trial.fails().ended, Ended::Deadline(Duration::from_secs(2)));
}

#[test]
fn a_text_that_a_variable_left_empty_is_found_nowhere() {
    let keeps = "- ani sees: /nilai=<(?P<v>[a-z]*)>/\n  keep: v\n";
    for step in [
        "- ani sees: ${v}\n  times: 1",
        "- ani sees: ${v}\n  exactly: true",
        "- ani asks: /${v}/",
    ] {
        let mut trial = Trial::started(&format!("{keeps}{step}"));
        trial.shows(ANI, "nilai=<>\n");
        trial.tell(&Event::Reads { actor: ANI });
        trial.is_still();
        assert_eq!(trial.fails().step, 2, "{step}");
    }
}

#[test]
fn never_is_proved_by_stillness_and_only_believed_at_a_deadline() {
    let mut trial = Trial::started("- ani never sees: rahasia");
    trial.shows(ANI, "halo\n");
    assert!(!trial.engine.is_over());
    trial.is_still();
    trial.passes();

    let mut trial = Trial::started("- ani never sees: rahasia");
    trial.shows(ANI, "ini rahasia\n");
    assert_eq!(trial.fails().ended, Ended::AtOnce);

    let mut trial = Trial::started("- ani never sees: rahasia");
    trial.after(Duration::from_secs(5));
    let outcome = trial.engine.outcome();
    assert_eq!(outcome.checks[0].steps[1].held, Held::Unproved);

    let mut trial = Trial::started("- ani never sees: rahasia\n  for: 300ms");
    trial.after(Duration::from_millis(299));
    assert!(!trial.engine.is_over());
    trial.after(Duration::from_millis(1));
    trial.passes();
}

#[test]
fn never_looks_from_the_cursor_on_and_uses_nothing_up() {
    let steps = "- ani sees: rahasia\n- ani never sees: rahasia\n- ani sees: lagi";
    let mut trial = Trial::started(steps);
    trial.shows(ANI, "rahasia lagi\n");
    trial.is_still();
    trial.passes();
}

#[test]
fn exactly_so_many_times_is_counted_at_the_end_of_the_check() {
    let steps = "- ani sees: halo\n  times: 1\n- ani sees: selesai";
    let mut trial = Trial::started(steps);
    trial.shows(ANI, "halo\nselesai\n");
    assert!(!trial.engine.is_over(), "another may come");
    trial.is_still();
    trial.passes();

    let mut trial = Trial::started(steps);
    trial.shows(ANI, "halo\nselesai\n");
    trial.shows(ANI, "halo\n");
    trial.is_still();
    let failure = trial.fails();
    assert_eq!((failure.actual.count, failure.step), (Some(2), 1));
    assert_eq!(
        failure.diagnosis,
        crate::scenario::vocabulary::Diagnosis::Duplicate
    );

    let mut trial = Trial::started("- ani sees: halo\n  times: 3");
    trial.shows(ANI, "halo halo\n");
    trial.is_still();
    assert_eq!(trial.fails().actual.count, Some(2));
}

#[test]
fn what_is_counted_is_counted_beside_what_is_only_believed() {
    let steps = "- together:\n  - ani sees: halo\n    times: 1\n  - budi never sees: rahasia\n- ani sees: selesai";
    let mut trial = Trial::started(steps);
    trial.shows(ANI, "halo\n");
    trial.after(Duration::from_secs(5));
    trial.shows(ANI, "halo\nselesai\n");
    trial.is_still();
    assert_eq!(trial.fails().actual.count, Some(2));
}

#[test]
fn all_of_them_in_any_order_or_one_of_them() {
    let mut trial = Trial::started("- ani sees all of: [satu, dua]\n- ani sees: tiga");
    trial.shows(ANI, "dua satu tiga\n");
    trial.passes();

    let mut trial = Trial::started("- ani sees all of: [satu, dua]");
    trial.shows(ANI, "dua\n");
    trial.is_still();
    let missing = vec!["satu".to_string()];
    assert_eq!(trial.fails().expected, Expected::AllOf { missing });

    let mut trial = Trial::started("- ani sees one of: [genap, ganjil]\n- ani sees: genap");
    trial.shows(ANI, "ganjil, bukan genap\n");
    trial.passes();
}

#[test]
fn a_prompt_is_the_last_thing_before_the_program_reads() {
    let steps = "- ani asks: 'nama:'\n- ani types: ani";
    let mut trial = Trial::started(steps);
    assert_eq!(trial.engine.wants().readers, [ANI]);
    trial.shows(ANI, "Nama: ");
    assert_eq!(trial.typed(ANI), [""; 0], "it does not read yet");
    trial.tell(&Event::Reads { actor: ANI });
    trial.passes();

    let mut trial = Trial::started(steps);
    trial.shows(ANI, "Nama: \nUmur: ");
    trial.tell(&Event::Reads { actor: ANI });
    trial.is_still();
    assert_eq!(
        trial.fails().expected,
        Expected::Prompt(Some("nama:".to_string()))
    );

    let mut trial = Trial::started("- ani asks: any\n- ani sees: lagi");
    trial.shows(ANI, "lagi? ");
    trial.tell(&Event::Reads { actor: ANI });
    trial.is_still();
    assert_eq!(trial.fails().step, 2, "the prompt was used up");
}

#[test]
fn a_proof_that_was_on_its_way_when_the_prompt_was_asked_for_proves_nothing_of_it() {
    let mut trial = Trial::started("- ani sees: halo\n- ani asks: any");
    // Told together with what ends the first sentence; nobody had asked yet who reads.
    let bytes = Bytes::from("halo\n? ");
    let printed = Event::Printed { actor: ANI, bytes };
    trial.survey.stillness = Stillness::Proved;
    let proof = Event::Surveyed(Box::new(trial.survey.clone()));
    for event in [&printed, &proof] {
        trial.engine.tell(trial.now, event);
    }
    trial.ask();
    assert_eq!(trial.engine.wants().readers, [ANI]);
    trial.tell(&Event::Reads { actor: ANI });
    trial.passes();
}

#[test]
fn datagrams_stand_on_lines_of_their_own() {
    let steps = "- start: ear\n- ear sees: 7\n- ear sees: 8";
    let mut trial = Trial::with("  ear: {udp: 5004}\n", &check("a", "", steps));
    trial.start_all();
    let actor = ActorId(4);
    trial.tell(&Event::Started { actor, pid: None });
    trial.shows(actor, "7");
    trial.shows(actor, "8");
    trial.passes();
}

#[test]
fn what_a_pattern_captures_is_kept_for_everybody() {
    let steps = "- server sees: /nomor (?<nomor>\\d+)\\n/\n  keep: nomor\n- ani types: ${nomor}";
    let mut trial = Trial::started(steps);
    trial.shows(SERVER, "nomor 1\nnomor 42\n");
    assert_eq!(trial.typed(ANI), ["1\n"]);
    trial.passes();
}

#[test]
fn what_was_never_kept_skips_what_needs_it() {
    let keep = "- server sees: /nomor (?<nomor>\\d+)\\n/\n  keep: nomor";
    let checks = check("a", "", keep) + &check("b", "", "- ani types: ${nomor}");
    let mut trial = Trial::of(&checks);
    trial.start_all();
    trial.is_still();
    let verdicts = trial.verdicts();
    assert!(verdicts[0].is_failed());
    assert!(matches!(&verdicts[1], Verdict::Skipped { because } if because.as_str() == "a"));
}

#[test]
fn a_mark_hides_what_came_before_it() {
    let steps = "- ani sees: siap\n- mark: kini\n- ani sees: halo\n  since: kini";
    let mut trial = Trial::started(steps);
    trial.shows(ANI, "siap halo\n");
    assert!(!trial.engine.is_over());
    trial.shows(ANI, "halo\n");
    trial.passes();
}

#[test]
fn random_words_are_the_same_in_every_sentence_of_a_play() {
    let vars = "vars:\n  word: {random: word}\n";
    let steps = "- ani types: halo ${word}\n- budi sees: /ani.*halo ${word}/";
    let mut trial = Trial::with(vars, &check("a", "", steps));
    trial.start_all();
    let said = trial.typed(ANI).remove(0);
    assert_eq!(said.len(), "halo 1234567\n".len());
    trial.shows(BUDI, &format!("ani: {said}"));
    trial.passes();
}
