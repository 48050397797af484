//! What a mentee's order of a shortlist would do, by its code.
//!
//! Every answer that cannot be taken says why. Leaves out keeping the message
//! (`flow::inbox`) and words.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::bundle::Ranking;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::message::Message;
use crate::domain::people::{Participation, fold_email};
use crate::domain::shortlist::Shortlist;
use crate::domain::whole::Programme;
use crate::flow::enrol::code::choice_code;

/// What an answer would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RankMeans {
    /// It is the answer that is waited for.
    Counts(Order),
    /// The mentee had answered otherwise; the later answer counts.
    Changes(Order),
    /// The same was said before.
    Before(Order),
    /// It holds a number that the list does not have, or one twice.
    WrongNumbers {
        /// Who.
        mentee: Id<Participation>,
        /// How many mentors the list has.
        n_mentors: usize,
    },
    /// The code may mean several; the sender's address did not decide.
    Several(Vec<Id<Participation>>),
    /// The code is nobody's, or of a list that was replaced.
    Nobody,
}

/// A mentee's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Who.
    pub mentee: Id<Participation>,
    /// The mentors, the first choice first.
    pub ranked: Vec<Id<Participation>>,
}

impl RankMeans {
    /// A stable word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Counts(_) => "counts",
            Self::Changes(_) => "changes",
            Self::Before(_) => "before",
            Self::WrongNumbers { .. } => "wrong_numbers",
            Self::Several(_) => "several",
            Self::Nobody => "nobody",
        }
    }

    /// Whose answer it is, where that is one.
    pub const fn mentee(&self) -> Option<&Id<Participation>> {
        match self {
            Self::Counts(it) | Self::Changes(it) | Self::Before(it) => Some(&it.mentee),
            Self::WrongNumbers { mentee, .. } => Some(mentee),
            Self::Several(_) | Self::Nobody => None,
        }
    }
}

/// Whose list every code is, worked out once for many answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceCodes(BTreeMap<String, Vec<Id<Participation>>>);

impl ChoiceCodes {
    /// The codes of everybody who was asked.
    pub fn of(programme: &Programme) -> Self {
        let mut codes: BTreeMap<String, Vec<Id<Participation>>> = BTreeMap::new();
        let lists = programme.shortlists.values();
        for list in lists.filter(|it| it.asked_on.is_some()) {
            codes
                .entry(choice_code(list))
                .or_default()
                .push(list.mentee());
        }
        Self(codes)
    }
}

/// What a kept answer would do as the programme stands; `codes` are
/// [`ChoiceCodes::of`] it.
pub fn rank_means(
    programme: &Programme,
    codes: &ChoiceCodes,
    ranking: &Ranking,
    message: &Message,
) -> RankMeans {
    let found = codes.0.get(&ranking.code.trim().to_uppercase());
    let found = found.map(Vec::as_slice).unwrap_or_default();
    let from = fold_email(&message.from_email);
    let is_from = |id: &&Id<Participation>| {
        let person = programme.person_of(id);
        !from.is_empty() && person.is_some_and(|it| it.folded_email() == from)
    };
    match (found, found.iter().find(is_from)) {
        ([one], _) | (_, Some(one)) => order_means(programme, one, &ranking.order),
        ([], None) => RankMeans::Nobody,
        (several, None) => RankMeans::Several(several.to_vec()),
    }
}

/// What an order of a mentee's list would do; numbers count from 1.
pub fn order_means(
    programme: &Programme,
    mentee: &Id<Participation>,
    numbers: &[u32],
) -> RankMeans {
    let Some(list) = programme.shortlist_of(mentee) else {
        return RankMeans::Nobody;
    };
    let all = list.on_it();
    let at = |number: &u32| {
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        all.get(at).cloned()
    };
    let mut ranked: Vec<Id<Participation>> = Vec::new();
    for number in numbers {
        match at(number) {
            Some(mentor) if !ranked.contains(&mentor) => ranked.push(mentor),
            _ => {
                return RankMeans::WrongNumbers {
                    mentee: mentee.clone(),
                    n_mentors: all.len(),
                };
            }
        }
    }
    let is_same = list.in_order() == ranked;
    let order = Order {
        mentee: mentee.clone(),
        ranked,
    };
    match list.answered_on {
        None => RankMeans::Counts(order),
        Some(_) if is_same => RankMeans::Before(order),
        Some(_) => RankMeans::Changes(order),
    }
}

/// The numbers of an order as it is typed: between spaces, commas, semicolons
/// or ">"; a point or bracket after a number is no matter.
///
/// # Errors
/// The first piece that is no such number.
///
/// # Example
/// ```
/// use civic_mentor::flow::choice::ranking::numbers_in;
/// assert_eq!(numbers_in("3, 1) 2."), Ok(vec![3, 1, 2]));
/// assert_eq!(numbers_in("1.5 2"), Err("1.5".to_owned()));
/// ```
pub fn numbers_in(text: &str) -> Result<Vec<u32>, String> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '>');
    let pieces = text.split(is_between).filter(|it| !it.is_empty());
    pieces
        .map(|piece| {
            let digits = piece.trim_end_matches(['.', ')']);
            let is_number = digits.chars().all(|c| c.is_ascii_digit());
            let number = digits.parse().ok().filter(|_| is_number);
            number.ok_or_else(|| piece.to_owned())
        })
        .collect()
}

/// Whether somebody on a mentee's list is to be kept apart from them since.
pub fn is_kept_apart(
    programme: &Programme,
    mentee: &Id<Participation>,
    mentor: &Id<Participation>,
) -> bool {
    let (Some(first), Some(second)) = (programme.person_of(mentee), programme.person_of(mentor))
    else {
        return false;
    };
    let two = [&first.id, &second.id];
    let mut exclusions = programme.exclusions.values();
    exclusions.any(|it| [&it.first, &it.second] == two || [&it.second, &it.first] == two)
}

/// The first mentor in an order who is kept apart from the mentee.
pub fn kept_apart_in<'a>(programme: &Programme, order: &'a Order) -> Option<&'a Id<Participation>> {
    let mut ranked = order.ranked.iter();
    ranked.find(|mentor| is_kept_apart(programme, &order.mentee, mentor))
}

/// An order with a number put at a place, from 0; it stands in it once.
///
/// # Example
/// ```
/// use civic_mentor::flow::choice::ranking::put_at;
/// assert_eq!(put_at(&[3, 1, 2], 2, 0), [2, 3, 1]);
/// assert_eq!(put_at(&[3, 1], 2, 9), [3, 1, 2]);
/// ```
pub fn put_at(order: &[u32], number: u32, at: usize) -> Vec<u32> {
    let mut order: Vec<u32> = order.iter().copied().filter(|it| *it != number).collect();
    order.insert(at.min(order.len()), number);
    order
}

/// The change that takes an order over: from now on it comes before points, in
/// rules that count ranks and in stable runs.
pub fn take_over(
    programme: &Programme,
    order: &Order,
    words: &str,
    came: &Id<Message>,
    on: Date,
) -> Option<Change> {
    let list = programme.shortlist_of(&order.mentee)?;
    Some(Change::save(Shortlist {
        ranked: order.ranked.iter().map(ToString::to_string).collect(),
        answered_on: Some(on),
        answer_came: Some(came.clone()),
        mentee_words: words.to_owned(),
        ..list.clone()
    }))
}
