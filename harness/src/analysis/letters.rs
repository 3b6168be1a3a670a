//! Characters are not bytes: what was typed with letters that UTF-8 writes in several.

use super::scene::{called, quoted};
use super::{Evidence, Fact, Topic};
use crate::record::Record;
use crate::scenario::text::Text;
use crate::trace::{Action, What};

/// So many texts are told of.
const MOST: usize = 5;

pub(super) fn facts(record: &Record) -> Vec<Fact> {
    let typed = record
        .evidence
        .trace
        .iter()
        .filter_map(|entry| match &entry.what {
            What::Did(Action::Write { actor, bytes }) => {
                let text = std::str::from_utf8(&bytes.0)
                    .ok()?
                    .trim_end_matches(['\r', '\n']);
                let name = called(record.scenario.cast.get(actor.0)?.name.as_str());
                (!text.is_ascii()).then_some((entry.at, name, text))
            }
            _ => None,
        });
    typed
        .take(MOST)
        .map(|(at, name, text)| {
            let (letters, bytes, said) = (text.chars().count(), text.len(), quoted(text));
            Fact {
                topic: Topic::Letters,
                text: Text::new(
                    format!("{said} yang diketik di {name} terdiri atas {letters} karakter, tetapi {bytes} byte dalam UTF-8."),
                    format!("{said}, typed at {name}, has {letters} characters, but {bytes} bytes in UTF-8."),
                ),
                evidence: vec![Evidence::Moment(at)],
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, Sample};

    #[test]
    fn letters_beyond_ascii_have_several_bytes() {
        let facts = facts(&Sample::chat().types(5, ANI, "h\u{e9}llo \u{1f44b}\n").0);
        assert!(
            facts[0]
                .text
                .en
                .ends_with("has 7 characters, but 11 bytes in UTF-8.")
        );
    }

    #[test]
    fn of_plain_text_there_is_nothing_to_say() {
        assert_eq!(facts(&Sample::chat().types(5, ANI, "hello\n").0), []);
    }
}
