//! What terminals show, and how they stand beside each other.

use super::*;
use crate::scenario::document;
use crate::trace::{ActorId, Bytes, Moment};

fn shown(pieces: &[&str]) -> Vec<String> {
    let mut screen = Screen::new(10, 3);
    pieces
        .iter()
        .for_each(|piece| screen.printed(piece.as_bytes()));
    screen.lines().iter().map(Line::text).collect()
}

#[test]
fn lines_wrap_and_scroll() {
    assert_eq!(shown(&["halo\r\ndunia"]), ["halo", "dunia"]);
    assert_eq!(shown(&["0123456789ab"]), ["0123456789", "ab"]);
    assert_eq!(shown(&["a\r\nb\r\nc\r\nd"]), ["b", "c", "d"]);
    assert_eq!(shown(&["a\nb"]), ["a", " b"]);
}

#[test]
fn the_cursor_goes_where_it_is_sent() {
    assert_eq!(shown(&["halo\rH"]), ["Halo"]);
    assert_eq!(shown(&["halx\x08o"]), ["halo"]);
    assert_eq!(shown(&["a\tb"]), ["a       b"]);
    assert_eq!(shown(&["halo\x1b[2;3Hx\x1b[1;1HH"]), ["Halo", "  x"]);
    assert_eq!(shown(&["lama\x1b[2J\x1b[Hbaru"]), ["baru"]);
    assert_eq!(shown(&["halo\r\x1b[Kx"]), ["x"]);
    assert_eq!(shown(&["\x1b[99B\x1b[99Cx"]), ["", "", "         x"]);
}

#[test]
fn nothing_that_acts_on_a_terminal_comes_through() {
    let hostile = "\x1b]0;judul\x07\x1b[31mme\x1b[0mr\u{202e}ah\x1b[?1049h\x1bc\u{9b}31m\x07";
    assert_eq!(shown(&[hostile]), ["merah31m"]);
}

#[test]
fn wide_letters_take_two_places_and_accents_none() {
    assert_eq!(shown(&["日本語文字x"]), ["日本語文字", "x"]);
    assert_eq!(shown(&["e\u{301}x"]), ["e\u{301}x"]);
}

fn board() -> Board {
    let source = "title: {id: x, en: x}\ncast:\n  server: server\n  ani: client\n  probe: {connect: tcp 59000}\nchecks:\n  - id: a\n    title: {id: x, en: x}\n    points: 1\n    steps:\n      - start: server\n";
    let scenario = document::scenario(source.as_bytes(), None)
        .value
        .expect("it is valid");
    Board::new(&scenario)
}

fn entry(what: What) -> Entry {
    let at = Moment::default();
    Entry { at, what }
}

fn size(columns: usize, rows: usize) -> Size {
    let (colour, language) = (false, Language::Id);
    Size {
        columns,
        rows,
        colour,
        language,
    }
}

#[test]
fn panes_stand_beside_each_other_as_far_as_they_fit() {
    let mut board = board();
    let bytes = Bytes::from("siap\r\n");
    board.feed(&entry(What::Saw(Event::Printed {
        actor: ActorId(0),
        bytes,
    })));
    let bytes = Bytes::from("halo\n");
    board.feed(&entry(What::Did(Action::Write {
        actor: ActorId(1),
        bytes,
    })));
    board.feed(&entry(What::Saw(Event::Exited {
        actor: ActorId(1),
        how: Exit::Code(0),
    })));
    let wide = board.drawn(size(120, 10));
    assert_eq!(wide.len(), 2, "{wide:#?}");
    assert!(
        wide[0].starts_with("server · ──") && wide[0].contains("│ ani · exit 0 ──"),
        "{wide:#?}"
    );
    assert!(
        wide[1].starts_with("siap  ") && wide[1].contains("│ halo"),
        "{wide:#?}"
    );
    let narrow = board.drawn(size(50, 20));
    assert_eq!(narrow.len(), 5, "{narrow:#?}");
    assert!(narrow.iter().all(|line| line.width() <= 50));
}

#[test]
fn a_small_terminal_shows_what_it_can() {
    let drawn = board().drawn(size(20, 4));
    assert_eq!(drawn.last().map(String::as_str), Some("… dan 2 lagi"));
    assert!(drawn.len() <= 4);
}
