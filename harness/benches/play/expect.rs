//! The same moves as a script for Tcl Expect.

use crate::job::{Job, Move};
use std::io;

/// Its terminals keep their echo: turning it off would run a shell and `stty` for each of them.
const HEAD: &str = "\
log_user 0
set timeout 10
proc miss {what} {
    puts stderr \"missed: $what\"
    exit 1
}
set began [clock microseconds]
set typed {}
";
const TAIL: &str = "\
set took [expr {1000 * ([clock microseconds] - $began)}]
puts \"{\\\"took\\\": $took, \\\"typed\\\": \\[[join $typed ,]\\]}\"
exit 0
";

pub(crate) fn script(job: &Job) -> io::Result<String> {
    let mut script = HEAD.to_string();
    for next in &job.moves {
        script += &line(job, next)?;
    }
    Ok(script + TAIL)
}

fn line(job: &Job, next: &Move) -> io::Result<String> {
    Ok(match next {
        Move::Start(name) => {
            let player = job.cast.iter().find(|player| player.name == *name);
            let player = player.ok_or_else(|| io::Error::other(format!("who is {name}?")))?;
            let words: Vec<String> = player.words.iter().map(|word| quoted(word)).collect();
            let words = words.join(" ");
            // A terminal without echo, where a program gives back what it is given.
            let modes = if player.words.len() == 1 {
                "set stty_init {-echo}\n"
            } else {
                ""
            };
            format!("{modes}spawn -noecho {words}\nset {name} $spawn_id\n")
        }
        Move::Type(name, line) => format!(
            "lappend typed [expr {{1000 * ([clock microseconds] - $began)}}]\nsend -i ${name} -- {}\n",
            quoted(&format!("{line}\r"))
        ),
        Move::See(name, text) => {
            let text = quoted(text);
            format!(
                "expect {{\n    -i ${name} -ex {text} {{}}\n    timeout {{miss {text}}}\n    eof {{miss {text}}}\n}}\n"
            )
        }
    })
}

/// A word in double quotes, in which Tcl replaces nothing.
fn quoted(text: &str) -> String {
    let mut word = String::from("\"");
    for letter in text.chars() {
        match letter {
            '\r' => word.push_str("\\r"),
            '"' | '\\' | '$' | '[' | ']' | '{' | '}' => word.extend(['\\', letter]),
            _ => word.push(letter),
        }
    }
    word + "\""
}
