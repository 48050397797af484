//! One letter as its reader sees it, with everything that is wrong with it.
//!
//! Leaves out the run's numbers: they come in as [`Told`].

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::form::{PhaseKind, Question};
use crate::domain::id::Id;
use crate::domain::letter::{Letter, LetterKind};
use crate::domain::pairing::Pairing;
use crate::domain::people::{Answers, Participation, Person, Role, Standing};
use crate::domain::text::Language;
use crate::domain::whole::Programme;

use super::fields::MergeField;
use super::fill::{FillProblem, fill_body, fill_subject};
use super::languages::{OneSided, one_sided};
use super::reason::{UnmatchedReason, reason_text};
use super::say::{date_in_words, list_in_words, rhythm};
use super::turn::{Origin, Turn, wording};
use super::why::{WhyPart, given_name, is_shown_to_partner, why_lines};

/// What a run tells about one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Points by criterion, for a letter about a pairing.
    pub why: Vec<WhyPart>,
    /// Why nobody was found, for the others.
    pub reason: UnmatchedReason,
}

/// Something the coordinator should see before the letter goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterProblem {
    /// The reader is not in the programme any more; there is no text.
    ReaderGone,
    /// The reader's data are hidden: nothing should go to them.
    ReaderHidden,
    /// The reader has left the programme.
    ReaderWithdrawn,
    /// There is no e-mail address to send it to.
    NoAddress,
    /// The pairing the letter speaks of does not stand any more.
    PairingOver,
    /// The text asks for a field that does not exist; it stays as written.
    UnknownField(String),
    /// The text asks for a field that letters of this kind do not have.
    FieldNotInThisTurn(MergeField),
    /// A field the letter needs has no value.
    EmptyField(MergeField),
    /// The text has a brace that opens or closes nothing.
    LooseBrace,
    /// A text of the programme's own is written only in the other language.
    InOtherLanguage(OneSided),
}

impl LetterProblem {
    /// Whether the letter would be wrong if it went as it is, as against
    /// something that is only good to know.
    pub const fn is_serious(&self) -> bool {
        !matches!(
            self,
            Self::InOtherLanguage(_) | Self::EmptyField(MergeField::NextDate)
        )
    }
}

/// A letter ready to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The reader's name.
    pub to_name: String,
    /// The reader's e-mail address.
    pub to_email: String,
    /// The subject, one line.
    pub subject: String,
    /// The body, plain text.
    pub body: String,
    /// Everything that is wrong, each once, in order of weight.
    pub problems: Vec<LetterProblem>,
}

/// The letter as its reader sees it.
pub fn render(programme: &Programme, letter: &Letter, told: &Told) -> Rendered {
    let Some((scene, part)) = Scene::of(programme, letter, told) else {
        return Rendered {
            problems: vec![LetterProblem::ReaderGone],
            ..Rendered::default()
        };
    };
    let turn = Turn {
        kind: letter.kind,
        role: part.role,
    };
    let mut problems = scene.problems(part);
    let (subject, body, _) = templates(programme, letter, turn);
    let subject = fill_subject(&subject, |field| scene.value(field));
    let body = fill_body(&body, |field| scene.value(field));
    for problem in subject.problems.into_iter().chain(body.problems) {
        problems.extend(fill_problem(problem, letter.kind));
    }
    let one_sided = one_sided(programme, letter, told).into_iter();
    problems.extend(one_sided.map(LetterProblem::InOtherLanguage));
    problems.sort();
    problems.dedup();
    Rendered {
        to_name: scene.person.full_name(),
        to_email: scene.person.email.trim().to_owned(),
        subject: subject.text,
        body: body.text,
        problems,
    }
}

/// The value of every field that letters of this kind have, for a mail merge.
pub fn merge_values(
    programme: &Programme,
    letter: &Letter,
    told: &Told,
) -> BTreeMap<MergeField, String> {
    let Some((scene, _)) = Scene::of(programme, letter, told) else {
        return BTreeMap::new();
    };
    MergeField::ALL
        .iter()
        .filter(|field| field.serves(letter.kind))
        .map(|field| (*field, scene.value(*field)))
        .collect()
}

/// Subject and body before filling: changed for this person, else the wording;
/// and where the words come from.
pub(super) fn templates(
    programme: &Programme,
    letter: &Letter,
    turn: Turn,
) -> (String, String, Origin) {
    let words = wording(programme, turn, letter.language);
    let is_all_own = !letter.subject.is_empty() && !letter.body.is_empty();
    let pick = |own: &String, usual: String| if own.is_empty() { usual } else { own.clone() };
    (
        pick(&letter.subject, words.subject),
        pick(&letter.body, words.body),
        if is_all_own {
            Origin::Own
        } else {
            words.origin
        },
    )
}

fn fill_problem(problem: FillProblem, kind: LetterKind) -> Option<LetterProblem> {
    match problem {
        FillProblem::Unknown(name) => Some(LetterProblem::UnknownField(name)),
        FillProblem::LooseBrace => Some(LetterProblem::LooseBrace),
        FillProblem::Empty(field) if !field.serves(kind) => {
            Some(LetterProblem::FieldNotInThisTurn(field))
        }
        FillProblem::Empty(field) => field
            .is_needed()
            .then_some(LetterProblem::EmptyField(field)),
    }
}

/// Everything a letter's fields are read from.
struct Scene<'a> {
    programme: &'a Programme,
    letter: &'a Letter,
    told: &'a Told,
    person: &'a Arc<Person>,
    role: Role,
    pairing: Option<&'a Arc<Pairing>>,
}

impl<'a> Scene<'a> {
    /// Everything about a letter, or nothing where its reader is gone.
    fn of(
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
            role: part.role,
            pairing: pairing.and_then(|id| programme.pairings.get(id)),
        };
        Some((scene, part))
    }

    fn problems(&self, part: &Participation) -> Vec<LetterProblem> {
        let mut problems = Vec::new();
        if self.person.hidden_on.is_some() {
            problems.push(LetterProblem::ReaderHidden);
        }
        if part.standing == Standing::Withdrawn {
            problems.push(LetterProblem::ReaderWithdrawn);
        }
        if self.person.email.trim().is_empty() {
            problems.push(LetterProblem::NoAddress);
        }
        let stands = self
            .pairing
            .is_some_and(|pairing| pairing.state.is_public());
        let speaks_of_pairing = matches!(
            self.letter.kind,
            LetterKind::Offer | LetterKind::Introduction
        );
        if speaks_of_pairing && !stands {
            problems.push(LetterProblem::PairingOver);
        }
        problems
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

    fn value(&self, field: MergeField) -> String {
        let facts = &self.programme.facts;
        let language = self.letter.language;
        let round = self.programme.rounds.get(&self.letter.round);
        if !field.serves(self.letter.kind) {
            return String::new();
        }
        let of_partner =
            |read: fn(&Person) -> String| self.partner().map(|it| read(it)).unwrap_or_default();
        match field {
            MergeField::GivenName => given_name(self.person),
            MergeField::FullName => self.person.full_name(),
            MergeField::Programme => facts.name.clone(),
            MergeField::Round => round.map(|round| round.name.clone()).unwrap_or_default(),
            MergeField::PartnerName => of_partner(Person::full_name),
            MergeField::PartnerGivenName => of_partner(given_name),
            MergeField::PartnerWork => of_partner(Person::work_line),
            MergeField::PartnerEmail => of_partner(|person| person.email.trim().to_owned()),
            MergeField::PartnerPhone => of_partner(|person| person.phone.trim().to_owned()),
            MergeField::PartnerAnswers => self.partner_answers(),
            MergeField::Why => self.why(),
            MergeField::WhoWritesFirst => self.who_writes_first(),
            MergeField::ReplyBy => round
                .and_then(|round| round.reply_by)
                .map(|day| date_in_words(day, language))
                .unwrap_or_default(),
            MergeField::Rhythm => rhythm(facts, language),
            MergeField::Reason => reason_text(&self.told.reason, self.role, language),
            MergeField::NextDate => self.next_date(),
            MergeField::Coordinator => facts.coordinator_name.clone(),
            MergeField::CoordinatorEmail => facts.coordinator_email.clone(),
            MergeField::CoordinatorPhone => facts.coordinator_phone.clone(),
            MergeField::ReviewContact => facts
                .review_contact_texts()
                .in_language(language)
                .to_owned(),
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
        let language = self.letter.language;
        let Some(part) = self.partner_part() else {
            return String::new();
        };
        let Some(answers) = self.programme.answers.get(&part.cast::<Answers>()) else {
            return String::new();
        };
        let shown = self
            .programme
            .form_of(self.role.other())
            .into_iter()
            .filter(|question| is_shown_to_partner(question));
        let line = |question: &Arc<Question>| {
            let texts = answers.by_question.get(&question.id)?.texts();
            let label = question.label.in_language(language).trim_end_matches(':');
            (!texts.is_empty()).then(|| format!("- {label}: {}", list_in_words(&texts, language)))
        };
        shown.filter_map(line).collect::<Vec<_>>().join("\n")
    }

    /// The first day of the next enrolment or matching after this round.
    fn next_date(&self) -> String {
        let round = self.programme.rounds.get(&self.letter.round);
        let after = round.and_then(|round| round.published_on.or(round.opened_on));
        self.programme
            .phases
            .values()
            .filter(|phase| phase.kind == PhaseKind::Matching)
            .filter_map(|phase| phase.starts_on)
            .filter(|day| after.is_none_or(|after| *day > after))
            .min()
            .map(|day| date_in_words(day, self.letter.language))
            .unwrap_or_default()
    }
}
