//! Where two plays of one scenario differ: somebody's programs beside the reference.

mod measure;
mod spacing;

use super::scene::Scene;
use crate::record::Record;
use crate::scenario::text::Text;
use crate::verdict::{CheckOutcome, Verdict};

/// One row of the table: what is compared, and what each of the two shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub what: Text,
    pub here: Text,
    pub reference: Text,
}

/// Nothing where both show the same.
pub fn compare(here: &Record, reference: &Record) -> Vec<Difference> {
    let mut rows = verdicts(here, reference);
    let (here, reference) = (Scene::of(here), Scene::of(reference));
    for (what, measure) in measure::all() {
        let (mine, theirs) = (measure(&here), measure(&reference));
        if mine != theirs {
            let unknown = || Text::new("tidak ada", "none");
            rows.push(Difference {
                what,
                here: mine.unwrap_or_else(unknown),
                reference: theirs.unwrap_or_else(unknown),
            });
        }
    }
    rows.extend(spacing::rows(&here, &reference));
    rows
}

fn verdicts(here: &Record, reference: &Record) -> Vec<Difference> {
    let mut rows = Vec::new();
    for check in &here.outcome.checks {
        let mut others = reference.outcome.checks.iter();
        let Some(other) = others.find(|other| other.id == check.id) else {
            continue;
        };
        let (mine, theirs) = (became(check), became(other));
        // That this one did not pass where the reference did is told with the check.
        if mine != theirs && other.verdict != Verdict::Passed {
            rows.push(Difference {
                what: title(here, check),
                here: mine,
                reference: theirs,
            });
        }
    }
    rows
}

fn title(record: &Record, check: &CheckOutcome) -> Text {
    let mut checks = record.scenario.checks.iter();
    let found = checks.find(|one| one.id == check.id);
    found.map_or_else(Text::default, |one| one.title.clone())
}

fn became(check: &CheckOutcome) -> Text {
    match check.verdict {
        Verdict::Passed => Text::new("lulus", "passed"),
        Verdict::Failed(_) => Text::new("gagal", "failed"),
        Verdict::Skipped { .. } => Text::new("dilewati", "skipped"),
        Verdict::Unsure(_) => Text::new("tidak pasti", "unsure"),
        Verdict::Broken(_) => Text::new("tidak dapat dinilai", "could not be judged"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{Sample, failed, passed};

    #[test]
    fn only_what_differs_stands_in_the_table() {
        let good = Sample::chat().check(passed("talk")).0;
        let bad = Sample::chat().check(failed("talk")).0;
        assert_eq!(compare(&good, &good), []);
        let rows = compare(&good, &bad);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].what.en, "They talk");
        assert_eq!(
            (rows[0].here.id.as_str(), rows[0].reference.id.as_str()),
            ("lulus", "gagal")
        );
        assert_eq!(compare(&bad, &good), [], "the check itself tells that");
    }

    #[test]
    fn what_was_counted_is_compared_too() {
        let one = Sample::chat().segment(10, (40_001, 5_000), 2, "").0;
        let two = Sample::chat()
            .segment(10, (40_001, 5_000), 2, "")
            .segment(11, (40_002, 5_000), 2, "")
            .0;
        let rows = compare(&one, &two);
        assert_eq!(rows[0].what.en, "Connections to servers");
        assert_eq!(
            (rows[0].here.en.as_str(), rows[0].reference.en.as_str()),
            ("1", "2")
        );
        assert_eq!(rows.len(), 1, "{rows:?}");
    }
}
