//! Every template from its creation to letters in both languages: generated
//! people apply, their supervisors answer, they consent, grades are mapped, a
//! run is made and its proof checked, the round is published.

use std::collections::{BTreeMap, BTreeSet};

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::check::{self, Blocker};
use civic_mentor::domain::facts::ApprovalPolicy;
use civic_mentor::domain::form::{Grade, Level, Meaning, Question, QuestionKind};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::letter::Letter;
use civic_mentor::domain::pairing::{FirstStep, Pairing, PairingState, Round};
use civic_mentor::domain::people::{Answer, Answers, Approval, Participation, Person, Role};
use civic_mentor::domain::rules::{Measure, Rule};
use civic_mentor::domain::text::Language;
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::next::{NextAct, progress};
use civic_mentor::flow::outbox::{Tellings, write_letters};
use civic_mentor::flow::round::{RunResult, open_round, rules_of, run_at_once};
use civic_mentor::flow::templates::{CreateInput, TEMPLATES, Template, create, find};
use civic_mentor::letters::{Lacking, Rendered, Turn, lacking, letters_for_round};
use civic_mentor::matching::certificate::Certificate;
use civic_mentor::matching::check::check as certify;
use civic_mentor::matching::inputs::Inputs;
use civic_mentor::merge::{Document, Stamp};
use jiff::civil::{Date, date};

const N_MENTORS: usize = 11;
const N_MENTEES: usize = 25;
const AGENCIES: [&str; 4] = ["North", "South", "East", "West"];
const PLACES: [&str; 3] = ["Alder", "Birch", "Cedar"];
const ROUND: &str = "00000000-0000-4000-8000-0000000000aa";
const FIRST_DAY: Date = date(2027, 1, 4);

/// A programme on its way.
struct Walk {
    document: Document,
    programme: Programme,
    n_ids: u32,
}

fn next_id(n: &mut u32) -> String {
    *n += 1;
    format!("00000000-0000-4000-8000-{n:012}")
}

impl Walk {
    fn new(template: &Template, language: Language) -> Self {
        let document = Document::new("the-programme");
        let mut walk = Self {
            programme: document.programme(),
            document,
            n_ids: 0,
        };
        let input = CreateInput {
            programme_id: "the-programme".to_owned(),
            language,
            starts_on: Some(FIRST_DAY),
            coordinator_name: "Rosa Vega".to_owned(),
            coordinator_email: "rosa@example.gov".to_owned(),
            ..CreateInput::default()
        };
        let change = create(template, input, &mut || next_id(&mut walk.n_ids));
        walk.make(&change);
        walk
    }

    fn make(&mut self, change: &Change) {
        let writes = apply(&self.programme, change).expect("the change is not refused");
        let stamp = Stamp {
            actor: "actor".into(),
            at_ms: 0,
            via: String::new(),
        };
        self.document.commit(&stamp, &change.code(), &writes);
        self.programme = self.document.programme();
    }

    /// People apply; nobody has approved or consented yet.
    fn enrol(&mut self) {
        let mentors = (0..N_MENTORS).map(|n| (Role::Mentor, n));
        let mentees = (0..N_MENTEES).map(|n| (Role::Mentee, n));
        let changes = mentors
            .chain(mentees)
            .flat_map(|(role, n)| newcomer(&self.programme, role, n));
        let changes = changes.collect();
        self.make(&Change::Many {
            what: "people.imported",
            changes,
        });
    }

    /// Supervisors answer and people consent.
    fn approve(&mut self) {
        let parts = self.programme.participations.values();
        let changes = parts.map(|part| {
            Change::save(Participation {
                approval: Approval::Approved,
                consent_on: Some(date(2026, 12, 1)),
                ..(**part).clone()
            })
        });
        let changes = changes.collect();
        self.make(&Change::Many {
            what: "approvals.recorded",
            changes,
        });
    }

    /// Each grade of the people becomes the level of its number.
    fn map_levels(&mut self) {
        let levels: BTreeMap<u32, Id<Level>> = self
            .programme
            .levels
            .values()
            .map(|level| (level.rank, level.id.clone()))
            .collect();
        let changes = levels.iter().map(|(rank, level)| {
            Change::save(Grade {
                id: Id::new(next_id(&mut self.n_ids)),
                agency: String::new(),
                name: format!("Grade {rank}"),
                level: Some(level.clone()),
            })
        });
        let changes = changes.collect();
        self.make(&Change::Many {
            what: "grades.mapped",
            changes,
        });
    }

    /// Pairs three by hand, as a committee does first.
    fn pair_by_hand(&mut self) -> Vec<(Id<Participation>, Id<Participation>)> {
        let pairs = (0..3).map(|n| (part_id(Role::Mentor, n), part_id(Role::Mentee, n + 1)));
        let pairs: Vec<_> = pairs.collect();
        for (mentor, mentee) in &pairs {
            let pairing = Pairing {
                id: Id::new(next_id(&mut self.n_ids)),
                round: round(),
                mentor: mentor.clone(),
                mentee: mentee.clone(),
                note: "Assigned by the committee.".to_owned(),
                ..Pairing::default()
            };
            self.make(&Change::PairByHand {
                pairing,
                instead_of: Vec::new(),
            });
        }
        pairs
    }

    /// Runs, checks the proof and drafts.
    fn run(&mut self) -> RunResult {
        let ids = &mut self.n_ids;
        let drafted = run_at_once(&self.programme, &round(), 7, &mut || next_id(ids));
        let drafted = drafted.expect("the round can be run");
        let run = drafted.run.clone();
        self.make(&drafted.into());
        let inputs = run.certificate.get("inputs").expect("inputs are kept");
        let inputs = Inputs::from_value(inputs).expect("they read back");
        let proof = run.certificate.get("certificate").expect("a proof is kept");
        let proof = Certificate::from_value(proof).expect("it reads back");
        assert_eq!(certify(&inputs, &proof), []);
        RunResult::of_run(&run).expect("the result reads back")
    }

    fn publish(&mut self) {
        self.make(&Change::Publish {
            round: round(),
            on: date(2026, 12, 20),
            reply_by: Some(date(2027, 1, 8)),
            first_step: FirstStep::Introduce,
        });
    }

    /// A letter as it is read in a language, which nothing stands in the way of.
    fn read(&self, letter: &Letter, language: Language) -> Rendered {
        let letter = Letter {
            language,
            ..letter.clone()
        };
        let seen = Tellings::of(&self.programme, &round()).render(&self.programme, &letter);
        let serious: Vec<_> = seen.problems.iter().filter(|it| it.is_serious()).collect();
        let template = &self.programme.facts.template;
        assert!(serious.is_empty(), "{template} {letter:?}: {serious:?}");
        assert!(!seen.subject.is_empty() && !seen.body.contains(['{', '}']));
        seen
    }
}

fn round() -> Id<Round> {
    Id::new(ROUND)
}

fn part_id(role: Role, n: usize) -> Id<Participation> {
    Id::new(format!("{}-{n}-part", role.word()))
}

/// A person of one of four agencies with a part and answers to the whole form.
fn newcomer(programme: &Programme, role: Role, n: usize) -> [Change; 3] {
    let id = format!("{}-{n}", role.word());
    let rank = match role {
        Role::Mentor => 3 + n % 2,
        Role::Mentee => 1 + n % 2,
    };
    let agency = AGENCIES[n % AGENCIES.len()];
    let person = Person {
        id: Id::new(id.as_str()),
        given_name: format!("{}{n}", if role == Role::Mentor { "Mo" } else { "Lee" }),
        family_name: "Example".to_owned(),
        email: format!("{id}@example.gov"),
        phone: "(555) 555-0100".to_owned(),
        job_title: "Analyst".to_owned(),
        grade: format!("Grade {rank}"),
        agency: agency.to_owned(),
        unit: format!("Unit {}", n % 3),
        location: PLACES[n % PLACES.len()].to_owned(),
        profession: format!("Profession {}", n % 2),
        languages: vec!["English".to_owned()],
        manager_email: format!("{}@boss.example.gov", agency.to_lowercase()),
        ..Person::default()
    };
    let part = Participation {
        id: part_id(role, n),
        person: person.id.clone(),
        role,
        joined_on: Some(date(2026, 11, 30)),
        ..Participation::default()
    };
    let form = programme.form_of(role);
    let answer = |question: &Question| Some((question.id.clone(), answer(question, role, n)?));
    let answers = Answers {
        id: part.id.cast(),
        by_question: form.into_iter().filter_map(|it| answer(it)).collect(),
    };
    [
        Change::save(person),
        Change::save(part),
        Change::save(answers),
    ]
}

/// An answer the form allows.
fn answer(question: &Question, role: Role, n: usize) -> Option<Answer> {
    let options = &question.options;
    let option = |at: usize| options[at % options.len()].clone();
    Some(match (question.kind, question.meaning) {
        (QuestionKind::YesNo, _) => Answer::YesNo(n.is_multiple_of(2)),
        (QuestionKind::Number, _) => Answer::Number(3),
        (QuestionKind::Many, Meaning::ExcludedPartners) if n != 5 => return None,
        (QuestionKind::Many, _) if options.is_empty() => {
            let other = format!("{}-{}@example.gov", role.other().word(), n % 7);
            Answer::Many(vec![other])
        }
        (QuestionKind::Many, _) => {
            let step = if role == Role::Mentor { 1 } else { 2 };
            let some: BTreeSet<usize> = (0..4).map(|k| (n + k * step) % options.len()).collect();
            Answer::Many(some.into_iter().map(option).collect())
        }
        (QuestionKind::One, _) => Answer::Text(option(n)),
        (QuestionKind::Line | QuestionKind::Text, _) => {
            Answer::Text(format!("Person {n} wrote this."))
        }
    })
}

/// A template walked up to its published letters.
fn walked(template: &Template, language: Language) -> (Walk, Vec<Letter>) {
    let mut walk = Walk::new(template, language);
    assert_eq!(check::problems(&walk.programme), [], "{}", template.word);
    walk.enrol();
    assert_what_is_missing(&walk.programme);
    walk.approve();
    if walk.programme.facts.uses_levels {
        assert!(!check::unmapped_grades(&walk.programme).is_empty());
        walk.map_levels();
    }
    for part in walk.programme.participations.values() {
        assert_eq!(check::blockers(&walk.programme, part), []);
    }
    walk.make(&open_round(ROUND, "The round", date(2026, 12, 5)));
    let by_hand = match template.word {
        "municipal_recorders" => walk.pair_by_hand(),
        _ => Vec::new(),
    };
    let result = walk.run();
    assert!(result.pairs.len() >= N_MENTORS, "{}", template.word);
    let drafts = walk.programme.live_pairings(&round());
    assert_eq!(drafts.len(), result.pairs.len());
    for (mentor, mentee) in by_hand {
        let kept = |it: &&&std::sync::Arc<Pairing>| it.mentor == mentor && it.mentee == mentee;
        let kept = drafts.iter().find(kept).expect("a hand pairing stays");
        assert_eq!(kept.state, PairingState::Locked);
    }
    assert!(matches!(
        progress(&walk.programme, jiff::civil::date(2026, 9, 2)).next,
        NextAct::Review { .. }
    ));
    walk.publish();
    let ids = &mut walk.n_ids;
    let change = write_letters(
        &walk.programme,
        &round(),
        FirstStep::Introduce,
        date(2026, 12, 21),
        || Id::new(next_id(ids)),
    );
    walk.make(&change.expect("there are letters to write"));
    assert_eq!(check::problems(&walk.programme), [], "{}", template.word);
    let letters = walk.programme.letters.values();
    let letters = letters.map(|letter| (**letter).clone()).collect();
    (walk, letters)
}

/// Before approval and consent, just what the policies ask for is missing.
fn assert_what_is_missing(programme: &Programme) {
    let facts = &programme.facts;
    for part in programme.participations.values() {
        let found = check::blockers(programme, part);
        let asked = match facts.approval_policy {
            ApprovalPolicy::NotNeeded => false,
            ApprovalPolicy::Mentees => part.role == Role::Mentee,
            ApprovalPolicy::Everyone => true,
        };
        assert_eq!(found.contains(&Blocker::NoApproval), asked);
        assert_eq!(found.contains(&Blocker::NoConsent), facts.consent_needed);
        let unmapped = found.contains(&Blocker::GradeUnmapped);
        assert_eq!(unmapped, facts.uses_levels);
    }
}

#[test]
fn every_template_leads_from_set_up_to_letters_in_both_languages() {
    for template in TEMPLATES {
        for made_in in Language::ALL {
            let (walk, letters) = walked(template, *made_in);
            let offers = letters_ahead(&walk);
            let mut seen = BTreeSet::new();
            for letter in letters.iter().chain(&offers) {
                let turn = Turn::of(&walk.programme, letter).expect("its reader is there");
                seen.insert(turn);
                for language in Language::ALL {
                    let read = walk.read(letter, *language);
                    assert_holds_no_sensitive_choice(&walk.programme, &read);
                    let partner = letter.pairing.as_ref().map(|pairing| {
                        let pairing = &walk.programme.pairings[pairing];
                        let other = match turn.role {
                            Role::Mentor => &pairing.mentee,
                            Role::Mentee => &pairing.mentor,
                        };
                        walk.programme.name_of(other)
                    });
                    assert!(partner.is_none_or(|name| read.body.contains(&name)));
                }
            }
            assert!(seen.len() >= 5, "{}: {seen:?}", template.word);
            assert_eq!(one_sided(&walk, &letters), [], "{}", template.word);
        }
    }
}

/// Texts that letters lack in one of the languages.
fn one_sided(walk: &Walk, letters: &[Letter]) -> Vec<Lacking> {
    let tellings = Tellings::of(&walk.programme, &round());
    let in_both = letters.iter().flat_map(|letter| {
        let of = |language: &Language| Letter {
            language: *language,
            ..letter.clone()
        };
        Language::ALL.iter().map(of)
    });
    let in_both: Vec<_> = in_both.collect();
    lacking(&walk.programme, &in_both, |letter| tellings.told(letter))
}

/// The offers the same round would have brought.
fn letters_ahead(walk: &Walk) -> Vec<Letter> {
    let mut n = 0;
    let ids = || {
        n += 1;
        Id::new(format!("offer-{n}"))
    };
    letters_for_round(&walk.programme, &round(), FirstStep::Offer, ids)
        .into_iter()
        .filter(|letter| letter.pairing.is_some())
        .collect()
}

/// Nothing chosen in answer to a sensitive question stands in a letter.
fn assert_holds_no_sensitive_choice(programme: &Programme, read: &Rendered) {
    let sensitive = programme.questions.values().filter(|it| it.sensitive);
    for option in sensitive.flat_map(|question| &question.options) {
        assert!(!read.body.contains(option), "{option} in {}", read.body);
    }
}

#[test]
fn every_wording_of_a_template_reads_without_trouble() {
    for template in TEMPLATES {
        let (walk, _) = walked(template, Language::English);
        let pairing = walk.programme.pairings.values().next();
        let pairing = pairing.expect("there are pairings");
        for plan in template.letters {
            let part = match plan.turn.role {
                Role::Mentor => &pairing.mentor,
                Role::Mentee => &pairing.mentee,
            };
            let letter = Letter {
                round: Some(round()),
                to: part.clone(),
                kind: plan.turn.kind,
                pairing: plan.turn.speaks_of_pairing().then(|| pairing.id.clone()),
                ..Letter::default()
            };
            let read = Language::ALL.iter().map(|it| walk.read(&letter, *it));
            let read: Vec<_> = read.collect();
            assert_ne!(read[0].subject, read[1].subject);
        }
    }
}

#[test]
fn a_committee_assigns_without_anybodys_preference() {
    let template = find("municipal_recorders").expect("it is there");
    let asks = |meaning| template.questions.iter().any(|it| it.meaning == meaning);
    assert!(!asks(Meaning::PreferredPartners));
    let walk = Walk::new(template, Language::English);
    let rules = rules_of(&walk.programme).expect("the rules are readable");
    let prefers = |rule: &Rule| match rule {
        Rule::Soft(criterion) => matches!(
            criterion.measure,
            Measure::Preference(_) | Measure::Priority(_)
        ),
        Rule::Hard(_) => false,
    };
    assert!(!rules.rules.values().any(prefers));
    assert!(walk.programme.facts.eligibility.contains("by hand first"));
}

#[test]
fn a_rule_that_asks_names_a_question_whose_answers_are_compared() {
    let mut n_asking = 0;
    for template in TEMPLATES {
        let walk = Walk::new(template, Language::Spanish);
        let rules = rules_of(&walk.programme).expect("the rules are readable");
        for (_, criterion) in rules.criteria() {
            let Measure::SharedAnswers(id) = &criterion.measure else {
                continue;
            };
            n_asking += 1;
            let question = &walk.programme.questions[&Id::new(id.as_str())];
            assert_eq!(question.meaning, Meaning::Nothing);
            assert!(!question.options.is_empty());
            for role in [Role::Mentor, Role::Mentee] {
                let form = walk.programme.form_of(role);
                assert!(form.iter().any(|it| it.id == question.id));
            }
        }
    }
    assert_eq!(n_asking, 2);
}
