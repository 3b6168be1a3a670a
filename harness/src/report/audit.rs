//! An audit as people and programs read it: in words, as Markdown, as JSON.

mod json;
mod markdown;
mod words;

pub use json::json;
pub use markdown::markdown;
pub(super) use words::{Told, told};

use crate::audit::{Finding, Gravity, Player, Sheet};
use crate::scenario::text::{Language, Text};
use std::time::Duration;

/// Everything that an audit is told from.
pub struct Audited<'a> {
    pub sheets: &'a [Sheet],
    /// How many plays there were, and how many of them were played again because the machine was too busy.
    pub plays: usize,
    pub again: usize,
    pub repeat: u32,
    pub seed: u64,
    pub took: Duration,
    /// CPU time of everything that was built and played, and on how many cores.
    pub spent: Duration,
    pub cores: usize,
    /// How long the cores together had nothing to do meanwhile.
    pub idle: Duration,
}

/// What came of a player in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// A liar that got what is stated; a correct program that was not hurt.
    Well,
    Wrong,
    Unclear,
    /// It did not play here.
    Absent,
}

impl Audited<'_> {
    /// The worst of all findings.
    pub fn gravity(&self) -> Option<Gravity> {
        let found = self.sheets.iter().flat_map(Sheet::findings);
        found.map(|finding| finding.gravity()).max()
    }

    /// The time that it took, by the time that it could have taken at least.
    pub fn ratio(&self) -> Option<f64> {
        let least = self.spent.as_secs_f64() / u32::try_from(self.cores).map_or(1.0, f64::from);
        (least > 0.0 && self.plays > 0).then(|| self.took.as_secs_f64() / least)
    }

    /// Of all that the cores could have done: what others did, and what nobody did, in hundredths.
    fn elsewhere(&self) -> (f64, f64) {
        let cores = u32::try_from(self.cores).map_or(1.0, f64::from);
        let all = (self.took.as_secs_f64() * cores).max(0.001);
        let idle = (self.idle.as_secs_f64() / all).min(1.0);
        let others = (1.0 - idle - self.spent.as_secs_f64() / all).max(0.0);
        (others * 100.0, idle * 100.0)
    }

    /// The last line: how much was played, and how well the cores were used.
    pub(super) fn cost(&self, language: Language) -> String {
        let number = |value: f64, digits: usize| {
            let text = format!("{value:.digits$}");
            match language {
                Language::Id => text.replace('.', ","),
                Language::En => text,
            }
        };
        let (took, spent) = (
            number(self.took.as_secs_f64(), 1),
            number(self.spent.as_secs_f64(), 1),
        );
        let ratio = self
            .ratio()
            .map_or("–".to_string(), |ratio| number(ratio, 2));
        let (others, idle) = self.elsewhere();
        let Self {
            plays,
            again,
            cores,
            ..
        } = self;
        let text = Text::new(
            format!(
                "{plays} permainan ({again} diulang sendirian) dalam {took} s; CPU {spent} s pada {cores} inti: {ratio} × waktu paling singkat (dipakai yang lain {others:.0}%, menganggur {idle:.0}%)."
            ),
            format!(
                "{plays} plays ({again} of them again, alone) in {took} s; CPU {spent} s on {cores} cores: {ratio} × the least time (used by others {others:.0}%, idle {idle:.0}%)."
            ),
        );
        text.in_language(language).to_string()
    }

    /// The last line but one: is all well?
    pub(super) fn verdict(&self) -> Text {
        let (mut liars, mut honest, mut absent) = (0, 0, 0);
        for sheet in self.sheets {
            for player in &sheet.players {
                match (player.absent.is_some(), player.is_liar()) {
                    (true, _) => absent += 1,
                    (false, true) => liars += 1,
                    (false, false) => honest += 1,
                }
            }
        }
        let left_out = match absent {
            0 => Text::default(),
            _ => Text::new(
                format!(" TIDAK dimainkan di mesin ini: {absent}."),
                format!(" NOT played on this machine: {absent}."),
            ),
        };
        let Text { id, en } = match self.gravity() {
            Some(Gravity::Fault) => Text::new(
                format!(
                    "Ada yang harus diperbaiki: {liars} pembohong dan {honest} program benar dimainkan."
                ),
                format!(
                    "There is something to put right: {liars} liars and {honest} correct programs were played."
                ),
            ),
            Some(Gravity::Unclear) => Text::new(
                format!(
                    "Tidak semuanya dapat dinilai: {liars} pembohong dan {honest} program benar dimainkan."
                ),
                format!(
                    "Not all could be judged: {liars} liars and {honest} correct programs were played."
                ),
            ),
            Some(Gravity::Note) | None => Text::new(
                format!(
                    "Semua {liars} pembohong tertangkap seperti yang tertulis, dan {honest} program benar tidak dirugikan."
                ),
                format!(
                    "All {liars} liars are caught as stated, and {honest} correct programs are unhurt."
                ),
            ),
        };
        Text::new(id + &left_out.id, en + &left_out.en)
    }
}

impl Fate {
    pub(super) fn of(player: &Player, findings: &[Finding]) -> Self {
        if player.absent.is_some() {
            return Self::Absent;
        }
        let about = findings
            .iter()
            .filter(|finding| about(finding) == Some(&player.name));
        match about.map(Finding::gravity).max() {
            Some(Gravity::Fault) => Self::Wrong,
            Some(Gravity::Unclear) => Self::Unclear,
            Some(Gravity::Note) | None => Self::Well,
        }
    }
}

/// Whom a finding is about.
pub(super) fn about(finding: &Finding) -> Option<&String> {
    match finding {
        Finding::Survives { liar }
        | Finding::Otherwise { liar, .. }
        | Finding::Unstated { liar }
        | Finding::Unsaid { liar, .. } => Some(liar),
        Finding::Unjust { player, .. }
        | Finding::Differs { player, .. }
        | Finding::Unclear { player, .. }
        | Finding::NotReady { player, .. }
        | Finding::Toolless { player, .. } => Some(player),
        Finding::Useless { .. } | Finding::NoLiars | Finding::NobodyHonest => None,
    }
}
