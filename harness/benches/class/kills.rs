//! A grader that is killed again and again: afterwards one more run must give what an undisturbed one gives.

use super::grader;
use super::submissions::Class;
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

const CLASS: usize = 40;

/// Kills at moments that are spread over a whole run, the same in every benchmark.
pub(super) fn measure(kills: u32) {
    let undisturbed = Class::small(CLASS);
    let began = Instant::now();
    grader(undisturbed.folder(), undisturbed.module())
        .wait()
        .unwrap();
    let whole = began.elapsed();
    let expected = verdicts(undisturbed.folder());
    let (mut right, mut chance) = (0, 1_u32);
    for _ in 0..kills {
        // A small generator: what matters is only that the moments lie anywhere.
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let share = f64::from(chance >> 16) / 65_536.0;
        let class = Class::small(CLASS);
        let mut child = grader(class.folder(), class.module());
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        child.kill().unwrap();
        child.wait().unwrap();
        grader(class.folder(), class.module()).wait().unwrap();
        right += u32::from(verdicts(class.folder()) == expected);
    }
    println!("killed at {kills} moments of a run of {CLASS}: {right} gradebooks as undisturbed");
}

/// Everything but times and places.
fn verdicts(folder: &Path) -> Vec<String> {
    let book = Connection::open(folder.join("reports/class/gradebook.sqlite")).unwrap();
    let sql = "SELECT member.number || ' ' || hand_in.content || ' ' || grading.round || ' '
                 || (grading.ended IS NOT NULL) || ' ' || verdict.scenario || ' ' || verdict.id
                 || ' ' || verdict.kind || ' ' || verdict.earned
               FROM hand_in JOIN member ON member.hand_in = hand_in.id
               JOIN grading ON grading.hand_in = hand_in.id
               LEFT JOIN verdict ON verdict.grading = grading.id ORDER BY 1";
    let mut found = book.prepare(sql).unwrap();
    let rows = found.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}
