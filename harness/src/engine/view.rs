//! What an actor's terminal says, as text that grows: UTF-8 decoded, CRLF as LF, escapes removed.
//!
//! Beside the text as it is stands the same text *folded*, in which tolerant patterns are found:
//! small letters, and every run of blanks as one.

use vte::{Parser, Perform};

/// How much text is kept to be searched; older text has been looked at long ago.
const LONGEST: usize = 1024 * 1024;

#[derive(Default)]
pub struct View {
    parser: Parser,
    text: Text,
}

#[derive(Default)]
struct Text {
    /// How many bytes of text came before what is kept.
    base: usize,
    kept: String,
    folded: String,
    /// For each byte of `folded`, where in `kept` the character that it came from begins.
    origins: Vec<u32>,
    carriage_returned: bool,
}

impl View {
    pub fn feed(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.text, bytes);
        self.text.forget();
    }

    /// Where the text ends; places count all bytes of text that ever came.
    pub fn end(&self) -> usize {
        self.text.base + self.text.kept.len()
    }

    /// Where the text that is still known begins.
    pub fn begin(&self) -> usize {
        self.text.base
    }

    /// The text that is still known.
    pub fn text(&self) -> &str {
        &self.text.kept
    }

    pub(super) fn folded(&self) -> &str {
        &self.text.folded
    }

    /// The first byte of the folded text that comes from `place` or later.
    pub(super) fn folded_from(&self, place: usize) -> usize {
        let inside = place.saturating_sub(self.text.base);
        self.text
            .origins
            .partition_point(|origin| (*origin as usize) < inside)
    }

    /// The place of the character from which a byte of the folded text came.
    pub(super) fn place_before(&self, folded: usize) -> usize {
        self.text.base + self.text.origins[folded] as usize
    }

    /// The place behind the character from which a byte of the folded text came.
    pub(super) fn place_behind(&self, folded: usize) -> usize {
        let origin = self.text.origins[folded] as usize;
        let length = self.text.kept[origin..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        self.text.base + origin + length
    }
}

impl Text {
    fn push(&mut self, character: char) {
        if std::mem::take(&mut self.carriage_returned) && character != '\n' {
            self.put('\r');
        }
        match character {
            '\r' => self.carriage_returned = true,
            _ => self.put(character),
        }
    }

    fn put(&mut self, character: char) {
        // What is kept has a bound far below four gigabytes.
        let origin = u32::try_from(self.kept.len()).unwrap_or(u32::MAX);
        self.kept.push(character);
        let is_blank = |next: char| matches!(next, ' ' | '\t');
        if is_blank(character) {
            if !self.folded.ends_with(' ') {
                self.fold(' ', origin);
            }
            return;
        }
        for small in character.to_lowercase() {
            self.fold(small, origin);
        }
    }

    fn fold(&mut self, character: char, origin: u32) {
        self.folded.push(character);
        self.origins.resize(self.folded.len(), origin);
    }

    /// Keeps the younger half of a text that has become too long.
    fn forget(&mut self) {
        if self.kept.len() <= LONGEST {
            return;
        }
        let cut = boundary_before(&self.kept, self.kept.len() - LONGEST / 2);
        let folded_cut = self
            .origins
            .partition_point(|origin| (*origin as usize) < cut);
        self.kept.drain(..cut);
        self.folded.drain(..folded_cut);
        self.origins.drain(..folded_cut);
        let cut_32 = u32::try_from(cut).unwrap_or(u32::MAX);
        self.origins.iter_mut().for_each(|origin| *origin -= cut_32);
        self.base += cut;
    }
}

/// The last place at `at` or before it where a character begins.
pub(super) fn boundary_before(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|place| text.is_char_boundary(*place))
        .unwrap_or(0)
}

impl Perform for Text {
    fn print(&mut self, character: char) {
        self.push(character);
    }

    fn execute(&mut self, byte: u8) {
        if matches!(byte, b'\n' | b'\r' | b'\t') {
            self.push(char::from(byte));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(pieces: &[&[u8]]) -> String {
        let mut view = View::default();
        pieces.iter().for_each(|piece| view.feed(piece));
        view.text().to_string()
    }

    #[test]
    fn escapes_are_removed_and_lines_end_in_lf() {
        assert_eq!(
            seen(&[b"\x1b[1;32mhalo\x1b[0m\r\ndunia\x07\n"]),
            "halo\ndunia\n"
        );
        assert_eq!(seen(&[b"\x1b]0;judul\x07x\x1b]0;judul\x1b\\y"]), "xy");
        assert_eq!(seen(&[b"a\rb"]), "a\rb");
    }

    #[test]
    fn it_is_the_same_text_however_the_bytes_come() {
        let bytes =
            "h\u{e9}llo \u{1f44b}\r\n\u{1b}[31mmerah\u{1b}[0m\r\r\nx\u{1b}]2;t\u{7}y".as_bytes();
        let whole = seen(&[bytes]);
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(seen(&single), whole);
        assert_eq!(whole, "h\u{e9}llo \u{1f44b}\nmerah\r\nxy");
    }

    #[test]
    fn invalid_utf_8_is_shown_as_such() {
        assert_eq!(seen(&[b"a\xffb"]), "a\u{fffd}b");
    }

    #[test]
    fn folding_makes_letters_small_and_runs_of_blanks_one() {
        let mut view = View::default();
        view.feed("Angka \t 7 MERUPAKAN\u{a0}\u{130}".as_bytes());
        assert_eq!(view.folded(), "angka 7 merupakan\u{a0}i\u{307}");
        let seven = view.folded().find('7').expect("it is there");
        assert_eq!(view.place_behind(seven), "Angka \t 7".len());
        assert_eq!(view.folded_from("Angka \t ".len()), seven);
    }

    #[test]
    fn a_flood_is_forgotten_but_not_its_length() {
        let mut view = View::default();
        for _ in 0..600 {
            view.feed("\u{e9}y\n".repeat(1_000).as_bytes());
        }
        assert_eq!(view.end(), 600 * 4_000);
        assert!(view.text().len() <= LONGEST && view.begin() + view.text().len() == view.end());
        assert_eq!(view.folded_from(view.end()), view.folded().len());
        assert!(view.text().ends_with("\u{e9}y\n"));
    }
}
