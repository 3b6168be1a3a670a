//! The page about the machine on which plays take place.

use super::prose::{Entry, entry};
use super::sample::shell;

pub(super) const DOCTOR: Entry = entry(
    &["doctor", "dokter", "machine", "mesin", "room", "ruang"],
    (
        "Apa yang dapat dilakukan mesin ini, dan apa yang kurang: `praktikum doctor`.",
        "What this machine can do, and what it lacks: `praktikum doctor`.",
    ),
    (
        "Setiap permainan berlangsung di ruang tersendiri: jaringan, proses dan nama mesin hanya miliknya. Program di sana memakai salinan tugasnya, melihat sistem dan interpreternya saja, dan tidak dapat menyentuh apa pun di luar; yang ditulisnya hilang bersama permainan. Yang memakai terlalu banyak memori, proses, waktu prosesor, berkas atau keluaran dihentikan, dan itu dikatakan.\n\nKompilator bekerja di ruang seperti itu juga: tanpa jaringan, dengan sistem dan perangkatnya hanya untuk dibaca, dan paling banyak 2 GiB memori dan 128 proses. Kode sumber yang memerlukan lebih dari itu tidak dikompilasi. Crate dan modul Go yang diperlukan harus sudah diunduh.\n\n`praktikum doctor` benar-benar membuat ruang itu lalu membuangnya, dan mengatakan satu per satu:\n\n- kernel: cukup baru atau tidak\n- ruang tersendiri; bila ditolak, langkah mana, kata sistem, dan perintah yang mengizinkannya\n- saringan panggilan sistem, dan batas memori di ruang itu\n- beberapa host dan rekaman paket, di dalam ruang itu\n- `python3`, `cargo`, dan kompilator lain\n- kursus yang akan dimainkan, dan program siapa\n\n`✓` ada; `✗` kurang dan diperlukan; `–` tidak ada dan di sini tidak diperlukan. Kode keluar 0 bila tidak ada yang kurang, 3 bila ada. Tanpa ruang tersendiri skenario dimainkan satu per satu, tanpa host dan tanpa rekaman paket.\n\n`--isolation full` menolak bermain tanpa ruang tersendiri; `--isolation none` bermain langsung di mesin ini, hanya untuk program yang dipercaya.",
        "Every play takes place in a room of its own: its network, its processes and its host name are nobody else's. There, programs work on a copy of their submission, see the system and their interpreter alone, and can touch nothing outside; what they write is gone with the play. Who takes too much memory, too many processes, too much processor time, too large a file or prints too much is stopped, and that is told.\n\nCompilers work in such a room too: without a network, with the system and their own parts read-only, and with at most 2 GiB of memory and 128 processes. Sources that need more are not compiled. Crates and Go modules that are needed must have been downloaded before.\n\n`praktikum doctor` really makes such a room, throws it away, and says one by one:\n\n- the kernel: is it new enough?\n- a room of its own; where it is refused, the step, the system's words, and the command that allows it\n- the filter of system calls, and limits on memory in that room\n- several hosts and the record of packets, in that room\n- `python3`, `cargo`, and other compilers\n- the course that would be played, and whose programs\n\n`✓` is there; `✗` is missing and needed; `–` is not there and not needed here. The exit code is 0 if nothing is missing, else 3. Without a room of its own scenarios are played one by one, without hosts and without a record of packets.\n\n`--isolation full` refuses to play without a room of its own; `--isolation none` plays on this machine itself, for programs that are trusted only.",
    ),
    &[shell(
        "praktikum doctor\npraktikum doctor --submission tugas --lang en",
    )],
);
