//! How a record's fields are declared, read and written.
//!
//! A field cannot be declared without saying who may read it, so each kind of
//! file can derive its list of fields from the declarations. Leaves out what
//! the fields mean.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::id::Id;
use super::value::Value;

/// Somebody a field may be shown to. The coordinator of the programme sees
/// every field except those marked [`Reader::OwnOnly`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// A coordinator of this programme.
    Coordinator,
    /// A coordinator of another agency who works on the same programme.
    Partner,
    /// The other person of a pairing.
    Pair,
    /// The person's supervisor.
    Supervisor,
    /// Agency leadership: only ever as suppressed counts.
    Counts,
    /// The person the record is about.
    Own,
    /// Only the person the record is about, never the coordinator.
    OwnOnly,
}

/// One field of a record: its stored name and who may read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldDecl {
    /// The stored name.
    pub name: &'static str,
    /// Who may read it.
    pub readers: &'static [Reader],
}

/// The fields of one record by stored name.
pub type Fields = BTreeMap<String, Value>;

/// A type that a field can hold.
///
/// The default of the type is stored as [`Value::Null`] and read back from it.
pub trait FieldValue: Sized + Default + PartialEq {
    /// The stored form.
    fn to_value(&self) -> Value;
    /// The typed form, or nothing when the stored form does not fit.
    fn from_value(value: &Value) -> Option<Self>;
}

/// A record of a programme: an id and typed fields.
pub trait Record: Clone + PartialEq {
    /// The kind as it is stored.
    const KIND: &'static str;
    /// The declared fields.
    const FIELDS: &'static [FieldDecl];
    /// The record's id.
    fn id(&self) -> &Id<Self>;
    /// Stored fields; a default is left out.
    fn to_fields(&self) -> Fields;
    /// Typed fields; what does not fit keeps its default and is named in
    /// `malformed`.
    fn from_fields(id: Id<Self>, fields: &Fields, malformed: &mut Vec<String>) -> Self;
}

/// Reads one field; absent and null give the default.
pub fn read_field<T: FieldValue>(fields: &Fields, name: &str, malformed: &mut Vec<String>) -> T {
    match fields.get(name) {
        None | Some(Value::Null) => T::default(),
        Some(value) => T::from_value(value).unwrap_or_else(|| {
            malformed.push(name.to_owned());
            T::default()
        }),
    }
}

/// Writes one field; a default is left out.
pub fn write_field<T: FieldValue>(fields: &mut Fields, name: &str, value: &T) {
    if *value != T::default() {
        fields.insert(name.to_owned(), value.to_value());
    }
}

impl FieldValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_text().map(str::to_owned)
    }
}

impl FieldValue for bool {
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(*yes),
            _ => None,
        }
    }
}

impl FieldValue for u32 {
    fn to_value(&self) -> Value {
        Value::Int(i64::from(*self))
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_int().and_then(|int| u32::try_from(int).ok())
    }
}

impl FieldValue for i64 {
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_int()
    }
}

impl FieldValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
    fn from_value(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
}

impl<T> FieldValue for Id<T> {
    fn to_value(&self) -> Value {
        Value::Text(self.as_str().to_owned())
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_text().map(Id::from)
    }
}

impl FieldValue for Option<Date> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Null, |date| Value::Text(date.to_string()))
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_text()?.parse().ok().map(Some)
    }
}

impl<T> FieldValue for Option<Id<T>> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Id::to_value)
    }
    fn from_value(value: &Value) -> Option<Self> {
        Id::from_value(value).map(Some)
    }
}

impl FieldValue for Option<u32> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Null, |int| Value::Int(i64::from(int)))
    }
    fn from_value(value: &Value) -> Option<Self> {
        u32::from_value(value).map(Some)
    }
}

impl FieldValue for Option<i64> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Null, Value::Int)
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_int().map(Some)
    }
}

impl FieldValue for Vec<String> {
    fn to_value(&self) -> Value {
        Value::List(self.iter().map(String::to_value).collect())
    }
    fn from_value(value: &Value) -> Option<Self> {
        value.as_list()?.iter().map(String::from_value).collect()
    }
}

/// Declares a record: its struct, its stored kind, and for every field the
/// readers. A field without readers does not compile.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident in $kind:literal {
            $( $(#[$fmeta:meta])* $field:ident : $ty:ty, for [$($reader:ident),+ $(,)?]; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            /// The record's id.
            pub id: $crate::domain::id::Id<$name>,
            $( $(#[$fmeta])* pub $field: $ty, )*
        }

        impl $crate::domain::field::Record for $name {
            const KIND: &'static str = $kind;
            const FIELDS: &'static [$crate::domain::field::FieldDecl] = &[
                $( $crate::domain::field::FieldDecl {
                    name: stringify!($field),
                    readers: &[$($crate::domain::field::Reader::$reader),+],
                }, )*
            ];
            fn id(&self) -> &$crate::domain::id::Id<Self> {
                &self.id
            }
            fn to_fields(&self) -> $crate::domain::field::Fields {
                let mut fields = $crate::domain::field::Fields::new();
                $( $crate::domain::field::write_field(&mut fields, stringify!($field), &self.$field); )*
                fields
            }
            fn from_fields(
                id: $crate::domain::id::Id<Self>,
                fields: &$crate::domain::field::Fields,
                malformed: &mut Vec<String>,
            ) -> Self {
                Self {
                    id,
                    $( $field: $crate::domain::field::read_field(fields, stringify!($field), malformed), )*
                }
            }
        }
    };
}

/// Declares a closed choice with its stored words; the first is the default.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(#[$fmeta:meta])* $first:ident = $first_word:literal,
            $( $(#[$vmeta:meta])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[$fmeta])* #[default] $first,
            $( $(#[$vmeta])* $variant, )*
        }

        impl $name {
            /// Every choice, in order.
            pub const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];

            /// The stored word.
            pub const fn word(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $( Self::$variant => $word, )*
                }
            }

            /// The choice for a stored word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }
        }

        impl $crate::domain::field::FieldValue for $name {
            fn to_value(&self) -> $crate::domain::value::Value {
                $crate::domain::value::Value::Text(self.word().to_owned())
            }
            fn from_value(value: &$crate::domain::value::Value) -> Option<Self> {
                Self::from_word(value.as_text()?)
            }
        }
    };
}

pub(crate) use {choice, record};
