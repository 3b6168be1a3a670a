//! An SVG picture that grows shape by shape: coloured for light and dark, with names for those who cannot see it.

use super::Figure;
use crate::scenario::text::harmless;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The width of a letter and the height of a line of monospaced text, in pixels.
pub(super) const LETTER: u32 = 8;
pub(super) const LINE: u32 = 18;

const STYLE: &str = "\
.page{fill:#fff}.bar{fill:#e6e8eb}.frame{fill:none;stroke:#8c959f}.line{stroke:#57606a}.soft{stroke:#d0d7de}\
.wait{fill:#d4a72c}.work{fill:#2f81f7}\
text{font:13px 'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#1f2328}\
text.dim{fill:#57606a}text.typed{fill:#0550ae;font-weight:bold}\
@media (prefers-color-scheme:dark){\
.page{fill:#0d1117}.bar{fill:#21262d}.frame{stroke:#6e7681}.line{stroke:#9198a1}.soft{stroke:#30363d}\
.wait{fill:#9e6a03}.work{fill:#1f6feb}\
text{fill:#e6edf3}text.dim{fill:#9198a1}text.typed{fill:#79c0ff}}";

pub(super) struct Drawing {
    width: u32,
    height: u32,
    shapes: String,
}

impl Drawing {
    pub(super) fn new(width: u32, height: u32) -> Self {
        let mut drawing = Self {
            width,
            height,
            shapes: String::new(),
        };
        drawing.rectangle("page", (0, 0), (width, height));
        drawing
    }

    pub(super) fn rectangle(&mut self, class: &str, (x, y): (u32, u32), (w, h): (u32, u32)) {
        let shape =
            format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>\n");
        self.shapes.push_str(&shape);
    }

    pub(super) fn line(&mut self, class: &str, (x1, y1): (u32, u32), (x2, y2): (u32, u32)) {
        let shape =
            format!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>\n");
        self.shapes.push_str(&shape);
    }

    /// From one place to another, with a head.
    pub(super) fn arrow(&mut self, from: (u32, u32), to: (u32, u32)) {
        self.line("line", from, to);
        let back = if to.0 > from.0 {
            to.0.saturating_sub(7)
        } else {
            to.0 + 7
        };
        self.line("line", (back, to.1.saturating_sub(4)), to);
        self.line("line", (back, to.1 + 4), to);
    }

    /// Text whose letters stand in columns; blanks at its ends and in rows are places, not letters.
    pub(super) fn text(&mut self, class: &str, (x, y): (u32, u32), text: &str) {
        let mut column = 0;
        for run in runs(&harmless(text)) {
            let width = u32::try_from(run.width()).unwrap_or(0);
            if !run.starts_with(' ') {
                let (x, length) = (x + column * LETTER, width * LETTER);
                let run = escaped(run);
                // Writing into a string cannot fail.
                writeln!(
                    self.shapes,
                    "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{run}</text>"
                )
                .unwrap_or_default();
            }
            column += width;
        }
    }

    pub(super) fn into_figure(self, name: &str, title: &str, description: &str) -> Figure {
        let (width, height) = (self.width, self.height);
        let (title, description) = (harmless(title), harmless(description));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">\n\
             <title>{label}</title>\n<desc>{desc}</desc>\n<style>{STYLE}</style>\n{}</svg>\n",
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

/// Words with single blanks between them, and rows of blanks, in turn: viewers do not agree about blanks.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let end = match blanks {
            0 => rest.find("  ").unwrap_or(rest.trim_end_matches(' ').len()),
            blanks => blanks,
        };
        let (run, behind) = rest.split_at(end);
        runs.push(run);
        rest = behind;
    }
    runs
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
    fn blanks_in_rows_are_places() {
        assert_eq!(runs("  a b   c "), ["  ", "a b", "   ", "c", " "]);
        let mut drawing = Drawing::new(100, 20);
        drawing.text("typed", (0, 10), "a  世b");
        assert!(
            drawing
                .shapes
                .contains("x=\"24\" y=\"10\" textLength=\"24\"")
        );
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
