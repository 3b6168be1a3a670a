//! What was typed wrongly: what is wrong, what to do, and how the command is written.

use super::Arguments;
use crate::scenario::text::{Language, Spoken, Text, harmless};
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;
use std::io::{self, Write};

#[cfg(test)]
mod tests;

/// Tells it; help and versions are no mistakes, and are shown as they are.
pub(super) fn tell(error: &clap::Error, words: &[String], language: Language) -> i32 {
    let said = said(error, words).filter(|_| error.use_stderr());
    let Some(said) = said else {
        error.print().unwrap_or_default();
        return error.exit_code();
    };
    // Nobody is left to tell when even this cannot be written.
    writeln!(io::stderr(), "praktikum: {}", said.in_language(language)).unwrap_or_default();
    error.exit_code()
}

/// The mistake, and below it how the command that was meant is written.
fn said(error: &clap::Error, words: &[String]) -> Option<Text> {
    let wrong = wrong(error)?;
    let (name, usage) = command(words);
    let own = usage.replace("[OPTIONS]", "[OPSI]");
    let own = own.replace("<COMMAND>", "<PERINTAH>");
    Some(Text::new(
        format!(
            "{}\n  ditulis begini: {own}\n  selengkapnya:   {name} --help",
            wrong.id
        ),
        format!(
            "{}\n  it is written:  {usage}\n  more about it:  {name} --help",
            wrong.en
        ),
    ))
}

/// The command that these words begin with, and how it is written.
fn command(words: &[String]) -> (String, String) {
    let mut at = Arguments::command();
    at.build();
    for word in words.iter().skip(1).filter(|word| *word != "help") {
        if let Some(next) = at.find_subcommand(word).cloned() {
            at = next;
        }
    }
    let name = at.get_bin_name().unwrap_or("praktikum").to_string();
    let usage = at.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim();
    let lines = usage.lines().map(str::trim);
    (name, lines.collect::<Vec<_>>().join(" "))
}

/// All that is said of one mistake.
struct Told<'e>(&'e clap::Error);

impl Told<'_> {
    fn all(&self, kind: ContextKind) -> Vec<String> {
        match self.0.get(kind) {
            Some(ContextValue::String(one)) => vec![harmless(one)],
            Some(ContextValue::Strings(all)) => all.iter().map(|one| harmless(one)).collect(),
            _ => Vec::new(),
        }
    }

    /// In the form in which sentences name it.
    fn quoted(&self, kind: ContextKind) -> String {
        let all = self.all(kind).into_iter().map(|one| format!("`{one}`"));
        all.collect::<Vec<_>>().join(", ")
    }

    /// Options without the values that stand behind them.
    fn options(&self, kind: ContextKind) -> String {
        let bare = |one: String| match one.split_once(' ') {
            Some((option, _)) if option.starts_with('-') => format!("`{option}`"),
            _ => format!("`{one}`"),
        };
        let all = self.all(kind).into_iter().map(bare);
        all.collect::<Vec<_>>().join(", ")
    }

    /// What was perhaps meant.
    fn near(&self, kind: ContextKind) -> (String, String) {
        // The likeliest comes last.
        match self.all(kind).last() {
            Some(near) => (
                format!("; mungkin maksud Anda `{near}`?"),
                format!("; did you mean `{near}`?"),
            ),
            None => Default::default(),
        }
    }

    /// Which values there are.
    fn values(&self) -> (String, String) {
        if let Some(Spoken(text)) = self.0.source().and_then(|cause| cause.downcast_ref()) {
            return (
                format!("; yang diminta: {}", text.id),
                format!("; asked for is {}", text.en),
            );
        }
        match &self.all(ContextKind::ValidValue)[..] {
            [] => Default::default(),
            all => (
                format!("; pilihannya: {}", all.join(", ")),
                format!("; there are: {}", all.join(", ")),
            ),
        }
    }
}

/// What is wrong, and what to do; nothing where help is what was asked for.
fn wrong(error: &clap::Error) -> Option<Text> {
    let told = Told(error);
    let arg = told.options(ContextKind::InvalidArg);
    let value = told.quoted(ContextKind::InvalidValue);
    let (id, en) = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument => unknown(&told, &arg),
        ErrorKind::InvalidSubcommand => {
            let name = told.quoted(ContextKind::InvalidSubcommand);
            let (id, en) = told.near(ContextKind::SuggestedSubcommand);
            (
                format!("tidak ada perintah {name}{id}"),
                format!("there is no command {name}{en}"),
            )
        }
        ErrorKind::InvalidValue if matches!(&value[..], "" | "``") => {
            let (id, en) = told.values();
            (
                format!("{arg} memerlukan sebuah nilai di belakangnya{id}"),
                format!("{arg} needs a value behind it{en}"),
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (id, en) = told.values();
            (
                format!("{value} bukan nilai untuk {arg}{id}"),
                format!("{value} is no value for {arg}{en}"),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            let all = told.quoted(ContextKind::InvalidArg);
            (
                format!("yang harus ditulis belum lengkap: {all}"),
                format!("something is missing: {all}"),
            )
        }
        ErrorKind::ArgumentConflict => conflict(&told, &arg),
        ErrorKind::TooManyValues => (
            format!("{arg} tidak menerima nilai {value}"),
            format!("{arg} takes no value {value}"),
        ),
        ErrorKind::MissingSubcommand => (
            "sebutkan perintahnya".to_string(),
            "say the command".to_string(),
        ),
        ErrorKind::InvalidUtf8 => (
            "ada kata yang bukan UTF-8; tulis ulang nama itu".to_string(),
            "there is a word that is no UTF-8; write that name anew".to_string(),
        ),
        _ => (
            format!("perintah ini tidak dimengerti {arg}")
                .trim_end()
                .to_string(),
            format!("this command is not understood {arg}")
                .trim_end()
                .to_string(),
        ),
    };
    Some(Text::new(id, en))
}

/// An option that is not there, or a word too many: mostly the second one of a text without quotes.
fn unknown(told: &Told<'_>, arg: &str) -> (String, String) {
    if arg.starts_with("`-") {
        let (id, en) = told.near(ContextKind::SuggestedArg);
        return (
            format!("perintah ini tidak mengenal {arg}{id}"),
            format!("this command does not know {arg}{en}"),
        );
    }
    (
        format!(
            "kata {arg} berlebih di sini; teks yang lebih dari satu kata ditulis di antara tanda kutip"
        ),
        format!("the word {arg} is one too many; write a text of several words between quotes"),
    )
}

fn conflict(told: &Told<'_>, arg: &str) -> (String, String) {
    let other = told.options(ContextKind::PriorArg);
    if other.is_empty() || other == arg {
        return (
            format!("{arg} ditulis lebih dari sekali; cukup sekali"),
            format!("{arg} is written more than once; once is enough"),
        );
    }
    (
        format!("{arg} tidak dapat dipakai bersama {other}; pilih salah satu"),
        format!("{arg} cannot be used together with {other}; choose one"),
    )
}

/// The language that was asked for, as far as that can be seen in words that were not understood.
pub(super) fn asked(words: &[String]) -> Option<Language> {
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
