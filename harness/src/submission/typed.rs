//! What was typed into Moodle's page instead of being handed in as files: an instructor must look at it.

use crate::scenario::text::{Text, harmless};
use crate::world::files;
use std::io::Read;
use std::path::Path;

/// How much of it is read, and how much is told.
const MOST_BYTES: u64 = 64 * 1024;
const MOST_LETTERS: usize = 120;

/// Why nothing of it can be graded, with its first words.
pub(super) fn only_typed(folder: &Path) -> Text {
    let tree = files::tree(folder).unwrap_or_default();
    let read = |name: &String| {
        let file = files::ordinary(&folder.join(name)).ok()?;
        let mut bytes = Vec::new();
        file.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
        Some(words(&String::from_utf8_lossy(&bytes)))
    };
    let said = tree.files.iter().find_map(read).unwrap_or_default();
    Text::new(
        format!("tidak ada berkas, hanya teks yang diketik di Moodle: {said}"),
        format!("there are no files, only text that was typed in Moodle: {said}"),
    )
}

/// The first words of a page; where a link shows none of itself, its address.
fn words(page: &str) -> String {
    let mut text = String::new();
    let mut parts = page.split('<');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (tag, shown) = part.split_once('>').unwrap_or((part, ""));
        let address = tag.split_once("href=\"").map(|(_, rest)| rest);
        let address = address.and_then(|rest| rest.split('"').next());
        let address = address.filter(|address| !page.contains(&format!(">{address}<")));
        for piece in [address.unwrap_or_default(), shown] {
            text.push(' ');
            text.push_str(piece);
        }
    }
    let text = text.replace("&nbsp;", " ").replace("&amp;", "&");
    let all: Vec<&str> = text.split_whitespace().collect();
    let all = all.join(" ");
    let mut said: String = all.chars().take(MOST_LETTERS).collect();
    if said.len() < all.len() {
        said.push('…');
    }
    harmless(&said)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_page_is_told_by_its_words_and_its_links() {
        for (page, told) in [
            ("<p>Ini&nbsp;tugas <b>saya</b></p>", "Ini tugas saya"),
            (
                "<a href=\"https://x.id/a?b=1\">di sini</a>",
                "https://x.id/a?b=1 di sini",
            ),
            (
                "<a href=\"https://x.id\">https://x.id</a>\u{1b}[2J",
                "https://x.id \\u{1b}[2J",
            ),
            ("", ""),
        ] {
            assert_eq!(words(page), told);
        }
        assert_eq!(words(&"kata ".repeat(100)).chars().count(), 121);
    }
}
