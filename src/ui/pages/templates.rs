//! Templates. Who comes: a coordinator who starts a programme. To decide: which
//! kind is nearest; everything can be changed later. Next: its name, then the
//! set-up, or straight to the spreadsheet.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::text::Language;
use crate::flow::next::SetUpStep;
use crate::flow::templates::{CreateInput, TEMPLATES, Template, Words, create, find};
use crate::platform::clock;
use crate::session::use_session;
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::{self, t, text};
use crate::ui::kit::{
    Button, Choice, DateField, FormDraft, Need, NoticeKind, Page, PageWidth, RadioGroup, RadioLook,
    TextField, dom, use_notices, use_query_state,
};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::trouble;

/// The template for people who bring their own spreadsheet.
const PLAIN: &str = "scratch";

/// The id of what stands beside the cards.
const PANEL: &str = "chosen";

/// What a reload of the tab keeps of a programme that is not made yet.
const DRAFT: &str = "new-programme";

/// Templates: ready-made programmes to start from.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let query = use_query_state();
    let from_spreadsheet = query.now("start").as_deref() == Some("spreadsheet");
    let first = if from_spreadsheet {
        PLAIN
    } else {
        TEMPLATES[0].word
    };
    let chosen = FormDraft::new(DRAFT).value("template", first.to_owned());
    let template = Memo::new(move |_| SameTemplate(find(&chosen.read()).unwrap_or(&TEMPLATES[0])));
    let title = if from_spreadsheet {
        t!(setup.name_title)
    } else {
        t!(setup.templates_title)
    };
    let lead = if from_spreadsheet {
        t!(setup.name_lead)
    } else {
        t!(setup.templates_lead)
    };
    let width = if from_spreadsheet {
        PageWidth::Wide
    } else {
        PageWidth::Dense
    };
    view! {
        <PlaceNotice />
        <Page
            title
            lead
            back=(Route::Home.href(), t!(home.title))
            help=|| view! { <HelpText text=t!(setup.templates_help) /> }
            width
        >
            {if from_spreadsheet {
                view! { <CreateForm template from_spreadsheet /> }.into_any()
            } else {
                view! {
                    <div class="cm-new">
                        <div on:click=follow><TemplateCards chosen /></div>
                        <section class="cm-new__panel" id=PANEL aria-labelledby="preview">
                            <Preview template />
                            <CreateForm template from_spreadsheet />
                        </section>
                    </div>
                }
                .into_any()
            }}
        </Page>
    }
}

/// Where the chosen template stands under the cards, a tap on one of them
/// brings it into sight. The keyboard stays where it is and hears the change.
fn follow(tap: MouseEvent) {
    let is_tap = tap.detail() > 0 && !dom::matches_media("(min-width: 64em)");
    if is_tap && dom::is_in(&tap, ".cm-choice") {
        request_animation_frame(|| dom::scroll_id_into_view(PANEL));
    }
}

/// Templates compare by their word.
#[derive(Clone, Copy)]
struct SameTemplate(&'static Template);

impl PartialEq for SameTemplate {
    fn eq(&self, other: &Self) -> bool {
        self.0.word == other.0.word
    }
}

/// A text of the product in the page's language; tracked.
fn shown(words: Words) -> String {
    words.in_language(page_language()).to_owned()
}

fn page_language() -> Language {
    match i18n::language() {
        i18n::Language::en => Language::English,
        i18n::Language::es => Language::Spanish,
    }
}

#[component]
fn TemplateCards(chosen: RwSignal<String>) -> impl IntoView {
    let choices = Signal::derive(move || {
        let choice = |template: &Template| {
            Choice::new(template.word, shown(template.title))
                .hint(shown(template.what_for))
                .fact(text!(setup.template_length), shown(template.length))
                .fact(text!(setup.template_size), shown(template.size))
                .fact(text!(setup.template_approves), shown(template.who_approves))
        };
        TEMPLATES.iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <RadioGroup
            id="template"
            legend=t!(setup.template_legend)
            choices
            value=chosen
            on_change=move |word| chosen.set(word)
            look=RadioLook::Cards
        />
    }
}

/// A calm look at what the chosen template brings: its phases, and how much is
/// planned.
#[component]
fn Preview(template: Memo<SameTemplate>) -> impl IntoView {
    let look = move || {
        let template = template.get().0;
        let phases = template.phases.iter().map(|phase| {
            let (from, to) = (phase.first_day, phase.last_day);
            let weeks = ((to - from + 7) / 7).max(1);
            view! {
                <li>
                    <span class="cm-phase__name">{shown(phase.name)}</span>
                    <span class="cm-quiet">{text!(setup.phase_weeks, n = weeks)}</span>
                </li>
            }
        });
        view! {
                <h2 id="preview">{shown(template.title)}</h2>
                {(!template.phases.is_empty()).then(|| view! {
                    <h3>{t!(setup.template_phases)}</h3>
                    <ol class="cm-phases">{phases.collect_view()}</ol>
                })}
                <dl class="cm-summary">
                    <div class="cm-summary__row">
                        <dt>{t!(setup.template_questions)}</dt>
                        <dd>{template.questions.len()}</dd>
                    </div>
                    <div class="cm-summary__row"><dt>{t!(setup.milestones)}</dt><dd>{template.milestones.len()}</dd></div>
                    <div class="cm-summary__row"><dt>{t!(setup.surveys)}</dt><dd>{template.surveys.len()}</dd></div>
                </dl>
        }
    };
    view! { <div aria-live="polite">{look}</div> }
}

/// Name and first day, and the one button.
#[component]
fn CreateForm(template: Memo<SameTemplate>, from_spreadsheet: bool) -> impl IntoView {
    let session = use_session();
    let notices = use_notices();
    let go = use_go();
    let draft = FormDraft::new(DRAFT);
    let name = draft.text("name");
    let starts_on = draft.text("first-day");
    let name_error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let make = move |()| {
        let given = name.get_untracked().trim().to_owned();
        if given.is_empty() {
            name_error.set(Some(text!(setup.name_missing)));
            dom::focus_id("programme-name");
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let input = CreateInput {
            programme_id: session.new_id(),
            name: given,
            language: page_language(),
            starts_on: starts_on.get_untracked().parse().ok(),
            time_zone: clock::time_zone(),
            ..CreateInput::default()
        };
        let id = input.programme_id.clone();
        let change = create(template.get_untracked().0, input, &mut || session.new_id());
        let go = go.clone();
        spawn_local(async move {
            session.opened().await;
            let made = session.create(&id, &change).await;
            busy.set(false);
            if made.is_ok() {
                draft.done();
            }
            match made {
                Ok(()) if from_spreadsheet => go(&Route::Import(id), Step::Forward),
                Ok(()) => {
                    let first = SetUpStep::ALL[0].word().to_owned();
                    go(&Route::Setup(id, first), Step::Forward);
                }
                Err(error) => {
                    notices.post(NoticeKind::Error, trouble::outside(&error));
                }
            }
        });
    };
    let act = if from_spreadsheet {
        t!(setup.create_import)
    } else {
        t!(setup.create)
    };
    view! {
        <div>
            <TextField
                id="programme-name"
                label=t!(setup.name)
                hint=t!(setup.name_hint)
                value=name
                error=Signal::derive(move || name_error.get())
                on_input=move |value: String| {
                    name_error.set(None);
                    name.set(value);
                }
            />
            {(!from_spreadsheet).then(|| view! {
                <DateField
                    id="starts-on"
                    label=t!(setup.starts_on)
                    hint=t!(setup.starts_on_hint)
                    need=Need::Optional
                    value=starts_on
                    on_change=move |value| starts_on.set(value)
                />
            })}
            <div class="cm-acts"><Button label=act on_press=make /></div>
        </div>
    }
}
