//! Rules handed on in a signed file: what arrives, what stays out, what is
//! refused.

use std::collections::BTreeSet;

use civic_mentor::bundle::{
    Heads, KeyCardMessage, Message, OwnKey, RuleSetMessage, armour, canonical, file_bytes,
    message_of, open, sign, verify,
};
use civic_mentor::domain::apply::apply;
use civic_mentor::domain::form::{Meaning, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::rules::{Criterion, Measure, ReadyMade, Rule, RuleSet, Weight};
use civic_mentor::domain::text::LocalText;
use civic_mentor::domain::value::Value;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::round::rules_of;
use civic_mentor::flow::rule_set::{NoOffer, NoPlace, RulesOffer};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::merge::Stamp;

use super::canary::aviary;

const ACTOR: &str = "00000000-0000-4000-8000-0000000000aa";

fn file(message: &Message) -> Vec<u8> {
    let key = OwnKey::from_entropy([7; 32]);
    let envelope = message.envelope(Heads {
        programme_id: None,
        re: None,
        bundle_id: "22222222-2222-4222-8222-000000000001".to_owned(),
        author: key.public(),
        actor: "33333333-3333-4333-8333-333333333333".to_owned(),
        audience: Vec::new(),
    });
    let at = jiff::Timestamp::from_second(1_790_000_000).unwrap();
    file_bytes(&sign(&envelope, &key, at).unwrap()).unwrap()
}

fn read(bytes: &[u8]) -> Message {
    let verified = verify(open(bytes).unwrap(), &Default::default()).unwrap();
    message_of(&verified).expect("it is a message").unwrap()
}

/// A question whose answers can be compared, and a rule that does so.
fn asking(programme: &mut Programme, id: &str, kind: QuestionKind) -> Rule {
    let question = Question {
        id: Id::new(id),
        label: LocalText::new("Which track?", ""),
        kind,
        meaning: Meaning::Nothing,
        ..Question::default()
    };
    programme
        .questions
        .insert(Id::new(id), std::sync::Arc::new(question));
    Rule::Soft(Criterion::usual(
        Weight::Medium,
        Measure::SharedAnswers(id.to_owned()),
    ))
}

#[test]
fn rules_arrive_as_they_were_signed_as_file_and_as_text() {
    let programme = sample_document(ACTOR, 0).programme();
    for ready in ReadyMade::ALL {
        let sent = RuleSetMessage::of(&programme, ready.rule_set(), " Ann ");
        assert_eq!(sent.from, "Ann");
        let bytes = file(&Message::RuleSet(Box::new(sent.clone())));
        let came = Message::RuleSet(Box::new(sent));
        assert_eq!(read(&bytes), came);
        assert_eq!(read(armour(&bytes).as_bytes()), came);
    }
}

#[test]
fn taking_rules_over_is_one_change_that_can_be_undone() {
    let mut document = sample_document(ACTOR, 0);
    let programme = document.programme();
    let before = rules_of(&programme).unwrap();
    let message = RuleSetMessage::of(&programme, RuleSet::civil_service(), "");
    let offer = RulesOffer::of(&programme, &message).unwrap();
    assert_eq!(offer.left_out, []);
    assert_eq!(
        offer.differences,
        before.differences(&RuleSet::civil_service())
    );
    let change = offer.change(&programme);
    assert_eq!(change.code(), "rules.taken_over");
    let writes = apply(&programme, &change).unwrap();
    let stamp = Stamp {
        actor: ACTOR.into(),
        at_ms: 5,
        via: String::new(),
    };
    let committed = document.commit(&stamp, &change.code(), &writes).unwrap();
    let programme = document.programme();
    assert_eq!(rules_of(&programme).unwrap(), RuleSet::civil_service());
    assert_eq!(programme.facts.usual_places, 3);
    let back = document.undo(&committed.dot).unwrap();
    document.commit(&stamp, "undo", &back).unwrap();
    assert_eq!(rules_of(&document.programme()).unwrap(), before);
}

#[test]
fn a_question_that_is_not_asked_here_is_named_and_left_out_never_guessed() {
    let mut there = Programme::default();
    let mut rules = RuleSet::skills_first();
    let track = asking(&mut there, "q1", QuestionKind::One);
    rules.rules.insert("answer".to_owned(), track.clone());
    let message = RuleSetMessage::of(&there, rules.clone(), "");
    // Here the same words stand under another id.
    let mut here = Programme::default();
    asking(&mut here, "q2", QuestionKind::One);
    let offer = RulesOffer::of(&here, &message).unwrap();
    assert_eq!(offer.rules, RuleSet::skills_first());
    let left = &offer.left_out[0];
    assert_eq!(left.why, NoPlace::NotAsked);
    assert_eq!(left.question, LocalText::new("Which track?", ""));
    // The same question, but in a form whose answers are not compared.
    asking(&mut here, "q1", QuestionKind::Line);
    let offer = RulesOffer::of(&here, &message).unwrap();
    assert_eq!(offer.left_out[0].why, NoPlace::NotCompared);
    // The same question.
    asking(&mut here, "q1", QuestionKind::Many);
    let offer = RulesOffer::of(&here, &message).unwrap();
    assert_eq!((offer.rules, offer.left_out.len()), (rules.clone(), 0));
    // Nothing else gives points.
    rules
        .rules
        .retain(|_, rule| *rule == track || matches!(rule, Rule::Hard(_)));
    let message = RuleSetMessage::of(&there, rules, "");
    let offer = RulesOffer::of(&Programme::default(), &message);
    assert_eq!(offer, Err(NoOffer::NothingFits));
}

#[test]
fn other_kinds_newer_versions_and_damaged_files_are_refused() {
    let programme = Programme::default();
    let message = RuleSetMessage::of(&programme, RuleSet::succession(), "Ann");
    let bytes = file(&Message::RuleSet(Box::new(message)));
    let text = String::from_utf8(bytes.clone()).unwrap();
    let other = file(&Message::KeyCard(KeyCardMessage {
        name: "Ann".to_owned(),
        ..KeyCardMessage::default()
    }));
    assert!(!matches!(read(&other), Message::RuleSet(_)));
    let newer = text.replace("\"minReader\": 1", "\"minReader\": 99");
    assert_ne!(newer, text);
    assert_eq!(open(newer.as_bytes()).unwrap_err().code(), "newer");
    let changed = text.replace("\"points\": 40", "\"points\": 41");
    assert_ne!(changed, text);
    let refused = verify(open(changed.as_bytes()).unwrap(), &Default::default()).unwrap_err();
    assert_eq!(refused.code(), "changed_after_signing");
    assert!(open(&bytes[..bytes.len() / 2]).is_err());
    // A rule of a version to come is a problem with its place, not a rule less.
    let payload = Value::map([(
        "rules",
        Value::map([("name", Value::from("x")), ("rules", Value::Null)]),
    )]);
    let read = Message::from_payload(civic_mentor::bundle::Kind::RuleSet, &payload).unwrap();
    let problems = read.unwrap_err();
    assert_eq!(problems[0].place, "rules");
}

#[test]
fn no_field_of_people_or_answers_goes_along() {
    let aviary = aviary();
    let programme = aviary.programme();
    let message = RuleSetMessage::of(&programme, RuleSet::evidence_based(), "Ann");
    let text = canonical(&Message::RuleSet(Box::new(message)).to_payload());
    let told: BTreeSet<&str> = aviary
        .canaries
        .iter()
        .filter(|it| text.contains(&it.text))
        .map(|it| it.field.as_str())
        .collect();
    assert!(told.is_empty(), "{told:?}");
}
