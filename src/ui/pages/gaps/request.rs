//! A gap as a ready letter: ask for four mentors in project management.

use leptos::prelude::*;

use crate::domain::form::fold_name;
use crate::evaluate::gaps::Gap;
use crate::session::use_desk;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{Choice, CopyButton, Look, Select, TextArea};
use crate::ui::widgets::levels::page_language;

/// The request for one skill, to read, change and copy.
#[component]
pub fn Request(all: Memo<Vec<Gap>>) -> impl IntoView {
    let programme = use_desk().programme();
    let short = Memo::new(move |_| {
        all.with(|gaps| {
            let short = gaps.iter().filter(|gap| gap.n_mentors_missing > 0);
            short.cloned().collect::<Vec<_>>()
        })
    });
    let chosen = RwSignal::new(None::<String>);
    let choices = Signal::derive(move || {
        short.with(|gaps| {
            let choice = |gap: &Gap| {
                let n = gap.n_mentors_missing;
                let words = text_n!(n, gaps.ask_1, gaps.ask_n, skill = gap.skill);
                Choice::new(fold_name(&gap.skill), words)
            };
            gaps.iter().map(choice).collect::<Vec<_>>()
        })
    });
    let gap = Memo::new(move |_| {
        short.with(|gaps| {
            let wanted = chosen.get();
            let mut found = gaps.iter();
            let named = wanted.and_then(|wanted| found.find(|gap| fold_name(&gap.skill) == wanted));
            named.or(gaps.first()).cloned()
        })
    });
    let written = Memo::new(move |_| {
        let gap = gap.get();
        gap.map(|gap| letter(&programme.read(), &gap))
            .unwrap_or_default()
    });
    // What was changed by hand, as long as the same letter is meant.
    let edited = RwSignal::new(None::<(String, String)>);
    let words = Signal::derive(move || {
        let usual = written.get();
        match edited.get() {
            Some((of, words)) if of == usual => words,
            _ => usual,
        }
    });
    let value = Signal::derive(move || {
        gap.with(|gap| {
            gap.as_ref()
                .map(|it| fold_name(&it.skill))
                .unwrap_or_default()
        })
    });
    let edit = move |text: String| edited.set(Some((written.get_untracked(), text)));
    let choose = move |skill: String| chosen.set(Some(skill));
    view! {
        <Show when=move || !short.read().is_empty()>
            <section class="cm-section" aria-labelledby="ask">
                <h2 id="ask">{t!(gaps.ask_title)}</h2>
                <div class="cm-rule__fields cm-needs__ask">
                    <Select id="ask-skill" label=t!(gaps.ask_choose) choices=choices value=value on_change=choose />
                    <CopyButton text=words look=Look::Primary />
                </div>
                <TextArea id="ask-letter" label=t!(gaps.ask_letter) value=words rows=14 on_input=edit />
                <p class="usa-hint">{t!(gaps.ask_text)}</p>
            </section>
        </Show>
    }
}

/// The letter, in the page's language.
fn letter(programme: &crate::domain::whole::Programme, gap: &Gap) -> String {
    let facts = &programme.facts;
    let mut lines = vec![
        text_n!(
            gap.n_mentors_missing,
            gaps.letter_subject_1,
            gaps.letter_subject_n,
            skill = gap.skill,
            programme = facts.name
        ),
        String::new(),
        text!(gaps.letter_greeting),
        String::new(),
        text_n!(
            gap.n_mentees,
            gaps.letter_need_1,
            gaps.letter_need_n,
            programme = facts.name,
            skill = gap.skill,
            places = text_n!(gap.n_places, gaps.letter_free_1, gaps.letter_free_n)
        ),
        text_n!(
            gap.n_mentors_missing,
            gaps.letter_ask_1,
            gaps.letter_ask_n,
            skill = gap.skill
        ),
    ];
    let levels: Vec<String> = gap
        .levels
        .iter()
        .filter(|level| level.n_served > 0)
        .take(3)
        .map(|level| level.name.in_language(page_language()).to_owned())
        .collect();
    if !levels.is_empty() {
        lines.push(text!(gaps.letter_levels, levels = levels.join(", ")));
    }
    if facts.hours_a_month > 0 {
        lines.push(text_n!(
            facts.hours_a_month,
            gaps.letter_hours_1,
            gaps.letter_hours_n
        ));
    }
    lines.push(text!(gaps.letter_reply));
    lines.push(String::new());
    for part in [
        &facts.coordinator_name,
        &facts.coordinator_email,
        &facts.coordinator_phone,
    ] {
        if !part.trim().is_empty() {
            lines.push(part.trim().to_owned());
        }
    }
    lines.join("\n").trim_end().to_owned()
}
