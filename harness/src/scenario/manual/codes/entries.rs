//! Complaints about keys, values and sums.

use super::super::prose::{Prose, prose};
use super::super::sample::{checks, keys, steps};
use crate::scenario::document::Code;

pub(super) const UNKNOWN_KEY: Prose = prose(
    (
        "Kunci ini tidak dikenal di sini.",
        "This key is not known here.",
    ),
    (
        "Salah ketik, atau indentasinya keliru sehingga ia menjadi milik bagian lain.",
        "A slip of the pen, or wrong indentation that makes it part of something else.",
    ),
    &[
        keys("groupz:\n  clients: [ani]").raising(Code::UnknownKey),
        keys("groups:\n  clients: [ani]\nalways:\n  - clients never see: galat"),
    ],
);

pub(super) const MISSING_KEY: Prose = prose(
    ("Sebuah kunci yang harus ada belum ada.", "A key that must be there is missing."),
    (
        "Pemeriksaan perlu `id`, `title`, `points` dan `steps`; `measure` perlu `from` dan `to`; `each` dan `repeat` perlu `steps`; `sends` dari soket UDP perlu `to`.",
        "A check needs `id`, `title`, `points` and `steps`; `measure` needs `from` and `to`; `each` and `repeat` need `steps`; `sends` of a UDP socket needs `to`.",
    ),
    &[
        checks("- id: sapa\n  title: {id: Klien disapa, en: The client is greeted}\n  steps:\n    - ani sees: halo").raising(Code::MissingKey),
        checks("- id: sapa\n  title: {id: Klien disapa, en: The client is greeted}\n  points: 10\n  steps:\n    - ani sees: halo"),
    ],
);

pub(super) const MISSING_VALUE: Prose = prose(
    (
        "Ada kunci tanpa nilai, atau daftar tanpa isi.",
        "A key has no value, or a list has nothing in it.",
    ),
    (
        "Baris kosong untuk diketik ditulis `\"\"`.",
        "An empty line to be typed is written `\"\"`.",
    ),
    &[
        steps("- ani types:").raising(Code::MissingValue),
        steps("- ani types: \"\""),
    ],
);

pub(super) const MISSING_LANGUAGE: Prose = prose(
    (
        "Teks hanya ada dalam satu bahasa.",
        "A text is there in one language only.",
    ),
    (
        "Setiap teks yang dibaca orang ditulis `{id: …, en: …}`.",
        "Every text that people read is written `{id: …, en: …}`.",
    ),
    &[
        keys("title: Klien disapa").raising(Code::MissingLanguage),
        keys("title: {id: Klien disapa, en: The client is greeted}"),
    ],
);

pub(super) const WRONG_TYPE: Prose = prose(
    (
        "Di sini seharusnya ada bentuk lain: daftar, pasangan kunci dan nilai, atau satu nilai.",
        "There should be another form here: a list, pairs of key and value, or a single value.",
    ),
    (
        "Biasanya `- ` terlupa, atau kurung berlebih.",
        "Usually a `- ` was forgotten, or there are brackets too many.",
    ),
    &[
        steps("- ani sees all of: halo").raising(Code::WrongType),
        steps("- ani sees all of: [halo, dunia]"),
    ],
);

pub(super) const BAD_VALUE: Prose = prose(
    (
        "Nilai ini tidak dapat dipahami di tempatnya.",
        "This value cannot be understood where it stands.",
    ),
    (
        "Keluhannya menyebut bagaimana menulisnya: waktu dengan satuan, port dengan protokol, bilangan di dalam batas, salah satu pilihan.",
        "The complaint says how to write it: a time with its unit, a port with its protocol, a number within bounds, one of the choices.",
    ),
    &[
        steps("- ani sees: halo\n  within: 3\n- server listens on: 59000").raising(Code::BadValue),
        steps("- ani sees: halo\n  within: 3s\n- server listens on: tcp 59000"),
    ],
);

pub(super) const POINTS_SUM: Prose = prose(
    ("Poin langkah-langkah tidak sama dengan poin pemeriksaannya.", "The points of the steps are not those of the check."),
    (
        "Samakan jumlahnya, atau hapus poin dari semua langkah: lalu pemeriksaan bernilai penuh atau nol. Langkah di dalam `each` dan `repeat` dihitung setiap putaran.",
        "Make them equal, or remove them from all steps: then the check is all or nothing. Steps in `each` and `repeat` count once a round.",
    ),
    &[
        checks("- id: jawab\n  title: {id: Server menjawab, en: The server answers}\n  points: 10\n  steps:\n    - ani sees: ganjil\n      points: 4").raising(Code::PointsSum),
        checks("- id: jawab\n  title: {id: Server menjawab, en: The server answers}\n  points: 10\n  steps:\n    - ani sees: ganjil\n      points: 4\n    - budi sees: genap\n      points: 6"),
    ],
);

pub(super) const TOO_MANY: Prose = prose(
    (
        "Terlalu banyak: aktor, langkah sesudah pengulangan dijabarkan, atau aktor yang disebut.",
        "Too many: actors, steps once loops are spelled out, or actors that are named.",
    ),
    (
        "Batasnya: `praktikum explain limits`. Bagilah menjadi beberapa skenario.",
        "The limits: `praktikum explain limits`. Split it into several scenarios.",
    ),
    &[
        steps(
            "- repeat: 1000\n  steps:\n    - repeat: 1000\n      steps:\n        - ani types: halo",
        )
        .raising(Code::TooMany),
        steps("- repeat: 100\n  steps:\n    - ani types: halo"),
    ],
);
