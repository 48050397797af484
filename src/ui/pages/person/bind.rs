//! Ties a field of the page to a field of a record: shown from the record,
//! saved when the person leaves it, kept with the reason when refused.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::field::Record;
use crate::domain::whole::AnyRecord;
use crate::flow::import::is_email;
use crate::ui::gate::Act;
use crate::ui::i18n::text;
use crate::ui::kit::{DateField, Need, NumberField, TextField, TextKind};

/// How one field of a record is read and written as text.
pub struct Lens<R> {
    /// Reads it.
    pub get: fn(&R) -> String,
    /// Writes it; a text that does not fit leaves it as it is.
    pub set: fn(&mut R, String),
}

impl<R> Clone for Lens<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Lens<R> {}

/// Makes a [`Lens`] on a text field.
macro_rules! text_lens {
    ($field:ident) => {
        $crate::ui::pages::person::bind::Lens {
            get: |record| record.$field.clone(),
            set: |record, text| record.$field = text.trim().to_owned(),
        }
    };
}

/// Makes a [`Lens`] on a closed choice.
macro_rules! choice_lens {
    ($field:ident, $kind:ty) => {
        $crate::ui::pages::person::bind::Lens {
            get: |record| record.$field.word().to_owned(),
            set: |record, word| {
                if let Some(choice) = <$kind>::from_word(&word) {
                    record.$field = choice;
                }
            },
        }
    };
}

/// Makes a [`Lens`] on a day.
macro_rules! day_lens {
    ($field:ident) => {
        $crate::ui::pages::person::bind::Lens {
            get: |record| record.$field.map(|day| day.to_string()).unwrap_or_default(),
            set: |record, text| record.$field = text.parse().ok(),
        }
    };
}

/// Makes a [`Lens`] on a count.
macro_rules! count_lens {
    ($field:ident) => {
        $crate::ui::pages::person::bind::Lens {
            get: |record| record.$field.to_string(),
            set: |record, text| record.$field = text.parse().unwrap_or_default(),
        }
    };
}

pub(super) use {choice_lens, count_lens, day_lens, text_lens};

/// A field tied to a record.
#[derive(Clone, Copy)]
pub struct Bound {
    /// What the record holds.
    pub value: Signal<String>,
    /// Why the last text was refused.
    pub error: Signal<Option<String>>,
    /// Saves a text.
    pub save: Callback<String>,
}

/// Ties a lens to a record; nothing is saved while the record is gone.
pub fn bind<R>(record: Memo<Option<R>>, lens: Lens<R>, act: Act) -> Bound
where
    R: Record + Into<AnyRecord> + Send + Sync + 'static,
{
    let error = RwSignal::new(None::<String>);
    let value =
        Signal::derive(move || record.with(|it| it.as_ref().map(lens.get).unwrap_or_default()));
    let save = Callback::new(move |text: String| {
        let Some(mut after) = record.get_untracked() else {
            return;
        };
        (lens.set)(&mut after, text);
        error.set(act.save_field(Change::save(after)));
    });
    Bound {
        value,
        error: error.into(),
        save,
    }
}

impl Bound {
    /// The same, for an address: what is none is said and not saved.
    pub fn of_email(self) -> Self {
        let unclear = RwSignal::new(false);
        let error = Signal::derive(move || {
            if unclear.get() {
                Some(text!(people.email_unclear))
            } else {
                self.error.get()
            }
        });
        let save = Callback::new(move |text: String| {
            let address = text.trim();
            let is_sound = address.is_empty() || is_email(address);
            unclear.set(!is_sound);
            if is_sound {
                self.save.run(text);
            }
        });
        Self {
            error,
            save,
            ..self
        }
    }
}

/// One line, optional.
pub fn line(id: impl Into<String>, label: Signal<String>, bound: Bound) -> AnyView {
    line_of(id, label, bound, TextKind::Words)
}

/// One line of a kind, optional.
pub fn line_of(
    id: impl Into<String>,
    label: Signal<String>,
    bound: Bound,
    kind: TextKind,
) -> AnyView {
    let id: String = id.into();
    let bound = match kind {
        TextKind::Email => bound.of_email(),
        _ => bound,
    };
    view! {
        <TextField
            id=id
            label=label
            value=bound.value
            error=bound.error
            kind=kind
            need=Need::Optional
            on_change=bound.save
        />
    }
    .into_any()
}

/// A day, optional.
pub fn day(id: impl Into<String>, label: Signal<String>, bound: Bound) -> AnyView {
    let id: String = id.into();
    view! {
        <DateField
            id=id
            label=label
            value=bound.value
            error=bound.error
            need=Need::Optional
            on_change=bound.save
        />
    }
    .into_any()
}

/// A count from 0, with what 0 means as its hint.
pub fn count(
    id: impl Into<String>,
    label: Signal<String>,
    hint: Signal<String>,
    max: i64,
    bound: Bound,
) -> AnyView {
    let id: String = id.into();
    let value = Signal::derive(move || bound.value.get().parse::<i64>().ok());
    let save = move |n: Option<i64>| bound.save.run(n.unwrap_or_default().to_string());
    view! {
        <NumberField
            id=id
            label=label
            hint=hint
            value=value
            error=bound.error
            max=max
            need=Need::Optional
            on_change=save
        />
    }
    .into_any()
}
