//! Hosts and their cables.

use super::*;
use crate::scenario::name::Name;

const HOSTS: &str = "hosts:\n  kiri: [server, ani]\n  kanan: [budi, probe]\n";

fn host(name: &str) -> Name {
    Name::new(name).expect("the name is good")
}

#[test]
fn cables_are_cut_made_slow_and_mended_in_the_order_of_the_steps() {
    let steps = "- cut: [kiri, kanan]\n- mend: kiri\n- slow: {host: kanan, delay: 50ms, loss: 1%}\n- ani types: halo";
    let mut trial = Trial::played(HOSTS, &check("a", "", steps), true);
    trial.start_all();
    let cables = trial.asked.iter().filter(|action| action.actor().is_none());
    let wanted = [
        Action::Cut { host: host("kiri") },
        Action::Cut {
            host: host("kanan"),
        },
        Action::Mend { host: host("kiri") },
        Action::Slow {
            host: host("kanan"),
            delay: Duration::from_millis(50),
            loss: 1_000,
        },
    ];
    assert!(cables.eq(&wanted), "{:?}", trial.asked);
}

#[test]
fn where_there_can_be_no_hosts_nothing_is_played() {
    let trial = Trial::played(HOSTS, &check("a", "", "- cut: kiri"), false);
    assert!(trial.asked.is_empty());
    assert!(matches!(trial.verdicts()[0], Verdict::Broken(_)));
}
