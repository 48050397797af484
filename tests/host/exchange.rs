//! Tables, headings and messages: bytes in, bytes out.

#[path = "exchange/calendars.rs"]
mod calendars;
#[path = "exchange/headings.rs"]
mod headings;
#[path = "exchange/mail.rs"]
mod mail;
#[path = "exchange/tables.rs"]
mod tables;
#[path = "exchange/workbooks.rs"]
mod workbooks;
