//! Dates as each language writes them.

use crate::scenario::calendar;
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
    let (year, month, day) = date_of(seconds);
    let name = usize::try_from(month - 1).map(|place| MONTHS.get(place));
    let (id, en) = name.ok().flatten().copied().unwrap_or_default();
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
    let (year, month, day) = date_of(seconds);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Year, month and day of a number of seconds since 1970.
fn date_of(seconds: u64) -> (i64, i64, i64) {
    let day = i64::try_from(seconds / 86_400);
    calendar::date(day.unwrap_or_default())
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
