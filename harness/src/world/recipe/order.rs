//! An order to a compiler: what it is to do, where it may write, and how long it may take.
//!
//! Every compiler of somebody else's sources is started here and nowhere else.

use super::capture::{Terms, capture_on};
use super::store::{Bench, Site};
use super::tool::Tool;
use super::workbench::{self, End, Task};
use super::{Captured, Lack, toolbox};
use crate::scenario::text::{Spoken, Text};
use crate::world::effort;
use crate::world::interrupt::Interrupts;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// How much of what a compiler says is kept.
const MOST_BYTES: usize = 8 << 20;
/// What of the user's environment compilers are told: where they and their libraries are.
const TOLD: [&str; 11] = [
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "JAVA_HOME",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "GOROOT",
    "GOPATH",
    "GOMODCACHE",
];
/// They fetch nothing, and speak plainly.
const SET: [(&str, &str); 9] = [
    ("LANG", "C.UTF-8"),
    ("NO_COLOR", "1"),
    ("CARGO_NET_OFFLINE", "true"),
    ("RUSTUP_AUTO_INSTALL", "0"),
    ("GOPROXY", "off"),
    ("GOTOOLCHAIN", "local"),
    ("GOFLAGS", ""),
    ("GOTELEMETRY", "off"),
    // Without it a file in Go could bring C along.
    ("CGO_ENABLED", "0"),
];
/// Java starts sooner so, with fewer threads of its own, and leaves nothing in the temporary folder. Its threads wake
/// as seldom as they can be told to, so that a program that waits is seen to wait.
pub const JAVA: [&str; 9] = [
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:CICompilerCount=1",
    "-XX:-UseDynamicNumberOfCompilerThreads",
    "-XX:GuaranteedSafepointInterval=0",
    "-XX:AsyncDeflationInterval=0",
    "-XX:-UsePerfData",
];

/// How many of a compiler's helpers work at once in a house, at most: each takes its part of the memory.
const HANDS: usize = 4;
/// The house's own doings are not the compiler's.
const DOORS: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(super) struct Order {
    command: Command,
    name: &'static str,
    limit: Duration,
    site: Site,
    seen: Vec<PathBuf>,
    benches: Vec<PathBuf>,
    /// Somebody may want it to stop.
    stop: Option<Arc<Interrupts>>,
}

impl Order {
    /// A compiler at a bench, in a folder of its sources.
    pub(super) fn new(tool: &Tool, bench: &Bench, inside: &str, limit: Duration) -> Self {
        let folder = bench.sources().join(inside);
        let mut order = Self::in_folder(tool, &folder, bench.site, limit);
        order.stop.clone_from(&bench.stop);
        order.sees(bench.sources()).writes(bench.scraps());
        order
            .set("TMPDIR", bench.scraps())
            .set("GOTMPDIR", bench.scraps());
        order
    }

    /// A compiler in any folder, which it may read.
    pub(super) fn in_folder(tool: &Tool, folder: &Path, site: Site, limit: Duration) -> Self {
        let mut command = Command::new(match site {
            Site::House => toolbox::program(tool),
            Site::Open => tool.program.clone(),
        });
        command.env_clear().current_dir(folder);
        let told = TOLD
            .iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?)));
        command.envs(told).envs(SET);
        if site == Site::House {
            let hands = std::thread::available_parallelism().map_or(1, usize::from);
            let hands = hands.min(HANDS).to_string();
            command.env("CARGO_BUILD_JOBS", &hands);
            command.env("GOFLAGS", format!("-p={hands}"));
        }
        Self {
            command,
            name: tool.name,
            limit,
            site,
            seen: toolbox::places(tool),
            benches: Vec::new(),
            stop: None,
        }
    }

    pub(super) fn sees(&mut self, place: impl Into<PathBuf>) -> &mut Self {
        self.seen.push(place.into());
        self
    }

    /// Here it may write; everywhere else what it writes is gone.
    pub(super) fn writes(&mut self, bench: impl Into<PathBuf>) -> &mut Self {
        self.benches.push(bench.into());
        self
    }

    pub(super) fn arg(&mut self, arg: impl AsRef<OsStr>) -> &mut Self {
        self.command.arg(arg);
        self
    }

    pub(super) fn args(&mut self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> &mut Self {
        self.command.args(args);
        self
    }

    pub(super) fn set(&mut self, name: &str, value: impl AsRef<OsStr>) -> &mut Self {
        self.command.env(name, value);
        self
    }

    /// What the compiler said; that it refused the sources is told by the caller.
    pub(super) fn perform(self) -> Result<Captured, Lack> {
        let (name, limit) = (self.name, self.limit);
        match self.site {
            Site::House => self.perform_closed(),
            Site::Open => heard(self.command, Stdio::null(), limit, self.stop.as_deref())
                .map_err(|error| unheard(name, limit, &error)),
        }
    }

    fn perform_closed(self) -> Result<Captured, Lack> {
        let (name, limit) = (self.name, self.limit);
        let failed = |error: io::Error| Lack::of_system(name, &error);
        for bench in &self.benches {
            workbench::hand_over(bench).map_err(failed)?;
        }
        let mut command = Command::new(std::env::current_exe().map_err(failed)?);
        command.arg("workbench");
        let stop = self.stop.clone();
        let task = self.task();
        let seconds = task.seconds;
        let told = written(&task).map_err(failed)?;
        let said = heard(command, told, limit + DOORS, stop.as_deref());
        let mut said = said.map_err(|error| unheard(name, limit, &error))?;
        let Some(end) = End::of(said.code) else {
            let code = said.code.unwrap_or_default();
            return Err(failed(io::Error::other(format!(
                "the workbench ended: {code}"
            ))));
        };
        if let Some(why) = workbench::exceeded(end, seconds) {
            return Err(Lack::of_excess(name, &why));
        }
        match end {
            End::NoRoom => Err(Lack::ours(no_house(&said.out))),
            End::NotStarted => {
                let why = String::from_utf8_lossy(&said.err).trim().to_string();
                Err(failed(io::Error::other(why)))
            }
            _ => {
                said.worked = end == End::Worked;
                Ok(said)
            }
        }
    }

    fn task(self) -> Task {
        let command = &self.command;
        let envs = command.get_envs();
        let envs = envs.filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())));
        let folder = command.get_current_dir().unwrap_or(Path::new("/"));
        Task {
            program: PathBuf::from(command.get_program()),
            args: command.get_args().map(OsStr::to_owned).collect(),
            envs: envs.collect(),
            folder: folder.to_path_buf(),
            seconds: u32::try_from(self.limit.as_secs()).unwrap_or(u32::MAX),
            seen: self.seen,
            benches: self.benches,
        }
    }
}

/// A compiler's whole time counts as its own, the house in which it works too.
fn heard(
    command: Command,
    told: Stdio,
    limit: Duration,
    stop: Option<&Interrupts>,
) -> io::Result<Captured> {
    let terms = Terms {
        told,
        limit,
        most: MOST_BYTES,
        stop,
    };
    let said = capture_on(terms, command)?;
    effort::compiled(said.used);
    Ok(said)
}

/// As something to read, and nobody has to wait until it is read.
fn written(task: &Task) -> io::Result<Stdio> {
    let mut file: File = tempfile::tempfile()?;
    file.write_all(&serde_json::to_vec(task)?)?;
    file.rewind()?;
    Ok(file.into())
}

fn unheard(name: &str, limit: Duration, error: &io::Error) -> Lack {
    match error.kind() {
        io::ErrorKind::TimedOut => Lack::of_time(name, limit),
        _ => Lack::of_system(name, error),
    }
}

/// Nothing is built where it could do harm, unless somebody says so.
fn no_house(said: &[u8]) -> Spoken {
    let why: Text = serde_json::from_slice(said).unwrap_or_default();
    Spoken::new(
        format!(
            "{}; karena itu tidak ada yang dikompilasi (`praktikum doctor` memeriksa mesin ini; `--isolation none` mengompilasi tanpa ruang itu)",
            why.id
        ),
        format!(
            "{}; therefore nothing was compiled (`praktikum doctor` examines this machine; `--isolation none` compiles without one)",
            why.en
        ),
    )
}
