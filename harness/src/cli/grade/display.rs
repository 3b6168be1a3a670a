//! What is seen while a class is graded: a line for each submission, and a bar where there is a terminal.

use super::words;
use crate::class::entry::Entry;
use crate::class::grader::{Came, News};
use crate::cli::Desk;
use crate::cli::class::again::Again;
use crate::cli::run;
use crate::cli::show::look;
use crate::grade::{Lateness, Module, Plan, Reason};
use crate::record::Isolation;
use crate::report::terminal::{Finished, Look, bar, columns};
use crate::run::house::{Delay, House, Told};
use crate::scenario::name::Name;
use crate::scenario::text::{Text, harmless};
use crate::trace::Moment;
use crate::world::clock::Clock;
use crate::world::files;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

/// When a submission came by class lists: by the module, or for any.
pub(super) type Listed = Vec<(Option<Name>, u64)>;

/// In which modules a submission is late, at some cost.
fn late(plan: &Plan, entry: &Entry, listed: &Listed) -> Vec<(Name, Lateness)> {
    let number = entry.people.first().map_or("", |one| one.number.as_str());
    let of_module = |module: &Module| {
        let deadline = module.deadline_of(number)?;
        let by_list = |slug: Option<&Name>| {
            let said = listed.iter().find(|(of, _)| of.as_ref() == slug);
            said.map(|(_, seconds)| *seconds)
        };
        let by_list = by_list(Some(&module.slug)).or_else(|| by_list(None));
        let handed = by_list.or(entry.handed_in.as_ref().map(|it| it.seconds))?;
        let late = Lateness::of(handed, deadline, plan.late_in(module));
        (late.takes > 0).then(|| (module.slug.clone(), late))
    };
    plan.modules.iter().filter_map(of_module).collect()
}

/// Faster than this nobody reads.
const FRAME: Duration = Duration::from_millis(100);
/// Goes to the line's beginning and clears it.
const CLEAR: &str = "\r\x1b[K";

/// How many modules of submissions came out how.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) graded: usize,
    pub(super) known: usize,
}

pub(super) struct Display<'a, 'b> {
    desk: &'a mut Desk<'b>,
    look: Look,
    is_told: bool,
    /// A bar is drawn, and rubbed out before anything else is written.
    has_bar: bool,
    is_drawn: bool,
    names: Vec<String>,
    /// Of one of those whose each is.
    numbers: Vec<String>,
    clock: Clock,
    drawn: Moment,
    /// So many submissions are through.
    over: usize,
    /// Of those that are not: plays that are expected, and that were made.
    under_way: BTreeMap<usize, (usize, usize)>,
    /// Whose programs are looked for and built.
    preparing: BTreeSet<usize>,
    /// What plays just now.
    playing: Vec<(usize, String)>,
    counts: Counts,
    /// Which submissions to a module look like another one's.
    alike: BTreeMap<(Name, Vec<Name>), BTreeSet<usize>>,
    /// What is late in which module, and what that costs.
    late: Vec<Vec<(Name, Lateness)>>,
}

impl<'a, 'b> Display<'a, 'b> {
    pub(super) fn new(
        desk: &'a mut Desk<'b>,
        is_told: bool,
        (plan, entries, listed): (&Plan, &[Entry], &[Listed]),
    ) -> Self {
        let names = entries.iter().map(|entry| {
            let numbers = entry.people.iter().map(|one| one.number.as_str());
            let names = entry.people.iter().filter_map(|one| one.name.as_deref());
            let mut words: Vec<&str> = numbers.collect();
            words.extend(names.take(1));
            words.join(" ")
        });
        let numbers = entries.iter().map(|entry| {
            let first = entry.people.first();
            first.map(|one| one.number.clone()).unwrap_or_default()
        });
        let look = look(desk);
        Self {
            look,
            is_told,
            has_bar: is_told && io::stdout().is_terminal(),
            is_drawn: false,
            names: names.collect(),
            numbers: numbers.collect(),
            clock: Clock::start(),
            drawn: Moment::default(),
            over: 0,
            under_way: BTreeMap::new(),
            preparing: BTreeSet::new(),
            playing: Vec::new(),
            counts: Counts::default(),
            alike: BTreeMap::new(),
            late: entries
                .iter()
                .zip(listed)
                .map(|(entry, listed)| late(plan, entry, listed))
                .collect(),
            desk,
        }
    }

    pub(super) fn opens(
        &mut self,
        modules: &[Name],
        house: &House,
        (folder, course): (&Path, &Text),
    ) -> Result<()> {
        if let Some(why) = house.why_roomless() {
            self.warn(why);
        }
        let count = self.names.len();
        let modules: Vec<&str> = modules.iter().map(Name::as_str).collect();
        let modules = match modules.is_empty() {
            true => Text::new("modul menurut isinya", "modules by what they hold"),
            false => Text::new(modules.join(", "), modules.join(", ")),
        };
        let room = match house.isolation() {
            Isolation::Full => Text::new("ruang tersendiri", "rooms of their own"),
            Isolation::None => Text::new("tanpa ruang tersendiri", "without rooms"),
        };
        let folder = files::shown(folder);
        let line = Text::new(
            format!(
                "{count} kiriman · {} · {} · buku nilai di {folder}",
                modules.id, room.id
            ),
            format!(
                "{count} {} · {} · {} · gradebook in {folder}",
                if count == 1 {
                    "submission"
                } else {
                    "submissions"
                },
                modules.en,
                room.en
            ),
        );
        for line in [&line, course] {
            let line = harmless(line.in_language(self.desk.language));
            self.put(&format!("{line}\n"))?;
        }
        Ok(())
    }

    pub(super) fn tell(&mut self, news: &News) -> Result<()> {
        match news {
            News::Begins { at, scenario, .. } => self.playing.push((*at, scenario.to_string())),
            News::Played {
                at,
                scenario,
                alike,
            } => {
                if let Some(alike) = alike {
                    self.alike.entry(alike.clone()).or_default().insert(*at);
                }
                let found = |one: &(usize, String)| one.0 == *at && one.1 == scenario.as_str();
                if let Some(place) = self.playing.iter().position(found) {
                    self.playing.remove(place);
                }
                self.under_way.entry(*at).or_default().1 += 1;
            }
            News::Prepares { at } => {
                self.under_way.entry(*at).or_default();
                self.preparing.insert(*at);
            }
            News::Expects { at, plays } => {
                self.preparing.remove(at);
                if *plays > 0 {
                    self.under_way.entry(*at).or_default().0 = *plays;
                }
            }
            News::Waits => {}
            News::Again { at, scenario } => {
                let text = words::again(&format!("{} {scenario}", self.names[*at]));
                let text = harmless(text.in_language(self.desk.language));
                self.put(&format!("  {text}\n"))?;
            }
            News::Told(told) => self.told(told),
            News::Graded { at, module, came } => self.graded(*at, module, came)?,
            News::Trouble { at, why } => {
                self.counts.graded += 1;
                self.line(*at, "", &Finished::Nothing(why.clone()))?;
            }
            News::Over { at } => {
                self.under_way.remove(at);
                self.over += 1;
            }
        }
        self.draw_if_due()
    }

    fn told(&mut self, told: &Told) {
        match told {
            Told::NoRoom(why) => self.warn(why),
            Told::Waits(Delay::Turn) => self.warn(&run::words::waits_for_turn()),
            Told::Waits(Delay::Port(port)) => {
                self.warn(&run::words::waits_for_port(*port));
            }
            Told::Line(_) => {}
        }
    }

    fn graded(&mut self, at: usize, module: &Name, came: &Came) -> Result<()> {
        let reasons = |reasons: &[Reason]| reasons.first().map(Reason::text).unwrap_or_default();
        let finished = match came {
            Came::Result(score, kinds) => {
                let mut late = self.late[at].iter();
                let late = late.find(|(slug, _)| slug == module);
                Finished::Result(score, kinds, late.map(|(_, late)| late.clone()))
            }
            Came::Uncertain(all) => Finished::Nothing(reasons(all)),
            Came::Unplayable(why) => Finished::Nothing(why.clone()),
            Came::Done => Finished::Known(words::done()),
            Came::Unwanted => Finished::Known(words::unwanted()),
            Came::Busy(pid) => Finished::Known(words::busy(*pid)),
        };
        match came {
            Came::Done | Came::Unwanted | Came::Busy(_) => self.counts.known += 1,
            _ => self.counts.graded += 1,
        }
        self.line(at, module.as_str(), &finished)
    }

    fn line(&mut self, at: usize, module: &str, finished: &Finished<'_>) -> Result<()> {
        let widest = self.names.iter().map(|name| columns(name)).max();
        let who = (self.names[at].as_str(), widest.unwrap_or(0));
        let text = self.look.finished(who, module, finished);
        self.put(&text)
    }

    /// Which submissions to which module look like which other one's, and how to mend that; is it the whole class?
    pub(super) fn alike(&self, again: &Again, is_whole: bool) -> Vec<Text> {
        let all = self.alike.iter();
        all.map(|((module, others), places)| {
            let who = |at: &usize| (self.names[*at].as_str(), self.numbers[*at].as_str());
            let those: Vec<(&str, &str)> = places.iter().map(who).collect();
            let is_all = is_whole && those.len() == self.names.len();
            words::alike((module, others), (&those, is_all), again)
        })
        .collect()
    }

    pub(super) fn counts(&self) -> Counts {
        self.counts
    }

    fn put(&mut self, text: &str) -> Result<()> {
        if !self.is_told {
            return Ok(());
        }
        self.rub_out()?;
        self.desk.out.write_all(text.as_bytes())?;
        Ok(self.desk.out.flush()?)
    }

    fn warn(&mut self, text: &Text) {
        // Nobody is left to tell when even this cannot be written.
        self.rub_out().unwrap_or_default();
        let line = harmless(text.in_language(self.desk.language));
        writeln!(io::stderr(), "praktikum: {line}").unwrap_or_default();
    }

    fn rub_out(&mut self) -> Result<()> {
        if std::mem::take(&mut self.is_drawn) {
            self.desk.out.write_all(CLEAR.as_bytes())?;
        }
        Ok(())
    }

    pub(super) fn closes(&mut self) -> Result<()> {
        self.rub_out()?;
        Ok(self.desk.out.flush()?)
    }

    fn draw_if_due(&mut self) -> Result<()> {
        let now = self.clock.now();
        let is_due = !self.is_drawn || now.since(self.drawn) >= FRAME;
        if !self.has_bar || !is_due {
            return Ok(());
        }
        self.drawn = now;
        let parts = self.under_way.values();
        let part = |(all, made): &(usize, usize)| match all {
            0 => 0.0,
            all => {
                f64::from(u32::try_from(*made).unwrap_or(u32::MAX))
                    / f64::from(u32::try_from(*all).unwrap_or(u32::MAX))
            }
        };
        let begun: f64 = parts.map(part).sum();
        let all = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let share = (f64::from(u32::try_from(self.over).unwrap_or(all)) + begun) / f64::from(all);
        let playing = self.playing.iter();
        let playing = playing.map(|(at, scenario)| format!("{} {scenario}", self.names[*at]));
        let builds = words::builds();
        let builds = builds.in_language(self.desk.language);
        let building = self.preparing.iter();
        let building = building.map(|at| format!("{} {builds}", self.names[*at]));
        let playing: Vec<String> = playing.chain(building).collect();
        let time = now.since(Moment::default());
        let left = (share > 0.02).then(|| time.mul_f64((1.0 - share).max(0.0) / share));
        let line = self.look.bar(&bar::Bar {
            share,
            over: self.over,
            all: self.names.len(),
            playing: &playing,
            left,
        });
        self.desk.out.write_all(CLEAR.as_bytes())?;
        self.desk.out.write_all(line.as_bytes())?;
        self.is_drawn = true;
        Ok(self.desk.out.flush()?)
    }
}
