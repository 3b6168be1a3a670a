//! Where in the student's own file an error came up, as each language tells it.

/// A line of a file; its code where the language shows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame<'a> {
    pub(super) file: &'a str,
    pub(super) line: &'a str,
    pub(super) code: Option<&'a str>,
}

impl<'a> Frame<'a> {
    /// Of the last error in what a program showed, the place that is not the language's own.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        python(&lines)
            .or_else(|| rust(&lines))
            .or_else(|| beneath(&lines, is_java, java))
            .or_else(|| beneath(&lines, is_go, go))
            .or_else(|| beneath(&lines, is_node, node))
    }

    fn at(path: &'a str, line: &'a str) -> Option<Self> {
        let is_number = !line.is_empty() && line.bytes().all(|one| one.is_ascii_digit());
        let file = path.rsplit('/').next().unwrap_or(path);
        (is_number && !file.is_empty()).then_some(Self {
            file,
            line,
            code: None,
        })
    }
}

/// The innermost call stands last: `File "/home/ani/server.py", line 42, in <module>`.
fn python<'a>(lines: &[&'a str]) -> Option<Frame<'a>> {
    (0..lines.len()).rev().find_map(|at| {
        let (path, rest) = lines[at].strip_prefix("File \"")?.split_once("\", line ")?;
        let is_own = !path.starts_with("/usr/") && !path.starts_with('<');
        let frame = Frame::at(path, rest.split(',').next().unwrap_or(rest))?;
        let code = lines.get(at + 1).copied().filter(|code| !code.is_empty());
        is_own.then_some(Frame { code, ..frame })
    })
}

/// `thread 'main' panicked at src/main.rs:10:5:`; before Rust 1.73 the place stood behind the message.
fn rust<'a>(lines: &[&'a str]) -> Option<Frame<'a>> {
    let mut panics = lines.iter().rev();
    panics.find_map(|line| {
        let (_, told) = line.strip_prefix("thread '")?.split_once("panicked at ")?;
        let place = told.rsplit("', ").next().unwrap_or(told);
        let (path, line) = place_and_column(place.trim_end_matches(':'))?;
        let is_own = !path.starts_with("/rustc/") && !path.contains("/.cargo/registry/");
        Frame::at(path, line).filter(|_| is_own)
    })
}

/// The first own call below the last line that an error begins with.
fn beneath<'a>(
    lines: &[&'a str],
    begins: impl Fn(&[&str]) -> bool,
    frame: impl Fn(&'a str) -> Option<Frame<'a>>,
) -> Option<Frame<'a>> {
    let began = (0..lines.len()).rev().find(|at| begins(&lines[*at..]))?;
    lines[began + 1..].iter().find_map(|line| frame(line))
}

fn is_java(lines: &[&str]) -> bool {
    lines[0].starts_with("Exception in thread \"")
}

/// `at Server.main(Server.java:12)`; the language's own call names its module: `at java.base/java.net.…`.
fn java(line: &str) -> Option<Frame<'_>> {
    let (call, place) = line
        .strip_prefix("at ")?
        .strip_suffix(')')?
        .rsplit_once('(')?;
    let theirs = ["java.", "javax.", "jdk.", "sun.", "com.sun.", "kotlin."];
    let is_own = !call.contains('/') && !theirs.iter().any(|start| call.starts_with(start));
    let (file, line) = place.split_once(':')?;
    Frame::at(file, line).filter(|_| is_own)
}

fn is_go(lines: &[&str]) -> bool {
    ["panic: ", "fatal error: "]
        .iter()
        .any(|start| lines[0].starts_with(start))
}

/// Below `main.main()`: `/home/ani/server.go:12 +0x1d`.
fn go(line: &str) -> Option<Frame<'_>> {
    let (path, rest) = line.rsplit_once(".go:")?;
    let theirs = ["/src/runtime/", "/go/src/", "/pkg/mod/", "/usr/"];
    let is_own = !path.contains(' ') && !theirs.iter().any(|part| path.contains(part));
    let number = rest.split(' ').next().unwrap_or(rest);
    Frame::at(&line[..path.len() + ".go".len()], number).filter(|_| is_own)
}

/// `TypeError: x is not a function`, and below it the calls.
fn is_node(lines: &[&str]) -> bool {
    let kind = lines[0].split([':', ' ']).next().unwrap_or_default();
    let is_error = kind.ends_with("Error") && kind.chars().all(char::is_alphanumeric);
    is_error && lines.get(1).is_some_and(|next| next.starts_with("at "))
}

/// `at Socket.<anonymous> (/home/ani/server.js:12:7)`, or without a name and brackets.
fn node(line: &str) -> Option<Frame<'_>> {
    let call = line.strip_prefix("at ")?;
    let inside = call
        .strip_suffix(')')
        .and_then(|call| call.rsplit_once('('));
    let place = inside.map_or(call, |(_, place)| place);
    let (path, line) = place_and_column(place.trim_start_matches("async "))?;
    let is_own = !path.starts_with("node:") && !path.contains("/node_modules/");
    Frame::at(path, line).filter(|_| is_own)
}

/// `src/main.rs:10:5`
fn place_and_column(place: &str) -> Option<(&str, &str)> {
    let (rest, column) = place.rsplit_once(':')?;
    let is_column = column.bytes().all(|one| one.is_ascii_digit());
    rest.rsplit_once(':').filter(|_| is_column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Option<String> {
        let frame = Frame::of(text);
        frame.map(|frame| format!("{}:{}", frame.file, frame.line))
    }

    #[test]
    fn rust_tells_where_it_panicked() {
        let now = "halo\n\nthread 'main' (7) panicked at src/bin/server.rs:10:5:\nkosong\nnote: run with `RUST_BACKTRACE=1`\n";
        assert_eq!(place(now).as_deref(), Some("server.rs:10"));
        let before = "thread '<unnamed>' panicked at 'kosong', src/main.rs:3:9\nnote: x\n";
        assert_eq!(place(before).as_deref(), Some("main.rs:3"));
        let theirs = "thread 'main' panicked at /rustc/abc/library/core/src/option.rs:1:1:\nx\n";
        assert_eq!(place(theirs), None);
        assert_eq!(place("ia panicked at src/main.rs:3:9\n"), None);
    }

    #[test]
    fn java_tells_which_call_of_the_students_it_was() {
        let own = "Exception in thread \"main\" java.net.BindException: Address already in use\n\tat java.base/sun.nio.ch.Net.bind0(Native Method)\n\tat java.base/java.net.ServerSocket.bind(ServerSocket.java:395)\n\tat Server.main(Server.java:12)\n\tat Lain.main(Lain.java:99)\n";
        assert_eq!(place(own).as_deref(), Some("Server.java:12"));
        assert_eq!(place("\tat Server.main(Server.java:12)\n"), None);
        let theirs = "Exception in thread \"main\" x\n\tat java.util.A.b(A.java:1)\n";
        assert_eq!(place(theirs), None);
    }

    #[test]
    fn go_tells_which_line_of_the_students_it_was() {
        let own = "panic: runtime error: index out of range [1] with length 1\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/ani/server.go:12 +0x1d\nexit status 2\n";
        assert_eq!(place(own).as_deref(), Some("server.go:12"));
        let deep = "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nsync.f()\n\t/usr/local/go/src/sync/wait.go:5 +0x1\nmain.main()\n\t/room/main.go:8 +0x2\n";
        assert_eq!(place(deep).as_deref(), Some("main.go:8"));
        assert_eq!(place("lihat server.go:12\n"), None);
    }

    #[test]
    fn node_tells_which_call_of_the_students_it_was() {
        let own = "/home/ani/server.js:3\n  x();\n  ^\n\nTypeError: x is not a function\n    at node:net:1:2\n    at Socket.<anonymous> (/home/ani/server.js:3:7)\n    at Socket.emit (node:events:5:6)\n\nNode.js v20\n";
        assert_eq!(place(own).as_deref(), Some("server.js:3"));
        let bare = "Error: boo\n    at file:///home/ani/client.mjs:9:1\n";
        assert_eq!(place(bare).as_deref(), Some("client.mjs:9"));
        assert_eq!(place("Error: boo\nlihat (server.js:3:7)\n"), None);
    }
}
