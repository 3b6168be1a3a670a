//! What is shown, letter by letter: a chat in which the server serves one client at a time.

mod window;

use super::{Look, Opening, Played, Window, frame, head};
use crate::record::Isolation;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::{Language, Text};
use crate::scenario::vocabulary::Diagnosis;
use crate::scenario::{Scenario, document};
use crate::trace::Moment;
use crate::trace::survey::Call;
use crate::verdict::explain::{About, Around, Body, Number, Paragraph, Row, explain};
use crate::verdict::{
    Actual, CheckOutcome, Clue, Ended, Expected, Failure, Held, Outcome, StepOutcome, Verdict,
    Waiting, WaitsFor,
};
use std::time::Duration;

const SCENARIO: &str = "
title: {id: Dua orang mengobrol, en: Two people chat}
cast: {server: server, fatur: client, rizky: client}
checks:
  - id: boot
    title: {id: Server menunggu di port 59000, en: The server waits on port 59000}
    points: 10
    steps:
      - start: server
  - id: join
    needs: boot
    title: {id: \"Semua orang, juga yang baru datang, mendengar siapa yang bergabung ke dalam ruang obrolan\", en: \"Everybody, newcomers too, hears who has joined the chat room just now\"}
    points: 25
    steps:
      - start: [fatur, rizky]
      - fatur types: fatur
      - rizky types: rizky
      - rizky sees: rizky telah bergabung
  - id: leave
    needs: join
    title: {id: Kepergian diumumkan, en: Leaving is announced}
    points: 30
    steps:
      - kill: fatur
";

fn plain(language: Language, width: usize) -> Look {
    Look {
        language,
        colour: false,
        width,
    }
}

fn name(text: &str) -> Name {
    Name::new(text).expect("the name is good")
}

fn points(text: &str) -> Points {
    Points::parse(text).expect("the points are good")
}

fn scenario() -> Scenario {
    let module = "title: {id: a, en: a}\nroles: {server: {}, client: {}}\nscenarios: {x: 100}\n";
    let read =
        document::scenario_beside(SCENARIO.as_bytes(), Some(module.as_bytes()), "module.yaml");
    read.value
        .unwrap_or_else(|| panic!("{:?}", read.complaints))
}

fn waiting(actor: &str, call: Call, on: WaitsFor) -> Waiting {
    Waiting {
        actor: name(actor),
        thread: None,
        call: Some(call),
        on: vec![on],
        is_timed: false,
        is_stopped: false,
    }
}

fn failure() -> Failure {
    let clue = Clue::Backlog {
        actor: name("server"),
        port: 59000,
        waiting: 1,
        guests: vec![name("rizky")],
        instead: Some(name("fatur")),
    };
    Failure {
        step: 3,
        said: "rizky sees: rizky telah bergabung".to_string(),
        line: 19,
        actor: Some(name("rizky")),
        at: Moment::default(),
        ended: Ended::Still(Duration::from_millis(12)),
        expected: Expected::Text("rizky telah bergabung".to_string()),
        actual: Actual {
            before: "Masukkan nama user >>> ".to_string(),
            text: "\nrizky telah  tiba\u{1b}\n".to_string(),
            ..Actual::default()
        },
        diagnosis: Diagnosis::NotAccepting,
        clues: vec![clue],
        waiting: vec![
            waiting("rizky", Call::Receive, WaitsFor::Actor(name("server"))),
            waiting("server", Call::Receive, WaitsFor::Actor(name("fatur"))),
            waiting("fatur", Call::Read, WaitsFor::Terminal),
        ],
        hint: Some(Text::new(
            "Layani setiap klien sendiri.",
            "Serve every client alone.",
        )),
    }
}

fn step(said: &str, held: Held) -> StepOutcome {
    StepOutcome {
        said: said.to_string(),
        line: 1,
        began: Moment::default(),
        ended: Moment::default(),
        held,
    }
}

fn check(id: &str, verdict: Verdict, (earned, possible): (&str, &str)) -> CheckOutcome {
    CheckOutcome {
        id: name(id),
        verdict,
        earned: points(earned),
        possible: points(possible),
        began: Moment::default(),
        ended: Moment::from_nanos(123_000_000),
        steps: Vec::new(),
    }
}

fn outcome() -> Outcome {
    let mut join = check("join", Verdict::Failed(Box::new(failure())), ("0", "25"));
    join.steps = vec![
        step("start: [fatur, rizky]", Held::Yes),
        step("fatur types: fatur", Held::Yes),
        step("rizky types: rizky", Held::Yes),
        step("rizky sees: rizky telah bergabung", Held::No),
    ];
    let mut boot = check("boot", Verdict::Passed, ("10", "10"));
    boot.steps = vec![step("start: server", Held::Yes)];
    let because = name("join");
    Outcome {
        checks: vec![
            boot,
            join,
            check("leave", Verdict::Skipped { because }, ("0", "30")),
        ],
        ..Outcome::default()
    }
}

fn explained(look: &Look) -> String {
    let (scenario, outcome) = (scenario(), outcome());
    let command = |file: &str| Some(vec!["python3".to_string(), file.to_string()]);
    let commands = [
        command("server.py"),
        command("client.py"),
        command("client.py"),
    ];
    let around = Around {
        scenario: &scenario,
        outcome: &outcome,
        file: "scenarios/chat/dialog.yaml",
        commands: &commands,
        again: "praktikum run chat/dialog --seed 7",
    };
    let told = explain(&around, &outcome.checks[1]);
    look.explained(
        "chat/dialog",
        &scenario.checks[1].title,
        &outcome.checks[1],
        &told,
    )
}

fn lines(look: &Look) -> String {
    let (scenario, outcome) = (scenario(), outcome());
    let what = ["chat".to_string()];
    let opening = Opening {
        submission: Some("kelas/2101"),
        what: &what,
        isolation: Isolation::Full,
        seed: 7,
        repeats: 1,
    };
    let mut text = look.opening(&opening);
    text += &look.scenario("chat", "dialog", &scenario.title);
    for (check, outcome) in scenario.checks.iter().zip(&outcome.checks) {
        text += &look.check(&check.title, outcome);
    }
    text
}

fn summary(look: &Look) -> String {
    let (one, two) = (outcome(), outcome());
    let played = |module, name, outcome| Played {
        module,
        name,
        outcome,
        took: Duration::from_millis(1_230),
    };
    look.summary(&[
        played("chat", "dialog", &one),
        played("chat", "delapan-orang", &two),
        played("parity", "angka", &one),
    ])
}

fn windows() -> Vec<Window> {
    let mut windows: Vec<Window> = ["server", "fatur", "rizky"].map(Window::new).into();
    windows[0].prints(b"Server sedang berjalan dan merekam ...\nconnection is established with ('127.0.0.1', 58886)\n");
    windows[1].prints(b"Masukkan nama user >>> ");
    windows[1].types(b"fatur\n");
    windows[1].prints("Kamu telah terhubung ! 漢字\n".as_bytes());
    windows[1].types(b"halo\n");
    windows[2].prints(b"Masukkan nama user >>> ");
    windows
}

/// Everything that a run shows, one after the other.
fn shown(look: &Look) -> String {
    let (scenario, failed) = (scenario(), outcome());
    let mut passed = outcome();
    for check in &mut passed.checks {
        check.verdict = Verdict::Passed;
    }
    let parts = [
        lines(look),
        explained(look),
        summary(look),
        look.repeats(&scenario, &[&failed, &passed, &failed]),
        frame(look, &windows(), 8),
    ];
    parts.join("\n")
}

fn columns(line: &str) -> usize {
    super::flow::width(line)
}

#[test]
fn a_run_without_colours_is_shown_like_this() {
    let expected = include_str!("tests/plain.txt");
    assert_eq!(shown(&plain(Language::Id, 80)), expected);
}

#[test]
fn a_run_with_colours_is_shown_like_this() {
    let look = Look {
        colour: true,
        ..plain(Language::En, 120)
    };
    let expected = include_str!("tests/coloured.txt");
    assert_eq!(shown(&look).replace('\u{1b}', "␛"), expected);
}

#[test]
fn colours_add_nothing_but_colours() {
    let look = plain(Language::En, 100);
    let coloured = Look {
        colour: true,
        ..look
    };
    let expression = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("it is good");
    let text = |look: &Look| [lines(look), explained(look), summary(look)].join("\n");
    let without = text(&coloured);
    let without = expression.replace_all(&without, "");
    let trimmed = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.trim_end().to_string())
            .collect()
    };
    assert_eq!(trimmed(&without), trimmed(&text(&look)));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [50, 64, 80, 100, 200] {
        for language in [Language::Id, Language::En] {
            let text = shown(&plain(language, width));
            let wide: Vec<&str> = text.lines().filter(|line| columns(line) > width).collect();
            assert_eq!(wide, Vec::<&str>::new(), "{width} columns");
        }
    }
}

#[test]
fn a_room_that_is_not_its_own_is_warned_of() {
    let what = ["chat".to_string()];
    let opening = Opening {
        submission: None,
        what: &what,
        isolation: Isolation::None,
        seed: 7,
        repeats: 20,
    };
    let text = plain(Language::En, 200).opening(&opening);
    assert_eq!(
        text,
        "The reference programs (labs) · chat · without a room of its own · seed 7 · 20 times\n! Without a room of its own scenarios are played one by one, and other programs on this machine may be in the way of the same ports.\n"
    );
}

#[test]
fn verdicts_have_their_marks_and_what_is_not_proved_says_so() {
    let look = plain(Language::En, 60);
    let title = Text::new("judul", "title");
    let why = Text::default;
    let line = |verdict| look.check(&title, &check("boot", verdict, ("1.5", "10")));
    assert_eq!(line(Verdict::Unsure(why())).chars().nth(2), Some('?'));
    assert_eq!(line(Verdict::Broken(why())).chars().nth(2), Some('!'));
    assert!(line(Verdict::Passed).contains("title  ") && line(Verdict::Passed).contains("1.5/10"));
    let mut unproved = check("boot", Verdict::Passed, ("10", "10"));
    unproved.steps = vec![step("ani never sees: x", Held::Unproved)];
    assert!(look.check(&title, &unproved).contains("title (not proved)"));
}

#[test]
fn steps_far_before_the_failure_are_counted_only() {
    let many = Row {
        number: Number::LeftOut(5),
        said: String::new(),
        held: Held::Yes,
    };
    let told = [Paragraph {
        about: About::Steps,
        title: Text::new("Langkah", "Steps"),
        body: Body::Steps(vec![many]),
    }];
    let check = check("boot", Verdict::Passed, ("0", "1"));
    let text = plain(Language::Id, 80).explained("x", &Text::default(), &check, &told);
    assert!(
        text.contains("\n         … 5 langkah sebelumnya\n"),
        "{text}"
    );
}
