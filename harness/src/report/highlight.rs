//! Source code cut into comments, strings, keywords, numbers and the rest, for the languages that are taught.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Comment,
    String,
    Keyword,
    Number,
}

/// What a language calls its own.
struct Grammar {
    line: &'static str,
    block: Option<(&'static str, &'static str)>,
    quotes: &'static [&'static str],
    keywords: &'static [&'static str],
}

const PYTHON: Grammar = Grammar {
    line: "#",
    block: None,
    quotes: &["\"\"\"", "'''", "\"", "'"],
    keywords: &[
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield",
    ],
};

const RUST: Grammar = Grammar {
    line: "//",
    block: Some(("/*", "*/")),
    quotes: &["\""],
    keywords: &[
        "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum",
        "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut",
        "pub", "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true",
        "type", "use", "where", "while",
    ],
};

/// C, C++, Java, Go and JavaScript share most of theirs.
const BRACES: Grammar = Grammar {
    line: "//",
    block: Some(("/*", "*/")),
    quotes: &["\"", "'", "`"],
    keywords: &[
        "abstract",
        "async",
        "await",
        "boolean",
        "break",
        "byte",
        "case",
        "catch",
        "chan",
        "char",
        "class",
        "const",
        "continue",
        "default",
        "defer",
        "delete",
        "do",
        "double",
        "else",
        "enum",
        "extends",
        "false",
        "final",
        "finally",
        "float",
        "for",
        "func",
        "function",
        "go",
        "goto",
        "if",
        "implements",
        "import",
        "include",
        "instanceof",
        "int",
        "interface",
        "let",
        "long",
        "map",
        "namespace",
        "new",
        "nil",
        "null",
        "nullptr",
        "package",
        "private",
        "protected",
        "public",
        "range",
        "require",
        "return",
        "select",
        "short",
        "signed",
        "sizeof",
        "static",
        "string",
        "struct",
        "super",
        "switch",
        "template",
        "this",
        "throw",
        "throws",
        "true",
        "try",
        "type",
        "typedef",
        "typeof",
        "union",
        "unsigned",
        "using",
        "var",
        "virtual",
        "void",
        "volatile",
        "while",
        "yield",
    ],
};

const SHELL: Grammar = Grammar {
    line: "#",
    block: None,
    quotes: &["\"", "'"],
    keywords: &[],
};

/// The pieces of a text in their order; of a language that is not known everything is plain.
pub(super) fn highlight<'t>(language: Option<&str>, text: &'t str) -> Vec<(Kind, &'t str)> {
    let grammar = match language.map(str::to_ascii_lowercase).as_deref() {
        Some("py" | "python") => &PYTHON,
        Some("rs" | "rust") => &RUST,
        Some("c" | "h" | "cc" | "cpp" | "cxx" | "hpp" | "java" | "go" | "js" | "mjs" | "cjs") => {
            &BRACES
        }
        Some("sh" | "yaml" | "yml") => &SHELL,
        _ => return vec![(Kind::Plain, text)],
    };
    let mut pieces: Vec<(Kind, &str)> = Vec::new();
    let mut plain = 0;
    let mut at = 0;
    while at < text.len() {
        let (kind, length) = grammar.next(&text[at..]);
        if kind != Kind::Plain {
            if plain < at {
                pieces.push((Kind::Plain, &text[plain..at]));
            }
            pieces.push((kind, &text[at..at + length]));
            plain = at + length;
        }
        at += length;
    }
    if plain < text.len() {
        pieces.push((Kind::Plain, &text[plain..]));
    }
    pieces
}

impl Grammar {
    /// What a text begins with, and how long that is; never nothing.
    fn next(&self, text: &str) -> (Kind, usize) {
        if text.starts_with(self.line) {
            return (Kind::Comment, text.find('\n').unwrap_or(text.len()));
        }
        if let Some((begin, end)) = self.block
            && let Some(rest) = text.strip_prefix(begin)
        {
            let length = rest
                .find(end)
                .map_or(text.len(), |at| begin.len() + at + end.len());
            return (Kind::Comment, length);
        }
        if let Some(quote) = self.quotes.iter().find(|quote| text.starts_with(**quote)) {
            return (Kind::String, string(text, quote));
        }
        let word = text.find(|next: char| !(next.is_alphanumeric() || next == '_'));
        let word = &text[..word.unwrap_or(text.len())];
        let kind = match word.chars().next() {
            None => return (Kind::Plain, text.chars().next().map_or(1, char::len_utf8)),
            Some(first) if first.is_ascii_digit() => Kind::Number,
            Some(_) if self.keywords.contains(&word) => Kind::Keyword,
            Some(_) => Kind::Plain,
        };
        (kind, word.len())
    }
}

/// How long a string is that a text begins with: to its end, or, in one line's quotes, to the line's.
fn string(text: &str, quote: &str) -> usize {
    let is_long = quote.len() > 1 || quote == "`";
    let mut at = quote.len();
    let mut is_escaped = false;
    for next in text[quote.len()..].chars() {
        if !is_escaped && text[at..].starts_with(quote) {
            return at + quote.len();
        }
        if next == '\n' && !is_long && !is_escaped {
            return at;
        }
        is_escaped = next == '\\' && !is_escaped;
        at += next.len_utf8();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(language: &str, text: &str) -> Vec<(Kind, String)> {
        let pieces = highlight(Some(language), text);
        let whole: String = pieces.iter().map(|(_, piece)| *piece).collect();
        assert_eq!(whole, text);
        let told = pieces.into_iter().filter(|(kind, _)| *kind != Kind::Plain);
        told.map(|(kind, piece)| (kind, piece.to_string()))
            .collect()
    }

    #[test]
    fn each_language_has_its_own_words() {
        use Kind::{Comment, Keyword, Number, String};
        let of = |kind, text: &str| (kind, text.to_string());
        assert_eq!(
            kinds(
                "py",
                "def f(x1):  # halo\n    return 'a\\'b' + \"\"\"x\ny\"\"\" + 12"
            ),
            [
                of(Keyword, "def"),
                of(Comment, "# halo"),
                of(Keyword, "return"),
                of(String, "'a\\'b'"),
                of(String, "\"\"\"x\ny\"\"\""),
                of(Number, "12"),
            ]
        );
        assert_eq!(
            kinds("rs", "fn f<'a>() { /* x */ \"s\" }"),
            [
                of(Keyword, "fn"),
                of(Comment, "/* x */"),
                of(String, "\"s\"")
            ]
        );
        assert_eq!(kinds("java", "int x = 'c';").len(), 2);
    }

    #[test]
    fn what_does_not_end_ends_with_the_text() {
        for text in ["\"", "\"\\", "/*", "'''x", "\u{e9}\u{4e16}\"\u{e9}", "`x"] {
            for language in ["py", "rs", "js", "sh", "?"] {
                kinds(language, text);
            }
        }
    }
}
