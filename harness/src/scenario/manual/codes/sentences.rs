//! Complaints about steps.

use super::super::prose::{Prose, prose};
use super::super::sample::{keys, steps};
use crate::scenario::document::Code;

pub(super) const UNKNOWN_VERB: Prose = prose(
    (
        "Bahasa skenario tidak punya kata ini.",
        "The scenario language has no such word.",
    ),
    (
        "Bukan kata kerja, bukan arahan, bukan keterangan; atau kalimat lain dari `never sees` di bawah `always:`. Daftarnya: `praktikum explain verbs`, `directions`, `modifiers`.",
        "No verb, no direction, no modifier; or a sentence other than `never sees` beneath `always:`. The lists: `praktikum explain verbs`, `directions`, `modifiers`.",
    ),
    &[
        steps("- ani says: halo").raising(Code::UnknownVerb),
        steps("- ani types: halo"),
    ],
);

pub(super) const NO_SENTENCE: Prose = prose(
    (
        "Langkah ini hanya berisi keterangan.",
        "This step holds modifiers only.",
    ),
    (
        "Biasanya `- ` berlebih di depan sebuah keterangan.",
        "Usually there is a `- ` too many before a modifier.",
    ),
    &[
        steps("- ani sees: halo\n- within: 2s").raising(Code::NoSentence),
        steps("- ani sees: halo\n  within: 2s"),
    ],
);

pub(super) const TWO_SENTENCES: Prose = prose(
    (
        "Dua kalimat ada di satu langkah.",
        "Two sentences stand in one step.",
    ),
    (
        "Beri `- ` di depan yang kedua.",
        "Put `- ` before the second.",
    ),
    &[
        steps("- ani types: halo\n  budi sees: halo").raising(Code::TwoSentences),
        steps("- ani types: halo\n- budi sees: halo"),
    ],
);

pub(super) const WRONG_SUBJECT: Prose = prose(
    (
        "Kata kerja ini tidak dapat dikatakan tentang subjek itu.",
        "This verb cannot be said of that subject.",
    ),
    (
        "Program mengetik, soket mentah mengirim; `carries` hanya untuk `network`. Atau subjeknya tidak tersusun benar.",
        "Programs type, raw sockets send; `carries` is for `network` only. Or the subject is not put together properly.",
    ),
    &[
        steps("- probe types: \"21\"").raising(Code::WrongSubject),
        steps("- probe sends: \"21\\n\""),
    ],
);

pub(super) const WRONG_MODIFIER: Prose = prose(
    (
        "Keterangan ini tidak boleh ada di bawah kalimat itu.",
        "This modifier may not stand beneath that sentence.",
    ),
    (
        "Halaman setiap kata kerja menyebut keterangannya, misalnya `praktikum explain types`.",
        "A verb's page names its modifiers, such as `praktikum explain types`.",
    ),
    &[
        steps("- ani types: halo\n  within: 2s").raising(Code::WrongModifier),
        steps("- ani types: halo\n- budi sees: halo\n  within: 2s"),
    ],
);

pub(super) const NOT_STARTED: Prose = prose(
    (
        "Aktor ini belum dijalankan, atau sudah dihentikan.",
        "This actor has not been started, or was stopped.",
    ),
    (
        "Tidak ada yang berjalan sebelum `start`, dan tidak ada yang mendengar sesudah `stop` atau `kill`.",
        "Nobody runs before a `start`, and nobody listens after a `stop` or `kill`.",
    ),
    &[
        keys("checks:\n  - id: boot\n    title: {id: Server siap, en: The server is ready}\n    points: 10\n    steps:\n      - start: server\n      - ani types: halo").raising(Code::NotStarted),
        keys("checks:\n  - id: boot\n    title: {id: Server siap, en: The server is ready}\n    points: 10\n    steps:\n      - start: server\n      - start: ani\n      - ani types: halo"),
    ],
);

pub(super) const TOGETHER_TWICE: Prose = prose(
    (
        "Satu aktor punya dua langkah di dalam satu `together`.",
        "One actor has two steps in one `together`.",
    ),
    (
        "Langkah-langkahnya berjalan serentak, satu untuk setiap aktor. Yang harus sesudahnya ditulis di bawahnya.",
        "Its steps run at once, one for each actor. What comes after them is written behind it.",
    ),
    &[
        steps("- together:\n    - ani types: halo\n    - ani sees: halo")
            .raising(Code::TogetherTwice),
        steps("- together:\n    - ani types: halo\n    - budi types: hai\n- ani sees: halo"),
    ],
);

pub(super) const KEEP_NEEDS_ONE: Prose = prose(
    (
        "`keep` ada di bawah kalimat tentang beberapa aktor.",
        "`keep` stands beneath a sentence about several actors.",
    ),
    (
        "Masing-masing dapat menangkap nilai lain. Tulis satu aktor.",
        "Each could capture another value. Name one actor.",
    ),
    &[
        steps("- clients see: /nomor (?<nomor>\\d+)\\n/\n  keep: nomor")
            .raising(Code::KeepNeedsOne),
        steps("- ani sees: /nomor (?<nomor>\\d+)\\n/\n  keep: nomor"),
    ],
);
