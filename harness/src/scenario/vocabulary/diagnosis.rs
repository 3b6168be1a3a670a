//! Diagnoses: known shapes of failure, by which a hint can be chosen.

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
    NotJoined,
    Unflushed,
    Busy,
    Glued,
}

impl Diagnosis {
    pub const ALL: [(&'static str, Self); 16] = [
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
        ("not_joined", Self::NotJoined),
        ("unflushed", Self::Unflushed),
        ("busy", Self::Busy),
        ("glued", Self::Glued),
    ];
}
