//! A submission as far as it can be played: actors whose program is not there stay vacant, and why is known.

use super::program::{Piece, Program};
use super::{Submission, explain};
use crate::scenario::Scenario;
use crate::scenario::document::display::Shown;
use crate::scenario::document::{self, Known, Mistakes};
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::submission::{Assigned, FILE};
use crate::scenario::text::{Language, Spoken};
use crate::world::course::Unit;
use crate::world::files;
use crate::world::recipe::Lack;
use anyhow::Result;
use std::collections::BTreeMap;

impl Submission {
    /// Takes from its manifest what can be read.
    pub(super) fn read_as_far(&mut self, known: &Known<'_>) -> Result<()> {
        let bytes = files::read(&self.folder.join(FILE))?;
        let mut manifest = document::manifest(&bytes, Some(known)).value;
        let castings = manifest.iter_mut().flat_map(|it| &mut it.programs);
        for casting in castings {
            // A role without a readable program is as one that is not named.
            casting.roles.retain(|role| !role.programs.is_empty());
        }
        self.manifest = manifest.unwrap_or_default();
        self.said = Some(bytes);
        Ok(())
    }

    /// Why a program that the manifest names cannot be played: it is not there.
    pub(super) fn lost(&self, assigned: &Assigned) -> Lack {
        let Some(bytes) = &self.said else {
            return Lack::ours(explain::not_prepared(&assigned.run));
        };
        let there: Vec<&str> = self.sources().collect();
        let complaint = document::missing_program(assigned.place, &assigned.run, &there);
        let mistakes = Mistakes {
            complaints: vec![(FILE.to_string(), complaint)],
            sources: BTreeMap::from([(FILE.to_string(), bytes.clone())]),
        };
        let told = |language| {
            let colour = false;
            mistakes.told(&Shown { language, colour })
        };
        Lack::theirs(Spoken::new(told(Language::Id), told(Language::En)))
    }

    /// Builds what of a module can be built. What is wrong with the programs is kept for whoever asks for their
    /// actors; what is wrong with this machine is told, for then nothing can be judged.
    pub fn prepare_what_is_there(&mut self, unit: &Unit) -> Result<(), Vec<Lack>> {
        let mut programs: Vec<Program> = Vec::new();
        let mut ours: Vec<Lack> = Vec::new();
        for play in &unit.scenarios {
            let chosen = self.chosen(&unit.slug, &unit.module, &play.scenario);
            for program in chosen.into_iter().flatten() {
                match program {
                    Ok(program) if !programs.contains(&program) => programs.push(program),
                    Err(lack) if lack.is_ours => ours.push(lack),
                    Ok(_) | Err(_) => {}
                }
            }
        }
        for program in programs {
            if self.workshop.refusal(&program).is_some() {
                continue;
            }
            match self.workshop.make(&program, &self.folder, &mut |_| {}) {
                Err(lack) if lack.is_ours => ours.push(lack),
                Err(lack) => self.workshop.refuse(&program, lack),
                Ok(()) => {}
            }
        }
        ours.sort_by(|left, right| left.spoken.0.en.cmp(&right.spoken.0.en));
        ours.dedup();
        match ours.is_empty() {
            true => Ok(()),
            false => Err(ours),
        }
    }

    /// What plays each actor, in the order of the cast, or why nobody does; `None` for a raw socket.
    pub fn cast_as_far(
        &self,
        slug: &Name,
        module: &Module,
        scenario: &Scenario,
    ) -> Vec<Option<Result<Piece, Lack>>> {
        let chosen = self.chosen(slug, module, scenario).into_iter();
        let piece = |program: Program| match self.workshop.refusal(&program) {
            Some(lack) => Err(lack.clone()),
            None => self.workshop.piece(&program),
        };
        chosen
            .map(|program| program.map(|program| program.and_then(piece)))
            .collect()
    }
}
