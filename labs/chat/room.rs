//! The room: who is in it, and how everything that is said reaches everybody. Part of `server.rs`.
//!
//! Three rules make it quick, fair and bounded:
//!
//! - Who has something to say, says it to everybody by itself, and never waits while it does. As
//!   long as all are quick enough, a message costs the kernel's sends and wakes not one thread more.
//! - What is said meanwhile waits in one queue and goes out together, by one send for each guest.
//! - What a slow guest does not take at once waits in a backlog of its own, emptied by a thread that
//!   exists only while there is one. Whose backlog grows too long is shown out.

use socket2::SockRef;
use std::io::{self, ErrorKind, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{mem, thread};

/// Who leaves more bytes than this unread is too slow for the room.
pub const BACKLOG: usize = 256 * 1024;

/// When so many bytes wait to be said, who wants to say more waits, too.
const ENOUGH_WORDS: usize = 32 * 1024;

/// "Take what you can, but never wait". Linux's number: neither std nor socket2 names it.
const MSG_DONTWAIT: i32 = 0x40;

/// Who holds this lock speaks: so two messages never mix, and all hear them in the same order.
static ROOM: Mutex<Vec<Guest>> = Mutex::new(Vec::new());

/// What waits to be said. Only ever locked for a moment.
static WORDS: Mutex<Words> = Mutex::new(Words {
    text: String::new(),
    being_said: false,
});

struct Words {
    text: String,
    being_said: bool,
}

struct Guest {
    name: String,
    socket: Arc<TcpStream>,
    backlog: Vec<u8>,
    being_emptied: bool,
    too_slow: bool,
}

/// Takes a guest in, unless the name is taken. Question and answer under one lock: no two get it.
pub fn join(name: &str, socket: &Arc<TcpStream>) -> bool {
    let mut guests = room();
    if guests.iter().any(|guest| guest.name == name) {
        return false;
    }
    guests.push(Guest {
        name: name.to_string(),
        socket: Arc::clone(socket),
        backlog: Vec::new(),
        being_emptied: false,
        too_slow: false,
    });
    let text = format!("{name} Telah bergabung ke dalam chat !\n");
    tell(&mut guests, &text);
    if let Some(newcomer) = guests.last_mut() {
        hear(newcomer, b"Kamu telah terhubung !\n");
    }
    true
}

/// Says this to everybody, or leaves it to the one who is speaking already.
pub fn say(text: &str) {
    if text.is_empty() {
        return;
    }
    let mut waiting = words();
    waiting.text += text;
    let enough = waiting.text.len() > ENOUGH_WORDS;
    let alone = !mem::replace(&mut waiting.being_said, true);
    drop(waiting);
    if alone || enough {
        drop(room());
    }
    // One round only: who speaks for others for ever cannot hear its own client. A thread goes on.
    if alone && !all_said() && thread::Builder::new().spawn(say_the_rest).is_err() {
        say_the_rest();
    }
}

fn say_the_rest() {
    while !all_said() {
        drop(room());
    }
}

fn all_said() -> bool {
    let mut waiting = words();
    waiting.being_said = !waiting.text.is_empty();
    !waiting.being_said
}

/// Tells the others that this guest is gone; returns what the operator should know about it.
pub fn leave(name: &str, socket: &Arc<TcpStream>) -> Option<String> {
    let mut guests = room();
    let place = guests.iter().position(|guest| guest.name == name)?;
    let guest = guests.remove(place);
    let text = format!("{name} telah meninggalkan room chat !\n");
    tell(&mut guests, &text);
    drop(guests);
    // Only now, when the name is free: who sees the connection end may come back at once. It also
    // ends `empty_backlog`, should it still wait for this guest.
    socket.shutdown(Shutdown::Both).ok();
    let slow = format!("{name} terlalu lambat membaca dan diputus");
    guest.too_slow.then_some(slow)
}

fn tell(guests: &mut [Guest], text: &str) {
    for guest in guests {
        hear(guest, text.as_bytes());
    }
}

/// Gives the guest these bytes, and never waits for it.
fn hear(guest: &mut Guest, bytes: &[u8]) {
    let mut taken = 0;
    if !guest.being_emptied {
        match SockRef::from(&guest.socket).send_with_flags(bytes, MSG_DONTWAIT) {
            Ok(count) => taken = count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => return, // The connection has ended, as its own thread learns from `read`.
        }
    }
    if taken == bytes.len() || guest.too_slow {
        return;
    }
    guest.backlog.extend_from_slice(&bytes[taken..]);
    if guest.backlog.len() > BACKLOG || !guest.being_emptied && !start_emptying(guest) {
        show_out(guest);
    }
}

/// The guest's own thread then finds the connection closed, and leaves.
fn show_out(guest: &mut Guest) {
    guest.too_slow = true;
    guest.backlog = Vec::new();
    // No lingering: the kernel, too, forgets at once what nobody reads.
    SockRef::from(&guest.socket)
        .set_linger(Some(Duration::ZERO))
        .ok();
    guest.socket.shutdown(Shutdown::Both).ok();
}

fn start_emptying(guest: &mut Guest) -> bool {
    let socket = Arc::clone(&guest.socket);
    let thread = thread::Builder::new().spawn(move || empty_backlog(&socket));
    guest.being_emptied = thread.is_ok();
    guest.being_emptied
}

/// Waits as long as this guest needs; the room does not.
fn empty_backlog(socket: &Arc<TcpStream>) -> io::Result<()> {
    while let Some(bytes) = take_backlog(socket) {
        socket.as_ref().write_all(&bytes)?;
    }
    Ok(())
}

fn take_backlog(socket: &Arc<TcpStream>) -> Option<Vec<u8>> {
    let mut guests = room();
    let guest = guests
        .iter_mut()
        .find(|guest| Arc::ptr_eq(&guest.socket, socket))?;
    guest.being_emptied = !guest.backlog.is_empty();
    guest.being_emptied.then(|| mem::take(&mut guest.backlog))
}

/// The room, after all that waited has been said in it: what comes now comes later for everybody.
fn room() -> MutexGuard<'static, Vec<Guest>> {
    let mut guests = ROOM.lock().unwrap_or_else(PoisonError::into_inner);
    let text = mem::take(&mut words().text);
    if !text.is_empty() {
        tell(&mut guests, &text);
    }
    guests
}

fn words() -> MutexGuard<'static, Words> {
    WORDS.lock().unwrap_or_else(PoisonError::into_inner)
}
