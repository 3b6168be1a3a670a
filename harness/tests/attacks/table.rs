//! The table of attacks beside these tests says what they assert.

use super::attack::{Attack, folder};
use std::fs;

const BEGINS: &str = "| attack | mechanism | test |\n| --- | --- | --- |\n";

/// How many there must be.
const FEWEST: usize = 35;

pub(super) fn is_up_to_date(attacks: &[Attack]) -> Result<(), String> {
    let rows = attacks.iter().map(|attack| {
        let Attack {
            name,
            attempt,
            stopped_by,
            ..
        } = attack;
        format!("| {attempt} | {stopped_by} | [`{name}`](programs/{name}.py) |\n")
    });
    let table: String = std::iter::once(BEGINS.to_string()).chain(rows).collect();
    let file = folder().join("README.md");
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    match text.contains(&table) && attacks.len() >= FEWEST {
        true => Ok(()),
        false => Err(format!("README.md does not have this table:\n{table}")),
    }
}
