//! Medians, quantiles and tables; which figures are reached and which are not.

use std::fmt::Write;

/// Text that grows, and whether every goal in it was met.
pub(crate) struct Table {
    pub text: String,
    pub is_met: bool,
}

impl Table {
    pub(crate) fn new(title: &str) -> Self {
        let line = "-".repeat(title.chars().count());
        Self {
            text: format!("\n{title}\n{line}\n"),
            is_met: true,
        }
    }

    pub(crate) fn line(&mut self, text: &str) {
        // Writing into a string cannot fail.
        writeln!(self.text, "{}", text.trim_end()).unwrap_or_default();
    }

    /// One figure beside what is wanted.
    pub(crate) fn goal(&mut self, what: &str, wanted: &str, measured: &str, is_met: bool) {
        let said = if is_met { "met" } else { "MISSED" };
        self.line(&format!(
            "  {what:<58} wanted {wanted:<14} measured {measured:<22} {said}"
        ));
        self.is_met &= is_met;
    }
}

pub(crate) fn median(values: &[f64]) -> f64 {
    quantile(values, 0.5)
}

/// The value below which this share of them lies.
pub(crate) fn quantile(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1) as f64;
    let (below, above) = ((last * share).floor(), (last * share).ceil());
    let at = |place: f64| values.get(place as usize).copied().unwrap_or(f64::NAN);
    at(below) + (at(above) - at(below)) * (last * share - below)
}

pub(crate) fn micros(nanos: u64) -> f64 {
    nanos as f64 / 1e3
}

pub(crate) fn millis(nanos: u64) -> f64 {
    nanos as f64 / 1e6
}
