//! With which course a class is graded, and what is said where that is not the one of the last time.

use super::*;

/// The smallest course, in which something handed in late is worth less, and a gradebook of its own beside it.
fn late() -> Class {
    let class = Class::new(&[("1001", ECHO)]);
    let late = COURSE.replace(
        "modules: [gema]",
        "grading: {late: {per day: 50%, at most: 50%}}\nmodules: [{module: gema, deadline: 2026-11-20 23:59 WIB}]",
    );
    class.write("kursus/scenarios/course.yaml", &late);
    class.write(
        "kursus/daftar.csv",
        "NIM;Dikumpulkan\n1001;2026-11-22 10:00\n",
    );
    class.write("luar/kosong.txt", "");
    let words = ["--roster", "daftar.csv", "--out", "../buku"];
    class.grade(&words).success();
    // Somebody else's course: the same module, without any deadline.
    class.write("lain/scenarios/course.yaml", COURSE);
    for name in [
        "module.yaml",
        "satu.yaml",
        "dua.yaml",
        "module.id.md",
        "module.en.md",
    ] {
        let text = fs::read_to_string(class.course().join("scenarios/gema").join(name)).unwrap();
        class.write(&format!("lain/scenarios/gema/{name}"), &text);
    }
    class
}

impl Class {
    /// A command about the gradebook, typed somewhere else.
    fn away(&self, folder: &str, words: &[&str]) -> Assert {
        let mut command = praktikum(self.0.path().join(folder));
        let out = ["--out", "../buku", "--lang", "en"];
        command.args(words).args(out).assert()
    }
}

#[test]
fn the_course_of_the_last_time_is_used_again_wherever_a_command_is_typed() {
    let class = late();
    class
        .away("luar", &["status", "--students"])
        .success()
        .stdout(contains("50.00"))
        .stderr("");
    class
        .away("lain", &["status", "--students"])
        .success()
        .stdout(contains("50.00"))
        .stderr(
            contains("using this gradebook's course (")
                .and(contains("kursus/scenarios), not scenarios")),
        );
    class
        .away("luar", &["export", "--to", "csv", "--output", "-"])
        .success()
        .stdout(contains("1001,,,,50.00,graded"));
    class
        .away("luar", &["grade", "../kursus/kiriman"])
        .success()
        .stdout(contains("1001"));
}

#[test]
fn another_course_is_used_where_it_is_named_and_that_is_told() {
    let class = late();
    let other = ["--course", "../lain"];
    class
        .away("luar", &[&["status", "--students"], &other[..]].concat())
        .success()
        .stdout(contains("100.00"))
        .stderr(
            contains("was graded with another course (")
                .and(contains("../lain/scenarios is used now")),
        );
    // It was only looked at with that one.
    class
        .away("luar", &["status", "--students"])
        .stdout(contains("50.00"));
    class
        .away(
            "luar",
            &[
                &["grade", "../kursus/kiriman", "--module", "gema"],
                &other[..],
            ]
            .concat(),
        )
        .success()
        .stderr(contains("was graded with another course ("));
    class
        .away("luar", &["status", "--students"])
        .stdout(contains("100.00"))
        .stderr("");
}

#[test]
fn a_course_that_is_gone_is_told_and_nothing_is_exported_by_another_unless_it_is_named() {
    let class = late();
    let (here, there) = (class.course(), class.0.path().join("pindah"));
    fs::rename(here, &there).unwrap();
    let gone =
        contains("kursus/scenarios) is not there any more; another one (scenarios) is used now");
    class
        .away("lain", &["status", "--students"])
        .success()
        .stdout(contains("100.00"))
        .stderr(gone.clone());
    class
        .away("lain", &["export", "--to", "csv", "--output", "-"])
        .code(2)
        .stdout("")
        .stderr(
            gone.and(contains("not exported"))
                .and(contains("`--course DIR`")),
        );
    // Grading with a stopgap does not make it the class's own.
    class
        .away("lain", &["grade", "../pindah/kiriman", "--module", "gema"])
        .success();
    class.away("lain", &["export", "--to", "csv"]).code(2);
    // The same course, wherever it lies.
    class
        .away("pindah", &["export", "--to", "csv", "--output", "-"])
        .success()
        .stdout(contains("1001,,,,50.00,graded"))
        .stderr("");
    class
        .away(
            "luar",
            &[
                "export", "--to", "csv", "--output", "-", "--course", "../lain",
            ],
        )
        .success()
        .stdout(contains("1001,,,,100.00,graded"));
}

#[test]
fn a_gradebook_that_did_not_keep_its_course_has_that_of_its_last_command() {
    let class = late();
    let again = [
        "grade",
        "../kursus/kiriman",
        "--module",
        "gema",
        "--course",
        "../kursus",
    ];
    class.away("luar", &again).success();
    let book = Connection::open(class.0.path().join("buku/gradebook.sqlite")).unwrap();
    book.execute_batch("DELETE FROM course").unwrap();
    drop(book);
    class
        .away("luar", &["status", "--students"])
        .success()
        .stdout(contains("50.00"))
        .stderr("");
}
