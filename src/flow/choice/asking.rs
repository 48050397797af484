//! Making shortlists with their letters, and what follows when a mentor
//! declines to be chosen by somebody.
//!
//! Leaves out the letter's words (`letters`).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ON_A_LIST;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pairing::Exclusion;
use crate::domain::people::Participation;
use crate::domain::shortlist::Shortlist;
use crate::domain::whole::Programme;
use crate::flow::round::{NoRun, ProblemError, Scoring, rules_of};
use crate::letters::language_of;

/// How mentees are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Mentors on each list at most.
    pub n_mentors: usize,
    /// The day of asking.
    pub on: Date,
    /// Day to answer by.
    pub reply_by: Option<Date>,
}

/// The change that asks mentees, and who could not be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Lists and letters; nothing where nobody is asked.
    pub change: Option<Change>,
    /// Mentees asked.
    pub n_asked: usize,
    /// Mentees for whom no mentor is left to choose.
    pub without: Vec<Id<Participation>>,
}

/// The mentors a mentee would get on a list: those the rules allow who have a
/// free place, most points first.
pub fn best_for(
    scoring: &Scoring,
    programme: &Programme,
    mentee: &Id<Participation>,
    n_mentors: usize,
) -> Vec<Id<Participation>> {
    scoring.best(programme).of(mentee, n_mentors)
}

/// Asks these mentees, as one change: a list of the best mentors for each and
/// a letter with it. Who was asked before is asked anew, about today's list; a
/// letter of before that was not sent stands for the new one.
///
/// # Errors
/// What stands in the way of every run.
pub fn ask(
    programme: &Programme,
    mentees: &BTreeSet<Id<Participation>>,
    ask: Ask,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Result<Asked, NoRun> {
    let rules = rules_of(programme).map_err(|error| NoRun::Problem(ProblemError::Rules(error)))?;
    let scoring = Scoring::of(programme, rules).map_err(NoRun::Refused)?;
    let n_mentors = ask.n_mentors.clamp(*ON_A_LIST.start(), *ON_A_LIST.end());
    let mut best = scoring.best(programme);
    let mut asked = Asked::default();
    let mut changes = Vec::new();
    for mentee in mentees {
        let mentors = best.of(mentee, n_mentors);
        if mentors.is_empty() {
            asked.without.push(mentee.clone());
            continue;
        }
        changes.extend(asking(programme, mentee, &mentors, ask, &mut new_id));
        asked.n_asked += 1;
    }
    asked.change = (!changes.is_empty()).then_some(Change::Many {
        what: "choice.asked",
        changes,
    });
    Ok(asked)
}

/// Asks one mentee about mentors somebody picked, in that order; nothing where
/// none was picked.
pub fn ask_about(
    programme: &Programme,
    mentee: &Id<Participation>,
    mentors: &[Id<Participation>],
    ask: Ask,
    mut new_id: impl FnMut() -> Id<Letter>,
) -> Option<Change> {
    if mentors.is_empty() {
        return None;
    }
    Some(Change::Many {
        what: "choice.asked",
        changes: asking(programme, mentee, mentors, ask, &mut new_id),
    })
}

fn asking(
    programme: &Programme,
    mentee: &Id<Participation>,
    mentors: &[Id<Participation>],
    ask: Ask,
    new_id: &mut impl FnMut() -> Id<Letter>,
) -> Vec<Change> {
    let list = Shortlist {
        id: mentee.cast(),
        mentors: mentors.iter().map(ToString::to_string).collect(),
        asked_on: Some(ask.on),
        reply_by: ask.reply_by,
        ..Shortlist::default()
    };
    let mut changes = vec![Change::save(list)];
    let mut letters = programme.letters.values();
    let is_unsent = letters.any(|letter| {
        letter.kind == LetterKind::Choice && letter.to == *mentee && letter.sent_at_ms.is_none()
    });
    if let (false, Some(person)) = (is_unsent, programme.person_of(mentee)) {
        changes.push(Change::save(Letter {
            id: new_id(),
            to: mentee.clone(),
            kind: LetterKind::Choice,
            language: language_of(programme, person),
            ..Letter::default()
        }));
    }
    changes
}

/// A mentor on a mentee's list declines: the two are put on the list of people
/// who must not be paired, with `reason`, which says from where that is known.
/// Nothing where one of them is not here, or they stand there already.
pub fn decline(
    programme: &Programme,
    mentee: &Id<Participation>,
    mentor: &Id<Participation>,
    reason: &str,
    id: Id<Exclusion>,
) -> Option<Change> {
    let first = programme.person_of(mentee)?.id.clone();
    let second = programme.person_of(mentor)?.id.clone();
    let is_there = programme.exclusions.values().any(|it| {
        (it.first == first && it.second == second) || (it.first == second && it.second == first)
    });
    (!is_there).then(|| Change::Many {
        what: "choice.declined",
        changes: vec![Change::save(Exclusion {
            id,
            first,
            second,
            reason: reason.trim().to_owned(),
        })],
    })
}
