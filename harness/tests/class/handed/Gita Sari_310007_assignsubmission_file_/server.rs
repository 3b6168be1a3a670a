//! Menjawab ganjil atau genap, satu klien demi satu klien.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

fn main() -> std::io::Result<()> {
    let pendengar = TcpListener::bind("127.0.0.1:12345")?;
    for klien in pendengar.incoming() {
        let mut klien = klien?;
        let mut baris = String::new();
        if BufReader::new(&klien).read_line(&mut baris).unwrap_or(0) == 0 {
            continue;
        }
        println!("Diterima: {}", baris.trim());
        let jawab = match baris.trim().parse::<i128>() {
            Ok(angka) if angka % 2 == 0 => format!("{angka} genap"),
            Ok(angka) => format!("{angka} ganjil"),
            Err(_) => "bukan bilangan bulat".to_string(),
        };
        let _ = writeln!(klien, "{jawab}");
    }
    Ok(())
}
