//! A submission as far as it can be played: actors whose program is not there stay vacant, and why is known.

use super::Submission;
use super::program::{Piece, Program};
use crate::scenario::Scenario;
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::world::course::Unit;
use crate::world::recipe::Lack;

impl Submission {
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
