//! Threads of a runtime that wake every few seconds, look after the runtime, and never run a line of the program.
//!
//! They are known by the names that the runtime gives them. A program may name its own threads so: then there are two
//! of the name, and neither is believed.

use super::task::Task;
use super::text;
use super::wait::Patience;
use rustix::fs::readlinkat;
use std::os::fd::BorrowedFd;
use std::path::Path;

/// Java's virtual machine compiles on the first, which asks every five seconds whether it is still needed, and counts
/// on the second.
const JAVA: [&str; 2] = ["C1 CompilerThre", "VM Periodic Tas"];

/// What they wait for can wake nobody.
pub(super) fn excuse(tasks: &mut [Task], folder: BorrowedFd<'_>, threads: BorrowedFd<'_>) {
    let is_timed = |task: &Task| {
        let waiting = task.waiting.as_ref();
        waiting
            .is_some_and(|waiting| matches!(waiting.patience, Patience::Timed | Patience::Until(_)))
    };
    if !tasks.iter().any(is_timed) || !is_java(folder) {
        return;
    }
    let name = |task: &Task| text(threads, &format!("{}/comm", task.tid)).unwrap_or_default();
    let names: Vec<String> = tasks.iter().map(name).collect();
    for housekeeper in JAVA {
        let mut found = (0..tasks.len()).filter(|at| names[*at].trim_end() == housekeeper);
        if let (Some(only), None) = (found.next(), found.next())
            && is_timed(&tasks[only])
            && let Some(waiting) = &mut tasks[only].waiting
        {
            waiting.patience = Patience::Endless;
        }
    }
}

fn is_java(folder: BorrowedFd<'_>) -> bool {
    readlinkat(folder, "exe", Vec::new()).is_ok_and(|path| {
        Path::new(&*path.to_string_lossy())
            .file_name()
            .is_some_and(|name| name == "java")
    })
}
