//! Files of Moodle and Canvas, as they are downloaded: grades and comments change, and not one other byte.

use super::super::sheet::{Change, Sheet};
use super::super::{Filled, canvas, worksheet};
use super::{batch, book, chat, name};
use crate::grade::{Book, Score};

const ENGLISH: &str = "\u{feff}Identifier,\"Full name\",\"ID number\",\"Email address\",Status,Grade,\"Maximum Grade\",\"Grade can be changed\",\"Last modified (submission)\",\"Last modified (grade)\",\"Feedback comments\"\r
\"Participant 91\",\"Ani  Lestari\",13520001,x@y.z,\"Submitted for grading, late\",,100.00,Yes,\"Friday, 20 November 2026, 9:00 PM\",-,\"lama,\r\nsekali \"\"ini\"\"\"\r
\"Participant 92\",Orang Lain,13529999,,No submission,,100.00,Yes,-,-,\r
\"Participant 703\",,,,Submitted,50.00,100.00,Yes,-,-,x\r
\"Participant 94\",Eko <b>,13520006,,Submitted,12.00,100.00,Yes,-,-,y\r
\"Participant 95\",,13520005,,Submitted,\"1,00\",100.00,No,-,-,z\r
";

fn fill(book: &Book, file: &[u8]) -> Filled {
    let chat = chat();
    worksheet(batch(book, &chat), &name("chat"), file).expect("it is a worksheet")
}

fn rows(bytes: &[u8], divider: u8) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(divider).has_headers(false).flexible(true);
    let rows = reader.from_reader(bytes).into_byte_records();
    let text = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
    rows.map(|row| row.expect("it is CSV").iter().map(text).collect())
        .collect()
}

#[test]
fn a_worksheet_has_grades_and_comments_and_is_otherwise_as_it_was() {
    let book = book("100");
    let filled = fill(&book, ENGLISH.as_bytes());
    assert_eq!(filled.grades, 2);
    assert_eq!(
        filled.strangers,
        [(
            4,
            "Participant 92 · Orang Lain · 13529999 · No submission".to_string()
        )]
    );
    let (before, after) = (rows(ENGLISH.as_bytes(), b','), rows(&filled.bytes, b','));
    assert_eq!(before.len(), after.len());
    for (at, (was, is)) in before.iter().zip(&after).enumerate() {
        for column in 0..11 {
            let may_change = matches!(at, 1 | 3) && matches!(column, 5 | 10);
            assert_eq!(
                was[column] != is[column],
                may_change,
                "{at} {column}: {}",
                is[column]
            );
        }
    }
    assert_eq!(
        (after[1][5].as_str(), after[3][5].as_str()),
        ("97.50", "97.50")
    );
    let [replaced] = &filled.replaced[..] else {
        panic!("one grade was there: {:?}", filled.replaced)
    };
    assert!(replaced.ends_with(": 50.00 → 97.50"), "{replaced}");
    let comments = filled.notes.iter().map(|note| note.en.as_str());
    let comments: Vec<&str> = comments
        .filter(|note| note.starts_with("comments"))
        .collect();
    let [replaced] = &comments[..] else {
        panic!("one note is about comments: {comments:?}")
    };
    assert!(
        replaced.contains(": 13520001 Ani Lestari, 13520004 "),
        "{replaced}"
    );
    assert!(after[1][10].contains("2 dari 2 pemeriksaan lulus"));
    let text = String::from_utf8(filled.bytes).expect("it is UTF-8");
    let kept = "\"Participant 94\",Eko <b>,13520006,,Submitted,12.00,100.00,Yes,-,-,y\r\n\"Participant 95\",,13520005,,Submitted,\"1,00\",100.00,No,-,-,z\r\n";
    assert!(text.ends_with(kept));
    assert!(text.starts_with(ENGLISH.split_once("late").expect("it is there").0));
    assert!(filled.absent.iter().any(|who| who.starts_with("13520002")));
    assert!(
        filled
            .notes
            .iter()
            .any(|note| note.en.contains("locked there") && note.en.contains("13520005"))
    );
}

#[test]
fn nobody_gets_a_zero_whom_the_file_knows_better() {
    let row = |state: &str, grade: &str, when: &str| {
        let titles = "Identifier,Full name,ID number,Status,Grade,Maximum Grade,Last modified (submission),Last modified (grade)";
        format!("{titles}\nParticipant 1,x,13520099,{state},{grade},100.00,{when},-\n")
    };
    for (state, grade, when, expected) in [
        ("No submission", "", "-", Some("0.00")),
        ("No submission", "0.00", "-", Some("0.00")),
        ("No submission", "-", "-", Some("0.00")),
        ("Submitted for grading", "", "-", None),
        ("Submitted for grading", "88.00", "-", None),
        ("Sesuatu", "", "\"Monday, 9 November 2026\"", None),
        ("No submission", "88.00", "-", None),
    ] {
        let file = row(state, grade, when);
        let filled = fill(&book("100"), file.as_bytes());
        let after = rows(&filled.bytes, b',')[1][4].clone();
        assert_eq!(after, expected.unwrap_or(grade), "{state} {grade} {when}");
        assert!(filled.replaced.is_empty(), "{state} {grade} {when}");
        let is_spared = filled.spared.iter().any(|who| who.starts_with("13520099"));
        assert_eq!(is_spared, expected.is_none(), "{state} {grade} {when}");
        assert_eq!(filled.zeros.len(), usize::from(expected.is_some()));
    }
}

#[test]
fn on_another_scale_a_grade_is_the_same_number_and_not_rounded_once_more() {
    let mut book = book("100");
    let grade = &mut book.students[0].modules[0].grade;
    *grade = Some(Score::ratio(8_745, 100));
    let file = "Identifier,ID number,Grade,Maximum Grade,Last modified (grade)\nParticipant 1,13520001,,10.00,-\n";
    let filled = fill(&book, file.as_bytes());
    assert_eq!(rows(&filled.bytes, b',')[1][2], "8.745");
}

#[test]
fn a_worksheet_of_an_indonesian_site_is_known_by_its_titles_and_scaled_to_its_maximum() {
    let file = "\"Tanda pengenal\",\"Nama lengkap\",\"Alamat surel\",Status,Nilai,\"Nilai maksimum\",\"Nilai bisa diubah\",\"Terakhir diubah (ajuan)\",\"Terakhir diubah (nilai)\",\"Komentar umpan balik.\"\nPeserta91,\"Ani Lestari\",ani@kampus.id,x,,\"10,00\",Ya,-,-,\nPeserta92,Fajar,bukan@dia.id,x,,\"10,00\",Ya,-,-,";
    let book = book("100");
    let filled = fill(&book, file.as_bytes());
    let after = rows(&filled.bytes, b',');
    assert_eq!(after[1][4], "9,75");
    assert!(after[1][9].starts_with("Nilai 97.50 dari 100"));
    assert!(
        filled
            .notes
            .iter()
            .any(|note| note.en.contains("scaled") && note.en.ends_with("10"))
    );
    // Another address is another person, whatever the name.
    assert_eq!(filled.strangers.len(), 1);
    assert!(!filled.bytes.ends_with(b"\n") && !filled.bytes.contains(&b'\r'));
}

#[test]
fn what_is_no_worksheet_is_refused_with_what_to_do() {
    let (book, chat) = (book("100"), chat());
    for file in [
        &b"nama,nilai\nani,1\n"[..],
        b"",
        b"\"Identifier",
        b"\xff\xfeI\0d\0e\0n\0",
        b"Identifier,Grade\nx,y\n",
    ] {
        let refused = worksheet(batch(&book, &chat), &name("chat"), file);
        assert!(refused.is_err(), "{file:?}");
    }
}

#[test]
fn a_file_in_an_older_encoding_keeps_it() {
    let file = b"Identifier;Full name;ID number;Grade;Last modified (grade);Feedback comments\nParticipant 1;Ren\xe9;13520001;;-;\n";
    let filled = fill(&book("100"), file);
    let text = filled.bytes;
    assert!(text.windows(4).any(|four| four == b"Ren\xe9"));
    assert!(text[text.len() - 60..].is_ascii());
    assert_eq!(rows(&text, b';')[1][3], "97.50");
}

#[test]
fn cells_that_are_not_there_are_made_and_nothing_else_moves() {
    let file = b"a,b,c,d\r\n1\r\n\"x\"\"y\",2,3,4";
    let sheet = Sheet::read(file).expect("it is a table");
    let change = |row, column, text: &str| Change {
        row,
        column,
        text: text.to_string(),
    };
    let bytes = sheet.with(vec![
        change(1, 3, "q\"r"),
        change(1, 1, "7"),
        change(2, 0, "n"),
    ]);
    assert_eq!(bytes, b"a,b,c,d\r\n1,7,,\"q\"\"r\"\r\n\"n\",2,3,4");
    assert_eq!(sheet.with(Vec::new()), file);
}

#[test]
fn whatever_a_table_holds_its_cells_are_those_that_another_reader_finds() {
    let mut seed = 1_u64;
    let mut next = move |most: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    for _ in 0..300 {
        let mut writer = csv::WriterBuilder::new();
        let mut writer = writer.flexible(true).from_writer(Vec::new());
        let mut written: Vec<Vec<String>> =
            vec![vec!["a".to_string(), "b".to_string(), "c".to_string()]];
        for _ in 0..1 + next(5) {
            let cell = |next: &mut dyn FnMut(u64) -> u64| {
                let letters = (0..next(6)).map(|_| {
                    ["a", ",", "\"", "\n", "\r\n", "é", ";"][usize::try_from(next(7)).unwrap_or(0)]
                });
                format!("x{}x", letters.collect::<String>())
            };
            written.push((0..3).map(|_| cell(&mut next)).collect());
        }
        for row in &written {
            writer.write_record(row).expect("it fits into memory");
        }
        let file = writer.into_inner().expect("it fits into memory");
        let sheet = Sheet::read(&file).expect("it is a table");
        let found: Vec<Vec<String>> = sheet
            .rows
            .iter()
            .map(|row| row.texts().map(str::to_string).collect())
            .collect();
        assert_eq!(found, written);
        let row = 1 + usize::try_from(next(sheet.rows.len() as u64 - 1)).unwrap_or(0);
        let bytes = sheet.with(vec![Change {
            row,
            column: 1,
            text: "=,\"\n".to_string(),
        }]);
        written[row][1] = "=,\"\n".to_string();
        assert_eq!(rows(&bytes, b','), written);
    }
}

const CANVAS: &str = "Student,ID,SIS User ID,SIS Login ID,Section,Obrolan & <Grup> (4711),Tugas lain (4712),Obrolan lama (read only),Final Score\n,,,,,Manual Posting,,,\n    Points Possible,,,,,50.00,100,(read only),(read only)\n\"Lestari, Ani\",1,,ani@kampus.id,TI-3A,,7,8,9\n\"Student, Test\",2,,hash,TI-3A,,7,8,9\nBudi,3,13520002,,TI-3A,EX,7,8,9\n=x,4,13520005,,TI-3A,\n";

#[test]
fn canvas_gets_its_own_file_back_with_the_assignments_cells_filled() {
    let (book, chat) = (book("100"), chat());
    let filled = canvas(batch(&book, &chat), None, CANVAS.as_bytes()).expect("it is Canvas's");
    let text = String::from_utf8(filled.bytes).expect("it is UTF-8");
    let expected = CANVAS
        .replace("ani@kampus.id,TI-3A,,", "ani@kampus.id,TI-3A,48.75,")
        .replace("13520005,,TI-3A,\n", "13520005,,TI-3A,3.75\n");
    assert_eq!(text, expected);
    assert_eq!(filled.grades, 2);
    assert_eq!(filled.strangers[0].0, 5);
    assert!(
        filled
            .notes
            .iter()
            .any(|note| note.en.contains("excused there (EX)") && note.en.contains("13520002"))
    );
}

#[test]
fn canvas_is_asked_for_the_column_where_it_is_not_plain() {
    let (book, chat) = (book("100"), chat());
    let file = CANVAS.replace("Obrolan & <Grup>", "Modul 4");
    let refused = canvas(batch(&book, &chat), None, file.as_bytes()).expect_err("which one?");
    assert!(refused.0.en.contains("--column") && refused.0.en.contains("Tugas lain (4712)"));
    assert!(!refused.0.en.contains("Obrolan lama"));
    let filled = canvas(batch(&book, &chat), Some("modul 4"), file.as_bytes());
    assert_eq!(filled.expect("it is named").grades, 2);
    assert!(canvas(batch(&book, &chat), None, b"a,b\n").is_err());
}
