//! Reads `course.yaml`.

use super::check::defaults;
use super::complaint::Place;
use super::faults::{names, shape};
use super::fields::{self, Complaints, Fields};
use super::yaml::{Entry, Node, Value};
use crate::scenario::course::{Attempts, Course, Entry as Listed, Grading, Late, Moment};
use crate::scenario::name::Name;
use crate::scenario::quantity::{self, Points};
use crate::scenario::text::Language;

const KEYS: [&str; 7] = [
    "course",
    "institution",
    "term",
    "language",
    "modules",
    "grading",
    "defaults",
];
const GRADING_KEYS: [&str; 5] = ["attempts", "maximum", "decimals", "late", "style"];
const ENTRY_KEYS: [&str; 6] = [
    "module",
    "weight",
    "optional",
    "deadline",
    "extensions",
    "late",
];
/// The longest student number.
const LONGEST: usize = 40;

pub(super) fn course(root: &Node, out: &mut Complaints) -> Option<Course> {
    let fields = Fields::of(root, &KEYS, out)?;
    let title = fields.required_text("course", out);
    let institution = fields.required_text("institution", out);
    let term = fields.required_text("term", out);
    let language = fields
        .get("language")
        .map(|entry| choice(&entry.value, &LANGUAGES, out));
    let modules = fields
        .required("modules", out)
        .map(|entry| modules(&entry.value, out));
    let grading = fields.get("grading").map(|entry| grading(entry, out));
    let defaults = fields
        .get("defaults")
        .map(|entry| defaults(entry, out))
        .unwrap_or_default();
    Some(Course {
        title: title?,
        institution: institution?,
        term: term?,
        language: language.unwrap_or(Some(Language::Id))?,
        modules: modules?,
        grading: grading.unwrap_or_else(|| Some(Grading::default()))?,
        defaults,
    })
}

const LANGUAGES: [(&str, Language); 2] = [("id", Language::Id), ("en", Language::En)];
const ATTEMPTS: [(&str, Attempts); 3] = [
    ("best", Attempts::Best),
    ("last", Attempts::Last),
    ("average", Attempts::Average),
];

fn choice<T: Copy>(node: &Node, choices: &[(&str, T)], out: &mut Complaints) -> Option<T> {
    let written = fields::text(node, out)?;
    let found = choices.iter().find(|(word, _)| *word == written);
    if found.is_none() {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        out.push(shape::bad_choice(node.place, written, &words));
    }
    found.map(|(_, value)| *value)
}

/// Each module by its slug, or with its settings: `{module: chat, weight: 2, optional: true, deadline: …}`.
fn modules(node: &Node, out: &mut Complaints) -> Vec<Listed> {
    let items = fields::list(node, out).unwrap_or_default();
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        out.push(shape::missing_value(node.place));
    }
    let mut found: Vec<Listed> = Vec::new();
    for item in items {
        let Some((listed, place)) = listed(item, out) else {
            continue;
        };
        if found.iter().any(|earlier| earlier.slug == listed.slug) {
            out.push(names::taken(place, listed.slug.as_str()));
        }
        found.push(listed);
    }
    found
}

fn listed(item: &Node, out: &mut Complaints) -> Option<(Listed, Place)> {
    let one = Points::parse("1")?;
    if let Value::Scalar(_) = item.value {
        let slug = fields::name(item, out)?;
        return Some((
            Listed {
                slug,
                weight: one,
                optional: false,
                deadline: None,
                extensions: Vec::new(),
                late: None,
            },
            item.place,
        ));
    }
    let fields = Fields::of(item, &ENTRY_KEYS, out)?;
    let entry = fields.required("module", out);
    let slug = entry.and_then(|entry| fields::name(&entry.value, out));
    let weight = fields
        .get("weight")
        .map(|entry| fields::points(&entry.value, out));
    let optional = fields.yes("optional", out);
    let deadline = fields
        .get("deadline")
        .map(|entry| moment(&entry.value, out));
    let extensions = fields
        .get("extensions")
        .map(|entry| extensions(entry, deadline, out))
        .unwrap_or_default();
    let late = fields.get("late").map(|entry| late(entry, out));
    let (weight, deadline, late) = (
        weight.unwrap_or(Some(one))?,
        deadline.map_or(Some(None), |moment| moment.map(Some))?,
        late.map_or(Some(None), |late| late.map(Some))?,
    );
    Some((
        Listed {
            slug: slug?,
            weight,
            optional,
            deadline,
            extensions,
            late,
        },
        entry?.value.place,
    ))
}

fn moment(node: &Node, out: &mut Complaints) -> Option<Moment> {
    let expected = (
        "tanggal, jam dan zona: `2026-12-01 23:59 WIB` (WIB, WITA, WIT, UTC atau `+07:00`)",
        "date, time and zone: `2026-12-01 23:59 WIB` (WIB, WITA, WIT, UTC or `+07:00`)",
    );
    fields::parsed(node, Moment::parse, expected, out)
}

/// `"13520001": 2026-12-08 23:59 WIB`: a student's own deadline, later than that of the others.
fn extensions(
    entry: &Entry,
    deadline: Option<Option<Moment>>,
    out: &mut Complaints,
) -> Vec<(String, Moment)> {
    let entries = fields::map(&entry.value, out).unwrap_or_default();
    if entries.is_empty() && matches!(entry.value.value, Value::Map(_)) {
        out.push(shape::missing_value(entry.place));
    }
    if deadline.is_none() {
        out.push(shape::missing_key(entry.place, "deadline"));
    }
    let read = |one: &Entry| {
        let number = number(one, out);
        let own = moment(&one.value, out)?;
        if let Some(usual) = deadline.flatten().filter(|usual| own <= *usual) {
            let written = one.value.text().unwrap_or_default();
            out.push(shape::too_early(one.value.place, written, usual));
        }
        Some((number?, own))
    };
    entries.iter().filter_map(read).collect()
}

fn number(entry: &Entry, out: &mut Complaints) -> Option<String> {
    let is_plain = |next: char| next.is_alphanumeric() || matches!(next, '.' | '-' | '_' | '/');
    let is_good = entry.key.chars().all(is_plain) && (1..=LONGEST).contains(&entry.key.len());
    if !is_good {
        let expected = (
            "nomor mahasiswa: huruf, angka, `.`, `-`, `_`, `/`",
            "a student number: letters, digits, `.`, `-`, `_`, `/`",
        );
        out.push(shape::bad_value(entry.place, &entry.key, expected));
    }
    is_good.then(|| entry.key.clone())
}

fn grading(entry: &Entry, out: &mut Complaints) -> Option<Grading> {
    let fields = Fields::beneath(entry.place, &entry.value, &GRADING_KEYS, out)?;
    let usual = Grading::default();
    let attempts = fields
        .get("attempts")
        .map(|entry| choice(&entry.value, &ATTEMPTS, out));
    let maximum = fields.get("maximum").map(|entry| {
        let read = |text: &str| Points::parse(text).filter(|points| *points > Points::default());
        let expected = (
            "angka di atas 0 sampai 10000",
            "a number above 0, at most 10000",
        );
        fields::parsed(&entry.value, read, expected, out)
    });
    let decimals = fields.get("decimals").map(|entry| {
        let read = |text: &str| ["0", "1", "2"].iter().position(|digit| *digit == text);
        fields::parsed(
            &entry.value,
            read,
            ("`0`, `1` atau `2`", "`0`, `1` or `2`"),
            out,
        )
        .and_then(|places| u8::try_from(places).ok())
    });
    let late = fields.get("late").map(|entry| late(entry, out));
    let style = fields.get("style").map(|entry| {
        let within = |points: &Points| (1..10_000).contains(&points.hundredths());
        let read = |text: &str| Points::parse(text).filter(within);
        let expected = (
            "angka di antara 0 dan 100: bagian dari seratus poin setiap modul",
            "a number between 0 and 100: of each module's hundred points",
        );
        fields::parsed(&entry.value, read, expected, out)
    });
    Some(Grading {
        attempts: attempts.unwrap_or(Some(usual.attempts))?,
        maximum: maximum.unwrap_or(Some(usual.maximum))?,
        decimals: decimals.unwrap_or(Some(usual.decimals))?,
        late: late.map_or(Some(None), |late| late.map(Some))?,
        style: style.map_or(Some(None), |style| style.map(Some))?,
    })
}

/// `{per day: 10%, at most: 50%}`.
fn late(entry: &Entry, out: &mut Complaints) -> Option<Late> {
    let fields = Fields::beneath(entry.place, &entry.value, &["per day", "at most"], out)?;
    let expected = ("bagian seperti `10%`", "a share such as `10%`");
    let per_day = fields
        .required("per day", out)
        .and_then(|entry| fields::parsed(&entry.value, quantity::percent, expected, out));
    let at_most = fields
        .get("at most")
        .map(|entry| fields::parsed(&entry.value, quantity::percent, expected, out));
    Some(Late {
        per_day: per_day?,
        at_most: at_most.unwrap_or(Some(100_000))?,
    })
}

/// The modules that are named, and where.
pub(super) fn places(root: &Node) -> Vec<(Name, Place)> {
    let Some(Value::List(items)) = root.get("modules").map(|node| &node.value) else {
        return Vec::new();
    };
    let slug = |item: &Node| {
        let node = item.get("module").unwrap_or(item);
        Some((Name::new(node.text()?)?, node.place))
    };
    items.iter().filter_map(slug).collect()
}

/// What is given for style, and where that stands.
pub(super) fn style(root: &Node) -> Option<(Points, Place)> {
    let node = root.get("grading")?.get("style")?;
    Some((Points::parse(node.text()?)?, node.place))
}
