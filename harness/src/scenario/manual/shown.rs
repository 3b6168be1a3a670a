//! Pages of the manual for a terminal.

use super::flow::Flow;
use super::{Kind, Page, Place, Sample, Wish};
use crate::scenario::text::{Language, Text};

pub struct Shown {
    pub language: Language,
    pub colour: bool,
    pub width: usize,
}

impl Shown {
    /// All pages that a word found, one after the other.
    pub fn pages(&self, found: &[&Page], all: &[Page]) -> String {
        let shown: Vec<String> = found.iter().map(|page| self.page(page, all)).collect();
        let rule = self.painted(&"─".repeat(self.width.min(40)), "2");
        shown.join(&format!("\n{rule}\n\n"))
    }

    fn page(&self, page: &Page, all: &[Page]) -> String {
        let noun = page.kind.noun();
        let mut text = format!(
            "{} · {}\n\n",
            self.painted(&page.title, "1"),
            self.painted(self.say(&noun), "2")
        );
        for part in [&page.summary, &page.body].into_iter().chain(&page.facts) {
            text.push_str(&self.flow().lines(self.say(part)));
            text.push_str("\n\n");
        }
        if page.lists {
            text.push_str(&self.list(page, all));
        }
        for wish in page.wishes {
            text.push_str(&self.wish(wish));
        }
        for sample in page.samples {
            text.push_str(&self.sample(sample, page.kind));
        }
        format!("{}\n", text.trim_end())
    }

    fn list(&self, page: &Page, all: &[Page]) -> String {
        let others = all
            .iter()
            .filter(|other| other.kind == page.kind && !other.lists);
        let item = |other: &Page| format!("- `{}` — {}", other.title, self.say(&other.summary));
        let items: Vec<String> = others.map(item).collect();
        format!("{}\n\n", self.flow().lines(&items.join("\n")))
    }

    /// A line of a table, set as two lines: the wish, and what to write beneath it.
    fn wish(&self, wish: &Wish) -> String {
        let want = self.flow().lines(self.say(&super::text(wish.want)));
        format!("{want}\n{}\n\n", self.example(&wish.write))
    }

    fn sample(&self, sample: &Sample, kind: Kind) -> String {
        let label = self.say(&label(sample, kind)).to_string();
        format!(
            "{}\n\n{}\n\n",
            self.painted(&label, "1"),
            self.example(sample)
        )
    }

    fn example(&self, sample: &Sample) -> String {
        let lines = sample.shown(self.language);
        let lines: Vec<String> = lines
            .lines()
            .map(|line| self.example_line(line, sample))
            .collect();
        lines.join("\n")
    }

    fn example_line(&self, line: &str, sample: &Sample) -> String {
        let hue = if sample.raises.is_some() { "31" } else { "32" };
        if line.is_empty() {
            return String::new();
        }
        format!("    {}", self.painted(line, hue))
    }

    /// The words of every page, grouped by kind: what there is to ask for.
    pub fn contents(&self, all: &[Page]) -> String {
        let lead = Text::new(
            "Manual bahasa skenario. Satu halaman: `praktikum explain KATA`. Untuk mulai: `praktikum explain start-here`. Saya ingin… → tulis…: `praktikum explain how-do-i`.",
            "The manual of the scenario language. A page: `praktikum explain WORD`. To begin: `praktikum explain start-here`. I want… → write…: `praktikum explain how-do-i`.",
        );
        let mut text = format!("{}\n", self.flow().lines(self.say(&lead)));
        for kind in Kind::ALL {
            let pages = all.iter().filter(|page| page.kind == kind);
            let words: Vec<String> = pages
                .map(|page| format!("`{}`", page.title.split(", ").next().unwrap_or_default()))
                .collect();
            let title = self.painted(self.say(&kind.title()), "1");
            text.push_str(&format!(
                "\n{title}\n{}\n",
                self.flow().lines(&words.join(", "))
            ));
        }
        text
    }

    fn flow(&self) -> Flow {
        Flow {
            width: self.width,
            colour: self.colour,
        }
    }

    fn say<'text>(&self, text: &'text Text) -> &'text str {
        text.in_language(self.language)
    }

    fn painted(&self, text: &str, hue: &str) -> String {
        if self.colour {
            format!("\u{1b}[{hue}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }
}

/// What an example is, above it.
pub(super) fn label(sample: &Sample, kind: Kind) -> Text {
    if sample.raises.is_some() {
        return Text::new("Penyebabnya, misalnya:", "What causes it, for example:");
    }
    if kind == Kind::Complaint && sample.place != Place::Shell {
        return Text::new("Diperbaiki:", "Mended:");
    }
    match sample.place {
        Place::Module => Text::new("Contoh (module.yaml):", "Example (module.yaml):"),
        Place::Course => Text::new("Contoh (course.yaml):", "Example (course.yaml):"),
        Place::Submission => Text::new("Contoh (praktikum.yaml):", "Example (praktikum.yaml):"),
        Place::Liar => Text::new("Contoh (verdict.yaml):", "Example (verdict.yaml):"),
        Place::Stranger => Text::new("Contoh (stranger.yaml):", "Example (stranger.yaml):"),
        Place::Words => Text::new("Contoh (module.id.md):", "Example (module.id.md):"),
        Place::Shell => Text::new("Perintah:", "Commands:"),
        Place::Steps | Place::Checks | Place::Cast | Place::Keys | Place::Whole => {
            Text::new("Contoh:", "Example:")
        }
    }
}
