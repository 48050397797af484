//! Who does not meet what a programme asks for: proposed, decided, told.

use std::sync::Arc;

use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::{Blocker, blockers};
use civic_mentor::domain::facts::ApprovalPolicy;
use civic_mentor::domain::form::{AskedOf, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::LetterKind;
use civic_mentor::domain::message::{Message, MessageState};
use civic_mentor::domain::people::{
    Answer, Answers, Approval, Participation, Person, Role, Standing,
};
use civic_mentor::domain::text::{Language, LocalText};
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::enrol::eligibility::{admit, proposals, set_aside};
use civic_mentor::flow::outbox::enrolment::{lacking_kinds, write_kind};
use civic_mentor::letters::{Against, against_text, letters_for_enrolment};
use jiff::civil::date;

use super::enrol::after;

fn question(id: &str, kind: QuestionKind, change: impl FnOnce(&mut Question)) -> Question {
    let mut question = Question {
        id: Id::new(id),
        label: LocalText::new(format!("{id}?"), format!("¿{id}?")),
        kind,
        ..Question::default()
    };
    change(&mut question);
    question
}

/// Somebody with one answer to each question, who takes part as a mentee.
fn programme(questions: &[Question], answers: &[(&str, Answer)]) -> Programme {
    let mut p = Programme {
        id: "programme".into(),
        ..Programme::default()
    };
    let person = Person {
        id: Id::new("ana"),
        given_name: "Ana".to_owned(),
        email: "ana@city.gov".to_owned(),
        letters_in: Some(Language::Spanish),
        ..Person::default()
    };
    let part = Participation {
        id: Id::new("part"),
        person: person.id.clone(),
        role: Role::Mentee,
        ..Participation::default()
    };
    let by_question = answers
        .iter()
        .map(|(id, answer)| (Id::new(*id), answer.clone()));
    let answers = Answers {
        id: Id::new("part"),
        by_question: by_question.collect(),
    };
    p = after(&p, &Change::save(person));
    p = after(&p, &Change::save(part));
    for question in questions {
        p = after(&p, &Change::save(question.clone()));
    }
    if answers.by_question.is_empty() {
        p
    } else {
        after(&p, &Change::save(answers))
    }
}

fn against(p: &Programme) -> Vec<Against> {
    let all = proposals(p).into_iter();
    all.flat_map(|it| it.against).collect()
}

#[test]
fn an_answer_below_or_beside_what_is_needed_is_proposed_with_its_reason() {
    let years = question("years", QuestionKind::Number, |it| it.least = Some(3));
    let paid = question("paid", QuestionKind::YesNo, |it| {
        it.needed_answer = "yes".into();
    });
    let kind = question("kind", QuestionKind::One, |it| {
        it.options = vec!["Staff".into(), "Contract".into()];
        it.needed_answer = "Staff".into();
    });
    let check = |question: &Question, answer: Answer, expected: usize| {
        let id = question.id.to_string();
        let p = programme(std::slice::from_ref(question), &[(&id, answer.clone())]);
        assert_eq!(against(&p).len(), expected, "{id} {answer:?}");
    };
    check(&years, Answer::Number(2), 1);
    check(&years, Answer::Number(3), 0);
    check(&paid, Answer::YesNo(false), 1);
    check(&paid, Answer::YesNo(true), 0);
    check(&kind, Answer::Text("Contract".into()), 1);
    check(&kind, Answer::Text("Staff".into()), 0);
    assert_eq!(
        against(&programme(&[years, paid, kind], &[])).len(),
        3,
        "not answered"
    );
}

#[test]
fn a_question_that_is_not_asked_stands_against_nobody() {
    let paid = question("a", QuestionKind::YesNo, |_| {});
    let years = question("b", QuestionKind::Number, |it| {
        it.least = Some(3);
        it.rank = 1;
        it.only_if = Some(Id::new("a"));
        it.only_if_answer = "yes".into();
    });
    let of_mentors = question("c", QuestionKind::Number, |it| {
        it.least = Some(3);
        it.asked_of = AskedOf::Mentors;
    });
    let form = [paid, years, of_mentors];
    let no = programme(
        &form,
        &[("a", Answer::YesNo(false)), ("b", Answer::Number(1))],
    );
    assert_eq!(against(&no), []);
    let yes = programme(
        &form,
        &[("a", Answer::YesNo(true)), ("b", Answer::Number(1))],
    );
    assert_eq!(against(&yes).len(), 1);
}

#[test]
fn a_required_answer_is_missed_only_where_somebody_applied_with_the_form() {
    let goal = question("goal", QuestionKind::Text, |it| it.required = true);
    let p = programme(&[goal], &[]);
    assert_eq!(against(&p), [], "a list may have asked other things");
    let message = Message {
        id: Id::new("message"),
        kind: "application".to_owned(),
        state: MessageState::Accepted,
        about: Some(Id::new("ana")),
        ..Message::default()
    };
    assert_eq!(against(&after(&p, &Change::save(message))).len(), 1);
}

#[test]
fn a_supervisors_no_is_proposed_where_supervisors_decide() {
    let mut p = programme(&[], &[]);
    let part = Participation {
        approval: Approval::Refused,
        ..(*p.participations[&Id::new("part")]).clone()
    };
    p = after(&p, &Change::save(part));
    assert_eq!(against(&p), []);
    Arc::make_mut(&mut p.facts).approval_policy = ApprovalPolicy::Mentees;
    assert_eq!(against(&p), [Against::SupervisorRefused]);
}

#[test]
fn who_is_set_aside_is_out_of_runs_and_a_letter_in_their_language_is_proposed() {
    let years = question("years", QuestionKind::Number, |it| it.least = Some(3));
    let p = programme(&[years], &[("years", Answer::Number(1))]);
    let part = Id::new("part");
    let p = after(&p, &set_aside(&p, std::slice::from_ref(&part)).unwrap());
    let standing = p.participations[&part].standing;
    assert_eq!(standing, Standing::NotEligible);
    assert_eq!(
        blockers(&p, &p.participations[&part]),
        [Blocker::NotEligible]
    );
    assert!(proposals(&p).is_empty());
    let letters = letters_for_enrolment(&p, Id::default);
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].kind, LetterKind::NotEligible);
    assert_eq!(letters[0].language, Language::Spanish);
    assert!(
        letters[0].reason.contains("¿years?"),
        "{}",
        letters[0].reason
    );
    assert!(letters[0].reason.contains("al menos 3"));
    let p = after(
        &p,
        &write_kind(&p, LetterKind::NotEligible, || Id::new("l")).unwrap(),
    );
    assert!(lacking_kinds(&p).is_empty());
}

#[test]
fn who_is_admitted_all_the_same_is_not_proposed_again() {
    let years = question("years", QuestionKind::Number, |it| it.least = Some(3));
    let p = programme(&[years], &[("years", Answer::Number(1))]);
    let part = Id::new("part");
    let only = std::slice::from_ref(&part);
    let p = after(&p, &admit(&p, only, date(2026, 3, 4)).unwrap());
    assert!(proposals(&p).is_empty());
    assert_eq!(set_aside(&p, only), None);
    assert_eq!(admit(&p, only, date(2026, 3, 5)), None);
    assert!(!blockers(&p, &p.participations[&part]).contains(&Blocker::NotEligible));
}

#[test]
fn reasons_read_in_both_languages() {
    let years = question("years", QuestionKind::Number, |it| it.least = Some(3));
    let all = [
        Against::TooSmall {
            question: Box::new(years.clone()),
            least: 3,
            given: 1,
        },
        Against::OtherAnswer(Box::new(years.clone())),
        Against::NotAnswered(Box::new(years)),
        Against::SupervisorRefused,
    ];
    let english = against_text(&all, Language::English);
    let spanish = against_text(&all, Language::Spanish);
    assert_eq!(english.lines().count(), 4);
    assert_eq!(spanish.lines().count(), 4);
    let pairs = english.lines().zip(spanish.lines());
    assert!(pairs.into_iter().all(|(a, b)| a != b));
}
