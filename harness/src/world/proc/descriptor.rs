//! What the descriptors of a process are.

use super::text;
use rustix::fs::readlinkat;
use rustix::io::Errno;
use std::os::fd::BorrowedFd;

/// What is behind a descriptor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A socket of any family, by its inode.
    Socket(u64),
    /// A pipe without a name.
    Pipe,
    Terminal(String),
    Event,
    Signal,
    Timer,
    Epoll,
    /// A process that may end.
    Process,
    /// Something else, a pipe with a name among it.
    Other,
}

/// One thing that an epoll descriptor watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    pub fd: i32,
    pub events: u32,
    pub inode: u64,
}

pub(crate) fn link(folder: BorrowedFd<'_>, fd: i64) -> Result<Link, Errno> {
    let path = readlinkat(folder, format!("fd/{fd}"), Vec::new())?;
    Ok(named(&path.to_string_lossy()))
}

fn named(path: &str) -> Link {
    let inode = |rest: &str| rest.trim_end_matches(']').parse().ok();
    if let Some(inode) = path.strip_prefix("socket:[").and_then(inode) {
        return Link::Socket(inode);
    }
    match path {
        "anon_inode:[eventpoll]" => Link::Epoll,
        "anon_inode:[eventfd]" => Link::Event,
        "anon_inode:[signalfd]" => Link::Signal,
        "anon_inode:[timerfd]" => Link::Timer,
        "anon_inode:[pidfd]" => Link::Process,
        _ if path.starts_with("pipe:[") => Link::Pipe,
        _ if path.starts_with("pidfd:[") => Link::Process,
        _ if path.starts_with("/dev/pts/") || path == "/dev/tty" => Link::Terminal(path.to_owned()),
        _ => Link::Other,
    }
}

/// Is this timer descriptor set?
pub(crate) fn is_armed(folder: BorrowedFd<'_>, fd: i32) -> Result<bool, Errno> {
    let info = text(folder, &format!("fdinfo/{fd}"))?;
    let value = info
        .lines()
        .find_map(|line| line.strip_prefix("it_value: "));
    Ok(value != Some("(0, 0)"))
}

/// What an epoll descriptor watches.
pub(crate) fn watched(folder: BorrowedFd<'_>, fd: i64) -> Result<Vec<Watched>, Errno> {
    let info = text(folder, &format!("fdinfo/{fd}"))?;
    Ok(info.lines().filter_map(watched_line).collect())
}

fn watched_line(line: &str) -> Option<Watched> {
    let mut words = line.strip_prefix("tfd:")?.split_ascii_whitespace();
    let fd = words.next()?.parse().ok()?;
    let mut after = |key: &str| {
        let number = words.by_ref().find_map(|word| {
            let rest = word.strip_prefix(key)?;
            Some(rest.to_owned())
        })?;
        if number.is_empty() {
            words.next().map(str::to_owned)
        } else {
            Some(number)
        }
    };
    let hex = |word: String| u64::from_str_radix(&word, 16).ok();
    let events = after("events:").and_then(hex)?;
    let inode = after("ino:").and_then(hex)?;
    Some(Watched {
        fd,
        events: u32::try_from(events).ok()?,
        inode,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_say_what_is_behind_them() {
        assert_eq!(named("socket:[417]"), Link::Socket(417));
        assert_eq!(named("pipe:[7]"), Link::Pipe);
        assert_eq!(named("/dev/pts/3"), Link::Terminal("/dev/pts/3".into()));
        assert_eq!(named("anon_inode:[timerfd]"), Link::Timer);
        assert_eq!(named("anon_inode:[io_uring]"), Link::Other);
        assert_eq!(named("/tmp/fifo"), Link::Other);
    }

    #[test]
    fn an_epoll_descriptor_tells_what_it_watches() {
        let line = "tfd:        5 events:       19 data:     7f0000000005  pos:0 ino:1a2b sdev:8";
        let watched = watched_line(line).expect("it is as the kernel writes it");
        assert_eq!(
            watched,
            Watched {
                fd: 5,
                events: 0x19,
                inode: 0x1a2b
            }
        );
        assert_eq!(watched_line("pos:\t0"), None);
    }
}
