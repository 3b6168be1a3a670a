//! What grading has cost in CPU time, by the kernel's accounting: theirs, the compilers', and ours.

use crate::run::job::Effort;
use crate::scenario::text::Text;
use crate::world::effort;
use serde_json::{Value, json};
use std::time::Duration;

pub(super) struct Cost {
    all: Duration,
    programs: Duration,
    compilers: Duration,
}

impl Cost {
    /// Of everything so far.
    pub(super) fn of(plays: Effort) -> Self {
        Self {
            all: effort::of_self() + effort::of_children(),
            programs: plays.programs,
            compilers: effort::of_compilers(),
        }
    }

    /// Whatever is neither a program's nor a compiler's.
    fn own(&self) -> Duration {
        self.all.saturating_sub(self.programs + self.compilers)
    }

    /// In one line; nothing where nobody was played.
    pub(super) fn told(&self) -> Option<Text> {
        let seconds = |time: Duration| format!("{:.1}", time.as_secs_f64());
        let share =
            100.0 * self.own().as_secs_f64() / self.all.as_secs_f64().max(f64::MIN_POSITIVE);
        let (all, programs) = (seconds(self.all), seconds(self.programs));
        let (compilers, own) = (seconds(self.compilers), seconds(self.own()));
        let en = format!(
            "CPU {all} s: programs {programs}, compilers {compilers}, praktikum {own} ({share:.0} %)."
        );
        let [all, programs, compilers, own] =
            [all, programs, compilers, own].map(|time| time.replace('.', ","));
        let id = format!(
            "CPU {all} s: program {programs}, kompilator {compilers}, praktikum {own} ({share:.0} %)."
        );
        (!self.programs.is_zero()).then(|| Text::new(id, en))
    }

    /// In seconds.
    pub(super) fn document(&self) -> Value {
        json!({
            "all": self.all.as_secs_f64(),
            "programs": self.programs.as_secs_f64(),
            "compilers": self.compilers.as_secs_f64(),
        })
    }
}
