//! Moments as people and systems write them, into seconds.

use crate::scenario::calendar;

/// Months by what stands for them at least: in English and in Indonesian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januari"],
    &["feb", "february", "februari"],
    &["mar", "march", "maret"],
    &["apr", "april"],
    &["may", "mei"],
    &["jun", "june", "juni"],
    &["jul", "july", "juli"],
    &["aug", "august", "agu", "agt", "ags", "agustus"],
    &["sep", "sept", "september"],
    &["oct", "october", "okt", "oktober"],
    &["nov", "november"],
    &["dec", "december", "des", "desember"],
];
/// What may stand before the time of day.
const AT: [&str; 3] = ["at ", "pukul ", "jam "];

/// Year, month and day.
type Date = (i64, i64, i64);

/// Seconds since 1970 of `2026-11-20 16:59:59.5 Z`, `2026-11-20T23:59+07:00`, `20/11/2026 23:59`, `2026-11-20` and
/// `Friday, 20 November 2026, 11:59 PM`; where none is written the zone is so many minutes east.
pub fn seconds(text: &str, zone: i32) -> Option<u64> {
    let ((year, month, day), rest) = divided(text)?;
    let (clock, said) = zone_of(rest)?;
    let (hour, minute, second) = clock_of(clock)?;
    let zone = said.unwrap_or(zone);
    let is_time = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second);
    let days = calendar::day(year, month, day)?;
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - i64::from(zone) * 60;
    is_time.then(|| u64::try_from(seconds).ok()).flatten()
}

/// Does it say in which zone it is meant?
pub(super) fn says_zone(text: &str) -> bool {
    let rest = divided(text).map(|(_, rest)| rest);
    matches!(rest.and_then(zone_of), Some((_, Some(_))))
}

/// The day, and what is written behind it.
fn divided(text: &str) -> Option<(Date, &str)> {
    let text = text.trim();
    // Divided by the first blank or `T`: later ones belong to a zone's name.
    let (date, rest) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    match date_of(date) {
        Some(date) => Some((date, rest.trim())),
        None => in_words(text),
    }
}

fn date_of(date: &str) -> Option<Date> {
    let parts: Option<Vec<i64>> = date
        .split(['-', '/', '.'])
        .map(|part| part.parse().ok())
        .collect();
    match parts?[..] {
        [year, month, day] if year > 1900 => Some((year, month, day)),
        // As it is written in Indonesia: the day first.
        [day, month, year] if year > 1900 => Some((year, month, day)),
        _ => None,
    }
}

/// `Jumat, 20 November 2026, 23.59`, `November 20, 2026 11:59 PM`
fn in_words(text: &str) -> Option<(Date, &str)> {
    let (first, behind) = word(text);
    let is_weekday = first.parse::<i64>().is_err() && month(first).is_none();
    let (first, behind) = if is_weekday {
        word(behind)
    } else {
        (first, behind)
    };
    let (second, behind) = word(behind);
    let (year, rest) = word(behind);
    let (day, month) = match month(first) {
        Some(month) => (second, month),
        None => (first, month(second)?),
    };
    let date = (year.parse().ok()?, month, day.parse().ok()?);
    let at = AT.iter().find_map(|at| rest.strip_prefix(at));
    Some((date, at.unwrap_or(rest)))
}

/// The first word without what divides it from the next, and what comes behind.
fn word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once([' ', ',']).unwrap_or((text, ""));
    (word, rest.trim_start_matches([' ', ',']))
}

fn month(word: &str) -> Option<i64> {
    let word = word.trim_end_matches('.').to_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&&*word))?;
    i64::try_from(at + 1).ok()
}

/// Hours, minutes and seconds; at the day's beginning where none are written.
fn clock_of(text: &str) -> Option<(i64, i64, i64)> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Some((0, 0, 0));
    }
    let half = [("am", 0), ("pm", 12)];
    let half = half
        .iter()
        .find_map(|(name, hours)| Some((text.strip_suffix(name)?, *hours)));
    let (clock, added) = half.map_or((&*text, None), |(clock, hours)| (clock, Some(hours)));
    let mut parts = clock
        .split([':', '.'])
        .map(|part| part.trim().parse::<i64>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().flatten().unwrap_or(0);
    let hour = match added {
        None => hour,
        Some(added) if (1..=12).contains(&hour) => hour % 12 + added,
        Some(_) => return None,
    };
    Some((hour, minute, second))
}

/// The time of day, and the zone in minutes where one is written.
fn zone_of(text: &str) -> Option<(&str, Option<i32>)> {
    let named = [
        ("WITA", 480),
        ("WIB", 420),
        ("WIT", 540),
        ("UTC", 0),
        ("GMT", 0),
        ("Z", 0),
    ];
    for (name, minutes) in named {
        if let Some(clock) = text.strip_suffix(name) {
            return Some((clock.trim_end(), Some(minutes)));
        }
    }
    let Some(at) = text.rfind(['+', '-']) else {
        return Some((text, None));
    };
    let digits: String = text[at + 1..]
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let number: i32 = digits.parse().ok()?;
    let minutes = match digits.len() {
        1 | 2 => number * 60,
        4 => number / 100 * 60 + number % 100,
        _ => return None,
    };
    let minutes = if text[at..].starts_with('-') {
        -minutes
    } else {
        minutes
    };
    Some((text[..at].trim_end(), Some(minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_people_and_systems_write_them() {
        let midnight = 1_795_132_800; // 2026-11-20 00:00 UTC
        for (text, zone, expected) in [
            ("2026-11-20", 0, midnight),
            ("2026-11-20 07:00", 420, midnight),
            ("20/11/2026 07.00", 420, midnight),
            ("2026-11-20T07:00:05+07:00", 0, midnight + 5),
            ("2026-11-20 07:00 WIB", 0, midnight),
            ("20/11/2026 08.00 WITA", 0, midnight),
            ("2026-11-20T09:00 WIT", 420, midnight),
            ("2026-11-20 00:00 UTC", 420, midnight),
            ("2026-11-20 00:00:09.25 Z", 420, midnight + 9),
            ("2026-11-19 19:00 -0500", 0, midnight),
        ] {
            assert_eq!(seconds(text, zone), Some(expected), "{text}");
        }
        for (text, says) in [
            ("2026-11-20 07:00 WIB", true),
            ("20/11/2026 08.00 WITA", true),
            ("2026-11-20T07:00:05+07:00", true),
            ("2026-11-20 07:00", false),
            ("2026-11-20", false),
        ] {
            assert_eq!(says_zone(text), says, "{text}");
        }
        for text in [
            "",
            "kemarin",
            "2026-13-01",
            "2026-02-29",
            "2026-11-20 25:00",
            "1/2/3",
        ] {
            assert_eq!(seconds(text, 0), None, "{text}");
        }
    }

    #[test]
    fn moments_are_read_as_moodle_writes_them() {
        let moment = seconds("2026-11-20 23:59", 420);
        for text in [
            "Friday, 20 November 2026, 11:59 PM",
            "Jumat, 20 November 2026, 23.59",
            "Jum'at, 20 November 2026 pukul 23.59 WIB",
            "20 November 2026 23:59",
            "20 Nov 2026, 23:59",
            "Friday, November 20, 2026, 11:59 PM",
            "20/11/2026 11:59 PM",
        ] {
            assert_eq!(seconds(text, 420), moment, "{text}");
        }
        let midnight = seconds("2026-08-02 00:05", 420);
        assert_eq!(seconds("Minggu, 2 Agustus 2026, 00.05", 420), midnight);
        assert_eq!(seconds("Sunday, 2 August 2026, 12:05 AM", 420), midnight);
        assert!(says_zone("Jumat, 20 November 2026 23.59 WITA"));
        assert!(!says_zone("Friday, 20 November 2026, 11:59 PM"));
        for text in [
            "kemarin",
            "20 kemarin 2026",
            "31 Februari 2026 10:00",
            "20 November 2026, 13:00 PM",
            "Jumat, 20 November",
        ] {
            assert_eq!(seconds(text, 420), None, "{text}");
        }
    }
}
