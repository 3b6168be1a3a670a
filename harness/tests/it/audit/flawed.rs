//! A small course with an unjust check, a useless one, and liars that are not what is said of them.

use super::{faults, json, praktikum, say, unplayed};
use assert_cmd::assert::Assert;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

const COURSE: &str = "course: {id: x, en: x}\ninstitution: {id: x, en: x}\nterm: {id: x, en: x}\nlanguage: id\nmodules: [gema]\n";
const MODULE: &str = "title: {id: Gema, en: Echo}\nroles: {client: }\nscenarios: {satu: 1}\n";
const TEXTS: [(&str, &str); 2] = [
    (
        "module.id.md",
        "# Gema\n\n## Pengenalan\n\nx\n\n## Cara kerja\n\nx\n\n## Tugas\n\nx\n",
    ),
    (
        "module.en.md",
        "# Echo\n\n## Introduction\n\nx\n\n## How it works\n\nx\n\n## Task\n\nx\n",
    ),
];
/// `polite` insists on a word that the task does not ask for; `runs` fails nobody.
const SCENARIO: &str = "title: {id: Gema, en: Echo}
vars: {word: {random: word}}
cast: {ani: client}
checks:
  - id: runs
    title: {id: Program berjalan, en: The program runs}
    points: 1
    steps:
      - start: ani
  - id: polite
    title: {id: Bertanya dengan sopan, en: It asks politely}
    points: 2
    steps:
      - ani sees: kata
  - id: echo
    title: {id: Gema kembali, en: The echo comes back}
    points: 3
    steps:
      - ani types: halo ${word}
      - ani sees: halo ${word}
";
const ECHO: &str = "while True:\n    print('kata:', input('kata? '))\n";
const OTHER_WORDS: &str = "while True:\n    print(input('apa? '))\n";
const SILENT: &str = "while True:\n    input('kata? ')\n";
const CAUGHT: &str = "    runs: passed 1\n    polite: passed 2\n    echo: failed missing 0\n";

struct Lab(TempDir);

impl Lab {
    /// The course, a correct program, and a liar that is caught as stated.
    fn new() -> Self {
        let lab = Self(tempfile::tempdir().unwrap());
        lab.write("scenarios/course.yaml", COURSE);
        lab.write("scenarios/gema/module.yaml", MODULE);
        lab.write("scenarios/gema/satu.yaml", SCENARIO);
        for (name, text) in TEXTS {
            lab.write(&format!("scenarios/gema/{name}"), text);
        }
        lab.stranger("plain", ECHO);
        lab.liar("silent", SILENT, CAUGHT);
        lab
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn stranger(&self, name: &str, program: &str) {
        let folder = format!("audit/strangers/{name}");
        self.write(&format!("{folder}/client.py"), program);
        let style = "module: gema\nstyle: {id: biasa, en: plain}\n";
        self.write(&format!("{folder}/stranger.yaml"), style);
    }

    fn liar(&self, name: &str, program: &str, stated: &str) {
        let folder = format!("audit/liars/{name}");
        self.write(&format!("{folder}/client.py"), program);
        let verdict = match stated {
            "" => "module: gema\n".to_string(),
            stated => format!("module: gema\nplays:\n  satu:\n{stated}"),
        };
        self.write(&format!("{folder}/verdict.yaml"), &verdict);
    }

    /// Gives the check that fails nobody its reason.
    fn justify(&self) {
        let reason = "    because: {id: dasar segalanya, en: the ground of all}\n    points: 1\n";
        let scenario = SCENARIO.replacen("    points: 1\n", reason, 1);
        let scenario = scenario.replacen(
            "    title: {id: Bert",
            "    because: {id: x, en: x}\n    title: {id: Bert",
            1,
        );
        self.write("scenarios/gema/satu.yaml", &scenario);
    }

    fn folder(&self) -> PathBuf {
        self.0.path().to_path_buf()
    }

    fn audit(&self, words: &[&str]) -> Assert {
        let mut command = praktikum(self.folder());
        command.arg("audit").args(words).assert()
    }

    fn faults(&self, words: &[&str], code: i32) -> Vec<String> {
        let words: Vec<&str> = words.iter().copied().chain(["--format", "json"]).collect();
        let document = json(&self.audit(&words).code(code));
        faults(&document)
    }
}

#[test]
fn all_is_well_when_liars_are_caught_as_stated_and_idle_checks_have_a_reason() {
    let lab = Lab::new();
    lab.justify();
    let done = lab.audit(&["--lang", "en", "--repeat", "2"]).code(0);
    let done = done.stdout(contains("silent").and(contains("All 1 liars are caught as stated")));
    done.stdout(contains("4 plays (0 of them again"));
    let done = lab.audit(&["--format", "markdown"]).code(0);
    done.stdout(
        contains("| satu/echo | ✗ | 1 |").and(contains("| satu/runs | · | dasar segalanya |")),
    );
}

#[test]
fn what_is_wrong_is_told_with_names_and_exit_code_1() {
    let lab = Lab::new();
    lab.stranger("freely", OTHER_WORDS);
    lab.liar(
        "sly",
        ECHO,
        "    runs: passed 1\n    polite: passed 2\n    echo: passed 3\n",
    );
    let late = CAUGHT.replace("missing", "late");
    lab.liar("wrongly", SILENT, &late);
    let expected = [
        "gema: satu/polite fails a correct program, freely: `failed missing 0`",
        "gema: sly survives: no check fails it",
        "gema: wrongly gets another verdict at satu/echo: stated `failed late 0`, seen `failed missing 0`",
        "gema: satu/runs never fails: every liar gets past it",
        "gema: satu/polite never fails: every liar gets past it",
    ];
    assert_eq!(lab.faults(&[], 1), expected);
    let done = lab.audit(&["--lang", "id"]).code(1);
    done.stdout(contains("sly lolos").and(contains("Ada yang harus diperbaiki")));
    assert_eq!(lab.faults(&["--only", "silent"], 0), [""; 0]);
}

#[test]
fn an_author_is_shown_what_to_state_and_nothing_is_taken_for_granted() {
    let lab = Lab::new();
    lab.justify();
    lab.liar("fresh", SILENT, "");
    let found = lab.faults(&[], 1);
    assert!(
        found[0].contains("fresh: verdict.yaml does not say yet"),
        "{found:?}"
    );
    let done = lab
        .audit(&["--verdicts", "--only", "fresh", "--lang", "en"])
        .code(0);
    done.stdout(contains(format!("module: gema\nplays:\n  satu:\n{CAUGHT}")));
}

#[test]
fn mistakes_beside_a_liar_have_their_places() {
    let lab = Lab::new();
    lab.liar(
        "odd",
        SILENT,
        "    runs: passed 1\n    polite: passed\n    ecko: failed missing 0\n",
    );
    let done = lab.audit(&["--lang", "en"]).code(2);
    done.stderr(
        contains("audit/liars/odd/verdict.yaml:5:13").and(contains("did you mean `echo`?")),
    );
    let lab = Lab::new();
    lab.write("audit/liars/bare/client.py", ECHO);
    let done = lab.audit(&["--lang", "en"]).code(2);
    done.stderr(contains("there is no audit/liars/bare/verdict.yaml"));
    let lab = Lab::new();
    let done = lab.audit(&["--liars", "nowhere", "--lang", "en"]).code(2);
    done.stderr(contains("there is no such folder"));
    let done = lab.audit(&["--only", "silend", "--lang", "en"]).code(2);
    done.stderr(contains("did you mean `silent`?"));
}

#[test]
fn whose_language_is_not_installed_is_named_and_not_played() {
    let lab = Lab::new();
    lab.justify();
    lab.write(
        "audit/strangers/c/stranger.yaml",
        "module: gema\nstyle: {id: C, en: C}\n",
    );
    lab.write(
        "audit/strangers/c/client.c",
        "int main(void) { return 0; }\n",
    );
    let mut asked = Command::new("python3");
    asked.args(["-c", "import sys; print(sys.executable)"]);
    let python = String::from_utf8(asked.output().unwrap().stdout).unwrap();
    let tools = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(python.trim(), tools.path().join("python3")).unwrap();
    let mut command = praktikum(lab.folder());
    command
        .args(["audit", "--format", "json"])
        .env("PATH", tools.path());
    let document = json(&command.assert().code(0));
    let missing = unplayed(&document);
    assert!(
        missing[0].contains("c WAS NOT PLAYED: this machine has no cc"),
        "{missing:?}"
    );
}

/// Is there a process that runs in a folder of such a name?
fn is_playing(folder: &Path) -> bool {
    let processes = fs::read_dir("/proc").unwrap().flatten();
    let mut folders =
        processes.filter_map(|process| fs::read_link(process.path().join("cwd")).ok());
    folders.any(|cwd| cwd.starts_with(folder))
}

#[test]
fn ctrl_c_ends_all_plays_at_once() {
    let lab = Lab::new();
    // Plays that would take minutes: nobody is still, and nothing comes.
    let restless = "import time\nwhile True:\n    time.sleep(0.01)\n";
    for name in ["one", "two", "three"] {
        lab.liar(name, restless, CAUGHT);
    }
    let scenario = format!("{SCENARIO}        within: 5m\n");
    lab.write("scenarios/gema/satu.yaml", &scenario);
    let rooms = tempfile::tempdir().unwrap();
    let rooms = rooms.path().canonicalize().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_praktikum"))
        .current_dir(lab.folder())
        .args(["audit", "--lang", "en", "--jobs", "3"])
        .env("TMPDIR", &rooms)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let wait = |until: &dyn Fn() -> bool| {
        let (_sender, never) = std::sync::mpsc::channel::<()>();
        (0..3_000).any(|_| {
            let is_so = until();
            never
                .recv_timeout(std::time::Duration::from_millis(10))
                .unwrap_err();
            is_so
        })
    };
    if !wait(&|| is_playing(&rooms)) {
        say("the programs of a room cannot be seen from outside: nothing was tried");
        child.kill().unwrap();
        child.wait().unwrap();
        return;
    }
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(wait(&|| !is_playing(&rooms)), "somebody plays on");
    assert_eq!(
        fs::read_dir(&rooms).unwrap().count(),
        0,
        "a folder is left behind"
    );
}
