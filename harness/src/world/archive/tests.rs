//! Archives that mean no good, and those of other systems.

use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Cursor;
use zip::write::{SimpleFileOptions, ZipWriter};

fn budget(is_strict: bool) -> Budget {
    Budget {
        files: 50,
        bytes: 8 << 20,
        file: 6 << 20,
        is_strict,
    }
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same length of name, so that the bytes can be put in its place everywhere.
fn renamed(mut archive: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut count = 0;
    for at in 0..archive.len() - from.len() {
        if archive[at..].starts_with(from) {
            archive[at..at + to.len()].copy_from_slice(to);
            count += 1;
        }
    }
    assert!(count >= 1);
    archive
}

fn header(name: &str, kind: tar::EntryType, size: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.set_size(size);
    header.set_mode(0o777);
    header.set_mtime(1_795_132_800);
    header.set_entry_type(kind);
    // As it stands, unlike `set_path`, which would refuse.
    header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_cksum();
    header
}

fn taped(files: &[(&str, tar::EntryType, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, kind, bytes) in files {
        let mut header = header(name, *kind, bytes.len() as u64);
        if matches!(kind, tar::EntryType::Symlink | tar::EntryType::Link) {
            header.set_link_name("/etc/passwd").unwrap();
            header.set_cksum();
        }
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

struct Opened {
    /// Beside the target lies a file that nobody may touch.
    folder: tempfile::TempDir,
    result: Result<Unpacked, Spoken>,
}

impl Opened {
    fn files(&self) -> Vec<String> {
        let mut files = crate::world::files::tree(&self.folder.path().join("in"))
            .unwrap()
            .files;
        files.sort();
        files
    }

    fn notes(&self) -> String {
        let notes = &self.result.as_ref().expect("it is unpacked").notes;
        notes.iter().map(|note| note.en.clone() + "\n").collect()
    }

    fn refused(&self) -> String {
        let spoken = self.result.as_ref().expect_err("it is refused");
        assert!(!spoken.0.id.is_empty());
        spoken.0.en.clone()
    }
}

fn opened(bytes: &[u8], is_strict: bool) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.py"), "mine").unwrap();
    fs::write(folder.path().join("archive"), bytes).unwrap();
    let into = folder.path().join("in");
    fs::create_dir(&into).unwrap();
    let file = File::open(folder.path().join("archive")).unwrap();
    let result = unpack(file, &into, &mut budget(is_strict));
    let mine = fs::read_to_string(folder.path().join("mine.py")).unwrap();
    assert_eq!(mine, "mine", "something outside was written");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    Opened { folder, result }
}

#[test]
fn ordinary_archives_give_their_files_and_times() {
    let zip = zipped(&[("chat/server.py", b"s"), ("chat/client.py", b"c")]);
    let tar = taped(&[
        ("chat/server.py", tar::EntryType::Regular, b"s"),
        ("chat/client.py", tar::EntryType::Regular, b"c"),
    ]);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(&tar).unwrap();
    for bytes in [zip, tar, gzip.finish().unwrap()] {
        let opened = opened(&bytes, true);
        assert_eq!(opened.notes(), "");
        assert_eq!(opened.files(), ["chat/client.py", "chat/server.py"]);
        let times = &opened.result.as_ref().unwrap().times;
        let time = times.get("chat/server.py");
        assert!(
            time.is_none_or(|time| *time == Time::Seconds(1_795_132_800)),
            "{time:?}"
        );
    }
}

#[test]
fn an_empty_folder_of_a_download_is_there_and_one_within_a_submission_needs_no_place() {
    use tar::EntryType::{Directory, Regular};
    let tar = taped(&[
        ("./", Directory, b""),
        ("./Ani_31/", Directory, b""),
        ("./Budi_32/server.py", Regular, b"s"),
    ]);
    for is_strict in [false, true] {
        let opened = opened(&tar, is_strict);
        assert_eq!(opened.files(), ["Budi_32/server.py"]);
        assert_eq!(opened.notes(), "");
        assert_eq!(opened.folder.path().join("in/Ani_31").is_dir(), !is_strict);
    }
}

#[test]
fn what_leads_out_is_refused_and_never_written() {
    for name in [
        "../mine.py",
        "/tmp/x.py",
        "a/../../m.py",
        "C:\\Users\\x.py",
        "..\\mine.py",
    ] {
        let zip = renamed(
            zipped(&[(&"x".repeat(name.len()), b"evil")]),
            "x".repeat(name.len()).as_bytes(),
            name.as_bytes(),
        );
        let tar = taped(&[(name, tar::EntryType::Regular, b"evil")]);
        for bytes in [zip, tar] {
            assert!(
                opened(&bytes, true).refused().contains("leads out"),
                "{name}"
            );
            let lax = opened(&bytes, false);
            assert!(
                lax.notes().contains("leads out") && lax.files().is_empty(),
                "{name}"
            );
        }
    }
}

#[test]
fn links_and_devices_are_left_out() {
    use tar::EntryType::{Block, Char, Fifo, Link, Regular, Symlink};
    let bytes = taped(&[
        ("a.py", Symlink, b""),
        ("b.py", Link, b""),
        ("c.py", Char, b""),
        ("d.py", Block, b""),
        ("e.py", Fifo, b""),
        ("a.py/x", Regular, b"through the link"),
        ("ok.py", Regular, b"ok"),
    ]);
    let tape = opened(&bytes, true);
    assert_eq!(
        tape.files(),
        ["ok.py", "a.py/x"].into_iter().rev().collect::<Vec<_>>()
    );
    assert_eq!(tape.notes().lines().count(), 5, "{}", tape.notes());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .add_symlink("link.py", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    let opened = opened(&writer.finish().unwrap().into_inner(), true);
    assert!(opened.files().is_empty() && opened.notes().contains("link.py"));
    assert!(!opened.folder.path().join("in/link.py").is_symlink());
}

#[test]
fn bombs_go_off_nowhere() {
    let large = vec![0; 7 << 20];
    assert!(
        opened(&zipped(&[("bom.py", &large)]), true)
            .refused()
            .contains("too large")
    );
    let grown = vec![0; 5 << 20];
    let told = opened(&zipped(&[("bom.py", &grown)]), true).refused();
    assert!(told.contains("beyond reason"), "{told}");
    let tar = taped(&[("bom.py", tar::EntryType::Regular, &grown)]);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&tar).unwrap();
    let told = opened(&gzip.finish().unwrap(), true).refused();
    assert!(told.contains("too large"), "{told}");
    let names: Vec<String> = (0..51).map(|n| format!("{n}.py")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(
        opened(&zipped(&many), true)
            .refused()
            .contains("too many files")
    );
    // A directory that is longer than all there is: it is counted before it is read.
    let crowd = [&zipped(&[("a.py", b"")])[..], &b"PK\x01\x02".repeat(300)].concat();
    assert!(opened(&crowd, true).refused().contains("too many files"));
}

#[test]
fn names_of_every_system_are_understood_or_left_out() {
    let zip = zipped(&[
        ("__MACOSX/._server.py", b"x"),
        (".DS_Store", b"x"),
        ("modul\\chat\\server.py", b"s"),
        ("Klien.py", b"1"),
        ("klien.py", b"2"),
        ("jahat\u{1b}[31m.py", b"x"),
        ("\u{202e}yp.exe", b"x"),
        (&("x".repeat(201) + ".py"), b"x"),
    ]);
    let opened_zip = opened(&zip, true);
    assert_eq!(
        opened_zip.files(),
        ["Klien.py", "klien.py", "modul/chat/server.py"]
    );
    let notes = opened_zip.notes();
    assert!(
        notes.contains("by case only") && notes.matches("cannot be used").count() == 3,
        "{notes}"
    );
    assert!(!notes.contains('\u{1b}') && !notes.contains('\u{202e}'));
    // What DOS wrote: 0x82 is é there.
    let dos = renamed(zipped(&[("kafXX.py", b"x")]), b"kafXX.py", b"kaf\x82X.py");
    assert_eq!(opened(&dos, true).files(), ["kaféX.py"]);
}

#[test]
fn what_is_locked_torn_or_something_else_is_told_with_what_to_do() {
    let zip = zipped(&[("server.py", &[7; 3000])]);
    assert!(
        opened(&zip[..zip.len() / 2], true)
            .refused()
            .contains("damaged or cut off")
    );
    assert!(
        opened(&zip[..40], true)
            .refused()
            .contains("damaged or cut off")
    );
    let mut locked = zip.clone();
    let directory = locked
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .unwrap();
    locked[6] |= 1;
    locked[directory + 8] |= 1;
    assert!(opened(&locked, true).refused().contains("password"));
    let tar = taped(&[("server.py", tar::EntryType::Regular, &[7; 3000])]);
    assert!(
        opened(&tar[..2000], true)
            .refused()
            .contains("damaged or cut off")
    );
    for (bytes, words) in [
        (&b"Rar!\x1a\x07\x00"[..], "RAR archives are not read"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip archives are not read"),
        (b"\xfd7zXZ\x00", "XZ archives are not read"),
        (b"print('halo')", "neither zip nor tar"),
        (b"\x1f\x8b\x08\x00", "neither zip nor tar"),
        (b"", "neither zip nor tar"),
    ] {
        let told = opened(bytes, true).refused();
        assert!(told.contains(words), "{told}");
    }
}
