//! Complaints about steps: no sentence, two of them, an unknown verb, the wrong subject, a modifier out of place.

use super::super::complaint::{Code, Complaint, Place};
use super::{did_you_mean, listed, quoted};
use crate::scenario::text::Text;
use crate::scenario::vocabulary::{Modifier, STAGES, Speakers, VERBS};

pub(crate) fn no_sentence(place: Place) -> Complaint {
    let problem = Text::new(
        "langkah ini tidak berisi kalimat",
        "this step holds no sentence",
    );
    let advice = Text::new(
        "tulis `AKTOR KATA KERJA: OBJEK`, misalnya `ani types: halo`, atau arahan seperti `start: server`",
        "write `ACTOR VERB: OBJECT`, such as `ani types: halo`, or a direction such as `start: server`",
    );
    Complaint::new(Code::NoSentence, place, problem, advice)
}

pub(crate) fn two_sentences(place: Place, key: &str) -> Complaint {
    let key = quoted(key);
    let problem = Text::new(
        format!("{key} adalah kalimat kedua di langkah yang sama"),
        format!("{key} is a second sentence in the same step"),
    );
    let advice = Text::new(
        "satu langkah, satu kalimat: beri `- ` di depannya",
        "one step, one sentence: put `- ` before it",
    );
    Complaint::new(Code::TwoSentences, place, problem, advice)
}

/// A key of one word that is neither a direction nor a modifier.
pub(crate) fn unknown_direction(place: Place, written: &str) -> Complaint {
    let shown = quoted(written);
    let problem = Text::new(
        format!("{shown} bukan kalimat, bukan arahan dan bukan keterangan"),
        format!("{shown} is no sentence, no direction and no modifier"),
    );
    let advice = if matches!(
        written,
        "sleep" | "wait" | "pause" | "delay" | "tidur" | "tunggu"
    ) {
        Text::new(
            "tidak ada jeda di bahasa ini: tunggu sesuatu dengan `sees`, atau pakai `settle: 2s`",
            "there is no pause in this language: wait for something with `sees`, or use `settle: 2s`",
        )
    } else {
        did_you_mean(written, single_words())
    };
    Complaint::new(Code::UnknownVerb, place, problem, advice)
}

fn single_words() -> impl Iterator<Item = &'static str> {
    let stages = STAGES.iter().map(|entry| entry.word);
    stages.chain(Modifier::ALL.into_iter().map(Modifier::word))
}

pub(crate) fn is_nearly_a_direction(written: &str) -> bool {
    crate::scenario::name::nearest(written, single_words()).is_some()
}

pub(crate) fn unknown_verb(place: Place, verb: &str) -> Complaint {
    let shown = quoted(verb);
    let problem = Text::new(
        format!("bahasa skenario tidak mengenal kata kerja {shown}"),
        format!("the scenario language has no verb {shown}"),
    );
    let verbs = VERBS
        .iter()
        .flat_map(|entry| [entry.singular, entry.plural]);
    let first = verb.split(' ').next().unwrap_or_default();
    let meant = SYNONYMS
        .iter()
        .find(|(words, _)| words.contains(&first))
        .map(|(_, known)| *known);
    let begun = verbs
        .clone()
        .find(|known| known.split(' ').next() == Some(verb));
    let near = meant
        .or(begun)
        .or_else(|| crate::scenario::name::nearest(verb, verbs));
    let advice = match near {
        Some(near) => Text::new(
            format!("maksud Anda `{near}`?"),
            format!("did you mean `{near}`?"),
        ),
        None => Text::new(
            "daftarnya: `praktikum explain verbs`",
            "the list: `praktikum explain verbs`",
        ),
    };
    Complaint::new(Code::UnknownVerb, place, problem, advice)
}

/// Words that authors use at first, and what the language says instead.
const SYNONYMS: [(&[&str], &str); 7] = [
    (
        &[
            "says", "say", "writes", "write", "enters", "inputs", "mengetik", "ketik",
        ],
        "types",
    ),
    (
        &[
            "receives",
            "receive",
            "gets",
            "reads",
            "prints",
            "shows",
            "melihat",
            "menerima",
            "menampilkan",
        ],
        "sees",
    ),
    (&["not", "doesn't", "doesnt", "tidak", "does"], "never sees"),
    (&["mengirim", "writes-bytes"], "sends"),
    (
        &[
            "ends", "quits", "dies", "stops", "leaves", "keluar", "selesai",
        ],
        "exits",
    ),
    (&["prompts", "bertanya"], "asks"),
    (&["bergabung"], "joins"),
];

pub(crate) fn empty_subject(place: Place, written: &str) -> Complaint {
    let shown = quoted(written);
    let problem = Text::new(
        format!("{shown} tidak menyebut aktor dengan benar"),
        format!("{shown} does not name actors properly"),
    );
    let advice = Text::new(
        "tulis `ani`, `ani and budi`, `ani, budi and citra`, `everyone but ani`",
        "write `ani`, `ani and budi`, `ani, budi and citra`, `everyone but ani`",
    );
    Complaint::new(Code::WrongSubject, place, problem, advice)
}

pub(crate) fn wrong_subject(
    place: Place,
    subject: &str,
    verb: &str,
    speakers: Speakers,
) -> Complaint {
    let (subject, verb) = (quoted(subject), quoted(verb));
    let (id, en) = match speakers {
        Speakers::Programs => ("program di terminal", "programs on a terminal"),
        Speakers::RawSockets => (
            "soket mentah (`connect:`, `listen:`, `udp:`)",
            "raw sockets (`connect:`, `listen:`, `udp:`)",
        ),
        Speakers::Anybody => ("program dan soket mentah", "programs and raw sockets"),
        Speakers::Network => ("`network`", "`network`"),
    };
    let problem = Text::new(
        format!("{verb} tidak dapat dikatakan tentang {subject}"),
        format!("{verb} cannot be said of {subject}"),
    );
    let advice = Text::new(format!("hanya untuk {id}"), format!("it is for {en} only"));
    Complaint::new(Code::WrongSubject, place, problem, advice)
}

pub(crate) fn wrong_modifier(
    place: Place,
    modifier: &str,
    sentence: &str,
    allowed: &[Modifier],
) -> Complaint {
    let (modifier, sentence) = (quoted(modifier), quoted(sentence));
    let allowed: Vec<&str> = allowed.iter().map(|modifier| modifier.word()).collect();
    let problem = Text::new(
        format!("{modifier} tidak berarti apa-apa di bawah {sentence}"),
        format!("{modifier} means nothing beneath {sentence}"),
    );
    let all = listed(&allowed);
    let advice = Text::new(format!("yang boleh: {all}"), format!("allowed are: {all}"));
    Complaint::new(Code::WrongModifier, place, problem, advice)
}

pub(crate) fn not_started(place: Place, actor: &str) -> Complaint {
    let shown = quoted(actor);
    let problem = Text::new(
        format!("{shown} belum naik panggung: tidak ada `start` sebelum baris ini"),
        format!("{shown} is not on stage: nothing before this line starts it"),
    );
    let advice = Text::new(
        format!("tambahkan `- start: {actor}` sebelumnya"),
        format!("add `- start: {actor}` before it"),
    );
    Complaint::new(Code::NotStarted, place, problem, advice)
}

pub(crate) fn gone(place: Place, actor: &str) -> Complaint {
    let shown = quoted(actor);
    let problem = Text::new(
        format!("{shown} sudah dihentikan sebelum baris ini"),
        format!("{shown} was stopped before this line"),
    );
    let advice = Text::new(
        format!("mulai lagi dengan `- start: {actor}`, atau pindahkan langkah ini ke atas"),
        format!("start it again with `- start: {actor}`, or move this step up"),
    );
    Complaint::new(Code::NotStarted, place, problem, advice)
}

pub(crate) fn no_subject(place: Place, verb: &str) -> Complaint {
    let shown = quoted(verb);
    let problem = Text::new(
        format!("tidak jelas siapa yang {shown}"),
        format!("it does not say who {shown}"),
    );
    let advice = Text::new(
        format!("sebut aktornya: `ani {verb}: …`"),
        format!("name the actor: `ani {verb}: …`"),
    );
    Complaint::new(Code::WrongSubject, place, problem, advice)
}

pub(crate) fn not_in_a_list(place: Place, written: &str) -> Complaint {
    let shown = quoted(written);
    let problem = Text::new(
        format!("{shown} tidak dapat berada dalam daftar"),
        format!("{shown} cannot stand in a list"),
    );
    let advice = Text::new(
        format!("tulis sendirian: `{written}`"),
        format!("write it alone: `{written}`"),
    );
    Complaint::new(Code::WrongSubject, place, problem, advice)
}

pub(crate) fn together_twice(place: Place, actor: &str) -> Complaint {
    let shown = quoted(actor);
    let problem = Text::new(
        format!("{shown} sudah punya langkah di dalam `together` ini"),
        format!("{shown} has a step in this `together` already"),
    );
    let advice = Text::new(
        "langkah di dalam `together` berjalan serentak, satu untuk setiap aktor; pindahkan yang kedua ke bawahnya",
        "the steps of `together` run at once, one for each actor; move the second behind it",
    );
    Complaint::new(Code::TogetherTwice, place, problem, advice)
}

pub(crate) fn keep_needs_one(place: Place, subject: &str) -> Complaint {
    let shown = quoted(subject);
    let problem = Text::new(
        format!("`keep` perlu satu aktor, tetapi {shown} lebih dari satu"),
        format!("`keep` needs a single actor, but {shown} is several"),
    );
    let advice = Text::new(
        "tulis satu langkah untuk satu aktor",
        "write a step for one actor",
    );
    Complaint::new(Code::KeepNeedsOne, place, problem, advice)
}

pub(crate) fn needs_destination(place: Place) -> Complaint {
    let problem = Text::new(
        "soket UDP perlu tahu ke mana datagram ini dikirim",
        "a UDP socket must know where this datagram goes",
    );
    let advice = Text::new(
        "tambahkan `to: 127.0.0.1:5004` di bawah kalimat ini",
        "add `to: 127.0.0.1:5004` beneath this sentence",
    );
    Complaint::new(Code::MissingKey, place, problem, advice)
}

pub(crate) fn needless_destination(place: Place) -> Complaint {
    let problem = Text::new(
        "soket TCP sudah tahu ke mana: ia tersambung",
        "a TCP socket knows where to: it is connected",
    );
    let advice = Text::new("hapus `to:`", "remove the `to:`");
    Complaint::new(Code::WrongSubject, place, problem, advice)
}

pub(crate) fn never_closed(place: Place, subject: &str) -> Complaint {
    let shown = quoted(subject);
    let problem = Text::new(
        format!("{shown} adalah soket UDP: ia tidak tersambung, jadi tidak pernah putus"),
        format!("{shown} is a UDP socket: it is not connected, and so never closed"),
    );
    let advice = Text::new(
        "pakai soket `connect:` atau `listen:`",
        "use a `connect:` or `listen:` socket",
    );
    Complaint::new(Code::WrongSubject, place, problem, advice)
}

pub(crate) fn only_never(place: Place) -> Complaint {
    let problem = Text::new(
        "di bawah `always:` hanya boleh ada `… never sees: …`",
        "beneath `always:` there is only `… never sees: …`",
    );
    let advice = Text::new(
        "pindahkan langkah ini ke sebuah pemeriksaan",
        "move this step into a check",
    );
    Complaint::new(Code::UnknownVerb, place, problem, advice)
}
