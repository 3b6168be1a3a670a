//! An SVG picture that grows shape by shape: coloured for light and dark, with names for those who cannot see it.

mod style;

use super::Figure;
use crate::scenario::text::harmless;
use std::fmt::Write;
use style::STYLE;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The width of a letter and the height of a line of monospaced text, in pixels.
pub(super) const LETTER: u32 = 8;
pub(super) const LINE: u32 = 18;

/// A place, from the left and from above.
pub(super) type Place = (u32, u32);

#[derive(Debug)]
pub(super) struct Drawing {
    width: u32,
    height: u32,
    shapes: String,
}

impl Drawing {
    pub(super) fn new(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            shapes: String::new(),
        }
    }

    pub(super) fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    pub(super) fn rectangle(&mut self, class: &str, (x, y): Place, (w, h): (u32, u32)) {
        self.shape(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>"
        ));
    }

    /// With round corners.
    pub(super) fn card(&mut self, class: &str, (x, y): Place, (w, h): (u32, u32)) {
        self.shape(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"6\"/>"
        ));
    }

    pub(super) fn circle(&mut self, class: &str, (x, y): Place, radius: u32) {
        self.shape(&format!(
            "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"
        ));
    }

    pub(super) fn line(&mut self, class: &str, (x1, y1): Place, (x2, y2): Place) {
        self.shape(&format!(
            "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"
        ));
    }

    /// From one place to another on the same height, with a head.
    pub(super) fn arrow(&mut self, class: &str, from: Place, to: Place) {
        self.line(class, from, to);
        let (x, y) = to;
        let back = if x > from.0 {
            x.saturating_sub(8)
        } else {
            x + 8
        };
        let (above, below) = (y.saturating_sub(4), y + 4);
        self.shape(&format!(
            "<path class=\"head\" d=\"M{x} {y}L{back} {above}L{back} {below}Z\"/>"
        ));
    }

    /// Text whose letters stand in columns; blanks at its ends and in rows are places, not letters.
    pub(super) fn text(&mut self, class: &str, (x, y): Place, text: &str) {
        let text = harmless(text);
        for (column, run) in runs(&text) {
            self.run(class, (x + column * LETTER, y), run);
        }
    }

    /// Text through which no line goes that was drawn before.
    pub(super) fn label(&mut self, class: &str, (x, y): Place, text: &str) {
        let corner = (x.saturating_sub(2), y.saturating_sub(LINE - 6));
        self.rectangle("page", corner, (wide(text) + 4, LINE - 2));
        self.text(class, (x, y), text);
    }

    /// Its last letter ends here.
    pub(super) fn text_until(&mut self, class: &str, (x, y): Place, text: &str) {
        let text = harmless(text);
        self.text(class, (x.saturating_sub(wide(&text)), y), &text);
    }

    pub(super) fn text_around(&mut self, class: &str, (x, y): Place, text: &str) {
        let text = harmless(text);
        self.text(class, (x.saturating_sub(wide(&text) / 2), y), &text);
    }

    /// Letters without rows of blanks, exactly as wide as their columns.
    fn run(&mut self, class: &str, (x, y): Place, run: &str) {
        let (length, run) = (wide(run), escaped(run));
        let class = match class {
            "" => String::new(),
            class => format!(" class=\"{class}\""),
        };
        self.shape(&format!(
            "<text{class} x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{run}</text>"
        ));
    }

    /// Another drawing inside this one.
    pub(super) fn place(&mut self, (x, y): Place, other: &Self) {
        self.shape(&format!(
            "<g transform=\"translate({x} {y})\">\n{}</g>",
            other.shapes
        ));
    }

    fn shape(&mut self, shape: &str) {
        // Writing into a string cannot fail.
        writeln!(self.shapes, "{shape}").unwrap_or_default();
    }

    pub(super) fn into_figure(self, name: &str, title: &str, description: &str) -> Figure {
        let (width, height) = (self.width, self.height);
        let (title, description) = (harmless(title), harmless(description));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">\n\
             <title>{label}</title>\n<desc>{desc}</desc>\n<style>{STYLE}</style>\n\
             <rect class=\"page\" width=\"{width}\" height=\"{height}\"/>\n{}</svg>\n",
            self.shapes,
            label = escaped(&title),
            desc = escaped(&description),
        );
        Figure {
            name: name.to_string(),
            title,
            description,
            width,
            height,
            svg,
        }
    }
}

/// How many pixels a text is wide.
pub(super) fn wide(text: &str) -> u32 {
    u32::try_from(text.width()).unwrap_or(0) * LETTER
}

/// As much of a text as fits into so many pixels.
pub(super) fn fitting(text: &str, pixels: u32) -> String {
    if wide(text) <= pixels {
        return text.to_string();
    }
    let room = (pixels / LETTER).saturating_sub(1) as usize;
    let mut used = 0;
    let fits = |next: &char| {
        used += next.width().unwrap_or(0);
        used <= room
    };
    let cut: String = text.chars().take_while(fits).collect();
    cut + "…"
}

/// Words with single blanks between them, each with its column: viewers do not agree about rows of blanks.
/// Letters that a font may draw wider or narrower stand alone.
fn runs(text: &str) -> Vec<(u32, &str)> {
    let mut runs: Vec<Piece> = Vec::new();
    let (mut column, mut blanks) = (0, 2);
    for (from, letter) in text.char_indices() {
        let to = from + letter.len_utf8();
        let width = u32::try_from(letter.width().unwrap_or(0)).unwrap_or(0);
        let is_plain = letter.is_ascii();
        match runs.last_mut() {
            _ if letter == ' ' => blanks += 1,
            // A mark belongs to the letter before it.
            Some(run) if width == 0 => run.to = to,
            Some(run) if blanks < 2 && run.is_plain && is_plain => {
                (run.to, blanks) = (to, 0);
            }
            _ => {
                runs.push(Piece {
                    column,
                    from,
                    to,
                    is_plain,
                });
                blanks = 0;
            }
        }
        column += width;
    }
    let shown = runs.into_iter();
    shown
        .map(|run| (run.column, &text[run.from..run.to]))
        .collect()
}

/// A part of a text, and where it stands.
struct Piece {
    column: u32,
    from: usize,
    to: usize,
    is_plain: bool,
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for next in text.chars() {
        match next {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // XML has no place for them.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_blanks_are_places() {
        assert_eq!(runs("  a b   c "), [(2, "a b"), (8, "c")]);
        assert_eq!(runs("a  世b"), [(0, "a"), (3, "世"), (5, "b")]);
        assert_eq!(runs("he\u{301}llo ya"), [(0, "he\u{301}llo ya")]);
        assert_eq!(
            runs("h\u{e9}\u{301}x"),
            [(0, "h"), (1, "\u{e9}\u{301}"), (2, "x")]
        );
        assert_eq!(runs("   "), []);
        let mut drawing = Drawing::new(100, 20);
        drawing.text("typed", (0, 10), "a  bc");
        assert!(
            drawing
                .shapes
                .contains("x=\"24\" y=\"10\" textLength=\"16\"")
        );
    }

    #[test]
    fn a_text_that_is_too_wide_says_so() {
        assert_eq!(fitting("halo", 32), "halo");
        assert_eq!(fitting("halo!", 32), "hal…");
        assert_eq!(fitting("世界世界", 32), "世…");
    }

    #[test]
    fn what_is_shown_cannot_end_what_shows_it() {
        let mut drawing = Drawing::new(100, 20);
        let text = "</text><script>alert(1)</script>\u{1b}[31m\u{202e}\u{ffff}&";
        drawing.text("", (0, 10), text);
        let svg = drawing.into_figure("x", text, text).svg;
        assert!(!svg.contains("<script") && !svg.contains(['\u{1b}', '\u{202e}', '\u{ffff}']));
        assert!(svg.contains("&lt;/text&gt;&lt;script&gt;"));
    }
}
