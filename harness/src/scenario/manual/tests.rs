//! The manual is whole, its examples are true, and the page beside the scenarios is this manual.

mod rehearsal;
mod words;

use super::{
    Code, Diagnosis, Kind, Modifier, STAGES, Sample, VERBS, directions, find, markdown, nearest,
    pages, shown, verbs,
};
use crate::scenario::text::Language;
use rehearsal::{complaints, raised};
use std::collections::{BTreeMap, BTreeSet};

fn found(word: &str) -> Vec<(String, Kind)> {
    let pages = pages();
    find(&pages, word)
        .into_iter()
        .map(|page| (page.title.clone(), page.kind))
        .collect()
}

fn finds(word: &str, kind: Kind) -> bool {
    found(word).iter().any(|(_, found)| *found == kind)
}

#[test]
fn every_word_has_a_page() {
    for entry in &VERBS {
        assert!(
            finds(entry.singular, Kind::Verb) && finds(entry.plural, Kind::Verb),
            "{}",
            entry.singular
        );
    }
    for entry in &STAGES {
        assert!(finds(entry.word, Kind::Direction), "{}", entry.word);
    }
    for modifier in Modifier::ALL {
        assert!(
            finds(modifier.word(), Kind::Modifier),
            "{}",
            modifier.word()
        );
    }
    for (word, _) in Diagnosis::ALL {
        assert!(finds(word, Kind::Diagnosis), "{word}");
    }
    for verdict in ["passed", "failed", "skipped", "unsure", "broken"] {
        assert!(finds(verdict, Kind::Verdict), "{verdict}");
    }
    for code in Code::ALL {
        assert!(finds(code.word(), Kind::Complaint), "{}", code.word());
    }
    for word in ["everyone", "and", "but", "network", "any"] {
        assert!(finds(word, Kind::Object), "{word}");
    }
}

#[test]
fn every_page_says_something_in_both_languages() {
    for page in pages() {
        for text in [&page.summary, &page.body] {
            assert!(!text.id.is_empty() && !text.en.is_empty(), "{}", page.title);
            assert_eq!(text.id.matches('`').count() % 2, 0, "{}", text.id);
            assert_eq!(text.en.matches('`').count() % 2, 0, "{}", text.en);
            assert!(
                !text.id.contains("**`") && !text.en.contains("**`"),
                "{}",
                page.title
            );
        }
        let needs_none = matches!(page.kind, Kind::Verdict | Kind::Object) || page.lists;
        assert!(
            needs_none || page.examples().next().is_some(),
            "{} has no example",
            page.title
        );
    }
}

#[test]
fn every_example_is_valid_or_raises_exactly_what_it_shows() {
    for page in pages() {
        for sample in page.examples() {
            let expected: BTreeSet<Code> = sample.raises.into_iter().collect();
            assert_eq!(
                raised(sample),
                expected,
                "{}: {:#?}\n{}",
                page.title,
                complaints(sample),
                sample.text
            );
        }
    }
}

#[test]
fn a_page_about_a_complaint_shows_its_cause_and_a_mended_version() {
    for code in Code::ALL {
        let raised: Vec<Option<Code>> = super::codes::of(*code)
            .samples
            .iter()
            .map(|sample| sample.raises)
            .collect();
        assert_eq!(raised, [Some(*code), None], "{}", code.word());
    }
}

#[test]
fn the_example_of_a_word_uses_that_word() {
    for page in pages().iter().filter(|page| {
        matches!(page.kind, Kind::Verb | Kind::Direction | Kind::Modifier) && !page.lists
    }) {
        let text: String = page.samples.iter().map(|sample| sample.text).collect();
        assert!(
            page.words
                .iter()
                .any(|word| text.contains(&format!("{word}:"))),
            "{}",
            page.title
        );
    }
}

#[test]
fn the_example_of_a_diagnosis_asks_for_it() {
    for page in pages()
        .iter()
        .filter(|page| page.kind == Kind::Diagnosis && !page.lists)
    {
        let asked = format!("when: {}\n", page.title);
        assert!(
            page.samples
                .iter()
                .any(|sample| sample.text.contains(&asked)),
            "{}",
            page.title
        );
    }
}

#[test]
fn a_page_is_found_in_any_form_and_by_a_whole_sentence() {
    for asked in [
        "sees all of",
        "see all of",
        "SEES  All Of",
        "`sees all of`:",
        "ani and budi see all of",
    ] {
        assert_eq!(
            found(asked),
            [("sees all of, see all of".to_string(), Kind::Verb)],
            "{asked}"
        );
    }
    for asked in [
        "unknown-verb",
        "unknown verb",
        "[unknown-verb]",
        "Unknown_Verb",
    ] {
        assert_eq!(
            found(asked),
            [("unknown-verb".to_string(), Kind::Complaint)],
            "{asked}"
        );
    }
    assert!(finds("joins", Kind::Verb) && finds("joins", Kind::Module));
    assert!(found("").is_empty() && found("qwertz").is_empty());
}

#[test]
fn the_nearest_word_is_suggested_wherever_it_stands() {
    let pages = pages();
    assert_eq!(nearest(&pages, "seess"), Some("sees"));
    assert_eq!(nearest(&pages, "misssing-section"), Some("missing-section"));
    assert_eq!(nearest(&pages, "qqqqqqqq"), None);
}

#[test]
fn every_key_that_the_reader_knows_has_a_page() {
    for (place, text) in rehearsal::UNKNOWN_KEYS {
        let sample = Sample {
            place,
            text,
            times: 1,
            rest: "",
            raises: None,
        };
        let advice: Vec<String> = complaints(&sample)
            .into_iter()
            .map(|complaint| complaint.advice.en)
            .collect();
        let known: Vec<&str> = advice
            .iter()
            .flat_map(|advice| advice.split('`').skip(1).step_by(2))
            .collect();
        assert!(!known.is_empty() && advice.len() == 1, "{text}: {advice:?}");
        for word in known {
            assert!(!found(word).is_empty(), "{word} in {text}");
        }
    }
}

#[test]
fn commands_that_a_page_names_lead_to_a_page() {
    for page in pages() {
        for text in [&page.body.id, &page.body.en] {
            for command in text.split('`').skip(1).step_by(2) {
                let Some(word) = command.strip_prefix("praktikum explain ") else {
                    continue;
                };
                let example = matches!(word, "KODE" | "CODE" | "KATA" | "WORD");
                assert!(example || !found(word).is_empty(), "{}: {word}", page.title);
            }
        }
    }
}

#[test]
fn a_verb_and_a_direction_have_pages_of_their_own() {
    let verbs: BTreeSet<_> = VERBS
        .iter()
        .map(|entry| verbs::of(entry.verb).summary.0)
        .collect();
    assert_eq!(verbs.len(), VERBS.len());
    let stages: BTreeSet<_> = STAGES
        .iter()
        .map(|entry| directions::of(entry.stage).summary.0)
        .collect();
    assert_eq!(stages.len(), STAGES.len());
}

#[test]
fn links_of_the_page_beside_the_scenarios_lead_to_one_place_each() {
    let manual = markdown::manual(&pages());
    let mut anchors: BTreeMap<&str, usize> = BTreeMap::new();
    for id in manual
        .split("<a id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        *anchors.entry(id).or_default() += 1;
    }
    let twice: Vec<_> = anchors.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    for link in manual
        .split("](#")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        assert!(anchors.contains_key(link), "{link}");
    }
}

#[test]
fn the_page_beside_the_scenarios_is_this_manual() {
    let beside = include_str!("../../../../scenarios/README.md");
    let now = markdown::manual(&pages());
    let differs = beside
        .lines()
        .zip(now.lines())
        .position(|(left, right)| left != right);
    assert!(
        beside == now,
        "line {differs:?} differs; write it anew: praktikum explain --all > scenarios/README.md"
    );
}

#[test]
fn a_page_fits_into_the_width_of_a_terminal() {
    let pages = pages();
    let shown = shown::Shown {
        language: Language::En,
        colour: false,
        width: 60,
    };
    for page in &pages {
        for line in shown
            .pages(&[page], &pages)
            .lines()
            .filter(|line| !line.starts_with("    "))
        {
            let one_word =
                line.trim_start_matches(['-', ' ']).matches(' ').count() == 0 || line.contains('`');
            assert!(
                line.chars().count() <= 60 || one_word,
                "{}: {line}",
                page.title
            );
        }
    }
}

#[test]
fn comments_of_an_example_are_in_one_language() {
    let pages = pages();
    let [page] = find(&pages, "scenario")[..] else {
        unreachable!("one page is called so")
    };
    let text: String = page
        .samples
        .iter()
        .map(|sample| sample.shown(Language::En))
        .collect();
    assert!(text.contains("# new for every run") && !text.contains("setiap kali main"));
}
