//! Examples: what is shown of a file, and where in the files of a course it stands.

use crate::scenario::document::Code;
use crate::scenario::text::Language;

/// Where the text of an example belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The steps of a check, on the stage that all examples share.
    Steps,
    /// Whole checks, on the same stage.
    Checks,
    /// Entries beneath `cast:`.
    Cast,
    /// Keys of a scenario.
    Keys,
    /// A scenario from its first line to its last.
    Whole,
    /// Keys of `module.yaml`.
    Module,
    /// Keys of `course.yaml`.
    Course,
    /// Keys of `praktikum.yaml`.
    Submission,
    /// The whole of `verdict.yaml`, and of `stranger.yaml`.
    Liar,
    Stranger,
    /// The module's text, `module.id.md`.
    Words,
    /// Commands for a shell.
    Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    pub place: Place,
    pub text: &'static str,
    /// How often the text stands there, where the point is its size.
    pub times: usize,
    /// What it leaves out, and needs to be whole.
    pub rest: &'static str,
    /// What is wrong with it.
    pub raises: Option<Code>,
}

const fn good(place: Place, text: &'static str) -> Sample {
    Sample {
        place,
        text,
        times: 1,
        rest: "",
        raises: None,
    }
}

pub(super) const fn steps(text: &'static str) -> Sample {
    good(Place::Steps, text)
}

pub(super) const fn checks(text: &'static str) -> Sample {
    good(Place::Checks, text)
}

pub(super) const fn cast(text: &'static str) -> Sample {
    good(Place::Cast, text)
}

pub(super) const fn keys(text: &'static str) -> Sample {
    good(Place::Keys, text)
}

pub(super) const fn whole(text: &'static str) -> Sample {
    good(Place::Whole, text)
}

pub(super) const fn module(text: &'static str) -> Sample {
    good(Place::Module, text)
}

pub(super) const fn course(text: &'static str) -> Sample {
    good(Place::Course, text)
}

pub(super) const fn submission(text: &'static str) -> Sample {
    good(Place::Submission, text)
}

pub(super) const fn liar(text: &'static str) -> Sample {
    good(Place::Liar, text)
}

pub(super) const fn stranger(text: &'static str) -> Sample {
    good(Place::Stranger, text)
}

pub(super) const fn words(text: &'static str) -> Sample {
    good(Place::Words, text)
}

pub(super) const fn shell(text: &'static str) -> Sample {
    good(Place::Shell, text)
}

impl Sample {
    pub(super) const fn raising(self, code: Code) -> Self {
        Self {
            raises: Some(code),
            ..self
        }
    }

    pub(super) const fn before(self, rest: &'static str) -> Self {
        Self { rest, ..self }
    }

    pub(super) const fn times(self, times: usize) -> Self {
        Self { times, ..self }
    }

    /// The example as it is shown: comments in one language, and nothing that a terminal would obey.
    pub fn shown(&self, language: Language) -> String {
        let lines = self.text.lines().map(|line| commented(line, language));
        let mut text: Vec<String> = lines
            .map(|line| line.chars().map(visible).collect())
            .collect();
        if self.place == Place::Cast {
            text = std::iter::once("cast:".to_string())
                .chain(text.into_iter().map(|line| format!("  {line}")))
                .collect();
        }
        if self.times > 1 {
            text.push(format!("# … × {}", self.times));
        }
        text.join("\n")
    }
}

/// A comment is written as `# dalam bahasa Indonesia · in English`; one side of it is kept.
fn commented(line: &str, language: Language) -> String {
    let Some((before, comment)) = line.rsplit_once("# ") else {
        return line.to_string();
    };
    let Some((id, en)) = comment.split_once(" · ") else {
        return line.to_string();
    };
    let side = match language {
        Language::Id => id,
        Language::En => en,
    };
    format!("{before}# {side}")
}

/// A control character as its picture: `␛`.
fn visible(next: char) -> char {
    match u32::from(next) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or(next),
        0x7f => '␡',
        _ => next,
    }
}

/// The scenario in which every example that shows steps or checks stands; they follow its first check.
pub(super) const STAGE: &str = "\
title: {id: Panggung contoh, en: The stage of the examples}
vars:
  word: {random: word}
cast:
  server: server
  ani: client
  budi: client
  citra: client
  dewi: receiver
  probe: {connect: tcp 59000}
  ear: {udp: 5004, group: 224.1.1.1}
groups:
  clients: [ani, budi, citra]
hosts:
  lab: [server, probe, ear]
  kiri: [ani, dewi]
  kanan: [budi, citra]
checks:
  - id: boot
    title: {id: Semua siap, en: All are ready}
    points: 10
    steps:
      - start: [server, clients, dewi, probe, ear]
      - ani types: halo ${word}
";
