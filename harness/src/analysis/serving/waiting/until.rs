//! What ended somebody's wait: an answer, the server that dropped it, its own leaving, or nothing.

use crate::analysis::scene::{self, Scene};
use crate::analysis::{Visit, time};
use crate::record::wire::Sign;
use crate::scenario::text::Text;
use crate::trace::Moment;

#[derive(Clone, Copy)]
pub(super) enum Until {
    /// At this moment, and when the other one had finished.
    Answered(Moment, Moment),
    /// So too, but it had asked nothing yet.
    Greeted(Moment, Moment),
    /// The server broke its connection off, or closed it.
    Dropped(Moment, Sign),
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
        match (visit.left, visit.release) {
            (Some(left), _) if left <= visit.released => Self::Left(left),
            (_, how) => Self::Dropped(visit.released, how.unwrap_or(Sign::Ends)),
        }
    }

    pub(super) fn at(self) -> Moment {
        match self {
            Self::Answered(at, _)
            | Self::Greeted(at, _)
            | Self::Dropped(at, _)
            | Self::Left(at)
            | Self::Over(at) => at,
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
            Self::Greeted(at, released) => {
                let after = time(at.since(released));
                Text::new(
                    format!(
                        "Kata pertama dari {server} datang {} setelah {other} selesai.",
                        after.id
                    ),
                    format!(
                        "The first words of {server} came {} after {other} had finished.",
                        after.en
                    ),
                )
            }
            Self::Dropped(at, how) => {
                let when = scene::at(at);
                let (id, en) = match how {
                    Sign::Breaks => (
                        "memutus sambungannya dengan RST",
                        "broke its connection off with RST",
                    ),
                    _ => ("menutup sambungannya", "closed its connection"),
                };
                Text::new(
                    format!(
                        "Ia menunggu sampai {server} {id} {}, dan tidak pernah dijawab.",
                        when.id
                    ),
                    format!(
                        "It waited until {server} {en} {}, and was never answered.",
                        when.en
                    ),
                )
            }
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
