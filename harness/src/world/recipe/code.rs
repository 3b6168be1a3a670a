//! Looks into sources as far as building needs it: is there a `main`, what is included, which class begins?

use super::Language;

/// Sources without comments and without what stands in quotes, in pieces: words, and other characters alone.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut rest = text.chars().peekable();
    let mut is_in_word = false;
    while let Some(next) = rest.next() {
        let was_in_word = std::mem::replace(&mut is_in_word, false);
        match (next, rest.peek()) {
            ('/', Some('/')) => {
                rest.by_ref().find(|end| *end == '\n');
            }
            ('/', Some('*')) => {
                rest.next();
                let mut before = ' ';
                rest.by_ref()
                    .find(|end| std::mem::replace(&mut before, *end) == '*' && *end == '/');
            }
            ('"' | '\'' | '`', _) => skip_quoted(next, &mut rest),
            (word, _) if word.is_alphanumeric() || word == '_' => {
                is_in_word = true;
                match pieces.last_mut().filter(|_| was_in_word) {
                    Some(begun) => begun.push(word),
                    None => pieces.push(word.to_string()),
                }
            }
            (blank, _) if blank.is_whitespace() => {}
            (other, _) => pieces.push(other.to_string()),
        }
    }
    pieces
}

/// To the closing quote; one that is missing costs only its line.
fn skip_quoted(quote: char, rest: &mut impl Iterator<Item = char>) {
    while let Some(next) = rest.next() {
        match next {
            '\\' if quote != '`' => {
                rest.next();
            }
            '\n' if quote != '`' => return,
            end if end == quote => return,
            _ => {}
        }
    }
}

/// Is there a function `main` outside of everything?
pub(super) fn has_main(text: &str) -> bool {
    let pieces = pieces(text);
    let mut depth = 0_usize;
    pieces.windows(2).any(|pair| {
        match pair[0].as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && pair[0] == "main" && pair[1] == "("
    })
}

/// The package that a file in Java or Go says it is of.
pub(super) fn package(text: &str) -> Option<String> {
    let pieces = pieces(text);
    let mut rest = pieces
        .iter()
        .skip_while(|piece| *piece != "package")
        .skip(1);
    let mut name = rest.next().filter(|name| is_word(name))?.clone();
    while rest.next().is_some_and(|piece| piece == ".") {
        name = format!("{name}.{}", rest.next().filter(|name| is_word(name))?);
    }
    Some(name)
}

fn is_word(piece: &str) -> bool {
    piece
        .chars()
        .all(|next| next.is_alphanumeric() || next == '_')
}

/// The class with the `main` of a file in Java: that of the file's name before others.
pub(super) fn main_class(text: &str, stem: &str) -> String {
    let pieces = pieces(text);
    let mut depth = 0_usize;
    let mut class = None;
    let mut able: Vec<&str> = Vec::new();
    for trio in pieces.windows(3) {
        match trio[0].as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            "class" | "record" | "enum" | "interface" if depth == 0 => class = Some(&*trio[1]),
            "void" if trio[1] == "main" && trio[2] == "(" => able.extend(class),
            _ => {}
        }
    }
    let own = able.iter().find(|class| **class == stem);
    own.or(able.first())
        .map_or(stem, |class| *class)
        .to_string()
}

/// Has a file in Java a `main` of its own?
fn begins(text: &str) -> bool {
    let pieces = pieces(text);
    pieces.windows(3).any(|trio| *trio == ["void", "main", "("])
}

/// What `#include "…"` names.
pub(super) fn includes(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let directive = line.trim_start().strip_prefix('#')?.trim_start();
        let named = directive.strip_prefix("include")?.trim_start();
        named
            .strip_prefix('"')?
            .split_once('"')
            .map(|(name, _)| name)
    })
}

/// May a file be compiled together with the program of another?
pub(super) fn is_part(language: Language, name: &str, text: &str) -> bool {
    match language {
        Language::Go => {
            !name.ends_with("_test.go")
                && package(text).as_deref() == Some("main")
                && !has_main(text)
        }
        Language::C | Language::Cpp => !has_main(text),
        Language::Java => !begins(text),
        Language::Rust => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_main_is_one_outside_of_comments_quotes_and_functions() {
        for text in [
            "int main(void) { return 0; }",
            "#include <stdio.h>\nint\nmain (int n, char **v) {}",
            "static int f() { char *s = \"}\"; return '}'; } int main() {}",
            "package main\nfunc main() {}",
        ] {
            assert!(has_main(text), "{text}");
        }
        for text in [
            "// int main(void)\nint f;",
            "/* int main() */ int f;",
            "char *s = \"int main()\";",
            "int f() { return main(); }",
            "int domain(void); int main_loop(void);",
            "package shared\nvar s = `func main()\n`",
            "",
        ] {
            assert!(!has_main(text), "{text}");
        }
    }

    #[test]
    fn a_java_file_says_its_package_and_who_begins() {
        let text = "// package nix;\npackage id.ac.chat;\nclass Helper { void help() {} }\nclass Induk { public static void main(String[] a) {} }";
        assert_eq!(package(text).as_deref(), Some("id.ac.chat"));
        assert_eq!(main_class(text, "server"), "Induk");
        assert_eq!(main_class("public class Server { }", "Server"), "Server");
        let two = "class A { static void main(String[] a) {} } class B { static void main(String... a) {} }";
        assert_eq!(main_class(two, "B"), "B");
        assert_eq!(package("class A {}"), None);
    }

    #[test]
    fn only_ones_own_headers_are_named() {
        let text = "#include <stdio.h>\n  # include \"../common.h\" // it\n#include \"b.h\"\n";
        assert_eq!(includes(text).collect::<Vec<_>>(), ["../common.h", "b.h"]);
    }
}
