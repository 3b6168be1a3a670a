//! Whose programs play, and in which modules, where nobody says so.

use super::{course, folder, opened, write};
use crate::submission::whose;
use crate::world::recipe::Lack;
use std::path::Path;

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
