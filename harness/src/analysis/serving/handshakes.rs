//! Clients that came together and were greeted strictly one after the other.

use super::super::scene::{Scene, names, packet};
use super::super::{Fact, Topic, Visit};
use crate::scenario::text::Text;
use crate::trace::Moment;

/// Of two it may be chance.
const FEWEST: usize = 3;
/// So many are named.
const MOST: usize = 8;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let servers = scene.servers().into_iter();
    servers
        .filter_map(|server| {
            let theirs = scene.visits.iter();
            let theirs = theirs.filter(|one| one.is_to(server));
            fact(scene, &longest(theirs.filter_map(Handshake::of).collect()))
        })
        .collect()
}

/// A server that speaks first: its greeting, and its answer to what the client said then.
struct Handshake<'a> {
    visit: &'a Visit,
    greeted: Moment,
    done: Moment,
}

impl<'a> Handshake<'a> {
    fn of(visit: &'a Visit) -> Option<Self> {
        let (greeting, said) = (visit.answers.first()?, visit.questions.first()?);
        let mut later = visit.answers.iter();
        let answer = later.find(|one| one.at > said.at)?;
        (greeting.at < said.at).then_some(Self {
            visit,
            greeted: greeting.at,
            done: answer.at,
        })
    }
}

/// The longest row of those who were all there before the first was done, none greeted before the one before it was.
fn longest(mut all: Vec<Handshake<'_>>) -> Vec<Handshake<'_>> {
    all.sort_by_key(|one| one.greeted);
    let length = |begin: usize| {
        let first = &all[begin];
        let pairs = all[begin..].windows(2);
        let follows = pairs.take_while(|pair| {
            pair[1].greeted >= pair[0].done && pair[1].visit.knocked < first.done
        });
        1 + follows.count()
    };
    let best = (0..all.len()).map(|begin| (length(begin), begin));
    let Some((length, begin)) = best.max_by_key(|(length, begin)| (*length, all.len() - begin))
    else {
        return all;
    };
    all.drain(begin..begin + length).collect()
}

fn fact(scene: &Scene<'_>, row: &[Handshake<'_>]) -> Option<Fact> {
    let first = row.first()?;
    if row.len() < FEWEST {
        return None;
    }
    let (count, server) = (row.len(), scene.party(first.visit.server));
    let names = names(row.iter().take(MOST).map(|one| one.visit));
    let more = if count > MOST { ", …" } else { "" };
    let greetings = row.iter().filter_map(|one| one.visit.answers.first());
    Some(Fact {
        topic: Topic::Serving,
        text: Text::new(
            format!(
                "Perkenalan {count} klien ({}{more}) berlangsung satu per satu, padahal semuanya sudah tersambung sebelum yang pertama selesai: {server} menyapa masing-masing baru setelah yang sebelumnya menyebut namanya dan mendapat jawaban. Begitulah bila accept() dipanggil lagi hanya sesudah perkenalan: apa pun yang lama pada satu klien menahan semua yang datang sesudahnya.",
                names.id
            ),
            format!(
                "The handshakes of {count} clients ({}{more}) went one after the other, though all had connected before the first was done: {server} greeted each only after the one before it had given its name and got its answer. This is how it looks where accept() is called again only after the handshake: whatever takes long with one client holds up all who come after.",
                names.en
            ),
        ),
        evidence: greetings.map(|one| packet(one.number, one.at)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, DATA, SERVER, SYN, Sample, socket};

    /// Three connect at once; each is greeted, gives its name and is welcomed at these moments.
    fn told(moments: [[u64; 3]; 3]) -> Vec<String> {
        let mut steps: Vec<(u64, (u16, u16), &str)> = Vec::new();
        for (port, [greeted, named, done]) in (40_001..).zip(moments) {
            steps.push((greeted, (5_000, port), "user?"));
            steps.push((named, (port, 5_000), "nama"));
            steps.push((done, (5_000, port), "selamat datang"));
        }
        steps.sort_by_key(|step| step.0);
        let mut sample = Sample::chat();
        for port in 40_001..40_004 {
            sample = sample.segment(5, (port, 5_000), SYN, "");
        }
        for (at, ports, said) in steps {
            sample = sample.segment(at, ports, DATA, said);
        }
        let sockets = vec![
            socket(SERVER, 5_000, 40_001),
            socket(ANI, 40_001, 5_000),
            socket(BUDI, 40_002, 5_000),
        ];
        let record = sample.sockets(900, sockets).0;
        let facts = facts(&Scene::of(&record)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn who_is_greeted_only_after_the_one_before_is_told() {
        let facts = told([[10, 11, 12], [13, 14, 15], [16, 17, 18]]);
        assert!(
            facts[0].starts_with("The handshakes of 3 clients (`ani`, `budi`, and `port 40003`) went one after the other, though"),
            "{facts:?}"
        );
        assert_eq!(facts.len(), 1);
    }

    #[test]
    fn who_is_greeted_meanwhile_has_not_waited() {
        let facts = told([[10, 12, 14], [11, 13, 15], [16, 17, 18]]);
        assert_eq!(facts, Vec::<String>::new());
    }
}
