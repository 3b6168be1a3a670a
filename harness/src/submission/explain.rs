//! Why a submission cannot be played yet, in words that a beginner can act on.

use super::Submission;
use crate::scenario::module::Role;
use crate::scenario::name::Name;
use crate::scenario::submission::FILE;
use crate::scenario::text::{Spoken, Text, harmless};
use crate::world::files;
use crate::world::system;
use std::path::Path;

/// How many files are named in a message.
const MOST_NAMED: usize = 12;

pub(super) fn building(package: &Path) -> Text {
    let package = harmless(&files::shown(package));
    Text::new(
        format!("Membangun program di {package} dengan cargo …"),
        format!("Building the programs in {package} with cargo …"),
    )
}

/// No file has a name by which the role is recognised.
pub(super) fn missing(submission: &Submission, slug: &Name, role: &Role) -> Spoken {
    let patterns: Vec<&str> = role.files.iter().map(String::as_str).collect();
    let patterns = listed(&patterns);
    let name = &role.name;
    let folder = submission.shown();
    let (seen_id, seen_en) = seen(submission);
    let (say_id, say_en) = (say(slug, name, "BERKAS"), say(slug, name, "FILE"));
    Spoken::new(
        format!(
            "modul {slug}: program untuk peran `{name}` tidak ditemukan di {folder}\n{seen_id}\n  Namanya dikenali dari {patterns}. Bila lain, tulis di {FILE}:\n{say_id}"
        ),
        format!(
            "module {slug}: no program for the role `{name}` was found in {folder}\n{seen_en}\n  It is recognised by {patterns}. If it has another name, say so in {FILE}:\n{say_en}"
        ),
    )
}

/// Several files could be meant.
pub(super) fn ambiguous(slug: &Name, role: &Name, names: &[&str]) -> Spoken {
    let all = listed(names);
    let say = say(slug, role, &harmless(names.first().unwrap_or(&"…")));
    Spoken::new(
        format!(
            "modul {slug}: beberapa berkas dapat memainkan peran `{role}`: {all}\n  Ganti nama atau pindahkan yang bukan, atau tulis yang benar di {FILE}:\n{say}"
        ),
        format!(
            "module {slug}: several files could play the role `{role}`: {all}\n  Rename or move those that do not, or say the right one in {FILE}:\n{say}"
        ),
    )
}

/// There are numbered programs, and none for this number.
pub(super) fn too_few(slug: &Name, role: &Name, n: usize) -> Spoken {
    Spoken::new(
        format!(
            "modul {slug}: tidak ada program untuk `{role}` nomor {n}; buat berkas bernomor {n}, atau satu berkas tanpa nomor untuk semua"
        ),
        format!(
            "module {slug}: there is no program for `{role}` number {n}; make a file with the number {n}, or one without a number that serves for all"
        ),
    )
}

pub(super) fn no_role(slug: &Name) -> Spoken {
    Spoken::new(
        format!(
            "modul {slug} tidak punya peran yang disebut skenarionya; jalankan `praktikum check`"
        ),
        format!("module {slug} has no such role as its scenario names; run `praktikum check`"),
    )
}

pub(super) fn crowded() -> Spoken {
    Spoken::new(
        format!(
            "folder ini berisi terlalu banyak berkas untuk menebak programnya; tulis {FILE}, atau sebutkan folder programnya dengan `--submission`"
        ),
        format!(
            "this folder holds too many files to guess its programs; write a {FILE}, or name the programs' folder with `--submission`"
        ),
    )
}

/// What a link leads to is none of the submission's own.
pub(super) fn linked() -> Spoken {
    Spoken::new(
        format!(
            "{FILE} di folder ini hanya tautan, dan tautan tidak diikuti; salin berkasnya ke sini"
        ),
        format!(
            "{FILE} in this folder is only a link, and links are not followed; copy the file here"
        ),
    )
}

/// A file that a manifest names, in no language that is played.
pub(super) fn unknown(shown: &str, ending: &str) -> Spoken {
    let (shown, ending) = (harmless(shown), harmless(ending));
    Spoken::new(
        format!(
            "{shown}: program berakhiran `{ending}` tidak dapat dimainkan; yang dimainkan: Python, C, C++, Rust, Java, Go, JavaScript"
        ),
        format!(
            "{shown}: programs that end in `{ending}` cannot be played; those that can: Python, C, C++, Rust, Java, Go, JavaScript"
        ),
    )
}

pub(super) fn in_utf16(shown: &str) -> Spoken {
    let shown = harmless(shown);
    Spoken::new(
        format!(
            "{shown} disimpan dalam UTF-16, dan tidak ada kompilator atau interpreter yang membacanya; simpan sebagai UTF-8"
        ),
        format!(
            "{shown} is saved as UTF-16, which no compiler or interpreter reads; save it as UTF-8"
        ),
    )
}

pub(super) fn compiling(shown: &str) -> Text {
    let shown = harmless(shown);
    Text::new(
        format!("Mengompilasi {shown} …"),
        format!("Compiling {shown} …"),
    )
}

pub(super) fn no_store(error: &std::io::Error) -> Spoken {
    let Text { id, en } = system::said(error);
    Spoken::new(
        format!(
            "folder untuk hasil kompilasi tidak dapat dibuat: {id}; tunjuk yang lain dengan PRAKTIKUM_CACHE"
        ),
        format!(
            "the folder for what is built cannot be made: {en}; name another with PRAKTIKUM_CACHE"
        ),
    )
}

pub(super) fn not_built<'a>(
    package: &Path,
    name: &str,
    there: impl Iterator<Item = &'a String>,
) -> Spoken {
    let package = harmless(&files::shown(&files::from_here(package)));
    let there: Vec<&str> = there.map(String::as_str).collect();
    let (name, all) = (harmless(name), listed(&there));
    Spoken::new(
        format!("paket Cargo di {package} tidak punya program `{name}`; yang ada: {all}"),
        format!("the Cargo package in {package} has no program `{name}`; there is: {all}"),
    )
}

/// It was there when the submission was opened.
pub(super) fn not_prepared(shown: &str) -> Spoken {
    let shown = harmless(shown);
    Spoken::new(
        format!("program {shown} sudah tidak ada; jalankan lagi"),
        format!("the program {shown} is gone; run again"),
    )
}

/// A manifest that says it, to be copied.
fn say(slug: &Name, role: &Name, file: &str) -> String {
    format!("    programs:\n      {slug}:\n        {role}: {file}")
}

/// What was looked at, and what was not.
pub(super) fn seen(submission: &Submission) -> (String, String) {
    let tree = &submission.tree;
    let sources: Vec<&str> = submission.sources().collect();
    let others: Vec<&str> = tree.files.iter().map(String::as_str).collect();
    let (mut id, mut en) = match (&sources[..], &others[..]) {
        ([], []) => (
            "  Folder itu kosong.".to_string(),
            "  That folder is empty.".to_string(),
        ),
        ([], others) => {
            let all = listed(others);
            (
                format!("  Tidak ada berkas program di sana, hanya: {all}"),
                format!("  There is no program's file in it, only: {all}"),
            )
        }
        (sources, _) => {
            let all = listed(sources);
            (
                format!("  Berkas yang terlihat: {all}"),
                format!("  Files that were seen: {all}"),
            )
        }
    };
    for (names, said_id, said_en) in [
        (
            &tree.links,
            "Tautan tidak diikuti",
            "Links are not followed",
        ),
        (
            &tree.unreadable,
            "Folder yang tidak dapat dibuka",
            "Folders that cannot be opened",
        ),
    ] {
        if !names.is_empty() {
            let all = listed(&names.iter().map(String::as_str).collect::<Vec<_>>());
            id.push_str(&format!("\n  {said_id}: {all}"));
            en.push_str(&format!("\n  {said_en}: {all}"));
        }
    }
    if tree.odd_names > 0 {
        let count = tree.odd_names;
        id.push_str(&format!(
            "\n  Berkas yang namanya bukan UTF-8 dilewati: {count}"
        ));
        en.push_str(&format!(
            "\n  Files whose names are no UTF-8 were left out: {count}"
        ));
    }
    (id, en)
}

/// At most a dozen names.
fn listed(names: &[&str]) -> String {
    let shown = names.iter().take(MOST_NAMED).map(|name| harmless(name));
    let shown: Vec<String> = shown.collect();
    match names.len().checked_sub(MOST_NAMED) {
        Some(more @ 1..) => format!("{}, … (+{more})", shown.join(", ")),
        _ => shown.join(", "),
    }
}
