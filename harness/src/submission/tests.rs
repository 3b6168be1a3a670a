//! Submissions of all kinds: recognised, said, ambiguous, incomplete, hostile.

use super::{Piece, Submission, whose};
use crate::scenario::document::Mistakes;
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

fn mistakes(top: &Path) -> Vec<&'static str> {
    let shelf = shelf();
    let error = Submission::open(top, &shelf.known()).expect_err("its manifest is wrong");
    let mistakes = error
        .downcast_ref::<Mistakes>()
        .expect("they are told with places");
    assert_eq!(mistakes.sources.len(), 1);
    mistakes
        .complaints
        .iter()
        .map(|(_, complaint)| complaint.code.word())
        .collect()
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
fn a_file_in_no_language_that_is_played_is_told() {
    let folder = folder(&["server.bas", "client.py"]);
    let manifest = "programs: {chat: {server: server.bas}}";
    write(folder.path(), "praktikum.yaml", manifest);
    let told = refused(folder.path(), "chat/dialogue");
    assert!(told.contains("end in `.bas` cannot be played"), "{told}");
}

#[test]
fn a_manifest_says_programs_arguments_and_numbers() {
    let folder = folder(&["tugas/satu.py", "tugas/dua.py", "pusat.py"]);
    let manifest = "name: Ani\nnim: 21/4743/PA\nprograms:\n  broadcast:\n    server: {run: pusat.py, args: [\"--port\", \"8080\"]}\n    client: [{run: tugas/satu.py, args: [\"no-${n}\"]}, tugas/dua.py]\n";
    write(folder.path(), "praktikum.yaml", manifest);
    let told = played(folder.path(), "broadcast/dialogue").expect("all are there");
    assert_eq!(
        told,
        [
            "python3 pusat.py --port 8080",
            "python3 satu.py no-1 @tugas",
            "python3 dua.py @tugas"
        ]
    );
    assert_eq!(
        opened(folder.path()).manifest.nim.as_deref(),
        Some("21/4743/PA")
    );
}

#[test]
fn a_manifest_with_mistakes_is_told_as_check_tells_it() {
    let folder = folder(&["server.py", "client.py"]);
    for (manifest, codes) in [
        (
            "programs: {chat: {sevrer: server.py}}",
            vec!["unknown-role"],
        ),
        (
            "programs: {chta: {server: server.py}}",
            vec!["unknown-role"],
        ),
        (
            "programs: {chat: {server: srever.py, client: client.py}}",
            vec!["missing-file"],
        ),
        (
            "programs: {chat: {server: chat_server}}",
            vec!["missing-file"],
        ),
        (
            "programs: {chat: {server: ../server.py}}",
            vec!["bad-value"],
        ),
        ("programs: {chat: {server: /etc/passwd}}", vec!["bad-value"]),
        ("programs: {chat: {server: link.py}}", vec!["missing-file"]),
        (
            "programs: {chat: {server: {run: server.py, args: [\"${m}\"]}}}",
            vec!["unknown-variable"],
        ),
        ("program: {}", vec!["unknown-key"]),
    ] {
        symlink("/etc/passwd", folder.path().join("link.py")).unwrap_or_default();
        write(folder.path(), "praktikum.yaml", manifest);
        assert_eq!(mistakes(folder.path()), codes, "{manifest}");
    }
    // A module of another course is nobody's mistake.
    write(
        folder.path(),
        "praktikum.yaml",
        "programs: {ftp: {server: server.py}}",
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
fn a_manifest_behind_a_link_is_told_and_not_read() {
    let folder = folder(&["server.py", "client.py"]);
    symlink("/etc/passwd", folder.path().join("praktikum.yaml")).unwrap();
    let error = Submission::open(folder.path(), &shelf().known()).expect_err("it is a link");
    assert!(error.to_string().contains("only a link"), "{error}");
}

#[test]
fn without_a_wish_the_modules_that_are_named_and_whole_are_played() {
    let guess = |files: &[&str]| {
        let folder = folder(files);
        let guess = opened(folder.path()).guess(&course(&[]));
        let guess = guess.map(|guess| (guess.modules, guess.left_out.len()));
        let words = |(slugs, left): (Vec<_>, usize)| {
            let slugs: Vec<String> = slugs.iter().map(ToString::to_string).collect();
            (slugs.join(" "), left)
        };
        let told = |errors: Vec<Lack>| {
            errors
                .into_iter()
                .map(|lack| lack.spoken.0.en)
                .collect::<Vec<_>>()
                .join("\n")
        };
        guess.map(words).map_err(told)
    };
    let two = [
        "chat/server.py",
        "chat/client.py",
        "parity/server.py",
        "parity/klien.py",
    ];
    assert_eq!(guess(&two), Ok(("parity chat".to_string(), 0)));
    let begun = ["chat/server.py", "chat/client.py", "parity/server.py"];
    assert_eq!(guess(&begun), Ok(("chat".to_string(), 1)));
    let incomplete = guess(&["parity_server.py"]).expect_err("it is not whole");
    assert!(
        incomplete.contains("module parity") && incomplete.contains("`client`"),
        "{incomplete}"
    );
    assert_eq!(
        guess(&["multicast_sender.py", "multicast_receiver.py"]),
        Ok(("multicast".to_string(), 0))
    );
    let several = guess(&["server.py", "client.py"]).expect_err("it could be many");
    assert!(
        several.contains("parity, charcount, threaded, chat"),
        "{several}"
    );
    assert!(
        several.contains("broadcast4\n") && !several.contains("groups"),
        "who may do it or not stands back: {several}"
    );
    assert_eq!(
        guess(&["sender.py", "receiver.py"]),
        Ok(("multicast".to_string(), 0))
    );
    assert_eq!(
        guess(&["lan_broadcast/sender.py", "lan_broadcast/receiver.py"]),
        Ok(("lan_broadcast".to_string(), 0))
    );
    let none = guess(&["catatan.txt"]).expect_err("there is nothing");
    assert!(none.contains("only: catatan.txt"), "{none}");
}

#[test]
fn the_folders_own_name_settles_which_module_is_meant() {
    let above = folder(&["tugas-chat/server.py", "tugas-chat/client.py"]);
    let guess = opened(&above.path().join("tugas-chat"))
        .guess(&course(&[]))
        .unwrap();
    assert_eq!(
        guess
            .modules
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["chat"]
    );
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

#[test]
fn the_programs_are_those_named_those_of_this_folder_or_the_reference() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap();
    let course = top.join("scenarios");
    for here in [top.clone(), top.join("labs/chat"), course.clone()] {
        let reference = whose(None, &here, Some(&course), &[]).expect("there is a reference");
        assert!(
            reference.is_reference && reference.folder.ends_with("labs"),
            "{reference:?}"
        );
        assert!(reference.line.id.contains("program acuan"));
    }
    let mine = folder(&["server.py"]);
    let here = whose(None, mine.path(), None, &[]).unwrap();
    assert!(!here.is_reference && here.folder == mine.path());
    let named = whose(Some(mine.path()), &top, Some(&course), &[]).unwrap();
    assert_eq!(named.folder, mine.path());
    let name = mine.path().file_name().unwrap().to_string_lossy();
    assert!(named.name == name && named.line.en.contains(&*name));
    assert!(whose(Some(&top.join("nix")), &top, Some(&course), &[]).is_err());
    write(mine.path(), "scenarios/course.yaml", "");
    let none = whose(None, mine.path(), Some(&mine.path().join("scenarios")), &[]);
    assert!(
        none.expect_err("it has none")
            .0
            .en
            .contains("without reference programs")
    );
}

#[test]
fn the_reference_serves_every_role_of_the_course() {
    let labs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../labs");
    let submission = opened(&labs);
    let course = course(&[]);
    for unit in &course.modules {
        for play in &unit.scenarios {
            let programs = submission.programs(&unit.slug, &unit.module, &play.scenario);
            let programs = programs.expect("every role is said");
            assert_eq!(programs.len(), play.scenario.cast.len());
        }
    }
    assert_eq!(submission.manifest.programs.len(), course.modules.len());
}
