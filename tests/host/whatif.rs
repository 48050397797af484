//! "What if" answers as a run would, says who gains and who loses, and names
//! single changes only after solving again with each.

use std::collections::BTreeSet;

use civic_mentor::bundle::{canonical, strict};
use civic_mentor::domain::id::Id;
use civic_mentor::domain::pairing::Round;
use civic_mentor::domain::people::{Participation, Role};
use civic_mentor::domain::rules::{
    Fairness, HardRule, Label, Likeness, Measure, Objective, Rule, RuleSet, Weight,
};
use civic_mentor::domain::whole::Programme;
use civic_mentor::flow::round::{
    Effect, Even, Plan, Remedy, RunResult, Trial, Turn, difference, last_runs, mentors_of, paired,
    prepared_of, problem_of,
};
use civic_mentor::flow::sample::sample_document;
use civic_mentor::matching::edit::Edit;
use civic_mentor::matching::generate::Numbers;
use civic_mentor::matching::solve::{ask, solve};

use super::matching::any_with_locks;
use super::round::{MENTEE, MENTOR, part, round, small, use_rules, with};

/// A small number of another type.
fn as_number<T: TryFrom<u64, Error: std::fmt::Debug>>(number: u64) -> T {
    T::try_from(number).unwrap()
}

fn sample() -> (Programme, Id<Round>) {
    let programme = sample_document("actor", 1_785_758_400_000).programme();
    let round = programme
        .current_round()
        .expect("it has a round")
        .id
        .clone();
    (programme, round)
}

/// Some other rules and places, as somebody might try them.
fn any_trial(programme: &Programme, numbers: &mut Numbers) -> Trial {
    let mut trial = Trial::of(programme).expect("the rules read");
    let weights = [Weight::Off, Weight::Low, Weight::Medium, Weight::High];
    for rule in trial.rules.rules.values_mut() {
        if let Rule::Soft(criterion) = rule
            && numbers.below(2) == 0
            && !matches!(criterion.measure, Measure::LevelGap(_))
        {
            criterion.weight = weights[as_number::<usize>(numbers.below(4))];
            criterion.points = criterion.weight.usual_points();
        }
    }
    if numbers.below(3) == 0 {
        trial
            .rules
            .rules
            .retain(|_, rule| !matches!(rule, Rule::Hard(_)));
    }
    trial.rules.objective = match numbers.below(3) {
        0 => Objective::CoverageFirst,
        1 => Objective::ScoreFirst,
        _ => Objective::Between(1 + as_number::<u32>(numbers.below(80))),
    };
    let mentors: Vec<_> = programme
        .participations
        .values()
        .filter(|it| it.role == Role::Mentor)
        .map(|it| it.id.clone())
        .collect();
    for _ in 0..3 {
        let at: usize = as_number(numbers.below(mentors.len() as u64));
        trial.set_capacity(
            programme,
            &mentors[at],
            1 + as_number::<u32>(numbers.below(4)),
        );
    }
    trial
}

#[test]
fn what_is_shown_is_what_a_run_gives_once_it_is_kept() {
    let (programme, round) = sample();
    for seed in 0..4 {
        let trial = any_trial(&programme, &mut Numbers::new(seed));
        let text = canonical(&trial.to_value());
        let read = strict::parse_tree(text.as_bytes()).unwrap();
        assert_eq!(Trial::from_value(&read), Some(trial.clone()));
        let shown = trial
            .prepared(&programme, &round)
            .expect("nothing refuses it");
        let shown = ask(shown.inputs).expect("it has an answer");
        let mut kept = programme.clone();
        with(&mut kept, &trial.keeping(&programme));
        assert!(Trial::of(&kept).unwrap().is_as_stored(&kept));
        let prepared = prepared_of(&kept, &round).expect("nothing refuses it");
        let run = solve(prepared.inputs).expect("it has an answer");
        assert_eq!(
            shown.result_hash, run.certificate.result_hash,
            "seed {seed}"
        );
        assert_eq!(shown.pairs, run.certificate.pairs(), "seed {seed}");
    }
}

#[test]
fn a_question_has_the_hash_of_a_run_on_anything_small() {
    for seed in 0..300 {
        let inputs = any_with_locks(seed, 4, 3);
        let run = solve(inputs.clone()).unwrap();
        assert_eq!(
            ask(inputs).unwrap().result_hash,
            run.certificate.result_hash,
            "seed {seed}"
        );
    }
}

#[test]
fn a_trial_like_the_programme_changes_nothing() {
    let (programme, round) = sample();
    let trial = Trial::of(&programme).unwrap();
    assert!(trial.is_as_stored(&programme));
    let today = prepared_of(&programme, &round).unwrap();
    assert_eq!(trial.prepared(&programme, &round), Ok(today.clone()));
    let answered = ask(today.inputs.clone()).unwrap();
    let pairs = paired(&today, &answered);
    let run = last_runs(&programme, &round)[0].clone();
    assert_eq!(answered.result_hash, run.result_hash);
    let of_run = RunResult::of_run(&run).unwrap();
    let of_run: BTreeSet<_> = of_run
        .pairs
        .iter()
        .map(|it| (it.mentee.clone(), it.mentor.clone()))
        .collect();
    assert_eq!(pairs, of_run);
    let found = difference(&pairs, &of_run, &today, &today);
    assert_eq!(found.changed, []);
    assert_eq!(found.n_pairs.0, found.n_same);
    assert_eq!(found.points_today, found.points_tried);
}

/// Two want Dan, who offers what both need; Eve is of Ana's agency.
fn contested() -> Programme {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Bea", MENTEE, "B", ""),
        ("Dan", MENTOR, "C", ""),
    ]);
    let mut rules = RuleSet::skills_first();
    rules.rules.retain(|_, rule| matches!(rule, Rule::Soft(_)));
    use_rules(&mut programme, &rules);
    programme
}

#[test]
fn who_gets_and_who_loses_is_told_with_points_by_both_rules() {
    let programme = contested();
    let today = prepared_of(&programme, &round()).unwrap();
    let before = paired(&today, &ask(today.inputs.clone()).unwrap());
    let mut trial = Trial::of(&programme).unwrap();
    let dan = part("Dan", MENTOR);
    trial.set_capacity(&programme, &dan, 2);
    let tried = trial.prepared(&programme, &round()).unwrap();
    let after = paired(&tried, &ask(tried.inputs.clone()).unwrap());
    let found = difference(&before, &after, &today, &tried);
    assert_eq!((found.n_mentees, found.n_pairs), ((1, 2), (1, 2)));
    assert_eq!(found.changed.len(), 1);
    assert_eq!(found.changed[0].turn(), Turn::Gets);
    assert_eq!(found.changed[0].after, [dan]);
    let back = difference(&after, &before, &tried, &today);
    assert_eq!(back.changed[0].turn(), Turn::Loses);
    assert_eq!(
        back.points_today,
        (found.points_tried.1, found.points_tried.0)
    );
}

#[test]
fn places_set_back_are_no_change() {
    let programme = contested();
    let mut trial = Trial::of(&programme).unwrap();
    let dan = part("Dan", MENTOR);
    trial.set_capacity(&programme, &dan, 3);
    assert!(!trial.is_as_stored(&programme));
    trial.set_capacity(&programme, &dan, 1);
    assert!(trial.is_as_stored(&programme));
}

/// Everything tried for a mentee and what came of it, solved beside.
fn tried(programme: &Programme, mentee: &Id<Participation>) -> Vec<(Remedy, Effect)> {
    let problem = problem_of(programme, &round()).unwrap();
    let prepared = prepared_of(programme, &round()).unwrap();
    let base = ask(prepared.inputs.clone()).unwrap();
    let plan = Plan::of(&prepared, &problem.subjects, mentee);
    plan.tries
        .into_iter()
        .map(|(remedy, edit)| {
            let answered = ask(edit.apply(&prepared.inputs).expect("it fits")).unwrap();
            let effect = Effect::of(&prepared, mentee, &base, &edit, &answered);
            (remedy, effect.expect("it fits"))
        })
        .collect()
}

fn without_mentor(programme: &Programme) -> Id<Participation> {
    let prepared = prepared_of(programme, &round()).unwrap();
    let base = ask(prepared.inputs.clone()).unwrap();
    let alone = |id: &&String| mentors_of(&prepared, &Id::new(id.as_str()), &base).is_empty();
    let alone = prepared
        .mentees
        .iter()
        .find(alone)
        .expect("somebody has none");
    Id::new(alone.as_str())
}

#[test]
fn one_more_place_or_one_more_mentor_helps_where_places_are_full() {
    let programme = contested();
    let mentee = without_mentor(&programme);
    let found = tried(&programme, &mentee);
    let kinds: Vec<_> = found.iter().map(|(remedy, _)| remedy).collect();
    assert!(matches!(
        kinds.as_slice(),
        [Remedy::Place { places: 2, .. }, Remedy::Mentor(_)]
    ));
    for (_, effect) in &found {
        assert!(effect.helps());
        assert_eq!((effect.n_mentees, effect.n_pairs), (1, 1));
    }
    assert_eq!(found[0].1.mentors, [Some(part("Dan", MENTOR))]);
}

#[test]
fn a_rule_is_eased_by_the_least_step_and_what_did_not_help_is_said() {
    let mut programme = small(&[
        ("Ana", MENTEE, "A", ""),
        ("Dan", MENTOR, "A", ""),
        ("Eve", MENTOR, "A", ""),
    ]);
    let mut rules = RuleSet::skills_first();
    rules.rules.clear();
    rules.rules.insert(
        "agency".to_owned(),
        Rule::Hard(HardRule::Label {
            label: Label::Agency,
            must: Likeness::Different,
        }),
    );
    use_rules(&mut programme, &rules);
    let ana = part("Ana", MENTEE);
    let found = tried(&programme, &ana);
    let [
        (Remedy::Rule { id, becomes, .. }, eased),
        (Remedy::Mentor(newcomer), new),
    ] = found.as_slice()
    else {
        panic!("{found:?}");
    };
    assert_eq!((id.as_str(), becomes), ("agency", &None));
    assert!(eased.helps() && eased.n_mentees == 1);
    let own = (Label::Agency, Likeness::Different, "A".to_owned());
    assert_eq!(newcomer.labels, [own]);
    assert_eq!((new.mentors.as_slice(), new.n_mentees), (&[None][..], 1));
}

#[test]
fn on_the_sample_every_effect_is_what_the_kept_change_gives() {
    let (programme, round) = sample();
    let prepared = prepared_of(&programme, &round).unwrap();
    let problem = problem_of(&programme, &round).unwrap();
    let base = ask(prepared.inputs.clone()).unwrap();
    let alone = prepared.mentees.iter().map(|id| Id::new(id.as_str()));
    let alone: Vec<Id<Participation>> = alone
        .filter(|id| mentors_of(&prepared, id, &base).is_empty())
        .collect();
    assert!(!alone.is_empty());
    let mut n_help = 0;
    for mentee in alone.iter().take(2) {
        let plan = Plan::of(&prepared, &problem.subjects, mentee);
        assert!(!plan.tries.is_empty());
        for (remedy, edit) in &plan.tries {
            let answered = ask(edit.apply(&prepared.inputs).unwrap()).unwrap();
            let effect = Effect::of(&prepared, mentee, &base, edit, &answered).unwrap();
            n_help += usize::from(effect.helps());
            // The same through the programme itself.
            let mut trial = Trial::of(&programme).unwrap();
            match remedy {
                Remedy::Place { mentor, places } => {
                    trial.set_capacity(&programme, mentor, *places);
                }
                Remedy::Rule { id, becomes, .. } => {
                    match becomes {
                        Some(rule) => trial.rules.rules.insert(id.clone(), rule.clone()),
                        None => trial.rules.rules.remove(id),
                    };
                }
                Remedy::Needs { .. } | Remedy::Mentor(_) => continue,
            }
            let through = trial.prepared(&programme, &round).unwrap();
            let through = ask(through.inputs).unwrap();
            assert_eq!(through.result_hash, answered.result_hash, "{remedy:?}");
        }
    }
    assert!(n_help > 0);
}

#[test]
fn edits_come_back_from_their_tree() {
    let (programme, round) = sample();
    let prepared = prepared_of(&programme, &round).unwrap();
    let problem = problem_of(&programme, &round).unwrap();
    let n_questions = civic_mentor::matching::inputs::questions(&prepared.inputs.rules).len();
    for mentee in prepared.mentees.iter().take(6) {
        let plan = Plan::of(&prepared, &problem.subjects, &Id::new(mentee.as_str()));
        for edit in plan.edits() {
            assert_eq!(
                Edit::from_value(&edit.to_value(), n_questions).as_ref(),
                Some(&edit)
            );
        }
    }
}

#[test]
fn what_a_change_does_to_fairness_is_told_where_fairness_counts() {
    let programme = contested();
    let inputs = prepared_of(&programme, &round()).unwrap().inputs;
    let base = ask(inputs.clone()).unwrap();
    let same = Even::of((&inputs, &base.pairs), (&inputs, &base.pairs));
    assert_eq!(same, Even::default());
    // Everybody with the first mentor: as many pairings, less even.
    let mut heaped = base.pairs.clone();
    for pair in &mut heaped {
        pair.mentor = 0;
    }
    let mut fair = inputs.clone();
    fair.rules.fairness = Fairness::Count;
    let told = Even::of((&fair, &base.pairs), (&fair, &heaped));
    let n_mentors = base.pairs.iter().map(|pair| pair.mentor).max();
    assert_eq!(told.is_less_even, n_mentors > Some(0));
    fair.rules.fairness = Fairness::Leave;
    let told = Even::of((&fair, &base.pairs), (&fair, &heaped));
    assert_eq!(told, Even::default());
}
