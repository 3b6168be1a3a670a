//! In which order clients were answered, and how long each waited for it.

use super::replies::Replies;
use super::scene::{Scene, packet};
use super::{Fact, Said, Topic, list, time};
use crate::analysis::Visit;
use crate::scenario::text::Text;
use crate::trace::Moment;

/// So many are named.
const MOST: usize = 8;

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let replies = Replies::of(scene);
    let visits = || scene.visits.iter();
    let greeted = visits().filter_map(|visit| {
        let first = visit.answers.first()?;
        let mut spoke = visit.questions.iter();
        // Who ends what it sends without a word has asked too.
        let is_greeting =
            spoke.all(|one| one.at > first.at) && visit.left.is_none_or(|left| left > first.at);
        is_greeting.then_some(Heard {
            visit,
            from: visit.knocked,
            first,
        })
    });
    let answered = visits().filter_map(|visit| {
        let reply = replies.first(visit)?;
        Some(Heard {
            visit,
            from: reply.asked.at,
            first: reply.came,
        })
    });
    let (greeted, mut answered) = (greeted.collect::<Vec<_>>(), answered.collect::<Vec<_>>());
    answered.sort_by_key(|one| one.from);
    let facts = [fact(&greeted, &GREETED), fact(&answered, &ANSWERED)];
    facts.into_iter().flatten().collect()
}

/// Who heard from the server first when, and since when it waited for that.
#[derive(Clone, Copy)]
struct Heard<'a> {
    visit: &'a Visit,
    from: Moment,
    first: &'a Said,
}

/// How it is told: its beginning, what stands behind each time, and what their order is compared with.
struct Words {
    begin: [&'static str; 2],
    since: [&'static str; 2],
    order: [&'static str; 2],
}

/// The server speaks before it is asked anything.
const GREETED: Words = Words {
    begin: [
        "Server berbicara lebih dahulu: kiriman pertamanya diterima",
        "The server spoke first: its first words came to",
    ],
    since: ["setelah tersambung", "after connecting"],
    order: ["urutan tersambung", "the order in which they connected"],
};

const ANSWERED: Words = Words {
    begin: [
        "Server menjawab kiriman pertama dari",
        "The server answered the first message of",
    ],
    since: ["sesudah dikirim", "after it was sent"],
    order: ["urutan kiriman mereka", "the order in which they sent"],
};

/// They are told in the order in which the server spoke to them, and given in the one that it is compared with.
fn fact(came: &[Heard<'_>], words: &Words) -> Option<Fact> {
    let mut heard = came.to_vec();
    heard.sort_by_key(|one| one.first.at);
    let is_same = heard
        .iter()
        .zip(came)
        .all(|(one, other)| one.visit == other.visit);
    let mut named: Vec<Text> = heard.iter().take(MOST).map(|one| who(one, words)).collect();
    if heard.len() > MOST {
        let more = heard.len() - MOST;
        named.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let (named, order) = (list(&named), words.order);
    let evidence = heard.iter().take(MOST);
    let evidence = evidence.map(|one| packet(one.first.number, one.first.at));
    let order = match heard.len() {
        0 => return None,
        1 => Text::default(),
        _ if is_same => Text::new(
            format!(" Urutannya sama dengan {}.", order[0]),
            format!(" That is {}.", order[1]),
        ),
        _ => Text::new(
            format!(" Urutannya lain daripada {}.", order[0]),
            format!(" That is not {}.", order[1]),
        ),
    };
    let [id, en] = words.begin;
    Some(Fact {
        topic: Topic::Answering,
        text: Text::new(
            format!("{id} {}.{}", named.id, order.id),
            format!("{en} {}.{}", named.en, order.en),
        ),
        evidence: evidence.collect(),
    })
}

/// `ani (3,1 ms setelah tersambung)`.
fn who(heard: &Heard<'_>, words: &Words) -> Text {
    let wait = time(heard.first.at.since(heard.from));
    let (name, [id, en]) = (heard.visit.called(), words.since);
    Text::new(
        format!("{name} ({} {id})", wait.id),
        format!("{name} ({} {en})", wait.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Evidence;
    use crate::record::sample::{DATA, FIN, SERVER, SYN, Sample};

    fn told(sample: &Sample) -> Vec<Fact> {
        facts(&Scene::of(&sample.0))
    }

    #[test]
    fn who_came_first_was_answered_first() {
        let sample = Sample::chat()
            .both_knock(10, 20)
            .segment(30, (5_000, 40_001), DATA, "satu")
            .segment(50, (5_000, 40_002), DATA, "dua");
        let facts = told(&sample);
        assert!(
            facts[0].text.id.contains("20 ms setelah tersambung"),
            "{:?}",
            facts[0]
        );
        assert!(
            facts[0]
                .text
                .en
                .ends_with("That is the order in which they connected.")
        );
        assert_eq!(
            facts[0].evidence,
            [Evidence::Packet(3), Evidence::Packet(4)]
        );
    }

    #[test]
    fn who_came_later_may_be_answered_earlier_and_somebody_never() {
        let sample = Sample::chat()
            .both_knock(10, 20)
            .segment(30, (5_000, 40_002), DATA, "dua")
            .segment(50, (5_000, 40_001), DATA, "satu");
        assert!(told(&sample)[0].text.en.contains("That is not the order"));
        let silent = Sample::chat().segment(10, (40_001, 5_000), SYN, "");
        assert_eq!(told(&silent), []);
        let alone = told(&silent.segment(13, (5_000, 40_001), DATA, "satu"));
        assert_eq!(
            alone[0].text.en,
            "The server spoke first: its first words came to `port 40001` (3.0 ms after connecting).",
            "of one there is no order"
        );
    }

    fn asked() -> Sample {
        Sample::chat()
            .both_knock(10, 20)
            .segment(60, (40_001, 5_000), DATA, "halo")
    }

    #[test]
    fn an_answer_is_counted_from_what_was_asked() {
        let one = asked().segment(63, (5_000, 40_001), DATA, "ya");
        let answers =
            "The server answered the first message of `port 40001` (3.0 ms after it was sent)";
        assert_eq!(told(&one)[0].text.en, format!("{answers}."));
        let both =
            one.segment(65, (40_002, 5_000), DATA, "hai")
                .segment(70, (5_000, 40_002), DATA, "ya");
        let both = &told(&both)[0].text.en;
        assert!(
            both.ends_with("(5.0 ms after it was sent). That is the order in which they sent."),
            "{both}"
        );
        let late = asked()
            .segment(65, (40_002, 5_000), DATA, "hai")
            .segment(70, (5_000, 40_002), DATA, "ya")
            .segment(75, (5_000, 40_001), DATA, "ya");
        let late = &told(&late)[0].text.en;
        assert!(
            late.ends_with("That is not the order in which they sent."),
            "{late}"
        );
    }

    #[test]
    fn who_is_answered_for_ending_without_a_word_is_not_greeted() {
        let ends = |at_ms: u64| {
            let sample = Sample::chat().segment(10, (40_001, 5_000), SYN, "");
            let (end, answer) = ((40_001, 5_000), (5_000, 40_001));
            let sample = match at_ms < 20 {
                true => sample
                    .segment(at_ms, end, FIN, "")
                    .segment(20, answer, DATA, "0"),
                false => sample
                    .segment(20, answer, DATA, "0")
                    .segment(at_ms, end, FIN, ""),
            };
            told(&sample).len()
        };
        assert_eq!((ends(15), ends(25)), (0, 1));
    }

    #[test]
    fn what_is_only_passed_on_is_no_answer() {
        let passed = asked()
            .segment(65, (40_002, 5_000), DATA, "dari budi")
            .segment(66, (5_000, 40_001), DATA, "budi: dari budi");
        assert_eq!(told(&passed), []);
        let echoed = asked().segment(65, (40_002, 5_000), DATA, "halo").segment(
            66,
            (5_000, 40_001),
            DATA,
            "halo",
        );
        assert_eq!(told(&echoed).len(), 1, "it asked the same itself");
        let then = passed.segment(70, (5_000, 40_001), DATA, "ya");
        assert!(told(&then)[0].text.en.contains("(10 ms after it was sent)"));
    }

    #[test]
    fn what_the_server_says_to_several_is_no_answer_and_to_one_it_is() {
        let said = |also: bool| {
            let sample = asked().types(65, SERVER, "dari operator\n").segment(
                66,
                (5_000, 40_001),
                DATA,
                "dari operator",
            );
            let sample = match also {
                true => sample.segment(67, (5_000, 40_002), DATA, "dari operator"),
                false => sample,
            };
            let facts = told(&sample.both_connected(99));
            facts.iter().any(|fact| fact.text.en.contains("answered"))
        };
        assert!(said(false));
        assert!(!said(true));
    }
}
