//! What did not hold, in the words in which the terminal told it.

use super::{Evidence, Fact, Topic};
use crate::record::Record;
use crate::scenario::text::Text;
use crate::verdict::Verdict;
use crate::verdict::explain::why;

pub(super) fn facts(record: &Record) -> Vec<Fact> {
    let mut facts = Vec::new();
    for check in &record.outcome.checks {
        let Verdict::Failed(failure) = &check.verdict else {
            continue;
        };
        let why = why(failure);
        let said = &failure.said;
        facts.push(Fact {
            topic: Topic::Failing,
            text: Text::new(
                format!("«{said}» tidak terpenuhi. {}", why.id),
                format!("“{said}” did not hold. {}", why.en),
            ),
            evidence: vec![
                Evidence::Check(check.id.clone()),
                Evidence::Moment(failure.at),
            ],
        });
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{Sample, failed, passed};

    #[test]
    fn what_failed_is_told_with_its_reason() {
        let facts = facts(&Sample::chat().check(failed("talk")).0);
        assert_eq!(facts.len(), 1);
        assert!(
            facts[0]
                .text
                .en
                .starts_with("“budi sees: halo” did not hold. ")
        );
        assert!(facts[0].text.id.len() > "«budi sees: halo» tidak terpenuhi. ".len());
    }

    #[test]
    fn of_what_held_nothing_is_told() {
        assert_eq!(facts(&Sample::chat().check(passed("talk")).0), []);
    }
}
