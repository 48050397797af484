//! Names of what is planned for pairings: owners, surveys, whom they go to.
//!
//! Matched exhaustively, so that a new choice does not compile until it is
//! named in both languages.

use crate::domain::plan::{CountedFrom, MilestoneOwner, SurveyAudience, SurveyKind};
use crate::ui::i18n::text;

/// Who sees to a milestone.
pub fn owner_name(owner: MilestoneOwner) -> String {
    match owner {
        MilestoneOwner::Both => text!(setup.owner_both),
        MilestoneOwner::Mentor => text!(setup.owner_mentor),
        MilestoneOwner::Mentee => text!(setup.owner_mentee),
        MilestoneOwner::Coordinator => text!(setup.owner_coordinator),
    }
}

/// The day from which days are counted.
pub fn counted_from_name(from: CountedFrom) -> String {
    match from {
        CountedFrom::FirstDay => text!(setup.from_first_day),
        CountedFrom::Publication => text!(setup.from_publication),
    }
}

/// Which questions a survey asks.
pub fn survey_name(survey: SurveyKind) -> String {
    match survey {
        SurveyKind::Baseline => text!(setup.survey_baseline),
        SurveyKind::CheckIn => text!(setup.survey_check_in),
        SurveyKind::Middle => text!(setup.survey_middle),
        SurveyKind::End => text!(setup.survey_end),
        SurveyKind::Unpaired => text!(setup.survey_unpaired),
    }
}

/// Whom a survey is sent to.
pub fn audience_name(audience: SurveyAudience) -> String {
    match audience {
        SurveyAudience::Both => text!(setup.to_both),
        SurveyAudience::Mentors => text!(setup.to_mentors),
        SurveyAudience::Mentees => text!(setup.to_mentees),
        SurveyAudience::Unpaired => text!(setup.to_unpaired),
    }
}
