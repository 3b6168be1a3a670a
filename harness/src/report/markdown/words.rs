//! Words in markdown, that mean nothing but themselves.

use crate::report::document::{Inline, Target};

/// What a paragraph says; its first letters begin nothing else.
pub(super) fn paragraph(text: &[Inline]) -> String {
    let text = inlines(text);
    let digits = text.len()
        - text
            .trim_start_matches(|next: char| next.is_ascii_digit())
            .len();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('+' | '-' | '=' | ':') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

pub(super) fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

pub(super) fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escaped(text),
        Inline::Code(text) => code_span(text),
        Inline::Strong(text) => format!("**{}**", inlines(text).trim()),
        Inline::Emphasis(text) => format!("_{}_", inlines(text).trim()),
        Inline::Link { to, text } => {
            let address = match to {
                Target::Here(id) => format!("#{id}"),
                Target::Web(address) => format!("<{}>", address.replace(['<', '>', '\\'], "")),
            };
            format!("[{}]({address})", inlines(text))
        }
        Inline::Break => "\\\n".to_string(),
    }
}

/// In a summary only HTML is understood.
pub(super) fn html(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) | Inline::Code(text) => crate::report::html::escaped(text),
        Inline::Strong(text) | Inline::Emphasis(text) | Inline::Link { text, .. } => {
            text.iter().map(html).collect()
        }
        Inline::Break => " ".to_string(),
    }
}

fn code_span(text: &str) -> String {
    if text.trim().is_empty() {
        return "` `".to_string();
    }
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let is_fenced = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if is_fenced { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

pub(super) fn longest_run(text: &str, of: char) -> usize {
    let runs = text.split(|next| next != of);
    runs.map(|run| run.chars().count()).max().unwrap_or(0)
}

/// A table's bar ends a cell even within code.
pub(super) fn cell(text: &str) -> String {
    // Bars in words are escaped already.
    let mut out = String::new();
    let mut is_escaped = false;
    for next in text.replace('\n', " ").chars() {
        if next == '|' && !is_escaped {
            out.push('\\');
        }
        is_escaped = next == '\\' && !is_escaped;
        out.push(next);
    }
    out
}

/// Words that mean nothing but themselves.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(next) = letters.next() {
        let is_inner = before.is_alphanumeric();
        let goes_on = letters.peek().is_some_and(|after| after.is_alphanumeric());
        let is_meant = match next {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '#' | '^' => true,
            '_' => !(is_inner && goes_on),
            // What begins an address is a link without being asked.
            ':' => ends_with_scheme(&out),
            '.' => out.to_ascii_lowercase().ends_with("www"),
            '@' => is_inner,
            _ => false,
        };
        if is_meant {
            out.push('\\');
        }
        out.push(next);
        before = next;
    }
    out
}

fn ends_with_scheme(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["http", "https", "ftp", "mailto", "xmpp"]
        .iter()
        .any(|scheme| text.ends_with(scheme))
}
