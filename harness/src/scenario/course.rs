//! A course: which modules in which order, what they weigh, and how points become a grade.

use super::name::Name;
use super::quantity::Points;
use super::text::{Language, Text};
use super::{Defaults, calendar};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The question that nobody asks: how a program is written.
pub const STYLE: &str = "style";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Course {
    pub title: Text,
    pub institution: Text,
    pub term: Text,
    pub language: Language,
    pub modules: Vec<Entry>,
    pub grading: Grading,
    pub defaults: Defaults,
}

/// A module's place in the course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub slug: Name,
    pub weight: Points,
    /// An optional module never makes a zero.
    pub optional: bool,
    pub deadline: Option<Moment>,
    /// Later deadlines of single students, by their numbers.
    #[serde(default)]
    pub extensions: Vec<(String, Moment)>,
    /// What lateness costs in it, where that is not what it costs in the course.
    #[serde(default)]
    pub late: Option<Late>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grading {
    pub attempts: Attempts,
    pub maximum: Points,
    pub decimals: u8,
    pub late: Option<Late>,
    /// What a person may give for how a program is written, of each module's hundred.
    #[serde(default)]
    pub style: Option<Points>,
}

impl Default for Grading {
    fn default() -> Self {
        Self {
            attempts: Attempts::Best,
            maximum: Points::parse("100").unwrap_or_default(),
            decimals: 2,
            late: None,
            style: None,
        }
    }
}

/// Which of several attempts counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Attempts {
    Best,
    Last,
    Average,
}

/// What lateness costs, in thousandths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    pub per_day: u32,
    pub at_most: u32,
}

/// A moment with its time zone: `2026-12-01 23:59 WIB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// Minutes since 1970 in UTC.
    minutes: i64,
    /// The zone in which it is shown: minutes ahead of UTC.
    zone: i64,
}

/// Indonesia's time zones by name; any other is written as `+07:00`.
const ZONES: [(&str, i64); 4] = [
    ("WIB", 7 * 60),
    ("WITA", 8 * 60),
    ("WIT", 9 * 60),
    ("UTC", 0),
];

impl Moment {
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (date, time, zone) = (words.next()?, words.next()?, words.next()?);
        if words.next().is_some() {
            return None;
        }
        let zone = offset(zone)?;
        let minutes = day(date)? * 24 * 60 + clock(time)? - zone;
        Some(Self { minutes, zone })
    }

    /// A moment in seconds since 1970, shown in a zone that is so many minutes ahead of UTC.
    pub fn of_seconds(seconds: u64, zone: i64) -> Self {
        let minutes = i64::try_from(seconds / 60).unwrap_or_default();
        Self { minutes, zone }
    }

    /// So many minutes it is ahead of UTC where it was written.
    pub fn zone(self) -> i64 {
        self.zone
    }

    pub fn minutes_since_1970(self) -> i64 {
        self.minutes
    }
}

/// As it is written: `2026-12-01 23:59 WIB`.
impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.minutes + self.zone;
        let (day, minute) = (local.div_euclid(24 * 60), local.rem_euclid(24 * 60));
        let (year, month, day) = calendar::date(day);
        let (hour, minute) = (minute / 60, minute % 60);
        write!(
            formatter,
            "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02} "
        )?;
        formatter.write_str(&zone_name(self.zone))
    }
}

/// A zone so many minutes ahead of UTC as it is written: `WIB`, `+05:30`.
pub fn zone_name(zone: i64) -> String {
    match ZONES.iter().find(|(_, minutes)| *minutes == zone) {
        Some((name, _)) => (*name).to_string(),
        None => {
            let (sign, away) = (if zone < 0 { '-' } else { '+' }, zone.abs());
            format!("{sign}{:02}:{:02}", away / 60, away % 60)
        }
    }
}

fn offset(zone: &str) -> Option<i64> {
    if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| *name == zone) {
        return Some(*minutes);
    }
    let sign = match zone.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let minutes = clock(&zone[1..])?;
    (minutes <= 14 * 60).then_some(sign * minutes)
}

fn clock(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn two_digits(text: &str) -> Option<i64> {
    let plain = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

/// The day since 1970 of `2026-12-01`.
fn day(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    calendar::day(year.parse().ok()?, two_digits(month)?, two_digits(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_in_its_own_time_zone() {
        let minutes = |text| Moment::parse(text).map(Moment::minutes_since_1970);
        assert_eq!(minutes("1970-01-01 00:00 UTC"), Some(0));
        assert_eq!(minutes("1970-01-01 07:00 WIB"), Some(0));
        assert_eq!(minutes("2000-03-01 00:00 UTC"), Some(951_868_800 / 60));
        assert_eq!(minutes("2026-12-01 23:59 WIB"), Some(1_796_144_340 / 60));
        assert_eq!(minutes("2026-12-01 16:59 +00:00"), Some(1_796_144_340 / 60));
    }

    #[test]
    fn a_moment_is_shown_as_it_was_written() {
        for text in [
            "1970-01-01 00:00 UTC",
            "1999-12-31 23:59 WIB",
            "2000-02-29 12:00 WITA",
            "2026-12-01 23:59 WIB",
            "2028-02-29 00:00 -05:30",
            "2100-03-01 06:07 WIT",
        ] {
            let shown = Moment::parse(text).map(|moment| moment.to_string());
            assert_eq!(shown.as_deref(), Some(text));
        }
        let shown = Moment::of_seconds(1_796_144_399, 7 * 60).to_string();
        assert_eq!(shown, "2026-12-01 23:59 WIB");
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_moment() {
        for bad in [
            "2026-02-29 10:00 WIB",
            "2026-13-01 10:00 WIB",
            "2026-12-01 24:00 WIB",
            "2026-12-01 10:00",
            "2026-12-01 10:00 CEST",
            "1-1-1 1:1 WIB",
        ] {
            assert_eq!(Moment::parse(bad), None, "{bad}");
        }
        assert!(Moment::parse("2028-02-29 10:00 WIB").is_some());
    }
}
