//! What lies in a folder that somebody else made: bounded, never through a link, in the same order everywhere.

use super::refused;
use anyhow::{Context, Result};
use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

/// How deep it is looked, and at how many entries.
const DEEPEST: usize = 10;
const MOST: usize = 5_000;
/// Folders in which no program of the student's own lies.
const FOREIGN: [&str; 5] = ["target", "node_modules", "__pycache__", "venv", "__MACOSX"];

/// The files below a folder by their paths with `/`, and what was not looked at.
#[derive(Debug, Default)]
pub struct Tree {
    pub files: Vec<String>,
    /// Links are not followed: they could lead out of the folder, or round in it.
    pub links: Vec<String>,
    pub unreadable: Vec<String>,
    /// Names that are no UTF-8.
    pub odd_names: usize,
    /// There was more than is looked at.
    pub crowded: bool,
}

/// Looks through a folder, the upper files before the deeper ones.
pub fn tree(top: &Path) -> Result<Tree> {
    let mut tree = Tree::default();
    let mut left = MOST;
    let mut folders = VecDeque::from([(top.to_path_buf(), String::new(), 0)]);
    while let Some((folder, inside, depth)) = folders.pop_front() {
        let entries = match entries(&folder, &mut left, &mut tree) {
            Ok(entries) => entries,
            Err(error) if depth == 0 => return Err(error),
            Err(_) => {
                tree.unreadable.push(inside);
                continue;
            }
        };
        for (name, path, kind) in entries {
            let inside = match inside.as_str() {
                "" => name.clone(),
                above => format!("{above}/{name}"),
            };
            match kind {
                Kind::Link => tree.links.push(inside),
                Kind::File => tree.files.push(inside),
                Kind::Folder if depth < DEEPEST && !is_foreign(&name, &path) => {
                    folders.push_back((path, inside, depth + 1));
                }
                Kind::Folder => {}
            }
        }
        if left == 0 {
            tree.crowded = true;
            break;
        }
    }
    Ok(tree)
}

enum Kind {
    Link,
    File,
    Folder,
}

/// The entries of one folder in the order of their names; hidden ones, devices and pipes left out.
fn entries(
    folder: &Path,
    left: &mut usize,
    tree: &mut Tree,
) -> Result<Vec<(String, PathBuf, Kind)>> {
    let listed = || refused(folder, "dilihat isinya", "listed");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(listed)? {
        let entry = entry.with_context(listed)?;
        let Some(fewer) = left.checked_sub(1) else {
            break;
        };
        *left = fewer;
        let Ok(name) = entry.file_name().into_string() else {
            tree.odd_names += 1;
            continue;
        };
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        let kind = match kind {
            _ if name.starts_with('.') => continue,
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_file() => Kind::File,
            _ => continue,
        };
        found.push((name, entry.path(), kind));
    }
    found.sort_by(|left, right| left.0.cmp(&right.0));
    Ok(found)
}

/// Built, installed, or packed along.
fn is_foreign(name: &str, path: &Path) -> bool {
    FOREIGN.contains(&name) || path.join("pyvenv.cfg").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    fn touch(top: &Path, inside: &str) {
        let path = top.join(inside);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    #[test]
    fn links_lead_nowhere_and_strange_folders_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path();
        for inside in [
            "b.py",
            "a.py",
            "chat/server.py",
            "1/2/3/deep.py",
            "1/2/3/4/5/6/7/8/9/10/11/too_deep.py",
        ] {
            touch(top, inside);
        }
        for inside in [
            ".git/x.py",
            "target/x.py",
            "mine/pyvenv.cfg",
            "mine/x.py",
            "chat/__pycache__/x.py",
        ] {
            touch(top, inside);
        }
        symlink(top, top.join("chat/round")).unwrap();
        symlink("/etc/passwd", top.join("out.py")).unwrap();
        let odd = std::ffi::OsStr::from_bytes(b"\xff.py");
        fs::write(top.join(odd), "").unwrap();
        let tree = tree(top).unwrap();
        assert_eq!(
            tree.files,
            ["a.py", "b.py", "chat/server.py", "1/2/3/deep.py"]
        );
        assert_eq!(tree.links, ["out.py", "chat/round"]);
        assert_eq!((tree.odd_names, tree.crowded), (1, false));
    }

    #[test]
    fn a_crowd_is_looked_at_only_so_far() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..=MOST {
            touch(folder.path(), &format!("{number}.py"));
        }
        let tree = tree(folder.path()).unwrap();
        assert!(tree.crowded && tree.files.len() <= MOST);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let error = tree(Path::new("/nowhere/at/all")).expect_err("it is not there");
        assert!(error.to_string().contains("cannot be listed"), "{error}");
    }
}
