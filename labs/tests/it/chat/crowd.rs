//! The room when it is full, slow or silent: seen from inside its process.

use super::{READY, SERVER, guest, newcomer};
use crate::place;
use crate::wire::{PATIENCE, Wire};
use socket2::{Domain, Socket, Type};
use std::io::{ErrorKind, Read};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A server whose process can be looked into.
struct Watched {
    child: Child,
    place: SocketAddr,
}

impl Watched {
    fn start() -> Self {
        let place = place::free();
        let mut command = Command::new(SERVER);
        command.args(place::arguments(place)).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the server starts");
        let mut first = [0; READY.len()];
        let said = child.stdout.as_mut().expect("a pipe");
        said.read_exact(&mut first)
            .expect("the server says that it listens");
        Self { child, place }
    }

    /// A number from /proc/PID/status, or the sum of these in all its threads.
    fn status(&self, key: &str) -> u64 {
        number(&format!("/proc/{}/status", self.child.id()), key)
    }

    /// How long its threads have run so far, in nanoseconds.
    fn processor(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let tasks = tasks.expect("the server runs").flatten();
        tasks
            .map(|task| number(&task.path().join("schedstat").display().to_string(), ""))
            .sum()
    }

    fn has_threads(&self, count: u64) {
        let start = Instant::now();
        while self.status("Threads") != count {
            assert!(
                start.elapsed() < PATIENCE,
                "{} threads",
                self.status("Threads")
            );
            thread::yield_now();
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn number(file: &str, key: &str) -> u64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let mut lines = text.lines().filter_map(|line| line.strip_prefix(key));
    let value = lines
        .next()
        .and_then(|rest| rest.trim_start_matches(':').split_whitespace().next());
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// A guest whose kernel takes little, and that does not read for now.
fn slow_guest(place: SocketAddr, name: &str) -> Wire {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    socket.set_recv_buffer_size(4_096).expect("a small buffer");
    socket.connect(&place.into()).expect("the server listens");
    let mut guest = Wire::of(TcpStream::from(socket));
    guest.hears("user?");
    guest.says(format!("{name}\n"));
    guest.hears("Kamu telah terhubung !\n");
    guest
}

fn long_line(number: usize) -> String {
    format!("ani: {number} {}\n", "a".repeat(2_000))
}

/// Says long lines, from this number on, until this is so, and waits for each until all of these
/// have heard it. Returns the next number.
fn floods(
    from: usize,
    speaker: &mut Wire,
    others: &mut [&mut Wire],
    mut until: impl FnMut(&str) -> bool,
) -> usize {
    for number in from..from + 10_000 {
        let line = long_line(number);
        let mut before = speaker.says(&line).hears(&line);
        for other in &mut *others {
            before += &other.hears(&line);
        }
        if until(&before) {
            return number + 1;
        }
    }
    unreachable!("20 MB should have been enough")
}

pub fn who_reads_slowly_gets_everything_in_order() {
    const MORE: usize = 60;
    let server = Watched::start();
    let mut slow = slow_guest(server.place, "lambat");
    let mut ani = guest(server.place, "ani");
    // One more thread than guests and `main`: there is a backlog, and somebody at work on it.
    let full = floods(0, &mut ani, &mut [], |_| server.status("Threads") == 4);
    // It reads at last, and what is said meanwhile has to wait for its turn.
    let reading = thread::spawn(move || {
        slow.hears("ani Telah bergabung ke dalam chat !\n");
        for number in 0..full + MORE {
            assert_eq!(slow.hears("\n") + "\n", long_line(number));
        }
        slow
    });
    let mut left = MORE;
    floods(full, &mut ani, &mut [], |_| {
        left -= 1;
        left == 0
    });
    let mut slow = reading.join().expect("everything, in order");
    server.has_threads(3);
    slow.says("lambat: maaf\n");
    assert_eq!(ani.hears("lambat: maaf\n"), "");
}

pub fn who_does_not_read_is_shown_out_and_hinders_nobody() {
    let server = Watched::start();
    let mut deaf: Vec<_> = (0..5)
        .map(|n| slow_guest(server.place, &format!("tuli{n}")))
        .collect();
    let mut ani = guest(server.place, "ani");
    let mut budi = guest(server.place, "budi");
    let mut gone = 0;
    floods(0, &mut ani, &mut [&mut budi], |before| {
        gone += before.matches("telah meninggalkan room chat !\n").count();
        gone == 10 // Five, as ani and budi both hear.
    });
    let most = server.status("VmHWM");
    assert!(most < 16 * 1024, "{most} KiB");
    server.has_threads(3);
    // They are told by a reset, after all that their own kernel had taken.
    let mut rest = Vec::new();
    let mut deaf = deaf.remove(0).into_stream();
    let error = deaf.read_to_end(&mut rest).expect_err("a reset");
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    guest(server.place, "tuli0");
}

pub fn two_hundred_come_and_go() {
    let server = Watched::start();
    let mut first = guest(server.place, "pertama");
    let crowd: Vec<_> = (0..200)
        .map(|n| guest(server.place, &format!("tamu{n}")))
        .collect();
    for n in 0..200 {
        assert_eq!(
            first.hears(&format!("tamu{n} Telah bergabung ke dalam chat !\n")),
            ""
        );
    }
    assert_eq!(server.status("Threads"), 202);
    for (n, guest) in crowd.into_iter().enumerate() {
        if n % 2 == 0 {
            guest.resets();
        } else {
            drop(guest);
        }
    }
    let mut gone: Vec<_> = (0..200)
        .map(|_| first.hears(" telah meninggalkan room chat !\n"))
        .collect();
    let mut expected: Vec<_> = (0..200).map(|n| format!("tamu{n}")).collect();
    gone.sort();
    expected.sort();
    assert_eq!(gone, expected);
    server.has_threads(2);
    first.says("pertama: sepi\n");
    assert_eq!(first.hears("pertama: sepi\n"), "");
}

pub fn a_silent_room_uses_no_processor() {
    let server = Watched::start();
    let mut crowd: Vec<_> = (0..20)
        .map(|n| guest(server.place, &format!("tamu{n}")))
        .collect();
    let mut silent = newcomer(server.place).into_stream();
    for leaving in [0, 10] {
        drop(crowd.split_off(crowd.len() - leaving));
        for _ in 0..leaving {
            crowd[0].hears(" telah meninggalkan room chat !\n");
        }
        server.has_threads(1 + crowd.len() as u64 + 1);
        // What was said last may still be at work: it comes to rest, and then not one thread runs.
        silent
            .set_read_timeout(Some(Duration::from_millis(300)))
            .expect("a timeout");
        let start = Instant::now();
        loop {
            let before = server.processor();
            // Not a sleep, but listening: to a server that has nothing to say.
            let error = silent.read(&mut [0]).expect_err("nothing is said");
            assert_eq!(error.kind(), ErrorKind::WouldBlock);
            if server.processor() == before {
                break;
            }
            assert!(start.elapsed() < PATIENCE, "the room does not rest");
        }
    }
}

pub fn what_is_said_while_somebody_speaks_is_said_too() {
    let server = Watched::start();
    // Many listeners, so that speaking takes a while.
    let _crowd: Vec<_> = (0..40)
        .map(|n| guest(server.place, &format!("tamu{n}")))
        .collect();
    let mut speakers: Vec<_> = (0..8)
        .map(|n| guest(server.place, &format!("orang{n}")))
        .collect();
    for round in 0..200 {
        for (n, speaker) in speakers.iter_mut().enumerate() {
            speaker.says(format!("orang{n}: {round}\n"));
        }
        for speaker in &mut speakers {
            let end = format!(": {round}\n");
            let mut heard: Vec<_> = (0..8).map(|_| speaker.hears(&end)).collect();
            heard.retain(|line| line.starts_with("orang"));
            heard.sort();
            heard.dedup();
            assert!(round == 0 || heard.len() == 8, "{heard:?}");
        }
    }
}
