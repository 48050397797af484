//! Find people and backing: letters and a poster about this programme, to read,
//! change, copy or print.

use leptos::prelude::*;

use super::qr::Qr;
use crate::domain::text::Language;
use crate::exchange::mailto::mailto;
use crate::flow::outreach::{budget, keep_words, own_words, write};
use crate::letters::Outreach;
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{Key, key, t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, Choice, CopyButton, Details, Look, Need, NumberField, PrintButton, Select,
    TextArea,
};
use crate::ui::widgets::detail_words::say;
use crate::ui::widgets::letter_words::{language_name, outreach_name};
use crate::ui::widgets::levels::page_language;

/// The letters, one at a time.
#[component]
pub(super) fn FindPeople(
    /// The link of the invitation, once there is one.
    #[prop(into)]
    link: Signal<Option<String>>,
) -> impl IntoView {
    let programme = use_desk().programme();
    let act = use_act();
    let kind = RwSignal::new(Outreach::Announcement);
    let language = RwSignal::new(None::<Language>);
    let n_pairs = RwSignal::new(None::<i64>);
    let now = move || language.get().unwrap_or_else(page_language);
    let pairs = move || n_pairs.get().and_then(|n| u32::try_from(n).ok());
    let letter = Memo::new(move |_| {
        let link = link.get();
        write(
            &programme.read(),
            kind.get(),
            now(),
            link.as_deref(),
            pairs(),
        )
    });
    let own =
        Memo::new(move |_| own_words(&programme.read(), kind.get(), now()).map(str::to_owned));
    let words = Signal::derive(move || own.get().unwrap_or_else(|| letter.read().body.clone()));
    let whole = Signal::derive(move || format!("{}\n\n{}", letter.read().subject, words.get()));
    let mail = Signal::derive(move || mailto::<&str>(&[], &letter.read().subject, &words.get()));
    let kinds = Signal::derive(|| {
        let choice = |kind: &Outreach| Choice::new(kind.word(), outreach_name(*kind));
        Outreach::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let languages = Signal::derive(|| {
        let choice = |it: &Language| Choice::new(it.word(), language_name(*it));
        Language::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    let subject = Signal::derive(move || letter.read().subject.clone());
    let choose = move |word: String| {
        if let Some(chosen) = Outreach::from_word(&word) {
            kind.set(chosen);
        }
    };
    let cost = move || {
        let budget = budget(&programme.read(), pairs())?;
        Some(text!(
            enrol.find_budget,
            pairs = text_n!(budget.n_pairs, enrol.find_pairs_1, enrol.find_pairs_n),
            hours = text_n!(budget.hours_a_month, enrol.find_hours_1, enrol.find_hours_n),
            months = text_n!(budget.n_months, enrol.find_months_1, enrol.find_months_n),
            all = text_n!(budget.n_hours, enrol.find_hours_1, enrol.find_hours_n)
        ))
    };
    let count = move |n: Option<i64>| n_pairs.set(n);
    let shown = words;
    let keep = move |words: &str| {
        let usual = letter.read_untracked().body.clone();
        let (kind, language) = untrack(|| (kind.get(), now()));
        let programme = programme.get_untracked();
        act.make(
            keep_words(&programme, kind, language, words, &usual),
            text!(enrol.find_kept),
        );
    };
    let edit = move |words: String| {
        if words.trim() != untrack(|| shown.get()).trim() {
            keep(&words);
        }
    };
    let back = move |()| keep("");
    view! {
        <section class="cm-section" aria-labelledby="find">
            <h2 id="find">{t!(enrol.find_title)}</h2>
            <p>{t!(enrol.find_text)}</p>
            <Details summary=t!(enrol.find_open)>
                <Select
                    id="find-kind"
                    label=t!(enrol.find_kind)
                    choices=kinds
                    value=Signal::derive(move || kind.get().word().to_owned())
                    on_change=choose
                />
                <Select
                    id="find-language"
                    label=t!(outbox.language)
                    choices=languages
                    value=Signal::derive(move || now().word().to_owned())
                    on_change=move |word: String| language.set(Language::from_word(&word))
                />
                <NumberField
                    id="find-pairs"
                    label=t!(enrol.find_pairs)
                    hint=t!(enrol.find_pairs_hint)
                    need=Need::Optional
                    min=1
                    max=15_000
                    value=n_pairs
                    on_change=count
                />
                {move || cost().map(|words| view! { <p class="cm-note">{words}</p> })}
                <p><strong>{move || letter.read().subject.clone()}</strong></p>
                <TextArea id="find-body" label=t!(enrol.find_body) value=words rows=16 on_change=edit />
                <div class="cm-acts">
                    <CopyButton text=whole />
                    <Show when=move || !mail.read().is_too_long>
                        <ButtonLink
                            href=Signal::derive(move || mail.read().href.clone())
                            label=t!(enrol.open_mail)
                            look=Look::Outline
                        />
                    </Show>
                    <Show when=move || own.read().is_some()>
                        <Button label=t!(outbox.back_to_usual) look=Look::Plain on_press=back />
                    </Show>
                    <PrintButton sheet="find-sheet" />
                </div>
                <FindSheet kind link words subject language=Signal::derive(now) />
            </Details>
        </section>
    }
}

/// The letter or poster on paper: its words and, where there is a link, its code
/// for a camera and for typing. Nothing else of the page goes with it.
#[component]
fn FindSheet(
    kind: RwSignal<Outreach>,
    #[prop(into)] link: Signal<Option<String>>,
    words: Signal<String>,
    subject: Signal<String>,
    language: Signal<Language>,
) -> impl IntoView {
    let is_poster = Memo::new(move |_| kind.get() == Outreach::Poster);
    let class = move || {
        if is_poster.get() {
            "cm-by-itself cm-only-print cm-poster"
        } else {
            "cm-by-itself cm-only-print cm-letter-sheet"
        }
    };
    let paragraphs = move || {
        let words = words.get();
        let paragraph = |text: &str| {
            let lines = text.lines().map(|it| view! { {it.to_owned()}<br /> });
            view! { <p>{lines.collect::<Vec<_>>()}</p> }
        };
        words.split("\n\n").map(paragraph).collect::<Vec<_>>()
    };
    let say = move |key: Key| say(language.get(), key);
    let code = move || {
        let link = link.get().filter(|_| is_poster.get())?;
        let code = link.split_once('#').map(|(_, code)| code.to_owned());
        Some(view! {
            <div class="cm-poster__code">
                <Qr text=Signal::stored(link) label=t!(enrol.qr_label) />
                <div>
                    <p><strong>{say(key!(enrol.poster_scan))}</strong></p>
                    <p>{say(key!(enrol.poster_code))}</p>
                    <p><code class="cm-code">{code}</code></p>
                </div>
            </div>
        })
    };
    view! {
        <article id="find-sheet" class=class lang=move || language.get().word()>
            <h2>{subject}</h2>
            {paragraphs}
            {code}
        </article>
    }
}
