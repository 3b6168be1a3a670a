//! What a look costs.

use crate::stage::{Stage, now};
use praktikum::trace::{ActorId, Moment};
use praktikum::world::stillness::{Held, Observer};
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsFd;
use std::time::Duration;

const TIMES: usize = 200;
/// As many connections as a scenario with a crowd of raw clients has.
const CROWD: usize = 1000;

pub(crate) fn print(is_isolated: bool) {
    let mut stage = Stage::new(is_isolated);
    for _ in 0..4 {
        let cat = stage.start("cat", &[]);
        while !stage.reads_terminal(cat) {
            stage.pause(Duration::from_millis(1));
        }
    }
    stage.settle(Duration::from_secs(10));
    println!(
        "a look at 4 idle programs: {:?}",
        median(|| drop(stage.look()))
    );
    println!(
        "does one read its terminal: {:?}",
        median(|| assert!(stage.reads_terminal(0)))
    );
    let server = "import socket; s = socket.create_server(('127.0.0.1', 0)); s.accept()";
    stage.start("python3", &["-c", server]);
    stage.settle(Duration::from_secs(10));
    println!(
        "and a server that listens: {:?}",
        median(|| drop(stage.look()))
    );
    crowd(is_isolated);
}

fn crowd(is_isolated: bool) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let to = listener.local_addr().unwrap();
    let mut ends = Vec::new();
    for _ in 0..CROWD / 2 {
        ends.push(TcpStream::connect(to).unwrap());
        ends.push(listener.accept().unwrap().0);
    }
    let held: Vec<Held<'_>> = ends
        .iter()
        .enumerate()
        .map(|(number, end)| Held {
            actor: ActorId(number),
            fd: end.as_fd(),
        })
        .collect();
    let mut observer = Observer::new(is_isolated).unwrap();
    let took = median(|| drop(observer.survey(Moment::default(), &[], &held)));
    println!("a look at {} raw sockets: {took:?}", held.len());
}

fn median(mut what: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let began = now();
            what();
            now() - began
        })
        .collect();
    times.sort_unstable();
    times[TIMES / 2]
}
