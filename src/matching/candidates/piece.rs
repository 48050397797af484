//! What some rows of the table come to, whoever reads them: their best pairs,
//! and what would gain at prices. Nothing here depends on what other rows came
//! to, so rows may be shared out and joined in order.

use std::ops::Range;

use super::{Aims, Candidates, Entry, Free, Row, Rows, Stage};

/// What scoring some rows gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scored {
    /// The best pairs of each mentee.
    pub rows: Vec<Vec<Entry>>,
    /// What may be among the best of mentors: mentor, mentee and points, a
    /// mentor's in order of mentees.
    pub columns: Vec<(u32, Entry)>,
}

/// What would gain at the prices, row by row, the most gainful first: by how
/// much, and the pair.
pub type Priced = Vec<Vec<(i64, Entry)>>;

/// Each mentor's best mentees so far; among equals those who come first.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    n_best: usize,
    best: Vec<Vec<Entry>>,
    /// The mark to beat.
    pub bars: Vec<u16>,
}

impl Columns {
    /// Nobody yet; only who beats the bars gets in.
    pub fn new(n_best: usize, bars: Vec<u16>) -> Self {
        Self {
            n_best,
            best: vec![Vec::new(); bars.len()],
            bars,
        }
    }

    /// Offers a pair. A mentor's have to come in order of mentees.
    fn offer(&mut self, mentor: usize, mark: u16, to: u32) {
        let best = self.best.get_mut(mentor).zip(self.bars.get_mut(mentor));
        if let Some((column, bar)) = best.filter(|(_, bar)| mark > **bar) {
            push(column, bar, self.n_best, mark, to);
        }
    }

    /// Offers a mentee's whole row.
    fn offer_row(&mut self, marks: &[u16], to: u32) {
        let columns = self.best.iter_mut().zip(&mut self.bars);
        for (mark, (column, bar)) in marks.iter().zip(columns) {
            if mark > bar {
                push(column, bar, self.n_best, *mark, to);
            }
        }
    }

    /// The best of each mentor, in order of mentees.
    pub fn into_best(self) -> impl Iterator<Item = (u32, Vec<Entry>)> {
        let n_best = self.n_best;
        (0_u32..).zip(self.best).map(move |(mentor, mut column)| {
            if n_best > 0 && column.len() > n_best {
                cut(&mut column, n_best);
            }
            column.sort_unstable_by_key(|entry| entry.to);
            (mentor, column)
        })
    }
}

/// Adds one who beats the bar; cuts the list to the best when it is twice as
/// long.
fn push(column: &mut Vec<Entry>, bar: &mut u16, n_best: usize, mark: u16, to: u32) {
    let points = u32::from(mark) - 1;
    column.push(Entry { to, points });
    if n_best > 0 && column.len() >= 2 * n_best {
        let last = cut(column, n_best);
        *bar = u16::try_from(last.points + 1).unwrap_or(u16::MAX);
    }
}

/// Cuts a list to the best; the last of these.
fn cut(column: &mut Vec<Entry>, n_best: usize) -> Entry {
    let order = |entry: &Entry| (u32::MAX - entry.points, entry.to);
    let (_, last, _) = column.select_nth_unstable_by_key(n_best - 1, order);
    let last = *last;
    column.truncate(n_best);
    last
}

/// Scratch space for a row.
#[derive(Clone, Debug)]
pub(super) struct Scratch {
    row: Row,
    /// One more than the points by mentor, and how many have each.
    marks: Vec<u16>,
    by_mark: Vec<u32>,
}

impl Scratch {
    pub fn new(aims: &Aims) -> Self {
        Self {
            row: Row::default(),
            marks: Vec::new(),
            by_mark: vec![0; aims.most as usize + 2],
        }
    }

    /// The best of a mentee's row; what may be among a mentor's best goes to
    /// `columns`.
    fn score(
        &mut self,
        (scores, free): (&Rows, &Free),
        n_of_row: usize,
        mentee: usize,
        columns: &mut Columns,
    ) -> Vec<Entry> {
        let mut best = Vec::new();
        if free.wants[mentee] == 0 {
            return best;
        }
        scores.score(mentee, &mut self.row);
        for (barred, places) in self.row.barred.iter_mut().zip(&free.places) {
            *barred |= u8::from(*places == 0);
        }
        // One more than the points of pairs that may be, 0 for others.
        let with_verdict = self.row.points.iter().zip(&self.row.barred);
        self.marks.clear();
        self.marks.extend(with_verdict.map(|(points, barred)| {
            points.saturating_add(1) & 0_u16.wrapping_sub(u16::from(*barred == 0))
        }));
        self.by_mark.fill(0);
        let last = self.by_mark.len() - 1;
        for mark in &self.marks {
            self.by_mark[usize::from(*mark).min(last)] += 1;
        }
        let to = mentee as u32;
        columns.offer_row(&self.marks, to);
        // The mark of the last that is kept, and how many of these are.
        let mut left = n_of_row as u32;
        let mut lowest = u16::MAX;
        for (mark, n) in self.by_mark.iter().enumerate().skip(1).rev() {
            lowest = u16::try_from(mark).unwrap_or(u16::MAX);
            if *n >= left || mark == 1 {
                break;
            }
            left -= n;
        }
        let entry = |(to, mark): (u32, &u16)| {
            let points = u32::from(*mark) - 1;
            Entry { to, points }
        };
        let above = (0_u32..)
            .zip(&self.marks)
            .filter(|(_, mark)| **mark > lowest);
        best.extend(above.map(entry));
        // Among equals each mentee keeps others, or all would crowd on a few.
        let start = to.wrapping_mul(0x9e37_79b9) as usize % self.marks.len().max(1);
        let (before, after) = self.marks.split_at(start);
        let from_start = (start as u32..).zip(after).chain((0..).zip(before));
        let equals = from_start.filter(|(_, mark)| **mark == lowest && lowest > 0);
        best.extend(equals.take(left as usize).map(entry));
        best
    }

    /// The most gainful of a mentee's row at the potentials, no more than are
    /// added and than may be among the mentee's already: of what is, only what
    /// the answer uses gains.
    fn price(
        &mut self,
        (scores, free): (&Rows, &Free),
        aims: &Aims,
        potentials: &(Vec<i64>, Vec<i64>),
        n_added: usize,
        mentee: usize,
    ) -> Vec<(i64, Entry)> {
        let mut found = Vec::new();
        if free.wants[mentee] == 0 {
            return found;
        }
        scores.score(mentee, &mut self.row);
        let bar = potentials.0[mentee] - aims.pairing;
        let verdicts = self.row.points.iter().zip(&self.row.barred);
        let verdicts = (0_u32..).zip(verdicts).zip(&potentials.1);
        for ((to, (points, barred)), potential) in verdicts {
            let points = u32::from(*points);
            let over = aims.gain(points) + potential - bar;
            if over > 0 && *barred == 0 && free.places[to as usize] > 0 {
                found.push((over, Entry { to, points }));
            }
        }
        found.sort_unstable_by_key(|(over, entry)| (-over, entry.to));
        found.truncate(n_added + free.wants[mentee] as usize);
        found
    }
}

impl Candidates {
    /// Potentials to price with, as a solve elsewhere gave them; false where
    /// they are not of these people.
    pub fn set_potentials(&mut self, mentees: Vec<i64>, mentors: Vec<i64>) -> bool {
        let fits = mentees.len() == self.rows.len() && mentors.len() == self.aims.mentors.len();
        if fits {
            self.potentials = (mentees, mentors);
        }
        fits
    }

    /// Potentials of the last solve: mentees, mentors.
    pub fn potentials(&self) -> &(Vec<i64>, Vec<i64>) {
        &self.potentials
    }

    /// The marks that mentors' best have to beat by now: no row after the last
    /// one scored that does not beat them matters to the mentor.
    pub fn bars(&self) -> &[u16] {
        &self.columns.bars
    }

    /// What scoring these rows gives where the bars are these.
    pub fn scored(
        &mut self,
        scores: &Rows,
        free: &Free,
        rows: Range<usize>,
        bars: Vec<u16>,
    ) -> Scored {
        let n_of_row = self.limits.n_of_row;
        let mut columns = Columns::new(n_of_row, bars);
        let score = |mentee| {
            self.scratch
                .score((scores, free), n_of_row, mentee, &mut columns)
        };
        let rows = rows.map(score).collect();
        let best = columns.into_best();
        let columns = best.flat_map(|(mentor, all)| all.into_iter().map(move |it| (mentor, it)));
        Scored {
            rows,
            columns: columns.collect(),
        }
    }

    /// What would gain of these rows at the potentials.
    pub fn priced(&mut self, scores: &Rows, free: &Free, rows: Range<usize>) -> Priced {
        let n_added = self.limits.n_added;
        let price = |mentee| {
            self.scratch.price(
                (scores, free),
                &self.aims,
                &self.potentials,
                n_added,
                mentee,
            )
        };
        rows.map(price).collect()
    }

    /// Goes on with what somebody else found in the next rows.
    pub fn join_scored(&mut self, found: Scored) {
        let Stage::Scoring(at) = self.stage else {
            return;
        };
        let stop = at + found.rows.len();
        for (row, found) in self.rows[at..].iter_mut().zip(found.rows) {
            *row = found;
        }
        for (mentor, entry) in found.columns {
            let mark = u16::try_from(entry.points + 1).unwrap_or(u16::MAX);
            self.columns.offer(mentor as usize, mark, entry.to);
        }
        self.stage = Stage::Scoring(stop);
    }

    /// Goes on with what somebody else found in the next rows.
    pub fn join_priced(&mut self, found: Priced) {
        let Stage::Pricing(at, n_added) = self.stage else {
            return;
        };
        let stop = at + found.len();
        let more = (at..)
            .zip(found)
            .map(|(mentee, found)| self.add(mentee, found));
        let more = more.sum::<usize>();
        self.stage = Stage::Pricing(stop, n_added + more);
    }

    /// Keeps the best of a mentee's row, and what is among a mentor's best.
    pub(super) fn score(&mut self, scores: &Rows, free: &Free, mentee: usize) {
        let n_of_row = self.limits.n_of_row;
        let (scratch, columns) = (&mut self.scratch, &mut self.columns);
        self.rows[mentee] = scratch.score((scores, free), n_of_row, mentee, columns);
    }

    /// Adds what of a mentee's row would gain at the potentials; how many.
    pub(super) fn price(&mut self, scores: &Rows, free: &Free, mentee: usize) -> usize {
        let mut found = self.priced(scores, free, mentee..mentee + 1);
        self.add(mentee, found.pop().unwrap_or_default())
    }

    /// Adds the best of these that are not there yet; how many.
    fn add(&mut self, mentee: usize, mut found: Vec<(i64, Entry)>) -> usize {
        let row = &mut self.rows[mentee];
        found.retain(|(_, entry)| row.binary_search_by_key(&entry.to, |it| it.to).is_err());
        found.truncate(self.limits.n_added);
        let n_added = found.len();
        if n_added > 0 {
            row.extend(found.into_iter().map(|(_, entry)| entry));
            row.sort_unstable_by_key(|entry| entry.to);
        }
        n_added
    }
}
