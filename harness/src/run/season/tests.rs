//! A play that was unsure is played again, once.

use super::*;
use crate::record::Evidence;
use crate::run::job::Effort;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::verdict::CheckOutcome;

fn over(verdict: Verdict) -> Box<Over> {
    let check = CheckOutcome {
        id: Name::new("a").expect("it is a name"),
        verdict,
        earned: Points::default(),
        possible: Points::default(),
        began: Moment::default(),
        ended: Moment::default(),
        steps: Vec::new(),
    };
    Box::new(Over {
        outcome: Outcome {
            checks: vec![check],
            ..Outcome::default()
        },
        evidence: Evidence::default(),
        took: Moment::default(),
        effort: Effort::default(),
    })
}

/// How often it was played, how often that was told, and the last verdict.
fn played(verdicts: &[Verdict]) -> (usize, usize, Verdict) {
    let (mut count, mut told) = (0, 0);
    let done = sure(
        &mut |progress| {
            told += usize::from(matches!(progress, Progress::Again));
            Ok(())
        },
        &mut |_| {
            count += 1;
            Ok(Some(over(verdicts[count - 1].clone())))
        },
    );
    let over = done.expect("nothing refuses").expect("nobody interrupts");
    let verdict = over.outcome.checks[0].verdict.clone();
    (count, told, verdict)
}

#[test]
fn an_unsure_play_is_played_again_once_and_only_then_reported() {
    let unsure = Verdict::Unsure(Text::new("x", "x"));
    assert_eq!(played(&[Verdict::Passed]), (1, 0, Verdict::Passed));
    assert_eq!(
        played(&[unsure.clone(), Verdict::Passed]),
        (2, 1, Verdict::Passed)
    );
    assert_eq!(played(&[unsure.clone(), unsure.clone()]), (2, 1, unsure));
}
