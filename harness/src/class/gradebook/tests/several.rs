//! Several graders of one gradebook.

use super::*;
use std::sync::Barrier;

/// Another process: one that is over, or one that lives.
fn holder(book: &Gradebook, id: i64, (host, pid, until): (&str, u32, u64)) {
    let sql = "INSERT OR REPLACE INTO claim VALUES (?1, 'chat', ?2, ?3, ?4, ?5, ?6)";
    let boot = &book.owner.boot;
    let until = i64::try_from(until).expect("it fits");
    let values = rusqlite::params![id, host, boot, pid, 1, until];
    book.db.execute(sql, values).expect("written");
}

#[test]
fn who_is_dead_holds_nothing_and_who_lives_is_left_alone() {
    let (_folder, mut book) = book();
    let id = book.hand_in(&handed("x", None)).expect("written");
    let here = book.owner.host.clone();
    let now = crate::world::clock::date();
    for (who, is_ours) in [
        // Its number belongs to somebody else by now.
        ((here.as_str(), std::process::id(), now + 600), true),
        (("elsewhere", 1, now + 600), false),
        (("elsewhere", 1, now - 1), true),
    ] {
        holder(&book, id, who);
        let claimed = book.claim(&job(id, "s"), Want::New).expect("asked");
        assert_eq!(matches!(claimed, Claimed::Ours(_)), is_ours, "{who:?}");
    }
    // Ours from before.
    assert!(matches!(
        book.claim(&job(id, "s"), Want::New).expect("asked"),
        Claimed::Ours(_)
    ));
    book.let_go().expect("written");
    let left = "SELECT count(*) FROM claim";
    let left: i64 = book.db.query_row(left, [], |row| row.get(0)).expect("read");
    assert_eq!(left, 0);
}

/// Threads stand for processes here: each has its own connection, and its own begin by which it is told apart.
#[test]
fn two_who_write_at_once_double_and_lose_nothing() {
    const JOBS: usize = 40;
    let (folder, mut book) = book();
    let ids: Vec<i64> = (0..JOBS)
        .map(|at| {
            book.hand_in(&handed(&at.to_string(), None))
                .expect("written")
        })
        .collect();
    let barrier = Barrier::new(2);
    let grade = |began: u64| {
        let mut book = Gradebook::open(folder.path()).expect("it is there");
        barrier.wait();
        let mut done = 0;
        for id in &ids {
            let job = job(*id, "s");
            // Only one of them may live, as far as the other can tell, so that a claim is never taken over.
            book.owner.host = format!("machine {began}");
            if let Claimed::Ours(grading) = book.claim(&job, Want::New).expect("asked") {
                for (at, scenario) in ["one", "two"].iter().enumerate() {
                    let record = record(scenario, Verdict::Passed);
                    book.played(&job, grading.id, (&record, "records/1"), at == 1)
                        .expect("written");
                }
                done += 1;
            }
        }
        done
    };
    let done: usize = std::thread::scope(|scope| {
        let graders = [1, 2].map(|began| {
            scope.spawn({
                let grade = &grade;
                move || grade(began)
            })
        });
        graders.map(|one| one.join().expect("it ends")).iter().sum()
    });
    assert_eq!(done, JOBS);
    let facts = facts(&mut book);
    assert_eq!(facts.hand_ins.len(), JOBS);
    for hand_in in &facts.hand_ins {
        assert_eq!(hand_in.gradings.len(), 1);
        assert_eq!(hand_in.gradings[0].plays.len(), 2);
    }
}
