//! Many runs in a row: nothing of them is left, and the last are no slower than the first.
//!
//! They take place where only a few namespaces of each kind may exist at a time: whoever left one behind at every
//! run would soon be refused the next.

use super::inside;
use super::turns::{median, time};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

/// What a child of this program is told so that it endures: with how many hosts, how often.
pub(crate) const ENDURE: &str = "--endure";
/// How many namespaces of a kind may exist. Those of networks are cleared away a moment after their end.
const FEW: usize = 200;
/// So many of the first and of the last runs are compared, and the last may be slower by this.
const SOME: usize = 100;
const SLOWER: f64 = 1.25;
/// Whom root becomes for this: an ordinary user, everywhere.
const NOBODY: u32 = 65534;
/// Sets the limits, which needs rights in a namespace of its own, and gives those rights up again.
const LIMITS: &str = "for kind in user net mnt pid uts ipc cgroup; do \
    echo $1 > /proc/sys/user/max_${kind}_namespaces || exit 1; done; shift; \
    exec setpriv --ambient-caps -all --inh-caps -all \"$@\"";

/// With and without hosts; is all as it was?
pub(crate) fn measure(runs: usize) -> bool {
    [0, inside::HOSTS].into_iter().all(|hosts| row(runs, hosts))
}

fn row(runs: usize, hosts: usize) -> bool {
    println!("\n{runs} runs in a row with {hosts} hosts, at most {FEW} namespaces of a kind");
    let before = state();
    let mut command = Command::new("unshare");
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
        .args(["--user", "--map-current-user", "--keep-caps"])
        .args(["sh", "-c", LIMITS, "sh", &FEW.to_string()])
        .arg(std::env::current_exe().unwrap())
        .args([ENDURE, &hosts.to_string(), &runs.to_string()]);
    match command.status() {
        Ok(ended) => ended.success() && is_same(&before, &state()),
        Err(why) => {
            println!("  NOT MEASURED: unshare: {why}");
            true
        }
    }
}

/// In the child: the runs.
pub(crate) fn endure(hosts: usize, rest: &[&str]) -> ExitCode {
    let runs = rest.first().and_then(|runs| runs.parse().ok()).unwrap_or(0);
    let times: Vec<f64> = (0..runs)
        .map(|_| time(&mut inside::command(hosts)))
        .collect();
    let some = SOME.min(runs / 2);
    let (first, last) = (median(&times[..some]), median(&times[runs - some..]));
    println!("  the first {some}: {first:.2} ms, the last: {last:.2} ms (medians)");
    match last <= first * SLOWER {
        true => ExitCode::SUCCESS,
        false => {
            println!("  SLOWER than {SLOWER} times");
            ExitCode::FAILURE
        }
    }
}

/// What could be left of a run: interfaces and mounts here, processes of this program.
fn state() -> Vec<(&'static str, String)> {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let interfaces = read("/proc/net/dev");
    let names = interfaces.lines().filter_map(|line| line.split_once(':'));
    let own = fs::read_link("/proc/self/exe").ok();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ours = processes.filter(|entry| fs::read_link(entry.path().join("exe")).ok() == own);
    vec![
        (
            "interfaces",
            names
                .map(|(name, _)| name.trim())
                .collect::<Vec<_>>()
                .join(" "),
        ),
        ("mounts", read("/proc/self/mountinfo")),
        ("processes", ours.count().to_string()),
    ]
}

fn is_same(before: &[(&str, String)], after: &[(&str, String)]) -> bool {
    for ((what, was), (_, is)) in before.iter().zip(after) {
        match was == is {
            true => println!("  {what}: as before"),
            false => println!("  {what}: LEFT: {was} became {is}"),
        }
    }
    before == after
}
