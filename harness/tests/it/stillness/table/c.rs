//! How programs in C idle.

use super::{Idle, STILL, is_here, judge};
use std::fs;
use std::process::Command;
use tempfile::TempDir;

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
    Idle {
        name: "a lock for ten minutes",
        code: "int f = 0; struct timespec t = {0}; t.tv_sec += 600; syscall(SYS_futex, &f, FUTEX_WAIT, 0, &t, 0, -1);",
        still: STILL,
    },
    Idle {
        name: "a lock for a few seconds",
        code: "int f = 0; struct timespec t = {0}; t.tv_sec += 15; syscall(SYS_futex, &f, FUTEX_WAIT, 0, &t, 0, -1);",
        still: Err("timed"),
    },
    Idle {
        name: "a lock until ten minutes have passed",
        code: "int f = 0; struct timespec t = {0}; clock_gettime(CLOCK_MONOTONIC, &t); t.tv_sec += 600; syscall(SYS_futex, &f, FUTEX_WAIT_BITSET, 0, &t, 0, -1);",
        still: STILL,
    },
    Idle {
        name: "a lock until a few seconds have passed",
        code: "int f = 0; struct timespec t = {0}; clock_gettime(CLOCK_MONOTONIC, &t); t.tv_sec += 15; syscall(SYS_futex, &f, FUTEX_WAIT_BITSET, 0, &t, 0, -1);",
        still: Err("timed"),
    },
    Idle {
        name: "a lock until the wall clock says so",
        code: "int f = 0; struct timespec t = {0}; clock_gettime(CLOCK_REALTIME, &t); t.tv_sec += 600; syscall(SYS_futex, &f, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, &t, 0, -1);",
        still: Err("timed"),
    },
    Idle {
        name: "sleep for a few seconds",
        code: "sleep(15);",
        still: Err("timed"),
    },
    Idle {
        name: "a handler for alarms",
        code: "signal(SIGALRM, exit); char b[9]; read(0, b, 9);",
        still: Err("timer"),
    },
    Idle {
        name: "a handler for whatever comes",
        code: "for (int n = 1; n < 65; n++) signal(n, exit); char b[9]; read(0, b, 9);",
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
        "#define _GNU_SOURCE\n#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\n#include <fcntl.h>\n#include <poll.h>\n#include <signal.h>\n#include <termios.h>\n#include <time.h>\n#include <sys/epoll.h>\n#include <sys/file.h>\n#include <sys/syscall.h>\n#include <linux/futex.h>\n#include <sys/select.h>\n#include <sys/timerfd.h>\nint main(int n, char **v) {\nputs(\"ready\"); fflush(stdout);\nswitch (atoi(v[1])) {\n",
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
