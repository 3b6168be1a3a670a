//! What `grade` says around the submissions.

use super::display::Counts;
use crate::class::adoption::Adoption;
use crate::class::entry::Entry;
use crate::cli::class::again::Again;
use crate::cli::class::{self, Place};
use crate::grade::{Book, Person};
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text, harmless};

pub(super) fn nobody(asked: &str) -> Spoken {
    let asked = harmless(asked);
    Spoken::new(
        format!("`--only {asked}`: tidak ada kiriman dengan nomor itu di sini"),
        format!("`--only {asked}`: there is no submission of that number here"),
    )
}

/// The list of the last time is used again.
pub(super) fn known_list(name: &str) -> Text {
    let name = harmless(name);
    Text::new(
        format!("memakai lagi daftar kelas yang terakhir ({name}); yang lain: `--roster BERKAS`"),
        format!("using the last class list again ({name}); for another: `--roster FILE`"),
    )
}

/// What an instructor should know about the class before its grades are believed.
pub(super) fn of_book(book: &Book, entries: &[Entry], place: &Place) -> Vec<Text> {
    let strangers = book.extended_strangers();
    let mut told: Vec<Text> = strangers
        .iter()
        .map(|(module, number)| class::extended_stranger(module, number))
        .collect();
    let mut here = entries.iter().flat_map(|entry| &entry.people);
    for (person, withdrawal) in &book.withdrawn {
        if here.any(|one| one.number == person.number) {
            told.push(withdrawn(person, &withdrawal.because, place));
        }
    }
    told
}

/// What was graded under a folder's name is a student's, now that a list says whose.
pub(super) fn adopted(one: &Adoption) -> Text {
    let (stranger, members) = (harmless(&one.stranger), harmless(&one.members.join(", ")));
    Text::new(
        format!(
            "yang sudah dinilai dengan nama {stranger} sekarang milik {members}, menurut daftar kelas"
        ),
        format!(
            "what was graded under the name {stranger} is now that of {members}, by the class list"
        ),
    )
}

/// Submissions that look like another module's.
pub(super) fn alike((module, others): (&Name, &[Name]), names: &[&str], again: &Again) -> Text {
    const MOST: usize = 8;
    let mut shown: Vec<String> = names.iter().take(MOST).map(|name| harmless(name)).collect();
    let rest = names.len().saturating_sub(MOST);
    if rest > 0 {
        shown.push(format!("+{rest}"));
    }
    let shown = shown.join(", ");
    let place = Place {
        course: again.course.clone(),
        out: again.out.clone(),
    };
    let withdraw = place.command(&["withdraw", "NIM", "--module", module.as_str()]);
    let again = Again {
        modules: others.iter().take(1).map(Name::to_string).collect(),
        ..again.clone()
    };
    let again = harmless(&again.command());
    let or = |word: &str| {
        let names: Vec<&str> = others.iter().map(Name::as_str).collect();
        names.join(word)
    };
    let (atau, or) = (or(" atau "), or(" or "));
    Text::new(
        format!(
            "mungkin ini kiriman {atau}, bukan {module}: programnya membuka port modul itu ({shown}). Bila benar: `{again}`, dan `{withdraw}` untuk yang telanjur dinilai"
        ),
        format!(
            "this may be for {or} and not for {module}: the programs open that module's port ({shown}). If so: `{again}`, and `{withdraw}` for what was graded by mistake"
        ),
    )
}

fn withdrawn(person: &Person, because: &str, place: &Place) -> Text {
    let back = place.command(&["withdraw", &person.number, "--back"]);
    let (number, because) = (harmless(&person.number), harmless(because));
    Text::new(
        format!(
            "{number} sudah dikeluarkan dari kelas ini ({because}); kembalikan dengan `{back}`"
        ),
        format!("{number} was taken out of this class ({because}); back with `{back}`"),
    )
}

pub(super) fn nothing() -> Spoken {
    Spoken::new(
        "tidak ada kiriman di sini: sebutkan folder yang berisi satu folder untuk setiap mahasiswa",
        "there are no submissions here: name a folder that holds one folder for each student",
    )
}

pub(super) fn again(scenario: &str) -> Text {
    Text::new(
        format!("{scenario}: mesin terlalu sibuk untuk menilai; dimainkan sekali lagi"),
        format!("{scenario}: the machine was too busy to tell; it is played once more"),
    )
}

/// Behind a name: its programs are built.
pub(super) fn builds() -> Text {
    Text::new("dikompilasi …", "compiling …")
}

/// Nothing says when these were handed in, and there are deadlines.
pub(super) fn timeless(count: usize) -> Text {
    Text::new(
        format!(
            "tidak diketahui kapan {count} kiriman dikumpulkan, jadi tidak ada yang dihitung terlambat. Folder yang sudah dibongkar tidak menyimpannya: berikan arsip (.zip) seperti yang diunduh, atau tulis waktunya di kolom `waktu kumpul` daftar kelas"
        ),
        format!(
            "nothing says when {count} submissions were handed in, so none of them counts as late. An unpacked folder does not keep it: give the archive (.zip) as it was downloaded, or write the times into a column `submitted` of the class list"
        ),
    )
}

pub(super) fn done() -> Text {
    Text::new(
        "sudah dinilai: isi dan skenario sama",
        "graded before: the same content and scenarios",
    )
}

pub(super) fn unwanted() -> Text {
    Text::new(
        "dilewati, seperti yang diminta",
        "left out, as it was wished",
    )
}

pub(super) fn busy(pid: u32) -> Text {
    Text::new(
        format!("sedang dinilai oleh proses {pid}"),
        format!("process {pid} is grading it"),
    )
}

/// Where the students' reports lie.
pub(super) fn reports(written: usize, folder: &str) -> Text {
    let folder = harmless(folder);
    Text::new(
        format!("Laporan mahasiswa: {folder}/reports ({written} ditulis)"),
        format!("The students' reports: {folder}/reports ({written} written)"),
    )
}

/// The report of a student that could not be written; the grade stands.
pub(super) fn unwritten(who: &str, why: &Text) -> Text {
    let who = harmless(who);
    Text::new(
        format!("{who}: laporan tidak ditulis, nilainya tetap: {}", why.id),
        format!("{who}: no report was written, the grade stands: {}", why.en),
    )
}

/// What came of it all, and what can be done next.
pub(super) fn hints(
    counts: &Counts,
    has_open: bool,
    interrupted: bool,
    options: &str,
) -> Vec<Text> {
    let Counts { graded, known, .. } = counts;
    let mut hints = vec![Text::new(
        format!("{graded} dinilai, {known} sudah ada hasilnya."),
        format!("{graded} graded, {known} had their result."),
    )];
    if interrupted {
        hints.push(Text::new(
            "Dihentikan; perintah yang sama melanjutkan dari sini.",
            "Interrupted; the same command goes on from here.",
        ));
    }
    if has_open {
        hints.push(Text::new(
            format!("Ada yang belum punya nilai; mengapa: praktikum status{options}"),
            format!("Some have no grade yet; why: praktikum status{options}"),
        ));
    } else {
        hints.push(Text::new(
            format!("Seluruh kelas: praktikum status{options}"),
            format!("The whole class: praktikum status{options}"),
        ));
    }
    hints.push(Text::new(
        format!("Satu mahasiswa: praktikum show NIM{options}"),
        format!("One student: praktikum show NIM{options}"),
    ));
    hints
}
