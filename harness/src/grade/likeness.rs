//! Which reasons are one and the same: what differs by file, path, number or name is no other cause.

/// What stays of a reason without whatever is somebody's own; `own` is what they and their folders are called.
pub fn cause(why: &str, own: &[&str]) -> String {
    let mut text = why.lines().next().unwrap_or_default().to_string();
    for name in own.iter().filter(|name| !name.is_empty()) {
        text = text.replace(name, "…");
    }
    let words = text.split_whitespace().map(word);
    words.collect::<Vec<_>>().join(" ")
}

/// Paths and files are all alike, and so are numbers.
fn word(word: &str) -> String {
    let inner = word.trim_matches(|next: char| !next.is_alphanumeric());
    let is_file = inner
        .split_once('.')
        .is_some_and(|(name, ending)| !name.is_empty() && !ending.is_empty());
    if is_file || word.contains('/') {
        return "/".to_string();
    }
    let shown = |next: char| if next.is_ascii_digit() { '#' } else { next };
    let mut shown: String = word.chars().map(shown).collect();
    while shown.contains("##") {
        shown = shown.replace("##", "#");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cause_is_one_whatever_it_is_about() {
        let same = |one: &str, other: &str| cause(one, &["Ani_1"]) == cause(other, &["Budi_22"]);
        for (one, other) in [
            (
                "server.js: /usr/bin/node cannot be run",
                "client.js: /opt/node cannot be run",
            ),
            ("process 71 is grading it", "process 4711 is grading it"),
            (
                "tugas.rar: RAR archives are not read",
                "a.rar: RAR archives are not read",
            ),
            (
                "no program was found in Ani_1",
                "no program was found in Budi_22",
            ),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        assert!(!same("node cannot be run", "java cannot be run"));
        assert!(!same("it could not be judged", "unsure"));
    }
}
