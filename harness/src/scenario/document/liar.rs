//! Reads `verdict.yaml` and `stranger.yaml`, what is said of programs that scenarios are tried on.

use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::yaml::{Entry, Node};
use crate::scenario::Scenario;
use crate::scenario::liar::{LONGEST_SAID, Liar, MOST_SAID, Sentence, Stated, Stranger};
use crate::scenario::name::Name;

const LIAR: [&str; 4] = ["module", "about", "plays", "says"];
const STRANGER: [&str; 3] = ["module", "modules", "style"];

const SENTENCE: (&str, &str) = (
    "putusan seperti `passed 20`, `failed deadlock 0` atau `skipped boot`; diagnosis: `praktikum explain diagnoses`",
    "a verdict such as `passed 20`, `failed deadlock 0` or `skipped boot`; diagnoses: `praktikum explain diagnoses`",
);
const SAID: (&str, &str) = (
    "kata-kata dari penjelasan bahasa Inggris, paling panjang 400 huruf",
    "words of the explanation in English, at most 400 letters",
);

pub(super) fn liar(root: &Node, out: &mut Complaints) -> Option<Liar> {
    let fields = Fields::of(root, &LIAR, out)?;
    let module = fields.required("module", out);
    let module = module.and_then(|entry| fields::name(&entry.value, out));
    let about = fields.text("about", out);
    let plays = fields.get("plays").map(|entry| plays(&entry.value, out));
    let says = fields.get("says").map(|entry| says(&entry.value, out));
    Some(Liar {
        module: module?,
        about,
        plays: plays.unwrap_or_default(),
        says: says.unwrap_or_default(),
    })
}

fn plays(node: &Node, out: &mut Complaints) -> Vec<Stated> {
    let entries = fields::map(node, out).unwrap_or_default();
    entries
        .iter()
        .filter_map(|entry| play(entry, out))
        .collect()
}

fn play(entry: &Entry, out: &mut Complaints) -> Option<Stated> {
    let scenario = fields::name_at(entry.place, &entry.key, out);
    let checks = fields::map(&entry.value, out)?.iter().filter_map(|check| {
        let name = fields::name_at(check.place, &check.key, out);
        let sentence = fields::parsed(&check.value, Sentence::parse, SENTENCE, out);
        Some((name?, check.place, sentence?))
    });
    let checks = checks.collect();
    Some(Stated {
        scenario: scenario?,
        place: entry.place,
        checks,
    })
}

fn says(node: &Node, out: &mut Complaints) -> Vec<String> {
    let items = fields::list(node, out).unwrap_or_default();
    if let Some(extra) = items.get(MOST_SAID) {
        let what = ("kutipan", "quotations");
        out.push(shape::too_many(extra.place, MOST_SAID, what));
    }
    let read = |text: &str| {
        let fits = (1..=LONGEST_SAID).contains(&text.trim().chars().count());
        fits.then(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let said = items.iter();
    said.filter_map(|item| fields::parsed(item, read, SAID, out))
        .collect()
}

pub(super) fn stranger(root: &Node, out: &mut Complaints) -> Option<Stranger> {
    let fields = Fields::of(root, &STRANGER, out)?;
    let modules = fields
        .get("modules")
        .or_else(|| fields.required("module", out));
    let modules: Vec<Name> = modules
        .map(|entry| fields::one_or_many(&entry.value))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|item| fields::name(item, out))
        .collect();
    let style = fields.required_text("style", out);
    Some(Stranger {
        modules,
        style: style?,
    })
}

/// The scenarios of a liar's module.
#[derive(Debug, Clone)]
pub struct Repertoire<'a> {
    /// All that the module names.
    pub named: Vec<&'a Name>,
    /// Those that are played.
    pub played: Vec<(&'a Name, &'a Scenario)>,
}

/// Scenarios and checks that the module does not have, and checks of which nothing is said. What is said of scenarios
/// that are not played is another audit's matter.
pub(super) fn against(liar: &Liar, all: &Repertoire<'_>, out: &mut Complaints) {
    for stated in &liar.plays {
        let mut played = all.played.iter();
        let Some((_, scenario)) = played.find(|(name, _)| **name == stated.scenario) else {
            if !all.named.contains(&&stated.scenario) {
                let played = all.played.iter().map(|(name, _)| *name);
                let known = all.named.iter().copied().chain(played).map(Name::as_str);
                let key = stated.scenario.as_str();
                out.push(shape::unknown_key(stated.place, key, known));
            }
            continue;
        };
        let known = || scenario.checks.iter().map(|check| check.id.as_str());
        for (check, place, sentence) in &stated.checks {
            let because = match sentence {
                Sentence::Skipped(because) => Some(because),
                Sentence::Passed(_) | Sentence::Failed(..) => None,
            };
            let named = std::iter::once(check).chain(because);
            for name in named.filter(|name| known().all(|known| known != name.as_str())) {
                out.push(names::unknown_check(*place, name.as_str(), known()));
            }
        }
        let is_said = |id: &str| stated.checks.iter().any(|(check, ..)| check.as_str() == id);
        for id in known().filter(|id| !is_said(id)) {
            out.push(shape::missing_key(stated.place, id));
        }
    }
}

#[cfg(test)]
mod tests;
