//! Pages of feedback, found as Moodle finds them.

use super::super::feedback;
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
    assert_eq!(numbers, BTreeSet::from([700, 701, 702, 703, 704, 707]));
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
    assert_eq!(found, [44, 703, 704, 707]);
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
    assert_eq!(made.homeless.len(), 5);
}
