//! What is planned for every pairing: milestones, and surveys with their days.
//!
//! Days are counted, not written as dates, so that one plan serves every round
//! and moves with the programme's first day. Leaves out what a pair reached
//! and what people replied.

use jiff::Span;
use jiff::civil::Date;

use super::field::{choice, record};
use super::text::LocalText;

/// The most days a milestone or a survey may lie from where it is counted.
pub const MAX_DAYS: i64 = 3_650;

choice! {
    /// The day from which other days are counted.
    pub enum CountedFrom {
        /// The programme's first day.
        FirstDay = "first_day",
        /// The day on which the pairing was published.
        Publication = "publication",
    }
}

impl CountedFrom {
    /// The day that lies `days` after, or before where below 0; nothing while
    /// the day to count from is not known.
    ///
    /// # Example
    /// ```
    /// use civic_mentor::domain::plan::CountedFrom;
    /// let first = jiff::civil::date(2027, 1, 4);
    /// let day = CountedFrom::FirstDay.day(21, Some(first), None);
    /// assert_eq!(day, Some(jiff::civil::date(2027, 1, 25)));
    /// assert_eq!(CountedFrom::Publication.day(7, Some(first), None), None);
    /// ```
    pub fn day(
        self,
        days: i64,
        first_day: Option<Date>,
        published_on: Option<Date>,
    ) -> Option<Date> {
        let from = match self {
            Self::FirstDay => first_day,
            Self::Publication => published_on,
        };
        let span = Span::new().days(days.clamp(-MAX_DAYS, MAX_DAYS));
        Some(from?.saturating_add(span))
    }
}

choice! {
    /// Who sees to a milestone.
    pub enum MilestoneOwner {
        /// Mentor and mentee together.
        Both = "both",
        /// The mentor.
        Mentor = "mentor",
        /// The mentee.
        Mentee = "mentee",
        /// The coordinator.
        Coordinator = "coordinator",
    }
}

record! {
    /// Something that should have happened by a day.
    pub struct Milestone in "milestone" {
        /// What should have happened.
        name: LocalText, for [Coordinator, Partner, Pair, Counts, Own];
        /// Who sees to it.
        owner: MilestoneOwner, for [Coordinator, Partner, Pair, Counts, Own];
        /// The day it is counted from.
        counted_from: CountedFrom, for [Coordinator, Partner, Pair, Own];
        /// Days from there; below 0 lies before.
        due_days: i64, for [Coordinator, Partner, Pair, Own];
        /// Place in the list, from 1.
        rank: u32, for [Coordinator, Partner, Own];
    }
}

choice! {
    /// Which questions a survey asks.
    pub enum SurveyKind {
        /// Where people stand before they begin.
        Baseline = "baseline",
        /// A short look at how a pairing goes.
        CheckIn = "check_in",
        /// Half-way.
        Middle = "middle",
        /// At the end.
        End = "end",
        /// How it was for those without a pairing.
        Unpaired = "unpaired",
    }
}

choice! {
    /// Whom a survey is sent to.
    pub enum SurveyAudience {
        /// Mentors and mentees.
        Both = "both",
        /// Mentors.
        Mentors = "mentors",
        /// Mentees.
        Mentees = "mentees",
        /// People without a pairing.
        Unpaired = "unpaired",
    }
}

record! {
    /// A survey that is to be sent: which, when, to whom.
    pub struct SurveyPlan in "survey_plan" {
        /// Its name, as people read it.
        name: LocalText, for [Coordinator, Partner, Pair, Counts, Own];
        /// Which questions it asks.
        survey: SurveyKind, for [Coordinator, Partner, Counts, Own];
        /// Whom it is sent to.
        sent_to: SurveyAudience, for [Coordinator, Partner, Counts, Own];
        /// The day it is counted from.
        counted_from: CountedFrom, for [Coordinator, Partner, Own];
        /// Days from there; below 0 lies before.
        due_days: i64, for [Coordinator, Partner, Own];
        /// Days after which it is sent again, until the programme ends; 0 for once.
        repeat_days: u32, for [Coordinator, Partner, Own];
        /// Place in the list, from 1.
        rank: u32, for [Coordinator, Partner, Own];
    }
}
