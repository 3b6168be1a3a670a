//! One page a student, in the folders that Moodle's "upload feedback files" takes.

use super::case::{Case, remarks, rows};
use super::moodle::called;
use super::who::{Participant, participant};
use super::worksheet::participants;
use super::{Batch, cell};
use crate::grade::{ModuleGrade, Standing, Student};
use crate::scenario::name::Name;
use crate::scenario::text::{Language, Spoken, Text};

/// The pages, and whom Moodle would not know.
#[derive(Debug, Default, PartialEq)]
pub struct Feedback {
    /// Path in the archive, and the page.
    pub pages: Vec<(String, String)>,
    pub homeless: Vec<String>,
}

/// Where the numbers of Moodle's participants come from: its worksheet, or else what the download was called.
pub type Place<'a> = Option<&'a [u8]>;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}\
h1{font-size:1.4rem;margin-bottom:.2rem}table{border-collapse:collapse;width:100%}\
td{padding:.5rem .6rem;border-top:1px solid #d8dee4;vertical-align:top}td:last-child{text-align:right;white-space:nowrap}\
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0 0;font-size:.85rem;color:#57606a}.m{font-weight:bold}";

pub fn feedback(batch: Batch<'_>, slug: &Name, place: Place<'_>) -> Result<Feedback, Spoken> {
    let known = place
        .map(|bytes| participants(batch, slug, bytes))
        .transpose()?;
    let mut feedback = Feedback::default();
    for student in &batch.book.students {
        let Some(module) = student.module(slug) else {
            continue;
        };
        // Who waits for a grade is told for what; of who handed in nothing at all there is nothing to say.
        let is_settled = module.standing == Standing::Graded;
        if !is_settled && !module.is_pending() {
            continue;
        }
        let own = match &known {
            Some(known) => known.get(&student.person.number).cloned(),
            None => participant(student, slug),
        };
        match own {
            Some(own) => {
                let name = batch.say(&Text::new("umpan-balik", "feedback")).to_string();
                let path = format!("{}/{name}-{slug}.html", folder(student, &own));
                feedback.pages.push((path, page(batch, student, module)));
            }
            None => feedback.homeless.push(called(student)),
        }
    }
    Ok(feedback)
}

/// Moodle cuts this name at each `_` and takes the second part for the participant's number.
fn folder(student: &Student, own: &Participant) -> String {
    let name = match own.name.trim() {
        "" => student
            .person
            .name
            .as_deref()
            .unwrap_or(&student.person.number),
        name => name,
    };
    let kept = |next: char| match next {
        '_' | '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
        other if crate::scenario::text::is_hidden(other) => ' ',
        other => other,
    };
    let name: String = name.chars().map(kept).take(80).collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ");
    // Moodle passes over what begins like a hidden file.
    let name = name.trim_start_matches(['.', '~', ' ']);
    let name = if name.is_empty() { "x" } else { name };
    format!("{name}_{}_assignsubmission_file_", own.number)
}

fn page(batch: Batch<'_>, student: &Student, module: &ModuleGrade) -> String {
    let lang = match batch.language {
        Language::Id => "id",
        Language::En => "en",
    };
    let title = cell::markup(&cell::line(batch.say(&module.title)));
    let who = cell::markup(&called(student));
    let remarks: String = remarks(batch, module)
        .iter()
        .map(|line| format!("<p>{}</p>\n", cell::markup(line)))
        .collect();
    let rows: String = rows(batch, module).iter().map(row).collect();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n<p>{who}</p>\n{remarks}<table>\n{rows}</table>\n</body>\n</html>\n"
    )
}

fn row(case: &Case) -> String {
    let (mark, points) = (case.mark(), case.points(" / "));
    let why = match case.why.trim() {
        "" => String::new(),
        why => format!("<pre>{}</pre>", cell::markup(why)),
    };
    format!(
        "<tr><td class=\"m\">{mark}</td><td>{}<br><small>{}</small>{why}</td><td>{points}</td></tr>\n",
        cell::markup(&case.title),
        cell::markup(&case.name)
    )
}
