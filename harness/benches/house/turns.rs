//! Everybody in turn, in the same run: `true` alone, in bubblewrap's house, in ours, in ours with hosts.

use super::inside;
use std::process::{Command, Stdio};
use std::time::Instant;

/// More than this, in what bubblewrap adds, is too much: alone, and with three hosts.
const MOST: [f64; 2] = [2.0, 3.0];

/// Is ours cheap enough, if there is anybody to compare with?
pub(crate) fn measure(rounds: usize) -> Result<bool, String> {
    let is_there = has_bubblewrap();
    if !is_there {
        println!("NOT COMPARED: there is no bwrap on this machine");
    }
    let mut columns = vec![Vec::new(); 4];
    for _ in 0..rounds {
        columns[0].push(time(&mut Command::new("/bin/true"))?);
        if is_there {
            columns[1].push(time(&mut bubblewrap())?);
        }
        columns[2].push(time(&mut inside::command(0))?);
        columns[3].push(time(&mut inside::command(inside::HOSTS))?);
    }
    let medians: Vec<f64> = columns.iter().map(|column| median(column)).collect();
    let added: Vec<f64> = medians[1..].iter().map(|one| one - medians[0]).collect();
    println!("from start to end, medians of {rounds} in turn; in ms");
    println!("  true alone                        {:7.2}", medians[0]);
    let bubble = added[0];
    let names = ["bwrap --unshare-all", "ours", "ours, three hosts, packets"];
    for (name, (median, added)) in names.iter().zip(medians[1..].iter().zip(&added)) {
        let times = match is_there {
            true => format!("{:5.2} times bwrap's", added / bubble),
            false => String::new(),
        };
        println!("  {name:<32}  {median:7.2}  adds {added:7.2}  {times}");
    }
    let is_reached = |ours: f64, most: f64| !is_there || ours <= most * bubble;
    let is_cheap = is_reached(added[1], MOST[0]) && is_reached(added[2], MOST[1]);
    let said = if is_cheap { "met" } else { "MISSED" };
    println!(
        "  wanted: {} and {} times at most: {said}",
        MOST[0], MOST[1]
    );
    Ok(is_cheap)
}

pub(crate) fn has_bubblewrap() -> bool {
    Command::new("bwrap").arg("--version").output().is_ok()
}

pub(crate) fn bubblewrap() -> Command {
    let mut command = Command::new("bwrap");
    command.args(["--unshare-all", "--ro-bind", "/", "/"]);
    command.args(["--dev", "/dev", "--proc", "/proc", "/bin/true"]);
    command
}

/// Milliseconds from its start to its end, or what it said where that was no good one.
pub(crate) fn time(command: &mut Command) -> Result<f64, String> {
    command.stdin(Stdio::null());
    let name = command.get_program().display().to_string();
    let began = Instant::now();
    let ended = command.output().map_err(|why| format!("{name}: {why}"))?;
    let took = began.elapsed();
    if ended.status.success() {
        return Ok(took.as_secs_f64() * 1000.0);
    }
    let said = [ended.stdout, ended.stderr].concat();
    let said = String::from_utf8_lossy(&said).trim().replace('\n', "; ");
    Err(format!("{name}: {}: {said}", ended.status))
}

pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
