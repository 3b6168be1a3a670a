//! Terminals that play again: their screens, and what the page's script shows on them.

use super::Page;
use super::words::escaped;
use crate::report::document::Replay;

impl Page {
    pub(super) fn replay(&mut self, replay: &Replay) {
        self.replays += 1;
        let number = self.replays;
        let (play, stop) = (
            self.say("Putar ulang", "Play again"),
            self.say("Berhenti", "Stop"),
        );
        let place = self.say("Saat", "Moment");
        let fold = self.say("Terminal diputar ulang", "The terminals, played again");
        let (play, stop, fold) = (play.to_string(), stop.to_string(), fold.to_string());
        let place = place.to_string();
        self.put(&format!(
            "<details class=\"replay\" data-of=\"replay-{number}\" data-play=\"{play}\" data-stop=\"{stop}\" hidden>\n\
             <summary>{fold}</summary>\n<div class=\"controls\"><button type=\"button\">{play}</button>\
             <input type=\"range\" min=\"0\" value=\"0\" aria-label=\"{place} ({number})\"><output></output></div>\n<div class=\"screens\">\n"
        ));
        for actor in &replay.actors {
            let actor = escaped(actor);
            self.put(&format!(
                "<div class=\"screen\"><div class=\"bar\">{actor}</div><pre tabindex=\"0\" role=\"region\" aria-label=\"{actor} ({number})\"></pre></div>\n"
            ));
        }
        self.put("</div>\n");
        if replay.is_cut {
            let cut = self
                .say("Selebihnya tidak dimuat.", "The rest is left out.")
                .to_string();
            self.put(&format!("<p>{cut}</p>\n"));
        }
        self.put("</details>\n");
        let events: Vec<serde_json::Value> = replay
            .events
            .iter()
            .map(|one| serde_json::json!([one.at_ms, one.actor, u8::from(one.is_typed), one.text]))
            .collect();
        // Nothing in it ends the element that holds it.
        let data = serde_json::Value::from(events)
            .to_string()
            .replace('<', "\\u003c");
        self.put(&format!(
            "<script type=\"application/json\" id=\"replay-{number}\">{data}</script>\n"
        ));
    }
}
