//! Actors' terminals side by side, as boxes of text.

use super::flow::{cut, padded, width};
use super::window::{Cell, Window};
use super::{BOLD, DIM, Look};
use crate::scenario::text::{Text, harmless};
use unicode_width::UnicodeWidthChar;

/// The narrowest and the lowest box that is worth looking at, with its borders.
const NARROWEST: usize = 26;
const LOWEST: usize = 4;
/// The colour of what was typed: dim and underlined.
const TYPED: &str = "2;4";

/// Boxes that fill so many lines, each with the last lines of its terminal; what does not fit is counted.
pub fn frame(look: &Look, windows: &[Window], height: usize) -> String {
    let Grid { columns, rows } = Grid::of(windows.len(), look.width, height);
    let shown = windows.len().min(columns * rows);
    let left_out = windows.len() - shown;
    let height = if left_out > 0 {
        height.saturating_sub(1)
    } else {
        height
    };
    let mut text = String::new();
    let mut left = height;
    for (row, line) in windows[..shown].chunks(columns.max(1)).enumerate() {
        let rows_left = shown.div_ceil(columns) - row;
        let tall = left / rows_left.max(1);
        left -= tall;
        text.push_str(&beside(look, line, tall));
    }
    if left_out > 0 {
        let more = Text::new(
            format!("… dan {left_out} terminal lain"),
            format!("… and {left_out} more terminals"),
        );
        text.push_str(&look.painted(look.say(&more), DIM));
        text.push('\n');
    }
    text
}

struct Grid {
    columns: usize,
    rows: usize,
}

impl Grid {
    /// As few rows as the width allows, and boxes of one size.
    fn of(count: usize, width: usize, height: usize) -> Self {
        let widest = (width / NARROWEST).clamp(1, count.max(1));
        let rows = count.div_ceil(widest).max(1);
        let highest = (height / LOWEST).max(1);
        let columns = count.div_ceil(rows).max(1);
        if rows <= highest {
            return Self { columns, rows };
        }
        // One line is for telling how many are left out.
        let rows = (height.saturating_sub(1) / LOWEST).max(1);
        Self {
            columns: widest,
            rows,
        }
    }
}

/// Boxes of one row.
fn beside(look: &Look, windows: &[Window], tall: usize) -> String {
    let each = look.width / windows.len().max(1);
    let boxes: Vec<Vec<String>> = windows
        .iter()
        .map(|window| boxed(look, window, each, tall))
        .collect();
    let mut text = String::new();
    for at in 0..tall {
        let line: Vec<&str> = boxes
            .iter()
            .filter_map(|lines| lines.get(at).map(String::as_str))
            .collect();
        text.push_str(line.concat().trim_end());
        text.push('\n');
    }
    text
}

fn boxed(look: &Look, window: &Window, wide: usize, tall: usize) -> Vec<String> {
    let inside = wide.saturating_sub(4);
    let title = cut(&harmless(&window.title), inside.saturating_sub(2));
    let rest = wide.saturating_sub(width(&title) + 5);
    let dim = |text: &str| look.painted(text, DIM);
    let mut lines = vec![format!(
        "{}{}{}",
        dim("┌─ "),
        look.painted(&title, BOLD),
        dim(&format!(" {}┐", "─".repeat(rest)))
    )];
    let room = tall.saturating_sub(2);
    let last = last_rows(window, look, inside, room);
    for at in 0..room {
        let row = last.get(at).map_or("", String::as_str);
        lines.push(format!("{} {} {}", dim("│"), padded(row, inside), dim("│")));
    }
    lines.push(dim(&format!("└{}┘", "─".repeat(wide.saturating_sub(2)))));
    lines
}

/// The last rows of a terminal, wrapped at the width as a terminal does it.
fn last_rows(window: &Window, look: &Look, wide: usize, tall: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for line in window.lines().rev() {
        let is_open_end = rows.is_empty() && line.is_empty();
        let mut of_line = wrapped(look, line, wide);
        if is_open_end {
            continue;
        }
        of_line.reverse();
        rows.extend(of_line);
        if rows.len() >= tall {
            break;
        }
    }
    rows.truncate(tall);
    rows.reverse();
    rows
}

/// A line in rows; what was typed is dim and underlined, or has a `›` before it where there are no colours.
fn wrapped(look: &Look, line: &[Cell], wide: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    let (mut used, mut run, mut was_typed) = (0, String::new(), false);
    let marked = |run: &str, typed: bool| match typed {
        true => look.painted(run, TYPED),
        false => run.to_string(),
    };
    for cell in line {
        let begins = cell.is_typed && !was_typed && !look.colour;
        let sign = begins.then_some('›');
        if cell.is_typed != was_typed {
            push(&mut rows, &marked(&run, was_typed));
            run.clear();
            was_typed = cell.is_typed;
        }
        for letter in sign.into_iter().chain([cell.letter]) {
            let columns = letter.width().unwrap_or(0);
            if used + columns > wide {
                push(&mut rows, &marked(&run, was_typed));
                run.clear();
                rows.push(String::new());
                used = 0;
            }
            run.push(letter);
            used += columns;
        }
    }
    push(&mut rows, &marked(&run, was_typed));
    rows
}

fn push(rows: &mut [String], text: &str) {
    if let Some(row) = rows.last_mut() {
        row.push_str(text);
    }
}
