//! Lateness: every day that has begun costs its share, up to a bound.
//!
//! The deadline's own minute is still in time: who hands in at 23:59:59 for `23:59` is not late. One second later
//! the first day begins, and a day lasts twenty-four hours, in whatever zone the deadline was written.

use super::Score;
use crate::scenario::course::{Late, Moment};
use crate::scenario::text::Text;
use serde::Serialize;

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * 60;
/// Shares are kept in thousandths of a percent.
const WHOLE: u32 = 100_000;

/// How late a content came, and what that costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lateness {
    /// Days that had begun; 0 is in time.
    pub days: u32,
    pub deadline: Moment,
    /// It is this student's own deadline, later than that of the others.
    pub is_extended: bool,
    /// The share of the programs' points that it takes, in thousandths of a percent.
    pub takes: u32,
}

impl Lateness {
    pub fn of(handed_in: u64, (deadline, is_extended): (Moment, bool), late: Option<Late>) -> Self {
        let days = days(handed_in, deadline);
        let takes = late.map_or(0, |late| {
            let share = late.per_day.saturating_mul(days);
            share.min(late.at_most).min(WHOLE)
        });
        Self {
            days,
            deadline,
            is_extended,
            takes,
        }
    }

    /// What is left of these points.
    pub fn leaves(&self, points: &Score) -> Score {
        let left = WHOLE - self.takes.min(WHOLE);
        points * &Score::ratio(left.into(), WHOLE.into())
    }

    /// `10%`
    pub fn share(&self) -> String {
        format!("{}%", Score::ratio(self.takes.into(), 1_000))
    }

    /// A decision about the whole is final.
    pub fn not_taken(&self) -> Text {
        let share = self.share();
        Text::new(
            format!(
                "Putusan atas seluruh modul sudah final: keterlambatan (−{share}) tidak memotongnya lagi."
            ),
            format!(
                "A decision about the whole module is final: lateness (−{share}) takes nothing from it."
            ),
        )
    }

    pub fn text(&self) -> Text {
        let extended = if self.is_extended {
            ("tenggat khusus ", "own deadline ")
        } else {
            ("tenggat ", "deadline ")
        };
        let deadline = self.deadline;
        match self.days {
            0 => Text::new(
                format!("tepat waktu ({}{deadline})", extended.0),
                format!("in time ({}{deadline})", extended.1),
            ),
            days => Text::new(
                format!(
                    "terlambat, hari ke-{days} sudah mulai ({}{deadline}): dikurangi {}",
                    extended.0,
                    self.share()
                ),
                format!(
                    "late, day {days} has begun ({}{deadline}): {} less",
                    extended.1,
                    self.share()
                ),
            ),
        }
    }
}

/// Has this deadline gone by?
pub(super) fn is_over(now: u64, deadline: Moment) -> bool {
    days(now, deadline) > 0
}

fn days(handed_in: u64, deadline: Moment) -> u32 {
    let end = (deadline.minutes_since_1970() + 1) * MINUTE;
    let after = i64::try_from(handed_in).unwrap_or(i64::MAX) - end;
    if after < 0 {
        return 0;
    }
    u32::try_from(after / DAY + 1).unwrap_or(u32::MAX)
}
