//! How programs in Python idle.

use super::{Idle, STILL, is_here, judge};

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
        code: "import time; ready(); time.sleep(15)",
        still: Err("timed"),
    },
    Idle {
        name: "join for some time",
        code: "t = threading.Thread(target=input); t.start(); ready(); t.join(15)",
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
