//! A run shared with other workers: what crosses between the one that leads and
//! those who read rows for it, and what each side does with it. Leaves out how
//! it crosses (`port`), and who starts and ends them (the page).
//!
//! Nobody is waited for. Who starts late is given pieces from then on; who falls
//! silent gets no more, and what such a one still had is read by the one that
//! leads.

use serde::{Deserialize, Serialize};

use super::{Job, Request, tree};
use crate::matching::inputs::Inputs;
use crate::matching::share::{Brief, Part, Piece};
use crate::matching::solve::Sharer;
use crate::worker::protocol::Parcel;

/// Pieces that somebody has at most: one to read and one to go on with.
const MOST_ON_THE_WAY: usize = 2;

/// To somebody who reads rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToOther {
    /// What the pieces of the next pass are read for.
    Brief {
        /// Its number.
        pass: u32,
        /// The brief.
        #[serde(skip)]
        brief: Vec<u8>,
    },
    /// Rows to read.
    Read {
        /// The piece.
        #[serde(skip)]
        piece: Vec<u8>,
    },
}

/// From somebody who reads rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromOther {
    /// It knows the inputs.
    Ready,
    /// What a piece came to.
    Read {
        /// The piece.
        #[serde(skip)]
        piece: Vec<u8>,
        /// What it came to; empty where it could not be read.
        #[serde(skip)]
        part: Vec<u8>,
    },
}

impl Parcel for ToOther {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Brief { brief: bytes, .. } | Self::Read { piece: bytes } => {
                vec![std::mem::take(bytes)]
            }
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        match self {
            Self::Brief { brief: bytes, .. } | Self::Read { piece: bytes } => {
                *bytes = buffers.into_iter().next().unwrap_or_default();
            }
        }
    }
}

impl Parcel for FromOther {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Ready => Vec::new(),
            Self::Read { piece, part } => vec![std::mem::take(piece), std::mem::take(part)],
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        if let Self::Read { piece, part } = self {
            let mut buffers = buffers.into_iter();
            *piece = buffers.next().unwrap_or_default();
            *part = buffers.next().unwrap_or_default();
        }
    }
}

/// One who reads rows for a run elsewhere.
#[derive(Debug)]
pub struct Other {
    sharer: Sharer,
}

impl Other {
    /// One who knows the inputs of the request; nothing where they cannot be
    /// read.
    pub fn new(request: &Request) -> Option<Self> {
        let inputs = Inputs::from_value(&tree(&request.inputs)?).ok()?;
        Some(Self {
            sharer: Sharer::new(inputs),
        })
    }

    /// Does as it is told; says what comes of it.
    pub fn hear(&mut self, message: ToOther) -> Option<FromOther> {
        match message {
            ToOther::Brief { pass, brief } => {
                if let Some(brief) = Brief::from_bytes(&brief) {
                    self.sharer.learn(pass, brief);
                }
                None
            }
            ToOther::Read { piece } => {
                let read = Piece::from_bytes(&piece).and_then(|piece| self.sharer.read(&piece));
                let part = read.map(|part| part.to_bytes()).unwrap_or_default();
                Some(FromOther::Read { piece, part })
            }
        }
    }
}

/// Those who read rows for the run of a job, as the one that leads knows them.
#[derive(Debug, Default)]
pub struct Crew {
    members: Vec<Member>,
    /// Pieces that were back in time.
    n_joined: u32,
}

#[derive(Debug, Default)]
struct Member {
    is_ready: bool,
    n_on_the_way: usize,
    /// The pass it was told of.
    pass: Option<u32>,
}

impl Crew {
    /// So many, none of whom has said a word.
    pub fn of(n: usize) -> Self {
        Self {
            members: (0..n).map(|_| Member::default()).collect(),
            n_joined: 0,
        }
    }

    /// Hears what one of them says.
    pub fn hear(&mut self, who: usize, message: FromOther, job: &mut Job) {
        let Some(member) = self.members.get_mut(who) else {
            return;
        };
        match message {
            FromOther::Ready => member.is_ready = true,
            FromOther::Read { piece, part } => {
                member.n_on_the_way = member.n_on_the_way.saturating_sub(1);
                let read = Piece::from_bytes(&piece).zip(Part::from_bytes(&part));
                if let (Some((piece, part)), Some(run)) = (read, job.shared()) {
                    self.n_joined += u32::from(run.put(&piece, part));
                }
            }
        }
    }

    /// What to tell whom now: pieces of at most about `budget` pairs.
    pub fn orders(&mut self, job: &mut Job, budget: u64) -> Vec<(usize, ToOther)> {
        let mut orders = Vec::new();
        let n_ready = self.members.iter().filter(|it| it.is_ready).count();
        let Some(run) = job.shared().filter(|_| n_ready > 0) else {
            return orders;
        };
        for n_on_the_way in 0..MOST_ON_THE_WAY {
            for (who, member) in self.members.iter_mut().enumerate() {
                if !member.is_ready || member.n_on_the_way > n_on_the_way {
                    continue;
                }
                let Some(piece) = run.give(budget, n_ready) else {
                    return orders;
                };
                if member.pass != Some(piece.pass) {
                    let Some(brief) = run.brief() else {
                        return orders;
                    };
                    member.pass = Some(piece.pass);
                    let (pass, brief) = (piece.pass, brief.to_bytes());
                    orders.push((who, ToOther::Brief { pass, brief }));
                }
                member.n_on_the_way += 1;
                let piece = piece.to_bytes();
                orders.push((who, ToOther::Read { piece }));
            }
        }
        orders
    }

    /// Pieces that others read and that were back in time.
    pub fn n_joined(&self) -> u32 {
        self.n_joined
    }
}
