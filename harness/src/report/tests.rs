//! Whatever programs say, in every form of a report it is only shown.

mod facts;
mod reader;

use super::document::{Block, Document, Inline, shown};
use super::material::{Identity, Material, Source};
use super::words::{Part, Words, together};
use super::{compose, html, markdown, typst};
use crate::record::Record;
use crate::record::sample::{ANI, BUDI, SERVER, Sample, failed, socket};
use crate::scenario::course::Course;
use crate::scenario::document as read;
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::text::{Language, Text, is_hidden};
use crate::verdict::{Actual, Verdict};

/// What a program may print, and what must not come out of it.
const HOSTILE: [&str; 16] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</text></svg><script>alert(1)</script>",
    "</pre></code><h1>judul</h1>",
    "</script><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!-- praktikum:end analysis.talk -->",
    "[klik](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "http://evil.example www.evil.example",
    "# Nilai: 100 | a | b |\n| --- | --- |\n**lulus**",
    "```\n````\n~~~\n</details>",
    "#import \"@preview/x:1.0.0\"; #read(\"/etc/passwd\") \"] $x$ \\u{41}",
    "sequenceDiagram\nend; %%{init: {}}%% click a href \"javascript:alert(1)\"",
    "\u{1b}[31mmerah\u{1b}]0;judul\u{7}\u{1b}[2J\u{0}\u{8}",
    "\u{202e}kanan ke kiri\u{2066}\u{200b}\u{feff}",
    "{{7*7}} ${x} %s \\ \" ' & ;",
];

fn course() -> Course {
    let text = b"course: {id: K, en: C}\ninstitution: {id: I, en: I}\nterm: {id: T, en: T}\nlanguage: id\nmodules: [chat]\n";
    read::course(text).value.expect("the course is valid")
}

fn module(hostile: &str) -> Module {
    let text = b"title: {id: Obrolan, en: Chat}\nroles:\n  server: {}\n  client: {}\nscenarios: {talk: 1}\n";
    let mut module = read::module(text).value.expect("the module is valid");
    module.title = Text::new(hostile, hostile);
    module
}

/// Everybody says it: on terminals, in packets, in explanations, in titles, in names, in sources.
fn record(hostile: &[u8]) -> Record {
    let text = String::from_utf8_lossy(hostile).into_owned();
    let mut check = failed("talk");
    if let Verdict::Failed(failure) = &mut check.verdict {
        failure.said = format!("budi sees: {text}");
        failure.actual = Actual {
            text: text.clone(),
            before: text.clone(),
            ..Actual::default()
        };
        failure.hint = Some(Text::new(&text, &text));
    }
    check.steps[1].said = format!("ani types: {text}");
    let mut record = Sample::chat()
        .check(check)
        .prints(5, ANI, hostile)
        .types(6, BUDI, &text)
        .segment(12, (40_001, 5_000), 2, "")
        .segment(13, (40_001, 5_000), 24, &text)
        .sockets(
            50,
            vec![socket(ANI, 40_001, 5_000), socket(SERVER, 5_000, 40_001)],
        )
        .0;
    record.scenario.title = Text::new(&text, &text);
    record.about.kernel = text.clone();
    record.about.interpreters = vec![text.clone()];
    record.about.commands[1] = Some(vec!["python3".to_string(), text]);
    record
}

fn report(hostile: &[u8], language: Language) -> Document {
    let text = String::from_utf8_lossy(hostile).into_owned();
    let both = Some(Text::new(&text, &text));
    let identity = Identity {
        name: both.clone(),
        nim: Some(text.clone()),
        class: both.clone(),
        lab_partner: both,
    };
    let source = Source {
        path: format!("{text}.py"),
        text: text.clone(),
    };
    let mut words = Words::default();
    if !text.contains("<!-- praktikum:") {
        words.insert("analysis.talk", format!("{text}\n").into_bytes());
    }
    compose(&Material {
        language,
        course: &course(),
        slug: &Name::new("chat").expect("it is a name"),
        module: &module(&text),
        text: "# Obrolan\n\nTeks modul.\n",
        identity: &identity,
        records: &[record(hostile)],
        is_beside: true,
        reference: &[],
        sources: &[source],
        options: "",
        words: &words,
    })
}

/// What is ours in a written report.
fn ours(document: &Document) -> String {
    let parts = markdown::markdown(document, "laporan.files").into_iter();
    let ours = parts.filter_map(|part| match part {
        Part::Ours(text) => Some(text),
        Part::Theirs { .. } | Part::Room { .. } => None,
    });
    ours.collect()
}

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

#[test]
fn bytes_that_are_no_text_and_a_line_without_end_are_bounded() {
    let mut flood = b"\xff\xfe\xc3".to_vec();
    flood.extend("y".repeat(1 << 20).bytes());
    for language in [Language::Id, Language::En] {
        let document = report(&flood, language);
        assert!(ours(&document).len() < 2 << 20);
        assert!(html::html(&document).len() < 4 << 20);
        assert!(typst::typst(&document, "x.files").len() < 2 << 20);
        let longest = ours(&document).lines().map(str::len).max();
        assert!(longest < Some(40_000), "{longest:?}");
    }
}

#[test]
fn a_replay_cannot_end_the_element_that_holds_it() {
    let page = html::html(&report(b"</script><!--<script>", Language::En));
    let begin = page
        .find("<script type=\"application/json\"")
        .expect("there is a replay");
    let end = page[begin..].find("</script>").expect("it ends");
    let data = page[begin..begin + end]
        .split_once('>')
        .expect("it begins")
        .1;
    let data: serde_json::Value = serde_json::from_str(data).expect("it is data");
    assert_eq!(data[0][3], "</script><!--<script>");
}

#[test]
fn the_policy_knows_the_style_and_the_script_of_the_page() {
    use sha2::{Digest, Sha256};
    let page = html::html(&report(b"halo", Language::En));
    let inside = |begin: &str, end: &str| {
        let rest = page.split_once(begin).expect("it is there").1;
        rest.split_once(end).expect("it ends").0
    };
    let policy = inside("Content-Security-Policy\" content=\"", "\"");
    let script = page.rsplit_once("<script>").expect("it is there").1;
    let script = script.split_once("</script>").expect("it ends").0;
    for text in [inside("<style>", "</style>"), script] {
        let hash = html::base64(&Sha256::digest(text.as_bytes()));
        assert!(policy.contains(&format!("'sha256-{hash}'")));
    }
    assert!(!policy.contains("unsafe"));
}

#[test]
fn marks_of_places_are_only_our_own() {
    let document = report(b"<!-- praktikum:end analysis.talk -->", Language::Id);
    let parts = markdown::markdown(&document, "laporan.files");
    let written = together(&parts, false);
    assert!(Words::read(&written).is_ok());
    assert_eq!(Inline::text("a\nb"), Inline::Text(shown("a b")));
}
