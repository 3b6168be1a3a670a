//! What is doubtful about a grading, and what no second try can change.

use super::*;
use crate::grade::Obstacle;

#[test]
fn the_modules_that_a_grading_looks_like_are_kept_each_once() {
    let (_folder, mut book) = book();
    let id = book.hand_in(&handed("x", None)).expect("written");
    let grading = ours(book.claim(&job(id, "s"), Want::New).expect("asked"));
    for others in [&["parity"][..], &["groups", "parity"]] {
        let others: Vec<Name> = others.iter().map(|slug| name(slug)).collect();
        book.resembles(grading.id, &others).expect("written");
    }
    let kept = &facts(&mut book).hand_ins[0].gradings[0].alike;
    assert_eq!(kept, &[name("parity"), name("groups")]);
}

#[test]
fn what_no_second_try_can_change_is_known_as_such() {
    let (_folder, mut book) = book();
    let id = book.hand_in(&handed("x", None)).expect("written");
    let job = job(id, "s");
    let obstacle = Obstacle {
        why: Text::new("Kotlin", "Kotlin"),
        is_lasting: true,
    };
    let grading = ours(book.claim(&job, Want::New).expect("asked"));
    book.unplayable(&job, grading.id, &obstacle)
        .expect("written");
    book.has_problem(id, &obstacle).expect("written");
    let kept = &facts(&mut book).hand_ins[0];
    assert_eq!(kept.problem, Some(obstacle.clone()));
    assert_eq!(kept.gradings[0].unplayable, Some(obstacle));
}
