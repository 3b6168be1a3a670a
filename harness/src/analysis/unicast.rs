//! Datagrams to one address alone, and who showed what they brought.

use super::scene::{Scene, called, packet, quoted_bytes};
use super::{Evidence, Fact, Topic, list};
use crate::record::wire::{Message, Party, Sign};
use crate::scenario::text::Text;
use crate::trace::ActorId;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

/// So many facts are told, and so many texts with the same fate are quoted.
const MOST: usize = 8;
const QUOTED: usize = 4;

/// One text of somebody's, and its datagrams.
struct Letter<'a> {
    sender: ActorId,
    head: &'a [u8],
    messages: Vec<&'a Message<'a>>,
}

pub(super) fn facts(scene: &Scene<'_>) -> Vec<Fact> {
    let letters = letters(scene);
    let alike = |one: &Letter<'_>, next: &Letter<'_>| one.fate(scene) == next.fate(scene);
    let chunks = letters.chunk_by(alike).take(MOST);
    chunks.map(|letters| fact(scene, letters)).collect()
}

fn letters<'a>(scene: &'a Scene<'a>) -> Vec<Letter<'a>> {
    let mut letters: Vec<Letter<'_>> = Vec::new();
    for message in &scene.messages {
        let Party::Actor(sender) = message.from else {
            continue;
        };
        let is_for_many = matches!(message.to, Party::Group(_) | Party::Everybody(_));
        let is_datagram = message.packet.transport.is_udp() && message.sign == Sign::Says;
        if is_for_many || !is_datagram || !scene.is_program(sender) {
            continue;
        }
        let head = message.packet.head.0.as_slice();
        let same = |one: &&mut Letter<'_>| one.sender == sender && one.head == head;
        match letters.iter_mut().find(same) {
            Some(letter) => letter.messages.push(message),
            None => letters.push(Letter {
                sender,
                head,
                messages: vec![message],
            }),
        }
    }
    letters
}

type Places = BTreeSet<(Ipv4Addr, u16)>;
/// From whom, to where, in how many datagrams, and who showed it.
type Fate = (ActorId, Places, usize, Vec<ActorId>);

impl Letter<'_> {
    fn places(&self) -> Places {
        let port = |one: &Message<'_>| one.packet.transport.ports().map_or(0, |(_, to)| to);
        let messages = self.messages.iter();
        messages.map(|one| (one.packet.to, port(one))).collect()
    }

    fn shown_by(&self, scene: &Scene<'_>) -> Vec<ActorId> {
        let text = String::from_utf8_lossy(self.head).trim().to_string();
        let ports: BTreeSet<u16> = self.places().into_iter().map(|(_, port)| port).collect();
        let listeners = ports.into_iter().flat_map(|port| scene.listeners(port));
        let mut shown: Vec<ActorId> = listeners
            .filter(|actor| *actor != self.sender && !text.is_empty())
            .filter(|actor| scene.shows(*actor, &text, self.messages[0].at))
            .collect();
        shown.sort_unstable();
        shown.dedup();
        shown
    }

    /// Of texts that are alike in this it is told in one sentence.
    fn fate(&self, scene: &Scene<'_>) -> Fate {
        let shown = self.shown_by(scene);
        (self.sender, self.places(), self.messages.len(), shown)
    }

    fn quoted(&self) -> Text {
        let said = quoted_bytes(self.head.trim_ascii());
        Text::new(said.clone(), said)
    }
}

fn fact(scene: &Scene<'_>, letters: &[Letter<'_>]) -> Fact {
    let one = &letters[0];
    let (name, count) = (scene.name(one.sender), one.messages.len());
    let mut texts: Vec<Text> = letters.iter().take(QUOTED).map(Letter::quoted).collect();
    if letters.len() > QUOTED {
        let more = letters.len() - QUOTED;
        texts.push(Text::new(format!("{more} lagi"), format!("{more} more")));
    }
    let texts = list(&texts);
    let (each_id, each_en) = match letters.len() {
        1 => ("", ""),
        _ => (" masing-masing", " each"),
    };
    let (to, shown) = (to(&one.places(), count), shown(scene, one));
    let messages = letters.iter().flat_map(|letter| &letter.messages);
    let evidence: Vec<Evidence> = messages.map(|one| packet(one.number, one.at)).collect();
    Fact {
        topic: Topic::Datagrams,
        text: Text::new(
            format!(
                "{name} mengirim {}{each_id} sebagai {}. {}",
                texts.id, to.id, shown.id
            ),
            format!(
                "{name} sent {}{each_en} as {}. {}",
                texts.en, to.en, shown.en
            ),
        ),
        evidence,
    }
}

/// `2 datagram, satu untuk setiap alamat: 10.0.1.12 port 5005 dan 10.0.1.13 port 5005`.
fn to(places: &Places, count: usize) -> Text {
    let all: Vec<Text> = places
        .iter()
        .map(|(address, port)| {
            let place = format!("{} port {port}", called(&address.to_string()));
            Text::new(place.clone(), place)
        })
        .collect();
    let all = list(&all);
    let plural = if count == 1 { "" } else { "s" };
    match places.len() {
        1 => Text::new(
            format!("{count} datagram ke satu alamat saja: {}", all.id),
            format!("{count} datagram{plural} to one address alone: {}", all.en),
        ),
        _ => Text::new(
            format!(
                "{count} datagram, satu per satu ke setiap alamat: {}",
                all.id
            ),
            format!(
                "{count} datagram{plural}, one by one to each address: {}",
                all.en
            ),
        ),
    }
}

fn shown(scene: &Scene<'_>, letter: &Letter<'_>) -> Text {
    let names = letter.shown_by(scene).into_iter();
    let names: Vec<Text> = names
        .map(|actor| Text::new(scene.name(actor), scene.name(actor)))
        .collect();
    let names = match names.is_empty() {
        true => Text::new("tidak seorang pun", "nobody"),
        false => list(&names),
    };
    Text::new(
        format!("Yang menampilkannya: {}.", names.id),
        format!("Shown by: {}.", names.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, BUDI, SERVER, Sample, socket};
    use crate::trace::Event;
    use crate::trace::packet::{Packet, Transport};

    fn stage() -> Sample {
        let udp = |actor, port| {
            let mut ear = socket(actor, port, 0);
            ear.is_udp = true;
            ear
        };
        let sockets = vec![udp(SERVER, 40_009), udp(ANI, 5_005), udp(BUDI, 5_006)];
        Sample::chat().sockets(5, sockets)
    }

    fn datagram(sample: Sample, at_ms: u64, port: u16, text: &str) -> Sample {
        let packet = Packet {
            from: Ipv4Addr::LOCALHOST,
            to: Ipv4Addr::LOCALHOST,
            ttl: 64,
            transport: Transport::Udp {
                from: 40_009,
                to: port,
            },
            bytes: u32::try_from(text.len()).unwrap_or(0),
            head: text.into(),
            sequence: None,
        };
        sample.saw(at_ms, Event::Packet(Box::new(packet)))
    }

    fn told(sample: &Sample) -> Vec<String> {
        let facts = facts(&Scene::of(&sample.0)).into_iter();
        facts.map(|fact| fact.text.en).collect()
    }

    #[test]
    fn one_text_may_go_to_each_address_in_its_turn() {
        let sample = datagram(datagram(stage(), 10, 5_005, "halo"), 11, 5_006, "halo");
        let sample = sample
            .prints(12, ANI, b"halo\n")
            .prints(12, BUDI, b"halo\n");
        assert_eq!(
            told(&sample),
            [
                "`server` sent “halo” as 2 datagrams, one by one to each address: `127.0.0.1` port 5005 and `127.0.0.1` port 5006. Shown by: `ani` and `budi`."
            ]
        );
    }

    #[test]
    fn who_gets_it_alone_is_told_once_for_all_such_texts() {
        let sample = datagram(datagram(stage(), 10, 5_005, "satu"), 11, 5_005, "dua");
        assert_eq!(
            told(&sample),
            [
                "`server` sent “satu” and “dua” each as 1 datagram to one address alone: `127.0.0.1` port 5005. Shown by: nobody."
            ]
        );
    }

    #[test]
    fn what_is_for_many_or_goes_by_tcp_is_none_of_these() {
        assert_eq!(told(&stage()), Vec::<String>::new());
        let by_tcp = stage().segment(10, (40_009, 5_005), 24, "halo");
        assert_eq!(told(&by_tcp), Vec::<String>::new());
    }
}
