//! What server and client share: a line from the keyboard, and a word to the user when something is wrong.

use crate::protocol::LONGEST;
use std::io::{self, BufRead, Read, Write};

/// A line from the keyboard; `None` at the end of input. A line that is too long is asked for once more.
pub fn ask(prompt: &str) -> io::Result<Option<String>> {
    let (mut keyboard, mut screen) = (io::stdin().lock(), io::stdout());
    loop {
        write!(screen, "{prompt}")?;
        // The prompt has no newline, and what has no newline stays in the buffer: so it is pushed out.
        screen.flush()?;
        let mut line = Vec::new();
        keyboard
            .by_ref()
            .take(LONGEST as u64 + 1)
            .read_until(b'\n', &mut line)?;
        if line.is_empty() {
            writeln!(screen)?;
            return Ok(None);
        }
        let whole = line.ends_with(b"\n") || line.len() <= LONGEST;
        if !whole {
            keyboard.skip_until(b'\n')?;
        }
        let line = String::from_utf8_lossy(&line)
            .trim_end_matches(['\r', '\n'])
            .to_string();
        if whole && line.len() <= LONGEST {
            return Ok(Some(line));
        }
        writeln!(
            screen,
            "Pesan terlalu panjang, paling banyak {LONGEST} byte (too long)."
        )?;
    }
}

/// Like `eprintln!`, but it cannot panic when standard error is closed too.
pub fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
