//! What is told of who typed it, and of what came in another form.

use super::{cause, difference, failure, name, told, words};
use crate::scenario::text::Language;
use crate::scenario::vocabulary::Diagnosis;
use crate::verdict::explain::About;
use crate::verdict::{Clue, Expected};

#[test]
fn a_message_in_another_form_is_shown_though_it_is_counted() {
    let mut failure = failure(
        Diagnosis::Missing,
        vec![Clue::OtherForm {
            line: "pesan: halo padi".to_string(),
        }],
    );
    failure.expected = Expected::Times {
        pattern: "/rizky.*halo padi/".to_string(),
        times: 1,
    };
    failure.actual.count = Some(0);
    assert!(cause(failure.clone()).starts_with("Pesannya sampai di budi, tetapi tidak dalam"));
    let found = difference(failure.clone());
    assert_eq!(found.expected.en, "“/rizky.*halo padi/” once");
    assert_eq!(found.actual.id, "pesan: halo padi");
    failure.clues.clear();
    assert!(cause(failure.clone()).starts_with("Teks itu belum muncul di budi"));
    assert_eq!(difference(failure).actual.id, "belum muncul");
}

#[test]
fn who_typed_it_or_is_no_program_gets_its_own_advice() {
    let advice = |diagnosis, clue| {
        let at = Clue::AtActor {
            actor: name("ani"),
            line: "halo padi".to_string(),
        };
        let told = told(failure(diagnosis, vec![clue, at]));
        words(&told, About::Cause, Language::Id)[1].clone()
    };
    let sender = || Clue::Sender {
        actor: name("budi"),
    };
    let told = advice(Diagnosis::Missing, sender());
    assert!(told.starts_with("ani menampilkannya, dan budi sendiri yang mengetiknya"));
    let told = advice(Diagnosis::Duplicate, sender());
    assert!(told.starts_with("Hanya budi yang melihatnya"), "{told}");
    let socket = Clue::Socket {
        actor: name("budi"),
    };
    let told = words(
        &super::told(failure(Diagnosis::Missing, vec![socket])),
        About::Cause,
        Language::Id,
    );
    assert!(
        told[1].starts_with("budi (soket milik penguji)"),
        "{told:?}"
    );
}
