//! Everything that is known of the play at one moment: who is on stage, what was seen, what was asked for.

use super::Settings;
use super::diagnose::{Typed, Witness};
use super::player::{Life, Player};
use super::traffic::Wire;
use super::variables::Variables;
use crate::scenario::Scenario;
use crate::scenario::cast::Part;
use crate::scenario::module::Role;
use crate::scenario::name::Name;
use crate::scenario::sentence::{Subject, Who};
use crate::trace::survey::Survey;
use crate::trace::{Action, ActorId, Event, Moment};
use crate::verdict::Clue;
use std::collections::BTreeMap;
use std::time::Duration;

pub(super) struct Stage {
    pub(super) scenario: Scenario,
    pub(super) settings: Settings,
    pub(super) variables: Variables,
    players: Vec<Player>,
    index: BTreeMap<Name, ActorId>,
    pub(super) marks: Vec<Mark>,
    pub(super) measures: Vec<(Name, Duration)>,
    pub(super) now: Moment,
    survey: Option<Box<Survey>>,
    /// When the last survey was told.
    pub(super) surveyed: Moment,
    /// It was proved that nothing can happen, and nothing was done since.
    is_still: bool,
    asked: Vec<Action>,
    /// Something is wanted of which the world has not been told yet: what it proves was not asked for that.
    is_doubted: bool,
    /// When something was done last.
    acted: Moment,
    /// When the sentence in progress began.
    opened: Moment,
    /// What was typed and sent so far: the last of it.
    pub(super) typed: Vec<Typed>,
    pub(super) wire: Wire,
    /// How many packets had passed when the check began, and when somebody said something last.
    passed: usize,
    passed_before: usize,
}

/// A moment with a name, and what everybody had shown by then.
pub(super) struct Mark {
    pub(super) name: Name,
    pub(super) at: Moment,
    ends: Vec<usize>,
    passed: usize,
}

impl Stage {
    pub(super) fn new(scenario: &Scenario, settings: Settings) -> Self {
        let names = scenario.cast.iter().map(|actor| actor.name.clone());
        let mut players: Vec<Player> = scenario.cast.iter().cloned().map(Player::new).collect();
        for (actor, why) in &settings.vacant {
            if let Some(player) = players.get_mut(actor.0) {
                player.vacant = Some(why.clone());
            }
        }
        Self {
            variables: Variables::draw(scenario, settings.seed),
            players,
            index: names
                .enumerate()
                .map(|(at, name)| (name, ActorId(at)))
                .collect(),
            scenario: scenario.clone(),
            settings,
            marks: Vec::new(),
            measures: Vec::new(),
            now: Moment::default(),
            survey: None,
            surveyed: Moment::default(),
            is_still: false,
            asked: Vec::new(),
            is_doubted: false,
            acted: Moment::default(),
            opened: Moment::default(),
            typed: Vec::new(),
            wire: Wire::default(),
            passed: 0,
            passed_before: 0,
        }
    }

    pub(super) fn tell(&mut self, at: Moment, event: &Event) {
        self.now = self.now.max(at);
        match event {
            // Acknowledgements for which nobody waits pass on a still stage too.
            Event::Packet(packet) => return self.wire.take(packet),
            Event::Missed { .. } => return self.wire.miss(),
            // Known from a packet, and of no more weight for what may happen.
            Event::Holds { .. } | Event::Serves { .. } => return,
            _ => {}
        }
        if let Event::Surveyed(survey) = event {
            self.wire.survey(survey);
            // What was asked for or done since is not in it.
            let is_new = self.asked.is_empty() && at >= self.acted;
            self.is_still = survey.is_still() && is_new && !self.is_doubted;
            self.survey = Some(survey.clone());
            self.surveyed = at;
            return;
        }
        self.is_still = false;
        if let Some(player) = event.actor().and_then(|id| self.players.get_mut(id.0)) {
            player.tell(at, event);
        }
    }

    /// A check begins.
    pub(super) fn begin_check(&mut self) {
        self.passed = self.wire.end();
        for player in &mut self.players {
            player.at_check = player.view.end();
        }
    }

    pub(super) fn is_still(&self) -> bool {
        self.is_still
    }

    /// What was proved was not asked the same question: it must be proved again.
    pub(super) fn doubt(&mut self) {
        self.is_still = false;
        self.is_doubted = true;
    }

    pub(super) fn survey(&self) -> Option<&Survey> {
        self.survey.as_deref()
    }

    /// When the sentence in progress began.
    pub(super) fn opened(&self) -> Moment {
        self.opened
    }

    /// A sentence begins.
    pub(super) fn begin_sentence(&mut self) {
        self.opened = self.now;
    }

    /// What is true now: an older survey may know a port that is closed meanwhile, or a program that was ended.
    pub(super) fn present(&self) -> Option<&Survey> {
        let since = self.acted.max(self.opened);
        let is_new = self.asked.is_empty() && self.surveyed >= since;
        self.survey().filter(|_| self.is_still || is_new)
    }

    pub(super) fn ask(&mut self, action: Action) {
        self.is_still = false;
        self.asked.push(action);
    }

    /// Something was given to an actor.
    pub(super) fn said(&mut self, actor: ActorId, bytes: &[u8]) {
        self.players.iter_mut().for_each(Player::hear);
        self.passed_before = self.wire.end();
        if self.typed.len() == MOST_TYPED {
            self.typed.remove(0);
        }
        let shown = &bytes[..bytes.len().min(MOST_SHOWN)];
        self.typed.push(Typed {
            actor,
            text: String::from_utf8_lossy(shown)
                .trim_end_matches('\n')
                .to_string(),
            at: self.now,
        });
    }

    pub(super) fn take_asked(&mut self) -> Vec<Action> {
        self.is_doubted = false;
        if !self.asked.is_empty() {
            self.acted = self.now;
        }
        std::mem::take(&mut self.asked)
    }

    pub(super) fn player(&self, id: ActorId) -> &Player {
        &self.players[id.0]
    }

    pub(super) fn player_mut(&mut self, id: ActorId) -> &mut Player {
        &mut self.players[id.0]
    }

    pub(super) fn players(&self) -> impl Iterator<Item = (ActorId, &Player)> {
        self.players
            .iter()
            .enumerate()
            .map(|(at, player)| (ActorId(at), player))
    }

    pub(super) fn id(&self, name: &Name) -> Option<ActorId> {
        self.index.get(name).copied()
    }

    /// The actors that a sentence speaks of at this moment.
    pub(super) fn who(&self, subject: &Subject) -> Vec<ActorId> {
        match &subject.who {
            Who::These(names) => names.iter().filter_map(|name| self.id(name)).collect(),
            Who::Everyone { but } => {
                let present = self
                    .players()
                    .filter(|(_, player)| player.is_program() && player.is_alive());
                let meant = present.filter(|(_, player)| !but.contains(&player.actor.name));
                meant.map(|(id, _)| id).collect()
            }
            Who::Network => Vec::new(),
        }
    }

    /// All programs, for `start: everyone`.
    pub(super) fn programs(&self, but: &[Name]) -> Vec<ActorId> {
        let programs = self.players().filter(|(_, player)| player.is_program());
        let meant = programs.filter(|(_, player)| !but.contains(&player.actor.name));
        meant.map(|(id, _)| id).collect()
    }

    pub(super) fn role(&self, id: ActorId) -> Option<&Role> {
        let Part::Program(program) = &self.player(id).actor.part else {
            return None;
        };
        self.settings
            .roles
            .iter()
            .find(|role| role.name == program.role)
    }

    /// Does it still have a process, as far as it is known?
    pub(super) fn has_processes(&self, id: ActorId) -> bool {
        let ended = self.player(id).ended;
        match &self.survey {
            Some(survey) if ended.is_some_and(|ended| self.surveyed > ended) => {
                survey.processes_of(id).next().is_some()
            }
            _ => true,
        }
    }

    /// Is it on stage, or on its way there?
    pub(super) fn is_on(&self, id: ActorId) -> bool {
        matches!(self.player(id).life, Life::Alive | Life::Starting)
    }

    pub(super) fn mark(&mut self, name: &Name) {
        let ends = self
            .players
            .iter()
            .map(|player| player.view.end())
            .collect();
        self.marks.retain(|mark| mark.name != *name);
        self.marks.push(Mark {
            name: name.clone(),
            at: self.now,
            ends,
            passed: self.wire.end(),
        });
    }

    /// Where an actor's text is looked at: behind its cursor, and behind the mark if there is one.
    pub(super) fn from(&self, id: ActorId, since: Option<&Name>) -> usize {
        let mark = since.and_then(|name| self.marks.iter().find(|mark| mark.name == *name));
        let marked = mark.and_then(|mark| mark.ends.get(id.0).copied());
        self.player(id).cursor.max(marked.unwrap_or(0))
    }

    /// How many packets had passed when the check began, or at the mark.
    pub(super) fn passed(&self, since: Option<&Name>) -> usize {
        let mark = since.and_then(|name| self.marks.iter().find(|mark| mark.name == *name));
        mark.map_or(self.passed, |mark| mark.passed)
    }

    /// The datagrams since somebody said something, if nothing that passed has escaped us.
    pub(super) fn datagrams(&self) -> Option<Vec<Clue>> {
        let is_known = self.settings.captures && !self.wire.has_missed(self.passed_before);
        is_known.then(|| self.wire.datagrams(self.passed_before))
    }

    pub(super) fn measure(&mut self, name: &Name, from: &Name, to: &Name) {
        let moment = |wanted: &Name| {
            let mark = self.marks.iter().find(|mark| mark.name == *wanted);
            mark.map(|mark| mark.at)
        };
        if let (Some(from), Some(to)) = (moment(from), moment(to)) {
            self.measures.push((name.clone(), to.since(from)));
        }
    }

    /// What is known of everybody who was ever started.
    pub(super) fn witnesses(&self) -> Vec<Witness<'_>> {
        let known = self
            .players()
            .filter(|(_, player)| player.life != Life::Absent);
        known.map(|(actor, player)| player.witness(actor)).collect()
    }

    pub(super) fn within(&self) -> Duration {
        let own = self.scenario.defaults.within;
        own.or(self.settings.defaults.within).unwrap_or(WITHIN)
    }

    pub(super) fn grace(&self) -> Duration {
        let own = self.scenario.defaults.grace;
        own.or(self.settings.defaults.grace).unwrap_or(GRACE)
    }

    pub(super) fn linger(&self) -> Duration {
        let own = self.scenario.defaults.linger;
        own.or(self.settings.defaults.linger).unwrap_or(LINGER)
    }
}

const MOST_TYPED: usize = 500;
const MOST_SHOWN: usize = 1_000;
const WITHIN: Duration = Duration::from_secs(5);
const GRACE: Duration = Duration::from_secs(1);
const LINGER: Duration = Duration::from_secs(1);
