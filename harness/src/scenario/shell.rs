//! Words as a shell takes them: whatever is told as a command can be typed as it stands.

/// A word, in quotes where it must be.
pub fn typed(word: &str) -> String {
    let is_plain = |next: char| next.is_alphanumeric() || "/._-+:@%,=".contains(next);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_string();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_where_a_shell_would_take_it_for_more() {
        for (word, expected) in [
            ("13520001", "13520001"),
            ("../kiriman/a+b.zip", "../kiriman/a+b.zip"),
            ("José", "José"),
            ("Ani Lestari", "'Ani Lestari'"),
            ("~ani", "'~ani'"),
            ("a;b$(c)", "'a;b$(c)'"),
            ("Nu'aim", "'Nu'\\''aim'"),
            ("", "''"),
        ] {
            assert_eq!(typed(word), expected);
        }
    }
}
