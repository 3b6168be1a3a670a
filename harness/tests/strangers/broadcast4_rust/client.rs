//! Shows what is said, and answers when it is asked.
use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpStream;

fn main() -> io::Result<()> {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname")?;
    let server = TcpStream::connect((host.trim(), 8080))?;
    let mut out = server.try_clone()?;
    for line in BufReader::new(server).lines() {
        let line = line?;
        if line != "?" {
            println!("{line}");
            continue;
        }
        print!("your answer> ");
        io::stdout().flush()?;
        let mut answer = String::new();
        if io::stdin().read_line(&mut answer)? == 0 {
            return Ok(());
        }
        out.write_all(answer.as_bytes())?;
    }
    Ok(())
}
