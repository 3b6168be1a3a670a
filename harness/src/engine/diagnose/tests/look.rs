//! Puts together what the kernel said.

use super::bench::{ANI, BUDI, CITRA, SERVER};
use crate::trace::ActorId;
use crate::trace::survey::{Call, Process, Socket, SocketState, Survey, Target, Thread, Wait};
use std::net::SocketAddr;
use std::time::Duration;

/// The kernel's words, put together thread by thread.
pub(super) struct Look(pub(super) Survey);

impl Look {
    /// The server listens, and each client is connected: inode 10 + n at the client, 20 + n at the server.
    pub(super) fn connected() -> Self {
        let mut look = Self(Survey::default());
        look.listens(SERVER, 1, 59000);
        for (client, at) in [ANI, BUDI, CITRA].into_iter().zip(1_u16..) {
            look.joins(client, u64::from(at), SERVER);
        }
        look
    }

    pub(super) fn listens(&mut self, actor: ActorId, inode: u64, port: u16) -> &mut Socket {
        let state = SocketState::Listening {
            waiting: 0,
            backlog: 5,
        };
        self.socket(actor, inode, (port, None), state)
    }

    /// A connection with both ends: inode 10 + n at the client, 20 + n at the server.
    pub(super) fn joins(&mut self, client: ActorId, n: u64, server: ActorId) {
        let port = 40_000 + u16::try_from(n).unwrap_or(0);
        let state = SocketState::Established;
        self.socket(client, 10 + n, (port, Some(59000)), state).peer = Some(server);
        self.socket(server, 20 + n, (59000, Some(port)), state).peer = Some(client);
    }

    pub(super) fn socket(
        &mut self,
        actor: ActorId,
        inode: u64,
        (local, remote): (u16, Option<u16>),
        state: SocketState,
    ) -> &mut Socket {
        let address = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));
        self.0.sockets.push(Socket {
            inode,
            actor: Some(actor),
            is_udp: false,
            local: address(local),
            remote: remote.map(address),
            peer: None,
            state,
            unread: 0,
            unsent: 0,
            groups: Vec::new(),
        });
        self.at(inode)
    }

    pub(super) fn at(&mut self, inode: u64) -> &mut Socket {
        let mut sockets = self.0.sockets.iter_mut();
        sockets
            .find(|socket| socket.inode == inode)
            .expect("it is there")
    }

    pub(super) fn drops(&mut self, inode: u64) {
        self.0.sockets.retain(|socket| socket.inode != inode);
    }

    pub(super) fn thread(&mut self, actor: ActorId, call: Call, on: Target) -> &mut Wait {
        let wait = Wait {
            call,
            on: vec![on],
            is_timed: false,
        };
        let process = self.process(actor);
        process.threads.push(Thread {
            tid: 0,
            wait: Some(wait),
        });
        let thread = process.threads.last_mut();
        thread
            .and_then(|thread| thread.wait.as_mut())
            .expect("it was pushed")
    }

    pub(super) fn runs(&mut self, actor: ActorId) {
        let process = self.process(actor);
        process.threads.push(Thread { tid: 0, wait: None });
    }

    pub(super) fn process(&mut self, actor: ActorId) -> &mut Process {
        let pid = 100 + u32::try_from(actor.0).unwrap_or(0);
        if !self.0.processes.iter().any(|process| process.pid == pid) {
            self.0.processes.push(Process {
                pid,
                parent: 1,
                actor: Some(actor),
                name: "python3".to_string(),
                is_stopped: false,
                threads: Vec::new(),
                cpu: Duration::ZERO,
                waited_for_cpu: Duration::ZERO,
            });
        }
        let mut processes = self.0.processes.iter_mut();
        processes
            .find(|process| process.pid == pid)
            .expect("it is there")
    }

    /// A room at rest: the server accepts and listens to everybody, the clients read socket and terminal.
    pub(super) fn at_rest() -> Self {
        let mut look = Self::connected();
        look.thread(SERVER, Call::Accept, Target::Socket(1));
        for (client, n) in [ANI, BUDI, CITRA].into_iter().zip(1..) {
            look.thread(SERVER, Call::Receive, Target::Socket(20 + n));
            look.thread(client, Call::Read, Target::Terminal(client));
            look.thread(client, Call::Receive, Target::Socket(10 + n));
        }
        look
    }
}
