//! Fifty submissions with the same ports at the same time.

use super::ground::Ground;
use super::play::{self, Which};
use super::somebody::Somebody;

const CROWD: usize = 50;

/// All are started before any of them is waited for; each passes, and nobody is left of any.
pub(super) fn fifty_at_once(somebody: Somebody) -> Result<(), String> {
    let grounds: Vec<Ground> = (0..CROWD).map(|_| Ground::honest(somebody)).collect();
    let plays: Vec<_> = grounds
        .iter()
        .map(|ground| play::start(&mut play::command(ground, somebody, Which::Honest, "json")))
        .collect();
    for (play, ground) in plays.into_iter().zip(&grounds) {
        play::passed(&play::judged(&play::end(play?)?)?)?;
        ground.is_untouched()?;
    }
    Ok(())
}
