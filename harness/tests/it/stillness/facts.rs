//! What a look tells beside stillness: sockets, their peers and groups, who waits for whom.

use super::stage::Stage;
use super::table::is_here;
use praktikum::trace::survey::{Call, SocketState, Survey, Target};
use praktikum::trace::{ActorId, Moment};
use praktikum::world::stillness::{Held, Observer};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::fd::AsFd;
use std::time::Duration;

const LONGEST: Duration = Duration::from_secs(20);

fn python(stage: &mut Stage, code: &str) -> usize {
    let code = format!("import socket, sys\n{code}");
    stage.start("python3", &["-c", &code])
}

fn settled(stage: &mut Stage) -> Survey {
    let settled = stage.settle(LONGEST);
    assert!(settled.survey.is_still(), "{:#?}", settled.survey);
    settled.survey
}

#[test]
fn a_look_tells_who_waits_for_whom() {
    if !is_here("python3") {
        return;
    }
    let mut stage = Stage::new(false);
    let server = python(
        &mut stage,
        "s = socket.create_server(('127.0.0.1', 0), backlog=3)\nprint('siap', s.getsockname()[1], flush=True)\nc, _ = s.accept()\nc.recv(9)",
    );
    stage.hear(server, "\n");
    let survey = settled(&mut stage);
    let listener = survey.sockets_of(ActorId(server)).next().unwrap();
    let idle = SocketState::Listening {
        waiting: 0,
        backlog: 3,
    };
    assert_eq!(listener.state, idle);
    let wait = survey.processes[0].threads[0].wait.clone().unwrap();
    assert_eq!(
        (wait.call, wait.on),
        (Call::Accept, vec![Target::Socket(listener.inode)])
    );

    let port = stage
        .said(server)
        .split_ascii_whitespace()
        .nth(1)
        .unwrap()
        .to_owned();
    let code = format!("c = socket.create_connection(('127.0.0.1', {port})); c.recv(9)");
    let (first, second) = (python(&mut stage, &code), python(&mut stage, &code));
    let survey = loop {
        let survey = settled(&mut stage);
        if survey.sockets_of(ActorId(second)).count() + survey.sockets_of(ActorId(first)).count()
            == 2
        {
            break survey;
        }
    };
    let waiting = SocketState::Listening {
        waiting: 1,
        backlog: 3,
    };
    assert!(
        survey
            .sockets_of(ActorId(server))
            .any(|socket| socket.state == waiting),
        "{survey:#?}"
    );
    for client in [first, second] {
        let socket = survey.sockets_of(ActorId(client)).next().unwrap();
        assert_eq!(socket.peer, Some(ActorId(server)));
        assert_eq!(socket.state, SocketState::Established);
    }
    let accepted = survey
        .sockets_of(ActorId(server))
        .find(|socket| socket.remote.is_some())
        .unwrap();
    let served = accepted.peer.unwrap();
    assert!(served == ActorId(first) || served == ActorId(second));
}

#[test]
fn only_who_joined_a_group_is_its_member() {
    if !is_here("python3") {
        return;
    }
    let mut stage = Stage::new(false);
    let bound = "u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.bind(('127.0.0.1', 0))\n";
    let join = "u.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton('224.5.5.5') + socket.inet_aton('127.0.0.1'))\n";
    let member = python(
        &mut stage,
        &format!("{bound}{join}print('siap', flush=True)\nu.recv(9)"),
    );
    let other = python(
        &mut stage,
        &format!("{bound}print('siap', flush=True)\nu.recv(9)"),
    );
    stage.hear(member, "siap");
    stage.hear(other, "siap");
    let survey = settled(&mut stage);
    let groups = |actor| {
        survey
            .sockets_of(ActorId(actor))
            .flat_map(|s| s.groups.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        groups(member),
        ["224.5.5.5".parse::<std::net::Ipv4Addr>().unwrap()]
    );
    assert!(groups(other).is_empty());
}

#[test]
fn what_comes_to_a_raw_socket_is_under_way_until_it_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (mut far, _) = listener.accept().unwrap();
    let mut observer = Observer::new(false).unwrap();
    let mut time = 0;
    let mut is_still = |near: &TcpStream, far: &TcpStream| {
        let ends = [near, far].map(AsFd::as_fd);
        let held = ends.map(|fd| Held {
            actor: ActorId(0),
            fd,
        });
        // Two looks say what the second says.
        (0..2).fold(false, |_, _| {
            time += 1_000_000;
            observer
                .survey(Moment::from_nanos(time), &[], &held)
                .is_still()
        })
    };
    assert!(is_still(&near, &far));
    near.write_all(b"halo").unwrap();
    assert!(!is_still(&near, &far));
    far.read_exact(&mut [0; 4]).unwrap();
    assert!(is_still(&near, &far));
}

#[test]
fn a_frozen_program_is_still_with_its_input_unread() {
    let mut stage = Stage::new(false);
    let cat = stage.start("cat", &[]);
    settled(&mut stage);
    let pid = rustix::process::Pid::from_raw(stage.actors[cat].child.id().cast_signed()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::STOP).unwrap();
    let stopped = loop {
        let survey = settled(&mut stage);
        if survey.processes[0].is_stopped {
            break survey;
        }
    };
    assert!(!stopped.terminals[0].has_unread);
    stage.types(cat, "halo\n");
    assert!(settled(&mut stage).terminals[0].has_unread);
    rustix::process::kill_process(pid, rustix::process::Signal::CONT).unwrap();
    stage.hear(cat, "halo");
}
