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
        format!("bita 0x{byte:02x} di sini bukan UTF-8"),
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

/// What the parser could not read, in words that tell how YAML sees the line.
pub(crate) fn unreadable(info: &str, place: Place) -> Complaint {
    if info.starts_with("mapping values are not allowed") {
        return colon_cut(place);
    }
    if info.starts_with("recursion limit") {
        return too_deep(place, 255);
    }
    if info.starts_with("while parsing node, found unknown anchor") {
        return anchor(place);
    }
    let (problem, advice) = known(info).unwrap_or_else(|| {
        let info = quoted(info);
        (
            Text::new(
                format!("YAML tidak dapat dibaca di sini: {info}"),
                format!("YAML cannot be read here: {info}"),
            ),
            Text::new(
                "periksa indentasi, tanda kutip dan kurung di baris ini dan baris sebelumnya",
                "look at indentation, quotes and brackets on this line and the one before",
            ),
        )
    });
    Complaint::new(Code::Yaml, place, problem, advice)
}

fn colon_cut(place: Place) -> Complaint {
    let problem = Text::new(
        "YAML membaca `: ` di sini sebagai awal pasangan kunci dan nilai yang baru",
        "YAML reads the `: ` here as the start of another key and value",
    );
    let advice = Text::new(
        "beri tanda kutip pada seluruh nilai: '/Nama: (.*)x/' atau \"Ketik: \"; atau periksa indentasi",
        "put the whole value in quotes: '/Name: (.*)x/' or \"Type: \"; or look at the indentation",
    );
    Complaint::new(Code::ColonCut, place, problem, advice)
}

/// The parser's words by what they contain, and ours for them: the problem and the advice, in both languages.
const KNOWN: [(&str, [&str; 4]); 8] = [
    ("tab", TABS),
    ("flow sequence", OPEN_LIST),
    ("flow mapping", OPEN_MAP),
    ("quoted scalar", OPEN_QUOTE),
    ("unexpected character", ODD_START),
    ("expected '-' indicator", CROOKED),
    ("block mapping", CROOKED),
    ("simple key", CROOKED),
];

const TABS: [&str; 4] = [
    "tab tidak boleh dipakai untuk indentasi",
    "tabs may not be used for indentation",
    "pakai spasi; dua tiap tingkat sudah cukup",
    "use spaces; two for each level will do",
];
const OPEN_LIST: [&str; 4] = [
    "daftar `[…]` ini tidak ditutup, atau sebuah koma atau kurung di dalamnya memotong nilai",
    "this list `[…]` is not closed, or a comma or bracket in it cuts a value",
    "tutup dengan `]` dan beri tanda kutip pada nilai yang berisi `,` `[` `]` `{` `}`",
    "close it with `]` and put values that hold `,` `[` `]` `{` `}` in quotes",
];
const OPEN_MAP: [&str; 4] = [
    "`{…}` ini tidak ditutup, atau sebuah koma atau kurung di dalamnya memotong nilai",
    "this `{…}` is not closed, or a comma or bracket in it cuts a value",
    "tutup dengan `}` dan beri tanda kutip pada nilai yang berisi `,` `[` `]` `{` `}`",
    "close it with `}` and put values that hold `,` `[` `]` `{` `}` in quotes",
];
const OPEN_QUOTE: [&str; 4] = [
    "tanda kutip dibuka di sini dan tidak pernah ditutup",
    "a quote is opened here and never closed",
    "tutup dengan tanda kutip yang sama",
    "close it with the same quote",
];
const ODD_START: [&str; 4] = [
    "nilai tanpa tanda kutip tidak boleh diawali karakter ini",
    "a value without quotes may not begin with this character",
    "beri tanda kutip pada nilai itu",
    "put the value in quotes",
];
const CROOKED: [&str; 4] = [
    "baris ini tidak sejajar dengan baris-baris di sekitarnya",
    "this line does not stand in line with those around it",
    "samakan indentasinya, dan akhiri setiap kunci dengan `: `",
    "give it the same indentation, and end every key with `: `",
];

fn known(info: &str) -> Option<(Text, Text)> {
    let (_, words) = KNOWN.iter().find(|(sign, _)| info.contains(sign))?;
    let [problem_id, problem_en, advice_id, advice_en] = *words;
    Some((
        Text::new(problem_id, problem_en),
        Text::new(advice_id, advice_en),
    ))
}
