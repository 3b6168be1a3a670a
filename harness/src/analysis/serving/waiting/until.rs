//! What ended somebody's wait: an answer, the server's end, its own leaving, or nothing.

use crate::analysis::scene::Scene;
use crate::analysis::{Visit, time};
use crate::scenario::text::Text;
use crate::trace::Moment;

#[derive(Clone, Copy)]
pub(super) enum Until {
    /// At this moment, and when the other one had finished.
    Answered(Moment, Moment),
    /// The server had ended.
    Ended(Moment),
    /// It went itself.
    Left(Moment),
    /// Nothing did: the experiment was over.
    Over(Moment),
}

impl Until {
    /// Of somebody who was never answered.
    pub(super) fn of(scene: &Scene<'_>, visit: &Visit) -> Self {
        let over = scene.over();
        if visit.ended >= over {
            return Self::Over(over);
        }
        match visit.left {
            Some(left) if left <= visit.released => Self::Left(left),
            _ => Self::Ended(visit.released),
        }
    }

    pub(super) fn at(self) -> Moment {
        match self {
            Self::Answered(at, _) | Self::Ended(at) | Self::Left(at) | Self::Over(at) => at,
        }
    }

    pub(super) fn told(self, other: &str, server: &str) -> Text {
        match self {
            Self::Answered(at, released) => {
                let after = time(at.since(released));
                Text::new(
                    format!(
                        "Jawaban pertamanya datang {} setelah {other} selesai.",
                        after.id
                    ),
                    format!(
                        "Its first answer came {} after {other} had finished.",
                        after.en
                    ),
                )
            }
            Self::Ended(_) => Text::new(
                format!("Ia menunggu sampai {server} berakhir, dan tidak pernah dijawab."),
                format!("It waited until {server} ended, and was never answered."),
            ),
            Self::Left(_) => Text::new(
                "Ia pergi tanpa pernah dijawab.",
                "It left and was never answered.",
            ),
            Self::Over(_) => Text::new(
                "Sampai akhir percobaan ia tidak pernah dijawab.",
                "Until the end of the experiment it was never answered.",
            ),
        }
    }
}
