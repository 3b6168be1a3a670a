//! A scenario with everybody who plays in it: from it comes a job, and with what came of that a record.

use super::job::{Job, Over};
use crate::engine::Settings;
use crate::record::{About, Isolation, Record, VERSION};
use crate::scenario::cast::{Actor, Hosts, Part};
use crate::scenario::module::Role;
use crate::scenario::{Defaults, Scenario};
use crate::submission::{self, Submission};
use crate::world::course::{Course, Play, Unit};
use crate::world::recipe::Lack;
use crate::world::theatre::{Casting, Chunking, Launch};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::path::Path;

#[derive(Debug, Clone)]
pub struct Piece {
    pub module: String,
    pub name: String,
    pub scenario: Scenario,
    pub cast: Vec<Casting>,
    /// What a student would type to start each program.
    pub commands: Vec<Option<Vec<String>>>,
    /// The module's, or the course's where it says nothing.
    pub defaults: Defaults,
    pub roles: Vec<Role>,
    pub submission: String,
    /// What ran the programs, with versions.
    pub interpreters: Vec<String>,
}

/// Every scenario with its programs, which were prepared before.
pub fn pieces(
    course: &Course,
    submission: &Submission,
    name: &str,
) -> Result<Vec<Piece>, Vec<Lack>> {
    let units = course.modules.iter();
    let plays = units.flat_map(|unit| unit.scenarios.iter().map(move |play| (unit, play)));
    plays
        .map(|(unit, play)| Piece::of(unit, play, submission, name))
        .collect()
}

impl Piece {
    /// A scenario with the programs of a submission, which were prepared before.
    pub fn of(
        unit: &Unit,
        play: &Play,
        submission: &Submission,
        name: &str,
    ) -> Result<Self, Vec<Lack>> {
        let programs = submission.cast(&unit.slug, &unit.module, &play.scenario)?;
        let programs = programs.into_iter().map(|program| program.map(Ok));
        let place = (submission.folder(), name);
        Ok(Self::with(unit, play, place, &programs.collect::<Vec<_>>()))
    }

    /// The same with those programs that there are: an actor whose program is wrong or missing stays vacant.
    pub fn as_far(unit: &Unit, play: &Play, submission: &Submission, name: &str) -> Self {
        let programs = submission.cast_as_far(&unit.slug, &unit.module, &play.scenario);
        Self::with(unit, play, (submission.folder(), name), &programs)
    }

    fn with(
        unit: &Unit,
        play: &Play,
        (folder, name): (&Path, &str),
        programs: &[Option<Result<submission::Piece, Lack>>],
    ) -> Self {
        let actors = play.scenario.cast.iter().zip(programs);
        let hosts = &play.scenario.hosts;
        let cast =
            actors.filter_map(|(actor, program)| casting(actor, program.as_ref(), folder, hosts));
        let programs = programs
            .iter()
            .map(|program| program.as_ref().and_then(|program| program.as_ref().ok()));
        let mut interpreters: Vec<String> = programs
            .clone()
            .flatten()
            .filter_map(|program| program.interpreter.clone())
            .collect();
        interpreters.sort();
        interpreters.dedup();
        Self {
            module: unit.slug.to_string(),
            name: play.name.to_string(),
            scenario: play.scenario.clone(),
            cast: cast.collect(),
            commands: programs
                .map(|program| Some(program?.command.clone()))
                .collect(),
            defaults: unit.defaults,
            roles: unit.module.roles.clone(),
            submission: name.to_string(),
            interpreters,
        }
    }

    pub(super) fn job(&self, seed: u64, chunking: Chunking, isolation: Isolation) -> Job {
        Job {
            scenario: self.scenario.clone(),
            cast: self.cast.clone(),
            settings: Settings {
                seed,
                defaults: self.defaults,
                roles: self.roles.clone(),
                captures: false,
                vacant: Vec::new(),
            },
            isolation,
            chunking,
            shows: false,
        }
    }

    /// What came of a job of this piece, which began at that time.
    pub(super) fn record(&self, job: &Job, began: u64, over: Over) -> Record {
        let about = About {
            module: self.module.clone(),
            name: self.name.clone(),
            submission: self.submission.clone(),
            commands: self.commands.clone(),
            seed: job.settings.seed,
            isolation: job.isolation,
            began,
            kernel: kernel(),
            interpreters: self.interpreters.clone(),
            took: over.took,
        };
        Record {
            version: VERSION,
            about,
            scenario: self.scenario.clone(),
            outcome: over.outcome,
            evidence: over.evidence,
        }
    }
}

/// Who plays an actor: its program, or a raw socket of the harness.
fn casting(
    actor: &Actor,
    piece: Option<&Result<submission::Piece, Lack>>,
    submission: &Path,
    hosts: &Hosts,
) -> Option<Casting> {
    Some(match &actor.part {
        Part::Program(program) => {
            let piece = match piece? {
                Ok(piece) => piece,
                Err(lack) => return Some(Casting::Vacant(lack.spoken.0.clone())),
            };
            Casting::Program(Launch {
                program: piece.program.clone(),
                args: piece.args.clone(),
                env: piece.env.clone(),
                folder: piece.folder.clone(),
                terminal: program.terminal.clone(),
                copied: Some(submission.to_path_buf()),
                seen: piece.seen.clone(),
            })
        }
        Part::Connect { host, port } => {
            let host = host.as_ref().and_then(|host| hosts.address(host));
            Casting::Connect {
                to: SocketAddrV4::new(host.unwrap_or(Ipv4Addr::LOCALHOST), port.number),
            }
        }
        Part::Listen { port } => Casting::Listen { port: port.number },
        Part::Ear { port, group } => Casting::Ear {
            port: *port,
            group: *group,
        },
    })
}

fn kernel() -> String {
    let system = rustix::system::uname();
    let (name, release) = (system.sysname(), system.release());
    format!("{} {}", name.to_string_lossy(), release.to_string_lossy())
}
