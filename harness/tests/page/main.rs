//! A report with hostile output, opened in a headless Chromium: nothing in it runs, and no request leaves it.
//!
//! Where no Chromium is installed these tests count as ignored, and say so.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test says what it missed by panicking"
)]

use libtest_mimic::{Arguments, Failed, Trial};
use praktikum::record::{About, Evidence, Record, VERSION};
use praktikum::report::material::{Identity, Material, Source};
use praktikum::report::words::Words;
use praktikum::report::{compose, html};
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
    let chromium = chromium();
    if chromium.is_none() {
        eprintln!(
            "\nSKIPPED: there is no Chromium, so no page is opened; these tests count as ignored\n"
        );
    }
    let is_missing = chromium.is_none();
    let trial = |name: &'static str, body: fn(&Path)| {
        let chromium = chromium.clone().unwrap_or_default();
        let run = move || {
            body(&chromium);
            Ok::<(), Failed>(())
        };
        Trial::test(name, run).with_ignored_flag(is_missing)
    };
    let trials = vec![
        trial("nothing_runs_and_no_request_leaves", nothing_runs),
        trial(
            "a_page_without_our_care_would_run_and_ask",
            the_test_can_fail,
        ),
        trial("our_own_script_runs", our_own_runs),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let places =
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
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
    html::html(&compose(&Material {
        language: Language::En,
        course: &document::course(COURSE.as_bytes()).value.unwrap(),
        slug: &Name::new("chat").unwrap(),
        module: &document::module(MODULE.as_bytes()).value.unwrap(),
        text,
        identity: &identity,
        records: &[record(text)],
        reference: &[],
        sources: &[source],
        options: "",
        words: &words,
    }))
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
