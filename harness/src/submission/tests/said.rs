//! What `praktikum.yaml` says of programs, and says wrongly.

use super::{folder, opened, played, shelf, write};
use crate::scenario::document::Mistakes;
use crate::submission::Submission;
use std::os::unix::fs::symlink;
use std::path::Path;

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
fn a_manifest_behind_a_link_is_told_and_not_read() {
    let folder = folder(&["server.py", "client.py"]);
    symlink("/etc/passwd", folder.path().join("praktikum.yaml")).unwrap();
    let error = Submission::open(folder.path(), &shelf().known()).expect_err("it is a link");
    assert!(error.to_string().contains("only a link"), "{error}");
}
