//! Complaints about files.

use super::super::prose::{Prose, prose};
use super::super::sample::{module, words};
use crate::scenario::document::Code;

pub(super) const MISSING_FILE: Prose = prose(
    (
        "Sebuah berkas yang disebut tidak ada.",
        "A file that is named is not there.",
    ),
    (
        "Skenario yang disebut `module.yaml`, modul yang disebut `course.yaml`, `module.id.md` dan `module.en.md`, `module.yaml` di sebelah sebuah skenario, atau sebuah program yang disebut `praktikum.yaml`.",
        "A scenario that `module.yaml` names, a module that `course.yaml` names, `module.id.md` and `module.en.md`, the `module.yaml` beside a scenario, or a program that `praktikum.yaml` names.",
    ),
    &[
        module("scenarios:\n  dialogue: 60\n  silent: 40\n  dialog: 10").raising(Code::MissingFile),
        module("scenarios:\n  dialogue: 60\n  silent: 40"),
    ],
);

pub(super) const STRAY_FILE: Prose = prose(
    (
        "Skenario di folder modul yang tidak disebut `module.yaml`.",
        "A scenario in the module's folder that `module.yaml` does not name.",
    ),
    (
        "Sebuah peringatan: skenario itu tidak dinilai. Tambahkan di bawah `scenarios:` (di sini: `silent.yaml`).",
        "A warning: it is not graded. Add it beneath `scenarios:` (here: `silent.yaml`).",
    ),
    &[
        module("scenarios:\n  dialogue: 60").raising(Code::StrayFile),
        module("scenarios:\n  dialogue: 60\n  silent: 40"),
    ],
);

pub(super) const MISSING_SECTION: Prose = prose(
    (
        "Teks modul tidak punya salah satu judulnya.",
        "The module's text lacks one of its headings.",
    ),
    (
        "`module.id.md`: `Pengenalan`, `Cara kerja`, `Tugas`; `module.en.md`: `Introduction`, `How it works`, `Task`.",
        "`module.id.md`: `Pengenalan`, `Cara kerja`, `Tugas`; `module.en.md`: `Introduction`, `How it works`, `Task`.",
    ),
    &[
        words("## Pengenalan\n\n…\n\n## Tugas\n\n…").raising(Code::MissingSection),
        words("## Pengenalan\n\n…\n\n## Cara kerja\n\n…\n\n## Tugas\n\n…"),
    ],
);
