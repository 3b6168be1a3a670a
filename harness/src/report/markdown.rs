//! A report as markdown: reads well on GitHub, on GitLab and in an editor; pictures are files beside it.

mod targets;
mod words;

use super::document::{Block, Cover, Document, Inline, Place, Told};
use super::words::Part;
use crate::scenario::text::Language;
use std::collections::BTreeSet;
use targets::block_targets;
pub(super) use words::escaped;
use words::{cell, html, inline, inlines, longest_run, paragraph};

/// Writes a report; its pictures lie in this folder beside it, each as `NAME.svg`.
pub fn markdown(document: &Document, folder: &str) -> Vec<Part> {
    let mut targets = BTreeSet::new();
    document
        .blocks
        .iter()
        .for_each(|block| block_targets(block, &mut targets));
    let mut writer = Writer {
        parts: Vec::new(),
        text: String::new(),
        folder,
        targets,
        language: document.language,
    };
    writer.cover(&document.cover);
    writer.blocks(&document.blocks, "");
    writer.flush();
    writer.parts
}

struct Writer<'a> {
    parts: Vec<Part>,
    text: String,
    folder: &'a str,
    /// What is linked to: nothing else needs an anchor.
    targets: BTreeSet<String>,
    language: Language,
}

impl Writer<'_> {
    fn say<'t>(&self, id: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Id => id,
            Language::En => en,
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(Part::Ours(std::mem::take(&mut self.text)));
        }
    }

    fn line(&mut self, indent: &str, line: &str) {
        let line = format!("{indent}{line}");
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn cover(&mut self, cover: &Cover) {
        let kind = self.say("LAPORAN PRAKTIKUM", "PRACTICUM REPORT");
        let title = format!("# {kind}: {}", escaped(&cover.title));
        self.line("", &title);
        self.line("", "");
        for score in &cover.score {
            self.line("", &paragraph(score));
            self.line("", "");
        }
        let of = [&cover.course, &cover.institution, &cover.term];
        let of: Vec<String> = of
            .iter()
            .filter(|one| !one.is_empty())
            .map(|one| escaped(one))
            .collect();
        self.line("", &of.join(" · "));
        self.line("", "");
        let heading = self.say("Disusun oleh", "Written by");
        let head = format!("| {heading} | |");
        self.line("", &head);
        self.line("", "| --- | --- |");
        for (name, value) in &cover.rows {
            let value = if value.is_empty() {
                "…".to_string()
            } else {
                cell(&escaped(value))
            };
            let row = format!("| {} | {value} |", cell(&escaped(name)));
            self.line("", &row);
        }
        self.line("", "");
    }

    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        blocks.iter().for_each(|block| self.block(block, indent));
    }

    fn block(&mut self, block: &Block, indent: &str) {
        match block {
            Block::Heading { level, id, text } => {
                self.anchor(id, indent);
                let title = format!("{} {}", "#".repeat((*level).into()), inlines(text));
                self.line(indent, &title);
            }
            Block::Paragraph(text) => self.line(indent, &paragraph(text)),
            Block::List { first, items } => return self.list(*first, items, indent),
            Block::Code { language, text } => self.code(language.as_deref(), text, indent),
            Block::Quote(blocks) => return self.blocks(blocks, &format!("{indent}> ")),
            Block::Table { head, rows } => self.table(head, rows, indent),
            Block::Figures { id, figures, .. } => {
                self.anchor(id, indent);
                let pictures = figures.iter().map(|figure| {
                    let (title, name) = (escaped(&figure.title), &figure.name);
                    format!("![{title}]({}/{name}.svg)", self.folder)
                });
                let pictures: Vec<String> = pictures.collect();
                self.line(indent, &pictures.join("\n"));
            }
            Block::Facts(facts) => facts.iter().for_each(|fact| self.fact(fact, indent)),
            Block::Folded { title, blocks } => {
                let title = title.iter().map(html).collect::<String>();
                return self.folded(&title, indent, |writer| writer.blocks(blocks, indent));
            }
            Block::Aside {
                title,
                language,
                text,
            } => {
                let title = html(&Inline::text(title));
                return self.folded(&title, indent, |writer| {
                    writer.code(language.as_deref(), text, indent);
                    writer.line(indent, "");
                });
            }
            Block::Place(place) => self.place(place),
        }
        self.line(indent, "");
    }

    fn anchor(&mut self, id: &str, indent: &str) {
        if self.targets.contains(id) {
            let anchor = format!("<a id=\"{id}\"></a>");
            self.line(indent, &anchor);
            self.line(indent, "");
        }
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>], indent: &str) {
        for (number, item) in (first.unwrap_or(0)..).zip(items) {
            let mark = match first {
                Some(_) => format!("{number}. "),
                None => "- ".to_string(),
            };
            let inner = format!("{indent}{}", " ".repeat(mark.len()));
            let begin = self.text.len();
            // Items of one paragraph each stand close together.
            match &item[..] {
                [Block::Paragraph(text)] => self.line(&inner, &paragraph(text)),
                [Block::Paragraph(text), rest @ ..] => {
                    self.line(&inner, &paragraph(text));
                    if !matches!(rest.first(), Some(Block::List { .. })) {
                        self.line(&inner, "");
                    }
                    self.blocks(rest, &inner);
                }
                blocks => self.blocks(blocks, &inner),
            }
            let end = begin + inner.len();
            if self.text.len() > end && self.text.is_char_boundary(end) {
                self.text
                    .replace_range(begin..end, &format!("{indent}{mark}"));
            }
        }
        self.line(indent, "");
    }

    fn code(&mut self, language: Option<&str>, text: &str, indent: &str) {
        let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
        let language = language.unwrap_or("text");
        let language: String = language
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        self.line(indent, &format!("{fence}{language}"));
        for line in text.lines() {
            self.line(indent, line);
        }
        self.line(indent, &fence);
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], indent: &str) {
        let row = |cells: &[Vec<Inline>]| {
            // A cell is one line; what breaks it is an element.
            let cells = cells.iter().map(|text| {
                let parts = text.split(|inline| *inline == Inline::Break);
                let parts: Vec<String> = parts.map(|part| cell(&inlines(part))).collect();
                parts.join("<br>")
            });
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        self.line(indent, &row(head));
        self.line(indent, &format!("|{}", " --- |".repeat(head.len())));
        rows.iter().for_each(|cells| self.line(indent, &row(cells)));
    }

    fn fact(&mut self, fact: &Told, indent: &str) {
        let evidence: Vec<String> = fact.evidence.iter().map(inline).collect();
        let evidence = match evidence.is_empty() {
            true => String::new(),
            false => format!(" ({})", evidence.join(", ")),
        };
        let line = format!("- {}{evidence}", paragraph(&fact.text));
        self.line(indent, &line);
    }

    fn folded(&mut self, title: &str, indent: &str, body: impl FnOnce(&mut Self)) {
        let head = format!("<details><summary>{title}</summary>");
        self.line(indent, &head);
        self.line(indent, "");
        body(self);
        self.line(indent, "</details>");
        self.line(indent, "");
    }

    /// Its bytes are the student's; where nothing was written yet, there is a line to be replaced.
    fn place(&mut self, place: &Place) {
        self.flush();
        let id = place.id.clone();
        let own = place
            .words
            .as_ref()
            .filter(|words| !place.is_untouched(words));
        self.parts.push(match own {
            Some(words) => Part::Theirs {
                id,
                bytes: words.clone(),
            },
            None => Part::Room {
                id,
                prompt: format!(
                    "\n_{}_\n\n",
                    escaped(place.prompt.in_language(self.language))
                ),
            },
        });
    }
}
