//! What follows from an experiment: facts with their evidence, what failed and why, and the student's own words.

use super::explained::explained;
use super::place;
use crate::analysis::{Evidence, Fact, Look, Piece, compare, looks, pieces, time};
use crate::figure::drawn;
use crate::record::Record;
use crate::report::document::{Block, Inline, Told};
use crate::report::material::Material;
use crate::scenario::text::Text;
use crate::trace::Moment;
use crate::verdict::Verdict;
use std::collections::BTreeSet;
use std::time::Duration;

/// So many places are named for one fact.
const MOST_EVIDENCE: usize = 8;

/// The packets that facts are seen to point at.
pub(super) fn pointed(facts: &[Fact]) -> BTreeSet<usize> {
    let named = facts
        .iter()
        .flat_map(|fact| places(fact).into_iter().take(MOST_EVIDENCE));
    let packets = named.filter_map(|place| match place {
        Evidence::Packet(number) => Some(*number),
        _ => None,
    });
    packets.collect()
}

fn places(fact: &Fact) -> Vec<&Evidence> {
    let mut places: Vec<&Evidence> = Vec::new();
    for place in &fact.evidence {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

pub(super) fn analysis(material: &Material<'_>, record: &Record, facts: &[Fact]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let drawn = drawn(record, &pointed(facts));
    for topic in facts.chunk_by(|one, next| one.topic == next.topic) {
        let title = topic[0].topic.title();
        blocks.push(Block::Paragraph(vec![Inline::strong(
            material.text(&title),
        )]));
        let told = topic
            .iter()
            .map(|fact| told(material, (record, &drawn), fact));
        blocks.push(Block::Facts(told.collect()));
    }
    blocks.extend(seen(material, record, facts));
    for check in &record.outcome.checks {
        if check.verdict != Verdict::Passed {
            blocks.extend(explained(material, record, check));
        }
    }
    blocks.extend(beside(material, record));
    blocks.push(place(
        material,
        format!("analysis.{}", record.about.name),
        (
            "Tulis analisa Anda di sini: apa yang terlihat, dan mengapa.",
            "Write your analysis here: what is to be seen, and why.",
        ),
    ));
    blocks
}

/// A record, and which of its packets are drawn.
type Drawn<'a> = (&'a Record, &'a BTreeSet<usize>);

fn told(material: &Material<'_>, record: Drawn<'_>, fact: &Fact) -> Told {
    let places = places(fact);
    let shown = places.iter().take(MOST_EVIDENCE);
    let mut evidence: Vec<Inline> = shown.map(|one| link(material, record, one)).collect();
    if places.len() > MOST_EVIDENCE {
        evidence.push(Inline::text("…"));
    }
    let sentence = material.text(&fact.text);
    Told {
        text: pieces(sentence).into_iter().map(marked).collect(),
        evidence,
    }
}

fn marked(piece: Piece<'_>) -> Inline {
    match piece {
        Piece::Words(words) => Inline::text(words),
        Piece::Name(name) => Inline::code(name),
    }
}

fn link(material: &Material<'_>, (record, drawn): Drawn<'_>, evidence: &Evidence) -> Inline {
    let name = &record.about.name;
    let (part, label) = match evidence {
        Evidence::Packet(number) => {
            let label = format!("{} {number}", material.say("paket", "packet"));
            if !drawn.contains(number) {
                // It stands in the file of packets only.
                return Inline::text(&label);
            }
            ("dialogue", label)
        }
        Evidence::Moment(at) => {
            let at = time(at.since(Moment::default()));
            let word = material.say("pada", "at");
            ("terminals", format!("{word} {}", material.text(&at)))
        }
        Evidence::Look(at) => {
            let at = time(at.since(Moment::default()));
            let word = material.say("pandangan pada", "look at");
            ("looks", format!("{word} {}", material.text(&at)))
        }
        Evidence::Line { actor, line } => {
            let cast = record.scenario.cast.get(actor.0);
            let who = cast.map_or("?", |actor| actor.name.as_str());
            let word = material.say("baris", "line");
            ("terminals", format!("{who}, {word} {line}"))
        }
    };
    Inline::link(format!("{name}-{part}"), &label)
}

/// What the looks at programs saw that the facts point at.
fn seen(material: &Material<'_>, record: &Record, facts: &[Fact]) -> Vec<Block> {
    let mut evidence = facts.iter().flat_map(|fact| &fact.evidence);
    if !evidence.any(|one| matches!(one, Evidence::Look(_))) {
        return Vec::new();
    }
    let looks = looks(record, facts);
    let has_groups = looks.iter().any(|look| !look.groups.is_empty());
    let has_connections = looks
        .iter()
        .any(|look| look.connections > 0 || look.waiting > 0);
    let kinds = Kinds {
        groups: has_groups,
        connections: has_connections || !has_groups,
        cpu: is_used(&looks),
    };
    let title = material.say(
        "Pandangan pada proses dan soket",
        "Looks at processes and sockets",
    );
    let head = kinds.head();
    let head = head.iter();
    vec![
        Block::heading(5, format!("{}-looks", record.about.name), title),
        Block::Table {
            head: head
                .map(|(id, en)| vec![Inline::text(material.say(id, en))])
                .collect(),
            rows: looks
                .iter()
                .map(|look| row(material, record, look, kinds))
                .collect(),
        },
    ]
}

/// Did one of these programs use a core for long between them?
fn is_used(looks: &[Look]) -> bool {
    let long = Duration::from_millis(200);
    let later = |one: &Look, other: &Look| other.actor == one.actor && other.cpu > one.cpu + long;
    looks
        .iter()
        .any(|one| looks.iter().any(|other| later(one, other)))
}

/// What there is to say of these programs beside their threads.
#[derive(Clone, Copy)]
struct Kinds {
    connections: bool,
    groups: bool,
    cpu: bool,
}

impl Kinds {
    fn head(self) -> Vec<(&'static str, &'static str)> {
        let mut head = vec![
            ("Saat", "Moment"),
            ("Program", "Program"),
            ("Thread", "Threads"),
        ];
        if self.connections {
            head.push(("Sambungan", "Connections"));
            head.push(("Menunggu di antrean", "Waiting in the queue"));
        }
        if self.groups {
            head.push(("Grup", "Groups"));
        }
        if self.cpu {
            head.push(("Waktu CPU", "CPU time"));
        }
        head
    }
}

fn row(material: &Material<'_>, record: &Record, look: &Look, kinds: Kinds) -> Vec<Vec<Inline>> {
    let cast = record.scenario.cast.get(look.actor.0);
    let name = cast.map_or("?", |actor| actor.name.as_str());
    let threads = match (look.processes, look.threads) {
        (0, _) if !look.has_started => material.say("belum mulai", "not started yet").to_string(),
        (0, _) => material.say("tidak berjalan", "not running").to_string(),
        (1, threads) => threads.to_string(),
        (processes, threads) => {
            let within = material.say("dalam proses sebanyak", "in processes:");
            format!("{threads} ({within} {processes})")
        }
    };
    let at = time(look.at.since(Moment::default()));
    let mut cells = vec![
        vec![Inline::text(material.text(&at))],
        vec![Inline::code(name)],
        vec![Inline::text(&threads)],
    ];
    if kinds.connections {
        let connections = match look.gone {
            0 => look.connections.to_string(),
            gone => {
                let told = material.say("kliennya sudah pergi", "client gone");
                format!("{} ({gone}: {told})", look.connections)
            }
        };
        cells.push(vec![Inline::text(&connections)]);
        cells.push(vec![Inline::text(&look.waiting.to_string())]);
    }
    if kinds.groups {
        let groups = look.groups.iter().map(ToString::to_string);
        let groups: Vec<String> = groups.collect();
        let groups = match &groups[..] {
            [] if look.processes == 0 => String::new(),
            [] => material.say("tidak ada", "none").to_string(),
            groups => groups.join(", "),
        };
        cells.push(vec![Inline::text(&groups)]);
    }
    if kinds.cpu {
        let cpu = time(look.cpu);
        cells.push(vec![Inline::text(material.text(&cpu))]);
    }
    cells
}

/// This program beside the reference, where they differ.
fn beside(material: &Material<'_>, record: &Record) -> Vec<Block> {
    let same = |other: &&Record| other.about.name == record.about.name;
    let Some(reference) = material.reference.iter().find(same) else {
        return Vec::new();
    };
    let differences = compare(record, reference);
    if differences.is_empty() {
        return Vec::new();
    }
    let title = material.say(
        "Bedanya dengan program acuan",
        "Where the reference program differs",
    );
    let head = [
        ("Hal", "What"),
        ("Program ini", "This program"),
        ("Acuan", "Reference"),
    ];
    let cell = |text: &Text| vec![Inline::text(material.text(text))];
    let row = |one: &crate::analysis::Difference| {
        vec![cell(&one.what), cell(&one.here), cell(&one.reference)]
    };
    vec![
        Block::Paragraph(vec![Inline::strong(title)]),
        Block::Table {
            head: head
                .iter()
                .map(|(id, en)| vec![Inline::text(material.say(id, en))])
                .collect(),
            rows: differences.iter().map(row).collect(),
        },
    ]
}
