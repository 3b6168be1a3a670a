//! The lines of a file, found once.

/// A file's lines, counted from one.
pub struct Lines<'source>(Vec<Line<'source>>);

struct Line<'source> {
    text: &'source str,
    /// How many characters there are.
    width: usize,
    /// Where every so many characters begin, in bytes; empty where each is one byte.
    steps: Vec<usize>,
}

/// How many characters there are from one noted beginning to the next.
const STRIDE: usize = 64;

impl<'source> Lines<'source> {
    pub fn of(source: &'source str) -> Self {
        let line = |text: &'source str| {
            let starts = text.char_indices().map(|(at, _)| at);
            let steps = match text.is_ascii() {
                true => Vec::new(),
                false => starts.step_by(STRIDE).collect(),
            };
            let width = text.chars().count();
            Line { text, width, steps }
        };
        Self(source.lines().map(line).collect())
    }

    fn line(&self, number: usize) -> Option<&Line<'source>> {
        number.checked_sub(1).and_then(|at| self.0.get(at))
    }

    /// The line of this number; nothing where there is none.
    pub fn get(&self, number: usize) -> &'source str {
        self.line(number).map_or("", |line| line.text)
    }

    /// How many characters a line has.
    pub fn width(&self, number: usize) -> usize {
        self.line(number).map_or(0, |line| line.width)
    }

    /// What stands in a line from a column on, found without a walk over all that is before it:
    /// of a long line every value may be asked for.
    pub fn rest(&self, number: usize, column: usize) -> &'source str {
        let Some(line) = self.line(number) else {
            return "";
        };
        let before = column.saturating_sub(1);
        if line.steps.is_empty() {
            return line.text.get(before..).unwrap_or_default();
        }
        let near = line.steps.get(before / STRIDE);
        let near = near.map_or("", |at| &line.text[*at..]);
        let start = near.char_indices().nth(before % STRIDE);
        start.map_or("", |(at, _)| &near[at..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_line_is_found_by_characters() {
        let long: String = ('a'..='z').cycle().take(1_000).collect();
        for line in [
            long.clone(),
            long.replace('c', "é"),
            long.replace('c', "👋"),
        ] {
            let source = format!("first\n{line}\n");
            let lines = Lines::of(&source);
            for column in 1..=1_010 {
                let walked: String = line.chars().skip(column - 1).collect();
                assert_eq!(lines.rest(2, column), walked, "column {column}");
            }
        }
        assert_eq!(Lines::of("one").rest(2, 1), "");
    }
}
