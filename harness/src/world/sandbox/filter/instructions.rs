//! The kernel's small language of filters: instructions in the making, and what each asks and answers.

use libc::sock_filter;

/// Where the kernel shows a filter what is asked.
pub(super) const NUMBER: u32 = 0;
pub(super) const ARCH: u32 = 4;
/// The lower half of an argument.
pub(super) const fn argument(place: u32) -> u32 {
    16 + 8 * place + if cfg!(target_endian = "big") { 4 } else { 0 }
}

/// Instructions, in the making.
#[derive(Debug, Default)]
pub(super) struct Filter(pub(super) Vec<sock_filter>);

impl Filter {
    /// What follows is for this call alone; whatever comes to its end passes.
    pub(super) fn when(&mut self, call: libc::c_long, fill: impl FnOnce(&mut Self)) {
        self.block(number(call), |filter| {
            fill(filter);
            filter.answer(0);
        });
    }

    /// What follows is for this value alone, and ends with an answer.
    pub(super) fn block(&mut self, value: u32, fill: impl FnOnce(&mut Self)) {
        let mut inner = Self::default();
        fill(&mut inner);
        let length = u8::try_from(inner.0.len()).unwrap_or_default();
        self.step(libc::BPF_JMP | libc::BPF_JEQ, value, 0, length);
        self.0.append(&mut inner.0);
    }

    pub(super) fn refuse(&mut self, call: libc::c_long, errno: i32) {
        self.refuse_if(number(call), errno);
    }

    pub(super) fn refuse_if(&mut self, value: u32, errno: i32) {
        self.block(value, |filter| filter.answer(errno));
    }

    pub(super) fn allow_if(&mut self, value: u32) {
        self.block(value, |filter| filter.answer(0));
    }

    pub(super) fn load(&mut self, place: u32) {
        self.step(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, place, 0, 0);
    }

    /// An error, or none: then the call passes.
    pub(super) fn answer(&mut self, errno: i32) {
        let answer = match errno {
            0 => libc::SECCOMP_RET_ALLOW,
            errno => libc::SECCOMP_RET_ERRNO | errno.cast_unsigned(),
        };
        self.step(libc::BPF_RET, answer, 0, 0);
    }

    pub(super) fn step(&mut self, code: u32, k: u32, jt: u8, jf: u8) {
        let code = u16::try_from(code).unwrap_or_default();
        self.0.push(sock_filter { code, jt, jf, k });
    }
}

pub(super) fn number(call: libc::c_long) -> u32 {
    // No call has a number that would not fit; none would be met by this one.
    u32::try_from(call).unwrap_or(u32::MAX)
}
