//! For people who never open the page: the form on paper and the spreadsheet
//! with drop-downs, for every template and in words no import could guess.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::domain::form::{AskedOf, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::{Answer, Answers, Mode, Role};
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::Programme;
use civic_mentor::exchange::headings::FieldKind;
use civic_mentor::exchange::sheet::{Pick, Sheet};
use civic_mentor::exchange::table::{ReadOptions, TableError, read};
use civic_mentor::exchange::xlsx_out::write;
use civic_mentor::flow::enrol::paper::{Wanted, questions_on_paper};
use civic_mentor::flow::enrol::sheet::{Words, application_sheets};
use civic_mentor::flow::import::{Import, Source};
use civic_mentor::flow::templates::{CreateInput, Seen, TEMPLATES, Template, create};

use super::import::{confirm, make, part, preview};

fn programme_of(template: &Template, language: Language) -> Programme {
    let mut programme = Programme {
        id: "programme".into(),
        ..Programme::default()
    };
    let input = CreateInput {
        programme_id: "programme".to_owned(),
        language,
        ..CreateInput::default()
    };
    let mut n = 0;
    let change = create(template, input, &mut || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    });
    make(&mut programme, &change);
    programme
}

fn form_of(programme: &Programme) -> Vec<Question> {
    programme
        .form()
        .into_iter()
        .map(|it| (**it).clone())
        .collect()
}

#[test]
fn the_paper_form_of_every_template_asks_each_role_all_its_questions_once_and_in_order() {
    for template in TEMPLATES {
        let programme = programme_of(template, Language::English);
        let form = form_of(&programme);
        for role in Role::ALL {
            let sheet = questions_on_paper(&form, *role);
            let asked: Vec<&Id<Question>> = sheet.iter().map(|it| &it.question.id).collect();
            let expected: Vec<&Id<Question>> = programme
                .form_of(*role)
                .into_iter()
                .map(|it| &it.id)
                .collect();
            assert_eq!(asked, expected, "{} {role:?}", template.word);
            for (at, it) in sheet.iter().enumerate() {
                assert_eq!(it.number, at + 1);
                assert_eq!(it.seen, Seen::of(it.question));
                if let Some(only) = it.only_if {
                    let earlier = &sheet[only.number - 1];
                    assert!(only.number < it.number);
                    assert_eq!(Some(&earlier.question.id), it.question.only_if.as_ref());
                }
            }
        }
    }
}

#[test]
fn a_question_on_paper_says_which_earlier_answer_makes_it_asked() {
    let question = |id: &str, kind, asked_of| Question {
        id: Id::new(id),
        kind,
        asked_of,
        ..Question::default()
    };
    let only_if = |id: &str, on: &str, answer: &str| Question {
        only_if: Some(Id::new(on)),
        only_if_answer: answer.to_owned(),
        ..question(id, QuestionKind::Line, AskedOf::Both)
    };
    let form = [
        question("m", QuestionKind::YesNo, AskedOf::Mentors),
        only_if("m-yes", "m", "yes"),
        question("one", QuestionKind::One, AskedOf::Both),
        only_if("one-b", "one", "B"),
        only_if("one-any", "one", ""),
        only_if("later", "last", "x"),
        question("last", QuestionKind::Line, AskedOf::Both),
    ];
    let said = |role| {
        let lines = questions_on_paper(&form, role).into_iter().map(|it| {
            let only = it.only_if.map(|only| match only.answer {
                Wanted::Any => format!(" if {}", only.number),
                Wanted::Yes => format!(" if {} yes", only.number),
                Wanted::No => format!(" if {} no", only.number),
                Wanted::Words(words) => format!(" if {} {words}", only.number),
            });
            format!(
                "{} {}{}",
                it.number,
                it.question.id,
                only.unwrap_or_default()
            )
        });
        lines.collect::<Vec<_>>()
    };
    assert_eq!(
        said(Role::Mentor),
        [
            "1 m",
            "2 m-yes if 1 yes",
            "3 one",
            "4 one-b if 3 B",
            "5 one-any if 3",
            "6 last"
        ]
    );
    // Mentees are not asked "m", so what depends on it is not asked either.
    assert_eq!(
        said(Role::Mentee),
        ["1 one", "2 one-b if 1 B", "3 one-any if 1", "4 last"]
    );
}

/// Words in no language an import knows; a column is only known by its key.
struct Odd;

impl Words for Odd {
    fn language(&self) -> Language {
        Language::Spanish
    }
    fn name(&self) -> String {
        "Zzz".to_owned()
    }
    fn about(&self) -> String {
        "Yyy".to_owned()
    }
    fn field(&self, kind: FieldKind) -> String {
        format!("Qx {}", kind.code().chars().rev().collect::<String>())
    }
    fn role(&self, role: Option<Role>) -> String {
        match role {
            Some(Role::Mentor) => "Ohjaaja".to_owned(),
            Some(Role::Mentee) => "Ohjattava".to_owned(),
            None => "Kumpikin".to_owned(),
        }
    }
    fn mode(&self, mode: Mode) -> String {
        format!("tapa {}", mode.word().len())
    }
    fn yes_no(&self, yes: bool) -> String {
        if yes { "joo" } else { "ei" }.to_owned()
    }
    fn several(&self) -> String {
        "useita ;".to_owned()
    }
    fn asked(&self, _: AskedOf) -> String {
        "kuka".to_owned()
    }
    fn when(&self, _: &Question) -> Option<String> {
        None
    }
    fn seen(&self, _: Seen) -> String {
        "kuka".to_owned()
    }
    fn about_headings(&self) -> [String; 4] {
        ["a", "b", "c", "d"].map(str::to_owned)
    }
    fn about_titles(&self) -> [String; 2] {
        ["e", "f"].map(str::to_owned)
    }
}

/// A filled cell and the answer it means.
fn filled(question: &Question) -> (String, Answer) {
    let options = &question.options;
    match question.kind {
        QuestionKind::One if !options.is_empty() => {
            let last = options.last().unwrap().clone();
            (last.clone(), Answer::Text(last))
        }
        QuestionKind::Many if options.len() > 1 => {
            let two = [options[0].clone(), options[1].clone()];
            (two.join("; "), Answer::Many(two.to_vec()))
        }
        QuestionKind::Many => (
            "Alpha; Beta".to_owned(),
            Answer::Many(vec!["Alpha".into(), "Beta".into()]),
        ),
        QuestionKind::YesNo => ("joo".to_owned(), Answer::YesNo(true)),
        QuestionKind::Number => ("7".to_owned(), Answer::Number(7)),
        QuestionKind::One | QuestionKind::Line | QuestionKind::Text => {
            let words = format!("Words of {}", question.id);
            (words.clone(), Answer::Text(words))
        }
    }
}

/// Fills a row of the sheet: everything a person of these roles is asked.
fn fill_in(sheet: &mut Sheet, programme: &Programme, role: &str, roles: &[Role], email: &str) {
    let cell = |code: &str| -> String {
        if let Some(id) = code.strip_prefix("question:") {
            let question = &programme.questions[&Id::new(id)];
            let is_asked = roles.iter().any(|role| match question.asked_of {
                AskedOf::Both => true,
                AskedOf::Mentors => *role == Role::Mentor,
                AskedOf::Mentees => *role == Role::Mentee,
            });
            return if is_asked {
                filled(question).0
            } else {
                String::new()
            };
        }
        match code {
            "role" => role,
            "given_name" => "Ana",
            "family_name" => "Ruiz",
            "email" => email,
            "manager_email" => "boss@city.gov",
            "hours_per_month" => "4",
            "mode" => "tapa 6",
            "places" | "wants" => "2",
            "consent" => "joo",
            _ => "Something",
        }
        .to_owned()
    };
    let row = sheet.keys.iter().map(|key| cell(&key.code)).collect();
    sheet.rows.push(row);
}

#[test]
fn the_spreadsheet_of_every_template_comes_back_with_every_answer_and_no_mapping() {
    for template in TEMPLATES {
        let mut programme = programme_of(template, Language::English);
        let mut sheets = application_sheets(&programme, &Odd);
        assert!(sheets[0].rows.is_empty(), "no example row");
        let people: [(&str, &[Role], &str); 3] = [
            ("Ohjaaja", &[Role::Mentor], "a@city.gov"),
            ("Ohjattava", &[Role::Mentee], "b@city.gov"),
            ("Kumpikin", &[Role::Mentor, Role::Mentee], "c@city.gov"),
        ];
        for (role, roles, email) in people {
            fill_in(&mut sheets[0], &programme, role, roles, email);
        }
        let bytes = write(&sheets).unwrap();
        let table = read(&bytes, &ReadOptions::default()).unwrap();
        assert_eq!(table.keys.len(), sheets[0].headings.len());
        let import = Import::new(vec![("returned.xlsx".to_owned(), table)], &programme);
        let file = &import.files()[0];
        assert!(file.is_settled(), "{}", template.word);
        assert!(
            file.columns
                .iter()
                .all(|column| column.source == Source::Key)
        );
        let seen = preview(&import, &programme);
        let problems: Vec<_> = seen.rows.iter().flat_map(|row| &row.problems).collect();
        assert!(problems.is_empty(), "{}: {problems:?}", template.word);
        confirm(&import, &mut programme);
        for (_, roles, email) in people {
            for role in roles {
                let part = part(&programme, email, *role);
                assert_eq!(part.hours_a_month, 4);
                assert_eq!(part.modes, [Mode::Remote]);
                let given = &programme.answers[&part.id.cast::<Answers>()].by_question;
                let expected: BTreeMap<Id<Question>, Answer> = programme
                    .form_of(*role)
                    .into_iter()
                    .map(|it| (it.id.clone(), filled(it).1))
                    .collect();
                assert_eq!(*given, expected, "{} {role:?}", template.word);
            }
        }
    }
}

/// Somebody put a column of their own before the others and moved two.
#[test]
fn columns_are_known_where_they_were_moved_to() {
    let programme = programme_of(&TEMPLATES[0], Language::English);
    let mut sheets = application_sheets(&programme, &Odd);
    fill_in(
        &mut sheets[0],
        &programme,
        "Ohjaaja",
        &[Role::Mentor],
        "a@city.gov",
    );
    sheets[0].headings.insert(0, "Own".to_owned());
    sheets[0].rows[0].insert(0, "7".to_owned());
    sheets[0].headings.swap(2, 4);
    sheets[0].rows[0].swap(2, 4);
    let table = read(&write(&sheets).unwrap(), &ReadOptions::default()).unwrap();
    let import = Import::new(vec![("moved.xlsx".to_owned(), table)], &programme);
    let columns = &import.files()[0].columns;
    assert_ne!(columns[0].source, Source::Key);
    let targets: BTreeSet<_> = columns[1..].iter().map(|it| it.target.clone()).collect();
    assert!(columns[1..].iter().all(|it| it.source == Source::Key));
    assert_eq!(targets.len(), columns.len() - 1);
}

#[test]
fn every_choice_is_a_drop_down_and_an_unfilled_sheet_says_it_has_no_rows() {
    for template in TEMPLATES {
        let programme = programme_of(template, Language::Spanish);
        let sheets = application_sheets(&programme, &Odd);
        for key in &sheets[0].keys {
            let Some(id) = key.code.strip_prefix("question:") else {
                continue;
            };
            let question = &programme.questions[&Id::new(id)];
            match question.kind {
                QuestionKind::One => assert_eq!(key.choices.len(), question.options.len()),
                QuestionKind::Many => {
                    assert_eq!(key.choices.len(), question.options.len());
                    assert_eq!(key.pick, Pick::Any);
                    assert_eq!(key.hint.is_empty(), key.choices.is_empty());
                }
                QuestionKind::YesNo => assert_eq!(key.choices.len(), 2),
                _ => assert!(key.choices.is_empty()),
            }
        }
        let read = read(&write(&sheets).unwrap(), &ReadOptions::default());
        assert!(matches!(read, Err(TableError::NoRows { .. })), "{read:?}");
    }
}
