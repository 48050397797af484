//! Components that know the domain and stand on more than one page.

pub mod next_act;
pub mod words;
