//! Text with a little Markdown in it, as lines for a terminal.

/// How a character is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Plain,
    Code,
    Bold,
    Slant,
}

type Cell = (char, Face);

pub(super) struct Flow {
    pub(super) width: usize,
    pub(super) colour: bool,
}

impl Flow {
    /// Paragraphs and lists, wrapped at the width.
    pub(super) fn lines(&self, text: &str) -> String {
        let lines: Vec<String> = text.lines().map(|line| self.line(line)).collect();
        lines.join("\n")
    }

    fn line(&self, line: &str) -> String {
        let hang = " ".repeat(mark(line));
        let mut lines: Vec<Vec<Cell>> = vec![Vec::new()];
        for word in words(self.cells(line)) {
            let room = self
                .width
                .saturating_sub(if lines.len() > 1 { hang.len() } else { 0 });
            let last = lines.len() - 1;
            let needed = lines[last].len() + usize::from(!lines[last].is_empty()) + word.len();
            if needed > room && !lines[last].is_empty() {
                lines.push(word);
                continue;
            }
            if !lines[last].is_empty() {
                lines[last].push((' ', Face::Plain));
            }
            lines[last].extend(word);
        }
        let set: Vec<String> = lines.iter().map(|line| set(line)).collect();
        set.join(&format!("\n{hang}"))
    }

    /// Characters with their faces; without colours the quotes around code stay.
    fn cells(&self, line: &str) -> Vec<Cell> {
        let mut cells = Vec::new();
        let mut face = Face::Plain;
        let mut rest = line.chars().peekable();
        while let Some(next) = rest.next() {
            let (sign, of) = match next {
                '`' => (true, Face::Code),
                '*' if face != Face::Code && rest.next_if_eq(&'*').is_some() => (true, Face::Bold),
                '*' if face != Face::Code => (true, Face::Slant),
                _ => (false, face),
            };
            let shown = !sign || (of == Face::Code && !self.colour);
            if shown {
                let face = if self.colour || of == Face::Code {
                    of
                } else {
                    Face::Plain
                };
                cells.push((next, face));
            }
            if sign {
                face = if face == of { Face::Plain } else { of };
            }
        }
        if !self.colour {
            return quiet(cells);
        }
        cells
    }
}

/// Code stays one word, but nothing is coloured.
fn quiet(cells: Vec<Cell>) -> Vec<Cell> {
    let plain = |(next, face)| match (next, face) {
        (' ', Face::Code) => ('\u{a0}', Face::Plain),
        (next, _) => (next, Face::Plain),
    };
    cells.into_iter().map(plain).collect()
}

/// How far the lines of an item are indented beneath its mark: `- ` or `1. `.
fn mark(line: &str) -> usize {
    if line.starts_with("- ") {
        return 2;
    }
    match line.split_once(". ") {
        Some((number, _))
            if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            number.len() + 2
        }
        _ => 0,
    }
}

/// Cut at blanks; a blank inside code does not divide.
fn words(cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    let mut words: Vec<Vec<Cell>> = vec![Vec::new()];
    for (next, face) in cells {
        if next == ' ' && face != Face::Code {
            words.push(Vec::new());
        } else if let Some(word) = words.last_mut() {
            word.push((next, face));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn set(line: &[Cell]) -> String {
    let mut text = String::new();
    let mut now = Face::Plain;
    for (next, face) in line {
        if *face != now {
            text.push_str(escape(*face));
            now = *face;
        }
        text.push(if *next == '\u{a0}' { ' ' } else { *next });
    }
    if now != Face::Plain {
        text.push_str(escape(Face::Plain));
    }
    text
}

fn escape(face: Face) -> &'static str {
    match face {
        Face::Plain => "\u{1b}[0m",
        Face::Code => "\u{1b}[0;36m",
        Face::Bold => "\u{1b}[0;1m",
        Face::Slant => "\u{1b}[0;3m",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_list_hang_beneath_their_mark() {
        let flow = Flow {
            width: 14,
            colour: false,
        };
        assert_eq!(
            flow.lines("- satu dua tiga empat\n\n10. lima enam"),
            "- satu dua\n  tiga empat\n\n10. lima enam"
        );
    }

    #[test]
    fn code_is_never_cut_and_its_stars_are_its_own() {
        let flow = Flow {
            width: 10,
            colour: false,
        };
        assert_eq!(
            flow.lines("pola **itu** `/a .*b/` x"),
            "pola itu\n`/a .*b/`\nx"
        );
    }

    #[test]
    fn colours_take_the_place_of_signs() {
        let flow = Flow {
            width: 80,
            colour: true,
        };
        assert_eq!(
            flow.lines("a `b` *c*"),
            "a \u{1b}[0;36mb\u{1b}[0m \u{1b}[0;3mc\u{1b}[0m"
        );
    }
}
