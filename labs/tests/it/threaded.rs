//! A thread for each client, one operator for all.

#![expect(clippy::panic, reason = "a test says what it missed by panicking")]

use crate::manners::{self, complains};
use crate::terminal::Terminal;
use crate::wire::Wire;
use crate::{place, program};
use socket2::{Domain, Socket, Type};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;

pub const TESTS: &[crate::Test] = crate::tests![
    the_operator_answers_on_terminals,
    each_answer_goes_to_whom_the_prompt_names,
    a_client_that_leaves_takes_its_messages_along,
    a_client_that_leaves_while_it_is_answered_hands_on_the_turn,
    a_dead_client_asks_nothing,
    exit_ends_one_client_and_not_the_server,
    the_operators_end_of_input_ends_all,
    a_client_is_told_at_once_that_the_server_has_died,
    an_empty_line_locks_nobody,
    messages_are_told_apart_by_newlines,
    without_newlines_what_comes_at_once_is_one_message,
    a_long_message_comes_whole_and_a_longer_one_is_refused,
    who_talks_without_waiting_is_sent_away,
    who_reads_no_answer_does_not_hold_the_operator,
    the_operators_slips_cost_nobody_a_turn,
    two_hundred_clients_come_and_go_and_one_more_is_refused,
    strangers_cannot_command_a_terminal,
    python_clients_are_answered,
    a_python_server_is_understood,
    a_restart_takes_the_same_port_at_once,
    trouble_gets_one_clear_line;
    alone:
    the_modules_port_is_the_default,
];

const SERVER: &str = program!("threaded_server");
const CLIENT: &str = program!("threaded_client");

fn server() -> (Terminal, SocketAddr) {
    let place = place::free();
    (server_at(place), place)
}

fn server_at(place: SocketAddr) -> Terminal {
    let mut server = Terminal::start(SERVER, &place::arguments(place));
    server.sees("[SERVER STARTED] Waiting for connections...");
    server
}

/// A raw client that the server has welcomed, and its name.
fn joins(server: &mut Terminal, place: SocketAddr) -> (Wire, String) {
    let client = Wire::to(place);
    let name = client.name();
    server.sees(&format!("[NEW CONNECTION] Client {name} connected."));
    (client, name)
}

fn prompt(name: &str) -> String {
    format!("[TO {name}] Your response: ")
}

/// A client on a terminal that has asked for its first message.
fn client(place: SocketAddr) -> Terminal {
    let mut client = Terminal::start(CLIENT, &place::arguments(place));
    client.sees("Your message: ");
    client
}

fn the_operator_answers_on_terminals() {
    let (mut server, place) = server();
    let mut client = client(place);
    server.sees("[NEW CONNECTION] Client ('127.0.0.1', ");
    for (message, answer) in [("halo", "hai juga"), ("apa kabar", "baik 👍")] {
        client.types(message);
        server.sees(&format!(")] {message}"));
        server.sees("Your response: ");
        server.types(answer);
        client.sees(&format!("[SERVER RESPONSE] {answer}"));
        client.sees("Your message: ");
    }
    client.types("exit");
    client.exits(0);
    server.sees(") disconnected.");
}

fn each_answer_goes_to_whom_the_prompt_names() {
    let (mut server, place) = server();
    let (mut ani, ani_is) = joins(&mut server, place);
    let (mut budi, budi_is) = joins(&mut server, place);
    ani.says("dari ani\n");
    server.sees(&format!("[CLIENT {ani_is}] dari ani"));
    server.sees(&prompt(&ani_is));
    // What arrives meanwhile is told at once, and changes nothing about who is asked for.
    budi.says("dari budi\n");
    server.sees(&format!("[CLIENT {budi_is}] dari budi"));
    server.sees(&prompt(&ani_is));
    server.types("untuk ani");
    server.sees(&prompt(&budi_is));
    server.types("untuk budi");
    assert_eq!(ani.hears("untuk ani\n"), "");
    assert_eq!(budi.hears("untuk budi\n"), "");
}

fn a_client_that_leaves_takes_its_messages_along() {
    let (mut server, place) = server();
    let (mut ani, ani_is) = joins(&mut server, place);
    let (mut budi, budi_is) = joins(&mut server, place);
    let (mut citra, citra_is) = joins(&mut server, place);
    ani.says("satu\n");
    server.sees("] satu");
    budi.says("dua\ntiga\n");
    server.sees("] tiga");
    citra.says("empat\n");
    server.sees("] empat");
    server.sees(&prompt(&ani_is));
    drop(budi);
    let gone =
        format!("[CONNECTION CLOSED] Client {budi_is} disconnected. Its messages left the queue.");
    server.sees(&gone);
    server.sees(&prompt(&ani_is));
    server.types("untuk ani");
    server.sees(&prompt(&citra_is));
    server.types("untuk citra");
    ani.hears("untuk ani\n");
    assert_eq!(citra.hears("untuk citra\n"), "");
}

fn a_client_that_leaves_while_it_is_answered_hands_on_the_turn() {
    let (mut server, place) = server();
    for reset in [false, true] {
        let (mut ani, ani_is) = joins(&mut server, place);
        let (mut budi, budi_is) = joins(&mut server, place);
        ani.says("satu\n");
        server.sees(&prompt(&ani_is));
        budi.says("dua\n");
        server.sees("] dua");
        if reset {
            ani.resets();
        } else {
            drop(ani);
        }
        server.sees(&format!(
            "[CONNECTION CLOSED] Client {ani_is} disconnected."
        ));
        server.sees(&prompt(&budi_is));
        server.types("untuk budi");
        assert_eq!(budi.hears("untuk budi\n"), "");
    }
}

fn a_dead_client_asks_nothing() {
    let (mut server, place) = server();
    let mut dead = client(place);
    server.sees(" connected.");
    dead.types("halo");
    server.sees("Your response: ");
    dead.kill();
    server.sees("disconnected.");
    let (mut ani, ani_is) = joins(&mut server, place);
    ani.says("halo\n");
    // Since the death only Ani has asked for anything.
    assert_eq!(
        server.sees(&prompt(&ani_is)),
        format!("\n[CLIENT {ani_is}] halo\n")
    );
    server.types("hai");
    ani.hears("hai\n");
}

fn exit_ends_one_client_and_not_the_server() {
    let (mut server, place) = server();
    for farewell in ["exit\n", "exit\r\n", "exit"] {
        let (mut ani, ani_is) = joins(&mut server, place);
        let (mut budi, budi_is) = joins(&mut server, place);
        ani.says(farewell);
        assert_eq!(ani.hears_out(), "");
        server.sees(&format!(
            "[CONNECTION CLOSED] Client {ani_is} disconnected."
        ));
        budi.says("masih di sini\n");
        server.sees(&prompt(&budi_is));
        server.types("ya");
        budi.hears("ya\n");
    }
    let (mut ani, ani_is) = joins(&mut server, place);
    ani.says("keluar exit\n");
    server.sees(&prompt(&ani_is));
}

fn the_operators_end_of_input_ends_all() {
    let (mut server, place) = server();
    let waiting = client(place);
    server.sees(" connected.");
    let mut unanswered = client(place);
    server.sees(" connected.");
    unanswered.types("halo");
    server.sees("Your response: ");
    server.presses_ctrl('d');
    assert_eq!(
        server.exits(0),
        "\n[SERVER STOPPED] All connections closed.\n"
    );
    for client in [waiting, unanswered] {
        assert_eq!(client.exits(1), "\nKoneksi dengan server berakhir\n");
    }
    // Also when there is nobody to answer.
    let server = manners::run(SERVER, place::free(), "").success();
    server.stdout(
        "[SERVER STARTED] Waiting for connections...\n[SERVER STOPPED] All connections closed.\n",
    );
}

fn a_client_is_told_at_once_that_the_server_has_died() {
    let (mut server, place) = server();
    let client = client(place);
    server.sees(" connected.");
    server.kill();
    assert_eq!(client.exits(1), "\nKoneksi dengan server berakhir\n");
}

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

/// An operator without a terminal, who can type what no terminal takes.
struct Operator {
    server: Child,
    keyboard: ChildStdin,
    screen: BufReader<ChildStdout>,
}

impl Operator {
    fn at(place: SocketAddr) -> Self {
        let mut command = Command::new(SERVER);
        command.args(place::arguments(place));
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server starts");
        let keyboard = server.stdin.take().expect("a pipe");
        let screen = BufReader::new(server.stdout.take().expect("a pipe"));
        Self {
            server,
            keyboard,
            screen,
        }
    }

    fn types(&mut self, line: impl AsRef<[u8]>) {
        self.keyboard
            .write_all(line.as_ref())
            .expect("the server reads");
    }

    /// The next line that says this.
    fn sees(&mut self, text: &str) -> String {
        let mut line = String::new();
        while !line.contains(text) {
            line.clear();
            let count = self.screen.read_line(&mut line).expect("text");
            assert!(count > 0, "the server ended before it said {text:?}");
        }
        line
    }

    fn leaves(mut self) {
        drop(self.keyboard);
        assert!(self.server.wait().expect("a child").success());
    }
}

fn who_reads_no_answer_does_not_hold_the_operator() {
    let place = place::free();
    let mut operator = Operator::at(place);
    operator.sees("[SERVER STARTED]");
    let mut deaf = Wire::to(place);
    for _ in 0..4_000 {
        deaf.says("halo\n");
        if operator.sees("[C").contains("[CONNECTION CLOSED]") {
            let mut ani = Wire::to(place);
            ani.says("halo\n");
            operator.sees("halo");
            operator.types("hai\n");
            ani.hears("hai\n");
            return operator.leaves();
        }
        operator.types("x".repeat(16_000) + "\n");
    }
    panic!("64 MB of answers went to somebody who reads nothing");
}

fn the_operators_slips_cost_nobody_a_turn() {
    let place = place::free();
    let mut operator = Operator::at(place);
    operator.sees("[SERVER STARTED]");
    operator.types("terlalu dini\n");
    operator.sees("[NOT SENT] belum ada yang menunggu jawaban");
    let mut ani = Wire::to(place);
    ani.says("halo\n");
    operator.sees("[CLIENT");
    operator.types(b"\xff\n");
    operator.sees("[NOT SENT] baris bukan UTF-8");
    operator.types("a".repeat(100_000) + "\n");
    operator.sees("[NOT SENT] baris terlalu panjang");
    operator.types("hai\n");
    assert_eq!(ani.hears("hai\n"), "");
    operator.leaves();
}

fn two_hundred_clients_come_and_go_and_one_more_is_refused() {
    let place = place::free();
    let mut operator = Operator::at(place);
    operator.sees("[SERVER STARTED]");
    for _ in 0..2 {
        let mut crowd: Vec<Wire> = (0..200).map(|_| Wire::to(place)).collect();
        operator.sees(&format!("Client {} connected.", crowd[199].name()));
        let late = Wire::to(place);
        assert_eq!(late.hears_out(), "maaf, server penuh\n");
        operator.sees("(server penuh)");
        for client in &mut crowd {
            client.says("halo\n");
            operator.sees(&format!("[CLIENT {}] halo", client.name()));
            operator.types("hai\n");
            client.hears("hai\n");
        }
        for (number, client) in crowd.into_iter().enumerate() {
            let gone = format!("[CONNECTION CLOSED] Client {} disconnected.", client.name());
            match number % 3 {
                0 => drop(client),
                1 => client.resets(),
                _ => says_exit(client),
            }
            operator.sees(&gone);
        }
    }
    operator.leaves();
}

fn says_exit(mut client: Wire) {
    client.says("exit\n");
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

fn python_clients_are_answered() {
    let (mut server, place) = server();
    let mut python = Terminal::python("threaded_client.py", &place::arguments(place));
    python.sees("Your message: ");
    server.sees(" connected.");
    for (message, answer) in [("halo", "hai juga"), ("apa kabar", "baik")] {
        python.types(message);
        server.sees(&format!(")] {message}"));
        server.sees("Your response: ");
        server.types(answer);
        python.sees(&format!("[SERVER RESPONSE] {answer}"));
        python.sees("Your message: ");
    }
    python.types("exit");
    python.exits(0);
    server.sees("disconnected.");
}

fn a_python_server_is_understood() {
    let place = place::free();
    let mut python = Terminal::python("threaded_server.py", &place::arguments(place));
    python.sees("[SERVER STARTED] Waiting for connections...");
    let mut client = client(place);
    for (message, answer) in [("halo", "hai juga"), ("apa kabar", "baik")] {
        client.types(message);
        python.sees(&format!(")] {message}"));
        python.sees("Your response: ");
        python.types(answer);
        client.sees(&format!("[SERVER RESPONSE] {answer}"));
        client.sees("Your message: ");
    }
    client.types("exit");
    client.exits(0);
    // It knows `exit` only without a newline.
    python.sees("[CONNECTION CLOSED] Client ");
    python.kill();
}

fn a_restart_takes_the_same_port_at_once() {
    let (mut server, place) = server();
    let (client, _) = joins(&mut server, place);
    server.presses_ctrl('d');
    assert_eq!(client.hears_out(), ""); // the server closed first, so its end is in TIME_WAIT
    server.exits(0);
    let plain = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let refused = plain
        .bind(&place.into())
        .expect_err("without SO_REUSEADDR the port is taken");
    assert_eq!(refused.kind(), ErrorKind::AddrInUse);
    let mut again = server_at(place);
    joins(&mut again, place);
}

fn trouble_gets_one_clear_line() {
    manners::wrong_arguments(SERVER, "threaded_server");
    manners::wrong_arguments(CLIENT, "threaded_client");
    manners::a_port_in_use(SERVER);
    manners::nobody_there(CLIENT);
    manners::no_screen(SERVER, place::free());
    let (mut server, place) = server();
    manners::no_screen(CLIENT, place);
    server.sees("disconnected.");
    let done = manners::run(CLIENT, place, b"\xff\n");
    complains(done, "Masukan bukan UTF-8").stdout("Your message: ");
    server.sees("disconnected.");
    complains(
        manners::run(CLIENT, place, vec![b'a'; 16_384]),
        "Baris lebih dari 16384 byte",
    );
    server.sees("disconnected.");
    manners::run(CLIENT, place, "").success();
    server.sees("disconnected.");
    joins(&mut server, place);
}

fn the_modules_port_is_the_default() {
    let mut server = Terminal::start(SERVER, &[""; 0]);
    server.sees("[SERVER STARTED] Waiting for connections...");
    let mut client = Terminal::start(CLIENT, &[""; 0]);
    client.sees("Your message: ");
    client.types("halo");
    server.sees("Your response: ");
    server.types("hai");
    client.sees("[SERVER RESPONSE] hai");
    let mut python = Terminal::python("threaded_client.py", &["127.0.0.1", "8000"]);
    python.sees("Your message: ");
    python.types("exit");
    python.exits(0);
    server.sees("disconnected.");
}
