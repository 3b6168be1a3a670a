//! Languages that are not played: whose programs are written in one of them loses nothing by it.

use super::{course, folder, opened, refused, write};
use crate::world::recipe::Lack;
use std::path::Path;

/// What keeps a module from being graded, in the words of its first lines; nothing if it is all theirs.
fn ours(top: &Path, module: &str) -> Vec<String> {
    let course = course(&[module]);
    let mut submission = opened(top);
    let ready = submission.prepare_what_is_there(&course.modules[0]);
    first_lines(ready.err().unwrap_or_default())
}

fn first_lines(lacks: Vec<Lack>) -> Vec<String> {
    let ours = lacks.into_iter().filter(|lack| lack.is_ours);
    let line = |lack: Lack| {
        lack.spoken
            .0
            .en
            .lines()
            .next()
            .unwrap_or_default()
            .to_string()
    };
    ours.map(line).collect()
}

#[test]
fn a_program_in_such_a_language_is_pending_and_no_zero() {
    for (files, name) in [
        (vec!["server.kt", "client.kt"], "Kotlin"),
        (vec!["Server/Program.cs", "Client/Program.cs"], "C#"),
        (vec!["chat/server.php", "chat/klien.php"], "PHP"),
        (vec!["server.py", "obrolan.rb"], "Ruby"),
        (vec!["server.py", "client.sh"], "Bash"),
    ] {
        let folder = folder(&files);
        let told = ours(folder.path(), "chat");
        let wanted = format!("praktikum cannot play {name} programs");
        assert!(
            !told.is_empty() && told.iter().all(|it| *it == wanted),
            "{files:?}: {told:?}"
        );
        assert!(refused(folder.path(), "chat").contains("praktikum override"));
    }
}

#[test]
fn what_is_beside_programs_that_are_played_excuses_nobody() {
    for files in [
        vec!["server.py", "client.py", "server.kt"],
        // It is another module's, or starts what is there.
        vec!["server.py", "parity/client.kt"],
        vec!["server.py", "mulai.sh", "build.gradle.kts"],
        vec!["server.py", "server.rb", "catatan.txt"],
    ] {
        let folder = folder(&files);
        assert_eq!(
            ours(folder.path(), "chat"),
            Vec::<String>::new(),
            "{files:?}"
        );
    }
}

#[test]
fn a_module_is_meant_by_files_that_cannot_be_played_too() {
    let meant = |files: &[&str]| {
        let folder = folder(files);
        let meant = opened(folder.path()).meant(&course(&[]));
        let words = |slugs: Vec<_>| slugs.iter().map(ToString::to_string).collect::<Vec<_>>();
        meant.map(words).map_err(first_lines)
    };
    assert_eq!(meant(&["chat/server.kt"]), Ok(vec!["chat".to_string()]));
    let unplayed = vec!["praktikum cannot play Kotlin programs".to_string()];
    assert_eq!(meant(&["server.kt", "client.kt"]), Err(unplayed));
}

#[test]
fn a_file_in_no_language_that_is_played_is_told() {
    let folder = folder(&["server.bas", "client.py"]);
    let manifest = "programs: {chat: {server: server.bas}}";
    write(folder.path(), "praktikum.yaml", manifest);
    let told = refused(folder.path(), "chat/dialogue");
    assert!(told.contains("end in `.bas` cannot be played"), "{told}");
    assert_eq!(
        ours(folder.path(), "chat").len(),
        1,
        "nobody loses points by it"
    );
}
