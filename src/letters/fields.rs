//! What a letter can fill in.
//!
//! Leaves out the values (`render`) and the words that explain each field to
//! a coordinator (the page's languages).

use crate::domain::field::choice;
use crate::domain::letter::{LetterKind, LetterReader};

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
        /// Whom to ask at HR about time and pay.
        HrContact = "hr_contact",
        /// In which role, as words: "as a mentor".
        AsRole = "as_role",
        /// What happens after an application, a line for each step.
        NextSteps = "next_steps",
        /// The supervisor's name.
        Supervisor = "supervisor",
        /// What the supervisor added to their answer.
        SupervisorWords = "supervisor_words",
        /// The full name of whom a letter to a supervisor is about.
        PersonName = "person_name",
        /// Their given name.
        PersonGivenName = "person_given_name",
        /// Their job title, unit and agency, in one line.
        PersonWork = "person_work",
        /// What the programme is for.
        Purpose = "purpose",
        /// Hours, meetings and dates that taking part asks for.
        TimeAsked = "time_asked",
        /// Paid time, bargaining unit and the like.
        PaidTime = "paid_time",
        /// The code to answer with, in a letter that asks for a yes or a no.
        Code = "code",
        /// A sentence that says what is kept until when.
        Kept = "kept",
        /// The mentors of a shortlist, numbered, a line or more for each.
        Shortlist = "shortlist",
        /// The name of the reader's circle.
        Circle = "circle",
        /// Everybody else in it and how to reach them, a line each.
        CirclePeople = "circle_people",
        /// The name of an event.
        Event = "event",
        /// Its day, hour and time zone.
        EventWhen = "event_when",
        /// Where it is.
        EventPlace = "event_place",
        /// The reader's meetings at it, a line each.
        Meetings = "meetings",
    }
}

impl MergeField {
    /// Whether a letter of this kind has something to put here.
    pub const fn serves(self, kind: LetterKind) -> bool {
        let of_pairing = matches!(kind, LetterKind::Offer | LetterKind::Introduction);
        let asks = kind.asks_about_pairing();
        let chooses = matches!(kind, LetterKind::Choice);
        let of_circle = matches!(kind, LetterKind::Circle);
        let to_supervisor = matches!(kind.reader(), LetterReader::Supervisor);
        let refused = matches!(kind, LetterKind::ApprovalRefused);
        match self {
            Self::PartnerName | Self::PartnerGivenName => of_pairing || asks || kind.tells_of_end(),
            Self::PartnerWork | Self::Why => of_pairing || asks,
            Self::PartnerEmail | Self::PartnerPhone | Self::PartnerAnswers => of_pairing,
            Self::WhoWritesFirst => of_pairing || of_circle,
            Self::ReplyBy => of_pairing || asks || to_supervisor || chooses || of_circle,
            Self::Circle | Self::CirclePeople => of_circle,
            Self::Event | Self::EventWhen | Self::EventPlace | Self::Meetings => {
                matches!(kind, LetterKind::Event)
            }
            Self::Round => !kind.is_of_enrolment(),
            Self::Reason => matches!(
                kind,
                LetterKind::Waiting | LetterKind::NotMatched | LetterKind::NotEligible
            ),
            Self::NextDate => !of_pairing && !asks && !to_supervisor,
            Self::GivenName | Self::FullName => !to_supervisor,
            Self::AsRole => kind.is_of_enrolment(),
            Self::NextSteps => matches!(kind, LetterKind::Received),
            Self::Supervisor => to_supervisor || refused || matches!(kind, LetterKind::Received),
            Self::SupervisorWords => refused,
            Self::PersonName
            | Self::PersonGivenName
            | Self::PersonWork
            | Self::Purpose
            | Self::TimeAsked
            | Self::PaidTime => to_supervisor,
            Self::Code => to_supervisor || asks || chooses,
            Self::Shortlist => chooses,
            Self::Kept => matches!(kind, LetterKind::Withdrawn),
            Self::Programme
            | Self::Rhythm
            | Self::Coordinator
            | Self::CoordinatorEmail
            | Self::CoordinatorPhone
            | Self::ReviewContact
            | Self::HrContact => true,
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
                | Self::HrContact
                | Self::Round
                | Self::Supervisor
                | Self::SupervisorWords
                | Self::PersonWork
                | Self::Purpose
                | Self::TimeAsked
                | Self::PaidTime
                | Self::EventPlace
        )
    }

    /// The field as it is written in a text.
    pub fn written(self) -> String {
        format!("{{{}}}", self.word())
    }
}
