//! What a compiler is made of, where that is no part of the system: the places that it must see, and no others.

use super::tool::Tool;
use crate::world::interpreter::find;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Of Cargo's folder: not what it says to registries of its user.
const CARGO: [&str; 5] = ["bin", "registry", "git", "config", "config.toml"];
const RUSTUP: [&str; 2] = ["toolchains", "settings.toml"];

/// The program itself: behind a link of the same name, what it leads to, for it looks for its libraries from there.
pub(super) fn program(tool: &Tool) -> PathBuf {
    let real = tool.program.canonicalize().ok();
    let real = real.filter(|real| real.file_name() == tool.program.file_name());
    real.unwrap_or_else(|| tool.program.clone())
}

pub(super) fn places(tool: &Tool) -> Vec<PathBuf> {
    let home = set("HOME");
    let at_home = |inside: &str| home.as_ref().map(|home| home.join(inside));
    let cargo = set("CARGO_HOME").or_else(|| at_home(".cargo"));
    let mut places = vec![tool.program.clone()];
    // A folder of programs of all kinds would show too much.
    let private = [home.clone(), at_home(".local"), cargo.clone()];
    let made_of = |program: &Path| {
        let real = program.canonicalize().ok()?;
        let prefix =
            prefix(&real).filter(|prefix| !private.iter().flatten().any(|own| own == prefix));
        Some(prefix.map_or_else(|| real.clone(), Path::to_path_buf))
    };
    places.extend(made_of(&tool.program));
    match tool.name {
        "cargo" | "rustc" => {
            let rustup = set("RUSTUP_HOME").or_else(|| at_home(".rustup"));
            places.extend(
                RUSTUP
                    .iter()
                    .filter_map(|name| Some(rustup.as_ref()?.join(name))),
            );
            places.extend(
                CARGO
                    .iter()
                    .filter_map(|name| Some(cargo.as_ref()?.join(name))),
            );
            let path = std::env::var_os("PATH").unwrap_or_default();
            let linker = find(&path, "cc");
            places.extend(linker.as_deref().and_then(made_of));
        }
        "go" => {
            let path = std::env::var_os("GOPATH").unwrap_or_default();
            let path = std::env::split_paths(&path)
                .next()
                .filter(|path| path.is_absolute());
            let modules = path
                .or_else(|| at_home("go"))
                .map(|path| path.join("pkg/mod"));
            places.extend(set("GOROOT"));
            places.extend(set("GOMODCACHE").or(modules));
        }
        "javac" => places.extend(set("JAVA_HOME")),
        _ => {}
    }
    places
}

/// The folder that holds `bin`.
fn prefix(real: &Path) -> Option<&Path> {
    let folder = real.parent()?;
    let is_bin = folder.file_name() == Some(OsStr::new("bin"));
    folder.parent().filter(|_| is_bin)
}

fn set(name: &str) -> Option<PathBuf> {
    let place = std::env::var_os(name).map(PathBuf::from);
    place.filter(|place| place.is_absolute())
}
