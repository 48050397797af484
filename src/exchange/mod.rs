//! Foreign formats, bytes in and bytes out: CSV, XLSX, e-mail messages and
//! links, calendars, dates and lists as forms write them. Leaves out what a column means
//! to a programme (`flow::import`) and the words shown to people.
//!
//! Invariant: nothing here panics on bytes from outside, and nothing here
//! stores more than the limits in [`table::limits`] allow.

pub mod csv_in;
pub mod csv_out;
pub mod dates;
pub mod eml;
pub mod encoding;
pub mod guard;
pub mod headings;
pub mod ics;
#[cfg(feature = "mail")]
pub mod mail_in;
pub mod mailto;
mod raw_rows;
pub mod sheet;
pub mod sniff;
pub mod split;
pub mod table;
mod table_error;
#[cfg(feature = "spreadsheets")]
pub mod xlsx_in;
#[cfg(feature = "spreadsheets")]
pub mod xlsx_out;
#[cfg(feature = "spreadsheets")]
pub mod zip_guard;
