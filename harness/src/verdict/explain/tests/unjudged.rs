//! What is said of checks about which nothing was decided.

use super::*;

#[test]
fn what_could_not_be_judged_says_what_to_do() {
    let outcome = Outcome::default();
    let scenario = scenario();
    let around = Around {
        scenario: &scenario,
        outcome: &outcome,
        file: "x.yaml",
        commands: &[],
        again: "praktikum run",
    };
    let why = || Text::new("sebab", "reason");
    for verdict in [Verdict::Unsure(why()), Verdict::Broken(why())] {
        let told = explain(&around, &check("boot", verdict, Vec::new()));
        let is_unsure = told[0].title.en == "Unsure";
        let words = words(&told, About::Cause, Language::Id);
        assert_eq!(is_unsure, words[1].contains("jalankan lagi"), "{words:?}");
        assert_eq!(is_unsure, !words[1].contains("bukan kesalahan"));
        assert!(
            words[0] == "sebab" && words[1].contains("dinilai"),
            "{words:?}"
        );
    }
    let because = name("boot");
    let told = explain(
        &around,
        &check("leave", Verdict::Skipped { because }, Vec::new()),
    );
    assert!(words(&told, About::Skipped, Language::En)[0].contains("“Siap”"));
    assert!(explain(&around, &check("boot", Verdict::Passed, Vec::new())).is_empty());
}
