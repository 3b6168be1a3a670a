//! The words of the language, in one table: reading, diagnostics, schema and manual all take them from here.

mod diagnosis;
mod modifier;
mod stage;
mod verb;

pub use diagnosis::Diagnosis;
pub use modifier::Modifier;
pub use stage::{Cue, STAGES, Stage, StageEntry};
pub use verb::{Quantity, Speakers, VERBS, Verb, VerbEntry};

/// What may stand beneath every sentence that is judged.
macro_rules! judged {
    ($($more:ident),*) => {
        &[Modifier::Points, Modifier::Hint, Modifier::Hints, Modifier::Because, $(Modifier::$more),*]
    };
}
use judged;

/// May this word not be the name of an actor or a group, because a sentence could then be read in two ways?
pub fn is_reserved(word: &str) -> bool {
    reserved().any(|reserved| reserved == word)
}

/// The words that are no names; some of them more than once.
pub fn reserved() -> impl Iterator<Item = &'static str> {
    const JOINING: [&str; 6] = ["and", "but", "everyone", "network", "any", "never"];
    let verbs = VERBS
        .iter()
        .flat_map(|entry| [entry.singular, entry.plural]);
    let stages = STAGES.iter().map(|entry| entry.word);
    let first_words = verbs
        .chain(stages)
        .filter_map(|phrase| phrase.split(' ').next());
    let modifiers = Modifier::ALL.into_iter().map(Modifier::word);
    first_words.chain(modifiers).chain(JOINING)
}

/// A key such as `ani and budi see all of`, cut before its verb.
pub fn cut(key: &str) -> Option<(&str, Verb)> {
    let words = VERBS
        .iter()
        .flat_map(|entry| [(entry.singular, entry.verb), (entry.plural, entry.verb)]);
    let cuts = words.filter_map(|(word, verb)| {
        let before = key.strip_suffix(word)?;
        let subject = before.trim_end();
        let apart = before[subject.len()..].contains(' ');
        (apart && !subject.is_empty()).then_some((subject, verb))
    });
    // The longest verb: `never sees` rather than `sees`.
    cuts.min_by_key(|(subject, _)| subject.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_and_every_direction_is_in_its_table() {
        for entry in &VERBS {
            assert_eq!(entry.verb.entry().singular, entry.singular);
        }
        for entry in &STAGES {
            assert_eq!(Stage::named(entry.word), Some(entry.stage));
        }
    }

    #[test]
    fn a_sentence_is_cut_before_its_first_verb() {
        assert_eq!(cut("ani types"), Some(("ani", Verb::Types)));
        assert_eq!(
            cut("ani, budi and citra see all of"),
            Some(("ani, budi and citra", Verb::SeesAllOf))
        );
        assert_eq!(
            cut("everyone but ani never sees"),
            Some(("everyone but ani", Verb::NeverSees))
        );
        assert_eq!(
            cut("server  has threads"),
            Some(("server", Verb::Has(Quantity::Threads)))
        );
        assert_eq!(cut("ani \t sees"), Some(("ani", Verb::Sees)));
        assert_eq!(cut("ani sees sees"), Some(("ani sees", Verb::Sees)));
        assert_eq!(cut("sees"), None);
        assert_eq!(cut(" sees"), None);
        assert_eq!(cut("types"), None);
        assert_eq!(cut("ani says"), None);
        assert_eq!(cut("ani sees everything"), None);
    }

    #[test]
    fn words_of_the_language_are_no_names_for_actors() {
        for word in [
            "types", "see", "and", "everyone", "start", "half", "within", "listens",
        ] {
            assert!(is_reserved(word), "{word}");
        }
        for name in ["server", "probe", "ear", "ani", "clients", "closed"] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
