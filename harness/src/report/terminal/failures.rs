//! What went wrong most often: a cause that fails several checks for the same students is told once.

use super::flow::width;
use super::status::{first_line, list};
use super::{BOLD, DIM, Look, RED};
use crate::grade::{Common, Tally, cause};
use crate::scenario::name::Name;
use crate::scenario::text::{Text, harmless};
use crate::scenario::vocabulary::Diagnosis;

/// How many failures are told, and how many checks of each.
const FAILURES: usize = 8;
const CHECKS: usize = 3;

impl Look {
    pub(super) fn failures(&self, tally: &Tally, modules: &[Name]) -> String {
        let common = tally.failures.iter();
        let common = common.filter(|it| modules.contains(&it.module));
        let mut causes: Vec<Vec<&Common>> = Vec::new();
        for one in common {
            let is_same = |all: &&mut Vec<&Common>| self.is_same(all[0], one);
            match causes.iter_mut().find(is_same) {
                Some(all) => all.push(one),
                None => causes.push(vec![one]),
            }
        }
        if causes.is_empty() {
            return String::new();
        }
        let title = Text::new("Kesalahan tersering", "The commonest failures");
        let mut text = format!("\n{}\n", self.painted(self.say(&title), BOLD));
        for all in causes.iter().take(FAILURES) {
            text.push_str(&self.failure(all));
        }
        let more = causes.len().saturating_sub(FAILURES);
        if more > 0 {
            let more = Text::new(
                format!("… dan {more} lainnya"),
                format!("… and {more} more"),
            );
            text.push_str(&format!("       {}\n", self.painted(self.say(&more), DIM)));
        }
        text
    }

    fn is_same(&self, one: &Common, other: &Common) -> bool {
        let cause = |common: &Common| cause(self.say(&common.why), &[]);
        one.module == other.module
            && one.diagnosis == other.diagnosis
            && one.numbers == other.numbers
            && cause(one) == cause(other)
    }

    fn failure(&self, all: &[&Common]) -> String {
        let one = all[0];
        let words = one.diagnosis.map(Diagnosis::words);
        let words = words.as_ref().map_or("", |words| self.say(words));
        let places = all.iter().take(CHECKS);
        let places = places.map(|it| format!("{}/{}", it.scenario, it.check));
        let mut places: Vec<String> = places.collect();
        if all.len() > CHECKS {
            places.push(format!("+{}", all.len() - CHECKS));
        }
        let line = format!("{}/{}: {words}", one.module, places.join(", "));
        let count = format!("{:>4}×", one.numbers.len());
        let indent = width(&count) + 2;
        let count = self.painted(&count, RED);
        let why = self.wrapped(&harmless(&first_line(self.say(&one.why))), indent);
        let names = self.painted(&self.wrapped(&list(&one.numbers), indent), DIM);
        let line = self.wrapped(&line, indent);
        let room = " ".repeat(indent);
        format!("{count}  {line}\n{room}{why}\n{room}{names}\n")
    }
}
