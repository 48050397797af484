//! One letter as its reader sees it, with everything that is wrong with it.
//!
//! Leaves out the run's numbers and the codes of requests: they come in as
//! [`Told`].

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::letter::{Letter, LetterKind};
use crate::domain::whole::Programme;

use super::fields::MergeField;
use super::fill::{FillProblem, fill_body, fill_subject};
use super::gathering::ToldMeeting;
use super::languages::{OneSided, one_sided};
use super::reason::UnmatchedReason;
use super::scene::Scene;
use super::turn::{Origin, Turn, wording};
use super::why::WhyPart;

/// What a run and the requests to supervisors tell about one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Points by criterion, for a letter about a pairing.
    pub why: Vec<WhyPart>,
    /// Why nobody was found, for the others of a round.
    pub reason: UnmatchedReason,
    /// The code to answer with, for a letter that asks for a yes or a no.
    pub code: String,
    /// By when the supervisor is asked to answer.
    pub answer_by: Option<Date>,
    /// The reader's meetings, for a letter about an event.
    pub meetings: Vec<ToldMeeting>,
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
    /// Two runs of the round were published, and nobody decided yet.
    SeveralRuns,
    /// What the letter says of the person is not so any more: the supervisor
    /// has answered or is another, the break is over, the pairing stands.
    NotSo,
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
        to_name: scene.reader_name(),
        to_email: scene.reader_email(),
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
