//! The programs that were played, as they are written; long ones folded.

use super::Section;
use crate::report::document::Block;
use crate::report::material::{Material, Source};

/// So many lines are shown without being asked for.
const LONG: usize = 60;

pub(super) fn programs(material: &Material<'_>) -> Section {
    let mut body: Vec<Block> = Vec::new();
    for (number, source) in (1..).zip(material.sources) {
        body.push(Block::heading(3, format!("program-{number}"), &source.path));
        body.push(listing(material, source));
    }
    if body.is_empty() {
        let none = material.say(
            "Kode sumber tidak ada pada laporan ini.",
            "There is no source code in this report.",
        );
        body.push(Block::words(none));
    }
    Section::new("programs", ("Program", "Programs"), body)
}

fn listing(material: &Material<'_>, source: &Source) -> Block {
    let ending = source.path.rsplit_once('.').map(|(_, ending)| ending);
    let lines = source.text.lines().count();
    let code = Block::code(ending, &source.text);
    if lines <= LONG {
        return code;
    }
    let title = match material.say("id", "en") {
        "id" => format!("{} ({lines} baris)", source.path),
        _ => format!("{} ({lines} lines)", source.path),
    };
    Block::folded(&title, vec![code])
}
