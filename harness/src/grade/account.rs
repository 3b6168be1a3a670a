//! How a module's points come about, line by line.

use super::Score;
use super::attempt::Attempt;
use super::line::Line;
use super::module::{Answer, ModuleGrade};
use crate::scenario::text::Text;

impl ModuleGrade {
    pub(super) fn account(&mut self) {
        let share = Score::from(self.programs_of).over(&Score::whole(100));
        let mut lines = Vec::new();
        if let Some(decided) = &self.decided {
            let why = Text::new(decided.because.as_str(), decided.because.as_str());
            let what = Text::new(
                "Program, diputuskan pengajar",
                "Programs, decided by a person",
            );
            let of = Some(Score::from(self.programs_of));
            let points = self.programs.as_ref().map(|programs| programs * &share);
            lines.push(Line::new(what, points, of, why));
        } else if self.is_absent() {
            let what = Text::new("Program", "Programs");
            let why = Text::new("tidak dikumpulkan", "not handed in");
            let of = Some(Score::from(self.programs_of));
            lines.push(Line::new(what, Some(Score::default()), of, why));
        } else {
            for at in &self.counted {
                lines.extend(of_attempt(&self.attempts[*at], &share, self.counted.len()));
            }
        }
        lines.extend(self.answers.iter().map(of_answer));
        self.lines = lines;
    }
}

/// Every check of an attempt, and what lateness takes; of several attempts each gives its part.
fn of_attempt(attempt: &Attempt, share: &Score, count: usize) -> Vec<Line> {
    let part = share.over(&Score::ratio(count as u64, 1));
    let check = |check: &super::CheckGrade| {
        let title = |text: &str| format!("{}/{}: {text}", check.scenario, check.id);
        let what = Text::new(title(&check.title.id), title(&check.title.en));
        let why = check.decided.as_ref().map_or_else(
            || check.why.clone(),
            |decided| Text::new(decided.because.as_str(), decided.because.as_str()),
        );
        let got = check.got.as_ref().map(|got| got * &part);
        Line::new(what, got, Some(&check.worth * &part), why)
    };
    let mut lines: Vec<Line> = attempt.checks.iter().map(check).collect();
    if let (Some(late), Some(earned), Some(points)) =
        (&attempt.late, &attempt.earned, &attempt.points)
        && late.days > 0
    {
        let what = Text::new("Keterlambatan", "Lateness");
        let takes = &(points - earned) * &part;
        lines.push(Line::new(what, Some(takes), None, late.text()));
    }
    lines
}

fn of_answer(answer: &Answer) -> Line {
    let mark = answer.mark.as_ref();
    let comment = mark.map_or("", |mark| mark.comment.as_str());
    let title = |text: &str| format!("{}: {text}", answer.question);
    Line::new(
        Text::new(title(&answer.text.id), title(&answer.text.en)),
        answer.got.map(Score::from),
        Some(Score::from(answer.possible)),
        Text::new(comment, comment),
    )
}
