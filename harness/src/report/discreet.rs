//! A report is handed on: folders of the machine on which it was made are nobody's business.
//!
//! Of a path in somebody's home, among temporary files or in the submission's folder its last name stays: a
//! traceback still says which file it is about.

use crate::record::Record;
use crate::trace::{Event, What};
use serde_json::Value;

/// Where people and systems keep what is their own.
const PRIVATE: [&str; 8] = [
    "/home/",
    "/root/",
    "/tmp/",
    "/var/tmp/",
    "/Users/",
    "/private/",
    "/var/folders/",
    "/mnt/c/Users/",
];
const LEFT_OUT: &str = "…/";

/// What programs said and how they were called, without private folders; these are private besides.
pub fn discreet(record: &mut Record, folders: &[String]) {
    for entry in &mut record.evidence.trace {
        if let What::Saw(Event::Printed { bytes, .. }) = &mut entry.what
            && let Some(told) = without(&bytes.0, folders)
        {
            bytes.0 = told;
        }
    }
    let words = record.about.commands.iter_mut().flatten().flatten();
    words.for_each(|word| *word = discreet_text(word, folders));
    let Ok(mut outcome) = serde_json::to_value(&record.outcome) else {
        return;
    };
    if walk(&mut outcome, folders)
        && let Ok(told) = serde_json::from_value(outcome)
    {
        record.outcome = told;
    }
}

pub fn discreet_text(text: &str, folders: &[String]) -> String {
    let told = without(text.as_bytes(), folders);
    told.map_or_else(
        || text.to_string(),
        |told| String::from_utf8_lossy(&told).into_owned(),
    )
}

/// With nothing in the place of a folder, as it is typed in that folder.
pub fn bare(text: &str) -> String {
    discreet_text(text, &[]).replace(LEFT_OUT, "")
}

/// Was anything left out?
fn walk(value: &mut Value, folders: &[String]) -> bool {
    match value {
        Value::String(text) => {
            let told = discreet_text(text, folders);
            let has_changed = told != *text;
            *text = told;
            has_changed
        }
        Value::Array(values) => {
            let changes = values.iter_mut().map(|value| walk(value, folders));
            changes.fold(false, |all, one| all | one)
        }
        Value::Object(values) => {
            let changes = values.values_mut().map(|value| walk(value, folders));
            changes.fold(false, |all, one| all | one)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Nothing where there is nothing to be left out.
fn without(text: &[u8], folders: &[String]) -> Option<Vec<u8>> {
    let mut told: Option<Vec<u8>> = None;
    let (mut at, mut done) = (0, 0);
    while let Some(slash) = text[at..].iter().position(|next| *next == b'/') {
        let begin = at + slash;
        let before = begin.checked_sub(1).map(|place| text[place]);
        let end = begin + length(&text[begin..], before);
        let name = begin
            + text[begin..end]
                .iter()
                .rposition(|next| *next == b'/')
                .unwrap_or(0)
            + 1;
        if is_begun(before) && name < end && is_private(&text[begin..name], folders) {
            let told = told.get_or_insert_default();
            told.extend_from_slice(&text[done..begin]);
            told.extend_from_slice(LEFT_OUT.as_bytes());
            done = name;
        }
        at = end;
    }
    let mut told = told?;
    told.extend_from_slice(&text[done..]);
    Some(told)
}

/// Does a path begin behind this? Not within one, and not within an address.
fn is_begun(before: Option<u8>) -> bool {
    let is_inside = |before: u8| {
        before.is_ascii_alphanumeric() || !before.is_ascii() || b"/._-~:".contains(&before)
    };
    !before.is_some_and(is_inside)
}

fn is_private(folder: &[u8], folders: &[String]) -> bool {
    let is_within = |private: &str| {
        let rest = folder.strip_prefix(private.as_bytes());
        rest.is_some_and(|rest| private.ends_with('/') || rest.starts_with(b"/"))
    };
    PRIVATE.iter().any(|private| is_within(private)) || folders.iter().any(|own| is_within(own))
}

/// How long the path is: between quotation marks it may hold blanks.
fn length(path: &[u8], before: Option<u8>) -> usize {
    let quote = before.filter(|before| b"\"'`".contains(before));
    let is_end = |next: &u8| match quote {
        Some(quote) => *next == quote || next.is_ascii_control(),
        None => next.is_ascii_control() || b" \"'`,;:()<>|".contains(next),
    };
    let end = path.iter().position(is_end).unwrap_or(path.len());
    end.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, Sample, failed};
    use crate::verdict::Verdict;

    fn told(text: &str) -> String {
        discreet_text(text, &["/srv/kelas/13520001".to_string()])
    }

    #[test]
    fn of_private_paths_the_last_name_stays() {
        for (text, wanted) in [
            (
                "  File \"/home/ani budi/chat/server.py\", line 42, in <module>",
                "  File \"…/server.py\", line 42, in <module>",
            ),
            ("/tmp/x/y.js:3:5 (/root/z.js)", "…/y.js:3:5 (…/z.js)"),
            (" --submission /Users/ani/tugas", " --submission …/tugas"),
            ("'/srv/kelas/13520001/chat/a.py'", "'…/a.py'"),
        ] {
            assert_eq!(told(text), wanted);
        }
        assert_eq!(
            bare(" --submission '/tmp/a b/tugas'"),
            " --submission 'tugas'"
        );
    }

    #[test]
    fn other_paths_and_addresses_stay_as_they_are() {
        for text in [
            "File \"/usr/lib/python3.11/socket.py\", line 1",
            "http://example.org/home/ani/x",
            "/srv/kelas/135200012/a.py",
            "a/tmp/b/c",
            "/tmp/",
            "ani/budi // /",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn a_record_tells_no_private_path() {
        let mut check = failed("talk");
        if let Verdict::Failed(failure) = &mut check.verdict {
            failure.actual.text = "/home/ani/chat/x.py".to_string();
        }
        let mut record = Sample::chat()
            .check(check)
            .prints(5, ANI, b"\xff\"/home/ani/chat/server.py\"")
            .0;
        record.about.commands[0] = Some(vec!["/tmp/abc/server".to_string()]);
        discreet(&mut record, &[]);
        let text = serde_json::to_string(&record).expect("it is data");
        assert!(!text.contains("/home") && !text.contains("/tmp"), "{text}");
        assert!(text.contains("x.py"));
    }
}
