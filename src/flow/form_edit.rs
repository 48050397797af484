//! The form as a coordinator works on it: order, conditions, options, what may
//! go, what can be taken from another programme.
//!
//! Each act is one change. Leaves out which questions an applicant is asked
//! (`enrol::form`) and all wording.
//!
//! Invariant: no act here lets a question depend on itself or on a later one;
//! forms that a merge left so are found by [`faults`]
//! (`tests/host/form_edit.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::enrol::form::is_answered;
use super::round::rules_of;
use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::form::{AskedOf, Meaning, Question, QuestionKind, fold_name};
use crate::domain::id::Id;
use crate::domain::people::Answer;
use crate::domain::text::LocalText;
use crate::domain::whole::Programme;
use crate::matching::inputs;

/// Where a question goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before the one above it.
    Up,
    /// After the one below it.
    Down,
}

/// Why a question stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stays {
    /// It is the first.
    First,
    /// It is the last.
    Last,
    /// The question above decides whether it is asked.
    NeedsTheOneAbove,
    /// The question below is asked only because of it.
    NeededByTheOneBelow,
}

/// A step up or down in the form; ranks are counted anew from 1.
pub fn move_question(
    programme: &Programme,
    question: &Id<Question>,
    to: Direction,
) -> Result<Change, Stays> {
    let mut order = programme.form();
    let at = order.iter().position(|it| it.id == *question);
    let at = at.ok_or(Stays::First)?;
    let upper = match to {
        Direction::Up => at.checked_sub(1).ok_or(Stays::First)?,
        Direction::Down if at + 1 < order.len() => at,
        Direction::Down => return Err(Stays::Last),
    };
    if order[upper + 1].only_if.as_ref() == Some(&order[upper].id) {
        return Err(match to {
            Direction::Up => Stays::NeedsTheOneAbove,
            Direction::Down => Stays::NeededByTheOneBelow,
        });
    }
    order.swap(upper, upper + 1);
    let ranked = (1..).zip(order).map(|(rank, question)| {
        Change::save(Question {
            rank,
            ..(**question).clone()
        })
    });
    Ok(Change::Many {
        what: "form.ordered",
        changes: ranked.collect(),
    })
}

/// The rank of a question that is added.
pub fn next_rank(programme: &Programme) -> u32 {
    let ranks = programme.questions.values().map(|it| it.rank);
    ranks.max().unwrap_or(0).saturating_add(1)
}

/// How many answers each question has; one without answers is not in it.
pub fn n_answers(programme: &Programme) -> BTreeMap<Id<Question>, usize> {
    let mut counts = BTreeMap::new();
    for answers in programme.answers.values() {
        for (question, answer) in &answers.by_question {
            if is_answered(answer) {
                *counts.entry(question.clone()).or_default() += 1;
            }
        }
    }
    counts
}

/// How many answers hold words that are not, or no longer, among the options.
pub fn n_beside_options(programme: &Programme, question: &Question) -> usize {
    if question.options.is_empty() || !takes_options(question.kind) {
        return 0;
    }
    let beside = |answer: &Answer| {
        let texts = answer.texts();
        texts.iter().any(|text| !question.options.contains(text))
    };
    let answers = programme.answers.values();
    answers
        .filter(|it| it.by_question.get(&question.id).is_some_and(beside))
        .count()
}

/// Whether the options of a question of this kind are offered.
pub fn takes_options(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::One | QuestionKind::Many)
}

/// The questions that are asked only because of an answer to this one.
pub fn dependents<'a>(programme: &'a Programme, question: &Id<Question>) -> Vec<&'a Arc<Question>> {
    let form = programme.form().into_iter();
    form.filter(|it| it.only_if.as_ref() == Some(question))
        .collect()
}

/// What a question is needed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Other questions depend on it: how many.
    ByQuestions(usize),
    /// A rule compares the answers to it.
    ByRule,
}

/// Whether a question may go, or what needs it.
pub fn may_remove(programme: &Programme, question: &Id<Question>) -> Result<(), Needed> {
    let n = dependents(programme, question).len();
    if n > 0 {
        Err(Needed::ByQuestions(n))
    } else if compared(programme).contains(question.as_str()) {
        Err(Needed::ByRule)
    } else {
        Ok(())
    }
}

/// Removes a question. Its answers stay in the document and come back with it.
pub fn remove(question: &Id<Question>) -> Change {
    Change::Delete {
        kind: Question::KIND,
        id: question.to_string(),
    }
}

/// The questions whose answers a rule compares.
fn compared(programme: &Programme) -> BTreeSet<String> {
    // Rules that cannot be read say so on their own page.
    let Ok(rules) = rules_of(programme) else {
        return BTreeSet::new();
    };
    let questions = inputs::questions(&rules).into_iter();
    questions.map(str::to_owned).collect()
}

/// The questions that this one may depend on: those that stand before it.
pub fn earlier<'a>(programme: &'a Programme, question: &Id<Question>) -> Vec<&'a Arc<Question>> {
    let form = programme.form().into_iter();
    form.take_while(|it| it.id != *question).collect()
}

/// The answers a condition may name, as [`Question::only_if_answer`] keeps them.
/// Any answer at all can always be named, by an empty text.
pub fn condition_answers(question: &Question) -> Vec<String> {
    match question.kind {
        QuestionKind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        QuestionKind::One | QuestionKind::Many => question.options.clone(),
        QuestionKind::Line | QuestionKind::Text | QuestionKind::Number => Vec::new(),
    }
}

/// What is wrong with a question; the form can be kept so, but should not go out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// It depends on a question that is gone.
    ConditionGone,
    /// It depends on one that does not stand before it.
    ConditionNotEarlier,
    /// It depends on an answer nobody can give.
    NoSuchAnswer,
    /// It depends on a question that is put to the other role.
    OtherRole,
    /// One of the options is to be chosen, and there are none.
    NoOptions,
    /// What the matching reads in it should be marked as sensitive.
    ShouldBeSensitive,
    /// A rule compares answers that are sensitive.
    ComparedThoughSensitive,
}

/// Everything that is wrong with each question, in the order of the form.
pub fn faults(programme: &Programme) -> Vec<(Id<Question>, Vec<Fault>)> {
    let compared = compared(programme);
    let of = |question: &Arc<Question>| {
        let mut faults: Vec<Fault> = condition_fault(programme, question).into_iter().collect();
        if question.kind == QuestionKind::One && question.options.is_empty() {
            faults.push(Fault::NoOptions);
        }
        if should_be_sensitive(question.meaning) && !question.sensitive {
            faults.push(Fault::ShouldBeSensitive);
        }
        if question.sensitive && compared.contains(question.id.as_str()) {
            faults.push(Fault::ComparedThoughSensitive);
        }
        (!faults.is_empty()).then(|| (question.id.clone(), faults))
    };
    programme.form().into_iter().filter_map(of).collect()
}

fn condition_fault(programme: &Programme, question: &Question) -> Option<Fault> {
    let Some(on) = programme.questions.get(question.only_if.as_ref()?) else {
        return Some(Fault::ConditionGone);
    };
    let wanted = &question.only_if_answer;
    if !programme.condition_stands(question) {
        Some(Fault::ConditionNotEarlier)
    } else if !wanted.is_empty() && !condition_answers(on).contains(wanted) {
        Some(Fault::NoSuchAnswer)
    } else if matches!(
        (on.asked_of, question.asked_of),
        (AskedOf::Mentors, AskedOf::Mentees) | (AskedOf::Mentees, AskedOf::Mentors)
    ) {
        Some(Fault::OtherRole)
    } else {
        None
    }
}

fn should_be_sensitive(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Characteristics
            | Meaning::IdentityWish
            | Meaning::IdentityWishCounts
            | Meaning::ExcludedPartners
    )
}

/// Why a text is not a list of options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OptionFault {
    /// This option holds `,` or `;`, with which spreadsheets part answers.
    Separator(String),
    /// This option stands there twice.
    Twice(String),
}

/// The options of a text, one a line; empty lines count for nothing.
pub fn options_of(text: &str) -> Result<Vec<String>, OptionFault> {
    let mut options: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.contains([',', ';']) {
            return Err(OptionFault::Separator(line.to_owned()));
        }
        if options.iter().any(|it| fold_name(it) == fold_name(line)) {
            return Err(OptionFault::Twice(line.to_owned()));
        }
        options.push(line.to_owned());
    }
    Ok(options)
}

/// What options are called in other languages, once these are the options: an
/// option that stays keeps its name there, a new one has none yet.
fn names_for(question: &Question, options: &[String]) -> LocalText {
    let local = &question.options_local;
    let of = |lines: &str| {
        let lines: Vec<&str> = lines.split('\n').collect();
        let name = |option: &String| {
            let place = question.options.iter().position(|it| it == option)?;
            lines.get(place).copied()
        };
        let names: Vec<&str> = options
            .iter()
            .map(|it| name(it).unwrap_or_default())
            .collect();
        if names.iter().all(|it| it.is_empty()) {
            String::new()
        } else {
            names.join("\n")
        }
    };
    LocalText::new(of(&local.en), of(&local.es))
}

/// Gives a question these options. Where just one is written anew, conditions
/// that name it follow; answers stay as people gave them.
pub fn change_options(programme: &Programme, question: &Question, options: Vec<String>) -> Change {
    let mut follow = Vec::new();
    if let Some((old, new)) = one_renamed(&question.options, &options) {
        let theirs = dependents(programme, &question.id).into_iter();
        let theirs = theirs.filter(|it| it.only_if_answer == old);
        follow.extend(theirs.map(|it| {
            Change::save(Question {
                only_if_answer: new.to_owned(),
                ..(**it).clone()
            })
        }));
    }
    let saved = Change::save(Question {
        options_local: names_for(question, &options),
        options,
        ..question.clone()
    });
    if follow.is_empty() {
        return saved;
    }
    follow.insert(0, saved);
    Change::Many {
        what: "form.option_renamed",
        changes: follow,
    }
}

/// The one option that stands under other words in the same place.
fn one_renamed<'a>(old: &'a [String], new: &'a [String]) -> Option<(&'a str, &'a str)> {
    let mut differing = old.iter().zip(new).filter(|(old, new)| old != new);
    let (one, other) = (differing.next(), differing.next());
    let (old_words, new_words) = one.filter(|_| old.len() == new.len() && other.is_none())?;
    Some((old_words, new_words))
}

/// Whether the form has a question with these words already, in either language.
pub fn is_here(programme: &Programme, question: &Question) -> bool {
    let words = |it: &Question| {
        let both = [&it.label.en, &it.label.es].map(|text| fold_name(text));
        both.into_iter()
            .filter(|text| !text.is_empty())
            .collect::<BTreeSet<_>>()
    };
    let own = words(question);
    let mut form = programme.questions.values();
    form.any(|it| !own.is_disjoint(&words(it)))
}

/// Questions of another programme at the end of this form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The change.
    pub change: Change,
    /// Questions that lose their condition, since the one they depend on was
    /// not taken along.
    pub n_unconditional: usize,
}

/// Takes questions of another programme, in their order there and under new ids.
pub fn take_over(
    programme: &Programme,
    from: &Programme,
    chosen: &BTreeSet<Id<Question>>,
    ids: &mut impl FnMut() -> String,
) -> Taken {
    let mut new_ids: BTreeMap<Id<Question>, Id<Question>> = BTreeMap::new();
    let mut n_unconditional = 0;
    let mut changes = Vec::new();
    let chosen = from.form().into_iter().filter(|it| chosen.contains(&it.id));
    for (rank, question) in (next_rank(programme)..).zip(chosen) {
        let id = Id::new(ids());
        let mut taken = Question {
            id: id.clone(),
            rank,
            ..(**question).clone()
        };
        if let Some(earlier) = &question.only_if {
            taken.only_if = new_ids.get(earlier).cloned();
            if taken.only_if.is_none() {
                taken.only_if_answer.clear();
                n_unconditional += 1;
            }
        }
        new_ids.insert(question.id.clone(), id);
        changes.push(Change::save(taken));
    }
    let change = Change::Many {
        what: "form.taken_over",
        changes,
    };
    Taken {
        change,
        n_unconditional,
    }
}
