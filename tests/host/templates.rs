//! Every template makes a sound programme, and no two are alike.

use std::collections::BTreeSet;

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::check;
use civic_mentor::domain::form::{Grade, Meaning};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::people::{Participation, Person};
use civic_mentor::domain::plan::{CountedFrom, MilestoneOwner, SurveyKind};
use civic_mentor::domain::rules::RuleSet;
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::{Programme, RuleFields};
use civic_mentor::flow::templates::{
    CreateInput, DuplicateInput, TEMPLATES, Template, Words, create, duplicate, find,
};
use civic_mentor::merge::{Document, Stamp};
use jiff::civil::date;

/// Ids that count up, so that a test can tell them apart.
fn counted_ids() -> impl FnMut() -> String {
    let mut n: u32 = 0;
    move || {
        n += 1;
        format!("00000000-0000-4000-8000-{n:012}")
    }
}

fn made(document: &mut Document, change: &Change) -> Programme {
    let writes = apply(&document.programme(), change).expect("the change is not refused");
    let stamp = Stamp {
        actor: "actor".into(),
        at_ms: 0,
        via: String::new(),
    };
    document.commit(&stamp, &change.code(), &writes);
    document.programme()
}

fn created(template: &Template, language: Language) -> Programme {
    let input = CreateInput {
        programme_id: "the-programme".to_owned(),
        language,
        starts_on: Some(date(2026, 9, 1)),
        time_zone: "America/Los_Angeles".to_owned(),
        ..CreateInput::default()
    };
    let change = create(template, input, &mut counted_ids());
    made(&mut Document::new("the-programme"), &change)
}

fn both() -> impl Iterator<Item = (&'static Template, Language)> {
    TEMPLATES.iter().flat_map(|template| {
        Language::ALL
            .iter()
            .map(move |language| (template, *language))
    })
}

#[test]
fn every_template_creates_a_programme_without_problems() {
    for (template, language) in both() {
        let programme = created(template, language);
        assert_eq!(check::problems(&programme), [], "{}", template.word);
        assert_eq!(programme.facts.template, template.word);
        assert_eq!(programme.facts.name, template.title.in_language(language));
        assert_eq!(programme.competencies.len(), 10);
        assert_eq!(programme.phases.len(), template.phases.len());
        assert_eq!(programme.levels.len(), template.levels.len());
        assert_eq!(programme.questions.len(), template.questions.len());
        let rules = &programme.rules[&Id::new(RuleFields::ID)];
        let rules = RuleSet::from_fields(&rules.fields).expect("the rules are readable");
        let mut questions: Vec<_> = programme.questions.values().collect();
        questions.sort_by_key(|question| question.rank);
        let questions: Vec<_> = questions.into_iter().map(|it| it.id.clone()).collect();
        assert_eq!(rules, template.rule_set(language, &questions));
        assert_eq!(programme.milestones.len(), template.milestones.len());
        assert_eq!(programme.survey_plans.len(), template.surveys.len());
        assert_eq!(programme.letter_texts.len(), template.letters.len());
        assert_eq!(rules.problems(), []);
    }
}

#[test]
fn phases_follow_each_other_from_the_first_day_on() {
    for template in TEMPLATES {
        let programme = created(template, Language::English);
        let mut phases: Vec<_> = programme.phases.values().collect();
        phases.sort_by_key(|phase| phase.rank);
        for two in phases.windows(2) {
            assert!(two[0].ends_on < two[1].starts_on, "{}", template.word);
        }
        assert!(template.phases.iter().any(|phase| phase.first_day == 0));
        assert_eq!(programme.facts.starts_on, Some(date(2026, 9, 1)));
        assert_eq!(
            programme.facts.ends_on,
            phases.last().expect("there are phases").ends_on
        );
    }
}

#[test]
fn without_a_first_day_phases_wait_for_their_dates() {
    let change = create(&TEMPLATES[0], CreateInput::default(), &mut counted_ids());
    let programme = made(&mut Document::new(""), &change);
    assert!(
        programme
            .phases
            .values()
            .all(|phase| phase.starts_on.is_none())
    );
    assert_eq!(programme.facts.ends_on, None);
}

#[test]
fn no_two_templates_share_form_phases_or_texts() {
    fn texts(template: &Template) -> BTreeSet<&'static str> {
        let facts = &template.facts;
        let whole: [Words; 11] = [
            template.title,
            template.what_for,
            template.length,
            facts.purpose,
            facts.skills_to_grow,
            facts.success_signs,
            facts.audience,
            facts.eligibility,
            facts.paid_time,
            facts.review_contact,
            facts.policy_text,
        ];
        let phases = template.phases.iter().map(|phase| phase.name);
        let questions = template.questions.iter().map(|question| question.label);
        let milestones = template.milestones.iter().map(|milestone| milestone.name);
        let surveys = template.surveys.iter().map(|survey| survey.name);
        let all = whole.into_iter().chain(phases).chain(questions);
        let all = all.chain(milestones).chain(surveys);
        let letters = template.letters.iter().flat_map(|letter| {
            let own = |text: &'static str| text.split_once("\n\n").expect("it has a subject");
            let (en, es) = (own(letter.text.en), own(letter.text.es));
            [en.0, en.1, es.0, es.1]
        });
        all.flat_map(|words| [words.en, words.es])
            .chain(letters)
            .filter(|text| !text.is_empty())
            .collect()
    }
    for (n, one) in TEMPLATES.iter().enumerate() {
        for other in &TEMPLATES[n + 1..] {
            let shared: Vec<_> = texts(one).intersection(&texts(other)).copied().collect();
            assert_eq!(shared, [""; 0], "{} and {}", one.word, other.word);
            assert_ne!(one.levels, other.levels);
        }
    }
}

#[test]
fn every_text_stands_in_both_languages() {
    fn whole(words: Words) -> bool {
        words.en.is_empty() == words.es.is_empty() && (words.en.is_empty() || words.en != words.es)
    }
    for template in TEMPLATES {
        for phase in template.phases {
            assert!(whole(phase.name), "{:?}", phase.name);
        }
        for milestone in template.milestones {
            assert!(whole(milestone.name), "{:?}", milestone.name);
        }
        for survey in template.surveys {
            assert!(whole(survey.name), "{:?}", survey.name);
        }
        for letter in template.letters {
            assert!(whole(letter.text), "{:?}", letter.turn);
            assert_eq!(fields(letter.text.en), fields(letter.text.es));
        }
        for question in template.questions {
            assert!(
                whole(question.label) && whole(question.hint),
                "{question:?}"
            );
            assert!(!question.label.en.is_empty());
        }
        assert!(whole(template.title) && whole(template.what_for));
    }
    for words in TEMPLATES.iter().flat_map(every_text) {
        let spanish = words.es.to_lowercase();
        for other_word in ["mentoread", "dependencia", "mentee"] {
            assert!(!spanish.contains(other_word), "{spanish}");
        }
    }
    let programme = created(&TEMPLATES[0], Language::English);
    for competency in programme.competencies.values() {
        let n_levels = competency.levels.en.lines().count();
        assert_eq!(n_levels, 4);
        assert_eq!(competency.levels.es.lines().count(), n_levels);
        assert!(!competency.description.es.is_empty());
    }
}

/// The merge fields of a text, each once.
fn fields(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// Every text of a template, options left out.
fn every_text(template: &Template) -> Vec<Words> {
    let facts = &template.facts;
    let mut all = vec![
        template.title,
        template.what_for,
        template.length,
        template.size,
        template.who_approves,
        facts.purpose,
        facts.skills_to_grow,
        facts.success_signs,
        facts.audience,
        facts.eligibility,
        facts.paid_time,
        facts.review_contact,
        facts.policy_text,
    ];
    all.extend(template.phases.iter().map(|it| it.name));
    all.extend(template.questions.iter().flat_map(|it| [it.label, it.hint]));
    all.extend(template.milestones.iter().map(|it| it.name));
    all.extend(template.surveys.iter().map(|it| it.name));
    all.extend(template.letters.iter().map(|it| it.text));
    all
}

#[test]
fn every_template_but_the_empty_one_plans_its_pairings() {
    for template in TEMPLATES.iter().filter(|it| it.word != "scratch") {
        let word = template.word;
        let first_contact = template.milestones.iter().filter(|it| {
            it.counted_from == CountedFrom::Publication && [7, 21].contains(&it.due_days)
        });
        assert_eq!(first_contact.count(), 2, "{word}");
        let by = |owner| template.milestones.iter().any(|it| it.owner == owner);
        for owner in MilestoneOwner::ALL {
            assert!(by(*owner) || *owner == MilestoneOwner::Mentor, "{word}");
        }
        for kind in SurveyKind::ALL {
            let asked = template.surveys.iter().any(|it| it.survey == *kind);
            assert!(asked, "{word} {kind:?}");
        }
        let check_in = template.surveys.iter().any(|it| {
            it.survey == SurveyKind::CheckIn && it.due_days == 30 && it.repeat_days == 60
        });
        assert!(check_in, "{word}");
        assert!(template.letters.len() >= 2, "{word}");
        assert!(template.facts.retention_months > 0, "{word}");
        let first = template.phases.iter().map(|it| it.first_day).min();
        let within = first.unwrap_or(0)..=template.last_day();
        let days = template
            .milestones
            .iter()
            .map(|it| (it.counted_from, it.due_days))
            .chain(
                template
                    .surveys
                    .iter()
                    .map(|it| (it.counted_from, it.due_days)),
            );
        for (from, day) in days {
            let fits = match from {
                CountedFrom::FirstDay => within.contains(&day),
                CountedFrom::Publication => (0..=365).contains(&day),
            };
            assert!(fits, "{word}: {day}");
        }
    }
    let empty = TEMPLATES.last().expect("there are templates");
    assert_eq!(empty.word, "scratch");
    assert!(empty.milestones.is_empty() && empty.surveys.is_empty() && empty.letters.is_empty());
}

#[test]
fn all_kinds_of_programmes_are_there() {
    assert_eq!(TEMPLATES.len(), 9);
    let policies: BTreeSet<_> = TEMPLATES
        .iter()
        .map(|it| it.facts.approval.word())
        .collect();
    assert_eq!(policies.len(), 3);
}

#[test]
fn an_option_survives_the_separators_of_spreadsheets() {
    for (template, language) in both() {
        for question in template.questions {
            let options = question.options.in_language(language);
            let unlike: BTreeSet<_> = options.iter().map(|text| text.to_lowercase()).collect();
            assert_eq!(
                unlike.len(),
                options.len(),
                "{}: {options:?}",
                template.word
            );
            for option in options {
                assert!(!option.contains([',', ';', '|']), "{option}");
                assert_eq!(option.trim(), option);
            }
        }
    }
}

#[test]
fn a_form_asks_what_its_rules_read() {
    for template in TEMPLATES {
        for meaning in [
            Meaning::SkillsOffered,
            Meaning::SkillsWanted,
            Meaning::Goals,
        ] {
            let asked = template.questions.iter().any(|it| it.meaning == meaning);
            assert!(asked, "{} {meaning:?}", template.word);
        }
        let offered = options_of(template, Meaning::SkillsOffered);
        assert_eq!(offered, options_of(template, Meaning::SkillsWanted));
    }
}

fn options_of(template: &Template, meaning: Meaning) -> Vec<String> {
    let question = template.questions.iter().find(|it| it.meaning == meaning);
    question
        .expect("the form asks for it")
        .options
        .in_language(Language::English)
}

#[test]
fn a_template_is_found_by_its_word() {
    for template in TEMPLATES {
        assert_eq!(
            find(template.word).expect("it is there").title,
            template.title
        );
    }
    assert!(find("nothing").is_none());
}

#[test]
fn a_copy_has_the_set_up_and_nobody_in_it() {
    let mut document = Document::new("the-programme");
    let input = CreateInput {
        programme_id: "the-programme".to_owned(),
        starts_on: Some(date(2026, 9, 1)),
        ..CreateInput::default()
    };
    let change = create(&TEMPLATES[0], input, &mut counted_ids());
    let programme = made(&mut document, &change);
    let level = programme
        .levels
        .keys()
        .next()
        .expect("there are levels")
        .clone();
    let person = Person {
        id: Id::new("p"),
        email: "a@example.gov".to_owned(),
        ..Person::default()
    };
    let part = Participation {
        id: Id::new("m"),
        person: Id::new("p"),
        ..Participation::default()
    };
    let grade = Grade {
        id: Id::new("g"),
        name: "Analyst 2".to_owned(),
        level: Some(level.clone()),
        ..Grade::default()
    };
    let more = Change::Many {
        what: "people.imported",
        changes: vec![
            Change::save(person),
            Change::save(part),
            Change::save(grade),
        ],
    };
    let programme = made(&mut document, &more);

    let mut ids = {
        let mut n = 0_u32;
        move || {
            n += 1;
            format!("copy-{n}")
        }
    };
    let input = DuplicateInput {
        programme_id: "the-copy".to_owned(),
        name: "Next year".to_owned(),
        starts_on: Some(date(2027, 9, 1)),
    };
    let change = duplicate(&programme, input, &mut ids);
    assert_eq!(change.code(), "programme.duplicated");
    let copy = made(&mut Document::new("the-copy"), &change);
    assert_eq!(check::problems(&copy), []);
    assert_eq!(copy.facts.id.as_str(), "the-copy");
    assert_eq!(copy.facts.name, "Next year");
    assert_eq!(copy.facts.policy_text, programme.facts.policy_text);
    assert!(copy.people.is_empty() && copy.participations.is_empty() && copy.rounds.is_empty());
    assert_eq!(copy.rules, programme.rules);
    assert_eq!(copy.questions, programme.questions);
    assert_eq!(copy.milestones, programme.milestones);
    assert_eq!(copy.survey_plans, programme.survey_plans);
    assert_eq!(copy.letter_texts, programme.letter_texts);
    for milestone in copy.milestones.values() {
        let due = |programme: &Programme| {
            let first = programme.facts.starts_on;
            milestone.counted_from.day(milestone.due_days, first, first)
        };
        let days = due(&copy)
            .expect("it is due")
            .since(due(&programme).expect("so was it"));
        assert_eq!(days.expect("both are days").get_days(), 365);
    }
    assert_eq!(copy.levels.len(), programme.levels.len());
    let old = &programme.levels[&level];
    let grade = copy
        .grades
        .values()
        .next()
        .expect("the level map is copied");
    let new = &copy.levels[grade.level.as_ref().expect("it is mapped")];
    assert_eq!((&new.name, new.rank), (&old.name, old.rank));
    assert_ne!(new.id, old.id);
    let first = |programme: &Programme| {
        let first = programme.phases.values().min_by_key(|phase| phase.rank);
        first.and_then(|phase| phase.starts_on)
    };
    assert_eq!(first(&programme), Some(date(2026, 6, 23)));
    assert_eq!(first(&copy), Some(date(2027, 6, 23)));
}
