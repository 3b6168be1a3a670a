//! How a module's points come about, in a few lines that can be added up.

use super::flow::{padded, width};
use super::student::POINTS;
use super::{DIM, Look};
use crate::grade::{Answer, Attempt, ModuleGrade, Score};
use crate::scenario::name::Name;
use crate::scenario::text::{Text, harmless};

impl Look {
    /// What each scenario gave of the programs' hundred, what lateness took, and what a person gave.
    pub(super) fn sums(&self, grade: &ModuleGrade) -> String {
        let mut text = String::new();
        if let Some(decided) = &grade.decided {
            let because = harmless(&decided.because);
            let what = Text::new(
                format!("Program, diputuskan pengajar: {because}"),
                format!("Programs, decided by a person: {because}"),
            );
            let of = Score::whole(100);
            text.push_str(&self.sum(self.say(&what), grade.programs.as_ref(), Some(&of)));
        } else {
            let counted = grade.counted.iter().map(|at| &grade.attempts[*at]);
            let counted: Vec<&Attempt> = counted.collect();
            match &counted[..] {
                [] => {}
                [one] => text.push_str(&self.of_attempt(one)),
                several => text.push_str(&self.averaged(several, grade)),
            }
        }
        let asked = &grade.programs_of;
        if !grade.answers.is_empty() {
            if let Some(programs) = &grade.programs {
                let share = Score::from(*asked).over(&Score::whole(100));
                let of = Score::from(*asked);
                let what = Text::new(
                    format!("Program: {} × {asked}%", programs.rounded(2)),
                    format!("Programs: {} × {asked}%", programs.rounded(2)),
                );
                let points = programs * &share;
                text.push_str(&self.sum(self.say(&what), Some(&points), Some(&of)));
            }
            let answers = grade.answers.iter();
            answers.for_each(|answer| text.push_str(&self.answer(answer)));
        }
        text
    }

    fn of_attempt(&self, attempt: &Attempt) -> String {
        let mut scenarios: Vec<&Name> = Vec::new();
        for check in &attempt.checks {
            if scenarios.last() != Some(&&check.scenario) {
                scenarios.push(&check.scenario);
            }
        }
        let mut text = String::new();
        for scenario in scenarios {
            let checks = attempt.checks.iter().filter(|it| it.scenario == *scenario);
            let worth: Score = checks.clone().map(|it| it.worth.clone()).sum();
            let got: Option<Vec<Score>> = checks.map(|it| it.got.clone()).collect();
            let got = got.map(|all| all.into_iter().sum::<Score>());
            let what = Text::new(
                format!("Skenario {scenario}, dari bobotnya"),
                format!("Scenario {scenario}, of its weight"),
            );
            text.push_str(&self.sum(self.say(&what), got.as_ref(), Some(&worth)));
        }
        let late = attempt.late.as_ref().filter(|late| late.takes > 0);
        if let (Some(late), Some(earned), Some(points)) = (late, &attempt.earned, &attempt.points) {
            let share = late.share();
            let what = Text::new(
                format!("Terlambat: −{share} dari {}", earned.rounded(2)),
                format!("Late: −{share} of {}", earned.rounded(2)),
            );
            text.push_str(&self.sum(self.say(&what), Some(&(points - earned)), None));
        }
        text
    }

    fn averaged(&self, attempts: &[&Attempt], grade: &ModuleGrade) -> String {
        let mut text = String::new();
        for attempt in attempts {
            let name = harmless(&attempt.name);
            let late = attempt.late.as_ref().filter(|late| late.takes > 0);
            let late = late.map_or(String::new(), |late| format!(" (−{})", late.share()));
            text.push_str(&self.sum(&format!("{name}{late}"), attempt.points.as_ref(), None));
        }
        let what = Text::new("Rata-ratanya", "Their average");
        let of = Score::whole(100);
        text + &self.sum(self.say(&what), grade.programs.as_ref(), Some(&of))
    }

    fn answer(&self, answer: &Answer) -> String {
        let mark = answer.mark.as_ref();
        let comment = mark.map_or("", |mark| mark.comment.as_str()).trim();
        let (comment, more) = comment.split_once('\n').unwrap_or((comment, ""));
        let text = harmless(self.say(&answer.text));
        let told = match comment {
            "" => format!("{}: {text}", answer.question),
            comment => {
                let comment = harmless(comment.trim_end());
                format!("{}: {text} — {comment}", answer.question)
            }
        };
        let points = answer.got.map(Score::from);
        let of = Score::from(answer.possible);
        self.sum(&told, points.as_ref(), Some(&of)) + &self.lines(more, 4)
    }

    /// One line, its points at the right; long words go on beneath.
    fn sum(&self, what: &str, points: Option<&Score>, of: Option<&Score>) -> String {
        let points = points.map_or("?".to_string(), ToString::to_string);
        let points = match of {
            Some(of) => format!("{points}/{of}"),
            None => points,
        };
        let room = self.width.saturating_sub(POINTS + 4).max(10);
        let wrapped = super::flow::wrapped(what, room, 4);
        let mut lines = wrapped.lines();
        let first = lines.next().unwrap_or_default();
        let first = match width(first) > room {
            true => first.to_string(),
            false => padded(first, room),
        };
        let rest: String = lines.map(|line| format!("{line}\n")).collect();
        format!(
            "  {} {first}{points:>POINTS$}\n{rest}",
            self.painted("•", DIM)
        )
    }
}
