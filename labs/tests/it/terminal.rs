//! A program on a terminal of its own, driven by `rexpect` with its own waits.

#![expect(clippy::panic, reason = "a test says what it missed by panicking")]

use rexpect::process::{Signal, WaitStatus};
use rexpect::session::{PtySession, spawn_command};
use std::process::Command;

/// How long anything may take before the test says that it will not come.
const PATIENCE_MS: u64 = 20_000;

pub struct Terminal {
    session: PtySession,
    name: String,
}

/// The path of one of this package's programs.
#[macro_export]
macro_rules! program {
    ($name:literal) => {
        env!(concat!("CARGO_BIN_EXE_", $name))
    };
}

impl Terminal {
    pub fn start(program: &str, arguments: &[impl AsRef<str>]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments.iter().map(AsRef::as_ref));
        Self::of(command, program)
    }

    /// A Python program from `tests/python`.
    pub fn python(script: &str, arguments: &[impl AsRef<str>]) -> Self {
        let mut command = Command::new("python3");
        command
            .arg(format!(
                "{}/tests/python/{script}",
                env!("CARGO_MANIFEST_DIR")
            ))
            .args(arguments.iter().map(AsRef::as_ref));
        Self::of(command, script)
    }

    fn of(command: Command, name: &str) -> Self {
        let mut session = spawn_command(command, Some(PATIENCE_MS)).expect("the program starts");
        session.process_mut().set_kill_timeout(Some(1_000));
        Self {
            session,
            name: name.to_string(),
        }
    }

    /// Waits for the text, consumes through it, and returns what came before it.
    pub fn sees(&mut self, text: &str) -> String {
        let before = self
            .session
            .exp_string(&as_latin_1(text))
            .unwrap_or_else(|error| panic!("{} never showed {text:?}: {error}", self.name));
        from_latin_1(&before)
    }

    pub fn types(&mut self, line: &str) {
        self.session
            .send_line(line)
            .expect("the terminal takes a line");
    }

    /// Presses Ctrl and the letter: `'c'` interrupts, `'d'` on an empty line is the end of input.
    pub fn presses_ctrl(&mut self, letter: char) {
        self.session
            .send_control(letter)
            .expect("the terminal takes a key");
    }

    pub fn kill(&mut self) {
        self.session
            .process_mut()
            .kill(Signal::SIGKILL)
            .expect("the program can be killed");
    }

    /// Waits for the end and returns everything that was not read yet.
    pub fn exits(mut self, code: i32) -> String {
        let rest = self
            .session
            .exp_eof()
            .unwrap_or_else(|error| panic!("{} goes on: {error}", self.name));
        match self
            .session
            .process()
            .wait()
            .expect("the program can be waited for")
        {
            WaitStatus::Exited(_, actual) => {
                assert_eq!(
                    actual, code,
                    "{} ended with another code; its last words: {rest}",
                    self.name
                );
            }
            other => panic!("{} ended otherwise: {other:?}", self.name),
        }
        from_latin_1(&rest)
    }
}

/// `rexpect` turns every byte into one character; so must we, to compare.
fn as_latin_1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

fn from_latin_1(text: &str) -> String {
    let bytes: Vec<u8> = text
        .chars()
        .filter_map(|character| u8::try_from(u32::from(character)).ok())
        .collect();
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}
