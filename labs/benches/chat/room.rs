//! How the room treats its guests: who speaks often, who does not read, who says nothing, who has left.

use crate::contender::{Contender, Kind};
use crate::crowd::Crowd;
use crate::{MESSAGE, Plan};
use std::fmt::Write;
use std::io;
use std::time::Duration;

/// Everybody speaks at once: is anybody heard less, or does anybody hear less?
pub fn fairness(plan: &Plan) -> io::Result<String> {
    let mut text = String::from(
        "\nEverybody speaks at once, each its next message when its last has come back: messages\n\n\
         clients server     said: least  median    most     heard: least     most      k/s  k/cpu-s\n",
    );
    for (kind, clients) in [(Kind::Ours, 100), (Kind::Python, 100), (Kind::Ours, 500)] {
        let server = Contender::start(kind, clients)?;
        let mut crowd = Crowd::join(server.address, clients)?;
        let before = server.processor()?;
        let [said, heard] = crowd.babble(MESSAGE, plan.driving * 4)?;
        let used = server.processor()?.since(&before);
        let last = clients - 1;
        let deliveries = heard.iter().sum::<usize>() as f64 / 1e3;
        writeln!(
            text,
            "{clients:7} {:6} {:15} {:7} {:7} {:15} {:8} {:8.0} {:8.0}",
            kind.name(),
            said[0],
            said[clients / 2],
            said[last],
            heard[0],
            heard[last],
            deliveries / (plan.driving * 4).as_secs_f64(),
            deliveries / used.as_secs_f64(),
        )
        .ok();
    }
    Ok(text)
}

const CROWD: usize = 500;
const DEAF: usize = 50;
/// Bigger messages, so that what the deaf leave unread grows quickly.
const BIG: usize = 1024;
const AT_ONCE: usize = 16;

/// 50 of 500 stop reading: what do the others notice, and what becomes of the memory?
pub fn stopped_readers(plan: &Plan) -> io::Result<String> {
    let mut text = format!(
        "\nours: {DEAF} of {CROWD} clients stop reading ({BIG}-byte messages, {AT_ONCE} in flight)\n\n\
         when               k/s    p50 us    p99 us    max us  threads   MiB now  MiB most  shown out\n"
    );
    let server = Contender::start(Kind::Ours, CROWD)?;
    let mut crowd = Crowd::join(server.address, CROWD)?;
    text += &observe("all read", &server, &mut crowd, plan)?;
    crowd.deafen(DEAF)?;
    let mut patience = 30;
    while crowd.leaves() < DEAF && patience > 0 {
        text += &observe("50 do not", &server, &mut crowd, plan)?;
        patience -= 1;
    }
    text += &observe("afterwards", &server, &mut crowd, plan)?;
    Ok(text)
}

fn observe(when: &str, server: &Contender, crowd: &mut Crowd, plan: &Plan) -> io::Result<String> {
    let drive = crowd.drive(AT_ONCE, BIG, plan.driving * 2)?;
    Ok(format!(
        "{when:12} {:9.1} {:9.0} {:9.0} {:9.0} {:8} {:9.1} {:9.1} {:10}\n",
        drive.delays.len() as f64 / drive.seconds / 1e3,
        drive.quantile(0.5),
        drive.quantile(0.99),
        drive.quantile(1.0),
        server.status("Threads")?,
        server.status("VmRSS")? as f64 / 1024.0,
        server.status("VmHWM")? as f64 / 1024.0,
        crowd.leaves(),
    ))
}

/// Nobody speaks; then half of them leave, and again nobody speaks.
pub fn silence(plan: &Plan) -> io::Result<String> {
    const CLIENTS: usize = 100;
    let mut text = format!(
        "\nProcessor time of a silent room in {} s\n\nserver  100 clients   50 of them have left\n",
        plan.silence.as_secs()
    );
    for kind in [Kind::Ours, Kind::Python] {
        let server = Contender::start(kind, CLIENTS)?;
        let mut crowd = Crowd::join(server.address, CLIENTS)?;
        write!(text, "{:6}", kind.name()).ok();
        for leaving in [0, CLIENTS / 2] {
            crowd.shrink(leaving);
            if kind == Kind::Ours {
                crowd.hear_of_leaves(leaving)?;
            }
            crowd.be_silent(Duration::from_millis(200))?; // What was said last is still being done.
            let before = server.processor()?;
            crowd.be_silent(plan.silence)?;
            let used = server.processor()?.since(&before);
            write!(text, "  {:8.3} ms", used.as_secs_f64() * 1e3).ok();
        }
        text.push('\n');
    }
    Ok(text)
}
