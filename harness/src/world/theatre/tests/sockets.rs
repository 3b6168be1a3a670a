//! Raw sockets, with each other and with the standard library's.

use super::*;
use crate::trace::RefusalKind;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream, UdpSocket};

fn local(port: u16) -> SocketAddrV4 {
    SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)
}

/// A port that is free now.
fn free() -> u16 {
    let listener = TcpListener::bind(local(0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn closed(seen: &[Event], actor: ActorId) -> Option<bool> {
    seen.iter().find_map(|event| match event {
        Event::Closed { actor: of, reset } if *of == actor => Some(*reset),
        _ => None,
    })
}

#[test]
fn a_raw_client_speaks_hears_and_is_told_of_the_end() {
    let listener = TcpListener::bind(local(0)).unwrap();
    let to = local(listener.local_addr().unwrap().port());
    let mut play = Play::of(Casting::Connect { to });
    play.types(ONLY, "halo");
    let (mut stream, _) = listener.accept().unwrap();
    play.until("written", |seen| {
        seen.contains(&Event::Wrote { actor: ONLY })
    });
    let mut heard = [0; 4];
    stream.read_exact(&mut heard).unwrap();
    assert_eq!(&heard, b"halo");
    stream.write_all(b"balas").unwrap();
    play.until_text(ONLY, "balas");
    play.theatre.perform(&Action::HalfClose(ONLY));
    assert_eq!(stream.read(&mut heard).unwrap(), 0);
    stream.write_all(b"masih").unwrap();
    play.until_text(ONLY, "masih");
    drop(stream);
    play.until("end", |seen| closed(seen, ONLY) == Some(false));
}

#[test]
fn nobody_listening_and_a_port_that_is_taken_are_told() {
    let to = local(free());
    let mut play = Play::of(Casting::Connect { to });
    play.until("refusal", |seen| !seen.is_empty());
    let kind = |seen: &[Event]| match &seen[0] {
        Event::NotStarted { why, .. } => Some(why.kind),
        _ => None,
    };
    assert_eq!(kind(&play.seen), Some(RefusalKind::ConnectionRefused));

    let listener = TcpListener::bind(local(0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut play = Play::of(Casting::Listen { port });
    play.until("refusal", |seen| !seen.is_empty());
    assert_eq!(kind(&play.seen), Some(RefusalKind::PortTaken));
}

#[test]
fn a_raw_server_that_listens_already_needs_no_second_start() {
    let mut play = Play::of(Casting::Listen { port: free() });
    play.theatre.perform(&Action::Start {
        actor: ONLY,
        args: Vec::new(),
    });
    let started = |event: &&Event| matches!(event, Event::Started { .. });
    play.until("both", |seen| seen.iter().filter(started).count() == 2);
}

#[test]
fn a_raw_client_breaks_its_connection_and_is_told_of_one_broken() {
    let listener = TcpListener::bind(local(0)).unwrap();
    let to = local(listener.local_addr().unwrap().port());
    let mut play = Play::new(vec![Casting::Connect { to }, Casting::Connect { to }]);
    play.start(ONLY);
    let (mut stream, _) = listener.accept().unwrap();
    play.until_started(ONLY);
    play.theatre.perform(&Action::Reset(ONLY));
    let error = stream.read(&mut [0; 8]).unwrap_err();
    assert_eq!(error.raw_os_error(), Some(libc::ECONNRESET));

    let other = ActorId(1);
    play.start(other);
    let (stream, _) = listener.accept().unwrap();
    play.until_started(other);
    socket2::SockRef::from(&stream)
        .set_linger(Some(Duration::ZERO))
        .unwrap();
    drop(stream);
    play.until("reset", |seen| closed(seen, other) == Some(true));
}

#[test]
fn a_raw_server_speaks_to_the_last_that_came() {
    let port = free();
    let mut play = Play::of(Casting::Listen { port });
    play.until_started(ONLY);
    play.types(ONLY, "untuk yang pertama");
    let mut first = TcpStream::connect(local(port)).unwrap();
    let mut heard = [0; 18];
    play.until("written", |seen| {
        seen.contains(&Event::Wrote { actor: ONLY })
    });
    first.read_exact(&mut heard).unwrap();
    assert_eq!(&heard, b"untuk yang pertama");
    let mut second = TcpStream::connect(local(port)).unwrap();
    let accepted = |seen: &[Event]| {
        let came = |event: &&Event| matches!(event, Event::Accepted { .. });
        seen.iter().filter(came).count()
    };
    play.until("second", |seen| accepted(seen) == 2);
    play.types(ONLY, "kedua");
    second.read_exact(&mut heard[..5]).unwrap();
    assert_eq!(&heard[..5], b"kedua");
    first.write_all(b"dari satu").unwrap();
    play.until_text(ONLY, "dari satu");
    drop(second);
    play.until("end", |seen| closed(seen, ONLY) == Some(false));
    play.types(ONLY, "satu");
    first.read_exact(&mut heard[..4]).unwrap();
    assert_eq!(&heard[..4], b"satu");
    play.theatre.perform(&Action::Close(ONLY));
    assert_eq!(first.read(&mut heard).unwrap(), 0);
    assert!(TcpStream::connect(local(port)).is_err());
}

#[test]
fn more_than_a_socket_takes_is_sent_as_it_is_read_and_a_close_waits_for_it() {
    let listener = TcpListener::bind(local(0)).unwrap();
    let to = local(listener.local_addr().unwrap().port());
    let mut play = Play::of(Casting::Connect { to });
    let (mut stream, _) = listener.accept().unwrap();
    play.until_started(ONLY);
    // Neither end takes so much at once.
    socket2::SockRef::from(&stream)
        .set_recv_buffer_size(256 * 1024)
        .unwrap();
    let text = "0123456789".repeat(100_000);
    play.types(ONLY, &text);
    play.theatre.perform(&Action::Close(ONLY));
    stream.set_nonblocking(true).unwrap();
    let mut heard = Vec::new();
    let mut buffer = [0; 8192];
    play.until("all", |seen| {
        while let Ok(got @ 1..) = stream.read(&mut buffer) {
            heard.extend_from_slice(&buffer[..got]);
        }
        seen.contains(&Event::Wrote { actor: ONLY })
    });
    stream.set_nonblocking(false).unwrap();
    stream.read_to_end(&mut heard).unwrap();
    assert_eq!(heard.len(), text.len());
}

#[test]
fn an_ear_hears_and_answers() {
    let mut play = Play::of(Casting::Ear {
        port: 0,
        group: None,
    });
    play.until_started(ONLY);
    let other = UdpSocket::bind(local(0)).unwrap();
    let to = local(other.local_addr().unwrap().port());
    let (actor, bytes) = (ONLY, Bytes::from("tanya"));
    play.theatre.perform(&Action::SendTo { actor, bytes, to });
    let mut heard = [0; 16];
    let (got, from) = other.recv_from(&mut heard).unwrap();
    assert_eq!(&heard[..got], b"tanya");
    other.send_to(b"jawab", local(from.port())).unwrap();
    play.until_text(ONLY, "jawab");
}

#[test]
fn a_thousand_clients_need_no_more_threads() {
    let listener = TcpListener::bind(local(0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let mut cast = vec![Casting::Listen { port }];
    cast.extend((0..1000).map(|_| Casting::Connect { to: local(port) }));
    let mut play = Play::new(cast);
    play.start(ONLY);
    play.until_started(ONLY);
    for place in 1..=1000 {
        play.start(ActorId(place));
    }
    play.until("all", |seen| {
        let started = |event: &&Event| matches!(event, Event::Started { .. });
        let accepted = |event: &&Event| matches!(event, Event::Accepted { .. });
        seen.iter().filter(started).count() == 1001 && seen.iter().filter(accepted).count() == 1000
    });
    for place in 1..=1000 {
        play.types(ActorId(place), "x");
    }
    play.until("all heard", |seen| said(seen, ONLY).len() == 1000);
}
