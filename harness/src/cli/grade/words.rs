//! What `grade` says around the submissions.

use super::display::Counts;
use crate::scenario::text::{Spoken, Text, harmless};

pub(super) fn nobody(asked: &str) -> Spoken {
    let asked = harmless(asked);
    Spoken::new(
        format!("`--only {asked}`: tidak ada kiriman dengan nomor itu di sini"),
        format!("`--only {asked}`: there is no submission of that number here"),
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
