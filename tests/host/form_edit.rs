//! The form as a coordinator works on it: order, conditions, options, removal,
//! questions of another programme.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::domain::change::Change;
use civic_mentor::domain::form::{AskedOf, Meaning, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::{Answer, Answers, Role};
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::domain::rules::{Criterion, Measure, Rule, RuleSet, Weight};
use civic_mentor::domain::text::LocalText;
use civic_mentor::flow::enrol::form::asked;
use civic_mentor::flow::form_edit::{
    Direction, Fault, Needed, OptionFault, Stays, change_options, condition_answers, earlier,
    faults, is_here, may_remove, move_question, n_answers, n_beside_options, next_rank, options_of,
    remove, take_over,
};

use super::make::Made;

fn question(id: &str, rank: u32, kind: QuestionKind) -> Question {
    Question {
        id: Id::new(id),
        label: LocalText::new(id, ""),
        kind,
        rank,
        ..Question::default()
    }
}

fn only_if(question: Question, on: &str, answer: &str) -> Question {
    Question {
        only_if: Some(Id::new(on)),
        only_if_answer: answer.to_owned(),
        ..question
    }
}

/// Travel (yes or no), where to (only if yes), notes, and two about skills.
fn form() -> Made {
    let mut made = Made::new();
    made.change(Change::save(question("travel", 3, QuestionKind::YesNo)));
    let places = Question {
        options: vec!["North".to_owned(), "South".to_owned()],
        ..only_if(question("places", 4, QuestionKind::Many), "travel", "yes")
    };
    made.change(Change::save(places));
    made.change(Change::save(question("notes", 5, QuestionKind::Text)));
    made
}

fn order(made: &Made) -> Vec<String> {
    let programme = made.programme();
    let form = programme.form().into_iter();
    form.map(|it| it.id.to_string()).collect()
}

fn id(id: &str) -> Id<Question> {
    Id::new(id)
}

#[test]
fn a_question_moves_by_one_and_ranks_are_counted_anew() {
    let mut made = form();
    assert_eq!(
        order(&made),
        ["offered", "wanted", "travel", "places", "notes"]
    );
    let up = move_question(&made.programme(), &id("notes"), Direction::Up);
    made.change(up.unwrap());
    assert_eq!(
        order(&made),
        ["offered", "wanted", "travel", "notes", "places"]
    );
    let ranks: Vec<u32> = made.programme().form().iter().map(|it| it.rank).collect();
    assert_eq!(ranks, [1, 2, 3, 4, 5]);
    let down = move_question(&made.programme(), &id("offered"), Direction::Down);
    made.change(down.unwrap());
    assert_eq!(order(&made)[..2], ["wanted", "offered"]);
    assert_eq!(next_rank(&made.programme()), 6);
}

#[test]
fn a_question_never_passes_the_one_it_depends_on() {
    let made = form();
    let programme = made.programme();
    let stays = |question: &str, to| move_question(&programme, &id(question), to).err();
    assert_eq!(
        stays("places", Direction::Up),
        Some(Stays::NeedsTheOneAbove)
    );
    assert_eq!(
        stays("travel", Direction::Down),
        Some(Stays::NeededByTheOneBelow)
    );
    assert_eq!(stays("offered", Direction::Up), Some(Stays::First));
    assert_eq!(stays("notes", Direction::Down), Some(Stays::Last));
    assert_eq!(stays("travel", Direction::Up), None);
}

#[test]
fn a_condition_on_itself_on_a_later_question_or_on_none_is_refused() {
    let mut made = form();
    for (on, of) in [("notes", "notes"), ("notes", "travel"), ("gone", "notes")] {
        let programme = made.programme();
        let changed = only_if((*programme.questions[&id(of)]).clone(), on, "");
        let refused = made.try_change(Change::save(changed)).err();
        let expected = Refusal::ConditionNotEarlier { question: id(of) };
        assert_eq!(refused, Some(expected), "{of} on {on}");
    }
    // The same through its place.
    let programme = made.programme();
    let late = Question {
        rank: 9,
        ..(*programme.questions[&id("travel")]).clone()
    };
    let refused = made.try_change(Change::save(late)).err();
    let expected = Refusal::ConditionNotEarlier {
        question: id("places"),
    };
    assert_eq!(refused, Some(expected));
    let names: Vec<_> = earlier(&programme, &id("places"))
        .iter()
        .map(|it| it.id.to_string())
        .collect();
    assert_eq!(names, ["offered", "wanted", "travel"]);
}

#[test]
fn a_form_that_a_merge_left_broken_stays_editable() {
    // Two coordinators edited apart: one moved the question down, the other
    // made one depend on it.
    let mut made = form();
    let mut programme = made.programme();
    let mut fields = programme.fields_of("question", "travel").unwrap();
    fields.insert("rank".to_owned(), 9_u32.into());
    programme.put("question", "travel", &fields);
    assert_eq!(
        faults(&programme),
        [(id("places"), vec![Fault::ConditionNotEarlier])]
    );
    let renamed = Question {
        label: LocalText::new("Which places?", ""),
        ..(*programme.questions[&id("places")]).clone()
    };
    let change = Change::save(renamed);
    assert!(civic_mentor::domain::apply::apply(&programme, &change).is_ok());
    // And it is put right by taking the condition away.
    let plain = Question {
        only_if: None,
        only_if_answer: String::new(),
        ..(*programme.questions[&id("places")]).clone()
    };
    made.change(Change::save(plain));
    assert_eq!(faults(&made.programme()), []);
}

#[test]
fn what_others_need_is_not_removed_and_what_was_answered_is_counted() {
    let mut made = form();
    made.mentee("ann", "North", "Budgeting");
    made.change(Change::save(Answers {
        id: Id::new("ann-part"),
        by_question: BTreeMap::from([
            (id("travel"), Answer::YesNo(false)),
            (id("notes"), Answer::Text("  ".to_owned())),
        ]),
    }));
    let counts = n_answers(&made.programme());
    assert_eq!(counts, BTreeMap::from([(id("travel"), 1)]));

    let programme = made.programme();
    assert_eq!(
        may_remove(&programme, &id("travel")),
        Err(Needed::ByQuestions(1))
    );
    let refused = made.try_change(remove(&id("travel"))).err();
    assert_eq!(refused, Some(Refusal::QuestionNeeded { n_questions: 1 }));

    let mut rules = RuleSet::evidence_based();
    let same = Criterion::usual(Weight::Low, Measure::SharedAnswers("places".to_owned()));
    rules.rules.insert("same".to_owned(), Rule::Soft(same));
    made.rules(&rules);
    let programme = made.programme();
    assert_eq!(may_remove(&programme, &id("places")), Err(Needed::ByRule));
    assert_eq!(may_remove(&programme, &id("notes")), Ok(()));

    made.change(remove(&id("places")));
    made.change(remove(&id("travel")));
    assert_eq!(order(&made), ["offered", "wanted", "notes"]);
}

#[test]
fn faults_are_found_together() {
    let mut made = form();
    let who = Question {
        meaning: Meaning::Characteristics,
        ..question("who", 6, QuestionKind::Many)
    };
    made.change(Change::save(who));
    made.change(Change::save(question("one", 7, QuestionKind::One)));
    let north = only_if(question("north", 8, QuestionKind::Line), "places", "East");
    made.change(Change::save(north));
    let mentors = Question {
        asked_of: AskedOf::Mentors,
        ..question("mentors", 9, QuestionKind::YesNo)
    };
    made.change(Change::save(mentors));
    let mentees = Question {
        asked_of: AskedOf::Mentees,
        ..only_if(question("mentees", 10, QuestionKind::Line), "mentors", "no")
    };
    made.change(Change::save(mentees));
    let expected = [
        ("who", Fault::ShouldBeSensitive),
        ("one", Fault::NoOptions),
        ("north", Fault::NoSuchAnswer),
        ("mentees", Fault::OtherRole),
    ];
    let expected: Vec<_> = expected.map(|(of, fault)| (id(of), vec![fault])).into();
    assert_eq!(faults(&made.programme()), expected);
    // Such a question is indeed asked of nobody.
    let programme = made.programme();
    let all: Vec<Question> = programme.form().iter().map(|it| (***it).clone()).collect();
    let roles = [Role::Mentee];
    let answers = BTreeMap::from([(id("mentors"), Answer::YesNo(false))]);
    let shown = asked(&all, &roles, &answers);
    assert!(shown.iter().all(|it| it.id != id("mentees")));
}

#[test]
fn options_stand_one_a_line_and_hold_nothing_that_parts_answers() {
    let check = |text: &str, expected: Result<&[&str], OptionFault>| {
        let expected = expected.map(|all| all.iter().map(ToString::to_string).collect());
        assert_eq!(options_of(text), expected, "{text}");
    };
    check("", Ok(&[]));
    check(" North \n\n South\n", Ok(&["North", "South"]));
    let parted = OptionFault::Separator("Roads, parks".to_owned());
    check("North\nRoads, parks", Err(parted));
    check("a;b", Err(OptionFault::Separator("a;b".to_owned())));
    check("North\nnorth", Err(OptionFault::Twice("north".to_owned())));
}

#[test]
fn an_option_written_anew_keeps_the_conditions_that_name_it() {
    let mut made = form();
    let snow = only_if(question("snow", 6, QuestionKind::YesNo), "places", "North");
    made.change(Change::save(snow));
    made.mentee("ann", "North", "Budgeting");
    made.change(Change::save(Answers {
        id: Id::new("ann-part"),
        by_question: BTreeMap::from([(id("places"), Answer::Many(vec!["North".to_owned()]))]),
    }));
    let programme = made.programme();
    let places = &programme.questions[&id("places")];
    assert_eq!(n_beside_options(&programme, places), 0);
    let options = vec!["The North".to_owned(), "South".to_owned()];
    made.change(change_options(&programme, places, options));
    let programme = made.programme();
    assert_eq!(programme.questions[&id("snow")].only_if_answer, "The North");
    assert_eq!(faults(&programme), []);
    let places = &programme.questions[&id("places")];
    assert_eq!(n_beside_options(&programme, places), 1);
    // Two at once may be anything: the condition is left, and said to be wrong.
    let options = vec!["East".to_owned(), "West".to_owned()];
    made.change(change_options(&programme, places, options));
    let programme = made.programme();
    assert_eq!(
        faults(&programme),
        [(id("snow"), vec![Fault::NoSuchAnswer])]
    );
}

#[test]
fn conditions_name_answers_that_can_be_given() {
    let check = |kind, expected: &[&str]| {
        let asked = Question {
            options: vec!["North".to_owned()],
            ..question("q", 1, kind)
        };
        assert_eq!(condition_answers(&asked), expected, "{kind:?}");
    };
    check(QuestionKind::YesNo, &["yes", "no"]);
    check(QuestionKind::One, &["North"]);
    check(QuestionKind::Many, &["North"]);
    check(QuestionKind::Line, &[]);
    check(QuestionKind::Text, &[]);
    check(QuestionKind::Number, &[]);
}

#[test]
fn questions_of_another_programme_come_under_new_ids_with_their_conditions() {
    let mut made = Made::new();
    let from = form().programme();
    let mut n = 0;
    let mut ids = || {
        n += 1;
        format!("new-{n}")
    };
    let chosen: BTreeSet<_> = ["places", "travel"].map(id).into();
    let taken = take_over(&made.programme(), &from, &chosen, &mut ids);
    assert_eq!(taken.n_unconditional, 0);
    made.change(taken.change);
    let programme = made.programme();
    assert_eq!(order(&made), ["offered", "wanted", "new-1", "new-2"]);
    let places = &programme.questions[&id("new-2")];
    assert_eq!(places.only_if, Some(id("new-1")));
    assert_eq!(places.only_if_answer, "yes");
    assert!(is_here(&programme, &from.questions[&id("travel")]));
    assert!(!is_here(&programme, &from.questions[&id("notes")]));

    let alone: BTreeSet<_> = [id("places")].into();
    let taken = take_over(&programme, &from, &alone, &mut ids);
    assert_eq!(taken.n_unconditional, 1);
    made.change(taken.change);
    assert_eq!(made.programme().questions[&id("new-3")].only_if, None);
}
