//! The file itself: what is no gradebook, and one that an earlier version wrote.

use super::*;

#[test]
fn what_is_no_gradebook_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join(FILE);
    let refusal = || {
        let error = Gradebook::begin(folder.path()).expect_err("it is refused");
        error
            .downcast_ref::<Spoken>()
            .expect("in words")
            .0
            .en
            .clone()
    };
    std::fs::write(
        &path,
        "a shopping list, long enough to be taken for a header of a database",
    )
    .expect("written");
    assert!(refusal().contains("is no gradebook"), "{}", refusal());
    std::fs::remove_file(&path).expect("removed");
    let other = Connection::open(&path).expect("opened");
    other.execute_batch("CREATE TABLE x (y)").expect("written");
    drop(other);
    assert!(refusal().contains("is no gradebook"), "{}", refusal());
    std::fs::remove_file(&path).expect("removed");
    drop(Gradebook::begin(folder.path()).expect("it can be begun"));
    let newer = Connection::open(&path).expect("opened");
    newer
        .pragma_update(None, "user_version", 99)
        .expect("written");
    drop(newer);
    assert!(refusal().contains("a newer praktikum"), "{}", refusal());
    let error = Gradebook::open(&folder.path().join("nowhere")).expect_err("it is not there");
    assert!(error.downcast_ref::<Spoken>().is_some());
}

#[test]
fn a_gradebook_of_the_first_version_is_taken_over_with_what_is_in_it() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join(FILE);
    let old = Connection::open(&path).expect("opened");
    old.execute_batch(schema::TABLES).expect("written");
    old.execute_batch(
        "INSERT INTO person VALUES ('1', 'Ani', 'A', NULL, 1, 0);
         INSERT INTO decision VALUES (1, '1', 'chat', NULL, NULL, 6150, 'seen', 10);
         INSERT INTO hand_in VALUES (1, '1', 'x', 'satu', 50, NULL, 50, 1, NULL);
         PRAGMA application_id = 1886544235; PRAGMA user_version = 1;",
    )
    .expect("written");
    drop(old);
    let mut book = Gradebook::open(folder.path()).expect("it can be read");
    let facts = facts(&mut book);
    assert_eq!(facts.people[0].name.as_deref(), Some("Ani"));
    assert_eq!(facts.overrides[0].after, None);
    assert!(facts.hand_ins[0].notes.is_empty());
    assert!(book.list().expect("it can be asked").is_none());
    assert!(book.course().expect("it can be asked").is_none());
    let kept = |folder: Option<&str>| Kept {
        folder: folder.map(Into::into),
        hash: "x".to_string(),
    };
    for course in [kept(Some("/kursus")), kept(None), kept(None)] {
        book.keep_course(&course).expect("written");
        assert_eq!(book.course().expect("it can be asked"), Some(course));
    }
    let id = book.hand_in(&handed("x", None)).expect("written");
    let passed = [Verdict::Passed, Verdict::Passed];
    graded(&mut book, &job(id, "s"), Want::New, passed);
    let hand_in = &self::facts(&mut book).hand_ins[0];
    assert_eq!(hand_in.notes, [Text::new("dilewati", "left out")]);
    assert!(hand_in.gradings[0].plays[0].checks[0].took.is_some());
    assert!(hand_in.gradings[0].alike.is_empty());
    drop(book);
    Gradebook::open(folder.path()).expect("once is enough");
}

/// A gradebook of the third version: chat was handed in and lost sight of when parity was graded.
#[test]
fn a_gradebook_that_knew_one_last_command_for_all_modules_loses_nobody() {
    let folder = tempfile::tempdir().expect("there is room");
    let path = folder.path().join(FILE);
    let old = Connection::open(&path).expect("opened");
    for step in &schema::STEPS[..3] {
        old.execute_batch(step).expect("written");
    }
    let listed = r#"{"id":"daftar kelas","en":"the class list"}"#;
    old.execute_batch(&format!(
        "INSERT INTO run (command, at) VALUES ('chat', 5), ('parity', 6);
         INSERT INTO hand_in (id, owner, content, name, handed_in, source, latest, is_current) VALUES
           (1, '1', 'x', 'satu', 50, NULL, 50, 0), (2, '1', 'y', 'dua', 60, NULL, 60, 1),
           (3, '2', 'z', 'tiga', 70, '{listed}', 70, 1), (4, '3', 'w', 'empat', NULL, NULL, 80, 1);
         INSERT INTO member VALUES (1, '1'), (2, '1'), (3, '2'), (4, '3');
         INSERT INTO grading (hand_in, module, scenarios, round, began, harness, interpreters) VALUES
           (2, 'parity', 's', 0, 1, '0', '[]'), (3, 'chat', 's', 0, 1, '0', '[]');
         PRAGMA application_id = 1886544235; PRAGMA user_version = 3;",
    ))
    .expect("written");
    drop(old);
    let mut book = Gradebook::open(folder.path()).expect("it can be read");
    let all = facts(&mut book).hand_ins;
    let known: Vec<(Option<&str>, i64)> = all
        .iter()
        .flat_map(|one| &one.receipts)
        .map(|one| (one.module.as_ref().map(Name::as_str), one.run))
        .collect();
    assert_eq!(
        known,
        [(None, 0), (Some("parity"), 2), (Some("chat"), 2), (None, 2)]
    );
    // What the list said holds on; what the download said is known when it is seen again.
    let listed = all[2].receipts[0].listed.as_ref();
    assert_eq!(listed.map(|it| it.seconds), Some(70));
    assert_eq!((&all[2].handed_in, all[2].order), (&None, 70));
    assert_eq!(all[0].handed_in.as_ref().map(|it| it.seconds), Some(50));
}
