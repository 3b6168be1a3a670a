//! What a goal tells of itself when it does not hold: what was expected, what was measured, what was looked for.

use super::Goal;
use crate::engine::diagnose::{Measured, Sought};
use crate::engine::fact::Fact;
use crate::engine::look::Text;
use crate::engine::stage::Stage;
use crate::trace::ActorId;
use crate::verdict::Expected;

impl Goal {
    pub(in crate::engine) fn expected(&self) -> Expected {
        match self {
            Self::Done | Self::Still | Self::Alive | Self::Gone { .. } => Expected::Alive,
            Self::Start(start) => Expected::Start {
                listens: start.ready.as_ref().and_then(Fact::port),
                joins: None,
            },
            Self::Taken { bytes, .. } => Expected::Taken { bytes: *bytes },
            Self::Prompt(prompt) => Expected::Prompt(prompt.wanted()),
            Self::Text(text) => Expected::Text(text.said()),
            Self::Count(count) => Expected::Times {
                pattern: count.text.said(),
                times: count.times,
            },
            Self::All(all) => Expected::AllOf {
                missing: all.missing(),
            },
            Self::OneOf(texts) => Expected::OneOf(texts.iter().map(Text::said).collect()),
            Self::Never(never) => Expected::Never(never.text.said()),
            Self::Exit(ending) => Expected::Exit(ending.clone()),
            Self::Fact(fact) => fact.expected(),
            Self::Rest(rest) => Expected::Rest(rest.lasting),
            Self::Closed => Expected::Closed,
            Self::Carries(carries) => carries.expected(),
        }
    }

    /// What was counted or refused.
    pub(in crate::engine) fn measured(&self, stage: &Stage, actor: Option<ActorId>) -> Measured {
        match (self, actor) {
            (Self::Carries(carries), _) => Measured {
                count: Some(carries.seen),
                carried: carries.told(stage),
                ..Measured::default()
            },
            (_, Some(id)) => self.measured_of(stage, id),
            (_, None) => Measured::default(),
        }
    }

    fn measured_of(&self, stage: &Stage, id: ActorId) -> Measured {
        let mut measured = Measured {
            refusal: stage.player(id).refusal().cloned(),
            vacant: stage.player(id).vacant.clone(),
            ..Measured::default()
        };
        if !self.sought().is_empty() {
            measured.datagrams = stage.datagrams();
        }
        match self {
            Self::Count(count) => measured.count = Some(count.seen),
            Self::Fact(fact) => measured.count = fact.count(stage, id),
            Self::Rest(rest) => measured.used = rest.used,
            _ => {}
        }
        measured
    }

    /// What was looked for in its text.
    pub(in crate::engine) fn sought(&self) -> Vec<Sought> {
        match self {
            Self::Prompt(prompt) => prompt.text.iter().map(|text| text.sought.clone()).collect(),
            Self::Text(text) => vec![text.sought.clone()],
            Self::Count(count) => vec![count.text.sought.clone()],
            Self::All(all) => all
                .missing_texts()
                .map(|text| text.sought.clone())
                .collect(),
            Self::OneOf(texts) => texts.iter().map(|text| text.sought.clone()).collect(),
            Self::Never(never) => vec![never.text.sought.clone()],
            _ => Vec::new(),
        }
    }
}
