//! JSON Schemas (draft 2020-12) of the files: they complete, explain and validate in an editor while an author writes.

mod audit;
mod cast;
mod course;
mod ladder;
mod module;
mod regex;
mod scenario;
mod sentence;
mod snippet;
mod stage;
mod step;
mod submission;
mod value;
mod words;

use super::text::Text;
use serde_json::Value;

/// The kinds of files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Scenario,
    Module,
    Course,
    /// `praktikum.yaml`, what a submission says of itself.
    Praktikum,
    /// `verdict.yaml` and `stranger.yaml`, beside programs that scenarios are tried on.
    Verdict,
    Stranger,
}

impl Kind {
    pub const ALL: [Self; 6] = [
        Self::Scenario,
        Self::Module,
        Self::Course,
        Self::Praktikum,
        Self::Verdict,
        Self::Stranger,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Module => "module",
            Self::Course => "course",
            Self::Praktikum => "praktikum",
            Self::Verdict => "verdict",
            Self::Stranger => "stranger",
        }
    }

    /// The file that holds the schema.
    pub fn file(self) -> String {
        format!("{}.json", self.word())
    }

    /// Of which files it is the schema.
    pub fn about(self) -> Text {
        match self {
            Self::Scenario => Text::new(
                "skenario: pemain, dan pemeriksaan yang bernilai",
                "a scenario: a cast, and checks worth points",
            ),
            Self::Module => Text::new(
                "module.yaml: peran, skenario dan bobotnya, pertanyaan",
                "module.yaml: roles, scenarios and their weights, questions",
            ),
            Self::Course => Text::new(
                "course.yaml: modul, urutan, bobot dan aturan nilai",
                "course.yaml: modules, their order and weights, grading",
            ),
            Self::Praktikum => Text::new(
                "praktikum.yaml: program mana memainkan peran apa",
                "praktikum.yaml: which program plays which part",
            ),
            Self::Verdict => Text::new(
                "verdict.yaml: putusan yang harus didapat program yang salah",
                "verdict.yaml: what a wrong program must get",
            ),
            Self::Stranger => Text::new(
                "stranger.yaml: gaya program yang benar",
                "stranger.yaml: the style of a correct program",
            ),
        }
    }

    pub fn schema(self) -> Value {
        match self {
            Self::Scenario => scenario::schema(),
            Self::Module => module::schema(),
            Self::Course => course::schema(),
            Self::Praktikum => submission::schema(),
            Self::Verdict => audit::verdict(),
            Self::Stranger => audit::stranger(),
        }
    }

    /// The schema as it is written into its file.
    pub fn text(self) -> String {
        format!("{:#}\n", self.schema())
    }
}
