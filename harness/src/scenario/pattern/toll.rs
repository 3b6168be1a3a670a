//! How much work a regular expression is before anything is known of it but its signs.

use regex_syntax::ast::{self, Ast, ClassPerlKind, ClassSetItem, Visitor};
use std::convert::Infallible;

/// What the classes `\d`, `\s` and `\w` cost, and one that is named by a property: `\pL`.
const DIGIT: u64 = 80;
const SPACE: u64 = 20;
const WORD: u64 = 800;
const NAMED: u64 = 2_000;
/// A class is gone through letter by letter when case is ignored; so many count as one.
const LETTERS: u64 = 24;

/// A figure for the work of reading `source`: its signs, and what its classes stand for.
pub(super) fn of(source: &str) -> u64 {
    let mut parser = ast::parse::ParserBuilder::new().nest_limit(50).build();
    let signs = source.len() as u64;
    match parser.parse(source) {
        // An `Infallible` visitor always comes to its end.
        Ok(ast) => ast::visit(&ast, Sum(signs)).unwrap_or(signs),
        Err(_) => signs,
    }
}

fn perl(kind: &ClassPerlKind) -> u64 {
    match kind {
        ClassPerlKind::Digit => DIGIT,
        ClassPerlKind::Space => SPACE,
        ClassPerlKind::Word => WORD,
    }
}

struct Sum(u64);

impl Visitor for Sum {
    type Output = u64;
    type Err = Infallible;

    fn finish(self) -> Result<u64, Infallible> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Infallible> {
        self.0 += match ast {
            Ast::ClassUnicode(_) => NAMED,
            Ast::ClassPerl(class) => perl(&class.kind),
            _ => 0,
        };
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Infallible> {
        self.0 += match item {
            ClassSetItem::Unicode(_) => NAMED,
            ClassSetItem::Perl(class) => perl(&class.kind),
            ClassSetItem::Range(range) => {
                let (first, last) = (u32::from(range.start.c), u32::from(range.end.c));
                1 + u64::from(last.saturating_sub(first)) / LETTERS
            }
            _ => 1,
        };
        Ok(())
    }
}
