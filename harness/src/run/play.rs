//! One play from outside: the stage is started, heard, and whatever becomes of it, an end is made.

use super::job::{Job, Line, Over, SILENCE};
use crate::scenario::text::Text;
use crate::world::errand::{Answer, Errand};
use crate::world::interrupt::Interrupts;
use std::process::{Command, ExitStatus};

/// How a play ended.
#[derive(Debug)]
pub(super) enum End {
    Over(Box<Over>),
    /// The machine allows no room.
    NoRoom(Text),
    /// Somebody wanted it to stop.
    Interrupted,
}

/// Plays a job; a stage that cannot or that falls silent is a broken play, never a failed one.
pub(super) fn play(job: &Job, interrupts: &Interrupts, hear: &mut dyn FnMut(Line)) -> End {
    let broken = |why: &Text| End::Over(Box::new(Over::broken(&job.scenario, why)));
    let mut errand = match begin(job) {
        Ok(errand) => errand,
        Err(error) => return broken(&not_begun(&error)),
    };
    loop {
        let answer = match errand.next(SILENCE, interrupts) {
            Ok(answer) => answer,
            Err(error) => return broken(&not_begun(&error.into())),
        };
        let line = match answer {
            Answer::Line(line) => line,
            Answer::Silent => return broken(&silent()),
            Answer::Flood => return broken(&nonsense()),
            Answer::Ended(status, said) => return broken(&died(status, &said)),
            Answer::Interrupted => {
                errand.dismiss();
                return End::Interrupted;
            }
        };
        let end = match serde_json::from_slice(&line) {
            Ok(Line::Over(over)) if fits(&over, job) => End::Over(over),
            Ok(Line::NoRoom(why)) => End::NoRoom(why),
            Ok(Line::Broken(why)) => broken(&why),
            Ok(Line::Over(_)) | Err(_) => return broken(&nonsense()),
            Ok(line) => {
                hear(line);
                continue;
            }
        };
        errand.dismiss();
        return end;
    }
}

fn begin(job: &Job) -> anyhow::Result<Errand> {
    let mut told = serde_json::to_vec(job)?;
    told.push(b'\n');
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("stage");
    Ok(Errand::start(command, told)?)
}

/// An outcome must speak of the scenario's checks.
fn fits(over: &Over, job: &Job) -> bool {
    let checks = over.outcome.checks.iter();
    let wanted = job.scenario.checks.iter();
    checks.len() == wanted.len() && checks.zip(wanted).all(|(one, other)| one.id == other.id)
}

fn not_begun(error: &anyhow::Error) -> Text {
    Text::new(
        format!("panggung tidak dapat dimulai: {error:#}"),
        format!("the stage could not be started: {error:#}"),
    )
}

fn silent() -> Text {
    let seconds = SILENCE.as_secs();
    Text::new(
        format!("panggung diam selama {seconds} detik dan dihentikan"),
        format!("the stage was silent for {seconds} seconds and was ended"),
    )
}

fn nonsense() -> Text {
    Text::new(
        "panggung menjawab sesuatu yang tidak dapat dibaca",
        "the stage answered something that cannot be read",
    )
}

fn died(status: ExitStatus, said: &str) -> Text {
    let last = said.lines().last().unwrap_or_default();
    let last = if last.is_empty() {
        String::new()
    } else {
        format!(": {last}")
    };
    Text::new(
        format!("panggung berhenti sebelum permainan selesai ({status}){last}"),
        format!("the stage ended before the play was over ({status}){last}"),
    )
}
