//! Checks about which nothing was decided: skipped, unsure, broken.

use super::{About, Around, Body, Paragraph, paragraph, title};
use crate::scenario::name::Name;
use crate::scenario::text::Text;

pub(super) fn skipped(around: &Around<'_>, because: &Name) -> Paragraph {
    let of = title(around, because);
    let why = Text::new(
        format!(
            "Dilewati: pemeriksaan ini memerlukan «{}», dan itu tidak lulus.",
            of.id
        ),
        format!(
            "Skipped: this check needs “{}”, and that did not pass.",
            of.en
        ),
    );
    let words = Body::Words(vec![why]);
    paragraph(About::Skipped, ("Dilewati", "Skipped"), words)
}

pub(super) fn unsure(why: &Text) -> Paragraph {
    let calm = Text::new(
        "Pemeriksaan ini belum dinilai: mesinnya terlalu sibuk untuk membedakan program yang lambat dari mesin yang lambat. Tutuplah program lain yang berat, lalu jalankan lagi.",
        "This check is not judged yet: the machine was too busy to tell a slow program from a slow machine. Close other heavy programs and run it again.",
    );
    let words = Body::Words(vec![why.clone(), calm]);
    paragraph(About::Cause, ("Tidak pasti", "Unsure"), words)
}

pub(super) fn broken(why: &Text) -> Paragraph {
    let calm = Text::new(
        "Pemeriksaan ini tidak dapat dinilai. Itu bukan kesalahan program yang diperiksa, dan tidak ada poin yang hilang.",
        "This check could not be judged. That is no fault of the program under test, and no point is lost.",
    );
    let words = Body::Words(vec![why.clone(), calm]);
    paragraph(
        About::Cause,
        ("Tidak dapat dinilai", "Could not be judged"),
        words,
    )
}
