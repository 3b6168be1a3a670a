//! Diagnoses: known shapes of failure, by which a hint can be chosen.

use crate::scenario::text::Text;
use serde::{Deserialize, Serialize};

/// A known shape of failure, by which a hint can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Diagnosis {
    Missing,
    Late,
    Duplicate,
    WrongActor,
    OutOfOrder,
    NearMiss,
    Exited,
    Crashed,
    Deadlock,
    NotReading,
    NotAccepting,
    NotListening,
    NotConnected,
    NotJoined,
    Unflushed,
    Busy,
    Glued,
    NoProgram,
}

impl Diagnosis {
    pub const ALL: [(&'static str, Self); 18] = [
        ("missing", Self::Missing),
        ("late", Self::Late),
        ("duplicate", Self::Duplicate),
        ("wrong_actor", Self::WrongActor),
        ("out_of_order", Self::OutOfOrder),
        ("near_miss", Self::NearMiss),
        ("exited", Self::Exited),
        ("crashed", Self::Crashed),
        ("deadlock", Self::Deadlock),
        ("not_reading", Self::NotReading),
        ("not_accepting", Self::NotAccepting),
        ("not_listening", Self::NotListening),
        ("not_connected", Self::NotConnected),
        ("not_joined", Self::NotJoined),
        ("unflushed", Self::Unflushed),
        ("busy", Self::Busy),
        ("glued", Self::Glued),
        ("no_program", Self::NoProgram),
    ];

    /// What went wrong, in a few words.
    pub fn words(self) -> Text {
        let (id, en) = match self {
            Self::Missing => ("tidak muncul", "it did not come"),
            Self::Late => ("terlambat muncul", "it came too late"),
            Self::Duplicate => ("muncul berkali-kali", "it came more than once"),
            Self::WrongActor => ("muncul di tempat lain", "it came somewhere else"),
            Self::OutOfOrder => ("urutannya tertukar", "it came in another order"),
            Self::NearMiss => ("hampir sama, tetapi lain", "it was nearly the same"),
            Self::Exited => (
                "program berhenti sebelum waktunya",
                "the program ended early",
            ),
            Self::Crashed => ("program gagal (crash)", "the program crashed"),
            Self::Deadlock => ("saling menunggu", "they wait for each other"),
            Self::NotReading => ("tidak membaca masukan", "it does not read its input"),
            Self::NotAccepting => ("tidak menerima koneksi", "it does not accept connections"),
            Self::NotListening => ("tidak membuka port", "it does not listen"),
            Self::NotConnected => ("tidak tersambung", "it does not connect"),
            Self::NotJoined => ("tidak bergabung dengan grup", "it did not join the group"),
            Self::Unflushed => (
                "keluaran tertahan di penyangga",
                "the output stayed in a buffer",
            ),
            Self::Busy => ("terus memakai prosesor", "it keeps the processor busy"),
            Self::Glued => ("dua pesan menempel", "two messages stick together"),
            Self::NoProgram => ("programnya tidak ada", "there is no program"),
        };
        Text::new(id, en)
    }
}
