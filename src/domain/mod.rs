//! The words of a mentoring programme as types.
//!
//! Invariant: every edit is a [`change::Change`] that [`apply::apply`] turns
//! into field writes or refuses; nothing else makes writes. Leaves out storage,
//! files and screens.

pub mod rules;
pub mod value;

pub mod field;
pub mod id;
pub mod shortlist;
pub mod text;

pub mod circle;
pub mod fact_text;
pub mod facts;
pub mod forgotten;
pub mod form;
pub mod letter;
pub mod message;
pub mod needs;
pub mod offer;
pub mod pace;
pub mod pairing;
pub mod people;
pub mod plan;
pub mod timetable;
pub mod whole;

pub mod apply;
pub mod change;
pub mod check;
mod index;
mod look;
pub mod refuse;
pub mod weight;
