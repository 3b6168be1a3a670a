//! Joins the group and shows what is said, upper case in front.
use std::ffi::{c_int, c_void};
use std::net::{Ipv4Addr, UdpSocket};
use std::os::fd::FromRawFd;

unsafe extern "C" {
    fn socket(domain: c_int, kind: c_int, protocol: c_int) -> c_int;
    fn setsockopt(fd: c_int, level: c_int, name: c_int, value: *const c_void, length: u32) -> c_int;
    fn bind(fd: c_int, address: *const c_void, length: u32) -> c_int;
}

const AF_INET: u16 = 2;

#[repr(C)]
struct Address {
    family: u16,
    port: [u8; 2],
    host: [u8; 4],
    zeros: [u8; 8],
}

fn shared(port: u16) -> std::io::Result<UdpSocket> {
    let address = Address { family: AF_INET, port: port.to_be_bytes(), host: [0; 4], zeros: [0; 8] };
    let yes: c_int = 1;
    // SAFETY: the values live as long as the calls, and the lengths are theirs.
    unsafe {
        let fd = socket(AF_INET.into(), 2, 0);
        setsockopt(fd, 1, 2, (&raw const yes).cast(), 4);
        match bind(fd, (&raw const address).cast(), 16) {
            0 => Ok(UdpSocket::from_raw_fd(fd)),
            _ => Err(std::io::Error::last_os_error()),
        }
    }
}

fn main() -> std::io::Result<()> {
    let ear = shared(5004)?;
    ear.join_multicast_v4(&Ipv4Addr::new(224, 1, 1, 1), &Ipv4Addr::UNSPECIFIED)?;
    let mut bytes = vec![0; 65_536];
    loop {
        let (length, from) = ear.recv_from(&mut bytes)?;
        println!("DARI {from}: {}", String::from_utf8_lossy(&bytes[..length]));
    }
}
