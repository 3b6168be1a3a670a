//! Complaints about patterns and templates.

use super::super::complaint::{Code, Complaint, Place};
use super::quoted;
use crate::scenario::pattern::Flaw;
use crate::scenario::template::Unfinished;
use crate::scenario::text::Text;

pub(crate) fn flawed(place: Place, flaw: &Flaw) -> Complaint {
    match flaw {
        Flaw::Empty => empty(place),
        Flaw::Unclosed => unclosed(place),
        Flaw::Flags(flags) => bad_flags(place, flags),
        Flaw::Syntax { at, why } => syntax(place, *at, why),
        Flaw::OpenEnd(end) => open_end(place, end),
        Flaw::TooBig => too_big(place),
        Flaw::Template(unfinished) => bad_template(place, unfinished),
    }
}

fn empty(place: Place) -> Complaint {
    let problem = Text::new(
        "pola ini cocok dengan teks kosong: ia selalu dan tidak pernah menemukan sesuatu",
        "this pattern matches the empty text: it finds everything and nothing",
    );
    let advice = Text::new(
        "tulis paling sedikit satu huruf yang harus terlihat",
        "write at least one character that must be seen",
    );
    Complaint::new(Code::EmptyPattern, place, problem, advice)
}

fn unclosed(place: Place) -> Complaint {
    let problem = Text::new(
        "pola ini diawali `/` tetapi tidak ditutup dengan `/`",
        "this pattern begins with `/` but no `/` closes it",
    );
    let advice = Text::new(
        "tutup dengan `/`; teks biasa yang diawali garis miring ditulis `\\/…`",
        "close it with `/`; plain text that begins with a slash is written `\\/…`",
    );
    Complaint::new(Code::Regex, place, problem, advice)
}

fn bad_flags(place: Place, flags: &str) -> Complaint {
    let flags = quoted(flags);
    let problem = Text::new(
        format!("{flags} di belakang `/` tidak dikenal"),
        format!("{flags} behind the closing `/` is not known"),
    );
    let advice = Text::new(
        "hanya `i` (abaikan besar kecil huruf) yang ada; teks biasa yang diawali garis miring ditulis `\\/…`",
        "there is only `i` (ignore case); plain text that begins with a slash is written `\\/…`",
    );
    Complaint::new(Code::Regex, place, problem, advice)
}

fn syntax(place: Place, at: usize, why: &str) -> Complaint {
    let known = REASONS.iter().find(|(sign, _)| why.contains(sign));
    let [id, en, advice_id, advice_en] = known.map_or(UNKNOWN, |(_, words)| *words);
    let why = if known.is_some() {
        String::new()
    } else {
        format!(": {}", quoted(why))
    };
    let problem = Text::new(
        format!(
            "regular expression ini tidak dapat dibaca (karakter ke-{}): {id}{why}",
            at + 1
        ),
        format!(
            "this regular expression cannot be read (character {}): {en}{why}",
            at + 1
        ),
    );
    Complaint::new(Code::Regex, place, problem, Text::new(advice_id, advice_en))
}

/// Why an expression cannot be read, by what the parser says: the reason and the advice, in both languages.
const REASONS: [(&str, [&str; 4]); 10] = [
    (
        "unclosed group",
        ["`(` tidak ditutup", "a `(` is not closed", CLOSE.0, CLOSE.1],
    ),
    (
        "unopened group",
        [
            "`)` tidak pernah dibuka",
            "a `)` was never opened",
            CLOSE.0,
            CLOSE.1,
        ],
    ),
    (
        "unclosed character class",
        ["`[` tidak ditutup", "a `[` is not closed", CLOSE.0, CLOSE.1],
    ),
    (
        "missing expression",
        [
            "tidak ada yang diulang di depan `*`, `+`, `?` atau `{`",
            "there is nothing to repeat before `*`, `+`, `?` or `{`",
            PLAIN.0,
            PLAIN.1,
        ],
    ),
    (
        "repetition",
        [
            "pengulangan `{…}` tidak utuh",
            "the repetition `{…}` is not complete",
            "tulis `{3}` atau `{2,4}`",
            "write `{3}` or `{2,4}`",
        ],
    ),
    (
        "look-around",
        [
            "`(?=`, `(?!` dan sejenisnya tidak ada di sini",
            "`(?=`, `(?!` and the like do not exist here",
            "pakai `never sees` untuk yang tidak boleh terlihat",
            "use `never sees` for what must not be seen",
        ],
    ),
    (
        "backreferences",
        [
            "rujukan balik seperti `\\1` tidak ada di sini",
            "back-references such as `\\1` do not exist here",
            "simpan dengan `keep:` lalu pakai `${nama}` di langkah berikutnya",
            "capture it with `keep:` and use `${name}` in the next step",
        ],
    ),
    (
        "escape sequence",
        [
            "huruf di belakang `\\` tidak dikenal",
            "the letter behind `\\` is not known",
            "yang ada: `\\d` `\\w` `\\s` `\\n` `\\t` `\\b` dan `\\` di depan tanda",
            "there are `\\d` `\\w` `\\s` `\\n` `\\t` `\\b`, and `\\` before a sign",
        ],
    ),
    (
        "Unicode property",
        [
            "kelas huruf `\\p{…}` ini tidak dikenal",
            "this class of letters `\\p{…}` is not known",
            "pakai `\\w` atau `[a-z]`",
            "use `\\w` or `[a-z]`",
        ],
    ),
    (
        "duplicate capture group",
        [
            "nama tangkapan yang sama dipakai dua kali",
            "the name of a capture stands twice",
            "beri nama lain",
            "give it another name",
        ],
    ),
];

const CLOSE: (&str, &str) = (
    "pasangkan kurungnya; kurung yang memang teks ditulis `\\(` atau `\\[`",
    "pair the brackets; one that is meant as text is written `\\(` or `\\[`",
);
const PLAIN: (&str, &str) = (
    "tanda yang memang teks ditulis dengan `\\` di depannya, misalnya `\\*`",
    "a sign that is meant as text takes a `\\` before it, such as `\\*`",
);
const UNKNOWN: [&str; 4] = [
    "alasannya",
    "the reason",
    "tanda khusus seperti `(` `[` `*` `+` `?` `.` ditulis dengan `\\` di depannya bila maksudnya huruf biasa",
    "special signs such as `(` `[` `*` `+` `?` `.` take a `\\` before them when they are meant as they are",
];

fn open_end(place: Place, end: &str) -> Complaint {
    let end = quoted(end);
    let problem = Text::new(
        format!(
            "ujung pola ini terbuka ({end}): tempat berakhirnya bergantung pada apa yang datang kemudian"
        ),
        format!(
            "the end of this pattern is open ({end}): where it ends depends on what comes next"
        ),
    );
    let advice = Text::new(
        "akhiri dengan sesuatu yang pasti, misalnya `\\d+\\n` atau `\\d+ orang`, atau hapus bagian yang terbuka",
        "end it with something definite, such as `\\d+\\n` or `\\d+ people`, or remove the open part",
    );
    Complaint::new(Code::OpenEnd, place, problem, advice)
}

fn too_big(place: Place) -> Complaint {
    let problem = Text::new(
        "regular expression ini terlalu besar bila dijabarkan",
        "this regular expression is too large when it is spelled out",
    );
    let advice = Text::new(
        "kurangi pengulangan seperti `{100}` dan kelas besar seperti `\\w{50}`",
        "use fewer repetitions such as `{100}` and large classes such as `\\w{50}`",
    );
    Complaint::new(Code::PatternTooBig, place, problem, advice)
}

pub(crate) fn budget_spent(place: Place) -> Complaint {
    let problem = Text::new(
        "semua regular expression di berkas ini bersama-sama terlalu besar",
        "all regular expressions of this file together are too large",
    );
    let advice = Text::new(
        "pakai teks biasa di mana bisa, atau bagi menjadi beberapa skenario",
        "use plain text where you can, or split it into several scenarios",
    );
    Complaint::new(Code::PatternTooBig, place, problem, advice)
}

pub(crate) fn comment_cut(place: Place) -> Complaint {
    let problem = Text::new(
        "YAML menganggap ` #` di sini awal komentar dan memotong pola ini",
        "YAML takes the ` #` here for a comment and cuts this pattern",
    );
    let advice = Text::new(
        "beri tanda kutip pada seluruh pola: '/nomor #\\d+ /'",
        "put the whole pattern in quotes: '/number #\\d+ /'",
    );
    Complaint::new(Code::CommentCut, place, problem, advice)
}

pub(crate) fn looks_like_regex(place: Place, sign: &str) -> Complaint {
    let shown = quoted(sign);
    let problem = Text::new(
        format!("{shown} di sini hanya teks: tanpa garis miring ini bukan regular expression"),
        format!("{shown} is mere text here: without slashes this is no regular expression"),
    );
    let advice = Text::new(
        "tulis di antara garis miring, misalnya '/benar|salah/'; bila memang teks, beri `exactly: true`",
        "write it between slashes, such as '/right|wrong/'; if it is meant as text, say `exactly: true`",
    );
    Complaint::new(Code::LooksLikeRegex, place, problem, advice)
}

pub(crate) fn escape_as_text(place: Place, escape: &str) -> Complaint {
    let shown = quoted(escape);
    let problem = Text::new(
        format!("{shown} di sini adalah dua huruf, bukan satu karakter"),
        format!("{shown} is two letters here, not one character"),
    );
    let advice = Text::new(
        "beri tanda kutip ganda: \"halo\\n\"; byte ditulis {hex: ff 0a}",
        "use double quotes: \"halo\\n\"; bytes are written {hex: ff 0a}",
    );
    Complaint::new(Code::EscapeAsText, place, problem, advice)
}

pub(crate) fn bad_template(place: Place, unfinished: &Unfinished) -> Complaint {
    let shown = quoted(&unfinished.written);
    let problem = Text::new(
        format!("{shown} bukan variabel yang utuh"),
        format!("{shown} is no complete variable"),
    );
    let advice = Text::new(
        "tulis `${nama}`; tanda `${` yang memang teks ditulis `$${`",
        "write `${name}`; a `${` that is meant as text is written `$${`",
    );
    Complaint::new(Code::BadTemplate, place, problem, advice)
}

pub(crate) fn not_captured(place: Place, name: &str) -> Complaint {
    let shown = quoted(name);
    let problem = Text::new(
        format!("pola ini tidak menangkap {shown}"),
        format!("this pattern captures no {shown}"),
    );
    let advice = Text::new(
        format!("pakai regular expression dengan `(?<{name}>…)` di dalamnya"),
        format!("use a regular expression with `(?<{name}>…)` in it"),
    );
    Complaint::new(Code::BadValue, place, problem, advice)
}
