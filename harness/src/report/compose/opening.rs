//! What the module is about, on which machine it was played, and how it is played again.

use super::Section;
use crate::record::{Isolation, Record};
use crate::report::calendar::moment;
use crate::report::document::{Block, Inline};
use crate::report::material::Material;
use crate::report::prose::prose;
use std::collections::BTreeSet;

pub(super) fn about(material: &Material<'_>) -> Section {
    let mut body = prose(material.text, 2, "text");
    // The text begins with the module's title, which stands on the cover.
    if matches!(body.first(), Some(Block::Heading { level: 2, .. })) {
        body.remove(0);
    }
    Section::new(
        "about",
        ("Tujuan dan cara kerja", "Aims and how it works"),
        body,
    )
}

pub(super) fn environment(material: &Material<'_>) -> Section {
    let records = material.records;
    let all = |of: &dyn Fn(&Record) -> String| {
        let found: BTreeSet<String> = records
            .iter()
            .map(of)
            .filter(|one| !one.is_empty())
            .collect();
        found.into_iter().collect::<Vec<_>>().join("; ")
    };
    let isolation = |record: &Record| match record.about.isolation {
        Isolation::Full => material.say(
            "setiap permainan di ruang tersendiri (namespace)",
            "each play in a room of its own (namespaces)",
        ),
        Isolation::None => material.say(
            "langsung di mesin, tanpa ruang tersendiri",
            "on the machine itself, without a room of its own",
        ),
    };
    let version = env!("CARGO_PKG_VERSION");
    let rows = [
        (
            ("Kernel", "Kernel"),
            all(&|record| record.about.kernel.clone()),
        ),
        (
            ("Isolasi", "Isolation"),
            all(&|record| isolation(record).to_string()),
        ),
        (
            ("Penerjemah dan kompilator", "Interpreters and compilers"),
            all(&|record| record.about.interpreters.join(", ")),
        ),
        (("Praktikum", "Praktikum"), format!("praktikum {version}")),
        (
            ("Dimainkan", "Played"),
            all(&|record| moment(record.about.began, material.language)),
        ),
        (
            ("Seed", "Seed"),
            all(&|record| record.about.seed.to_string()),
        ),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let row = |((id, en), value): ((&str, &str), String)| {
        vec![
            vec![Inline::text(material.say(id, en))],
            vec![Inline::text(&value)],
        ]
    };
    let head = vec![
        vec![Inline::text(material.say("Hal", "What"))],
        vec![Inline::text(material.say("Nilai", "Value"))],
    ];
    let body = vec![Block::Table {
        head,
        rows: rows.map(row).collect(),
    }];
    Section::new("environment", ("Lingkungan percobaan", "Environment"), body)
}

pub(super) fn again(material: &Material<'_>) -> Section {
    let commands: Vec<String> = material
        .records
        .iter()
        .map(|record| command(record, material.options))
        .collect();
    let told = material.say(
        "Setiap percobaan dapat diulang dengan nilai acak yang sama:",
        "Every experiment can be repeated with the same random values:",
    );
    let beside = material.say(
        "Rekaman di samping laporan ini dapat diputar ulang dengan `praktikum play`, dan paketnya (`packets.pcapng`) dibuka dengan Wireshark.",
        "The records beside this report can be replayed with `praktikum play`, and their packets (`packets.pcapng`) opened with Wireshark.",
    );
    let elsewhere = material.say(
        "Perintah itu menyimpan rekamannya di folder `reports`; `praktikum play` memutarnya ulang, dan paketnya (`packets.pcapng`) dibuka dengan Wireshark.",
        "These commands keep their records in the folder `reports`; `praktikum play` replays them, and their packets (`packets.pcapng`) are opened with Wireshark.",
    );
    let replay = if material.is_beside {
        beside
    } else {
        elsewhere
    };
    let mut body = vec![
        Block::words(told),
        Block::code(Some("sh"), &commands.join("\n")),
    ];
    body.extend(prose(replay, 3, "again-text"));
    Section::new(
        "again",
        ("Mengulang percobaan", "Repeating the experiment"),
        body,
    )
}

/// What plays a scenario again, as it was.
pub(super) fn command(record: &Record, options: &str) -> String {
    let about = &record.about;
    format!(
        "praktikum run {}/{}{options} --seed {}",
        about.module, about.name, about.seed
    )
}
