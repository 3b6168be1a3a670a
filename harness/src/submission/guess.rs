//! Which modules a folder's programs are for, when nobody said so.

use super::{Submission, explain, unplayed};
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};
use crate::world::course::{Course, Unit};
use crate::world::recipe::Lack;

/// The modules that can be played, and what keeps others that were begun from it.
#[derive(Debug)]
pub struct Guess {
    pub modules: Vec<Name>,
    pub left_out: Vec<Lack>,
}

impl Submission {
    /// Of the whole course the modules that these programs are for: those that the manifest, a folder or a file
    /// names, if all their roles are found; else the only one that such programs could play. Where several could be
    /// meant, those that need not be done stand back.
    pub fn guess(&self, course: &Course) -> Result<Guess, Vec<Lack>> {
        let (begun, others): (Vec<&Unit>, Vec<&Unit>) =
            course.modules.iter().partition(|unit| self.is_begun(unit));
        let mut guess = Guess {
            modules: Vec::new(),
            left_out: Vec::new(),
        };
        for unit in &begun {
            match self.lacks(unit) {
                missing if missing.is_empty() => guess.modules.push(unit.slug.clone()),
                missing => guess.left_out.extend(missing),
            }
        }
        if !guess.modules.is_empty() {
            return Ok(guess);
        }
        if !guess.left_out.is_empty() {
            return Err(guess.left_out);
        }
        let able = others.iter().filter(|unit| self.lacks(unit).is_empty());
        let able: Vec<&Unit> = able.copied().collect();
        let here = self.folder.file_name().map(|name| name.to_string_lossy());
        let named = here.as_deref().and_then(|name| self.slug_in(name));
        let by_folder = able.iter().find(|unit| Some(unit.slug.as_str()) == named);
        match (by_folder, &required(&able, |unit| unit.optional)[..]) {
            (Some(unit), _) | (None, [unit]) => {
                guess.modules.push(unit.slug.clone());
                Ok(guess)
            }
            (None, []) => Err(self.nearly(&others)),
            (None, several) => Err(vec![Lack::theirs(self.which(several))]),
        }
    }

    /// The modules that it is for, whether or not all their programs are there; or why nobody can tell.
    pub fn meant(&self, course: &Course) -> Result<Vec<Name>, Vec<Lack>> {
        if let [only] = &course.modules[..] {
            return Ok(vec![only.slug.clone()]);
        }
        let begun = course.modules.iter().filter(|unit| self.is_begun(unit));
        let begun: Vec<Name> = begun.map(|unit| unit.slug.clone()).collect();
        match begun.is_empty() {
            true => self.guess(course).map(|guess| guess.modules),
            false => Ok(begun),
        }
    }

    /// Does the manifest, a folder or a file name this module?
    fn is_begun(&self, unit: &Unit) -> bool {
        let slug = unit.slug.as_str();
        let is_own = |path: &str| {
            let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let mut roles = unit.module.roles.iter();
            let is_part = roles.any(|role| role.is_called(stem).is_some());
            is_part && self.module_of(path) == Some(slug)
        };
        let unplayed = self.tree.files.iter().map(String::as_str);
        let mut sources = self
            .sources()
            .chain(unplayed.filter(|path| unplayed::is_one(path)));
        let by_target = |role| {
            let candidates = self.candidates(slug, role).unwrap_or_default();
            candidates.iter().any(super::roles::Candidate::is_own)
        };
        self.manifest.casting(&unit.slug).is_some()
            || sources.any(is_own)
            || unit.module.roles.iter().any(by_target)
    }

    /// What keeps a module from being played: the first actor of every role needs its program.
    fn lacks(&self, unit: &Unit) -> Vec<Lack> {
        let roles = unit.module.roles.iter().map(|role| &role.name);
        let missing = roles.filter_map(|role| {
            let company = self.company(&unit.slug, &unit.module, role);
            let first = company.and_then(|company| self.program(&company, &unit.slug, role, 1));
            first.err()
        });
        missing.collect()
    }

    /// No module can be played: what the nearest ones lack, of those that have a program for any of their roles.
    fn nearly(&self, units: &[&Unit]) -> Vec<Lack> {
        let near = units.iter().filter_map(|unit| {
            let mut roles = unit.module.roles.iter().map(|role| &role.name);
            let any = roles.any(|role| self.company(&unit.slug, &unit.module, role).is_ok());
            any.then(|| (unit, self.lacks(unit)))
        });
        let near: Vec<(&&Unit, Vec<Lack>)> = near.collect();
        let least = near.iter().map(|(_, lacks)| lacks.len()).min();
        let near = near.into_iter();
        let near: Vec<_> = near
            .filter(|(_, lacks)| Some(lacks.len()) == least)
            .collect();
        let mut near = required(&near, |(unit, _)| unit.optional).into_iter();
        match (near.next(), near.next()) {
            (None, _) => {
                let unplayed = self.first_unplayed();
                vec![unplayed.unwrap_or_else(|| Lack::theirs(self.nothing()))]
            }
            (Some((_, lacks)), None) => lacks,
            (Some(first), Some(second)) => {
                let all: Vec<Lack> = [&first.1, &second.1]
                    .into_iter()
                    .flatten()
                    .cloned()
                    .chain(near.flat_map(|(_, lacks)| lacks))
                    .collect();
                vec![Lack::theirs(incomplete(&first.0.slug, &all))]
            }
        }
    }

    fn which(&self, able: &[&Unit]) -> Spoken {
        let slugs: Vec<&str> = able.iter().map(|unit| unit.slug.as_str()).collect();
        let (all, first) = (slugs.join(", "), slugs.first().copied().unwrap_or_default());
        Spoken::new(
            format!(
                "program di folder ini dapat memainkan beberapa modul: {all}\n  Sebutkan yang dimaksud, misalnya `praktikum run {first}`."
            ),
            format!(
                "the programs in this folder could play several modules: {all}\n  Say which is meant, such as `praktikum run {first}`."
            ),
        )
    }

    fn nothing(&self) -> Spoken {
        let folder = self.shown();
        let (seen_id, seen_en) = explain::seen(self);
        Spoken::new(
            format!(
                "di {folder} tidak ada program untuk satu modul pun\n{seen_id}\n  Masuk ke folder program Anda, atau sebutkan dengan `--submission FOLDER`; nama yang dikenali: server.py, client.py, …"
            ),
            format!(
                "there are no programs for any module in {folder}\n{seen_en}\n  Go to the folder of your programs, or name it with `--submission FOLDER`; names that are recognised: server.py, client.py, …"
            ),
        )
    }
}

/// Those that have to be done, if there are any.
fn required<T: Clone>(all: &[T], is_optional: impl Fn(&T) -> bool) -> Vec<T> {
    let must: Vec<T> = all
        .iter()
        .filter(|one| !is_optional(one))
        .cloned()
        .collect();
    match must.is_empty() {
        true => all.to_vec(),
        false => must,
    }
}

/// What several modules lack, a line each; one of them is named for all there is to say.
fn incomplete(example: &Name, lacks: &[Lack]) -> Spoken {
    const MOST: usize = 12;
    let lines = |said: fn(&Text) -> &str| {
        let first = |lack: &Lack| {
            let line = said(&lack.spoken.0).lines().next();
            String::from("  ") + line.unwrap_or_default()
        };
        let mut lines: Vec<String> = lacks.iter().take(MOST).map(first).collect();
        lines.extend((lacks.len() > MOST).then(|| "  …".to_string()));
        lines.join("\n")
    };
    let (id, en) = (lines(|text| &text.id), lines(|text| &text.en));
    Spoken::new(
        format!(
            "belum ada modul yang lengkap programnya:\n{id}\n  Sebutkan yang dimaksud untuk penjelasan lengkap, misalnya `praktikum run {example}`."
        ),
        format!(
            "no module has all its programs yet:\n{en}\n  Say which is meant to hear more, such as `praktikum run {example}`."
        ),
    )
}
