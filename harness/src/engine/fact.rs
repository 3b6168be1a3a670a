//! Goals that are read from the kernel's tables.

use super::goal::{Occasion, Progress};
use super::stage::Stage;
use crate::scenario::quantity::{Bound, Port, Protocol};
use crate::scenario::vocabulary::Quantity;
use crate::trace::survey::{Socket, SocketState, Survey};
use crate::trace::{ActorId, Moment, Wants};
use crate::verdict::{Expected, Held};
use std::net::Ipv4Addr;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    /// On all of these.
    Listens(Vec<Port>),
    Joins(Ipv4Addr),
    Has(Quantity, Bound),
}

impl Fact {
    pub(super) fn look(&mut self, stage: &Stage, id: ActorId, occasion: Occasion) -> Progress {
        let Some(survey) = stage.present() else {
            return Progress::Waiting;
        };
        let holds = self.holds(survey, id);
        match (holds, self.must_last(), occasion) {
            (false, ..) | (true, true, Occasion::Event) => Progress::Waiting,
            (true, ..) => Progress::held(),
        }
    }

    fn holds(&self, survey: &Survey, id: ActorId) -> bool {
        match self {
            Self::Listens(ports) => {
                let is_open =
                    |port: &Port| survey.sockets_of(id).any(|socket| serves(socket, *port));
                ports.iter().all(is_open)
            }
            Self::Joins(group) => survey
                .sockets_of(id)
                .any(|socket| socket.groups.contains(group)),
            Self::Has(quantity, bound) => bound.holds(count(survey, id, *quantity)),
        }
    }

    /// A number that may still grow holds at the end only.
    fn must_last(&self) -> bool {
        matches!(self, Self::Has(_, bound) if bound.most != u32::MAX)
    }

    pub(super) fn port(&self) -> Option<Port> {
        match self {
            Self::Listens(ports) => ports.first().copied(),
            Self::Joins(_) | Self::Has(..) => None,
        }
    }

    pub(super) fn expected(&self) -> Expected {
        match self {
            Self::Listens(ports) => match ports.first() {
                Some(port) => Expected::Listens(*port),
                None => Expected::Alive,
            },
            Self::Joins(group) => Expected::Joins(*group),
            Self::Has(quantity, bound) => Expected::Count {
                quantity: *quantity,
                bound: *bound,
            },
        }
    }

    pub(super) fn count(&self, stage: &Stage, id: ActorId) -> Option<u32> {
        match self {
            Self::Has(quantity, _) => Some(count(stage.survey()?, id, *quantity)),
            Self::Listens(_) | Self::Joins(_) => None,
        }
    }
}

/// Is it a socket that others reach on this port?
fn serves(socket: &Socket, port: Port) -> bool {
    let is_open = match port.protocol {
        Protocol::Tcp => matches!(socket.state, SocketState::Listening { .. }),
        Protocol::Udp => socket.is_udp,
    };
    is_open && socket.local.port() == port.number
}

fn count(survey: &Survey, id: ActorId, quantity: Quantity) -> u32 {
    let many = match quantity {
        Quantity::Threads => survey
            .processes_of(id)
            .map(|process| process.threads.len())
            .sum(),
        Quantity::Processes => survey.processes_of(id).count(),
        Quantity::Sockets => survey.sockets_of(id).count(),
        Quantity::Connections => survey
            .sockets_of(id)
            .filter(|socket| !socket.is_udp && socket.state == SocketState::Established)
            .count(),
    };
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// Next to no CPU for some time.
pub(super) struct Rest {
    pub(super) lasting: Duration,
    /// Until then it may begin again.
    pub(super) latest: Moment,
    began: Option<(Moment, Spent)>,
    /// It did not rest in the round before.
    was_busy: bool,
    pub(super) used: Option<Duration>,
}

/// CPU time, and how long it was kept waiting for a core.
#[derive(Debug, Clone, Copy)]
struct Spent {
    used: Duration,
    waited: Duration,
}

/// What a program at rest may use: a twentieth of the time, and this.
const LITTLE: Duration = Duration::from_millis(2);

impl Rest {
    pub(super) fn new(lasting: Duration, latest: Moment) -> Self {
        Self {
            lasting,
            latest,
            began: None,
            was_busy: false,
            used: None,
        }
    }

    pub(super) fn look(&mut self, stage: &Stage, id: ActorId, occasion: Occasion) -> Progress {
        let Some(survey) = stage.present() else {
            return Progress::Waiting;
        };
        if occasion == Occasion::Still {
            return Progress::held();
        }
        let (at, spent) = (stage.surveyed, Spent::of(survey, id));
        let Some((began, before)) = self.began else {
            self.began = Some((at, spent));
            return Progress::Waiting;
        };
        let time = at.since(began);
        let (is_whole, is_last) = (time >= self.lasting, occasion == Occasion::Deadline);
        if !is_whole && !is_last {
            return Progress::Waiting;
        }
        let used = spent.used.saturating_sub(before.used);
        let waited = spent.waited.saturating_sub(before.waited);
        self.used = Some(used);
        let little = time / 20 + LITTLE;
        let is_busy = used > little || !is_whole && self.was_busy;
        if is_busy && (is_last || at >= self.latest) {
            return Progress::Missed;
        }
        // Whoever loops and gets no core uses little, too: another round tells, if there is time for one.
        if !is_busy && (is_last || used + waited <= little) {
            return Progress::Reached {
                held: Held::Yes,
                reads_to: None,
            };
        }
        self.was_busy = is_busy;
        self.began = Some((at, spent));
        Progress::Waiting
    }

    pub(super) fn add_wants(&self, stage: &Stage, wants: &mut Wants) {
        let due = self.began.map(|(began, _)| began.after(self.lasting));
        match due {
            Some(due) if due > stage.now => wants.sooner(due),
            _ => wants.now = true,
        }
    }
}

impl Spent {
    fn of(survey: &Survey, id: ActorId) -> Self {
        Self {
            used: survey.processes_of(id).map(|one| one.cpu).sum(),
            waited: survey.processes_of(id).map(|one| one.waited_for_cpu).sum(),
        }
    }
}
