//! What is true inside of a room.

mod still;

use super::Case;
use praktikum::scenario::cast::Terminal;
use praktikum::trace::{Action, ActorId, Bytes, Event, Exit, Wants};
use praktikum::world::theatre::{Casting, Chunking, Launch, Theatre};
use std::net::{Ipv4Addr, SocketAddrV4};
use std::time::Duration;

pub(super) const CASES: [Case; 10] = [
    Case {
        name: "the_network_is_a_loopback_of_its_own",
        body: the_network_is_a_loopback_of_its_own,
    },
    Case {
        name: "a_group_and_a_broadcast_arrive_with_a_sender",
        body: a_group_and_a_broadcast_arrive_with_a_sender,
    },
    Case {
        name: "the_host_has_a_name_that_resolves",
        body: the_host_has_a_name_that_resolves,
    },
    Case {
        name: "only_the_play_is_in_proc",
        body: only_the_play_is_in_proc,
    },
    Case {
        name: "an_ear_hears_a_group",
        body: an_ear_hears_a_group,
    },
    Case {
        name: "orphans_are_reaped_and_all_end",
        body: orphans_are_reaped_and_all_end,
    },
    Case {
        name: "a_stage_of_blocked_programs_is_proved_still",
        body: still::a_stage_of_blocked_programs_is_proved_still,
    },
    Case {
        name: "who_takes_too_much_and_rests_is_ended_before_it_is_proved_still",
        body: still::who_takes_too_much_and_rests_is_ended_before_it_is_proved_still,
    },
    Case {
        name: "waiting_for_those_who_sleep_costs_next_to_nothing",
        body: still::waiting_for_those_who_sleep_costs_next_to_nothing,
    },
    Case {
        name: "stays_until_it_is_killed",
        body: stays_until_it_is_killed,
    },
];

const ONLY: ActorId = ActorId(0);

fn program(program: &str, args: &[&str]) -> Casting {
    Casting::Program(Launch {
        program: program.into(),
        args: args.iter().map(ToString::to_string).collect(),
        env: Vec::new(),
        folder: "/".into(),
        terminal: Terminal::default(),
        copied: None,
        seen: Vec::new(),
    })
}

fn start(theatre: &mut Theatre, actor: ActorId) {
    let args = Vec::new();
    theatre.perform(&Action::Start { actor, args });
}

/// What all said until it is true of it; ten seconds is too long.
fn until(
    theatre: &mut Theatre,
    wants: &Wants,
    mut holds: impl FnMut(&Event, &str) -> bool,
) -> String {
    let until = Some(theatre.now().after(Duration::from_secs(10)));
    let wants = Wants {
        until,
        ..wants.clone()
    };
    let mut said = String::new();
    loop {
        let events = theatre.wait(&wants);
        assert!(!events.is_empty(), "it never came to that: {said}");
        for (_, event) in events {
            if let Event::Printed { bytes, .. } = &event {
                said.push_str(&String::from_utf8_lossy(&bytes.0));
            }
            if holds(&event, &said) {
                return said;
            }
        }
    }
}

/// Plays a Python program to its end, which must be a good one.
fn python(script: &str) -> String {
    let cast = vec![program("python3", &["-c", script])];
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
    start(&mut theatre, ONLY);
    let mut how = None;
    let said = until(&mut theatre, &Wants::default(), |event, _| {
        if let Event::Exited { how: exit, .. } = event {
            how = Some(*exit);
        }
        how.is_some()
    });
    assert_eq!(how, Some(Exit::Code(0)), "{said}");
    said
}

fn the_network_is_a_loopback_of_its_own() {
    let said = python(
        "import socket, errno\n\
         for port in (59000, 8000, 8080, 12345, 7000):\n\
         \x20   s = socket.socket(); s.bind(('127.0.0.1', port)); s.listen()\n\
         \x20   c = socket.create_connection(('127.0.0.1', port))\n\
         \x20   assert 32768 <= c.getsockname()[1] <= 49999\n\
         try: socket.create_connection(('192.0.2.1', 80), 5)\n\
         except OSError as e: assert e.errno == errno.ENETUNREACH, e\n\
         both = socket.socket(socket.AF_INET6); both.bind(('::', 5005)); both.listen()\n\
         socket.create_connection(('127.0.0.1', 5005))\n\
         print(open('/proc/net/if_inet6').read(), 'beres')",
    );
    assert_eq!(said.trim(), "beres", "there is an address of IPv6");
}

fn a_group_and_a_broadcast_arrive_with_a_sender() {
    let said = python(
        "import socket, struct\n\
         for to, join in (('224.1.1.1', True), ('255.255.255.255', False)):\n\
         \x20   r = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); r.bind(('', 5004))\n\
         \x20   if join:\n\
         \x20       r.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,\n\
         \x20           struct.pack('4sL', socket.inet_aton(to), socket.INADDR_ANY))\n\
         \x20   s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n\
         \x20   if not join: s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)\n\
         \x20   s.sendto(b'halo', (to, 5004))\n\
         \x20   print(r.recvfrom(99)[1][0]); r.close()",
    );
    assert_eq!(said, "127.0.0.1\n127.0.0.1\n");
}

fn the_host_has_a_name_that_resolves() {
    let said = python(
        "import socket\n\
         print(socket.gethostname(), socket.gethostbyname(socket.gethostname()))\n\
         print(socket.gethostbyname('localhost'))\n\
         try: socket.gethostbyname('nama.yang.tidak.ada')\n\
         except OSError as e: print('tidak ada')",
    );
    assert_eq!(said, "panggung 127.0.0.1\n127.0.0.1\ntidak ada\n");
}

fn only_the_play_is_in_proc() {
    let said = python(
        "import os\nprint(sorted(int(p) for p in os.listdir('/proc') if p.isdigit()), os.getppid())\n\
         print(os.stat('/').st_uid, os.path.exists('/tmp/hosts'))",
    );
    // Not even the stage.
    assert_eq!(said, "[2] 1\n1000 False\n");
}

fn an_ear_hears_a_group() {
    let group = Ipv4Addr::new(224, 1, 1, 1);
    let ear = |group| Casting::Ear { port: 5004, group };
    let cast = vec![ear(Some(group)), ear(None), ear(None)];
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
    for place in 0..3 {
        start(&mut theatre, ActorId(place));
    }
    let send = |to: Ipv4Addr, text: &str| Action::SendTo {
        actor: ActorId(2),
        bytes: Bytes::from(text),
        to: SocketAddrV4::new(to, 5004),
    };
    theatre.perform(&send(group, "kelompok"));
    theatre.perform(&send(Ipv4Addr::BROADCAST, "semua"));
    let mut heard = Vec::new();
    until(&mut theatre, &Wants::default(), |event, _| {
        if let Event::Printed { actor, bytes } = event {
            heard.push((actor.0, bytes.0.clone()));
        }
        heard.len() == 4
    });
    heard.sort();
    let texts: Vec<(usize, &[u8])> = heard.iter().map(|(of, text)| (*of, &text[..])).collect();
    assert_eq!(
        texts,
        [
            (0, &b"kelompok"[..]),
            (0, b"semua"),
            (1, b"semua"),
            (2, b"semua")
        ]
    );
}

fn orphans_are_reaped_and_all_end() {
    let script = "for i in 1 2 3; do (sleep 0.01 &) ; done; \
                  trap '' TERM; (setsid sleep 1000 &); (sleep 1000 &); echo siap; exec sleep 1000";
    let cast = vec![program("/bin/sh", &["-c", script])];
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
    start(&mut theatre, ONLY);
    until(&mut theatre, &Wants::default(), |_, said| {
        said.contains("siap")
    });
    let facts = Wants {
        facts: true,
        ..Wants::default()
    };
    // The short ones have gone, and nobody but the stage could have buried them.
    until(&mut theatre, &facts, |event, _| match event {
        Event::Surveyed(survey) => survey.processes.len() == 3,
        _ => false,
    });
    let began = theatre.now();
    let grace = Duration::from_millis(50);
    theatre.end(grace);
    let took = theatre.now().since(began);
    eprintln!("{:?} beyond the grace", took.saturating_sub(grace));
    assert!(
        took >= grace && took < grace + Duration::from_secs(3),
        "{took:?}"
    );
    let left = theatre.survey().processes;
    assert!(left.is_empty(), "{left:?}");
}

fn stays_until_it_is_killed() {
    let cast = vec![program("/bin/sleep", &[super::outside::LONG])];
    let mut theatre = Theatre::new(cast, Chunking::AsItComes, true).unwrap();
    start(&mut theatre, ONLY);
    until(&mut theatre, &Wants::default(), |event, _| {
        matches!(event, Event::Started { .. })
    });
    let long = std::env::var_os(super::outside::STAY).is_some();
    if long {
        eprintln!("siap");
        let day = Duration::from_secs(86_400);
        let until = Some(theatre.now().after(day));
        let wants = Wants {
            until,
            ..Wants::default()
        };
        while theatre.wait(&wants).is_empty() {}
    }
}
