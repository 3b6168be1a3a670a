//! The program that enters: a room, its house, perhaps hosts, and `true` in it.

use anyhow::{Result, ensure};
use praktikum::scenario::cast::{Host, Hosts, Terminal};
use praktikum::scenario::name::Name;
use praktikum::trace::{Action, ActorId, Event, Exit, Wants};
use praktikum::world::room::{self, Side};
use praktikum::world::sandbox::Household;
use praktikum::world::theatre::{Casting, Chunking, Launch, Theatre};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// What a child of this program is told so that it enters, and with how many hosts.
pub(crate) const ENTER: &str = "--enter";
pub(crate) const HOSTS: usize = 3;
const NAMES: [&str; HOSTS] = ["lab", "kiri", "kanan"];
/// The actor; there is no other.
const ONLY: ActorId = ActorId(0);
const LONGEST: Duration = Duration::from_secs(20);

pub(crate) fn command(hosts: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([ENTER, &hosts.to_string()]);
    command
}

/// Enters, plays and goes; where something is refused, it is said in a sentence.
pub(crate) fn play(hosts: usize) -> ExitCode {
    match played(hosts) {
        Ok(code) => code,
        Err(why) => {
            println!("{why:#}");
            ExitCode::FAILURE
        }
    }
}

fn played(hosts: usize) -> Result<ExitCode> {
    let launch = Launch {
        program: "/bin/true".into(),
        args: Vec::new(),
        env: Vec::new(),
        folder: "/".into(),
        terminal: Terminal::default(),
        copied: None,
        seen: Vec::new(),
    };
    let household = Household::of(std::iter::once(&launch)).unwrap();
    let plots = match room::enter(&household, hosts)? {
        Side::Inside(plots) => plots,
        Side::Outside(code) => return Ok(ExitCode::from(code)),
    };
    let cast = vec![Casting::Program(launch)];
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true)?;
    if hosts > 0 {
        let actor = Name::new("server").unwrap();
        theatre.build(plots, &seats(&actor, hosts), &[actor], 7)?;
    }
    room::close()?;
    let is_good = ends_well(&mut theatre);
    drop((theatre.end(Duration::ZERO), theatre.frames()));
    ensure!(is_good, "`true` did not end as it should");
    Ok(ExitCode::SUCCESS)
}

/// The actor on the first host, the others empty.
fn seats(actor: &Name, hosts: usize) -> Hosts {
    let host = |(place, name): (usize, &&str)| Host {
        name: Name::new(name).unwrap(),
        actors: (place == 0).then(|| actor.clone()).into_iter().collect(),
    };
    Hosts {
        hosts: NAMES.iter().take(hosts).enumerate().map(host).collect(),
        networks: Vec::new(),
    }
}

fn ends_well(theatre: &mut Theatre) -> bool {
    theatre.perform(&Action::Start {
        actor: ONLY,
        args: Vec::new(),
    });
    let wants = Wants {
        until: Some(theatre.now().after(LONGEST)),
        ..Wants::default()
    };
    loop {
        let events = theatre.wait(&wants);
        if events.is_empty() {
            return false;
        }
        for (_, event) in events {
            if let Event::Exited { how, .. } = event {
                return how == Exit::Code(0);
            }
        }
    }
}
