//! `rexpect` with its own waits: one session for each program.

use crate::job::{Job, Move, Report};
use crate::watch::Watch;
use rexpect::process::Signal;
use rexpect::session::{PtySession, spawn_command};
use std::io;
use std::process::Command;

const PATIENCE_MS: u64 = 10_000;

pub(crate) fn drive(job: &Job) -> io::Result<Report> {
    let watch = Watch::start();
    let mut sessions: Vec<(String, PtySession)> = Vec::new();
    let mut typed = Vec::new();
    for next in &job.moves {
        match next {
            Move::Start(name) => sessions.push((name.clone(), start(job, name)?)),
            Move::Type(name, line) => {
                typed.push(watch.nanos());
                let session = of(&mut sessions, name)?;
                session.send_line(line).map_err(io::Error::other)?;
            }
            Move::See(name, text) => {
                let session = of(&mut sessions, name)?;
                session.exp_string(text).map_err(io::Error::other)?;
            }
        }
    }
    let (took, cpu) = (watch.nanos(), watch.cpu());
    for (_, session) in &mut sessions {
        // Who has ended already cannot be killed; both are well.
        session.process_mut().kill(Signal::SIGKILL).ok();
    }
    Ok(Report {
        took,
        typed,
        cpu,
        ..Report::default()
    })
}

fn start(job: &Job, name: &str) -> io::Result<PtySession> {
    let player = job.cast.iter().find(|player| player.name == name);
    let player = player.ok_or_else(|| io::Error::other(format!("who is {name}?")))?;
    let mut command = Command::new(&player.words[0]);
    command.args(&player.words[1..]);
    spawn_command(command, Some(PATIENCE_MS)).map_err(io::Error::other)
}

fn of<'a>(sessions: &'a mut [(String, PtySession)], name: &str) -> io::Result<&'a mut PtySession> {
    let mut found = sessions.iter_mut().filter(|(known, _)| known == name);
    let (_, session) = found
        .next()
        .ok_or_else(|| io::Error::other(format!("{name} was not started")))?;
    Ok(session)
}
