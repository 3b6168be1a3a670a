//! Colours of terminals: any of them becomes one of sixteen.

/// `38;5;n` and `38;2;r;g;b` become the nearest of the sixteen.
pub(super) fn colour<'a>(mut rest: impl Iterator<Item = &'a [u16]>, own: &[u16]) -> Option<u8> {
    let mut part = |at: usize| match own.get(at) {
        Some(part) => Some(*part),
        None => rest.next().and_then(|part| part.first().copied()),
    };
    match part(1)? {
        5 => Some(nearest(indexed(u8::try_from(part(2)?).ok()?))),
        2 => {
            let mut one = |at| part(at).and_then(|part| u8::try_from(part).ok());
            Some(nearest((one(2)?, one(3)?, one(4)?)))
        }
        _ => None,
    }
}

/// The sixteen, as this picture's light and dark colours are meant.
const SIXTEEN: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
    (127, 127, 127),
    (255, 0, 0),
    (0, 255, 0),
    (255, 255, 0),
    (92, 92, 255),
    (255, 0, 255),
    (0, 255, 255),
    (255, 255, 255),
];

/// A colour of the 256: the sixteen, a cube of six a side, and greys.
fn indexed(index: u8) -> (u8, u8, u8) {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..=15 => SIXTEEN[usize::from(index)],
        16..=231 => {
            let at = index - 16;
            (level(at / 36), level(at / 6 % 6), level(at % 6))
        }
        grey => {
            let grey = 8 + 10 * (grey - 232);
            (grey, grey, grey)
        }
    }
}

fn nearest((red, green, blue): (u8, u8, u8)) -> u8 {
    let apart = |of: &(u8, u8, u8)| {
        let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
        square(of.0, red) + square(of.1, green) + square(of.2, blue)
    };
    let best = (0..).zip(&SIXTEEN).min_by_key(|(_, of)| apart(of));
    best.map_or(7, |(at, _)| at)
}
