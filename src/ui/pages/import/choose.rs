//! Giving files: dropped, chosen, or a table pasted from an open spreadsheet.

use leptos::prelude::*;

use super::bench::{Bench, Busy};
use super::keeping::Unfinished;
use crate::ui::i18n::t;
use crate::ui::kit::{
    Button, Details, Done, FileDrop, Look, Need, Notice, NoticeKind, Progress, TextArea,
};

/// The first step.
#[component]
pub fn Choose(bench: Bench) -> impl IntoView {
    view! {
        <Errors bench />
        <Unfinished bench />
        <Waiting bench />
        <Giving bench />
        <section class="cm-section" aria-labelledby="import-what">
            <h2 id="import-what">{t!(import.what_title)}</h2>
            <p>{t!(import.what_text)}</p>
            <ul class="cm-list">
                <li>{t!(import.what_forms)}</li>
                <li>{t!(import.what_two_lists)}</li>
                <li>{t!(import.what_staff)}</li>
            </ul>
        </section>
    }
}

/// The ways to give a file.
#[component]
pub fn Giving(bench: Bench) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let take = move |()| {
        bench.take_text(&pasted.get_untracked());
        pasted.set(String::new());
    };
    view! {
        <FileDrop
            id="import-files"
            label=t!(import.drop_label)
            hint=t!(import.drop_hint)
            accept=".csv,.tsv,.txt,.xlsx,.xlsm"
            on_files=move |files| bench.take_files(files)
        />
        <Details summary=t!(import.paste_title)>
            <TextArea
                id="import-paste"
                label=t!(import.paste_label)
                hint=t!(import.paste_hint)
                value=pasted
                need=Need::Optional
                rows=6
                on_input=move |text: String| pasted.set(text)
            />
            <Button label=t!(import.paste_act) look=Look::Outline on_press=take />
        </Details>
    }
}

/// What went wrong, a sentence each. Nothing was stored.
#[component]
pub fn Errors(bench: Bench) -> impl IntoView {
    move || {
        let errors = bench.errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Error heading=t!(import.errors_title)>
                    <ul class="cm-list">
                        {errors.into_iter().map(|error| view! { <li>{error}</li> }).collect_view()}
                    </ul>
                    <p>{t!(import.nothing_kept)}</p>
                </Notice>
            }
        })
    }
}

/// Reading under way, with a way to stop it.
#[component]
pub fn Waiting(bench: Bench) -> impl IntoView {
    let stop = Callback::new(move |()| bench.cancel());
    move || {
        match bench.busy.get() {
        Busy::No => None,
        Busy::Reading => Some(
            view! { <Progress label=t!(import.reading) done=Signal::stored(Done::Unknown) on_cancel=stop /> }
                .into_any(),
        ),
        Busy::Saving => Some(
            view! { <Progress label=t!(import.saving) done=Signal::stored(Done::Unknown) /> }.into_any(),
        ),
    }
    }
}
