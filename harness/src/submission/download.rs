//! What the names in a download say: those of Moodle, of Gradescope, and of cloned classroom repositories.

use super::whom::Clues;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::moment::seconds;

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
}
