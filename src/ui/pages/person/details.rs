//! Name, contact, place in the organisation, supervisor.

use leptos::prelude::*;

use super::bind::{Lens, bind, line, line_of, text_lens};
use crate::domain::people::Person;
use crate::domain::text::Language;
use crate::exchange::split::answers;
use crate::flow::reporting::circle;
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Choice, Details as Folded, Need, Notice, NoticeKind, Select, TextArea, TextKind,
};

/// The details of a person.
#[component]
pub fn Details(held: Memo<Option<Person>>) -> impl IntoView {
    let act = use_act();
    let on = move |lens: Lens<Person>| bind(held, lens, act);
    let languages = Lens {
        get: |person: &Person| person.languages.join(", "),
        set: |person, text| person.languages = answers::<&str>(&text, &[]),
    };
    let letters = on(Lens {
        get: |person| person.letters_in.map_or("", Language::word).to_owned(),
        set: |person, word| person.letters_in = Language::from_word(&word),
    });
    let letter_choices = vec![
        Choice::new(Language::English.word(), "English"),
        Choice::new(Language::Spanish.word(), "Español"),
    ];
    let note = on(text_lens!(note));
    view! {
        <section class="cm-section" aria-labelledby="details">
            <h2 id="details">{t!(people.details_title)}</h2>
            {line("given-name", t!(people.given_name), on(text_lens!(given_name)))}
            {line("family-name", t!(people.family_name), on(text_lens!(family_name)))}
            {line_of("email", t!(people.email), on(text_lens!(email)), TextKind::Email)}
            {line_of("phone", t!(people.phone), on(text_lens!(phone)), TextKind::Telephone)}
            {line("job-title", t!(people.job_title), on(text_lens!(job_title)))}
            {line("agency", t!(people.agency), on(text_lens!(agency)))}
            {line("unit", t!(people.unit), on(text_lens!(unit)))}
            {line("grade", t!(people.grade), on(text_lens!(grade)))}
            <LevelLine held />
        </section>
        <Folded summary=t!(people.more_details)>
            {line("location", t!(people.location), on(text_lens!(location)))}
            {line("profession", t!(people.profession), on(text_lens!(profession)))}
            {line("time-zone", t!(people.time_zone), on(text_lens!(time_zone)))}
            {line("languages", t!(people.languages), on(languages))}
            <Select
                id="letters-in"
                label=t!(people.letters_in)
                choices=Signal::stored(letter_choices)
                value=letters.value
                error=letters.error
                on_change=letters.save
                empty=t!(people.letters_usual)
                need=Need::Optional
            />
            {line("employee-number", t!(people.employee_number), on(text_lens!(employee_number)))}
            <TextArea
                id="note"
                label=t!(people.note)
                hint=t!(people.note_hint)
                value=note.value
                error=note.error
                need=Need::Optional
                rows=3
                on_change=note.save
            />
        </Folded>
        <section class="cm-section" aria-labelledby="manager">
            <h2 id="manager">{t!(people.manager_title)}</h2>
            <p class="usa-hint">{t!(people.manager_hint)}</p>
            <Circle held />
            {line("manager-name", t!(people.manager_name), on(text_lens!(manager_name)))}
            {line_of("manager-email", t!(people.manager_email), on(text_lens!(manager_email)), TextKind::Email)}
        </section>
    }
}

/// What the grade means, or that nobody said so.
#[component]
fn LevelLine(held: Memo<Option<Person>>) -> impl IntoView {
    let programme = use_desk().programme();
    move || {
        let programme = programme.read();
        let person = held.get()?;
        if !programme.facts.uses_levels || person.grade.trim().is_empty() {
            return None;
        }
        let language = crate::ui::widgets::levels::page_language();
        let words = match programme.level_of(&person) {
            Some(level) => text!(people.level_is, level = level.name.in_language(language)),
            None => text!(people.level_none),
        };
        Some(view! { <p>{words}</p> })
    }
}

/// The circle this person's reporting line runs in, if it does.
#[component]
fn Circle(held: Memo<Option<Person>>) -> impl IntoView {
    let programme = use_desk().programme();
    let chain = Memo::new(move |_| {
        let id = held.with(|held| held.as_ref().map(|it| it.id.clone()))?;
        circle(&programme.read(), &id)
    });
    move || {
        let chain = chain.get()?.join(" \u{2192} ");
        Some(view! {
            <Notice kind=NoticeKind::Warning heading=t!(people.circle_title)>
                <p>{chain}</p>
                <p>{t!(people.circle_text)}</p>
            </Notice>
        })
    }
}
