//! Whole folders: a course with its modules, a module with its scenarios and texts, held against each other.

use super::complaint::{Complaint, Complaints, Place, Severity};
use super::faults::files as faults;
use super::{Read, course, finished, manifest, module, scenario, yaml};
use crate::scenario::Scenario;
use crate::scenario::course::{Course, STYLE};
use crate::scenario::liar;
use crate::scenario::module::Module;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use std::collections::BTreeMap;

/// A file of a course or a module: its path with `/`, and what is in it.
#[derive(Debug, Clone)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// All that was read, as far as it is valid, and every complaint with the file that it is about.
#[derive(Debug, Default)]
pub struct Reading {
    pub course: Option<Course>,
    /// By the path of their folder.
    pub modules: BTreeMap<String, Module>,
    /// By the path of their file.
    pub scenarios: BTreeMap<String, Scenario>,
    pub complaints: Vec<(String, Complaint)>,
}

impl Reading {
    pub fn has_errors(&self) -> bool {
        self.complaints
            .iter()
            .any(|(_, complaint)| complaint.code.severity() == Severity::Error)
    }

    fn take<T>(&mut self, path: &str, read: Read<T>) -> Option<T> {
        let path_and = |complaint| (path.to_string(), complaint);
        self.complaints
            .extend(read.complaints.into_iter().map(path_and));
        read.value
    }
}

/// The headings that a module's text must have, in each language.
pub(super) const SECTIONS: [(&str, [&str; 3]); 2] = [
    ("module.id.md", ["Pengenalan", "Cara kerja", "Tugas"]),
    ("module.en.md", ["Introduction", "How it works", "Task"]),
];

/// Reads every `course.yaml`, `module.yaml`, text and scenario among the files.
pub fn folder(files: &[File]) -> Reading {
    let mut reading = Reading::default();
    let by_path: BTreeMap<&str, &File> = files
        .iter()
        .map(|file| (file.path.as_str(), file))
        .collect();
    for (path, file) in &by_path {
        match path.rsplit_once('/').map_or(*path, |(_, name)| name) {
            "course.yaml" => read_course(file, &by_path, &mut reading),
            "module.yaml" => read_module(file, &by_path, &mut reading),
            "praktikum.yaml" => drop(reading.take(path, manifest(&file.bytes, None))),
            liar::LIAR => drop(reading.take(path, super::liar(&file.bytes))),
            liar::STRANGER => drop(reading.take(path, super::stranger(&file.bytes))),
            _ => {}
        }
    }
    for (path, file) in &by_path {
        if path.rsplit_once('/').map_or(*path, |(_, name)| name) == "course.yaml" {
            room_for_style(file, &mut reading);
        }
        if is_scenario(path) {
            read_scenario(file, &by_path, &mut reading);
        }
    }
    reading
        .complaints
        .sort_by(|(left, _), (right, _)| left.cmp(right));
    reading
}

pub(super) fn is_scenario(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let others = [
        "course.yaml",
        "module.yaml",
        "praktikum.yaml",
        liar::LIAR,
        liar::STRANGER,
    ];
    name.ends_with(".yaml") && !others.contains(&name)
}

fn beside(path: &str, name: &str) -> String {
    path.rsplit_once('/').map_or_else(
        || name.to_string(),
        |(folder, _)| format!("{folder}/{name}"),
    )
}

fn read_course(file: &File, files: &BTreeMap<&str, &File>, reading: &mut Reading) {
    let mut complaints = Complaints::default();
    let root = yaml::read(&file.bytes, &mut complaints);
    let places = root.as_ref().map(course::places).unwrap_or_default();
    let value = root.and_then(|root| course::course(&root, &mut complaints));
    for (slug, place) in &places {
        let path = beside(&file.path, &format!("{slug}/module.yaml"));
        if !files.contains_key(path.as_str()) {
            complaints.push(faults::missing_file(*place, &path));
        }
    }
    let is_readable = value.is_some() && !complaints.has_error();
    reading.course = reading.take(&file.path, finished(value, complaints, &file.bytes));
    if is_readable {
        stray_modules(file, &places, files, reading);
    }
}

/// Style and the questions of a module leave something of its hundred to the programs.
fn room_for_style(file: &File, reading: &mut Reading) {
    let root = yaml::read(&file.bytes, &mut Complaints::default());
    let Some((style, place)) = root.as_ref().and_then(course::style) else {
        return;
    };
    let crowded = reading.modules.iter().find(|(path, module)| {
        let questions: Points = module.questions.iter().map(|one| one.points).sum();
        let is_own = module.questions.iter().any(|one| one.id.as_str() == STYLE);
        let all = questions.hundredths() + style.hundredths();
        let is_beside = path.rsplit_once('/').map_or("", |(folder, _)| folder)
            == beside(&file.path, "").trim_end_matches('/');
        is_beside && !is_own && all >= 10_000
    });
    if let Some((path, _)) = crowded {
        let what = (
            format!("gaya (`style`) dan pertanyaan modul {path}"),
            format!("`style` and the questions of the module {path}"),
        );
        let complaint = faults::crowded_hundred(place, (&what.0, &what.1));
        reading.complaints.push((file.path.clone(), complaint));
    }
}

/// Modules beside the course that the course does not name.
fn stray_modules(
    course: &File,
    named: &[(Name, Place)],
    files: &BTreeMap<&str, &File>,
    reading: &mut Reading,
) {
    let folder = beside(&course.path, "");
    for path in files.keys() {
        let slug = path
            .strip_prefix(&folder)
            .and_then(|rest| rest.strip_suffix("/module.yaml"));
        let Some(slug) = slug.filter(|slug| !slug.contains('/')) else {
            continue;
        };
        if !named.iter().any(|(known, _)| known.as_str() == slug) {
            reading
                .complaints
                .push(((*path).to_string(), faults::stray_module(slug)));
        }
    }
}

fn read_module(file: &File, files: &BTreeMap<&str, &File>, reading: &mut Reading) {
    let mut complaints = Complaints::default();
    let root = yaml::read(&file.bytes, &mut complaints);
    let places = root.as_ref().map(module::places).unwrap_or_default();
    let value = root.and_then(|root| module::module(&root, &mut complaints));
    let is_readable = value.is_some() && !complaints.has_error();
    for (name, place) in &places {
        let path = beside(&file.path, &format!("{name}.yaml"));
        if !files.contains_key(path.as_str()) {
            complaints.push(faults::missing_file(*place, &path));
        }
    }
    for (name, headings) in SECTIONS {
        let path = beside(&file.path, name);
        match files.get(path.as_str()) {
            Some(text) => sections(text, &headings, reading),
            None => complaints.push(faults::missing_text(&path, &headings)),
        }
    }
    if let Some(module) = reading.take(&file.path, finished(value, complaints, &file.bytes)) {
        reading.modules.insert(
            beside(&file.path, "").trim_end_matches('/').to_string(),
            module,
        );
    }
    // What a module that cannot be read does not name is no stray.
    if is_readable {
        strays(file, &places, files, reading);
    }
}

/// The module's text has a heading for each of its parts.
fn sections(text: &File, headings: &[&str], reading: &mut Reading) {
    let words = String::from_utf8_lossy(&text.bytes);
    let has = |heading: &&&str| {
        words.lines().any(|line| {
            line.strip_prefix('#').is_some_and(|rest| {
                rest.trim_start_matches('#')
                    .trim()
                    .eq_ignore_ascii_case(heading)
            })
        })
    };
    for heading in headings.iter().filter(|heading| !has(heading)) {
        let complaint = faults::missing_section(&format!("`## {heading}`"));
        reading.complaints.push((text.path.clone(), complaint));
    }
}

/// Scenarios in the module's folder that the module does not name.
fn strays(
    module: &File,
    named: &[(Name, Place)],
    files: &BTreeMap<&str, &File>,
    reading: &mut Reading,
) {
    let folder = beside(&module.path, "");
    for path in files
        .keys()
        .filter(|path| is_scenario(path) && beside(path, "") == folder)
    {
        let name = path[folder.len()..].trim_end_matches(".yaml");
        if !named.iter().any(|(known, _)| known.as_str() == name) {
            reading
                .complaints
                .push((path.to_string(), faults::stray_scenario(name)));
        }
    }
}

fn read_scenario(file: &File, files: &BTreeMap<&str, &File>, reading: &mut Reading) {
    let path = beside(&file.path, "module.yaml");
    let folder = path.trim_end_matches("module.yaml").trim_end_matches('/');
    let mut read = scenario(&file.bytes, reading.modules.get(folder));
    if !files.contains_key(path.as_str()) {
        read.complaints.insert(0, faults::missing_module(&path));
        read.value = None;
    }
    if let Some(scenario) = reading.take(&file.path, read) {
        reading.scenarios.insert(file.path.clone(), scenario);
    }
}
