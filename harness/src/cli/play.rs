//! `praktikum play`: a record's terminals once more, beside each other, at any speed.

use super::Desk;
use super::bounds;
use super::exit::Exit;
use super::show::{Show, look};
use crate::record::Record;
use crate::report::log;
use crate::run::archive;
use crate::trace::Moment;
use crate::world::interrupt::Interrupts;
use anyhow::Result;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

/// Putar ulang sebuah rekaman · replay a record
#[derive(clap::Args)]
#[command(
    after_help = "Contoh · example:\n  praktikum play reports/chat/chat/leave --speed 0.5\n\nCtrl-C mengakhiri · Ctrl-C ends it"
)]
pub(super) struct Arguments {
    /// Folder rekaman atau record.json · the record's folder or its record.json
    #[arg(value_name = "RECORD")]
    record: PathBuf,
    /// Kecepatan; 0 = seluruhnya sebagai teks · speed; 0 = all of it as text
    #[arg(long, value_name = "X", default_value = "1", value_parser = bounds::speed)]
    speed: f64,
}

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let record = archive::read(&self.record)?;
        if self.speed == 0.0 || !io::stdout().is_terminal() {
            write!(desk.out, "{}", log::of(&record, desk.language))?;
            return Ok(Exit::Passed);
        }
        self.replay(&record, desk)
    }

    fn replay(&self, record: &Record, desk: &Desk<'_>) -> Result<Exit> {
        let interrupts = Interrupts::catch()?;
        let about = &record.about;
        let title = record.scenario.title.in_language(desk.language);
        let title = format!(
            "{}/{} · {title} · ×{}",
            about.module, about.name, self.speed
        );
        let mut show = Show::open(&record.scenario, title, look(desk))?;
        let mut steps = record
            .outcome
            .checks
            .iter()
            .flat_map(|check| &check.steps)
            .peekable();
        let mut before = Moment::default();
        let mut interrupted = false;
        for entry in &record.evidence.trace {
            while let Some(step) = steps.next_if(|step| step.began <= entry.at) {
                show.caption(step.said.clone());
            }
            let pause = entry.at.since(before).div_f64(self.speed);
            before = before.max(entry.at);
            if pause > Duration::from_millis(1) {
                show.draw()?;
            }
            interrupted = interrupts.came_within(pause);
            if interrupted {
                break;
            }
            show.feed(entry);
            show.draw_if_due()?;
        }
        show.close()?;
        Ok(if interrupted {
            Exit::Interrupted
        } else {
            Exit::Passed
        })
    }
}
