//! Complaints as text for a terminal, and as JSON for editors and CI.

use super::{Complaint, Lines, Place, Reading, Severity};
use crate::scenario::text::{Language, Text, harmless, is_hidden};
use serde_json::json;
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthChar;

pub struct Shown {
    pub language: Language,
    pub colour: bool,
}

/// A line longer than this is cut, and how much of it is shown before and behind the mark.
const LONGEST: usize = 160;
const BEFORE: usize = 60;
const BEHIND: usize = 40;

impl Shown {
    /// The complaint, the line it is about with the place marked, and what to do.
    pub fn complaint(&self, path: &str, lines: &Lines<'_>, complaint: &Complaint) -> String {
        let Complaint {
            code,
            place,
            problem,
            advice,
        } = complaint;
        let (label, hue) = match code.severity() {
            Severity::Error => (Text::new("galat", "error"), "31"),
            Severity::Warning => (Text::new("peringatan", "warning"), "33"),
        };
        let head = self.painted(
            &format!("{}[{}]", label.in_language(self.language), code.word()),
            hue,
        );
        let number = place.line.to_string();
        let gutter = " ".repeat(number.len());
        let problem = self.painted(problem.in_language(self.language), "1");
        let mut text = format!(
            "{head}: {problem}\n{gutter}--> {}:{}:{}\n",
            harmless(path),
            place.line,
            place.column
        );
        if !lines.get(place.line).is_empty() {
            let (line, mark) = marked(lines, *place);
            let mark = self.painted(&mark, hue);
            text.push_str(&format!(
                "{gutter} |\n{number} | {line}\n{gutter} | {mark}\n"
            ));
        }
        text.push_str(&format!(
            "{gutter} = {}\n",
            advice.in_language(self.language)
        ));
        text
    }

    /// All complaints, file by file, with an empty line behind each.
    pub fn complaints(
        &self,
        complaints: &[(String, Complaint)],
        sources: &BTreeMap<String, Vec<u8>>,
    ) -> String {
        let mut by_file: BTreeMap<&str, Vec<&Complaint>> = BTreeMap::new();
        for (path, complaint) in complaints {
            by_file.entry(path).or_default().push(complaint);
        }
        let mut text = String::new();
        for (path, complaints) in by_file {
            let source = sources
                .get(path)
                .map(|bytes| String::from_utf8_lossy(bytes));
            let lines = Lines::of(source.as_deref().unwrap_or_default());
            for complaint in complaints {
                text.push_str(&self.complaint(path, &lines, complaint));
                text.push('\n');
            }
        }
        text
    }

    /// One line at the end: how much was read, and how much is wrong.
    pub fn summary(&self, reading: &Reading, files: usize) -> String {
        let count = |severity| {
            reading
                .complaints
                .iter()
                .filter(|(_, complaint)| complaint.code.severity() == severity)
                .count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let text = if errors + warnings == 0 {
            Text::new(
                format!("{files} berkas diperiksa, semuanya sah"),
                format!("{files} checked, all valid", files = plural(files, "file")),
            )
        } else {
            Text::new(
                format!("{files} berkas diperiksa: {errors} galat, {warnings} peringatan"),
                format!(
                    "{} checked: {}, {}",
                    plural(files, "file"),
                    plural(errors, "error"),
                    plural(warnings, "warning")
                ),
            )
        };
        let hue = if errors > 0 { "31" } else { "32" };
        self.painted(text.in_language(self.language), hue)
    }

    fn painted(&self, text: &str, hue: &str) -> String {
        if self.colour {
            format!("\u{1b}[{hue}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

/// The line around the mark, harmless to a terminal, and the marks beneath it.
fn marked(lines: &Lines<'_>, place: Place) -> (String, String) {
    let (length, width) = (lines.width(place.line), place.width);
    let column = (place.column - 1).min(length);
    let is_long = length > LONGEST;
    let first = if is_long {
        column.saturating_sub(BEFORE)
    } else {
        0
    };
    let last = if is_long {
        (column + width.min(BEHIND) + BEHIND).min(length)
    } else {
        length
    };
    let (mut shown, mut mark) = (String::new(), String::new());
    if first > 0 {
        shown.push('…');
        mark.push(' ');
    }
    let near = lines.rest(place.line, first + 1).chars();
    for (at, character) in (first..last).zip(near) {
        let visible = if is_hidden(character) { ' ' } else { character };
        let cells = visible.width().unwrap_or(0);
        let sign = if (column..column + width).contains(&at) {
            "^"
        } else {
            " "
        };
        shown.push(visible);
        mark.push_str(&sign.repeat(cells));
    }
    if last < length {
        shown.push('…');
    }
    if column >= length {
        mark.push('^');
    }
    (shown, mark.trim_end().to_string())
}

/// `[{"file": …, "line": …, "column": …, "width": …, "code": …, "severity": …, "problem": …, "advice": …}]`.
pub fn json(complaints: &[(String, Complaint)], language: Language) -> String {
    let all: Vec<_> = complaints
        .iter()
        .map(|(path, complaint)| {
            json!({
                "file": path,
                "line": complaint.place.line,
                "column": complaint.place.column,
                "width": complaint.place.width,
                "code": complaint.code.word(),
                "severity": match complaint.code.severity() { Severity::Error => "error", Severity::Warning => "warning" },
                "problem": complaint.problem.in_language(language),
                "advice": complaint.advice.in_language(language),
            })
        })
        .collect();
    format!("{:#}", serde_json::Value::Array(all))
}
