//! Whatever programs say, in every form of a report it is only shown.

mod facts;
mod harmless;
mod reader;

use super::document::{Block, Document, Inline, shown};
use super::material::{Identity, Material, Source};
use super::words::{Part, Words, together};
use super::{compose, html, markdown, typst};
use crate::record::Record;
use crate::record::sample::{ANI, BUDI, SERVER, Sample, failed, process, socket};
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
        is_graded: false,
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
