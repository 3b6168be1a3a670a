//! The packets of a run as a pcapng file, for Wireshark: each with a comment that says which actors it is between.

use super::Record;
use super::parties::Parties;
use crate::trace::packet::{Frame, Packet};
use crate::trace::{ActorId, Event, Moment, What};

const SECTION: u32 = 0x0a0d_0d0a;
const INTERFACE: u32 = 1;
const PACKET: u32 = 6;
/// As a reader finds out the order of bytes.
const ORDER: u32 = 0x1a2b_3c4d;
const ETHERNET: u16 = 1;
const COMMENT: u16 = 1;
const APPLICATION: u16 = 4;
const NAME: u16 = 2;
const RESOLUTION: u16 = 9;
const NANOSECONDS: u8 = 9;
const END: u16 = 0;

/// Nothing if nothing was captured.
pub fn of(record: &Record) -> Option<Vec<u8>> {
    let evidence = &record.evidence;
    if evidence.frames.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    section(&mut out, record);
    interface(&mut out, record);
    let parties = Parties::of(record);
    let began = record.about.began.saturating_mul(1_000_000_000);
    let mut packets = packets(record).peekable();
    for frame in &evidence.frames {
        // Packets and frames come in the same order; a frame that is no packet has none.
        let told = packets.next_if(|(at, _)| *at == frame.at.nanos());
        let comment = told.and_then(|(_, packet)| comment(packet, frame.at, &parties));
        packet(&mut out, frame, began, comment.as_deref());
    }
    Some(out)
}

fn packets(record: &Record) -> impl Iterator<Item = (u64, &Packet)> {
    record
        .evidence
        .trace
        .iter()
        .filter_map(|entry| match &entry.what {
            What::Saw(Event::Packet(packet)) => Some((entry.at.nanos(), packet.as_ref())),
            _ => None,
        })
}

/// `ani → server`; an end that nobody is known to hold is told by its address.
fn comment(packet: &Packet, at: Moment, parties: &Parties<'_>) -> Option<String> {
    let name = |actor: ActorId| parties.name(actor).map(ToString::to_string);
    let sender = parties.sender(packet, at).and_then(name);
    let receiver = parties.receiver(packet, at).and_then(name);
    if sender.is_none() && receiver.is_none() {
        return None;
    }
    let sender = sender.unwrap_or_else(|| packet.from.to_string());
    let receiver = receiver.unwrap_or_else(|| packet.to.to_string());
    Some(format!("{sender} → {receiver}"))
}

fn section(out: &mut Vec<u8>, record: &Record) {
    let mut body = Vec::new();
    body.extend(ORDER.to_le_bytes());
    body.extend(1_u16.to_le_bytes());
    body.extend(0_u16.to_le_bytes());
    // How long the section is, is not said.
    body.extend(u64::MAX.to_le_bytes());
    let what = format!("{} {}", record.about.module, record.about.name);
    option(&mut body, COMMENT, what.as_bytes());
    option(&mut body, APPLICATION, b"praktikum");
    option(&mut body, END, &[]);
    block(out, SECTION, &body);
}

fn interface(out: &mut Vec<u8>, record: &Record) {
    let name = match record.scenario.hosts.hosts.is_empty() {
        true => "lo",
        false => "switch",
    };
    let mut body = Vec::new();
    body.extend(ETHERNET.to_le_bytes());
    body.extend(0_u16.to_le_bytes());
    body.extend(0_u32.to_le_bytes());
    option(&mut body, NAME, name.as_bytes());
    option(&mut body, RESOLUTION, &[NANOSECONDS]);
    option(&mut body, END, &[]);
    block(out, INTERFACE, &body);
}

fn packet(out: &mut Vec<u8>, frame: &Frame, began: u64, comment: Option<&str>) {
    let at = began.saturating_add(frame.at.nanos());
    let kept = &frame.bytes.0;
    let mut body = vec![0; 4];
    body.extend(half(at >> 32).to_le_bytes());
    body.extend(half(at).to_le_bytes());
    body.extend(u32::try_from(kept.len()).unwrap_or(u32::MAX).to_le_bytes());
    body.extend(frame.length.to_le_bytes());
    body.extend(kept);
    pad(&mut body);
    if let Some(comment) = comment {
        option(&mut body, COMMENT, comment.as_bytes());
        option(&mut body, END, &[]);
    }
    block(out, PACKET, &body);
}

/// The lower 32 bits.
fn half(number: u64) -> u32 {
    u32::try_from(number & 0xffff_ffff).unwrap_or_default()
}

fn option(body: &mut Vec<u8>, code: u16, value: &[u8]) {
    // Comments are two names: short.
    let value = &value[..value.len().min(1_000)];
    body.extend(code.to_le_bytes());
    body.extend(u16::try_from(value.len()).unwrap_or_default().to_le_bytes());
    body.extend(value);
    pad(body);
}

fn pad(body: &mut Vec<u8>) {
    body.resize(body.len().next_multiple_of(4), 0);
}

fn block(out: &mut Vec<u8>, kind: u32, body: &[u8]) {
    let length = u32::try_from(body.len() + 12).unwrap_or_default();
    out.extend(kind.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(body);
    out.extend(length.to_le_bytes());
}

#[cfg(test)]
mod tests;
