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
pub const ENDINGS: [&str; 11] = [
    "py", "rs", "c", "cc", "cpp", "cxx", "java", "go", "js", "mjs", "cjs",
];

impl Role {
    /// The patterns of a role that does not name its own: its word at the beginning, or at the end.
    pub fn usual_files(role: &Name) -> Vec<String> {
        let usual = USUAL.iter().find(|(known, _)| *known == role.as_str());
        let words = usual.map_or_else(|| vec![role.as_str()], |(_, words)| words.to_vec());
        words
            .iter()
            .flat_map(|word| {
                [
                    format!("{word}*"),
                    format!("*_{word}"),
                    format!("*_{word}_*"),
                ]
            })
            .collect()
    }

    /// Is a file of this name a program of this role, and which by number?
    ///
    /// `Some(None)` is a program for all; `Some(Some(2))` is `client2.py`, for the second actor of the role.
    pub fn recognises(&self, file: &str) -> Option<Option<u32>> {
        let (stem, ending) = file.rsplit_once('.')?;
        let is_source = ENDINGS.contains(&ending.to_lowercase().as_str());
        is_source.then(|| self.is_called(stem)).flatten()
    }

    /// Likewise of a name without its ending, whatever that is.
    pub fn is_called(&self, stem: &str) -> Option<Option<u32>> {
        let words = words(stem);
        let fits = |pattern: &String| fits(&self::words(pattern).join("_"), &words.join("_"));
        let pattern = self.files.iter().find(|pattern| fits(pattern))?;
        // The number stands right behind the role's word: `client2`, `client_2`, but not `server_tcp_8000`.
        let role = pattern.trim_matches(['*', '_']).to_lowercase();
        let at = words.iter().position(|word| *word == role);
        let number = at.and_then(|at| words.get(at + 1)?.parse().ok());
        Some(number.filter(|number| (1..=99).contains(number)))
    }
}

/// The words of a name: cut at `_`, `-` and blanks, before capitals and around digits; small letters.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut before = '_';
    for next in name.chars() {
        let divides = matches!(next, '_' | '-' | ' ');
        let begins = before.is_lowercase() && next.is_uppercase()
            || before.is_ascii_digit() != next.is_ascii_digit() && next != '*' && before != '*';
        if divides || begins {
            words.push(String::new());
        }
        if !divides {
            words
                .last_mut()
                .unwrap_or(&mut String::new())
                .extend(next.to_lowercase());
        }
        before = next;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, rest)) => name.strip_prefix(start).is_some_and(|behind| {
            let places = (0..=behind.len()).filter(|at| behind.is_char_boundary(*at));
            places.into_iter().any(|at| fits(rest, &behind[at..]))
        }),
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
            "ChatServer.java",
            "my_server_final.py",
            "server_8000.py",
            "server0.py",
        ] {
            assert_eq!(server.recognises(file), Some(None), "{file}");
            assert_eq!(client.recognises(file), None, "{file}");
        }
        for file in [
            "README.md",
            "server",
            "server.pyc",
            "laporan.py",
            "observer.py",
            "resumeserver.py",
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
            ("TcpClient1.java", 1),
            ("klien 2 akhir.py", 2),
        ] {
            assert_eq!(client.recognises(file), Some(Some(number)), "{file}");
        }
    }
}
