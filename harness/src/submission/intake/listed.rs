//! When things were handed in by the class list: the instructor's own word, which goes before the download's.

use super::read_as;
use crate::scenario::course::Moment;
use crate::scenario::text::{Text, harmless};
use crate::submission::handed::{Handed, Intake, When, Whom};
use crate::submission::moment::{says_zone, seconds};
use crate::submission::roster::Student;

/// How many unreadable ones are told.
const MOST_TOLD: usize = 10;

pub(super) fn find(intake: &mut Intake, list: &str, zone: i32) {
    let students = &intake.roster.students;
    for handed in &mut intake.handed {
        if let Whom::Students(places) = &handed.whom {
            let mut said = places
                .iter()
                .filter_map(|place| when(&students[*place], zone));
            handed.listed = said.next();
        }
    }
    let timed = students.iter().filter(|one| when(one, zone).is_some());
    intake.timed = Some(timed.map(|one| one.number.clone()).collect());
    let unread = students.iter().enumerate();
    let unread: Vec<(usize, &Student)> = unread
        .filter(|(_, one)| one.handed_in.is_some() && when(one, zone).is_none())
        .collect();
    let told = unread.iter().take(MOST_TOLD);
    let told = told.map(|(place, student)| {
        let is_theirs = |handed: &&Handed| matches!(&handed.whom, Whom::Students(places) if places.contains(place));
        let handed = intake.handed.iter().find(is_theirs);
        unreadable(list, student, handed, zone)
    });
    let mut told: Vec<Text> = told.collect();
    let more = unread.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        told.push(Text::new(
            format!("{}: +{more} waktu lagi yang tidak dikenali", harmless(list)),
            format!(
                "{}: +{more} more times that are not understood",
                harmless(list)
            ),
        ));
    }
    intake.notes.extend(told);
}

fn when(student: &Student, zone: i32) -> Option<When> {
    let said = student.handed_in.as_ref()?;
    let seconds = seconds(said, zone)?;
    let source = Text::new("daftar kelas", "the class list");
    let source = match says_zone(said) {
        true => source,
        false => read_as(&source, zone),
    };
    Some(When { seconds, source })
}

/// Where it stands, and which time holds instead.
fn unreadable(list: &str, student: &Student, handed: Option<&Handed>, zone: i32) -> Text {
    let said = harmless(student.handed_in.as_deref().unwrap_or_default());
    let (list, line, number) = (harmless(list), student.line, harmless(&student.number));
    let text = Text::new(
        format!("{list}:{line}: waktu `{said}` tidak dikenali; tulis seperti 2026-11-20 23:59"),
        format!(
            "{list}:{line}: the time `{said}` is not understood; write it like 2026-11-20 23:59"
        ),
    );
    let Some(handed) = handed else {
        return text;
    };
    let instead = match handed.listed.as_ref().or(handed.when.as_ref()) {
        Some(when) => {
            let at = Moment::of_seconds(when.seconds, zone.into());
            Text::new(
                format!("untuk {number} yang berlaku {at} ({})", when.source.id),
                format!("for {number} {at} holds ({})", when.source.en),
            )
        }
        None => Text::new(
            format!(
                "kapan {number} mengumpulkan tidak diketahui, dan tidak ada yang dihitung terlambat"
            ),
            format!("when {number} handed in is unknown, and nothing counts as late"),
        ),
    };
    Text::new(
        format!("{}. Sampai itu {}", text.id, instead.id),
        format!("{}. Until then {}", text.en, instead.en),
    )
}
