//! The checker accepts the answer and refuses every other.

use civic_mentor::domain::value::Value;
use civic_mentor::matching::certificate::Certificate;
use civic_mentor::matching::check::{Fault, check};
use civic_mentor::matching::generate::{self, Variant};
use civic_mentor::matching::inputs::{Inputs, Pair};
use civic_mentor::matching::solve::solve;

use super::build::{any_inputs, prepared};

#[test]
fn a_certificate_comes_back_from_its_tree_and_is_accepted() {
    for seed in 0..100 {
        let solved = solve(any_inputs(seed, 5, 4)).unwrap();
        let value = solved.certificate.to_value();
        let again = Certificate::from_value(&value).unwrap();
        assert_eq!(again, solved.certificate);
        assert_eq!(check(&solved.inputs, &again), []);
    }
}

#[test]
fn a_certificate_with_any_number_altered_is_refused() {
    let small = (0..25).map(|seed| any_inputs(seed, 4, 4));
    let larger = Variant::ALL.map(|variant| prepared(&generate::problem(3, 12, 6, variant)).inputs);
    for inputs in small.chain(larger) {
        let solved = solve(inputs).unwrap();
        let value = solved.certificate.to_value();
        for altered in alterations(&value) {
            if let Ok(certificate) = Certificate::from_value(&altered) {
                let faults = check(&solved.inputs, &certificate);
                assert!(!faults.is_empty(), "{altered:?}");
            }
        }
    }
}

/// The tree with one number, text or item of a list changed.
pub fn alterations(value: &Value) -> Vec<Value> {
    match value {
        Value::Null | Value::Bool(_) => Vec::new(),
        Value::Int(int) => vec![
            Value::Int(int + 1),
            Value::Int(int - 1),
            Value::Int(-int - 1),
        ],
        Value::Text(text) => match text.parse::<i128>() {
            Ok(number) => [number + 1, number - 1, number * 2 + 1]
                .map(|number| Value::Text(number.to_string()))
                .into(),
            Err(_) => vec![Value::Text(format!("{text}0")), Value::Text(String::new())],
        },
        Value::List(list) => {
            let mut all = Vec::new();
            for (at, item) in list.iter().enumerate() {
                let with = |item: Value| {
                    let mut list = list.clone();
                    list[at] = item;
                    Value::List(list)
                };
                all.extend(alterations(item).into_iter().map(with));
                let mut without = list.clone();
                without.remove(at);
                all.push(Value::List(without));
            }
            all
        }
        Value::Map(map) => {
            let mut all = Vec::new();
            for (name, item) in map {
                for item in alterations(item) {
                    let mut map = map.clone();
                    map.insert(name.clone(), item);
                    all.push(Value::Map(map));
                }
            }
            all
        }
    }
}

#[test]
fn a_pair_more_or_less_is_refused_even_with_hashes_made_to_fit() {
    use civic_mentor::matching::certificate::result_hash;
    for variant in Variant::ALL {
        let solved = solve(prepared(&generate::problem(8, 20, 10, variant)).inputs).unwrap();
        for at in 0..solved.certificate.pairs().len() {
            let mut altered = solved.certificate.clone();
            altered.tries[0].pairs.remove(at);
            let pairs = altered.pairs().to_vec();
            altered.result_hash =
                result_hash(&solved.inputs, &pairs, &altered.levels, &altered.values);
            assert!(!check(&solved.inputs, &altered).is_empty());
        }
    }
}

#[test]
fn other_inputs_are_refused() {
    let solved = solve(any_inputs(4, 4, 4)).unwrap();
    let mut other: Inputs = solved.inputs.clone();
    other.salt.push('x');
    assert_eq!(check(&other, &solved.certificate), [Fault::InputHash]);
}

#[test]
fn nonsense_is_refused_without_a_panic() {
    let solved = solve(any_inputs(4, 4, 4)).unwrap();
    let mut altered = solved.certificate.clone();
    altered.tries[0].pairs.push(Pair {
        mentee: 99,
        mentor: u32::MAX,
    });
    altered.tries[0].mentees.clear();
    altered.values.clear();
    assert!(!check(&solved.inputs, &altered).is_empty());
    altered.tries.clear();
    assert!(!check(&solved.inputs, &altered).is_empty());
}
