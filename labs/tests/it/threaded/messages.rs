//! What is a message: with newlines and without, empty, long, too many, and unfit for a terminal.

use super::{CLIENT, client, joins, prompt, server};
use crate::wire::Wire;
use crate::{manners, place};
use std::net::TcpListener;
use std::thread;

pub const TESTS: &[crate::Test] = crate::tests![
    an_empty_line_locks_nobody,
    messages_are_told_apart_by_newlines,
    without_newlines_what_comes_at_once_is_one_message,
    a_long_message_comes_whole_and_a_longer_one_is_refused,
    who_talks_without_waiting_is_sent_away,
    strangers_cannot_command_a_terminal,
];

fn an_empty_line_locks_nobody() {
    let (mut server, place) = server();
    let mut client = client(place);
    client.types("");
    server.sees("Your response: ");
    server.types("");
    client.sees("[SERVER RESPONSE] ");
    client.sees("Your message: ");
    client.presses_ctrl('d');
    client.exits(0);
    server.sees("disconnected.");
}

fn messages_are_told_apart_by_newlines() {
    let (mut server, place) = server();
    let (mut ani, ani_is) = joins(&mut server, place);
    ani.says("satu\ndua\n\ntiga\n");
    for answer in ["1", "2", "3", "4"] {
        server.sees(&prompt(&ani_is));
        server.types(answer);
        assert_eq!(ani.hears(&format!("{answer}\n")), "");
    }
    ani.says("halo\nexit\nhalo lagi\n");
    server.sees(&format!(
        "[CONNECTION CLOSED] Client {ani_is} disconnected."
    ));
}

fn without_newlines_what_comes_at_once_is_one_message() {
    let (mut server, place) = server();
    let (mut ani, ani_is) = joins(&mut server, place);
    ani.says("haloexit");
    server.sees(&format!("[CLIENT {ani_is}] haloexit"));
    // Half a character is no message.
    ani.says(b"h\xc3").is_read().says(b"\xa9");
    server.sees(&format!("[CLIENT {ani_is}] h\u{e9}"));
    // What comes by itself is a message by itself.
    ani.says("exit");
    assert_eq!(ani.hears_out(), "");
}

fn a_long_message_comes_whole_and_a_longer_one_is_refused() {
    let (mut server, place) = server();
    let (mut ani, ani_is) = joins(&mut server, place);
    for end in ["\n", ""] {
        let long = "é".repeat(8_000);
        ani.says(format!("{long}{end}"));
        server.sees(&format!("[CLIENT {ani_is}] {long}\n").replace('\n', "\r\n"));
        server.sees(&prompt(&ani_is));
        // And back: a terminal takes 4,095 bytes a line.
        server.types(&"é".repeat(2_000));
        ani.hears(&format!("{}\n", "é".repeat(2_000)));
    }
    let mut flood = Wire::to(place);
    flood.says("a".repeat(16_384 + 1));
    flood.hears("maaf, lebih dari 16384 byte\n");
    server.sees("(lebih dari 16384 byte)");
}

fn who_talks_without_waiting_is_sent_away() {
    let (mut server, place) = server();
    let (mut ani, ani_is) = joins(&mut server, place);
    ani.says("halo\n".repeat(17));
    ani.hears("maaf, terlalu banyak pesan sekaligus\n");
    server.sees(&format!("[CONNECTION CLOSED] Client {ani_is} disconnected. (terlalu banyak pesan sekaligus) Its messages left the queue."));
    let (mut budi, budi_is) = joins(&mut server, place);
    budi.says("halo\n");
    server.sees(&prompt(&budi_is));
}

fn strangers_cannot_command_a_terminal() {
    let (mut server, place) = server();
    let (mut ani, ani_is) = joins(&mut server, place);
    ani.says(b"\x1b[2J\xffhalo\n");
    server.sees(&format!("[CLIENT {ani_is}] \u{fffd}[2J\u{fffd}halo"));
    let place = place::free();
    let listener = TcpListener::bind(place).expect("a free port");
    let answering = thread::spawn(move || {
        let mut server = Wire::of(listener.accept().expect("a client").0);
        server.hears("halo\n");
        server.says(b"\x1b[2J\xffhai");
        // The client closes by itself; it does not wait for us.
        assert_eq!(server.hears_out(), "exit");
    });
    let done = manners::run(CLIENT, place, "halo\n").success();
    done.stdout("Your message: [SERVER RESPONSE] \u{fffd}[2J\u{fffd}hai\nYour message: \n");
    answering.join().expect("the server heard its client");
}
