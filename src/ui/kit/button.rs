//! Buttons, and links that look like buttons.

use leptos::prelude::*;

use super::icon::{Icon, Shape};

/// How much a button asks to be pressed. One primary per page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Another thing that can be done here.
    Outline,
    /// As quiet as a link.
    Plain,
    /// Takes something away.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "usa-button",
            Self::Outline => "usa-button usa-button--outline",
            Self::Plain => "usa-button usa-button--unstyled",
            Self::Danger => "usa-button usa-button--secondary",
        }
    }
}

/// A button. Where it cannot be pressed it says why, stays in the tab order and
/// does nothing: a person who cannot see it greyed hears the reason.
#[component]
pub fn Button(
    /// The button's words.
    #[prop(into)]
    label: Signal<String>,
    /// Called when it is pressed and not blocked.
    #[prop(into)]
    on_press: Callback<()>,
    /// How it looks.
    #[prop(default = Look::Primary)]
    look: Look,
    /// Why it cannot be pressed now; nothing when it can.
    #[prop(optional, into)]
    blocked: MaybeProp<String>,
    /// A shape before the words.
    #[prop(optional)]
    icon: Option<Shape>,
    /// What the words leave out, for screen readers: "Remove" + "Ana Ruiz".
    #[prop(optional, into)]
    about: MaybeProp<String>,
    /// The id of the element; the reason's id is made from it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(super::dom_id);
    let reason_id = format!("{id}-reason");
    let described = reason_id.clone();
    let is_blocked = Memo::new(move |_| blocked.read().is_some());
    view! {
        <span class="cm-button">
            <button
                type="button"
                id=id
                class=look.class()
                aria-disabled=move || is_blocked.get().then_some("true")
                aria-describedby=move || is_blocked.get().then(|| described.clone())
                on:click=move |_| {
                    if !is_blocked.get_untracked() {
                        on_press.run(());
                    }
                }
            >
                {icon.map(|shape| view! { <Icon shape /> })}
                {label}
                {move || about.get().map(|about| view! { <span class="usa-sr-only">" "{about}</span> })}
            </button>
            {move || {
                blocked.get().map(|why| view! { <span class="cm-button__reason" id=reason_id.clone()>{why}</span> })
            }}
        </span>
    }
}

/// A link that looks like a button: for going somewhere, not for doing.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    href: Signal<String>,
    /// Its words.
    #[prop(into)]
    label: Signal<String>,
    /// How it looks.
    #[prop(default = Look::Primary)]
    look: Look,
    /// A shape before the words.
    #[prop(optional)]
    icon: Option<Shape>,
    /// What the words leave out, for screen readers: "Find a mentor" + "Ana Ruiz".
    #[prop(optional, into)]
    about: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <a class=look.class() href=href>
            {icon.map(|shape| view! { <Icon shape /> })}
            {label}
            {move || about.get().map(|about| view! { <span class="usa-sr-only">" "{about}</span> })}
        </a>
    }
}
