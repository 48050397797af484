//! Cells as answers to questions: which question, which kind of answer, whole
//! or in parts. Leaves out people and roles (`draft`).

use std::collections::BTreeMap;

use super::cells::{whole_number, yes_no};
use super::columns::{ImportFile, Target};
use super::problem::ProblemKind;
use crate::domain::form::{AskedOf, Meaning, Question, QuestionKind};
use crate::domain::id::Id;
use crate::domain::people::{Answer, Role};
use crate::domain::text::{Language, LocalText};
use crate::domain::whole::Programme;
use crate::exchange::headings::{FieldKind, normalise};
use crate::exchange::split::answers;
use crate::flow::templates::standard_question;

/// A question an import answers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionRef {
    /// One of the form.
    Known(Id<Question>),
    /// The usual question for a meaning, to be added to the form.
    Standard(Meaning),
    /// A column kept as it is, to be added to the form under its heading.
    Heading(String),
}

/// What a field means as an answer, where it is one.
pub fn meaning_of(kind: FieldKind) -> Option<Meaning> {
    match kind {
        FieldKind::SkillsOffered => Some(Meaning::SkillsOffered),
        FieldKind::SkillsWanted => Some(Meaning::SkillsWanted),
        FieldKind::Goals => Some(Meaning::Goals),
        FieldKind::Interests => Some(Meaning::Interests),
        FieldKind::Values => Some(Meaning::Values),
        FieldKind::Characteristics => Some(Meaning::Characteristics),
        FieldKind::IdentityToMatch => Some(Meaning::IdentityWish),
        FieldKind::MatchSimilarIdentity => Some(Meaning::IdentityWishCounts),
        FieldKind::Biography => Some(Meaning::Biography),
        FieldKind::PreferredPartners => Some(Meaning::PreferredPartners),
        FieldKind::ExcludedPeople => Some(Meaning::ExcludedPartners),
        _ => None,
    }
}

/// A question with the columns of a file that answer it.
#[derive(Clone, Debug)]
pub struct AnswerPlan {
    /// Which.
    pub question: QuestionRef,
    /// As it stands, or as it will be added.
    pub shape: Question,
    /// The columns, in order.
    pub columns: Vec<usize>,
    /// Whether commas part its answers, as they do in Google Forms.
    pub commas_part: bool,
}

/// The questions a file answers.
pub fn plans(file: &ImportFile, programme: &Programme) -> Vec<AnswerPlan> {
    let mut columns: BTreeMap<QuestionRef, Vec<usize>> = BTreeMap::new();
    for (at, column) in file.columns.iter().enumerate() {
        let question = match &column.target {
            Target::Ignore => None,
            Target::Field(kind) => meaning_of(*kind).map(|meaning| {
                let known = programme.question_meaning(meaning);
                known.map_or(QuestionRef::Standard(meaning), |question| {
                    QuestionRef::Known(question.id.clone())
                })
            }),
            Target::Question(id) => Some(QuestionRef::Known(id.clone())),
            Target::NewQuestion => Some(QuestionRef::Heading(normalise(&column.heading))),
        };
        if let Some(question) = question {
            columns.entry(question).or_default().push(at);
        }
    }
    let plan = |(question, columns): (QuestionRef, Vec<usize>)| {
        let shape = shape(&question, file, &columns, programme)?;
        let commas_part = !reads_as_prose(file, &columns);
        Some(AnswerPlan {
            question,
            shape,
            columns,
            commas_part,
        })
    };
    columns.into_iter().filter_map(plan).collect()
}

/// The question as it stands, or as the import would add it (without id and rank).
fn shape(
    question: &QuestionRef,
    file: &ImportFile,
    columns: &[usize],
    programme: &Programme,
) -> Option<Question> {
    match question {
        QuestionRef::Known(id) => programme
            .questions
            .get(id)
            .map(|question| (**question).clone()),
        QuestionRef::Standard(meaning) => Some(standard_question(
            *meaning,
            Id::default(),
            0,
            programme.facts.letters_in,
        )),
        QuestionRef::Heading(_) => {
            let column = file.columns.get(*columns.first()?)?;
            let is_long = column
                .samples
                .iter()
                .any(|sample| sample.chars().count() > 80);
            let label = match programme.facts.letters_in {
                Language::English => LocalText::new(&column.heading, ""),
                Language::Spanish => LocalText::new("", &column.heading),
            };
            let kind = if is_long {
                QuestionKind::Text
            } else {
                QuestionKind::Line
            };
            Some(Question {
                label,
                kind,
                ..Question::default()
            })
        }
    }
}

/// Sentences hold commas that part nothing: long pieces say it is prose.
fn reads_as_prose(file: &ImportFile, columns: &[usize]) -> bool {
    let (mut n_pieces, mut n_long) = (0_usize, 0_usize);
    let cells = file
        .table
        .rows
        .iter()
        .take(500)
        .flat_map(|row| columns.iter().filter_map(|column| row.cells.get(*column)));
    for piece in cells
        .flat_map(|cell| cell.split([',', ';', '\n']))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
    {
        n_pieces += 1;
        n_long += usize::from(piece.split_whitespace().count() > 7);
    }
    n_long * 4 > n_pieces
}

/// True where a question is put to a role.
pub fn is_asked(question: &Question, role: Role) -> bool {
    match question.asked_of {
        AskedOf::Both => true,
        AskedOf::Mentors => role == Role::Mentor,
        AskedOf::Mentees => role == Role::Mentee,
    }
}

/// The answer in one or more cells; `None` where they are blank.
pub fn answer(plan: &AnswerPlan, cells: &[&str]) -> Result<Option<Answer>, ProblemKind> {
    let filled: Vec<&str> = cells
        .iter()
        .copied()
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let Some(first) = filled.first() else {
        return Ok(None);
    };
    let options = &plan.shape.options;
    Ok(Some(match plan.shape.kind {
        QuestionKind::Many => {
            let mut many: Vec<String> = Vec::new();
            for text in filled.iter().flat_map(|cell| parts(plan, cell)) {
                let text = as_option(&text, options);
                if !many.contains(&text) {
                    many.push(text);
                }
            }
            Answer::Many(many)
        }
        QuestionKind::One => Answer::Text(as_option(first.trim_end_matches(';'), options)),
        QuestionKind::Line | QuestionKind::Text => {
            Answer::Text(filled.join("\n").trim_end_matches(';').to_owned())
        }
        QuestionKind::Number => Answer::Number(i64::from(
            whole_number(first).ok_or(ProblemKind::NumberUnclear)?,
        )),
        QuestionKind::YesNo => Answer::YesNo(yes_no(first).ok_or(ProblemKind::YesNoUnclear)?),
    }))
}

fn parts(plan: &AnswerPlan, cell: &str) -> Vec<String> {
    if plan.commas_part || cell.contains(';') {
        answers(cell, &plan.shape.options)
    } else {
        let lines = cell.lines().map(|line| {
            line.trim_start_matches(['-', '•', '*', '·'])
                .trim()
                .to_owned()
        });
        lines.filter(|line| !line.is_empty()).collect()
    }
}

/// The option a text means, in the form's own spelling; else the text.
fn as_option(text: &str, options: &[String]) -> String {
    let plain = normalise(text);
    let option = options.iter().find(|option| normalise(option) == plain);
    option.cloned().unwrap_or_else(|| text.to_owned())
}
