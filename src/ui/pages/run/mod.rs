//! Run (C3, C4). Who comes: the coordinator with people and rules ready. To
//! decide: whether these are the people to match now. Next: the review.

mod aim;
mod before;
mod making;
mod so_far;
mod who;

use leptos::prelude::*;

use crate::flow::next::{Progress as Way, progress};
use crate::flow::round::{Basis, current_open_round};
use crate::session::{use_desk, use_session};
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, Done, FormDraft, Look, Notice, NoticeKind, Page, PageWidth, Progress,
    TextField,
};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::kept_out::nobody_words;
use crate::ui::widgets::match_words::phase_name;
use aim::RunAim;
use before::Before;
pub(in crate::ui::pages) use making::{Making, Stage, no_run_words, use_making};
use so_far::BestSoFar;
use who::Who;

/// Run: who is matched, and the button that does it.
#[component]
pub fn RunPage(
    /// The programme's id in the URL.
    id: String,
) -> impl IntoView {
    let session = use_session();
    let programme = use_desk().programme();
    let way = Memo::new(move |_| progress(&programme.read(), session.today()));
    view! {
        <Page
            title=t!(review.run_title)
            lead=t!(review.run_lead)
            back=(Route::Programme(id.clone()).href(), t!(common.nav_home))
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(review.run_help) /> }
        >
            <AddsTo />
            <Who id=id.clone() progress=way />
            <RunAim />
            <p><a href=Route::Choice(id.clone()).href()>{t!(choice.from_run)}</a></p>
            <Start id way />
        </Page>
    }
}

/// In a round that adds to another: that only those picked are matched.
#[component]
fn AddsTo() -> impl IntoView {
    let programme = use_desk().programme();
    let n_picked = Memo::new(move |_| {
        let programme = programme.read();
        let round = current_open_round(&programme)?;
        round.adds_to.as_ref()?;
        Some(round.only.len())
    });
    move || {
        n_picked.get().map(|n| {
            view! {
                <Notice heading=Signal::derive(move || text_n!(n, offers.run_only_1, offers.run_only_n))>
                    <p>{t!(offers.run_only_text)}</p>
                </Notice>
            }
        })
    }
}

/// The round's name where none is open, and the button.
#[component]
fn Start(id: String, way: Memo<Way>) -> impl IntoView {
    let programme = use_desk().programme();
    let go = use_go();
    let draft = FormDraft::new(format!("run/{id}"));
    let review = Route::Review(id.clone());
    let rules = Route::Rules(id).href();
    let making = use_making(move || {
        draft.done();
        go(&review, Step::Forward);
    });
    let stage = making.stage;
    let is_running = Memo::new(move |_| matches!(*stage.read(), Stage::Running(_)));
    let has_round = Memo::new(move |_| current_open_round(&programme.read()).is_some());
    let n_rounds = Memo::new(move |_| programme.read().rounds.len());
    let typed = draft.value("round", None::<String>);
    let usual = move || text!(review.round_name_usual, n = n_rounds.get() + 1);
    let name = Signal::derive(move || typed.get().unwrap_or_else(usual));
    let blocked = Signal::derive(move || way.read().nobody_ready().map(nobody_words));
    let basis = draft.value("before", Basis::default().word().to_owned());
    let run = move |()| {
        let basis = Basis::from_word(&basis.get_untracked()).unwrap_or_default();
        making.run(name.get_untracked(), basis);
    };
    let shown = move |progress: Option<crate::worker::matcher::Progress>| {
        let label = match progress {
            Some(progress) => phase_name(progress.phase),
            None => text!(review.starting),
        };
        let done = match progress {
            Some(progress) => Done::Of(progress.n_done.min(progress.n_all), progress.n_all),
            None => Done::Unknown,
        };
        (label, done)
    };
    let label = Signal::derive(move || match &*stage.read() {
        Stage::Running(at) => shown(*at).0,
        _ => String::new(),
    });
    let done = Signal::derive(move || match &*stage.read() {
        Stage::Running(at) => shown(*at).1,
        _ => Done::Unknown,
    });
    view! {
        <section class="cm-section" aria-labelledby="start">
            <h2 id="start">{t!(review.start_title)}</h2>
            {move || (!has_round.get() && !is_running.get()).then(|| view! {
                <TextField
                    id="round-name"
                    label=t!(review.round_name)
                    hint=t!(review.round_name_hint)
                    value=name
                    on_input=move |text: String| typed.set(Some(text))
                />
            })}
            <Before basis />
            <div aria-live="polite">
                {move || match stage.get() {
                    Stage::Failed(lines) => {
                        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
                        Some(view! {
                            <Notice kind=NoticeKind::Error heading=t!(review.run_refused)>
                                <ul class="cm-list">{lines.collect_view()}</ul>
                            </Notice>
                        }
                        .into_any())
                    }
                    Stage::Stopped(shown) => {
                        let go_on = move |()| making.go_on();
                        Some(view! { <BestSoFar shown go_on /> }.into_any())
                    }
                    Stage::Ready | Stage::Running(_) => None,
                }}
            </div>
            {move || if is_running.get() {
                view! {
                    <Progress
                        label
                        done
                        on_cancel=move |()| making.cancel()
                        cancel_label=t!(review.cancel)
                    />
                    <Button label=t!(review.stop) look=Look::Outline on_press=move |()| making.stop() />
                }
                .into_any()
            } else {
                view! {
                    <div class="cm-acts">
                        <Button id="run" label=t!(review.run) blocked on_press=run />
                        <ButtonLink href=rules.clone() label=t!(review.see_rules) look=Look::Outline />
                    </div>
                }
                .into_any()
            }}
            <p class="cm-quiet">{t!(review.run_promise)}</p>
        </section>
    }
}
