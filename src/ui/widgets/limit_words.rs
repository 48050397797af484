//! Places held back, quotas of units and different subjects, in words.

use crate::domain::people::Role;
use crate::domain::rules::{MAX_CAPACITY, MAX_QUOTA, MAX_QUOTAS, RuleDifference, RuleProblem};
use crate::domain::rules::{Reserve, Subjects};
use crate::flow::round::Held;
use crate::matching::inputs::MAX_LAYERED_PAIRS;
use crate::matching::prepare::Refusal;
use crate::ui::i18n::{number, text, text_n};

/// "Hold back 1 place of every mentor who offers 3 or more."
pub fn reserve_sentence(reserve: Reserve) -> String {
    text_n!(
        reserve.places,
        rules.reserve_1,
        rules.reserve_n,
        from = reserve.from
    )
}

/// What differs in these settings; other differences have words of their own.
pub(super) fn limit_difference(difference: &RuleDifference) -> String {
    match difference {
        RuleDifference::Reserve(Some(reserve)) => reserve_sentence(*reserve),
        RuleDifference::Reserve(None) => text!(rules.diff_reserve_not),
        RuleDifference::Subjects(Subjects::Apart) => text!(rules.diff_subjects),
        RuleDifference::Subjects(Subjects::Any) => text!(rules.diff_subjects_not),
        RuleDifference::Quota { role, unit, most } => match (role, most) {
            (Role::Mentee, Some(most)) => {
                text!(rules.diff_quota_mentees, unit = unit, n = number(*most))
            }
            (Role::Mentor, Some(most)) => {
                text!(rules.diff_quota_mentors, unit = unit, n = number(*most))
            }
            (Role::Mentee, None) => text!(rules.diff_quota_mentees_not, unit = unit),
            (Role::Mentor, None) => text!(rules.diff_quota_mentors_not, unit = unit),
        },
        _ => String::new(),
    }
}

/// What is wrong with these settings; other problems have words of their own.
pub(super) fn limit_problem(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::BadReserve { places, .. } => {
            text!(rules.problem_reserve, n = places, most = MAX_CAPACITY)
        }
        RuleProblem::BadQuota { unit, .. } => {
            text!(rules.problem_quota, unit = unit, most = number(MAX_QUOTA))
        }
        RuleProblem::TooManyQuotas { n_quotas } => {
            text!(rules.problem_quotas, n = n_quotas, most = MAX_QUOTAS)
        }
        _ => String::new(),
    }
}

/// Why no run can be made within them; other refusals have words of their own.
pub(super) fn limit_refusal(refusal: &Refusal) -> String {
    let shown = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    match refusal {
        Refusal::TooManyPairsForLayers { n_pairs } => text!(
            review.r_limits_size,
            n = shown(*n_pairs),
            most = shown(MAX_LAYERED_PAIRS)
        ),
        Refusal::StableInLayers => text!(review.r_limits_stable),
        Refusal::BeyondQuota {
            role,
            unit,
            most,
            n_settled,
        } => match role {
            Role::Mentee => {
                text!(
                    review.r_quota_mentees,
                    unit = unit,
                    n = n_settled,
                    most = most
                )
            }
            Role::Mentor => {
                text!(
                    review.r_quota_mentors,
                    unit = unit,
                    n = n_settled,
                    most = most
                )
            }
        },
        _ => String::new(),
    }
}

/// Those who would fit and have a place all the same, in sentences; nothing where
/// all their places are taken.
pub(super) fn held_words(n_eligible: u32, held: Held) -> Option<String> {
    (held != Held::default()).then(|| {
        let fit = text_n!(n_eligible, review.reason_fit_1, review.reason_fit_n);
        let reserve = (held.n_reserve > 0).then(|| {
            text_n!(
                held.n_reserve,
                review.reason_reserve_1,
                review.reason_reserve_n
            )
        });
        let limited = (held.n_limited > 0).then(|| {
            text_n!(
                held.n_limited,
                review.reason_limited_1,
                review.reason_limited_n
            )
        });
        let all = [Some(fit), reserve, limited];
        all.into_iter().flatten().collect::<Vec<_>>().join(" ")
    })
}
