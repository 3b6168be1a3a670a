//! Pages of feedback, found as Moodle finds them.

use super::super::{feedback, other_assignment};
use super::{assert_tame, batch, book, chat, name};
use std::collections::BTreeSet;

/// The participant's number and the file's name, as Moodle takes them from a path.
fn taken(path: &str) -> Option<(u64, String)> {
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop()?;
    let folder = parts.pop()?;
    if file.starts_with(['.', '~']) || !parts.is_empty() {
        return None;
    }
    let pieces: Vec<&str> = folder.splitn(5, '_').collect();
    let number = pieces.get(1)?.parse().ok()?;
    (pieces.get(2..4)? == ["assignsubmission", "file"]).then(|| (number, file.to_string()))
}

#[test]
fn every_student_has_a_page_where_moodle_looks_for_it() {
    let (book, chat) = (book("100"), chat());
    let made = feedback(batch(&book, &chat), &name("chat"), None).expect("nothing is read");
    let found: Vec<(u64, String)> = made
        .pages
        .iter()
        .filter_map(|(path, _)| taken(path))
        .collect();
    assert_eq!(found.len(), made.pages.len());
    let numbers: BTreeSet<u64> = found.iter().map(|(number, _)| *number).collect();
    // Those who wait for a grade have a page that says for what.
    assert_eq!(
        numbers,
        BTreeSet::from([700, 701, 702, 703, 704, 705, 706, 707])
    );
    let (_, waiting) = &made.pages[5];
    assert!(
        waiting.contains("unsure") || waiting.contains("tidak pasti"),
        "{waiting}"
    );
    assert!(!waiting.contains("Nilai "), "{waiting}");
    assert_eq!(found[0].1, "umpan-balik-chat.html");
    assert_eq!(made.homeless, ["folder aneh"]);
}

#[test]
fn a_folder_that_only_ends_in_a_number_is_no_participants() {
    let mut book = book("100");
    for (student, label) in [(0, "Ani Lestari_44"), (1, "tugas_3"), (2, "13520003_1")] {
        book.students[student].modules[0].attempts[0].name = label.to_string();
    }
    let chat = chat();
    let made = feedback(batch(&book, &chat), &name("chat"), None).expect("nothing is read");
    let found: Vec<u64> = made
        .pages
        .iter()
        .filter_map(|(path, _)| Some(taken(path)?.0))
        .collect();
    assert_eq!(found, [44, 703, 704, 705, 706, 707]);
    assert_eq!(made.homeless.len(), 3);
}

#[test]
fn nothing_that_a_program_wrote_is_markup_in_a_page() {
    let (book, chat) = (book("100"), chat());
    let made = feedback(batch(&book, &chat), &name("chat"), None).expect("nothing is read");
    for (path, page) in &made.pages {
        assert_tame(page);
        assert!(
            path.chars()
                .all(|next| !next.is_control() && !"\\:*?\"<>|".contains(next)),
            "{path}"
        );
        for wrong in ["<script", "<i>", "<b>", "<siap>", "<Grup>"] {
            assert!(!page.contains(wrong), "{path}: {wrong}");
        }
        // Everything that is opened is closed: but for what has no end, the page is XML.
        let page = page.replace("<!doctype html>", "").replace("<br>", "<br/>");
        let page = page
            .replace("<meta charset=\"utf-8\">", "")
            .replace("content=\"width=device-width\">", "content=\"\"/>");
        roxmltree::Document::parse(page.trim()).expect("every tag has its end");
    }
    assert!(made.pages[1].1.contains("&lt;script&gt;"));
    assert!(made.pages[2].1.contains("=diperagakan &lt;di&gt; kelas"));
}

#[test]
fn a_worksheet_says_which_number_is_whose() {
    let (book, chat) = (book("100"), chat());
    let file = b"Identifier,Full name,ID number,Grade,Last modified (grade)\nParticipant 91,Ani Lestari,13520001,,-\nParticipant 92,../../.ssh_x,13520005,,-\n";
    let made = feedback(batch(&book, &chat), &name("chat"), Some(file)).expect("it is a worksheet");
    let paths: Vec<&str> = made.pages.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "Ani Lestari_91_assignsubmission_file_/umpan-balik-chat.html",
            "ssh x_92_assignsubmission_file_/umpan-balik-chat.html"
        ]
    );
    assert_eq!(made.homeless.len(), 7);
}

#[test]
fn each_module_has_its_own_participants_and_everybody_of_a_group_their_own() {
    let (mut book, chat) = (book("100"), chat());
    for (student, label) in [(0, "Ani Lestari_320001"), (3, "王 小明, 李_320004")] {
        let module = &mut book.students[student].modules[0];
        module.label = Some(label.to_string());
        module.attempts[0].members = vec!["13520001".to_string(), "13520004".to_string()];
    }
    // What another assignment called them says nothing here.
    book.students[1].modules[0].attempts[0].name = "x".to_string();
    book.students[1].modules[1].label = Some("=HYPERLINK_310002".to_string());
    let made = feedback(batch(&book, &chat), &name("chat"), None).expect("nothing is read");
    let found = made.pages.iter().filter_map(|(path, _)| taken(path));
    let numbers: Vec<u64> = found.map(|(number, _)| number).collect();
    assert_eq!(numbers, [320_001, 702, 320_004, 704, 705, 706, 707]);
    assert!(made.homeless[0].starts_with("13520002"));
}

#[test]
fn a_worksheet_of_another_assignment_is_told_by_its_participants() {
    let (mut book, chat) = (book("100"), chat());
    for (student, label) in [(0, "Ani Lestari_31"), (4, "Dewi Sari_35")] {
        book.students[student].modules[0].label = Some(label.to_string());
    }
    let sheet = |first: &str, second: &str| {
        format!(
            "Identifier,Full name,ID number,Grade,Last modified (grade)\nParticipant {first},x,13520001,,-\nParticipant {second},y,13520005,,-\nParticipant 9,z,777,,-\n"
        )
    };
    for (first, second, is_other) in [("31", "35", false), ("31", "45", false), ("41", "45", true)]
    {
        let sheet = sheet(first, second);
        let told = other_assignment(batch(&book, &chat), &name("chat"), sheet.as_bytes());
        let told = told.expect("it is a worksheet");
        assert_eq!(told.is_some(), is_other, "{first} {second}");
        if let Some(told) = told {
            assert!(
                told.en
                    .contains("13520001 Ani Lestari: 41, of the folder 31"),
                "{told:?}"
            );
        }
    }
}
