//! Lists and tables as instructors give them, and what of the class is told in how many words.

use super::*;

#[test]
fn a_class_list_without_numbers_is_told() {
    let class = Class::new(&[("Ani Lestari", ECHO)]);
    class.write(
        "kursus/daftar.csv",
        "Nomor;Nama\n1;Ani Lestari\n2;Budi Santoso\n",
    );
    class
        .grade(&["--roster", "daftar.csv", "--lang", "en"])
        .success()
        .stderr(contains("daftar.csv: there is no column for students' numbers here, such as NIM (there is: Nomor, Nama)"));
    class.write(
        "kursus/daftar.csv",
        "NIM;Nama\n1;Ani Lestari\n2;Budi Santoso\n",
    );
    class
        .grade(&["--roster", "daftar.csv", "--lang", "en"])
        .success()
        .stderr(contains("no column for").not());
}

#[test]
fn two_rows_about_one_answer_are_refused_with_both_lines() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class.grade(&[]).success();
    class.write(
        "kursus/nilai.csv",
        "NIM,pertanyaan,poin\n1001,mengapa,5\n1002,mengapa,5\n1001,gema/mengapa,6\n",
    );
    class
        .run(&["mark", "--from", "nilai.csv", "--lang", "en"])
        .code(2)
        .stderr(contains(
            "nilai.csv:4: 1001 · gema/mengapa stands in line 2 already",
        ));
    assert_eq!(count(&class.folder(), "mark"), 0);
}

#[test]
fn an_empty_cell_for_comments_is_no_comment_and_a_table_without_them_leaves_those_that_there_are() {
    let class = Class::new(&[("1001", ECHO)]);
    class.grade(&[]).success();
    let words = [
        "mark",
        "1001",
        "mengapa",
        "5",
        "--comment",
        "kurang\nlengkap",
    ];
    class.run(&words).success();
    let show = || class.run(&["show", "1001", "--lang", "en"]).success();
    // Each line of it is a line of its own.
    show().stdout(contains("mengapa: Why? — kurang ").and(contains("\n    lengkap\n")));
    let from = ["mark", "--from", "nilai.csv", "--lang", "en"];
    class.write("kursus/nilai.csv", "NIM,pertanyaan,poin\n1001,mengapa,6\n");
    class.run(&from).success().stderr("");
    show().stdout(contains("kurang"));
    class.write(
        "kursus/nilai.csv",
        "NIM,pertanyaan,poin,catatan\n1001,mengapa,7,\n",
    );
    class.run(&from).success().stderr(contains(
        "earlier comments taken away, for their cells are empty there: 1",
    ));
    show().stdout(contains("kurang").not());
}

#[test]
fn deadlines_of_several_who_are_not_on_the_list_are_one_line() {
    let class = Class::new(&[("1001", ECHO)]);
    let own = "modules: [{module: gema, deadline: 2026-12-01 23:59 WIB, extensions: {\"7\": 2026-12-05 23:59 WIB, \"8\": 2026-12-05 23:59 WIB}}]";
    class.write(
        "kursus/scenarios/course.yaml",
        &COURSE.replace("modules: [gema]", own),
    );
    class.write("kursus/daftar.csv", "NIM;Nama\n1001;Ani\n");
    class
        .grade(&["--roster", "daftar.csv", "--lang", "en"])
        .success()
        .stderr(
            contains("deadline")
                .count(1)
                .and(contains("course.yaml gives 2 numbers that are not")),
        );
}

#[test]
fn a_deadline_of_somebodys_own_that_is_no_later_is_told_as_such() {
    let class = Class::new(&[]);
    let own = "modules: [{module: gema, deadline: 2026-11-20 23:59 WIB, extensions: {\"7\": 2026-11-20 23:59 WITA}}]";
    class.write(
        "kursus/scenarios/course.yaml",
        &COURSE.replace("modules: [gema]", own),
    );
    class
        .run(&["check", "--lang", "en"])
        .code(2)
        .stdout(contains(
            "is not later than this module's deadline, 2026-11-20 23:59 WIB",
        ));
}

#[test]
fn an_optional_module_that_is_over_is_not_awaited_any_more() {
    let class = Class::new(&[("1001", ECHO)]);
    class.write("kursus/daftar.csv", "NIM;Nama\n1001;Ani\n1002;Budi\n");
    let over = "modules: [{module: gema, deadline: 2020-11-20 23:59 WIB, optional: true}]";
    class.write(
        "kursus/scenarios/course.yaml",
        &COURSE.replace("modules: [gema]", over),
    );
    class.grade(&["--roster", "daftar.csv"]).success();
    class
        .run(&["status", "--students", "--lang", "en"])
        .success()
        .stdout(
            contains("– not handed in, does not count").and(contains("not handed in yet").not()),
        );
}

#[test]
fn who_is_still_graded_by_another_process_has_no_result_yet() {
    let class = Class::new(&[("1001", DEAF), ("1002", ECHO)]);
    class.grade(&[]).success();
    class.write("kursus/kiriman/1001/client.py", ECHO);
    class.grade(&["--only", "1002"]).success();
    let book = Connection::open(class.folder().join("gradebook.sqlite")).unwrap();
    book.execute_batch(
        "INSERT INTO grading (hand_in, module, scenarios, round, began, harness, interpreters)
           SELECT id, 'gema', (SELECT scenarios FROM grading LIMIT 1), 0, 1, '', '[]' FROM hand_in
           WHERE id NOT IN (SELECT hand_in FROM grading);
         INSERT INTO claim SELECT hand_in, module, 'elsewhere', '', 4321, 0, 99999999999 FROM grading
           WHERE ended IS NULL;",
    )
    .unwrap();
    drop(book);
    class
        .grade(&["--lang", "en"])
        .code(3)
        .stdout(contains("4321").and(contains("25.00 !")));
}
