//! From two spreadsheets in the civil-service matcher's format to a proven
//! run, the way a coordinator goes: bring them in, adopt its rules with the
//! ladder of its grades, run.

use civic_mentor::domain::apply::apply;
use civic_mentor::domain::change::Change;
use civic_mentor::domain::id::Id;
use civic_mentor::domain::refuse::Refusal;
use civic_mentor::domain::rules::{Objective, OptOut, ReadyMade};
use civic_mentor::domain::whole::Programme;
use civic_mentor::exchange::table::Table;
use civic_mentor::flow::adopt::{adopt, counts_levels, ladder_with};
use civic_mentor::flow::import::Import;
use civic_mentor::flow::ladders::{CIVIL_SERVICE, offered, take};
use civic_mentor::flow::round::{RunResult, open_round, rules_of, run_at_once};
use civic_mentor::flow::templates::{CreateInput, create, find};
use civic_mentor::matching::levels::Level;
use civic_mentor::merge::{Document, Stamp};
use jiff::civil::date;

use crate::audit::{lists, matched, number};

const ROUND: &str = "00000000-0000-4000-8000-0000000000ff";

/// A programme as the page makes it, change by change.
struct Desk {
    document: Document,
    n_ids: u64,
}

impl Desk {
    /// A new programme of a template.
    fn new(template: &str) -> Self {
        let id = "00000000-0000-4000-8000-000000000000";
        let mut desk = Self {
            document: Document::new(id),
            n_ids: 0,
        };
        let input = CreateInput {
            programme_id: id.to_owned(),
            name: "Network".to_owned(),
            ..CreateInput::default()
        };
        let change = create(find(template).unwrap(), input, &mut || desk.n_ids_next());
        desk.make(&change);
        desk
    }

    fn n_ids_next(&mut self) -> String {
        self.n_ids += 1;
        format!("00000000-0000-4000-8000-{:012x}", self.n_ids)
    }

    fn programme(&self) -> Programme {
        self.document.programme()
    }

    fn make(&mut self, change: &Change) {
        let writes = apply(&self.programme(), change).expect("nothing refuses it");
        let stamp = Stamp {
            actor: "00000000-0000-4000-8000-00000000000a".into(),
            at_ms: 0,
            via: String::new(),
        };
        self.document.commit(&stamp, &change.code(), &writes);
    }

    /// Brings both lists in as they were guessed, nothing mapped by hand.
    fn bring_in(&mut self, lists: (Table, Table), choose: impl FnOnce(&mut Import)) {
        let programme = self.programme();
        let tables = vec![
            ("mentors.csv".to_owned(), lists.0),
            ("mentees.csv".to_owned(), lists.1),
        ];
        let mut import = Import::new(tables, &programme);
        choose(&mut import);
        let preview = import.preview(&programme, &|_, _, _| None);
        assert_eq!(preview.asks, []);
        assert_eq!(preview.counts.n_need_you, 0);
        let change = import
            .confirm(&preview, &programme, date(2026, 9, 1), &mut || {
                self.n_ids_next()
            })
            .expect("it comes in");
        self.make(&change);
    }

    fn adopt(&mut self, with_ladder: bool) {
        let programme = self.programme();
        let ready = ReadyMade::CivilService;
        let ladder = ladder_with(&programme, ready).filter(|_| with_ladder);
        let change = adopt(&programme, ready, ladder, &mut || self.n_ids_next());
        self.make(&change);
    }

    fn run(&mut self) -> RunResult {
        self.make(&open_round(ROUND, "First", date(2026, 9, 2)));
        let programme = self.programme();
        let drafted = run_at_once(&programme, &Id::new(ROUND), 0, &mut || self.n_ids_next());
        let drafted = drafted.expect("there is an answer");
        let result = RunResult::of_run(&drafted.run).expect("it reads back");
        self.make(&drafted.into());
        result
    }
}

fn found(result: &RunResult) -> (i64, i64, i128) {
    let n_mentors = result.value(Level::Mentors).unwrap_or_default();
    let n_pairs = i64::try_from(result.pairs.len()).unwrap();
    (n_pairs, result.all_points(), n_mentors)
}

#[test]
fn two_lists_adopted_rules_and_their_ladder_give_the_auditors_pairings() {
    for turned in [false, true] {
        let mut desk = Desk::new("scratch");
        desk.bring_in(lists(turned), |_| {});
        let before = desk.programme();
        assert_eq!(
            offered(&before, []).map(|it| it.word),
            Some("uk_civil_service")
        );
        desk.adopt(true);
        let programme = desk.programme();
        assert_eq!(programme.levels.len(), CIVIL_SERVICE.grades.len());
        assert!(programme.facts.uses_levels);
        assert_eq!(programme.facts.usual_places, 3);
        let result = desk.run();
        let report = matched(turned, Objective::CoverageFirst, OptOut::Honour);
        let expected = (
            number(&report, "n_pairs"),
            number(&report, "total_points"),
            number(&report, "n_mentors_covered").into(),
        );
        assert_eq!(found(&result), expected);
        assert!(result.pairs.len() > 10);
    }
}

#[test]
fn without_the_ladder_no_level_is_guessed() {
    let mut desk = Desk::new("scratch");
    desk.bring_in(lists(false), |_| {});
    let levels = desk.programme().levels;
    desk.adopt(false);
    assert_eq!(desk.programme().levels, levels);
    assert_eq!(desk.run().pairs, []);
}

#[test]
fn the_ladder_can_come_in_with_the_lists() {
    let mut desk = Desk::new("state_emerging_managers");
    let levels_before = desk.programme().levels.len();
    assert_ne!(levels_before, CIVIL_SERVICE.grades.len());
    desk.bring_in(lists(false), |import| import.take_ladder(true));
    let programme = desk.programme();
    assert_eq!(programme.levels.len(), CIVIL_SERVICE.grades.len());
    assert_eq!(civic_mentor::domain::check::unmapped_grades(&programme), []);
    // A level map is there now: nothing more is offered, nor taken.
    assert_eq!(ladder_with(&programme, ReadyMade::CivilService), None);
    assert_eq!(
        take(&CIVIL_SERVICE, &programme, &mut || desk.n_ids_next()),
        None
    );
    let level = programme.levels.keys().next().unwrap();
    let gone = Change::Delete {
        kind: "level",
        id: level.to_string(),
    };
    assert_eq!(
        apply(&programme, &gone),
        Err(Refusal::LevelInUse { n_grades: 1 })
    );
}

#[test]
fn the_ladder_waits_to_be_asked_for_and_fits_only_whole() {
    let programme = Desk::new("state_emerging_managers").programme();
    let look = |lists: (Table, Table), takes: bool| {
        let tables = vec![("a".to_owned(), lists.0), ("b".to_owned(), lists.1)];
        let mut import = Import::new(tables, &programme);
        import.take_ladder(takes);
        let preview = import.preview(&programme, &|_, _, _| None);
        (preview.ladder.is_some(), preview.grades.len())
    };
    let n_grades = look(lists(false), false).1;
    assert!(n_grades > 5);
    assert_eq!(look(lists(false), false), (true, n_grades));
    assert_eq!(look(lists(false), true), (true, 0));
    let mut other = lists(false);
    "Band 5".clone_into(&mut other.0.rows[0].cells[5]);
    assert_eq!(look(other, true), (false, n_grades + 1));
}

#[test]
fn only_sets_that_compare_levels_bring_a_ladder() {
    let counting: Vec<_> = ReadyMade::ALL
        .iter()
        .copied()
        .filter(|ready| counts_levels(&ready.rule_set()))
        .collect();
    let expected = [
        ReadyMade::SkillsFirst,
        ReadyMade::Succession,
        ReadyMade::Reverse,
        ReadyMade::CivilService,
    ];
    assert_eq!(counting, expected);
    let mut desk = Desk::new("scratch");
    assert_eq!(
        ladder_with(&desk.programme(), ReadyMade::CivilService),
        None
    );
    desk.bring_in(lists(false), |_| {});
    let programme = desk.programme();
    assert_eq!(ladder_with(&programme, ReadyMade::EvidenceBased), None);
    desk.adopt(true);
    let rules = rules_of(&desk.programme()).unwrap();
    assert_eq!(rules, ReadyMade::CivilService.rule_set());
}
