//! Which rows of a long dialogue are drawn: its beginning and its end, what is pointed at, and what led to a failure.

use super::rows::Row;
use crate::record::Record;
use std::collections::BTreeSet;

/// So many rows are drawn of the beginning, and so many of the end.
const HEAD: usize = 40;
const TAIL: usize = 20;
/// So many rows before a failure, and so many after it.
const BEFORE: usize = 4;
const AFTER: usize = 2;
/// So many more rows are drawn between beginning and end.
const MOST: usize = 60;

/// Without the rows that nobody needs; in their place stands how many messages they were.
pub(super) fn kept(rows: Vec<Row>, record: &Record, pointed: &BTreeSet<usize>) -> Vec<Row> {
    if rows.len() <= HEAD + TAIL + 1 {
        return rows;
    }
    let places = places(&rows, record, pointed);
    let mut kept = Vec::new();
    let mut left_out: Vec<Row> = Vec::new();
    for (place, row) in rows.into_iter().enumerate() {
        if places.contains(&place) {
            kept.extend(told(std::mem::take(&mut left_out)));
            kept.push(row);
        } else {
            left_out.push(row);
        }
    }
    kept
}

/// A single row needs no more room than what would be said of it.
fn told(mut left_out: Vec<Row>) -> Option<Row> {
    match left_out.len() {
        0 => None,
        1 => left_out.pop(),
        _ => Some(Row::LeftOut(left_out.iter().map(Row::messages).sum())),
    }
}

fn places(rows: &[Row], record: &Record, pointed: &BTreeSet<usize>) -> BTreeSet<usize> {
    let tail = rows.len() - TAIL;
    let is_pointed = |place: &usize| {
        let number = rows[*place].number();
        number.is_some_and(|number| pointed.contains(&number))
    };
    let middle = HEAD..tail;
    let wanted = failures(rows, record)
        .into_iter()
        .chain(middle.clone().filter(is_pointed));
    let mut places: BTreeSet<usize> = wanted
        .filter(|place| middle.contains(place))
        .take(MOST)
        .collect();
    let over = middle.filter(|place| matches!(rows[*place], Row::Over));
    places.extend((0..HEAD).chain(over).chain(tail..rows.len()));
    // How often something was said again means nothing without what was said.
    let again = places
        .iter()
        .filter(|place| matches!(rows[**place], Row::Alike(_)));
    let said: Vec<usize> = again.filter_map(|place| place.checked_sub(1)).collect();
    places.extend(said);
    places
}

/// The rows around each failure.
fn failures(rows: &[Row], record: &Record) -> BTreeSet<usize> {
    let checks = record.outcome.checks.iter();
    let failed = checks.filter(|check| check.verdict.is_failed());
    let around = failed.flat_map(|check| {
        let is_before = |row: &Row| row.at().is_some_and(|at| at <= check.ended);
        let place = rows.iter().rposition(is_before).map_or(0, |last| last + 1);
        place.saturating_sub(BEFORE)..place + AFTER
    });
    around.collect()
}
