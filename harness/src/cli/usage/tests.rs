//! Wrong words, and what is said of them.

use super::*;
use clap::Parser;

fn told(typed: &str) -> Text {
    let words = ["praktikum"].into_iter().chain(typed.split(' '));
    let words: Vec<String> = words.map(ToString::to_string).collect();
    let error = Arguments::try_parse_from(&words).err();
    let error = error.expect("it cannot be understood");
    said(&error, &words).expect("there are words for it")
}

#[test]
fn mistakes_are_told_with_what_was_typed_and_what_to_do() {
    for (typed, id) in [
        (
            "grade x --rostr y",
            "tidak mengenal `--rostr`; mungkin maksud Anda `--roster`?",
        ),
        (
            "grad x",
            "tidak ada perintah `grad`; mungkin maksud Anda `grade`?",
        ),
        ("stauts", "`stauts`; mungkin maksud Anda `status`?"),
        ("repot chat", "`repot`; mungkin maksud Anda `report`?"),
        (
            "run --isolation tidak",
            "`tidak` bukan nilai untuk `--isolation`; pilihannya: auto,",
        ),
        (
            "grade x --jobs 0",
            "`0` bukan nilai untuk `--jobs`; yang diminta: bilangan bulat 1 sampai 512",
        ),
        (
            "play x --speed a",
            "`a` bukan nilai untuk `--speed`; yang diminta: 0 (sekaligus)",
        ),
        ("run --seed a", "`a` bukan nilai untuk `--seed`\n"),
        ("grade x --roster", "`--roster` memerlukan sebuah nilai"),
        (
            "grade x --format",
            "memerlukan sebuah nilai di belakangnya; pilihannya: text, json",
        ),
        (
            "override 1 chat",
            "belum lengkap: `--because <TEXT>`, `<POINTS>`\n",
        ),
        (
            "grade x --failed --again",
            "`--failed` tidak dapat dipakai bersama `--again`",
        ),
        (
            "report --format pdf --format html",
            "`--format` ditulis lebih dari sekali",
        ),
        ("grade x --failed=3", "`--failed` tidak menerima nilai `3`"),
        ("withdraw 1 --because pindah kelas", "kata `kelas` berlebih"),
        ("--lang id", "sebutkan perintahnya"),
    ] {
        let said = told(typed);
        assert!(said.id.contains(id), "{typed}: {}", said.id);
        assert_ne!(said.id, said.en);
    }
}

#[test]
fn below_a_mistake_stands_how_that_command_is_written() {
    for (typed, usage, help) in [
        (
            "--lang en grade",
            "praktikum grade [OPTIONS] <PATH>...",
            "praktikum grade --help",
        ),
        (
            "new module",
            "praktikum new module [OPTIONS] <",
            "praktikum new module --help",
        ),
        ("nilai", "praktikum [OPTIONS] <COMMAND>", "praktikum --help"),
        (
            "help grad",
            "praktikum [OPTIONS] <COMMAND>",
            "praktikum --help",
        ),
        (
            "show 1 grade",
            "praktikum show [OPTIONS] <NIM>",
            "praktikum show --help",
        ),
    ] {
        let said = told(typed).en;
        assert!(said.contains(&format!("written:  {usage}")), "{said}");
        assert!(said.ends_with(&format!("  {help}")), "{said}");
    }
}

#[test]
fn no_mistake_is_told_in_the_words_of_another_language() {
    for typed in [
        "grade",
        "grade x --rostr y",
        "grade x --jobs 0",
        "nilai",
        "grade x --failed --again",
    ] {
        let said = told(typed);
        for english in [
            "Usage",
            "OPTIONS",
            "COMMAND",
            "argument",
            "information",
            "tip:",
            "not in",
        ] {
            assert!(!said.id.contains(english), "{}", said.id);
        }
    }
}

#[test]
fn the_language_is_found_in_words_that_were_not_understood() {
    let of = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        asked(&words)
    };
    assert_eq!(of(&["grade", "--lang", "en", "--x"]), Some(Language::En));
    assert_eq!(of(&["--lang=id"]), Some(Language::Id));
}
