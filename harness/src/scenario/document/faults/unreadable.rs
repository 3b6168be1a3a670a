//! Complaints about YAML that cannot be read, in words that tell how YAML sees the line.

use super::super::complaint::{Code, Complaint, Place};
use super::quoted;
use super::yaml::{anchor, too_deep};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::{self, Modifier, Stage};

/// What the parser could not read; `source` is the whole file.
pub(crate) fn unreadable(info: &str, place: Place, source: &str) -> Complaint {
    let line = source.lines().nth(place.line - 1).unwrap_or_default();
    if let Some(odd) = odd_character(line, place) {
        return odd;
    }
    if info.starts_with("mapping values are not allowed") {
        let is_first = line.chars().position(|next| next == ':') == Some(place.column - 1);
        return match is_first && is_sentence(line) {
            true => said(place, CROOKED),
            false => colon_cut(place),
        };
    }
    if info.starts_with("recursion limit") {
        return too_deep(place, 255);
    }
    if info.starts_with("while parsing node, found unknown anchor")
        || info.contains("anchor or alias")
    {
        return anchor(place);
    }
    let is_colon = line.chars().nth(place.column - 1) == Some(':');
    if info.contains("flow") && is_colon {
        return colon_cut(place);
    }
    let known = KNOWN.iter().find(|(sign, _)| info.contains(sign));
    if let Some((_, words)) = known {
        if *words == CROOKED && is_sentence(line) && !line.trim_start().starts_with('-') {
            return said(place, NO_DASH);
        }
        return said(tab_below(info, place, source), *words);
    }
    let info = quoted(info);
    let problem = Text::new(
        format!("YAML tidak dapat dibaca di sini: {info}"),
        format!("YAML cannot be read here: {info}"),
    );
    let advice = Text::new(
        "periksa indentasi, tanda kutip dan kurung di baris ini dan baris sebelumnya",
        "look at indentation, quotes and brackets on this line and the one before",
    );
    Complaint::new(Code::Yaml, place, problem, advice)
}

fn said(place: Place, words: [&str; 4]) -> Complaint {
    let [problem_id, problem_en, advice_id, advice_en] = words;
    let problem = Text::new(problem_id, problem_en);
    let advice = Text::new(advice_id, advice_en);
    Complaint::new(Code::Yaml, place, problem, advice)
}

/// Is the part before the colon a word of the language? Then the line itself stands askew.
fn is_sentence(line: &str) -> bool {
    let trimmed = line.trim_start();
    let begins_an_item = trimmed.starts_with("- ");
    let key = trimmed
        .trim_start_matches("- ")
        .split(':')
        .next()
        .unwrap_or_default();
    let known = Modifier::named(key).is_some()
        || Stage::named(key).is_some()
        || vocabulary::cut(key).is_some();
    known || begins_an_item || matches!(key, "id" | "en" | "title" | "needs" | "say" | "when")
}

/// Signs that look like a blank, a hyphen or a colon, and are none: pasted from a text processor.
fn odd_character(line: &str, place: Place) -> Option<Complaint> {
    let is_odd = |next: &char| {
        matches!(
            next,
            '\u{a0}' | '\u{2013}' | '\u{2014}' | '\u{2010}' | '\u{ff1a}' | '\u{3000}'
        )
    };
    let at = line.chars().position(|next| is_odd(&next))?;
    let odd = line.chars().nth(at)?;
    let code = u32::from(odd);
    let problem = Text::new(
        format!("karakter U+{code:04X} di sini hanya mirip spasi, `-` atau `:`"),
        format!("the character U+{code:04X} here only looks like a blank, `-` or `:`"),
    );
    let advice = Text::new(
        "ketik ulang dengan papan ketik; ia sering terbawa dari Word atau PDF",
        "type it anew on the keyboard; it often comes along from Word or a PDF",
    );
    let place = Place {
        line: place.line,
        column: at + 1,
        width: 1,
    };
    Some(Complaint::new(Code::Yaml, place, problem, advice))
}

/// The parser may meet a tab at the end of the line before it.
fn tab_below(info: &str, place: Place, source: &str) -> Place {
    let has_tab = |line: usize| {
        let text = source.lines().nth(line - 1).unwrap_or_default();
        text[..text.len() - text.trim_start().len()]
            .chars()
            .position(|next| next == '\t')
    };
    if !info.contains("tab") || has_tab(place.line).is_some() {
        return place;
    }
    match has_tab(place.line + 1) {
        Some(column) => Place {
            line: place.line + 1,
            column: column + 1,
            width: 1,
        },
        None => place,
    }
}

pub(crate) fn colon_cut(place: Place) -> Complaint {
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
const KNOWN: [(&str, [&str; 4]); 17] = [
    ("tab", TABS),
    ("flow sequence", OPEN_LIST),
    ("flow mapping", OPEN_MAP),
    ("escape character", ODD_ESCAPE),
    ("escape code", ODD_ESCAPE),
    ("hexadecimal number", ODD_ESCAPE),
    ("unexpected end of stream", OPEN_QUOTE),
    ("trailing content after", AFTER_QUOTE),
    ("unexpected character", ODD_START),
    ("block scalar", ODD_START),
    ("block sequence entries", ODD_START),
    ("YAML whitespace", ODD_BLANK),
    ("quoted scalar", OPEN_QUOTE),
    ("mapping keys", ODD_START),
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
const AFTER_QUOTE: [&str; 4] = [
    "tanda kutip sudah ditutup sebelum tempat ini, tetapi teksnya masih berlanjut",
    "the quote was closed before this place, but the text goes on",
    "beri tanda kutip pada seluruh nilai; di dalam '…' sebuah ' ditulis ''",
    "put the whole value in quotes; inside '…' a ' is written ''",
];
const ODD_ESCAPE: [&str; 4] = [
    r"di dalam tanda kutip ganda `\` harus diikuti huruf yang dikenal YAML, seperti `\n`",
    r"inside double quotes a `\` must be followed by a letter that YAML knows, such as `\n`",
    r"pakai tanda kutip tunggal: '/\d+ /'",
    r"use single quotes: '/\d+ /'",
];
const ODD_BLANK: [&str; 4] = [
    "sesudah `:` harus ada spasi, bukan tab",
    "behind the `:` there must be a blank, not a tab",
    "ganti tab dengan satu spasi",
    "put one blank in place of the tab",
];
const ODD_START: [&str; 4] = [
    "nilai tanpa tanda kutip tidak boleh diawali karakter ini",
    "a value without quotes may not begin with this character",
    "beri tanda kutip pada nilai itu",
    "put the value in quotes",
];
const NO_DASH: [&str; 4] = [
    "baris ini tidak sejajar dengan baris-baris di sekitarnya, atau sebuah langkah tanpa `- `",
    "this line does not stand in line with those around it, or is a step without its `- `",
    "beri `- ` di depan langkah; keterangan seperti `within:` dua spasi lebih dalam dari `- `",
    "put `- ` before a step; a modifier such as `within:` stands two blanks deeper than the `- `",
];
const CROOKED: [&str; 4] = [
    "baris ini tidak sejajar dengan baris-baris di sekitarnya",
    "this line does not stand in line with those around it",
    "samakan indentasinya, dan akhiri setiap kunci dengan `: `",
    "give it the same indentation, and end every key with `: `",
];
