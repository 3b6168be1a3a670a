//! Pages of `praktikum.yaml`, what a submission says of itself.

use super::prose::{Entry, entry};
use super::sample::submission;

pub(super) const ALL: [Entry; 2] = [MANIFEST, PROGRAMS];

const MANIFEST: Entry = entry(
    &[
        "praktikum.yaml",
        "praktikum",
        "manifest",
        "submission",
        "name",
        "nim",
        "class",
        "lab_partner",
    ],
    (
        "Milik siapa program di sebuah folder, dan program mana memainkan peran apa.",
        "Whose programs a folder holds, and which of them plays which part.",
    ),
    (
        "Boleh tidak ada: berkas seperti `server.py` dan `klien.py` dikenali dari namanya, juga di folder modulnya (`chat/server.py`, `Modul 4 - Chat/server.py`). Semua kunci boleh tidak ada:\n\n- `name`, `nim`, `class`, `lab_partner` — untuk laporan dan nilai\n- `programs` — program menurut modul dan peran; yang tidak disebut tetap dikenali dari namanya\n\nYang dimainkan: Python, JavaScript, C, C++, Rust, Java dan Go, juga paket Cargo. Program dalam bahasa yang dikompilasi dibangun sendiri: berkas peran itu, dengan berkas yang disertakannya (`#include`) atau yang ada di sampingnya, seperti yang akan diketik mahasiswa. `Makefile` tidak dijalankan, dan crate tidak diunduh. Bendera `-pthread` dan `-lm` sudah ada. Hasilnya disimpan menurut isinya di `~/.cache/praktikum` (`PRAKTIKUM_CACHE` untuk tempat lain), jadi sumber yang sama hanya dikompilasi sekali. Folder mahasiswa tidak diubah. Kompilator dan interpreter yang ada: `praktikum doctor`.\n\nNama ditulis biasa, atau `{id: …, en: …}` bila berbeda. Berkas ini diperiksa dengan `praktikum check praktikum.yaml`.",
        "It may be left out: files such as `server.py` and `client.py` are recognised by their names, in the folder of their module too (`chat/server.py`, `Module 4 - Chat/server.py`). Every key may be left out:\n\n- `name`, `nim`, `class`, `lab_partner` — for reports and grades\n- `programs` — by module and role; those that are not said are recognised by their names\n\nPlayed are Python, JavaScript, C, C++, Rust, Java and Go, and Cargo packages. Programs in a compiled language are built: the file of the role, with those that it includes (`#include`) or that lie beside it, as a student would type it. A `Makefile` is not run, and no crates are fetched. The flags `-pthread` and `-lm` are there already. What was built is kept by its content in `~/.cache/praktikum` (`PRAKTIKUM_CACHE` for another place), so that the same sources are compiled once. The student's folder is not changed. Which compilers and interpreters there are: `praktikum doctor`.\n\nA name is written plainly, or as `{id: …, en: …}` where the two differ. The file is checked with `praktikum check praktikum.yaml`.",
    ),
    &[submission(
        "name: Ani Lestari\nnim: \"2110511001\"\nclass: A\nlab_partner: Budi Santoso\nprograms:\n  chat:\n    server: tugas3/peladen_utama.py\n    client: tugas3/peserta.py",
    )],
);

const PROGRAMS: Entry = entry(
    &["programs", "run"],
    (
        "Program mana memainkan peran apa, modul demi modul (di `praktikum.yaml`).",
        "Which program plays which part, module by module (in `praktikum.yaml`).",
    ),
    (
        "Di bawah nama modul, setiap peran mendapat:\n\n- sebuah berkas, dari folder `praktikum.yaml`: `tugas1/server.py`\n- nama sebuah program paket Cargo, tanpa akhiran: `chat_server`\n- `{run: server.py, args: [\"4\"]}` — dengan argumen, yang mendahului argumen skenario; `${n}` adalah nomor aktor dalam perannya\n- sebuah daftar: yang ke-*n* untuk aktor ke-*n*\n\nProgram dijalankan di foldernya sendiri. Berkas di luar folder ini, juga lewat tautan, tidak dapat disebut.",
        "Beneath a module's name each role gets:\n\n- a file, from the folder of `praktikum.yaml`: `task1/server.py`\n- the name of a Cargo package's program, without an ending: `chat_server`\n- `{run: server.py, args: [\"4\"]}` — with arguments, which come before those of the scenario; `${n}` is the actor's number within its role\n- a list: the *n*th is for the *n*th actor\n\nA program runs in its own folder. A file outside of this folder cannot be named, not by a link either.",
    ),
    &[submission(
        "programs:\n  parity: {server: tugas1/server.py, client: tugas1/client.py}\n  broadcast:\n    server: siaran/server.py\n    client: [siaran/client1.py, siaran/client2.py]\n  broadcast4:\n    server: {run: broadcast_server, args: [\"4\"]}          # program paket Cargo · a Cargo package's program\n    client: {run: broadcast_client, args: [\"${n}\", \"4\"]}",
    )],
);
