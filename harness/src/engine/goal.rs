//! What one actor must do for a sentence to hold, and whether it has.

mod account;

use super::fact::{Fact, Rest};
use super::look::{All, Count, Never, Prompt, Text};
use super::player::Life;
use super::stage::Stage;
use super::traffic::Carries;
use crate::scenario::sentence::Ending;
use crate::scenario::vocabulary::Quantity;
use crate::trace::{ActorId, Exit, Moment, Wants};
use crate::verdict::Held;
use std::time::Duration;

/// When a goal is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// Something happened, or was found out.
    Event,
    /// Nothing can happen any more.
    Still,
    /// Its time is over.
    Deadline,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Progress {
    Waiting,
    /// It holds; its actor has read up to this place.
    Reached {
        held: Held,
        reads_to: Option<usize>,
    },
    /// It does not, and will not.
    Missed,
    /// Too many packets passed to know.
    Untold,
}

pub(super) enum Goal {
    /// Nothing to wait for.
    Done,
    Start(Start),
    /// What was given to it is taken, if it could be given at all.
    Taken {
        bytes: usize,
        is_given: bool,
    },
    Prompt(Prompt),
    Text(Text),
    Count(Count),
    All(All),
    OneOf(Vec<Text>),
    Never(Never),
    Exit(Ending),
    Fact(Fact),
    Rest(Rest),
    Closed,
    Alive,
    /// It ends because the script wants so: a second, harder signal follows at this moment.
    Gone {
        harder: Option<Moment>,
    },
    /// The whole stage is still.
    Still,
    Carries(Carries),
}

/// A program that is to run, and perhaps to listen.
pub(super) struct Start {
    pub(super) is_asked: bool,
    pub(super) ready: Option<Fact>,
    pub(super) args: Vec<String>,
}

impl Progress {
    pub(super) fn held() -> Self {
        Self::Reached {
            held: Held::Yes,
            reads_to: None,
        }
    }

    /// Holds now, or is waited for.
    fn when(holds: bool) -> Self {
        match holds {
            true => Self::held(),
            false => Self::Waiting,
        }
    }

    /// What is not there when nothing can happen any more, or when time is over, is missing.
    fn at_last(self, occasion: Occasion) -> Self {
        match (self, occasion) {
            (Self::Waiting, Occasion::Still | Occasion::Deadline) => Self::Missed,
            (progress, _) => progress,
        }
    }
}

impl Goal {
    pub(super) fn look(
        &mut self,
        stage: &Stage,
        actor: Option<ActorId>,
        occasion: Occasion,
    ) -> Progress {
        let Some(id) = actor else {
            return self.look_around(stage, occasion);
        };
        if self.is_of_the_living() && self.is_hopeless(stage, id) {
            return Progress::Missed;
        }
        let progress = self.look_at(stage, id, occasion);
        match progress {
            Progress::Waiting if self.is_hopeless(stage, id) => self.look_back(stage, id),
            progress => progress,
        }
    }

    /// The dead use no time and have no sockets, but it is not they who are to rest and to close them.
    fn is_of_the_living(&self) -> bool {
        match self {
            Self::Rest(_) => true,
            Self::Fact(fact) => !matches!(fact, Fact::Has(Quantity::Processes, _)),
            _ => false,
        }
    }

    /// Nothing more comes from who is gone: a number at the end of its text is complete.
    fn look_back(&mut self, stage: &Stage, id: ActorId) -> Progress {
        match self {
            Self::Text(_) | Self::Count(_) | Self::All(_) | Self::OneOf(_) => {
                self.look_at(stage, id, Occasion::Still)
            }
            _ => Progress::Missed,
        }
    }

    /// A goal of the whole stage.
    fn look_around(&mut self, stage: &Stage, occasion: Occasion) -> Progress {
        match (self, occasion) {
            (Self::Carries(carries), _) => carries.look(stage, occasion),
            (Self::Done, _) | (Self::Still, Occasion::Still) => Progress::held(),
            (Self::Alive, _) => Progress::Missed,
            (Self::Still, Occasion::Deadline) => Progress::Reached {
                held: Held::Unproved,
                reads_to: None,
            },
            _ => Progress::Waiting,
        }
    }

    fn look_at(&mut self, stage: &Stage, id: ActorId, occasion: Occasion) -> Progress {
        let player = stage.player(id);
        match self {
            Self::Done | Self::Still | Self::Carries(_) => Progress::held(),
            Self::Start(start) => start.look(stage, id).at_last(occasion),
            Self::Taken { is_given, .. } => {
                Progress::when(*is_given && player.unwritten == 0).at_last(occasion)
            }
            Self::Prompt(prompt) => prompt.look(player).at_last(occasion),
            Self::Text(text) => text.look(player, occasion).at_last(occasion),
            Self::Count(count) => count.look(player, occasion).at_last(occasion),
            Self::All(all) => all.look(player, occasion).at_last(occasion),
            Self::OneOf(texts) => first_of(texts, stage, id, occasion).at_last(occasion),
            Self::Never(never) => never.look(player, occasion),
            Self::Exit(ending) => match player.exit() {
                Some(exit) if is_so(exit, ending) => Progress::held(),
                Some(_) => Progress::Missed,
                None => Progress::Waiting.at_last(occasion),
            },
            Self::Fact(fact) => fact.look(stage, id, occasion).at_last(occasion),
            Self::Rest(rest) => rest.look(stage, id, occasion),
            Self::Closed => Progress::when(player.life == Life::Closed).at_last(occasion),
            Self::Alive => match (player.is_alive(), occasion) {
                (false, _) => Progress::Missed,
                (true, Occasion::Event) => Progress::Waiting,
                (true, _) => Progress::held(),
            },
            Self::Gone { .. } => Progress::when(!is_on_stage(&player.life)),
        }
    }

    /// Will it never hold, because its actor is not there any more?
    fn is_hopeless(&self, stage: &Stage, id: ActorId) -> bool {
        let life = &stage.player(id).life;
        match self {
            Self::Start(_) => matches!(life, Life::Refused(_) | Life::Ended(_) | Life::Closed),
            Self::Gone { .. } | Self::Never(_) | Self::Done | Self::Still | Self::Carries(_) => {
                false
            }
            Self::Taken { is_given, .. } => {
                let player = stage.player(id);
                let is_refused = *life == Life::Closed && player.unwritable.is_some();
                !is_given || is_refused || !player.can_be_told()
            }
            _ => match life {
                Life::Absent | Life::Refused(_) => true,
                Life::Ended(_) => !stage.has_processes(id),
                Life::Closed => stage.player(id).is_over_for_good(),
                Life::Starting | Life::Alive => false,
            },
        }
    }

    /// How the world should wait for it.
    pub(super) fn add_wants(&self, actor: Option<ActorId>, stage: &Stage, wants: &mut Wants) {
        match self {
            Self::Prompt(_) => wants.readers.extend(actor),
            Self::Alive => wants.facts = true,
            Self::Fact(_) => {
                wants.facts = true;
                wants.now |= stage.present().is_none();
            }
            // Until it is executed there is nothing to look at.
            Self::Start(_) if actor.is_some_and(|id| !stage.player(id).is_alive()) => return,
            Self::Start(start) => {
                wants.facts |= start.ready.is_some();
                wants.now |= start.ready.is_some() && stage.present().is_none();
            }
            Self::Rest(rest) => rest.add_wants(stage, wants),
            Self::Carries(carries) => {
                wants.packets = true;
                wants.facts |= carries.has_names();
            }
            Self::Gone {
                harder: Some(moment),
            } => wants.sooner(*moment),
            _ => {}
        }
        let has_ended = |id: ActorId| matches!(stage.player(id).life, Life::Ended(_));
        wants.facts |= actor.is_some_and(has_ended);
        wants.stillness = true;
    }
}

impl Start {
    fn look(&mut self, stage: &Stage, id: ActorId) -> Progress {
        if !stage.player(id).is_alive() {
            return Progress::Waiting;
        }
        match &mut self.ready {
            None => Progress::held(),
            Some(fact) => fact.look(stage, id, Occasion::Event),
        }
    }
}

/// The one that ends first; of two that end at the same place the first of the list.
fn first_of(texts: &mut [Text], stage: &Stage, id: ActorId, occasion: Occasion) -> Progress {
    let player = stage.player(id);
    let ends = texts
        .iter_mut()
        .filter_map(|text| text.end(player, occasion));
    match ends.min() {
        Some(end) => Progress::Reached {
            held: Held::Yes,
            reads_to: Some(end),
        },
        None => Progress::Waiting,
    }
}

fn is_so(exit: Exit, ending: &Ending) -> bool {
    match (ending, exit) {
        (Ending::Any, _) => true,
        (Ending::Code(wanted), Exit::Code(code)) => *wanted == code,
        (Ending::Signal(wanted), Exit::Signal(number)) => wanted.number() == number,
        (Ending::Code(_), Exit::Signal(_)) | (Ending::Signal(_), Exit::Code(_)) => false,
        (Ending::Code(_) | Ending::Signal(_), Exit::Limit(_)) => false,
    }
}

fn is_on_stage(life: &Life) -> bool {
    matches!(life, Life::Alive | Life::Starting)
}

/// How long a program may take that is asked to end by force.
pub(super) const FORCED: Duration = Duration::from_secs(10);
