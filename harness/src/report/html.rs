//! A report as one page that needs nothing else: for light and dark, for paper, and with terminals that play again.
//!
//! Nothing in it can act but its own style and its own script, which its policy knows by their hashes; no request
//! leaves it.

mod base64;
mod replay;
mod words;

use super::document::{Block, Cover, Document, Inline, Place};
use super::highlight::{Kind, highlight};
use super::prose::prose;
use crate::figure::Figure;
use crate::scenario::text::Language;
pub(super) use base64::base64;
use sha2::{Digest, Sha256};
pub(super) use words::escaped;
use words::{inline, inlines};

const STYLE: &str = include_str!("html/page.css");
/// A picture that is wider keeps its size on a small screen.
const WIDE: u32 = 640;
const SCRIPT: &str = include_str!("html/replay.js");

pub fn html(document: &Document) -> String {
    let mut page = Page {
        out: String::new(),
        language: document.language,
        replays: 0,
        regions: 0,
    };
    page.head(&document.cover);
    page.put("<main>\n");
    page.cover(&document.cover);
    page.contents(&document.blocks);
    page.blocks(&document.blocks);
    page.put("</main>\n");
    page.put(&format!("<script>{SCRIPT}</script>\n</body>\n</html>\n"));
    page.out
}

/// `10 / 10` stays in one line, however narrow the table is.
fn is_short(cell: &[Inline]) -> bool {
    matches!(cell, [Inline::Text(text)] if text.chars().count() <= 12)
}

struct Page {
    out: String,
    language: Language,
    replays: usize,
    /// So many parts can be scrolled by themselves.
    regions: usize,
}

impl Page {
    fn say<'t>(&self, id: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Id => id,
            Language::En => en,
        }
    }

    /// A name of its own for a part that can be scrolled.
    fn region(&mut self, id: &'static str, en: &'static str) -> String {
        self.regions += 1;
        format!("{} {}", self.say(id, en), self.regions)
    }

    fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn head(&mut self, cover: &Cover) {
        let language = self.say("id", "en");
        let title = escaped(&cover.title);
        let hash = |text: &str| format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())));
        let policy = format!(
            "default-src 'none'; img-src data:; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
            hash(STYLE),
            hash(SCRIPT)
        );
        self.put(&format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        ));
    }

    fn cover(&mut self, cover: &Cover) {
        let kind = self.say("Laporan praktikum", "Practicum report");
        let title = escaped(&cover.title);
        self.put(&format!(
            "<header class=\"cover\">\n<p class=\"kind\">{kind}</p>\n<h1>{title}</h1>\n"
        ));
        for score in &cover.score {
            self.put(&format!("<p class=\"score\">{}</p>\n", inlines(score)));
        }
        let of = [&cover.course, &cover.institution, &cover.term];
        let of = of.iter().filter(|one| !one.is_empty());
        let of: Vec<String> = of.map(|one| escaped(one)).collect();
        self.put(&format!("<p>{}</p>\n<table>\n", of.join("<br>")));
        for (name, value) in &cover.rows {
            let (name, value) = (escaped(name), escaped(value));
            self.put(&format!(
                "<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>\n"
            ));
        }
        self.put("</table>\n</header>\n");
    }

    /// Sections, and beneath each its parts.
    fn contents(&mut self, blocks: &[Block]) {
        let label = self.say("Daftar isi", "Contents");
        self.put(&format!("<nav aria-label=\"{label}\">\n<ul>"));
        let (mut is_open, mut is_deep) = (false, false);
        for block in blocks {
            let Block::Heading { level, id, text } = block else {
                continue;
            };
            let entry = format!("<li><a href=\"#{}\">{}</a>", escaped(id), inlines(text));
            match level {
                2 => {
                    let close = [("</ul>", is_deep), ("</li>", is_open)];
                    let close: String = close.iter().filter(|one| one.1).map(|one| one.0).collect();
                    self.put(&format!("{close}\n{entry}"));
                    (is_open, is_deep) = (true, false);
                }
                3 if is_open => {
                    let open = if is_deep { "" } else { "\n<ul>" };
                    self.put(&format!("{open}{entry}</li>"));
                    is_deep = true;
                }
                _ => {}
            }
        }
        let close = [("</ul>", is_deep), ("</li>", is_open)];
        let close: String = close.iter().filter(|one| one.1).map(|one| one.0).collect();
        self.put(&format!("{close}\n</ul>\n</nav>\n"));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, text } => {
                let (level, id, text) = (level.clamp(&2, &6), escaped(id), inlines(text));
                self.put(&format!("<h{level} id=\"{id}\">{text}</h{level}>\n"));
            }
            Block::Paragraph(text) => self.put(&format!("<p>{}</p>\n", inlines(text))),
            Block::List { first, items } => self.list(*first, items),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Quote(blocks) => self.within("blockquote", "", blocks),
            Block::Table { head, rows } => self.table(head, rows),
            Block::Figures {
                id,
                figures,
                replay,
            } => {
                self.put(&format!("<div class=\"figures\" id=\"{}\">\n", escaped(id)));
                figures.iter().for_each(|figure| self.figure(figure));
                self.put("</div>\n");
                if let Some(replay) = replay.as_ref().filter(|one| !one.events.is_empty()) {
                    self.replay(replay);
                }
            }
            Block::Facts(facts) => {
                self.put("<ul class=\"facts\">\n");
                for fact in facts {
                    let evidence: Vec<String> = fact.evidence.iter().map(inline).collect();
                    let evidence = match evidence.is_empty() {
                        true => String::new(),
                        false => {
                            format!(" <span class=\"evidence\">({})</span>", evidence.join(", "))
                        }
                    };
                    self.put(&format!("<li>{}{evidence}</li>\n", inlines(&fact.text)));
                }
                self.put("</ul>\n");
            }
            Block::Folded { title, blocks } => {
                self.put(&format!(
                    "<details>\n<summary>{}</summary>\n",
                    inlines(title)
                ));
                self.blocks(blocks);
                self.put("</details>\n");
            }
            Block::Aside { title, text, .. } => {
                let title = escaped(title);
                self.put(&format!(
                    "<details class=\"aside\">\n<summary>{title}</summary>\n"
                ));
                self.code(None, text);
                self.put("</details>\n");
            }
            Block::Place(place) => self.place(place),
        }
    }

    fn within(&mut self, tag: &str, class: &str, blocks: &[Block]) {
        self.put(&format!("<{tag}{class}>\n"));
        self.blocks(blocks);
        self.put(&format!("</{tag}>\n"));
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>]) {
        let (open, close) = match first {
            Some(1) => ("<ol>".to_string(), "</ol>"),
            Some(first) => (format!("<ol start=\"{first}\">"), "</ol>"),
            None => ("<ul>".to_string(), "</ul>"),
        };
        self.put(&open);
        for item in items {
            match &item[..] {
                [Block::Paragraph(text)] => self.put(&format!("<li>{}</li>\n", inlines(text))),
                blocks => self.within("li", "", blocks),
            }
        }
        self.put(close);
        self.put("\n");
    }

    fn code(&mut self, language: Option<&str>, text: &str) {
        let label = self.region("Teks", "Text");
        self.put(&format!(
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><code>"
        ));
        for (kind, piece) in highlight(language, text) {
            let piece = escaped(piece);
            let class = match kind {
                Kind::Plain => "",
                Kind::Comment => "comment",
                Kind::String => "string",
                Kind::Keyword => "keyword",
                Kind::Number => "number",
            };
            match class {
                "" => self.put(&piece),
                class => self.put(&format!("<span class=\"{class}\">{piece}</span>")),
            }
        }
        self.put("</code></pre>\n");
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let label = self.region("Tabel", "Table");
        self.put(&format!(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>\n<thead><tr>"
        ));
        for cell in head {
            self.put(&format!("<th scope=\"col\">{}</th>", inlines(cell)));
        }
        self.put("</tr></thead>\n<tbody>\n");
        for row in rows {
            let cells: String = row
                .iter()
                .map(|cell| {
                    let class = if is_short(cell) {
                        " class=\"short\""
                    } else {
                        ""
                    };
                    format!("<td{class}>{}</td>", inlines(cell))
                })
                .collect();
            self.put(&format!("<tr>{cells}</tr>\n"));
        }
        self.put("</tbody></table></div>\n");
    }

    /// As a picture within the page: whatever it held, it could do nothing.
    fn figure(&mut self, figure: &Figure) {
        let (title, data) = (escaped(&figure.title), base64(figure.svg.as_bytes()));
        let (width, height) = (figure.width, figure.height);
        let image = format!(
            "<img alt=\"{title}\" width=\"{width}\" height=\"{height}\" src=\"data:image/svg+xml;base64,{data}\">"
        );
        // On a small screen a wide one is scrolled: shrunk to it, nobody could read it.
        let image = match width > WIDE {
            true => {
                let label = self.region("Gambar", "Picture");
                format!(
                    "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">{image}</div>"
                )
            }
            false => image,
        };
        self.put(&format!(
            "<figure>{image}<figcaption>{title}</figcaption></figure>\n"
        ));
    }

    fn place(&mut self, place: &Place) {
        self.put("<div class=\"place\">\n");
        match place
            .words
            .as_deref()
            .filter(|words| !place.is_untouched(words))
        {
            Some(words) => {
                let words = String::from_utf8_lossy(words);
                self.blocks(&prose(&words, 4, &format!("own-{}", place.id)));
            }
            None => self.put(&format!(
                "<p class=\"prompt\">{}</p>\n",
                escaped(place.prompt.in_language(self.language))
            )),
        }
        self.put("</div>\n");
    }
}
