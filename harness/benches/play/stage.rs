//! Ours: the engine on a theatre, in this process and without isolation.

use crate::dialogue;
use crate::job::{Job, Miss, Report, Stage};
use crate::watch::{Watch, status};
use praktikum::engine::{Engine, Settings};
use praktikum::record::Tape;
use praktikum::scenario::Scenario;
use praktikum::scenario::cast::Part;
use praktikum::trace::{Action, Event, Moment};
use praktikum::verdict::{Outcome, Verdict};
use praktikum::world::theatre::{Casting, Chunking, Launch, Theatre};
use std::io;
use std::net::SocketAddrV4;
use std::path::PathBuf;
use std::time::Duration;

/// How often memory and threads are looked at, and when for the first time.
const EVERY: Duration = Duration::from_millis(200);
const EARLY: Duration = Duration::from_secs(1);

pub(crate) fn drive(job: &Job) -> io::Result<Report> {
    let module = dialogue::read_module(&job.module)?;
    let scenario = dialogue::read(&job.scenario, &job.module)?;
    let cast = cast(&scenario, job)?;
    let settings = Settings {
        seed: 1,
        defaults: module.defaults,
        roles: module.roles,
        captures: false,
        vacant: Vec::new(),
    };
    let watch = Watch::start();
    let mut looks = Looks::default();
    let mut engine = Engine::new(&scenario, settings);
    let mut tape = Tape::new(scenario.cast.len());
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, false).map_err(io::Error::other)?;
    let mut typed = Vec::new();
    let mut last = Moment::default();
    loop {
        for action in engine.next(theatre.now()) {
            if let Action::Write { .. } = &action {
                typed.push(watch.nanos());
            }
            theatre.perform(&action);
            last = theatre.now();
            tape.did(last, action);
        }
        drop(engine.news());
        if engine.is_over() {
            break;
        }
        for (at, event) in theatre.wait(&engine.wants()) {
            engine.tell(at, &event);
            match &event {
                Event::Surveyed(_) | Event::Reads { .. } => {}
                Event::Printed { bytes, .. } => {
                    looks.stage.printed += bytes.0.len() as u64;
                    last = at;
                }
                _ => last = at,
            }
            tape.saw(at, event);
        }
        looks.look(&watch);
    }
    let (took, cpu, over) = (watch.nanos(), watch.cpu(), theatre.now());
    looks.take();
    theatre.end(Duration::from_millis(job.grace));
    let ending = watch.nanos() - took;
    let outcome = engine.outcome();
    let stage = Stage {
        ending,
        answers: answers(&outcome),
        miss: miss(&outcome, over.since(last)),
        ..looks.stage
    };
    Ok(Report {
        took,
        typed,
        cpu,
        stage: Some(stage),
        ..Report::default()
    })
}

fn cast(scenario: &Scenario, job: &Job) -> io::Result<Vec<Casting>> {
    let wrong = |what: String| io::Error::other(what);
    let mut cast = Vec::new();
    for actor in &scenario.cast {
        cast.push(match &actor.part {
            Part::Program(program) => {
                let mut players = job.cast.iter();
                let player = players
                    .find(|player| player.name == actor.name.as_str())
                    .ok_or_else(|| wrong(format!("nobody plays {}", actor.name)))?;
                Casting::Program(Launch {
                    program: PathBuf::from(&player.words[0]),
                    args: player.words[1..].to_vec(),
                    env: Vec::new(),
                    folder: std::env::temp_dir(),
                    terminal: program.terminal.clone(),
                    copied: None,
                    seen: Vec::new(),
                })
            }
            Part::Connect { port, .. } => {
                let host = job.host.parse().map_err(|_| wrong(job.host.clone()))?;
                let to = SocketAddrV4::new(host, port.number);
                Casting::Connect { to }
            }
            Part::Listen { port } => Casting::Listen { port: port.number },
            Part::Ear { port, group } => Casting::Ear {
                port: *port,
                group: *group,
            },
        });
    }
    Ok(cast)
}

/// Memory and threads, looked at from time to time: looking costs too much to do it at every turn.
#[derive(Default)]
struct Looks {
    next: Duration,
    stage: Stage,
}

impl Looks {
    fn look(&mut self, watch: &Watch) {
        let now = Duration::from_nanos(watch.nanos());
        if now < self.next.max(EARLY) {
            return;
        }
        self.next = now + EVERY;
        self.take();
    }

    fn take(&mut self) {
        let memory = status("VmRSS");
        let stage = &mut self.stage;
        if stage.early == 0 {
            stage.early = memory;
        }
        stage.most = stage.most.max(memory);
        stage.threads = stage.threads.max(status("Threads"));
    }
}

/// From each `types` until the `sees` behind it held.
fn answers(outcome: &Outcome) -> Vec<u64> {
    let steps = outcome
        .checks
        .iter()
        .flat_map(|check| check.steps.windows(2));
    let pairs = steps.filter_map(|pair| {
        let [types, sees] = pair else { return None };
        let is_pair = types.said.contains(" types: ") && sees.said.contains(" sees: ");
        is_pair.then(|| sees.ended.since(types.began))
    });
    pairs
        .map(|time| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX))
        .collect()
}

fn miss(outcome: &Outcome, after: Duration) -> Option<Miss> {
    let mut checks = outcome.checks.iter();
    let check = checks.find(|check| check.verdict != Verdict::Passed)?;
    let verdict = match &check.verdict {
        Verdict::Failed(failure) => {
            format!(
                "failed at {:?}, ended {:?}, {:?}, was {:?}",
                failure.said, failure.ended, failure.diagnosis, failure.actual.text
            )
        }
        other => format!("{other:?}"),
    };
    Some(Miss {
        check: check.id.to_string(),
        verdict,
        after: u64::try_from(after.as_nanos()).unwrap_or(u64::MAX),
    })
}
