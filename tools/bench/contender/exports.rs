//! The steps as a wasm module exports them, with numbers only, so that no glue
//! is needed to call them. Leaves out the clock: whoever calls has one.
#![allow(unsafe_code, reason = "names for whoever calls the module")]

use super::{Words, at_desk};
use civic_mentor::matching::sparse::Draft;
use std::cell::RefCell;

thread_local! {
    static NEXT: RefCell<Draft> = RefCell::default();
}

#[unsafe(no_mangle)]
extern "C" fn begin(n_mentees: u32, n_mentors: u32, n_edges: u32) {
    let sizes = [n_mentees, n_mentors, n_edges].map(|n| n as usize);
    at_desk(|desk| desk.words = Words::new(sizes[0], sizes[1], sizes[2]));
}
#[unsafe(no_mangle)]
extern "C" fn push(a: u32, b: u32, c: u32, d: u32, n: u32) {
    at_desk(|desk| {
        for word in [a, b, c, d].iter().take(n as usize) {
            desk.words.push(*word);
        }
    });
}
#[unsafe(no_mangle)]
extern "C" fn draft(is_last: u32) {
    let draft = at_desk(|desk| desk.draft(is_last == 1));
    NEXT.with_borrow_mut(|next| *next = draft);
}
#[unsafe(no_mangle)]
extern "C" fn build() {
    let draft = NEXT.with_borrow_mut(std::mem::take);
    at_desk(|desk| desk.build(draft));
}
#[unsafe(no_mangle)]
extern "C" fn solve(aim: u32) {
    at_desk(|desk| desk.solve(aim));
}
#[unsafe(no_mangle)]
extern "C" fn check() {
    at_desk(super::Desk::check);
}
#[unsafe(no_mangle)]
extern "C" fn n_pairs() -> u64 {
    at_desk(|desk| desk.totals.n_pairs)
}
#[unsafe(no_mangle)]
extern "C" fn total_points() -> u64 {
    at_desk(|desk| desk.totals.total_points)
}
#[unsafe(no_mangle)]
extern "C" fn hash() -> u64 {
    at_desk(|desk| desk.hash())
}
#[unsafe(no_mangle)]
extern "C" fn programme(seed: u32, n_mentees: u32, n_mentors: u32, variant: u32, aim: u32) {
    let sizes = [n_mentees as usize, n_mentors as usize];
    at_desk(|desk| desk.programme(u64::from(seed), sizes, variant, aim));
}
#[unsafe(no_mangle)]
extern "C" fn prepare() -> u32 {
    at_desk(|desk| u32::from(desk.prepare()))
}
#[unsafe(no_mangle)]
extern "C" fn step(budget: u32) -> u32 {
    at_desk(|desk| u32::from(desk.step(u64::from(budget))))
}
#[unsafe(no_mangle)]
extern "C" fn outcome(which: u32) -> u64 {
    let (pairs, points, hash) = at_desk(|desk| desk.outcome());
    [pairs, points, hash][which as usize % 3]
}
