//! What must hold for every file, however strange, whoever reads it.

use praktikum::scenario::document::display::Shown;
use praktikum::scenario::document::{self, Complaint, Lines, Read, Severity};
use praktikum::scenario::module::Module;
use praktikum::scenario::text::Language;
use praktikum::submission::roster;

/// What a reader made of a file.
pub(crate) struct Made {
    has_value: bool,
    complaints: Vec<Complaint>,
}

type Reader<'a> = (&'static str, Box<dyn Fn() -> Made + 'a>);

/// All that read YAML.
pub(crate) fn readers<'a>(bytes: &'a [u8], module: &'a Module) -> [Reader<'a>; 6] {
    [
        (
            "scenario",
            Box::new(|| made(document::scenario(bytes, Some(module)))),
        ),
        ("module", Box::new(|| made(document::module(bytes)))),
        ("course", Box::new(|| made(document::course(bytes)))),
        (
            "manifest",
            Box::new(|| made(document::manifest(bytes, None))),
        ),
        ("verdict", Box::new(|| made(document::liar(bytes)))),
        ("stranger", Box::new(|| made(document::stranger(bytes)))),
    ]
}

fn made<T>(read: Read<T>) -> Made {
    Made {
        has_value: read.value.is_some(),
        complaints: read.complaints,
    }
}

/// How many readers take the file for one of theirs; the words say what does not hold.
pub(crate) fn verify(bytes: &[u8], module: &Module) -> Result<usize, String> {
    let source = String::from_utf8_lossy(bytes);
    let mut taken = usize::from(list(bytes)?);
    for (name, read) in readers(bytes, module) {
        let made = read();
        document(&made, &source).map_err(|why| format!("{name}: {why}"))?;
        taken += usize::from(made.has_value);
    }
    Ok(taken)
}

fn document(made: &Made, source: &str) -> Result<(), String> {
    let mut errors = made.complaints.iter();
    let has_error = errors.any(|complaint| complaint.code.severity() == Severity::Error);
    if made.has_value == has_error {
        return Err("a value and an error, or neither".to_string());
    }
    let shown = Shown {
        language: Language::En,
        colour: false,
    };
    let lines = Lines::of(source);
    let widths: Vec<usize> = source
        .split('\n')
        .map(|line| line.chars().count())
        .collect();
    for complaint in &made.complaints {
        let (place, word) = (complaint.place, complaint.code.word());
        let width = widths.get(place.line.wrapping_sub(1));
        let is_inside = width.is_some_and(|width| place.column <= width + 2);
        if place.column < 1 || place.width < 1 || !is_inside {
            return Err(format!("{word} points outside the file: {place:?}"));
        }
        let text = shown.complaint("x.yaml", &lines, complaint);
        if text.chars().any(|next| next.is_control() && next != '\n') {
            return Err(format!("{word} shows a control character: {text:?}"));
        }
    }
    Ok(())
}

/// Is it a list of a class?
fn list(bytes: &[u8]) -> Result<bool, String> {
    match roster::read(bytes) {
        Ok(roster) if roster.students.is_empty() => Err("a list of nobody".to_string()),
        Ok(roster) => match roster.students.iter().find(|one| one.number.is_empty()) {
            Some(nameless) => Err(format!("somebody without a number: {nameless:?}")),
            None => Ok(true),
        },
        Err(complaints) if complaints.is_empty() => Err("refused without a word".to_string()),
        Err(complaints) => {
            let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r'));
            let lines = lines.count() + 1;
            for complaint in complaints {
                let text = &complaint.text;
                if !(1..=lines.max(2)).contains(&complaint.line) {
                    return Err(format!("outside the {lines} lines: {complaint:?}"));
                }
                if text.id.chars().chain(text.en.chars()).any(char::is_control) {
                    return Err(format!("a control character: {complaint:?}"));
                }
            }
            Ok(false)
        }
    }
}
