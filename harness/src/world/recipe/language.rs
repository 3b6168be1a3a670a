//! The languages whose programs are compiled: with what, from which files, and as whom to blame.

use crate::scenario::text::Spoken;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    C,
    Cpp,
    Rust,
    Java,
    Go,
}

/// What is to be known of a language.
struct About {
    language: Language,
    name: &'static str,
    /// The endings of files that may be programs, and of those that belong to them.
    programs: &'static [&'static str],
    parts: &'static [&'static str],
    /// Compilers that serve, the usual one first.
    compilers: &'static [&'static str],
    /// What to install where there is none, on Debian and its relatives.
    package: &'static str,
}

const ALL: [About; 5] = [
    About {
        language: Language::C,
        name: "C",
        programs: &["c"],
        parts: &["c", "h", "inc"],
        compilers: &["gcc", "cc", "clang"],
        package: "gcc",
    },
    About {
        language: Language::Cpp,
        name: "C++",
        programs: &["cc", "cpp", "cxx"],
        parts: &["cc", "cpp", "cxx", "h", "hh", "hpp", "hxx", "inc", "ipp"],
        compilers: &["g++", "c++", "clang++"],
        package: "g++",
    },
    About {
        language: Language::Rust,
        name: "Rust",
        programs: &["rs"],
        parts: &["rs"],
        compilers: &["rustc"],
        package: "rustc",
    },
    About {
        language: Language::Java,
        name: "Java",
        programs: &["java"],
        parts: &["java"],
        compilers: &["javac"],
        package: "default-jdk-headless",
    },
    About {
        language: Language::Go,
        name: "Go",
        programs: &["go"],
        parts: &["go", "mod", "sum"],
        compilers: &["go"],
        package: "golang-go",
    },
];

impl Language {
    pub const ALL: [Self; 5] = [Self::C, Self::Cpp, Self::Rust, Self::Java, Self::Go];

    /// The language of a program's file, by its ending in small letters.
    pub fn of(ending: &str) -> Option<Self> {
        let knows = |about: &&About| about.programs.contains(&ending);
        ALL.iter().find(knows).map(|about| about.language)
    }

    fn about(self) -> &'static About {
        let own = ALL.iter().find(|about| about.language == self);
        own.expect("the table holds every language")
    }

    pub fn name(self) -> &'static str {
        self.about().name
    }

    pub fn compilers(self) -> &'static [&'static str] {
        self.about().compilers
    }

    /// Is a file of this name one that a program may be built from?
    pub(super) fn takes(self, name: &str) -> bool {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        let takes = |ending: String| self.about().parts.contains(&ending.as_str());
        ending.is_some_and(takes) || self == Self::Go && name == "modules.txt"
    }

    /// There is no compiler.
    pub fn missing(self) -> Spoken {
        let (name, package) = (self.name(), self.about().package);
        let wanted = self.compilers().join("`, `");
        Spoken::new(
            format!(
                "program {name} memerlukan `{wanted}`, dan itu tidak ditemukan di PATH; pasang dengan `sudo apt install {package}`, lalu periksa dengan `praktikum doctor`"
            ),
            format!(
                "programs in {name} need `{wanted}`, and there is none in PATH; install it with `sudo apt install {package}`, then look with `praktikum doctor`"
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_in_the_table_and_takes_its_own_programs() {
        for language in Language::ALL {
            let about = language.about();
            for ending in about.programs {
                assert_eq!(Language::of(ending), Some(language));
                assert!(language.takes(&format!("Server.{}", ending.to_uppercase())));
            }
            assert!(language.missing().0.id.contains(about.package));
        }
        assert_eq!(Language::of("py"), None);
        assert!(!Language::C.takes("server") && Language::Go.takes("go.mod"));
    }
}
