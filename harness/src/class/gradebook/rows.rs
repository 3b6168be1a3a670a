//! How values stand in the tables.

use super::receive::UNPLACED;
use crate::grade::Obstacle;
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use crate::scenario::text::Text;
use crate::world::owner::Owner;
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A word of ours as it stands in JSON, without its quotes: `passed`.
pub(super) fn word(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_string()
}

pub(super) fn of_word<T: DeserializeOwned>(word: String) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(spoilt)
}

pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn of_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(spoilt)
}

pub(super) fn text(row: &Row<'_>, column: &str) -> Result<Option<Text>> {
    let json: Option<String> = row.get(column)?;
    json.map(|json| of_json(&json)).transpose()
}

pub(super) fn obstacle(row: &Row<'_>, column: &str) -> Result<Option<Obstacle>> {
    let json: Option<String> = row.get(column)?;
    json.map(|json| of_json(&json)).transpose()
}

pub(super) fn points(row: &Row<'_>, column: &str) -> Result<Option<Points>> {
    let hundredths: Option<u32> = row.get(column)?;
    Ok(hundredths.map(Points::of_hundredths))
}

pub(super) fn name(row: &Row<'_>, column: &str) -> Result<Name> {
    let text: String = row.get(column)?;
    Name::new(&text).ok_or_else(|| spoilt(std::io::Error::other(text)))
}

/// The module, or none where nobody knows it yet.
pub(super) fn module(row: &Row<'_>) -> Result<Option<Name>> {
    let text: String = row.get("module")?;
    match text.as_str() {
        UNPLACED => Ok(None),
        _ => name(row, "module").map(Some),
    }
}

pub(super) fn moment(row: &Row<'_>, column: &str) -> Result<u64> {
    let seconds: i64 = row.get(column)?;
    Ok(u64::try_from(seconds).unwrap_or_default())
}

/// As the database keeps numbers.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(super) fn owner(row: &Row<'_>) -> Result<(Owner, u64)> {
    let owner = Owner {
        host: row.get("host")?,
        boot: row.get("boot")?,
        pid: row.get("pid")?,
        began: moment(row, "began")?,
    };
    Ok((owner, moment(row, "until")?))
}

/// Something stands there that this program never writes.
fn spoilt(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}
