//! Prints reports: gathers records, texts and sources, and lays the pages beside the records, with the student's words.

mod paper;
mod pdf;

use crate::record::Record;
use crate::report::discreet::{bare, discreet};
use crate::report::material::{Identity, Material, Source};
use crate::report::words::{Words, together};
use crate::report::{compose, html, markdown, typst};
use crate::run::archive;
use crate::scenario::document::LARGEST_BYTES;
use crate::scenario::name::Name;
use crate::scenario::text::{Language, Spoken, Text};
use crate::submission::Submission;
use crate::world::course::{Shelf, Unit};
use crate::world::files;
use anyhow::Result;
use paper::Paper;
use std::path::{Path, PathBuf};

/// What is printed, for whom, from where, and where to.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    pub shelf: &'a Shelf,
    /// Whose programs were played; without them a report shows no sources.
    pub submission: Option<&'a Submission>,
    /// The folder of the records, module by module.
    pub records: &'a Path,
    /// The reference's records, to stand beside them.
    pub reference: Option<&'a Path>,
    pub out: &'a Path,
    pub identity: &'a Identity,
    /// What is typed behind `praktikum run chat/leave` to play with the same programs.
    pub options: &'a str,
    /// Of a class: a gradebook has the last word.
    pub is_graded: bool,
    pub language: Language,
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Html,
    Pdf,
}

/// Where a report lies, and what its reader should know of that.
#[derive(Debug)]
pub struct Printed {
    pub path: PathBuf,
    pub warning: Option<Text>,
}

/// Prints the report of one module; `None` if nothing of it was ever played.
pub fn print(order: &Order<'_>, unit: &Unit) -> Result<Option<Printed>> {
    let own = order
        .submission
        .map(|submission| files::shown(submission.folder()));
    let own: Vec<String> = own.into_iter().collect();
    let records = records(order.records, unit, &own)?;
    if records.is_empty() {
        return Ok(None);
    }
    let folder = order.out.join(unit.slug.as_str());
    let paper = Paper::find(&folder, order.language)?;
    let reference = match order.reference {
        Some(top) => self::records(top, unit, &own).unwrap_or_default(),
        None => Vec::new(),
    };
    let text = order.shelf.text(&unit.slug, order.language);
    let material = Material {
        language: order.language,
        course: order.shelf.about(),
        slug: &unit.slug,
        module: &unit.module,
        text: &text,
        identity: order.identity,
        records: &records,
        is_beside: order.records == order.out,
        reference: &reference,
        sources: &sources(order.submission, unit),
        options: &bare(order.options),
        words: &paper.words,
        is_graded: order.is_graded,
    };
    let path = lay(order, &material, &paper)?;
    let warning = paper.warning(&path);
    Ok(Some(Printed { path, warning }))
}

/// Makes the pages and puts them where they belong.
fn lay(order: &Order<'_>, material: &Material<'_>, paper: &Paper) -> Result<PathBuf> {
    let document = compose(material);
    let pictures = paper.pictures();
    match order.format {
        Format::Markdown => {
            let parts = markdown::markdown(&document, &pictures);
            paper.hang(&document.figures())?;
            paper.write(&together(&parts, paper.has_crlf))
        }
        Format::Html => paper.print("html", html::html(&document).as_bytes()),
        Format::Pdf => {
            if let Some(typst) = pdf::typst() {
                paper.hang(&document.figures())?;
                let source = paper.print("typ", typst::typst(&document, &pictures).as_bytes())?;
                return pdf::compile(&typst, &source);
            }
            let Some(chromium) = pdf::chromium() else {
                return Err(pdf::neither().into());
            };
            let page = paper.print("html", html::html(&document).as_bytes())?;
            pdf::paper(&chromium, &page)
        }
    }
}

/// The records of a module, in its order, without folders that are private or among these.
fn records(top: &Path, unit: &Unit, own: &[String]) -> Result<Vec<Record>> {
    let folder = top.join(unit.slug.as_str());
    let names = unit
        .module
        .scenarios
        .iter()
        .map(|(name, _)| folder.join(name.as_str()));
    let kept = names.filter(|folder| folder.join(archive::FILE).is_file());
    let read = |folder: PathBuf| {
        let mut record = archive::read(&folder)?;
        discreet(&mut record, own);
        Ok(record)
    };
    kept.map(read).collect()
}

/// Where the report of a module lies in a folder.
pub fn path(out: &Path, slug: &Name, language: Language) -> PathBuf {
    let name = format!("{}.md", paper::stem(language));
    out.join(slug.as_str()).join(name)
}

/// Was anything of this module ever recorded here?
pub fn has_records(top: &Path, slug: &Name) -> bool {
    let folders = std::fs::read_dir(top.join(slug.as_str()))
        .into_iter()
        .flatten()
        .flatten();
    folders
        .into_iter()
        .any(|entry| entry.path().join(archive::FILE).is_file())
}

/// The programs' texts, as they are now.
fn sources(submission: Option<&Submission>, unit: &Unit) -> Vec<Source> {
    let Some(submission) = submission else {
        return Vec::new();
    };
    let mut sources: Vec<Source> = Vec::new();
    for path in submission.listings(unit) {
        let Ok(mut bytes) = files::read(&path) else {
            continue;
        };
        bytes.truncate(LARGEST_BYTES);
        let inside = path.strip_prefix(submission.folder()).unwrap_or(&path);
        sources.push(Source {
            path: files::shown(inside),
            text: String::from_utf8_lossy(&bytes).into_owned(),
        });
    }
    sources
}

/// What `praktikum.yaml` says of the student, where nobody says otherwise.
pub fn identity(said: Identity, submission: &Submission) -> Identity {
    let manifest = &submission.manifest;
    Identity {
        name: said.name.or_else(|| manifest.name.clone()),
        nim: said.nim.or_else(|| manifest.nim.clone()),
        class: said.class.or_else(|| manifest.class.clone()),
        lab_partner: said.lab_partner.or_else(|| manifest.lab_partner.clone()),
    }
}

/// Words that were written into the report in another language, where there is none in this one.
fn words_of(bytes: &[u8]) -> Words {
    Words::read(bytes).unwrap_or_default()
}

fn refused(path: &Path) -> Spoken {
    let path = files::shown(path);
    Spoken::new(
        format!("laporan {path} tidak dapat ditulis"),
        format!("the report {path} cannot be written"),
    )
}

#[cfg(test)]
mod tests;
