//! Who is in the class, and who of those that were known before they are.

use super::list;
use crate::class::adoption::{self, Adoption};
use crate::class::correction::{self, Correction};
use crate::class::entry::Class;
use crate::class::gradebook::Gradebook;
use crate::cli::class::Place;
use crate::scenario::text::Text;
use crate::submission::roster::Roster;
use anyhow::Result;

/// Takes them down; returns what is to be said of it.
pub(super) fn enrol(
    book: &mut Gradebook,
    class: &Class,
    earlier: &[Roster],
    place: &Place,
) -> Result<Vec<Text>> {
    let facts = book.facts()?;
    let adopted = adoption::adoptions(&facts, class, earlier);
    let corrected = correction::corrections(&facts, class, earlier);
    let gone = book.enrol(&class.everybody())?;
    book.adopt(&adopted)?;
    let sure: Vec<Adoption> = corrected.iter().filter_map(Correction::adoption).collect();
    book.adopt(&sure)?;
    let adopted = adopted.iter().map(list::adopted);
    let corrected = corrected.iter().map(|one| list::corrected(one, place));
    let gone = (!gone.is_empty()).then(|| list::gone(&gone));
    Ok(adopted.chain(corrected).chain(gone).collect())
}
