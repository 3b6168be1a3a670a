//! What a submission says of itself: whose it is, and which program plays which part.

use super::document::Place;
use super::name::Name;
use super::template::Template;
use super::text::Text;

/// The name of the file that says it.
pub const FILE: &str = "praktikum.yaml";

/// `praktikum.yaml`, as it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Manifest {
    pub name: Option<Text>,
    pub nim: Option<String>,
    pub class: Option<Text>,
    pub lab_partner: Option<Text>,
    pub programs: Vec<Casting>,
}

/// The programs of one module, role by role.
#[derive(Debug, Clone, PartialEq)]
pub struct Casting {
    pub module: Name,
    pub place: Place,
    pub roles: Vec<Assignment>,
}

/// One program for all actors of a role, or several, each for the actor of that number.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    pub role: Name,
    pub place: Place,
    pub programs: Vec<Assigned>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Assigned {
    /// A file below the submission's folder, or a program of its Cargo package.
    pub run: String,
    pub place: Place,
    /// Before those of the scenario; `${n}` is the actor's number within its role.
    pub args: Vec<Template>,
}

impl Manifest {
    pub fn casting(&self, module: &Name) -> Option<&Casting> {
        self.programs
            .iter()
            .find(|casting| casting.module == *module)
    }
}

impl Casting {
    pub fn of(&self, role: &Name) -> Option<&Assignment> {
        self.roles
            .iter()
            .find(|assignment| assignment.role == *role)
    }
}

impl Assignment {
    /// The program of the nth actor: the only one, or the nth.
    pub fn nth(&self, n: usize) -> Option<&Assigned> {
        match &self.programs[..] {
            [only] => Some(only),
            several => several.get(n.checked_sub(1)?),
        }
    }
}
