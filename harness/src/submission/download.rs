//! What the names in a download say: those of Moodle, of Gradescope, and of cloned classroom repositories.

use super::whom::Clues;
use crate::scenario::calendar;
use std::collections::BTreeMap;

/// The name of Gradescope's list beside its folders.
pub(super) const METADATA: &str = "submission_metadata.yml";

/// A folder or file of Moodle's: `Ani Lestari_123456_assignsubmission_file_`, in front of a file's name where folders
/// were not wished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moodle<'a> {
    /// Of one participant: name and number of the download, not the student's own.
    pub(super) who: &'a str,
    pub(super) name: &'a str,
    /// What was handed in: `file`, `onlinetext`.
    pub(super) kind: &'a str,
    pub(super) rest: &'a str,
}

pub(super) fn moodle(name: &str) -> Option<Moodle<'_>> {
    let (who, behind) = name.split_once("_assignsubmission_")?;
    let (person, number) = who.rsplit_once('_')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let (kind, rest) = behind.split_once('_').unwrap_or((behind, ""));
    (is_number && !person.trim().is_empty()).then_some(Moodle {
        who,
        name: person,
        kind,
        rest,
    })
}

impl Moodle<'_> {
    pub(super) fn clues(&self) -> Clues {
        Clues::of_name(self.name)
    }
}

/// A folder of Gradescope's: `submission_312345678`.
pub(super) fn is_gradescope(name: &str) -> bool {
    let number = name.strip_prefix("submission_");
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// What Gradescope's list says of its folders, by their names: who, and when, as it is written there.
pub(super) fn gradescope(text: &str) -> BTreeMap<String, (Clues, Option<String>)> {
    let mut found: BTreeMap<String, (Clues, Option<String>)> = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim().trim_start_matches("- ");
        let Some((key, value)) = line
            .split_once(": ")
            .or_else(|| Some((line.strip_suffix(':')?, "")))
        else {
            continue;
        };
        if indent == 0 && is_gradescope(key) {
            current = Some(key.to_string());
        }
        let Some(current) = &current else { continue };
        let value = value.trim().trim_matches(['\'', '"']).to_string();
        let (clues, when) = found.entry(current.clone()).or_default();
        let value = (!value.is_empty()).then_some(value);
        match key.trim_matches(':') {
            "name" if clues.name.is_none() => clues.name = value,
            "sid" if clues.number.is_none() => clues.number = value,
            "email" if clues.email.is_none() => clues.email = value,
            // Deeper ones are of earlier attempts.
            "created_at" if when.is_none() && indent <= 2 => *when = value,
            _ => {}
        }
    }
    found
}

/// What the names of cloned repositories begin with: the exercise, the same for all; the rest are usernames.
pub(super) fn exercise<'a>(names: &[&'a str]) -> Option<&'a str> {
    let (first, others) = names.split_first()?;
    let mut ends = first.match_indices('-').map(|(at, _)| at + 1);
    let shared = |end: &usize| {
        let prefix = &first[..*end];
        others
            .iter()
            .all(|other| other.len() > *end && other.starts_with(prefix))
    };
    let end = ends.rfind(shared)?;
    (!others.is_empty() && end < first.len()).then(|| &first[..end])
}

/// Seconds since 1970 of `2026-11-20 16:59:59.5 Z`, `2026-11-20T23:59+07:00`, `20/11/2026 23:59` and `2026-11-20`;
/// where none is written the zone is so many minutes east.
pub fn seconds(text: &str, zone: i32) -> Option<u64> {
    let (date, rest) = day_and_rest(text);
    let (year, month, day) = date_of(date)?;
    let (clock, said) = zone_of(rest.trim())?;
    let zone = said.unwrap_or(zone);
    let mut parts = clock
        .split([':', '.'])
        .map(|part| part.trim().parse::<i64>().ok());
    let (hour, minute, second) = match clock.trim() {
        "" => (0, 0, 0),
        _ => (
            parts.next()??,
            parts.next()??,
            parts.next().flatten().unwrap_or(0),
        ),
    };
    let is_time = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second);
    let days = calendar::day(year, month, day)?;
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - i64::from(zone) * 60;
    is_time.then(|| u64::try_from(seconds).ok()).flatten()
}

/// Does it say in which zone it is meant?
pub(super) fn says_zone(text: &str) -> bool {
    let (_, rest) = day_and_rest(text);
    matches!(zone_of(rest.trim()), Some((_, Some(_))))
}

/// Divided by the first blank or `T`: later ones belong to a zone's name.
fn day_and_rest(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once([' ', 'T']).unwrap_or((text, ""))
}

fn date_of(date: &str) -> Option<(i64, i64, i64)> {
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
    fn moodles_names_say_who_and_what() {
        let found =
            moodle("Ani Dwi_Lestari_123456_assignsubmission_file_").expect("it is Moodle's");
        assert_eq!(
            (found.name, found.kind, found.rest),
            ("Ani Dwi_Lestari", "file", "")
        );
        let found = moodle("Budi_7_assignsubmission_file_server_utama.py").expect("it is Moodle's");
        assert_eq!((found.who, found.rest), ("Budi_7", "server_utama.py"));
        for other in [
            "server.py",
            "_7_assignsubmission_file_",
            "Budi_assignsubmission_file_",
            "Budi_x_assignsubmission_file_",
        ] {
            assert_eq!(moodle(other), None, "{other}");
        }
    }

    #[test]
    fn gradescopes_list_says_who_and_when() {
        let text = "---\nsubmission_31:\n  :submitters:\n  - :name: Ani Lestari\n    :sid: '2110511001'\n    :email: ani@x.id\n  - :name: Budi\n  :created_at: 2026-11-20 16:59:59.123000000 Z\n  :history:\n  - :id: 30\n    :created_at: 2026-11-01 00:00:00 Z\nsubmission_32:\n  :submitters:\n  - :name: Citra\n";
        let found = gradescope(text);
        let (clues, when) = &found["submission_31"];
        assert_eq!(clues.number.as_deref(), Some("2110511001"));
        assert_eq!(clues.name.as_deref(), Some("Ani Lestari"));
        let when = when.as_deref().and_then(|when| seconds(when, 420));
        assert_eq!(when, seconds("2026-11-20 16:59:59", 0));
        assert_eq!(found["submission_32"].0.name.as_deref(), Some("Citra"));
        assert!(is_gradescope("submission_31") && !is_gradescope("submission_x"));
    }

    #[test]
    fn repositories_share_their_exercise() {
        assert_eq!(
            exercise(&["modul-4-ani", "modul-4-budi-s"]),
            Some("modul-4-")
        );
        assert_eq!(exercise(&["ani", "budi"]), None);
        assert_eq!(exercise(&["modul-ani"]), None);
    }

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
}
