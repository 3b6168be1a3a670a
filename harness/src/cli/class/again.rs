//! By which command a class was graded: kept with whole paths, and told so that it can be typed where one is.

use crate::scenario::name::Name;
use crate::scenario::shell::typed;
use crate::scenario::text::harmless;
use crate::world::files;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::cli) struct Again {
    pub(in crate::cli) paths: Vec<PathBuf>,
    pub(in crate::cli) modules: Vec<String>,
    pub(in crate::cli) course: Option<PathBuf>,
    pub(in crate::cli) out: Option<PathBuf>,
}

impl Again {
    /// As the gradebook keeps it.
    pub(in crate::cli) fn kept(&self) -> String {
        let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let whole = Self {
            paths: self.paths.iter().map(whole).collect(),
            modules: self.modules.clone(),
            course: self.course.as_ref().map(whole),
            out: self.out.as_ref().map(whole),
        };
        serde_json::to_string(&whole).unwrap_or_default()
    }

    /// The last of these commands, the latest first, that graded the module; or else the very last.
    pub(in crate::cli) fn of(kept: &[String], module: &str) -> Option<Self> {
        let all = kept
            .iter()
            .filter_map(|text| serde_json::from_str(text).ok());
        let all: Vec<Self> = all.collect();
        let is_for =
            |one: &&Self| one.modules.is_empty() || one.modules.iter().any(|slug| slug == module);
        all.iter().find(is_for).or(all.first()).cloned()
    }

    /// The course that the last of these commands named; nothing where it named none.
    pub(in crate::cli) fn course(kept: &[String]) -> Option<PathBuf> {
        let last: Self = serde_json::from_str(kept.first()?).ok()?;
        last.course
    }

    /// What is typed to grade these of it once more; without numbers, all.
    pub(in crate::cli) fn told(&self, numbers: &[&str]) -> String {
        let only = numbers.iter().map(|one| format!(" --only {}", typed(one)));
        harmless(&(self.command() + &only.collect::<String>()))
    }

    fn command(&self) -> String {
        let path = |path: &Path| typed(&files::shown(&files::from_here(path)));
        let paths = self.paths.iter().map(|one| path(one));
        let modules = self.modules.iter();
        let modules = modules.map(|slug| format!("--module {}", typed(slug)));
        let option = |name: &str, at: &Option<PathBuf>| {
            let at = at.as_ref()?;
            Some(format!("--{name} {}", path(at)))
        };
        let course = option("course", &self.course);
        let out = option("out", &self.out);
        let words = ["praktikum grade".to_string()].into_iter().chain(paths);
        let words = words.chain(modules).chain(course).chain(out);
        harmless(&words.collect::<Vec<_>>().join(" "))
    }
}

/// Which modules a command names.
pub(in crate::cli) fn named(modules: &[Name]) -> Vec<String> {
    modules.iter().map(Name::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_command_of_a_module_is_told_as_it_can_be_typed() {
        let here = std::env::current_dir().expect("there is one");
        let again = |path: &str, modules: &[&str]| Again {
            paths: vec![PathBuf::from(path)],
            modules: modules.iter().map(ToString::to_string).collect(),
            out: Some(PathBuf::from("/buku")),
            ..Again::default()
        };
        let kept = [
            again("Tugas (1).zip", &["chat"]).kept(),
            again("/lain/paritas", &["parity"]).kept(),
            "praktikum grade lama".to_string(),
        ];
        assert!(kept[0].contains(&here.display().to_string()));
        let told = |module| Again::of(&kept, module).map(|one| one.told(&["Ani Lestari_1", "2"]));
        for (module, expected) in [
            ("chat", "'Tugas (1).zip' --module chat"),
            ("parity", "/lain/paritas --module parity"),
            ("groups", "'Tugas (1).zip' --module chat"),
        ] {
            let expected =
                format!("praktikum grade {expected} --out /buku --only 'Ani Lestari_1' --only 2");
            assert_eq!(told(module), Some(expected));
        }
    }
}
