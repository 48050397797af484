//! The form: about the programme, about you, the questions, the policy; and at
//! the end everything that is still missing.

use leptos::prelude::*;

use super::about::About;
use super::changes::Changes;
use super::fields::{PersonFields, RoleFields, SupervisorFields, Time, work_fact_name};
use super::made::Make;
use super::state::{Applicant, Kept};
use crate::bundle::Act;
use crate::domain::fact_text::FactText;
use crate::domain::form::Question;
use crate::domain::people::Answer;
use crate::flow::enrol::form::{Missing, asked, missing};
use crate::flow::templates::Seen;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Checkbox, Look, Need, Notice, NoticeKind, TextArea, ask_before_leaving,
};
use crate::ui::widgets::levels::page_language;
use crate::ui::widgets::local_words::LocalParagraphs;
use crate::ui::widgets::question_field::QuestionField;
use crate::ui::widgets::question_words::seen_sentence;

/// The whole form.
#[component]
pub(super) fn ApplyForm(applicant: Applicant) -> impl IntoView {
    // What is missing is said once somebody tried to send.
    let tried = RwSignal::new(false);
    let all_missing = Memo::new(move |_| {
        let draft = applicant.draft.read();
        applicant.invitation.with_value(|it| missing(it, &draft))
    });
    let shown = Memo::new(move |_| {
        if tried.get() {
            all_missing.get()
        } else {
            Vec::new()
        }
    });
    let act = Signal::derive(move || {
        if applicant.sent_at_ms.get().is_some() {
            Act::Change
        } else {
            Act::Apply
        }
    });
    view! {
        <About applicant />
        <KeptLine applicant />
        <section class="cm-section" aria-labelledby="you">
            <h2 id="you">{t!(enrol.you_title)}</h2>
            <p class="cm-note">{t!(enrol.you_text)}</p>
            <RoleFields applicant missing=shown />
            <PersonFields applicant missing=shown />
            <SupervisorFields applicant missing=shown />
        </section>
        <section class="cm-section" aria-labelledby="time">
            <h2 id="time">{t!(enrol.time_title)}</h2>
            <Time applicant />
        </section>
        <Questions applicant missing=shown />
        <Policy applicant missing=shown />
        <section class="cm-section" aria-labelledby="make">
            <h2 id="make" tabindex="-1">{t!(enrol.make_title)}</h2>
            <MissingList applicant missing=shown />
            <Make applicant act all_missing tried />
        </section>
        <Changes applicant />
    }
}

/// Whether the draft is kept; where it is not, the tab asks before it closes.
#[component]
fn KeptLine(applicant: Applicant) -> impl IntoView {
    let words = move || match applicant.kept.get() {
        Kept::Untouched => text!(enrol.kept_untouched),
        Kept::Writing => text!(enrol.kept_writing),
        Kept::Done => text!(enrol.kept_done),
        Kept::Failed => String::new(),
    };
    let has_failed = Memo::new(move |_| applicant.kept.get() == Kept::Failed);
    ask_before_leaving(move || {
        let kept = applicant.kept.try_get_untracked();
        matches!(kept, Some(Kept::Writing | Kept::Failed))
    });
    view! {
        <p class="cm-note" role="status">{words}</p>
        <Show when=move || has_failed.get()>
            <Notice kind=NoticeKind::Error heading=t!(enrol.kept_failed_title)>
                <p>{t!(enrol.kept_failed)}</p>
                <Button
                    label=t!(common.save_retry)
                    look=Look::Outline
                    on_press=move |()| applicant.keep()
                />
            </Notice>
        </Show>
    }
}

#[component]
fn Questions(applicant: Applicant, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let draft = applicant.draft.read();
        applicant.invitation.with_value(|it| {
            let shown = asked(&it.questions, &draft.roles, &draft.answers);
            shown.into_iter().cloned().collect::<Vec<Question>>()
        })
    });
    view! {
        <Show when=move || !shown.read().is_empty()>
            <section class="cm-section" aria-labelledby="questions">
                <h2 id="questions">{t!(enrol.questions_title)}</h2>
                <For each=move || shown.get() key=|it| it.id.to_string() let(question)>
                    <Asked applicant question missing />
                </For>
            </section>
        </Show>
    }
}

#[component]
fn Asked(applicant: Applicant, question: Question, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let id = question.id.clone();
    let now = Memo::new({
        let id = id.clone();
        move |_| {
            applicant
                .draft
                .with(|draft| draft.answers.get(&id).cloned())
        }
    });
    let error = MaybeProp::derive({
        let wanted = Missing::Answer(id.clone());
        move || {
            let is_missing = missing.with(|all| all.contains(&wanted));
            is_missing.then(|| text!(enrol.missing_answer))
        }
    });
    let save = move |answer: Option<Answer>| {
        applicant.change(|draft| {
            match answer {
                Some(answer) => draft.answers.insert(id.clone(), answer),
                None => draft.answers.remove(&id),
            };
        });
    };
    let seen = Seen::of(&question);
    let is_needed = applicant
        .invitation
        .with_value(|it| it.needs_answer(&question));
    let seen_by = MaybeProp::derive(move || {
        let seen = seen_sentence(seen);
        Some(if is_needed {
            format!("{} {seen}", text!(enrol.needed_answer))
        } else {
            seen
        })
    });
    let field_id = question.id.to_string();
    view! { <QuestionField id=field_id question now save error seen_by /> }
}

/// The policy, the consent, and a word to the coordinator.
#[component]
fn Policy(applicant: Applicant, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let facts = applicant.invitation.with_value(|it| it.facts.clone());
    let checked = Signal::derive(move || applicant.draft.with(|draft| draft.consents));
    // What somebody agrees to is the text they have before them.
    let agree = move |on: bool| {
        let language = untrack(page_language);
        applicant.change(|draft| {
            draft.consents = on;
            draft.read_in = on.then_some(language);
        });
    };
    let note = Signal::derive(move || applicant.draft.with(|draft| draft.note.clone()));
    let say = move |text: String| applicant.change(|draft| draft.note = text);
    let is_missing = move || missing.with(|all| all.contains(&Missing::Consent));
    let label = if facts.consent_needed {
        t!(enrol.consent_needed)
    } else {
        t!(enrol.consent)
    };
    let text = facts.text(FactText::PolicyText);
    let policy = (!text.is_empty()).then(|| {
        view! {
            <div class="cm-paper"><LocalParagraphs text /></div>
            <Show when=is_missing>
                <Notice kind=NoticeKind::Error heading=t!(enrol.missing_consent) />
            </Show>
            <Checkbox id="consent" label checked on_change=agree />
        }
    });
    view! {
        <section class="cm-section" aria-labelledby="policy">
            <h2 id="policy">{t!(enrol.policy_title)}</h2>
            {policy}
            <TextArea
                id="note"
                label=t!(enrol.note)
                hint=t!(enrol.note_hint)
                need=Need::Optional
                value=note
                on_change=say
            />
        </section>
    }
}

/// Everything missing, as links to where it is asked.
#[component]
fn MissingList(applicant: Applicant, missing: Memo<Vec<Missing>>) -> impl IntoView {
    let item = move |it: Missing| {
        let target = format!("#{}", field_of(&it));
        let words = missing_words(applicant, &it);
        view! { <li><a href=target rel="external">{words}</a></li> }
    };
    view! {
        <div aria-live="polite">
            <Show when=move || !missing.read().is_empty()>
                <Notice kind=NoticeKind::Error heading=t!(enrol.missing_title)>
                    <ul>{move || missing.get().into_iter().map(item).collect_view()}</ul>
                </Notice>
            </Show>
        </div>
    }
}

/// The field where something is asked.
fn field_of(missing: &Missing) -> String {
    match missing {
        Missing::Role => "roles".to_owned(),
        Missing::Name => "given-name".to_owned(),
        Missing::Email => "email".to_owned(),
        Missing::Supervisor | Missing::OwnSupervisor => "manager-email".to_owned(),
        Missing::Answer(id) => id.to_string(),
        Missing::Work(fact) => fact.word().to_owned(),
        Missing::Consent => "consent".to_owned(),
    }
}

/// What is missing, in words.
pub(super) fn missing_words(applicant: Applicant, missing: &Missing) -> String {
    match missing {
        Missing::Role => text!(enrol.missing_role),
        Missing::Name => text!(enrol.missing_name),
        Missing::Email => text!(enrol.missing_email),
        Missing::Supervisor => text!(enrol.missing_supervisor),
        Missing::OwnSupervisor => text!(enrol.missing_own_supervisor),
        Missing::Work(fact) => text!(enrol.missing_work, what = work_fact_name(*fact)),
        Missing::Consent => text!(enrol.missing_consent),
        Missing::Answer(id) => {
            let question = applicant.invitation.with_value(|it| {
                let found = it.questions.iter().find(|question| question.id == *id);
                found.map(|it| it.label.in_language(page_language()).to_owned())
            });
            text!(
                enrol.missing_question,
                question = question.unwrap_or_default()
            )
        }
    }
}
