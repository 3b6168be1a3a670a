//! The stage process: reads its job, enters its room, plays, and streams what happens as lines of JSON.
//!
//! Its input stays open as long as somebody wants the play: when it ends, everything ends.

use super::job::{BEAT, Effort, Job, Line, Over};
use crate::engine::{Engine, Settings};
use crate::record::{Evidence, Isolation, Tape};
use crate::scenario::text::Text;
use crate::trace::{Action, ActorId, Entry, Event, Moment, What};
use crate::world::cgroup::Group;
use crate::world::effort;
use crate::world::room::{self, Plots, Side};
use crate::world::sandbox::{Household, Share};
use crate::world::theatre::{Casting, Launch, Theatre};
use anyhow::{Context, Result};
use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;
use std::time::Duration;

/// The longest job that is read.
const LONGEST: u64 = 64 * 1024 * 1024;
/// Between TERM and KILL, where nobody says otherwise.
const GRACE: Duration = Duration::from_secs(1);

/// Plays the job on standard input, and answers on standard output.
///
/// The process outside the room comes back with the code of the one inside.
pub fn run() -> Result<u8> {
    let job = read().context("the stage was given no job")?;
    let answers = Answers::default();
    let isolated = job.isolation == Isolation::Full;
    let (mut plots, mut group) = (Plots::default(), None);
    if isolated {
        let household = match Household::of(programs(&job)) {
            Ok(household) => household.in_group(Share::of(programs(&job).count())),
            Err(heavy) => return answers.last(&Line::Broken(heavy.text())).map(|()| 0),
        };
        match room::enter(&household, job.scenario.hosts.hosts.len()) {
            Ok(Side::Inside(begun)) => plots = begun,
            Ok(Side::Outside(code)) => return Ok(code),
            Err(refused) => return answers.last(&Line::NoRoom(refused.text())).map(|()| 0),
        }
        group = household.group().cloned();
    }
    let opened = open(&job, isolated, plots, group.as_ref());
    if isolated && let Err(refused) = room::close() {
        return answers.last(&Line::NoRoom(refused.text())).map(|()| 0);
    }
    match opened {
        Ok(theatre) => play(&job, theatre, answers)?,
        Err(error) => answers.last(&Line::Broken(not_opened(&error)))?,
    }
    Ok(0)
}

fn open(job: &Job, isolated: bool, plots: Plots, group: Option<&Arc<Group>>) -> Result<Theatre> {
    let mut theatre = Theatre::new(job.cast.clone(), job.chunking, isolated)?;
    let longest = job.scenario.longest().max(job.settings.defaults.within);
    theatre.look_ahead(longest.unwrap_or_default());
    if let Some(group) = group {
        theatre.join(group);
    }
    let hosts = &job.scenario.hosts;
    if theatre.captures() && !hosts.hosts.is_empty() {
        let cast = job.scenario.cast.iter().map(|actor| actor.name.clone());
        theatre.build(plots, hosts, &cast.collect::<Vec<_>>(), job.settings.seed)?;
    }
    Ok(theatre)
}

fn programs(job: &Job) -> impl Iterator<Item = &Launch> {
    job.cast.iter().filter_map(|casting| match casting {
        Casting::Program(launch) => Some(launch),
        _ => None,
    })
}

fn vacant(job: &Job) -> Vec<(ActorId, Text)> {
    let cast = job.cast.iter().enumerate();
    let vacant = cast.filter_map(|(at, casting)| match casting {
        Casting::Vacant(why) => Some((ActorId(at), why.clone())),
        _ => None,
    });
    vacant.collect()
}

fn read() -> Result<Job> {
    let mut line = Vec::new();
    let input = io::stdin().lock();
    input.take(LONGEST).read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}

fn not_opened(error: &anyhow::Error) -> Text {
    Text::new(
        format!("panggung tidak dapat dibuka: {error:#}"),
        format!("the stage could not be opened: {error:#}"),
    )
}

fn not_confined(error: &io::Error) -> Text {
    Text::new(
        format!("mesin ini tidak dapat membatasi program: {error}; tidak ada yang dijalankan"),
        format!("this machine cannot confine programs: {error}; nothing was run"),
    )
}

fn play(job: &Job, mut theatre: Theatre, mut answers: Answers) -> Result<()> {
    let settings = Settings {
        captures: theatre.captures(),
        vacant: vacant(job),
        ..job.settings.clone()
    };
    let mut engine = Engine::new(&job.scenario, settings);
    let mut tape = Tape::new(job.cast.len());
    theatre
        .watch(io::stdin())
        .context("the input cannot be watched")?;
    loop {
        for action in engine.next(theatre.now()) {
            let at = theatre.now();
            theatre.perform(&action);
            answers.did(job, at, &action);
            tape.did(at, action);
        }
        for news in engine.news() {
            answers.add(&Line::News(news));
        }
        if engine.is_over() {
            break;
        }
        answers.beat(theatre.now());
        answers.send()?;
        let mut wants = engine.wants();
        wants.sooner(theatre.now().after(BEAT));
        for (at, event) in theatre.wait(&wants) {
            engine.tell(at, &event);
            answers.saw(job, at, &event);
            tape.saw(at, event);
        }
        if let Some(error) = theatre.unconfined() {
            theatre.end(Duration::ZERO);
            return answers.last(&Line::Broken(not_confined(&error)));
        }
        if theatre.is_abandoned() {
            theatre.end(Duration::ZERO);
            return Ok(());
        }
    }
    answers.send()?;
    finish(job, theatre, engine, tape, answers)
}

/// Looks at what is left, and ends it.
fn finish(
    job: &Job,
    mut theatre: Theatre,
    engine: Engine,
    mut tape: Tape,
    mut answers: Answers,
) -> Result<()> {
    let left_over = theatre.survey();
    for (at, event) in theatre.end(grace(job)) {
        answers.saw(job, at, &event);
        tape.saw(at, event);
    }
    let (frames, frames_left_out) = theatre.frames();
    let over = Over {
        outcome: engine.outcome(),
        evidence: Evidence {
            frames,
            frames_left_out,
            ..tape.into_evidence(Some(Box::new(left_over)))
        },
        took: theatre.now(),
        effort: Effort {
            stage: effort::of_self(),
            programs: effort::of_children(),
        },
    };
    answers.last(&Line::Over(Box::new(over)))
}

fn grace(job: &Job) -> Duration {
    let own = job.scenario.defaults.grace;
    own.or(job.settings.defaults.grace).unwrap_or(GRACE)
}

/// Lines that are on their way to whoever wanted the play.
#[derive(Default)]
struct Answers {
    lines: Vec<u8>,
    beat: Moment,
}

impl Answers {
    fn add(&mut self, line: &Line) {
        // Into memory, and names and numbers are the only keys: neither can fail.
        serde_json::to_writer(&mut self.lines, line).unwrap_or_default();
        self.lines.push(b'\n');
    }

    fn did(&mut self, job: &Job, at: Moment, action: &Action) {
        if job.shows && matches!(action, Action::Write { .. }) {
            let what = What::Did(action.clone());
            self.add(&Line::Entry(Entry { at, what }));
        }
    }

    fn saw(&mut self, job: &Job, at: Moment, event: &Event) {
        let is_shown = matches!(
            event,
            Event::Printed { .. } | Event::Started { .. } | Event::Exited { .. }
        );
        if job.shows && is_shown {
            let what = What::Saw(event.clone());
            self.add(&Line::Entry(Entry { at, what }));
        }
    }

    fn beat(&mut self, now: Moment) {
        if now.since(self.beat) >= BEAT {
            self.beat = now;
            self.add(&Line::Beat);
        }
    }

    fn send(&mut self) -> Result<()> {
        if !self.lines.is_empty() {
            let mut out = io::stdout().lock();
            out.write_all(&self.lines)?;
            out.flush()?;
            self.lines.clear();
        }
        Ok(())
    }

    fn last(mut self, line: &Line) -> Result<()> {
        self.add(line);
        self.send()
    }
}
