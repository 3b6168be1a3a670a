//! Every complaint in its words, in both languages, grouped by what it is about.

pub(crate) mod files;
pub(crate) mod names;
pub(crate) mod patterns;
pub(crate) mod sentences;
pub(crate) mod shape;
pub(crate) mod submission;
pub(crate) mod unreadable;
pub(crate) mod yaml;

use crate::scenario::text::{Text, harmless};

/// How many known words are looked at for a suggestion.
const MOST_KNOWN: usize = 100;

/// The advice that names the nearest known word, or else all of them.
fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Text {
    let known: Vec<&str> = known.into_iter().take(MOST_KNOWN).collect();
    if let Some(nearest) = crate::scenario::name::nearest(written, known.iter().copied()) {
        let nearest = harmless(nearest);
        return Text::new(
            format!("maksud Anda `{nearest}`?"),
            format!("did you mean `{nearest}`?"),
        );
    }
    if known.is_empty() {
        return Text::new("belum ada satu pun di sini", "there is none here yet");
    }
    let all = listed(&known);
    Text::new(format!("yang ada: {all}"), format!("there is: {all}"))
}

/// At most a dozen words, in backquotes.
fn listed(words: &[&str]) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = words.iter().take(MOST).map(|word| quoted(word)).collect();
    let more = if words.len() > MOST { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Somebody's text inside a message: short, on one line, harmless to a terminal.
fn quoted(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown = harmless(&text.chars().take(MOST).collect::<String>());
    if text.chars().count() > MOST {
        shown.push('…');
    }
    format!("`{shown}`")
}
