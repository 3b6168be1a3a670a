//! An actor on stage: a program, or a raw socket; who can do what.

use super::super::poll::Ready;
use super::super::process::{Inherited, Mark, Program};
use super::super::socket::{Client, Ear, Server};
use super::Casting;
use super::desk::{Desk, refusal, refused};
use crate::trace::Action;
use rustix::process::Pid;
use std::os::fd::BorrowedFd;

#[derive(Debug)]
pub(super) enum Player {
    Program(Box<Program>),
    Client(Client),
    Server(Server),
    Ear(Ear),
    /// Nobody plays it.
    Vacant,
}

impl Player {
    pub(super) fn new(casting: Casting, inherited: Inherited, mark: Mark) -> Self {
        match casting {
            Casting::Program(launch) => {
                Self::Program(Box::new(Program::new(launch, inherited, mark)))
            }
            Casting::Connect { to } => Self::Client(Client::new(to)),
            Casting::Listen { port } => Self::Server(Server::new(port)),
            Casting::Ear { port, group } => Self::Ear(Ear::new(port, group)),
            Casting::Vacant(_) => Self::Vacant,
        }
    }

    pub(super) fn program(&self) -> Option<&Program> {
        match self {
            Self::Program(program) => Some(program),
            Self::Client(_) | Self::Server(_) | Self::Ear(_) | Self::Vacant => None,
        }
    }

    pub(super) fn program_mut(&mut self) -> Option<&mut Program> {
        match self {
            Self::Program(program) => Some(program),
            Self::Client(_) | Self::Server(_) | Self::Ear(_) | Self::Vacant => None,
        }
    }

    pub(super) fn session(&self) -> Option<Pid> {
        self.program()?.run.as_ref()?.session()
    }

    /// The sockets that the stage itself holds for it.
    pub(super) fn held(&self) -> Vec<BorrowedFd<'_>> {
        match self {
            Self::Program(_) | Self::Vacant => Vec::new(),
            Self::Client(client) => client.fd().into_iter().collect(),
            Self::Server(server) => server.fds().collect(),
            Self::Ear(ear) => ear.fd().into_iter().collect(),
        }
    }

    pub(super) fn ready(&mut self, ready: &Ready, desk: &mut Desk<'_>) {
        match self {
            Self::Program(program) => program.ready(ready.token.source, ready.input, desk),
            Self::Client(client) => client.ready(ready.input, ready.output, desk),
            Self::Server(server) => server.ready(ready.token.source, ready.input, desk),
            Self::Ear(ear) => ear.ready(ready.input, desk),
            Self::Vacant => {}
        }
    }

    pub(super) fn perform(&mut self, action: &Action, desk: &mut Desk<'_>) {
        match self {
            Self::Program(program) => act(program, action, desk),
            Self::Client(client) => match action {
                Action::Start { .. } => client.start(desk),
                Action::Write { bytes, .. } => client.write(&bytes.0, desk),
                Action::HalfClose(_) => client.half_close(desk),
                Action::Reset(_) => client.reset(),
                Action::Close(_) => client.close(desk),
                other => impossible(other, desk),
            },
            Self::Server(server) => match action {
                Action::Start { .. } => server.start(desk),
                Action::Write { bytes, .. } => server.write(&bytes.0, desk),
                Action::HalfClose(_) => server.half_close(desk),
                Action::Reset(_) => server.reset(),
                Action::Close(_) => server.close(desk),
                other => impossible(other, desk),
            },
            Self::Ear(ear) => match action {
                Action::Start { .. } => ear.start(desk),
                Action::SendTo { bytes, to, .. } => ear.send_to(&bytes.0, *to, desk),
                Action::Close(_) => ear.close(),
                other => impossible(other, desk),
            },
            Self::Vacant => match action {
                Action::Start { .. } => desk.not_started(refused(libc::ENOENT)),
                other => impossible(other, desk),
            },
        }
    }
}

fn act(program: &mut Program, action: &Action, desk: &mut Desk<'_>) {
    match action {
        Action::Start { args, .. } => program.start(args, desk),
        Action::Write { bytes, .. } => program.write(&bytes.0, desk),
        Action::Signal { signal, .. } => program.signal(*signal),
        Action::Freeze(_) => program.freeze(desk),
        Action::Thaw(_) => program.thaw(),
        Action::HangUp(_) => {
            if let Err(error) = program.hang_up() {
                desk.not_written(refusal(&error));
            }
        }
        other => impossible(other, desk),
    }
}

/// What an actor of this kind cannot do, the language does not let anybody ask of it.
fn impossible(action: &Action, desk: &mut Desk<'_>) {
    if matches!(action, Action::Write { .. } | Action::SendTo { .. }) {
        desk.not_written(refused(libc::EOPNOTSUPP));
    }
}
