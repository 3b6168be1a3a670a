//! One actor, as far as the engine knows it: what it showed, how far that was read, whether it lives.

use super::diagnose::{Used, Witness};
use super::view::View;
use crate::scenario::cast::{Actor, Part};
use crate::scenario::text::Text;
use crate::trace::{ActorId, Event, Exit, Moment, Refusal};

pub(super) struct Player {
    pub(super) actor: Actor,
    /// Why nobody can play it.
    pub(super) vacant: Option<Text>,
    pub(super) view: View,
    /// Up to here the script has read.
    pub(super) cursor: usize,
    /// What the script has read, and by which sentence.
    pub(super) used: Vec<Used>,
    pub(super) life: Life,
    /// It was sent away by the script: what it says now is no matter for `always`.
    pub(super) is_dismissed: bool,
    pub(super) is_frozen: bool,
    /// It is blocked reading its terminal, and has been since nothing was typed or shown.
    pub(super) reads: bool,
    /// Actions of writing that were not confirmed.
    pub(super) unwritten: usize,
    /// Why the last of them was refused.
    pub(super) unwritable: Option<Refusal>,
    /// When it ended.
    pub(super) ended: Option<Moment>,
    /// Where its text ended when it was started last.
    began: usize,
    /// Where its text ended when the check in progress began, and when the script sent it away.
    pub(super) at_check: usize,
    pub(super) sent_away: Option<usize>,
    /// Where that text begins which it has shown since the script said something last.
    since_told: usize,
    pub(super) last_words: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Life {
    /// Nobody has started it.
    Absent,
    Starting,
    Refused(Refusal),
    Alive,
    /// Its program ended.
    Ended(Exit),
    /// Its raw socket was closed by the peer, or by the script.
    Closed,
}

impl Player {
    pub(super) fn new(actor: Actor) -> Self {
        Self {
            actor,
            vacant: None,
            view: View::default(),
            cursor: 0,
            used: Vec::new(),
            life: Life::Absent,
            is_dismissed: false,
            is_frozen: false,
            reads: false,
            unwritten: 0,
            unwritable: None,
            ended: None,
            began: 0,
            at_check: 0,
            sent_away: None,
            since_told: 0,
            last_words: None,
        }
    }

    pub(super) fn is_program(&self) -> bool {
        self.actor.is_program()
    }

    /// Has it been started, and not ended yet?
    pub(super) fn is_alive(&self) -> bool {
        self.life == Life::Alive
    }

    /// Can it be given something? Who speaks through a raw socket may go on when its peer has nothing more to say,
    /// and a server's socket can be told though nobody has come to it yet.
    pub(super) fn can_be_told(&self) -> bool {
        self.is_alive() || !self.is_program() && self.life == Life::Closed
    }

    pub(super) fn exit(&self) -> Option<Exit> {
        match self.life {
            Life::Ended(exit) => Some(exit),
            _ => None,
        }
    }

    /// Why it is not on stage, if the system refused.
    pub(super) fn refusal(&self) -> Option<&Refusal> {
        match &self.life {
            Life::Refused(refusal) => Some(refusal),
            _ => self.unwritable.as_ref(),
        }
    }

    /// Nobody will ever speak through this socket again; to a server somebody else may come.
    pub(super) fn is_over_for_good(&self) -> bool {
        !matches!(self.actor.part, Part::Listen { .. })
    }

    /// The script has sent it away: by a signal, or by closing its terminal.
    pub(super) fn dismiss(&mut self) {
        self.is_dismissed = true;
        self.sent_away.get_or_insert(self.view.end());
    }

    /// The script said something, to whomever.
    pub(super) fn hear(&mut self) {
        self.since_told = self.view.end();
    }

    pub(super) fn consume(&mut self, end: usize, said: &str) {
        if end > self.cursor {
            self.used.push(Used {
                from: self.cursor,
                to: end,
                said: said.to_string(),
            });
            self.cursor = end;
        }
    }

    /// What is known of it, for a diagnosis.
    pub(super) fn witness(&self, actor: ActorId) -> Witness<'_> {
        Witness {
            actor,
            view: &self.view,
            cursor: self.cursor,
            at_check: self.at_check,
            used: &self.used,
            began: self.began,
            exit: self.exit(),
            sent_away: self.sent_away,
            last_words: self.last_words,
            is_frozen: self.is_frozen,
        }
    }

    pub(super) fn begin(&mut self) {
        self.life = Life::Starting;
        self.began = self.view.end();
        self.is_dismissed = false;
        self.sent_away = None;
        self.last_words = None;
        self.is_frozen = false;
        self.reads = false;
        self.unwritten = 0;
        self.unwritable = None;
        self.ended = None;
    }

    pub(super) fn tell(&mut self, at: Moment, event: &Event) {
        match event {
            Event::Started { .. } | Event::Accepted { .. } => self.life = Life::Alive,
            Event::NotStarted { why, .. } => self.life = Life::Refused(why.clone()),
            Event::Wrote { .. } => self.unwritten = 0,
            Event::NotWritten { why, .. } => self.unwritable = Some(why.clone()),
            Event::Surveyed(_)
            | Event::Packet(_)
            | Event::Missed { .. }
            | Event::Holds { .. }
            | Event::Serves { .. } => {}
            Event::Printed { bytes, .. } => {
                self.reads = false;
                self.view.feed(&bytes.0);
                // A datagram has its own border: the next does not continue it.
                if self.actor.is_udp() && bytes.0.last() != Some(&b'\n') {
                    self.view.feed(b"\n");
                }
            }
            Event::Echoed { .. } => self.reads = false,
            Event::Closed { .. } => (self.life, self.ended) = (Life::Closed, Some(at)),
            Event::Exited { how, .. } => {
                (self.life, self.ended) = (Life::Ended(*how), Some(at));
                self.last_words = Some(self.since_told);
            }
            // Seen before it was given something, it says nothing about afterwards.
            Event::Reads { .. } => self.reads = self.unwritten == 0,
        }
    }
}
