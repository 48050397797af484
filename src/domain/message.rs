//! What came back from people: each message kept as it came, with what became
//! of it.
//!
//! A message is a signed file, a text from an e-mail, or a line that a
//! coordinator recorded by hand; all three complete the same step. Leaves out
//! reading the files (`bundle`) and deciding about them (`flow::inbox`).

use jiff::civil::Date;

use super::field::{choice, record};
use super::id::Id;
use super::people::Person;

choice! {
    /// The way a message came.
    pub enum Came {
        /// As a file.
        File = "file",
        /// As text pasted from an e-mail.
        Text = "text",
        /// Recorded by a coordinator; unsigned.
        Hand = "hand",
    }
}

choice! {
    /// What became of a message.
    pub enum MessageState {
        /// Nobody decided yet.
        Waiting = "waiting",
        /// What it says was taken over.
        Accepted = "accepted",
        /// It was put aside; nothing of it was taken over.
        Declined = "declined",
    }
}

choice! {
    /// What a message recorded by hand was recorded from.
    pub enum HandSource {
        /// Not said.
        Unsaid = "unsaid",
        /// An e-mail.
        Email = "email",
        /// A telephone call or a talk.
        Call = "call",
        /// A form or a letter on paper.
        Paper = "paper",
    }
}

record! {
    /// A message in the Inbox.
    pub struct Message in "message" {
        /// What it is, as the word of its file kind: `application`, `approval`…
        kind: String, for [Coordinator];
        /// The way it came.
        came: Came, for [Coordinator];
        /// When it was put into the Inbox, milliseconds since 1970.
        received_at_ms: Option<i64>, for [Coordinator];
        /// The name its sender gave.
        from_name: String, for [Coordinator];
        /// The sender's e-mail address.
        from_email: String, for [Coordinator];
        /// The key that signed it, `did:key:…`; empty when unsigned.
        from_key: String, for [Coordinator];
        /// The id of the file; empty when there is none.
        bundle: String, for [Coordinator];
        /// The hash of the file; empty when there is none.
        hash: String, for [Coordinator];
        /// The file as signed, or the words that came.
        text: String, for [Coordinator];
        /// What became of it.
        state: MessageState, for [Coordinator];
        /// Whom it is about, once that is known.
        about: Option<Id<Person>>, for [Coordinator];
        /// Who recorded it, where it was recorded by hand.
        recorded_by: String, for [Coordinator];
        /// The day of the e-mail or paper, where it was recorded by hand.
        written_on: Option<Date>, for [Coordinator];
        /// From what, where it was recorded by hand.
        hand_source: HandSource, for [Coordinator];
        /// The message whose slips it mends, where it does.
        corrects: Option<Id<Message>>, for [Coordinator];
    }
}
