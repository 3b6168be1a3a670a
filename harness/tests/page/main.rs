//! A report with hostile output, opened in a headless Chromium: nothing in it runs, and no request leaves it; and
//! its Typst markup, compiled: nothing in it is markup.
//!
//! Where Chromium or Typst is not installed its tests count as ignored, and say so.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test says what it missed by panicking"
)]

use libtest_mimic::{Arguments, Failed, Trial};
use praktikum::record::{About, Evidence, Record, VERSION};
use praktikum::report::document::Document;
use praktikum::report::material::{Identity, Material, Source};
use praktikum::report::words::Words;
use praktikum::report::{compose, html, typst};
use praktikum::scenario::document;
use praktikum::scenario::name::Name;
use praktikum::scenario::text::{Language, Text};
use praktikum::trace::{ActorId, Bytes, Entry, Event, Moment, What};
use praktikum::verdict::Outcome;
use praktikum::world::recipe::capture;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

const SCENARIO: &str = "title: {id: Obrolan, en: A chat}\ncast:\n  ani: client\nchecks:\n  - id: talk\n    title: {id: Bicara, en: Talk}\n    points: 10\n    steps:\n      - start: ani\n";
const MODULE: &str = "title: {id: Obrolan, en: Chat}\nroles:\n  client: {}\nscenarios: {talk: 1}\n";
const COURSE: &str = "course: {id: K, en: C}\ninstitution: {id: I, en: I}\nterm: {id: T, en: T}\nlanguage: id\nmodules: [chat]\n";
/// What a page's title becomes if anything hostile runs.
const RAN: &str = "it-ran";

fn main() -> ExitCode {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let chromium = names.into_iter().find_map(installed);
    let trials = [
        trials(
            chromium.as_deref(),
            "Chromium, so no page is opened",
            &[
                ("nothing_runs_and_no_request_leaves", nothing_runs),
                (
                    "a_page_without_our_care_would_run_and_ask",
                    the_test_can_fail,
                ),
                ("our_own_script_runs", our_own_runs),
            ],
        ),
        trials(
            installed("typst").as_deref(),
            "Typst, so no markup is compiled",
            &[
                ("hostile_output_becomes_a_pdf", hostile_output_is_compiled),
                (
                    "markup_without_our_care_would_not",
                    careless_markup_is_refused,
                ),
            ],
        ),
    ];
    let trials: Vec<Trial> = trials.into_iter().flatten().collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A name, and what is done with the program that it needs.
type Test = (&'static str, fn(&Path));

/// With the program that they need, or ignored, loudly.
fn trials(program: Option<&Path>, missing: &str, tests: &[Test]) -> Vec<Trial> {
    if program.is_none() {
        eprintln!("\nSKIPPED: there is no {missing}; these tests count as ignored\n");
    }
    let is_missing = program.is_none();
    let trial = |(name, body): &Test| {
        let (program, body) = (program.unwrap_or(Path::new("")).to_path_buf(), *body);
        let run = move || {
            body(&program);
            Ok::<(), Failed>(())
        };
        Trial::test(*name, run).with_ignored_flag(is_missing)
    };
    tests.iter().map(trial).collect()
}

fn installed(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let places = std::env::split_paths(&path).map(|folder| folder.join(name));
    places.into_iter().find(|file| file.is_file())
}

/// What would run, or ask this port.
fn hostile(port: u16) -> String {
    let ask = format!("http://127.0.0.1:{port}/x");
    format!(
        "<script>document.title='{RAN}'</script><img src=\"{ask}\" onerror=\"document.title='{RAN}'\">\
         </pre></script><script src=\"{ask}\"></script><svg onload=\"document.title='{RAN}'\"></svg>\
         <link rel=stylesheet href=\"{ask}\"><iframe src=\"{ask}\"></iframe><style>@import '{ask}';</style>\
         <meta http-equiv=refresh content=\"0;url={ask}\">\"><body onload=document.title='{RAN}'>"
    )
}

fn record(text: &str) -> Record {
    let scenario = document::scenario(SCENARIO.as_bytes(), None).value.unwrap();
    let printed = Event::Printed {
        actor: ActorId(0),
        bytes: Bytes::from(text),
    };
    let about = About {
        module: "chat".to_string(),
        name: "talk".to_string(),
        commands: vec![Some(vec![text.to_string()])],
        kernel: text.to_string(),
        ..About::default()
    };
    Record {
        version: VERSION,
        about,
        scenario,
        outcome: Outcome::default(),
        evidence: Evidence {
            trace: vec![Entry {
                at: Moment::from_nanos(5_000_000),
                what: What::Saw(printed),
            }],
            ..Evidence::default()
        },
    }
}

fn page(text: &str) -> String {
    html::html(&report(text))
}

/// A report in which everything that can be somebody's says this.
fn report(text: &str) -> Document {
    let both = Some(Text::new(text, text));
    let identity = Identity {
        name: both.clone(),
        nim: Some(text.to_string()),
        class: both.clone(),
        lab_partner: both,
    };
    let source = Source {
        path: "client.py".to_string(),
        text: text.to_string(),
    };
    let mut words = Words::default();
    words.insert("analysis.talk", text.as_bytes().to_vec());
    compose(&Material {
        language: Language::En,
        course: &document::course(COURSE.as_bytes()).value.unwrap(),
        slug: &Name::new("chat").unwrap(),
        module: &document::module(MODULE.as_bytes()).value.unwrap(),
        text,
        identity: &identity,
        records: &[record(text)],
        is_beside: true,
        reference: &[],
        sources: &[source],
        options: "",
        is_graded: false,
        words: &words,
    })
}

/// Opens a page; returns what it has become, and whether anybody was asked for anything.
fn opened(chromium: &Path, page: impl FnOnce(u16) -> String) -> (String, bool) {
    let ear = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = ear.local_addr().unwrap().port();
    let asked = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&asked);
    // Whoever asks is heard and gets no answer; it ends with this program.
    let listens = move || {
        for _ in ear.incoming() {
            heard.store(true, Ordering::SeqCst);
        }
    };
    let listening = thread::Builder::new()
        .name("ear".to_string())
        .spawn(listens);
    listening.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, page(port)).unwrap();
    let mut command = Command::new(chromium);
    command.args([
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--no-sandbox",
        "--virtual-time-budget=3000",
        "--dump-dom",
    ]);
    let profile = folder.path().join("profile");
    command.arg(format!("--user-data-dir={}", profile.display()));
    command.arg(format!("file://{}", file.display()));
    let said = capture(command, Duration::from_secs(100), 16 << 20).unwrap();
    let dom = String::from_utf8_lossy(&said.out).into_owned();
    (dom, asked.load(Ordering::SeqCst))
}

fn title(dom: &str) -> &str {
    let rest = dom.split_once("<title>").unwrap().1;
    rest.split_once("</title>").unwrap().0
}

fn nothing_runs(chromium: &Path) {
    let (dom, asked) = opened(chromium, |port| page(&hostile(port)));
    assert_eq!(title(&dom), "Chat");
    assert!(!asked, "something was asked for");
}

fn the_test_can_fail(chromium: &Path) {
    let raw = |port| {
        format!(
            "<!doctype html><title>Chat</title><img src=\"http://127.0.0.1:{port}/x\" onerror=\"document.title='{RAN}'\">"
        )
    };
    let (dom, asked) = opened(chromium, raw);
    assert!(asked && title(&dom) == RAN);
}

fn our_own_runs(chromium: &Path) {
    let (dom, _) = opened(chromium, |_| page("halo\n"));
    assert!(
        dom.contains("<span>halo</span>"),
        "the terminals do not play"
    );
}

/// What a Typst makes of markup; its pictures lie beside it.
fn compiled(typst: &Path, markup: &str, document: &Document) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let pictures = folder.path().join("report.files");
    std::fs::create_dir(&pictures).unwrap();
    for figure in document.figures() {
        std::fs::write(pictures.join(format!("{}.svg", figure.name)), &figure.svg).unwrap();
    }
    let (source, pdf) = (
        folder.path().join("report.typ"),
        folder.path().join("a.pdf"),
    );
    std::fs::write(&source, markup).unwrap();
    let mut command = Command::new(typst);
    command.arg("compile").arg(&source).arg(&pdf);
    let said = capture(command, Duration::from_secs(100), 1 << 20).unwrap();
    let pdf = std::fs::read(&pdf).ok().filter(|_| said.worked);
    pdf.filter(|pdf| pdf.starts_with(b"%PDF"))
}

/// What means something in Typst, or nothing in any language.
const MARKUP: &str = "#panic(\"ran\")\n#include \"/etc/passwd\"\n#read(\"/etc/passwd\")\n$x <a> @b = * _ ` ``` ] ) } \\ \" // /* \u{1b}[31m \u{202e} \u{0} \u{ffff}\n= x <talk-results>\n";

fn hostile_output_is_compiled(program: &Path) {
    let document = report(MARKUP);
    let markup = typst::typst(&document, "report.files");
    assert!(compiled(program, &markup, &document).is_some());
}

fn careless_markup_is_refused(program: &Path) {
    let document = report(MARKUP);
    let markup = typst::typst(&document, "report.files") + MARKUP;
    assert!(compiled(program, &markup, &document).is_none());
}
