//! Everything about one letter that its fields are read from.
//!
//! Leaves out the text around the fields (`render`) and sentences that only
//! letters of enrolment have (`enrolling`).

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::circle::{Circle, CircleState};
use crate::domain::fact_text::FactText;
use crate::domain::form::PhaseKind;
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind, LetterReader};
use crate::domain::pairing::{OfferAnswer, Pairing, Round};
use crate::domain::people::{Approval, Participation, Person, Role, Standing, fold_email};
use crate::domain::shortlist::Shortlist;
use crate::domain::text::Language;
use crate::domain::timetable::Timetable;
use crate::domain::whole::Programme;

use super::choosing;
use super::enrolling;
use super::enrolment::has_left;
use super::fields::MergeField;
use super::gathering;
use super::reason::reason_text;
use super::render::{LetterProblem, Told};
use super::say::{date_in_words, marked, rhythm};
use super::why::{given_name, why_lines};

/// Everything a letter's fields are read from.
pub(super) struct Scene<'a> {
    programme: &'a Programme,
    letter: &'a Letter,
    told: &'a Told,
    person: &'a Arc<Person>,
    part: &'a Participation,
    role: Role,
    pairing: Option<&'a Arc<Pairing>>,
}

impl<'a> Scene<'a> {
    /// Everything about a letter, or nothing where its reader is gone.
    pub(super) fn of(
        programme: &'a Programme,
        letter: &'a Letter,
        told: &'a Told,
    ) -> Option<(Self, &'a Participation)> {
        let part = programme.participations.get(&letter.to)?;
        let pairing = letter.pairing.as_ref();
        let scene = Self {
            programme,
            letter,
            told,
            person: programme.people.get(&part.person)?,
            part,
            role: part.role,
            pairing: pairing.and_then(|id| programme.pairings.get(id)),
        };
        Some((scene, part))
    }

    /// The reader's name; the address of a supervisor without a known one.
    pub(super) fn reader_name(&self) -> String {
        match self.letter.kind.reader() {
            LetterReader::Person => self.person.full_name(),
            LetterReader::Supervisor => match self.supervisor_name() {
                name if name.is_empty() => self.reader_email(),
                name => name,
            },
        }
    }

    /// The reader's e-mail address.
    pub(super) fn reader_email(&self) -> String {
        match self.letter.kind.reader() {
            LetterReader::Person => self.person.email.trim().to_owned(),
            LetterReader::Supervisor => self.letter.supervisor.clone(),
        }
    }

    pub(super) fn problems(&self, part: &Participation) -> Vec<LetterProblem> {
        let mut problems = Vec::new();
        let is_farewell = self.letter.kind == LetterKind::Withdrawn;
        if self.person.hidden_on.is_some() && !is_farewell {
            problems.push(LetterProblem::ReaderHidden);
        }
        if part.standing == Standing::Withdrawn && !is_farewell {
            problems.push(LetterProblem::ReaderWithdrawn);
        }
        if self.reader_email().is_empty() {
            problems.push(LetterProblem::NoAddress);
        }
        let stands = self
            .pairing
            .is_some_and(|pairing| pairing.state.is_public());
        if self.letter.kind.needs_pairing() && !stands {
            problems.push(LetterProblem::PairingOver);
        }
        let round = self.letter.round.as_ref();
        if round.is_some_and(|it| self.programme.several_runs.contains_key(it)) {
            problems.push(LetterProblem::SeveralRuns);
        }
        if !self.is_so() {
            problems.push(LetterProblem::NotSo);
        }
        problems
    }

    /// Whether what a letter says of the person or the pairing is (still) so.
    fn is_so(&self) -> bool {
        let part = self.part;
        let lapsed = part.approval_has_lapsed(self.person);
        match self.letter.kind {
            LetterKind::ApprovalRequest | LetterKind::ApprovalReminder => {
                part.approval == Approval::Pending && !lapsed && self.is_their_supervisor()
            }
            LetterKind::ApprovalRefused => part.approval == Approval::Refused && !lapsed,
            LetterKind::Withdrawn => has_left(self.person, part),
            LetterKind::Choice => {
                let list = self.programme.shortlist_of(&self.letter.to);
                list.is_some_and(Shortlist::waits)
            }
            LetterKind::Circle => {
                let seat = self.programme.seats.get(&self.letter.to.cast());
                let is_there = seat.is_some_and(|it| it.circle == self.letter.circle);
                let circle = self.circle();
                is_there && circle.is_some_and(|it| it.state == CircleState::Published)
            }
            LetterKind::Event => self.event().is_some() && !self.told.meetings.is_empty(),
            LetterKind::Paused => part.standing == Standing::Paused,
            LetterKind::WelcomeBack => {
                matches!(part.standing, Standing::Active | Standing::Waiting)
            }
            LetterKind::Offer | LetterKind::OfferReminder => self.is_unanswered(),
            // Whoever is asked first is introduced when both said yes.
            LetterKind::Introduction => !self
                .pairing
                .is_some_and(|pairing| pairing.waits_for_answers()),
            LetterKind::OfferOver | LetterKind::Ended => {
                !self.pairing.is_some_and(|pairing| pairing.state.is_live())
            }
            LetterKind::Waiting
            | LetterKind::NotMatched
            | LetterKind::Received
            | LetterKind::NotEligible => true,
        }
    }

    /// Whether the reader has not said yes or no to the pairing.
    fn is_unanswered(&self) -> bool {
        let said = self.pairing.map(|pairing| pairing.answer_of(self.role));
        said.is_none_or(|said| said == OfferAnswer::None)
    }

    /// Whether the supervisor the letter goes to is the person's.
    fn is_their_supervisor(&self) -> bool {
        fold_email(&self.person.manager_email) == self.letter.supervisor
    }

    /// The supervisor's name: theirs, or of whom a letter to a supervisor goes to.
    fn supervisor_name(&self) -> String {
        let is_known =
            self.letter.kind.reader() == LetterReader::Person || self.is_their_supervisor();
        if is_known {
            self.person.manager_name.trim().to_owned()
        } else {
            String::new()
        }
    }

    fn partner_part(&self) -> Option<&Id<Participation>> {
        let pairing = self.pairing?;
        Some(match self.role {
            Role::Mentor => &pairing.mentee,
            Role::Mentee => &pairing.mentor,
        })
    }

    fn partner(&self) -> Option<&Arc<Person>> {
        self.programme.person_of(self.partner_part()?)
    }

    pub(super) fn value(&self, field: MergeField) -> String {
        if !field.serves(self.letter.kind) {
            return String::new();
        }
        let facts = &self.programme.facts;
        let language = self.letter.language;
        let of_partner =
            |read: fn(&Person) -> String| self.partner().map(|it| read(it)).unwrap_or_default();
        match field {
            MergeField::GivenName | MergeField::PersonGivenName => given_name(self.person),
            MergeField::FullName | MergeField::PersonName => self.person.full_name(),
            MergeField::Programme => facts.name.clone(),
            MergeField::Round => self.round().map(|it| it.name.clone()).unwrap_or_default(),
            MergeField::PartnerName => of_partner(Person::full_name),
            MergeField::PartnerGivenName => of_partner(given_name),
            MergeField::PartnerWork => of_partner(Person::work_line),
            MergeField::PartnerEmail => of_partner(|person| person.email.trim().to_owned()),
            MergeField::PartnerPhone => of_partner(|person| person.phone.trim().to_owned()),
            MergeField::PartnerAnswers => self.partner_answers(),
            MergeField::Why => self.why(),
            MergeField::WhoWritesFirst => match &self.letter.circle {
                Some(id) => gathering::circle_first(self.programme, id, &self.letter.to, language),
                None => self.who_writes_first(),
            },
            MergeField::Circle => self.circle().map(|it| it.name.clone()).unwrap_or_default(),
            MergeField::CirclePeople => match &self.letter.circle {
                Some(id) => gathering::circle_people(self.programme, id, &self.letter.to, language),
                None => String::new(),
            },
            MergeField::Event => self.event().map(|it| it.name.clone()).unwrap_or_default(),
            MergeField::EventWhen => {
                let event = self.event();
                event.map_or_else(String::new, |it| gathering::event_when(it, language))
            }
            MergeField::EventPlace => self.event().map(|it| it.place.clone()).unwrap_or_default(),
            MergeField::Meetings => {
                gathering::meetings(self.programme, &self.told.meetings, language)
            }
            MergeField::ReplyBy => self
                .reply_by()
                .map(|day| date_in_words(day, language))
                .unwrap_or_default(),
            MergeField::Rhythm => rhythm(facts, language),
            MergeField::Reason if self.letter.kind == LetterKind::NotEligible => {
                self.letter.reason.clone()
            }
            MergeField::Reason => reason_text(&self.told.reason, self.role, language),
            MergeField::NextDate => self
                .next_matching()
                .map(|day| date_in_words(day, language))
                .unwrap_or_default(),
            MergeField::Coordinator => facts.coordinator_name.clone(),
            MergeField::CoordinatorEmail => facts.coordinator_email.clone(),
            MergeField::CoordinatorPhone => facts.coordinator_phone.clone(),
            MergeField::ReviewContact => marked(&facts.text(FactText::ReviewContact), language),
            MergeField::HrContact => marked(&facts.text(FactText::HrContact), language),
            MergeField::AsRole => enrolling::as_role(self.role, language).to_owned(),
            MergeField::NextSteps => {
                let matching = self.next_matching();
                enrolling::next_steps(facts, self.person, self.part, matching, language)
            }
            MergeField::Supervisor => self.supervisor_name(),
            MergeField::SupervisorWords => self.part.approval_note.clone(),
            MergeField::PersonWork => enrolling::work_for_supervisor(self.person),
            MergeField::Purpose => marked(&facts.text(FactText::Purpose), language),
            MergeField::TimeAsked => {
                enrolling::time_asked(facts, self.part.hours_a_month, language)
            }
            MergeField::PaidTime => marked(&facts.text(FactText::PaidTime), language),
            MergeField::Code => self.told.code.clone(),
            MergeField::Kept => enrolling::kept(self.programme, self.person, language),
            MergeField::Shortlist => choosing::shortlist(self.programme, &self.letter.to, language),
        }
    }

    fn round(&self) -> Option<&'a Arc<Round>> {
        self.programme.rounds.get(self.letter.round.as_ref()?)
    }

    fn circle(&self) -> Option<&'a Arc<Circle>> {
        self.programme.circles.get(self.letter.circle.as_ref()?)
    }

    fn event(&self) -> Option<&'a Arc<Timetable>> {
        self.programme.timetables.get(self.letter.event.as_ref()?)
    }

    fn reply_by(&self) -> Option<Date> {
        match self.letter.kind.reader() {
            LetterReader::Person if self.letter.kind == LetterKind::Circle => {
                self.circle()?.write_by
            }
            LetterReader::Person if self.letter.kind == LetterKind::Choice => self.told.answer_by,
            LetterReader::Person => {
                let own = self.pairing.and_then(|pairing| pairing.reply_by);
                own.or_else(|| self.round()?.reply_by)
            }
            LetterReader::Supervisor => self.told.answer_by,
        }
    }

    fn why(&self) -> String {
        let Some(pairing) = self.pairing else {
            return String::new();
        };
        let language = self.letter.language;
        why_lines(self.programme, pairing, self.role, language, &self.told.why)
            .into_iter()
            .map(|line| format!("- {line}"))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The mentee writes first: who asks for guidance sets the time.
    fn who_writes_first(&self) -> String {
        let name = self.partner().map(|it| given_name(it)).unwrap_or_default();
        match (self.role, self.letter.language) {
            (_, _) if name.is_empty() => String::new(),
            (Role::Mentee, Language::English) => format!("You write to {name} first."),
            (Role::Mentee, Language::Spanish) => format!("Usted le escribe primero a {name}."),
            (Role::Mentor, Language::English) => format!("{name} writes to you first."),
            (Role::Mentor, Language::Spanish) => format!("{name} le escribirá primero a usted."),
        }
    }

    /// Shared answers of the partner, a line for each question.
    fn partner_answers(&self) -> String {
        let Some(part) = self.partner_part() else {
            return String::new();
        };
        let role = self.role.other();
        choosing::shared_answers(self.programme, part, role, self.letter.language)
            .into_iter()
            .map(|line| format!("- {line}"))
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// The first day of the next matching after this round, or after joining.
    fn next_matching(&self) -> Option<Date> {
        let after = match self.round() {
            Some(round) => round.published_on.or(round.opened_on),
            None => self.part.joined_on,
        };
        let phases = self.programme.phases.values();
        phases
            .filter(|phase| phase.kind == PhaseKind::Matching)
            .filter_map(|phase| phase.starts_on)
            .filter(|day| after.is_none_or(|after| *day > after))
            .min()
    }
}
