//! Other words for the same thing find the page, and the table of wishes is a table.

use super::super::{Page, aliases, find, headed, markdown, normal, pages};
use crate::scenario::text::Language;
use std::collections::BTreeSet;

fn first(pages: &[Page], word: &str) -> Option<String> {
    find(pages, word).first().map(|page| page.title.clone())
}

#[test]
fn other_words_lead_to_headings_that_are_there() {
    let pages = pages();
    let mut known = BTreeSet::new();
    for (word, headings) in aliases::all() {
        for heading in headings.split(", ") {
            assert!(
                !headed(&pages, &normal(heading)).is_empty(),
                "{word}: {heading}"
            );
        }
        assert!(known.insert(normal(word)), "{word} is there twice");
    }
}

#[test]
fn a_word_finds_what_is_meant_by_it_first() {
    let pages = pages();
    for (word, title) in [
        ("port", "listens on, listen on"),
        ("raw socket", "connect"),
        ("soket mentah", "connect"),
        ("bytes", "sends, send"),
        ("group", "groups"),
        ("dont see", "never sees, never see"),
        ("doesn\u{2019}t see", "never sees, never see"),
        ("mati", "kill"),
        ("exactly once", "times"),
        ("kutip", "yaml"),
        ("case", "patterns"),
        ("angka acak", "vars"),
        ("argument", "args"),
        ("stdout", "sees, see"),
        ("flush", "unflushed"),
        ("threads", "has threads, have threads"),
        ("syntax", "scenario"),
        ("run", "run"),
        ("play", "play"),
        ("mainkan", "run"),
        ("ketik", "types, type"),
        ("serentak", "together"),
        ("galat", "codes"),
        ("grade", "grade"),
        ("How do I", "how-do-i"),
        ("saya ingin", "how-do-i"),
        ("term", "term"),
    ] {
        assert_eq!(first(&pages, word).as_deref(), Some(title), "{word}");
    }
}

#[test]
fn a_word_of_two_pages_shows_both() {
    let pages = pages();
    let titles = |word: &str| -> Vec<String> {
        let found = find(&pages, word);
        found.iter().map(|page| page.title.clone()).collect()
    };
    assert_eq!(titles("term"), ["term", "terminal"]);
    assert_eq!(titles("deadline"), ["deadline", "within", "defaults"]);
}

#[test]
fn the_table_of_wishes_has_two_columns_in_both_languages() {
    let pages = pages();
    let wishes = pages.iter().flat_map(|page| page.wishes);
    for wish in wishes {
        for language in [Language::Id, Language::En] {
            let text = wish.write.shown(language);
            assert!(!text.contains(['|', '`']), "{text}");
        }
        assert!(!wish.want.0.contains('|') && !wish.want.1.contains('|'));
    }
    let manual = markdown::manual(&pages);
    assert!(manual.contains("| type a line | `- ani types: halo` |\n"));
    assert!(manual.contains("| tepat satu kali | `- budi sees: halo`<br>`  times: 1` |\n"));
}
