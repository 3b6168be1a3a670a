//! What would allow a room where it was refused: the one setting that says no here.

use super::apparmor;
use crate::scenario::text::Text;
use crate::world::room::Refused;
use std::fs;
use std::path::Path;

/// What this machine says of rooms.
#[derive(Debug, Clone, Default)]
pub(super) struct Situation {
    pub(super) is_root: bool,
    container: Option<Container>,
    /// Settings that are there, as `sysctl` calls them.
    pub(super) settings: Vec<(&'static str, u64)>,
}

/// What runs this program beside the machine's others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Docker,
    Podman,
    Lxc,
    Other,
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
        Self {
            is_root: rustix::process::geteuid().is_root(),
            container: Container::around(),
            settings: names.filter_map(read).collect(),
        }
    }

    fn says(&self, name: &str, value: u64) -> bool {
        self.settings.contains(&(name, value))
    }

    /// The command that sets it, and how it stays so; a container has these of the machine around it.
    fn setting(&self, name: &str, value: u64) -> Text {
        let now = format!("sudo sysctl -w {name}={value}");
        let kept = format!("echo {name}={value} | sudo tee /etc/sysctl.d/60-praktikum.conf");
        let (mut id, mut en) = (
            format!("{now}\nagar tetap setelah dinyalakan ulang:\n{kept}"),
            format!("{now}\nso that it stays after a restart:\n{kept}"),
        );
        if self.container.is_some() {
            id.push_str("\nkeduanya di mesin di luar kontainer ini");
            en.push_str("\nboth on the machine around this container");
        }
        Text::new(id, en)
    }
}

impl Container {
    fn around() -> Option<Self> {
        let is_there = |mark: &str| Path::new(mark).exists();
        // What systemd, where it is the first process inside, was told of it.
        let told = fs::read_to_string("/run/systemd/container").unwrap_or_default();
        match told.trim() {
            _ if is_there("/.dockerenv") => Some(Self::Docker),
            _ if is_there("/run/.containerenv") => Some(Self::Podman),
            "" | "wsl" => None,
            name if name.starts_with("lxc") => Some(Self::Lxc),
            _ => Some(Self::Other),
        }
    }

    /// Rooms need namespaces, mounts, and a /proc without places that are covered.
    fn advice(self) -> Text {
        let options = match self {
            Self::Docker => {
                "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined"
            }
            Self::Podman => {
                "--security-opt seccomp=unconfined --security-opt label=disable --security-opt unmask=ALL"
            }
            Self::Lxc => {
                return Text::new(
                    "di mesin di luar kontainer ini, lalu mulai ulang kontainernya:\nlxc config set NAMA security.nesting true",
                    "on the machine around this container, then start it again:\nlxc config set NAME security.nesting true",
                );
            }
            Self::Other => "--privileged",
        };
        Text::new(
            format!("mulai kontainer ini dengan:\n{options}"),
            format!("start this container with:\n{options}"),
        )
    }
}

pub(super) fn of(refused: &Refused, here: &Situation) -> Text {
    if let Some(name) = MOST.into_iter().find(|name| here.says(name, 0)) {
        return here.setting(name, ENOUGH);
    }
    let is_full = refused.errno == libc::ENOSPC || refused.errno == libc::EUSERS;
    let scarcest = here.settings.iter().filter(|(name, _)| MOST.contains(name));
    if let Some((name, value)) = scarcest.min_by_key(|(_, value)| *value).filter(|_| is_full) {
        return here.setting(name, value.saturating_mul(2).max(ENOUGH));
    }
    if !here.is_root && here.says(CLONE, 0) {
        return here.setting(CLONE, 1);
    }
    if !here.is_root && here.says(APPARMOR, 1) {
        return apparmor::advice(APPARMOR);
    }
    if let Some(container) = here.container {
        return container.advice();
    }
    Text::new(
        "tidak ada setelan di /proc/sys yang menjelaskannya; tanyakan pengelola mesin ini tentang user namespace",
        "no setting in /proc/sys explains it; ask whoever looks after this machine about user namespaces",
    )
}

/// What brings a kernel that is new enough, by what this one says of itself.
pub(super) fn newer(release: &str) -> Text {
    // The first generation of WSL has no kernel of Linux at all.
    let command = if release.contains("-Microsoft") {
        "wsl --set-version Ubuntu 2"
    } else if release.contains("microsoft") {
        "wsl --update"
    } else {
        return Text::new(
            "perbarui sistem ini, lalu nyalakan ulang (Ubuntu 20.04: sudo apt install linux-generic-hwe-20.04)",
            "bring this system up to date, then restart it (Ubuntu 20.04: sudo apt install linux-generic-hwe-20.04)",
        );
    };
    Text::new(
        format!("di PowerShell: {command}"),
        format!("in PowerShell: {command}"),
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

    fn first(text: &str) -> &str {
        text.lines().next().unwrap_or_default()
    }

    #[test]
    fn only_what_applies_here_is_said() {
        let with = |settings: &[(&'static str, u64)]| Situation {
            settings: settings.to_vec(),
            ..Situation::default()
        };
        let clone = with(&[(CLONE, 0), (APPARMOR, 0), (MOST[0], 9)]);
        let none = with(&[(CLONE, 0), (APPARMOR, 1), (MOST[0], 9), (MOST[1], 0)]);
        let full = with(&[(CLONE, 1), (MOST[0], 20_000), (MOST[1], 90_000)]);
        for (errno, here, setting) in [
            (libc::EPERM, &clone, "kernel.unprivileged_userns_clone=1"),
            (libc::ENOSPC, &none, "user.max_net_namespaces=15000"),
            (libc::ENOSPC, &full, "user.max_user_namespaces=40000"),
        ] {
            let told = told(errno, here);
            assert_eq!(first(&told), format!("sudo sysctl -w {setting}"));
            let kept = format!("echo {setting} | sudo tee /etc/sysctl.d/60-praktikum.conf");
            assert_eq!(told.lines().last(), Some(kept.as_str()));
        }
        let apparmor = told(
            libc::EACCES,
            &with(&[(CLONE, 1), (APPARMOR, 1), (MOST[0], 9)]),
        );
        assert!(first(&apparmor).starts_with("praktikum doctor --apparmor-profile | sudo tee"));
        assert!(
            apparmor.ends_with("sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0")
        );
    }

    #[test]
    fn root_is_not_sent_to_settings_for_others() {
        let mut root = Situation {
            is_root: true,
            container: Some(Container::Docker),
            settings: vec![(CLONE, 0), (APPARMOR, 1)],
        };
        assert!(told(libc::EPERM, &root).contains("systempaths=unconfined"));
        root.container = None;
        assert!(told(libc::EPERM, &root).contains("no setting"));
    }

    #[test]
    fn a_container_is_told_in_its_own_words_and_that_settings_are_outside() {
        for (container, words) in [
            (Container::Docker, "--security-opt seccomp=unconfined"),
            (Container::Podman, "--security-opt unmask=ALL"),
            (Container::Lxc, "security.nesting true"),
            (Container::Other, "--privileged"),
        ] {
            let mut here = Situation {
                container: Some(container),
                ..Situation::default()
            };
            assert!(told(libc::EPERM, &here).contains(words), "{container:?}");
            here.settings = vec![(MOST[0], 0)];
            let told = told(libc::ENOSPC, &here);
            assert!(
                told.ends_with("on the machine around this container"),
                "{told}"
            );
        }
    }

    #[test]
    fn a_kernel_that_is_too_old_is_told_by_where_it_comes_from() {
        for (release, command) in [
            ("4.4.0-19041-Microsoft", "wsl --set-version Ubuntu 2"),
            ("5.10.16.3-microsoft-standard-WSL2", "wsl --update"),
            ("5.4.0-150-generic", "linux-generic-hwe-20.04"),
        ] {
            assert!(newer(release).en.contains(command), "{release}");
        }
    }
}
