//! A blocked thread's call with its arguments, before anything is looked up: what kind of wait is it?

use crate::trace::survey::Call;
use crate::world::proc::task::Frame;

/// `futex_wait`, younger than the table of calls.
const SYS_FUTEX_WAIT: i64 = 455;

/// A call with its arguments, before anything is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    On(Call, u64),
    Epoll(u64),
    Poll {
        array: u64,
        count: u64,
    },
    Select {
        count: u64,
        sets: [u64; 3],
    },
    /// Any signal of this set.
    Signals(u64),
    Plain(Call),
    Timed(Call),
    Unknown,
}

fn plain_if(is_endless: bool, shape: Shape, call: Call) -> Shape {
    if is_endless {
        shape
    } else {
        Shape::Timed(call)
    }
}

/// A timeout in milliseconds, as `poll` and `epoll_wait` take it: negative is endless.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the kernel takes the lower half of the register"
)]
fn is_negative(argument: u64) -> bool {
    (argument as u32).cast_signed() < 0
}

pub(super) fn shape(frame: &Frame) -> Shape {
    let [a, b, c, d, e, _] = frame.arguments;
    // Programs of another word size number their calls differently; their stacks lie low.
    if frame.stack <= u64::from(u32::MAX) {
        return Shape::Unknown;
    }
    match frame.number {
        libc::SYS_read | libc::SYS_readv => Shape::On(Call::Read, a),
        libc::SYS_write | libc::SYS_writev => Shape::On(Call::Write, a),
        libc::SYS_accept | libc::SYS_accept4 => Shape::On(Call::Accept, a),
        libc::SYS_recvfrom | libc::SYS_recvmsg => Shape::On(Call::Receive, a),
        libc::SYS_sendto | libc::SYS_sendmsg => Shape::On(Call::Send, a),
        libc::SYS_connect => Shape::Timed(Call::Connect),
        libc::SYS_futex => futex(b, d),
        libc::SYS_futex_waitv => plain_if(d == 0, Shape::Plain(Call::Futex), Call::Futex),
        SYS_FUTEX_WAIT => plain_if(e == 0, Shape::Plain(Call::Futex), Call::Futex),
        libc::SYS_epoll_pwait => plain_if(is_negative(d), Shape::Epoll(a), Call::Poll),
        libc::SYS_epoll_pwait2 => plain_if(d == 0, Shape::Epoll(a), Call::Poll),
        libc::SYS_ppoll => plain_if(c == 0, Shape::Poll { array: a, count: b }, Call::Poll),
        libc::SYS_pselect6 => select(frame),
        libc::SYS_wait4 | libc::SYS_waitid => Shape::Plain(Call::Child),
        libc::SYS_rt_sigsuspend => Shape::Plain(Call::Signal),
        libc::SYS_rt_sigtimedwait => plain_if(c == 0, Shape::Signals(a), Call::Signal),
        libc::SYS_nanosleep | libc::SYS_clock_nanosleep => Shape::Timed(Call::Sleep),
        _ => older(frame),
    }
}

/// Calls that younger architectures do without.
#[cfg(target_arch = "x86_64")]
fn older(frame: &Frame) -> Shape {
    let [a, b, c, d, ..] = frame.arguments;
    match frame.number {
        libc::SYS_epoll_wait => plain_if(is_negative(d), Shape::Epoll(a), Call::Poll),
        libc::SYS_poll => plain_if(
            is_negative(c),
            Shape::Poll { array: a, count: b },
            Call::Poll,
        ),
        libc::SYS_select => select(frame),
        libc::SYS_pause => Shape::Plain(Call::Signal),
        _ => Shape::Unknown,
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn older(_frame: &Frame) -> Shape {
    Shape::Unknown
}

fn select(frame: &Frame) -> Shape {
    let [count, reads, writes, excepts, timeout, _] = frame.arguments;
    let sets = [reads, writes, excepts];
    plain_if(timeout == 0, Shape::Select { count, sets }, Call::Poll)
}

fn futex(operation: u64, timeout: u64) -> Shape {
    const WAIT: u64 = 0;
    const LOCK_PI: u64 = 6;
    const WAIT_BITSET: u64 = 9;
    const WAIT_REQUEUE_PI: u64 = 11;
    const LOCK_PI2: u64 = 13;
    // Without the bits that say "private" and "by the wall clock".
    match operation & 0x7f {
        WAIT | LOCK_PI | WAIT_BITSET | WAIT_REQUEUE_PI | LOCK_PI2 => {
            plain_if(timeout == 0, Shape::Plain(Call::Futex), Call::Futex)
        }
        _ => Shape::Unknown,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::world::proc::wait) fn frame(number: i64, arguments: [u64; 6]) -> Frame {
        Frame {
            number,
            arguments,
            stack: 0x7ffc_0000_0000,
        }
    }

    #[test]
    fn a_wait_with_a_timeout_is_told_from_one_without() {
        let lock = Shape::Plain(Call::Futex);
        let late = Shape::Timed(Call::Futex);
        assert_eq!(shape(&frame(libc::SYS_futex, [1, 128, 0, 0, 0, 0])), lock);
        assert_eq!(shape(&frame(libc::SYS_futex, [1, 0x189, 0, 0, 0, 0])), lock);
        assert_eq!(shape(&frame(libc::SYS_futex, [1, 0x189, 0, 9, 0, 0])), late);
        let forever = u64::from(u32::MAX);
        let endless = shape(&frame(libc::SYS_epoll_pwait, [4, 0, 0, forever, 0, 0]));
        assert_eq!(endless, Shape::Epoll(4));
        let brief = shape(&frame(libc::SYS_epoll_pwait, [4, 0, 0, 500, 0, 0]));
        assert_eq!(brief, Shape::Timed(Call::Poll));
    }

    #[test]
    fn waking_others_is_no_wait() {
        assert_eq!(
            shape(&frame(libc::SYS_futex, [1, 129, 1, 0, 0, 0])),
            Shape::Unknown
        );
    }

    #[test]
    fn calls_of_another_word_size_are_not_read_as_ours() {
        let mut low = frame(libc::SYS_read, [0; 6]);
        low.stack = 0xffff_d000;
        assert_eq!(shape(&low), Shape::Unknown);
    }
}
