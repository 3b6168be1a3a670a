//! What moves on the terminal, and what must not act on it.

use super::*;

#[test]
fn what_goes_on_is_one_line_that_can_be_written_over() {
    let look = plain(Language::Id, 40);
    let line = look.under_way(
        &Text::new("Judul", "Title"),
        "ani sees: sesuatu yang panjang sekali",
    );
    assert_eq!(line, "  … Judul  ani sees: sesuatu yang panj…");
}

#[test]
fn what_a_submission_says_cannot_act_on_the_terminal() {
    let look = plain(Language::En, 80);
    let evil = "\u{1b}]0;x\u{7}\u{202e}evil";
    let title = Text::new(evil, evil);
    let what = [evil.to_string()];
    let opening = Opening {
        submission: Some(evil),
        what: &what,
        isolation: Isolation::Full,
        seed: 7,
        repeats: 1,
    };
    let failed = check("join", Verdict::Failed(Box::new(failure())), ("0", "25"));
    let mut window = Window::new(evil);
    window.prints(evil.as_bytes());
    window.types(evil.as_bytes());
    let (one, took) = (outcome(), Duration::ZERO);
    let played = Played {
        module: evil,
        name: evil,
        outcome: &one,
        took,
    };
    for text in [
        look.opening(&opening),
        look.scenario(evil, evil, &title),
        look.check(&title, &failed),
        look.under_way(&title, evil),
        look.explained(evil, &title, &failed, &[]),
        look.summary(&[played]),
        frame(&look, &[window], 6),
    ] {
        let is_bad = |next: char| next != '\n' && crate::scenario::text::is_hidden(next);
        assert!(!text.contains(is_bad), "{text:?}");
    }
}

#[test]
fn a_line_above_the_windows_is_harmless_and_as_wide_as_it_may_be() {
    assert_eq!(
        head("ani sees: a\r\u{1b}[2J\u{202e}b", 80),
        "ani sees: a\\r\\u{1b}[2J\\u{202e}b"
    );
    assert_eq!(head("ani sees: 你好你好", 14), "ani sees: 你…");
}

#[test]
fn windows_share_the_width_and_the_height_and_the_rest_is_counted() {
    let look = plain(Language::En, 80);
    let many = |count: usize| -> Vec<Window> {
        (0..count).map(|at| Window::new(format!("c{at}"))).collect()
    };
    for (count, height, told) in [
        (1, 10, false),
        (4, 12, false),
        (7, 24, false),
        (40, 24, true),
    ] {
        let text = frame(&look, &many(count), height);
        assert_eq!(text.lines().count(), height, "{count} windows:\n{text}");
        assert_eq!(
            text.contains("more terminals"),
            told,
            "{count} windows:\n{text}"
        );
        assert!(text.lines().all(|line| columns(line) <= 80));
    }
    assert!(frame(&look, &many(40), 24).contains("… and 25 more terminals"));
    assert_eq!(frame(&look, &[], 5), "");
}

#[test]
fn a_mark_beneath_a_line_points_at_its_place() {
    let lines = ["    print(x".to_string(), "         ^".to_string()];
    let paragraph = Paragraph {
        about: About::Screen,
        title: Text::default(),
        body: Body::Screen(lines.to_vec(), Text::default()),
    };
    let check = check("join", Verdict::Passed, ("0", "25"));
    let shown = plain(Language::Id, 80).explained("x", &Text::default(), &check, &[paragraph]);
    assert!(
        shown.ends_with("\n    │     print(x\n    │          ^\n"),
        "{shown}"
    );
}
