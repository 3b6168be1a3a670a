//! Finds a text in which a letter or two are wrong.

use std::ops::Range;

/// The best place in `line` of something at most `most` letters away from `needle`, in characters, and how far away.
///
/// The columns of the classical table beyond `most` are not computed: the time grows with the line's length
/// and `most`, hardly with the needle's length.
pub(super) fn nearest(
    needle: &[char],
    line: &[char],
    most: usize,
) -> Option<(Range<usize>, usize)> {
    let far = most + 1;
    // For each prefix of the needle: the fewest changes to end here, and where that place began.
    let mut column: Vec<(usize, usize)> = (0..=needle.len()).map(|row| (row.min(far), 0)).collect();
    let mut alive = most.min(needle.len());
    let mut best: Option<(Range<usize>, usize)> = None;
    for (at, letter) in line.iter().enumerate() {
        let mut above = column[0];
        column[0] = (0, at + 1);
        let reach = (alive + 1).min(needle.len());
        for row in 1..=reach {
            let here = column[row];
            let kept = (above.0 + usize::from(needle[row - 1] != *letter), above.1);
            let dropped = (column[row - 1].0 + 1, column[row - 1].1);
            let added = (here.0 + 1, here.1);
            let least = [kept, dropped, added]
                .into_iter()
                .min_by_key(|(changes, _)| *changes);
            column[row] = least
                .filter(|(changes, _)| *changes <= most)
                .unwrap_or((far, 0));
            above = here;
        }
        alive = (0..=reach)
            .rev()
            .find(|row| column[*row].0 <= most)
            .unwrap_or(0);
        let (changes, from) = column[needle.len()];
        let is_better = best.as_ref().is_none_or(|(_, known)| changes < *known);
        if alive == needle.len() && changes <= most && is_better {
            best = Some((from..at + 1, changes));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(needle: &str, line: &str, most: usize) -> Option<(String, usize)> {
        let needle: Vec<char> = needle.chars().collect();
        let line: Vec<char> = line.chars().collect();
        let (place, changes) = nearest(&needle, &line, most)?;
        Some((line[place].iter().collect(), changes))
    }

    #[test]
    fn a_letter_or_two_may_be_wrong_missing_or_too_many() {
        assert_eq!(
            near("ganjil", "angka 7 ganjil.", 2),
            Some(("ganjil".into(), 0))
        );
        assert_eq!(near("ganjil", "7 ganyil.", 2), Some(("ganyil".into(), 1)));
        assert_eq!(near("ganjil", "7 gnjil.", 2), Some(("gnjil".into(), 1)));
        assert_eq!(near("ganjil", "7 gannjil.", 2), Some(("gannjil".into(), 1)));
        assert_eq!(near("bergabung", "x begabng x", 2).map(|it| it.1), Some(2));
        assert_eq!(near("ganjil", "angka 8 genap", 2), None);
        assert_eq!(near("ganjil", "", 2), None);
    }

    #[test]
    fn it_agrees_with_the_whole_table() {
        let line = "abcabdabcaadbbacdabcda";
        for needle in [
            "abcd",
            "aadb",
            "dddd",
            "cdab",
            "bca",
            "abcabdabcaadbbacdabcda",
        ] {
            for most in 0..=2 {
                let table = (0..=line.len()).flat_map(|from| {
                    (from..=line.len()).map(move |to| strsim::levenshtein(needle, &line[from..to]))
                });
                let least = table.min().filter(|changes| *changes <= most);
                let found = near(needle, line, most);
                assert_eq!(found.as_ref().map(|it| it.1), least, "{needle} {most}");
                if let Some((place, changes)) = found {
                    assert_eq!(strsim::levenshtein(needle, &place), changes, "{needle}");
                }
            }
        }
    }
}
