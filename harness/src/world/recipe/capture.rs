//! Runs a command to its end and keeps what it says: only so much, and only so long.

use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// What a command said, each as far as it was kept.
#[derive(Debug)]
pub struct Captured {
    pub worked: bool,
    pub out: Vec<u8>,
    pub err: Vec<u8>,
}

/// Runs a command that is given nothing to read; one that takes too long is killed.
pub fn capture(mut command: Command, limit: Duration, most: usize) -> io::Result<Captured> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let out = kept(child.stdout.take(), most)?;
    let err = kept(child.stderr.take(), most)?;
    match (out.recv_timeout(limit), err.recv_timeout(limit)) {
        (Ok(out), Ok(err)) => Ok(Captured {
            worked: child.wait()?.success(),
            out,
            err,
        }),
        _ => Err(end(&mut child)),
    }
}

fn end(child: &mut Child) -> io::Error {
    match child.kill().and_then(|()| child.wait()) {
        Ok(_) => io::ErrorKind::TimedOut.into(),
        Err(error) => error,
    }
}

/// Reads to the end on a thread of its own; what is too much is read and thrown away, so that nobody waits.
fn kept(pipe: Option<impl Read + Send + 'static>, most: usize) -> io::Result<Receiver<Vec<u8>>> {
    let (done, waiting) = channel();
    let read = move || {
        let Some(mut pipe) = pipe else { return };
        let mut bytes = Vec::new();
        let kept = pipe.by_ref().take(most as u64).read_to_end(&mut bytes);
        if kept.is_ok() {
            io::copy(&mut pipe, &mut io::sink()).unwrap_or_default();
        }
        // Whoever has given up waiting needs it no more.
        done.send(bytes).unwrap_or_default();
    };
    thread::Builder::new()
        .name("capture".to_string())
        .spawn(read)?;
    Ok(waiting)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> io::Result<Captured> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        capture(command, limit, 1000)
    }

    #[test]
    fn both_streams_and_the_end_are_kept() {
        let said = shell("echo out; echo err >&2; exit 3", Duration::from_secs(60)).unwrap();
        assert_eq!(
            (&said.out[..], &said.err[..]),
            (&b"out\n"[..], &b"err\n"[..])
        );
        assert!(!said.worked);
    }

    #[test]
    fn a_flood_is_cut_and_the_command_still_ends() {
        let said = shell("head -c 5000000 /dev/zero", Duration::from_secs(60)).unwrap();
        assert!(said.worked && said.out.len() == 1000);
    }

    #[test]
    fn a_command_that_never_ends_is_killed() {
        let error =
            shell("exec sleep 1000", Duration::from_millis(50)).expect_err("it is too slow");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }
}
