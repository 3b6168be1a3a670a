//! Programs that misbehave get a clear verdict in bounded time, and do no harm to the one who looks on.

use super::{praktikum, top};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A command that takes longer has hung.
const LONGEST: Duration = Duration::from_secs(60);

/// What came of one play.
struct Told {
    /// None when the command was ended because it took too long.
    code: Option<i32>,
    document: Value,
    /// The same in words.
    text: String,
    /// All bytes of the record and its recordings.
    record: u64,
}

fn folder() -> PathBuf {
    top().join("harness/tests/hostile")
}

/// Plays a scenario of the hostile course, once for programs and once for people.
fn play(scenario: &str) -> Told {
    let records = tempfile::tempdir().unwrap();
    let run = |format: &str| {
        praktikum(top())
            .args(["run", &format!("hostile/{scenario}"), "--lang", "en"])
            .args(["--seed", "7", "--format", format])
            .arg("--course")
            .arg(folder().join("course"))
            .arg("--submission")
            .arg(folder().join("programs"))
            .arg("--out")
            .arg(records.path())
            .timeout(LONGEST)
            .output()
            .unwrap()
    };
    let output = run("json");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let printed = String::from_utf8_lossy(&output.stdout);
    let document = serde_json::from_slice(&output.stdout);
    assert!(document.is_ok(), "{printed} {said}");
    let document = document.unwrap();
    let code = output.status.code();
    let record = size(records.path());
    let text = String::from_utf8(run("text").stdout).unwrap();
    Told {
        code,
        document,
        text,
        record,
    }
}

fn size(path: &Path) -> u64 {
    if path.is_file() {
        return fs::metadata(path).unwrap().len();
    }
    let entries = fs::read_dir(path).unwrap();
    entries.map(|entry| size(&entry.unwrap().path())).sum()
}

impl Told {
    fn check(&self, id: &str) -> &Value {
        let checks = self.document["scenarios"][0]["checks"].as_array().unwrap();
        checks.iter().find(|check| check["id"] == id).unwrap()
    }

    fn passed(&self, id: &str) -> &Self {
        assert_eq!(self.check(id)["verdict"], "passed", "{}", self.text);
        self
    }

    /// Failed with this diagnosis.
    fn failed(&self, id: &str, diagnosis: &str) -> &Self {
        let check = self.check(id);
        assert_eq!(check["verdict"], "failed", "{}", self.text);
        let found = &check["details"]["failed"]["diagnosis"];
        assert_eq!(found, diagnosis, "{}", self.text);
        assert_eq!(self.code, Some(1));
        self
    }

    fn says(&self, words: &str) -> &Self {
        let text: Vec<&str> = self.text.split_whitespace().collect();
        assert!(text.join(" ").contains(words), "«{words}» in {}", self.text);
        self
    }

    /// The play took less than this.
    fn within(&self, seconds: f64) -> &Self {
        let took = self.document["scenarios"][0]["seconds"].as_f64().unwrap();
        assert!(took < seconds, "{took} s: {}", self.text);
        self
    }
}

#[test]
fn a_program_that_exits_at_once_is_told_as_exited() {
    let told = play("quitter");
    told.failed("asks", "exited").within(5.0);
}

#[test]
fn a_server_that_exits_instead_of_listening_is_told_as_exited() {
    let told = play("late");
    told.failed("starts", "exited").within(5.0);
}

#[test]
fn a_program_that_cannot_be_compiled_is_told_with_its_error() {
    let told = play("slip");
    told.failed("greets", "crashed").within(5.0);
    told.says("SyntaxError: '(' was never closed");
}

#[test]
fn bytes_that_are_no_text_hide_nothing_around_them() {
    let told = play("garbler");
    told.passed("word").failed("haus", "missing").within(5.0);
    told.says("ha\u{fffd}us");
}

#[test]
fn a_line_of_seven_million_letters_is_read_to_its_end_and_kept_in_part() {
    let told = play("giant");
    told.passed("ends").failed("other", "missing").within(20.0);
    assert!(told.record < 8 * 1024 * 1024, "{} bytes", told.record);
    assert!(told.text.len() < 20_000, "{} bytes", told.text.len());
}

#[test]
fn a_program_that_never_reads_is_told_so_however_much_is_typed() {
    let told = play("deaf");
    told.failed("answers", "not_reading").within(6.0);
    told.failed("takes", "not_reading");
}

#[test]
fn what_is_typed_is_never_taken_for_an_answer_though_a_program_echoes_it() {
    let told = play("echoer");
    told.failed("answers", "missing").within(6.0);
}

#[test]
fn who_ignores_the_request_to_go_is_made_to_go() {
    let told = play("stubborn");
    told.passed("stops").failed("left", "missing").within(6.0);
    nobody_is_left("stubborn.py");
}

#[test]
fn a_child_that_keeps_the_terminal_holds_nobody_up() {
    let told = play("parent");
    told.passed("ends").failed("says", "exited").within(6.0);
    nobody_is_left("parent.py");
}

#[test]
fn a_process_that_belongs_to_nobody_ends_with_the_play() {
    let told = play("daemon");
    told.failed("says", "missing").within(6.0);
    nobody_is_left("daemon.py");
}

#[test]
fn a_program_that_stops_itself_is_told_so() {
    let told = play("sleeper");
    told.failed("wakes", "missing").within(5.0);
    told.says("stopped");
}

#[test]
fn a_program_without_descriptors_is_waited_for_no_longer_than_others() {
    let told = play("hermit");
    told.failed("says", "not_reading").within(6.0);
}

#[test]
fn a_flood_leaves_time_for_the_others_and_room_in_the_record() {
    let told = play("flood");
    // It comes to what programs may show together long before the deadline.
    told.passed("served")
        .failed("nothing", "crashed")
        .within(30.0);
    assert!(told.record < 8 * 1024 * 1024, "{} bytes", told.record);
}

#[test]
fn nothing_that_a_program_prints_acts_on_the_terminal_of_who_looks_on() {
    let told = play("painter");
    told.passed("colour")
        .failed("nothing", "missing")
        .within(6.0);
    let acts = |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202e}';
    assert!(!told.text.contains(acts), "{:?}", told.text);
}

/// No process runs this program any more.
fn nobody_is_left(program: &str) {
    let runs = |entry: fs::DirEntry| {
        let command = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        command
            .split(|byte| *byte == 0)
            .any(|word| word == program.as_bytes())
    };
    let processes = fs::read_dir("/proc").unwrap();
    assert!(!processes.filter_map(Result::ok).any(runs), "{program}");
}
