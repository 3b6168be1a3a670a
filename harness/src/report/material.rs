//! What a report is made of: records, and what the course and the student say of themselves.

use super::words::Words;
use crate::record::Record;
use crate::scenario::course::Course;
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::text::{Language, Text};

/// Everything for the report of one module.
pub struct Material<'a> {
    pub language: Language,
    pub course: &'a Course,
    pub slug: &'a Name,
    pub module: &'a Module,
    /// The module's own text in this language, as markdown.
    pub text: &'a str,
    pub identity: &'a Identity,
    /// Of this module, in its order.
    pub records: &'a [Record],
    /// They lie beside the report, where whoever reads it has them.
    pub is_beside: bool,
    /// The reference's on the same scenarios, to stand beside them; perhaps none.
    pub reference: &'a [Record],
    pub sources: &'a [Source],
    /// What is typed behind `praktikum run chat/leave` to play with the same programs: ` --submission x`.
    pub options: &'a str,
    pub words: &'a Words,
    /// Of a class: a gradebook has the last word.
    pub is_graded: bool,
}

/// Who hands the report in, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    pub name: Option<Text>,
    pub nim: Option<String>,
    pub class: Option<Text>,
    pub lab_partner: Option<Text>,
}

/// A program's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Below the submission's folder: `chat/server.py`.
    pub path: String,
    pub text: String,
}

impl Material<'_> {
    pub(super) fn say<'t>(&self, id: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Id => id,
            Language::En => en,
        }
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.language)
    }
}
