//! The tables, and whether the file is one that this program understands.

use crate::scenario::text::Spoken;
use crate::world::files;
use anyhow::Result;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// What marks the file as a gradebook: `prak`.
const MARK: i64 = 0x7072_616b;
/// The version of the tables.
const VERSION: i64 = STEPS.len() as i64;
/// What makes each version of the one before; the first of nothing.
pub(super) const STEPS: [&str; 6] = [TABLES, GROWN, LISTS, ALIKE, RECEIPTS, COURSES];

/// Points are in hundredths, moments in seconds since 1970, texts in two languages are JSON.
pub(super) const TABLES: &str = "
CREATE TABLE person (
    number TEXT PRIMARY KEY,
    name TEXT, class TEXT, email TEXT,
    on_roster INTEGER NOT NULL,
    place INTEGER NOT NULL
);
CREATE TABLE hand_in (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    content TEXT NOT NULL,
    name TEXT NOT NULL,
    handed_in INTEGER,
    source TEXT,
    latest INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    problem TEXT,
    UNIQUE (owner, content)
);
CREATE TABLE member (
    hand_in INTEGER NOT NULL REFERENCES hand_in,
    number TEXT NOT NULL,
    PRIMARY KEY (hand_in, number)
) WITHOUT ROWID;
CREATE TABLE grading (
    id INTEGER PRIMARY KEY,
    hand_in INTEGER NOT NULL REFERENCES hand_in,
    module TEXT NOT NULL,
    scenarios TEXT NOT NULL,
    round INTEGER NOT NULL,
    began INTEGER NOT NULL,
    ended INTEGER,
    unplayable TEXT,
    harness TEXT NOT NULL,
    interpreters TEXT NOT NULL,
    UNIQUE (hand_in, module, scenarios, round)
);
CREATE TABLE play (
    grading INTEGER NOT NULL REFERENCES grading,
    scenario TEXT NOT NULL,
    seed INTEGER NOT NULL,
    record TEXT NOT NULL,
    began INTEGER NOT NULL,
    took_ms INTEGER NOT NULL,
    PRIMARY KEY (grading, scenario)
) WITHOUT ROWID;
CREATE TABLE verdict (
    grading INTEGER NOT NULL,
    scenario TEXT NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    diagnosis TEXT,
    earned INTEGER NOT NULL,
    possible INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (grading, scenario, place)
) WITHOUT ROWID;
CREATE TABLE mark (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    module TEXT NOT NULL,
    question TEXT NOT NULL,
    points INTEGER,
    comment TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    module TEXT NOT NULL,
    scenario TEXT,
    id_of_check TEXT,
    points INTEGER,
    because TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE TABLE claim (
    hand_in INTEGER NOT NULL,
    module TEXT NOT NULL,
    host TEXT NOT NULL,
    boot TEXT NOT NULL,
    pid INTEGER NOT NULL,
    began INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (hand_in, module)
) WITHOUT ROWID;
";

/// From the tables of the first version to these.
const GROWN: &str = "
ALTER TABLE hand_in ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE verdict ADD COLUMN took_ms INTEGER;
";

/// The class list that was given last, what downloads called whom, and what does not count any more.
const LISTS: &str = "
CREATE TABLE list (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    at INTEGER NOT NULL
);
CREATE TABLE label (
    module TEXT NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (module, number)
) WITHOUT ROWID;
CREATE TABLE withdrawal (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    module TEXT,
    is_back INTEGER NOT NULL,
    because TEXT NOT NULL,
    at INTEGER NOT NULL,
    after INTEGER NOT NULL
);
ALTER TABLE decision ADD COLUMN after INTEGER;
";

/// The modules that a grading's programs look like they were written for.
const ALIKE: &str = "
ALTER TABLE grading ADD COLUMN alike TEXT NOT NULL DEFAULT '[]';
";

/// For which modules something was taken in, by which command, and when by a class list; whose it may be. Before,
/// there was one such time and one last command for all modules.
const RECEIPTS: &str = "
CREATE TABLE receipt (
    hand_in INTEGER NOT NULL REFERENCES hand_in,
    module TEXT NOT NULL,
    run INTEGER NOT NULL,
    listed INTEGER,
    source TEXT,
    PRIMARY KEY (hand_in, module)
) WITHOUT ROWID;
CREATE TABLE candidate (
    hand_in INTEGER NOT NULL REFERENCES hand_in,
    number TEXT NOT NULL,
    PRIMARY KEY (hand_in, number)
) WITHOUT ROWID;
INSERT INTO receipt (hand_in, module, run)
    SELECT id, module, iif(row_number() OVER (
        PARTITION BY owner, module ORDER BY is_current DESC, last DESC) = 1,
        (SELECT coalesce(max(id), 0) FROM run), 0)
    FROM (SELECT hand_in.id, owner, is_current, module, max(grading.id) AS last
        FROM hand_in JOIN grading ON grading.hand_in = hand_in.id GROUP BY hand_in.id, module);
INSERT INTO receipt (hand_in, module, run)
    SELECT id, '', iif(is_current, (SELECT coalesce(max(id), 0) FROM run), 0)
    FROM hand_in WHERE NOT EXISTS (SELECT 1 FROM grading WHERE grading.hand_in = hand_in.id);
UPDATE receipt SET listed = one.handed_in, source = one.source
    FROM hand_in AS one WHERE one.id = receipt.hand_in AND one.source LIKE '%the class list%';
UPDATE hand_in SET handed_in = NULL, source = NULL WHERE source LIKE '%the class list%';
ALTER TABLE hand_in DROP COLUMN is_current;
";

/// The course that the class was graded with; without a folder it is the one that this program carries.
const COURSES: &str = "
CREATE TABLE course (
    id INTEGER PRIMARY KEY,
    folder TEXT,
    hash TEXT NOT NULL,
    at INTEGER NOT NULL
);
";

/// Makes the tables where there are none, and refuses what is no gradebook or a newer one.
pub(super) fn ready(db: &mut Connection, path: &Path) -> Result<()> {
    let refused = |error: rusqlite::Error| unreadable(path, &error);
    db.pragma_update(None, "foreign_keys", true)
        .map_err(refused)?;
    // On the disk before it counts, also when the power goes.
    db.pragma_update(None, "synchronous", "FULL")
        .map_err(refused)?;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate);
    let transaction = transaction.map_err(refused)?;
    let number = |name: &str| -> rusqlite::Result<i64> {
        transaction.pragma_query_value(None, name, |row| row.get(0))
    };
    let (mark, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 =
        transaction.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0))?;
    let known = match (mark, version) {
        (MARK, newer) if newer > VERSION => return Err(too_new(path, newer).into()),
        (MARK, known) if known > 0 => known,
        (0, 0) if tables == 0 => 0,
        _ => return Err(no_gradebook(path).into()),
    };
    if known < VERSION {
        let missing = STEPS.iter().skip(usize::try_from(known)?);
        missing
            .into_iter()
            .try_for_each(|step| transaction.execute_batch(step))?;
        transaction.pragma_update(None, "application_id", MARK)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    Ok(transaction.commit()?)
}

/// A file that SQLite cannot read, or one that cannot be written.
fn unreadable(path: &Path, error: &rusqlite::Error) -> anyhow::Error {
    let is_none = error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase);
    let spoken = match is_none {
        true => no_gradebook(path),
        false => super::refused(path),
    };
    anyhow::Error::new(spoken).context(error.to_string())
}

fn too_new(path: &Path, version: i64) -> Spoken {
    let path = files::shown(path);
    Spoken::new(
        format!(
            "buku nilai {path} ditulis oleh praktikum yang lebih baru (bentuk {version}, yang dikenal {VERSION}); perbarui praktikum Anda, atau sebutkan folder lain dengan `--out`"
        ),
        format!(
            "the gradebook {path} was written by a newer praktikum (form {version}, this one knows {VERSION}); update yours, or name another folder with `--out`"
        ),
    )
}

fn no_gradebook(path: &Path) -> Spoken {
    let path = files::shown(path);
    Spoken::new(
        format!("{path} bukan buku nilai praktikum; sebutkan folder lain dengan `--out`"),
        format!("{path} is no gradebook of praktikum; name another folder with `--out`"),
    )
}
