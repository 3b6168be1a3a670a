//! Numbers in words, as each language writes them: `1,5 s` and `1.5 s`, `a dan b` and `a and b`.

use crate::scenario::text::Text;
use std::time::Duration;

/// With so many places behind the comma, or the point.
pub fn decimal(value: f64, places: usize) -> Text {
    let en = format!("{value:.places$}");
    Text::new(en.replace('.', ","), en)
}

/// Microseconds where they are few, milliseconds below a second, seconds above. Tenths of a second that are exact have
/// been set by somebody, and are told as they were set: `5 s`.
pub fn time(time: Duration) -> Text {
    let milliseconds = time.as_secs_f64() * 1_000.0;
    let (value, places, unit) = match milliseconds {
        tiny if tiny < 0.0995 => (tiny * 1_000.0, 0, "µs"),
        few if few < 9.95 => (few, 1, "ms"),
        some if some < 999.5 => (some, 0, "ms"),
        many if time.subsec_nanos() == 0 => (many / 1_000.0, 0, "s"),
        many if time.subsec_nanos().is_multiple_of(100_000_000) => (many / 1_000.0, 1, "s"),
        many => (many / 1_000.0, 2, "s"),
    };
    let number = decimal(value, places);
    Text::new(
        format!("{} {unit}", number.id),
        format!("{} {unit}", number.en),
    )
}

/// `a`, `a dan b`, `a, b, dan c`.
pub fn list(items: &[Text]) -> Text {
    let joined = |of: fn(&Text) -> &str, and: &str| match items {
        [] => String::new(),
        [only] => of(only).to_string(),
        [one, other] => format!("{} {and} {}", of(one), of(other)),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(of).collect();
            format!("{}, {and} {}", first.join(", "), of(last))
        }
    };
    Text::new(
        joined(|text| &text.id, "dan"),
        joined(|text| &text.en, "and"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_its_own_numbers() {
        let shown = |micros| time(Duration::from_micros(micros));
        assert_eq!(shown(1_540), Text::new("1,5 ms", "1.5 ms"));
        assert_eq!(shown(35), Text::new("35 µs", "35 µs"));
        assert_eq!(shown(0), Text::new("0 µs", "0 µs"));
        assert_eq!(shown(9_960), Text::new("10 ms", "10 ms"));
        assert_eq!(shown(140_000), Text::new("140 ms", "140 ms"));
        assert_eq!(shown(999_600), Text::new("1,00 s", "1.00 s"));
        assert_eq!(shown(12_345_678), Text::new("12,35 s", "12.35 s"));
        assert_eq!(shown(1_667_000), Text::new("1,67 s", "1.67 s"));
        assert_eq!(shown(1_500_000), Text::new("1,5 s", "1.5 s"));
        assert_eq!(shown(5_000_000), Text::new("5 s", "5 s"));
    }

    #[test]
    fn several_are_joined_as_they_are_spoken() {
        let items = |all: &[&str]| {
            let all: Vec<Text> = all.iter().map(|one| Text::new(*one, *one)).collect();
            list(&all)
        };
        assert_eq!(items(&["a"]), Text::new("a", "a"));
        assert_eq!(items(&["a", "b"]), Text::new("a dan b", "a and b"));
        assert_eq!(
            items(&["a", "b", "c"]),
            Text::new("a, b, dan c", "a, b, and c")
        );
    }
}
