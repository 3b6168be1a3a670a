//! Pages to begin with, and those that list the others.

use super::Kind;
use super::prose::{Entry, entry};
use super::sample::{STAGE, Sample, module, shell, steps, whole};

/// A page that ends with a list of all pages of another kind.
pub(super) struct Overview {
    pub(super) kind: Kind,
    pub(super) entry: Entry,
}

pub(super) const START: [Entry; 11] = [
    START_HERE,
    super::wishes::HOW_DO_I,
    SCENARIO,
    super::commands::RUN,
    super::commands::PLAY,
    super::trying::AUDIT,
    super::commands::REPORT,
    super::commands::GRADE,
    super::roster::ROSTER,
    super::commands::EXPORT,
    super::machine::DOCTOR,
];

const START_HERE: Entry = entry(
    &[
        "start-here",
        "start here",
        "mulai",
        "mulai di sini",
        "new",
        "help",
    ],
    (
        "Menulis skenario untuk latihan baru, dari nol.",
        "A scenario for a new exercise, from nothing.",
    ),
    (
        "Sebuah skenario adalah sandiwara pendek: siapa yang ada di panggung, apa yang mereka ketik, dan apa yang harus terlihat. Setiap langkah adalah satu kalimat yang dapat dibaca keras-keras.\n\n1. **Mulai.** `praktikum new module gema` membuat folder `scenarios/gema` dengan `module.yaml`, teks modul, dan satu skenario. Untuk modul yang sudah ada: `praktikum new scenario gema/nama`. Di atas semua modul ada `scenarios/course.yaml`. Berkas yang sudah ada tidak pernah diubah.\n2. **Peran.** Di `module.yaml` tulis bagian mana yang dimainkan program mahasiswa, dan port yang didengarkannya.\n3. **Pemain.** Di skenario, di bawah `cast:`, beri setiap program sebuah nama orang dan perannya.\n4. **Langkah.** Di bawah `checks:` tulis langkah: `- start: server`, `- ani types: halo`, `- ani sees: halo`. Jangan menulis jeda: setiap kalimat menunggu sendiri.\n5. **Poin.** Setiap pemeriksaan punya `points:`. Pisahkan apa yang dinilai, dan hubungkan dengan `needs:`.\n6. **Kelonggaran.** Tulis pola yang menerima setiap jawaban yang benar: `asks: any` untuk prompt, `/genap|even/i` untuk kata.\n7. **Periksa.** `praktikum check scenarios/gema` menunjukkan semua kesalahan sekaligus, masing-masing dengan tempat, alasan dan jalan keluarnya; hanya berkas yang tidak dapat dibaca sebagai YAML berhenti di tempat salahnya yang pertama. `praktikum explain KODE` menjelaskan sebuah kode.\n8. **Daftarkan.** Nama skenario dan bobotnya di `scenarios:` dari `module.yaml`; nama modul di `modules:` dari `course.yaml`.\n9. **Mainkan.** `praktikum run gema --submission FOLDER` memainkan skenario pada program di folder itu. Tanpa `--submission` yang bermain adalah program di folder tempat Anda berada, bila di sana ada `praktikum.yaml` atau berkas peran modul itu (`server.py`, …); selain itu, di dalam kursus, program acuan. Baris pertama menyebutkan program siapa. Cobalah juga pada program yang salah: setiap pemeriksaan harus dapat gagal (`praktikum explain audit`).\n\nUntuk setiap keperluan ada contohnya: `praktikum explain how-do-i`. Tanda kutip, `#` dan indentasi: `praktikum explain yaml`. Teks yang dibaca orang ditulis dalam dua bahasa: `{id: …, en: …}`.",
        "A scenario is a short play: who is on stage, what they type, and what must be seen. Every step is one sentence that can be read aloud.\n\n1. **Begin.** `praktikum new module gema` makes the folder `scenarios/gema` with `module.yaml`, the module's texts, and one scenario. For a module that is there already: `praktikum new scenario gema/name`. Above all modules stands `scenarios/course.yaml`. Files that exist are never touched.\n2. **Roles.** In `module.yaml`, say which parts the submission's programs play, and the port that they listen on.\n3. **Cast.** In the scenario, beneath `cast:`, give every program a person's name and its role.\n4. **Steps.** Beneath `checks:`, write steps: `- start: server`, `- ani types: halo`, `- ani sees: halo`. Write no pauses: every sentence waits by itself.\n5. **Points.** Every check has `points:`. Keep apart what is judged apart, and join it with `needs:`.\n6. **Leeway.** Write patterns that take every right answer: `asks: any` for prompts, `/genap|even/i` for words.\n7. **Check.** `praktikum check scenarios/gema` shows all mistakes at once, each with its place, its reason and a way out; only a file that cannot be read as YAML stops at its first fault. `praktikum explain CODE` explains a code.\n8. **Enter it.** The scenario's name and weight go to `scenarios:` of `module.yaml`, the module's name to `modules:` of `course.yaml`.\n9. **Play it.** `praktikum run gema --submission FOLDER` plays the scenarios on the programs in that folder. Without `--submission`, the programs of the folder that you are in play, if it has a `praktikum.yaml` or a file of one of the module's roles (`server.py`, …); else, within a course, the reference programs. The first line says whose play. Try it on wrong programs too: every check must be able to fail (`praktikum explain audit`).\n\nThere is an example for every need: `praktikum explain how-do-i`. Quotes, `#` and indentation: `praktikum explain yaml`. Text that people read is written in both languages: `{id: …, en: …}`.",
    ),
    &[
        shell(
            "praktikum new module gema\npraktikum check scenarios/gema\npraktikum run gema --submission tugas",
        ),
        module(
            "title: {id: Gema, en: Echo}\nroles:\n  server:\n    listens on: tcp 7000\n  client:\nscenarios:\n  dialogue: 60     # dialogue.yaml dan bobotnya · dialogue.yaml and its weight\n  silent: 40",
        ),
        whole(FIRST),
    ],
);

const FIRST: &str = "\
title: {id: Server mengembalikan setiap baris, en: The server returns every line}
cast:
  server: server
  ani: client
checks:
  - id: gema
    title: {id: Baris yang diketik kembali, en: A typed line comes back}
    points: 100
    steps:
      - start: server
      - start: ani
      - ani types: halo
      - ani sees: halo";

const SCENARIO: Entry = entry(
    &["scenario", "skenario", "example", "contoh"],
    (
        "Satu skenario lengkap, dengan penjelasan.",
        "One complete scenario, with comments.",
    ),
    (
        "Kunci sebuah skenario: `title`, `cast` dan `checks` harus ada; `about`, `vars`, `groups`, `hosts`, `networks`, `defaults` dan `always` boleh ada. Urutannya bebas, kecuali `checks`: dimainkan dari atas ke bawah.",
        "Keys of a scenario: `title`, `cast` and `checks` must be there; `about`, `vars`, `groups`, `hosts`, `networks`, `defaults` and `always` may be. Their order is free, but checks are played from the top down.",
    ),
    &[whole(COMPLETE)],
);

const COMPLETE: &str = "\
title:
  id: Seorang klien pergi dan yang lain diberi tahu
  en: A client leaves and the others are told
about:
  id: Tiga klien mengobrol; satu dimatikan paksa.
  en: Three clients chat; one is killed.

vars:
  word: {random: word}       # baru setiap kali main · new for every run

cast:
  server: server             # aktor: peran dari module.yaml · actor: role of module.yaml
  ani: client
  budi: client
  citra: client

groups:
  clients: [ani, budi, citra]

always:                      # tidak boleh terlihat kapan pun · must not be seen at any time
  - everyone never sees: /Traceback|panicked at/

checks:
  - id: boot
    title: {id: Server siap, en: The server is ready}
    points: 10
    hint: {id: Panggil listen() sebelum accept()., en: Call listen() before accept().}
    steps:
      - start: server
      - server listens on: tcp 59000

  - id: join
    needs: boot              # dilewati bila boot gagal · skipped where boot failed
    title: {id: Semua mendengar siapa yang masuk, en: Everyone hears who joins}
    points: 30
    steps:
      - start: clients
      - ani asks: any        # prompt apa pun · any prompt
      - ani types: ani
      - ani sees: /ani.*(masuk|bergabung|join)/i
      - budi types: budi
      - ani and budi see: /budi.*(masuk|bergabung|join)/i
      - citra types: citra
      - clients see: /citra.*(masuk|bergabung|join)/i

  - id: fan-out
    needs: join
    title: {id: Pesan sampai tepat satu kali, en: A message arrives exactly once}
    points: 30
    steps:
      - ani types: halo ${word}
      - clients but ani see: halo ${word}
        times: 1             # keterangan kalimat di atasnya · a modifier of the sentence above
      - together:            # serentak · at once
          - budi types: dari budi
          - citra types: dari citra
      - ani sees all of: [dari budi, dari citra]

  - id: leave
    needs: fan-out
    title: {id: Ruang tetap hidup, en: The room lives on}
    points: 30
    steps:
      - kill: budi
      - clients but budi see: /budi.*(keluar|left)/i
        points: 20           # jumlahnya sama dengan points pemeriksaan · they sum to the check's points
      - alive: [server, ani, citra]
        points: 10";

const NONE: &[Sample] = &[];

/// The pages that list a kind, in the order of the manual.
pub(super) const OVERVIEWS: [Overview; 7] = [
    overview(
        Kind::Verb,
        entry(
            &["verbs", "verb", "kata kerja"],
            (
                "Semua kata kerja: apa yang dilakukan seorang aktor, atau apa yang berlaku tentangnya.",
                "All verbs: what an actor does, or what is true of it.",
            ),
            (
                "Ditulis `SUBJEK KATA-KERJA: OBJEK`. Bentuk tunggal dan jamak sama artinya. Contoh yang hanya menunjukkan langkah, di seluruh manual ini, ada sesudah pemeriksaan pertama dari panggung di bawah: semua sudah dijalankan.",
                "Written `SUBJECT VERB: OBJECT`. Singular and plural mean the same. Where an example shows steps only, anywhere in this manual, they stand after the first check of the stage below: all are started.",
            ),
            &[
                steps("- ani types: halo\n- budi and citra see: halo"),
                whole(STAGE),
            ],
        ),
    ),
    overview(
        Kind::Direction,
        entry(
            &["directions", "direction", "stage directions", "arahan"],
            (
                "Semua arahan panggung: kalimat tanpa subjek.",
                "All stage directions: sentences without a subject.",
            ),
            (
                "Objeknya seorang aktor, kelompok, `everyone`, atau daftar `[server, clients]`; pada `cut` dan `mend` sebuah host.",
                "The object is an actor, a group, `everyone`, or a list `[server, clients]`; of `cut` and `mend` it is a host.",
            ),
            &[steps("- kill: budi\n- alive: [server, ani, citra]")],
        ),
    ),
    overview(
        Kind::Modifier,
        entry(
            &["modifiers", "modifier", "keterangan"],
            (
                "Semua keterangan: apa yang boleh ada di bawah sebuah kalimat.",
                "All modifiers: what may stand beneath a sentence.",
            ),
            (
                "Sejajar dengan kalimatnya, tanpa `- `. Setiap kata kerja mengenal keterangannya sendiri; halamannya menyebutkan.",
                "In line with the sentence, without a `- `. Every verb knows its own; its page names them.",
            ),
            &[steps("- ani sees: halo\n  within: 2s\n  times: 1")],
        ),
    ),
    overview(
        Kind::Verdict,
        entry(
            &["verdicts", "verdict", "putusan"],
            (
                "Semua putusan tentang sebuah pemeriksaan.",
                "All verdicts on a check.",
            ),
            (
                "*Gagal* dan *tidak dapat dipastikan* adalah dua hal: kesalahan harness atau mesin tidak pernah mengurangi poin.",
                "*It failed* and *we could not tell* are different things: a fault of the harness or the machine never costs a point.",
            ),
            NONE,
        ),
    ),
    overview(
        Kind::Diagnosis,
        entry(
            &["diagnoses", "diagnosis", "diagnosa"],
            (
                "Semua diagnosis: bentuk kegagalan yang dikenal.",
                "All diagnoses: known shapes of failure.",
            ),
            (
                "Dipakai dalam `hints`, agar petunjuk hanya muncul bila memang cocok.",
                "Used in `hints`, so that a hint is shown only where it fits.",
            ),
            &[steps(
                "- clients see: halo\n  hints:\n    - when: not_reading\n      say: {id: Bacalah soket di thread sendiri., en: Read the socket in a thread of its own.}",
            )],
        ),
    ),
    overview(
        Kind::Complaint,
        entry(
            &[
                "codes",
                "code",
                "complaints",
                "complaint",
                "check",
                "kode",
                "keluhan",
            ],
            (
                "Semua kode keluhan dari `praktikum check`.",
                "All codes of complaints by `praktikum check`.",
            ),
            (
                "Setiap keluhan punya kode, tempat, alasan dan jalan keluar. Galat membuat skenario tidak sah (kode keluar 2); peringatan tidak. Semua kesalahan ditunjukkan sekaligus; hanya berkas yang tidak dapat dibaca sebagai YAML berhenti di tempat salahnya yang pertama. `--format json` untuk editor.",
                "Every complaint has a code, a place, a reason and a way out. An error makes a scenario invalid (exit code 2); a warning does not. All mistakes are shown at once; only a file that cannot be read as YAML stops at its first fault. `--format json` is for editors.",
            ),
            &[shell("praktikum check scenarios/chat/leave.yaml")],
        ),
    ),
    overview(
        Kind::Object,
        entry(
            &["objects", "objek"],
            ("Dari apa kalimat dibuat.", "What sentences are made of."),
            (
                "Subjek, pola, variabel, nama, waktu dan bilangan.",
                "Subjects, patterns, variables, names, times and numbers.",
            ),
            NONE,
        ),
    ),
];

const fn overview(kind: Kind, entry: Entry) -> Overview {
    Overview { kind, entry }
}
