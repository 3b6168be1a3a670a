//! Errors that beginners meet on their terminals, and what helps against each.

/// Errors that beginners meet, by a part of their line.
const MISTAKES: [(&str, (&str, &str)); 21] = [
    (
        "bytes-like object is required",
        (
            "send() mengirim bytes: ubah teks menjadi bytes dengan .encode().",
            "send() sends bytes: turn text into bytes with .encode().",
        ),
    ),
    (
        "must be str, not bytes",
        (
            "recv() memberi bytes: ubah menjadi teks dengan .decode().",
            "recv() gives bytes: turn them into text with .decode().",
        ),
    ),
    (
        "can only concatenate str (not \"bytes\")",
        (
            "recv() memberi bytes: ubah menjadi teks dengan .decode().",
            "recv() gives bytes: turn them into text with .decode().",
        ),
    ),
    (
        "can only concatenate str",
        (
            "Teks hanya dapat digabung dengan teks: ubah nilai lain dengan str().",
            "Text can only be joined with text: turn other values into text with str().",
        ),
    ),
    (
        "Address already in use",
        (
            "Port itu masih dipakai. Apakah programnya dijalankan dua kali, atau bind() dipanggil dua kali? Pasang juga SO_REUSEADDR sebelum bind().",
            "The port is still in use. Is the program run twice, or bind() called twice? Also set SO_REUSEADDR before bind().",
        ),
    ),
    (
        "Connection refused",
        (
            "Tidak ada yang mendengarkan di alamat itu: periksa alamat dan port di klien dan di server.",
            "Nobody listens at that address: check address and port in the client and in the server.",
        ),
    ),
    (
        "Broken pipe",
        (
            "Program mengirim kepada pihak yang sudah pergi: tangkap kesalahannya, tutup soket itu, dan jangan kirimi lagi (hapus dari daftar, bila ia ada di sana).",
            "The program sends to somebody who is gone: catch the error, close that socket, and send it nothing more (off the list, if it is on one).",
        ),
    ),
    (
        "Connection reset",
        (
            "Pihak di seberang pergi tiba-tiba: tangkap kesalahannya, lalu tutup soket itu.",
            "The other end left suddenly: catch the error, then close that socket.",
        ),
    ),
    (
        "Bad file descriptor",
        (
            "Soket dipakai sesudah ditutup: periksa siapa yang memanggil close().",
            "A socket is used after it was closed: check who calls close().",
        ),
    ),
    (
        "ModuleNotFoundError",
        (
            "Modul itu tidak terpasang: pakailah pustaka standar saja, atau periksa ejaannya.",
            "That module is not installed: use the standard library only, or check its spelling.",
        ),
    ),
    (
        "IndentationError",
        (
            "Periksa jorokan (spasi di awal baris) pada baris yang disebut.",
            "Check the indentation (blanks at the line's beginning) of the line it names.",
        ),
    ),
    (
        "SyntaxError",
        (
            "Python tidak dapat membaca baris yang disebut: periksa kurung, tanda kutip dan titik dua.",
            "Python cannot read the line it names: check brackets, quotes and colons.",
        ),
    ),
    (
        "NameError",
        (
            "Nama itu belum pernah diberi nilai: periksa ejaannya, dan apakah ia dibuat sebelum dipakai.",
            "That name was never given a value: check its spelling, and that it is made before it is used.",
        ),
    ),
    (
        "changed size during iteration",
        (
            "Daftarnya diubah oleh satu thread selagi thread lain membacanya: pakai kunci (Lock) di kedua tempat, atau baca salinannya.",
            "One thread changes the list while another reads it: use a lock in both places, or read a copy.",
        ),
    ),
    (
        "list.remove(x): x not in list",
        (
            "Yang dihapus sudah tidak ada di daftar: apakah dua thread menghapusnya, atau belum pernah dimasukkan?",
            "What is removed is not on the list any more: do two threads remove it, or was it never put there?",
        ),
    ),
    (
        "IndexError",
        (
            "Daftar atau teks itu lebih pendek dari yang disangka; dari data kosong (recv() memberi b'') split() membuat daftar kosong. Periksa panjangnya lebih dulu.",
            "The list or text is shorter than was thought; of empty data (recv() gives b'') split() makes an empty list. Check its length first.",
        ),
    ),
    (
        "KeyError",
        (
            "Kunci itu tidak ada di dalam dict: apakah ia sudah dihapus sebelum dipakai, atau belum pernah dimasukkan?",
            "That key is not in the dict: was it deleted before it is used, or never put there?",
        ),
    ),
    (
        "not enough values to unpack",
        (
            "Teksnya tidak terbagi menjadi sebanyak yang diminta, misalnya karena kosong atau pemisahnya tidak ada: periksa hasil split() lebih dulu.",
            "The text does not split into as many parts as wanted, being empty or without the separator, for example: check what split() gives first.",
        ),
    ),
    (
        "invalid literal for int()",
        (
            "int() mendapat teks yang bukan angka: periksa nilainya sebelum diubah.",
            "int() was given a text that is no number: check the value before turning it into one.",
        ),
    ),
    (
        "UnicodeDecodeError",
        (
            "Bytes itu bukan teks UTF-8 yang utuh: kumpulkan satu pesan penuh sebelum .decode().",
            "Those bytes are no whole UTF-8 text: collect one full message before .decode().",
        ),
    ),
    (
        "EOFError",
        (
            "input() dipanggil ketika tidak ada lagi yang dapat dibaca dari terminal: tangkap EOFError.",
            "input() was called when nothing was left to be read from the terminal: catch EOFError.",
        ),
    ),
];

/// What helps against the error in this line, if it is known.
pub(super) fn advice(line: &str) -> Option<(&'static str, &'static str)> {
    let found = MISTAKES.iter().find(|(part, _)| line.contains(part));
    found.map(|(_, advice)| *advice)
}
