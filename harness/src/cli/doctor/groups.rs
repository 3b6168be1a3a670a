//! Limits that the kernel itself keeps: are they granted, and what would grant them?

use super::{Finding, Mark};
use crate::scenario::text::Text;
use crate::world::cgroup::{self, Group, Obstacle};
use crate::world::sandbox::Share;
use std::path::Path;

/// Does it: a group is made with its limits, and removed.
pub(super) fn examined(is_root: bool) -> Finding {
    let tried = cgroup::settle().and_then(|()| match Group::make(Share::of(1)) {
        Some(group) => {
            group.remove();
            Ok(())
        }
        None => Err(Obstacle::Old),
    });
    let has_systemd = Path::new("/run/systemd/system").exists();
    found(tried.err(), is_root, has_systemd)
}

fn found(obstacle: Option<Obstacle>, is_root: bool, has_systemd: bool) -> Finding {
    let Some(obstacle) = obstacle else {
        return Finding::new(
            Mark::There,
            Text::new(
                "batas memori dan proses oleh kernel (cgroup), di belakang penjaga panggung",
                "limits on memory and processes by the kernel (cgroup), behind the stage's watch",
            ),
        );
    };
    let (id, en) = match obstacle {
        Obstacle::Old => (
            "kernel ini tidak menyediakannya (cgroup versi 2)".to_string(),
            "this kernel does not offer them (cgroup version 2)".to_string(),
        ),
        Obstacle::Foreign => (
            "tidak ada cgroup yang diserahkan kepada praktikum".to_string(),
            "no cgroup was handed over to praktikum".to_string(),
        ),
        Obstacle::Refused(errno) => {
            let said = std::io::Error::from_raw_os_error(errno);
            (format!("ditolak: {said}"), format!("refused: {said}"))
        }
    };
    Finding {
        mark: Mark::Spared,
        text: Text::new(
            format!("batas oleh kernel (cgroup): {id}; penjaga panggung cukup"),
            format!("limits by the kernel (cgroup): {en}; the stage's watch is enough"),
        ),
        advice: has_systemd.then(|| advice(obstacle, is_root)),
    }
}

fn advice(obstacle: Obstacle, is_root: bool) -> Text {
    match obstacle {
        Obstacle::Old => Text::new(
            "mulai kernel dengan systemd.unified_cgroup_hierarchy=1",
            "start the kernel with systemd.unified_cgroup_hierarchy=1",
        ),
        Obstacle::Foreign | Obstacle::Refused(_) => {
            let whose = if is_root { "" } else { " --user" };
            let command = format!("systemd-run{whose} --scope -p Delegate=yes praktikum doctor");
            Text::new(command.clone(), command)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_of_the_kernel_are_no_need_and_told_with_the_way_to_them() {
        assert_eq!(found(None, false, true).mark, Mark::There);
        for (obstacle, is_root, command) in [
            (
                Obstacle::Foreign,
                false,
                "systemd-run --user --scope -p Delegate=yes praktikum",
            ),
            (
                Obstacle::Foreign,
                true,
                "systemd-run --scope -p Delegate=yes praktikum",
            ),
            (Obstacle::Old, false, "systemd.unified_cgroup_hierarchy=1"),
        ] {
            let finding = found(Some(obstacle), is_root, true);
            let advice = finding.advice.map(|advice| advice.en).unwrap_or_default();
            assert!(
                finding.mark == Mark::Spared && advice.contains(command),
                "{advice}"
            );
            assert!(found(Some(obstacle), is_root, false).advice.is_none());
        }
    }
}
