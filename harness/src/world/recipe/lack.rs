//! Why there is no program: the sources are wrong, or this machine lacks what it takes.

use super::Captured;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::system;
use std::io;
use std::time::Duration;

/// How many lines of what a compiler says are shown, and how long each may be.
const MOST_LINES: usize = 20;
const LONGEST: usize = 300;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// Nothing is wrong with the programs: nobody may lose points by it.
    pub is_ours: bool,
    /// It stays so, whatever is installed and however often it is tried: in that language nothing is played.
    pub is_lasting: bool,
    pub spoken: Spoken,
}

impl Lack {
    pub fn theirs(spoken: Spoken) -> Self {
        Self {
            is_ours: false,
            is_lasting: false,
            spoken,
        }
    }

    pub fn ours(spoken: Spoken) -> Self {
        Self {
            is_ours: true,
            is_lasting: false,
            spoken,
        }
    }

    /// Trying again does not help, and nobody may lose points by it.
    pub fn lasting(spoken: Spoken) -> Self {
        Self {
            is_lasting: true,
            ..Self::ours(spoken)
        }
    }

    /// Several of them as one message.
    pub fn together(all: &[Self]) -> Spoken {
        let all: Vec<Spoken> = all.iter().map(|lack| lack.spoken.clone()).collect();
        Spoken::together(&all)
    }

    /// It could not be tried; the system says why.
    pub(super) fn of_system(what: &str, error: &io::Error) -> Self {
        let (what, Text { id, en }) = (harmless(what), system::said(error));
        Self::ours(Spoken::new(
            format!("{what}: {id}"),
            format!("{what}: {en}"),
        ))
    }

    /// It was killed: sources can be such that no compiler ends, but a busy machine looks the same.
    pub(super) fn of_time(tool: &str, limit: Duration) -> Self {
        let seconds = limit.as_secs();
        Self::ours(Spoken::new(
            format!("{tool} belum selesai sesudah {seconds} detik"),
            format!("{tool} had not ended after {seconds} seconds"),
        ))
    }

    /// It took more than sources of this kind need.
    pub(super) fn of_excess(tool: &str, why: &Text) -> Self {
        let Text { id, en } = why;
        Self::theirs(Spoken::new(format!("{tool} {id}"), format!("{tool} {en}")))
    }

    /// The program does not compile.
    pub(super) fn of_sources(shown: &str, command: &str, said: &Captured) -> Self {
        let (shown, command) = (harmless(shown), harmless(command));
        let lines = first_errors(said);
        Self::theirs(Spoken::new(
            format!("{shown} tidak dapat dikompilasi dengan `{command}`:\n{lines}"),
            format!("{shown} does not compile with `{command}`:\n{lines}"),
        ))
    }
}

/// What a compiler said, from its first error on, bounded and harmless.
pub(super) fn first_errors(said: &Captured) -> String {
    let err = String::from_utf8_lossy(&said.err);
    let out = String::from_utf8_lossy(&said.out);
    let text = if err.trim().is_empty() { &out } else { &err };
    let lines: Vec<&str> = text.lines().collect();
    let is_error = |line: &&str| line.contains("error");
    let first = lines.iter().position(is_error).unwrap_or(0);
    // The line before may say in which function it is; only cargo and rustc put warnings before.
    let shown = lines.iter().skip(first).take(MOST_LINES);
    let mut shown: Vec<String> = shown.map(|line| format!("  {}", cut(line))).collect();
    if lines.len() > first + MOST_LINES {
        shown.push("  …".to_string());
    }
    shown.join("\n")
}

fn cut(line: &str) -> String {
    let line = line.replace('\t', "    ");
    let kept: String = line.chars().take(LONGEST).collect();
    let more = if kept.len() < line.len() { "…" } else { "" };
    harmless(&kept) + more
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(err: &str) -> Captured {
        Captured {
            worked: false,
            code: Some(1),
            out: b"on the other stream".to_vec(),
            err: err.as_bytes().to_vec(),
            used: Duration::ZERO,
        }
    }

    #[test]
    fn what_a_compiler_says_is_bounded_and_harmless() {
        let long = format!(
            "warning: x\na.c:1: error: \u{1b}]0;boo\u{7}{}\n",
            "y".repeat(1000)
        );
        let told = first_errors(&said(&(long + &"more\n".repeat(500))));
        assert!(
            told.starts_with("  a.c:1: error: \\u{1b}]0;boo\\u{7}y"),
            "{told}"
        );
        assert!(told.lines().count() == MOST_LINES + 1 && told.ends_with("…"));
        assert!(told.lines().all(|line| line.chars().count() < LONGEST + 40));
        assert_eq!(first_errors(&said("  \n")), "  on the other stream");
    }
}
