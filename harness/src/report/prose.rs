//! The course's own texts, written in markdown, as parts of a report. What is HTML in them is shown, never meant.

use super::document::{Block, Inline, Target};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};

/// How long a text may be, how deep, and of how many parts.
const LONGEST: usize = 256 * 1024;
const DEEPEST: usize = 16;
const MOST: usize = 50_000;

/// Reads a text; its headings are of this level and below, and their ids begin with this word.
pub fn prose(text: &str, level: u8, prefix: &str) -> Vec<Block> {
    let end = (0..=LONGEST.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    let text = &text[..end.unwrap_or(0)];
    let mut reader = Reader {
        open: vec![Open::new(Kind::Whole)],
        level,
        prefix,
        headings: 0,
        too_deep: 0,
    };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES).take(MOST) {
        reader.take(event);
    }
    while reader.open.len() > 1 {
        reader.close();
    }
    let mut whole = reader.open.pop().unwrap_or(Open::new(Kind::Whole));
    whole.settle();
    whole.blocks
}

struct Reader<'a> {
    open: Vec<Open>,
    level: u8,
    prefix: &'a str,
    headings: usize,
    too_deep: usize,
}

/// A part that has begun.
struct Open {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    rows: Vec<Vec<Vec<Inline>>>,
    cells: Vec<Vec<Inline>>,
}

enum Kind {
    Whole,
    Paragraph,
    Heading(u8),
    Quote,
    Code(Option<String>),
    List(Option<u64>),
    Item,
    Table,
    Row,
    Cell,
    Emphasis,
    Strong,
    Link(Option<Target>),
}

impl Open {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
        }
    }

    /// Words that stand without a paragraph of their own get one.
    fn settle(&mut self) {
        if !self.inlines.is_empty() {
            let words = std::mem::take(&mut self.inlines);
            self.blocks.push(Block::Paragraph(words));
        }
    }

    fn push(&mut self, block: Block) {
        self.settle();
        self.blocks.push(block);
    }
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(_) if self.open.len() >= DEEPEST => self.too_deep += 1,
            Event::End(_) if self.too_deep > 0 => self.too_deep -= 1,
            Event::Start(tag) => self.open.push(Open::new(self.kind(tag))),
            Event::End(_) => self.close(),
            Event::Code(text) => self.inline(Inline::code(&text)),
            Event::Text(text) => self.text(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.inline(Inline::text(" ")),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn kind(&self, tag: Tag<'_>) -> Kind {
        match tag {
            Tag::Heading { level, .. } => Kind::Heading(self.level_of(level)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                let word = language.split_whitespace().next().map(str::to_string);
                Kind::Code(word)
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(None),
            Tag::List(first) => Kind::List(first),
            Tag::Item => Kind::Item,
            Tag::Table(_) => Kind::Table,
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                Kind::Link(Target::web(&dest_url))
            }
            _ => Kind::Paragraph,
        }
    }

    /// `#` is the level that was asked for, `##` the one below it.
    fn level_of(&self, level: HeadingLevel) -> u8 {
        let deeper = u8::try_from(level as usize).unwrap_or(1) - 1;
        (self.level + deeper).min(6)
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(last) = self.open.last_mut() {
            last.inlines.push(inline);
        }
    }

    fn text(&mut self, text: &str) {
        let is_code = matches!(self.open.last(), Some(open) if matches!(open.kind, Kind::Code(_)));
        match is_code {
            // Put together line by line when the listing ends.
            true => self.inline(Inline::Text(text.to_string())),
            false => self.inline(Inline::text(text)),
        }
    }

    fn close(&mut self) {
        let Some(mut done) = self.open.pop() else {
            return;
        };
        self.headings += usize::from(matches!(done.kind, Kind::Heading(_)));
        let id = format!("{}-{}", self.prefix, self.headings);
        let Some(parent) = self.open.last_mut() else {
            self.open.push(done);
            return;
        };
        let inlines = || done.inlines.clone();
        match &done.kind {
            Kind::Whole => {}
            Kind::Paragraph => {
                if !done.inlines.is_empty() {
                    parent.push(Block::Paragraph(inlines()));
                }
                parent.blocks.append(&mut done.blocks);
            }
            Kind::Heading(level) => parent.push(Block::Heading {
                level: *level,
                id,
                text: inlines(),
            }),
            Kind::Code(language) => {
                let text: String = done.inlines.iter().map(plain).collect();
                parent.push(Block::code(language.as_deref(), &text));
            }
            Kind::Quote => {
                done.settle();
                parent.push(Block::Quote(done.blocks));
            }
            Kind::Item => {
                done.settle();
                parent.items.push(done.blocks);
            }
            Kind::List(first) => parent.push(Block::List {
                first: *first,
                items: done.items,
            }),
            Kind::Cell => parent.cells.push(inlines()),
            Kind::Row => parent.rows.push(done.cells),
            Kind::Table => {
                let mut rows = done.rows.into_iter();
                let head = rows.next().unwrap_or_default();
                let rows = rows.collect();
                parent.push(Block::Table { head, rows });
            }
            Kind::Emphasis => parent.inlines.push(Inline::Emphasis(inlines())),
            Kind::Strong => parent.inlines.push(Inline::Strong(inlines())),
            Kind::Link(Some(to)) => parent.inlines.push(Inline::Link {
                to: to.clone(),
                text: inlines(),
            }),
            Kind::Link(None) => parent.inlines.append(&mut done.inlines),
        }
    }
}

fn plain(inline: &Inline) -> &str {
    match inline {
        Inline::Text(text) | Inline::Code(text) => text,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_text_becomes_parts() {
        let text = "# Judul\n\nSatu *dua* `tiga`\nempat.\n\n1. a\n2. b\n   - c\n\n```py\nx = 1\n\ny\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        let blocks = prose(text, 2, "text");
        assert_eq!(blocks[0], Block::heading(2, "text-1", "Judul"));
        let Block::Paragraph(words) = &blocks[1] else {
            unreachable!("{blocks:?}");
        };
        assert_eq!(words[1], Inline::Emphasis(vec![Inline::text("dua")]));
        let Block::List { first, items } = &blocks[2] else {
            unreachable!("{blocks:?}");
        };
        assert_eq!((*first, items.len(), items[1].len()), (Some(1), 2, 2));
        assert_eq!(blocks[3], Block::code(Some("py"), "x = 1\n\ny"));
        assert!(
            matches!(&blocks[4], Block::Table { head, rows } if head.len() == 2 && rows.len() == 1)
        );
    }

    #[test]
    fn html_is_shown_and_only_safe_links_are_links() {
        let blocks = prose(
            "<script>alert(1)</script>\n\nx <img src=x> [a](javascript:b) [c](https://d.e)",
            2,
            "t",
        );
        let told = format!("{blocks:?}");
        assert!(
            told.contains("Text(\"<script>alert(1)</script>")
                && told.contains("Text(\"<img src=x>\")")
        );
        assert!(!told.contains("javascript"));
        assert_eq!(told.matches("Link {").count(), 1);
    }

    #[test]
    fn a_hostile_text_ends() {
        prose(&"> ".repeat(100_000), 2, "t");
        prose(&"*a ".repeat(100_000), 2, "t");
        prose(&format!("{}x", "- ".repeat(50_000)), 2, "t");
    }
}
