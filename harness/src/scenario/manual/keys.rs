//! Pages of the keys of a scenario and of its checks.

use super::prose::{Entry, entry};
use super::sample::{checks, keys};

pub(super) const ALL: [Entry; 14] = [
    TITLE, ABOUT, VARS, GROUPS, HOSTS, NETWORKS, DEFAULTS, ALWAYS, CHECKS, ID, NEEDS, POINTS, HINT,
    STEPS,
];

const TITLE: Entry = entry(
    &["title", "text", "id", "en", "say", "judul"],
    ("Judul, dalam dua bahasa.", "A title, in both languages."),
    (
        "Setiap teks yang dibaca orang (`title`, `about`, `hint`, `because`, `say`, `text`) ditulis `{id: …, en: …}`, sebaris atau di dua baris. Kedua bahasa harus ada. Koma di dalam kurung kurawal memisahkan: beri tanda kutip pada teks yang berisi koma, atau tulis di dua baris.",
        "Every text that people read (`title`, `about`, `hint`, `because`, `say`, `text`) is written `{id: …, en: …}`, on one line or on two. Both languages must be there. Commas inside the braces divide: put text with commas in quotes, or use two lines.",
    ),
    &[keys(
        "title:\n  id: Seorang klien pergi, dan yang lain diberi tahu\n  en: A client leaves, and the others are told",
    )],
);

const ABOUT: Entry = entry(
    &["about"],
    (
        "Satu dua kalimat tentang skenario ini, untuk laporan.",
        "A sentence or two about the scenario, for the report.",
    ),
    ("Boleh tidak ada.", "May be left out."),
    &[keys(
        "about: {id: Tiga klien mengobrol., en: Three clients chat.}",
    )],
);

const VARS: Entry = entry(
    &["vars", "random", "letters"],
    (
        "Nilai yang sama untuk seluruh permainan.",
        "Values that are the same for a whole run.",
    ),
    (
        "Sebuah teks tetap, atau nilai acak yang baru setiap kali main:\n\n- `{random: word}` — 7 huruf kecil; `{random: word, letters: 5}` — 5 huruf (boleh 3 sampai 20)\n- `{random: number}` — bilangan dari 100 sampai 999; `{random: number, from: 1, to: 50}` — dari 1 sampai 50\n\nDipakai sebagai `${nama}`; lihat `praktikum explain variables`. Nilainya tidak dapat memakai variabel lain. Aktor di `cast:` dapat punya `vars:` sendiri, dan di sana `${n}`, `${actor}` dan variabel skenario boleh dipakai.",
        "A fixed text, or a random value that is new for every run:\n\n- `{random: word}` — 7 small letters; `{random: word, letters: 5}` — 5 of them (3 to 20 are allowed)\n- `{random: number}` — a number from 100 to 999; `{random: number, from: 1, to: 50}` — from 1 to 50\n\nUsed as `${name}`; see `praktikum explain variables`. Its value cannot refer to other variables. Actors in `cast:` can have `vars:` of their own, and there `${n}`, `${actor}` and variables of the scenario may be used.",
    ),
    &[keys(
        "vars:\n  salam: selamat pagi\n  kata: {random: word, letters: 5}\n  angka: {random: number, from: 1, to: 50}\nchecks:\n  - id: salam\n    title: {id: Salam dijawab, en: A greeting is answered}\n    points: 10\n    steps:\n      - start: [server, ani]\n      - ani types: ${salam} ${kata} ${angka}\n      - ani sees: ${kata}",
    )],
);

const GROUPS: Entry = entry(
    &["groups", "kelompok"],
    (
        "Beberapa aktor di bawah satu nama.",
        "Several actors under one name.",
    ),
    (
        "Sebuah daftar aktor, atau kelompok yang dinyatakan sebelumnya. Dipakai sebagai subjek: `clients see: …`.",
        "A list of actors, or of groups declared before. Used as a subject: `clients see: …`.",
    ),
    &[keys(
        "cast:\n  server: server\n  ani: client\n  budi: client\ngroups:\n  clients: [ani, budi]\nchecks:\n  - id: boot\n    title: {id: Semua siap, en: All are ready}\n    points: 10\n    steps:\n      - start: [server, clients]\n      - alive: clients",
    )],
);

const HOSTS: Entry = entry(
    &["hosts", "host"],
    ("Siapa duduk di mesin mana.", "Who sits at which machine."),
    (
        "Tanpa `hosts:` semua berbagi satu mesin, sehingga `127.0.0.1` dan port yang ditulis mati di dalam program bekerja. Dengan `hosts:` setiap host punya jaringannya sendiri, dihubungkan oleh satu sakelar; setiap aktor harus mendapat tempat, tepat satu. Nama host dikenal di semua host dan adalah nama mesinnya sendiri (`gethostname()`); alamatnya `10.0.1.11`, `10.0.1.12`, … menurut urutan. `cut`, `mend` dan `slow` berlaku pada host. Tanpa ruang terpisah skenario seperti ini tidak dapat dinilai.",
        "Without `hosts:` all share one machine, so that `127.0.0.1` and ports written into programs work. With `hosts:` every host has its own network stack, joined by one switch; every actor needs its place, exactly one. A host's name is known at all hosts, and is what its own machine is called (`gethostname()`); its address is `10.0.1.11`, `10.0.1.12`, … in their order. `cut`, `mend` and `slow` are about hosts. Without a room of its own such a scenario cannot be judged.",
    ),
    &[keys("hosts:\n  lab: [server]\n  kiri: [ani]")],
);

const NETWORKS: Entry = entry(
    &["networks", "jaringan"],
    (
        "Beberapa jaringan dengan router di antaranya.",
        "Several networks with a router between them.",
    ),
    (
        "Sebuah nama untuk setiap jaringan dan daftar hostnya. Setiap host harus ada di tepat satu jaringan. Alamat di jaringan pertama `10.0.1.11`, …, di jaringan kedua `10.0.2.11`, …. Router mengurangi TTL satu: multicast dan siaran terarah (`10.0.2.255`) menyeberang dengan TTL paling sedikit 2, siaran `255.255.255.255` tidak pernah.",
        "A name for each network, and the list of its hosts. Every host is in exactly one. Addresses are `10.0.1.11`, … in the first, `10.0.2.11`, … in the second. The router takes one from the TTL: multicast and directed broadcasts (`10.0.2.255`) cross it with a TTL of at least 2, the broadcast `255.255.255.255` never does.",
    ),
    &[keys(
        "hosts:\n  lab: [server]\n  kiri: [ani]\nnetworks:\n  barat: [lab]\n  timur: [kiri]",
    )],
);

const DEFAULTS: Entry = entry(
    &["defaults", "grace", "linger", "timeout"],
    (
        "Waktu-waktu yang berlaku bila langkah tidak berkata lain.",
        "The times that hold where a step does not say otherwise.",
    ),
    (
        "- `within` — batas waktu kalimat; biasanya 5 detik\n- `grace` — antara TERM dan KILL pada `stop`; biasanya 1 detik\n- `linger` — lamanya mendengarkan sesudah batas lewat, untuk dapat berkata *terlambat*; biasanya 1 detik\n\nBoleh ada di skenario, `module.yaml` dan `course.yaml`; yang terdekat dengan langkah menang.",
        "- `within` — a sentence's deadline; usually 5 seconds\n- `grace` — between TERM and KILL of a `stop`; usually 1 second\n- `linger` — how long to listen after a missed deadline, to be able to say *late*; usually 1 second\n\nA scenario, `module.yaml` and `course.yaml` may have them; the nearest to the step wins.",
    ),
    &[keys("defaults: {within: 3s, grace: 500ms, linger: 2s}")],
);

const ALWAYS: Entry = entry(
    &["always"],
    (
        "Apa yang tidak boleh terlihat kapan pun.",
        "What must not be seen at any time.",
    ),
    (
        "Hanya `… never sees: …`. Diawasi sejak setiap `start` sampai akhir pemeriksaan terakhir. Bila terlihat, pemeriksaan yang sedang berjalan gagal. Apa yang dicetak program sesudah `stop`, `interrupt` atau `kill` dari skenario sendiri tidak dihitung.",
        "Only `… never sees: …`. Watched from each `start` to the end of the last check. When it is seen, the check in progress fails. What a program prints after a `stop`, `interrupt` or `kill` of the scenario's own does not count.",
    ),
    &[keys(
        "always:\n  - everyone never sees: /Traceback|panicked at|Exception in thread/",
    )],
);

const CHECKS: Entry = entry(
    &["checks", "check", "pemeriksaan"],
    (
        "Daftar pemeriksaan: apa yang dinilai, dan berapa poin.",
        "The list of checks: what is judged, and for how many points.",
    ),
    (
        "Setiap pemeriksaan punya `id`, `title`, `points` dan `steps`, dan boleh punya `needs`, `hint`, `hints`, `because`. Dimainkan dari atas ke bawah di panggung yang sama: program yang dijalankan di pemeriksaan pertama masih ada di pemeriksaan berikutnya, dan setiap aktor meneruskan bacaannya.",
        "Each has an `id`, a `title`, `points` and `steps`, and may have `needs`, `hint`, `hints`, `because`. They are played from the top down on one stage: programs started in the first check are still there in the next, and every actor goes on reading where it was.",
    ),
    &[checks(
        "- id: join\n  needs: boot\n  title: {id: Semua mendengar siapa yang bergabung, en: Everyone hears who joins}\n  points: 25\n  hint: {id: Siarkan ke semua klien., en: Broadcast to every client.}\n  steps:\n    - budi types: budi\n    - clients see: /budi.*(masuk|join)/i",
    )],
);

const ID: Entry = entry(
    &["id"],
    (
        "Nama pendek sebuah pemeriksaan atau pertanyaan.",
        "A short name of a check or a question.",
    ),
    (
        "Dipakai oleh `needs:` dan di laporan. Tidak boleh dua kali.",
        "Used by `needs:` and in the report. No two are alike.",
    ),
    &[checks(
        "- id: fan-out\n  title: {id: Pesan sampai, en: A message arrives}\n  points: 10\n  steps:\n    - ani types: halo",
    )],
);

const NEEDS: Entry = entry(
    &["needs"],
    (
        "Pemeriksaan yang harus lulus lebih dulu.",
        "The checks that must have passed before.",
    ),
    (
        "Satu nama atau daftar; semuanya lebih awal di berkas. Bila salah satu gagal atau dilewati, pemeriksaan ini dilewati; bila salah satu tidak pasti atau rusak, ia mengikuti.\n\nSebuah pemeriksaan yang gagal mungkin tidak sampai pada `start`-nya. Pemeriksaan sesudahnya yang berbicara tentang aktor itu lalu ikut gagal, kecuali bila `needs:` membuatnya dilewati: sebutlah di sini siapa yang menjalankan para aktornya.",
        "One name or a list; all of them earlier in the file. When one failed or was skipped, this one is skipped; when one is unsure or broken, so is this.\n\nA check that failed may not have come to its `start`. Later checks that speak of that actor then fail too, unless `needs:` has them skipped: name here the check that starts their actors.",
    ),
    &[checks(
        "- id: kirim\n  needs: boot\n  title: {id: Klien mengirim, en: The client sends}\n  points: 10\n  steps:\n    - ani types: halo\n- id: terima\n  needs: [boot, kirim]\n  title: {id: Klien menerima, en: The client receives}\n  points: 10\n  steps:\n    - budi sees: halo",
    )],
);

const POINTS: Entry = entry(
    &["points", "poin"],
    (
        "Berapa nilai sebuah pemeriksaan atau pertanyaan.",
        "What a check or a question is worth.",
    ),
    (
        "Dari 0 sampai 10000, paling banyak dua desimal. Pemeriksaan bebas berat-ringannya: hasil satu modul akhirnya dijadikan seratus. Bila langkah-langkah punya poin, jumlahnya harus sama.",
        "From 0 to 10000, two decimals at most. Checks weigh freely: in the end a module counts a hundred. Where steps have points, they must sum to the same.",
    ),
    &[checks(
        "- id: jawab\n  title: {id: Server menjawab, en: The server answers}\n  points: 7.5\n  steps:\n    - ani types: 21\n    - ani sees: ganjil\n      points: 5\n    - ani types: 4\n    - ani sees: genap\n      points: 2.5",
    )],
);

const HINT: Entry = entry(
    &["hint", "hints", "when", "because", "petunjuk"],
    (
        "Petunjuk bila pemeriksaan gagal.",
        "Hints for when a check fails.",
    ),
    (
        "`hint` selalu ditunjukkan; `hints` hanya bila `when` adalah diagnosisnya. `because` adalah catatan untuk laporan; pada pemeriksaan ia juga berkata mengapa pemeriksaan itu ada walau tidak ada pembohong yang digagalkannya (`praktikum explain audit`). Ketiganya juga boleh di bawah sebuah langkah.",
        "`hint` is always shown; `hints` only where `when` is the diagnosis. `because` is a note for the report; on a check it also says why that is there though it fails no liar (`praktikum explain audit`). All three may stand beneath a step as well.",
    ),
    &[checks(
        "- id: siar\n  title: {id: Pesan disiarkan, en: A message is broadcast}\n  points: 10\n  hint: {id: Kirim ke setiap soket di dalam daftar., en: Send to every socket of the list.}\n  hints:\n    - when: not_reading\n      say: {id: Bacalah soket di thread sendiri., en: Read the socket in a thread of its own.}\n  because: {id: Inilah inti obrolan., en: This is what a chat is about.}\n  steps:\n    - ani types: halo\n    - clients see: halo",
    )],
);

const STEPS: Entry = entry(
    &["steps"],
    (
        "Langkah-langkah sebuah pemeriksaan.",
        "The steps of a check.",
    ),
    (
        "Daftar kalimat dan arahan, masing-masing diawali `- `. Lihat `praktikum explain sentences`.",
        "A list of sentences and directions, each beginning with `- `. See `praktikum explain sentences`.",
    ),
    &[checks(
        "- id: sapa\n  title: {id: Klien disapa, en: The client is greeted}\n  points: 10\n  steps:\n    - ani types: ani\n    - ani sees: halo ani",
    )],
);
