//! The manual of the scenario language: a page for every word of it, in both languages.

mod aliases;
mod cast;
mod codes;
mod commands;
mod diagnoses;
mod directions;
mod files;
mod flow;
mod keys;
mod machine;
pub mod markdown;
mod modifiers;
mod objects;
mod prose;
mod roster;
mod safely;
mod sample;
pub mod shown;
mod start;
mod submission;
#[cfg(test)]
mod tests;
mod trying;
mod verbs;
mod verdicts;
mod wishes;

pub use sample::{Place, Sample};
pub use wishes::Wish;

use super::document::{Code, Severity};
use super::name;
use super::text::Text;
use super::vocabulary::{self, Diagnosis, Modifier, STAGES, VERBS};
use prose::{Both, Entry, Prose};

/// What a page is about; the chapters of the manual, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Start,
    Scenario,
    Cast,
    Object,
    Verb,
    Direction,
    Modifier,
    Module,
    Course,
    Submission,
    Verdict,
    Diagnosis,
    Complaint,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Start,
        Self::Scenario,
        Self::Cast,
        Self::Object,
        Self::Verb,
        Self::Direction,
        Self::Modifier,
        Self::Module,
        Self::Course,
        Self::Submission,
        Self::Verdict,
        Self::Diagnosis,
        Self::Complaint,
    ];

    /// The word by which links find it, and its name as a chapter.
    fn named(self) -> (&'static str, Both) {
        match self {
            Self::Start => ("start", ("Mulai di sini", "Start here")),
            Self::Scenario => ("key", ("Kunci sebuah skenario", "Keys of a scenario")),
            Self::Cast => ("cast", ("Pemain", "The cast")),
            Self::Object => ("object", ("Bagian kalimat", "Parts of a sentence")),
            Self::Verb => ("verb", ("Kata kerja", "Verbs")),
            Self::Direction => ("direction", ("Arahan panggung", "Stage directions")),
            Self::Modifier => ("modifier", ("Keterangan", "Modifiers")),
            Self::Module => ("module", ("Modul", "Modules")),
            Self::Course => ("course", ("Kursus", "The course")),
            Self::Submission => ("submission", ("Program mahasiswa", "Submissions")),
            Self::Verdict => ("verdict", ("Putusan", "Verdicts")),
            Self::Diagnosis => ("diagnosis", ("Diagnosis", "Diagnoses")),
            Self::Complaint => ("code", ("Kode keluhan", "Codes of complaints")),
        }
    }

    /// What one page of it is about, in small letters.
    fn noun(self) -> Text {
        text(match self {
            Self::Start => ("mulai di sini", "start here"),
            Self::Scenario => ("kunci skenario", "key of a scenario"),
            Self::Cast => ("pemain", "cast"),
            Self::Object => ("bagian kalimat", "part of a sentence"),
            Self::Verb => ("kata kerja", "verb"),
            Self::Direction => ("arahan panggung", "stage direction"),
            Self::Modifier => ("keterangan", "modifier"),
            Self::Module => ("modul", "module"),
            Self::Course => ("kursus", "course"),
            Self::Submission => ("program mahasiswa", "submission"),
            Self::Verdict => ("putusan", "verdict"),
            Self::Diagnosis => ("diagnosis", "diagnosis"),
            Self::Complaint => ("keluhan", "complaint"),
        })
    }

    pub fn title(self) -> Text {
        text(self.named().1)
    }
}

#[derive(Debug, Clone)]
pub struct Page {
    pub title: String,
    /// All words that find it.
    pub words: Vec<String>,
    pub kind: Kind,
    pub summary: Text,
    pub body: Text,
    /// What the vocabulary knows about it.
    pub facts: Vec<Text>,
    pub samples: &'static [Sample],
    /// A table of examples.
    pub wishes: &'static [Wish],
    /// Is it followed by a list of the other pages of its kind?
    pub lists: bool,
}

impl Page {
    fn new(title: String, words: &[&str], kind: Kind, prose: &Prose) -> Self {
        Self {
            title,
            words: words.iter().map(|word| (*word).to_string()).collect(),
            kind,
            summary: text(prose.summary),
            body: text(prose.body),
            facts: Vec::new(),
            samples: prose.samples,
            wishes: prose.wishes,
            lists: false,
        }
    }

    fn of(kind: Kind, entry: &Entry) -> Self {
        let title = entry.words.first().copied().unwrap_or_default();
        Self::new(title.to_string(), entry.words, kind, &entry.prose)
    }

    /// All its examples, those of its table too.
    pub fn examples(&self) -> impl Iterator<Item = &'static Sample> {
        let granted = self.wishes.iter().map(|wish| &wish.write);
        self.samples.iter().chain(granted)
    }

    fn with(self, fact: Text) -> Self {
        Self {
            facts: vec![fact],
            ..self
        }
    }
}

fn text((id, en): Both) -> Text {
    Text::new(id, en)
}

/// Every page, chapter by chapter.
pub fn pages() -> Vec<Page> {
    Kind::ALL.into_iter().flat_map(chapter).collect()
}

/// The pages of a kind, the one that lists the others first.
fn chapter(kind: Kind) -> Vec<Page> {
    let overview = start::OVERVIEWS
        .iter()
        .filter(|overview| overview.kind == kind);
    let mut pages: Vec<Page> = overview
        .map(|overview| Page {
            lists: true,
            ..Page::of(kind, &overview.entry)
        })
        .collect();
    let of_entries =
        |entries: &[Entry]| entries.iter().map(|entry| Page::of(kind, entry)).collect();
    let rest: Vec<Page> = match kind {
        Kind::Start => of_entries(&start::START),
        Kind::Scenario => of_entries(&keys::ALL),
        Kind::Cast => of_entries(&cast::ALL),
        Kind::Object => of_entries(&objects::ALL),
        Kind::Module => of_entries(&files::MODULE),
        Kind::Course => of_entries(&files::COURSE),
        Kind::Submission => of_entries(&submission::ALL),
        Kind::Verdict => of_entries(&verdicts::ALL),
        Kind::Verb => VERBS.iter().map(verb).collect(),
        Kind::Direction => STAGES.iter().map(direction).collect(),
        Kind::Modifier => Modifier::ALL.into_iter().map(modifier).collect(),
        Kind::Diagnosis => Diagnosis::ALL
            .iter()
            .map(|(word, found)| plain(word, kind, diagnoses::of(*found)))
            .collect(),
        Kind::Complaint => Code::ALL.iter().map(|code| complaint(*code)).collect(),
    };
    pages.extend(rest);
    pages
}

fn plain(word: &str, kind: Kind, prose: &Prose) -> Page {
    Page::new(word.to_string(), &[word], kind, prose)
}

fn verb(entry: &vocabulary::VerbEntry) -> Page {
    let title = [entry.singular, entry.plural].join(", ");
    let words = [&[entry.singular, entry.plural], verbs::inside(entry.verb)].concat();
    let (id, en) = verbs::speakers(entry.speakers);
    let modifiers = listed(entry.modifiers.iter().map(|modifier| modifier.word()));
    Page::new(title, &words, Kind::Verb, verbs::of(entry.verb)).with(Text::new(
        format!("Untuk {id}. Keterangan: {modifiers}."),
        format!("For {en}. Modifiers: {modifiers}."),
    ))
}

fn direction(entry: &vocabulary::StageEntry) -> Page {
    let words = [&[entry.word], directions::inside(entry.stage)].concat();
    let modifiers = listed(entry.modifiers.iter().map(|modifier| modifier.word()));
    let prose = directions::of(entry.stage);
    Page::new(entry.word.to_string(), &words, Kind::Direction, prose).with(Text::new(
        format!("Keterangan: {modifiers}."),
        format!("Modifiers: {modifiers}."),
    ))
}

fn modifier(modifier: Modifier) -> Page {
    let takes = |modifiers: &[Modifier]| modifiers.contains(&modifier);
    let verbs = VERBS
        .iter()
        .filter(|entry| takes(entry.modifiers))
        .map(|entry| entry.singular);
    let stages = STAGES
        .iter()
        .filter(|entry| takes(entry.modifiers))
        .map(|entry| entry.word);
    let all = listed(verbs.chain(stages));
    plain(modifier.word(), Kind::Modifier, modifiers::of(modifier)).with(Text::new(
        format!("Di bawah: {all}."),
        format!("Beneath: {all}."),
    ))
}

fn complaint(code: Code) -> Page {
    let fact = match code.severity() {
        Severity::Error => Text::new("Sebuah galat.", "An error."),
        Severity::Warning => Text::new("Sebuah peringatan.", "A warning."),
    };
    plain(code.word(), Kind::Complaint, codes::of(code)).with(fact)
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The pages that a word finds: in any form, by another word for it, and as part of a sentence such as `ani sees`.
/// Those that have it as their heading come first.
pub fn find<'a>(pages: &'a [Page], asked: &str) -> Vec<&'a Page> {
    let asked = normal(asked);
    let by = |word: &str| -> Vec<&'a Page> {
        let has = |page: &&Page| page.words.iter().any(|known| normal(known) == word);
        pages.iter().filter(has).collect()
    };
    let mut found = headed(pages, &asked);
    for heading in aliases::of(&asked, normal) {
        found.extend(headed(pages, &normal(heading)));
    }
    found.extend(by(&asked));
    let found = each_once(found);
    match vocabulary::cut(&asked) {
        Some((_, verb)) if found.is_empty() => by(verb.entry().singular),
        _ => found,
    }
}

/// The pages that have the word as their heading.
fn headed<'a>(pages: &'a [Page], word: &str) -> Vec<&'a Page> {
    let is = |page: &&Page| page.title.split(", ").any(|form| normal(form) == word);
    pages.iter().filter(is).collect()
}

fn each_once(pages: Vec<&Page>) -> Vec<&Page> {
    let mut once: Vec<&Page> = Vec::new();
    for page in pages {
        if !once.iter().any(|known| std::ptr::eq(*known, page)) {
            once.push(page);
        }
    }
    once
}

/// Case, quotes, brackets and the way in which words are joined make no difference.
fn normal(word: &str) -> String {
    let lower = word
        .to_lowercase()
        .replace('\u{2019}', "'")
        .replace(['_', '-'], " ");
    let words: Vec<&str> = lower
        .trim_matches(|next: char| {
            next.is_whitespace() || matches!(next, '`' | '"' | '\'' | ':' | '[' | ']')
        })
        .split_whitespace()
        .collect();
    words.join(" ")
}

/// The word of the manual that is most like the one that was asked for.
pub fn nearest<'a>(pages: &'a [Page], asked: &str) -> Option<&'a str> {
    let words: Vec<&str> = pages
        .iter()
        .flat_map(|page| &page.words)
        .map(String::as_str)
        .chain(aliases::all().map(|(word, _)| word))
        .collect();
    let best = words
        .chunks(50)
        .filter_map(|some| name::nearest(asked, some.iter().copied()));
    let best: Vec<&str> = best.collect();
    name::nearest(asked, best)
}
