//! A report as Typst markup: all words are string literals, so that none of them means anything.

use super::document::{Block, Cover, Document, Inline, Place, Target};
use super::prose::prose;
use crate::scenario::text::Language;

/// How everything looks; what follows are only calls.
const LOOK: &str = include_str!("typst/look.typ");

/// Writes a report; its pictures lie in this folder beside it, each as `NAME.svg`.
pub fn typst(document: &Document, folder: &str) -> String {
    let mut writer = Writer {
        out: String::new(),
        folder,
        language: document.language,
        ids: ids(&document.blocks),
    };
    writer.cover(&document.cover);
    writer.blocks(&document.blocks);
    writer.out
}

struct Writer<'a> {
    out: String,
    folder: &'a str,
    language: Language,
    /// What may be linked to.
    ids: Vec<String>,
}

impl Writer<'_> {
    fn say<'t>(&self, id: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Id => id,
            Language::En => en,
        }
    }

    fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn cover(&mut self, cover: &Cover) {
        let (language, title) = (self.say("id", "en").to_string(), literal(&cover.title));
        self.put(&format!(
            "#set document(title: {title})\n#set text(lang: \"{language}\")\n{LOOK}\n"
        ));
        let kind = literal(self.say("Laporan praktikum", "Practicum report"));
        let of = [&cover.course, &cover.institution, &cover.term];
        let of: Vec<String> = of
            .iter()
            .filter(|one| !one.is_empty())
            .map(|one| literal(one))
            .collect();
        let row =
            |(name, value): &(String, String)| format!("({}, {})", literal(name), literal(value));
        let rows: Vec<String> = cover.rows.iter().map(row).collect();
        let score = cover.score.iter();
        let score: String = score
            .map(|line| format!("[{}], ", self.inlines(line)))
            .collect();
        self.put(&format!(
            "#cover({kind}, {title}, ({score}), ({},), ({},))\n",
            of.join(", "),
            rows.join(", ")
        ));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, text } => {
                let (level, text) = (level.saturating_sub(1).max(1), self.inlines(text));
                self.put(&format!(
                    "#heading(level: {level})[{text}] {}\n\n",
                    label(id)
                ));
            }
            // What is a title by its look stays with what it is the title of.
            Block::Paragraph(text) => {
                let is_title = matches!(&text[..], [Inline::Strong(_)]);
                let text = self.inlines(text);
                self.put(&match is_title {
                    true => format!("#block(sticky: true)[{text}]\n\n"),
                    false => format!("#par[{text}]\n\n"),
                });
            }
            Block::List { first, items } => self.list(*first, items),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Quote(blocks) => self.within("quote(block: true)", blocks),
            Block::Table { head, rows } => self.table(head, rows),
            Block::Figures { id, figures, .. } => {
                self.put("#pictures(");
                for figure in figures {
                    let path = literal(&format!("{}/{}.svg", self.folder, figure.name));
                    let (title, width, height) =
                        (literal(&figure.title), figure.width, figure.height);
                    self.put(&format!("({path}, {title}, {width}, {height}), "));
                }
                self.put(&format!(") {}\n\n", label(id)));
            }
            Block::Facts(facts) => {
                for fact in facts {
                    let evidence: Vec<String> =
                        fact.evidence.iter().map(|one| self.inline(one)).collect();
                    let evidence = match evidence.is_empty() {
                        true => String::new(),
                        false => format!("#evidence[{}]", evidence.join("#\", \";")),
                    };
                    let text = self.inlines(&fact.text);
                    self.put(&format!("#list[{text}{evidence}]\n"));
                }
                self.put("\n");
            }
            Block::Folded { title, blocks } => {
                let title = self.inlines(title);
                self.put(&format!("#par[#strong[{title}]]\n\n"));
                self.blocks(blocks);
            }
            // What it says stands in pictures, too.
            Block::Aside { .. } => {}
            Block::Place(place) => self.place(place),
        }
    }

    fn within(&mut self, call: &str, blocks: &[Block]) {
        self.put(&format!("#{call}[\n"));
        self.blocks(blocks);
        self.put("]\n\n");
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>]) {
        self.put(&match first {
            Some(first) => format!("#enum(start: {first}, "),
            None => "#list(".to_string(),
        });
        for item in items {
            self.put("[");
            match &item[..] {
                [Block::Paragraph(text)] => {
                    let text = self.inlines(text);
                    self.put(&text);
                }
                blocks => self.blocks(blocks),
            }
            self.put("], ");
        }
        self.put(")\n\n");
    }

    fn code(&mut self, language: Option<&str>, text: &str) {
        let language = language.map_or("none".to_string(), literal);
        self.put(&format!(
            "#raw(block: true, lang: {language}, {})\n\n",
            literal(text)
        ));
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let cells = |writer: &Self, cells: &[Vec<Inline>]| -> String {
            let cell = |text: &Vec<Inline>| format!("[{}], ", writer.inlines(text));
            cells.iter().map(cell).collect()
        };
        let titles = cells(self, head);
        self.put(&format!(
            "#table(columns: {}, table.header({titles}),\n",
            head.len().max(1)
        ));
        for row in rows {
            let row = cells(self, row);
            self.put(&format!("{row}\n"));
        }
        self.put(")\n\n");
    }

    fn place(&mut self, place: &Place) {
        match place
            .words
            .as_deref()
            .filter(|words| !place.is_untouched(words))
        {
            Some(words) => {
                let words = String::from_utf8_lossy(words);
                let own = prose(&words, 4, &format!("own-{}", place.id));
                self.within("own", &own);
            }
            None => {
                let prompt = literal(place.prompt.in_language(self.language));
                self.put(&format!("#room({prompt})\n\n"));
            }
        }
    }

    fn inlines(&self, text: &[Inline]) -> String {
        text.iter().map(|one| self.inline(one)).collect()
    }

    fn inline(&self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) => format!("#{};", literal(text)),
            Inline::Code(text) => format!("#raw({});", literal(text)),
            Inline::Strong(text) => format!("#strong[{}];", self.inlines(text)),
            Inline::Emphasis(text) => format!("#emph[{}];", self.inlines(text)),
            Inline::Link {
                to: Target::Web(address),
                text,
            } => {
                format!("#link({})[{}];", literal(address), self.inlines(text))
            }
            Inline::Link {
                to: Target::Here(id),
                text,
            } => match self.ids.contains(id) {
                true => format!("#link(label({}))[{}];", literal(id), self.inlines(text)),
                false => self.inlines(text),
            },
            Inline::Break => "#linebreak();".to_string(),
        }
    }
}

/// A name for what stands before it; ids are ours, and plain.
fn label(id: &str) -> String {
    let plain: String = id
        .chars()
        .filter(|next| next.is_ascii_alphanumeric() || "-._".contains(*next))
        .collect();
    format!("<{plain}>")
}

/// Those of headings and pictures that stand there exactly once.
fn ids(blocks: &[Block]) -> Vec<String> {
    let own = blocks.iter().filter_map(|block| match block {
        Block::Heading { id, .. } | Block::Figures { id, .. } => Some(id.clone()),
        _ => None,
    });
    own.collect()
}

/// A string of Typst's, whatever is in it.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for next in text.chars() {
        match next {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
