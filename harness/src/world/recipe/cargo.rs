//! Programs of Cargo packages: which there are, and how they are built, as a student would.

use super::lack::first_errors;
use super::order::Order;
use super::sources::Sources;
use super::store::{Site, Store};
use super::tool::{Tool, tool};
use super::{Captured, Lack, capture};
use crate::scenario::text::{Spoken, harmless};
use crate::world::files::{self, Collector};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How long Cargo may take to say what there is, and to build it.
const LOOKING: Duration = Duration::from_secs(60);
const BUILDING: Duration = Duration::from_secs(15 * 60);
/// How much of what it says is kept.
const MOST_BYTES: usize = 8 << 20;
/// How large a program may be.
const LARGEST: u64 = 512 << 20;

/// A program of a Cargo package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub name: String,
    /// The folder of its package.
    pub package: PathBuf,
}

/// The programs that the package or workspace of this folder would build.
/// in a submission at `top`.
pub fn targets(folder: &Path, top: &Path, site: Site) -> Result<Vec<Target>, Lack> {
    let cargo = cargo(folder, site)?;
    Ok(targets_in(&about(&cargo, folder, top, site)?))
}

fn cargo(folder: &Path, site: Site) -> Result<Tool, Lack> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    tool(&["cargo"], &path, site.asks_from(folder)).unwrap_or_else(|| Err(no_cargo()))
}

fn about(cargo: &Tool, folder: &Path, top: &Path, site: Site) -> Result<Value, Lack> {
    let mut order = Order::in_folder(cargo, folder, site, LOOKING);
    order.args(["metadata", "--no-deps", "--offline"]).args([
        "--format-version",
        "1",
        "--color",
        "never",
    ]);
    order.sees(workspace(top).unwrap_or(top));
    let said = order.perform()?;
    // Whoever says something else is no Cargo, but what the folder names in its place.
    let about = said.worked.then(|| serde_json::from_slice(&said.out).ok());
    about.flatten().ok_or_else(|| failed(folder, &said))
}

/// The nearest folder above with a workspace, whose package this may be.
fn workspace(top: &Path) -> Option<&Path> {
    let is_workspace = |folder: &&Path| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml"));
        manifest.is_ok_and(|text| text.lines().any(|line| line.trim() == "[workspace]"))
    };
    top.ancestors().skip(1).find(is_workspace)
}

fn targets_in(about: &Value) -> Vec<Target> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for package in list(&about["packages"]) {
        let Some(manifest) = package["manifest_path"].as_str() else {
            continue;
        };
        let folder = Path::new(manifest).parent().unwrap_or(Path::new("/"));
        for target in list(&package["targets"]) {
            if let (true, Some(name)) = (is_program(&target), target["name"].as_str()) {
                found.push(Target {
                    name: name.to_string(),
                    package: folder.to_path_buf(),
                });
            }
        }
    }
    found
}

fn is_program(target: &Value) -> bool {
    target["kind"]
        .as_array()
        .is_some_and(|kinds| kinds.iter().any(|kind| kind == "bin"))
}

/// Builds the programs of a folder's package below `top`: each by its name, and where it lies. A package of a
/// workspace around a submission that is trusted is built where the workspace builds; any other in a folder of ours.
pub fn build(folder: &Path, top: &Path, store: &Store) -> Result<BTreeMap<String, PathBuf>, Lack> {
    let cargo = cargo(folder, store.site)?;
    let about = about(&cargo, folder, top, store.site)?;
    let root = about["workspace_root"].as_str().map(Path::new);
    if store.site == Site::Open && root.is_some_and(|root| !root.starts_with(top)) {
        return build_here(folder);
    }
    let failed_at = |error: io::Error| Lack::of_system("cache", &error);
    let around = root.filter(|root| top.starts_with(root) && *root != top);
    let sources = Sources::gather(around.unwrap_or(top), folder, &|_| true)?;
    let key = key(&cargo, &sources);
    if let Some(entry) = store.find(&key) {
        return programs(&entry).map_err(failed_at);
    }
    let bench = store.bench().map_err(failed_at)?;
    sources.lay_out(&bench.sources()).map_err(failed_at)?;
    let mut order = Order::new(&cargo, &bench, &sources.inside, BUILDING);
    order
        .args(BUILD)
        .args(["--offline", "--target-dir"])
        .arg(bench.scraps());
    // For the lock file.
    order.writes(bench.sources());
    let said = order.perform()?;
    if !said.worked {
        return Err(failed(folder, &said));
    }
    let scraps = bench.scraps();
    let collector = Collector::open(&scraps).map_err(failed_at)?;
    for (name, program) in executables(&said.out) {
        let plain = Path::new(&name).file_name().unwrap_or_default();
        // Whoever ran in there may have said so: it is an ordinary file, and lies where things are built.
        let inside = program.strip_prefix(&scraps).unwrap_or(Path::new("."));
        let bytes = collector.read(inside, LARGEST).map_err(failed_at)?;
        let mut options = fs::File::options();
        let made = options.write(true).create_new(true).mode(0o755);
        let made = made.open(bench.products().join(plain));
        made.and_then(|mut made| made.write_all(&bytes))
            .map_err(failed_at)?;
    }
    let entry = store.keep(&bench, &key).map_err(failed_at)?;
    programs(&entry).map_err(failed_at)
}

const BUILD: [&str; 5] = [
    "build",
    "--bins",
    "--color",
    "never",
    "--message-format=json-render-diagnostics",
];

fn build_here(folder: &Path) -> Result<BTreeMap<String, PathBuf>, Lack> {
    let mut cargo = Command::new("cargo");
    cargo.args(BUILD).current_dir(folder);
    let said = run(cargo, BUILDING)?;
    match said.worked {
        true => Ok(executables(&said.out)),
        false => Err(failed(folder, &said)),
    }
}

fn key(cargo: &Tool, sources: &Sources) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add(cargo.version.as_bytes());
    add(sources.inside.as_bytes());
    for (path, bytes) in &sources.files {
        add(path.as_bytes());
        add(bytes);
    }
    let hash: String = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("cargo-{hash}")
}

/// The programs of an entry by their names.
fn programs(entry: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for program in fs::read_dir(entry)? {
        let program = program?;
        let name = program.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            found.insert(name, program.path());
        }
    }
    Ok(found)
}

/// What Cargo's messages say was built.
fn executables(messages: &[u8]) -> BTreeMap<String, PathBuf> {
    let lines = messages.split(|byte| *byte == b'\n');
    let messages = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let built = messages.filter_map(|message| {
        let is_artifact =
            message["reason"] == "compiler-artifact" && is_program(&message["target"]);
        let name = message["target"]["name"].as_str().filter(|_| is_artifact)?;
        Some((
            name.to_string(),
            PathBuf::from(message["executable"].as_str()?),
        ))
    });
    built.collect()
}

fn run(command: Command, limit: Duration) -> Result<Captured, Lack> {
    capture(command, limit, MOST_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => no_cargo(),
        io::ErrorKind::TimedOut => Lack::of_time("cargo", limit),
        _ => Lack::of_system("cargo", &error),
    })
}

fn no_cargo() -> Lack {
    Lack::ours(Spoken::new(
        "program Rust dalam paket Cargo dibangun dengan `cargo`, dan perintah itu tidak ditemukan di PATH; pasang Rust (https://rustup.rs), lalu periksa dengan `praktikum doctor`",
        "programs in a Cargo package are built with `cargo`, and that command is not in PATH; install Rust (https://rustup.rs), then look with `praktikum doctor`",
    ))
}

/// What Cargo said, from its first error on; crates that nobody has fetched are not the programs' fault.
fn failed(folder: &Path, said: &Captured) -> Lack {
    let shown = harmless(&files::shown(&files::from_here(folder)));
    let text = String::from_utf8_lossy(&said.err);
    if !text.contains("offline mode") || text.contains("could not compile") {
        return Lack::of_sources(&shown, "cargo build", said);
    }
    let lines = first_errors(said);
    Lack::ours(Spoken::new(
        format!(
            "paket Cargo di {shown} memerlukan crate yang belum ada di mesin ini; jalankan `cargo fetch` di sana, lalu ulangi:\n{lines}"
        ),
        format!(
            "the Cargo package in {shown} needs crates that are not on this machine yet; run `cargo fetch` there, then again:\n{lines}"
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn package(main: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let manifest =
            "[package]\nname = \"halo\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n";
        fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
        fs::create_dir_all(folder.path().join("src/bin")).unwrap();
        fs::write(folder.path().join("src/bin/chat_server.rs"), main).unwrap();
        folder
    }

    fn store(top: &Path) -> Store {
        Store::at(&top.join("cache"), Site::Open).unwrap()
    }

    #[test]
    fn a_package_says_its_programs_and_is_built() {
        let folder = package("fn main() {}");
        let top = folder.path().canonicalize().unwrap();
        let [target] = &targets(&top, &top, Site::Open).unwrap()[..] else {
            panic!("one program")
        };
        assert_eq!(
            (target.name.as_str(), &target.package),
            ("chat_server", &top)
        );
        let built = build(&top, &top, &store(&top)).unwrap();
        let [(name, path)] = &built.into_iter().collect::<Vec<_>>()[..] else {
            panic!("one program")
        };
        assert_eq!(name, "chat_server");
        assert!(path.is_file(), "{path:?}");
        let left = fs::read_dir(&top).unwrap().count();
        assert_eq!(left, 3, "something was written into the student's folder");
    }

    #[test]
    fn a_package_that_does_not_compile_is_told_in_few_lines() {
        let wrong =
            "fn main() { let x: u8 = \"x\"; }\n".to_string() + &"fn f() { y; }\n".repeat(200);
        let folder = package(&wrong);
        let top = folder.path().canonicalize().unwrap();
        let error = build(&top, &top, &store(&top)).expect_err("it does not compile");
        let spoken = error.spoken.0;
        assert!(
            !error.is_ours && spoken.en.contains("error[E"),
            "{}",
            spoken.en
        );
        assert!(spoken.id.lines().count() < 30);
        assert!(spoken.id.contains("tidak dapat dikompilasi"));
    }

    #[test]
    fn a_folder_without_a_package_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = targets(folder.path(), folder.path(), Site::Open).expect_err("there is none");
        assert!(!error.is_ours, "{error:?}");
    }
}
