//! Something nearly the same: other capitals, blanks, punctuation, `b'…'`, or a letter or two.

use super::distance::nearest;
use super::finder::{Finder, lines_at};
use super::sought::Sought;
use super::{Inquiry, tail};
use crate::scenario::pattern::Kind;
use crate::verdict::{Clue, Likeness};
use std::borrow::Cow;

/// How much text is looked at, how long a line may be, and how long what is looked for.
const READ: usize = 64 * 1024;
const LINE: usize = 500;
const NEEDLE: usize = 200;
/// With how many of the last lines that were typed it is compared.
const TYPED: usize = 50;

/// The same letters in another form, behind the cursor of the actor that missed them.
pub(super) fn form(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    near(case, same_letters)
}

/// A letter or two are wrong.
pub(super) fn letters(case: &Inquiry<'_, '_>) -> Vec<Clue> {
    let mut clues = near(case, wrong_letters);
    if clues.is_empty() || !form(case).is_empty() {
        return Vec::new();
    }
    // What was typed so is another message that is nearly the same, not a wrong one.
    let typed = case.typed.iter().rev().take(TYPED);
    let typed = typed.map(|typed| typed.text.trim());
    let is_near = |text: &&str| {
        let mut all = case.sought();
        all.any(|(sought, exact)| wrong_letters(sought, exact, text).is_some())
    };
    let said: Vec<&str> = typed.filter(is_near).collect();
    clues.retain(|clue| match clue {
        Clue::Near { line, .. } => !said.iter().any(|text| line.contains(text)),
        _ => true,
    });
    clues
}

type Looks = fn(&Sought, &Finder, &str) -> Option<(String, Likeness)>;

fn near(case: &Inquiry<'_, '_>, looks: Looks) -> Vec<Clue> {
    let Some(witness) = case.missing() else {
        return Vec::new();
    };
    let (text, _) = tail(witness.behind(), READ);
    let missing = case.sought().filter(|(_, exact)| !exact.is_in(&text));
    let found = missing.filter_map(|(sought, exact)| looks(sought, exact, &text));
    found.map(|(line, how)| Clue::Near { line, how }).collect()
}

fn same_letters(sought: &Sought, exact: &Finder, text: &str) -> Option<(String, Likeness)> {
    let look = |finder: Option<Finder>, text: &str| {
        let place = finder?.first(text)?;
        Some(lines_at(text, &place).to_string())
    };
    if let Some(line) = look(Finder::any_case(sought), text) {
        return Some((line, Likeness::Case));
    }
    if let Some(line) = unquoted(exact, text) {
        return Some((line, Likeness::BytesShown));
    }
    if let Some(line) =
        look(Finder::any_blanks(sought), text).or_else(|| joined(sought, exact, text))
    {
        return Some((line, Likeness::Blanks));
    }
    look(Finder::any_punctuation(sought), text).map(|line| (line, Likeness::Punctuation))
}

/// An expression that spans a line's end, or runs of blanks.
fn joined(sought: &Sought, exact: &Finder, text: &str) -> Option<String> {
    let Kind::Regex { .. } = sought.kind else {
        return None;
    };
    let is_even = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        exact.is_in(&words.join(" "))
    };
    let lines: Vec<&str> = text.lines().collect();
    let single = lines.iter().find(|line| is_even(line));
    let pair = || {
        let mut pairs = lines.windows(2).map(|pair| pair.join("\n"));
        pairs.find(|pair| is_even(pair))
    };
    single.map(|line| (*line).to_string()).or_else(pair)
}

/// A line in which the text stands once the quotation of bytes is removed.
fn unquoted(exact: &Finder, text: &str) -> Option<String> {
    let mut quoting = text
        .lines()
        .filter(|line| line.contains("b'") || line.contains("b\""));
    let fits = |line: &&str| exact.is_in(&without_quotes(line)) && !exact.is_in(line);
    quoting.find(fits).map(str::to_string)
}

/// `b'fatur' bergabung` as `fatur bergabung`.
fn without_quotes(line: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("b'").or_else(|| rest.find("b\"")) {
        let inside = &rest[at + 2..];
        let Some(end) = inside.find(&rest[at + 1..at + 2]) else {
            break;
        };
        shown.push_str(&rest[..at]);
        shown.push_str(&inside[..end]);
        rest = &inside[end + 1..];
    }
    if shown.is_empty() {
        return Cow::Borrowed(line);
    }
    Cow::Owned(shown + rest)
}

fn wrong_letters(sought: &Sought, exact: &Finder, text: &str) -> Option<(String, Likeness)> {
    let lines = text.lines().filter(|line| line.len() <= LINE);
    let mut fitting: Box<dyn Iterator<Item = &str>> = match sought.kind {
        Kind::Plain | Kind::Exact => {
            let needle = small(&sought.text);
            Box::new(lines.filter(move |line| is_near(&needle, &small(line))))
        }
        Kind::Regex { ignore_case } => {
            let words = words_of(&sought.text, ignore_case);
            Box::new(lines.filter(move |line| {
                words
                    .iter()
                    .any(|word| mended(word, line).is_some_and(|mended| exact.is_in(&mended)))
            }))
        }
    };
    let line = fitting.next()?.to_string();
    Some((line, Likeness::Letters))
}

fn small(text: &str) -> Vec<char> {
    let words: Vec<&str> = text
        .split([' ', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").to_lowercase().chars().collect()
}

/// How many letters may be wrong in a text of this length.
fn allowed(length: usize) -> usize {
    match length {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

fn digits(text: &[char]) -> impl Iterator<Item = &char> {
    text.iter().filter(|next| next.is_ascii_digit())
}

fn is_near(needle: &[char], line: &[char]) -> bool {
    let most = allowed(needle.len());
    if most == 0 || needle.len() > NEEDLE {
        return false;
    }
    let found = nearest(needle, line, most);
    // Other digits are another message, not a slip of the pen.
    found.is_some_and(|(place, changes)| changes > 0 && digits(&line[place]).eq(digits(needle)))
}

/// The words that an expression spells out.
fn words_of(source: &str, ignore_case: bool) -> Vec<Vec<char>> {
    let mut words: Vec<Vec<char>> = vec![Vec::new()];
    let mut is_escaped = false;
    for next in source.chars() {
        if next.is_alphabetic() && !is_escaped {
            words.last_mut().unwrap_or(&mut Vec::new()).push(next);
        } else {
            words.push(Vec::new());
        }
        is_escaped = next == '\\' && !is_escaped;
    }
    words.retain(|word| allowed(word.len()) > 0 && word.len() <= NEEDLE);
    if ignore_case {
        let lower = |word: Vec<char>| word.iter().flat_map(|next| next.to_lowercase()).collect();
        words = words.into_iter().map(lower).collect();
    }
    words
}

/// The line with the word in place of what is nearly the word.
fn mended(word: &[char], line: &str) -> Option<String> {
    let letters: Vec<char> = line.chars().collect();
    let lowered: Vec<char> = letters
        .iter()
        .map(|next| next.to_lowercase().next().unwrap_or(*next))
        .collect();
    let (place, changes) = nearest(word, &lowered, allowed(word.len()))?;
    let is_free = digits(&lowered[place.clone()]).next().is_none();
    (changes > 0 && is_free).then(|| {
        let before = letters[..place.start].iter();
        let behind = letters[place.end..].iter();
        before.chain(word).chain(behind).collect()
    })
}
