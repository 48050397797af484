//! Texts of the programme's own that stand in one language only, and the
//! letters in the other language that want them.
//!
//! Known before a letter is written as well as after. Leaves out the letters'
//! words and what to do about it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::fact_text::FactText;
use crate::domain::letter::Letter;
use crate::domain::pace::{Pace, at_once};
use crate::domain::people::{Answers, Role};
use crate::domain::rules::Measure;
use crate::domain::text::Language;
use crate::domain::whole::Programme;

use super::fields::MergeField;
use super::fill::fields_of;
use super::render::{Told, templates};
use super::say::is_marked;
use super::turn::{Origin, Turn};
use super::why::is_shown_to_partner;

/// A text of the programme's own that stands in one language only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OneSided {
    /// A text of the set-up: the letter holds it as it is, marked.
    Fact(FactText),
    /// A question as the form puts it: the letter holds it as it is.
    Question(String),
    /// The programme's own wording of a turn: the letter has the usual text.
    Wording(Turn),
}

/// Letters that want a text in a language it is not written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The text.
    pub text: OneSided,
    /// The language of these letters, which the text lacks.
    pub language: Language,
    /// How many letters.
    pub n_letters: usize,
}

/// What letters lack in their own language, each text once for a language.
///
/// `told` says what the run tells about a letter.
pub fn lacking(
    programme: &Programme,
    letters: &[Letter],
    told: impl Fn(&Letter) -> Told,
) -> Vec<Lacking> {
    at_once(lacking_paced(programme, letters, told, &Pace::AT_ONCE))
}

/// The same at a pace.
pub async fn lacking_paced(
    programme: &Programme,
    letters: &[Letter],
    told: impl Fn(&Letter) -> Told,
    pace: &Pace,
) -> Vec<Lacking> {
    let mut counts: BTreeMap<(OneSided, Language), usize> = BTreeMap::new();
    // Letters without words of their own have those of their turn, which are read once.
    let mut of_turns: BTreeMap<(Turn, Language), Asked> = BTreeMap::new();
    for letter in letters {
        pace.rest().await;
        let Some(turn) = Turn::of(programme, letter) else {
            continue;
        };
        let own;
        let asked = if letter.subject.is_empty() && letter.body.is_empty() {
            let of_turn = of_turns.entry((turn, letter.language));
            of_turn.or_insert_with(|| Asked::of(programme, letter, turn))
        } else {
            own = Asked::of(programme, letter, turn);
            &own
        };
        for text in wanting(programme, letter, turn, asked, &told(letter)) {
            *counts.entry((text, letter.language)).or_default() += 1;
        }
    }
    let counted = counts.into_iter();
    counted
        .map(|((text, language), n_letters)| Lacking {
            text,
            language,
            n_letters,
        })
        .collect()
}

/// The texts one letter wants in its language and cannot have.
pub(super) fn one_sided(programme: &Programme, letter: &Letter, told: &Told) -> Vec<OneSided> {
    let Some(turn) = Turn::of(programme, letter) else {
        return Vec::new();
    };
    let asked = Asked::of(programme, letter, turn);
    wanting(programme, letter, turn, &asked, told)
}

/// What the words of a letter ask for.
struct Asked {
    fields: BTreeSet<MergeField>,
    origin: Origin,
}

impl Asked {
    fn of(programme: &Programme, letter: &Letter, turn: Turn) -> Self {
        let (subject, body, origin) = templates(programme, letter, turn);
        let fields = [&subject, &body]
            .into_iter()
            .flat_map(|text| fields_of(text));
        Self {
            fields: fields.collect(),
            origin,
        }
    }
}

fn wanting(
    programme: &Programme,
    letter: &Letter,
    turn: Turn,
    asked: &Asked,
    told: &Told,
) -> Vec<OneSided> {
    let mut found = BTreeSet::new();
    if asked.origin == Origin::OwnOnlyInOtherLanguage {
        found.insert(OneSided::Wording(turn));
    }
    for (field, which) in [
        (MergeField::Purpose, FactText::Purpose),
        (MergeField::PaidTime, FactText::PaidTime),
        (MergeField::HrContact, FactText::HrContact),
        (MergeField::ReviewContact, FactText::ReviewContact),
    ] {
        let is_asked = asked.fields.contains(&field) && field.serves(letter.kind);
        if is_asked && is_marked(&programme.facts.text(which), letter.language) {
            found.insert(OneSided::Fact(which));
        }
    }
    if asked.fields.contains(&MergeField::PartnerAnswers) {
        found.extend(questions_answered(programme, letter, turn.role));
    }
    if asked.fields.contains(&MergeField::Why) {
        found.extend(questions_matched_by(programme, letter, told));
    }
    found.into_iter().collect()
}

/// Questions whose label stands beside the partner's answer.
fn questions_answered(programme: &Programme, letter: &Letter, reader: Role) -> Vec<OneSided> {
    let pairing = letter.pairing.as_ref();
    let Some(pairing) = pairing.and_then(|id| programme.pairings.get(id)) else {
        return Vec::new();
    };
    let partner = match reader {
        Role::Mentor => &pairing.mentee,
        Role::Mentee => &pairing.mentor,
    };
    let Some(answers) = programme.answers.get(&partner.cast::<Answers>()) else {
        return Vec::new();
    };
    let form = programme.form_of(reader.other()).into_iter();
    form.filter(|question| is_shown_to_partner(question))
        .filter(|question| question.label.is_fallback(letter.language))
        .filter(|question| {
            let answer = answers.by_question.get(&question.id);
            answer.is_some_and(|answer| !answer.texts().is_empty())
        })
        .map(|question| OneSided::Question(question.label.in_language(letter.language).to_owned()))
        .collect()
}

/// Questions named among the reasons.
fn questions_matched_by(programme: &Programme, letter: &Letter, told: &Told) -> Vec<OneSided> {
    let parts = told.why.iter().filter(|part| part.points > 0);
    parts
        .filter_map(|part| match &part.measure {
            Measure::SharedAnswers(id) => {
                let id = crate::domain::id::Id::new(id.as_str());
                programme.questions.get(&id)
            }
            _ => None,
        })
        .filter(|question| is_shown_to_partner(question))
        .filter(|question| question.label.is_fallback(letter.language))
        .map(|question| OneSided::Question(question.label.in_language(letter.language).to_owned()))
        .collect()
}
