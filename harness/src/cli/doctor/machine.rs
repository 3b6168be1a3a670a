//! The machine itself: its kernel, and whether it allows rooms, hosts and captures.

use super::groups;
use super::remedy::{self, Situation};
use super::{Finding, Mark};
use crate::scenario::text::Text;
use crate::world::room::{self, Refused, Step};
use crate::world::sandbox::Share;

/// The newest call that plays need: `mount_setattr`. Older ones are `close_range` that closes only when a program is
/// executed (5.11), `pidfd_getfd` (5.6) and `pidfd_open` (5.3).
const NEEDED: (u32, u32) = (5, 12);

pub(super) fn examined() -> Vec<Finding> {
    let release = rustix::system::uname();
    let release = release.release().to_string_lossy().into_owned();
    let mut all = vec![kernel(&release)];
    match room::probe() {
        Ok(()) => {
            all.push(Finding::new(
                Mark::There,
                Text::new(
                    "ruang tersendiri: pengguna, jaringan, proses, berkas dan nama mesin; program di dalamnya tanpa hak apa pun",
                    "a room of its own: users, network, processes, files and host name; programs in it have no privilege",
                ),
            ));
            all.extend(confined());
            all.push(groups::examined(Situation::here().is_root));
            all.push(hosts(room::probe_hosts().err()));
        }
        Err(refused) => {
            all.push(no_room(&refused, &Situation::here()));
            all.push(Finding::new(
                Mark::Missing,
                Text::new(
                    "saringan panggilan sistem, batas memori, beberapa host dan rekaman paket: memerlukan ruang tersendiri",
                    "the filter of system calls, limits on memory, several hosts, and the record of packets: they need a room of its own",
                ),
            ));
        }
    }
    all
}

/// What was done on the way to a program, and so is there.
fn confined() -> [Finding; 2] {
    let (one, _, _) = Share::of(1).all_together();
    let (most, _, _) = Share::of(usize::MAX).all_together();
    [
        Text::new(
            "saringan panggilan sistem (seccomp), untuk program dan kompilator",
            "a filter of system calls (seccomp), for programs and compilers",
        ),
        Text::new(
            format!(
                "batas memori: {one} MiB untuk tiap program, {most} MiB untuk semuanya; dijaga panggung"
            ),
            format!(
                "limits on memory: {one} MiB for each program, {most} MiB for all; watched by the stage"
            ),
        ),
    ]
    .map(|text| Finding::new(Mark::There, text))
}

fn kernel(release: &str) -> Finding {
    let (major, minor) = NEEDED;
    // One that says it strangely is judged by what it does.
    let is_new = number(release).is_none_or(|number| number >= NEEDED);
    if is_new {
        return Finding::new(
            Mark::There,
            Text::new(
                format!("kernel Linux {release}: cukup baru (perlu {major}.{minor})"),
                format!("the kernel, Linux {release}: new enough (needed: {major}.{minor})"),
            ),
        );
    }
    Finding {
        mark: Mark::Missing,
        text: Text::new(
            format!("kernel Linux {release}: terlalu lama, perlu {major}.{minor} (mount_setattr)"),
            format!(
                "the kernel, Linux {release}: too old, needed is {major}.{minor} (mount_setattr)"
            ),
        ),
        advice: Some(remedy::newer(release)),
    }
}

/// `6.8` of `6.8.0-45-generic`.
fn number(release: &str) -> Option<(u32, u32)> {
    let mut numbers = release.split(|next: char| !next.is_ascii_digit());
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

fn no_room(refused: &Refused, situation: &Situation) -> Finding {
    let Text { id, en } = refused.why();
    Finding {
        mark: Mark::Missing,
        text: Text::new(
            format!("ruang tersendiri: {id}"),
            format!("a room of its own: {en}"),
        ),
        advice: Some(remedy::of(refused, situation)),
    }
}

fn hosts(refused: Option<Refused>) -> Finding {
    let Some(refused) = refused else {
        return Finding::new(
            Mark::There,
            Text::new(
                "beberapa host dan rekaman paket, di dalam ruang itu",
                "several hosts, and the record of packets, in that room",
            ),
        );
    };
    let Text { id, en } = refused.why();
    let advice = match refused.step {
        Step::Cables if refused.errno == libc::EOPNOTSUPP => {
            Some(Text::new("sudo modprobe veth", "sudo modprobe veth"))
        }
        Step::Capture if refused.errno == libc::EAFNOSUPPORT => Some(Text::new(
            "sudo modprobe af_packet",
            "sudo modprobe af_packet",
        )),
        _ => None,
    };
    Finding {
        mark: Mark::Missing,
        text: Text::new(
            format!("beberapa host dan rekaman paket: {id}"),
            format!("several hosts, and the record of packets: {en}"),
        ),
        advice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kernel_is_judged_by_its_first_two_numbers() {
        for (release, mark) in [
            ("5.12.0", Mark::There),
            ("6.8.0-45-generic", Mark::There),
            ("10.0", Mark::There),
            ("5.11.0", Mark::Missing),
            ("5.10.16.3-microsoft-standard-WSL2", Mark::Missing),
            ("4.18.0-553.el8", Mark::Missing),
            ("strange", Mark::There),
        ] {
            assert_eq!(kernel(release).mark, mark, "{release}");
        }
    }
}
