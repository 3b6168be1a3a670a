//! The system calls of programs: those that reach beyond their house are refused, all others pass.
//!
//! A call that is refused answers as it would where the kernel has it not, or grants it to nobody: programs are used
//! to that. Only calls of another architecture end a program, for their numbers mean something else.

#![expect(unsafe_code, reason = "hands the filter to the kernel")]

mod calls;
mod instructions;

use calls::{NEWEST, REFUSED, REFUSED_HERE};
use instructions::{ARCH, Filter, NUMBER, argument};
use std::io;

/// Terminals: typing into them, their console's selection, their discipline.
const IOCTLS: [u32; 4] = [0x5412, 0x541c, 0x541d, 0x5423];
/// Flags of `clone` that make namespaces.
const NAMESPACES: u32 = 0x7e02_0000;
/// Of the Internet's protocols those of the practicum, by number: whichever fits, and ICMP, TCP, UDP.
const PROTOCOLS: [u32; 4] = [0, 1, 6, 17];
/// The one protocol of `AF_NETLINK` by which a program learns its own addresses.
const ROUTES: u32 = 0;

#[cfg(target_arch = "x86_64")]
const ARCHITECTURE: u32 = 0xc000_003e;
#[cfg(target_arch = "aarch64")]
const ARCHITECTURE: u32 = 0xc000_00b7;
/// Calls of the x32 variant have this in their numbers.
#[cfg(target_arch = "x86_64")]
const X32: u32 = 0x4000_0000;

impl Filter {
    fn whole() -> Self {
        let mut filter = Self::default();
        filter.foreign();
        filter.newer();
        for number in REFUSED.iter().chain(REFUSED_HERE) {
            filter.refuse(*number, libc::EPERM);
        }
        // Its flags lie in memory, where no filter can look; libraries then do with `clone`.
        filter.refuse(libc::SYS_clone3, libc::ENOSYS);
        filter.clones();
        filter.sockets(libc::SYS_socket);
        filter.sockets(libc::SYS_socketpair);
        filter.when(libc::SYS_ioctl, |filter| {
            filter.load(argument(1));
            for request in IOCTLS {
                filter.refuse_if(request, libc::EPERM);
            }
        });
        // Limits of others: the stage is of the same user.
        filter.when(libc::SYS_prlimit64, |filter| {
            filter.load(argument(0));
            filter.allow_if(0);
            filter.answer(libc::EPERM);
        });
        filter.answer(0);
        filter
    }

    fn foreign(&mut self) {
        self.load(ARCH);
        self.step(libc::BPF_JMP | libc::BPF_JEQ, ARCHITECTURE, 1, 0);
        self.step(libc::BPF_RET, libc::SECCOMP_RET_KILL_PROCESS, 0, 0);
        self.load(NUMBER);
    }

    fn newer(&mut self) {
        #[cfg(target_arch = "x86_64")]
        {
            self.step(libc::BPF_JMP | libc::BPF_JGE, X32, 0, 1);
            self.answer(libc::ENOSYS);
        }
        self.step(libc::BPF_JMP | libc::BPF_JGT, NEWEST, 0, 1);
        self.answer(libc::ENOSYS);
    }

    fn clones(&mut self) {
        self.when(libc::SYS_clone, |filter| {
            filter.load(argument(0));
            filter.step(libc::BPF_JMP | libc::BPF_JSET, NAMESPACES, 0, 1);
            filter.answer(libc::EPERM);
        });
    }

    fn sockets(&mut self, call: libc::c_long) {
        let number = |family: i32| family.cast_unsigned();
        self.when(call, |filter| {
            filter.load(argument(0));
            filter.allow_if(number(libc::AF_UNIX));
            for (family, protocols) in [
                (libc::AF_INET, &PROTOCOLS[..]),
                (libc::AF_INET6, &PROTOCOLS),
                (libc::AF_NETLINK, &[ROUTES]),
            ] {
                filter.block(number(family), |filter| {
                    filter.load(argument(2));
                    for protocol in protocols {
                        filter.allow_if(*protocol);
                    }
                    filter.answer(libc::EPROTONOSUPPORT);
                });
            }
            filter.answer(libc::EAFNOSUPPORT);
        });
    }
}

/// From here on this thread and all that it begins are filtered, for good.
pub(super) fn install() -> io::Result<()> {
    let mut filter = Filter::whole();
    let program = libc::sock_fprog {
        len: u16::try_from(filter.0.len()).unwrap_or_default(),
        filter: filter.0.as_mut_ptr(),
    };
    // SAFETY: the program names as many instructions as there are, which outlive the call.
    let done = unsafe {
        libc::syscall(
            libc::SYS_seccomp,
            libc::SECCOMP_SET_MODE_FILTER,
            0,
            &raw const program,
        )
    };
    match done {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

#[cfg(test)]
mod tests {
    use super::instructions::number;
    use super::*;

    /// What the kernel would make of a call, by the same rules.
    fn verdict(call: libc::c_long, arguments: [u32; 3]) -> u32 {
        judged(ARCHITECTURE, number(call), arguments)
    }

    fn judged(architecture: u32, call: u32, arguments: [u32; 3]) -> u32 {
        let filter = Filter::whole().0;
        let (mut at, mut value) = (0, 0);
        loop {
            let step = filter[at];
            at += 1;
            let code = u32::from(step.code);
            let met = match code {
                code if code == libc::BPF_RET => return step.k,
                code if code & 7 == libc::BPF_LD => {
                    value = match step.k {
                        NUMBER => call,
                        ARCH => architecture,
                        place => arguments[((place - 16) / 8) as usize],
                    };
                    continue;
                }
                code if code & 0xf0 == libc::BPF_JEQ => value == step.k,
                code if code & 0xf0 == libc::BPF_JGT => value > step.k,
                code if code & 0xf0 == libc::BPF_JGE => value >= step.k,
                _ => value & step.k != 0,
            };
            at += usize::from(if met { step.jt } else { step.jf });
        }
    }

    fn refused(errno: i32) -> u32 {
        libc::SECCOMP_RET_ERRNO | errno.cast_unsigned()
    }

    const PASSES: u32 = libc::SECCOMP_RET_ALLOW;

    #[test]
    fn what_servers_and_clients_do_passes() {
        for call in [
            libc::SYS_read,
            libc::SYS_futex,
            libc::SYS_accept4,
            libc::SYS_setsockopt,
            libc::SYS_execve,
            libc::SYS_epoll_pwait,
        ] {
            assert_eq!(verdict(call, [1, 2, 3]), PASSES, "{call}");
        }
        let (inet, stream) = (libc::AF_INET.cast_unsigned(), 1);
        for protocol in [0, 6, 17] {
            assert_eq!(verdict(libc::SYS_socket, [inet, stream, protocol]), PASSES);
        }
        let thread = 0x003d_0f00;
        assert_eq!(verdict(libc::SYS_clone, [thread, 0, 0]), PASSES);
        assert_eq!(verdict(libc::SYS_ioctl, [0, 0x5413, 0]), PASSES);
        assert_eq!(verdict(libc::SYS_prlimit64, [0, 7, 0]), PASSES);
    }

    #[test]
    fn what_reaches_beyond_the_house_does_not() {
        for call in REFUSED.iter().chain(REFUSED_HERE) {
            assert_eq!(verdict(*call, [0; 3]), refused(libc::EPERM), "{call}");
        }
        assert_eq!(verdict(libc::SYS_clone3, [0; 3]), refused(libc::ENOSYS));
        for flag in [17, 25, 26, 27, 28, 29, 30] {
            let flags = 1 << flag;
            assert_eq!(
                verdict(libc::SYS_clone, [flags, 0, 0]),
                refused(libc::EPERM),
                "{flag}"
            );
        }
        for request in IOCTLS {
            assert_eq!(
                verdict(libc::SYS_ioctl, [0, request, 0]),
                refused(libc::EPERM)
            );
        }
        assert_eq!(
            verdict(libc::SYS_prlimit64, [1, 0, 0]),
            refused(libc::EPERM)
        );
        assert_eq!(verdict(467, [0; 3]), refused(libc::ENOSYS));
    }

    #[test]
    fn only_usual_sockets_are_made() {
        let made = |family: i32, protocol: i32| {
            verdict(
                libc::SYS_socket,
                [family.cast_unsigned(), 1, protocol.cast_unsigned()],
            )
        };
        for family in [
            libc::AF_VSOCK,
            libc::AF_ALG,
            libc::AF_PACKET,
            libc::AF_XDP,
            libc::AF_BLUETOOTH,
            libc::AF_TIPC,
        ] {
            assert_eq!(made(family, 0), refused(libc::EAFNOSUPPORT), "{family}");
        }
        for protocol in [libc::IPPROTO_SCTP, libc::IPPROTO_MPTCP, libc::IPPROTO_RAW] {
            assert_eq!(
                made(libc::AF_INET6, protocol),
                refused(libc::EPROTONOSUPPORT)
            );
        }
        assert_eq!(made(libc::AF_NETLINK, libc::NETLINK_ROUTE), PASSES);
        assert_eq!(
            made(libc::AF_NETLINK, libc::NETLINK_SOCK_DIAG),
            refused(libc::EPROTONOSUPPORT)
        );
        assert_eq!(made(libc::AF_UNIX, 0), PASSES);
    }

    #[test]
    fn calls_of_another_architecture_end_a_program() {
        let other = 0x4000_0003;
        assert_eq!(judged(other, 1, [0; 3]), libc::SECCOMP_RET_KILL_PROCESS);
        #[cfg(target_arch = "x86_64")]
        assert_eq!(judged(ARCHITECTURE, X32 | 1, [0; 3]), refused(libc::ENOSYS));
    }
}
