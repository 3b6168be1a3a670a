//! Claims of stillness that a later byte disproves: none, also on a busy machine.

use super::load::Load;
use super::play::{Play, casts, rounds};
use super::table::is_here;
use std::time::Duration;

#[test]
fn no_claim_is_disproved_by_what_comes_later() {
    if !is_here("python3") {
        return;
    }
    let casts = casts(is_here("node")).into_iter();
    let mut plays: Vec<Play> = casts.map(|cast| Play::of(cast, false)).collect();
    for cores in [0, 2] {
        let load = Load::of(cores);
        let count = plays.len() * 6;
        let tally = rounds(&mut plays, count, Duration::from_secs(60));
        drop(load);
        println!("{cores} cores busy: {}", tally.report());
        assert_eq!(tally.falsehoods, [""; 0]);
        assert!(
            tally.claims * 10 >= tally.rounds * 9,
            "too few claims: {}",
            tally.report()
        );
    }
}
