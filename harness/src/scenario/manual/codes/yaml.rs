//! Complaints about the file as YAML.

use super::super::prose::{Prose, prose};
use super::super::sample::{keys, steps, whole};
use crate::scenario::document::Code;

const SMALL: &str = "\
title: {id: Server menyapa, en: The server greets}
cast:
  server: server
checks:
  - id: sapa
    title: {id: Server menyapa, en: The server greets}
    points: 10
    steps:
      - start: server
      - server sees: selamat datang";

pub(super) const TOO_LARGE: Prose = prose(
    (
        "Berkas ini lebih besar dari 256 KiB.",
        "This file is larger than 256 KiB.",
    ),
    (
        "Bagilah menjadi beberapa skenario; yang terbaik muat di satu layar.",
        "Split it into several scenarios; the best fit on a screen.",
    ),
    &[
        whole("# sebuah catatan yang sangat panjang · a very long note\n")
            .times(8_000)
            .raising(Code::TooLarge),
        whole(SMALL),
    ],
);

pub(super) const NOT_TEXT: Prose = prose(
    (
        "Ada byte yang bukan UTF-8, atau karakter kendali yang tidak tampak.",
        "A byte is not UTF-8, or there is an invisible control character.",
    ),
    (
        "Simpan sebagai UTF-8. Karakter kendali dapat ditulis di dalam tanda kutip ganda, seperti `\"\\x1b\"`; tombol ditekan dengan `presses`.",
        "Save it as UTF-8. A control character can be written in double quotes, such as `\"\\x1b\"`; keys are given with `presses`.",
    ),
    &[
        steps("- ani types: halo\u{4}").raising(Code::NotText),
        steps("- ani types: halo\n- ani presses: ctrl-d"),
    ],
);

pub(super) const YAML: Prose = prose(
    (
        "YAML tidak dapat dibaca di sini.",
        "YAML cannot be read here.",
    ),
    (
        "Biasanya kurung atau tanda kutip yang tidak ditutup, tab sebagai indentasi, atau baris yang tidak sejajar.",
        "Usually a bracket or a quote that is not closed, a tab used for indentation, or a line that is not in line.",
    ),
    &[
        steps("- ani sees all of: [genap, ganjil").raising(Code::Yaml),
        steps("- ani sees all of: [genap, ganjil]"),
    ],
);

pub(super) const COLON_CUT: Prose = prose(
    (
        "YAML membaca `: ` di dalam nilai sebagai kunci baru.",
        "YAML reads a `: ` inside a value as another key.",
    ),
    (
        "Beri tanda kutip pada seluruh nilai.",
        "Put the whole value in quotes.",
    ),
    &[
        steps("- ani sees: Hasil: ganjil").raising(Code::ColonCut),
        steps("- ani sees: 'Hasil: ganjil'"),
    ],
);

pub(super) const COMMA_CUT: Prose = prose(
    (
        "Di dalam `{…}` sebuah koma mengakhiri teks yang tidak diberi tanda kutip.",
        "Inside `{…}` a comma ends a text that is not in quotes.",
    ),
    (
        "Beri tanda kutip pada teks itu, atau tulis setiap kunci di barisnya sendiri.",
        "Put the text in quotes, or write each key on a line of its own.",
    ),
    &[
        steps("- alive: ani\n  hint: {id: Satu pergi, yang lain tinggal, en: One leaves}")
            .raising(Code::CommaCut),
        steps("- alive: ani\n  hint: {id: \"Satu pergi, yang lain tinggal\", en: One leaves}"),
    ],
);

pub(super) const COMMENT_CUT: Prose = prose(
    (
        "YAML menganggap ` #` di dalam pola awal komentar.",
        "YAML takes a ` #` inside a pattern for a comment.",
    ),
    (
        "Beri tanda kutip tunggal pada seluruh pola.",
        "Put the whole pattern in single quotes.",
    ),
    &[
        steps("- ani sees: /nomor #7 /").raising(Code::CommentCut),
        steps("- ani sees: '/nomor #7 /'"),
    ],
);

pub(super) const TOO_DEEP: Prose = prose(
    ("Bersarang terlalu dalam.", "Nested too deep."),
    ("Paling dalam 40 tingkat; periksa kurung dan indentasi.", "40 levels at most; look at brackets and indentation."),
    &[
        steps("- ani sees all of: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[halo]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]").raising(Code::TooDeep),
        steps("- ani sees all of: [halo]"),
    ],
);

pub(super) const ANCHOR: Prose = prose(
    (
        "`&` atau `*` di awal nilai adalah jangkar atau alias YAML.",
        "`&` or `*` before a value is an anchor or an alias of YAML.",
    ),
    (
        "Keduanya bukan bagian bahasa ini. Bila yang dimaksud teks, beri tanda kutip.",
        "They are not part of this language. Put text in quotes.",
    ),
    &[
        steps("- ani sees: *penting*").raising(Code::Anchor),
        steps("- ani sees: '*penting*'"),
    ],
);

pub(super) const TAG: Prose = prose(
    (
        "`!` di awal nilai adalah tag YAML.",
        "`!` before a value is a tag of YAML.",
    ),
    (
        "Tag bukan bagian bahasa ini. Bila yang dimaksud teks, beri tanda kutip.",
        "Tags are not part of this language. Put text in quotes.",
    ),
    &[
        steps("- ani types: !keluar sekarang").raising(Code::Tag),
        steps("- ani types: '!keluar sekarang'"),
    ],
);

pub(super) const SEVERAL_DOCUMENTS: Prose = prose(
    (
        "Sebuah dokumen kedua dimulai di dalam berkas.",
        "A second document starts inside the file.",
    ),
    (
        "Satu berkas, satu skenario: hapus `---`.",
        "One file, one scenario: remove the `---`.",
    ),
    &[
        keys("about: {id: Dua klien., en: Two clients.}\n---").raising(Code::SeveralDocuments),
        keys("about: {id: Dua klien., en: Two clients.}"),
    ],
);

pub(super) const DUPLICATE_KEY: Prose = prose(
    (
        "Kunci yang sama ada dua kali.",
        "The same key stands there twice.",
    ),
    (
        "YAML hanya dapat menyimpan satu. Biasanya `- ` di depan langkah kedua terlupa.",
        "YAML can keep only one. Usually the `- ` before a second step was forgotten.",
    ),
    &[
        steps("- ani types: halo\n  ani types: dunia").raising(Code::DuplicateKey),
        steps("- ani types: halo\n- ani types: dunia"),
    ],
);

pub(super) const EMPTY_FILE: Prose = prose(
    ("Berkas ini kosong.", "This file is empty."),
    (
        "`praktikum new scenario MODUL/NAMA` menulis sebuah kerangka.",
        "`praktikum new scenario MODULE/NAME` writes a skeleton.",
    ),
    &[
        whole("# belum ada apa-apa · nothing yet\n").raising(Code::EmptyFile),
        whole(SMALL),
    ],
);
