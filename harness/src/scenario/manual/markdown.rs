//! The whole manual as one page of Markdown, first in Indonesian and then in English.

use super::shown::label;
use super::{Kind, Page, Place, Sample, Wish};
use crate::scenario::text::{Language, Text};

pub fn manual(pages: &[Page]) -> String {
    let mut text = HEAD.to_string();
    for language in [Language::Id, Language::En] {
        text.push_str(&Book { language, pages }.whole());
    }
    format!("{}\n", text.trim_end())
}

const HEAD: &str = "\
<!-- Halaman ini dibuat · this page is made by: praktikum explain --all > scenarios/README.md -->

# Bahasa skenario · The scenario language

[Bahasa Indonesia](#id) · [English](#en)

";

struct Book<'a> {
    language: Language,
    pages: &'a [Page],
}

impl Book<'_> {
    fn whole(&self) -> String {
        let title = self
            .say(&Text::new("Bahasa Indonesia", "English"))
            .to_string();
        let lead = Text::new(
            "Manual yang sama ada di terminal: `praktikum explain KATA`, misalnya `praktikum explain sees`. Yang baru mulai membaca bab pertama; sisanya untuk dicari.",
            "The same manual is at hand in a terminal: `praktikum explain WORD`, such as `praktikum explain sees`. Who begins reads the first chapter; the rest is for looking up.",
        );
        let mut text = format!(
            "## {}{title}\n\n{}\n\n",
            anchor(self.code()),
            self.say(&lead)
        );
        for kind in Kind::ALL {
            text.push_str(&self.contents(kind));
        }
        text.push('\n');
        for kind in Kind::ALL {
            text.push_str(&self.chapter(kind));
        }
        text
    }

    fn of(&self, kind: Kind) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(move |page| page.kind == kind)
    }

    fn contents(&self, kind: Kind) -> String {
        let links: Vec<String> = self
            .of(kind)
            .filter(|page| !page.lists)
            .map(|page| self.link(page))
            .collect();
        let title = kind.title();
        format!(
            "- **[{}](#{})**: {}\n",
            self.say(&title),
            self.chapter_id(kind),
            links.join(", ")
        )
    }

    fn chapter(&self, kind: Kind) -> String {
        let title = kind.title();
        let mut text = format!(
            "### {}{}\n\n",
            anchor(&self.chapter_id(kind)),
            self.say(&title)
        );
        for page in self.of(kind) {
            if page.lists {
                text.push_str(&self.content(page));
                continue;
            }
            let heading = format!(
                "#### {}{}\n\n",
                anchor(&self.page_id(page)),
                headed(&page.title)
            );
            text.push_str(&heading);
            text.push_str(&self.content(page));
        }
        text
    }

    fn content(&self, page: &Page) -> String {
        let mut text = String::new();
        for part in [&page.summary, &page.body].into_iter().chain(&page.facts) {
            text.push_str(self.say(part));
            text.push_str("\n\n");
        }
        if page.lists {
            let others = self.of(page.kind).filter(|other| !other.lists);
            let items: Vec<String> = others
                .map(|other| format!("- {} — {}", self.link(other), self.say(&other.summary)))
                .collect();
            text.push_str(&format!("{}\n\n", items.join("\n")));
        }
        if !page.wishes.is_empty() {
            text.push_str(&self.table(page.wishes));
        }
        for sample in page.samples {
            text.push_str(&self.sample(sample, page.kind));
        }
        text
    }

    fn table(&self, wishes: &[Wish]) -> String {
        let head = Text::new("| Saya ingin… | Tulis… |", "| I want… | Write… |");
        let mut text = format!("{}\n| --- | --- |\n", self.say(&head));
        for wish in wishes {
            let lines = wish.write.shown(self.language);
            let lines: Vec<String> = lines.lines().map(|line| format!("`{line}`")).collect();
            let want = super::text(wish.want);
            text.push_str(&format!(
                "| {} | {} |\n",
                self.say(&want),
                lines.join("<br>")
            ));
        }
        format!("{text}\n")
    }

    fn sample(&self, sample: &Sample, kind: Kind) -> String {
        let fence = match sample.place {
            Place::Words => "markdown",
            Place::Shell => "sh",
            _ => "yaml",
        };
        let label = label(sample, kind);
        format!(
            "{}\n\n```{fence}\n{}\n```\n\n",
            self.say(&label),
            sample.shown(self.language).trim_end()
        )
    }

    fn link(&self, page: &Page) -> String {
        format!("[{}](#{})", headed(&page.title), self.page_id(page))
    }

    fn page_id(&self, page: &Page) -> String {
        let first = page.title.split(", ").next().unwrap_or_default();
        let (kind, _) = page.kind.named();
        let plain = |next: char| {
            if next.is_ascii_alphanumeric() {
                next
            } else {
                '-'
            }
        };
        format!(
            "{}-{kind}-{}",
            self.code(),
            first.chars().map(plain).collect::<String>()
        )
    }

    fn chapter_id(&self, kind: Kind) -> String {
        format!("{}-{}", self.code(), kind.named().0)
    }

    fn code(&self) -> &'static str {
        match self.language {
            Language::Id => "id",
            Language::En => "en",
        }
    }

    fn say<'text>(&self, text: &'text Text) -> &'text str {
        text.in_language(self.language)
    }
}

/// A place for links; GitHub and editors know it.
fn anchor(id: &str) -> String {
    format!("<a id=\"{id}\"></a>")
}

/// `sees`, `see`: each form as code.
fn headed(title: &str) -> String {
    let forms: Vec<String> = title.split(", ").map(|form| format!("`{form}`")).collect();
    forms.join(", ")
}
