//! What a template plans for its pairings: phases, milestones and surveys, as
//! data, and the records a programme gets of them.
//!
//! Leaves out what each template says (files of their own).

use super::create::days_after;
use super::words::Words;
use crate::domain::form::{Phase, PhaseKind};
use crate::domain::id::Id;
use crate::domain::plan::{
    CountedFrom, Milestone, MilestoneOwner, SurveyAudience, SurveyKind, SurveyPlan,
};
use jiff::civil::Date;

/// A stretch of a template's timeline, in days from the programme's first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhasePlan {
    /// Its name.
    pub name: Words,
    /// What it is for.
    pub kind: PhaseKind,
    /// First day; below 0 lies before the programme's first day.
    pub first_day: i32,
    /// Last day.
    pub last_day: i32,
}

/// A milestone of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MilestonePlan {
    /// What should have happened.
    pub name: Words,
    /// Who sees to it.
    pub owner: MilestoneOwner,
    /// The day it is counted from.
    pub counted_from: CountedFrom,
    /// Days from there.
    pub due_days: i32,
}

/// A survey of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedSurvey {
    /// Its name, as people read it.
    pub name: Words,
    /// Which questions it asks.
    pub survey: SurveyKind,
    /// Whom it is sent to.
    pub sent_to: SurveyAudience,
    /// The day it is counted from.
    pub counted_from: CountedFrom,
    /// Days from there.
    pub due_days: i32,
    /// Days after which it is sent again; 0 for once.
    pub repeat_days: u32,
}

/// A phase from one day to another.
pub(super) const fn phase(
    name: Words,
    kind: PhaseKind,
    first_day: i32,
    last_day: i32,
) -> PhasePlan {
    PhasePlan {
        name,
        kind,
        first_day,
        last_day,
    }
}

/// A milestone counted from the programme's first day.
pub(super) const fn on_day(due_days: i32, owner: MilestoneOwner, name: Words) -> MilestonePlan {
    MilestonePlan {
        name,
        owner,
        counted_from: CountedFrom::FirstDay,
        due_days,
    }
}

/// A milestone counted from the publication of the pairing.
pub(super) const fn after_publication(
    due_days: i32,
    owner: MilestoneOwner,
    name: Words,
) -> MilestonePlan {
    MilestonePlan {
        counted_from: CountedFrom::Publication,
        ..on_day(due_days, owner, name)
    }
}

/// A survey counted from the programme's first day, sent once.
pub(super) const fn survey(
    due_days: i32,
    survey: SurveyKind,
    sent_to: SurveyAudience,
    name: Words,
) -> PlannedSurvey {
    PlannedSurvey {
        name,
        survey,
        sent_to,
        counted_from: CountedFrom::FirstDay,
        due_days,
        repeat_days: 0,
    }
}

impl PlannedSurvey {
    /// The same, counted from the publication of the pairing.
    pub(super) const fn after_publication(self) -> Self {
        Self {
            counted_from: CountedFrom::Publication,
            ..self
        }
    }

    /// The same, sent again after so many days until the programme ends.
    pub(super) const fn again_every(self, repeat_days: u32) -> Self {
        Self {
            repeat_days,
            ..self
        }
    }

    /// The survey as a programme keeps it.
    pub(super) fn record(&self, rank: u32) -> SurveyPlan {
        SurveyPlan {
            id: Id::new(format!("survey_{rank}")),
            name: self.name.local(),
            survey: self.survey,
            sent_to: self.sent_to,
            counted_from: self.counted_from,
            due_days: i64::from(self.due_days),
            repeat_days: self.repeat_days,
            rank,
        }
    }
}

impl MilestonePlan {
    /// The milestone as a programme keeps it.
    pub(super) fn record(&self, rank: u32) -> Milestone {
        Milestone {
            id: Id::new(format!("milestone_{rank}")),
            name: self.name.local(),
            owner: self.owner,
            counted_from: self.counted_from,
            due_days: i64::from(self.due_days),
            rank,
        }
    }
}

impl PhasePlan {
    /// The phase as a programme keeps it.
    pub(super) fn record(&self, id: Id<Phase>, rank: u32, starts_on: Option<Date>) -> Phase {
        Phase {
            id,
            name: self.name.local(),
            kind: self.kind,
            starts_on: starts_on.map(|day| days_after(day, self.first_day)),
            ends_on: starts_on.map(|day| days_after(day, self.last_day)),
            rank,
        }
    }
}
