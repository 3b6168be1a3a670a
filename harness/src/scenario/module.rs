//! A module of the practicum: its roles, its scenarios and their weights, its questions.

use super::Defaults;
use super::name::Name;
use super::quantity::{Points, Port};
use super::text::Text;
use serde::{Deserialize, Serialize};
use std::net::Ipv4Addr;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Module {
    pub title: Text,
    pub roles: Vec<Role>,
    /// Scenarios in their order, each with its weight.
    pub scenarios: Vec<(Name, Points)>,
    pub questions: Vec<Question>,
    pub defaults: Defaults,
}

/// A part that a program of the submission plays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Role {
    pub name: Name,
    pub title: Option<Text>,
    /// File names by which its program is recognised, without the ending: `server*`.
    pub files: Vec<String>,
    /// What it is ready for when it has been started.
    pub listens_on: Vec<Port>,
    pub joins: Vec<Ipv4Addr>,
}

/// What the student answers in the report, and a person gives points for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub id: Name,
    pub text: Text,
    pub points: Points,
}

/// The words by which programs of the usual roles are called, in both languages.
const USUAL: [(&str, &[&str]); 4] = [
    ("server", &["server", "peladen"]),
    ("client", &["client", "klien"]),
    ("sender", &["sender", "pengirim"]),
    ("receiver", &["receiver", "penerima"]),
];

/// The endings of source files in the languages that are taught.
pub const ENDINGS: [&str; 9] = ["py", "rs", "c", "cc", "cpp", "java", "go", "js", "mjs"];

impl Role {
    /// The patterns of a role that does not name its own: a word at the beginning or the end.
    pub fn usual_files(role: &Name) -> Vec<String> {
        let usual = USUAL
            .iter()
            .find(|(known, _)| *known == role.as_str())
            .map(|(_, words)| words.to_vec());
        let words = usual.unwrap_or_else(|| vec![role.as_str()]);
        words
            .iter()
            .flat_map(|word| [format!("{word}*"), format!("*{word}"), format!("*{word}#")])
            .collect()
    }

    /// Is a file of this name a program of this role, and which by number?
    ///
    /// `Some(None)` is a program for all; `Some(Some(2))` is `client2.py`, for the second actor of the role.
    pub fn recognises(&self, file: &str) -> Option<Option<u32>> {
        let (stem, ending) = file.rsplit_once('.')?;
        if !ENDINGS.contains(&ending.to_lowercase().as_str()) {
            return None;
        }
        let stem = stem.to_lowercase();
        let digits = stem.len()
            - stem
                .trim_end_matches(|last: char| last.is_ascii_digit())
                .len();
        let number = stem[stem.len() - digits..].parse().ok();
        let fits = self
            .files
            .iter()
            .any(|pattern| fits(&pattern.to_lowercase(), &stem));
        fits.then_some(number)
    }
}

/// `*` stands for anything, `#` for digits and what may divide them from the word (`client_2`).
fn fits(pattern: &str, stem: &str) -> bool {
    match pattern.chars().next() {
        None => stem.is_empty(),
        Some('*') => (0..=stem.len())
            .filter(|at| stem.is_char_boundary(*at))
            .any(|at| fits(&pattern[1..], &stem[at..])),
        Some('#') => {
            let rest = stem.trim_start_matches(['_', '-', ' ']);
            let after = rest.trim_start_matches(|next: char| next.is_ascii_digit());
            after.len() < rest.len() && fits(&pattern[1..], after)
        }
        Some(letter) => stem
            .strip_prefix(letter)
            .is_some_and(|rest| fits(&pattern[letter.len_utf8()..], rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role(name: &str) -> Role {
        let name = Name::new(name).expect("the name is good");
        let files = Role::usual_files(&name);
        Role {
            name,
            title: None,
            files,
            listens_on: Vec::new(),
            joins: Vec::new(),
        }
    }

    #[test]
    fn programs_are_recognised_in_the_usual_languages_and_words() {
        let (server, client) = (role("server"), role("client"));
        for file in [
            "server.py",
            "Server.java",
            "peladen.rs",
            "chat_server.py",
            "server-tcp.go",
            "ServerChat.java",
            "tcpserver.c",
        ] {
            assert_eq!(server.recognises(file), Some(None), "{file}");
            assert_eq!(client.recognises(file), None, "{file}");
        }
        for file in [
            "README.md",
            "server",
            "server.pyc",
            "laporan.py",
            "observer.txt",
        ] {
            assert_eq!(server.recognises(file), None, "{file}");
        }
        assert_eq!(role("relay").recognises("relay.py"), Some(None));
    }

    #[test]
    fn numbered_programs_keep_their_number() {
        let client = role("client");
        for (file, number) in [
            ("client2.py", 2),
            ("Klien_3.py", 3),
            ("client-4.js", 4),
            ("chat_client2.rs", 2),
            ("tcpclient 1.py", 1),
        ] {
            assert_eq!(client.recognises(file), Some(Some(number)), "{file}");
        }
    }
}
