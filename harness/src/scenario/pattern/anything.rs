//! `[\s\S]`, any letter and the end of a line too: read as `(?s:.)`. As a class, each letter of Unicode would be
//! gone through when case is ignored, though nothing is the same in another case here.

use regex_syntax::ast::{
    Ast, ClassPerl, ClassSet, ClassSetItem, Flag, Flags, FlagsItem, FlagsItemKind, Group,
    GroupKind, Span,
};

/// Puts the short form in the place of the long one, everywhere.
pub(super) fn shorten(tree: &mut Ast) {
    match tree {
        Ast::ClassBracketed(class) if !class.negated && is_anything(&class.kind) => {
            *tree = anything(class.span);
        }
        Ast::Repetition(repetition) => shorten(&mut repetition.ast),
        Ast::Group(group) => shorten(&mut group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter_mut().for_each(shorten),
        Ast::Concat(concat) => concat.asts.iter_mut().for_each(shorten),
        _ => {}
    }
}

/// A class of Perl, and its opposite.
fn is_anything(class: &ClassSet) -> bool {
    let ClassSet::Item(ClassSetItem::Union(union)) = class else {
        return false;
    };
    let opposite =
        |one: &ClassPerl, other: &ClassPerl| one.kind == other.kind && one.negated != other.negated;
    matches!(&union.items[..], [ClassSetItem::Perl(one), ClassSetItem::Perl(other)] if opposite(one, other))
}

fn anything(span: Span) -> Ast {
    let kind = FlagsItemKind::Flag(Flag::DotMatchesNewLine);
    let items = vec![FlagsItem { span, kind }];
    Ast::group(Group {
        span,
        kind: GroupKind::NonCapturing(Flags { span, items }),
        ast: Box::new(Ast::dot(span)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex_syntax::ast::parse::Parser;

    fn shortened(source: &str) -> String {
        let mut tree = Parser::new().parse(source).expect("it is an expression");
        shorten(&mut tree);
        tree.to_string()
    }

    #[test]
    fn whatever_means_anything_is_shortened_wherever_it_stands() {
        assert_eq!(shortened(r"a[\s\S]*(b|[\D\d])"), "a(?s:.)*(b|(?s:.))");
    }

    #[test]
    fn what_leaves_something_out_stays() {
        for source in [r"[\s\D]", r"[^\s\S]", r"[\s\S,]", r"[\s\s]", "."] {
            assert_eq!(shortened(source), source);
        }
    }
}
