//! `praktikum explain`: the manual, by word.

use super::Desk;
use super::exit::Exit;
use crate::scenario::manual::{self, Page, markdown, shown::Shown};
use crate::scenario::text::{Spoken, Text};
use anyhow::Result;

/// Manual bahasa skenario, per kata · the manual of the scenario language, by word
#[derive(clap::Args)]
#[command(after_help = "Contoh · example:\n  praktikum explain sees all of")]
pub(super) struct Arguments {
    /// Kata kerja, arahan, keterangan, kunci, kode keluhan; tanpa ini daftarnya · verb, direction, modifier, key, code of a complaint; without it the list
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Seluruh manual sebagai Markdown · the whole manual as Markdown
    #[arg(long, conflicts_with = "words")]
    all: bool,
}

const USUAL_WIDTH: usize = 80;
const WIDEST: usize = 100;
const NARROWEST: usize = 30;

impl Arguments {
    pub(super) fn run(&self, desk: &mut Desk<'_>) -> Result<Exit> {
        let pages = manual::pages();
        if self.all {
            desk.out.write_all(markdown::manual(&pages).as_bytes())?;
            return Ok(Exit::Passed);
        }
        let shown = Shown {
            language: desk.language,
            colour: desk.colour,
            width: width(),
        };
        let asked = self.words.join(" ");
        let found = manual::find(&pages, &asked);
        let text = if asked.trim().is_empty() {
            shown.contents(&pages)
        } else if found.is_empty() {
            return Err(no_page(&pages, &asked).into());
        } else {
            shown.pages(&found, &pages)
        };
        desk.out.write_all(text.as_bytes())?;
        Ok(Exit::Passed)
    }
}

/// How wide the terminal is, as far as lines stay easy to read.
fn width() -> usize {
    let size = terminal_size::terminal_size();
    size.map_or(USUAL_WIDTH, |(width, _)| {
        usize::from(width.0).clamp(NARROWEST, WIDEST)
    })
}

fn no_page(pages: &[Page], asked: &str) -> Spoken {
    let shown: String = asked.chars().take(60).collect();
    Spoken(match manual::nearest(pages, asked) {
        Some(near) => Text::new(
            format!("tidak ada halaman `{shown}`; maksud Anda `{near}`?"),
            format!("there is no page `{shown}`; did you mean `{near}`?"),
        ),
        None => Text::new(
            format!("tidak ada halaman `{shown}`; daftarnya: `praktikum explain`"),
            format!("there is no page `{shown}`; the list: `praktikum explain`"),
        ),
    })
}
