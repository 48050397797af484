//! What a run says, in the page's language: points, obstacles, refusals, aims.
//!
//! Matched exhaustively, so that nothing a run can say goes without words.

use super::limit_words::{held_words, limit_refusal};
use super::rule_words::{label_name, rule_name, rule_problem};
use crate::domain::id::Id;
use crate::domain::people::Role;
use crate::domain::rules::{Likeness, RuleSet};
use crate::domain::whole::Programme;
use crate::flow::round::{ProblemError, Reason};
use crate::matching::judge::{Barred, Barrier, Detail};
use crate::matching::levels::Level;
use crate::matching::prepare::Refusal;
use crate::ui::i18n::{number, text, text_n};
use crate::ui::widgets::words::role_name;
use crate::worker::matcher::{Failure, Phase, RunError};
use crate::worker::protocol::WorkerError;

/// What points come from: "2 of 3".
pub fn detail_words(detail: Detail) -> String {
    match detail {
        Detail::Shared { shared, stated } => text!(review.d_shared, n = shared, of = stated),
        Detail::NoneStated => text!(review.d_none_stated),
        Detail::Same => text!(review.d_same),
        Detail::Different => text!(review.d_different),
        Detail::Unknown => text!(review.d_unknown),
        Detail::Gap(gap) => text!(review.d_gap, n = gap),
        Detail::WishMet => text!(review.d_wish_met),
        Detail::WishUnmet => text!(review.d_wish_unmet),
        Detail::NoWish => text!(review.d_no_wish),
        Detail::WishRefused => text!(review.d_wish_refused),
        Detail::Ranked { place, of } => text!(review.d_ranked, n = place, of = of),
        Detail::NotRanked => text!(review.d_not_ranked),
        Detail::Class(class) => text!(review.d_class, n = class),
        Detail::NoClass => text!(review.d_no_class),
    }
}

/// Why a rule rules a pair out.
pub fn barred_words(programme: &Programme, rules: &RuleSet, barred: &Barred) -> String {
    match barred.why {
        Barrier::SamePerson => text!(review.b_same_person),
        Barrier::MentorAbove => text!(review.b_mentor_above),
        Barrier::MenteeAbove => text!(review.b_mentee_above),
        Barrier::Excluded => text!(review.b_excluded),
        Barrier::Former => text!(review.b_former),
        Barrier::Label { label, must } => match must {
            Likeness::Same => text!(review.b_not_same, what = label_name(label)),
            Likeness::Different => text!(review.b_not_different, what = label_name(label)),
        },
        Barrier::LabelUnknown { label, role } => text!(
            review.b_label_unknown,
            what = label_name(label),
            who = role_name(role)
        ),
        Barrier::LevelGap { gap } => text!(review.b_gap, n = gap),
        Barrier::LevelUnknown { role } => text!(review.b_level_unknown, who = role_name(role)),
        Barrier::NoSharedLanguage => text!(review.b_language),
        Barrier::TooFewHours { shared } => text_n!(shared, review.b_hours_1, review.b_hours_n),
        Barrier::NoSharedMode => text!(review.b_mode),
        Barrier::TooFewPoints { points } => text_n!(points, review.b_points_1, review.b_points_n),
        Barrier::MustUnmet(detail) => text!(
            review.b_must,
            what = rule_name(programme, rules, &barred.rule),
            found = detail_words(detail)
        ),
    }
}

/// An aim among `all` of a run: where some mentees have priority, the others
/// are called so.
pub fn level_name(level: Level, all: &[Level]) -> String {
    match level {
        Level::Stable => text!(choice.level_stable),
        Level::Mentees { priority: 0 } if has_priority(all) => text!(review.level_mentees_other),
        Level::Mentees { priority: 0 } => text!(review.level_mentees),
        Level::Mentees { priority } => text!(review.level_mentees_class, n = priority),
        Level::Pairings => text!(review.level_pairings),
        Level::Mentors => text!(review.level_mentors),
        Level::Kept => text!(review.level_kept),
        Level::Points => text!(review.level_points),
        Level::Worth(worth) => text!(review.level_worth, n = number(worth)),
        Level::Loads => text!(review.level_loads),
        Level::Lowest => text!(review.level_lowest),
        Level::Tie => text!(review.level_tie),
    }
}

/// What an aim means, in a sentence. A stable run has one aim; whatever else
/// it reaches is only counted.
pub fn level_text(level: Level, all: &[Level]) -> String {
    if all.contains(&Level::Stable) && level != Level::Stable {
        let counted = text!(choice.level_counted_text);
        return match level {
            Level::Pairings => format!("{} {counted}", text!(review.level_pairings_text)),
            _ => counted,
        };
    }
    match level {
        Level::Stable => text!(choice.level_stable_text),
        Level::Mentees { priority: 0 } if has_priority(all) => {
            text!(review.level_mentees_other_text)
        }
        Level::Mentees { priority: 0 } => text!(review.level_mentees_text),
        Level::Mentees { .. } => text!(review.level_class_text),
        Level::Pairings => text!(review.level_pairings_text),
        Level::Mentors => text!(review.level_mentors_text),
        Level::Kept => text!(review.level_kept_text),
        Level::Points => text!(review.level_points_text),
        Level::Worth(_) => text!(review.level_worth_text),
        Level::Loads => text!(review.level_loads_text),
        Level::Lowest => text!(review.level_lowest_text),
        Level::Tie => text!(review.level_tie_text),
    }
}

fn has_priority(all: &[Level]) -> bool {
    let has = |level: &Level| matches!(level, Level::Mentees { priority } if *priority > 0);
    all.iter().any(has)
}

/// Why a mentee has nobody, in one sentence.
pub fn reason_words(reason: &Reason) -> String {
    match reason {
        Reason::NoMentors => text!(review.reason_no_mentors),
        Reason::RuledOut { n_mentors, .. } => {
            text_n!(
                *n_mentors,
                review.reason_ruled_out_1,
                review.reason_ruled_out_n
            )
        }
        Reason::NoPlaceLeft {
            n_eligible, held, ..
        } => held_words(*n_eligible, *held)
            .unwrap_or_else(|| text_n!(*n_eligible, review.reason_full_1, review.reason_full_n)),
    }
}

/// Why no problem could be made.
pub fn problem_error(error: &ProblemError) -> String {
    match error {
        ProblemError::NoRound => text!(review.no_round),
        ProblemError::Rules(why) => text!(rules.unreadable, why = why),
    }
}

/// What stands in the way of a run.
pub fn refusal_words(programme: &Programme, rules: &RuleSet, refusal: &Refusal) -> String {
    let name = |id: &str| programme.name_of(&Id::new(id));
    match refusal {
        Refusal::Rules(problem) => rule_problem(programme, rules, problem),
        Refusal::TooManyPeople { role, n_people } => {
            text!(review.r_people, who = role_name(*role), n = n_people)
        }
        Refusal::TooManyPriorities { n_priorities } => {
            text!(review.r_priorities, n = n_priorities)
        }
        Refusal::SameKey { role, ids } => {
            let names: Vec<String> = ids.iter().map(|id| name(id)).collect();
            text!(
                review.r_same_key,
                who = role_name(*role),
                names = names.join(", ")
            )
        }
        Refusal::SameId { role, id } => {
            text!(review.r_same_id, who = role_name(*role), name = name(id))
        }
        Refusal::SharedLimit { mentee, limit, .. } => {
            text!(review.r_shared_limit, name = name(mentee), n = limit)
        }
        Refusal::Capacity { id, capacity } => {
            text!(review.r_capacity, name = name(id), n = capacity)
        }
        Refusal::LockOfAbsent { mentee, mentor } => {
            text!(
                review.r_lock_absent,
                mentee = name(mentee),
                mentor = name(mentor)
            )
        }
        Refusal::LockAgainstRules {
            mentee,
            mentor,
            barred,
        } => {
            let why: Vec<String> = barred
                .iter()
                .map(|barred| barred_words(programme, rules, barred))
                .collect();
            text!(
                review.r_lock_rules,
                mentee = name(mentee),
                mentor = name(mentor),
                why = why.join(" ")
            )
        }
        Refusal::LocksBeyondCapacity {
            id,
            role,
            capacity,
            n_fixed,
        } => match role {
            Role::Mentor => text!(
                review.r_locks_places,
                name = name(id),
                n = n_fixed,
                capacity = capacity
            ),
            Role::Mentee => text!(
                review.r_locks_wants,
                name = name(id),
                n = n_fixed,
                capacity = capacity
            ),
        },
        Refusal::TooManyPairsForLayers { .. }
        | Refusal::StableInLayers
        | Refusal::BeyondQuota { .. } => limit_refusal(refusal),
        Refusal::TooMuchToCount { max_points } => {
            text!(review.r_too_much, n = number(*max_points))
        }
    }
}

/// Why a worker gave no answer.
pub fn run_error(error: &RunError) -> String {
    match error {
        RunError::Run(Failure::Inputs) => text!(review.f_inputs),
        RunError::Run(Failure::StillTied) => text!(review.f_tied),
        RunError::Run(Failure::NotProven) => text!(review.f_not_proven),
        RunError::Run(Failure::TooMany) => text!(review.f_too_many),
        RunError::Run(Failure::Stable) => text!(choice.no_costs),
        RunError::Run(Failure::Limits) => text!(review.f_limits),
        RunError::Run(Failure::Stopped) | RunError::Worker(WorkerError::Cancelled) => {
            text!(review.f_stopped)
        }
        RunError::Worker(WorkerError::CannotStart) => text!(review.f_cannot_start),
        RunError::Worker(WorkerError::OtherBuild { .. }) => text!(review.f_other_build),
        RunError::Worker(WorkerError::Crashed) => text!(review.f_crashed),
        RunError::Worker(WorkerError::Garbled) => text!(review.f_garbled),
    }
}

/// What a run is doing.
pub fn phase_name(phase: Phase) -> String {
    match phase {
        Phase::Scoring => text!(review.phase_scoring),
        Phase::Placing => text!(review.phase_placing),
        Phase::Proving => text!(review.phase_proving),
        Phase::BreakingTies => text!(review.phase_ties),
        Phase::Checking => text!(review.phase_checking),
        Phase::Trying => text!(review.phase_trying),
        Phase::Tracing => text!(review.phase_tracing),
    }
}
