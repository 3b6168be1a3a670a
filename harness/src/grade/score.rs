//! Exact numbers: thirds stay thirds until a grade is shown, and then a half goes up.

use crate::scenario::quantity::Points;
use num_bigint::BigInt;
use num_rational::BigRational;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::{Add, Mul, Sub};

/// So many places a number has for other programs: only people read rounded grades.
const PLACES: u8 = 6;

/// Points without rounding; what lateness takes is below zero.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(BigRational);

impl Score {
    pub fn whole(number: i64) -> Self {
        Self(BigRational::from(BigInt::from(number)))
    }

    /// `part` of `all`; nothing of nothing is nothing.
    pub fn ratio(part: u64, all: u64) -> Self {
        if all == 0 {
            return Self::default();
        }
        Self(BigRational::new(part.into(), all.into()))
    }

    /// How often a number fits into this one; nothing when it is nothing.
    pub fn over(&self, other: &Self) -> Self {
        if *other == Self::default() {
            return Self::default();
        }
        Self(&self.0 / &other.0)
    }

    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Rounded half up, with exactly so many places: `87.50`.
    pub fn rounded(&self, places: u8) -> String {
        let factor = BigInt::from(10).pow(u32::from(places));
        let units = self.units(&factor);
        let sign = if units < BigInt::from(0) { "-" } else { "" };
        let units = units.magnitude();
        let factor = factor.magnitude();
        let (whole, part) = (units / factor, units % factor);
        match places {
            0 => format!("{sign}{whole}"),
            _ => {
                let part = part.to_string();
                format!("{sign}{whole}.{part:0>width$}", width = usize::from(places))
            }
        }
    }

    /// Rounded half up to so many places, as a number to go on with.
    pub fn to_places(&self, places: u8) -> Self {
        let factor = BigInt::from(10).pow(u32::from(places));
        Self(BigRational::new(self.units(&factor), factor))
    }

    fn units(&self, factor: &BigInt) -> BigInt {
        let half = BigRational::new(1.into(), 2.into());
        (&self.0 * BigRational::from(factor.clone()) + half)
            .floor()
            .to_integer()
    }
}

impl Default for Score {
    fn default() -> Self {
        Self::whole(0)
    }
}

impl From<Points> for Score {
    fn from(points: Points) -> Self {
        Self::ratio(points.hundredths().into(), 100)
    }
}

impl Add for &Score {
    type Output = Score;
    fn add(self, other: Self) -> Score {
        Score(&self.0 + &other.0)
    }
}

impl Sub for &Score {
    type Output = Score;
    fn sub(self, other: Self) -> Score {
        Score(&self.0 - &other.0)
    }
}

impl Mul for &Score {
    type Output = Score;
    fn mul(self, other: Self) -> Score {
        Score(&self.0 * &other.0)
    }
}

impl std::iter::Sum for Score {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| &sum + &one)
    }
}

/// As short as two places allow: `87.5`, `100`.
impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.rounded(2);
        formatter.pad(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A number, near enough for whoever goes on counting with it.
impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.rounded(PLACES);
        match text.split_once('.') {
            Some((whole, part)) if part.bytes().all(|digit| digit == b'0') => {
                serializer.serialize_i64(whole.parse().unwrap_or_default())
            }
            _ => serializer.serialize_f64(text.parse().unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_goes_up_and_thirds_add_up_to_a_whole() {
        let third = Score::ratio(1, 3);
        let all: Score = [third.clone(), third.clone(), third.clone()]
            .into_iter()
            .sum();
        assert_eq!(all, Score::whole(1));
        for (part, all, places, shown) in [
            (1, 3, 2, "0.33"),
            (2, 3, 2, "0.67"),
            (1, 200, 2, "0.01"),
            (1, 2, 0, "1"),
            (49, 100, 0, "0"),
            (89_949, 1_000, 1, "89.9"),
            (8_995, 100, 1, "90.0"),
            (100, 1, 2, "100.00"),
        ] {
            assert_eq!(Score::ratio(part, all).rounded(places), shown);
        }
    }

    #[test]
    fn other_programs_are_given_numbers_that_can_be_counted_on() {
        for (part, all, expected) in [
            (2, 3, "0.666667"),
            (175, 2, "87.5"),
            (100, 1, "100"),
            (0, 1, "0"),
        ] {
            let json = serde_json::to_string(&Score::ratio(part, all));
            assert_eq!(json.expect("it is a number"), expected);
        }
    }

    #[test]
    fn what_is_taken_away_has_its_sign() {
        let taken = &Score::whole(3) - &Score::ratio(21, 4);
        assert_eq!(taken.rounded(2), "-2.25");
        assert_eq!(taken.to_string(), "-2.25");
        assert_eq!(Score::ratio(1, 0), Score::default());
        assert_eq!(Score::whole(1).over(&Score::default()), Score::default());
        assert_eq!(Score::whole(120).to_string(), "120");
    }

    #[test]
    fn many_odd_denominators_are_still_exact() {
        let primes = [
            999_983,
            999_979,
            999_961,
            999_959,
            999_953,
            999_931,
            999_917_u64,
        ];
        let sum: Score = primes.iter().map(|prime| Score::ratio(1, *prime)).sum();
        let back = primes
            .iter()
            .fold(sum, |left, prime| &left - &Score::ratio(1, *prime));
        assert!(back.is_nothing());
    }
}
