//! The program that enters: a room, its house, perhaps hosts, and `true` in it.

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

pub(crate) fn play(hosts: usize) -> ExitCode {
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
    let plots = match room::enter(&household, hosts) {
        Ok(Side::Inside(plots)) => plots,
        Ok(Side::Outside(code)) => return ExitCode::from(code),
        Err(why) => {
            println!("{why}");
            return ExitCode::FAILURE;
        }
    };
    let cast = vec![Casting::Program(launch)];
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
    if hosts > 0 {
        let actor = Name::new("server").unwrap();
        theatre
            .build(plots, &seats(&actor, hosts), &[actor], 7)
            .unwrap();
    }
    room::close().unwrap();
    let is_good = ends_well(&mut theatre);
    drop((theatre.end(Duration::ZERO), theatre.frames()));
    match is_good {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
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
