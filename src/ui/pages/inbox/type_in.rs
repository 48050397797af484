//! Typing in a whole application. Who comes: a coordinator with a form on paper,
//! with a slip in an application that waits, or with an e-mail in which somebody
//! corrects what is held about them. To decide: is it all as it was said? Next:
//! the person's page.
//!
//! The URL names what it is about (`message`, `person`); neither means somebody
//! new. Leaves out the fields (`type_fields`).

use leptos::prelude::*;

use super::type_fields::TypeFields;
use crate::bundle::Invitation;
use crate::domain::id::Id;
use crate::domain::message::HandSource;
use crate::domain::people::Person;
use crate::flow::enrol::form::{Draft, Missing, missing};
use crate::flow::inbox::typed::{About, Moment, NotTyped, first_draft, record_typed};
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text, text_n};
use crate::ui::kit::{
    Button, ButtonLink, EmptyState, FormDraft, Look, Notice, NoticeKind, Page, PageWidth,
    use_query_state,
};
use crate::ui::routes::{Route, Step, use_go};
use crate::ui::widgets::source::{Source, SourceFields};

/// Typing in an application or a correction.
#[component]
pub fn TypeInPage(
    /// The programme.
    id: String,
) -> impl IntoView {
    let desk = use_desk();
    let query = use_query_state();
    let about = match (
        untrack(|| query.get("message")),
        untrack(|| query.get("person")),
    ) {
        (Some(message), _) => About::Waiting(Id::new(message)),
        (None, Some(person)) => About::Known(Id::new(person)),
        (None, None) => About::Newcomer,
    };
    let (title, lead) = match &about {
        About::Newcomer => (t!(enrol.type_title), t!(enrol.type_lead)),
        About::Waiting(_) => (t!(enrol.mend_title), t!(enrol.mend_lead)),
        About::Known(_) => (t!(enrol.correct_title), t!(enrol.correct_lead)),
    };
    let back = match &about {
        About::Known(person) => {
            let route = Route::Person(id.clone(), person.to_string());
            (route.href(), t!(people.person_title))
        }
        _ => (Route::Inbox(id.clone()).href(), t!(enrol.inbox_title)),
    };
    let draft = first_draft(&desk.programme().read_untracked(), &about);
    let inbox = Route::Inbox(id.clone()).href();
    view! {
        <Page
            title
            lead
            back
            width=PageWidth::Reading
            help=|| view! { <HelpText text=t!(enrol.type_help) /> }
        >
            {match draft {
                Some(draft) => view! { <Typing id about draft /> }.into_any(),
                None => view! {
                    <EmptyState text=t!(enrol.type_gone)>
                        <ButtonLink href=inbox label=t!(enrol.inbox_title) look=Look::Outline />
                    </EmptyState>
                }
                .into_any(),
            }}
        </Page>
    }
}

/// The fields, what is still missing, the source, and the act.
#[component]
fn Typing(id: String, about: About, draft: Draft) -> impl IntoView {
    let desk = use_desk();
    let session = use_session();
    let act = use_act();
    let go = use_go();
    let before = StoredValue::new(draft.clone());
    let kept = FormDraft::new(match &about {
        About::Newcomer => format!("type-in/{id}"),
        About::Waiting(message) => format!("type-in/{id}/{message}"),
        About::Known(person) => format!("type-in/{id}/{person}"),
    });
    let draft = kept.value("draft", draft);
    let programme = desk.programme();
    let invitation = Invitation::of(&programme.read_untracked(), Vec::new());
    let invitation = StoredValue::new(invitation);
    let facts = programme.read_untracked().facts.clone();
    let what = match about {
        About::Newcomer => HandSource::Paper,
        About::Waiting(_) | About::Known(_) => HandSource::Email,
    };
    let source = Source::from_a(what, kept, String::new(), facts.coordinator_name.clone());
    let lacks = Memo::new(move |_| invitation.with_value(|it| missing(it, &draft.read())));
    let failed = RwSignal::new(None::<NotTyped>);
    let label = match &about {
        About::Newcomer => t!(enrol.type_act),
        About::Waiting(_) => t!(enrol.mend_act),
        About::Known(_) => t!(enrol.correct_save),
    };
    let done = match &about {
        About::Newcomer | About::Waiting(_) => text!(enrol.accepted_1),
        About::Known(_) => text!(enrol.hand_done),
    };
    let blocked = Signal::derive(move || {
        let lacks = lacks.read();
        if lacks.contains(&Missing::Role) {
            Some(text!(enrol.missing_role))
        } else if lacks.contains(&Missing::Name) {
            Some(text!(enrol.type_name_first))
        } else {
            source.missing()
        }
    });
    let programme_id = id.clone();
    let save = move |()| {
        let made = record_typed(
            &programme.get_untracked(),
            &about,
            &before.get_value(),
            &draft.get_untracked(),
            source.recorded(),
            Moment {
                at_ms: session.now_ms(),
                today: session.today(),
            },
            &mut || session.new_id(),
        );
        match made {
            Ok((change, person)) => {
                failed.set(None);
                if act.make(change, done.clone()) {
                    kept.done();
                    let route = Route::Person(programme_id.clone(), person.to_string());
                    go(&route, Step::Replace);
                }
            }
            Err(why) => failed.set(Some(why)),
        }
    };
    let not_done = move || {
        failed
            .get()
            .map(|why| view! { <NotDone id=id.clone() why /> })
    };
    let still = move || {
        let lacks = lacks.read();
        let n = lacks
            .iter()
            .filter(|it| !matches!(it, Missing::Role | Missing::Name))
            .count();
        (n > 0).then(|| text_n!(n, enrol.type_missing_1, enrol.type_missing_n))
    };
    view! {
        <TypeFields draft invitation />
        <section class="cm-section" aria-labelledby="source">
            <h2 id="source">{t!(enrol.type_source)}</h2>
            <SourceFields prefix="typed" source />
        </section>
        <p role="status">{still}</p>
        <div aria-live="polite">{not_done}</div>
        <Button label on_press=save blocked />
    }
}

/// Why nothing was recorded.
#[component]
fn NotDone(id: String, why: NotTyped) -> impl IntoView {
    let (words, there) = match why {
        NotTyped::Gone => (t!(enrol.type_gone), None),
        NotTyped::NothingNew => (t!(enrol.type_same), None),
        NotTyped::Known(person) => (t!(enrol.type_known), Some(person)),
    };
    let link = there.map(|person: Id<Person>| {
        let href = Route::Person(id, person.to_string()).href();
        view! { <a href=href>{t!(people.go_there)}</a> }
    });
    view! {
        <Notice kind=NoticeKind::Error heading=t!(people.not_added)>
            <p>{words}</p>
            {link}
        </Notice>
    }
}
