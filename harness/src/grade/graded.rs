//! What one grading comes to: what each of its checks gave, by what was played and by what persons decided.

use super::Score;
use super::attempt::{Asked, CheckGrade};
use super::facts::{Grading, Judged, Override, Play, Target};
use super::plan::{Module, Scenario};
use super::reason::Reason;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::verdict::Kind;

/// What one grading comes to.
pub(super) struct Account {
    pub(super) checks: Vec<CheckGrade>,
    pub(super) reasons: Vec<Reason>,
    pub(super) earned: Option<Score>,
}

impl Account {
    pub(super) fn of(asked: Asked<'_>, grading: &Grading) -> Self {
        if let Some(why) = &grading.unplayable {
            return Self {
                checks: Vec::new(),
                reasons: vec![Reason::Unplayable(why.clone())],
                earned: None,
            };
        }
        let scenarios = asked.module.scenarios.iter();
        let weights: Score = scenarios
            .clone()
            .filter(|scenario| is_worth_something(scenario, grading))
            .map(|scenario| Score::from(scenario.weight))
            .sum();
        let (mut checks, mut unplayed) = (Vec::new(), Vec::new());
        for scenario in scenarios {
            let Some(play) = play(scenario, grading) else {
                unplayed.push(scenario.name.clone());
                continue;
            };
            let share = Score::from(scenario.weight).over(&weights);
            let worth = &share * &Score::whole(100);
            checks.extend(of_play(asked, scenario, play, &worth));
        }
        let unplayed = (!unplayed.is_empty()).then_some(Reason::NotPlayed(unplayed));
        let uncertain = checks.iter().filter_map(uncertain);
        let reasons: Vec<Reason> = unplayed.into_iter().chain(uncertain).collect();
        let is_certain = reasons.is_empty() && !checks.is_empty();
        let sum = || checks.iter().filter_map(|check| check.got.clone()).sum();
        let earned = is_certain.then(sum);
        Self {
            checks,
            reasons,
            earned,
        }
    }
}

impl Module {
    /// What a grading comes to, of a hundred and before lateness; or why nobody can tell.
    pub fn earned(&self, grading: &Grading) -> Result<Score, Vec<Reason>> {
        let account = Account::of(Asked::of_plays(self), grading);
        account.earned.ok_or(account.reasons)
    }
}

fn play<'a>(scenario: &Scenario, grading: &'a Grading) -> Option<&'a Play> {
    let mut plays = grading.plays.iter();
    plays.find(|play| play.scenario == scenario.name)
}

/// A scenario whose checks give no points takes no share; one that was not played yet keeps its own.
fn is_worth_something(scenario: &Scenario, grading: &Grading) -> bool {
    play(scenario, grading).is_none_or(|play| possible(play) > Points::default())
}

fn possible(play: &Play) -> Points {
    play.checks.iter().map(|check| check.possible).sum()
}

/// What the checks of one play gave, of what the scenario is worth in its module.
fn of_play(asked: Asked<'_>, scenario: &Scenario, play: &Play, worth: &Score) -> Vec<CheckGrade> {
    let all = Score::from(possible(play));
    let grade = |judged: &Judged| {
        let (decided, outdone) = weighed(asked, &scenario.name, judged);
        let given = decided.as_ref().and_then(|decided| decided.points);
        let earned = given.unwrap_or(judged.earned).min(judged.possible);
        let of_worth = |points: Points| worth * &Score::from(points).over(&all);
        let is_certain = given.is_some() || !matches!(judged.kind, Kind::Unsure | Kind::Broken);
        let title = scenario.check(&judged.id).map(|check| check.title.clone());
        CheckGrade {
            scenario: scenario.name.clone(),
            id: judged.id.clone(),
            title: title.unwrap_or_else(|| Text::new(judged.id.as_str(), judged.id.as_str())),
            kind: judged.kind,
            diagnosis: judged.diagnosis,
            why: judged.why.clone(),
            earned,
            possible: judged.possible,
            worth: of_worth(judged.possible),
            got: is_certain.then(|| of_worth(earned)),
            decided,
            outdone,
            record: play.record.clone(),
            took: judged.took,
        }
    };
    play.checks.iter().map(grade).collect()
}

/// What a person decided holds for the content that was known; better content needs it no more.
fn weighed(
    asked: Asked<'_>,
    scenario: &Name,
    judged: &Judged,
) -> (Option<Override>, Option<Override>) {
    let Some(decided) = decided(asked, scenario, &judged.id) else {
        return (None, None);
    };
    let own = (!matches!(judged.kind, Kind::Unsure | Kind::Broken)).then_some(judged.earned);
    if asked.knew(&decided) || own < decided.points {
        return (Some(decided), None);
    }
    let is_better = own > decided.points;
    (None, is_better.then_some(decided))
}

/// The last word of a person about this check, if it stands.
fn decided(asked: Asked<'_>, scenario: &Name, id: &Name) -> Option<Override> {
    let mut overrides = asked.overrides.iter().rev();
    let last = overrides.find(|one| match &one.target {
        Target::Check {
            scenario: of,
            check,
        } => of == scenario && check == id,
        Target::Module => false,
    })?;
    last.points.map(|_| (*last).clone())
}

fn uncertain(check: &CheckGrade) -> Option<Reason> {
    if check.got.is_some() {
        return None;
    }
    let (scenario, id, why) = (check.scenario.clone(), check.id.clone(), check.why.clone());
    Some(match check.kind {
        Kind::Unsure => Reason::Unsure {
            scenario,
            check: id,
            why,
        },
        _ => Reason::Broken {
            scenario,
            check: id,
            why,
        },
    })
}
