//! PDF, by whoever can make it: an installed `typst`, or a Chromium that prints the page.

use crate::scenario::text::{Spoken, harmless};
use crate::world::files;
use crate::world::recipe::capture;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(120);
/// How much of what they say is kept, and shown.
const MOST: usize = 64 * 1024;
const MOST_LINES: usize = 10;
const CHROMIUMS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

pub(super) fn typst() -> Option<PathBuf> {
    installed("typst")
}

pub(super) fn chromium() -> Option<PathBuf> {
    CHROMIUMS.iter().find_map(|name| installed(name))
}

fn installed(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

pub(super) fn neither() -> Spoken {
    Spoken::new(
        "PDF dibuat dengan `typst` (https://github.com/typst/typst) atau Chromium, dan keduanya tidak ditemukan; pasang salah satu, atau pakai `--format html` lalu cetak dari peramban",
        "PDFs are made with `typst` (https://github.com/typst/typst) or Chromium, and neither was found; install one of them, or use `--format html` and print from a browser",
    )
}

pub(super) fn compile(typst: &Path, source: &Path) -> Result<PathBuf> {
    let pdf = source.with_extension("pdf");
    let mut command = Command::new(typst);
    command.arg("compile").arg(source).arg(&pdf);
    made(command, "typst", pdf)
}

pub(super) fn paper(chromium: &Path, page: &Path) -> Result<PathBuf> {
    let pdf = page.with_extension("pdf");
    let page = page.canonicalize()?;
    let mut command = Command::new(chromium);
    command.args([
        "--headless",
        "--disable-gpu",
        "--no-pdf-header-footer",
        "--no-first-run",
    ]);
    let profile = pdf.with_extension("profile");
    command.arg(format!(
        "--user-data-dir={}",
        std::path::absolute(&profile)?.display()
    ));
    if rustix::process::geteuid().is_root() {
        // It refuses root otherwise; the page is ours, and its policy lets nothing in it act.
        command.arg("--no-sandbox");
    }
    command.arg(format!(
        "--print-to-pdf={}",
        std::path::absolute(&pdf)?.display()
    ));
    command.arg(format!("file://{}", page.display()));
    let made = made(command, "Chromium", pdf);
    std::fs::remove_dir_all(&profile).unwrap_or_default();
    made
}

fn made(command: Command, name: &str, pdf: PathBuf) -> Result<PathBuf> {
    let said = capture(command, LIMIT, MOST)?;
    if said.worked && pdf.is_file() {
        return Ok(pdf);
    }
    let said = String::from_utf8_lossy(&said.err).into_owned();
    let lines: Vec<String> = said.lines().take(MOST_LINES).map(harmless).collect();
    let (pdf, lines) = (files::shown(&pdf), lines.join("\n"));
    Err(Spoken::new(
        format!("{name} tidak dapat membuat {pdf}:\n{lines}"),
        format!("{name} could not make {pdf}:\n{lines}"),
    )
    .into())
}
