//! What comes from the commands' own definitions: help, completions, man pages.

use super::{praktikum, top};
use predicates::str::contains;

/// The commands, as the main help lists them.
fn commands() -> Vec<String> {
    let done = praktikum(top()).arg("--help").assert().code(0);
    let help = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    let listed = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty());
    let names: Vec<String> = listed
        .filter_map(|line| line.split_whitespace().next().map(str::to_string))
        .collect();
    assert!(names.len() >= 7, "{help}");
    names.into_iter().filter(|name| name != "help").collect()
}

#[test]
fn every_commands_help_ends_with_a_real_example() {
    for command in commands() {
        praktikum(top())
            .args([command.as_str(), "--help"])
            .assert()
            .code(0)
            .stdout(contains("Contoh · example:\n  praktikum "));
    }
}

#[test]
fn every_shell_gets_completions_that_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let done = praktikum(top())
            .args(["completions", shell])
            .assert()
            .code(0);
        let script = String::from_utf8(done.get_output().stdout.clone()).unwrap();
        for command in commands() {
            assert!(script.contains(&command), "{shell} does not know {command}");
        }
    }
}

#[test]
fn there_is_a_man_page_for_every_command() {
    praktikum(top())
        .arg("man")
        .assert()
        .code(0)
        .stdout(contains(".TH praktikum 1"));
    for command in commands() {
        praktikum(top())
            .args(["man", command.as_str()])
            .assert()
            .code(0)
            .stdout(contains(".SH SYNOPSIS"));
    }
    praktikum(top())
        .args(["man", "nix"])
        .assert()
        .code(2)
        .stderr(contains("praktikum --help"));
}

#[test]
fn wrong_usage_ends_with_two() {
    praktikum(top()).args(["check", "--nix"]).assert().code(2);
    praktikum(top()).assert().code(2);
}
