//! A draft as it is kept on the applicant's own computer between visits.
//!
//! Leaves out where (`session::applying`).

use std::collections::BTreeMap;

use super::form::Draft;
use crate::bundle::{canonical, strict};
use crate::domain::field::{FieldValue as _, Record as _};
use crate::domain::id::Id;
use crate::domain::people::{Answer, Person, Role};
use crate::domain::text::Language;
use crate::domain::value::Value;

/// A draft as JSON.
pub fn text_of(draft: &Draft) -> String {
    let answers = draft.answers.iter();
    let answers = answers.map(|(id, answer)| (id.to_string(), answer.to_value()));
    canonical(&Value::map([
        (
            "roles",
            Value::List(draft.roles.iter().map(Role::to_value).collect()),
        ),
        ("person", Value::Map(draft.person.to_fields())),
        ("places", draft.places.into()),
        ("wants", draft.wants.into()),
        ("hours", draft.hours_a_month.into()),
        ("modes", draft.modes.to_value()),
        ("answers", Value::Map(answers.collect::<BTreeMap<_, _>>())),
        ("consents", draft.consents.into()),
        ("read_in", draft.read_in.to_value()),
        ("note", draft.note.as_str().into()),
    ]))
}

/// A draft from what was kept; what cannot be read is empty.
pub fn draft_of(text: &str) -> Draft {
    let Ok(tree) = strict::parse_tree(text.as_bytes()) else {
        return Draft::default();
    };
    let number = |name: &str| tree.get(name).and_then(u32::from_value).unwrap_or_default();
    let list = |name: &str| tree.get(name).and_then(Value::as_list).unwrap_or_default();
    let map = |name: &str| {
        tree.get(name)
            .and_then(Value::as_map)
            .cloned()
            .unwrap_or_default()
    };
    let answer = |(id, value): (String, Value)| Some((Id::new(id), Answer::from_value(&value)?));
    Draft {
        roles: list("roles").iter().filter_map(Role::from_value).collect(),
        person: Person::from_fields(Id::default(), &map("person"), &mut Vec::new()),
        places: number("places"),
        wants: number("wants"),
        hours_a_month: number("hours"),
        modes: tree
            .get("modes")
            .and_then(Vec::from_value)
            .unwrap_or_default(),
        answers: map("answers").into_iter().filter_map(answer).collect(),
        consents: tree
            .get("consents")
            .and_then(bool::from_value)
            .unwrap_or_default(),
        read_in: tree.get("read_in").and_then(Language::from_value),
        note: tree
            .get("note")
            .and_then(String::from_value)
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::Mode;

    #[test]
    fn a_draft_survives_being_kept() {
        let draft = Draft {
            roles: vec![Role::Mentee, Role::Mentor],
            person: Person {
                given_name: "Ana".to_owned(),
                languages: vec!["English".to_owned()],
                ..Person::default()
            },
            places: 2,
            wants: 1,
            hours_a_month: 3,
            modes: vec![Mode::Remote, Mode::Hybrid],
            answers: BTreeMap::from([(Id::new("q_1a2b3c4d"), Answer::YesNo(false))]),
            consents: true,
            read_in: Some(Language::Spanish),
            note: "¿Cuándo?".to_owned(),
        };
        assert_eq!(draft_of(&text_of(&draft)), draft);
        assert_eq!(draft_of("not json"), Draft::default());
    }
}
