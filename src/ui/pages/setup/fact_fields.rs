//! Fields that edit one fact each, saved when the person leaves the field.
//!
//! A refused value stays in the field with the reason under it.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::fact_text::FactText;
use crate::domain::facts::Facts;
use crate::domain::text::Language;
use crate::flow::templates::{drop_left_behind, other_of_template};
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, DateField, Details, Look, Need, NumberField, RadioGroup, RadioLook, TextArea,
    TextField, TextKind,
};

/// How one fact is read and written as the text of a field.
#[derive(Clone, Copy)]
pub struct Lens {
    /// Reads it.
    pub get: fn(&Facts) -> String,
    /// Writes it; a text that does not fit leaves the fact as it is.
    pub set: fn(&mut Facts, String),
}

/// Makes a [`Lens`] on a text field of the facts.
macro_rules! fact {
    ($field:ident) => {
        $crate::ui::pages::setup::fact_fields::Lens {
            get: |facts| facts.$field.clone(),
            set: |facts, text| facts.$field = text,
        }
    };
}

/// Makes a [`Lens`] on a closed choice of the facts.
macro_rules! fact_choice {
    ($field:ident, $kind:ty) => {
        $crate::ui::pages::setup::fact_fields::Lens {
            get: |facts| facts.$field.word().to_owned(),
            set: |facts, word| {
                if let Some(choice) = <$kind>::from_word(&word) {
                    facts.$field = choice;
                }
            },
        }
    };
}

/// Makes a [`Lens`] on a day of the facts; the text is ISO or empty.
macro_rules! fact_day {
    ($field:ident) => {
        $crate::ui::pages::setup::fact_fields::Lens {
            get: |facts| facts.$field.map(|day| day.to_string()).unwrap_or_default(),
            set: |facts, text| facts.$field = text.parse().ok(),
        }
    };
}

/// Makes a [`Lens`] on a count of the facts.
macro_rules! fact_count {
    ($field:ident) => {
        $crate::ui::pages::setup::fact_fields::Lens {
            get: |facts| facts.$field.to_string(),
            set: |facts, text| facts.$field = text.parse().unwrap_or_default(),
        }
    };
}

pub(super) use {fact, fact_choice, fact_count, fact_day};

/// The value of a fact, the reason a value was refused, and how to save one.
fn bound(lens: Lens) -> (Signal<String>, RwSignal<Option<String>>, Callback<String>) {
    let desk = use_desk();
    let act = use_act();
    let error = RwSignal::new(None::<String>);
    let value = Memo::new(move |_| (lens.get)(&desk.programme().read().facts));
    let save = Callback::new(move |text: String| {
        let mut facts = (*desk.programme().get_untracked().facts).clone();
        (lens.set)(&mut facts, text);
        error.set(act.attempt(Change::save(facts)).err());
    });
    (value.into(), error, save)
}

/// One line.
#[component]
pub fn FactLine(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    lens: Lens,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(default = Need::Optional)] need: Need,
    #[prop(default = TextKind::Words)] kind: TextKind,
) -> impl IntoView {
    let (value, error, save) = bound(lens);
    view! { <TextField id label value hint need kind error=error on_change=save /> }
}

/// A text that people read; the same in the other language folded below it.
///
/// Rewriting it takes the template's translation away: it would say something
/// else.
#[component]
pub fn FactWords(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    which: FactText,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(default = 4)] rows: u32,
) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let error = RwSignal::new(None::<String>);
    let value = Memo::new(move |_| which.usual(&desk.programme().read().facts).to_owned());
    let save = move |text: String| {
        let mut facts = (*desk.programme().get_untracked().facts).clone();
        which.both_mut(&mut facts)[0].clone_from(&text);
        drop_left_behind(&mut facts, which);
        error.set(act.attempt(Change::save(facts)).err());
    };
    let other_id = format!("{id}-other");
    view! {
        <TextArea id label value hint rows need=Need::Optional error=error on_change=save />
        <OtherWords id=other_id label which rows />
    }
}

/// The same text in the other language.
#[component]
fn OtherWords(id: String, label: Signal<String>, which: FactText, rows: u32) -> impl IntoView {
    let desk = use_desk();
    let act = use_act();
    let error = RwSignal::new(None::<String>);
    let value = Memo::new(move |_| which.other(&desk.programme().read().facts).to_owned());
    let language = Memo::new(move |_| desk.programme().read().facts.letters_in.other());
    let put = move |text: &str| {
        let mut facts = (*desk.programme().get_untracked().facts).clone();
        text.clone_into(which.both_mut(&mut facts)[1]);
        error.set(act.attempt(Change::save(facts)).err());
    };
    let save = move |text: String| put(&text);
    let summary = Signal::derive(move || match (language.get(), value.read().is_empty()) {
        (Language::Spanish, false) => text!(setup.in_spanish_too),
        (Language::Spanish, true) => text!(setup.in_spanish_not_yet),
        (Language::English, false) => text!(setup.in_english_too),
        (Language::English, true) => text!(setup.in_english_not_yet),
    });
    let same = Signal::derive(move || match language.get() {
        Language::Spanish => text!(setup.same_in_spanish, what = label.get()),
        Language::English => text!(setup.same_in_english, what = label.get()),
    });
    let usual = Memo::new(move |_| {
        let programme = desk.programme();
        let programme = programme.read();
        let is_empty = which.other(&programme.facts).is_empty();
        other_of_template(&programme.facts, which).filter(|_| is_empty)
    });
    let take = move |words: &'static str| {
        view! {
            <Button
                label=t!(setup.take_template_words)
                look=Look::Plain
                about=same
                on_press=move |()| put(words)
            />
        }
    };
    view! {
        <div class="cm-other-words">
            <Details summary>
                <TextArea id label=same value hint=t!(setup.other_hint) rows need=Need::Optional error=error on_change=save />
                {move || usual.get().map(take)}
            </Details>
        </div>
    }
}

/// A day.
#[component]
pub fn FactDay(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    lens: Lens,
    #[prop(optional, into)] hint: MaybeProp<String>,
) -> impl IntoView {
    let (value, error, save) = bound(lens);
    view! { <DateField id label value hint need=Need::Optional error=error on_change=save /> }
}

/// A count.
#[component]
pub fn FactCount(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    lens: Lens,
    #[prop(default = 0)] min: i64,
    max: i64,
    #[prop(optional, into)] hint: MaybeProp<String>,
) -> impl IntoView {
    let (value, error, save) = bound(lens);
    let count = Signal::derive(move || value.get().parse::<i64>().ok());
    let keep = move |n: Option<i64>| save.run(n.unwrap_or_default().to_string());
    view! {
        <NumberField
            id
            label
            value=count
            hint
            min
            max
            need=Need::Optional
            error=error
            on_change=keep
        />
    }
}

/// One of a few.
#[component]
pub fn FactChoice(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    lens: Lens,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
) -> impl IntoView {
    let (value, error, save) = bound(lens);
    view! {
        <RadioGroup id legend=label choices value hint error=error look=RadioLook::List on_change=save />
    }
}
