//! `praktikum doctor`: it says what is there on this machine, and its exit code says the same.
//!
//! Its output is read to the end: whoever was left behind by it would hold that open, and the test would hang.

use super::{praktikum, say};
use praktikum::world::interpreter::find;
use praktikum::world::room;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;
use tempfile::TempDir;

const LIMIT: Duration = Duration::from_secs(120);
const PROGRAM: &str = env!("CARGO_BIN_EXE_praktikum");

/// Somebody's programs, in Python, that everybody may look at.
fn submission() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("client.py"), "print('halo')\n").unwrap();
    folder
}

/// What was said, whose marks and exit code agree.
fn told(output: &Output) -> String {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.is_empty(), "{error}");
    let is_missing = text.lines().any(|line| line.starts_with('✗'));
    let expected = if is_missing { 3 } else { 0 };
    assert_eq!(output.status.code(), Some(expected), "{text}");
    assert!(!text.contains('\u{1b}'), "a pipe has no colours: {text}");
    text
}

fn doctor(folder: &Path, words: &[&str]) -> String {
    let mut command = praktikum(folder);
    told(
        &command
            .arg("doctor")
            .args(words)
            .timeout(LIMIT)
            .output()
            .unwrap(),
    )
}

fn line<'a>(text: &'a str, what: &str) -> &'a str {
    let found = text.lines().find(|line| line.contains(what));
    assert!(found.is_some(), "nothing is said of `{what}`:\n{text}");
    found.unwrap()
}

#[test]
fn what_is_there_is_said_in_both_languages() {
    let folder = submission();
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap();
    let mark = if room::probe_hosts().is_ok() {
        '✓'
    } else {
        '✗'
    };
    for (language, room, hosts, course) in [
        (
            "id",
            "ruang tersendiri",
            "beberapa host",
            "yang dibawa praktikum",
        ),
        (
            "en",
            "a room of its own",
            "several hosts",
            "that praktikum carries",
        ),
    ] {
        let text = doctor(folder.path(), &["--lang", language]);
        assert!(line(&text, release.trim()).starts_with(['✓', '✗']));
        assert!(line(&text, hosts).starts_with(mark), "{text}");
        assert!(!line(&text, room).is_empty());
        assert!(line(&text, "python3: Python 3.").starts_with('✓'));
        assert!(line(&text, "rustc ").starts_with("✓ cargo "));
        for other in ["gcc", "g++", "javac", "go", "node"] {
            let told = text.lines().find(|line| {
                let there = line.starts_with(&format!("✓ {other}: "));
                there || line.starts_with('–') && line.contains(&format!("`{other}`"))
            });
            assert!(told.is_some(), "nothing is said of {other}: {text}");
        }
        assert!(line(&text, course).starts_with('✓'), "{text}");
        let name = folder.path().file_name().unwrap().to_str().unwrap();
        assert!(line(&text, course).contains(name), "{text}");
    }
}

#[test]
fn a_path_without_python_is_told_and_counts_where_python_plays() {
    let folder = submission();
    let empty = tempfile::tempdir().unwrap();
    let mut command = praktikum(folder.path());
    command.args(["doctor", "--lang", "en"]).timeout(LIMIT);
    let text = told(&command.env("PATH", empty.path()).output().unwrap());
    assert!(line(&text, "no `python3` in PATH").starts_with('✗'));
    assert!(line(&text, "no `cargo` in PATH").starts_with('–'), "{text}");
}

#[test]
fn a_compiler_that_is_not_there_is_told_with_its_package_and_counts_where_it_is_needed() {
    let folder = submission();
    let empty = tempfile::tempdir().unwrap();
    for (file, package) in [
        ("server.c", "apt install gcc"),
        ("server.cpp", "apt install g++"),
        ("Server.java", "apt install default-jdk-headless"),
        ("server.go", "apt install golang-go"),
        ("server.rs", "apt install rustc"),
        ("server.mjs", "apt install nodejs"),
    ] {
        fs::write(folder.path().join(file), "").unwrap();
        let mut command = praktikum(folder.path());
        command.args(["doctor", "--lang", "en"]).timeout(LIMIT);
        let text = told(&command.env("PATH", empty.path()).output().unwrap());
        assert!(line(&text, package).starts_with('✗'), "{file}: {text}");
        fs::remove_file(folder.path().join(file)).unwrap();
    }
}

#[test]
fn what_a_program_says_of_itself_cannot_act_on_the_terminal() {
    let folder = submission();
    let path = tempfile::tempdir().unwrap();
    let script = "#!/bin/sh\nprintf '\\033]0;boo\\007 1.0\\n'\n";
    let mut shell = Command::new("sh");
    shell.args(["-c", "printf %s \"$0\" > cargo && chmod 755 cargo", script]);
    assert!(shell.current_dir(path.path()).status().unwrap().success());
    symlink(path.path().join("cargo"), path.path().join("rustc")).unwrap();
    let mut command = praktikum(folder.path());
    command.args(["doctor", "--lang", "en"]).timeout(LIMIT);
    let text = told(&command.env("PATH", path.path()).output().unwrap());
    assert!(line(&text, "boo").contains("\\u{1b}]0;boo"), "{text}");
}

#[test]
fn a_folder_that_is_not_there_is_a_wrong_usage() {
    let folder = submission();
    let mut command = praktikum(folder.path());
    command
        .args(["doctor", "--submission", "nowhere"])
        .assert()
        .code(2);
}

/// Another program that starts this one; nothing if this machine lacks it.
fn by(starter: &str) -> Option<Command> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let Some(starter) = find(&path, starter) else {
        say(&format!("NOT TESTED: there is no {starter} here"));
        return None;
    };
    let mut command = Command::new(starter);
    command.env_remove("PRAKTIKUM_LANG");
    Some(command)
}

#[test]
fn an_ordinary_user_is_told_too() {
    let folder = submission();
    let Some(mut command) = by("setpriv") else {
        return;
    };
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    command
        .current_dir(folder.path())
        .env("PATH", "/usr/bin:/bin");
    let mut tried = by("setpriv").unwrap();
    tried.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
    let may_run = tried.args([PROGRAM, "--version"]).output().unwrap();
    if !may_run.status.success() {
        say("NOT TESTED: this program cannot be started as an ordinary user");
        return;
    }
    let output = command.args([PROGRAM, "doctor", "--lang", "en"]).output();
    let text = told(&output.unwrap());
    let room = line(&text, "a room of its own: ");
    assert!(room.starts_with('✓') || text.contains("    → "), "{text}");
}

#[test]
fn a_room_that_is_refused_is_told_with_the_setting_that_would_allow_it() {
    let folder = submission();
    let Some(mut command) = by("unshare") else {
        return;
    };
    // In a user namespace of its own, the limit is its own too.
    let limit = "/proc/sys/user/max_user_namespaces";
    let script = format!("echo 0 > {limit} || exit 99; exec \"$0\" doctor --lang en");
    command.args(["-U", "-r", "sh", "-c", &script, PROGRAM]);
    let output = command.current_dir(folder.path()).output().unwrap();
    if !matches!(output.status.code(), Some(0 | 3)) {
        let why = String::from_utf8_lossy(&output.stderr);
        say(&format!("NOT TESTED: nothing can be forbidden here: {why}"));
        return;
    }
    let text = told(&output);
    let room = line(&text, "a room of its own: ");
    assert!(room.starts_with('✗'), "{text}");
    assert!(
        room.contains("making namespaces (clone) was refused"),
        "{text}"
    );
    line(&text, "→ sudo sysctl -w user.max_user_namespaces=15000");
}
