//! What a person wrote on a page; the rest of it comes from the vocabulary.

use super::sample::Sample;
use super::wishes::Wish;

/// The same words in Indonesian and in English.
pub(super) type Both = (&'static str, &'static str);

/// Paragraphs are divided by an empty line, and items of a list begin with `- `.
pub(super) struct Prose {
    pub(super) summary: Both,
    pub(super) body: Both,
    pub(super) samples: &'static [Sample],
    /// A table of examples.
    pub(super) wishes: &'static [Wish],
}

pub(super) const fn prose(summary: Both, body: Both, samples: &'static [Sample]) -> Prose {
    Prose {
        summary,
        body,
        samples,
        wishes: &[],
    }
}

/// A page whose words are not in the vocabulary.
pub(super) struct Entry {
    /// All words that find it; the first is its heading.
    pub(super) words: &'static [&'static str],
    pub(super) prose: Prose,
}

pub(super) const fn entry(
    words: &'static [&'static str],
    summary: Both,
    body: Both,
    samples: &'static [Sample],
) -> Entry {
    Entry {
        words,
        prose: prose(summary, body, samples),
    }
}

impl Entry {
    pub(super) const fn granting(self, wishes: &'static [Wish]) -> Self {
        Self {
            prose: Prose {
                wishes,
                ..self.prose
            },
            ..self
        }
    }
}
