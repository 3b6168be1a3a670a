//! What an audit found, in words, and what to do about it.

use crate::audit::{Finding, Gravity, Place};
use crate::scenario::text::{Text, harmless};

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Told {
    pub(in crate::report) gravity: Gravity,
    pub(in crate::report) what: Text,
    pub(in crate::report) advice: Text,
}

pub(in crate::report) fn told(finding: &Finding) -> Told {
    let (what, advice) = match finding {
        Finding::Useless { place } => useless(place),
        Finding::Differs {
            player,
            place,
            seen,
            ..
        } => differs(player, place, seen),
        Finding::Unclear { player, place, why } => unclear(player, place, why),
        Finding::NotReady { player, why } => not_ready(player, why),
        Finding::Toolless { player, why } => toolless(player, why),
        Finding::Unjust {
            player,
            place,
            seen,
        } => unjust(player, place, &seen.to_string()),
        Finding::NoLiars | Finding::NobodyHonest => nobody(finding),
        Finding::Survives { .. }
        | Finding::Otherwise { .. }
        | Finding::Unstated { .. }
        | Finding::Unsaid { .. } => of_liar(finding),
    };
    Told {
        gravity: finding.gravity(),
        what,
        advice,
    }
}

fn of_liar(finding: &Finding) -> (Text, Text) {
    match finding {
        Finding::Survives { liar } => survives(liar),
        Finding::Otherwise {
            liar,
            place,
            stated,
            seen,
        } => (
            Text::new(
                format!(
                    "{liar} mendapat putusan lain di {}: tertulis `{stated}`, terlihat `{seen}`",
                    shown(place)
                ),
                format!(
                    "{liar} gets another verdict at {}: stated `{stated}`, seen `{seen}`",
                    shown(place)
                ),
            ),
            Text::new(
                "bila yang terlihat itu benar, perbaiki verdict.yaml (`praktikum audit --verdicts` menuliskannya); bila tidak, perbaiki skenarionya",
                "if what is seen is right, mend verdict.yaml (`praktikum audit --verdicts` writes it out); if not, mend the scenario",
            ),
        ),
        Finding::Unsaid { liar, words } => {
            let words = harmless(words);
            (
                Text::new(
                    format!("{liar}: tidak ada penjelasan yang berisi «{words}»"),
                    format!("{liar}: no explanation holds «{words}»"),
                ),
                Text::new(
                    "jalankan `praktikum run` pada pembohong itu dengan `--lang en` dan baca penjelasannya",
                    "play the liar with `praktikum run --lang en` and read what is explained",
                ),
            )
        }
        _ => unstated(finding),
    }
}

fn survives(liar: &str) -> (Text, Text) {
    (
        Text::new(
            format!("{liar} lolos: tidak ada pemeriksaan yang menggagalkannya"),
            format!("{liar} survives: no check fails it"),
        ),
        Text::new(
            "tulis pemeriksaan yang melihat kesalahannya, atau hapus pembohong yang sebenarnya benar",
            "write a check that sees its mistake, or remove a liar that is right after all",
        ),
    )
}

fn unstated(finding: &Finding) -> (Text, Text) {
    let liar = super::about(finding).map_or("?", String::as_str);
    (
        Text::new(
            format!("{liar}: verdict.yaml belum berkata apa yang harus dikatakan tentangnya"),
            format!("{liar}: verdict.yaml does not say yet what must be said of it"),
        ),
        Text::new(
            "`praktikum audit --verdicts` menuliskan yang terlihat; periksa, lalu salin",
            "`praktikum audit --verdicts` writes out what is seen; look at it, then copy it",
        ),
    )
}

fn unjust(player: &str, place: &Place, seen: &str) -> (Text, Text) {
    let place = shown(place);
    (
        Text::new(
            format!("{place} menggagalkan program yang benar, {player}: `{seen}`"),
            format!("{place} fails a correct program, {player}: `{seen}`"),
        ),
        Text::new(
            "longgarkan pemeriksaan itu, atau nyatakan yang dimintanya di tugas modul",
            "loosen the check, or say what it insists on in the module's task",
        ),
    )
}

fn useless(place: &Place) -> (Text, Text) {
    let place = shown(place);
    (
        Text::new(
            format!("{place} tidak pernah gagal: pembohong mana pun lolos darinya"),
            format!("{place} never fails: every liar gets past it"),
        ),
        Text::new(
            "tambahkan pembohong yang ditangkapnya, hapus pemeriksaan itu, atau tulis alasannya di sana: `because: {id: …, en: …}`",
            "add a liar that it catches, remove it, or write there why it is needed: `because: {id: …, en: …}`",
        ),
    )
}

fn differs(player: &str, place: &Place, seen: &[(String, usize)]) -> (Text, Text) {
    let place = shown(place);
    let ways = |times: &str| {
        let ways = seen
            .iter()
            .map(|(word, count)| format!("`{word}` {count}{times}"));
        ways.collect::<Vec<_>>().join(", ")
    };
    let (id, en) = (ways(" kali"), ways(" times"));
    (
        Text::new(
            format!("{player} tidak selalu mendapat putusan yang sama di {place}: {id}"),
            format!("{player} does not always get the same verdict at {place}: {en}"),
        ),
        Text::new(
            "putusan harus sama setiap kali: cari apa yang bergantung pada kebetulan",
            "a verdict must be the same every time: look for what hangs on chance",
        ),
    )
}

fn unclear(player: &str, place: &Place, why: &Text) -> (Text, Text) {
    let place = shown(place);
    (
        Text::new(
            format!(
                "{player} tidak dapat dinilai di {place}: {}",
                harmless(&why.id)
            ),
            format!(
                "{player} could not be judged at {place}: {}",
                harmless(&why.en)
            ),
        ),
        Text::new(
            "mainkan lagi di mesin yang tidak sibuk; `praktikum doctor` berkata apa yang kurang",
            "play it again on a machine that is not busy; `praktikum doctor` says what is missing",
        ),
    )
}

fn not_ready(player: &str, why: &Text) -> (Text, Text) {
    let lines = |text: &str| text.lines().map(harmless).collect::<Vec<_>>().join("\n");
    (
        Text::new(
            format!("{player} tidak dapat disiapkan: {}", lines(&why.id)),
            format!("{player} cannot be made ready: {}", lines(&why.en)),
        ),
        Text::new(
            "perbaiki programnya, atau sebutkan perannya di praktikum.yaml",
            "mend its programs, or name their roles in praktikum.yaml",
        ),
    )
}

fn toolless(player: &str, why: &Text) -> (Text, Text) {
    (
        Text::new(
            format!("{player} TIDAK DIMAINKAN: {}", harmless(&why.id)),
            format!("{player} WAS NOT PLAYED: {}", harmless(&why.en)),
        ),
        Text::new("pasang, lalu jalankan lagi", "install it and run again"),
    )
}

fn nobody(finding: &Finding) -> (Text, Text) {
    match finding {
        Finding::NoLiars => (
            Text::new(
                "modul ini tidak punya pembohong: tidak ada yang diketahui tentang pemeriksaannya",
                "this module has no liars: nothing is known of its checks",
            ),
            Text::new(
                "tulis program yang salah di sebuah folder dengan verdict.yaml: `praktikum explain audit`",
                "write wrong programs, each in a folder with a verdict.yaml: `praktikum explain audit`",
            ),
        ),
        _ => (
            Text::new(
                "modul ini tidak punya program yang benar: tidak diketahui apakah ia adil",
                "this module has no correct program: nobody knows whether it is just",
            ),
            Text::new(
                "tulis satu di sebuah folder dengan stranger.yaml: `praktikum explain audit`",
                "write one in a folder with a stranger.yaml: `praktikum explain audit`",
            ),
        ),
    }
}

fn shown(place: &Place) -> String {
    format!("{}/{}", place.scenario, place.check)
}
