//! What is linked to within a report.

use crate::report::document::{Block, Inline, Target};
use std::collections::BTreeSet;

pub(super) fn block_targets(block: &Block, found: &mut BTreeSet<String>) {
    let mut words = |text: &[Inline]| text.iter().for_each(|one| inline_targets(one, found));
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => words(text),
        Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| words(cell)),
        Block::Facts(facts) => facts.iter().for_each(|fact| words(&fact.evidence)),
        Block::List { items, .. } => {
            items
                .iter()
                .flatten()
                .for_each(|block| block_targets(block, found));
        }
        Block::Quote(blocks) | Block::Folded { blocks, .. } => {
            blocks.iter().for_each(|block| block_targets(block, found));
        }
        _ => {}
    }
}

fn inline_targets(inline: &Inline, found: &mut BTreeSet<String>) {
    match inline {
        Inline::Link {
            to: Target::Here(id),
            ..
        } => {
            found.insert(id.clone());
        }
        Inline::Strong(text) | Inline::Emphasis(text) => {
            text.iter().for_each(|one| inline_targets(one, found));
        }
        _ => {}
    }
}
