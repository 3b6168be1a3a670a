//! Quantities as an author writes them: `3s`, `">= 2"`, `tcp 59000`, `12.5`.

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The longest time that a scenario may name.
const LONGEST: Duration = Duration::from_secs(600);

/// Reads `300ms`, `2s`, `1.5s` or `1m`.
pub fn duration(text: &str) -> Option<Duration> {
    let digits = text.find(|next: char| !(next.is_ascii_digit() || next == '.'))?;
    let unit_ms = match text[digits..].trim_start() {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        _ => return None,
    };
    let thousandths = decimal(&text[..digits], 3)?;
    let micros = u64::from(thousandths).checked_mul(unit_ms)?;
    let duration = Duration::from_micros(micros);
    (!duration.is_zero() && duration <= LONGEST).then_some(duration)
}

/// Reads a decimal number with at most `places` places, in units of its last place: `decimal("1.5", 2)` is 150.
fn decimal(text: &str, places: usize) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part_is_missing = text.contains('.') && part.is_empty();
    if whole.is_empty() || part_is_missing || part.len() > places || text.len() > 9 {
        return None;
    }
    let digits = format!("{whole}{part:0<places$}");
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

/// Points, kept in hundredths: no sum is ever rounded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points {
    hundredths: u32,
}

impl Points {
    pub fn parse(text: &str) -> Option<Self> {
        let hundredths = decimal(text, 2)?;
        (hundredths <= 1_000_000).then_some(Self { hundredths })
    }

    pub fn hundredths(self) -> u32 {
        self.hundredths
    }

    /// Points that were kept as a number.
    pub fn of_hundredths(hundredths: u32) -> Self {
        Self { hundredths }
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        let hundredths = all
            .map(|points| points.hundredths)
            .fold(0, u32::saturating_add);
        Self { hundredths }
    }
}

impl std::fmt::Display for Points {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (self.hundredths / 100, self.hundredths % 100);
        match part {
            0 => write!(formatter, "{whole}"),
            _ if part % 10 == 0 => write!(formatter, "{whole}.{}", part / 10),
            _ => write!(formatter, "{whole}.{part:02}"),
        }
    }
}

/// A whole number from 1 to `most`.
pub fn count(text: &str, most: u32) -> Option<u32> {
    let plain =
        !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = plain.then(|| text.parse().ok())??;
    (1..=most).contains(&number).then_some(number)
}

/// A share such as `1%` or `0.5%`, in thousandths of a percent.
pub fn percent(text: &str) -> Option<u32> {
    let thousandths = decimal(text.strip_suffix('%')?.trim_end(), 3)?;
    (thousandths <= 100_000).then_some(thousandths)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    Tcp,
    Udp,
}

/// `tcp 59000`: what a program listens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Port {
    pub protocol: Protocol,
    pub number: u16,
}

impl Port {
    pub fn parse(text: &str) -> Option<Self> {
        let (protocol, number) = text.split_once(' ')?;
        let protocol = match protocol {
            "tcp" => Protocol::Tcp,
            "udp" => Protocol::Udp,
            _ => return None,
        };
        let number = port_number(number.trim_start())?;
        Some(Self { protocol, number })
    }
}

pub fn port_number(text: &str) -> Option<u16> {
    u16::try_from(count(text, 65_535)?).ok()
}

/// `4`, `">= 2"`, `"< 3"`, `2..4`: how many there must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    pub least: u32,
    pub most: u32,
}

impl Bound {
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| match text.trim() {
            "0" => Some(0),
            other => count(other, 1_000_000),
        };
        if let Some((least, most)) = text.split_once("..") {
            let (least, most) = (number(least)?, number(most)?);
            return (least <= most).then_some(Self { least, most });
        }
        let sign = text.find(|next: char| next.is_ascii_digit())?;
        let value = number(&text[sign..])?;
        let (least, most) = match text[..sign].trim() {
            "" | "=" => (value, value),
            ">=" => (value, u32::MAX),
            ">" => (value + 1, u32::MAX),
            "<=" => (0, value),
            "<" => (0, value.checked_sub(1)?),
            _ => return None,
        };
        Some(Self { least, most })
    }

    pub fn holds(self, number: u32) -> bool {
        (self.least..=self.most).contains(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_with_their_unit() {
        assert_eq!(duration("300ms"), Some(Duration::from_millis(300)));
        assert_eq!(duration("1.5s"), Some(Duration::from_millis(1_500)));
        assert_eq!(duration("2 s"), Some(Duration::from_secs(2)));
        assert_eq!(duration("10m"), Some(Duration::from_secs(600)));
        for bad in [
            "",
            "3",
            "s",
            "0s",
            "-1s",
            "11m",
            "1h",
            "1..5s",
            "1.s",
            "1e3s",
            "999999999999s",
        ] {
            assert_eq!(duration(bad), None, "{bad}");
        }
    }

    #[test]
    fn points_keep_two_places_and_are_shown_as_short_as_they_can() {
        for (written, shown) in [
            ("10", "10"),
            ("2.5", "2.5"),
            ("0.25", "0.25"),
            ("3.10", "3.1"),
        ] {
            assert_eq!(
                Points::parse(written)
                    .map(|points| points.to_string())
                    .as_deref(),
                Some(shown)
            );
        }
        for bad in ["", "-1", "1.234", "ten", "1e3", "10001", ".5", "5."] {
            assert_eq!(Points::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn bounds_are_numbers_comparisons_and_ranges() {
        for (written, inside, outside) in [
            ("4", 4, 5),
            (">= 2", 2, 1),
            ("> 2", 3, 2),
            ("<= 3", 3, 4),
            ("< 3", 2, 3),
            ("2..4", 4, 5),
        ] {
            let bound = Bound::parse(written).expect(written);
            assert!(bound.holds(inside) && !bound.holds(outside), "{written}");
        }
        for bad in ["", "x", "< 0", "4..2", "=> 2", "2 or 3", "1000001"] {
            assert_eq!(Bound::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_port_has_a_protocol_and_a_number() {
        let chat = Port {
            protocol: Protocol::Tcp,
            number: 59_000,
        };
        assert_eq!(Port::parse("tcp 59000"), Some(chat));
        for bad in [
            "59000",
            "tcp",
            "tcp 0",
            "tcp 65536",
            "sctp 1",
            "tcp x",
            "tcp 1 2",
        ] {
            assert_eq!(Port::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn shares_are_at_most_the_whole() {
        assert_eq!(percent("1%"), Some(1_000));
        assert_eq!(percent("0.5 %"), Some(500));
        assert_eq!(percent("101%"), None);
        assert_eq!(percent("1"), None);
    }
}
