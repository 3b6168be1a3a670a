//! What hostile programs say is in no form of a report more than words.

use super::*;

/// The events that a reader of markdown sees, and nothing of what is shown as text.
fn meant(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser};
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(markdown, options);
    let meant = events.filter(|event| !matches!(event, Event::Text(_) | Event::Code(_)));
    meant.map(|event| format!("{event:?}\n")).collect()
}

/// Does an address stand in words, where it would become a link by itself?
fn has_address(markdown: &str) -> bool {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter();
    let mut is_listing = false;
    events.into_iter().any(|(event, place)| {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_listing = true,
            Event::End(TagEnd::CodeBlock) => is_listing = false,
            _ => {}
        }
        let written = &markdown[place];
        matches!(event, Event::Text(_))
            && !is_listing
            && (written.contains("http://") || written.contains("www."))
    })
}

/// Tags, with what stands in them.
fn tags(page: &str) -> Vec<&str> {
    let parts = page.split('<').skip(1);
    parts
        .map(|part| part.split('>').next().unwrap_or(part))
        .collect()
}

fn letters(text: &str) -> String {
    let calm = |next: char| match next {
        blank if blank.is_whitespace() => blank,
        plain if plain.is_ascii() => 'x',
        _ => '\u{e9}',
    };
    text.chars().map(calm).collect()
}

#[test]
fn in_markdown_it_is_no_markup() {
    for hostile in HOSTILE {
        // The same lines, of letters that mean nothing: what is observed of both is the same.
        let calm = meant(&ours(&report(letters(hostile).as_bytes(), Language::Id)));
        let text = ours(&report(hostile.as_bytes(), Language::Id));
        let told = meant(&text);
        for word in ["<script", "<img", "<h1", "javascript:", "evil.example"] {
            assert!(!told.contains(word), "{hostile}: {word}");
        }
        // As many headings, links, tables and listings as where nobody is hostile.
        for part in [
            "Start(Heading",
            "Start(Link",
            "Start(Table(",
            "Start(Image",
            "Html(",
        ] {
            let count = |told: &str| told.matches(part).count();
            assert_eq!(count(&told), count(&calm), "{hostile}: {part}\n{text}");
        }
        assert!(!has_address(&text), "{hostile}: a bare address is a link");
        assert!(
            !text.chars().any(|next| is_hidden(next) && next != '\n'),
            "{hostile}"
        );
    }
}

#[test]
fn in_html_it_is_no_tag_and_no_attribute() {
    let calm = html::html(&report(b"halo", Language::En));
    let names = |page: &str| {
        let mut names: Vec<String> = tags(page)
            .iter()
            .map(|tag| tag.split_whitespace().next().unwrap_or("").to_string())
            .collect();
        names.sort();
        names
    };
    let scripts = |page: &str| {
        tags(page)
            .iter()
            .filter(|tag| tag.starts_with("script"))
            .count()
    };
    for hostile in HOSTILE {
        let page = html::html(&report(hostile.as_bytes(), Language::En));
        assert_eq!(scripts(&page), scripts(&calm), "{hostile}");
        for tag in tags(&page) {
            // A link in the student's own words is one.
            let is_own = tag.starts_with("a rel=");
            let is_ours = is_own
                || !tag.contains("onerror")
                    && !tag.contains("javascript:")
                    && !tag.contains("evil.example");
            assert!(is_ours, "{hostile}: <{tag}>");
        }
        for name in ["h1", "img", "meta", "style", "title", "h1"] {
            let count = |page: &str| names(page).iter().filter(|known| *known == name).count();
            assert_eq!(count(&page), count(&calm), "{hostile}: {name}");
        }
        assert!(
            !page.chars().any(|next| is_hidden(next) && next != '\n'),
            "{hostile}"
        );
    }
}

#[test]
fn in_pictures_it_is_no_element() {
    for hostile in HOSTILE {
        for figure in report(hostile.as_bytes(), Language::En).figures() {
            let known = [
                "svg",
                "/svg",
                "title",
                "/title",
                "desc",
                "/desc",
                "style",
                "/style",
                "rect",
                "line",
                "text",
                "/text",
                "g",
                "/g",
                "path",
                "circle",
                "tspan",
                "/tspan",
                "polygon",
                "polyline",
                "defs",
                "/defs",
                "marker",
                "/marker",
                "clipPath",
                "/clipPath",
                "a",
                "/a",
            ];
            for tag in tags(&figure.svg) {
                let name = tag
                    .split([' ', '/'])
                    .find(|word| !word.is_empty())
                    .unwrap_or("");
                assert!(
                    known.contains(&name),
                    "{hostile}: {} holds <{tag}>",
                    figure.name
                );
                assert!(
                    !tag.contains("javascript:") && !tag.contains(" on"),
                    "{hostile}: <{tag}>"
                );
            }
            assert!(
                !figure
                    .svg
                    .chars()
                    .any(|next| is_hidden(next) && next != '\n'),
                "{hostile}: {}",
                figure.name
            );
        }
    }
}

#[test]
fn in_mermaid_it_is_plain_words() {
    for hostile in HOSTILE {
        let document = report(hostile.as_bytes(), Language::En);
        let found = document.blocks.iter().find_map(|block| match block {
            Block::Aside {
                language: Some(_),
                text,
                ..
            } => Some(text),
            _ => None,
        });
        let text = found.expect("there was a dialogue");
        for line in text.lines().skip(1) {
            let said = line.split_once(": ").map_or("", |(_, said)| said);
            assert!(
                !said.contains([';', '#', '<', '>', '%', '{', '"']),
                "{hostile}: {line}"
            );
        }
    }
}

#[test]
fn in_typst_it_is_a_string() {
    for hostile in HOSTILE {
        let text = typst::typst(&report(hostile.as_bytes(), Language::En), "x.files");
        let bare = without_strings(&text);
        for word in [
            "#import", "#read", "preview", "passwd", "evil", "alert", "judul",
        ] {
            assert!(!bare.contains(word), "{hostile}: {word}");
        }
        assert!(
            !text.chars().any(|next| is_hidden(next) && next != '\n'),
            "{hostile}"
        );
    }
}

/// The markup alone.
fn without_strings(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    let mut is_inside = false;
    while let Some(next) = letters.next() {
        match next {
            '\\' if is_inside => drop(letters.next()),
            '"' => is_inside = !is_inside,
            other if !is_inside => out.push(other),
            _ => {}
        }
    }
    assert!(!is_inside, "a string does not end");
    out
}
