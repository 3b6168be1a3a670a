//! Programs in languages that are not played: nobody loses points by that.

use super::{Submission, explain};
use crate::scenario::module::{Module, Role};
use crate::scenario::name::Name;
use crate::scenario::submission::FILE;
use crate::scenario::text::{Spoken, harmless};
use crate::world::recipe::Lack;

/// A language that is not played.
struct Unplayed {
    name: &'static str,
    endings: &'static [&'static str],
    /// The program that reads such a file, where one does.
    reader: Option<&'static str>,
    /// Such files lie beside programs in other languages, too: only their names tell that they play a role.
    is_common: bool,
}

const fn language(name: &'static str, endings: &'static [&'static str]) -> Unplayed {
    Unplayed {
        name,
        endings,
        reader: None,
        is_common: false,
    }
}

const fn script(
    name: &'static str,
    endings: &'static [&'static str],
    reader: &'static str,
) -> Unplayed {
    Unplayed {
        reader: Some(reader),
        ..language(name, endings)
    }
}

const fn common(unplayed: &Unplayed) -> Unplayed {
    Unplayed {
        is_common: true,
        ..*unplayed
    }
}

const ALL: [Unplayed; 25] = [
    language("Kotlin", &["kt"]),
    common(&language("Kotlin", &["kts"])),
    language("C#", &["cs"]),
    language("F#", &["fs"]),
    language("Visual Basic", &["vb"]),
    language("Swift", &["swift"]),
    language("Scala", &["scala"]),
    language("Dart", &["dart"]),
    language("Haskell", &["hs"]),
    language("Erlang", &["erl"]),
    language("Pascal", &["pas"]),
    language("Zig", &["zig"]),
    language("Nim", &["nim"]),
    language("Crystal", &["cr"]),
    language("TypeScript", &["ts", "mts", "cts"]),
    language("Jupyter", &["ipynb"]),
    script("PHP", &["php"], "php"),
    script("Ruby", &["rb"], "ruby"),
    script("Perl", &["pl"], "perl"),
    script("Lua", &["lua"], "lua"),
    script("Julia", &["jl"], "julia"),
    script("Elixir", &["exs"], "elixir"),
    script("Tcl", &["tcl"], "tclsh"),
    common(&script("Bash", &["sh", "bash"], "bash")),
    common(&language("PowerShell", &["ps1"])),
];

fn of(path: &str) -> Option<&'static Unplayed> {
    let ending = path.rsplit_once('.')?.1.to_lowercase();
    let is_it = |unplayed: &&Unplayed| unplayed.endings.contains(&ending.as_str());
    ALL.iter().find(is_it)
}

/// Is it a program in a language that is known, and not played?
pub(super) fn is_one(path: &str) -> bool {
    of(path).is_some_and(|unplayed| !unplayed.is_common)
}

/// A file that is said to be a program, in a language that is not played.
pub(super) fn said(shown: &str, ending: &str) -> Lack {
    Lack::lasting(match of(shown) {
        Some(unplayed) => told(unplayed, shown),
        None => explain::unknown(shown, ending),
    })
}

impl Submission {
    /// No program of a role is there, but a file that may be it; in a language that is not played.
    pub(super) fn unplayed(&self, slug: &Name, module: &Module, role: &Role) -> Option<Lack> {
        let plays = |path: &str, role: &Role| self.named(slug.as_str(), role, path).is_some();
        let is_ours = |path: &str| {
            let own = self.module_of(path);
            own.is_none_or(|own| own == slug.as_str())
        };
        let files = || {
            let files = self.tree.files.iter().map(String::as_str);
            files
                .filter(|path| is_ours(path))
                .filter_map(|path| Some((path, of(path)?)))
        };
        let by_name = files().find(|(path, _)| plays(path, role));
        // What plays no other part may be meant for this one.
        let is_free = |path: &str| !module.roles.iter().any(|role| plays(path, role));
        let by_chance = || files().find(|(path, it)| !it.is_common && is_free(path));
        let (path, unplayed) = by_name.or_else(by_chance)?;
        Some(Lack::lasting(told(unplayed, path)))
    }

    /// The first program that there is in a language that is not played.
    pub(super) fn first_unplayed(&self) -> Option<Lack> {
        let path = self.tree.files.iter().find(|path| is_one(path))?;
        Some(Lack::lasting(told(of(path)?, path)))
    }
}

/// The first line is the same for everybody who writes in this language.
fn told(unplayed: &Unplayed, path: &str) -> Spoken {
    let (name, path) = (unplayed.name, harmless(path));
    let file = path.rsplit('/').next().unwrap_or_default();
    let (id, en) = match unplayed.reader {
        Some(reader) => (
            format!(
                "\n  Bila `{reader}` terpasang di sini, sebuah berkas Python di sampingnya dapat menjalankannya; sebutkan berkas itu di {FILE}:\n    import os; os.execvp(\"{reader}\", [\"{reader}\", \"{file}\"])"
            ),
            format!(
                "\n  If `{reader}` is installed here, a Python file beside it can start it; name that file in {FILE}:\n    import os; os.execvp(\"{reader}\", [\"{reader}\", \"{file}\"])"
            ),
        ),
        None => Default::default(),
    };
    Spoken::new(
        format!(
            "praktikum tidak dapat memainkan program {name}\n  Berkasnya: {path}. Tidak ada poin yang hilang; pengajar menilainya sendiri dengan `praktikum override`.{id}"
        ),
        format!(
            "praktikum cannot play {name} programs\n  The file: {path}. No point is lost; a teacher grades it by hand with `praktikum override`.{en}"
        ),
    )
}
