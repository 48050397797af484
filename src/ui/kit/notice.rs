//! Notices in the page, and the area for those that follow an act.
//!
//! A [`Notice`] stands where it belongs, in the content. The [`Notices`] of the
//! page appear in one area, the newest first, and stay until dismissed. They may
//! carry "Undo" for as long as that is possible. None takes the focus by itself:
//! it comes to the newest only where what had it is gone.

use leptos::prelude::*;

use super::button::{Button, Look};
use super::dom::{focus_heading, focus_id, show_focus};
use super::icon::{Icon, Shape};
use crate::ui::i18n::t;

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something to know.
    #[default]
    Info,
    /// It worked.
    Success,
    /// Take care.
    Warning,
    /// It did not work.
    Error,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "cm-notice cm-notice--info",
            Self::Success => "cm-notice cm-notice--success",
            Self::Warning => "cm-notice cm-notice--warning",
            Self::Error => "cm-notice cm-notice--error",
        }
    }

    const fn shape(self) -> Shape {
        match self {
            Self::Info => Shape::Info,
            Self::Success => Shape::Check,
            Self::Warning => Shape::Warning,
            Self::Error => Shape::Error,
        }
    }

    /// Errors interrupt a screen reader; the others wait for a pause.
    const fn role(self) -> &'static str {
        match self {
            Self::Error => "alert",
            Self::Info | Self::Success | Self::Warning => "status",
        }
    }
}

/// A notice in the content: a heading, and more where one sentence is not enough.
#[component]
pub fn Notice(
    /// What it is about.
    #[prop(default = NoticeKind::Info)]
    kind: NoticeKind,
    /// The first sentence.
    #[prop(into)]
    heading: Signal<String>,
    /// What follows it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=kind.class() role=kind.role()>
            <Icon shape=kind.shape() />
            <div class="cm-notice__body">
                <p class="cm-notice__heading">{heading}</p>
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// A notice in the area.
#[derive(Clone, Copy)]
struct Posted {
    id: u32,
    kind: NoticeKind,
    text: Signal<String>,
    undo: Option<Undo>,
}

/// What takes back what a notice told of.
#[derive(Clone, Copy)]
struct Undo {
    run: Callback<()>,
    /// Whether nothing newer stands in its way.
    is_possible: Signal<bool>,
}

/// The notices of the page, newest last; a context.
#[derive(Clone, Copy)]
pub struct Notices {
    posted: RwSignal<Vec<Posted>>,
    next: StoredValue<u32>,
    owner: StoredValue<Owner>,
}

impl Notices {
    /// At most this many stay; the oldest goes first.
    const MOST: usize = 3;

    /// Shows a sentence until it is dismissed.
    pub fn post(self, kind: NoticeKind, text: impl Into<String>) {
        self.add(kind, text.into(), None);
    }

    /// Says what was done and offers to take it back.
    pub fn post_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.post_undo_while(text, undo, || true);
    }

    /// Says what was done and offers to take it back while that is possible.
    pub fn post_undo_while(
        self,
        text: impl Into<String>,
        undo: impl Fn() + Send + Sync + 'static,
        is_possible: impl Fn() -> bool + Send + Sync + 'static,
    ) {
        let owner = self.owner.get_value();
        let undo = owner.with(|| Undo {
            run: Callback::new(move |()| undo()),
            is_possible: Memo::new(move |_| is_possible()).into(),
        });
        self.add(NoticeKind::Success, text.into(), Some(undo));
    }

    /// Gives the focus to the newest notice, where what had it is gone; to the
    /// page's heading where there is none.
    pub fn focus_newest(self) {
        // Once it stands on the page.
        request_animation_frame(move || {
            let newest = self
                .posted
                .try_with_untracked(|all| all.last().map(|it| it.id));
            match newest.flatten() {
                Some(id) => focus_id(&element_id(id)),
                None => focus_heading(),
            }
        });
    }

    /// Takes all notices away, for instance when another programme opens.
    pub fn clear(self) {
        self.posted.set(Vec::new());
    }

    fn add(self, kind: NoticeKind, text: String, undo: Option<Undo>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let owner = self.owner.get_value();
        let text = owner.with(|| Signal::stored(text));
        self.posted.update(|posted| {
            posted.push(Posted {
                id,
                kind,
                text,
                undo,
            });
            if posted.len() > Self::MOST {
                posted.remove(0);
            }
        });
    }

    fn dismiss(self, id: u32) {
        self.posted
            .update(|posted| posted.retain(|each| each.id != id));
    }
}

/// Makes the page's notices available to everything below.
pub fn provide_notices() {
    provide_context(new_notices());
}

/// The page's notices; ones nobody sees where there is no area.
pub fn use_notices() -> Notices {
    use_context::<Notices>().unwrap_or_else(new_notices)
}

fn new_notices() -> Notices {
    Notices {
        posted: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        owner: StoredValue::new(Owner::current().unwrap_or_default()),
    }
}

/// The id of a notice in the area.
fn element_id(id: u32) -> String {
    format!("notice-{id}")
}

/// Where the page's notices appear.
#[component]
pub fn NoticeArea() -> impl IntoView {
    let notices = use_notices();
    // What the keyboard stands on is not left under a notice that came.
    Effect::new(move |before: Option<usize>| {
        let n = notices.posted.read().len();
        if n > 0 && before.is_some() {
            request_animation_frame(show_focus);
        }
        n
    });
    let newest_first = move || {
        let mut posted = notices.posted.get();
        posted.reverse();
        posted
    };
    view! {
        <section class="cm-notices" aria-label=t!(kit.notices)>
            <For each=newest_first key=|each| each.id let(each)>
                <div
                    id=element_id(each.id)
                    tabindex="-1"
                    class=each.kind.class()
                    role=each.kind.role()
                >
                    <Icon shape=each.kind.shape() />
                    <p class="cm-notice__body">{each.text}</p>
                    {each.undo.map(|undo| view! {
                        <Show when=move || undo.is_possible.get()>
                            <Button
                                label=t!(kit.undo)
                                look=Look::Outline
                                icon=Shape::Undo
                                on_press=move |()| {
                                    undo.run.run(());
                                    notices.dismiss(each.id);
                                    notices.focus_newest();
                                }
                            />
                        </Show>
                    })}
                    <button
                        type="button"
                        class="cm-close"
                        on:click=move |_| {
                            notices.dismiss(each.id);
                            notices.focus_newest();
                        }
                    >
                        <Icon shape=Shape::Close />
                        <span class="usa-sr-only">{t!(kit.dismiss)}</span>
                    </button>
                </div>
            </For>
        </section>
    }
}
