//! How a download lies in its folder: which files and folders are one submission, and what their names say.

use super::collect::Parts;
use super::download::{self, METADATA};
use super::roster::{Roster, Student};
use super::unplayed;
use super::whom::{Clues, folded};
use crate::scenario::module::{ENDINGS, words};
use crate::scenario::submission::FILE;
use crate::scenario::text::{Text, harmless};
use crate::world::archive::{self, is_litter};
use crate::world::files::{self};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One submission as it was found.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) label: String,
    pub(super) clues: Clues,
    /// What Moodle calls its participant.
    pub(super) participant: Option<String>,
    pub(super) parts: Parts,
    /// When it came, as the download writes it.
    pub(super) when: Option<String>,
    /// There are no files in it, only what was typed into a page.
    pub(super) is_typed: bool,
    /// It is one of many in a download, and not somebody's own archive.
    pub(super) is_downloaded: bool,
}

/// How many submissions there may be, and folders around all of them.
const MOST: usize = 20_000;
const AROUND: usize = 4;
/// Folders that are parts of one submission.
const OWN: [&str; 9] = [
    "src", "server", "client", "sender", "receiver", "peladen", "klien", "pengirim", "penerima",
];

struct Entry {
    name: String,
    path: PathBuf,
    is_folder: bool,
}

impl Entry {
    /// May it be all that somebody handed in?
    fn is_submission(&self) -> bool {
        self.is_folder || archive::is_named(&self.name)
    }

    /// Its name, of an archive without the ending.
    fn label(&self) -> &str {
        if self.is_folder {
            return &self.name;
        }
        let stem = self.name.rsplit_once('.');
        stem.map_or(&*self.name, |(stem, _)| stem)
            .trim_end_matches(".tar")
    }

    /// A submission of its own; `shared` stands before the names of all folders.
    fn into_origin(self, shared: Option<&str>) -> Origin {
        let label = self.label().to_string();
        let inside = match self.is_folder {
            true => String::new(),
            false => self.name,
        };
        Origin {
            clues: by_label(&label, shared.filter(|_| self.is_folder)),
            label,
            participant: None,
            parts: vec![(self.path, inside)],
            when: None,
            is_typed: false,
            is_downloaded: true,
        }
    }
}

/// By what names of folders are known.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// The modules of the course.
    pub(super) slugs: &'a [&'a str],
    pub(super) roster: &'a Roster,
}

impl Names<'_> {
    /// Is it called exactly like a number of the class list?
    fn has_number(self, entry: &Entry) -> bool {
        let key = |text: &str| folded(text).concat();
        let own = key(entry.label());
        let is_own = |student: &Student| key(&student.number) == own;
        entry.is_submission() && !own.is_empty() && self.roster.students.iter().any(is_own)
    }
}

/// Everything that was handed in below a folder, which is none if the folder is empty; what belongs to nobody is noted.
pub(super) fn origins(
    folder: &Path,
    label: &str,
    names: Names<'_>,
    notes: &mut Vec<Text>,
) -> io::Result<Vec<Origin>> {
    let (mut folder, mut label) = (folder.to_path_buf(), label.to_string());
    let slugs = names.slugs;
    let mut entries = entries(&folder)?;
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    for _ in 0..AROUND {
        let [only] = &entries[..] else { break };
        let is_plain = only.is_folder
            && download::moodle(&only.name).is_none()
            && !download::is_gradescope(&only.name);
        if !is_plain || is_one(&entries, slugs) {
            break;
        }
        (label, folder) = (only.name.clone(), only.path.clone());
        entries = self::entries(&folder)?;
    }
    if entries
        .iter()
        .any(|entry| download::moodle(&entry.name).is_some())
    {
        return Ok(of_moodle(entries, names, notes));
    }
    if entries
        .iter()
        .any(|entry| download::is_gradescope(&entry.name))
    {
        return Ok(of_gradescope(&folder, entries, names, notes));
    }
    let several = entries.iter().any(Entry::is_submission);
    if !several || is_one(&entries, slugs) {
        return Ok(vec![Origin {
            clues: by_label(&label, None),
            label,
            participant: None,
            parts: vec![(folder, String::new())],
            when: None,
            is_typed: false,
            is_downloaded: false,
        }]);
    }
    Ok(of_folders(entries, notes))
}

fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST) {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let kind = entry.file_type()?;
        let is_ours = !name.starts_with('.') && !is_litter(&name);
        if is_ours && (kind.is_dir() || kind.is_file()) {
            found.push(Entry {
                name,
                path: entry.path(),
                is_folder: kind.is_dir(),
            });
        }
    }
    found.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(found)
}

/// Is the folder one submission, with modules or parts in its folders?
fn is_one(entries: &[Entry], slugs: &[&str]) -> bool {
    let folders: Vec<&str> = entries
        .iter()
        .filter(|entry| entry.is_folder)
        .map(|entry| &*entry.name)
        .collect();
    // Repositories of one exercise have its name in front, which may be a module's.
    let shared = download::exercise(&folders).unwrap_or_default();
    let is_part = |name: &str| {
        let words = words(name.strip_prefix(shared).unwrap_or(name));
        let names = |slug: &&str| {
            let slug = self::words(slug);
            words.windows(slug.len().max(1)).any(|part| *part == slug)
        };
        slugs.iter().any(names) || OWN.iter().any(|own| words == [*own])
    };
    let is_program = |entry: &Entry| {
        let ending = entry
            .name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        let is_source = ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
        !entry.is_folder
            && (is_source
                || unplayed::is_one(&entry.name)
                || entry.name == FILE
                || entry.name == "Cargo.toml")
    };
    entries.iter().any(is_program) || folders.iter().any(|name| is_part(name))
}

/// One participant's folders or files go together.
fn of_moodle(entries: Vec<Entry>, names: Names<'_>, notes: &mut Vec<Text>) -> Vec<Origin> {
    let mut found: BTreeMap<String, Origin> = BTreeMap::new();
    let mut numbered = Vec::new();
    for entry in entries {
        let Some(moodle) = download::moodle(&entry.name) else {
            match names.has_number(&entry) {
                true => numbered.push(entry.into_origin(None)),
                false => aside(&entry, notes),
            }
            continue;
        };
        let origin = found
            .entry(moodle.who.to_string())
            .or_insert_with(|| Origin {
                label: moodle.who.to_string(),
                clues: moodle.clues(),
                participant: Some(format!("{}_assignsubmission_", moodle.who)),
                parts: Vec::new(),
                when: None,
                is_typed: true,
                is_downloaded: true,
            });
        // What was typed into the page is no program, and is looked at where there is nothing else.
        let is_file = moodle.kind == "file";
        if is_file && origin.is_typed {
            origin.parts.clear();
            origin.is_typed = false;
        }
        if is_file || origin.is_typed {
            origin
                .parts
                .push((entry.path.clone(), moodle.rest.to_string()));
        }
    }
    found.into_values().chain(numbered).collect()
}

fn of_gradescope(
    folder: &Path,
    entries: Vec<Entry>,
    names: Names<'_>,
    notes: &mut Vec<Text>,
) -> Vec<Origin> {
    let list = files::ordinary(&folder.join(METADATA)).and_then(|file| {
        let mut text = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(file, 16 << 20), &mut text)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    });
    let mut list = download::gradescope(&list.unwrap_or_default());
    let mut found = Vec::new();
    for entry in entries {
        if !entry.is_folder || !download::is_gradescope(&entry.name) {
            match names.has_number(&entry) {
                true => found.push(entry.into_origin(None)),
                false if entry.name != METADATA => aside(&entry, notes),
                false => {}
            }
            continue;
        }
        let (clues, when) = list.remove(&entry.name).unwrap_or_default();
        found.push(Origin {
            label: entry.name,
            clues,
            participant: None,
            parts: vec![(entry.path, String::new())],
            when,
            is_typed: false,
            is_downloaded: true,
        });
    }
    found
}

/// A folder or archive each.
fn of_folders(entries: Vec<Entry>, notes: &mut Vec<Text>) -> Vec<Origin> {
    let (several, others): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(Entry::is_submission);
    others.iter().for_each(|entry| aside(entry, notes));
    let folders: Vec<&str> = several
        .iter()
        .filter(|entry| entry.is_folder)
        .map(|entry| &*entry.name)
        .collect();
    let shared = download::exercise(&folders).map(str::to_string);
    let origins = several.into_iter();
    origins
        .map(|entry| entry.into_origin(shared.as_deref()))
        .collect()
}

/// A folder's name may be a person's, a number, or a username behind the name of an exercise.
fn by_label(label: &str, shared: Option<&str>) -> Clues {
    let own = shared
        .and_then(|shared| label.strip_prefix(shared))
        .unwrap_or(label);
    Clues {
        username: Some(own.to_string()),
        ..Clues::of_name(own)
    }
}

fn aside(entry: &Entry, notes: &mut Vec<Text>) {
    const MOST_NOTES: usize = 50;
    // The list itself, and what came with the download.
    let is_table = entry.name.to_lowercase().ends_with(".csv");
    if notes.len() < MOST_NOTES && !is_table {
        let name = harmless(&entry.name);
        notes.push(Text::new(
            format!("`{name}` bukan kiriman siapa pun dan dilewati"),
            format!("`{name}` is nobody's submission and was left aside"),
        ));
    }
}
