//! The JSON Schemas: they hold for every shipped file, and never against a file that `check` accepts.

mod agreement;
mod refusals;
mod shipped;
mod snippets;

use jsonschema::Validator;
use praktikum::scenario::document::{self, Code, Complaint, Severity};
use praktikum::scenario::schema::Kind;
use serde_json::{Value, json};

/// A file kind, as both judges see it: `check` and the schema.
struct Judges {
    kind: Kind,
    validator: Validator,
}

impl Judges {
    fn of(kind: Kind) -> Self {
        let validator = jsonschema::draft202012::new(&kind.schema()).expect("the schema is valid");
        Self { kind, validator }
    }

    /// A single step instead of a whole scenario, for the schema.
    fn of_a_step() -> Self {
        let kind = Kind::Scenario;
        let schema = json!({"$ref": "#/$defs/step", "$defs": kind.schema()["$defs"]});
        let validator = jsonschema::draft202012::new(&schema).expect("the schema is valid");
        Self { kind, validator }
    }

    /// The codes of the errors that `check` finds.
    fn complaints(&self, yaml: &str) -> Vec<Code> {
        errors(self.read(yaml))
    }

    fn read(&self, yaml: &str) -> Vec<Complaint> {
        match self.kind {
            Kind::Scenario => document::scenario(yaml.as_bytes(), None).complaints,
            Kind::Module => document::module(yaml.as_bytes()).complaints,
            Kind::Course => document::course(yaml.as_bytes()).complaints,
            Kind::Praktikum => document::manifest(yaml.as_bytes(), None).complaints,
            Kind::Verdict => document::liar(yaml.as_bytes()).complaints,
            Kind::Stranger => document::stranger(yaml.as_bytes()).complaints,
        }
    }

    fn fits(&self, yaml: &str) -> bool {
        serde_yaml::from_str::<Value>(yaml).is_ok_and(|value| self.validator.is_valid(&value))
    }

    /// Why the schema refuses, for the messages of failing tests.
    fn why(&self, yaml: &str) -> String {
        match serde_yaml::from_str::<Value>(yaml) {
            Ok(value) => {
                let all = self.validator.iter_errors(&value);
                let lines = all.map(|error| format!("{}: {error}", error.instance_path()));
                lines.collect::<Vec<_>>().join("\n")
            }
            Err(error) => error.to_string(),
        }
    }
}

fn errors(complaints: Vec<Complaint>) -> Vec<Code> {
    let codes = complaints.into_iter().map(|complaint| complaint.code);
    codes
        .filter(|code| code.severity() == Severity::Error)
        .collect()
}

/// A whole scenario around one step, indented as the step's lines must be.
fn around(step: &str) -> String {
    let step = step.replace('\n', "\n        ");
    format!(
        "\
title: {{id: Judul, en: Title}}
vars:
  word: {{random: word}}
cast:
  server: server
  ani: client
  budi: {{role: client, vars: {{nick: budi}}}}
  clients: {{role: client, count: 3}}
  probe: {{connect: tcp 59000}}
  fake: {{listen: tcp 59001}}
  ear: {{udp: 5004, group: 224.1.1.1}}
groups:
  pair: [ani, budi]
hosts:
  lab: [server, fake]
  kiri: [ani, clients, ear]
  kanan: [budi, probe]
checks:
  - id: only
    title: {{id: Satu, en: One}}
    points: 10
    steps:
      - start: everyone
      - start: [probe, fake, ear]
      - mark: here
      - mark: there
      - {step}
"
    )
}
