//! What points come from, to and from the tree a run is stored as.

use crate::domain::value::Value;
use crate::matching::judge::Detail;

/// A word and its numbers.
pub(super) fn detail_to_value(detail: Detail) -> Value {
    let (word, numbers): (&str, Vec<i64>) = match detail {
        Detail::Shared { shared, stated } => ("shared", vec![shared.into(), stated.into()]),
        Detail::NoneStated => ("none_stated", vec![]),
        Detail::Same => ("same", vec![]),
        Detail::Different => ("different", vec![]),
        Detail::Unknown => ("unknown", vec![]),
        Detail::Gap(gap) => ("gap", vec![gap.into()]),
        Detail::WishMet => ("wish_met", vec![]),
        Detail::WishUnmet => ("wish_unmet", vec![]),
        Detail::NoWish => ("no_wish", vec![]),
        Detail::WishRefused => ("wish_refused", vec![]),
        Detail::Ranked { place, of } => ("ranked", vec![place.into(), of.into()]),
        Detail::NotRanked => ("not_ranked", vec![]),
        Detail::Class(class) => ("class", vec![class.into()]),
        Detail::NoClass => ("no_class", vec![]),
    };
    let numbers = numbers.into_iter().map(Value::Int);
    Value::List(std::iter::once(Value::from(word)).chain(numbers).collect())
}

/// The detail of such a list; nothing where it is none.
pub(super) fn detail_from_value(value: &Value) -> Option<Detail> {
    let list = value.as_list()?;
    let int = |at: usize| list.get(at).and_then(Value::as_int);
    let number = |at: usize| u32::try_from(int(at)?).ok();
    Some(match list.first()?.as_text()? {
        "shared" => Detail::Shared {
            shared: number(1)?,
            stated: number(2)?,
        },
        "none_stated" => Detail::NoneStated,
        "same" => Detail::Same,
        "different" => Detail::Different,
        "unknown" => Detail::Unknown,
        "gap" => Detail::Gap(i32::try_from(int(1)?).ok()?),
        "wish_met" => Detail::WishMet,
        "wish_unmet" => Detail::WishUnmet,
        "no_wish" => Detail::NoWish,
        "wish_refused" => Detail::WishRefused,
        "ranked" => Detail::Ranked {
            place: number(1)?,
            of: number(2)?,
        },
        "not_ranked" => Detail::NotRanked,
        "class" => Detail::Class(number(1)?),
        "no_class" => Detail::NoClass,
        _ => return None,
    })
}
