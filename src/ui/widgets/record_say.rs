//! Records, fields and lines of the trail in words: names instead of ids.

use crate::domain::circle::{CircleKind, CircleState};
use crate::domain::field::{FieldValue, Record};
use crate::domain::form::{AskedOf, Meaning, QuestionKind};
use crate::domain::id::Id;
use crate::domain::letter::LetterKind;
use crate::domain::pairing::{FirstStep, OfferAnswer, PairingState, RoundState};
use crate::domain::people::{Approval, Mode, Participation, Person, Role, Standing};
use crate::domain::plan::{CountedFrom, MilestoneOwner, SurveyAudience, SurveyKind};
use crate::domain::text::{Language, LocalText};
use crate::domain::value::Value;
use crate::domain::whole::Programme;
use crate::flow::trail::{FieldLine, RecordAct, RecordLine, TrailLine, kinds_touched};
use crate::letters::{Outreach, Turn};
use crate::merge::{Document, RecordKey};
use crate::ui::i18n::{number, text, text_n, word};
use crate::ui::widgets::letter_words::{
    kind_name, language_name, outreach_name, page_language, turn_name,
};
use crate::ui::widgets::moment::{day_words, moment_words};
use crate::ui::widgets::plan_words::{audience_name, counted_from_name, owner_name, survey_name};
use crate::ui::widgets::question_words;
use crate::ui::widgets::record_words::{code_key, field_key, kind_key};
use crate::ui::widgets::words::{
    answer_name, approval_name, mode_name, pairing_state_name, role_name, standing_name,
};

/// What words are looked up in.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The programme as it stands.
    pub programme: &'a Programme,
    /// The document, for records in the bin.
    pub document: &'a Document,
}

impl Names<'_> {
    /// What a change was, in one line.
    pub fn headline(&self, line: &TrailLine) -> String {
        let code = code_key(&line.code).map(word);
        match (code, line.records.as_slice()) {
            (None, [one]) => self.record_sentence(one),
            (Some(code), [one]) => format!("{code}: {}", self.record_name(&one.key)),
            (code, _) => {
                let n = i64::try_from(line.records.len()).unwrap_or(i64::MAX);
                let start = code.map_or_else(|| text!(trail.many, n = number(n)), str::to_owned);
                format!("{start} ({})", counts(line))
            }
        }
    }

    /// What became of one record.
    pub fn record_sentence(&self, record: &RecordLine) -> String {
        let kind = kind_name_of(&record.key.kind);
        let name = self.record_name(&record.key);
        match record.what {
            RecordAct::Added => text!(trail.record_added, kind = kind, name = name),
            RecordAct::Changed => text!(trail.record_changed, kind = kind, name = name),
            RecordAct::Removed => text!(trail.record_removed, kind = kind, name = name),
            RecordAct::BroughtBack => text!(trail.record_back, kind = kind, name = name),
        }
    }

    /// What a record is called.
    pub fn record_name(&self, key: &RecordKey) -> String {
        let fields = self.document.shown(key);
        let field = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let text_of = |name: &str| field(name).as_text().unwrap_or_default().to_owned();
        let part = |name: &str| self.part_name(&text_of(name));
        match key.kind.as_str() {
            "person" => self.person_name(&key.id),
            "participation" => {
                let role = Role::from_value(&field("role")).unwrap_or_default();
                format!(
                    "{} ({})",
                    self.person_name(&text_of("person")),
                    role_name(role)
                )
            }
            "answers" | "seat" | "shortlist" => self.part_name(&key.id),
            "pairing" => {
                text!(trail.pair, mentor = part("mentor"), mentee = part("mentee"))
            }
            "exclusion" => text!(
                trail.pair,
                mentor = self.person_name(&text_of("first")),
                mentee = self.person_name(&text_of("second"))
            ),
            "letter" => {
                let kind = LetterKind::from_value(&field("kind")).unwrap_or_default();
                format!("{}, {}", part("to"), kind_name(kind))
            }
            "letter_text" => {
                let outreach = Outreach::of_text_id(&key.id).map(outreach_name);
                let turn = Turn::from_word(&key.id).map(turn_name);
                turn.or(outreach).unwrap_or_default()
            }
            "run" => field("number").as_int().map(number).unwrap_or_default(),
            "question" => local(&field("label")),
            "rules" => String::new(),
            "heading" => text_of("heading"),
            "message" => text_of("from_name"),
            "forgotten" => {
                let day = |name: &str| any_words("removed_on", &field(name));
                text_n!(
                    field("retention_months").as_int().unwrap_or_default(),
                    trail.removed_under_1,
                    trail.removed_under_n,
                    day = day("removed_on"),
                    from = day("kept_from")
                )
            }
            _ => match field("name") {
                Value::Text(name) => name,
                other => local(&other),
            },
        }
    }

    fn person_name(&self, id: &str) -> String {
        if let Some(person) = self.programme.people.get(&Id::<Person>::new(id)) {
            return person.full_name();
        }
        let fields = self.document.shown(&RecordKey::new("person", id));
        let mut unread = Vec::new();
        Person::from_fields(Id::new(id), &fields, &mut unread).full_name()
    }

    fn part_name(&self, id: &str) -> String {
        let name = self.programme.name_of(&Id::<Participation>::new(id));
        if !name.is_empty() {
            return name;
        }
        let fields = self.document.shown(&RecordKey::new("participation", id));
        let person = fields.get("person").and_then(Value::as_text);
        person.map(|id| self.person_name(id)).unwrap_or_default()
    }

    /// A field from what to what.
    pub fn field_sentence(&self, key: &RecordKey, line: &FieldLine) -> String {
        format!(
            "{}: {} → {}",
            self.field_name(key, &line.field),
            self.value_words(key, &line.field, &line.old),
            self.value_words(key, &line.field, &line.new)
        )
    }

    /// A field's name; a question's label for an answer.
    pub fn field_name(&self, key: &RecordKey, field: &str) -> String {
        if key.kind == "answers" {
            let question = self.programme.questions.get(&Id::new(field));
            let question = question.map(|it| it.label.in_language(page_language()).to_owned());
            return text!(trail.answer, question = question.unwrap_or_default());
        }
        field_key(field).map_or_else(|| plain(field), |key| word(key).to_owned())
    }

    /// A value as a person reads it.
    pub fn value_words(&self, key: &RecordKey, field: &str, value: &Value) -> String {
        if *value == Value::Null {
            return text!(trail.nothing);
        }
        self.choice_words(key, field, value)
            .unwrap_or_else(|| any_words(field, value))
    }

    /// The words of a closed choice.
    fn choice_words(&self, key: &RecordKey, field: &str, value: &Value) -> Option<String> {
        Some(match (key.kind.as_str(), field) {
            ("pairing", "state") => pairing_state_name(PairingState::from_value(value)?),
            ("circle", "kind") => match CircleKind::from_value(value)? {
                CircleKind::Led => text!(circles.kind_led),
                CircleKind::Peers => text!(circles.kind_peers),
            },
            ("circle", "state") => match CircleState::from_value(value)? {
                CircleState::Draft => text!(circles.state_draft),
                CircleState::Published => text!(circles.state_published),
            },
            (_, "circle") => self.record_name(&RecordKey::new("circle", value.as_text()?)),
            ("round", "state") => match RoundState::from_value(value)? {
                RoundState::Open => text!(trail.round_open),
                RoundState::Published => text!(trail.round_published),
                RoundState::Closed => text!(trail.round_closed),
            },
            (_, "mentee_answer" | "mentor_answer") => answer_name(OfferAnswer::from_value(value)?),
            (_, "mentee_answer_came" | "mentor_answer_came" | "answer_came") => {
                self.record_name(&RecordKey::new("message", value.as_text()?))
            }
            (_, "first_step") => match FirstStep::from_value(value)? {
                FirstStep::Introduce => text!(outbox.step_introduce),
                FirstStep::Offer => text!(outbox.step_offer),
            },
            (_, "only") | ("shortlist", "mentors" | "ranked") => {
                let parts = Vec::<String>::from_value(value)?;
                let names = parts.iter().map(|id| self.part_name(id));
                names.collect::<Vec<_>>().join(", ")
            }
            ("letter", "kind") => kind_name(LetterKind::from_value(value)?),
            ("milestone", "owner") => owner_name(MilestoneOwner::from_value(value)?),
            ("survey_plan", "survey") => survey_name(SurveyKind::from_value(value)?),
            ("survey_plan", "sent_to") => audience_name(SurveyAudience::from_value(value)?),
            ("question", "kind") => question_words::kind_name(QuestionKind::from_value(value)?),
            (_, "meaning") => question_words::meaning_name(Meaning::from_value(value)?),
            (_, "asked_of") => question_words::asked_of_name(AskedOf::from_value(value)?),
            (_, "only_if") => self.record_name(&RecordKey::new("question", value.as_text()?)),
            (_, "counted_from") => counted_from_name(CountedFrom::from_value(value)?),
            (_, "role") => role_name(Role::from_value(value)?),
            (_, "standing") => standing_name(Standing::from_value(value)?),
            (_, "approval") => approval_name(Approval::from_value(value)?),
            (_, "language" | "letters_in") => language_name(Language::from_value(value)?),
            (_, "modes") => {
                let modes = Vec::<Mode>::from_value(value)?;
                modes
                    .into_iter()
                    .map(mode_name)
                    .collect::<Vec<_>>()
                    .join(", ")
            }
            (_, "sent_at_ms" | "made_at_ms") => moment_words(value.as_int()?),
            (_, "mentor" | "mentee" | "to") => self.part_name(value.as_text()?),
            (_, "person" | "first" | "second") => self.person_name(value.as_text()?),
            (_, "round" | "adds_to") => {
                self.record_name(&RecordKey::new("round", value.as_text()?))
            }
            (_, "pairing") => self.record_name(&RecordKey::new("pairing", value.as_text()?)),
            (_, "level") => self.record_name(&RecordKey::new("level", value.as_text()?)),
            (_, "run" | "chosen_run" | "published_run") => {
                self.record_name(&RecordKey::new("run", value.as_text()?))
            }
            _ => return None,
        })
    }
}

/// The words of a value of no closed choice.
fn any_words(field: &str, value: &Value) -> String {
    match value {
        Value::Null => text!(trail.nothing),
        Value::Bool(true) => text!(trail.yes),
        Value::Bool(false) => text!(trail.no),
        Value::Int(n) => number(*n),
        Value::Text(day) if field.ends_with("_on") || field == "reply_by" => {
            day.parse().map_or_else(|_| day.clone(), day_words)
        }
        Value::Text(text) => text.clone(),
        Value::List(items) => {
            let items = items.iter().map(|item| any_words(field, item));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Map(_) => {
            let words = local(value);
            if words.is_empty() {
                text!(trail.data)
            } else {
                words
            }
        }
    }
}

/// A kind of record.
pub fn kind_name_of(kind: &str) -> String {
    kind_key(kind).map_or_else(|| plain(kind), |key| word(key).to_owned())
}

/// How many of each kind a change touched.
fn counts(line: &TrailLine) -> String {
    let count = |(kind, n): (&str, usize)| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        format!("{}: {}", kind_name_of(kind), number(n))
    };
    let counts = kinds_touched(line).into_iter().map(count);
    counts.collect::<Vec<_>>().join(", ")
}

/// A stored word nobody named.
fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// A text in the page's language, or nothing.
fn local(value: &Value) -> String {
    let text = LocalText::from_value(value).unwrap_or_default();
    text.in_language(page_language()).to_owned()
}
