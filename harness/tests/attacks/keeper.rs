//! A process around a command that inherits whoever the command leaves behind: then nobody can be overlooked,
//! however many plays there are at the same time.

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitOptions, getpid, kill_process, pidfd_open, set_child_subreaper,
    waitpid,
};
use rustix::time::Timespec;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus};

/// What a child of this program is told so that it becomes a keeper.
pub(super) const KEEP: &str = "--keep";
/// The variable that says after how many seconds the command must have ended.
pub(super) const LIMIT: &str = "PRAKTIKUM_TEST_LIMIT";
/// Its exit code when somebody was left.
const LEFT: u8 = 97;

/// This program as the keeper of another.
pub(super) fn command(program: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg(KEEP).arg(program);
    command
}

/// In the child: runs the command, then buries whom it left, and says so.
pub(super) fn keep(words: &[String]) -> ExitCode {
    set_child_subreaper(Some(getpid())).unwrap();
    let ended = run(words).unwrap();
    let mut left = false;
    while let Ok(found) = waitpid(None, WaitOptions::NOHANG) {
        left = true;
        if found.is_none() {
            for child in children().unwrap() {
                eprintln!("LEFT: {child:?} {}", name(child));
                kill_process(child, Signal::KILL).unwrap_or_default();
            }
            waitpid(None, WaitOptions::empty()).unwrap_or_default();
        }
    }
    let code = ended.code().and_then(|code| u8::try_from(code).ok());
    match left {
        true => ExitCode::from(LEFT),
        false => ExitCode::from(code.unwrap_or(1)),
    }
}

/// Runs the command to its end; one that does not come to it is ended, and counts as somebody who was left.
fn run(words: &[String]) -> io::Result<ExitStatus> {
    let seconds = std::env::var(LIMIT)
        .ok()
        .and_then(|limit| limit.parse().ok());
    let mut child = Command::new(&words[0])
        .args(&words[1..])
        .env_remove(LIMIT)
        .spawn()?;
    let process = pidfd_open(Pid::from_child(&child), PidfdFlags::empty())?;
    let limit = Timespec {
        tv_sec: seconds.unwrap_or(600),
        tv_nsec: 0,
    };
    let mut wanted = [PollFd::new(&process, PollFlags::IN)];
    if poll(&mut wanted, Some(&limit))? == 0 {
        eprintln!("LEFT: the command itself, which did not end");
        child.kill()?;
    }
    child.wait()
}

fn name(process: Pid) -> String {
    let file = format!("/proc/{}/cmdline", process.as_raw_nonzero());
    fs::read_to_string(file)
        .unwrap_or_default()
        .replace('\0', " ")
}

/// Whose parent this process is, ended or not.
fn children() -> io::Result<Vec<Pid>> {
    let own = getpid().as_raw_nonzero().to_string();
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let entry = entry?;
        let Ok(number) = entry.file_name().to_string_lossy().parse() else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let behind_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
        if behind_name.split(' ').nth(1) == Some(&own) {
            found.extend(Pid::from_raw(number));
        }
    }
    Ok(found)
}
