//! The values of a play's variables: drawn from its seed, an actor's own, and what was kept on the way.

use crate::scenario::template::Template;
use crate::scenario::{Scenario, Value};
use crate::trace::ActorId;
use std::collections::BTreeMap;

#[derive(Default)]
pub(super) struct Variables {
    shared: BTreeMap<String, String>,
    own: Vec<BTreeMap<String, String>>,
}

impl Variables {
    pub(super) fn draw(scenario: &Scenario, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let shared = scenario.vars.iter().map(|variable| {
            let value = match &variable.value {
                Value::Fixed(text) => text.clone(),
                Value::RandomWord { letters } => dice.word(*letters),
                Value::RandomNumber { from, to } => dice.number(*from, *to).to_string(),
            };
            (variable.name.to_string(), value)
        });
        let mut variables = Self {
            shared: shared.collect(),
            own: Vec::new(),
        };
        for actor in &scenario.cast {
            let mut own = BTreeMap::from([("actor".to_string(), actor.name.to_string())]);
            for (name, value) in &actor.vars {
                let filled = match Template::parse(value) {
                    Ok(template) => template.fill(|name| {
                        let known = own.get(name).or_else(|| variables.shared.get(name));
                        known.cloned().unwrap_or_default()
                    }),
                    Err(_) => value.clone(),
                };
                own.insert(name.to_string(), filled);
            }
            variables.own.push(own);
        }
        variables
    }

    /// The value of a variable, for an actor where there is one.
    pub(super) fn value(&self, name: &str, actor: Option<ActorId>) -> Option<&str> {
        let own = actor.and_then(|actor| self.own.get(actor.0)?.get(name));
        own.or_else(|| self.shared.get(name)).map(String::as_str)
    }

    pub(super) fn keep(&mut self, name: &str, value: &str) {
        self.shared.insert(name.to_string(), value.to_string());
    }

    pub(super) fn fill(&self, template: &Template, actor: Option<ActorId>) -> String {
        template.fill(|name| self.value(name, actor).unwrap_or_default().to_string())
    }

    /// A sentence as it was written, with the values that are the same for all of its actors.
    pub(super) fn told(&self, said: &str, actors: &[ActorId]) -> String {
        let only = match actors {
            [one] => Some(*one),
            _ => None,
        };
        let Ok(template) = Template::parse(said) else {
            return said.to_string();
        };
        template.fill(|name| match self.value(name, only) {
            Some(value) => value.to_string(),
            None => format!("${{{name}}}"),
        })
    }

    pub(super) fn all(&self) -> Vec<(String, String)> {
        let pairs = self.shared.iter();
        pairs
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }
}

/// Numbers that depend on the seed alone, now and in every later version.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn number(&mut self, from: u32, to: u32) -> u32 {
        let many = u64::from(to.saturating_sub(from)) + 1;
        let chosen = u32::try_from(self.next() % many).unwrap_or(0);
        from.saturating_add(chosen)
    }

    fn word(&mut self, letters: u32) -> String {
        const CONSONANTS: [char; 14] = [
            'b', 'd', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w',
        ];
        const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
        let mut pick = |from: &[char]| {
            let many = u64::try_from(from.len()).unwrap_or(1);
            usize::try_from(self.next() % many)
                .ok()
                .and_then(|at| from.get(at).copied())
        };
        let letter = |at: u32| match at % 2 {
            0 => pick(&CONSONANTS),
            _ => pick(&VOWELS),
        };
        (0..letters).filter_map(letter).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_alone_decides() {
        let words = |seed| (0..3).map(|_| Dice(seed).word(7)).collect::<Vec<_>>();
        assert_eq!(words(1), words(1));
        assert_ne!(words(1), words(2));
        assert_eq!(Dice(1).word(7).len(), 7);
    }

    #[test]
    fn numbers_stay_within_their_ends_and_reach_them() {
        let mut dice = Dice(3);
        let drawn: Vec<u32> = (0..200).map(|_| dice.number(5, 8)).collect();
        assert!((5..=8).all(|number| drawn.contains(&number)));
        assert!(drawn.iter().all(|number| (5..=8).contains(number)));
    }
}
