//! The report that each student of a graded class has.

use super::*;

fn report(class: &Class, number: &str) -> PathBuf {
    let folder = class.folder().join("reports").join(number);
    folder.join("gema/laporan.md")
}

fn read(class: &Class, number: &str) -> String {
    fs::read_to_string(report(class, number)).unwrap()
}

#[test]
fn each_student_has_a_report_with_the_points_of_the_gradebook_and_the_name_of_the_class_list() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    let list = "nim,nama,kelas\n1001,Ani Lestari,TI-3A\n1002,Budi *Hartono*,TI-3A\n";
    class.write("kursus/daftar.csv", list);
    class
        .grade(&["--roster", "daftar.csv"])
        .success()
        .stdout(contains("reports/class/reports (2 ditulis)"));
    for (number, name, points) in [
        ("1001", "Ani Lestari", 100.0),
        ("1002", "Budi \\*Hartono\\*", 25.0),
    ] {
        let text = read(&class, number);
        assert!(text.contains(name) && text.contains("TI-3A"), "{text}");
        assert!(text.contains(number), "{text}");
        assert_eq!(class.points(number), points);
        let told = format!("Nilai modul dari program: {points} poin dari 100.");
        assert!(text.contains(&told), "{text}");
        let mut cover = text.lines().skip(2).step_by(2);
        assert_eq!(cover.next(), Some(&*format!("**{told}**")));
        let last_word = format!("`praktikum show {number}`");
        assert!(cover.next().is_some_and(|line| line.ends_with(&last_word)));
        class
            .run(&["show", number])
            .success()
            .stdout(contains(format!(
                "Laporan: reports/class/reports/{number}/gema/laporan.md"
            )));
    }
    assert!(!read(&class, "1001").contains("Budi"));
}

#[test]
fn a_report_is_written_when_it_is_new_or_missing_and_not_otherwise() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class
        .grade(&["--no-report"])
        .success()
        .stdout(contains("Laporan").not());
    assert!(!class.folder().join("reports").exists());
    class.grade(&[]).success().stdout(contains("(2 ditulis)"));
    class.grade(&[]).success().stdout(contains("Laporan").not());
    fs::remove_file(report(&class, "1001")).unwrap();
    class.grade(&[]).success().stdout(contains("(1 ditulis)"));
    class.write("kursus/kiriman/1002/client.py", ECHO);
    class.grade(&[]).success().stdout(contains("(1 ditulis)"));
    assert!(read(&class, "1002").contains("Nilai modul dari program: 100 poin dari 100."));
}

#[test]
fn a_report_that_cannot_be_written_takes_no_grade_along() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class.write("kursus/reports/class/reports/1001", "a file in its place");
    class
        .grade(&["--lang", "en"])
        .success()
        .stderr(contains(
            "1001 gema: no report was written, the grade stands",
        ))
        .stdout(contains("(1 written)"));
    assert_eq!(class.points("1001"), 100.0);
    assert!(class.folder().join("reports/1002/gema/report.md").is_file());
}
