//! The smallest course: one module, in which a program echoes what it reads.

use std::fs;
use std::path::Path;

pub(super) const COURSE: &str = "course: {id: Kursus, en: Course}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nlanguage: id\nmodules: [gema]\n";
pub(super) const TEXTS: [(&str, &str); 2] = [
    (
        "module.id.md",
        "# Gema\n\n## Pengenalan\n\nx\n\n## Cara kerja\n\nx\n\n## Tugas\n\nx\n",
    ),
    (
        "module.en.md",
        "# Echo\n\n## Introduction\n\nx\n\n## How it works\n\nx\n\n## Task\n\nx\n",
    ),
];
pub(super) const SCENARIO: &str = "title: {id: Gema, en: Echo}
vars: {word: {random: word}}
cast: {ani: client}
checks:
  - id: boot
    title: {id: Program berjalan, en: The program runs}
    points: 1
    steps:
      - start: ani
      - ani asks: any
  - id: echo
    needs: boot
    title: {id: Gema kembali, en: The echo comes back}
    points: 3
    steps:
      - ani types: halo ${word}
      - ani sees: halo ${word}
";
pub(super) const ECHO: &str = "while True:\n    print('kata:', input('kata? '))\n";

/// Writes a file with the folders above it.
pub(super) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The module's own texts, in its folder.
pub(super) fn write_texts(module: &Path) {
    for (name, text) in TEXTS {
        write(&module.join(name), text);
    }
}
