//! The chat server against a Python server in the module's style, and against the mere `write` calls.
//!
//!     cargo bench -p labs --bench chat                two to three minutes
//!     cargo bench -p labs --bench chat -- --quick     half a minute, less exact
//!
//! Every message (64 bytes) goes to every client, its speaker too. The servers meet the same load
//! generator in turn, several rounds of it; the tables show medians, because machines are noisy.

mod bare;
mod contender;
mod crowd;
mod room;
mod table;

use contender::{Contender, KINDS, Kind};
use crowd::Crowd;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;
use table::Cell;

pub const MESSAGE: usize = 64;
const CROWDS: [usize; 3] = [10, 100, 500];
const IN_FLIGHT: [usize; 2] = [1, 64];

pub struct Plan {
    rounds: usize,
    driving: Duration,
    silence: Duration,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        // Cargo adds `--bench`.
        ["--bare", address, clients] => be_bare(address, clients),
        [] | ["--bench"] => measure(&Plan {
            rounds: 7,
            driving: Duration::from_millis(400),
            silence: Duration::from_secs(2),
        }),
        ["--quick"] | ["--quick", "--bench"] => measure(&Plan {
            rounds: 2,
            driving: Duration::from_millis(200),
            silence: Duration::from_secs(1),
        }),
        _ => Err(io::Error::other(
            "usage: cargo bench -p labs --bench chat [-- --quick]",
        )),
    };
    if let Err(error) = done {
        writeln!(io::stderr(), "the benchmark ended early: {error}").ok();
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn be_bare(address: &str, clients: &str) -> io::Result<()> {
    let address = address.parse().map_err(io::Error::other)?;
    let clients = clients.parse().map_err(io::Error::other)?;
    bare::serve(address, clients)
}

fn measure(plan: &Plan) -> io::Result<()> {
    let mut cells = Vec::new();
    for round in 0..plan.rounds {
        for clients in CROWDS {
            for turn in 0..KINDS.len() {
                // Another one begins in every round.
                let kind = KINDS[(turn + round) % KINDS.len()];
                write!(
                    io::stderr(),
                    "\rround {}: {clients} clients, {:6}",
                    round + 1,
                    kind.name()
                )?;
                cells.extend(contend(kind, clients, plan)?);
            }
        }
    }
    writeln!(io::stderr(), "\r{:40}\r", "")?;
    let mut screen = io::stdout();
    write!(screen, "{}", table::speed(&cells))?;
    write!(screen, "{}", table::ratios(&cells))?;
    write!(screen, "{}", room::fairness(plan)?)?;
    write!(screen, "{}", room::stopped_readers(plan)?)?;
    write!(screen, "{}", room::silence(plan)?)?;
    write!(screen, "{}", table::goals(&cells))
}

/// One server with so many clients, driven first with one message in flight, then with many.
fn contend(kind: Kind, clients: usize, plan: &Plan) -> io::Result<Vec<Cell>> {
    let server = Contender::start(kind, clients)?;
    let mut crowd = Crowd::join(server.address, clients)?;
    let mut cells = Vec::new();
    for in_flight in IN_FLIGHT {
        crowd.drive(in_flight, MESSAGE, plan.driving / 10)?;
        let before = server.processor()?;
        let drive = crowd.drive(in_flight, MESSAGE, plan.driving)?;
        let used = server.processor()?.since(&before).as_secs_f64();
        let deliveries = drive.delays.len() as f64;
        cells.push(Cell {
            kind,
            clients,
            in_flight,
            per_second: deliveries / drive.seconds,
            per_processor_second: deliveries / used,
            median_delay: drive.quantile(0.5),
            late_delay: drive.quantile(0.99),
            processor: used / drive.seconds,
            load: drive.busy,
            threads: server.status("Threads")? as f64,
            memory: server.status("VmRSS")? as f64 / 1024.0,
        });
    }
    Ok(cells)
}
