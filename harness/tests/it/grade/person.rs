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
            "the questions of gema count for everybody; 1 students wait",
        ));
    // 1001 waits for points now.
    assert_eq!(class.points("1001"), Value::Null);
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
        .stdout(contains("gema 25.00 → 61.50"));
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
            &["mark", "9999", "mengapa", "1"],
            "there is no student `9999`",
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
