//! A written report as typed parts, before it becomes markdown, HTML or Typst.
//!
//! Whatever comes into it is harmless from then on: what acts on a terminal, turns the direction of writing or
//! hides is shown escaped, and nothing is endless. What means something in a writer's own language is its own
//! business.

use crate::figure::Figure;
use crate::scenario::text::{Language, Text, is_hidden};

/// How many characters one text may have, and one line of a listing, and how many lines there may be.
const LONGEST: usize = 4_000;
const LONGEST_LINE: usize = 2_000;
const MOST_LINES: usize = 5_000;

#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub language: Language,
    pub cover: Cover,
    pub blocks: Vec<Block>,
}

/// The first page, in the practicum's form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover {
    pub title: String,
    /// What it was worth, in a line, and what is to be known of that.
    pub score: Vec<Vec<Inline>>,
    pub course: String,
    pub institution: String,
    pub term: String,
    /// Name, number, class, partner: what stands before the colon, and what is to be filled in where it is empty.
    pub rows: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading {
        level: u8,
        id: String,
        text: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    List {
        /// The first number; `None` for points.
        first: Option<u64>,
        items: Vec<Vec<Self>>,
    },
    Code {
        /// As files of its language end: `py`.
        language: Option<String>,
        text: String,
    },
    Quote(Vec<Self>),
    Table {
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Pictures that belong beside each other.
    Figures {
        id: String,
        figures: Vec<Figure>,
        /// What the terminals among them did, to be shown again.
        replay: Option<Replay>,
    },
    Facts(Vec<Told>),
    /// Shown when it is asked for.
    Folded {
        title: Vec<Inline>,
        blocks: Vec<Self>,
    },
    /// Text for those who read on a screen, folded: a diagram in mermaid's language, a transcript.
    Aside {
        title: String,
        language: Option<String>,
        text: String,
    },
    Place(Place),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    Text(String),
    Code(String),
    Strong(Vec<Self>),
    Emphasis(Vec<Self>),
    Link { to: Target, text: Vec<Self> },
    Break,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `https`, `http` or `mailto`; nothing else is followed.
    Web(String),
    /// Something in this report, by its id.
    Here(String),
}

/// A fact, and where it can be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub text: Vec<Inline>,
    pub evidence: Vec<Inline>,
}

/// Where the student writes.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Always the same for the same question.
    pub id: String,
    /// What stands there until something is written.
    pub prompt: Text,
    /// Exactly the bytes that stand there, if the student has been here.
    pub words: Option<Vec<u8>>,
}

/// Terminals as they went on: for each event when, at which of them, and what.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replay {
    pub actors: Vec<String>,
    pub events: Vec<Shown>,
    pub is_cut: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub at_ms: u64,
    pub actor: usize,
    pub is_typed: bool,
    pub text: String,
}

impl Document {
    /// All pictures, in their order.
    pub fn figures(&self) -> Vec<&Figure> {
        let mut found = Vec::new();
        collect(&self.blocks, &mut found);
        found
    }
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a Figure>) {
    for block in blocks {
        match block {
            Block::Figures { figures, .. } => found.extend(figures),
            Block::Folded { blocks, .. } | Block::Quote(blocks) => collect(blocks, found),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, found)),
            _ => {}
        }
    }
}

impl Place {
    /// Do these bytes say no more than what stood there at first, in either language?
    pub fn is_untouched(&self, words: &[u8]) -> bool {
        let words = String::from_utf8_lossy(words);
        let words = words.trim();
        let is_prompt = |prompt: &String| words.trim_matches('_') == prompt.as_str();
        words.is_empty() || is_prompt(&self.prompt.id) || is_prompt(&self.prompt.en)
    }
}

impl Block {
    pub fn heading(level: u8, id: impl Into<String>, text: &str) -> Self {
        let text = vec![Inline::text(text)];
        Self::Heading {
            level,
            id: id.into(),
            text,
        }
    }

    pub fn words(text: &str) -> Self {
        Self::Paragraph(vec![Inline::text(text)])
    }

    /// A listing, line by line.
    pub fn code(language: Option<&str>, text: &str) -> Self {
        let mut lines: Vec<String> = text.lines().take(MOST_LINES).map(line).collect();
        if text.lines().nth(MOST_LINES).is_some() {
            lines.push("…".to_string());
        }
        Self::Code {
            language: language.map(str::to_string),
            text: lines.join("\n"),
        }
    }

    pub fn folded(title: &str, blocks: Vec<Self>) -> Self {
        Self::Folded {
            title: vec![Inline::text(title)],
            blocks,
        }
    }
}

impl Inline {
    pub fn text(text: &str) -> Self {
        Self::Text(shown(text))
    }

    pub fn code(text: &str) -> Self {
        Self::Code(shown(text))
    }

    pub fn strong(text: &str) -> Self {
        Self::Strong(vec![Self::text(text)])
    }

    pub fn link(id: impl Into<String>, text: &str) -> Self {
        Self::Link {
            to: Target::Here(id.into()),
            text: vec![Self::text(text)],
        }
    }
}

impl Target {
    /// An address that may be followed; of anything else only the words are shown.
    pub fn web(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once(':')?;
        let scheme = scheme.to_ascii_lowercase();
        let is_known = match scheme.as_str() {
            "http" | "https" => rest.starts_with("//"),
            "mailto" => true,
            _ => false,
        };
        let is_plain = !address.chars().any(|next| is_hidden(next) || next == ' ');
        (is_known && is_plain && address.len() <= LONGEST).then(|| Self::Web(address.to_string()))
    }
}

/// In one line, harmless, and not endless.
pub fn shown(text: &str) -> String {
    cut(text, LONGEST, |next| matches!(next, '\n' | '\r' | '\t'))
}

fn line(text: &str) -> String {
    let text = text.replace('\t', "    ");
    cut(&text, LONGEST_LINE, |_| false)
}

fn cut(text: &str, most: usize, is_blank: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    for (at, next) in text.chars().enumerate() {
        if at == most {
            out.push('…');
            break;
        }
        if is_blank(next) {
            out.push(' ');
        } else if is_hidden(next) || is_unfit(next) {
            out.extend(next.escape_default());
        } else {
            out.push(next);
        }
    }
    out
}

/// Characters that a page cannot hold, or that are nowhere seen.
fn is_unfit(next: char) -> bool {
    matches!(u32::from(next) & 0xffff, 0xfffe | 0xffff)
        || matches!(next, '\u{fdd0}'..='\u{fdef}' | '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_or_endless_comes_in() {
        let text = shown("a\u{1b}[31m\u{202e}b\nc\u{2028}\u{ffff}");
        assert_eq!(text, "a\\u{1b}[31m\\u{202e}b c\\u{2028}\\u{ffff}");
        assert!(shown(&"x".repeat(1 << 20)).chars().count() <= LONGEST + 1);
        let Block::Code { text, .. } = Block::code(None, &"y\n".repeat(20_000)) else {
            unreachable!("it is a listing");
        };
        assert_eq!(text.lines().count(), MOST_LINES + 1);
    }

    #[test]
    fn only_addresses_that_do_nothing_are_followed() {
        for good in [
            "https://example.org/x",
            "HTTP://example.org",
            "mailto:a@b.c",
        ] {
            assert!(Target::web(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https:alert",
            "//example.org",
            "https://a b",
        ] {
            assert_eq!(Target::web(bad), None, "{bad}");
        }
    }
}
