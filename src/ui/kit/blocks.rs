//! Small blocks of content: nothing here yet, a list of facts, something folded
//! away, where a page stands.

use leptos::prelude::*;

/// A plain sentence where there is nothing yet, with the act that fills it.
#[component]
pub fn EmptyState(
    /// The sentence.
    #[prop(into)]
    text: Signal<String>,
    /// The act: a button or a link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="cm-empty">
            <p>{text}</p>
            {children.map(|children| view! { <div class="cm-acts">{children()}</div> })}
        </div>
    }
}

/// Facts as name and value; holds [`Fact`]s.
#[component]
pub fn Summary(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="cm-summary">{children()}</dl> }
}

/// One fact, with an act beside it where it can be changed.
#[component]
pub fn Fact(
    /// The fact's name.
    #[prop(into)]
    name: Signal<String>,
    /// The act beside the value.
    #[prop(optional, into)]
    act: Option<ViewFn>,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="cm-summary__row">
            <dt>{name}</dt>
            <dd>{children()}</dd>
            {act.map(|act| view! { <dd class="cm-summary__act">{act.run()}</dd> })}
        </div>
    }
}

/// Whether something folded starts open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// Starts closed.
    #[default]
    Closed,
    /// Starts open.
    Open,
}

/// Something folded away under one line; several make an accordion.
#[component]
pub fn Details(
    /// The line.
    #[prop(into)]
    summary: Signal<String>,
    /// How it starts.
    #[prop(default = Fold::Closed)]
    fold: Fold,
    /// What is folded away.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="cm-details" open=fold == Fold::Open>
            <summary class="cm-details__summary">{summary}</summary>
            <div class="cm-details__body">{children()}</div>
        </details>
    }
}

/// Where a page stands: the pages above it, then itself.
#[component]
pub fn Breadcrumb(
    /// What the trail is, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The pages above, outermost first: address and name.
    above: Vec<(String, Signal<String>)>,
    /// The page itself.
    #[prop(into)]
    here: Signal<String>,
) -> impl IntoView {
    view! {
        <nav class="cm-crumbs" aria-label=label>
            <ol>
                {above.into_iter().map(|(href, name)| view! { <li><a href=href>{name}</a></li> }).collect_view()}
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
}

/// A number that matters with what it counts: 82 matched.
#[component]
pub fn Figure(
    /// The number, as it is read.
    #[prop(into)]
    value: Signal<String>,
    /// What it counts.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="cm-figure">
            <strong class="cm-figure__value">{value}</strong>" "
            <span class="cm-figure__label">{label}</span>
        </p>
    }
}
