//! Is a worksheet of the assignment that was graded? Each assignment numbers its participants by itself.

use super::Batch;
use super::moodle::called;
use super::who::participant;
use super::worksheet::participants;
use crate::scenario::name::Name;
use crate::scenario::text::{Spoken, Text};

/// Why it is probably not: most of its participants have other numbers than the folders that were graded.
pub fn other_assignment(
    batch: Batch<'_>,
    slug: &Name,
    bytes: &[u8],
) -> Result<Option<Text>, Spoken> {
    let there = participants(batch, slug, bytes)?;
    let (mut same, mut others) = (0, Vec::new());
    for student in &batch.book.students {
        let there = there.get(&student.person.number);
        let (Some(there), Some(here)) = (there, participant(student, slug)) else {
            continue;
        };
        match there.number == here.number {
            true => same += 1,
            false => others.push((called(student), here.number, there.number.clone())),
        }
    }
    let count = others.len();
    let first = others.into_iter().next().filter(|_| count > same);
    Ok(first.map(|(who, here, there)| {
        Text::new(
            format!("berkas itu tampaknya dari tugas lain: {count} peserta bernomor lain daripada folder yang dinilai untuk {slug} (misalnya {who}: {there}, di folder {here})"),
            format!("that file seems to be of another assignment: {count} of its participants have other numbers than the folders that were graded for {slug} (for example {who}: {there}, of the folder {here})"),
        )
    }))
}
