//! Broadcast by turns: a line from here to all, then a line from each to all others.
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

const GUESTS: usize = 2;

struct Guest {
    name: String,
    stream: BufReader<TcpStream>,
}

impl Guest {
    /// Whoever is gone is found out when it has its turn.
    fn tell(&self, line: &str) {
        let _ = self.stream.get_ref().write_all(format!("{line}\n").as_bytes());
    }

    fn answer(&mut self) -> Option<String> {
        self.tell("?");
        let mut line = Vec::new();
        match self.stream.read_until(b'\n', &mut line) {
            Ok(1..) => Some(String::from_utf8_lossy(&line).trim_end().to_string()),
            _ => None,
        }
    }
}

fn main() -> io::Result<()> {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname")?;
    let door = TcpListener::bind((host.trim(), 8080))?;
    let mut guests = Vec::new();
    while guests.len() < GUESTS {
        let (stream, _) = door.accept()?;
        stream.set_nodelay(true)?;
        let name = format!("tamu-{}", guests.len() + 1);
        let guest = Guest { name, stream: BufReader::new(stream) };
        guest.tell("welcome to the round table");
        guests.push(guest);
    }
    loop {
        print!("operator> ");
        io::stdout().flush()?;
        let mut line = String::new();
        if io::stdin().read_line(&mut line)? == 0 {
            return Ok(());
        }
        guests.iter().for_each(|guest| guest.tell(&format!("operator: {}", line.trim_end())));
        let mut place = 0;
        while place < guests.len() {
            let Some(answer) = guests[place].answer() else {
                guests.remove(place);
                continue;
            };
            let told = format!("{}: {answer}", guests[place].name);
            println!("{told}");
            let others = guests.iter().enumerate().filter(|(other, _)| *other != place);
            others.for_each(|(_, guest)| guest.tell(&told));
            place += 1;
        }
    }
}
