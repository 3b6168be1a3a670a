//! Lines that are typed, and what comes back before their end and behind it.

use super::*;

/// What is told of what is shown before a line's end is typed, and behind it: the program's own words, and echoes.
fn told(before: &str, typed: &str, during: &str, after: &str, size: usize) -> [String; 2] {
    let mut echo = Echo::default();
    let mut all = echo.take(before.into());
    echo.typed(typed.as_bytes());
    for piece in during.as_bytes().chunks(size) {
        all.extend(echo.take(piece.to_vec()));
    }
    all.extend(echo.ended());
    for piece in after.as_bytes().chunks(size) {
        all.extend(echo.take(piece.to_vec()));
    }
    all.extend(echo.rest());
    let mut told = [Vec::new(), Vec::new()];
    for shown in all {
        match shown {
            Shown::Words(bytes) => told[0].extend(bytes),
            Shown::Echo(bytes) => told[1].extend(bytes),
        }
    }
    told.map(|bytes| String::from_utf8(bytes).unwrap())
}

/// However it comes in pieces.
#[track_caller]
fn holds(before: &str, typed: &str, during: &str, after: &str, expected: [&str; 2]) {
    for size in [1, 2, 3, 7, 1000] {
        assert_eq!(told(before, typed, during, after, size), expected, "{size}");
    }
}

#[test]
fn what_is_typed_is_told_apart_from_what_comes_back() {
    let answer = "\r\r\nani> halo\r\n";
    holds(
        "nama: ",
        "halo",
        "halo",
        answer,
        ["nama: ani> halo\r\n", "halo\r\r\n"],
    );
    holds(
        "",
        "h\u{e9}llo",
        "h\u{e9}llo",
        "\r\n> ",
        ["> ", "h\u{e9}llo\r\n"],
    );
}

#[test]
fn who_shows_nothing_before_the_end_of_the_line_has_no_echo() {
    holds("> ", "halo", "", "halo\nhalo\n", ["> halo\nhalo\n", ""]);
}

#[test]
fn who_shows_it_again_behind_its_end_has_said_it() {
    let twice = "\r\nhalo\r\nani> halo\r\n";
    holds(
        "",
        "halo",
        "halo",
        twice,
        ["halo\r\nani> halo\r\n", "halo\r\n"],
    );
}

#[test]
fn what_others_say_meanwhile_stays_whole() {
    let said = "budi> hai 2\r\n2";
    holds("", "2", said, "\r\n", ["budi> hai 2\r\n", "2\r\n"]);
    holds(
        "> ",
        "halo",
        "halobudi> halo\n",
        "\n",
        ["> budi> halo\n", "halo\n"],
    );
    holds("> ", "halo", "h\r\nha\nhai\n", "", ["> h\r\nha\nhai\n", ""]);
}

#[test]
fn a_line_that_is_written_anew_letter_by_letter_is_one_echo() {
    let anew = "\r> 1\x1b[K\r> 12\x1b[K\r> 123\x1b[K";
    let [words, echo] = told("> ", "123", anew, "\r\n6\n", 4);
    assert!(!words.contains('1') && words.ends_with("6\n"), "{words:?}");
    assert!(echo.contains("123"), "{echo:?}");
    // A line longer than the terminal is wide, as one that clears it does it.
    let wide = "12\x1b[1G\x1b[0Jnama: 123\x1b[10G4";
    let [words, _] = told("nama: ", "1234", wide, "\r\n", 1);
    assert!(!words.contains(['1', '2', '3']), "{words:?}");
}

#[test]
fn a_prompt_that_is_written_anew_is_no_echo() {
    let anew = "\r\x1b[0Jbudi> hai\n\x1b[1G\x1b[0J> \x1b[3G";
    let [words, echo] = told("> ", "halo", anew, "", 5);
    assert_eq!((words, echo), (format!("> {anew}"), String::new()));
}

#[test]
fn what_waits_is_told_when_the_line_ends_and_is_bounded() {
    let mut echo = Echo::default();
    echo.typed(b"halo");
    assert_eq!(echo.take(b"ha".to_vec()), []);
    assert_eq!(echo.ended(), [Shown::Words(b"ha".to_vec())]);
    echo.typed(b"halo");
    let title = format!("\x1b]0;{}", "x".repeat(HELD));
    let told = echo.take(title.into_bytes());
    assert!(matches!(&told[..], [Shown::Words(words)] if words.len() > HELD));
}

#[test]
fn bytes_that_are_no_text_are_told_as_they_are() {
    let mut echo = Echo::default();
    echo.typed(b"a\xffb");
    let told = echo.take(b"\xc3\nx\xff".to_vec());
    assert_eq!(told, [Shown::Words(b"\xc3\nx\xff".to_vec())]);
}

#[test]
fn the_next_line_may_be_typed_before_the_cursor_is_below_the_last() {
    let mut echo = Echo::default();
    echo.typed(b"satu");
    echo.take(b"satu".to_vec());
    echo.ended();
    echo.typed(b"dua");
    let told = echo.take(b"\r\n= satu\ndua".to_vec());
    let shown = |bytes: &[u8]| bytes.to_vec();
    assert_eq!(
        told,
        [
            Shown::Echo(shown(b"\r\n")),
            Shown::Words(shown(b"= satu\n")),
            Shown::Echo(shown(b"dua"))
        ]
    );
}
