//! Downloads of every layout, and a class of twelve, one of whom means no good.

mod said;

use super::*;
use crate::submission::roster;
use std::io::{Cursor, Write};
use zip::DateTime;
use zip::write::{SimpleFileOptions, ZipWriter};

fn class() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/class")
}

fn list() -> Roster {
    let bytes = fs::read(class().join("roster.csv")).unwrap();
    roster::read(&bytes).expect("the list is right")
}

fn write(top: &Path, inside: &str, bytes: &[u8]) {
    let path = top.join(inside);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn top(&self) -> PathBuf {
        self.0.path().join("class")
    }

    fn put(&self, inside: &str, bytes: &[u8]) {
        write(&self.top(), inside, bytes);
    }

    fn take(&self, path: &Path, roster: Roster) -> Intake {
        let customs = Customs {
            scratch: self.0.path().join("scratch"),
            zone: 420,
            list: Some("daftar.csv".to_string()),
            known: &Known {
                modules: ["parity", "chat"].map(|slug| (slug, Vec::new())).to_vec(),
            },
        };
        let intake = intake(&[path.to_path_buf()], roster, &customs).expect("it can be taken in");
        let left = fs::read_dir(&customs.scratch).unwrap().flatten();
        for entry in left {
            let name = entry.file_name().into_string().unwrap();
            assert!(!name.starts_with('.'), "{name} is left lying");
        }
        intake
    }
}

/// Whose each one is: numbers, or `-`.
fn people(intake: &Intake) -> Vec<String> {
    let whose = |handed: &Handed| match &handed.whom {
        Whom::Students(places) => {
            let numbers = places
                .iter()
                .map(|place| &*intake.roster.students[*place].number);
            numbers.collect::<Vec<_>>().join("+")
        }
        Whom::Unmatched(why) => {
            assert!(!why.id.is_empty() && !why.en.is_empty());
            "-".to_string()
        }
        Whom::Unlisted => "?".to_string(),
    };
    intake.handed.iter().map(whose).collect()
}

fn files(handed: &Handed) -> Vec<String> {
    files::tree(&handed.folder).unwrap().files
}

fn zipped(files: &[(String, Vec<u8>)], at: Option<DateTime>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(at.unwrap_or_default());
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The class as Moodle packs it, all at one time; the last has an archive in it that leads out.
fn packed() -> Vec<u8> {
    let top = class().join("handed");
    let mut all = Vec::new();
    for folder in fs::read_dir(&top).unwrap().flatten() {
        let name = folder.file_name().into_string().unwrap();
        for file in files::tree(&folder.path()).unwrap().files {
            let bytes = fs::read(folder.path().join(&file)).unwrap();
            all.push((format!("{name}/{file}"), bytes));
        }
    }
    let evil = zipped(&[("../../../mine.py".to_string(), b"evil".to_vec())], None);
    let lukman = "Lukman Nasution_310012_assignsubmission_file_/tugas.zip";
    all.push((lukman.to_string(), evil));
    let at = DateTime::from_date_and_time(2026, 11, 22, 23, 30, 0).unwrap();
    zipped(&all, Some(at))
}

#[test]
fn a_class_is_taken_in_as_folders_and_as_one_archive_with_the_same_content() {
    let desk = Desk::new();
    let folders = desk.take(&class().join("handed"), list());
    assert_eq!(people(&folders)[0], "2110511001");
    assert_eq!(people(&folders)[2], "2110511003+2110511014");
    assert!(folders.handed.len() == 12 && !people(&folders).contains(&"-".to_string()));
    let missing = folders
        .missing
        .iter()
        .map(|place| &*folders.roster.students[*place].number);
    assert_eq!(missing.collect::<Vec<_>>(), ["2110511013"]);
    let empty = &folders.handed[8];
    assert!(empty.notes[0].en.contains("empty") && empty.problem.is_none());
    assert!(
        folders
            .handed
            .iter()
            .all(|handed| handed.listed.is_some() == handed.label.starts_with("Kartika"))
    );

    desk.put("download.zip", &packed());
    let archive = desk.take(&desk.top().join("download.zip"), list());
    // An empty folder is in no archive.
    assert_eq!(archive.handed.len(), 11);
    let first = &archive.handed[0];
    assert_eq!(first.content, folders.handed[0].content);
    assert_eq!(
        first.when.as_ref().map(|when| when.seconds),
        seconds("2026-11-22 23:30", 420)
    );
    let late = archive
        .handed
        .iter()
        .find(|handed| handed.label.starts_with("Kartika"))
        .unwrap();
    let late = late.listed.as_ref().unwrap();
    assert!(
        Some(late.seconds) == seconds("2026-11-23 01:30", 420)
            && late.source.en == "the class list, without a zone, read as WIB"
    );
    let first = first.when.as_ref().unwrap();
    assert!(first.source.en.ends_with("without a zone, read as WIB"));
    assert_eq!(
        (folders.handed[2].by, archive.handed[2].by),
        (Some(2), Some(2))
    );
    let lukman = archive
        .handed
        .iter()
        .find(|handed| handed.label.starts_with("Lukman"))
        .unwrap();
    assert!(
        lukman.problem.is_none() && lukman.notes[0].en.contains("leads out"),
        "{:?}",
        lukman.notes
    );
    assert!(!desk.0.path().join("mine.py").exists());
    assert_eq!(files(lukman), ["client.py", "server.py"]);
}

#[test]
fn moodle_without_folders_puts_names_in_front_of_files() {
    let desk = Desk::new();
    let zip = zipped(
        &[
            ("tugas/server.py".into(), b"s".to_vec()),
            ("__MACOSX/x".into(), b"".to_vec()),
        ],
        None,
    );
    desk.put("Ani Lestari_7_assignsubmission_file_server.py", b"s");
    desk.put("Ani Lestari_7_assignsubmission_file_client.py", b"c");
    desk.put("Budi Santoso_8_assignsubmission_file_tugas.zip", &zip);
    desk.put(
        "Budi Santoso_8_assignsubmission_onlinetext_onlinetext.html",
        b"x",
    );
    desk.put("grades.csv", b"x");
    desk.put("catatan.txt", b"x");
    let intake = desk.take(&desk.top(), list());
    assert_eq!(people(&intake), ["2110511001", "2110511002"]);
    assert_eq!(files(&intake.handed[0]), ["client.py", "server.py"]);
    assert_eq!(files(&intake.handed[1]), ["server.py"]);
    assert!(
        intake.notes.len() == 1 && intake.notes[0].en.contains("catatan.txt"),
        "{:?}",
        intake.notes
    );
}

#[test]
fn gradescope_and_repositories_say_who_in_their_own_ways() {
    let desk = Desk::new();
    desk.put("submission_31/server.py", b"s");
    desk.put("submission_32/server.py", b"s2");
    let metadata = "submission_31:\n  :submitters:\n  - :name: X\n    :sid: '2110511004'\n  :created_at: 2026-11-20 16:59:59 Z\nsubmission_32:\n  :submitters:\n  - :email: EKA@kampus.example\n";
    desk.put("submission_metadata.yml", metadata.as_bytes());
    let intake = desk.take(&desk.top(), list());
    assert_eq!(people(&intake), ["2110511004", "2110511005"]);
    let when = intake.handed[0].when.as_ref().map(|when| when.seconds);
    assert!(when == seconds("2026-11-20 16:59:59", 0) && intake.handed[1].when.is_none());

    let desk = Desk::new();
    desk.put("semua/chat-eka/server.py", b"s");
    desk.put("semua/chat-eka/.git/config", b"x");
    desk.put("semua/chat-farid/server.py", b"s2");
    let intake = desk.take(&desk.top(), list());
    assert_eq!(people(&intake), ["2110511005", "2110511006"]);
    assert_eq!(files(&intake.handed[0]), ["server.py"]);
}

#[test]
fn one_submission_with_modules_in_folders_is_not_a_class() {
    for parts in [
        ["parity/server.py", "chat/server.py"],
        ["server.py", "lain/x.txt"],
        ["src/Server.java", "README.md"],
        ["praktikum.yaml", "a/server.py"],
    ] {
        let desk = Desk::new();
        parts
            .iter()
            .for_each(|part| desk.put(&format!("2110511006/{part}"), b""));
        let intake = desk.take(&desk.top().join("2110511006"), list());
        assert_eq!(people(&intake), ["2110511006"], "{parts:?}");
        let intake = desk.take(&desk.top().join("2110511006"), Roster::default());
        assert_eq!(people(&intake), ["?"]);
    }
    let desk = Desk::new();
    desk.put("Ani Lestari/server.py", b"");
    desk.put(
        "2110511002.zip",
        &zipped(&[("server.py".into(), Vec::new())], None),
    );
    desk.put("Entah Siapa/server.py", b"");
    let intake = desk.take(&desk.top(), list());
    assert_eq!(people(&intake), ["2110511002", "2110511001", "-"]);
    assert_eq!(intake.missing.len(), 12);
}

#[test]
fn what_cannot_be_opened_costs_only_its_own_submission() {
    let desk = Desk::new();
    let nested = (0..5).fold(b"x".to_vec(), |inner, n| {
        zipped(
            &[(
                if n == 0 {
                    "server.py".into()
                } else {
                    "in.zip".into()
                },
                inner,
            )],
            None,
        )
    });
    let utf16: Vec<u8> = "print('halo')\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    desk.put("Ani Lestari/tugas.rar", b"Rar!\x1a\x07\x00");
    desk.put("Budi Santoso/tugas.zip", b"PK\x03\x04torn");
    desk.put("Citra Dewi/tugas.zip", &nested);
    desk.put("Dedi Kurniawan/server.py", &utf16);
    desk.put("Eka Putri/.DS_Store", b"x");
    desk.put("Farid Hakim/server.py", b"print('halo')");
    std::os::unix::fs::symlink("/etc/passwd", desk.top().join("Farid Hakim/client.py")).unwrap();
    let intake = desk.take(&desk.top(), list());
    let told = |at: usize| {
        intake.handed[at]
            .problem
            .as_ref()
            .map(|text| text.en.as_str())
            .unwrap_or_default()
    };
    assert!(
        told(0).contains("tugas.rar: RAR archives are not read"),
        "{}",
        told(0)
    );
    assert!(told(1).contains("damaged or cut off"), "{}", told(1));
    assert!(told(2).contains("too deep"), "{}", told(2));
    assert!(intake.handed[3].notes[0].en.contains("UTF-16") && told(3).is_empty());
    assert!(intake.handed[4].notes[0].en.contains("empty") && told(4).is_empty());
    assert!(intake.handed[5].notes[0].en.contains("client.py") && told(5).is_empty());
    assert_eq!(files(&intake.handed[5]), ["server.py"]);
}

#[test]
fn the_same_content_has_the_same_name_wherever_it_lies() {
    let desk = Desk::new();
    desk.put("Ani Lestari/server.py", b"s");
    desk.put("Budi Santoso/tugas/server.py", b"s");
    desk.put("Citra Dewi/server.py", b"s");
    desk.put("Citra Dewi/._server.py", b"litter");
    let intake = desk.take(&desk.top(), list());
    let content = |at: usize| &intake.handed[at].content;
    assert_eq!(content(0), content(2));
    assert_ne!(content(0), content(1));
    assert_eq!(intake.handed[0].folder, intake.handed[2].folder);
}

#[test]
fn what_was_only_typed_into_the_page_is_told_and_beside_files_it_is_passed_over() {
    let desk = Desk::new();
    let page = b"<p>https://drive.example/tugas</p>";
    desk.put(
        "Ani Lestari_7_assignsubmission_onlinetext_/onlinetext.html",
        page,
    );
    desk.put(
        "Budi Santoso_8_assignsubmission_onlinetext_/onlinetext.html",
        page,
    );
    desk.put("Budi Santoso_8_assignsubmission_file_/server.py", b"s");
    let intake = desk.take(&desk.top(), list());
    let [ani, budi] = &intake.handed[..] else {
        panic!("there are two: {intake:?}")
    };
    let problem = ani.problem.as_ref().expect("nobody can judge it");
    assert!(
        problem
            .en
            .ends_with("typed in Moodle: https://drive.example/tugas")
    );
    assert!(budi.problem.is_none());
    assert_eq!(files(budi), ["server.py"]);
}
