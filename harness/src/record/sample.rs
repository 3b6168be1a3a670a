//! Records for tests: a scenario, and what was done and seen in it.

use super::{About, Evidence, Record, VERSION};
use crate::scenario::document;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::packet::{Frame, Packet, Transport};
use crate::trace::survey::{Call, Process, Socket, SocketState, Survey, Target, Thread, Wait};
use crate::trace::{Action, ActorId, Bytes, Entry, Event, Moment, What};
use crate::verdict::{
    Actual, CheckOutcome, Ended, Expected, Failure, Held, Outcome, StepOutcome, Verdict,
};
use std::time::Duration;

/// A server and two clients, and one check.
pub(crate) const SCENARIO: &str = "title: {id: Obrolan, en: A chat}\ncast:\n  server: server\n  ani: client\n  budi: client\nchecks:\n  - id: talk\n    title: {id: Mereka berbicara, en: They talk}\n    points: 10\n    steps:\n      - start: everyone\n      - ani types: halo\n      - budi sees: halo\n";

pub(crate) const SERVER: ActorId = ActorId(0);
pub(crate) const ANI: ActorId = ActorId(1);
pub(crate) const BUDI: ActorId = ActorId(2);

/// What a segment is, by its flags.
pub(crate) const SYN: u8 = 2;
pub(crate) const ACK: u8 = 16;
pub(crate) const FIN: u8 = 17;
pub(crate) const DATA: u8 = 24;

/// A record that grows call by call.
pub(crate) struct Sample(pub(crate) Record);

impl Sample {
    /// Nothing has happened yet, and nothing was judged.
    pub(crate) fn chat() -> Self {
        Self::of(SCENARIO)
    }

    pub(crate) fn of(scenario: &str) -> Self {
        let scenario = document::scenario(scenario.as_bytes(), None);
        let scenario = scenario.value.expect("the scenario is valid");
        let command = |name: &str| Some(vec!["python3".to_string(), format!("{name}.py")]);
        let commands = scenario.cast.iter();
        let about = About {
            module: "chat".to_string(),
            name: "talk".to_string(),
            submission: "ani".to_string(),
            commands: commands
                .map(|actor| actor.is_program().then(|| command(actor.name.as_str()))?)
                .collect(),
            seed: 7,
            began: 1_795_272_939,
            kernel: "Linux 6.1.0".to_string(),
            interpreters: vec!["Python 3.11.2".to_string()],
            took: Moment::from_nanos(90_000_000),
            ..About::default()
        };
        Self(Record {
            version: VERSION,
            about,
            scenario,
            outcome: Outcome::default(),
            evidence: Evidence::default(),
        })
    }

    pub(crate) fn check(mut self, check: CheckOutcome) -> Self {
        self.0.outcome.checks.push(check);
        self
    }

    pub(crate) fn saw(mut self, at_ms: u64, event: Event) -> Self {
        let what = What::Saw(event);
        let at = Moment::from_nanos(at_ms * 1_000_000);
        self.0.evidence.trace.push(Entry { at, what });
        self
    }

    pub(crate) fn starts(mut self, at_ms: u64, actor: ActorId) -> Self {
        let args = Vec::new();
        let what = What::Did(Action::Start { actor, args });
        let at = Moment::from_nanos(at_ms * 1_000_000);
        self.0.evidence.trace.push(Entry { at, what });
        self
    }

    pub(crate) fn prints(self, at_ms: u64, actor: ActorId, bytes: &[u8]) -> Self {
        let bytes = Bytes(bytes.to_vec());
        self.saw(at_ms, Event::Printed { actor, bytes })
    }

    pub(crate) fn types(mut self, at_ms: u64, actor: ActorId, text: &str) -> Self {
        let bytes = Bytes::from(text);
        let what = What::Did(Action::Write { actor, bytes });
        let at = Moment::from_nanos(at_ms * 1_000_000);
        self.0.evidence.trace.push(Entry { at, what });
        self
    }

    /// A TCP segment between two local ports, and its frame.
    pub(crate) fn segment(mut self, at_ms: u64, ports: (u16, u16), flags: u8, data: &str) -> Self {
        let (from, to) = ports;
        let packet = Packet {
            from: [127, 0, 0, 1].into(),
            to: [127, 0, 0, 1].into(),
            ttl: 64,
            transport: Transport::Tcp { from, to, flags },
            bytes: u32::try_from(data.len()).unwrap_or(u32::MAX),
            head: Bytes::from(data),
            sequence: None,
        };
        self.0.evidence.frames.push(Frame {
            at: Moment::from_nanos(at_ms * 1_000_000),
            bytes: Bytes::from(data),
            length: packet.bytes + 66,
        });
        self.saw(at_ms, Event::Packet(Box::new(packet)))
    }

    /// Ani, and then budi, knock at the server.
    pub(crate) fn both_knock(self, ani_ms: u64, budi_ms: u64) -> Self {
        self.segment(ani_ms, (40_001, 5_000), SYN, "")
            .segment(budi_ms, (40_002, 5_000), SYN, "")
    }

    /// A segment as it is on the cable, with its number.
    pub(crate) fn numbered(
        self,
        at_ms: u64,
        (from, to): (u16, u16),
        (flags, number): (u8, u32),
        data: &str,
    ) -> Self {
        let mut sample = self.segment(at_ms, (from, to), flags, data);
        let mut bytes = vec![0; 12];
        bytes.extend([8, 0, 0x45]);
        bytes.resize(14 + 20, 0);
        bytes[14 + 9] = 6;
        bytes.extend(from.to_be_bytes().into_iter().chain(to.to_be_bytes()));
        bytes.extend(number.to_be_bytes().into_iter().chain([0; 4]));
        if let Some(frame) = sample.0.evidence.frames.last_mut() {
            frame.bytes = Bytes(bytes);
        }
        sample
    }

    /// A bare acknowledgement of everything before this number.
    pub(crate) fn acknowledges(self, at_ms: u64, ports: (u16, u16), number: u32) -> Self {
        let mut sample = self.numbered(at_ms, ports, (16, 1), "");
        if let Some(frame) = sample.0.evidence.frames.last_mut() {
            let length = frame.bytes.0.len();
            frame.bytes.0[length - 4..].copy_from_slice(&number.to_be_bytes());
        }
        sample
    }

    /// A look at the stage that finds these sockets.
    pub(crate) fn sockets(self, at_ms: u64, sockets: Vec<Socket>) -> Self {
        let survey = Survey {
            sockets,
            processes: Vec::<Process>::new(),
            ..Survey::default()
        };
        self.saw(at_ms, Event::Surveyed(Box::new(survey)))
    }

    /// A look that finds the server's socket of ani's connection, and those of both clients.
    pub(crate) fn both_connected(self, at_ms: u64) -> Self {
        let sockets = vec![
            socket(SERVER, 5_000, 40_001),
            socket(ANI, 40_001, 5_000),
            socket(BUDI, 40_002, 5_000),
        ];
        self.sockets(at_ms, sockets)
    }
}

/// A process with a thread for each of these, which waits or is at work.
pub(crate) fn process(actor: ActorId, threads: Vec<Option<Wait>>) -> Process {
    let thread = |(tid, wait)| Thread { tid, wait };
    Process {
        pid: 2,
        parent: 1,
        actor: Some(actor),
        name: "python3".to_string(),
        is_stopped: false,
        threads: (2..).zip(threads).map(thread).collect(),
        cpu: Duration::ZERO,
        waited_for_cpu: Duration::ZERO,
    }
}

/// In a call that nothing but this ends.
pub(crate) fn waits(call: Call, on: Target) -> Option<Wait> {
    Some(Wait {
        call,
        on: vec![on],
        is_timed: false,
    })
}

/// An established TCP connection's end.
pub(crate) fn socket(actor: ActorId, local: u16, remote: u16) -> Socket {
    Socket {
        inode: u64::from(local),
        actor: Some(actor),
        is_udp: false,
        local: ([127, 0, 0, 1], local).into(),
        remote: Some(([127, 0, 0, 1], remote).into()),
        peer: None,
        state: SocketState::Established,
        unread: 0,
        unsent: 0,
        groups: Vec::new(),
    }
}

pub(crate) fn passed(id: &str) -> CheckOutcome {
    let points = Points::parse("10").expect("it is a number");
    CheckOutcome {
        id: Name::new(id).expect("it is a name"),
        verdict: Verdict::Passed,
        earned: points,
        possible: points,
        began: Moment::from_nanos(1_000_000),
        ended: Moment::from_nanos(80_000_000),
        steps: vec![
            step("start: everyone", Held::Yes),
            step("ani types: halo", Held::Yes),
            step("budi sees: halo", Held::Yes),
        ],
    }
}

/// Budi saw nothing.
pub(crate) fn failed(id: &str) -> CheckOutcome {
    let failure = Failure {
        step: 2,
        said: "budi sees: halo".to_string(),
        line: 13,
        actor: Name::new("budi"),
        at: Moment::from_nanos(70_000_000),
        ended: Ended::Still(Duration::from_millis(3)),
        expected: Expected::Text("halo".to_string()),
        actual: Actual::default(),
        diagnosis: Diagnosis::Missing,
        clues: Vec::new(),
        waiting: Vec::new(),
        hint: None,
    };
    let mut check = passed(id);
    check.verdict = Verdict::Failed(Box::new(failure));
    check.earned = Points::default();
    check.steps[2].held = Held::No;
    check
}

fn step(said: &str, held: Held) -> StepOutcome {
    StepOutcome {
        said: said.to_string(),
        line: 11,
        began: Moment::from_nanos(1_000_000),
        ended: Moment::from_nanos(70_000_000),
        held,
    }
}
