//! Briefs, pieces and parts as bytes. What cannot be read is nothing, and then
//! the run that leads reads the rows itself.

use super::bytes::{In, Out, Word, from_bytes, to_bytes};
use super::{Brief, Part, Piece};
use crate::matching::candidates::Scored;
use crate::matching::certificate::{Certificate, Dual, Layers, NoneAbove, Prices, Proof};
use crate::matching::check::Seen;
use crate::matching::inputs::Pair;
use crate::matching::levels::Level;
use crate::matching::solve::Tight;
use crate::matching::sparse::Entry;

macro_rules! words {
    ($($name:ty { $($field:ident),* })*) => {$(
        impl Word for $name {
            fn put(&self, out: &mut Out) {
                $(self.$field.put(out);)*
            }

            fn get(from: &mut In<'_>) -> Option<Self> {
                Some(Self { $($field: Word::get(from)?),* })
            }
        }
    )*};
}

words! {
    Entry { to, points }
    Scored { rows, columns }
    Seen { bound, above, wanted, free }
    Pair { mentee, mentor }
    Dual { levels, tie }
    Proof { pairs, mentees, mentors }
    NoneAbove { mentees, mentors, digest }
    Tight { mentor, mark, must }
    Certificate { input_hash, result_hash, levels, values, fixed_points, none_above, layers, tries }
    Prices { units_of_mentees, mentees, subjects, mentors, units_of_mentors }
    Layers { tries, above, digest }
}

impl Word for bool {
    fn put(&self, out: &mut Out) {
        u8::from(*self).put(out);
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Some(u8::get(from)? != 0)
    }
}

impl Word for String {
    fn put(&self, out: &mut Out) {
        self.as_bytes().to_vec().put(out);
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Self::from_utf8(Vec::get(from)?).ok()
    }
}

impl Word for Level {
    fn put(&self, out: &mut Out) {
        self.word().put(out);
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Self::from_word(&String::get(from)?)
    }
}

impl Word for Brief {
    fn put(&self, out: &mut Out) {
        match self {
            Self::Score => 0_u8.put(out),
            Self::Price(mentees, mentors) => {
                1_u8.put(out);
                mentees.put(out);
                mentors.put(out);
            }
            Self::Face {
                gains,
                mentees,
                mentors,
            } => {
                2_u8.put(out);
                gains.put(out);
                mentees.put(out);
                mentors.put(out);
            }
            Self::Ties {
                gains,
                attempt,
                mentees,
                mentors,
            } => {
                3_u8.put(out);
                gains.put(out);
                attempt.put(out);
                mentees.put(out);
                mentors.put(out);
            }
            Self::Check {
                certificate,
                attempt,
            } => {
                4_u8.put(out);
                certificate.put(out);
                attempt.put(out);
            }
        }
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Some(match u8::get(from)? {
            0 => Self::Score,
            1 => Self::Price(Word::get(from)?, Word::get(from)?),
            2 => Self::Face {
                gains: Word::get(from)?,
                mentees: Word::get(from)?,
                mentors: Word::get(from)?,
            },
            3 => Self::Ties {
                gains: Word::get(from)?,
                attempt: Word::get(from)?,
                mentees: Word::get(from)?,
                mentors: Word::get(from)?,
            },
            4 => Self::Check {
                certificate: Box::new(Word::get(from)?),
                attempt: Word::get(from)?,
            },
            _ => return None,
        })
    }
}

impl Word for Part {
    fn put(&self, out: &mut Out) {
        match self {
            Self::Scored(found) => {
                0_u8.put(out);
                found.put(out);
            }
            Self::Priced(found) => {
                1_u8.put(out);
                found.put(out);
            }
            Self::Face(found) => {
                2_u8.put(out);
                found.put(out);
            }
            Self::Ties(found) => {
                3_u8.put(out);
                found.put(out);
            }
            Self::Seen(found) => {
                4_u8.put(out);
                found.put(out);
            }
        }
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Some(match u8::get(from)? {
            0 => Self::Scored(Word::get(from)?),
            1 => Self::Priced(Word::get(from)?),
            2 => Self::Face(Word::get(from)?),
            3 => Self::Ties(Word::get(from)?),
            4 => Self::Seen(Word::get(from)?),
            _ => return None,
        })
    }
}

impl Word for Piece {
    fn put(&self, out: &mut Out) {
        self.pass.put(out);
        self.rows.start.put(out);
        self.rows.end.put(out);
        self.bars.put(out);
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Some(Self {
            pass: Word::get(from)?,
            rows: Word::get(from)?..Word::get(from)?,
            bars: Word::get(from)?,
        })
    }
}

macro_rules! crosses {
    ($($name:ty),*) => {$(
        impl $name {
            /// As it crosses.
            pub fn to_bytes(&self) -> Vec<u8> {
                to_bytes(self)
            }

            /// What came across; nothing where it is malformed.
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
                from_bytes(bytes)
            }
        }
    )*};
}

crosses!(Brief, Piece, Part);
