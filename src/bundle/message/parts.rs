//! Reading and writing the parts that payloads have in common.

use jiff::civil::Date;

use super::super::payload::{Found, PayloadFault};
use crate::domain::field::{FieldValue, Fields, Reader, Record};
use crate::domain::id::Id;
use crate::domain::value::Value;

/// The fields of a record that a reader may see, by their declarations.
pub fn fields_for<T: Record>(record: &T, reader: Reader) -> Fields {
    let mut fields = record.to_fields();
    fields.retain(|name, _| is_for::<T>(name, reader));
    fields
}

fn is_for<T: Record>(name: &str, reader: Reader) -> bool {
    let mut declared = T::FIELDS.iter();
    declared.any(|field| field.name == name && field.readers.contains(&reader))
}

/// A record from fields of a payload. A field of its shape that `reader` may
/// not see, or of another type, is a problem; a field a newer version added is
/// passed over.
pub(super) fn record_for<T: Record>(
    id: Id<T>,
    fields: &Fields,
    reader: Reader,
    place: &str,
    found: &mut Found,
) -> T {
    let mut known = Fields::new();
    for (name, value) in fields {
        if is_for::<T>(name, reader) {
            known.insert(name.clone(), value.clone());
        } else if T::FIELDS.iter().any(|field| field.name == name) {
            found.add(PayloadFault::WrongShape, format!("{place}.{name}"));
        }
    }
    let mut malformed = Vec::new();
    let record = T::from_fields(id, &known, &mut malformed);
    for name in malformed {
        found.add(PayloadFault::WrongShape, format!("{place}.{name}"));
    }
    record
}

/// A map of a payload being read; entries a newer version added are passed over.
pub(super) struct Map<'a> {
    fields: &'a Fields,
    place: String,
}

impl<'a> Map<'a> {
    /// The map at `place`; nothing, and a problem, where it is none.
    pub fn at(value: &'a Value, place: impl Into<String>, found: &mut Found) -> Option<Self> {
        let place = place.into();
        let fields = found.some_or(value.as_map(), PayloadFault::WrongShape, &place)?;
        Some(Self { fields, place })
    }

    /// The place of an entry, for a problem.
    pub fn place(&self, name: &str) -> String {
        if self.place.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.place)
        }
    }

    /// An entry as it stands.
    pub fn value(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name)
    }

    /// An entry of a type; absent is its default.
    pub fn field<T: FieldValue>(&self, name: &str, found: &mut Found) -> T {
        let place = self.place(name);
        match self.value(name) {
            None | Some(Value::Null) => T::default(),
            Some(value) => found
                .some_or(T::from_value(value), PayloadFault::WrongShape, &place)
                .unwrap_or_default(),
        }
    }

    /// An entry that must be there and not empty.
    pub fn needed<T: FieldValue>(&self, name: &str, found: &mut Found) -> T {
        let field = self.field(name, found);
        if field == T::default() {
            found.add(PayloadFault::WrongShape, self.place(name));
        }
        field
    }

    /// A list's entries; absent is empty.
    pub fn list(&self, name: &str, found: &mut Found) -> &'a [Value] {
        let place = self.place(name);
        match self.value(name) {
            None => &[],
            Some(value) => found
                .some_or(value.as_list(), PayloadFault::WrongShape, &place)
                .unwrap_or_default(),
        }
    }

    /// A map's entries; absent is empty.
    pub fn map(&self, name: &str, found: &mut Found) -> Fields {
        let place = self.place(name);
        match self.value(name) {
            None => Fields::new(),
            Some(value) => found
                .some_or(value.as_map(), PayloadFault::WrongShape, &place)
                .cloned()
                .unwrap_or_default(),
        }
    }
}

/// A payload being written: empty entries are left out.
#[derive(Default)]
pub(super) struct Out(Fields);

impl Out {
    /// Writes an entry unless it is its type's default.
    pub fn put<T: FieldValue>(mut self, name: &str, value: &T) -> Self {
        if *value != T::default() {
            self.0.insert(name.to_owned(), value.to_value());
        }
        self
    }

    /// Writes a list unless it is empty.
    pub fn list(mut self, name: &str, list: impl IntoIterator<Item = Value>) -> Self {
        let list: Vec<Value> = list.into_iter().collect();
        if !list.is_empty() {
            self.0.insert(name.to_owned(), Value::List(list));
        }
        self
    }

    /// Writes a map unless it is empty.
    pub fn map(mut self, name: &str, fields: Fields) -> Self {
        if !fields.is_empty() {
            self.0.insert(name.to_owned(), Value::Map(fields));
        }
        self
    }

    /// The finished map.
    pub fn done(self) -> Value {
        Value::Map(self.0)
    }
}

/// A day that must be there.
pub(super) fn day(map: &Map<'_>, name: &str, found: &mut Found) -> Option<Date> {
    let day: Option<Date> = map.field(name, found);
    let place = map.place(name);
    found.some_or(day, PayloadFault::WrongShape, &place)
}
