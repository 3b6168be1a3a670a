//! Lines of a terminal: how wide they are, where they are cut and wrapped. Colours take no room.

use unicode_width::UnicodeWidthChar;

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    letters(text).map(|(_, columns)| columns).sum()
}

/// Each character with its columns; those of a colour have none.
fn letters(text: &str) -> impl Iterator<Item = (char, usize)> + '_ {
    let mut is_colour = false;
    text.chars().map(move |letter| {
        is_colour |= letter == '\u{1b}';
        let columns = if is_colour {
            0
        } else {
            letter.width().unwrap_or(0)
        };
        is_colour &= letter != 'm';
        (letter, columns)
    })
}

/// Not longer than so many columns; what is cut off is shown as `…`.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_string();
    }
    let mut left = most.saturating_sub(1);
    let mut shown = String::new();
    for (letter, columns) in letters(text) {
        if columns > left {
            break;
        }
        left -= columns;
        shown.push(letter);
    }
    if most > 0 {
        shown.push('…');
    }
    shown
}

/// Filled with blanks up to so many columns.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Wrapped between words at the width; every line but the first is indented. A word that is too long is cut through.
pub(super) fn wrapped(text: &str, columns: usize, indent: usize) -> String {
    let room = columns.saturating_sub(indent).max(10);
    let hang = format!("\n{}", " ".repeat(indent));
    let lines: Vec<String> = text.lines().flat_map(|line| of_line(line, room)).collect();
    lines.join(&hang)
}

fn of_line(line: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in line.split(' ').flat_map(|word| pieces(word, room)) {
        let last = lines.len() - 1;
        let needed = width(&lines[last]) + 1 + width(&word);
        if lines[last].is_empty() {
            lines[last] = word;
        } else if needed <= room {
            lines[last].push(' ');
            lines[last].push_str(&word);
        } else {
            lines.push(word);
        }
    }
    lines
}

/// A word, in pieces that fit.
fn pieces(word: &str, room: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for (letter, columns) in letters(word) {
        if used + columns > room {
            pieces.push(String::new());
            used = 0;
        }
        used += columns;
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns_and_colours_none() {
        assert_eq!(width("a漢\u{1b}[31mb\u{1b}[0m"), 4);
        assert_eq!(cut("漢字漢字", 5), "漢字…");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(padded("漢", 4), "漢  ");
    }

    #[test]
    fn words_are_wrapped_and_long_ones_cut_through() {
        assert_eq!(
            wrapped("satu dua tiga empat", 12, 2),
            "satu dua\n  tiga empat"
        );
        assert_eq!(
            wrapped(&"x".repeat(25), 12, 2),
            "xxxxxxxxxx\n  xxxxxxxxxx\n  xxxxx"
        );
        assert_eq!(wrapped("a\nb", 20, 3), "a\n   b");
        assert_eq!(wrapped("", 20, 3), "");
    }
}
