//! Processes that actors left: who they are, and which of them wait to be reaped.

#![expect(
    unsafe_code,
    reason = "whose end waits to be told is asked without taking it"
)]

use super::environment::{self, Mark};
use rustix::process::Pid;
use std::fs;

/// A child of this process that has ended and was not reaped; it stays so.
pub(in crate::world) fn next_zombie() -> Option<Pid> {
    // SAFETY: a `siginfo_t` of zeros is a valid one.
    let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
    let options = libc::WEXITED | libc::WNOHANG | libc::WNOWAIT;
    // SAFETY: `info` is a place for the answer.
    let done = unsafe { libc::waitid(libc::P_ALL, 0, &raw mut info, options) };
    // SAFETY: `waitid` fills in whose end it tells; where it tells none, it stays zero.
    let pid = unsafe { info.si_pid() };
    if done == 0 { Pid::from_raw(pid) } else { None }
}

/// All processes of a play: in a room of its own (`None`) everybody else there; outside those of the actors' sessions, and
/// those that bear an actor's mark.
pub(in crate::world) fn company(outside: Option<&[&Mark]>, sessions: &[Pid]) -> Vec<Pid> {
    let own = rustix::process::getpid();
    let Ok(entries) = fs::read_dir("/proc") else {
        return sessions.to_vec();
    };
    let begun = match outside {
        Some(_) => stat(own).map_or(0, |own| own.began),
        None => 0,
    };
    let numbers = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let pids = numbers.filter_map(Pid::from_raw);
    pids.filter(|pid| *pid != own)
        .filter_map(|pid| Some((pid, stat(pid)?)))
        // Who was there before this process came from nobody on its stage.
        .filter(|(_, stat)| !matches!(stat.state, 'Z' | 'X') && stat.began >= begun)
        .filter(|(pid, stat)| outside.is_none_or(|marks| belongs(*pid, stat, marks, sessions)))
        .map(|(pid, _)| pid)
        .collect()
}

struct Stat {
    state: char,
    session: i32,
    /// In the kernel's ticks since it began itself.
    began: u64,
}

fn stat(pid: Pid) -> Option<Stat> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // Behind the name: state, parent, group, session; the beginning is the twentieth.
    let mut fields = text.rsplit_once(") ")?.1.split(' ');
    Some(Stat {
        state: fields.next()?.chars().next()?,
        session: fields.nth(2)?.parse().ok()?,
        began: fields.nth(15)?.parse().ok()?,
    })
}

fn belongs(pid: Pid, stat: &Stat, marks: &[&Mark], sessions: &[Pid]) -> bool {
    let session = Pid::from_raw(stat.session);
    session.is_some_and(|session| sessions.contains(&session)) || is_marked(pid, marks)
}

fn is_marked(pid: Pid, marks: &[&Mark]) -> bool {
    let environment = fs::read(format!("/proc/{pid}/environ"));
    environment.is_ok_and(|text| marks.iter().any(|mark| environment::is_marked(&text, mark)))
}
