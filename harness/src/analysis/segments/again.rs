//! What TCP sent twice, and what that means for the receiver.

use super::MOST;
use crate::analysis::scene::{Scene, packet};
use crate::analysis::{Evidence, Fact, Topic, list};
use crate::scenario::text::Text;

pub(super) fn fact(scene: &Scene<'_>) -> Option<Fact> {
    let again = || scene.messages.iter().filter(|one| one.is_again);
    let evidence: Vec<Evidence> = again().map(|one| packet(one.number, one.at)).collect();
    let mut ways: Vec<Text> = Vec::new();
    for one in again() {
        let (from, to) = (scene.party(one.from), scene.party(one.to));
        let way = Text::new(
            format!("dari {from} kepada {to}"),
            format!("from {from} to {to}"),
        );
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    let (count, several) = (evidence.len(), ways.len());
    ways.truncate(MOST);
    if several > MOST {
        let more = several - MOST;
        ways.push(Text::new(
            format!("{more} arah lagi"),
            format!("{more} more ways"),
        ));
    }
    let ways = list(&ways);
    let (segments, them, counts) = match count {
        1 => ("one segment".to_string(), "it", "it counts"),
        _ => (format!("{count} segments"), "each", "each counts"),
    };
    let bare = again().filter(|one| one.packet.bytes == 0).count();
    let meaning = match bare {
        0 => Text::new(
            "Nomor urutnya sama, jadi program penerima tetap mendapat isinya satu kali, dan di laporan ini ia dihitung satu kali.",
            format!(
                "The sequence number is the same, so the receiving program gets what is in {them} once all the same, and in this report {counts} once."
            ),
        ),
        all if all == count => Text::new(
            "Isinya bukan data, hanya tanda bahwa sambungan dibuka atau ditutup (SYN atau FIN): program penerima tidak mendapat apa pun dua kali.",
            "There is no data in that, only the sign that a connection is opened or closed (SYN or FIN): the receiving program gets nothing twice.",
        ),
        bare => Text::new(
            format!(
                "Nomor urutnya sama, jadi program penerima tetap mendapat isinya satu kali, dan di laporan ini ia dihitung satu kali; {bare} di antaranya tidak berisi data (SYN atau FIN)."
            ),
            format!(
                "The sequence number is the same, so the receiving program gets what is in {them} once all the same, and in this report {counts} once; {bare} of them carried no data (SYN or FIN)."
            ),
        ),
    };
    (count > 0).then(|| Fact {
        topic: Topic::Segments,
        text: Text::new(
            format!("TCP mengirim ulang {count} segmen {}, karena pengakuannya (ACK) tidak datang pada waktunya. {}", ways.id, meaning.id),
            format!("TCP sent {segments} again {}, as no acknowledgement (ACK) had come in time. {}", ways.en, meaning.en),
        ),
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::sample::{ANI, DATA, FIN, SYN, Sample, socket};

    #[test]
    fn what_tcp_sent_again_is_told_with_what_it_means() {
        let sent = |flags: u8, data: &str, times: u64| {
            let mut sample = Sample::chat().numbered(10, (40_001, 5_000), (SYN, 99), "");
            for time in 0..times {
                sample = sample.numbered(20 + time, (40_001, 5_000), (flags, 100), data);
            }
            let record = sample.sockets(900, vec![socket(ANI, 40_001, 5_000)]).0;
            fact(&Scene::of(&record)).map(|fact| fact.text.en)
        };
        let way = "TCP sent one segment again from `ani` to `127.0.0.1:5000`, as no acknowledgement (ACK) had come in time.";
        assert_eq!(
            sent(DATA, "halo", 2),
            Some(format!(
                "{way} The sequence number is the same, so the receiving program gets what is in it once all the same, and in this report it counts once."
            ))
        );
        assert_eq!(
            sent(FIN, "", 2),
            Some(format!(
                "{way} There is no data in that, only the sign that a connection is opened or closed (SYN or FIN): the receiving program gets nothing twice."
            ))
        );
        assert_eq!((sent(DATA, "halo", 1), sent(FIN, "", 1)), (None, None));
    }
}
