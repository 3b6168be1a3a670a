//! How a failure is repeated by hand.

use super::{check, failure, name, scenario};
use crate::scenario::cast::Part;
use crate::scenario::quantity::Port;
use crate::scenario::text::Text;
use crate::scenario::vocabulary::Diagnosis;
use crate::trace::{Exit, Moment};
use crate::verdict::explain::repeat::of;
use crate::verdict::explain::{Around, Body};
use crate::verdict::{CheckOutcome, Clue, Held, Outcome, StepOutcome, Verdict};

fn steps(said: &[&str]) -> Vec<StepOutcome> {
    let step = |said: &&str| StepOutcome {
        said: said.to_string(),
        line: 1,
        began: Moment::default(),
        ended: Moment::default(),
        held: Held::Yes,
    };
    said.iter().map(step).collect()
}

fn by_hand(earlier: CheckOutcome, said: &[&str]) -> Vec<String> {
    let mut scenario = scenario();
    scenario.cast[2].part = Part::Connect {
        host: None,
        port: Port::parse("tcp 59000").expect("the port is good"),
    };
    let mut failure = failure(Diagnosis::Missing, Vec::new());
    failure.step = said.len();
    let verdict = Verdict::Failed(Box::new(failure.clone()));
    let own = check("leave", verdict, steps(said));
    let outcome = Outcome {
        checks: vec![earlier, own.clone()],
        ..Outcome::default()
    };
    let around = Around {
        scenario: &scenario,
        outcome: &outcome,
        file: "x.yaml",
        commands: &[],
        again: "praktikum run",
    };
    match of(&around, &own, &failure).body {
        Body::Recipe(doings, _) => doings.into_iter().map(|Text { id, .. }| id).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn who_is_gone_is_not_sent_away_again() {
    let earlier = check("boot", Verdict::Passed, steps(&["start: ani", "kill: ani"]));
    let told = by_hand(
        earlier,
        &[
            "stop: ani",
            "ani types: halo",
            "start: ani",
            "ani types: halo",
        ],
    );
    let wanted = [
        "Jalankan ani",
        "Matikan paksa (kill -9) ani",
        "Jalankan ani",
        "Di terminal ani, ketik: halo",
    ];
    assert_eq!(told, wanted);
}

#[test]
fn a_program_that_came_to_its_end_before_is_said_to_be_gone() {
    let ended = Clue::Ended {
        actor: name("server"),
        exit: Exit::Code(1),
    };
    let failed = Verdict::Failed(Box::new(failure(Diagnosis::Crashed, vec![ended])));
    let earlier = check("boot", failed, steps(&["start: server"]));
    let told = by_hand(earlier, &["stop: server", "start: ani"]);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[1].contains("kode keluar 1") && told[2] == "Jalankan ani");
}

#[test]
fn what_a_raw_socket_sends_is_typed_at_its_nc() {
    let earlier = check("boot", Verdict::Passed, Vec::new());
    let told = by_hand(
        earlier,
        &[
            "budi sends: satu\n",
            "budi sends: dua",
            "half close: budi",
            "half close: ani",
            "reset: budi",
        ],
    );
    let wanted = [
        "Di nc milik budi, ketik: satu",
        "Di nc milik budi, ketik tanpa Enter, lalu tekan Ctrl-D: dua",
        "Di nc milik budi, tekan Ctrl-D (nc dari OpenBSD: jalankan dengan -N)",
        "Akhiri kiriman dari soket ani: shutdown(SHUT_WR)",
        "Tutup nc milik budi (Ctrl-C)",
    ];
    assert_eq!(told, wanted);
}
