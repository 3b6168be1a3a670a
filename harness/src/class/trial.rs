//! An audit as it is played: every exhibit in every scenario that it is for, side by side.

mod supply;

use super::crew::{Crew, Progress};
use super::gallery::{Exhibit, Gallery, Kind};
use crate::audit::{Accusation, Check, Part, Play, Player, Sheet};
use crate::record::Record;
use crate::run::house::{House, Told};
use crate::scenario::liar::{Liar, Stated};
use crate::scenario::name::Name;
use crate::trace::Moment;
use crate::verdict::explain::{Around, Body, Paragraph, explain};
use crate::world::clock::Clock;
use crate::world::course::{Course, Shelf, Unit};
use crate::world::effort;
use crate::world::recipe::Site;
use anyhow::Result;
use std::sync::OnceLock;
use std::time::Duration;
use supply::{Note, Supply, Tag};

#[derive(Debug, Clone, Copy)]
pub struct Wishes {
    pub seed: u64,
    pub repeat: u32,
    pub jobs: Option<usize>,
    /// All liars of each module are among the exhibits, and play all that is played of it.
    pub is_whole: bool,
    /// Of a liar only what is stated beside it.
    pub is_brief: bool,
    /// Where the exhibits are compiled.
    pub site: Site,
}

/// What is told on the way.
#[derive(Debug)]
pub enum News {
    /// So many plays are over; so many begun ones were unsure and are played again.
    Played {
        over: usize,
        again: usize,
    },
    Told(Told),
}

/// What came of an audit, and what it cost.
#[derive(Debug)]
pub struct Trial {
    pub sheets: Vec<Sheet>,
    pub plays: usize,
    pub again: usize,
    pub took: Duration,
    /// CPU time of everything that was built and played.
    pub spent: Duration,
    pub cores: usize,
    /// How long the cores together had nothing to do meanwhile.
    pub idle: Duration,
    pub is_interrupted: bool,
}

/// Plays them all.
pub fn hold(
    gallery: &Gallery,
    (shelf, course): (&Shelf, &Course),
    wishes: Wishes,
    house: &mut House,
    tell: &mut dyn FnMut(News) -> Result<()>,
) -> Result<Trial> {
    let clock = Clock::start();
    let (before, idle) = (effort::of_children(), effort::idle());
    let mut trial = Trial {
        sheets: sheets(gallery, course, wishes.is_whole),
        plays: 0,
        again: 0,
        took: Duration::ZERO,
        spent: Duration::ZERO,
        cores: effort::cores(),
        idle: Duration::ZERO,
        is_interrupted: false,
    };
    let (notes, noted) = std::sync::mpsc::channel();
    let supply = Supply {
        gallery,
        shelf,
        course,
        wishes,
        notes,
        reference: OnceLock::new(),
    };
    let crew = Crew { jobs: wishes.jobs };
    let interrupted = crew.play(supply.work(), house, &mut |progress| {
        trial.heed(noted.try_iter());
        trial.hear(progress, tell)
    })?;
    trial.heed(noted.try_iter());
    // Not one of the reference's players is there for a module that it has no programs for.
    for sheet in &mut trial.sheets {
        sheet
            .players
            .retain(|player| player.absent.is_some() || !player.plays.is_empty());
    }
    trial.is_interrupted = interrupted.is_some();
    trial.took = clock.now().since(Moment::default());
    trial.spent = effort::of_children().saturating_sub(before);
    let both = effort::idle().zip(idle);
    trial.idle = both.map_or(Duration::ZERO, |(now, then)| now.saturating_sub(then));
    Ok(trial)
}

impl Trial {
    fn heed(&mut self, notes: impl Iterator<Item = Note>) {
        for note in notes {
            if let Some(player) = self.player(note.sheet, &note.player) {
                player.absent = Some(note.absent);
            }
        }
    }

    fn hear(
        &mut self,
        progress: Progress<'_, Tag>,
        tell: &mut dyn FnMut(News) -> Result<()>,
    ) -> Result<()> {
        match progress {
            Progress::Begins(_) | Progress::Made | Progress::Waits => return Ok(()),
            Progress::Told(told) => return tell(News::Told(told)),
            Progress::Again(_) => self.again += 1,
            Progress::Ended(tag, record) => {
                self.plays += 1;
                self.take(&tag, &record);
            }
        }
        let (over, again) = (self.plays, self.again);
        tell(News::Played { over, again })
    }

    fn take(&mut self, tag: &Tag, record: &Record) {
        let Some(player) = self.player(tag.sheet, &tag.player) else {
            return;
        };
        if let Part::Liar(accusation) = &mut player.part {
            listen(accusation, record);
        }
        let round = Play::round(&record.outcome);
        let mut plays = player.plays.iter_mut();
        match plays.find(|play| play.scenario == tag.scenario) {
            Some(play) => play.rounds.push(round),
            None => player.plays.push(Play {
                scenario: tag.scenario.clone(),
                rounds: vec![round],
            }),
        }
    }

    fn player(&mut self, sheet: usize, name: &str) -> Option<&mut Player> {
        let mut players = self.sheets.get_mut(sheet)?.players.iter_mut();
        players.find(|player| player.name == name)
    }
}

/// A sheet for each module, before anything is played.
fn sheets(gallery: &Gallery, course: &Course, is_whole: bool) -> Vec<Sheet> {
    let sheet = |unit: &Unit| {
        let exhibits = gallery.exhibits.iter();
        let players = exhibits.filter(|exhibit| exhibit.is_for(&unit.slug));
        Sheet {
            module: unit.slug.clone(),
            checks: checks(unit),
            players: players.map(|exhibit| player(exhibit, unit)).collect(),
            is_whole: is_whole && unit.is_whole(),
        }
    };
    course.modules.iter().map(sheet).collect()
}

fn checks(unit: &Unit) -> Vec<Check> {
    let plays = unit.scenarios.iter();
    let all = plays.flat_map(|play| {
        let checks = play.scenario.checks.iter();
        checks.map(|check| Check {
            scenario: play.name.clone(),
            id: check.id.clone(),
            title: check.title.clone(),
            because: check.because.clone(),
        })
    });
    all.collect()
}

fn player(exhibit: &Exhibit, unit: &Unit) -> Player {
    let (part, about) = match &exhibit.kind {
        Kind::Reference => (Part::Reference, None),
        Kind::Stranger(stranger) => (Part::Stranger, Some(stranger.style.clone())),
        Kind::Liar(liar) => {
            let accusation = accusation(liar, unit);
            (Part::Liar(accusation), liar.about.clone())
        }
    };
    Player {
        name: exhibit.name.clone(),
        about,
        part,
        plays: Vec::new(),
        absent: None,
    }
}

/// What is stated of the scenarios that are played.
fn accusation(liar: &Liar, unit: &Unit) -> Accusation {
    let is_played = |stated: &&Stated| {
        let mut plays = unit.scenarios.iter();
        plays.any(|play| play.name == stated.scenario)
    };
    let stated: Vec<Stated> = liar.plays.iter().filter(is_played).cloned().collect();
    // The words may stand in an explanation of another scenario.
    let is_all = stated.len() == liar.plays.len();
    let says = liar.says.iter().filter(|_| is_all);
    Accusation {
        says: says.cloned().collect(),
        stated,
        is_partial: !unit.is_whole(),
        ..Accusation::default()
    }
}

/// Do the explanations hold the words that they should?
fn listen(accusation: &mut Accusation, record: &Record) {
    if accusation.heard.len() == accusation.says.len() {
        return;
    }
    let around = Around {
        scenario: &record.scenario,
        outcome: &record.outcome,
        file: "",
        commands: &record.about.commands,
        again: "",
    };
    let checks = record.outcome.checks.iter();
    let told = checks.flat_map(|check| explain(&around, check));
    let told: Vec<String> = told.map(|paragraph| words(&paragraph)).collect();
    for (at, said) in accusation.says.iter().enumerate() {
        if told.iter().any(|words| words.contains(said)) {
            accusation.heard.insert(at);
        }
    }
}

/// What a paragraph says in English, each run of blanks as one.
fn words(paragraph: &Paragraph) -> String {
    let all: Vec<&str> = match &paragraph.body {
        Body::Words(texts) => texts.iter().map(|text| text.en.as_str()).collect(),
        Body::Table(rows) => {
            let both = rows.iter().flat_map(|(who, what)| [who, what]);
            both.map(|text| text.en.as_str()).collect()
        }
        Body::Difference(difference) => vec![&difference.expected.en, &difference.actual.en],
        Body::Screen(lines, end) => {
            let lines = lines.iter().map(String::as_str);
            lines.chain([end.en.as_str()]).collect()
        }
        Body::Steps(_) | Body::Recipe(..) => Vec::new(),
    };
    let all = all.iter().flat_map(|text| text.split_whitespace());
    all.collect::<Vec<_>>().join(" ")
}

/// How many plays there will be.
pub fn count(gallery: &Gallery, course: &Course, wishes: Wishes) -> usize {
    let units = course.modules.iter();
    let plays = units.map(|unit| {
        let exhibits = gallery.exhibits.iter().filter(|one| one.is_for(&unit.slug));
        let plays = exhibits.map(|exhibit| {
            let names = unit.scenarios.iter().map(|play| &play.name);
            names
                .filter(|name| is_played(exhibit, name, wishes))
                .count()
        });
        plays.sum::<usize>()
    });
    plays.sum::<usize>() * wishes.repeat.max(1) as usize
}

/// Is this scenario played with this exhibit?
fn is_played(exhibit: &Exhibit, scenario: &Name, wishes: Wishes) -> bool {
    match &exhibit.kind {
        Kind::Liar(liar) if wishes.is_brief && !liar.plays.is_empty() => {
            liar.plays.iter().any(|stated| stated.scenario == *scenario)
        }
        _ => true,
    }
}
