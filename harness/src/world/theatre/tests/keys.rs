//! Programs that take keys one by one and show them themselves.

use super::*;

fn node(script: &str) -> Casting {
    program("node", &["-e", script])
}

/// What was told of it as an echo.
fn echoed(seen: &[Event]) -> String {
    let bytes = seen.iter().filter_map(|event| match event {
        Event::Echoed { bytes, .. } => Some(bytes.0.clone()),
        _ => None,
    });
    String::from_utf8_lossy(&bytes.collect::<Vec<_>>().concat()).into_owned()
}

/// Waits until the first words are there, types two lines, and waits for the end.
fn played(casting: Casting) -> (String, String) {
    let mut play = Play::of(casting);
    play.until_text(ONLY, "> ");
    for line in ["halo 1\n", "\u{e9}r\n"] {
        play.types(ONLY, line);
        play.until("taken", |seen| {
            let wrote = |event: &&Event| matches!(event, Event::Wrote { .. });
            let wanted = if line == "halo 1\n" { 1 } else { 2 };
            seen.iter().filter(wrote).count() == wanted
        });
    }
    play.until_exit(ONLY);
    (play.said(ONLY), echoed(&play.seen))
}

/// Takes keys one by one and shows each, and each line once more when it has ended.
const RAW: &str = r"
import os, sys, tty
tty.setcbreak(0)
os.write(1, b'> ')
for _ in range(2):
    line = b''
    while (key := os.read(0, 1)) != b'\n':
        line += key
        os.write(1, key)
    os.write(1, b'\r\n' + b'= ' + line + b'\n')
";

#[test]
fn what_a_program_shows_of_the_keys_that_it_takes_is_an_echo() {
    let (said, echo) = played(python(RAW));
    assert_eq!(said, "> = halo 1\n= \u{e9}r\n");
    assert_eq!(echo, "halo 1\r\n\u{e9}r\r\n");
}

#[test]
fn who_takes_keys_and_shows_none_has_no_echo() {
    let (said, echo) = played(python(&RAW.replace("        os.write(1, key)\n", "")));
    assert_eq!(said, "> \r\n= halo 1\n\r\n= \u{e9}r\n");
    assert_eq!(echo, "");
}

#[test]
fn who_shows_its_own_line_again_is_seen_to() {
    let twice = RAW.replace("b'= '", "b'= ' + line + b'\\n= '");
    let (said, _) = played(python(&twice));
    assert_eq!(said.matches("halo 1").count(), 2, "{said:?}");
}

#[test]
fn editors_of_lines_of_two_languages_show_no_line_as_theirs() {
    let script = "const r = require('readline').createInterface({input: process.stdin, output: process.stdout}); \
        let n = 0; process.stdout.write('> '); \
        r.on('line', (line) => { console.log('= ' + line); if (++n === 2) r.close(); });";
    let (said, echo) = played(node(script));
    assert_eq!(said.matches("halo 1").count(), 1, "{said:?}");
    assert!(echo.contains("halo 1"), "{echo:?}");
    let script = "import readline\nfor _ in range(2): print('=', input('> '))";
    let (said, echo) = played(python(script));
    assert_eq!(
        (said.as_str(), echo.as_str()),
        ("> = halo 1\n> = \u{e9}r\n", "")
    );
}

#[test]
fn who_does_not_take_its_keys_is_not_waited_for() {
    // It waits for something else, and takes all at once later.
    let script = "import os, tty\ntty.setcbreak(0); print('> ', flush=True)\n\
        r, w = os.pipe()\nif os.fork() == 0:\n    import signal; signal.pause()\nos.read(r, 1)";
    let mut play = Play::of(python(script));
    play.until_text(ONLY, "> ");
    play.types(ONLY, "halo\n");
    play.until("taken", |seen| seen.contains(&Event::Wrote { actor: ONLY }));
    play.types(ONLY, "lagi\n");
    play.until("taken", |seen| {
        let wrote = seen
            .iter()
            .filter(|event| matches!(event, Event::Wrote { .. }));
        wrote.count() == 2
    });
    // Another ends at its first key.
    let mut play = Play::of(python(
        "import os, tty\ntty.setcbreak(0); os.write(1, b'> '); os.read(0, 1)",
    ));
    play.until_text(ONLY, "> ");
    play.types(ONLY, "halo\n");
    play.until_exit(ONLY);
    assert!(play.seen.contains(&Event::Wrote { actor: ONLY }));
}
