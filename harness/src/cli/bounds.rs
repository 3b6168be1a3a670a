//! Numbers as they are typed, each within its bounds.

use crate::scenario::text::Spoken;

/// A whole number of at least one.
pub(super) fn count<T: TryFrom<u32>, const MOST: u32>(text: &str) -> Result<T, Spoken> {
    let number = text.parse::<u32>().ok();
    let number = number.filter(|number| (1..=MOST).contains(number));
    let number = number.and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| {
        Spoken::new(
            format!("bilangan bulat 1 sampai {MOST}"),
            format!("a whole number from 1 to {MOST}"),
        )
    })
}

/// How many times as fast; 0 is at once.
pub(super) fn speed(text: &str) -> Result<f64, Spoken> {
    let speed = text.replace(',', ".").parse::<f64>().ok();
    let speed = speed.filter(|speed| *speed == 0.0 || (0.001..=1_000.0).contains(speed));
    speed.ok_or_else(|| {
        Spoken::new(
            "0 (sekaligus), atau bilangan 0,001 sampai 1000",
            "0 (at once), or a number from 0.001 to 1000",
        )
    })
}
