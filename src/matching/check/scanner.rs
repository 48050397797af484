//! Rows of a check read for somebody else, who joins what they add.

use std::ops::Range;

use super::scan::{Scan, Seen};
use super::terms::Terms;
use super::{Certificate, Inputs, TieBreak, check_pairs, check_shape, ladder};
use crate::matching::inputs::Pair;

/// One try of a certificate, ready for any rows.
#[derive(Clone, Debug)]
pub struct Scanner {
    certificate: Certificate,
    tie: Option<TieBreak>,
    scan: Scan,
}

impl Scanner {
    /// Of a certificate that has only this try; nothing where it is not of
    /// these inputs.
    pub fn new(inputs: &Inputs, certificate: Certificate, attempt: u32) -> Option<Self> {
        let levels = ladder(inputs);
        let mut faults = Vec::new();
        let [proof] = certificate.tries.as_slice() else {
            return None;
        };
        let is_mine = |pair: &Pair| {
            (pair.mentee as usize) < inputs.mentees.len()
                && (pair.mentor as usize) < inputs.mentors.len()
        };
        if certificate.levels != levels || !proof.pairs.iter().all(is_mine) {
            return None;
        }
        check_pairs(inputs, proof, &mut faults);
        check_shape(inputs, proof, &levels, &mut faults);
        let above = certificate.none_above.as_ref();
        let fits = above.is_none_or(|above| {
            above.mentees.len() == inputs.mentees.len()
                && above.mentors.len() == inputs.mentors.len()
        });
        if !fits || !faults.is_empty() || proof.mentees.len() != inputs.mentees.len() {
            return None;
        }
        let tie = TieBreak::new(inputs, attempt);
        let terms = Terms::with_tie(inputs, &certificate, tie);
        let scan = Scan::new(&terms, proof, above);
        Some(Self {
            tie: Some(terms.tie),
            certificate,
            scan,
        })
    }

    /// What these rows add.
    pub fn seen(&mut self, inputs: &Inputs, rows: Range<usize>) -> Option<Seen> {
        let proof = self.certificate.tries.first()?;
        let terms = Terms::with_tie(inputs, &self.certificate, self.tie.take()?);
        // Another piece may be lost: each says all it sees.
        self.scan.forget();
        let seen = self.scan.seen(&terms, proof, rows);
        self.tie = Some(terms.tie);
        Some(seen)
    }
}
