//! The words of a mentoring programme as types. Leaves out storage, files and screens.

pub mod value;
