//! An application typed in by a coordinator: a form on paper, a waiting
//! application with a slip mended before it comes in, or what somebody known
//! corrects.
//!
//! All three are kept as a message recorded by hand, with who recorded it and
//! from what, beside the ordinary changes it brings. Leaves out the fields to
//! type into.
//!
//! Invariant: a message that came stays as it came; what was mended in it is a
//! message of its own that names it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::accept::{bring_in, decided, take_part};
use super::hand::Recorded;
use super::judge::{Known, Verdict, judge};
use super::wire_of;
use crate::bundle::{
    Act, Application, AppliedPart, Consent, Invitation, Kind, Message as Wire, question_ref,
    resolve_question,
};
use crate::domain::change::Change;
use crate::domain::field::Record as _;
use crate::domain::form::Question;
use crate::domain::id::Id;
use crate::domain::message::{Came, Message, MessageState};
use crate::domain::people::{Answer, Answers, Participation, Person, Role};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::enrol::form::{Draft, application};

/// What is typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Somebody new.
    Newcomer,
    /// An application that waits in the Inbox, before it comes in.
    Waiting(Id<Message>),
    /// Somebody who is here.
    Known(Id<Person>),
}

/// Why nothing was recorded. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTyped {
    /// The message or the person is not here any more, or was decided about.
    #[error("it is not here any more")]
    Gone,
    /// Somebody here has this address.
    #[error("the address is known")]
    Known(Id<Person>),
    /// It says what stands already.
    #[error("nothing is different")]
    NothingNew,
}

/// When something is recorded.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub at_ms: i64,
    /// The day in the programme's time zone.
    pub today: Date,
}

/// What stands in the fields at first; nothing where what it is about is gone.
pub fn first_draft(programme: &Programme, about: &About) -> Option<Draft> {
    match about {
        About::Newcomer => Some(Draft::default()),
        About::Waiting(message) => {
            let message = programme.messages.get(message)?;
            match judge(programme, &Known::of(programme), message) {
                Verdict::New(application) | Verdict::Several(application)
                    if message.state == MessageState::Waiting =>
                {
                    Some(draft_of_application(programme, &application))
                }
                _ => None,
            }
        }
        About::Known(person) => draft_of_person(programme, person),
    }
}

fn draft_of_application(programme: &Programme, it: &Application) -> Draft {
    let part = |role| it.parts.iter().find(|part| part.role == role);
    let capacity = |role| part(role).map(|it| it.capacity).unwrap_or_default();
    let answers = it.parts.iter().flat_map(|part| &part.answers);
    let answers = answers.filter_map(|(name, answer)| {
        let question = resolve_question(programme, name)?;
        Some((Id::new(question_ref(&question)), answer.clone()))
    });
    Draft {
        roles: it.parts.iter().map(|part| part.role).collect(),
        person: it.person.clone(),
        places: capacity(Role::Mentor),
        wants: capacity(Role::Mentee),
        hours_a_month: it
            .parts
            .iter()
            .map(|it| it.hours_a_month)
            .max()
            .unwrap_or(0),
        modes: it
            .parts
            .first()
            .map(|it| it.modes.clone())
            .unwrap_or_default(),
        answers: answers.collect(),
        consents: it.consent.is_some(),
        read_in: None,
        note: it.note.clone(),
    }
}

fn draft_of_person(programme: &Programme, id: &Id<Person>) -> Option<Draft> {
    let person = programme.people.get(id)?;
    let parts = programme.parts_of(id);
    let capacity = |role| {
        let part = parts.iter().find(|part| part.role == role);
        part.map(|it| it.capacity).unwrap_or_default()
    };
    let mut answers = BTreeMap::new();
    for part in &parts {
        let given = programme.answers.get(&part.id.cast::<Answers>());
        for (question, answer) in given.iter().flat_map(|it| &it.by_question) {
            answers.insert(Id::new(question_ref(question)), answer.clone());
        }
    }
    Some(Draft {
        roles: parts.iter().map(|part| part.role).collect(),
        person: Person {
            id: Id::default(),
            ..(**person).clone()
        },
        places: capacity(Role::Mentor),
        wants: capacity(Role::Mentee),
        hours_a_month: parts.iter().map(|it| it.hours_a_month).max().unwrap_or(0),
        modes: parts.first().map(|it| it.modes.clone()).unwrap_or_default(),
        answers,
        consents: !parts.is_empty() && parts.iter().all(|it| it.consent_on.is_some()),
        read_in: None,
        note: String::new(),
    })
}

/// Records what was typed, as one change, and gives whom it is about. `before`
/// is [`first_draft`]; of somebody known only what differs from it is written.
///
/// # Errors
/// [`NotTyped`].
pub fn record_typed(
    programme: &Programme,
    about: &About,
    before: &Draft,
    after: &Draft,
    recorded: Recorded,
    moment: Moment,
    ids: &mut impl FnMut() -> String,
) -> Result<(Change, Id<Person>), NotTyped> {
    let act = match about {
        About::Newcomer | About::Waiting(_) => Act::Apply,
        About::Known(_) => Act::Change,
    };
    let day = recorded.written_on.unwrap_or(moment.today);
    let typed = application(&Invitation::of(programme, Vec::new()), after, act, day);
    let mut kept = by_hand(&typed, recorded, moment, ids());
    let (person, mut changes) = match about {
        About::Newcomer => {
            refuse_known(programme, &typed)?;
            let person = Id::new(ids());
            let changes = bring_in(programme, &typed, &kept, &person, moment.today, ids);
            (person, changes)
        }
        About::Waiting(id) => {
            let message = programme.messages.get(id).ok_or(NotTyped::Gone)?;
            if message.state != MessageState::Waiting {
                return Err(NotTyped::Gone);
            }
            refuse_known(programme, &typed)?;
            kept.corrects = Some(id.clone());
            let person = Id::new(ids());
            let typed = with_consent_of(message, typed);
            let mut changes = bring_in(programme, &typed, message, &person, moment.today, ids);
            let accepted = MessageState::Accepted;
            changes.push(decided(message, accepted, Some(person.clone())));
            (person, changes)
        }
        About::Known(person) => {
            let changed = Changed {
                programme,
                before,
                after,
                typed: &typed,
                message: &kept,
                day,
            };
            (person.clone(), changed.of(person, moment.today, ids)?)
        }
    };
    if changes.is_empty() {
        return Err(NotTyped::NothingNew);
    }
    kept.about = Some(person.clone());
    changes.push(Change::save(kept));
    let what = "message.recorded";
    Ok((Change::Many { what, changes }, person))
}

/// The message that says what was typed, by whom and from what.
fn by_hand(typed: &Application, recorded: Recorded, moment: Moment, id: String) -> Message {
    let payload = Wire::Application(Box::new(typed.clone())).to_payload();
    Message {
        id: Id::new(id),
        kind: Kind::Application.as_str().to_owned(),
        came: Came::Hand,
        received_at_ms: Some(moment.at_ms),
        from_name: if recorded.from_name.is_empty() {
            typed.person.full_name()
        } else {
            recorded.from_name
        },
        text: crate::bundle::canonical(&Value::map([("payload", payload)])),
        state: MessageState::Accepted,
        recorded_by: recorded.by,
        written_on: recorded.written_on,
        hand_source: recorded.source,
        ..Message::default()
    }
}

/// The consent keeps the day and the policy of the application that came.
fn with_consent_of(message: &Message, typed: Application) -> Application {
    let came = match wire_of(message) {
        Some(Wire::Application(came)) => came.consent,
        _ => None,
    };
    Application {
        consent: typed.consent.map(|now| came.unwrap_or(now)),
        ..typed
    }
}

fn refuse_known(programme: &Programme, typed: &Application) -> Result<(), NotTyped> {
    let email = typed.person.folded_email();
    let mut people = programme.people.values();
    match people.find(|it| !email.is_empty() && it.folded_email() == email) {
        Some(known) => Err(NotTyped::Known(known.id.clone())),
        None => Ok(()),
    }
}

/// What was changed about somebody known.
struct Changed<'a> {
    programme: &'a Programme,
    before: &'a Draft,
    after: &'a Draft,
    typed: &'a Application,
    message: &'a Message,
    day: Date,
}

impl Changed<'_> {
    fn of(
        &self,
        id: &Id<Person>,
        today: Date,
        ids: &mut impl FnMut() -> String,
    ) -> Result<Vec<Change>, NotTyped> {
        let person = self.programme.people.get(id).ok_or(NotTyped::Gone)?;
        let mut changes = Vec::new();
        let (old, new) = (
            self.before.person.to_fields(),
            self.after.person.to_fields(),
        );
        let mut fields = person.to_fields();
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            if old.get(name) != new.get(name) {
                let value = new.get(name).cloned().unwrap_or_default();
                fields.insert(name.clone(), value);
            }
        }
        let record = Person::from_fields(id.clone(), &fields, &mut Vec::new());
        if record != **person {
            changes.push(Change::save(record));
        }
        for part in &self.typed.parts {
            let parts = self.programme.parts_of(id);
            match parts.into_iter().find(|it| it.role == part.role) {
                Some(stands) => changes.extend(self.of_part(stands, part)),
                None => changes.extend(take_part(
                    self.programme,
                    self.typed,
                    part,
                    self.message,
                    id,
                    today,
                    ids,
                )),
            }
        }
        Ok(changes)
    }

    fn of_part(&self, stands: &Participation, typed: &AppliedPart) -> Vec<Change> {
        let (before, after) = (self.before, self.after);
        let mut part = stands.clone();
        let (old, new) = match part.role {
            Role::Mentor => (before.places, after.places),
            Role::Mentee => (before.wants, after.wants),
        };
        if old != new {
            part.capacity = new;
        }
        if before.hours_a_month != after.hours_a_month {
            part.hours_a_month = after.hours_a_month;
        }
        if before.modes != after.modes {
            part.modes.clone_from(&after.modes);
        }
        if after.consents && !before.consents {
            part.consent_on = Some(self.day);
            part.consent_policy = self.policy();
        }
        let mut changes = Vec::new();
        if part != *stands {
            changes.push(Change::save(part));
        }
        let id: Id<Answers> = stands.id.cast();
        let known = self.programme.answers.get(&id);
        let mut answers = known.map_or_else(
            || Answers {
                id: id.clone(),
                ..Answers::default()
            },
            |it| (**it).clone(),
        );
        for (question, answer) in self.answers_of(stands, typed) {
            match answer {
                Some(answer) => answers.by_question.insert(question, answer),
                None => answers.by_question.remove(&question),
            };
        }
        let stood = known.map(|it| it.by_question.clone()).unwrap_or_default();
        if answers.by_question != stood {
            changes.push(Change::save(answers));
        }
        changes
    }

    /// The answers of a part that were typed otherwise than they stood.
    fn answers_of(
        &self,
        stands: &Participation,
        typed: &AppliedPart,
    ) -> Vec<(Id<Question>, Option<Answer>)> {
        let form = self.programme.form_of(stands.role).into_iter();
        let changed = form.filter_map(|question| {
            let name = question_ref(&question.id);
            let (old, new) = (
                self.before.answers.get(&Id::new(name.as_str())),
                self.after.answers.get(&Id::new(name.as_str())),
            );
            if old == new {
                return None;
            }
            Some((question.id.clone(), typed.answers.get(&name).cloned()))
        });
        changed.collect()
    }

    fn policy(&self) -> String {
        let consent: Option<&Consent> = self.typed.consent.as_ref();
        consent.map(|it| it.policy.clone()).unwrap_or_default()
    }
}
