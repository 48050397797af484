//! What a programme is: purpose, dates, kind, policies.
//!
//! Texts that people read stand in one or both languages (`fact_text`). Leaves
//! out people and rounds.

use jiff::civil::Date;

use super::field::{choice, record};
use super::text::Language;

choice! {
    /// The level of government a programme serves.
    pub enum Government {
        /// Not said yet.
        Unsaid = "unsaid",
        /// A state.
        State = "state",
        /// A county.
        County = "county",
        /// A city or town.
        City = "city",
        /// The federal government.
        Federal = "federal",
        /// An association.
        Association = "association",
        /// Several agencies or levels together.
        Several = "several",
    }
}

choice! {
    /// Where a programme stands as a whole.
    pub enum Life {
        /// Being set up or running.
        Live = "live",
        /// Kept for reading; out of the directory's first list.
        Archived = "archived",
    }
}

choice! {
    /// How people come in.
    pub enum Intake {
        /// All at once, by dates.
        Cohort = "cohort",
        /// At any time.
        Rolling = "rolling",
    }
}

choice! {
    /// The shape of pairings.
    pub enum Shape {
        /// One mentor, one mentee.
        OneToOne = "one_to_one",
        /// Several mentors for each mentee.
        SeveralMentors = "several_mentors",
    }
}

choice! {
    /// Whether a supervisor's approval is needed before matching.
    pub enum ApprovalPolicy {
        /// No approval.
        NotNeeded = "not_needed",
        /// For mentees.
        Mentees = "mentees",
        /// For mentors and mentees.
        Everyone = "everyone",
    }
}

choice! {
    /// What happens with somebody whose supervisor has not answered by the day.
    pub enum NoAnswer {
        /// They wait until there is an answer.
        Hold = "hold",
        /// They take part; a coordinator says so for each.
        GoOn = "go_on",
    }
}

record! {
    /// The facts of a programme: one record, whose id is the programme's.
    pub struct Facts in "programme" {
        /// The name people know it by.
        name: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// What it is for, in a sentence or two.
        purpose: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// The same in the language that is not `letters_in`.
        purpose_other: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// Which skills and knowledge are to grow.
        skills_to_grow: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// The same in the language that is not `letters_in`.
        skills_to_grow_other: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// How success will be seen.
        success_signs: String, for [Coordinator, Partner, Supervisor, Counts, Own];
        /// The same in the language that is not `letters_in`.
        success_signs_other: String, for [Coordinator, Partner, Supervisor, Counts, Own];
        /// Whom it is for.
        audience: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// The same in the language that is not `letters_in`.
        audience_other: String, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// Level of government.
        government: Government, for [Coordinator, Partner, Counts, Own];
        /// The template it came from, by its stored name.
        template: String, for [Coordinator, Partner, Own];
        /// Cohort or rolling.
        intake: Intake, for [Coordinator, Partner, Counts, Own];
        /// The shape of pairings.
        shape: Shape, for [Coordinator, Partner, Counts, Own];
        /// First day.
        starts_on: Option<Date>, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// Last day.
        ends_on: Option<Date>, for [Coordinator, Partner, Pair, Supervisor, Counts, Own];
        /// IANA time zone of deadlines.
        time_zone: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Usual places of a mentor, 1 to 5; 0 reads as 1.
        usual_places: u32, for [Coordinator, Partner, Own];
        /// Usual number of mentors a mentee wants, 1 to 3; 0 reads as 1.
        usual_wants: u32, for [Coordinator, Partner, Own];
        /// Meetings planned for a pair.
        meetings_planned: u32, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Hours a month a pair is expected to spend.
        hours_a_month: u32, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// Who may take part.
        eligibility: String, for [Coordinator, Partner, Supervisor, Own];
        /// The same in the language that is not `letters_in`.
        eligibility_other: String, for [Coordinator, Partner, Supervisor, Own];
        /// Paid time, bargaining unit and the like, as people should read it.
        paid_time: String, for [Coordinator, Partner, Supervisor, Own];
        /// The same in the language that is not `letters_in`.
        paid_time_other: String, for [Coordinator, Partner, Supervisor, Own];
        /// Whom to ask for a review of a decision.
        review_contact: String, for [Coordinator, Partner, Supervisor, Own];
        /// The same in the language that is not `letters_in`; empty where it is
        /// written once.
        review_contact_other: String, for [Coordinator, Partner, Supervisor, Own];
        /// The privacy and consent text people agree to.
        policy_text: String, for [Coordinator, Partner, Supervisor, Own];
        /// The same in the language that is not `letters_in`.
        policy_text_other: String, for [Coordinator, Partner, Supervisor, Own];
        /// Whether supervisors approve.
        approval_policy: ApprovalPolicy, for [Coordinator, Partner, Supervisor, Own];
        /// What happens where a supervisor does not answer.
        no_answer: NoAnswer, for [Coordinator, Partner, Supervisor, Own];
        /// Days a supervisor has to answer; 0 reads as [`DAYS_TO_ANSWER`].
        approval_days: u32, for [Coordinator, Partner];
        /// Whom to ask at HR about time, pay and the like.
        hr_contact: String, for [Coordinator, Partner, Supervisor, Own];
        /// The same in the language that is not `letters_in`; empty where it is
        /// written once.
        hr_contact_other: String, for [Coordinator, Partner, Supervisor, Own];
        /// Whether consent must be on record before matching.
        consent_needed: bool, for [Coordinator, Partner, Own];
        /// Months personal data is kept after the end.
        retention_months: u32, for [Coordinator, Partner, Own];
        /// The coordinator's name, for letters.
        coordinator_name: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// The coordinator's e-mail address, for letters.
        coordinator_email: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// The coordinator's telephone, for letters.
        coordinator_phone: String, for [Coordinator, Partner, Pair, Supervisor, Own];
        /// The deputy's name.
        deputy_name: String, for [Coordinator, Partner, Own];
        /// The deputy's e-mail address.
        deputy_email: String, for [Coordinator, Partner, Own];
        /// The deputy's key, `did:key:…`; empty before their key card came.
        deputy_key: String, for [Coordinator, Partner, Own];
        /// What replies are sealed to for the deputy, `age1…`.
        deputy_recipient: String, for [Coordinator, Partner, Own];
        /// Day a recovery sheet was printed, where there is no deputy.
        recovery_sheet_on: Option<Date>, for [Coordinator];
        /// By when people are asked to apply.
        apply_by: Option<Date>, for [Coordinator, Partner, Supervisor, Own];
        /// The sponsor's name.
        sponsor_name: String, for [Coordinator, Partner, Supervisor, Own];
        /// Language of letters where a person has none.
        letters_in: Language, for [Coordinator, Partner, Own];
        /// Live or archived.
        life: Life, for [Coordinator, Partner];
        /// The last set-up step that was finished, from 1; 0 for none.
        set_up_step: u32, for [Coordinator];
        /// Whether the level map counts; without it grade rules are off.
        uses_levels: bool, for [Coordinator, Partner];
    }
}

/// Days a supervisor has, where the programme says nothing else.
pub const DAYS_TO_ANSWER: u32 = 10;

impl Facts {
    /// Days a supervisor has before the request counts as overdue.
    pub const fn days_to_answer(&self) -> u32 {
        if self.approval_days == 0 {
            DAYS_TO_ANSWER
        } else {
            self.approval_days
        }
    }
}
