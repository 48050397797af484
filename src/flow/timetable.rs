//! The timetable of a speed-mentoring event: from the programme to a record,
//! and from the record to what each person and the room need to see.
//!
//! Leaves out solving (`matching::timetable`), words and the day's clock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::{DateTime, Time};

use super::round::{Scoring, rules_of};
use crate::domain::id::Id;
use crate::domain::people::{Participation, Role};
use crate::domain::rules::RuleSet;
use crate::domain::text::Language;
use crate::domain::timetable::Timetable;
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::exchange::ics::Event;
use crate::letters::table_in_words;
use crate::matching::inputs::Pair;
use crate::matching::judge::Judge;
use crate::matching::prepare::Refusal;
use crate::matching::timetable::Meeting;

/// Everybody who takes part, under the programme's rules; nobody is settled.
///
/// Errors: what stands in the way of every run, like two people with one address.
pub fn everybody(programme: &Programme) -> Result<Scoring, Vec<Refusal>> {
    let rules = rules_of(programme).unwrap_or_else(|_| RuleSet::evidence_based());
    Scoring::of(programme, rules)
}

/// Meetings as they are stored.
pub fn rows_from_meetings(meetings: &[Meeting], scoring: &Scoring) -> Value {
    let id = |ids: &[String], at: u32| ids.get(at as usize).cloned().unwrap_or_default();
    let mut rows: Vec<(u32, String, String)> = meetings
        .iter()
        .map(|it| {
            let mentor = id(scoring.mentors(), it.mentor);
            (it.round, mentor, id(scoring.mentees(), it.mentee))
        })
        .collect();
    rows.sort();
    let row = |(round, mentor, mentee): (u32, String, String)| {
        Value::List(vec![round.into(), mentor.into(), mentee.into()])
    };
    let rows = rows.into_iter().map(row).collect();
    Value::map([("meetings", Value::List(rows))])
}

/// A meeting of an event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The round, from 0.
    pub round: u32,
    /// The mentor.
    pub mentor: Id<Participation>,
    /// The mentee.
    pub mentee: Id<Participation>,
}

impl Slot {
    /// The person in a role.
    pub fn of(&self, role: Role) -> &Id<Participation> {
        match role {
            Role::Mentor => &self.mentor,
            Role::Mentee => &self.mentee,
        }
    }
}

/// The meetings of a timetable by round and mentor; rows that do not fit are
/// passed over.
pub fn slots(timetable: &Timetable) -> Vec<Slot> {
    let slot = |row: &Value| match row.as_list()? {
        [round, mentor, mentee] => Some(Slot {
            round: u32::try_from(round.as_int()?).ok()?,
            mentor: Id::new(mentor.as_text()?),
            mentee: Id::new(mentee.as_text()?),
        }),
        _ => None,
    };
    let rows = timetable.rows.get("meetings").and_then(Value::as_list);
    let mut slots: Vec<Slot> = rows.into_iter().flatten().filter_map(slot).collect();
    slots.sort();
    slots
}

/// When a round begins and ends, where the day and hour are known.
pub fn times_of(timetable: &Timetable, round: u32) -> Option<(DateTime, DateTime)> {
    let time = time_from_text(&timetable.starts_at)?;
    let first = timetable.takes_place_on?.to_datetime(time);
    let each = i64::from(timetable.minutes) + i64::from(timetable.pause_minutes);
    let before = Span::new().try_minutes(each.checked_mul(i64::from(round))?);
    let starts = first.checked_add(before.ok()?).ok()?;
    let long = Span::new().try_minutes(i64::from(timetable.minutes)).ok()?;
    Some((starts, starts.checked_add(long).ok()?))
}

/// A time of day as people type it: `14:00`, `9:30`, `930`, `14`, `2 pm`.
///
/// # Example
/// ```
/// use civic_mentor::flow::timetable::time_from_text;
/// assert_eq!(time_from_text("2:15 PM"), Some(jiff::civil::time(14, 15, 0, 0)));
/// assert_eq!(time_from_text("half past"), None);
/// ```
pub fn time_from_text(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace('.', "");
    let (digits, shift) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest.trim_end(), Some(0)),
        (_, Some(rest)) => (rest.trim_end(), Some(12)),
        _ => (text.as_str(), None),
    };
    let (hour, minute) = match digits.split_once([':', 'h']) {
        Some((hour, minute)) => (hour, minute),
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let hour: i8 = hour.parse().ok()?;
    let minute: i8 = if minute.is_empty() {
        0
    } else {
        minute.parse().ok()?
    };
    let hour = match shift {
        None => hour,
        Some(shift) if (1..=12).contains(&hour) => hour % 12 + shift,
        Some(_) => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// What one round is for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The round, from 0.
    pub round: u32,
    /// Whom they meet; nobody in a round they wait.
    pub other: Option<Id<Participation>>,
    /// The table, from 1; 0 in a round they wait.
    pub table: u32,
}

/// Somebody's own timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Who.
    pub part: Id<Participation>,
    /// In which role.
    pub role: Role,
    /// Their name.
    pub name: String,
    /// Every round.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// Rounds with a meeting.
    pub fn n_meetings(&self) -> usize {
        self.lines.iter().filter(|it| it.other.is_some()).count()
    }
}

/// The table at which each mentor sits, from 1, in the order of names.
pub fn tables(programme: &Programme, slots: &[Slot]) -> BTreeMap<Id<Participation>, u32> {
    let mentors: BTreeSet<&Id<Participation>> = slots.iter().map(|it| &it.mentor).collect();
    let mut mentors: Vec<(String, &Id<Participation>)> = mentors
        .into_iter()
        .map(|it| (programme.name_of(it).to_lowercase(), it))
        .collect();
    mentors.sort();
    let ids = mentors.into_iter().map(|(_, id)| id.clone());
    ids.zip(1..).collect()
}

/// A sheet for everybody who meets somebody, mentees first, by name.
pub fn sheets(programme: &Programme, timetable: &Timetable) -> Vec<Sheet> {
    let slots = slots(timetable);
    let tables = tables(programme, &slots);
    let mut found = Vec::new();
    for role in [Role::Mentee, Role::Mentor] {
        let mut of_role: BTreeMap<&Id<Participation>, Vec<&Slot>> = BTreeMap::new();
        for slot in &slots {
            of_role.entry(slot.of(role)).or_default().push(slot);
        }
        let sheet = |(part, mine): (&Id<Participation>, Vec<&Slot>)| {
            let line = |round: u32| {
                let slot = mine.iter().find(|it| it.round == round);
                Line {
                    round,
                    other: slot.map(|it| it.of(other_role(role)).clone()),
                    table: slot
                        .and_then(|it| tables.get(&it.mentor))
                        .copied()
                        .unwrap_or(0),
                }
            };
            Sheet {
                part: part.clone(),
                role,
                name: programme.name_of(part),
                lines: (0..timetable.n_rounds).map(line).collect(),
            }
        };
        let mut sheets: Vec<Sheet> = of_role.into_iter().map(sheet).collect();
        sheets.sort_by_cached_key(|it| (it.name.to_lowercase(), it.part.clone()));
        found.extend(sheets);
    }
    found
}

/// A mentee with fewer meetings than wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fewer {
    /// Who.
    pub mentee: Id<Participation>,
    /// Their name.
    pub name: String,
    /// Meetings they have; who has none is a [`Misfit`].
    pub n_meetings: usize,
}

/// Mentees who meet somebody, and fewer than wanted, by name.
pub fn fewer_than_wanted(programme: &Programme, timetable: &Timetable) -> Vec<Fewer> {
    let wanted = usize::try_from(timetable.per_mentee).unwrap_or(usize::MAX);
    let sheets = sheets(programme, timetable).into_iter();
    let has_fewer = |it: &Sheet| it.role == Role::Mentee && it.n_meetings() < wanted;
    let fewer = |it: Sheet| Fewer {
        n_meetings: it.n_meetings(),
        mentee: it.part,
        name: it.name,
    };
    sheets.filter(has_fewer).map(fewer).collect()
}

const fn other_role(role: Role) -> Role {
    match role {
        Role::Mentor => Role::Mentee,
        Role::Mentee => Role::Mentor,
    }
}

/// Somebody's meetings as entries of a calendar.
pub fn own_events(
    programme: &Programme,
    event: &Timetable,
    sheet: &Sheet,
    language: Language,
) -> Vec<Event> {
    let entry = |line: &Line| {
        let other = line.other.as_ref()?;
        let (starts, ends) = times_of(event, line.round)?;
        let name = programme.name_of(other);
        let place = [event.place.clone(), table_in_words(line.table, language)];
        let place: Vec<String> = place.into_iter().filter(|it| !it.is_empty()).collect();
        Some(Event {
            uid: format!("{}.{}.{other}@civic-mentor", event.id, sheet.part),
            starts,
            ends,
            utc_offset: event.utc_offset,
            summary: match language {
                Language::English => format!("Meeting with {name}"),
                Language::Spanish => format!("Reunión con {name}"),
            },
            location: place.join(", "),
            description: event.name.clone(),
        })
    };
    sheet.lines.iter().filter_map(entry).collect()
}

/// Something about a timetable that no longer fits the programme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// Somebody in it does not take part any more.
    Gone(Id<Participation>),
    /// Somebody has two meetings in one round.
    Clash {
        /// Who.
        part: Id<Participation>,
        /// The round, from 0.
        round: u32,
    },
    /// The rules keep two apart who are to meet.
    Apart(Slot),
    /// Somebody takes part and has no meeting.
    Without {
        /// Who.
        part: Id<Participation>,
        /// With how many people the rules allow a meeting.
        n_allowed: usize,
    },
}

/// Everything that does not fit as the programme stands.
///
/// Errors: as [`everybody`].
pub fn misfits(programme: &Programme, timetable: &Timetable) -> Result<Vec<Misfit>, Vec<Refusal>> {
    let scoring = everybody(programme)?;
    let judge = Judge::new(scoring.inputs());
    let mut found = BTreeSet::new();
    let mut busy = BTreeSet::new();
    let mut met = BTreeSet::new();
    for slot in slots(timetable) {
        for part in [&slot.mentor, &slot.mentee] {
            if !busy.insert((part.clone(), slot.round)) {
                let (part, round) = (part.clone(), slot.round);
                found.insert(Misfit::Clash { part, round });
            }
            met.insert(part.clone());
        }
        let mentee = scoring.place(Role::Mentee, &slot.mentee);
        let mentor = scoring.place(Role::Mentor, &slot.mentor);
        match (mentee, mentor) {
            (Some(mentee), Some(mentor)) => {
                if judge.points(Pair { mentee, mentor }).is_none() {
                    found.insert(Misfit::Apart(slot));
                }
            }
            (mentee, mentor) => {
                let gone = [(mentee, &slot.mentee), (mentor, &slot.mentor)];
                let gone = gone.into_iter().filter(|(place, _)| place.is_none());
                found.extend(gone.map(|(_, part)| Misfit::Gone(part.clone())));
            }
        }
    }
    let allowed = |role: Role, at: u32| {
        let others = match role {
            Role::Mentee => scoring.mentors().len(),
            Role::Mentor => scoring.mentees().len(),
        };
        let others = 0..u32::try_from(others).unwrap_or(u32::MAX);
        let pair = |other: u32| match role {
            Role::Mentee => Pair {
                mentee: at,
                mentor: other,
            },
            Role::Mentor => Pair {
                mentee: other,
                mentor: at,
            },
        };
        others
            .filter(|other| judge.points(pair(*other)).is_some())
            .count()
    };
    for (role, ids) in [
        (Role::Mentee, scoring.mentees()),
        (Role::Mentor, scoring.mentors()),
    ] {
        for (at, id) in (0_u32..).zip(ids) {
            let part: Id<Participation> = Id::new(id.as_str());
            if !met.contains(&part) {
                let n_allowed = allowed(role, at);
                found.insert(Misfit::Without { part, n_allowed });
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// How long a round and a whole event last, in minutes.
pub fn minutes_in_all(timetable: &Timetable) -> u32 {
    let rounds = timetable.n_rounds;
    let meetings = rounds.saturating_mul(timetable.minutes);
    let pauses = rounds
        .saturating_sub(1)
        .saturating_mul(timetable.pause_minutes);
    meetings.saturating_add(pauses)
}
