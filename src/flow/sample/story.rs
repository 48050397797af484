//! How the sample came to be: the changes of ten weeks, in order.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::agencies::{AGENCIES, STATE_GRADES};
use super::answers::{Form, answers};
use super::chance::Chance;
use super::people::{Cast, Everybody, Newcomer, everybody};
use super::{MENTEE_FILE, MENTOR_FILE, SAMPLE_ID, texts};
use crate::domain::apply::apply;
use crate::domain::change::Change;
use crate::domain::facts::{Facts, Government};
use crate::domain::form::{Grade, Level, Phase, PhaseKind, Question};
use crate::domain::id::Id;
use crate::domain::pairing::{Exclusion, Round};
use crate::domain::people::{Approval, Participation, Role, Standing};
use crate::domain::text::Language;
use crate::domain::whole::{AnyRecord, Programme};
use crate::flow::round::run_at_once;
use crate::flow::templates::{CreateInput, Words, create, days_after, find};
use crate::merge::{Document, Stamp};

const SEED: u64 = 0x5eed_0f1e_ade5_0000;
/// The template it starts with.
const TEMPLATE: &str = "state_emerging_managers";
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// The sample as `actor` would have made it, with matching due at `at_ms`
/// (milliseconds since 1970).
///
/// ```
/// use civic_mentor::flow::sample::sample_document;
/// let sample = sample_document("some-actor", 1_767_225_600_000);
/// assert_eq!(sample.programme().participations.len(), 150);
/// ```
pub fn sample_document(actor: &str, at_ms: i64) -> Document {
    sample_document_in(Language::English, actor, at_ms)
}

/// [`sample_document`] with the programme's texts and options in this language.
pub fn sample_document_in(language: Language, actor: &str, at_ms: i64) -> Document {
    let mut story = Story::new(language, actor, at_ms);
    story.tell();
    story.document
}

/// A document in the making.
struct Story {
    document: Document,
    programme: Programme,
    chance: Chance,
    language: Language,
    actor: String,
    at_ms: i64,
    today: Date,
}

impl Story {
    fn new(language: Language, actor: &str, at_ms: i64) -> Self {
        let now = Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
        let document = Document::new(SAMPLE_ID);
        Self {
            programme: document.programme(),
            document,
            chance: Chance::new(SEED),
            language,
            actor: actor.to_owned(),
            at_ms,
            today: now.to_zoned(TimeZone::UTC).date(),
        }
    }

    fn tell(&mut self) {
        self.set_up();
        let Some(form) = Form::of(&self.programme, &english_questions()) else {
            return;
        };
        let people_chance = Chance::new(SEED + 1);
        let mut all = everybody(people_chance, &form, days_after(self.today, -40));
        self.arrange(&mut all, &form);
        self.enrol(&all);
        self.approve(&all);
        self.tidy_up(&all);
        let round = self.open_round();
        self.run(&round);
    }

    /// Makes a change that was made `days` ago, through a file or by hand.
    fn change(&mut self, days: i64, via: &str, change: &Change) {
        // The story is our own data; a refusal would be seen by its tests.
        let Ok(writes) = apply(&self.programme, change) else {
            return;
        };
        let stamp = Stamp {
            actor: self.actor.as_str().into(),
            at_ms: self.at_ms - days * DAY_MS,
            via: via.to_owned(),
        };
        if let Some(done) = self.document.commit(&stamp, &change.code(), &writes) {
            self.document.refresh(&mut self.programme, &done.records);
        }
    }

    fn set_up(&mut self) {
        let Some(template) = find(TEMPLATE) else {
            return;
        };
        let input = CreateInput {
            programme_id: SAMPLE_ID.to_owned(),
            name: self.say(texts::NAME),
            language: self.language,
            starts_on: Some(first_monday_after(days_after(self.today, 13))),
            time_zone: "America/Los_Angeles".to_owned(),
            coordinator_name: "Renata Quintero".to_owned(),
            coordinator_email: "emerging.leaders@larkspurcounty.example".to_owned(),
            coordinator_phone: "(555) 555-0199".to_owned(),
        };
        let created = create(template, input, &mut || self.chance.id());
        self.change(76, "", &created);

        let other = |words: Words| words.in_language(self.language.other()).to_owned();
        let facts = Facts {
            purpose: self.say(texts::PURPOSE),
            purpose_other: other(texts::PURPOSE),
            audience: self.say(texts::AUDIENCE),
            audience_other: other(texts::AUDIENCE),
            government: Government::Several,
            sponsor_name: "Odell Whitaker, Larkspur County Administrator".to_owned(),
            set_up_step: 6,
            ..(*self.programme.facts).clone()
        };
        self.change(75, "", &Change::save(facts));
        self.plan_second_matching();
        let level_map = self.level_map();
        self.change(74, "", &level_map);
    }

    /// Who waits is told when there is a next time.
    fn plan_second_matching(&mut self) {
        let Some(first_day) = self.programme.facts.starts_on else {
            return;
        };
        let last = self.programme.phases.values().map(|phase| phase.rank).max();
        let phase = Phase {
            // Beside the story's own chance: nobody else changes by it.
            id: Id::new(Chance::new(SEED + 2).id()),
            name: texts::SECOND_MATCHING.local(),
            kind: PhaseKind::Matching,
            starts_on: Some(days_after(first_day, 56)),
            ends_on: Some(days_after(first_day, 69)),
            rank: last.unwrap_or_default() + 1,
        };
        self.change(75, "", &Change::save(phase));
    }

    fn say(&self, words: Words) -> String {
        words.in_language(self.language).to_owned()
    }

    /// A line for each agency's grades; state agencies share theirs.
    fn level_map(&mut self) -> Change {
        let levels: BTreeMap<u32, Id<Level>> = self
            .programme
            .levels
            .values()
            .map(|level| (level.rank, level.id.clone()))
            .collect();
        let own = AGENCIES
            .iter()
            .filter(|agency| agency.grades != STATE_GRADES);
        let ladders = own
            .map(|agency| (agency.name, agency.grades))
            .chain([("", STATE_GRADES)]);
        let mut changes = Vec::new();
        for (agency, grades) in ladders {
            for (rank, name) in (1..).zip(grades) {
                changes.push(Change::save(Grade {
                    id: Id::new(self.chance.id()),
                    agency: agency.to_owned(),
                    name: (*name).to_owned(),
                    level: levels.get(&rank).cloned(),
                }));
            }
        }
        Change::Many {
            what: "grades.mapped",
            changes,
        }
    }

    /// What a real intake has besides chance: somebody in both roles, somebody
    /// lent to another agency, a consent that is missing, a language nobody shares.
    fn arrange(&mut self, all: &mut Everybody, form: &Form) {
        let both = all
            .mentors
            .iter()
            .position(|mentor| mentor.cast.level == 3)
            .unwrap_or(0);
        let mentor = all.mentors[both].clone();
        let mentee = &mut all.mentees[44];
        mentee.participation.person = mentor.person.id.clone();
        mentee.person = mentor.person;
        mentee.cast = Cast {
            role: Role::Mentee,
            ..mentor.cast
        };
        mentee.answers = answers(&mut self.chance, form, &mentee.cast, &mentee.participation);

        let lent = 61;
        let elsewhere = all.mentors.iter().find(|mentor| {
            mentor.person.agency != all.mentees[lent].person.agency
                && mentor.cast.level > all.mentees[lent].cast.level
        });
        if let Some(manager) = elsewhere.map(|mentor| mentor.person.clone()) {
            let person = &mut all.mentees[lent].person;
            person.manager_name = manager.full_name();
            person.manager_email = manager.email;
            person.note = self.say(texts::LENT);
        }
        all.mentors[52].participation.consent_on = None;
        // No mentor signs: the rules leave nobody, and the review says so.
        all.mentees[71].person.languages = vec!["American Sign Language".to_owned()];
        for n in [12, 38, 80] {
            all.mentees[n].participation.priority = 1;
        }
    }

    fn enrol(&mut self, all: &Everybody) {
        self.change(40, MENTOR_FILE, &import(&all.mentors));
        self.change(38, MENTEE_FILE, &import(&all.mentees));
    }

    /// Supervisors' answers come in three bursts; two are still out.
    fn approve(&mut self, all: &Everybody) {
        let everyone: Vec<&Newcomer> = all.mentors.iter().chain(&all.mentees).collect();
        let silent = [17, 103];
        for (burst, days) in [(0, 33), (1, 29), (2, 24)] {
            let answered = (0_usize..)
                .zip(&everyone)
                .filter(|(n, _)| n % 3 == burst && !silent.contains(n))
                .map(|(_, newcomer)| self.approved(&newcomer.participation));
            let changes = answered.collect();
            self.change(
                days,
                "",
                &Change::Many {
                    what: "approvals.recorded",
                    changes,
                },
            );
        }
    }

    fn approved(&self, part: &Participation) -> Change {
        let approval_note = if part.hours_a_month == 1 {
            self.say(texts::ONE_HOUR)
        } else {
            String::new()
        };
        Change::save(Participation {
            approval: Approval::Approved,
            approval_note,
            ..part.clone()
        })
    }

    /// Edits of the last weeks, one by one.
    fn tidy_up(&mut self, all: &Everybody) {
        let part = |programme: &Programme, newcomer: &Newcomer| {
            programme
                .participations
                .get(&newcomer.participation.id)
                .map(|part| (**part).clone())
        };
        if let Some(mut mentor) = part(&self.programme, &all.mentors[8]) {
            mentor.capacity = 2;
            self.change(21, "", &Change::save(mentor));
        }
        if let Some(mut mentor) = part(&self.programme, &all.mentors[30]) {
            mentor.standing = Standing::Paused;
            mentor.standing_reason = self.say(texts::ON_LEAVE);
            self.change(15, "", &Change::save(mentor));
        }
        let mut moved = all.mentees[23].person.clone();
        moved.note = self.say(texts::IN_THE_MORNING);
        self.change(12, "", &Change::save(moved));
        let exclusion = Exclusion {
            id: Id::new(self.chance.id()),
            first: all.mentees[5].person.id.clone(),
            second: all.mentors[3].person.id.clone(),
            reason: self.say(texts::ASKED_FOR),
        };
        self.change(9, "", &Change::save(exclusion));
    }

    fn open_round(&mut self) -> Id<Round> {
        let id = Id::new(self.chance.id());
        let round = Round {
            id: id.clone(),
            name: self.say(texts::FIRST_ROUND),
            opened_on: Some(days_after(self.today, -2)),
            ..Round::default()
        };
        self.change(2, "", &Change::save(round));
        id
    }

    /// The first run, made the day before: what is to be reviewed.
    fn run(&mut self, round: &Id<Round>) {
        let made_at_ms = self.at_ms - DAY_MS;
        let chance = &mut self.chance;
        let drafted = run_at_once(&self.programme, round, made_at_ms, &mut || chance.id());
        // Like a refusal: seen by the story's tests.
        if let Ok(drafted) = drafted {
            self.change(1, "", &drafted.into());
        }
    }
}

fn import(newcomers: &[Newcomer]) -> Change {
    let records = newcomers.iter().flat_map(|newcomer| {
        [
            Change::save(newcomer.person.clone()),
            Change::save(newcomer.participation.clone()),
            Change::save(newcomer.answers.clone()),
        ]
    });
    Change::Many {
        what: "people.imported",
        changes: records.collect(),
    }
}

/// The questions as the template has them in English.
fn english_questions() -> Vec<Question> {
    let Some(template) = find(TEMPLATE) else {
        return Vec::new();
    };
    let mut n = 0_u32;
    let mut ids = || {
        n += 1;
        n.to_string()
    };
    let created = create(template, CreateInput::default(), &mut ids);
    let Change::Many { changes, .. } = created else {
        return Vec::new();
    };
    let questions = changes.into_iter().filter_map(|change| match change {
        Change::Save(AnyRecord::Question(question)) => Some(question),
        _ => None,
    });
    questions.collect()
}

fn first_monday_after(day: Date) -> Date {
    let is_monday = |day: &Date| day.weekday() == Weekday::Monday;
    (1..=7)
        .map(|n| days_after(day, n))
        .find(is_monday)
        .unwrap_or(day)
}
