//! Where a document stands among the files its maker sent before: a newer one,
//! the same again, an older one, or one of two that cannot both be true.
//!
//! Leaves out where the earlier files are remembered (`session`), and
//! withdrawal (`known`). Dates do not count: anyone can write any.

use super::envelope::Position;

/// A file of one maker that came before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its number.
    pub seq: u64,
    /// Its hash.
    pub hash: String,
}

/// How a file stands to those that came before, of the same key, browser and
/// document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// None came before.
    First,
    /// It is newer than all of them.
    Newer,
    /// This very file came before.
    Again,
    /// Another file came under the same number, or the one it follows is not
    /// the one that came: two copies of one browser are at work, or somebody
    /// else has the key. Both are kept.
    Fork {
        /// The number both have.
        seq: u64,
    },
    /// A newer file came already.
    Older {
        /// The newest number that came.
        newest: u64,
    },
}

/// Where a file with this position and hash stands among the `earlier` ones.
///
/// # Example
/// ```
/// use civic_mentor::bundle::{Earlier, Position, Sequence, sequence_of};
/// let earlier = [Earlier { seq: 2, hash: "sha256:a".into() }];
/// let position = Position { seq: 2, prev: None };
/// assert_eq!(sequence_of(&earlier, &position, "sha256:a"), Sequence::Again);
/// assert_eq!(sequence_of(&earlier, &position, "sha256:b"), Sequence::Fork { seq: 2 });
/// ```
pub fn sequence_of(earlier: &[Earlier], position: &Position, hash: &str) -> Sequence {
    let Some(newest) = earlier.iter().map(|file| file.seq).max() else {
        return Sequence::First;
    };
    let at = |seq: u64| earlier.iter().filter(move |file| file.seq == seq);
    if at(position.seq).any(|file| file.hash == hash) {
        return Sequence::Again;
    }
    if at(position.seq).next().is_some() {
        return Sequence::Fork { seq: position.seq };
    }
    let before = position.seq.saturating_sub(1);
    let mut follows = at(before).peekable();
    if follows.peek().is_some() && !follows.any(|file| position.prev.as_ref() == Some(&file.hash)) {
        return Sequence::Fork { seq: before };
    }
    if position.seq < newest {
        Sequence::Older { newest }
    } else {
        Sequence::Newer
    }
}
