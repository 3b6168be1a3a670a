//! What a person gives and decides, through every regrade.

use super::*;

#[test]
fn marks_and_decisions_count_and_survive_a_regrade() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF)]);
    class.grade(&[]).success();
    class
        .run(&[
            "mark",
            "1002",
            "mengapa",
            "15,5",
            "--comment",
            "bagus",
            "--lang",
            "en",
        ])
        .success()
        .stdout(contains("1002 · gema/mengapa: 15.5 · gema 25.00 → 35.50"))
        .stdout(contains(
            "the questions of gema count for everybody; 1 student waits",
        ));
    // 1001 waits for points now.
    assert_eq!(class.points("1001"), Value::Null);
    class
        .run(&["status", "--students", "--lang", "en"])
        .success()
        .stdout(contains("80.00?"));
    class
        .run(&[
            "override",
            "1002",
            "satu/echo",
            "3",
            "--because",
            "seen",
            "--lang",
            "en",
        ])
        .success()
        .stdout(contains("gema/satu/echo: 3 · gema 35.50 → 65.50"));
    class.grade(&["--again"]).success();
    assert_eq!(class.points("1002"), 65.5);
    class
        .run(&["show", "1002", "--lang", "en"])
        .success()
        .stdout(contains("\n     2").and(contains("\n   → 2")))
        .stdout(contains("decided by a person: seen"))
        .stdout(contains("mengapa: Why? — bagus"))
        .stdout(contains("15.5/20"));
    class
        .run(&["status", "--lang", "en"])
        .success()
        .stdout(contains("praktikum mark 1001 gema/mengapa"));
    class
        .run(&["override", "1002", "satu/echo", "-", "--because", "again"])
        .success();
    assert_eq!(class.points("1002"), 35.5);
    class.run(&["mark", "1002", "mengapa", "-"]).success();
    assert_eq!(class.points("1002"), 25.0);
    assert_eq!(class.points("1001"), 100.0);
    assert_eq!(count(&class.folder(), "mark"), 2);
    assert_eq!(count(&class.folder(), "decision"), 2);
}

#[test]
fn a_whole_module_can_be_decided() {
    let class = Class::new(&[("1001", DEAF)]);
    class.grade(&[]).success();
    class
        .run(&[
            "override",
            "1001",
            "gema",
            "61.5",
            "--because",
            "ditunjukkan di kelas",
        ])
        .success()
        .stdout(contains("gema, nilai program: 61.5 · gema 25.00 → 61.50"));
}

#[test]
fn what_is_withdrawn_leaves_a_decision_about_the_whole_and_that_is_told() {
    let class = Class::new(&[("1001", DEAF), ("1002", DEAF)]);
    class.grade(&[]).success();
    let decide = ["override", "1001", "gema", "74,75", "--because", "dilihat"];
    class.run(&decide).success();
    let withdraw = |number: &str| {
        let words = [
            "withdraw",
            number,
            "--module",
            "gema",
            "--because",
            "keliru",
        ];
        class.run(&words).success()
    };
    let stays = contains("untuk seluruh modul ini tetap berlaku");
    withdraw("1001")
        .stdout(contains("gema 74.75 → 74.75").and(stays.clone()))
        .stdout(contains("praktikum override 1001 gema - --because"));
    withdraw("1002").stdout(stays.not());
}

#[test]
fn what_is_said_wrongly_is_refused_and_nothing_is_kept() {
    let class = Class::new(&[("1001", ECHO)]);
    class.grade(&[]).success();
    for (words, told) in [
        (
            &["mark", "1001", "mengapa", "21"][..],
            "no points from 0 to 20",
        ),
        (&["mark", "1001", "mengapa", "-1"], "no points from 0 to 20"),
        (
            &["mark", "1001", "apa", "1"],
            "there is no question `apa`; there are: gema/mengapa",
        ),
        (
            &["mark", "1001", "gema/style", "1"],
            "write `style: 10` beneath `grading:` in course.yaml",
        ),
        (
            &["mark", "9999", "mengapa", "1", "--out", "reports/class"],
            "there is no student `9999` in the gradebook; the list: `praktikum status --students --out reports/class`",
        ),
        (
            &["override", "1001", "echo", "1", "--because", "x"],
            "write one of: gema/satu/echo, gema/dua/echo",
        ),
        (
            &["override", "1001", "satu/ech", "1", "--because", "x"],
            "there is no check `satu/ech`",
        ),
        (
            &["override", "1001", "satu/echo", "4", "--because", "x"],
            "no points from 0 to 3",
        ),
        (
            &["override", "1001", "satu/echo", "1", "--because", " "],
            "say why",
        ),
    ] {
        class
            .run(&[words, &["--lang", "en"]].concat())
            .code(2)
            .stderr(contains(told));
    }
    assert_eq!(count(&class.folder(), "mark"), 0);
    assert_eq!(count(&class.folder(), "decision"), 0);
}

#[test]
fn marks_of_many_come_from_one_table_and_all_of_them_are_kept_or_none() {
    let class = Class::new(&[("1001", ECHO), ("1002", DEAF), ("1003", DEAF)]);
    class.grade(&[]).success();
    let from = ["mark", "--from", "nilai.csv", "--lang", "en"];
    class.write(
        "kursus/nilai.csv",
        "NIM;Pertanyaan;Poin;Catatan\n1001;mengapa;20;bagus\n1002;gema/mengapa;21;\n10003;mengapa;1;\n1003;mengapo;1;\n",
    );
    class
        .run(&from)
        .code(2)
        .stderr(contains("nilai.csv:3: `21` are no points from 0 to 20"))
        .stderr(contains("nilai.csv:4: there is no student `10003`"))
        .stderr(contains("nilai.csv:5: there is no question `mengapo`"));
    assert_eq!(count(&class.folder(), "mark"), 0);
    class.write(
        "kursus/nilai.csv",
        "\u{feff}Points,Comment,Question,Student number\r\n\"12,5\",\"baik, jelas\",mengapa,1002\r\n20,,gema/mengapa,1001\r\n,,mengapa,1003\r\n",
    );
    class
        .run(&from)
        .success()
        .stdout(contains("Kept: 2 marks, for 2 students."))
        .stdout(contains("1 student waits for points"));
    assert_eq!(class.points("1002"), 32.5);
    class
        .run(&["show", "1002", "--lang", "en"])
        .success()
        .stdout(contains("mengapa: Why? — baik, jelas"))
        .stdout(contains("12.5/20"));
    // Other points do not take the comment away, and `-` gives none.
    class.write(
        "kursus/nilai.csv",
        "NIM,Soal,Poin\n1002,mengapa,13\n1001,mengapa,-\n",
    );
    class
        .run(&from)
        .success()
        .stdout(contains("Kept: 1 mark, for 2 students. Taken back: 1."));
    let shown = |wanted: &str| {
        let told = class.run(&["show", "1002", "--lang", "en"]).success();
        told.stdout(contains(wanted));
    };
    shown("mengapa: Why? — baik, jelas");
    class.run(&["mark", "1002", "mengapa", "12"]).success();
    shown("mengapa: Why? — baik, jelas");
    let cleared = ["mark", "1002", "mengapa", "12", "--comment", ""];
    class.run(&cleared).success();
    class
        .run(&["show", "1002", "--lang", "en"])
        .success()
        .stdout(contains("baik, jelas").not());
    class.write("kursus/nilai.csv", "NIM,Poin\n1001,1\n");
    class
        .run(&from)
        .code(2)
        .stderr(contains("nilai.csv:1: the columns"));
}

#[test]
fn the_points_of_a_module_can_be_added_up() {
    let class = Class::new(&[("1001", DEAF)]);
    class.grade(&[]).success();
    class.run(&["mark", "1001", "mengapa", "15"]).success();
    let shown = class.run(&["show", "1001", "--lang", "en"]).success();
    let shown = String::from_utf8(shown.get_output().stdout.clone()).unwrap();
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = shown.lines().map(words).collect();
    for expected in [
        "• Scenario satu, of its weight 12.5/50",
        "• Scenario dua, of its weight 12.5/50",
        "• Programs: 25.00 × 80% 20/80",
        "• mengapa: Why? 15/20",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{shown}");
    }
    assert!(shown.contains("gema · Echo · 35.00"), "{shown}");
}

#[test]
fn what_is_nearly_right_is_suggested() {
    let class = Class::new(&[("2110511001", ECHO), ("2110511002", DEAF)]);
    class.grade(&[]).success();
    for (words, told) in [
        (
            &["show", "2110511O01"][..],
            "there is no student `2110511O01` in the gradebook; did you mean 2110511001?",
        ),
        (
            &["mark", "2110511001", "gema/mengap", "1"],
            "did you mean gema/mengapa?",
        ),
        (
            &["override", "2110511001", "dua/ecko", "1", "--because", "x"],
            "did you mean dua/echo?",
        ),
    ] {
        class
            .run(&[words, &["--lang", "en"]].concat())
            .code(2)
            .stderr(contains(told));
    }
}

#[test]
fn a_suggested_reason_is_no_reason() {
    let class = Class::new(&[("1001", DEAF)]);
    class.grade(&[]).success();
    let decide = ["override", "1001", "gema", "0", "--because", "…"];
    class.run(&decide).code(2).stderr(contains("--because"));
    let withdraw = ["withdraw", "1001", "--because", "..."];
    class.run(&withdraw).code(2).stderr(contains("--because"));
    assert_eq!(class.points("1001"), 25.0);
}

#[test]
fn a_whole_word_of_a_name_says_more_than_letters_in_another() {
    let class = Class::new(&[("1001", DEAF), ("1002", DEAF), ("1003", DEAF)]);
    let list = "nim,nama\n1001,Ani Lestari\n1002,Eka Fitriani\n1003,Rani Sari\n";
    class.write("kursus/daftar.csv", list);
    class.grade(&["--roster", "daftar.csv"]).success();
    let show = |asked: &str| class.run(&["show", asked]);
    show("ani").success().stdout(contains("1001 Ani Lestari"));
    show("rani").success().stdout(contains("1003 Rani Sari"));
    show("ari")
        .code(2)
        .stderr(contains("1001 Ani Lestari, 1003 Rani Sari"));
}
