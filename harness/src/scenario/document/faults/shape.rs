//! Complaints about keys that are unknown or missing and values of the wrong kind.

use super::super::complaint::{Code, Complaint, Place};
use super::{did_you_mean, listed, quoted};
use crate::scenario::course::Moment;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;

pub(crate) fn unknown_key<'a>(
    place: Place,
    key: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Complaint {
    let shown = quoted(key);
    let problem = Text::new(
        format!("kunci {shown} tidak dikenal di sini"),
        format!("the key {shown} is not known here"),
    );
    Complaint::new(Code::UnknownKey, place, problem, did_you_mean(key, known))
}

pub(crate) fn missing_key(place: Place, key: &str) -> Complaint {
    let problem = Text::new(
        format!("`{key}:` belum ada di bagian ini"),
        format!("`{key}:` is missing from this part"),
    );
    let advice = Text::new(
        format!("tambahkan `{key}:`; contohnya: `praktikum explain {key}`"),
        format!("add `{key}:`; for an example: `praktikum explain {key}`"),
    );
    Complaint::new(Code::MissingKey, place, problem, advice)
}

pub(crate) fn missing_value(place: Place) -> Complaint {
    let problem = Text::new("nilainya belum ada", "the value is missing");
    let advice = Text::new(
        "tulis nilainya; teks kosong ditulis \"\"",
        "write it; an empty text is written \"\"",
    );
    Complaint::new(Code::MissingValue, place, problem, advice)
}

pub(crate) fn missing_language(place: Place, language: &str) -> Complaint {
    let (id, en) = if language == "id" {
        ("Indonesia", "Indonesian")
    } else {
        ("Inggris", "English")
    };
    let problem = Text::new(
        format!("teks bahasa {id} belum ada"),
        format!("the {en} text is missing"),
    );
    let advice = Text::new(
        "tulis keduanya: {id: …, en: …}",
        "write both: {id: …, en: …}",
    );
    Complaint::new(Code::MissingLanguage, place, problem, advice)
}

pub(crate) fn one_language(place: Place, written: &str) -> Complaint {
    let shown = quoted(written);
    let inside = shown.trim_matches('`');
    let problem = Text::new(
        format!("{shown} hanya dalam satu bahasa"),
        format!("{shown} is in one language only"),
    );
    let advice = Text::new(
        format!("tulis keduanya: {{id: \"{inside}\", en: \"…\"}}"),
        format!("write both: {{id: \"…\", en: \"{inside}\"}}"),
    );
    Complaint::new(Code::MissingLanguage, place, problem, advice)
}

pub(crate) fn comma_cut(place: Place, rest: &str) -> Complaint {
    let shown = quoted(rest);
    let problem = Text::new(
        format!("koma mengakhiri teks sebelum {shown}: YAML membacanya sebagai kunci baru"),
        format!("the comma ends the text before {shown}: YAML reads that as another key"),
    );
    let advice = Text::new(
        "beri tanda kutip pada teks itu, atau tulis setiap kunci di barisnya sendiri",
        "put the text in quotes, or write each key on a line of its own",
    );
    Complaint::new(Code::CommaCut, place, problem, advice)
}

/// What a part of a file can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Value,
    List,
    Pairs,
}

/// Something else was expected here than `found`, which reads `written` if it is a single value.
pub(crate) fn wrong_type(place: Place, expected: Shape, written: Option<&str>) -> Complaint {
    let problem = match expected {
        Shape::Value => Text::new(
            "di sini seharusnya ada satu nilai",
            "there should be a single value here",
        ),
        Shape::List => Text::new(
            "di sini seharusnya ada sebuah daftar",
            "there should be a list here",
        ),
        Shape::Pairs => Text::new(
            "di sini seharusnya ada pasangan `kunci: nilai`",
            "there should be pairs of `key: value` here",
        ),
    };
    let advice = match (expected, written) {
        (Shape::List, Some(written)) => {
            let inside = quoted(written).trim_matches('`').to_string();
            Text::new(format!("tulis `[{inside}]`"), format!("write `[{inside}]`"))
        }
        (Shape::Pairs, Some(_)) => Text::new(
            "tulis `kunci: nilai`, dengan titik dua dan sebuah spasi di belakangnya",
            "write `key: value`, with a colon and a blank behind it",
        ),
        (Shape::Value, _) => Text::new(
            "tulis satu nilai; untuk beberapa pola ada `sees all of` dan `sees one of`",
            "write a single value; for several patterns there are `sees all of` and `sees one of`",
        ),
        (Shape::List, None) => Text::new(
            "beri `- ` di depan setiap isinya",
            "put `- ` before each of its entries",
        ),
        (Shape::Pairs, None) => Text::new(
            "periksa indentasi dan tanda `-`: ini sebuah daftar",
            "look at the indentation and the `-` signs: this is a list",
        ),
    };
    Complaint::new(Code::WrongType, place, problem, advice)
}

/// A value that cannot be understood, and what it should look like.
pub(crate) fn bad_value(place: Place, written: &str, expected: (&str, &str)) -> Complaint {
    let written = quoted(written);
    let (id, en) = expected;
    let problem = Text::new(
        format!("{written} tidak dapat dipahami di sini"),
        format!("{written} cannot be understood here"),
    );
    let advice = Text::new(format!("tulis {id}"), format!("write {en}"));
    Complaint::new(Code::BadValue, place, problem, advice)
}

/// A deadline of somebody's own that gives no more time than that of the others.
pub(crate) fn too_early(place: Place, written: &str, usual: Moment) -> Complaint {
    let written = quoted(written);
    let problem = Text::new(
        format!("{written} tidak lebih akhir daripada tenggat modul ini, {usual}"),
        format!("{written} is not later than this module's deadline, {usual}"),
    );
    let advice = Text::new(
        "tulis waktu sesudah `deadline`; perhatikan zonanya",
        "write a moment after `deadline`; mind the zone",
    );
    Complaint::new(Code::BadValue, place, problem, advice)
}

pub(crate) fn bad_choice(place: Place, written: &str, choices: &[&str]) -> Complaint {
    let shown = quoted(written);
    let problem = Text::new(
        format!("{shown} bukan salah satu pilihan"),
        format!("{shown} is not one of the choices"),
    );
    let all = listed(choices);
    let advice = match crate::scenario::name::nearest(written, choices.iter().copied()) {
        Some(near) => Text::new(
            format!("maksud Anda `{near}`? pilihan: {all}"),
            format!("did you mean `{near}`? choices: {all}"),
        ),
        None => Text::new(format!("pilihan: {all}"), format!("choices: {all}")),
    };
    Complaint::new(Code::BadValue, place, problem, advice)
}

pub(crate) fn points_sum(place: Place, whole: Points, sum: Points) -> Complaint {
    let problem = Text::new(
        format!("pemeriksaan ini bernilai {whole}, tetapi langkah-langkahnya berjumlah {sum}"),
        format!("this check is worth {whole}, but its steps sum to {sum}"),
    );
    let advice = Text::new(
        "samakan keduanya, atau hapus `points:` dari semua langkah: lalu nilainya penuh atau nol",
        "make them equal, or remove `points:` from all steps: then it is all or nothing",
    );
    Complaint::new(Code::PointsSum, place, problem, advice)
}

pub(crate) fn too_many(place: Place, most: usize, what: (&str, &str)) -> Complaint {
    let (id, en) = what;
    let problem = Text::new(
        format!("lebih dari {most} {id}"),
        format!("more than {most} {en}"),
    );
    let advice = Text::new(
        "bagi menjadi beberapa skenario",
        "split it into several scenarios",
    );
    Complaint::new(Code::TooMany, place, problem, advice)
}

pub(crate) fn and_more(place: Place, more: usize) -> Complaint {
    let problem = Text::new(
        format!("dan {more} keluhan lain"),
        format!("and {more} more complaints"),
    );
    let advice = Text::new("perbaiki yang di atas dahulu", "mend those above first");
    Complaint::new(Code::TooMany, place, problem, advice)
}
