//! Makes a program of one file and those that belong to it; what was made before is not made again.

use super::order::Order;
use super::sources::Sources;
use super::store::{Bench, Store};
use super::tool::{Tool, compiler};
use super::{Captured, Lack, Language, code, order};
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a compiler may take.
const LIMIT: Duration = Duration::from_secs(120);
/// Changes when programs are built in another way.
const EDITION: &str = "1";
/// In an entry: what a student would type.
const TYPED: &str = ".typed";
const CLASSES: &str = "classes";

/// A program that was made, and how it is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub program: PathBuf,
    pub args: Vec<String>,
    /// What it needs of this machine, beside the system and the submission.
    pub seen: Vec<PathBuf>,
    /// As a student would type it in the program's folder.
    pub typed: Vec<String>,
    /// What the compiler says of itself.
    pub version: String,
}

/// A file of a submission, in a language that is compiled.
#[derive(Debug)]
pub struct Recipe<'a> {
    pub language: Language,
    /// The submission's folder, and the program's within it.
    pub top: &'a Path,
    pub folder: &'a Path,
    pub file: &'a str,
    /// Where compilers are, as in `PATH`.
    pub path: OsString,
}

impl Recipe<'_> {
    /// Builds it, if nobody did before.
    pub fn make(&self, store: &Store) -> Result<Made, Lack> {
        let from = store.site.asks_from(self.folder);
        let tool = compiler(self.language, &self.path, from)?;
        let takes = |name: &str| self.language.takes(name);
        let sources = Sources::gather(self.top, self.folder, &takes)?;
        let key = self.key(&tool, &sources);
        let entry = match store.find(&key) {
            Some(entry) => entry,
            None => self.build(store, (&tool, &sources), &key)?,
        };
        self.made(&entry, &tool, &sources, from)
    }

    fn build(
        &self,
        store: &Store,
        (tool, sources): (&Tool, &Sources),
        key: &str,
    ) -> Result<PathBuf, Lack> {
        let failed = |error: io::Error| Lack::of_system("cache", &error);
        let bench = store.bench().map_err(failed)?;
        sources.lay_out(&bench.sources()).map_err(failed)?;
        let mut first: Option<Lack> = None;
        for files in sources.sets(self.language, self.file) {
            let order = self.order(store, &bench, (tool, sources), &files)?;
            let typed = self.typed(tool, sources, &files);
            let said = order.perform()?;
            if said.worked {
                fs::write(bench.products().join(TYPED), typed.join("\n")).map_err(failed)?;
                return store.keep(&bench, key).map_err(failed);
            }
            first.get_or_insert_with(|| self.refused(&typed, &said));
        }
        Err(first.unwrap_or_else(|| failed(io::ErrorKind::NotFound.into())))
    }

    fn refused(&self, typed: &[String], said: &Captured) -> Lack {
        let command = typed.split(|word| word == "&&").next().unwrap_or_default();
        let inside = self.folder.strip_prefix(self.top).unwrap_or(Path::new(""));
        let shown = inside.join(self.file);
        Lack::of_sources(&shown.to_string_lossy(), &command.join(" "), said)
    }

    /// The compiler's command.
    fn order(
        &self,
        store: &Store,
        bench: &Bench,
        (tool, sources): (&Tool, &Sources),
        files: &[String],
    ) -> Result<Order, Lack> {
        let mut order = Order::new(tool, bench, &sources.inside, LIMIT);
        order.writes(bench.products());
        let product = bench.products().join(self.stem());
        let files = files.iter().map(|file| plain(file));
        match self.language {
            Language::C | Language::Cpp => {
                order
                    .args(["-pthread", "-o"])
                    .arg(product)
                    .args(files)
                    .arg("-lm");
            }
            Language::Rust => {
                order.args(["--edition", "2021", "--color", "never"]);
                order
                    .args(["--crate-name", "program", "-o"])
                    .arg(product)
                    .args(files);
            }
            Language::Java => {
                let root = bench.sources().join(self.java_root(sources));
                let classes = bench.products().join(CLASSES);
                order.args(order::JAVA.map(|option| format!("-J{option}")));
                order.args([
                    "-encoding",
                    encoding(sources),
                    "-proc:none",
                    "-nowarn",
                    "-d",
                ]);
                order.arg(classes).arg("-sourcepath").arg(root).args(files);
            }
            Language::Go => {
                let kept = store
                    .beside("go")
                    .map_err(|error| Lack::of_system("cache", &error))?;
                order.set("GOCACHE", &kept).writes(&kept);
                order
                    .args(["build", "-trimpath", "-o"])
                    .arg(product)
                    .args(files);
            }
        }
        Ok(order)
    }

    /// As a student would type it in the program's folder.
    fn typed(&self, tool: &Tool, sources: &Sources, files: &[String]) -> Vec<String> {
        let stem = self.stem();
        let run = format!("./{stem}");
        let words = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_string())
                .collect::<Vec<_>>()
        };
        let files: Vec<String> = files.iter().map(|file| plain(file)).collect();
        let (before, behind) = match self.language {
            Language::C | Language::Cpp => (
                words(&[tool.name, "-pthread"]),
                words(&["-o", &stem, "-lm", "&&", &run]),
            ),
            Language::Rust => (words(&["rustc"]), words(&["-o", &stem, "&&", &run])),
            Language::Go => (words(&["go", "run"]), Vec::new()),
            Language::Java => {
                let class = self.class(sources);
                let up = sources.inside.strip_prefix(&self.java_root(sources));
                let up = "../".repeat(up.unwrap_or_default().matches('/').count());
                match up.trim_end_matches('/') {
                    "" => (words(&["javac"]), words(&["&&", "java", &class])),
                    up => (
                        words(&["javac", "-cp", up, "-d", up]),
                        words(&["&&", "java", "-cp", up, &class]),
                    ),
                }
            }
        };
        before.into_iter().chain(files).chain(behind).collect()
    }

    /// How the program of an entry is started.
    fn made(
        &self,
        entry: &Path,
        tool: &Tool,
        sources: &Sources,
        from: &Path,
    ) -> Result<Made, Lack> {
        let failed = |error: io::Error| Lack::of_system("cache", &error);
        let typed = fs::read_to_string(entry.join(TYPED)).map_err(failed)?;
        let typed = typed.lines().map(str::to_string).collect();
        let mut made = Made {
            program: entry.join(self.stem()),
            args: Vec::new(),
            seen: vec![entry.to_path_buf()],
            typed,
            version: tool.version.clone(),
        };
        if self.language == Language::Java {
            let java = super::tool::tool(&["java"], &self.path, from);
            let java = java.unwrap_or_else(|| Err(Lack::ours(Language::Java.missing())))?;
            let classes = entry.join(CLASSES);
            made.args = order::JAVA.map(str::to_string).to_vec();
            made.args.push("-cp".to_string());
            made.args.push(classes.to_string_lossy().into_owned());
            made.args.push(self.class(sources));
            made.seen.extend(java_home(&java.program));
            made.program = java.program;
            made.version = java.version;
        }
        Ok(made)
    }

    /// What decides about the program.
    fn key(&self, tool: &Tool, sources: &Sources) -> String {
        let mut hash = Sha256::new();
        let mut add = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        let said = [EDITION, self.language.name(), tool.name, &tool.version];
        for word in said.into_iter().chain([&*sources.inside, self.file]) {
            add(word.as_bytes());
        }
        for (path, bytes) in &sources.files {
            add(path.as_bytes());
            add(bytes);
        }
        hash.finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    fn stem(&self) -> String {
        let stem = self
            .file
            .rsplit_once('.')
            .map_or(self.file, |(stem, _)| stem);
        match stem.trim_start_matches('.') {
            "" => "program".to_string(),
            stem => stem.to_string(),
        }
    }

    fn text(&self, sources: &Sources) -> String {
        sources.text(&format!("{}{}", sources.inside, self.file))
    }

    /// The class that begins, with its package.
    fn class(&self, sources: &Sources) -> String {
        let text = self.text(sources);
        let class = code::main_class(&text, &self.stem());
        match code::package(&text) {
            Some(package) => format!("{package}.{class}"),
            None => class,
        }
    }

    /// The folder in which packages begin: above the program's by as many names as its package has, if they agree.
    fn java_root(&self, sources: &Sources) -> String {
        let package =
            code::package(&self.text(sources)).map(|package| package.replace('.', "/") + "/");
        let inside = sources.inside.as_str();
        let root = package.and_then(|package| inside.strip_suffix(&package));
        let is_whole = |root: &&str| root.is_empty() || root.ends_with('/');
        root.filter(is_whole).unwrap_or(inside).to_string()
    }
}

/// The folder that a Java is made of.
fn java_home(java: &Path) -> Option<PathBuf> {
    let real = java.canonicalize().ok()?;
    let home = real.parent()?.parent()?;
    home.join("lib/modules")
        .is_file()
        .then(|| home.to_path_buf())
}

/// A name that begins with `-` is no option.
fn plain(file: &str) -> String {
    match file.starts_with('-') {
        true => format!("./{file}"),
        false => file.to_string(),
    }
}

/// Editors on Windows write the encoding of that machine.
fn encoding(sources: &Sources) -> &'static str {
    let mut texts = sources.files.values();
    match texts.all(|bytes| std::str::from_utf8(bytes).is_ok()) {
        true => "UTF-8",
        false => "windows-1252",
    }
}

#[cfg(test)]
mod tests;
