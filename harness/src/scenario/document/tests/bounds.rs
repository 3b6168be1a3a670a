//! Hostile files end in a complaint, soon and small.

use super::super::{Code, LARGEST_BYTES};
use super::read;

fn codes(source: &str) -> Vec<Code> {
    read(source)
        .complaints
        .iter()
        .map(|complaint| complaint.code)
        .collect()
}

fn steps(step: &str) -> String {
    format!(
        "title: {{id: x, en: x}}\ncast: {{ani: client}}\nchecks:\n  - id: one\n    title: {{id: x, en: x}}\n    points: 1\n    steps:\n      - start: ani\n{step}"
    )
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    assert_eq!(codes(&"#".repeat(LARGEST_BYTES + 1)), [Code::TooLarge]);
}

#[test]
fn nesting_ends_where_nobody_would_nest() {
    for source in [
        "[".repeat(40_000),
        "{a: ".repeat(40_000),
        "- ".repeat(40_000),
        format!("a: {}", "[".repeat(100)),
    ] {
        let found = codes(&source);
        assert!(
            matches!(found.as_slice(), [Code::TooDeep | Code::Yaml]),
            "{found:?}"
        );
    }
}

#[test]
fn what_is_no_text_is_told_by_its_byte() {
    let broken = super::super::scenario(b"title: \xff\xfe", None).complaints;
    assert_eq!(broken[0].code, Code::NotText);
    assert_eq!((broken[0].place.line, broken[0].place.column), (1, 8));
    assert_eq!(codes("title: a\u{0}b"), [Code::NotText]);
    assert_eq!(codes("title: a\u{1b}[2Jb"), [Code::NotText]);
}

#[test]
fn aliases_are_no_part_of_the_language_and_cannot_explode() {
    let mut bomb = "a: &a [x, x]\n".to_string();
    for (before, next) in ('a'..='y').zip('b'..='z') {
        bomb += &format!("{next}: &{next} [*{before}, *{before}]\n");
    }
    assert!(codes(&bomb).contains(&Code::Anchor));
}

#[test]
fn loops_in_loops_are_counted_before_they_are_spelled_out() {
    let nested = "      - repeat: 1000\n        steps:\n          - repeat: 1000\n            steps:\n              - repeat: 1000\n                steps: [{ani types: x}]\n";
    assert_eq!(codes(&steps(nested)), [Code::TooMany]);
    let long = "x".repeat(100_000);
    let copied =
        format!("      - each: {{i: 1..1000}}\n        steps:\n          - ani sees: {long}\n");
    assert_eq!(codes(&steps(&copied)), [Code::TooMany]);
}

#[test]
fn many_heavy_expressions_are_weighed_together() {
    let heavy: String = (0..200)
        .map(|at| format!("      - ani sees: /\\w{{20}}{at}x/\n"))
        .collect();
    assert_eq!(codes(&steps(&heavy)), [Code::PatternTooBig]);
}

#[test]
fn a_crowd_that_is_spoken_of_too_often_is_refused() {
    let talk: String = (0..200)
        .map(|at| format!("      - ani type: {at}\n"))
        .collect();
    let crowd = steps(&talk).replace("{ani: client}", "{ani: {role: client, count: 2000}}");
    assert_eq!(codes(&crowd), [Code::TooMany]);
}

#[test]
fn a_mistake_made_thousands_of_times_is_told_a_few_hundred_times() {
    let talk: String = (0..1_900)
        .map(|at| format!("      - budi{at} types: x\n"))
        .collect();
    let found = codes(&steps(&talk));
    assert!((100..=202).contains(&found.len()), "{}", found.len());
}

#[test]
fn a_list_longer_than_any_scenario_is_cut() {
    let long: String = (0..5_000).map(|at| format!("  v{at}: x\n")).collect();
    assert!(codes(&format!("vars:\n{long}")).contains(&Code::TooMany));
}

#[test]
fn what_is_missing_at_the_end_is_marked_inside_the_file() {
    for source in ["? \n", "a: [1, 2", "a: \"x\n", "-\n", "a:\n  -\n"] {
        for complaint in read(source).complaints {
            assert!(
                complaint.place.line <= source.lines().count(),
                "{source:?}: {complaint:?}"
            );
        }
    }
}

#[test]
fn a_suggestion_is_as_harmless_as_the_rest() {
    let checks = "  - {id: \"b\\toot\", title: {id: x, en: x}, points: 1, steps: [{alive: ani}]}\n  - {id: c, needs: boot, title: {id: x, en: x}, points: 1, steps: [{alive: ani}]}\n";
    let source = format!("{}{checks}", steps(""));
    for complaint in read(&source).complaints {
        let words = [
            complaint.problem.id,
            complaint.problem.en,
            complaint.advice.id,
            complaint.advice.en,
        ];
        assert!(
            words.iter().all(|text| !text.chars().any(char::is_control)),
            "{words:?}"
        );
    }
}

#[test]
fn a_gap_that_no_author_leaves_is_refused_before_it_is_parsed() {
    assert_eq!(
        codes(&format!("a:\n{}b: c\n", " ".repeat(200_000))),
        [Code::TooMany]
    );
}

#[test]
fn a_subject_longer_than_any_cast_is_refused() {
    let many = format!("      - start: {}\n", vec!["ani"; 600].join(", "));
    assert_eq!(codes(&steps(&many)), [Code::TooMany]);
    let few = format!("      - start: {}\n", vec!["ani"; 300].join(", "));
    assert_eq!(codes(&steps(&few)), []);
}

#[test]
fn nobody_can_be_named_without_end() {
    let talk = format!("      - alive: [{}]\n", vec!["g"; 1_900].join(", "));
    let empty = steps(&talk.repeat(30)).replace("checks:", "groups: {g: []}\nchecks:");
    assert!(codes(&empty).contains(&Code::TooMany));
}

#[test]
fn refused_expressions_are_weighed_with_the_others() {
    let letters = "\\pL".repeat(600);
    let heavy: String = (0..100)
        .map(|at| format!("      - ani sees: /{letters}{at}/i\n"))
        .collect();
    assert_eq!(codes(&steps(&heavy)), [Code::PatternTooBig; 4]);
    let wide: String = (0..500)
        .map(|at| format!("      - ani sees: /[a-\u{9fff}]{at}?/i\n"))
        .collect();
    let found = codes(&steps(&wide));
    assert!(found.contains(&Code::PatternTooBig) && found.len() < 60);
}

#[test]
fn many_digits_and_words_of_an_honest_scenario_are_not_too_heavy() {
    let honest: String = (0..150)
        .map(|at| format!("      - ani sees: '/^\\s*\\d+ [a-z]+ {at}: \\d+ orang/i'\n"))
        .collect();
    assert_eq!(codes(&steps(&honest)), []);
}

#[test]
fn a_variable_without_a_value_is_told_once_for_a_text() {
    let talk = format!("      - ani sees: {}\n", "${x}${y}".repeat(1_000));
    assert_eq!(codes(&steps(&talk)), [Code::UnknownVariable; 2]);
}

#[test]
fn a_crowd_has_the_variables_that_all_of_it_have() {
    let cast =
        "{ani: {role: client, vars: {a: 1, b: 2}}, c: {role: client, count: 2, vars: {a: 3}}}";
    let talk = "      - start: c\n      - ani and c type: ${a}\n      - ani and c type: ${b}\n      - c type: ${n}\n";
    let found = codes(&steps(talk).replace("{ani: client}", cast));
    assert_eq!(found, [Code::UnknownVariable]);
}

#[test]
fn a_crowd_that_connects_to_nowhere_is_told_once() {
    let cast = "{ani: client, c: {connect: \"tcp kiri:5900\", count: 50}}\nhosts: {lab: [ani, c]}";
    let found = codes(&steps("      - start: c\n").replace("{ani: client}", cast));
    assert_eq!(found, [Code::UnknownHost]);
}

#[test]
fn a_mark_in_a_long_line_stands_beneath_its_letter() {
    let texts = vec!["'é'"; 500].join(", ");
    let source = steps(&format!("      - ani sees all of: [{texts}, '${{x}}']\n"));
    let complaint = &read(&source).complaints[0];
    let line = source.lines().nth(complaint.place.line - 1).unwrap_or("");
    let marked: String = line
        .chars()
        .skip(complaint.place.column - 1)
        .take(complaint.place.width)
        .collect();
    assert_eq!(
        (complaint.code, marked.as_str()),
        (Code::UnknownVariable, "${x}")
    );
}
