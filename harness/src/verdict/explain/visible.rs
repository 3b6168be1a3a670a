//! Invisible characters made visible, and long texts made short.

use crate::scenario::text::{harmless, is_hidden};

/// How many characters of somebody's line are told.
const LONGEST: usize = 160;

/// Line ends, tabs, escapes, and blanks where they would not be seen: `·halo··dunia⏎`.
pub fn visible(text: &str) -> String {
    shown(text, false)
}

/// The same of bytes: those that are no text stand there as `\\xff`, as many as there are.
pub fn visible_bytes(bytes: &[u8]) -> String {
    let chunks = bytes.utf8_chunks().map(|chunk| {
        let strange = chunk.invalid().iter();
        let strange: String = strange.map(|byte| format!("\\x{byte:02x}")).collect();
        chunk.valid().to_string() + &strange
    });
    visible(&chunks.collect::<String>())
}

/// The same, with every blank shown.
pub(super) fn all_visible(text: &str) -> String {
    shown(text, true)
}

fn shown(text: &str, every_blank: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_edge = |at: usize| {
        let beside = |other: Option<&char>| other.is_none_or(|next| next.is_whitespace());
        beside(letters.get(at + 1))
            || at
                .checked_sub(1)
                .is_none_or(|before| beside(letters.get(before)))
    };
    let mut shown = String::new();
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            ' ' if every_blank || is_edge(at) => shown.push('·'),
            '\n' => shown.push('⏎'),
            '\t' => shown.push('⇥'),
            '\u{0}'..='\u{1f}' => shown.push(picture(*letter)),
            '\u{7f}' => shown.push('␡'),
            '\u{a0}' => shown.push('⍽'),
            other if is_hidden(*other) => shown.extend(other.escape_default()),
            other => shown.push(*other),
        }
    }
    shown
}

/// The picture that Unicode has for a control character: `␛`.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or('\u{fffd}')
}

/// Somebody's line, harmless and not too long.
pub(super) fn short(text: &str) -> String {
    let text = text.trim_end_matches(['\r', '\n']);
    let is_long = text.chars().nth(LONGEST).is_some();
    let cut: String = text.chars().take(LONGEST).collect();
    harmless(&cut) + if is_long { "…" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(visible(" halo  dunia ya\n"), "·halo··dunia ya⏎");
        assert_eq!(visible("a\tb\r\u{1b}[1m\u{7f}"), "a⇥b␍␛[1m␡");
        assert_eq!(visible("a\u{a0}b\u{200b}"), "a⍽b\\u{200b}");
        assert_eq!(all_visible("a b"), "a·b");
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_one_by_one() {
        assert_eq!(visible_bytes(b"\xff\xfe\x801 2\n"), "\\xff\\xfe\\x801 2⏎");
        assert_eq!(visible_bytes("kafé\u{0}".as_bytes()), "kafé␀");
        assert_eq!(visible_bytes(b"a\xe4\xb8"), "a\\xe4\\xb8");
    }

    #[test]
    fn a_long_line_is_cut_and_says_so() {
        assert_eq!(short("halo\n"), "halo");
        assert_eq!(short(&"x".repeat(1_000)).chars().count(), LONGEST + 1);
        assert_eq!(short("a\u{1b}b"), "a\\u{1b}b");
    }
}
