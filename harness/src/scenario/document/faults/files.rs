//! Complaints about files that should be there, or that nobody expects.

use super::super::complaint::{Code, Complaint, Place};
use super::quoted;
use super::yaml::START;
use crate::scenario::text::Text;

pub(crate) fn missing_file(place: Place, path: &str) -> Complaint {
    let shown = quoted(path);
    let problem = Text::new(
        format!("berkas {shown} tidak ada"),
        format!("there is no file {shown}"),
    );
    let advice = Text::new(
        "buat berkas itu, atau hapus baris yang menyebutnya",
        "make it, or remove the line that names it",
    );
    Complaint::new(Code::MissingFile, place, problem, advice)
}

pub(crate) fn missing_text(path: &str, headings: &[&str]) -> Complaint {
    let shown = quoted(path);
    let headings = headings.join("`, `## ");
    let problem = Text::new(
        format!("setiap modul punya teks {shown}, dan berkas itu tidak ada"),
        format!("every module has a text {shown}, and that file is not there"),
    );
    let advice = Text::new(
        format!("buat berkas itu dengan judul `## {headings}`"),
        format!("make it, with the headings `## {headings}`"),
    );
    Complaint::new(Code::MissingFile, START, problem, advice)
}

pub(crate) fn missing_module(path: &str) -> Complaint {
    let shown = quoted(path);
    let problem = Text::new(
        format!("di sebelah skenario ini tidak ada {shown}"),
        format!("there is no {shown} beside this scenario"),
    );
    let advice = Text::new(
        "peran dinyatakan di sana: `praktikum new module NAMA`",
        "it declares the roles: `praktikum new module NAME`",
    );
    Complaint::new(Code::MissingFile, START, problem, advice)
}

pub(crate) fn broken_module(path: &str) -> Complaint {
    let shown = quoted(path);
    let problem = Text::new(
        format!("{shown} belum sah, jadi peran di sini tidak dapat diperiksa"),
        format!("{shown} is not valid yet, so the roles here cannot be checked"),
    );
    let advice = Text::new(
        format!("lihat `praktikum check {path}`"),
        format!("see `praktikum check {path}`"),
    );
    Complaint::new(Code::UnknownRole, START, problem, advice)
}

pub(crate) fn stray_scenario(name: &str) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("module.yaml tidak menyebut {shown}: skenario ini tidak dinilai"),
        format!("module.yaml does not name {shown}: this scenario is not graded"),
    );
    let advice = Text::new(
        format!("tambahkan `{name}: 10` di bawah `scenarios:`"),
        format!("add `{name}: 10` beneath `scenarios:`"),
    );
    Complaint::new(Code::StrayFile, START, problem, advice)
}

pub(crate) fn stray_module(slug: &str) -> Complaint {
    let problem = Text::new(
        "course.yaml tidak menyebut modul ini: ia bukan bagian kursus",
        "course.yaml does not name this module: it is no part of the course",
    );
    let advice = Text::new(
        format!("tambahkan `- {slug}` ke `modules:`"),
        format!("add `- {slug}` to `modules:`"),
    );
    Complaint::new(Code::StrayFile, START, problem, advice)
}

pub(crate) fn missing_section(headings: &str) -> Complaint {
    let problem = Text::new(
        format!("judul {headings} belum ada di teks modul ini"),
        format!("the heading {headings} is missing from this module's text"),
    );
    let advice = Text::new(
        "tulis sebagai `## Judul` di barisnya sendiri",
        "write it as `## Heading` on a line of its own",
    );
    Complaint::new(Code::MissingSection, START, problem, advice)
}

/// Questions of a module, and style, that leave nothing of its hundred to the programs.
pub(crate) fn crowded_hundred(place: Place, what: (&str, &str)) -> Complaint {
    let (id, en) = what;
    let problem = Text::new(
        format!("{id} sudah mengambil seluruh seratus poin modul"),
        format!("{en} already take all of the module's hundred points"),
    );
    let advice = Text::new(
        "beri poin lebih sedikit: jumlahnya di bawah 100, dan sisanya untuk program",
        "give fewer points: they stay below 100, and the rest is for the programs",
    );
    Complaint::new(Code::BadValue, place, problem, advice)
}
