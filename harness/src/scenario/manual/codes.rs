//! Pages of the complaints: what causes each, and a mended version.

mod entries;
mod files;
mod names;
mod patterns;
mod sentences;
mod yaml;

use super::prose::Prose;
use crate::scenario::document::Code;

/// Every code has its page: without one this does not compile.
pub(super) fn of(code: Code) -> &'static Prose {
    match code {
        Code::TooLarge => &yaml::TOO_LARGE,
        Code::NotText => &yaml::NOT_TEXT,
        Code::Yaml => &yaml::YAML,
        Code::ColonCut => &yaml::COLON_CUT,
        Code::CommaCut => &yaml::COMMA_CUT,
        Code::CommentCut => &yaml::COMMENT_CUT,
        Code::TooDeep => &yaml::TOO_DEEP,
        Code::Anchor => &yaml::ANCHOR,
        Code::Tag => &yaml::TAG,
        Code::SeveralDocuments => &yaml::SEVERAL_DOCUMENTS,
        Code::DuplicateKey => &yaml::DUPLICATE_KEY,
        Code::EmptyFile => &yaml::EMPTY_FILE,
        Code::UnknownKey => &entries::UNKNOWN_KEY,
        Code::MissingKey => &entries::MISSING_KEY,
        Code::MissingValue => &entries::MISSING_VALUE,
        Code::MissingLanguage => &entries::MISSING_LANGUAGE,
        Code::WrongType => &entries::WRONG_TYPE,
        Code::BadValue => &entries::BAD_VALUE,
        Code::BadName => &names::BAD_NAME,
        Code::ReservedName => &names::RESERVED_NAME,
        Code::TakenName => &names::TAKEN_NAME,
        Code::UnknownActor => &names::UNKNOWN_ACTOR,
        Code::UnknownRole => &names::UNKNOWN_ROLE,
        Code::UnknownCheck => &names::UNKNOWN_CHECK,
        Code::LaterCheck => &names::LATER_CHECK,
        Code::UnknownMark => &names::UNKNOWN_MARK,
        Code::UnknownVariable => &names::UNKNOWN_VARIABLE,
        Code::UnknownHost => &names::UNKNOWN_HOST,
        Code::UnknownVerb => &sentences::UNKNOWN_VERB,
        Code::NoSentence => &sentences::NO_SENTENCE,
        Code::TwoSentences => &sentences::TWO_SENTENCES,
        Code::WrongSubject => &sentences::WRONG_SUBJECT,
        Code::WrongModifier => &sentences::WRONG_MODIFIER,
        Code::NotStarted => &sentences::NOT_STARTED,
        Code::TogetherTwice => &sentences::TOGETHER_TWICE,
        Code::KeepNeedsOne => &sentences::KEEP_NEEDS_ONE,
        Code::BadTemplate => &patterns::BAD_TEMPLATE,
        Code::Regex => &patterns::REGEX,
        Code::LooksLikeRegex => &patterns::LOOKS_LIKE_REGEX,
        Code::EscapeAsText => &patterns::ESCAPE_AS_TEXT,
        Code::OpenEnd => &patterns::OPEN_END,
        Code::EmptyPattern => &patterns::EMPTY_PATTERN,
        Code::PatternTooBig => &patterns::PATTERN_TOO_BIG,
        Code::PointsSum => &entries::POINTS_SUM,
        Code::NotPlaced => &names::NOT_PLACED,
        Code::PlacedTwice => &names::PLACED_TWICE,
        Code::TooMany => &entries::TOO_MANY,
        Code::Unused => &names::UNUSED,
        Code::MissingFile => &files::MISSING_FILE,
        Code::StrayFile => &files::STRAY_FILE,
        Code::MissingSection => &files::MISSING_SECTION,
    }
}
