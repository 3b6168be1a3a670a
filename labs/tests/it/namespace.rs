//! A machine of its own for one test: default ports, host names, multicast and broadcast.
//!
//! Such a test runs in this program once more, inside fresh user, network, host-name,
//! mount and process namespaces, of which it is the only inhabitant.

use libtest_mimic::Failed;
use std::process::Command;

const INSIDE: &str = "LABS_INSIDE_A_NAMESPACE";

/// Loopback up, multicast routed over it with a source address, a host name that resolves.
const FURNISH: &str = "ip link set lo up multicast on \
    && ip route add 224.0.0.0/4 dev lo src 127.0.0.1 \
    && hostname localhost";

/// Is this program itself the one inside?
pub fn entered() -> bool {
    std::env::var_os(INSIDE).is_some()
}

/// Why no namespace can be had here, if so.
pub fn obstacle() -> Option<String> {
    match inside("true").output() {
        Ok(done) if done.status.success() => None,
        Ok(done) => Some(String::from_utf8_lossy(&done.stderr).trim().to_string()),
        Err(error) => Some(format!(
            "unshare (of util-linux) cannot be started: {error}"
        )),
    }
}

/// Runs the test of this name inside, and tells what it said if it failed.
pub fn run(name: &str) -> Result<(), Failed> {
    let done = inside("exec \"$@\"")
        .arg(std::env::current_exe()?)
        .args(["--exact", name])
        .env(INSIDE, "1")
        .output()?;
    if done.status.success() {
        return Ok(());
    }
    let said = [done.stdout, done.stderr].concat();
    Err(String::from_utf8_lossy(&said).into_owned().into())
}

fn inside(then: &str) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--net", "--uts", "--mount"]);
    command.args(["--pid", "--fork", "--kill-child", "--mount-proc"]);
    command.args(["sh", "-c", &format!("{FURNISH} && {then}"), "sh"]);
    command
}
