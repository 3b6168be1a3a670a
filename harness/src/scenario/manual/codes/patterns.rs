//! Complaints about patterns and variables in texts.

use super::super::prose::{Prose, prose};
use super::super::sample::steps;
use crate::scenario::document::Code;

pub(super) const BAD_TEMPLATE: Prose = prose(
    (
        "Sebuah `${` tidak menjadi variabel yang utuh.",
        "A `${` does not become a complete variable.",
    ),
    (
        "Tulis `${nama}`. Tanda `${` biasa ditulis `$${`.",
        "Write `${name}`. A plain `${` is written `$${`.",
    ),
    &[
        steps("- ani types: halo ${word").raising(Code::BadTemplate),
        steps("- ani types: halo ${word}"),
    ],
);

pub(super) const REGEX: Prose = prose(
    (
        "Regular expression ini tidak dapat dibaca.",
        "This regular expression cannot be read.",
    ),
    (
        "Tanda seperti `(` `[` `*` `+` `?` perlu `\\` di depannya bila maksudnya dirinya sendiri; di belakang `/` penutup hanya boleh ada `i`. Teks biasa yang diawali garis miring ditulis `\\/`.",
        "Signs such as `(` `[` `*` `+` `?` need a `\\` before them when they mean themselves; behind the closing `/` there may only be `i`. Plain text that begins with a slash is written `\\/`.",
    ),
    &[
        steps("- ani sees: /selamat (datang/").raising(Code::Regex),
        steps("- ani sees: /selamat \\(datang/"),
    ],
);

pub(super) const LOOKS_LIKE_REGEX: Prose = prose(
    (
        "Teks biasa ini tampak seperti regular expression.",
        "This plain text looks like a regular expression.",
    ),
    (
        "Tanpa garis miring setiap tanda adalah huruf biasa. Ini hanya peringatan.",
        "Without slashes every sign is an ordinary letter. This is only a warning.",
    ),
    &[
        steps("- ani sees: (benar|salah)").raising(Code::LooksLikeRegex),
        steps("- ani sees: /(benar|salah)/"),
    ],
);

pub(super) const ESCAPE_AS_TEXT: Prose = prose(
    (
        r"Di sini `\n` adalah dua huruf, bukan satu karakter.",
        r"Here `\n` is two letters, not one character.",
    ),
    (
        r"Hanya di dalam tanda kutip ganda `\n` berarti baris baru. Ini hanya peringatan.",
        r"Only inside double quotes `\n` means a newline. This is only a warning.",
    ),
    &[
        steps(r"- ani types: halo\n").raising(Code::EscapeAsText),
        steps("- ani types: halo"),
    ],
);

pub(super) const OPEN_END: Prose = prose(
    (
        "Tempat berakhirnya pola bergantung pada yang datang kemudian.",
        "Where the pattern ends depends on what comes next.",
    ),
    (
        "Keluaran tiba sepotong-sepotong: `/\\d+/` dapat berhenti di `2` dari `21`. Akhiri dengan sesuatu yang pasti, atau hapus bagian yang terbuka.",
        "Output arrives in pieces: `/\\d+/` may stop at the `2` of `21`. End with something definite, or remove the open part.",
    ),
    &[
        steps("- ani sees: /jumlah \\d+/").raising(Code::OpenEnd),
        steps("- ani sees: /jumlah \\d+\\n/\n- ani sees: jumlah"),
    ],
);

pub(super) const EMPTY_PATTERN: Prose = prose(
    (
        "Pola ini juga cocok dengan teks kosong.",
        "This pattern matches the empty text too.",
    ),
    (
        "Ia ditemukan di mana-mana. Tulis paling sedikit satu huruf yang harus ada.",
        "It is found everywhere. Write at least one character that must be there.",
    ),
    &[
        steps("- ani sees: /(halo)*/").raising(Code::EmptyPattern),
        steps("- ani sees: halo"),
    ],
);

pub(super) const PATTERN_TOO_BIG: Prose = prose(
    (
        "Regular expression ini, atau semuanya bersama, terlalu besar.",
        "This regular expression, or all of them together, are too large.",
    ),
    (
        "Pengulangan seperti `{100}` menggandakan isinya. Pakai teks biasa di mana bisa.",
        "Repetitions such as `{100}` multiply what is inside. Use plain text where you can.",
    ),
    &[
        steps("- ani sees: /(\\w{100}){100}x/").raising(Code::PatternTooBig),
        steps("- ani sees: /\\w+x/"),
    ],
);
