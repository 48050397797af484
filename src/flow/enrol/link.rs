//! An invitation as a link: the template, and where the programme differs from
//! it, in at most [`MAX_CODE`] characters.
//!
//! The code is base64url of tagged fields and a short checksum, so that a code
//! that was cut or mistyped is known as such. Mail filters turn `#` into `%23`
//! or drop it; [`code_in`] finds the code in what is left. Leaves out a
//! signature: the invitation file has one. A link never carries answers.

mod beside;
mod found;
mod packed;

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use self::beside::{came_without, drop_translations, same_phases, translates_changed};
pub use self::found::code_in;
use self::found::version_of;
use self::packed::{addressee_bytes, addressee_from, entries, put, uuid_bytes};
use crate::bundle::{Invitation, strict};
use crate::domain::facts::Facts;
use crate::domain::field::{FieldValue, Fields, Record as _};
use crate::domain::form::{Phase, Question};
use crate::domain::id::Id;
use crate::domain::text::{Language, LocalText};
use crate::domain::value::Value;
use crate::flow::templates::{CreateInput, Template, add_translations, days_after, facts_of, find};

/// The longest code that goes into a link, in characters; longer ones are
/// sent as a file.
pub const MAX_CODE: usize = 600;

/// What stands before every code of this version. No dot: a path with one is
/// taken for a file by many hosts.
const PREFIX: &str = "v1-";
/// Bytes of the checksum.
const N_CHECK: usize = 3;

/// Why an invitation does not go into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLink {
    /// Its code would be longer than [`MAX_CODE`].
    #[error("the code has {n_chars} characters, at most {MAX_CODE} fit")]
    TooLong {
        /// How long it would be.
        n_chars: usize,
    },
    /// An id or a key in it is not of the usual shape.
    #[error("an id or a key is not of the usual shape")]
    OddIds,
}

/// Why a code is not an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// There is no code in the text.
    #[error("there is no code")]
    Missing,
    /// It was cut off or mistyped.
    #[error("the code was cut off or mistyped")]
    Damaged,
    /// A newer version of this program made it.
    #[error("a newer version made the code")]
    Newer,
}

impl BadCode {
    /// A stable code, the key of its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "code_missing",
            Self::Damaged => "code_damaged",
            Self::Newer => "code_newer",
        }
    }
}

/// What a link carries, by its tags. Tags are never given a new meaning.
mod tag {
    pub const TEMPLATE: u8 = 1;
    pub const LANGUAGE: u8 = 2;
    pub const PROGRAMME: u8 = 3;
    pub const ADDRESSEE: u8 = 4;
    pub const ADDRESSEE_NAME: u8 = 5;
    /// A question as the template has it: its place there, the id's start.
    pub const QUESTION: u8 = 6;
    /// A question of the programme's own, as JSON.
    pub const OWN_QUESTION: u8 = 7;
    /// The timeline as JSON, where it is not the template's.
    pub const PHASES: u8 = 8;
    /// A fact under its stored name, as JSON.
    pub const FACT: u8 = 9;
    /// What nobody can be matched without, where it is not what the template
    /// needs: words with commas between them.
    pub const NEEDS: u8 = 10;
    /// Facts that every programme has of its own: one tag each, as text.
    pub const FIRST_COMMON: u8 = 32;
}

/// Facts with a tag of their own, counted from `tag::FIRST_COMMON`. New ones go
/// to the end.
const COMMON: [&str; 8] = [
    "name",
    "coordinator_name",
    "coordinator_email",
    "coordinator_phone",
    "starts_on",
    "apply_by",
    "time_zone",
    "ends_on",
];
/// Facts that a link leaves out: the deputy stands among the addressees.
const LEFT_OUT: [&str; 5] = [
    "deputy_name",
    "deputy_email",
    "deputy_key",
    "deputy_recipient",
    "template",
];

/// The invitation a template gives by itself.
fn plain(
    template: &Template,
    language: Language,
    starts_on: Option<jiff::civil::Date>,
) -> Invitation {
    let input = CreateInput {
        language,
        starts_on,
        ..CreateInput::default()
    };
    let questions = template.questions.iter().enumerate();
    Invitation {
        facts: facts_of(template, input),
        questions: questions
            .map(|(at, plan)| plan.question(Id::new(at.to_string()), 0, language))
            .collect(),
        phases: phases(template, starts_on),
        to: Vec::new(),
        needs: template.work_needed(),
    }
}

fn phases(template: &Template, starts_on: Option<jiff::civil::Date>) -> Vec<Phase> {
    let phases = template.phases.iter().enumerate();
    phases
        .map(|(at, plan)| Phase {
            id: Id::new(at.to_string()),
            name: plan.name.local(),
            kind: plan.kind,
            starts_on: starts_on.map(|day| days_after(day, plan.first_day)),
            ends_on: starts_on.map(|day| days_after(day, plan.last_day)),
            rank: u32::try_from(at + 1).unwrap_or(u32::MAX),
        })
        .collect()
}

/// The code of an invitation to a programme.
///
/// # Errors
/// [`NoLink::TooLong`] with the length it would have.
pub fn encode(programme_id: &str, invitation: &Invitation) -> Result<String, NoLink> {
    let mut facts = invitation.facts.clone();
    add_translations(&mut facts);
    let facts = &facts;
    let template = find(&facts.template);
    let language = facts.letters_in;
    let base = template.map(|it| plain(it, language, facts.starts_on));
    let base = base.unwrap_or_default();
    let mut out = Vec::new();
    if let Some(template) = template {
        put(&mut out, tag::TEMPLATE, template.word.as_bytes());
    }
    put(&mut out, tag::LANGUAGE, language.word().as_bytes());
    put(&mut out, tag::PROGRAMME, &uuid_bytes(programme_id)?);
    for addressee in &invitation.to {
        put(&mut out, tag::ADDRESSEE, &addressee_bytes(addressee)?);
        put(&mut out, tag::ADDRESSEE_NAME, addressee.name.as_bytes());
    }
    put_facts(&mut out, &base.facts, facts);
    for question in &invitation.questions {
        put_question(&mut out, &base.questions, question)?;
    }
    if !same_phases(&base.phases, &invitation.phases) {
        let phases = invitation
            .phases
            .iter()
            .map(|phase| Value::Map(phase.to_fields()));
        put(
            &mut out,
            tag::PHASES,
            json(&Value::List(phases.collect())).as_bytes(),
        );
    }
    if base.needs != invitation.needs {
        put(&mut out, tag::NEEDS, invitation.needs.join(",").as_bytes());
    }
    let check = Sha256::digest(&out);
    out.extend_from_slice(&check[..N_CHECK]);
    let code = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(out));
    match code.len() {
        n_chars if n_chars > MAX_CODE => Err(NoLink::TooLong { n_chars }),
        _ => Ok(code),
    }
}

fn put_facts(out: &mut Vec<u8>, base: &Facts, facts: &Facts) {
    let (old, new) = (base.to_fields(), facts.to_fields());
    let is_dropped = |name: &str| came_without(name, &old, &new);
    let emptied = old
        .keys()
        .filter(|name| !new.contains_key(*name) && !is_dropped(name));
    let emptied = emptied.map(|name| (name, &Value::Null));
    for (name, value) in emptied.chain(&new) {
        // The first day is what the template's own dates are counted from.
        let stands = old.get(name).unwrap_or(&Value::Null) == value && name != "starts_on";
        let is_beside = translates_changed(name, &old, &new);
        if (stands && !is_beside) || LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        let common = COMMON.iter().position(|it| it == name);
        match (common.and_then(|at| u8::try_from(at).ok()), value.as_text()) {
            (Some(at), Some(text)) => put(out, tag::FIRST_COMMON + at, text.as_bytes()),
            _ => put(out, tag::FACT, format!("{name}={}", json(value)).as_bytes()),
        }
    }
}

fn put_question(out: &mut Vec<u8>, base: &[Question], question: &Question) -> Result<(), NoLink> {
    let plain_of = |question: &Question| Question {
        id: Id::default(),
        rank: 0,
        ..question.clone()
    };
    let wanted = plain_of(question);
    // A programme from before options stood in both languages has none; a
    // reader sees those of the template.
    let as_old = |question: &Question| Question {
        options_local: LocalText::default(),
        ..plain_of(question)
    };
    let is_same = |it: &Question| plain_of(it) == wanted || as_old(it) == wanted;
    let place = base.iter().position(is_same);
    if let Some(place) = place.and_then(|place| u8::try_from(place).ok()) {
        let start = question.id.as_str().strip_prefix("q_").unwrap_or_default();
        let start = u32::from_str_radix(start, 16).map_err(|_| NoLink::OddIds)?;
        let mut bytes = vec![place];
        bytes.extend_from_slice(&start.to_be_bytes());
        put(out, tag::QUESTION, &bytes);
    } else {
        let mut fields = question.to_fields();
        fields.insert("ref".to_owned(), question.id.to_string().into());
        put(out, tag::OWN_QUESTION, json(&Value::Map(fields)).as_bytes());
    }
    Ok(())
}

/// The programme's id and the invitation of a code.
pub fn decode(code: &str) -> Result<(String, Invitation), BadCode> {
    let Some(packed) = code.strip_prefix(PREFIX) else {
        return Err(match version_of(code) {
            Some(_) => BadCode::Newer,
            None => BadCode::Missing,
        });
    };
    let bytes = URL_SAFE_NO_PAD
        .decode(packed)
        .map_err(|_| BadCode::Damaged)?;
    let n_body = bytes.len().checked_sub(N_CHECK).ok_or(BadCode::Damaged)?;
    let (body, check) = bytes.split_at(n_body);
    if Sha256::digest(body)[..N_CHECK] != *check {
        return Err(BadCode::Damaged);
    }
    let entries = entries(body)?;
    let text_of = |wanted: u8| {
        let found = entries.iter().find(|(tag, _)| *tag == wanted);
        found.map(|(_, bytes)| utf8(bytes)).transpose()
    };
    let template = text_of(tag::TEMPLATE)?.map(find);
    if matches!(template, Some(None)) {
        return Err(BadCode::Newer);
    }
    let language = text_of(tag::LANGUAGE)?.and_then(Language::from_word);
    let language = language.unwrap_or_default();
    let starts_on = text_of(tag::FIRST_COMMON + 4)?.and_then(|day| day.parse().ok());
    let template = template.flatten();
    let mut base = template
        .map(|it| plain(it, language, starts_on))
        .unwrap_or_default();
    let questions = std::mem::take(&mut base.questions);
    let mut fields = base.facts.to_fields();
    fields.insert("letters_in".to_owned(), language.to_value());
    let mut programme_id = None;
    let mut came = BTreeSet::new();
    for (tag, bytes) in &entries {
        if *tag == tag::FACT {
            let name = utf8(bytes)?
                .split_once('=')
                .map(|(name, _)| name.to_owned());
            came.extend(name);
        }
        take(
            *tag,
            bytes,
            &mut base,
            &mut fields,
            &questions,
            &mut programme_id,
        )?;
    }
    drop_translations(&mut fields, &came);
    for (rank, question) in (1..).zip(&mut base.questions) {
        question.rank = rank;
    }
    base.facts = Facts::from_fields(Id::default(), &fields, &mut Vec::new());
    Ok((programme_id.ok_or(BadCode::Damaged)?, base))
}

fn take(
    tag: u8,
    bytes: &[u8],
    base: &mut Invitation,
    fields: &mut Fields,
    questions: &[Question],
    programme_id: &mut Option<String>,
) -> Result<(), BadCode> {
    match tag {
        tag::PROGRAMME => {
            let id = bytes.try_into().map_err(|_| BadCode::Damaged)?;
            *programme_id = Some(uuid::Uuid::from_bytes(id).to_string());
        }
        tag::ADDRESSEE => base.to.push(addressee_from(bytes)?),
        tag::ADDRESSEE_NAME => {
            if let Some(last) = base.to.last_mut() {
                utf8(bytes)?.clone_into(&mut last.name);
            }
        }
        tag::QUESTION => {
            let (place, start) = bytes.split_first().ok_or(BadCode::Damaged)?;
            let start = start.try_into().map_err(|_| BadCode::Damaged)?;
            let question = questions.get(usize::from(*place));
            base.questions.push(Question {
                id: Id::new(format!("q_{:08x}", u32::from_be_bytes(start))),
                ..question.ok_or(BadCode::Newer)?.clone()
            });
        }
        tag::NEEDS => {
            let words = utf8(bytes)?.split(',').filter(|it| !it.is_empty());
            base.needs = words.map(str::to_owned).collect();
        }
        tag::OWN_QUESTION => {
            let value = parse(bytes)?;
            let id = value.get("ref").and_then(Value::as_text);
            let id = Id::new(id.ok_or(BadCode::Damaged)?);
            let fields = value.as_map().ok_or(BadCode::Damaged)?;
            base.questions
                .push(Question::from_fields(id, fields, &mut Vec::new()));
        }
        tag::PHASES => {
            let value = parse(bytes)?;
            let list = value.as_list().ok_or(BadCode::Damaged)?.iter().enumerate();
            base.phases = list
                .filter_map(|(at, value)| {
                    let id = Id::new(at.to_string());
                    Some(Phase::from_fields(id, value.as_map()?, &mut Vec::new()))
                })
                .collect();
        }
        tag::FACT => {
            let (name, value) = utf8(bytes)?.split_once('=').ok_or(BadCode::Damaged)?;
            fields.insert(name.to_owned(), parse(value.as_bytes())?);
        }
        common if common >= tag::FIRST_COMMON => {
            // One this version does not know is passed over.
            if let Some(name) = COMMON.get(usize::from(common - tag::FIRST_COMMON)) {
                fields.insert((*name).to_owned(), utf8(bytes)?.into());
            }
        }
        _ => {}
    }
    Ok(())
}

fn json(value: &Value) -> String {
    crate::bundle::canonical(value)
}

fn parse(bytes: &[u8]) -> Result<Value, BadCode> {
    strict::parse_tree(bytes).map_err(|_| BadCode::Damaged)
}

fn utf8(bytes: &[u8]) -> Result<&str, BadCode> {
    std::str::from_utf8(bytes).map_err(|_| BadCode::Damaged)
}
