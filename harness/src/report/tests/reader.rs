//! What somebody sees who knows nothing but the report.

use super::facts::page;
use super::*;
use crate::record::sample::{SCENARIO, passed};

const RULE: &str = "always:\n  - everyone never sees: Traceback\n";

/// The rule was broken while the second step was played.
fn broken_rule() -> Record {
    let mut sample = Sample::of(&SCENARIO.replace("checks:", &format!("{RULE}checks:")));
    let mut check = failed("talk");
    if let Verdict::Failed(failure) = &mut check.verdict {
        failure.line = sample.0.scenario.always[0].line;
        failure.said = "everyone never sees: Traceback".to_string();
    }
    sample = sample.check(check);
    sample.0
}

#[test]
fn a_rule_has_the_same_name_in_the_procedure_and_in_the_explanation() {
    let page = page(broken_rule());
    assert!(
        page.contains("- A1 · `everyone never sees: Traceback`"),
        "{page}"
    );
    assert!(
        page.contains("\n✗ A1 everyone never sees: Traceback\n"),
        "{page}"
    );
    assert!(!page.contains(" 4 everyone"), "{page}");
}

#[test]
fn why_points_are_lost_is_told_beside_the_points_and_where_it_is_explained() {
    let page = page(Sample::chat().check(failed("talk")).0);
    let Verdict::Failed(failure) = failed("talk").verdict else {
        unreachable!("it failed");
    };
    let why = crate::verdict::explain::why(&failure).en;
    let why = markdown::escaped(&why);
    assert_eq!(page.matches(&why).count(), 2, "{page}");
    assert!(page.contains("](#talk-why-talk)"));
}

#[test]
fn who_was_never_started_has_no_picture() {
    let page = page(Sample::chat().prints(5, ANI, b"halo\n").0);
    assert!(
        page.contains("Never started, so without a picture: server, budi."),
        "{page}"
    );
    assert!(!page.contains("terminal-budi.svg") && page.contains("terminal-ani.svg"));
}

#[test]
fn the_score_stands_below_the_title_and_of_a_class_that_a_gradebook_has_the_last_word() {
    let records = [Sample::chat().check(passed("talk")).0];
    let identity = Identity {
        nim: Some("1001".to_string()),
        ..Identity::default()
    };
    let written = |is_graded| {
        let document = compose(&Material {
            language: Language::En,
            course: &course(),
            slug: &Name::new("chat").expect("it is a name"),
            module: &module("x"),
            text: "",
            identity: &identity,
            records: &records,
            reference: &[],
            sources: &[],
            options: "",
            is_graded,
            is_beside: true,
            words: &Words::default(),
        });
        let typst = typst::typst(&document, "x.files");
        (ours(&document), html::html(&document), typst)
    };
    let said = document_score(&written(false).0);
    assert!(said.starts_with("**") && said.contains(" of 100"), "{said}");
    let (markdown, page, typst) = written(true);
    assert_eq!(document_score(&markdown), said);
    for (text, title) in [
        (&markdown, "# PRACTICUM"),
        (&page, "<h1>"),
        (&typst, "#cover("),
    ] {
        let below = text.split_once(title).expect("there is a title").1;
        let score = below.find(" of 100").expect("the score is there");
        let word = below.find("praktikum show 1001").expect("and who decides");
        let name = below.find("Student number").expect("and then the names");
        assert!(score < word && word < name, "{below}");
    }
    assert!(!written(false).1.contains("praktikum show"));
}

/// The first paragraph below the title.
fn document_score(markdown: &str) -> String {
    markdown.lines().nth(2).unwrap_or_default().to_string()
}

#[test]
fn a_wide_picture_is_scrolled_by_itself_and_a_window_is_not() {
    let page = html::html(&report(b"halo", Language::En));
    let figures: Vec<&str> = page.split("<figure>").skip(1).collect();
    let of = |title: &str| {
        let named = format!(" alt=\"{title}");
        let mut all = figures.iter().copied();
        all.find(|figure| figure.contains(&named))
            .expect("it is there")
    };
    let scrolled = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Picture ";
    assert!(of("The dialogue").starts_with(scrolled));
    assert!(of("The terminal of ani").starts_with("<img "));
}

#[test]
fn what_is_short_stays_in_one_line_of_a_table() {
    let page = html::html(&report(b"halo", Language::En));
    assert!(page.contains("<td class=\"short\">0 / 10</td>"), "{page}");
    assert!(page.contains("<td>"));
}

#[test]
fn a_part_of_the_module_is_no_score_for_the_module() {
    let text = b"title: {id: Obrolan, en: Chat}\nroles:\n  server: {}\n  client: {}\nscenarios: {talk: 1, leave: 2, crowd: 1}\n";
    let module = read::module(text).value.expect("the module is valid");
    let record = |name: &str, check| {
        let mut record = Sample::chat().check(check).0;
        record.about.name = name.to_string();
        record
    };
    let unsure = |mut check: crate::verdict::CheckOutcome| {
        check.verdict = Verdict::Unsure(Text::default());
        check
    };
    let records = [
        record("talk", passed("talk")),
        record("crowd", unsure(passed("talk"))),
    ];
    let document = compose(&Material {
        language: Language::En,
        course: &course(),
        slug: &Name::new("chat").expect("it is a name"),
        module: &module,
        text: "",
        identity: &Identity::default(),
        records: &records,
        reference: &[],
        sources: &[],
        options: "",
        is_graded: false,
        is_beside: true,
        words: &Words::default(),
    });
    let told = ours(&document);
    assert!(
        told.contains("Only 1 of 3 scenarios were judged (weight 1 of 4), with 100 of 100."),
        "{told}"
    );
    assert!(
        told.contains("Not played yet: leave. Could not be judged: crowd."),
        "{told}"
    );
}
