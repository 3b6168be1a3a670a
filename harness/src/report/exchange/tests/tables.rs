//! The plain table and the import of Moodle's gradebook, read by the csv crate.

use super::super::{Divider, moodle, table};
use super::{CLASS, assert_tame, batch, book, chat};

fn read(text: &str, divider: u8) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(divider).has_headers(false);
    let rows = reader.from_reader(text.as_bytes()).into_records();
    rows.map(|row| {
        row.expect("every row is as long as the first")
            .iter()
            .map(str::to_string)
            .collect()
    })
    .collect()
}

fn assert_no_formula(rows: &[Vec<String>]) {
    for cell in rows.iter().flatten() {
        let first = cell.trim_start().chars().next().unwrap_or(' ');
        assert!(!"=+-@|%＝".contains(first), "{cell}");
    }
}

#[test]
fn every_cell_of_the_table_comes_back_whatever_divides_them() {
    let (book, chat) = (book("100"), chat());
    for (divider, byte) in [(Divider::Comma, b','), (Divider::Semicolon, b';')] {
        let text = table(batch(&book, &chat), divider);
        assert!(text.starts_with('\u{feff}'));
        assert_tame(text.trim_start_matches('\u{feff}'));
        let rows = read(&text, byte);
        assert_no_formula(&rows);
        assert_eq!(rows.len(), 11);
        assert_eq!(
            rows[0],
            [
                "number",
                "name",
                "class",
                "email",
                "chat",
                "chat status",
                "course",
                "course status"
            ]
        );
        assert_eq!(
            rows[1],
            [
                "13520001",
                "Ani Lestari",
                "TI-3A",
                "ani@kampus.id",
                "97.50",
                "graded",
                "97.50",
                "complete"
            ]
        );
        assert_eq!(rows[2][1], "'=HYPERLINK(\"http://x\",\"klik\")");
        assert_eq!(rows[2][3], "'+budi@kampus.id");
        assert_eq!(
            (rows[2][4].as_str(), rows[2][5].as_str()),
            ("37.50", "graded")
        );
        assert_eq!(
            rows[3][1], CLASS[2].1,
            "letters that are joined stay joined"
        );
        assert_eq!(rows[4][1], CLASS[3].1);
        assert_eq!(rows[5][1], "Dewi \\u{1b}[2JSari; \"Dé\"");
        assert_eq!(rows[8][..2], ["'@SUM(A1)", "'-2+3"]);
    }
}

#[test]
fn who_has_no_grade_has_a_blank_and_never_a_zero() {
    let (book, chat) = (book("100"), chat());
    let rows = read(&table(batch(&book, &chat), Divider::Comma), b',');
    for row in [6, 7] {
        assert_eq!(
            (rows[row][4].as_str(), rows[row][5].as_str()),
            ("", "pending")
        );
        assert_eq!(rows[row][6], "");
    }
    assert_eq!(
        (rows[9][4].as_str(), rows[9][5].as_str()),
        ("0.00", "missing")
    );
}

#[test]
fn moodles_import_has_a_row_for_everybody_on_the_list_who_has_a_grade() {
    let (book, chat) = (book("20"), chat());
    let filled = moodle(batch(&book, &chat), Divider::Comma);
    let text = String::from_utf8(filled.bytes).expect("it is UTF-8");
    assert_tame(&text);
    let rows = read(&text, b',');
    assert_no_formula(&rows);
    assert_eq!(
        rows[0],
        ["ID number", "Email address", "chat", "chat feedback"]
    );
    let numbers: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        numbers,
        [
            "13520001",
            "13520002",
            "13520003",
            "13520004",
            "13520005",
            "'@SUM(A1)",
            "13520099"
        ]
    );
    assert_eq!(filled.grades, 7);
    assert_eq!(filled.absent, ["folder aneh"]);
    // On the course's scale of 20.
    assert_eq!(rows[1][2], "19.50");
    for row in &rows[1..] {
        let markup = row[3].replace("<br>", "");
        assert!(!markup.contains(['<', '>']), "{markup}");
    }
    assert!(rows[2][3].contains("&lt;script&gt;alert(1)"));
}
