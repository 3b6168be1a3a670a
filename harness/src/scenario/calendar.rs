//! The calendar: which day since 1970 a date is, and which date a day.

/// Days from the first of March of the year 0 to 1970.
const BEFORE: i64 = 719_468;
/// Four centuries are always as long as four others.
const CENTURIES: i64 = 146_097;

/// The day since 1970 of a date, if there is such a date.
pub fn day(year: i64, month: i64, of_month: i64) -> Option<i64> {
    let is_near = (1970..=9999).contains(&year) && (1..=12).contains(&month);
    if !is_near || !(1..=31).contains(&of_month) {
        return None;
    }
    // Years are counted from March, so that the leap day is their last.
    let (past, month_past) = match month {
        1 | 2 => (year - 1, month + 9),
        _ => (year, month - 3),
    };
    let leaps = past / 4 - past / 100 + past / 400;
    let day = past * 365 + leaps + (153 * month_past + 2) / 5 + of_month - 1 - BEFORE;
    // What is not of this month is of the next.
    (date(day) == (year, month, of_month)).then_some(day)
}

/// Year, month and day of the month of a day since 1970.
pub fn date(day: i64) -> (i64, i64, i64) {
    let day = day + BEFORE;
    let (era, of_era) = (day.div_euclid(CENTURIES), day.rem_euclid(CENTURIES));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + next, month, of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_has_its_date_and_every_date_its_day() {
        assert_eq!((date(0), date(-1)), ((1970, 1, 1), (1969, 12, 31)));
        assert_eq!(day(2024, 3, 1), Some(19_783));
        let mut next = 0;
        for year in 1970..=2400 {
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if is_leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(lengths) {
                for of_month in 1..=length {
                    assert_eq!(day(year, month, of_month), Some(next));
                    assert_eq!(date(next), (year, month, of_month));
                    next += 1;
                }
                assert_eq!(day(year, month, length + 1), None, "{year}-{month}");
            }
        }
    }

    #[test]
    fn what_is_no_date_of_our_time_is_none() {
        for (year, month, of_month) in [
            (1969, 12, 31),
            (10_000, 1, 1),
            (2026, 0, 1),
            (2026, 13, 1),
            (2026, 1, 0),
            (2026, i64::MAX, 1),
            (i64::MIN, 1, i64::MIN),
        ] {
            assert_eq!(day(year, month, of_month), None);
        }
    }
}
