//! An order to a compiler: what it is to do, where it may write, and how long it may take.
//!
//! Every compiler of somebody else's sources is started here and nowhere else.

use super::store::Bench;
use super::tool::Tool;
use super::{Captured, Lack, capture};
use std::ffi::OsStr;
use std::io;
use std::process::Command;
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
/// Java starts sooner so, with fewer threads of its own, and leaves nothing in the temporary folder.
pub(super) const JAVA: [&str; 3] = [
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
];

#[derive(Debug)]
pub(super) struct Order {
    command: Command,
    name: &'static str,
    limit: Duration,
}

impl Order {
    /// A compiler at a bench, in a folder of its sources.
    pub(super) fn new(tool: &Tool, bench: &Bench, inside: &str, limit: Duration) -> Self {
        let mut command = Command::new(&tool.program);
        command
            .env_clear()
            .current_dir(bench.sources().join(inside));
        let told = TOLD
            .iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?)));
        command.envs(told).envs(SET);
        command
            .env("TMPDIR", bench.scraps())
            .env("GOTMPDIR", bench.scraps());
        Self {
            command,
            name: tool.name,
            limit,
        }
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
        let Self {
            command,
            name,
            limit,
            ..
        } = self;
        capture(command, limit, MOST_BYTES).map_err(|error| match error.kind() {
            io::ErrorKind::TimedOut => Lack::of_time(name, limit),
            _ => Lack::of_system(name, &error),
        })
    }
}
