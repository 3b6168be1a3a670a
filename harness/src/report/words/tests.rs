//! Not a byte that the student wrote is lost, whatever became of the rest.

use super::*;

fn ours(text: &str) -> Part {
    Part::Ours(text.to_string())
}

fn theirs(id: &str, bytes: &[u8]) -> Part {
    Part::Theirs {
        id: id.to_string(),
        bytes: bytes.to_vec(),
    }
}

fn report(own: &[u8], has_crlf: bool) -> Vec<u8> {
    let parts = [
        ours("# Laporan\n\nsatu\n"),
        theirs("analysis.a", own),
        ours("\ndua\n"),
        theirs("question.b", b"\n_x_\n\n"),
        ours("tiga\n"),
    ];
    together(&parts, has_crlf)
}

/// Numbers that look like chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % most
    }

    /// Bytes of all kinds, among them those that marks and lines are made of.
    fn words(&mut self) -> Vec<u8> {
        const PIECES: [&[u8]; 12] = [
            b"halo ",
            b"\n",
            b"\r\n",
            b"\xff\xfe",
            b"\0",
            "\u{e9}\u{1f44b}".as_bytes(),
            b"<!-- ",
            b" -->",
            b"```\n",
            b"praktikum:",
            b"# x\n",
            b"\t",
        ];
        let pieces = self.below(30);
        let mut words: Vec<u8> = (0..pieces)
            .flat_map(|_| PIECES[self.below(12)].to_vec())
            .collect();
        words.push(b'\n');
        words
    }
}

#[test]
fn every_byte_comes_back_in_files_of_both_kinds() {
    let mut chance = Chance(7);
    for _ in 0..500 {
        let words = chance.words();
        for has_crlf in [false, true] {
            let written = report(&words, has_crlf);
            let found = Words::read(&written);
            let is_told = String::from_utf8_lossy(&words).contains("<!-- praktikum:");
            if is_told {
                assert!(found.is_err());
                continue;
            }
            let found = found.expect("it is whole");
            assert_eq!(found.get("analysis.a"), Some(&words[..]));
            assert_eq!(super::has_crlf(&written), has_crlf);
        }
    }
}

/// Whatever happens to a file: either all that stands in its places is known, or it is left alone.
#[test]
fn a_damaged_file_is_never_taken_apart_wrongly() {
    let mut chance = Chance(11);
    let mut refused = 0;
    for _ in 0..3_000 {
        let mut file = report(b"\nkata saya\n\n", false);
        let whole = file.clone();
        for _ in 0..=chance.below(3) {
            let at = chance.below(file.len());
            match chance.below(3) {
                0 => drop(file.remove(at)),
                1 => file[at] = b"x\n<-:"[chance.below(5)],
                _ => {
                    let to = (at + chance.below(80)).min(file.len());
                    drop(file.drain(at..to));
                }
            }
        }
        let Ok(words) = Words::read(&file) else {
            refused += 1;
            continue;
        };
        // What was not in a place is as it was, but for blanks; so all of the rest is in the words.
        let mut outside = file.clone();
        for (_, own) in words.without(&BTreeSet::new()) {
            let at = outside
                .windows(own.len().max(1))
                .position(|part| part == own);
            if let Some(at) = at.filter(|_| !own.is_empty()) {
                outside.drain(at..at + own.len());
            }
        }
        let mut bare = whole.clone();
        let own = b"\nkata saya\n\n";
        let at = bare
            .windows(own.len())
            .position(|part| part == own)
            .expect("it is there");
        bare.drain(at..at + own.len());
        let own = b"\n_x_\n\n";
        let at = bare
            .windows(own.len())
            .position(|part| part == own)
            .expect("it is there");
        bare.drain(at..at + own.len());
        let letters = |bytes: &[u8]| -> Vec<u8> {
            bytes
                .iter()
                .copied()
                .filter(|byte| !byte.is_ascii_whitespace())
                .collect()
        };
        assert_eq!(
            letters(&outside),
            letters(&bare),
            "{}",
            String::from_utf8_lossy(&file)
        );
    }
    assert!((500..3_000).contains(&refused), "{refused}");
}

#[test]
fn each_damage_is_told_by_its_name() {
    let file = String::from_utf8(report(b"x\n", false)).expect("it is text");
    let read = |text: &str| Words::read(text.as_bytes());
    assert_eq!(read("# Laporan saya\n"), Err(Damage::NotOurs));
    assert_eq!(read(&file.replace("satu", "SATU")), Err(Damage::Outside));
    let without = file.replace("<!-- praktikum:end analysis.a -->\n", "");
    assert_eq!(read(&without), Err(Damage::Mark(8)));
    let both = without.replace("<!-- praktikum:begin analysis.a -->\n", "");
    assert_eq!(read(&both), Err(Damage::Outside));
    let twice = file.replace("question.b", "analysis.a");
    assert_eq!(read(&twice), Err(Damage::Mark(9)));
    let cut = &file[..file.len() - 20];
    assert!(read(cut).is_err());
    assert!(read(&format!("{file}\nlagi\n")).is_err());
    assert!(read(&format!("{}\n\n", file.trim_end())).is_ok());
}

#[test]
fn words_whose_places_are_gone_are_known() {
    let words = Words::read(&report(b"x\n", false)).expect("it is whole");
    let here = BTreeSet::from(["question.b".to_string()]);
    let lost: Vec<&String> = words.without(&here).map(|(id, _)| id).collect();
    assert_eq!(lost, ["analysis.a"]);
}
