//! What a letter can fill in.
//!
//! Leaves out the values (`render`) and the words that explain each field to
//! a coordinator (the page's languages).

use crate::domain::field::choice;
use crate::domain::letter::LetterKind;

choice! {
    /// A place in a text that is filled in for each reader, written `{word}`.
    pub enum MergeField {
        /// The reader's given name.
        GivenName = "given_name",
        /// The reader's full name.
        FullName = "full_name",
        /// The programme's name.
        Programme = "programme",
        /// The round's name.
        Round = "round",
        /// The partner's full name.
        PartnerName = "partner_name",
        /// The partner's given name.
        PartnerGivenName = "partner_given_name",
        /// The partner's job title, unit, agency and place, in one line.
        PartnerWork = "partner_work",
        /// The partner's e-mail address.
        PartnerEmail = "partner_email",
        /// The partner's telephone.
        PartnerPhone = "partner_phone",
        /// What the partner answered to questions the form shares with the pair.
        PartnerAnswers = "partner_answers",
        /// Why the two were matched, a line for each reason.
        Why = "why",
        /// A sentence that says who writes first.
        WhoWritesFirst = "who_writes_first",
        /// The day by which to reply or write.
        ReplyBy = "reply_by",
        /// A sentence with the meetings and hours the programme plans.
        Rhythm = "rhythm",
        /// Why nobody was found, fit to read.
        Reason = "reason",
        /// The day of the next matching.
        NextDate = "next_date",
        /// The coordinator's name.
        Coordinator = "coordinator",
        /// The coordinator's e-mail address.
        CoordinatorEmail = "coordinator_email",
        /// The coordinator's telephone.
        CoordinatorPhone = "coordinator_phone",
        /// Whom to ask for a review of a decision.
        ReviewContact = "review_contact",
    }
}

impl MergeField {
    /// Whether a letter of this kind has something to put here.
    pub const fn serves(self, kind: LetterKind) -> bool {
        let of_pairing = matches!(kind, LetterKind::Offer | LetterKind::Introduction);
        match self {
            Self::PartnerName
            | Self::PartnerGivenName
            | Self::PartnerWork
            | Self::PartnerEmail
            | Self::PartnerPhone
            | Self::PartnerAnswers
            | Self::Why
            | Self::WhoWritesFirst
            | Self::ReplyBy => of_pairing,
            Self::Reason | Self::NextDate => !of_pairing,
            _ => true,
        }
    }

    /// Whether a letter that uses the field is not whole without a value.
    pub const fn is_needed(self) -> bool {
        !matches!(
            self,
            Self::PartnerWork
                | Self::PartnerPhone
                | Self::PartnerAnswers
                | Self::Rhythm
                | Self::CoordinatorPhone
                | Self::ReviewContact
                | Self::Round
        )
    }

    /// The field as it is written in a text.
    pub fn written(self) -> String {
        format!("{{{}}}", self.word())
    }
}
