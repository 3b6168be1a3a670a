//! A fact's sentence in parts: names apart from words, so that a writer can mark them.

use super::Piece;

/// What stands between “ and ” is left as it is.
pub fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut begin, mut name, mut is_quoted) = (0, None, false);
    for (at, letter) in sentence.char_indices() {
        match (letter, name) {
            ('“', None) => is_quoted = true,
            ('”', None) => is_quoted = false,
            ('`', None) if !is_quoted => name = Some(at),
            ('`', Some(opened)) => {
                pieces.push(Piece::Words(&sentence[begin..opened]));
                pieces.push(Piece::Name(&sentence[opened + 1..at]));
                (begin, name) = (at + 1, None);
            }
            _ => {}
        }
    }
    pieces.push(Piece::Words(&sentence[begin..]));
    pieces.retain(|piece| *piece != Piece::Words(""));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_apart_from_words() {
        use Piece::{Name, Words};
        let expected = [
            Name("first"),
            Words(" waited for "),
            Name("ani"),
            Words("."),
        ];
        assert_eq!(pieces("`first` waited for `ani`."), expected);
    }

    #[test]
    fn what_was_said_names_nobody() {
        use Piece::{Name, Words};
        let sentence = "“a `b` c” from `ani`";
        assert_eq!(pieces(sentence), [Words("“a `b` c” from "), Name("ani")]);
        assert_eq!(pieces("one ` alone"), [Words("one ` alone")]);
        assert_eq!(pieces(""), []);
    }
}
