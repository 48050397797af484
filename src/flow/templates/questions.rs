//! The questions of a template, and the usual question for each meaning.

use super::lists;
use super::words::{Words, words};
use crate::domain::form::{AskedOf, Meaning, Question, QuestionKind};
use crate::domain::id::Id;
use crate::domain::text::{Language, LocalText};

/// Who sees an answer besides the coordinator and the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nobody.
    ByCoordinator,
    /// The other person of a pairing.
    ByPair,
    /// Nobody, and marked as sensitive wherever it stands.
    Sensitive,
}

impl Seen {
    /// All three, from the widest to the narrowest.
    pub const ALL: [Self; 3] = [Self::ByPair, Self::ByCoordinator, Self::Sensitive];

    /// Who sees the answers to a question as it stands; what is sensitive is
    /// never shared.
    pub fn of(question: &Question) -> Self {
        match (question.sensitive, question.shared) {
            (true, _) => Self::Sensitive,
            (false, true) => Self::ByPair,
            (false, false) => Self::ByCoordinator,
        }
    }

    /// Marks a question so that these see its answers.
    pub fn mark(self, question: &mut Question) {
        question.sensitive = self == Self::Sensitive;
        question.shared = self == Self::ByPair;
    }

    /// A word for forms and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ByPair => "pair",
            Self::ByCoordinator => "coordinator",
            Self::Sensitive => "sensitive",
        }
    }
}

/// The options of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    /// None: the answer is typed.
    None,
    /// The competencies, then these professional skills.
    CompetenciesAnd(&'static [Words]),
    /// These.
    These(&'static [Words]),
}

impl Options {
    /// The options in one language, as a question stores them.
    pub fn in_language(self, language: Language) -> Vec<String> {
        let text = |words: &Words| words.in_language(language).to_owned();
        match self {
            Self::None => Vec::new(),
            Self::These(options) => options.iter().map(text).collect(),
            Self::CompetenciesAnd(more) => {
                let names = super::competencies::COMPETENCIES.iter().map(|it| &it.name);
                names.chain(more).map(text).collect()
            }
        }
    }
}

/// A question of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionPlan {
    /// The question as it is read.
    pub label: Words,
    /// What helps to answer it.
    pub hint: Words,
    /// The kind of answer.
    pub kind: QuestionKind,
    /// What the matching reads it as.
    pub meaning: Meaning,
    /// The options.
    pub options: Options,
    /// Whom it is put to.
    pub asked_of: AskedOf,
    /// Whether it must be answered.
    pub required: bool,
    /// Who sees the answer.
    pub seen: Seen,
}

impl QuestionPlan {
    /// The question as a programme keeps it; its options are in `language`.
    pub fn question(&self, id: Id<Question>, rank: u32, language: Language) -> Question {
        let local = |words: Words| {
            if words.en.is_empty() {
                LocalText::default()
            } else {
                words.local()
            }
        };
        let mut question = Question {
            id,
            label: local(self.label),
            hint: local(self.hint),
            kind: self.kind,
            meaning: self.meaning,
            options: self.options.in_language(language),
            options_local: LocalText::default().with(
                language.other(),
                self.options.in_language(language.other()).join("\n"),
            ),
            asked_of: self.asked_of,
            required: self.required,
            rank,
            ..Question::default()
        };
        self.seen.mark(&mut question);
        question
    }
}

/// The usual question for a meaning, for a form that has none yet, as when a
/// spreadsheet brings answers the programme did not ask for.
pub fn standard_question(
    meaning: Meaning,
    id: Id<Question>,
    rank: u32,
    language: Language,
) -> Question {
    standard_plan(meaning).question(id, rank, language)
}

pub(super) const NO_HINT: Words = words("", "");

/// A question people answer in their own words, if they like, for the pair.
pub(super) const IN_WORDS: QuestionPlan = QuestionPlan {
    label: NO_HINT,
    hint: NO_HINT,
    kind: QuestionKind::Text,
    meaning: Meaning::Nothing,
    options: Options::None,
    asked_of: AskedOf::Both,
    required: false,
    seen: Seen::ByPair,
};

/// A question with any of its options for an answer.
pub(super) const SOME_OF: QuestionPlan = QuestionPlan {
    kind: QuestionKind::Many,
    ..IN_WORDS
};

/// A question with one of its options for an answer.
pub(super) const ONE_OF: QuestionPlan = QuestionPlan {
    kind: QuestionKind::One,
    ..IN_WORDS
};

/// A question that is answered with yes or no, for the coordinator alone.
pub(super) const YES_NO: QuestionPlan = QuestionPlan {
    kind: QuestionKind::YesNo,
    seen: Seen::ByCoordinator,
    ..IN_WORDS
};

/// Whom somebody must not be paired with; for the coordinator alone.
pub(super) const NOT_WITH: QuestionPlan = QuestionPlan {
    meaning: Meaning::ExcludedPartners,
    seen: Seen::Sensitive,
    ..SOME_OF
};

/// The plan behind [`standard_question`].
pub(super) const fn standard_plan(meaning: Meaning) -> QuestionPlan {
    let (label, kind, asked_of, seen) = match meaning {
        Meaning::Nothing => (
            words("Anything else?", "¿Algo más?"),
            QuestionKind::Text,
            AskedOf::Both,
            Seen::ByCoordinator,
        ),
        Meaning::SkillsOffered => (
            words(
                "Skills you can help others with",
                "Habilidades en las que puede ayudar",
            ),
            QuestionKind::Many,
            AskedOf::Mentors,
            Seen::ByPair,
        ),
        Meaning::SkillsWanted => (
            words(
                "Skills you want to grow in",
                "Habilidades que quiere desarrollar",
            ),
            QuestionKind::Many,
            AskedOf::Mentees,
            Seen::ByPair,
        ),
        Meaning::Goals => (
            words("Goals", "Metas"),
            QuestionKind::Many,
            AskedOf::Both,
            Seen::ByPair,
        ),
        Meaning::Interests => (
            words("Interests", "Intereses"),
            QuestionKind::Many,
            AskedOf::Both,
            Seen::ByPair,
        ),
        Meaning::Values => (
            words("Values", "Valores"),
            QuestionKind::Many,
            AskedOf::Both,
            Seen::ByPair,
        ),
        Meaning::Characteristics => (
            words(
                "Characteristics you choose to name",
                "Características que usted decide mencionar",
            ),
            QuestionKind::Many,
            AskedOf::Both,
            Seen::Sensitive,
        ),
        Meaning::IdentityWish => (
            words(
                "A characteristic you would like in a mentor",
                "Una característica que le gustaría en su mentor o mentora",
            ),
            QuestionKind::Line,
            AskedOf::Mentees,
            Seen::Sensitive,
        ),
        Meaning::IdentityWishCounts => (
            words("Should this wish count?", "¿Debe contar este deseo?"),
            QuestionKind::YesNo,
            AskedOf::Mentees,
            Seen::Sensitive,
        ),
        Meaning::Availability => (
            words(
                "When you can usually meet, in the programme's time zone",
                "Cuándo suele poder reunirse, en la hora del programa",
            ),
            QuestionKind::Many,
            AskedOf::Both,
            Seen::ByPair,
        ),
        Meaning::PreferredPartners => (
            words(
                "People you would like to be paired with",
                "Personas con quienes le gustaría trabajar",
            ),
            QuestionKind::Many,
            AskedOf::Both,
            Seen::ByCoordinator,
        ),
        Meaning::ExcludedPartners => (
            words(
                "People you would rather not be paired with",
                "Personas con quienes prefiere no trabajar",
            ),
            QuestionKind::Many,
            AskedOf::Both,
            Seen::Sensitive,
        ),
        Meaning::Biography => (
            words("A few words about yourself", "Unas palabras sobre usted"),
            QuestionKind::Text,
            AskedOf::Both,
            Seen::ByPair,
        ),
    };
    let options = match meaning {
        Meaning::SkillsOffered | Meaning::SkillsWanted => {
            Options::CompetenciesAnd(lists::OFFICE_SKILLS)
        }
        _ => Options::None,
    };
    QuestionPlan {
        label,
        hint: NO_HINT,
        kind,
        meaning,
        options,
        asked_of,
        required: false,
        seen,
    }
}
