//! The spreadsheet for people who never open the page: one row for each
//! person, drop-downs where something is chosen, and beside it a hidden list of
//! what every column and every choice is, so that it comes back understood in
//! whatever language it was made.
//!
//! Leaves out the words, which come in, and writing the file (`exchange`).

use crate::domain::check::needs_approval;
use crate::domain::fact_text::FactText;
use crate::domain::form::{AskedOf, Question, QuestionKind};
use crate::domain::people::{Mode, Role};
use crate::domain::text::Language;
use crate::domain::whole::Programme;
use crate::exchange::headings::FieldKind;
use crate::exchange::sheet::{ColumnKey, Pick, Sheet};
use crate::flow::import::Target;
use crate::flow::templates::Seen;
use crate::letters::marked;

/// The words of a spreadsheet, in the language it is made in.
pub trait Words {
    /// The language of the questions.
    fn language(&self) -> Language;
    /// The name of the sheet that is filled in.
    fn name(&self) -> String;
    /// The name of the sheet that is only read.
    fn about(&self) -> String;
    /// The heading of a field.
    fn field(&self, kind: FieldKind) -> String;
    /// A role, and "both" where there is none.
    fn role(&self, role: Option<Role>) -> String;
    /// A way to meet.
    fn mode(&self, mode: Mode) -> String;
    /// Yes and no.
    fn yes_no(&self, yes: bool) -> String;
    /// How to write several answers into one cell.
    fn several(&self) -> String;
    /// Whom a question is put to.
    fn asked(&self, of: AskedOf) -> String;
    /// When a question is asked, where not always.
    fn when(&self, question: &Question) -> Option<String>;
    /// Who sees an answer.
    fn seen(&self, seen: Seen) -> String;
    /// Headings of the sheet that is only read: question, asked of, when, seen by.
    fn about_headings(&self) -> [String; 4];
    /// The heading over the purpose and over the policy.
    fn about_titles(&self) -> [String; 2];
}

/// The sheet to fill in and the one to read.
pub fn application_sheets(programme: &Programme, words: &impl Words) -> Vec<Sheet> {
    let mut columns = Columns::default();
    for kind in fields(programme) {
        let (choices, pick) = match kind {
            FieldKind::Role => (roles(words), Pick::One),
            FieldKind::Mode => (modes(words), Pick::Any),
            FieldKind::Consent => (yes_no(words), Pick::One),
            _ => (Vec::new(), Pick::One),
        };
        columns.add(
            words.field(kind),
            &Target::Field(kind),
            choices,
            pick,
            words,
        );
    }
    for question in programme.form() {
        let same = |option: &String| (option.clone(), option.clone());
        let options = || question.options.iter().map(same).collect();
        let (choices, pick) = match question.kind {
            QuestionKind::One => (options(), Pick::One),
            QuestionKind::Many => (options(), Pick::Any),
            QuestionKind::YesNo => (yes_no(words), Pick::One),
            QuestionKind::Line | QuestionKind::Text | QuestionKind::Number => {
                (Vec::new(), Pick::One)
            }
        };
        columns.add(
            question.label.in_language(words.language()).to_owned(),
            &Target::Question(question.id.clone()),
            choices,
            pick,
            words,
        );
    }
    let to_fill = Sheet {
        name: words.name(),
        headings: columns.headings,
        rows: Vec::new(),
        keys: columns.keys,
    };
    vec![to_fill, about(programme, words)]
}

/// The fields everybody fills in, in order.
fn fields(programme: &Programme) -> Vec<FieldKind> {
    let facts = &programme.facts;
    let mut fields = vec![
        FieldKind::Role,
        FieldKind::GivenName,
        FieldKind::FamilyName,
        FieldKind::Email,
        FieldKind::Phone,
        FieldKind::Agency,
        FieldKind::Unit,
        FieldKind::JobTitle,
        FieldKind::Grade,
        FieldKind::Location,
    ];
    if Role::ALL.iter().any(|role| needs_approval(facts, *role)) {
        fields.extend([FieldKind::ManagerName, FieldKind::ManagerEmail]);
    }
    fields.extend([
        FieldKind::HoursPerMonth,
        FieldKind::Mode,
        FieldKind::Places,
        FieldKind::Wants,
    ]);
    if facts.consent_needed || !facts.text(FactText::PolicyText).is_empty() {
        fields.push(FieldKind::Consent);
    }
    fields
}

fn roles(words: &impl Words) -> Vec<(String, String)> {
    let one = |role: &Role| (words.role(Some(*role)), role.word().to_owned());
    let mut all: Vec<_> = Role::ALL.iter().map(one).collect();
    all.push((words.role(None), "both".to_owned()));
    all
}

fn modes(words: &impl Words) -> Vec<(String, String)> {
    // A way to meet is read back as words: "in person", not "in_person".
    let one = |mode: &Mode| (words.mode(*mode), mode.word().replace('_', " "));
    Mode::ALL.iter().map(one).collect()
}

fn yes_no(words: &impl Words) -> Vec<(String, String)> {
    vec![
        (words.yes_no(true), "yes".to_owned()),
        (words.yes_no(false), "no".to_owned()),
    ]
}

#[derive(Default)]
struct Columns {
    headings: Vec<String>,
    keys: Vec<ColumnKey>,
}

impl Columns {
    fn add(
        &mut self,
        heading: String,
        target: &Target,
        choices: Vec<(String, String)>,
        pick: Pick,
        words: &impl Words,
    ) {
        let Ok(column) = u16::try_from(self.headings.len()) else {
            return;
        };
        let is_many = pick == Pick::Any && !choices.is_empty();
        self.keys.push(ColumnKey {
            column,
            heading: heading.clone(),
            code: target.code(),
            choices,
            pick,
            hint: if is_many {
                words.several()
            } else {
                String::new()
            },
        });
        self.headings.push(heading);
    }
}

/// What the programme is for, what people agree to, and who sees which answer.
fn about(programme: &Programme, words: &impl Words) -> Sheet {
    let [purpose, policy] = words.about_titles();
    let blank = String::new;
    let mut rows: Vec<Vec<String>> = Vec::new();
    for question in programme.form() {
        rows.push(vec![
            question.label.in_language(words.language()).to_owned(),
            words.asked(question.asked_of),
            words.when(question).unwrap_or_default(),
            words.seen(Seen::of(question)),
        ]);
    }
    let texts = [(purpose, FactText::Purpose), (policy, FactText::PolicyText)];
    for (title, which) in texts {
        let text = marked(&programme.facts.text(which), words.language());
        if !text.trim().is_empty() {
            rows.push(Vec::new());
            rows.push(vec![title]);
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            rows.extend(lines.map(|line| vec![line.trim().to_owned(), blank(), blank(), blank()]));
        }
    }
    Sheet {
        name: words.about(),
        headings: words.about_headings().to_vec(),
        rows,
        keys: Vec::new(),
    }
}
