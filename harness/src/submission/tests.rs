//! Submissions of all kinds: recognised, numbered, ambiguous, incomplete, built, hostile.

mod meant;
mod said;
mod unplayed;

use super::{Piece, Submission};
use crate::world::course::{Course, Shelf};
use crate::world::recipe::{Lack, Site};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

fn shelf() -> Shelf {
    Shelf::shipped().expect("the shipped course is valid")
}

fn course(asked: &[&str]) -> Course {
    let asked: Vec<String> = asked.iter().map(|word| (*word).to_string()).collect();
    shelf().choose(&asked).expect("it is of the course")
}

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for file in files {
        write(folder.path(), file, "");
    }
    folder
}

fn write(top: &Path, inside: &str, text: &str) {
    let path = top.join(inside);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
    fs::write(path, text).expect("it can be written");
}

fn opened(top: &Path) -> Submission {
    let shelf = shelf();
    let opened = Submission::open(top, &shelf.known());
    opened.expect("it can be opened").built_in(Site::Open)
}

/// The pieces of a scenario's program actors, as a student would type them, with their folder.
fn played(top: &Path, asked: &str) -> Result<Vec<String>, Vec<Lack>> {
    let course = course(&[asked]);
    let mut submission = opened(top);
    submission.prepare(&course, &mut |_| {})?;
    let unit = &course.modules[0];
    let top = top.canonicalize().expect("it is there");
    let pieces = submission.cast(&unit.slug, &unit.module, &unit.scenarios[0].scenario)?;
    let told = pieces.into_iter().flatten().map(|piece| {
        let inside = piece.folder.strip_prefix(&top).expect("it lies inside");
        let command = piece.command.join(" ");
        format!(
            "{}{}",
            command,
            match inside.to_str() {
                Some("") => String::new(),
                inside => format!(" @{}", inside.unwrap_or("?")),
            }
        )
    });
    Ok(told.collect())
}

fn refused(top: &Path, asked: &str) -> String {
    let errors = played(top, asked).expect_err("it cannot be played");
    let both = errors.iter().map(|lack| {
        let text = &lack.spoken.0;
        assert!(!text.id.is_empty() && !text.en.is_empty());
        text.en.clone()
    });
    both.collect::<Vec<_>>().join("\n")
}

#[test]
fn programs_are_recognised_by_their_names_in_both_languages() {
    for files in [
        ["server.py", "client.py"],
        ["peladen.py", "Klien.py"],
        ["chat_server.py", "klien_chat.py"],
    ] {
        let folder = folder(&files);
        let [server, client] = files.map(|file| format!("python3 {file}"));
        let told = played(folder.path(), "chat/dialogue").expect("both are there");
        assert_eq!((&told[0], &told[1], &told[2]), (&server, &client, &client));
    }
}

#[test]
fn a_piece_says_all_that_a_start_needs() {
    let folder = folder(&["sender.py", "-receiver.py"]);
    let course = course(&["multicast/dialogue"]);
    let mut submission = opened(folder.path());
    submission
        .prepare(&course, &mut |_| {})
        .expect("both are there");
    let unit = &course.modules[0];
    let pieces = submission.cast(&unit.slug, &unit.module, &unit.scenarios[0].scenario);
    let pieces: Vec<Piece> = pieces
        .expect("it was prepared")
        .into_iter()
        .flatten()
        .collect();
    let receiver = pieces
        .iter()
        .find(|piece| piece.command[1] == "./-receiver.py");
    let receiver = receiver.expect("a receiver is in it");
    assert!(receiver.program.is_absolute() && receiver.program.is_file());
    assert_eq!(receiver.args, ["./-receiver.py"]);
    assert_eq!(receiver.folder, folder.path().canonicalize().unwrap());
    assert!(
        receiver
            .interpreter
            .as_ref()
            .is_some_and(|told| told.starts_with("Python 3."))
    );
}

#[test]
fn numbered_clients_go_to_the_actors_of_their_number() {
    let numbered = folder(&["server.py", "client1.py", "client2.py"]);
    let told = played(numbered.path(), "broadcast/dialogue").expect("all are there");
    assert_eq!(
        told,
        [
            "python3 server.py",
            "python3 client1.py",
            "python3 client2.py"
        ]
    );
    let mixed = folder(&["server.py", "klien.py", "klien2.py"]);
    let told = played(mixed.path(), "broadcast/dialogue").expect("all are there");
    assert_eq!(
        told,
        ["python3 server.py", "python3 klien.py", "python3 klien2.py"]
    );
    let few = folder(&["server.py", "client1.py"]);
    let told = refused(few.path(), "broadcast/dialogue");
    assert!(told.contains("`client` number 2"), "{told}");
}

#[test]
fn a_folder_of_the_module_goes_before_all_others() {
    let folder = folder(&[
        "Modul 4 - Chat/server.py",
        "Modul 4 - Chat/client.py",
        "modul1_parity/server.py",
        "modul1_parity/client.py",
        "broadcast4/server.py",
        "server.py",
        "client.py",
    ]);
    let told = played(folder.path(), "chat/dialogue").expect("they are there");
    assert_eq!(
        told[..2],
        [
            "python3 server.py @Modul 4 - Chat",
            "python3 client.py @Modul 4 - Chat"
        ]
    );
    let told = played(folder.path(), "parity/dialogue").expect("they are there");
    assert_eq!(told[0], "python3 server.py @modul1_parity");
    // Of the module broadcast nothing is there by name: what lies at the top may be it.
    let told = played(folder.path(), "broadcast/dialogue").expect("they are there");
    assert_eq!(told[0], "python3 server.py");
}

#[test]
fn a_missing_role_is_told_with_what_was_seen_and_how_to_say_it() {
    let folder = folder(&["server.py", "obrolan.py", "catatan.txt"]);
    symlink("/etc/hostname", folder.path().join("client.py")).unwrap();
    let told = refused(folder.path(), "chat");
    for part in [
        "module chat",
        "`client`",
        "obrolan.py, server.py",
        "client*",
        "not followed: client.py",
        "chat:\n        client: FILE",
    ] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(!told.contains("`server`"), "{told}");
}

#[test]
fn two_candidates_are_told_and_not_guessed_at() {
    let folder = folder(&["server.py", "server_lama.py", "client.py"]);
    let told = refused(folder.path(), "chat");
    assert!(told.contains("server.py, server_lama.py"), "{told}");
    assert!(told.contains("server: server.py"), "{told}");
    write(
        folder.path(),
        "praktikum.yaml",
        "programs: {chat: {server: server.py}}",
    );
    assert_eq!(
        played(folder.path(), "chat").unwrap()[0],
        "python3 server.py"
    );
}

#[test]
fn links_that_lead_round_or_out_and_crowds_end_quickly() {
    let folder = folder(&["server.py", "client.py"]);
    symlink(folder.path(), folder.path().join("chat")).unwrap();
    symlink("/", folder.path().join("akar")).unwrap();
    assert_eq!(
        played(folder.path(), "chat/dialogue").unwrap()[0],
        "python3 server.py"
    );
    for number in 0..6_000 {
        write(folder.path(), &format!("banyak/{number}.txt"), "");
    }
    let told = refused(folder.path(), "chat");
    assert!(told.contains("too many files"), "{told}");
    write(
        folder.path(),
        "praktikum.yaml",
        "programs: {chat: {server: server.py, client: client.py}}",
    );
    assert!(played(folder.path(), "chat").is_ok());
}

#[test]
fn a_cargo_packages_programs_are_recognised_and_built() {
    let folder = folder(&[]);
    let top = folder.path();
    write(
        top,
        "Cargo.toml",
        "[package]\nname = \"tugas\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[workspace]\n",
    );
    write(top, "src/bin/server.rs", "fn main() {}");
    write(top, "src/bin/client.rs", "fn main() {}");
    let told = played(top, "chat/dialogue").expect("they are built");
    assert_eq!(
        told[..2],
        ["cargo run --bin server", "cargo run --bin client"]
    );
    write(
        top,
        "praktikum.yaml",
        "programs: {chat: {server: srever, client: client}}",
    );
    let told = refused(top, "chat/dialogue");
    assert!(
        told.contains("no program `srever`; there is: client, server"),
        "{told}"
    );
    write(top, "src/bin/client.rs", "fn main() { x }");
    write(top, "praktikum.yaml", "name: Ani");
    let told = refused(top, "chat/dialogue");
    assert!(
        told.contains("does not compile") && told.contains("error[E0425]"),
        "{told}"
    );
}
