//! The closed house of a play: what programs see of this machine, what they may do there, and how much of it.
//!
//! | what | by what |
//! | --- | --- |
//! | files | a root of its own: the system read-only, the submission as a copy, everything else is not there |
//! | privileges | no capability, no new privileges, an unprivileged user even where root runs the play |
//! | system calls | a filter: nothing that reaches beyond the house, the usual kinds of sockets alone |
//! | amounts | limits of each process, and bounded memory in place of disks |

mod closed;
mod confine;
mod filter;
mod household;
mod luggage;
mod parts;
mod root;
mod share;
pub(in crate::world) mod watch;

pub use closed::Closed;
pub(in crate::world) use closed::reach;
pub use confine::confine;
pub use household::{Household, Unfit};
pub use luggage::Overweight;
pub use share::Share;
pub(in crate::world) use share::{FILE, SECONDS};

pub(in crate::world) use parts::Parts;
pub(in crate::world) use root::{build, close};
