//! Complaints about the file as YAML.

use super::super::complaint::{Code, Complaint, Place};
use super::super::yaml::LARGEST_BYTES;
use super::quoted;
use crate::scenario::text::Text;

pub(super) const START: Place = Place {
    line: 1,
    column: 1,
    width: 1,
};

pub(crate) fn too_large(bytes: usize) -> Complaint {
    let (is, most) = (bytes / 1024, LARGEST_BYTES / 1024);
    let problem = Text::new(
        format!("berkas ini {is} KiB; paling besar {most} KiB"),
        format!("this file has {is} KiB; the most is {most} KiB"),
    );
    let advice = Text::new(
        "bagi menjadi beberapa skenario",
        "split it into several scenarios",
    );
    Complaint::new(Code::TooLarge, START, problem, advice)
}

pub(crate) fn not_utf8(place: Place, byte: u8) -> Complaint {
    let problem = Text::new(
        format!("byte 0x{byte:02x} di sini bukan UTF-8"),
        format!("the byte 0x{byte:02x} here is not UTF-8"),
    );
    let advice = Text::new("simpan berkas sebagai UTF-8", "save the file as UTF-8");
    Complaint::new(Code::NotText, place, problem, advice)
}

pub(crate) fn control(place: Place, character: char) -> Complaint {
    let code = u32::from(character);
    let problem = Text::new(
        format!("ada karakter kendali U+{code:04X} yang tidak tampak"),
        format!("there is an invisible control character U+{code:04X}"),
    );
    let advice = Text::new(
        "hapus; di dalam tanda kutip ganda ia dapat ditulis sebagai \"\\x1b\"",
        "remove it; inside double quotes it can be written as \"\\x1b\"",
    );
    Complaint::new(Code::NotText, place, problem, advice)
}

pub(crate) fn too_deep(place: Place, deepest: usize) -> Complaint {
    let problem = Text::new(
        format!("bersarang lebih dari {deepest} tingkat"),
        format!("nested more than {deepest} levels deep"),
    );
    let advice = Text::new(
        "skenario tidak pernah sedalam itu; periksa kurung dan indentasi",
        "no scenario is that deep; look at brackets and indentation",
    );
    Complaint::new(Code::TooDeep, place, problem, advice)
}

pub(crate) fn too_many(place: Place, most: usize) -> Complaint {
    super::shape::too_many(
        place,
        most,
        ("isi dalam satu daftar", "entries in one list"),
    )
}

pub(crate) fn wide_gap(place: Place, widest: usize) -> Complaint {
    let problem = Text::new(
        format!("lebih dari {widest} spasi berturut-turut"),
        format!("more than {widest} blanks in a row"),
    );
    let advice = Text::new(
        "hapus spasi yang berlebih",
        "remove the blanks that are too many",
    );
    Complaint::new(Code::TooMany, place, problem, advice)
}

pub(crate) fn too_long(place: Place, most: usize) -> Complaint {
    super::shape::too_many(
        place,
        most,
        ("nilai dalam satu berkas", "values in one file"),
    )
}

pub(crate) fn empty_file() -> Complaint {
    let problem = Text::new("berkas ini kosong", "this file is empty");
    let advice = Text::new(
        "mulai dengan `praktikum new scenario MODUL/NAMA`",
        "start with `praktikum new scenario MODULE/NAME`",
    );
    Complaint::new(Code::EmptyFile, START, problem, advice)
}

pub(crate) fn several_documents(place: Place) -> Complaint {
    let problem = Text::new(
        "dokumen kedua dimulai di sini",
        "a second document starts here",
    );
    let advice = Text::new(
        "satu berkas berisi satu dokumen: hapus `---`",
        "one file holds one document: remove the `---`",
    );
    Complaint::new(Code::SeveralDocuments, place, problem, advice)
}

pub(crate) fn anchor(place: Place) -> Complaint {
    let problem = Text::new(
        "`&` dan `*` di awal nilai berarti jangkar dan alias YAML",
        "`&` and `*` before a value mean YAML's anchors and aliases",
    );
    let advice = Text::new(
        "keduanya bukan bagian bahasa ini; beri tanda kutip bila yang dimaksud adalah teks",
        "they are not part of this language; put the value in quotes if it is text",
    );
    Complaint::new(Code::Anchor, place, problem, advice)
}

pub(crate) fn tag(place: Place) -> Complaint {
    let problem = Text::new(
        "`!` di awal nilai berarti tag YAML",
        "`!` before a value means a YAML tag",
    );
    let advice = Text::new(
        "tag bukan bagian bahasa ini; beri tanda kutip bila yang dimaksud adalah teks",
        "tags are not part of this language; put the value in quotes if it is text",
    );
    Complaint::new(Code::Tag, place, problem, advice)
}

pub(crate) fn odd_key(place: Place) -> Complaint {
    let problem = Text::new("kunci harus berupa teks", "a key must be text");
    let advice = Text::new("tulis `kunci: nilai`", "write `key: value`");
    Complaint::new(Code::WrongType, place, problem, advice)
}

pub(crate) fn duplicate_key(place: Place, key: &str) -> Complaint {
    let key = quoted(key);
    let problem = Text::new(
        format!("{key} sudah ada di bagian ini"),
        format!("{key} stands here a second time"),
    );
    let advice = Text::new(
        "hapus salah satunya, atau tulis sebagai langkah tersendiri dengan `- `",
        "remove one, or make it a step of its own with `- `",
    );
    Complaint::new(Code::DuplicateKey, place, problem, advice)
}
