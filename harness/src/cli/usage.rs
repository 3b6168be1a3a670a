//! What was typed wrongly: our own sentence first, and behind it what the reader of arguments says.

use crate::scenario::text::{Language, Text, harmless};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::{self, Write};

/// Tells it; help and versions are no mistakes, and are shown as they are.
pub(super) fn tell(error: &clap::Error, language: Language) -> i32 {
    let said = words(error).filter(|_| error.use_stderr());
    let Some(said) = said else {
        error.print().unwrap_or_default();
        return error.exit_code();
    };
    let own = error.render().to_string();
    let (first, rest) = own.split_once('\n').unwrap_or((&own, ""));
    let first = first.trim_start_matches("error: ");
    let said = said.in_language(language);
    let line = format!("praktikum: {said} ({first})");
    let lines: Vec<String> = line.lines().chain(rest.lines()).map(harmless).collect();
    // Nobody is left to tell when even this cannot be written.
    writeln!(io::stderr(), "{}", lines.join("\n")).unwrap_or_default();
    error.exit_code()
}

/// The commonest mistakes.
fn words(error: &clap::Error) -> Option<Text> {
    let named = |kind| match error.get(kind) {
        Some(ContextValue::String(name)) => Some(harmless(name)),
        Some(ContextValue::Strings(names)) => Some(harmless(&names.join(" "))),
        _ => None,
    };
    let arg = named(ContextKind::InvalidArg).unwrap_or_default();
    let value = named(ContextKind::InvalidValue).unwrap_or_default();
    let (id, en) = match error.kind() {
        ErrorKind::UnknownArgument => (
            format!("perintah ini tidak mengenal `{arg}`"),
            format!("this command does not know `{arg}`"),
        ),
        ErrorKind::InvalidSubcommand => {
            let name = named(ContextKind::InvalidSubcommand).unwrap_or_default();
            (
                format!("tidak ada perintah `{name}`; daftarnya: `praktikum --help`"),
                format!("there is no command `{name}`; the list: `praktikum --help`"),
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => (
            format!("`{arg}` memerlukan sebuah nilai di belakangnya"),
            format!("`{arg}` needs a value behind it"),
        ),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => (
            format!("`{value}` bukan nilai untuk `{arg}`"),
            format!("`{value}` is no value for `{arg}`"),
        ),
        ErrorKind::MissingRequiredArgument => (
            format!("yang harus ditulis belum lengkap: {arg}"),
            format!("something has to be written that is not: {arg}"),
        ),
        ErrorKind::ArgumentConflict => (
            format!("`{arg}` tidak dapat dipakai bersama yang lain itu, atau dua kali"),
            format!("`{arg}` cannot be used together with that other one, or twice"),
        ),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => (
            format!("banyaknya nilai untuk `{arg}` tidak cocok"),
            format!("`{arg}` takes another number of values"),
        ),
        ErrorKind::MissingSubcommand => (
            "sebutkan perintahnya; daftarnya: `praktikum --help`".to_string(),
            "say the command; the list: `praktikum --help`".to_string(),
        ),
        _ => return None,
    };
    Some(Text::new(id, en))
}

/// The language that was asked for, as far as that can be seen in words that were not understood.
pub(super) fn asked(words: impl Iterator<Item = String>) -> Option<Language> {
    let words: Vec<String> = words.collect();
    let behind = words.windows(2).find(|pair| pair[0] == "--lang");
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let said = behind.map(|pair| pair[1].as_str()).or(joined);
    let variable = std::env::var("PRAKTIKUM_LANG").ok();
    match said.or(variable.as_deref())? {
        "id" => Some(Language::Id),
        "en" => Some(Language::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Arguments;
    use super::*;
    use clap::Parser;

    fn told(typed: &str) -> Text {
        let words = ["praktikum"].into_iter().chain(typed.split(' '));
        let error = Arguments::try_parse_from(words).err();
        let error = error.expect("it cannot be understood");
        words_of(&error)
    }

    fn words_of(error: &clap::Error) -> Text {
        words(error).expect("there are words for it")
    }

    #[test]
    fn common_mistakes_are_told_with_what_was_typed() {
        for (typed, id) in [
            ("grade x --rostr y", "tidak mengenal `--rostr`"),
            ("nilai", "tidak ada perintah `nilai`"),
            ("run --isolation tidak", "`tidak` bukan nilai untuk"),
            ("grade x --jobs 0", "`0` bukan nilai untuk"),
            ("grade x --roster", "memerlukan sebuah nilai"),
            ("grade", "belum lengkap: <PATH>"),
            ("grade x --failed --again", "tidak dapat dipakai bersama"),
        ] {
            let said = told(typed);
            assert!(said.id.contains(id), "{typed}: {}", said.id);
            assert_ne!(said.id, said.en);
        }
    }

    #[test]
    fn the_language_is_found_in_words_that_were_not_understood() {
        let of = |words: &[&str]| asked(words.iter().map(ToString::to_string));
        assert_eq!(of(&["grade", "--lang", "en", "--x"]), Some(Language::En));
        assert_eq!(of(&["--lang=id"]), Some(Language::Id));
    }
}
