//! Pages of what sentences are made of: subjects, patterns, variables, quantities.

use super::prose::{Entry, entry};
use super::safely;
use super::sample::{checks, steps};

pub(super) const ALL: [Entry; 10] = [
    SENTENCES,
    SUBJECTS,
    PATTERNS,
    VARIABLES,
    safely::VALUES,
    safely::YAML,
    NAMES,
    TIMES,
    NUMBERS,
    LIMITS,
];

const SENTENCES: Entry = entry(
    &[
        "sentences",
        "sentence",
        "step",
        "langkah",
        "kalimat",
        "sleep",
        "wait",
        "jeda",
    ],
    (
        "Satu langkah, satu kalimat: `SUBJEK KATA-KERJA: OBJEK`.",
        "One step, one sentence: `SUBJECT VERB: OBJECT`.",
    ),
    (
        "Tepat satu kunci langkah adalah kalimat, atau arahan panggung tanpa subjek seperti `start: server`; semua kunci lain adalah keterangan di bawahnya. Langkah dimainkan dari atas ke bawah. Kalimat positif berakhir begitu berlaku; kalimat negatif berakhir begitu panggung terbukti diam. Tidak ada `sleep`.\n\nKalimat yang tidak berlaku mengakhiri pemeriksaannya; pemeriksaan berikutnya tetap dimainkan bila `needs`-nya lulus. Aktor yang seharusnya dijalankan oleh langkah yang tidak dimainkan tetap tidak berjalan: pemeriksaan berikutnya yang berbicara tentangnya ikut gagal. Karena itu tulis `needs:`.",
        "Exactly one key of a step is the sentence, or a stage direction without a subject such as `start: server`; every other key is a modifier beneath it. Steps are played from the top down. A positive sentence ends as soon as it holds; a negative one ends as soon as the stage is proved still. There is no `sleep`.\n\nA sentence that does not hold ends its check; later checks are still played where what they need has passed. An actor whose `start` was not played stays off stage: later checks that speak of it fail too. So say `needs:`.",
    ),
    &[steps(
        "- ani types: halo       # kalimat · a sentence\n- budi sees: halo       # kalimat · a sentence\n  within: 2s            # keterangan · a modifier\n- stop: ani             # arahan · a direction",
    )],
);

const SUBJECTS: Entry = entry(
    &[
        "subjects", "subject", "everyone", "and", "but", "network", "subjek",
    ],
    (
        "Tentang siapa sebuah kalimat.",
        "Of whom a sentence speaks.",
    ),
    (
        "- `ani` — seorang aktor\n- `clients` — kelompok dari `groups:`, atau aktor dengan `count:`; `clients.2` salah satunya\n- `ani and budi`, `ani, budi and citra` — beberapa\n- `clients but ani` — kelompok tanpa seseorang\n- `everyone`, `everyone but ani` — semua program yang sudah dijalankan dan masih hidup; soket mentah tidak termasuk\n- `network` — hanya untuk `carries`\n\nKata kerja boleh tunggal atau jamak (`sees`, `see`). Kalimat tentang beberapa aktor berlaku bila berlaku untuk masing-masing, dalam urutan apa pun, di bawah satu batas waktu; satu anggota tidak berlaku, langkah itu gagal.",
        "- `ani` — an actor\n- `clients` — a group of `groups:`, or an actor with `count:`; `clients.2` is one of them\n- `ani and budi`, `ani, budi and citra` — several\n- `clients but ani` — a group without somebody\n- `everyone`, `everyone but ani` — all programs that are started and alive; raw sockets are not among them\n- `network` — for `carries` only\n\nVerbs may be singular or plural (`sees`, `see`). A sentence about several holds when it holds for each of them, in any order, under one deadline; one member missing loses the step.",
    ),
    &[steps(
        "- clients but ani type: halo\n- ani, budi and citra see: halo\n- everyone but server never sees: gagal",
    )],
);

const PATTERNS: Entry = entry(
    &[
        "patterns",
        "expect",
        "pattern",
        "any",
        "regular expression",
        "/",
        "\\/",
        "pola",
    ],
    (
        "Apa yang harus terlihat: teks biasa, atau `/regular expression/`.",
        "What must be seen: plain text, or a `/regular expression/`.",
    ),
    (
        "**Teks biasa** ditemukan di mana saja di dalam keluaran. Besar kecil huruf tidak dibedakan, dan beberapa spasi sama dengan satu; tetapi `angka 7` dan `angka7` berbeda. Pola yang diawali atau diakhiri angka hanya cocok dengan bilangan utuh: `10` tidak ada di dalam `100`. `exactly: true` mematikan semua kelonggaran itu.\n\n`/…/` adalah **regular expression** — hanya dengan garis miring: tanpa itu `halo.*` mencari titik dan bintang —, `/…/i` yang tanpa membedakan besar kecil huruf. `.` berhenti di akhir baris, `^` dan `$` berlaku tiap baris. Ujungnya harus pasti: `/\\d+/`, `/a.*/` dan `/a$/` ditolak, karena tempat berakhirnya bergantung pada yang datang kemudian; tulis `/\\d+ orang/` atau `/\\d+\\n/`.\n\n`any` pada `asks` berarti prompt apa pun, pada `exits` akhir apa pun.\n\n`${nama}` diganti lebih dulu dan di dalam regular expression tidak punya arti khusus. Teks biasa yang diawali garis miring ditulis `\\/etc`.\n\n**YAML**: beri tanda kutip tunggal bila pola berisi `: `, ` #`, atau diawali salah satu dari `* & ! % @ [ { > |`. Di dalam daftar `[…]` juga untuk koma dan kurung. Selengkapnya: `praktikum explain yaml`.\n\nYang dibaca adalah teks: UTF-8, akhir baris `\\n`, tanpa kode warna dan gerak kursor.",
        "**Plain text** is found anywhere in the output. Case does not matter, and several blanks are as good as one; but `angka 7` and `angka7` differ. A pattern that begins or ends with a digit matches whole numbers only: `10` is not in `100`. `exactly: true` turns all of that off.\n\n`/…/` is a **regular expression** — only with its slashes: without them `halo.*` looks for a dot and a star —, `/…/i` one that ignores case. `.` stops at a line's end; `^` and `$` hold at each line. Its end must be definite: `/\\d+/`, `/a.*/` and `/a$/` are refused, because where they end depends on what comes next; write `/\\d+ people/` or `/\\d+\\n/`.\n\n`any` means any prompt of `asks`, any end of `exits`.\n\n`${name}` is replaced first, and means nothing special inside a regular expression. Plain text that begins with a slash is written `\\/etc`.\n\n**YAML**: put a pattern in single quotes where it holds `: ` or ` #`, or begins with one of `* & ! % @ [ { > |`. In a list `[…]` commas and brackets need them too. More: `praktikum explain yaml`.\n\nWhat is read is text: UTF-8, lines ending in `\\n`, without colour codes and cursor movement.",
    ),
    &[steps(
        "- ani sees: selamat datang\n- ani sees: /ani.*(bergabung|masuk|join)/i\n- ani sees: '/Hasil: *21\\n/'\n- ani sees: \\/etc/hosts",
    )],
);

const VARIABLES: Entry = entry(
    &[
        "variables",
        "variable",
        "random",
        "${actor}",
        "actor",
        "${n}",
        "n",
        "$${",
        "${",
        "variabel",
    ],
    (
        "`${nama}` diganti dengan nilainya.",
        "`${name}` is replaced by its value.",
    ),
    (
        "Nilai datang dari:\n\n- `vars:` skenario — teks tetap, `{random: word}` (7 huruf kecil) atau `{random: number}` (100 sampai 999; yang lain: `praktikum explain vars`) yang baru untuk setiap kali main, sehingga jawaban tidak dapat ditulis mati di dalam program; nilainya disimpan dalam rekaman\n- `vars:` seorang aktor di `cast:` — hanya untuk kalimat yang semua subjeknya memilikinya; di dalam nilainya boleh ada `${n}`, `${actor}` dan variabel skenario\n- `${n}` — nomor aktor yang punya `count:`\n- `${actor}` — nama aktor yang sedang melakukan\n- `keep:` — apa yang ditangkap langkah sebelumnya\n- `each: {i: 1..3}` — `${i}` di dalam langkahnya\n\nUntuk kelompok, nilainya dicari bagi setiap aktor. Nilai variabel skenario tidak dapat memakai variabel lain. Variabel berlaku dalam yang diketik, dikirim dan dicari. `$${` berarti `${` biasa.",
        "Values come from:\n\n- `vars:` of the scenario — a fixed text, or `{random: word}` (7 small letters) or `{random: number}` (100 to 999; others: `praktikum explain vars`), new for every run, so that answers cannot be written into the program; they are kept in the record\n- `vars:` of an actor in `cast:` — for sentences all of whose subjects have it; their values may hold `${n}`, `${actor}` and variables of the scenario\n- `${n}` — the number of an actor that has `count:`\n- `${actor}` — the name of the actor that does it\n- `keep:` — what an earlier step captured\n- `each: {i: 1..3}` — `${i}` in its steps\n\nOf a group, each actor has its own values. Variables of the scenario cannot refer to other variables. Variables work in what is typed, sent and looked for. `$${` means a plain `${`.",
    ),
    &[steps(
        "- clients type: ${actor} berkata ${word}\n- server sees: /nomor (?<nomor>\\d+)\\n/\n  keep: nomor\n- ani sees: nomor ${nomor}\n- ani types: harga $${word}",
    )],
);

const NAMES: Entry = entry(
    &["names", "name", "nama"],
    (
        "Nama aktor, kelompok, pemeriksaan, variabel, `mark` dan host.",
        "Names of actors, groups, checks, variables, marks and hosts.",
    ),
    (
        "Huruf kecil, angka, `_` dan `-`; diawali huruf; paling panjang 40; bukan `true`, `false`, `null`, `yes`, `no`, `on` dan `off`. Kata milik bahasa ini (kata kerja, arahan, keterangan, `and`, `but`, `everyone`, `network`, `any`) bukan nama aktor atau kelompok. Nama orang adalah nama yang baik: `ani`, `budi`, `citra`.",
        "Lower-case letters, digits, `_` and `-`; a letter first; 40 at most; not `true`, `false`, `null`, `yes`, `no`, `on` and `off`. Words of this language (verbs, directions, modifiers, `and`, `but`, `everyone`, `network`, `any`) are no names for actors and groups. People's names make good ones: `ani`, `budi`, `citra`.",
    ),
    &[checks(
        "- id: fan-out\n  title: {id: Pesan sampai ke semua, en: A message reaches everyone}\n  points: 10\n  steps:\n    - clients see: halo",
    )],
);

const TIMES: Entry = entry(
    &["durations", "duration", "ms", "waktu"],
    (
        "Waktu: `300ms`, `2s`, `1.5s`, `1m`.",
        "Times: `300ms`, `2s`, `1.5s`, `1m`.",
    ),
    (
        "Satuannya harus ada. Paling lama 10 menit.",
        "The unit must be there. Ten minutes at most.",
    ),
    &[steps("- ani sees: halo\n  within: 1.5s\n- settle: 300ms")],
);

const NUMBERS: Entry = entry(
    &[
        "numbers", "number", ">=", "<=", "<", ">", "=", "..", "bilangan",
    ],
    (
        "Berapa banyak: `4`, `\">= 2\"`, `2..4`.",
        "How many: `4`, `\">= 2\"`, `2..4`.",
    ),
    (
        "Bilangan tepat, perbandingan (`>=`, `>`, `<=`, `<`), atau rentang yang ujungnya termasuk. Perbandingan perlu tanda kutip, karena `>` di awal nilai punya arti lain dalam YAML.",
        "An exact number, a comparison (`>=`, `>`, `<=`, `<`), or a range that includes its ends. A comparison needs quotes, because `>` at the start of a value means something else in YAML.",
    ),
    &[steps(
        "- server has threads: 4\n- server has connections: \">= 3\"\n- server has sockets: 2..5",
    )],
);

const LIMITS: Entry = entry(
    &["limits", "limit", "batas"],
    (
        "Berapa besar sebuah berkas boleh menjadi.",
        "How large a file may become.",
    ),
    (
        "- 256 KiB sebuah berkas, 40 tingkat bersarang, 20000 nilai, 2000 isi satu daftar\n- 2000 aktor; 20 nilai dan 20 argumen untuk satu aktor, masing-masing 400 byte\n- sesudah pengulangan dijabarkan: 10000 langkah dan pola, 4 MiB teks, 40000 aktor yang disebut; 2000 byte nama aktor dalam satu kalimat\n- 2000 byte sebuah regular expression\n- 4000 byte satu baris ketikan\n- 10000 poin, dua desimal; 10 menit sebuah waktu; 1000 putaran\n- regular expression yang menjadi terlalu besar ditolak",
        "- 256 KiB a file, nested 40 levels deep, 20000 values, 2000 entries in one list\n- 2000 actors; 20 values and 20 arguments for one, 400 bytes each\n- once loops are spelled out: 10000 steps and patterns, 4 MiB of text, 40000 actors named; 2000 bytes of actors in one sentence\n- 2000 bytes a regular expression\n- 4000 bytes a typed line\n- 10000 points, two decimals; 10 minutes a time; 1000 rounds\n- regular expressions that grow too large are refused",
    ),
    &[],
);
