//! Runs with a room of their own, and without.

use super::{ECHO, Lab, MODULE, SCENARIO, record};
use praktikum::record::Isolation;
use praktikum::world::room;
use predicates::str::contains;

#[test]
fn without_a_room_it_warns_and_says_so_in_the_record() {
    let lab = Lab::new(SCENARIO, ECHO);
    lab.run(&["--isolation", "none"])
        .code(0)
        .stdout(contains("tanpa ruang tersendiri"));
    assert_eq!(record(&lab.kept()).about.isolation, Isolation::None);
    lab.run(&["--isolation", "none", "--format", "json"])
        .code(0)
        .stderr(contains("tanpa ruang tersendiri"));
}

#[test]
fn who_insists_on_a_room_has_one_or_nothing_is_played() {
    let lab = Lab::new(SCENARIO, ECHO);
    let played = lab.run(&["--isolation", "full", "--lang", "en"]);
    if room::probe_hosts().is_ok() {
        played.code(0);
        assert_eq!(record(&lab.kept()).about.isolation, Isolation::Full);
    } else {
        played.code(3).stderr(contains("Nothing was played"));
    }
    // In a room of one's own there is no other.
    let mut inner = std::process::Command::new("unshare");
    inner
        .args(["-Ur", "sh", "-c"])
        .arg("echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"");
    inner.arg("sh").arg(env!("CARGO_BIN_EXE_praktikum"));
    inner.args([
        "run",
        "--isolation",
        "full",
        "--lang",
        "en",
        "--submission",
        "../ani",
    ]);
    inner.current_dir(lab.course());
    let Ok(said) = inner.output() else { return };
    if room::probe().is_ok() {
        let told = String::from_utf8_lossy(&said.stderr);
        assert_eq!(said.status.code(), Some(3), "{told}");
        assert!(
            told.contains("Nothing was played") && told.contains("user.max_user_namespaces="),
            "{told}"
        );
    }
}

#[test]
fn without_a_room_a_port_that_is_taken_is_told_and_nobody_fails() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let lab = Lab::new(SCENARIO, ECHO);
    let module = MODULE.replace("client: ", &format!("client: {{listens on: tcp {port}}}"));
    lab.write("kursus/scenarios/gema/module.yaml", &module);
    lab.run(&["--isolation", "none"])
        .code(3)
        .stdout(contains(format!("port TCP {port}")));
}
