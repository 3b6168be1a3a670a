//! Which lines that a server sent are copies of which message, though TCP may glue one to the next.

use super::super::scene::Scene;
use super::super::speech::speeches;
use crate::record::wire::Party;
use crate::trace::Moment;
use std::collections::{BTreeMap, BTreeSet};

/// So many messages are looked at, and so many lines of a server are known.
const LOOKED_AT: usize = 100;
const MOST_LINES: usize = 500;
/// A shorter text would be found in many others.
const SHORTEST: usize = 2;

/// By the receiver's place among the visits: each copy's moment and packet.
pub(super) type Copies = BTreeMap<usize, Vec<(Moment, Option<usize>)>>;

/// A line that somebody said: one segment may have carried several.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) who: String,
    pub(super) server: Party,
    pub(super) at: Moment,
    pub(super) number: Option<usize>,
    pub(super) text: String,
    /// Until somebody said the same again.
    until: Moment,
}

pub(super) fn said(scene: &Scene<'_>) -> Vec<Said> {
    let mut all: Vec<Said> = Vec::new();
    for one in speeches(scene) {
        let lines = one.text.lines().map(str::trim);
        for text in lines.filter(|line| line.chars().count() >= SHORTEST) {
            let mut before = all.iter_mut().rev();
            if let Some(same) = before.find(|said| said.text == text && said.server == one.server) {
                same.until = one.at;
            }
            all.push(Said {
                who: one.who.clone(),
                server: one.server,
                at: one.at,
                number: one.number,
                text: text.to_string(),
                until: Moment::from_nanos(u64::MAX),
            });
        }
    }
    // Of what was said twice at once nobody knows whose copies are whose.
    all.retain(|one| one.until > one.at);
    all.truncate(LOOKED_AT);
    all
}

/// What a line may be that is not the message alone.
pub(super) struct Lines {
    /// What each server sent as a line of its own.
    sent: BTreeSet<(Party, String)>,
    said: Vec<String>,
}

impl Lines {
    pub(super) fn of(scene: &Scene<'_>, said: &[Said]) -> Self {
        let mut sent = BTreeSet::new();
        for visit in &scene.visits {
            for answer in &visit.answers {
                let text = String::from_utf8_lossy(&answer.head).into_owned();
                let lines = text.lines().map(str::trim);
                for line in lines.filter(|line| line.chars().count() >= SHORTEST) {
                    if sent.len() < MOST_LINES {
                        sent.insert((visit.server, line.to_string()));
                    }
                }
            }
        }
        let said = said.iter().map(|one| one.text.clone()).collect();
        Self { sent, said }
    }

    pub(super) fn copies(&self, scene: &Scene<'_>, said: &Said) -> Copies {
        let mut copies = Copies::new();
        for (place, visit) in scene.visits.iter().enumerate() {
            if visit.server != said.server || visit.knocked > said.at {
                continue;
            }
            let answers = visit.answers.iter();
            for answer in answers.filter(|one| one.at >= said.at && one.at < said.until) {
                let text = String::from_utf8_lossy(&answer.head);
                let times: usize = text.lines().map(|line| self.times(said, line.trim())).sum();
                if times > 0 {
                    let all = copies.entry(place).or_default();
                    all.extend(std::iter::repeat_n((answer.at, answer.number), times));
                }
            }
        }
        copies
    }

    /// Passed on, it may have a name before it, but nothing behind it except what was glued to it.
    fn times(&self, said: &Said, line: &str) -> usize {
        let ends = |(at, _): &(usize, &str)| {
            let (head, rest) = line.split_at(at + said.text.len());
            self.is_end(said.server, rest) && !self.is_longer(head, &said.text)
        };
        line.match_indices(&said.text).filter(ends).count()
    }

    fn is_end(&self, server: Party, rest: &str) -> bool {
        let mut sent = self.sent.iter().filter(|(from, _)| *from == server);
        rest.is_empty() || sent.any(|(_, line)| rest.starts_with(line))
    }

    /// Does it end another message, which ends as this one does?
    fn is_longer(&self, head: &str, text: &str) -> bool {
        let mut others = self.said.iter();
        others
            .any(|other| other.len() > text.len() && other.ends_with(text) && head.ends_with(other))
    }

    /// Who had joined the conversation by then, as its own words show, and got no copy, not even one that is hard to see.
    pub(super) fn without(&self, scene: &Scene<'_>, said: &Said, copies: &Copies) -> Vec<usize> {
        let visits = scene.visits.iter().enumerate();
        let others = visits.filter(|(place, visit)| {
            let first = visit.questions.first();
            let has_spoken = first.is_some_and(|first| first.at < said.at);
            let later = || visit.answers.iter().filter(|one| one.at >= said.at);
            let heard: Vec<u8> = later().flat_map(|one| one.head.clone()).collect();
            let is_whole = later().all(|one| one.head.len() == one.bytes as usize);
            has_spoken
                && visit.server == said.server
                && visit.left.unwrap_or(visit.ended) > said.at
                && visit.called() != said.who
                && !copies.contains_key(place)
                && is_whole
                && !String::from_utf8_lossy(&heard).contains(&said.text)
        });
        others.map(|(place, _)| place).collect()
    }
}
