//! Snippets, in the form that YAML editors take (`defaultSnippets`): a step of every word, and whole files.

use super::words;
use crate::scenario::vocabulary::{
    Cue, Modifier, STAGES, Speakers, Stage, StageEntry, VERBS, Verb, VerbEntry,
};
use serde_json::{Map, Value, json};

/// A step of every verb and of every direction.
pub(super) fn steps() -> Vec<Value> {
    let verbs = VERBS.iter().map(sentence);
    verbs.chain(STAGES.iter().map(direction)).collect()
}

fn snippet(label: &str, said: words::Said<'_>, body: Value) -> Value {
    let [id, en] = said;
    let mut snippet = json!({"label": label, "description": format!("{id} · {en}")});
    snippet["body"] = body;
    snippet
}

fn sentence(entry: &VerbEntry) -> Value {
    let subject = match entry.speakers {
        Speakers::Programs | Speakers::Anybody => "ani",
        Speakers::RawSockets => "probe",
        Speakers::Network => "network",
    };
    let label = format!("{subject} {}", entry.singular);
    let key = match entry.speakers {
        Speakers::Network => label.clone(),
        _ => format!("${{1:{subject}}} {}", entry.singular),
    };
    let body = Map::from_iter([(key, object(entry.verb))]);
    snippet(&label, words::verb(entry.verb), Value::Object(body))
}

fn object(verb: Verb) -> Value {
    match verb {
        Verb::Types => json!("${2:halo}"),
        Verb::Presses => json!("${2:ctrl-c}"),
        Verb::Asks => json!("${2:any}"),
        Verb::Sees => json!("${2:halo}"),
        Verb::SeesAllOf | Verb::SeesOneOf => json!(["${2:satu}", "${3:dua}"]),
        Verb::NeverSees => json!("${2:Traceback}"),
        Verb::Exits => json!("${2:0}"),
        Verb::ListensOn => json!("${2:tcp 59000}"),
        Verb::Joins => json!("${2:224.1.1.1}"),
        Verb::Has(_) => json!("${2:1}"),
        Verb::Rests => json!("${2:200ms}"),
        Verb::Sends => json!("${2:21}"),
        Verb::IsClosed => json!(true),
        Verb::Carries => json!({"to": "${1:224.1.1.1}", "port": "${2:5004}", "packets": "${3:1}"}),
    }
}

fn direction(entry: &StageEntry) -> Value {
    let mut body = Map::new();
    body.insert(entry.word.to_string(), behind(entry.stage));
    if entry.modifiers.contains(&Modifier::Steps) {
        body.insert(
            "steps".to_string(),
            json!([{"${3:ani} types": "${4:halo}"}]),
        );
    }
    if entry.stage == Stage::Measure {
        body.insert("from".to_string(), json!("${2:begin}"));
        body.insert("to".to_string(), json!("${3:end}"));
    }
    snippet(entry.word, words::stage(entry.stage), Value::Object(body))
}

fn behind(stage: Stage) -> Value {
    match stage {
        Stage::Cue(Cue::HalfClose | Cue::Reset) => json!("${1:probe}"),
        Stage::Cue(_) => json!("${1:ani}"),
        Stage::Together => {
            json!([{"${1:ani} types": "${2:halo}"}, {"${3:budi} types": "${4:halo}"}])
        }
        Stage::Each => json!({"${1:i}": "${2:1..3}"}),
        Stage::Repeat => json!("${1:3}"),
        Stage::Mark => json!("${1:begin}"),
        Stage::Measure => json!("${1:answer}"),
        Stage::Settle => json!("${1:2s}"),
        Stage::Cut | Stage::Mend => json!("${1:kiri}"),
        Stage::Slow => json!({"host": "${1:kiri}", "delay": "${2:50ms}"}),
    }
}

pub(super) fn always() -> Value {
    snippet(
        "everyone never sees",
        words::verb(Verb::NeverSees),
        json!({"everyone never sees": "${1:/Traceback|panicked at|Segmentation fault/}"}),
    )
}

pub(super) fn cast() -> Vec<Value> {
    vec![
        snippet(
            "program",
            ["program dalam sebuah peran", "a program in a role"],
            json!({"${1:ani}": "${2:client}"}),
        ),
        snippet(
            "programs",
            [
                "beberapa program dalam satu peran",
                "several programs in one role",
            ],
            json!({"${1:clients}": {"role": "${2:client}", "count": "${3:4}"}}),
        ),
        snippet(
            "probe",
            ["klien TCP mentah", "a raw TCP client"],
            json!({"${1:probe}": {"connect": "${2:tcp 59000}"}}),
        ),
        snippet(
            "fake",
            ["server TCP mentah", "a raw TCP server"],
            json!({"${1:fake}": {"listen": "${2:tcp 59000}"}}),
        ),
        snippet(
            "ear",
            ["soket UDP mentah", "a raw UDP socket"],
            json!({"${1:ear}": {"udp": "${2:5004}", "group": "${3:224.1.1.1}"}}),
        ),
    ]
}

fn both(first: u32, id: &str, en: &str) -> Value {
    json!({"id": format!("${{{first}:{id}}}"), "en": format!("${{{}:{en}}}", first + 1)})
}

pub(super) fn check() -> Value {
    let body = json!({
        "id": "${1:answer}",
        "title": both(2, "Pesan dijawab", "A message is answered"),
        "points": "${4:100}",
        "steps": [{"${5:ani} types": "${6:halo}"}, {"${5:ani} sees": "${7:halo}"}],
    });
    snippet("check", ["satu pemeriksaan", "a check"], body)
}

pub(super) fn scenario() -> Value {
    let steps =
        json!([{"start": "everyone"}, {"ani types": "${7:halo}"}, {"ani sees": "${8:halo}"}]);
    let body = json!({
        "title": both(1, "Judul", "Title"),
        "cast": {"server": "server", "ani": "client"},
        "checks": [{
            "id": "${3:answer}",
            "title": both(4, "Pesan dijawab", "A message is answered"),
            "points": "${6:100}",
            "steps": steps,
        }],
    });
    snippet("scenario", ["skenario lengkap", "a whole scenario"], body)
}

pub(super) fn module() -> Value {
    let body = json!({
        "title": both(1, "Judul", "Title"),
        "roles": {"server": {"listens on": "${3:tcp 59000}"}, "client": {"files": ["client*", "klien*"]}},
        "scenarios": {"${4:dialogue}": "${5:100}"},
        "questions": [{
            "id": "${6:why}",
            "text": both(7, "Mengapa?", "Why?"),
            "points": "${9:10}",
        }],
    });
    snippet(
        "module",
        ["module.yaml lengkap", "a whole module.yaml"],
        body,
    )
}

pub(super) fn course() -> Value {
    let body = json!({
        "course": both(1, "Pemrograman Jaringan", "Network Programming"),
        "institution": both(3, "Perguruan Tinggi", "University"),
        "term": both(5, "Semester Ganjil", "Autumn Term"),
        "language": "${7:id}",
        "modules": ["${8:chat}"],
        "grading": {"attempts": "${9:best}", "late": {"per day": "${10:10%}"}},
    });
    snippet(
        "course",
        ["course.yaml lengkap", "a whole course.yaml"],
        body,
    )
}

pub(super) fn submission() -> Value {
    let body = json!({
        "name": "${1:Nama}",
        "nim": "${2:0000}",
        "programs": {"${3:chat}": {"server": "${4:server.py}", "client": "${5:client.py}"}},
    });
    snippet(
        "praktikum",
        ["praktikum.yaml lengkap", "a whole praktikum.yaml"],
        body,
    )
}

pub(super) fn verdict() -> Value {
    let body = json!({
        "module": "${1:chat}",
        "plays": {"${2:dialogue}": {"${3:boot}": "${4:passed 10}", "${5:join}": "${6:failed missing 0}"}},
    });
    let said = ["verdict.yaml lengkap", "a whole verdict.yaml"];
    snippet("verdict", said, body)
}

pub(super) fn stranger() -> Value {
    let body = json!({
        "module": "${1:chat}",
        "style": both(2, "Python dengan thread", "Python with threads"),
    });
    let said = ["stranger.yaml lengkap", "a whole stranger.yaml"];
    snippet("stranger", said, body)
}
