//! What is wrong with a module's scenarios, its liars or its strangers.

use super::{Absent, Accusation, Check, Part, Player, Seen, Sheet};
use crate::scenario::liar::Sentence;
use crate::scenario::name::Name;
use crate::scenario::text::Text;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// No check fails a liar: in no play, or in some of them.
    Survives {
        liar: String,
    },
    /// A liar gets another verdict than is stated beside it.
    Otherwise {
        liar: String,
        place: Place,
        stated: Sentence,
        seen: Sentence,
    },
    /// Nothing is stated beside a liar.
    Unstated {
        liar: String,
    },
    /// No explanation holds these words.
    Unsaid {
        liar: String,
        words: String,
    },
    /// A check fails a correct program.
    Unjust {
        player: String,
        place: Place,
        seen: Sentence,
    },
    /// No liar fails a check, and its file does not say why it is there.
    Useless {
        place: Place,
    },
    /// The same play had several ends, each so often.
    Differs {
        player: String,
        place: Place,
        seen: Vec<(String, usize)>,
        /// Of a liar about which nothing is stated there.
        is_free: bool,
    },
    /// It could not be judged.
    Unclear {
        player: String,
        place: Place,
        why: Text,
    },
    NotReady {
        player: String,
        why: Text,
    },
    /// It did not play, because the machine lacks what its language needs.
    Toolless {
        player: String,
        why: Text,
    },
    /// A module that has no liars, or nobody who is correct.
    NoLiars,
    NobodyHonest,
}

/// A check of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub scenario: Name,
    pub check: Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// To know, and no more.
    Note,
    /// Nothing can be said about it.
    Unclear,
    /// To be put right.
    Fault,
}

impl Finding {
    pub fn gravity(&self) -> Gravity {
        match self {
            Self::Differs { is_free: true, .. } | Self::Toolless { .. } | Self::NobodyHonest => {
                Gravity::Note
            }
            Self::Unclear { .. } | Self::NotReady { .. } => Gravity::Unclear,
            _ => Gravity::Fault,
        }
    }
}

impl Sheet {
    /// Everything that there is to say, the liars first.
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for player in &self.players {
            match (&player.absent, &player.part) {
                (Some(absent), _) => found.push(absence(player, absent)),
                (None, Part::Liar(accusation)) => self.of_liar(player, accusation, &mut found),
                (None, Part::Reference | Part::Stranger) => self.of_honest(player, &mut found),
            }
        }
        if self.is_whole {
            self.of_checks(&mut found);
        }
        found
    }

    fn of_liar(&self, liar: &Player, accusation: &Accusation, found: &mut Vec<Finding>) {
        let name = || liar.name.clone();
        let before = found.len();
        self.unclear(liar, found);
        if found.len() == before && accusation.must_be_caught() && !liar.is_caught() {
            found.push(Finding::Survives { liar: name() });
        }
        if accusation.stated.is_empty() && !accusation.is_partial {
            found.push(Finding::Unstated { liar: name() });
        }
        for check in &self.checks {
            let stated = accusation.of(&check.scenario, &check.id);
            differs(liar, check, stated.is_none(), found);
            found.extend(stated.and_then(|stated| otherwise(liar, check, stated)));
        }
        let says = accusation.says.iter().enumerate();
        let unsaid = says.filter(|(at, _)| !accusation.heard.contains(at));
        found.extend(unsaid.map(|(_, words)| Finding::Unsaid {
            liar: name(),
            words: words.clone(),
        }));
    }

    fn of_honest(&self, player: &Player, found: &mut Vec<Finding>) {
        self.unclear(player, found);
        for check in &self.checks {
            let mut seen = player.seen(&check.scenario, &check.id);
            let failed = seen.find_map(|seen| match seen {
                Seen::Told(sentence @ Sentence::Failed(..)) => Some(sentence),
                _ => None,
            });
            found.extend(failed.map(|seen| Finding::Unjust {
                player: player.name.clone(),
                place: Place::of(check),
                seen: seen.clone(),
            }));
            differs(player, check, false, found);
        }
    }

    /// Of each scenario the first check that could not be judged.
    fn unclear(&self, player: &Player, found: &mut Vec<Finding>) {
        let mut before: Option<&Name> = None;
        for check in &self.checks {
            let mut seen = player.seen(&check.scenario, &check.id);
            let why = seen.find_map(|seen| match seen {
                Seen::Unsure(why) | Seen::Broken(why) => Some(why),
                Seen::Told(_) => None,
            });
            if let Some(why) = why.filter(|_| before != Some(&check.scenario)) {
                before = Some(&check.scenario);
                found.push(Finding::Unclear {
                    player: player.name.clone(),
                    place: Place::of(check),
                    why: why.clone(),
                });
            }
        }
    }

    fn of_checks(&self, found: &mut Vec<Finding>) {
        if self.honest().next().is_none() {
            found.push(Finding::NobodyHonest);
        }
        if self.liars().next().is_none() {
            found.push(Finding::NoLiars);
            return;
        }
        let is_useless = |check: &&Check| check.because.is_none() && self.killed(check).is_empty();
        let useless = self.checks.iter().filter(is_useless);
        found.extend(useless.map(|check| Finding::Useless {
            place: Place::of(check),
        }));
    }
}

impl Place {
    fn of(check: &Check) -> Self {
        Self {
            scenario: check.scenario.clone(),
            check: check.id.clone(),
        }
    }
}

fn absence(player: &Player, absent: &Absent) -> Finding {
    let player = player.name.clone();
    match absent.clone() {
        Absent::Toolless(why) => Finding::Toolless { player, why },
        Absent::NotReady(why) => Finding::NotReady { player, why },
    }
}

/// The first verdict that is another one than was stated.
fn otherwise(liar: &Player, check: &Check, stated: &Sentence) -> Option<Finding> {
    let mut seen = liar.seen(&check.scenario, &check.id);
    let other = seen.find_map(|seen| match seen {
        Seen::Told(sentence) if sentence != stated => Some(sentence),
        _ => None,
    })?;
    Some(Finding::Otherwise {
        liar: liar.name.clone(),
        place: Place::of(check),
        stated: stated.clone(),
        seen: other.clone(),
    })
}

fn differs(player: &Player, check: &Check, is_free: bool, found: &mut Vec<Finding>) {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for seen in player.seen(&check.scenario, &check.id) {
        let Seen::Told(sentence) = seen else { continue };
        let word = sentence.to_string();
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    if counts.len() > 1 {
        found.push(Finding::Differs {
            player: player.name.clone(),
            place: Place::of(check),
            seen: counts,
            is_free,
        });
    }
}
