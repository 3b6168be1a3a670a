//! Classes that are made for measuring: chat programs, or the smallest course that there is.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(super) struct Class {
    folder: TempDir,
    module: &'static str,
}

const COURSE: &str =
    "course: {id: x, en: x}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nmodules: [gema]\n";
const MODULE: &str = "title: {id: x, en: x}\nroles: {client: }\nscenarios: {satu: 1}\n";
const SCENARIO: &str = "title: {id: x, en: x}\ncast: {ani: client}\nchecks:\n  - id: boot\n    title: {id: x, en: x}\n    points: 1\n    steps:\n      - start: ani\n      - ani sees: halo\n";
const ID: &str = "# x\n\n## Pengenalan\n\nx\n\n## Cara kerja\n\nx\n\n## Tugas\n\nx\n";
const EN: &str = "# x\n\n## Introduction\n\nx\n\n## How it works\n\nx\n\n## Task\n\nx\n";

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

impl Class {
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn module(&self) -> &'static str {
        self.module
    }

    /// Chat submissions with different content: honest ones, or such that fail.
    pub(super) fn chat(count: usize, kind: &str) -> Self {
        let class = Self {
            folder: tempfile::tempdir().unwrap(),
            module: "chat",
        };
        let liars = top().join("harness/tests/liars");
        let failing = ["chat_crash", "chat_silent", "chat_twice", "chat_no_leave"];
        for at in 0..count {
            class.copy(&liars.join("honest/chat"), at);
            if kind != "honest" {
                class.copy(&liars.join(failing[at % failing.len()]), at);
            }
            class.write(at, "README.md", &at.to_string());
        }
        class
    }

    /// The smallest submissions of the smallest course.
    pub(super) fn small(count: usize) -> Self {
        let class = Self {
            folder: tempfile::tempdir().unwrap(),
            module: "gema",
        };
        for (path, text) in [
            ("course.yaml", COURSE),
            ("gema/module.yaml", MODULE),
            ("gema/satu.yaml", SCENARIO),
            ("gema/module.id.md", ID),
            ("gema/module.en.md", EN),
        ] {
            let path = class.folder().join("scenarios").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        for at in 0..count {
            let word = if at % 3 == 0 { "hai" } else { "halo" };
            class.write(
                at,
                "client.py",
                &format!("print('{word}', {at})\ninput()\n"),
            );
        }
        class
    }

    fn place(&self, at: usize) -> PathBuf {
        let place = self.folder().join("kiriman").join(format!("{at:05}"));
        fs::create_dir_all(&place).unwrap();
        place
    }

    fn write(&self, at: usize, name: &str, text: &str) {
        fs::write(self.place(at).join(name), text).unwrap();
    }

    fn copy(&self, from: &Path, at: usize) {
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "py") {
                fs::copy(&path, self.place(at).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
}
