//! What an export made: where it goes, and what is said of it.

use super::super::Desk;
use super::super::class::Place;
use crate::report::exchange::Unsettled;
use crate::scenario::text::{Language, Spoken, Text, harmless};
use crate::world::files;
use anyhow::Result;
use std::io::{self, Write};
use std::path::Path;

/// How many of each are named.
const MOST: usize = 20;

#[derive(Default)]
pub(super) struct Written {
    /// Paths below the place of the export; an only one without a path is the place itself.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// For how many students there is something in it.
    pub(super) count: Option<usize>,
    /// Rows of nobody in the gradebook.
    pub(super) strangers: Vec<(usize, String)>,
    /// Whose grade the file had already, and what it is now.
    pub(super) replaced: Vec<String>,
    /// Of whom the file knows something that the gradebook does not.
    pub(super) spared: Vec<String>,
    /// Who handed in no programs, and counts all the same; `None` where the form itself does not say.
    pub(super) zeros: Option<Vec<String>>,
    /// Who is in the gradebook and not in the file.
    pub(super) absent: Vec<String>,
    pub(super) notes: Vec<Text>,
}

impl Written {
    pub(super) fn text(text: String) -> Self {
        Self {
            files: vec![(String::new(), text.into_bytes())],
            ..Self::default()
        }
    }

    /// Writes it, and says so. What else is to be known goes where it never becomes part of what is written.
    pub(super) fn put(self, desk: &mut Desk<'_>, place: &Path) -> Result<()> {
        if place == Path::new("-") {
            let [(_, bytes)] = &self.files[..] else {
                return Err(several(self.files.len()).into());
            };
            desk.out.write_all(bytes)?;
            return self.notice(desk.language);
        }
        for (path, bytes) in &self.files {
            let target = match path.is_empty() {
                true => place.to_path_buf(),
                false => place.join(path),
            };
            files::replace(&target, bytes)?;
        }
        self.tell(desk, place)
    }

    fn tell(&self, desk: &mut Desk<'_>, place: &Path) -> Result<()> {
        let place = harmless(&files::shown(place));
        let files = self.files.len();
        let said = match (self.count, files) {
            (Some(1), _) => Text::new("untuk 1 mahasiswa", "for 1 student"),
            (Some(count), _) => Text::new(
                format!("untuk {count} mahasiswa"),
                format!("for {count} students"),
            ),
            (None, 1) => Text::new("1 berkas", "1 file"),
            (None, _) => Text::new(format!("{files} berkas"), format!("{files} files")),
        };
        writeln!(desk.out, "✓ {place} · {}", said.in_language(desk.language))?;
        self.notice(desk.language)
    }

    fn notice(&self, language: Language) -> Result<()> {
        for note in &self.notes {
            writeln!(io::stderr(), "  {}", harmless(note.in_language(language)))?;
        }
        let replaced = Text::new(
            "Nilai yang sudah ada di berkas itu dan berubah",
            "Grades that the file had and that change",
        );
        list(language, &replaced, &self.replaced)?;
        let spared = Text::new(
            "Berkas itu punya kiriman atau nilai mereka, buku nilai ini tidak: dibiarkan",
            "The file has a submission or a grade of theirs, and this gradebook has none: left alone",
        );
        list(language, &spared, &self.spared)?;
        let zeros = Text::new(
            "Tidak mengumpulkan program, jadi program mereka nol",
            "Handed in no programs, which count nothing for them",
        );
        list(language, &zeros, self.zeros.as_deref().unwrap_or_default())?;
        let rows = self.strangers.iter();
        let rows: Vec<String> = rows.map(|(line, row)| format!("{line}: {row}")).collect();
        let strangers = Text::new(
            "Baris yang tidak cocok dengan siapa pun di buku nilai, jadi dibiarkan",
            "Rows of nobody in the gradebook, so left alone",
        );
        list(language, &strangers, &rows)?;
        let absent = Text::new(
            "Punya nilai, tetapi tidak termasuk",
            "With a grade, and not among them",
        );
        list(language, &absent, &self.absent)
    }
}

/// That some have handed in nothing yet; in forms with a file for each student there is none for them.
pub(super) fn awaited(count: usize, is_many: bool) -> Option<Text> {
    let left = match is_many {
        true => Text::new("tidak ada berkasnya", "no file"),
        false => Text::new("dibiarkan kosong", "left blank"),
    };
    let en = match count {
        0 => return None,
        1 => "1 was not handed in yet and is not overdue".to_string(),
        _ => format!("{count} were not handed in yet and are not overdue"),
    };
    Some(Text::new(
        format!(
            "{count} belum dikumpulkan dan belum lewat tenggat: {}",
            left.id
        ),
        format!("{en}: {}", left.en),
    ))
}

fn list(language: Language, title: &Text, rows: &[String]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut out = io::stderr();
    let title = title.in_language(language);
    writeln!(out, "\n! {title} ({}):", rows.len())?;
    for row in rows.iter().take(MOST) {
        writeln!(out, "  {}", harmless(row))?;
    }
    if rows.len() > MOST {
        writeln!(out, "  … +{}", rows.len() - MOST)?;
    }
    Ok(())
}

/// Everybody without a grade, and how to go on.
pub(super) fn unsettled(desk: &Desk<'_>, all: &[Unsettled], place: &Place) -> Result<()> {
    let (count, mut out) = (all.len(), io::stderr());
    let title = Text::new(
        format!(
            "Belum diekspor: {count} nilai belum dapat diberikan, dan tidak boleh menjadi nol."
        ),
        format!(
            "Nothing was exported: {} cannot be given yet, and must not become zeros.",
            match count {
                1 => "1 grade".to_string(),
                several => format!("{several} grades"),
            }
        ),
    );
    writeln!(out, "{}", title.in_language(desk.language))?;
    for one in all.iter().take(MOST) {
        let why = one.why.first().map(|why| why.in_language(desk.language));
        let why = why.and_then(|why| why.lines().next()).unwrap_or_default();
        writeln!(
            out,
            "  ? {} · {} · {}",
            harmless(&one.number),
            one.module,
            harmless(why)
        )?;
    }
    if count > MOST {
        writeln!(out, "  … +{}", count - MOST)?;
    }
    let status = place.command(&["status"]);
    let how = Text::new(
        format!(
            "`{status}` menyebutkan cara mencobanya lagi; dengan `--incomplete` yang lain tetap diekspor; yang belum punya nilai dibiarkan kosong, yang punya nilai sebelumnya memakai nilai itu."
        ),
        format!(
            "`{status}` says how to try them again; with `--incomplete` the others are exported; who has no grade stays blank, and who has an earlier one gets that."
        ),
    );
    Ok(writeln!(out, "{}", how.in_language(desk.language))?)
}

fn several(count: usize) -> Spoken {
    Spoken::new(
        format!(
            "hasilnya {count} berkas; pilih satu mahasiswa dan satu modul dengan `--only NIM --module M`, atau sebutkan folder dengan `--output`"
        ),
        format!(
            "these are {count} files; choose one student and one module with `--only NIM --module M`, or name a folder with `--output`"
        ),
    )
}
