//! A report's parts in their order: from the cover to how everything is repeated.

mod analysis;
mod experiment;
mod explained;
mod opening;
mod overview;
mod programs;
mod replay;
mod scores;
mod total;

use super::calendar::date;
use super::document::{Block, Cover, Document, Inline, Place};
use super::material::Material;
use super::prose::prose;
use crate::scenario::text::Text;
use std::collections::BTreeSet;

/// The sections that are numbered, as the practicum numbers them.
const NUMBERS: [&str; 7] = ["I", "II", "III", "IV", "V", "VI", "VII"];

/// Makes the report of one module.
pub fn compose(material: &Material<'_>) -> Document {
    let sections = [
        opening::about(material),
        opening::environment(material),
        programs::programs(material),
        experiment::experiments(material),
        questions(material),
        scores::scores(material),
        opening::again(material),
    ];
    let mut blocks: Vec<Block> = Vec::new();
    for (number, section) in NUMBERS.iter().zip(sections) {
        let Section { id, title, body } = section;
        blocks.push(Block::heading(
            2,
            id,
            &format!("{number}. {}", material.text(&title)),
        ));
        blocks.extend(body);
    }
    blocks.extend(lost(material, &blocks));
    Document {
        language: material.language,
        cover: cover(material),
        blocks,
    }
}

struct Section {
    id: &'static str,
    title: Text,
    body: Vec<Block>,
}

impl Section {
    fn new(id: &'static str, (title_id, title_en): (&str, &str), body: Vec<Block>) -> Self {
        let title = Text::new(title_id, title_en);
        Self { id, title, body }
    }
}

fn cover(material: &Material<'_>) -> Cover {
    let course = material.course;
    let identity = material.identity;
    let words = |text: &Option<Text>| {
        text.as_ref()
            .map_or("", |text| material.text(text))
            .to_string()
    };
    let played = material
        .records
        .iter()
        .map(|record| record.about.began)
        .max();
    let rows = [
        (("Nama", "Name"), words(&identity.name)),
        (
            ("NIM", "Student number"),
            identity.nim.clone().unwrap_or_default(),
        ),
        (("Kelas", "Class"), words(&identity.class)),
        (("Rekan", "Lab partner"), words(&identity.lab_partner)),
        (
            ("Tanggal percobaan", "Date of the experiment"),
            played.map_or_else(String::new, |at| date(at, material.language)),
        ),
    ];
    let shown = super::document::shown;
    Cover {
        title: shown(material.text(&material.module.title)),
        score: total::lines(material),
        course: shown(material.text(&course.title)),
        institution: shown(material.text(&course.institution)),
        term: shown(material.text(&course.term)),
        rows: rows
            .into_iter()
            .map(|((id, en), value)| (material.say(id, en).to_string(), shown(&value)))
            .collect(),
    }
}

fn questions(material: &Material<'_>) -> Section {
    let mut body = Vec::new();
    for (number, question) in (1..).zip(&material.module.questions) {
        let points = points(material, &question.points.to_string());
        let text = material.text(&question.text);
        let id = format!("question-{}", question.id);
        let title = material.say("Soal", "Question");
        body.push(Block::heading(
            3,
            id,
            &format!("{title} {number} ({points})"),
        ));
        body.extend(prose(text, 4, "question-text"));
        body.push(place(
            material,
            format!("question.{}", question.id),
            ("Tulis jawaban Anda di sini.", "Write your answer here."),
        ));
    }
    if body.is_empty() {
        let none = material.say(
            "Modul ini tidak punya soal.",
            "This module has no questions.",
        );
        body.push(Block::words(none));
    }
    Section::new(
        "questions",
        ("Tugas dan latihan", "Tasks and exercises"),
        body,
    )
}

/// `10 poin`, `1 point`; decimals as the language writes them.
fn points(material: &Material<'_>, points: &str) -> String {
    let unit = match points {
        "1" => material.say("poin", "point"),
        _ => material.say("poin", "points"),
    };
    format!("{} {unit}", number(material, points))
}

fn number(material: &Material<'_>, number: &str) -> String {
    number.replace('.', material.say(",", "."))
}

fn place(material: &Material<'_>, id: String, (prompt_id, prompt_en): (&str, &str)) -> Block {
    Block::Place(Place {
        words: material.words.get(&id).map(<[u8]>::to_vec),
        prompt: Text::new(prompt_id, prompt_en),
        id,
    })
}

/// Words whose places are no longer there are not lost: they stand at the end.
fn lost(material: &Material<'_>, blocks: &[Block]) -> Vec<Block> {
    let ids: BTreeSet<String> = blocks.iter().filter_map(place_id).collect();
    let places: Vec<Block> = material
        .words
        .without(&ids)
        .flat_map(|(id, words)| {
            let label = Block::Paragraph(vec![Inline::code(id)]);
            let place = Block::Place(Place {
                id: id.clone(),
                prompt: Text::default(),
                words: Some(words.to_vec()),
            });
            [label, place]
        })
        .collect();
    if places.is_empty() {
        return places;
    }
    let title = material.say(
        "Tulisan dari bagian yang sudah tidak ada",
        "Words from parts that are no longer there",
    );
    [Block::heading(2, "kept", title)]
        .into_iter()
        .chain(places)
        .collect()
}

/// Places stand between the parts of a report, never within one.
fn place_id(block: &Block) -> Option<String> {
    match block {
        Block::Place(place) => Some(place.id.clone()),
        _ => None,
    }
}
