//! Modifiers: what stands beneath a sentence.

/// What may stand beneath a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    Within,
    Times,
    Since,
    For,
    Keep,
    Points,
    Hint,
    Hints,
    Exactly,
    Optional,
    Because,
    Steps,
    From,
    To,
}

impl Modifier {
    pub const ALL: [Self; 14] = [
        Self::Within,
        Self::Times,
        Self::Since,
        Self::For,
        Self::Keep,
        Self::Points,
        Self::Hint,
        Self::Hints,
        Self::Exactly,
        Self::Optional,
        Self::Because,
        Self::Steps,
        Self::From,
        Self::To,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Times => "times",
            Self::Since => "since",
            Self::For => "for",
            Self::Keep => "keep",
            Self::Points => "points",
            Self::Hint => "hint",
            Self::Hints => "hints",
            Self::Exactly => "exactly",
            Self::Optional => "optional",
            Self::Because => "because",
            Self::Steps => "steps",
            Self::From => "from",
            Self::To => "to",
        }
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|modifier| modifier.word() == word)
    }
}
