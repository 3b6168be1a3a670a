//! Who drives: each in a process of its own, so that nobody's threads or memory are on another's account.

use crate::job::{Job, Report};
use crate::programs::Programs;
use crate::{bare, expect, sessions, stage};
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contender {
    Bare,
    Ours,
    TclExpect,
    Pexpect,
    Rexpect,
}

impl Contender {
    pub(crate) const ALL: [Self; 5] = [
        Self::Bare,
        Self::Ours,
        Self::TclExpect,
        Self::Pexpect,
        Self::Rexpect,
    ];
    /// Those that sleep a tenth of a second or its half at every turn.
    pub(crate) const SLOW: [Self; 2] = [Self::Pexpect, Self::Rexpect];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare",
            Self::Ours => "ours",
            Self::TclExpect => "expect",
            Self::Pexpect => "pexpect",
            Self::Rexpect => "rexpect",
        }
    }

    pub(crate) fn called(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }

    /// What has to be installed first, if it is not there.
    pub(crate) fn lacks(self, programs: &Programs) -> Option<&'static str> {
        let (command, what) = match self {
            Self::Bare | Self::Ours | Self::Rexpect => return None,
            Self::TclExpect => (succeeds("expect", &["-v"]), "Tcl Expect is not installed"),
            Self::Pexpect => {
                let python = programs.python().unwrap_or("python3");
                let found = succeeds(python, &["-c", "import pexpect"]);
                (found, "pexpect is not installed")
            }
        };
        (!command).then_some(what)
    }

    /// Plays in this very process: what a child of the benchmark does.
    pub(crate) fn drive(self, job: &Job) -> io::Result<Report> {
        match self {
            Self::Bare => bare::drive(job),
            Self::Ours => stage::drive(job),
            Self::Rexpect => sessions::drive(job),
            Self::TclExpect | Self::Pexpect => Err(io::Error::other("that is another program")),
        }
    }

    /// Plays in a process of its own.
    pub(crate) fn play(self, programs: &Programs, job: &Job) -> io::Result<Report> {
        let mut command = self.command(programs, job)?;
        let input = serde_json::to_vec(job)?;
        let begin = Instant::now();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // A script that brings its moves along does not read them.
            stdin.write_all(&input).ok();
        }
        let said = child.wait_with_output()?;
        let whole = begin.elapsed().as_nanos();
        let fault = |why: String| io::Error::other(format!("{}: {why}", self.name()));
        if !said.status.success() {
            return Err(fault(said.status.to_string()));
        }
        let mut report: Report =
            serde_json::from_slice(&said.stdout).map_err(|error| fault(error.to_string()))?;
        report.whole = u64::try_from(whole).unwrap_or(u64::MAX);
        Ok(report)
    }

    fn command(self, programs: &Programs, job: &Job) -> io::Result<Command> {
        let mut command = match self {
            Self::Bare | Self::Ours | Self::Rexpect => {
                let mut command = Command::new(std::env::current_exe()?);
                command.args(["--drive", self.name()]);
                command
            }
            Self::TclExpect => {
                let script = programs.folder().join("dialogue.exp");
                std::fs::write(&script, expect::script(job)?)?;
                let mut command = Command::new("expect");
                command.args(["-N", "-n"]).arg(script);
                command
            }
            Self::Pexpect => {
                let mut command = Command::new(programs.python().unwrap_or("python3"));
                command.arg(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/benches/play/pexpect_drive.py"
                ));
                command
            }
        };
        // It would hide that a program's output stays in its buffer.
        command.env_remove("PYTHONUNBUFFERED");
        Ok(command)
    }
}

fn succeeds(command: &str, arguments: &[&str]) -> bool {
    let output = Command::new(command).args(arguments).output();
    output.is_ok_and(|said| said.status.success())
}
