//! First versions of a module and of a scenario: commented, valid, and meant to be changed.

use super::module::{Module, Role};
use super::name::Name;
use super::quantity::Protocol;

/// The files of a new module, by name; `scalar` writes a text so that YAML reads it back unchanged.
pub fn module(
    slug: &Name,
    title: &str,
    scalar: impl Fn(&str) -> String,
) -> Vec<(&'static str, String)> {
    let title = scalar(title);
    vec![
        ("module.yaml", MODULE.replace("TITLE", &title)),
        ("module.id.md", TEXT_ID.replace("SLUG", slug.as_str())),
        ("module.en.md", TEXT_EN.replace("SLUG", slug.as_str())),
        ("dialogue.yaml", DIALOGUE.replace("TITLE", &title)),
    ]
}

const MODULE: &str = r#"# yaml-language-server: $schema=../schema/module.json
# Modul baru: peran, skenario dan pertanyaan. Penjelasan: praktikum explain module
# A new module: roles, scenarios and questions. The manual: praktikum explain module
title:
  id: TITLE
  en: TITLE

# Peran dikenali dari nama berkas: server*, peladen*, client*, klien*, …
# Roles are recognised by file names: server*, peladen*, client*, klien*, …
roles:
  server:
    listens on: tcp 8000
  client:

# Nama berkas skenario dan bobotnya; jumlahnya bebas, hasilnya dihitung ke 100.
# Scenario files and their weights; any sum, the result is scaled to 100.
scenarios:
  dialogue: 100

# Dijawab mahasiswa di laporan, dinilai oleh manusia.
# Answered by the student in the report, graded by a person.
questions:
  - id: order
    text:
      id: Siapa yang berbicara lebih dahulu, client atau server? Tunjukkan dari hasil percobaan.
      en: Who speaks first, the client or the server? Show it from what you saw.
    points: 10
"#;

const DIALOGUE: &str = r#"# yaml-language-server: $schema=../schema/scenario.json
# Bahasa skenario: praktikum explain start-here
# The scenario language: praktikum explain start-here
title:
  id: TITLE
  en: TITLE

vars:
  word: {random: word}          # baru di setiap permainan · fresh for every run

cast:                           # pemain: peran · actor: role
  server: server
  ani: client

checks:
  - id: ready
    title: {id: Server siap menerima koneksi, en: The server is ready for connections}
    points: 40
    hint: {id: Panggil listen() sebelum accept()., en: Call listen() before accept().}
    steps:
      - start: server
      - server listens on: tcp 8000

  - id: answer
    needs: ready
    title: {id: Pesan dijawab, en: A message is answered}
    points: 60
    steps:
      - start: ani
      - ani asks: any           # prompt apa pun · any prompt
      - ani types: halo ${word}
      - ani sees: halo ${word}
"#;

const TEXT_ID: &str = "# SLUG

## Pengenalan

Apa yang dipelajari di modul ini, dalam beberapa kalimat.

## Cara kerja

Siapa mengirim apa kepada siapa, dan kapan.

## Tugas

Program apa yang dibuat mahasiswa, di port berapa, dan teks mana yang harus persis.
";

const TEXT_EN: &str = "# SLUG

## Introduction

What is learned in this module, in a few sentences.

## How it works

Who sends what to whom, and when.

## Task

Which programs the students write, on which port, and which texts must be exact.
";

/// A new scenario for a module, with its own roles in the cast.
pub fn scenario(module: &Module, title: &str, scalar: impl Fn(&str) -> String) -> String {
    let title = scalar(title);
    let actors: Vec<(String, &Role)> = module
        .roles
        .iter()
        .map(|role| (actor(role), role))
        .collect();
    let mut text = SCENARIO_HEAD.replace("TITLE", &title);
    for (actor, role) in &actors {
        text.push_str(&format!("  {actor}: {}\n", role.name));
    }
    text.push_str(SCENARIO_CHECK);
    for (actor, role) in &actors {
        text.push_str(&format!("      - start: {actor}\n"));
        for port in &role.listens_on {
            let protocol = if port.protocol == Protocol::Tcp {
                "tcp"
            } else {
                "udp"
            };
            text.push_str(&format!(
                "      - {actor} listens on: {protocol} {}\n",
                port.number
            ));
        }
        for group in &role.joins {
            text.push_str(&format!("      - {actor} joins: {group}\n"));
        }
    }
    let all: Vec<&str> = actors.iter().map(|(actor, _)| actor.as_str()).collect();
    text.push_str(&format!("      - alive: [{}]\n", all.join(", ")));
    text
}

/// A name for the one who plays a role: the role's own, unless that is a word of the language.
fn actor(role: &Role) -> String {
    if super::vocabulary::is_reserved(role.name.as_str()) {
        return format!("{}-1", role.name);
    }
    role.name.to_string()
}

const SCENARIO_HEAD: &str = r#"# yaml-language-server: $schema=../schema/scenario.json
# Bahasa skenario: praktikum explain start-here
# The scenario language: praktikum explain start-here
title:
  id: TITLE
  en: TITLE

cast:                           # pemain: peran · actor: role
"#;

const SCENARIO_CHECK: &str = r#"
checks:
  - id: ready
    title: {id: Semua program berjalan, en: All programs run}
    points: 100
    steps:
"#;
