//! The verdicts that were seen, as they stand in `verdict.yaml`: for an author who has looked at them.

use crate::audit::{Part, Play, Player, Seen, Sheet};
use crate::scenario::liar::LIAR;
use crate::scenario::text::{Language, Text, harmless};

pub(super) fn of(sheets: &[Sheet], language: Language) -> String {
    let warning = Text::new(
        "Yang terlihat belum tentu yang benar: salin hanya putusan yang memang harus didapat pembohong itu.",
        "What was seen need not be right: copy only what the liar must get.",
    );
    let mut text = format!("# {}\n", warning.in_language(language));
    for sheet in sheets {
        for player in &sheet.players {
            text.push_str(&liar(sheet, player, language));
        }
    }
    text
}

/// One liar: the scenarios that are stated beside it, or else those in which something failed.
fn liar(sheet: &Sheet, player: &Player, language: Language) -> String {
    let Part::Liar(accusation) = &player.part else {
        return String::new();
    };
    let mut text = format!(
        "\n# {}/{LIAR}\nmodule: {}\nplays:\n",
        harmless(&player.name),
        sheet.module
    );
    for play in &player.plays {
        let mut stated = accusation.stated.iter();
        let is_stated = stated.any(|stated| stated.scenario == play.scenario);
        let failed = || {
            play.rounds
                .iter()
                .flatten()
                .any(|(_, seen)| seen.is_failed())
        };
        if is_stated || accusation.stated.is_empty() && failed() {
            text.push_str(&scenario(play, language));
        }
    }
    text
}

fn scenario(play: &Play, language: Language) -> String {
    let mut text = format!("  {}:\n", play.scenario);
    let Some(first) = play.rounds.first() else {
        return text;
    };
    for (at, (check, seen)) in first.iter().enumerate() {
        let mut others = play.rounds.iter().filter_map(|round| round.get(at));
        let differs = others.any(|(_, other)| other != seen);
        let note = Text::new("  # tidak selalu sama", "  # not always the same");
        let note = if differs {
            note.in_language(language)
        } else {
            ""
        };
        text.push_str(&format!("    {check}: {}{note}\n", word(seen, language)));
    }
    text
}

fn word(seen: &Seen, language: Language) -> String {
    let unclear =
        |word: &str, why: &Text| format!("{word}  # {}", harmless(why.in_language(language)));
    match seen {
        Seen::Told(sentence) => sentence.to_string(),
        Seen::Unsure(why) => unclear("unsure", why),
        Seen::Broken(why) => unclear("broken", why),
    }
}
