//! Who plays what: the scenarios that were asked for, with the submission's programs in their roles.

use crate::run::season::Piece;
use crate::scenario::cast::{Actor, Hosts, Part};
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};
use crate::submission::{self, Submission, Whose};
use crate::world::course::{Course, Play, Shelf, Unit};
use crate::world::theatre::{Casting, Launch};
use anyhow::Result;
use std::net::{Ipv4Addr, SocketAddrV4};

/// What of the course is played: what was asked for, or what the programs are for.
pub(super) fn course(
    asked: &[String],
    shelf: &Shelf,
    whose: &Whose,
    submission: &Submission,
    warn: &mut dyn FnMut(&Text),
) -> Result<Course> {
    let course = shelf.choose(asked)?;
    if whose.is_reference {
        return Ok(known(course, submission, !asked.is_empty(), warn)?);
    }
    if !asked.is_empty() {
        return Ok(course);
    }
    let guess = submission.guess(&course).map_err(|all| together(&all))?;
    guess.left_out.iter().for_each(|spoken| warn(&spoken.0));
    let slugs: Vec<String> = guess.modules.iter().map(Name::to_string).collect();
    shelf.choose(&slugs)
}

/// What of a course the reference has programs for, as its manifest says: they are never guessed.
fn known(
    mut course: Course,
    reference: &Submission,
    is_asked: bool,
    warn: &mut dyn FnMut(&Text),
) -> Result<Course, Spoken> {
    let has = |unit: &Unit| reference.manifest.casting(&unit.slug).is_some();
    let modules = course.modules.iter();
    let lost: Vec<Spoken> = modules
        .filter(|unit| !has(unit))
        .map(|unit| no_reference(&unit.slug))
        .collect();
    if !lost.is_empty() && (is_asked || lost.len() == course.modules.len()) {
        return Err(together(&lost));
    }
    lost.iter().for_each(|spoken| warn(&spoken.0));
    course.modules.retain(has);
    Ok(course)
}

fn no_reference(slug: &Name) -> Spoken {
    Spoken::new(
        format!("belum ada program acuan untuk modul {slug}; pakai `--submission FOLDER`"),
        format!(
            "there is no reference program for the module {slug} yet; use `--submission FOLDER`"
        ),
    )
}

/// Every scenario with its programs, which were prepared before.
pub(super) fn pieces(course: &Course, submission: &Submission, name: &str) -> Result<Vec<Piece>> {
    let mut pieces = Vec::new();
    for unit in &course.modules {
        for play in &unit.scenarios {
            pieces.push(piece(unit, play, submission, name)?);
        }
    }
    Ok(pieces)
}

fn piece(unit: &Unit, play: &Play, submission: &Submission, name: &str) -> Result<Piece> {
    let programs = submission
        .cast(&unit.slug, &unit.module, &play.scenario)
        .map_err(|all| together(&all))?;
    let actors = play.scenario.cast.iter().zip(&programs);
    let cast = actors
        .filter_map(|(actor, program)| casting(actor, program.as_ref(), &play.scenario.hosts));
    let programs = programs.iter();
    let mut interpreters: Vec<String> = programs
        .clone()
        .flatten()
        .filter_map(|program| program.interpreter.clone())
        .collect();
    interpreters.sort();
    interpreters.dedup();
    Ok(Piece {
        module: unit.slug.to_string(),
        name: play.name.to_string(),
        scenario: play.scenario.clone(),
        cast: cast.collect(),
        commands: programs
            .map(|program| Some(program.as_ref()?.command.clone()))
            .collect(),
        defaults: unit.defaults,
        roles: unit.module.roles.clone(),
        submission: name.to_string(),
        interpreters,
    })
}

/// Several things that are to be put right, as one error.
pub(super) fn together(all: &[Spoken]) -> Spoken {
    let lines = |text: fn(&Text) -> &str| {
        let lines = all.iter().map(|spoken| text(&spoken.0));
        lines.collect::<Vec<_>>().join("\n")
    };
    Spoken::new(lines(|text| &text.id), lines(|text| &text.en))
}

/// Who plays an actor: its program, or a raw socket of the harness.
fn casting(actor: &Actor, piece: Option<&submission::Piece>, hosts: &Hosts) -> Option<Casting> {
    Some(match &actor.part {
        Part::Program(program) => {
            let piece = piece?;
            Casting::Program(Launch {
                program: piece.program.clone(),
                args: piece.args.clone(),
                env: piece.env.clone(),
                folder: piece.folder.clone(),
                terminal: program.terminal.clone(),
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
