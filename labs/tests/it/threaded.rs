//! A thread for each client, one operator for all.

use crate::manners::{self, complains};
use crate::terminal::Terminal;
use crate::wire::Wire;
use crate::{place, program};
use socket2::{Domain, Socket, Type};
use std::io::ErrorKind;
use std::net::SocketAddr;

pub mod messages;
pub mod operator;

pub const TESTS: &[crate::Test] = crate::tests![
    the_operator_answers_on_terminals,
    each_answer_goes_to_whom_the_prompt_names,
    a_client_that_leaves_takes_its_messages_along,
    a_client_that_leaves_while_it_is_answered_hands_on_the_turn,
    a_dead_client_asks_nothing,
    exit_ends_one_client_and_not_the_server,
    the_operators_end_of_input_ends_all,
    a_client_is_told_at_once_that_the_server_has_died,
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
        assert_eq!(
            client.exits(1),
            "\nKoneksi dengan server berakhir (connection closed)\n"
        );
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
    assert_eq!(
        client.exits(1),
        "\nKoneksi dengan server berakhir (connection closed)\n"
    );
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
    // Once in some thousand closes a late ACK meets a client that is gone, whose RST ends TIME_WAIT early (RFC 1337).
    let place = (0..10).map(|_| a_close_by_the_server()).find(rests);
    let place = place.expect("a server that closes first leaves its end in TIME_WAIT");
    let mut again = server_at(place);
    joins(&mut again, place);
}

/// Where a server was that closed its connection before its client did.
fn a_close_by_the_server() -> SocketAddr {
    let (mut server, place) = server();
    let (client, _) = joins(&mut server, place);
    server.presses_ctrl('d');
    assert_eq!(client.hears_out(), "");
    server.exits(0);
    place
}

/// Is the port refused to those who do not ask for SO_REUSEADDR?
fn rests(place: &SocketAddr) -> bool {
    let plain = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let bound = plain.bind(&(*place).into());
    bound.is_err_and(|error| error.kind() == ErrorKind::AddrInUse)
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
