//! Dates as each language writes them.

use crate::scenario::text::{Language, Text};

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

/// `21 November 2026` of a number of seconds since 1970.
pub(super) fn date(seconds: u64, language: Language) -> String {
    let (year, month, day) = civil(seconds / 86_400);
    let (id, en) = MONTHS[month];
    let month = Text::new(id, en);
    format!("{day} {} {year}", month.in_language(language))
}

/// `21 November 2026, 14.55 UTC`.
pub(super) fn moment(seconds: u64, language: Language) -> String {
    let (hour, minute) = (seconds / 3_600 % 24, seconds / 60 % 60);
    let colon = match language {
        Language::Id => '.',
        Language::En => ':',
    };
    let date = date(seconds, language);
    format!("{date}, {hour:02}{colon}{minute:02} UTC")
}

/// `2026-11-21T14:55:39Z`, for programs.
pub(super) fn utc(seconds: u64) -> String {
    let (year, month, day) = civil(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    let month = month + 1;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The year, the month from 0 and the day of a number of days since 1970.
fn civil(days: u64) -> (u64, usize, u64) {
    let is_leap =
        |year: u64| year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    // Four centuries are always as long as four others.
    let mut year = 1970 + days / 146_097 * 400;
    let mut left = days % 146_097;
    while left >= 365 + u64::from(is_leap(year)) {
        left -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let lengths = [
        31,
        28 + u64::from(is_leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
    ];
    let mut month = 0;
    for length in lengths {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    (year, month, left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_names_in_both_languages() {
        assert_eq!(date(0, Language::En), "1 January 1970");
        assert_eq!(date(951_782_400, Language::Id), "29 Februari 2000");
        assert_eq!(
            moment(1_795_272_939, Language::Id),
            "21 November 2026, 14.55 UTC"
        );
        assert_eq!(utc(1_795_272_939), "2026-11-21T14:55:39Z");
        assert_eq!(date(1_798_675_200, Language::En), "31 December 2026");
        assert_eq!(date(u64::MAX / 4, Language::En).split(' ').count(), 3);
    }
}
