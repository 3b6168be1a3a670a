//! Which runtimes can be proved still when they are idle, and why the others cannot.

use super::stage::{Stage, now};
use praktikum::trace::survey::{Restless, Stillness, Survey};
use std::fs;
use std::io::{self, Write};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

/// Says `ready`, then idles as the code says; proved still, or for which reason not.
struct Idle {
    name: &'static str,
    code: &'static str,
    still: Result<(), &'static str>,
}

const STILL: Result<(), &str> = Ok(());

const PYTHON: &[Idle] = &[
    Idle {
        name: "input",
        code: "input()",
        still: STILL,
    },
    Idle {
        name: "read from the terminal",
        code: "sys.stdin.readline()",
        still: STILL,
    },
    Idle {
        name: "accept",
        code: "s = socket.create_server(('127.0.0.1', 0)); ready(); s.accept()",
        still: STILL,
    },
    Idle {
        name: "recv",
        code: "s = socket.create_server(('127.0.0.1', 0)); c = socket.create_connection(s.getsockname()); a, _ = s.accept(); ready(); a.recv(10)",
        still: STILL,
    },
    Idle {
        name: "recv of a datagram",
        code: "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.bind(('127.0.0.1', 0)); ready(); s.recvfrom(10)",
        still: STILL,
    },
    Idle {
        name: "join of a thread that reads",
        code: "t = threading.Thread(target=input); t.start(); ready(); t.join()",
        still: STILL,
    },
    Idle {
        name: "a lock that nobody gives back",
        code: "l = threading.Lock(); l.acquire(); ready(); l.acquire()",
        still: STILL,
    },
    Idle {
        name: "queue",
        code: "import queue; ready(); queue.Queue().get()",
        still: STILL,
    },
    Idle {
        name: "selectors",
        code: "import selectors; s = selectors.DefaultSelector(); s.register(sys.stdin, selectors.EVENT_READ); ready(); s.select()",
        still: STILL,
    },
    Idle {
        name: "select",
        code: "import select; ready(); select.select([sys.stdin], [], [])",
        still: STILL,
    },
    Idle {
        name: "asyncio",
        code: "import asyncio\nasync def main():\n    s = await asyncio.start_server(print, '127.0.0.1', 0); ready(); await s.serve_forever()\nasyncio.run(main())",
        still: STILL,
    },
    Idle {
        name: "a child that reads",
        code: "import subprocess; ready(); subprocess.run(['cat'])",
        still: STILL,
    },
    Idle {
        name: "pause",
        code: "import signal; ready(); signal.pause()",
        still: STILL,
    },
    Idle {
        name: "socketserver",
        code: "import socketserver; s = socketserver.TCPServer(('127.0.0.1', 0), None); ready(); s.serve_forever()",
        still: Err("timed"),
    },
    Idle {
        name: "settimeout",
        code: "s = socket.create_server(('127.0.0.1', 0)); s.settimeout(600); ready(); s.accept()",
        still: Err("timed"),
    },
    Idle {
        name: "sleep",
        code: "import time; ready(); time.sleep(600)",
        still: Err("timed"),
    },
    Idle {
        name: "join for some time",
        code: "t = threading.Thread(target=input); t.start(); ready(); t.join(600)",
        still: Err("timed"),
    },
    Idle {
        name: "a socket's own timeout",
        code: "import struct; s = socket.create_server(('127.0.0.1', 0)); s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('ll', 600, 0)); ready(); s.accept()",
        still: Err("timed"),
    },
    Idle {
        name: "alarm with a handler",
        code: "import signal; signal.signal(signal.SIGALRM, print); signal.alarm(600); ready(); input()",
        still: Err("timer"),
    },
    Idle {
        name: "an alarm that is waited for",
        code: "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM]); signal.alarm(600); ready(); signal.sigwait([signal.SIGALRM])",
        still: Err("timed"),
    },
    Idle {
        name: "busy loop",
        code: "ready()\nwhile True: pass",
        still: Err("running"),
    },
];

fn idle_in_python(idle: &Idle) -> String {
    let ready = "def ready():\n    print('re' + 'ady', flush=True)\n";
    let says = if idle.code.contains("ready()") {
        ""
    } else {
        "ready()\n"
    };
    format!(
        "import sys, socket, threading\n{ready}{says}{}\n",
        idle.code
    )
}

/// Why it is not still, in a word.
fn lasting(survey: &Survey) -> Option<&'static str> {
    match &survey.stillness {
        Stillness::Proved => None,
        Stillness::Open => Some("open"),
        Stillness::Moving(why) => Some(match why {
            Restless::Running { .. } => "running",
            Restless::Timed { .. } => "timed",
            Restless::Timer { .. } => "timer",
            Restless::Unknown { .. } => "unknown",
            Restless::InFlight => "in flight",
            Restless::Outside => "outside",
        }),
    }
}

/// Plays one, and compares what the looks said.
fn judge(name: &str, still: Result<(), &str>, program: &str, args: &[&str]) {
    let mut stage = Stage::new(false);
    let actor = stage.start(program, args);
    stage.hear(actor, "ready");
    let began = now();
    loop {
        let settled = stage.settle(Duration::from_millis(300));
        let found = lasting(&settled.survey).map_or(Ok(()), Err);
        if found == still {
            break;
        }
        assert!(
            still.is_err() || !stage.said(actor).contains("Error"),
            "{name}: {}",
            stage.said(actor)
        );
        let is_final = found.is_ok() || now() - began > Duration::from_secs(20);
        assert!(
            !is_final,
            "{name}: {found:?}, not {still:?}\n{:#?}",
            settled.survey
        );
    }
    // It stays as it is: a reason that lasts is not gone at the next look.
    stage.drain();
    assert_eq!(stage.disproved, [""; 0], "{name}");
}

pub(super) fn is_here(program: &str) -> bool {
    let is_here = Command::new(program)
        .arg("--version")
        .output()
        .is_ok_and(|out| out.status.success());
    if !is_here {
        let mut loud = io::stderr();
        writeln!(loud, "DID NOT RUN: {program} is not here").unwrap();
    }
    is_here
}

#[test]
fn idle_python_programs_are_proved_still_or_not_as_they_wait() {
    for idle in PYTHON.iter().filter(|_| is_here("python3")) {
        judge(
            idle.name,
            idle.still,
            "python3",
            &["-c", &idle_in_python(idle)],
        );
    }
}

const C: &[Idle] = &[
    Idle {
        name: "read",
        code: "char b[9]; read(0, b, 9);",
        still: STILL,
    },
    Idle {
        name: "poll",
        code: "struct pollfd p = {0, POLLIN, 0}; poll(&p, 1, -1);",
        still: STILL,
    },
    Idle {
        name: "select",
        code: "fd_set s; FD_ZERO(&s); FD_SET(0, &s); select(1, &s, 0, 0, 0);",
        still: STILL,
    },
    Idle {
        name: "epoll",
        code: "int e = epoll_create1(0); struct epoll_event v = {EPOLLIN}; epoll_ctl(e, EPOLL_CTL_ADD, 0, &v); epoll_wait(e, &v, 1, -1);",
        still: STILL,
    },
    Idle {
        name: "poll for some time",
        code: "struct pollfd p = {0, POLLIN, 0}; poll(&p, 1, 600000);",
        still: Err("timed"),
    },
    Idle {
        name: "select for some time",
        code: "struct timeval t = {600, 0}; select(0, 0, 0, 0, &t);",
        still: Err("timed"),
    },
    Idle {
        name: "a timer among what epoll watches",
        code: "int t = timerfd_create(CLOCK_MONOTONIC, 0); struct itimerspec i = {{0}, {600}}; timerfd_settime(t, 0, &i, 0); int e = epoll_create1(0); struct epoll_event v = {EPOLLIN}; epoll_ctl(e, EPOLL_CTL_ADD, t, &v); epoll_wait(e, &v, 1, -1);",
        still: Err("timer"),
    },
    Idle {
        name: "a timer that is not set",
        code: "int t = timerfd_create(CLOCK_MONOTONIC, 0); int e = epoll_create1(0); struct epoll_event v = {EPOLLIN}; epoll_ctl(e, EPOLL_CTL_ADD, t, &v); epoll_wait(e, &v, 1, -1);",
        still: STILL,
    },
    Idle {
        name: "a POSIX timer",
        code: "timer_t t; struct itimerspec i = {{0}, {600}}; timer_create(CLOCK_MONOTONIC, 0, &t); timer_settime(t, 0, &i, 0); char b[9]; read(0, b, 9);",
        still: Err("timer"),
    },
    Idle {
        name: "a terminal with a timeout of its own",
        code: "struct termios m; tcgetattr(0, &m); m.c_lflag &= ~ICANON; m.c_cc[VMIN] = 0; m.c_cc[VTIME] = 255; tcsetattr(0, TCSANOW, &m); char b[9]; while (read(0, b, 9) == 0);",
        still: Err("timed"),
    },
    Idle {
        name: "a lock on a file",
        code: "char b[9]; FILE *f = tmpfile(); if (!fork()) { flock(open(\"/proc/self/exe\", O_RDONLY), 0); read(0, b, 9); } read(0, b, 9);",
        still: STILL,
    },
    Idle {
        name: "a child that stopped itself",
        code: "if (!fork()) raise(SIGSTOP); char b[9]; read(0, b, 9);",
        still: STILL,
    },
    Idle {
        name: "a child that nobody waits for",
        code: "if (!fork()) _exit(0); char b[9]; read(0, b, 9);",
        still: STILL,
    },
    Idle {
        name: "sigwait",
        code: "sigset_t s; sigemptyset(&s); sigaddset(&s, SIGUSR1); int n; sigprocmask(SIG_BLOCK, &s, 0); sigwait(&s, &n);",
        still: STILL,
    },
];

#[test]
fn idle_c_programs_are_proved_still_or_not_as_they_wait() {
    if !is_here("gcc") {
        return;
    }
    let folder = TempDir::new().unwrap();
    let mut source = String::from(
        "#define _GNU_SOURCE\n#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\n#include <fcntl.h>\n#include <poll.h>\n#include <signal.h>\n#include <termios.h>\n#include <time.h>\n#include <sys/epoll.h>\n#include <sys/file.h>\n#include <sys/select.h>\n#include <sys/timerfd.h>\nint main(int n, char **v) {\nputs(\"ready\"); fflush(stdout);\nswitch (atoi(v[1])) {\n",
    );
    for (number, idle) in C.iter().enumerate() {
        source += &format!("case {number}: {{ {} break; }}\n", idle.code);
    }
    source += "}\n}\n";
    let (file, program) = (folder.path().join("idle.c"), folder.path().join("idle"));
    fs::write(&file, source).unwrap();
    let built = Command::new("gcc")
        .arg("-w")
        .arg("-o")
        .args([&program, &file])
        .status()
        .unwrap();
    assert!(built.success());
    for (number, idle) in C.iter().enumerate() {
        judge(
            idle.name,
            idle.still,
            program.to_str().unwrap(),
            &[&number.to_string()],
        );
    }
}

#[test]
fn idle_shells_and_node_are_proved_still() {
    judge("cat", STILL, "sh", &["-c", "echo ready; cat"]);
    judge(
        "sleep",
        Err("timed"),
        "sh",
        &["-c", "echo ready; sleep 600"],
    );
    judge(
        "a pipe",
        STILL,
        "sh",
        &["-c", "echo ready; cat | cat | cat"],
    );
    if is_here("node") {
        let server =
            "require('net').createServer().listen(0, '127.0.0.1', () => console.log('ready'))";
        judge("a server in node", STILL, "node", &["-e", server]);
        let timer = "setInterval(() => {}, 600000); console.log('ready')";
        judge("a timer in node", Err("timed"), "node", &["-e", timer]);
    }
}

#[test]
fn idle_java_is_never_proved_still() {
    if !is_here("java") {
        return;
    }
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("Idle.java");
    let code = "class Idle { public static void main(String[] a) throws Exception { System.out.println(\"ready\"); System.in.read(); } }";
    fs::write(&file, code).unwrap();
    judge("java", Err("timed"), "java", &[file.to_str().unwrap()]);
}

#[test]
fn a_program_that_reads_its_terminal_is_known_as_soon_as_it_does() {
    let mut stage = Stage::new(false);
    let cat = stage.start("sh", &["-c", "echo ready; cat"]);
    stage.hear(cat, "ready");
    let began = now();
    while !stage.reads_terminal(cat) {
        assert!(now() - began < Duration::from_secs(20), "it never reads");
        stage.pause(Duration::from_millis(1));
        stage.drain();
    }
    let settled = stage.settle(Duration::from_secs(20));
    assert!(
        settled.survey.is_still(),
        "{:?} after {:?}",
        settled.survey,
        settled.took
    );
    stage.types(cat, "halo\n");
    assert!(
        !stage.reads_terminal(cat),
        "something is on its way to it, or from it"
    );
    stage.hear(cat, "halo");
    let busy = stage.start("sh", &["-c", "echo ready; while :; do :; done"]);
    stage.hear(busy, "ready");
    assert!(!stage.reads_terminal(busy));
}
