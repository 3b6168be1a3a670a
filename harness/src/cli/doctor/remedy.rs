//! What would allow a room where it was refused: the one setting that says no here.

use crate::scenario::text::Text;
use crate::world::room::Refused;
use std::fs;
use std::path::Path;

/// What this machine says of rooms.
#[derive(Debug, Clone, Default)]
pub(super) struct Situation {
    pub(super) is_root: bool,
    pub(super) in_container: bool,
    /// Settings that are there, as `sysctl` calls them.
    pub(super) settings: Vec<(&'static str, u64)>,
}

const CLONE: &str = "kernel.unprivileged_userns_clone";
const APPARMOR: &str = "kernel.apparmor_restrict_unprivileged_userns";
/// How many namespaces of each kind there may be.
const MOST: [&str; 6] = [
    "user.max_user_namespaces",
    "user.max_net_namespaces",
    "user.max_pid_namespaces",
    "user.max_mnt_namespaces",
    "user.max_uts_namespaces",
    "user.max_ipc_namespaces",
];
const ENOUGH: u64 = 15_000;

impl Situation {
    pub(super) fn here() -> Self {
        let names = [CLONE, APPARMOR].into_iter().chain(MOST);
        let read = |name: &'static str| {
            let path = format!("/proc/sys/{}", name.replace('.', "/"));
            let text = fs::read_to_string(path).ok()?;
            Some((name, text.trim().parse().ok()?))
        };
        let marks = ["/.dockerenv", "/run/.containerenv"];
        Self {
            is_root: rustix::process::geteuid().is_root(),
            in_container: marks.iter().any(|mark| Path::new(mark).exists()),
            settings: names.filter_map(read).collect(),
        }
    }

    fn says(&self, name: &str, value: u64) -> bool {
        self.settings.contains(&(name, value))
    }
}

pub(super) fn of(refused: &Refused, here: &Situation) -> Text {
    let set = |name: &str, value: u64| {
        let command = format!("sudo sysctl -w {name}={value}");
        Text::new(command.clone(), command)
    };
    if let Some(name) = MOST.into_iter().find(|name| here.says(name, 0)) {
        return set(name, ENOUGH);
    }
    let is_full = refused.errno == libc::ENOSPC || refused.errno == libc::EUSERS;
    let scarcest = here.settings.iter().filter(|(name, _)| MOST.contains(name));
    if let Some((name, value)) = scarcest.min_by_key(|(_, value)| *value).filter(|_| is_full) {
        return set(name, value.saturating_mul(2).max(ENOUGH));
    }
    if !here.is_root && here.says(CLONE, 0) {
        return set(CLONE, 1);
    }
    if !here.is_root && here.says(APPARMOR, 1) {
        return set(APPARMOR, 0);
    }
    if here.in_container {
        return Text::new(
            "mulai kontainer ini dengan `--privileged` (atau, bila hanya seccomp yang menolak, `--security-opt seccomp=unconfined`)",
            "start this container with `--privileged` (or, if only seccomp refuses, with `--security-opt seccomp=unconfined`)",
        );
    }
    Text::new(
        "tidak ada setelan di /proc/sys yang menjelaskannya; tanyakan pengelola mesin ini tentang user namespace",
        "no setting in /proc/sys explains it; ask whoever looks after this machine about user namespaces",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::room::Step;

    fn told(errno: i32, here: &Situation) -> String {
        let step = Step::Namespaces;
        of(&Refused { step, errno }, here).en
    }

    #[test]
    fn only_what_applies_here_is_said() {
        let with = |settings: &[(&'static str, u64)]| Situation {
            settings: settings.to_vec(),
            ..Situation::default()
        };
        let clone = with(&[(CLONE, 0), (APPARMOR, 0), (MOST[0], 9)]);
        let apparmor = with(&[(CLONE, 1), (APPARMOR, 1), (MOST[0], 9)]);
        let none = with(&[(CLONE, 0), (APPARMOR, 1), (MOST[0], 9), (MOST[1], 0)]);
        let full = with(&[(CLONE, 1), (MOST[0], 20_000), (MOST[1], 90_000)]);
        for (errno, here, command) in [
            (libc::EPERM, &clone, "kernel.unprivileged_userns_clone=1"),
            (
                libc::EACCES,
                &apparmor,
                "kernel.apparmor_restrict_unprivileged_userns=0",
            ),
            (libc::ENOSPC, &none, "user.max_net_namespaces=15000"),
            (libc::ENOSPC, &full, "user.max_user_namespaces=40000"),
        ] {
            assert_eq!(told(errno, here), format!("sudo sysctl -w {command}"));
        }
    }

    #[test]
    fn root_is_not_sent_to_settings_for_others() {
        let mut root = Situation {
            is_root: true,
            in_container: true,
            settings: vec![(CLONE, 0), (APPARMOR, 1)],
        };
        assert!(told(libc::EPERM, &root).contains("--privileged"));
        root.in_container = false;
        assert!(told(libc::EPERM, &root).contains("no setting"));
    }
}
