//! What is wrong with a file: where, in which words, and what to do about it.

use crate::scenario::text::Text;

/// A place in a file; lines and columns are counted from one, in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    pub width: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub code: Code,
    pub place: Place,
    pub problem: Text,
    pub advice: Text,
}

impl Complaint {
    pub fn new(code: Code, place: Place, problem: Text, advice: Text) -> Self {
        Self {
            code,
            place,
            problem,
            advice,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
}

/// Gives every code its word.
macro_rules! codes {
    ($($code:ident = $word:literal),* $(,)?) => {
        /// The kind of a complaint; `praktikum explain` has a page for each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($code),* }

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$code),*];

            pub fn word(self) -> &'static str {
                match self { $(Self::$code => $word),* }
            }
        }
    };
}

codes! {
    TooLarge = "too-large",
    NotText = "not-text",
    Yaml = "yaml",
    ColonCut = "colon-cut",
    CommaCut = "comma-cut",
    CommentCut = "comment-cut",
    TooDeep = "too-deep",
    Anchor = "anchor",
    Tag = "tag",
    SeveralDocuments = "several-documents",
    DuplicateKey = "duplicate-key",
    EmptyFile = "empty-file",
    UnknownKey = "unknown-key",
    MissingKey = "missing-key",
    MissingValue = "missing-value",
    MissingLanguage = "missing-language",
    WrongType = "wrong-type",
    BadValue = "bad-value",
    BadName = "bad-name",
    ReservedName = "reserved-name",
    TakenName = "taken-name",
    UnknownActor = "unknown-actor",
    UnknownRole = "unknown-role",
    UnknownCheck = "unknown-check",
    LaterCheck = "later-check",
    UnknownMark = "unknown-mark",
    UnknownVariable = "unknown-variable",
    UnknownHost = "unknown-host",
    UnknownVerb = "unknown-verb",
    NoSentence = "no-sentence",
    TwoSentences = "two-sentences",
    WrongSubject = "wrong-subject",
    WrongModifier = "wrong-modifier",
    NotStarted = "not-started",
    TogetherTwice = "together-twice",
    KeepNeedsOne = "keep-needs-one",
    BadTemplate = "bad-template",
    Regex = "regex",
    LooksLikeRegex = "looks-like-regex",
    EscapeAsText = "escape-as-text",
    OpenEnd = "open-end",
    EmptyPattern = "empty-pattern",
    PatternTooBig = "pattern-too-big",
    PointsSum = "points-sum",
    NotPlaced = "not-placed",
    PlacedTwice = "placed-twice",
    TooMany = "too-many",
    Unused = "unused",
    MissingFile = "missing-file",
    StrayFile = "stray-file",
    MissingSection = "missing-section",
}

impl Code {
    pub fn severity(self) -> Severity {
        match self {
            Self::Unused | Self::StrayFile | Self::LooksLikeRegex | Self::EscapeAsText => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }
}

/// How many complaints are kept while a file is read: who makes more has made one mistake many times.
const MOST: usize = 300;

/// The complaints about one file, as they are made.
#[derive(Debug, Default)]
pub(super) struct Complaints(Vec<Complaint>);

impl Complaints {
    /// Keeps one more, unless there are enough.
    pub(super) fn push(&mut self, complaint: Complaint) {
        if !self.is_full() {
            self.0.push(complaint);
        }
    }

    /// Is there no use in looking for more?
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn has_error(&self) -> bool {
        self.0
            .iter()
            .any(|complaint| complaint.code.severity() == Severity::Error)
    }

    pub(super) fn into_vec(self) -> Vec<Complaint> {
        self.0
    }
}
