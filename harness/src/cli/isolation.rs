//! `--isolation`: where programs are played, for every command that plays them.

use super::doctor;
use crate::run::house::Wish;
use crate::scenario::text::Text;
use crate::world::room::Refused;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Isolation {
    /// Ruang tersendiri, bila mesin mengizinkan · a room of its own, where the machine allows it
    #[default]
    Auto,
    /// Ruang tersendiri, atau tidak bermain sama sekali · a room of its own, or no play at all
    Full,
    /// Langsung di mesin ini, satu per satu · on this machine itself, one at a time
    None,
}

impl Isolation {
    pub(super) fn wish(self) -> Wish {
        match self {
            Self::Auto => Wish::Auto,
            Self::Full => Wish::Full,
            Self::None => Wish::None,
        }
    }
}

/// What was refused, what would allow it, and that nothing was played.
pub(super) fn refused(refused: &Refused) -> Text {
    let Text { id, en } = refused.text();
    let remedy = doctor::remedy(refused);
    Text::new(
        format!(
            "{id}\n{}\nTidak ada yang dimainkan. `praktikum doctor` memeriksa mesin ini.",
            remedy.id
        ),
        format!(
            "{en}\n{}\nNothing was played. `praktikum doctor` examines this machine.",
            remedy.en
        ),
    )
}
