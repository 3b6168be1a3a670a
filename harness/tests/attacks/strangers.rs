//! Who the processes of a play are, as the machine outside sees them: nobody with any right there.

use super::ground::Ground;
use super::play::{self, Which};
use super::somebody::Somebody;
use rustix::process::{Pid, Signal, kill_process};
use std::collections::BTreeMap;
use std::process::Child;
use std::{fs, io};

const SCENARIO: &str = "title: {id: Menunggu, en: Waiting}\ncast: {server: server}\nchecks:\n  - id: waits\n    \
    title: {id: Menunggu, en: It waits}\n    points: 1\n    steps:\n      - start: server\n      \
    - server sees: bangun\n";
/// Nothing is proved of who waits for a time, and so it can be looked at.
const PROGRAM: &str = "import time\ntime.sleep(1000)\n";

/// A process in a namespace below this one, from its `/proc/PID/status`.
struct Inside {
    pid: i32,
    is_first: bool,
    about: BTreeMap<String, String>,
}

pub(super) fn are_nobody_outside(somebody: Somebody) -> Result<(), String> {
    let ground = Ground::honest(somebody);
    lay_out(&ground, somebody).map_err(|error| error.to_string())?;
    let mut keeper = play::start(&mut play::command(&ground, somebody, Which::Attack, "json"))?;
    let seen = seen(&mut keeper);
    for command in below(keeper.id()).unwrap_or_default() {
        kill_process(command, Signal::TERM).unwrap_or_default();
    }
    let said = play::end(keeper)?;
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    for process in seen.ok_or_else(|| format!("nobody was seen: {said}"))? {
        process.is_nobody()?;
    }
    match said.contains("LEFT: ") {
        true => Err(format!("somebody is left: {said}")),
        false => Ok(()),
    }
}

fn lay_out(ground: &Ground, somebody: Somebody) -> io::Result<()> {
    fs::write(ground.path("course/attack/attack.yaml"), SCENARIO)?;
    fs::write(ground.path("kelas/ani/server.py"), PROGRAM)?;
    somebody.own(&ground.path("course"))?;
    somebody.own(&ground.path("kelas"))
}

/// Everybody in the play's room, as soon as its program runs there; none if the play ends before.
fn seen(keeper: &mut Child) -> Option<Vec<Inside>> {
    while keeper.try_wait().ok()?.is_none() {
        let inside = inside(keeper.id());
        let has_both = inside.iter().any(Inside::is_program) && inside.iter().any(|it| it.is_first);
        if has_both {
            return Some(inside);
        }
    }
    None
}

/// All processes that this one began, and those that they began, which are in a namespace of their own.
fn inside(of: u32) -> Vec<Inside> {
    let mut found = Vec::new();
    let mut wanted = below(of).unwrap_or_default();
    while let Some(pid) = wanted.pop() {
        let pid = pid.as_raw_nonzero().get();
        wanted.extend(below(pid.cast_unsigned()).unwrap_or_default());
        found.extend(Inside::of(pid));
    }
    found
}

/// Children of a process, of all its threads.
fn below(pid: u32) -> io::Result<Vec<Pid>> {
    let mut found = Vec::new();
    for task in fs::read_dir(format!("/proc/{pid}/task"))? {
        let children = fs::read_to_string(task?.path().join("children"))?;
        let numbers = children.split_ascii_whitespace();
        found.extend(numbers.filter_map(|number| Pid::from_raw(number.parse().ok()?)));
    }
    Ok(found)
}

impl Inside {
    fn of(pid: i32) -> Option<Self> {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        let lines = status.lines().filter_map(|line| line.split_once(":\t"));
        let about: BTreeMap<_, _> = lines
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect();
        let mut numbers = about.get("NSpid")?.split_ascii_whitespace();
        let inner = numbers.nth(1)?;
        Some(Self {
            pid,
            is_first: inner == "1",
            about,
        })
    }

    /// The submission's own, and no copy of the stage that is about to become it.
    fn is_program(&self) -> bool {
        let command = fs::read(format!("/proc/{}/cmdline", self.pid)).unwrap_or_default();
        !self.is_first && String::from_utf8_lossy(&command).contains("server.py")
    }

    fn says(&self, key: &str) -> &str {
        self.about.get(key).map_or("", |value| value.trim())
    }

    fn is_nobody(&self) -> Result<(), String> {
        let is_root = ["Uid", "Gid", "Groups"].iter().any(|key| {
            let mut numbers = self.says(key).split_ascii_whitespace();
            numbers.any(|number| number == "0")
        });
        let powers = ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"];
        let is_powerful = powers
            .iter()
            .any(|key| self.says(key).bytes().any(|digit| digit != b'0'));
        let is_free = self.says("NoNewPrivs") != "1" || self.says("Seccomp") != "2";
        match () {
            () if is_root => Err(format!("root outside: {:?}", self.about)),
            () if !self.is_first && (is_powerful || is_free) => {
                Err(format!("not confined: {:?}", self.about))
            }
            () => Ok(()),
        }
    }
}
