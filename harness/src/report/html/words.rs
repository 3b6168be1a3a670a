//! Words in a page, that mean nothing but themselves.

use crate::report::document::{Inline, Target};

pub(super) fn inlines(text: &[Inline]) -> String {
    text.iter().map(inline).collect()
}

pub(super) fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escaped(text),
        Inline::Code(text) => format!("<code>{}</code>", escaped(text)),
        Inline::Strong(text) => format!("<strong>{}</strong>", inlines(text)),
        Inline::Emphasis(text) => format!("<em>{}</em>", inlines(text)),
        Inline::Link { to, text } => match to {
            Target::Here(id) => format!("<a href=\"#{}\">{}</a>", escaped(id), inlines(text)),
            Target::Web(address) => format!(
                "<a rel=\"noreferrer noopener\" href=\"{}\">{}</a>",
                escaped(address),
                inlines(text)
            ),
        },
        Inline::Break => "<br>".to_string(),
    }
}

/// Words that mean nothing but themselves, between tags and within quotation marks.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for next in text.chars() {
        match next {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
