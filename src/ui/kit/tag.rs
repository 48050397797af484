//! A word that marks something: a state, a kind.

use leptos::prelude::*;

/// What the mark says beside its word; never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Only a kind.
    #[default]
    Plain,
    /// Good, done.
    Good,
    /// Waits for someone.
    Waiting,
    /// Stands in the way.
    Bad,
    /// New or selected.
    Strong,
}

/// A small mark with a word in it.
#[component]
pub fn Tag(
    /// The word.
    #[prop(into)]
    text: Signal<String>,
    /// What it says beside its word.
    #[prop(default = Tone::Plain)]
    tone: Tone,
) -> impl IntoView {
    let class = match tone {
        Tone::Plain => "cm-tag",
        Tone::Good => "cm-tag cm-tag--good",
        Tone::Waiting => "cm-tag cm-tag--waiting",
        Tone::Bad => "cm-tag cm-tag--bad",
        Tone::Strong => "cm-tag cm-tag--strong",
    };
    view! { <span class=class>{text}</span> }
}
