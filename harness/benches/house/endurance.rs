//! Many runs in a row: nothing of them is left, and the last are no slower than the first.
//!
//! They take place where only a few rooms may exist at a time: every namespace of a room keeps that of its users,
//! and of these only so many are allowed. The kernel clears them away a while after their end: a run that is refused
//! because too many are still there waits for that, and is counted. At the end there may be only one, and it must
//! come to be possible: then nothing of the others is left.

use super::inside;
use super::turns::{bubblewrap, has_bubblewrap, median, time};
use std::fs;
use std::ops::Range;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// What a child of this program is told so that it endures: with how many hosts, how often.
pub(crate) const ENDURE: &str = "--endure";
/// What it is told so that it looks whether nothing is left: with how many hosts.
pub(crate) const LAST: &str = "--last";
/// How many rooms may exist, with those that the kernel has yet to clear away.
const FEW: usize = 50;
/// So many early and late runs are compared, and the late ones may be slower by this. The first of all are left out:
/// the kernel has nothing to clear away yet.
const SOME: usize = 100;
const SLOWER: f64 = 1.25;
/// So long the kernel may take until there is room for the next.
const PATIENCE: Duration = Duration::from_secs(60);
/// How that is said where there are too many: by us, and by bubblewrap.
const TOO_MANY: [&str; 2] = ["No space left on device", "ENOSPC"];
/// Whom root becomes for this: an ordinary user, everywhere.
const NOBODY: u32 = 65534;
/// Sets the limit, which needs rights in a namespace of its own, and gives those rights up for the program: a few
/// rooms for the row, and one for the last.
const LIMITS: &str = r#"few=$1; hosts=$2; runs=$3; shift 3
limit() { echo $1 > /proc/sys/user/max_user_namespaces || exit 1; }
ordinary() { setpriv --ambient-caps -all --inh-caps -all "$@"; }
limit $few
ordinary "$1" "$2" $hosts $runs || exit 1
limit 1
ordinary "$1" "$3" $hosts"#;

/// With and without hosts; is all as it was?
pub(crate) fn measure(runs: usize) -> bool {
    [0, inside::HOSTS].into_iter().all(|hosts| row(runs, hosts))
}

fn row(runs: usize, hosts: usize) -> bool {
    println!("\n{runs} runs in a row with {hosts} hosts, at most {FEW} rooms at a time");
    let before = state();
    let mut command = Command::new("unshare");
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
        .args(["--user", "--map-current-user", "--keep-caps"])
        .args(["sh", "-c", LIMITS, "sh"])
        .args([FEW, hosts, runs].map(|number| number.to_string()))
        .arg(std::env::current_exe().unwrap())
        .args([ENDURE, LAST]);
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
    told(in_a_row(runs, hosts))
}

/// In the child: the one that shows that nothing of the others is left.
pub(crate) fn last(hosts: usize) -> ExitCode {
    let began = Instant::now();
    told(patiently(|| time(&mut inside::command(hosts))).map(|_| {
        let took = began.elapsed().as_secs_f64();
        println!("  namespaces: none left, {took:.1} s after the last");
        true
    }))
}

fn told(done: Result<bool, String>) -> ExitCode {
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            println!("  REFUSED: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Are the late ones no slower than the early?
fn in_a_row(runs: usize, hosts: usize) -> Result<bool, String> {
    let is_compared = has_bubblewrap();
    let (mut ours, mut others, mut waited) = (Vec::new(), Vec::new(), 0);
    for _ in 0..runs {
        let (took, refused) = patiently(|| time(&mut inside::command(hosts)))?;
        ours.push(took);
        waited += usize::from(refused > 0);
        if is_compared {
            others.push(patiently(|| time(&mut bubblewrap()))?.0);
        }
    }
    println!("  {waited} waited until the kernel had cleared away others");
    let some = SOME.min(runs / 3);
    let row = |part: Range<usize>| {
        let other = others.get(part.clone()).map_or(1.0, median);
        (median(&ours[part]), other)
    };
    let ((early, beside_early), (late, beside_late)) =
        (row(some..2 * some), row(runs - some..runs));
    println!("  medians of {some} early ones: {early:.2} ms, of the last {some}: {late:.2} ms");
    if is_compared {
        println!("  bwrap in turns with them: {beside_early:.2} ms, {beside_late:.2} ms");
    }
    let slower = late / beside_late / (early / beside_early);
    if slower > SLOWER {
        println!("  SLOWER by {slower:.2} times, and {SLOWER} may be");
    }
    // Of too few nothing can be said.
    Ok(some == 0 || slower <= SLOWER)
}

/// Tries until there is room for it: what it took, and how often there was none.
fn patiently(mut run: impl FnMut() -> Result<f64, String>) -> Result<(f64, usize), String> {
    let (began, mut refused) = (Instant::now(), 0);
    loop {
        match run() {
            Err(why) if is_too_many(&why) && began.elapsed() < PATIENCE => refused += 1,
            done => return done.map(|took| (took, refused)),
        }
    }
}

fn is_too_many(why: &str) -> bool {
    TOO_MANY.iter().any(|words| why.contains(words))
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
