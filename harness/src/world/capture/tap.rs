//! A tap on a network: every frame once, on which interface, when it passed, and how long it was.

#![expect(
    unsafe_code,
    reason = "packet sockets, and the kernel's date of a frame"
)]

use super::sieve::Sieve;
use rustix::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use rustix::net::{
    AddressFamily, SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketFlags, SocketType,
    sendmsg, socket_with, socketpair,
};
use std::ffi::c_int;
use std::io::{self, IoSlice};
use std::mem::MaybeUninit;
use std::time::Duration;

#[derive(Debug)]
pub(in crate::world) struct Tap {
    socket: OwnedFd,
}

/// One frame; of a long one, the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::world) struct Frame {
    /// Since 1970.
    pub(in crate::world) at: Duration,
    pub(in crate::world) interface: u32,
    pub(in crate::world) bytes: Vec<u8>,
    /// How long it was.
    pub(in crate::world) length: u32,
}

/// A header of sixteen bytes, and a time of sixteen.
const CONTROL: usize = 64;

impl Tap {
    /// In the network in which this thread is, on all its interfaces or on one; what the sieve lets pass comes.
    pub(in crate::world) fn open(interface: Option<u32>, sieve: Sieve) -> io::Result<Self> {
        // Without a protocol nothing comes before everything is set.
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket = socket_with(AddressFamily::PACKET, SocketType::RAW, flags, None)?;
        let tap = Self { socket };
        tap.set(libc::SOL_SOCKET, libc::SO_TIMESTAMPNS, &1_i32)?;
        tap.sift(sieve)?;
        tap.bind(&place(interface.unwrap_or_default()))?;
        Ok(tap)
    }

    /// From now on this sieve decides.
    pub(in crate::world) fn sift(&self, sieve: Sieve) -> io::Result<()> {
        // What would not come is not even copied.
        let ignores = i32::from(sieve.cable == 0);
        self.set(libc::SOL_PACKET, libc::PACKET_IGNORE_OUTGOING, &ignores)?;
        let mut steps = sieve.program();
        let program = libc::sock_fprog {
            len: u16::try_from(steps.len()).unwrap_or_default(),
            filter: steps.as_mut_ptr(),
        };
        self.set(libc::SOL_SOCKET, libc::SO_ATTACH_FILTER, &program)
    }

    /// Sends a frame out of an interface, wherever this tap listens; one that is not taken is lost.
    pub(in crate::world) fn send(&self, interface: u32, frame: &[u8]) {
        let to = place(interface);
        let (fd, flags) = (self.socket.as_raw_fd(), libc::MSG_DONTWAIT);
        let (bytes, address) = (frame.as_ptr().cast(), (&raw const to).cast());
        // SAFETY: the frame and the address are as long as they are said to be; the kernel only reads them.
        unsafe { libc::sendto(fd, bytes, frame.len(), flags, address, length_of(&to)) };
    }

    /// The next frame, if there is one.
    pub(in crate::world) fn take(&self, space: &mut [u8]) -> Option<Frame> {
        let mut control = [0_u64; CONTROL / 8];
        let mut part = libc::iovec {
            iov_base: space.as_mut_ptr().cast(),
            iov_len: space.len(),
        };
        // SAFETY: numbers and pointers alone, for which zeros are good values.
        let mut message: libc::msghdr = unsafe { std::mem::zeroed() };
        let mut from = place(0);
        message.msg_name = (&raw mut from).cast();
        message.msg_namelen = length_of(&from);
        message.msg_iov = &raw mut part;
        message.msg_iovlen = 1;
        message.msg_control = control.as_mut_ptr().cast();
        message.msg_controllen = CONTROL;
        let (fd, flags) = (
            self.socket.as_raw_fd(),
            libc::MSG_TRUNC | libc::MSG_DONTWAIT,
        );
        // SAFETY: the kernel writes into the space, the address and the control bytes, as long as they are said to be.
        let got = unsafe { libc::recvmsg(fd, &raw mut message, flags) };
        let length = u32::try_from(got).ok()?;
        let kept = (length as usize).min(space.len());
        Some(Frame {
            at: date(&control),
            interface: from.sll_ifindex.cast_unsigned(),
            bytes: space[..kept].to_vec(),
            length,
        })
    }

    /// How many frames were too many since it was asked last.
    pub(in crate::world) fn lost(&self) -> u32 {
        let mut stats = libc::tpacket_stats {
            tp_packets: 0,
            tp_drops: 0,
        };
        let mut length = length_of(&stats);
        let (fd, into) = (self.socket.as_raw_fd(), (&raw mut stats).cast());
        let (level, option) = (libc::SOL_PACKET, libc::PACKET_STATISTICS);
        // SAFETY: the kernel writes no more than `length` bytes into the numbers.
        let got = unsafe { libc::getsockopt(fd, level, option, into, &raw mut length) };
        if got == 0 { stats.tp_drops } else { 0 }
    }

    fn set<T>(&self, level: c_int, option: c_int, value: &T) -> io::Result<()> {
        let length = length_of(value);
        let (fd, value) = (self.socket.as_raw_fd(), std::ptr::from_ref(value).cast());
        // SAFETY: the kernel reads as many bytes as the value has.
        match unsafe { libc::setsockopt(fd, level, option, value, length) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }

    fn bind(&self, address: &libc::sockaddr_ll) -> io::Result<()> {
        let (fd, length) = (self.socket.as_raw_fd(), length_of(address));
        // SAFETY: the address is as long as it is said to be.
        match unsafe { libc::bind(fd, std::ptr::from_ref(address).cast(), length) } {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

/// Every protocol on this interface, or on all.
fn place(interface: u32) -> libc::sockaddr_ll {
    let all = u16::try_from(libc::ETH_P_ALL).unwrap_or_default();
    // SAFETY: numbers and bytes alone, for which zeros are good values.
    let mut address: libc::sockaddr_ll = unsafe { std::mem::zeroed() };
    address.sll_family = u16::try_from(libc::AF_PACKET).unwrap_or_default();
    address.sll_protocol = all.to_be();
    address.sll_ifindex = interface.cast_signed();
    address
}

impl AsFd for Tap {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.socket.as_fd()
    }
}

/// Lets go of taps without waiting: the kernel takes some ten milliseconds to close each, and it is given them
/// on a pair of sockets that are on their way to themselves, which its own collector clears away.
pub(in crate::world) fn release(taps: Vec<Tap>) -> io::Result<()> {
    let (one, other) = socketpair(
        AddressFamily::UNIX,
        SocketType::DGRAM,
        SocketFlags::CLOEXEC | SocketFlags::NONBLOCK,
        None,
    )?;
    for few in taps.chunks(MANY) {
        let mut fds: Vec<BorrowedFd<'_>> = few.iter().map(AsFd::as_fd).collect();
        fds.push(one.as_fd());
        fds.push(other.as_fd());
        let mut space = [MaybeUninit::uninit(); 512];
        let mut control = SendAncillaryBuffer::new(&mut space);
        control.push(SendAncillaryMessage::ScmRights(&fds));
        sendmsg(
            &one,
            &[IoSlice::new(b"taps")],
            &mut control,
            SendFlags::empty(),
        )?;
    }
    // The collector begins when the pair is closed: who held a tap after it would close it, and wait.
    drop(taps);
    Ok(())
}

/// So many at once: fewer than a message may hold.
const MANY: usize = 64;

fn length_of<T>(value: &T) -> libc::socklen_t {
    libc::socklen_t::try_from(size_of_val(value)).unwrap_or_default()
}

/// Behind a header of sixteen bytes, seconds and nanoseconds, of eight bytes each.
fn date(control: &[u64; CONTROL / 8]) -> Duration {
    let nanos = u32::try_from(control[3].min(999_999_999)).unwrap_or_default();
    Duration::new(control[2], nanos)
}
