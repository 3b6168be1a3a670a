//! Where the records of a submission lie below the gradebook's folder: by whose they are, and by content and round.

use crate::world::digest::Digest;
use std::path::PathBuf;

/// The longest part of a path that is made of somebody's number.
const LONGEST: usize = 60;

/// `records/13520001/3f9a12bc-0`
pub(super) fn of(members: &[String], content: &str, round: u64) -> PathBuf {
    let content: String = content.chars().take(12).collect();
    PathBuf::from("records")
        .join(owner(members))
        .join(format!("{content}-{round}"))
}

/// Numbers as a path that any file system takes; what had to be changed is told apart by its hash.
pub fn owner(members: &[String]) -> String {
    let all = members.join("+");
    let is_plain =
        |next: char| next.is_ascii_alphanumeric() || matches!(next, '.' | '-' | '_' | '+');
    let plain: String = all
        .chars()
        .map(|next| if is_plain(next) { next } else { '_' })
        .take(LONGEST)
        .collect();
    let plain = plain.trim_start_matches(['.', '-']).to_string();
    if plain == all && !all.is_empty() {
        return plain;
    }
    let mut digest = Digest::default();
    digest.add(all.as_bytes());
    let hash: String = digest.hex().chars().take(8).collect();
    format!("{plain}~{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_its_own_place_and_what_is_no_number_leads_nowhere_else() {
        let of = |number: &str| owner(&[number.to_string()]);
        assert_eq!(of("13520001"), "13520001");
        for odd in ["../../etc", "", "a/b", "日本", "..", &"x".repeat(500)] {
            let place = of(odd);
            assert!(!place.contains('/') && !place.starts_with('.'), "{place}");
            assert!(place.len() < 80 && place.contains('~'), "{place}");
        }
        assert_ne!(of("a/b"), of("a_b"));
        let group = owner(&["1".to_string(), "2".to_string()]);
        assert_eq!(group, "1+2");
    }
}
