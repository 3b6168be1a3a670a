//! Complaints about names.

use super::super::prose::{Prose, prose};
use super::super::sample::{cast, checks, keys, steps};
use crate::scenario::document::Code;

pub(super) const BAD_NAME: Prose = prose(
    ("Ini bukan nama yang sah.", "This is not a valid name."),
    (
        "Huruf kecil, angka, `_` dan `-`; diawali huruf; paling panjang 40.",
        "Lower-case letters, digits, `_` and `-`; a letter first; 40 at most.",
    ),
    &[
        cast("Server: server").raising(Code::BadName),
        cast("server: server"),
    ],
);

pub(super) const RESERVED_NAME: Prose = prose(
    (
        "Kata ini milik bahasa skenario.",
        "This word belongs to the scenario language.",
    ),
    (
        "Sebagai nama aktor ia membuat kalimat bermakna ganda. Pilih nama orang.",
        "As an actor's name it would give sentences two meanings. Choose a person's name.",
    ),
    &[
        cast("network: server").raising(Code::ReservedName),
        cast("server: server"),
    ],
);

pub(super) const TAKEN_NAME: Prose = prose(
    ("Nama ini sudah dipakai.", "This name is taken already."),
    (
        "Aktor dan kelompok berbagi nama; `id` pemeriksaan dan pertanyaan tidak boleh sama.",
        "Actors and groups share their names; no two checks or questions have the same `id`.",
    ),
    &[
        keys("groups:\n  ani: [ani]").raising(Code::TakenName),
        keys("groups:\n  clients: [ani]\nalways:\n  - clients never see: galat"),
    ],
);

pub(super) const UNKNOWN_ACTOR: Prose = prose(
    (
        "Tidak ada aktor atau kelompok dengan nama ini.",
        "No actor or group has this name.",
    ),
    (
        "Aktor dinyatakan di `cast:`, kelompok di `groups:`.",
        "Actors are declared in `cast:`, groups in `groups:`.",
    ),
    &[
        steps("- anni types: halo").raising(Code::UnknownActor),
        steps("- ani types: halo"),
    ],
);

pub(super) const UNKNOWN_ROLE: Prose = prose(
    (
        "`module.yaml` tidak mengenal peran ini.",
        "`module.yaml` declares no such role.",
    ),
    (
        "Peran dinyatakan di bawah `roles:` dari `module.yaml` di folder yang sama.",
        "Roles are declared beneath `roles:` in the `module.yaml` of the same folder.",
    ),
    &[
        cast("server: servr").raising(Code::UnknownRole),
        cast("server: server"),
    ],
);

pub(super) const UNKNOWN_CHECK: Prose = prose(
    ("Tidak ada pemeriksaan dengan `id` ini.", "No check has this `id`."),
    ("`needs:` menyebut `id` pemeriksaan yang lebih awal.", "`needs:` names the `id` of an earlier check."),
    &[
        checks("- id: join\n  needs: bot\n  title: {id: Klien masuk, en: A client joins}\n  points: 10\n  steps:\n    - ani types: ani").raising(Code::UnknownCheck),
        checks("- id: join\n  needs: boot\n  title: {id: Klien masuk, en: A client joins}\n  points: 10\n  steps:\n    - ani types: ani"),
    ],
);

pub(super) const LATER_CHECK: Prose = prose(
    ("Pemeriksaan yang diperlukan baru dimainkan sesudah yang ini.", "The check that is needed is played after this one."),
    ("Pindahkan yang diperlukan ke atas.", "Move the needed one up."),
    &[
        checks("- id: terima\n  needs: kirim\n  title: {id: Klien menerima, en: A client receives}\n  points: 10\n  steps:\n    - budi sees: halo\n- id: kirim\n  title: {id: Klien mengirim, en: A client sends}\n  points: 10\n  steps:\n    - ani types: halo").raising(Code::LaterCheck),
        checks("- id: kirim\n  title: {id: Klien mengirim, en: A client sends}\n  points: 10\n  steps:\n    - ani types: halo\n- id: terima\n  needs: kirim\n  title: {id: Klien menerima, en: A client receives}\n  points: 10\n  steps:\n    - budi sees: halo"),
    ],
);

pub(super) const UNKNOWN_MARK: Prose = prose(
    (
        "Sebelum baris ini tidak ada `mark` dengan nama ini.",
        "No `mark` before this line has this name.",
    ),
    (
        "`mark: NAMA` harus ada di langkah yang lebih awal.",
        "`mark: NAME` must stand in an earlier step.",
    ),
    &[
        steps("- ani sees: halo\n  since: kirim").raising(Code::UnknownMark),
        steps("- mark: kirim\n- ani sees: halo\n  since: kirim"),
    ],
);

pub(super) const UNKNOWN_VARIABLE: Prose = prose(
    (
        "Variabel ini tidak punya nilai di sini.",
        "This variable has no value here.",
    ),
    (
        "Nilai datang dari `vars:`, dari `keep:` pada langkah sebelumnya, atau dari `vars:` milik aktor; yang terakhir hanya bila semua subjek memilikinya. Tanda `${` biasa ditulis `$${`.",
        "Values come from `vars:`, from a `keep:` of an earlier step, or from an actor's own `vars:`; the last only where all subjects have it. A plain `${` is written `$${`.",
    ),
    &[
        steps("- ani types: halo ${wrod}").raising(Code::UnknownVariable),
        steps("- ani types: halo ${word}"),
    ],
);

pub(super) const UNKNOWN_HOST: Prose = prose(
    ("Tidak ada host dengan nama ini.", "No host has this name."),
    (
        "Host dinyatakan di bawah `hosts:`.",
        "Hosts are declared beneath `hosts:`.",
    ),
    &[
        steps("- cut: kanen").raising(Code::UnknownHost),
        steps("- cut: kanan"),
    ],
);

pub(super) const NOT_PLACED: Prose = prose(
    (
        "Sebuah aktor tidak duduk di host mana pun, atau sebuah host tidak ada di jaringan mana pun.",
        "An actor sits on no host, or a host is in no network.",
    ),
    (
        "Bila ada `hosts:`, setiap aktor mendapat tempat; bila ada `networks:`, setiap host.",
        "Where there are `hosts:`, every actor needs a place; where there are `networks:`, every host.",
    ),
    &[
        keys("hosts:\n  lab: [server]").raising(Code::NotPlaced),
        keys("hosts:\n  lab: [server]\n  kiri: [ani]"),
    ],
);

pub(super) const PLACED_TWICE: Prose = prose(
    (
        "Sesuatu duduk di dua tempat.",
        "Something sits in two places.",
    ),
    ("Hapus dari salah satunya.", "Remove it from one of them."),
    &[
        keys("hosts:\n  lab: [server, ani]\n  kiri: [ani]").raising(Code::PlacedTwice),
        keys("hosts:\n  lab: [server]\n  kiri: [ani]"),
    ],
);

pub(super) const UNUSED: Prose = prose(
    (
        "Aktor, kelompok atau variabel ini tidak pernah dipakai.",
        "This actor, group or variable is never used.",
    ),
    (
        "Sebuah peringatan: skenario tetap sah. Pakai, atau hapus.",
        "A warning: the scenario is valid. Use it, or remove it.",
    ),
    &[
        keys("groups:\n  clients: [ani]").raising(Code::Unused),
        keys("groups:\n  clients: [ani]\nalways:\n  - clients never see: galat"),
    ],
);
