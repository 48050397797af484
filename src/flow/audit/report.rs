//! An answer as a tree, people by their addresses. Leaves out what a page shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::Id;
use crate::domain::people::Participation;
use crate::domain::value::Value;
use crate::flow::round::{Reason, RuleCount, RunPair, RunResult, SharedPlaces};
use crate::matching::certificate::Certificate;
use crate::matching::prepare::Prepared;

pub(super) fn report(
    prepared: &Prepared,
    certificate: &Certificate,
    names: &BTreeMap<String, String>,
    unmapped: &[String],
    solve_ms: u32,
) -> Value {
    let result = RunResult::of(prepared, certificate);
    let name = |id: &str| Value::from(names.get(id).map_or(id, String::as_str));
    let mut pairs: Vec<Value> = result.pairs.iter().map(|it| pair(it, &name)).collect();
    pairs.sort();
    let count = |n: usize| Value::Int(i64::try_from(n).unwrap_or(i64::MAX));
    let mentees: BTreeSet<_> = result.pairs.iter().map(|pair| &pair.mentee).collect();
    let mentors: BTreeSet<_> = result.pairs.iter().map(|pair| &pair.mentor).collect();
    let mut unmatched: Vec<Value> = result
        .unmatched
        .iter()
        .map(|it| {
            Value::map([
                ("mentee", name(it.mentee.as_str())),
                ("reason", reason(&it.reason, &name)),
            ])
        })
        .collect();
    unmatched.sort();
    let mut shared: Vec<Value> = result
        .shared_places
        .iter()
        .map(|it| group(it, &name))
        .collect();
    shared.sort();
    Value::map([
        ("n_pairs", count(pairs.len())),
        ("total_points", Value::Int(result.all_points())),
        ("n_mentees_covered", count(mentees.len())),
        ("n_mentors_covered", count(mentors.len())),
        ("pairs", Value::List(pairs)),
        ("unmatched", Value::List(unmatched)),
        ("shared_places", Value::List(shared)),
        (
            "unmapped_grades",
            Value::List(
                unmapped
                    .iter()
                    .map(|grade| Value::from(grade.as_str()))
                    .collect(),
            ),
        ),
        ("input_hash", Value::from(certificate.input_hash.as_str())),
        ("result_hash", Value::from(certificate.result_hash.as_str())),
        ("certificate", certificate.to_value()),
        ("solve_ms", Value::from(solve_ms)),
    ])
}

/// The counts of a report, for a person.
pub fn summary(report: &Value) -> String {
    let number = |name: &str| report.get(name).and_then(Value::as_int).unwrap_or_default();
    let text = |name: &str| {
        report
            .get(name)
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned()
    };
    let n_unmatched = report
        .get("unmatched")
        .and_then(Value::as_list)
        .map_or(0, <[Value]>::len);
    format!(
        "{} pairings, {} points\n{} mentees and {} mentors covered, {n_unmatched} mentees without a mentor\ninput  {}\nresult {}\nproven and checked; {} ms",
        number("n_pairs"),
        number("total_points"),
        number("n_mentees_covered"),
        number("n_mentors_covered"),
        text("input_hash"),
        text("result_hash"),
        number("solve_ms"),
    )
}

fn pair(pair: &RunPair, name: &impl Fn(&str) -> Value) -> Value {
    let by_rule = pair
        .by_rule
        .iter()
        .map(|it| (it.rule.clone(), Value::from(it.points)));
    Value::map([
        ("mentee", name(pair.mentee.as_str())),
        ("mentor", name(pair.mentor.as_str())),
        ("points", Value::from(pair.points())),
        ("by_criterion", Value::map(by_rule)),
    ])
}

/// Mentees who share too few places: why no answer serves them all.
fn group(group: &SharedPlaces, name: &impl Fn(&str) -> Value) -> Value {
    let named = |ids: &[Id<Participation>]| {
        let mut names: Vec<Value> = ids.iter().map(|id| name(id.as_str())).collect();
        names.sort();
        Value::List(names)
    };
    Value::map([
        ("mentees", named(&group.mentees)),
        ("mentors", named(&group.mentors)),
        ("n_places", group.n_places.into()),
    ])
}

fn reason(reason: &Reason, name: &impl Fn(&str) -> Value) -> Value {
    let counted = |rules: &[RuleCount]| {
        let one = |it: &RuleCount| {
            Value::map([
                ("rule", Value::from(it.rule.as_str())),
                ("n_mentors", it.n_mentors.into()),
                ("n_alone", it.n_alone.into()),
            ])
        };
        Value::List(rules.iter().map(one).collect())
    };
    match reason {
        Reason::NoMentors => Value::map([("code", Value::from("no_mentors"))]),
        Reason::RuledOut { n_mentors, rules } => Value::map([
            ("code", Value::from("ruled_out")),
            ("n_mentors", (*n_mentors).into()),
            ("rules", counted(rules)),
        ]),
        Reason::NoPlaceLeft {
            n_mentors,
            n_eligible,
            nearest,
            rules,
            held: _,
        } => {
            let near = nearest.iter().map(|it| {
                let needed = it.needed.map(|more| ("points_needed", more.into()));
                Value::map(
                    [
                        ("mentor", name(it.mentor.as_str())),
                        ("points", it.points.into()),
                    ]
                    .into_iter()
                    .chain(needed),
                )
            });
            Value::map([
                ("code", Value::from("no_place_left")),
                ("n_mentors", (*n_mentors).into()),
                ("n_eligible", (*n_eligible).into()),
                ("nearest", Value::List(near.collect())),
                ("rules", counted(rules)),
            ])
        }
    }
}
