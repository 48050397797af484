//! The programme's own wording of each turn, in both languages.

use leptos::prelude::*;

use super::Listing;
use crate::domain::change::Change;
use crate::domain::letter::{Letter, LetterText};
use crate::domain::text::{Language, LocalText};
use crate::flow::outbox::{Filter, letters_of};
use crate::letters::{LetterProblem, MergeField, Origin, Rendered, Turn, usual_text, wording};
use crate::session::use_desk;
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{
    Button, Choice, Details, FieldWidth, FormDraft, Look, Select, Tag, TextArea, TextField, Tone,
    use_query_state,
};
use crate::ui::routes::Route;
use crate::ui::widgets::letter_paper::{LetterPaper, LetterProblems};
use crate::ui::widgets::letter_words::{field_help, language_name, turn_name};

/// Which turn, and its words in both languages.
#[component]
pub(super) fn WordingTab(id: String, listing: Listing) -> impl IntoView {
    let query = use_query_state();
    let turn = Memo::new(move |_| {
        let asked = query.get("text").and_then(|word| Turn::from_word(&word));
        let turns = listing.turns();
        let asked = asked.or(listing.filter.get().turn);
        let asked = asked.filter(|turn| turns.contains(turn));
        asked.unwrap_or(turns[turns.len().min(4) - 1])
    });
    let choices = Signal::derive(move || {
        let choice = |turn: &Turn| Choice::new(turn.word(), turn_name(*turn));
        listing.turns().iter().map(choice).collect::<Vec<_>>()
    });
    let trail = Route::Trail(id).href();
    view! {
        <p>{t!(outbox.wording_lead)}" "<a href=trail>{t!(outbox.wording_trail)}</a></p>
        <Select
            id="wording-turn"
            label=t!(outbox.wording_turn)
            choices
            value=Signal::derive(move || turn.get().word().to_owned())
            on_change=move |word: String| query.set("text", Some(word))
            width=FieldWidth::Full
        />
        {move || view! { <FieldList turn=turn.get() /> }}
        {move || Language::ALL.iter().map(|language| view! {
            <Editor listing turn=turn.get() language=*language />
        }).collect_view()}
    }
}

/// The fields a letter of this turn can fill in.
#[component]
pub fn FieldList(
    /// The turn.
    turn: Turn,
) -> impl IntoView {
    let fields = MergeField::ALL
        .iter()
        .filter(move |field| field.serves(turn.kind));
    view! {
        <Details summary=t!(outbox.fields_title)>
            <p>{t!(outbox.fields_text)}</p>
            <dl class="cm-terms">
                {fields
                    .map(|field| view! {
                        <div>
                            <dt><code>{field.written()}</code></dt>
                            <dd>{move || field_help(*field)}</dd>
                        </div>
                    })
                    .collect_view()}
            </dl>
        </Details>
    }
}

/// Subject and body of a turn in one language, with an example beside them.
#[component]
fn Editor(listing: Listing, turn: Turn, language: Language) -> impl IntoView {
    let act = use_act();
    let stands = Memo::new(move |_| wording(&listing.programme.read(), turn, language));
    let key = format!("{}-{}", turn.word(), language.word());
    let draft = FormDraft::new(format!("wording/{}/{key}", use_desk().id()));
    let typed_subject = draft.value("subject", None::<String>);
    let typed_body = draft.value("body", None::<String>);
    let subject =
        Signal::derive(move || typed_subject.get().unwrap_or(stands.read().subject.clone()));
    let body = Signal::derive(move || typed_body.get().unwrap_or(stands.read().body.clone()));
    let is_changed = Memo::new(move |_| {
        subject.get() != stands.read().subject || body.get() != stands.read().body
    });
    let example = Memo::new(move |_| example(listing, turn, language, &subject.get(), &body.get()));
    let forget = move || {
        typed_subject.set(None);
        typed_body.set(None);
        draft.done();
    };
    let save = move |()| {
        let programme = listing.programme.get_untracked();
        let change = change_wording(
            &programme,
            turn,
            language,
            &subject.get_untracked(),
            &body.get_untracked(),
        );
        if act.make(change, text!(outbox.wording_saved)) {
            forget();
        }
    };
    let back = move |()| {
        let programme = listing.programme.get_untracked();
        let change = change_wording(&programme, turn, language, "", "");
        if act.make(change, text!(outbox.wording_back)) {
            forget();
        }
    };
    let own = move || {
        (stands.read().origin == Origin::Own).then(|| {
            view! { <Tag text=t!(outbox.own_wording) tone=Tone::Strong /> }
        })
    };
    view! {
        <section class="cm-section" aria-labelledby=format!("{key}-title")>
            <h3 id=format!("{key}-title")>{move || language_name(language)}" "{own}</h3>
            <div class="cm-split">
                <div lang=language.word()>
                    <TextField
                        id=format!("{key}-subject")
                        label=t!(outbox.subject)
                        value=subject
                        on_input=move |it: String| typed_subject.set(Some(it))
                        width=FieldWidth::Full
                    />
                    <TextArea
                        id=format!("{key}-body")
                        label=t!(outbox.body)
                        value=body
                        on_input=move |it: String| typed_body.set(Some(it))
                        rows=18
                    />
                    <div class="cm-acts">
                        <Button
                            label=t!(outbox.save_wording)
                            look=Look::Outline
                            about=Signal::derive(move || language_name(language))
                            on_press=save
                            blocked=Signal::derive(move || {
                                (!is_changed.get()).then(|| text!(outbox.nothing_changed))
                            })
                        />
                        <Show when=move || is_changed.get()>
                            <Button label=t!(outbox.discard) look=Look::Plain on_press=move |()| forget() />
                        </Show>
                        <Show when=move || stands.read().origin == Origin::Own>
                            <Button label=t!(outbox.back_to_usual) look=Look::Plain on_press=back />
                        </Show>
                    </div>
                </div>
                <div>
                    {move || match example.get() {
                        Some(seen) => {
                            let problems = seen.problems.clone();
                            let name = seen.to_name.clone();
                            view! {
                                <h4>{t!(outbox.example_for, name = name)}</h4>
                                <LetterProblems problems=Signal::stored(problems) language=Signal::stored(language) />
                                <LetterPaper letter=Signal::stored(seen) language=Signal::stored(language) />
                            }
                            .into_any()
                        }
                        None => view! { <p class="cm-empty">{t!(outbox.no_example)}</p> }.into_any(),
                    }}
                </div>
            </div>
        </section>
    }
}

/// The first letter of the turn with these words in place of its own.
fn example(
    listing: Listing,
    turn: Turn,
    language: Language,
    subject: &str,
    body: &str,
) -> Option<Rendered> {
    let of_turn = Filter {
        turn: Some(turn),
        ..Filter::default()
    };
    let programme = listing.programme.read();
    let letters = letters_of(&programme, listing.of(), of_turn);
    let own = letters.iter().find(|letter| letter.language == language);
    let letter = own.or(letters.first())?;
    let shown = Letter {
        language,
        subject: subject.to_owned(),
        body: body.to_owned(),
        ..(**letter).clone()
    };
    let mut seen = listing.told.read().render(&programme, &shown);
    // What is wrong with the reader is not the wording's fault.
    seen.problems.retain(|problem| {
        matches!(
            problem,
            LetterProblem::UnknownField(_)
                | LetterProblem::FieldNotInThisTurn(_)
                | LetterProblem::LooseBrace
        )
    });
    Some(seen)
}

/// The change that gives a turn these words; the usual ones are not kept as own.
fn change_wording(
    programme: &crate::domain::whole::Programme,
    turn: Turn,
    language: Language,
    subject: &str,
    body: &str,
) -> Change {
    let old = programme.letter_texts.get(&turn.text_id());
    let usual = usual_text(turn, language);
    let own = |text: &str, usual: &str| {
        let text = text.trim();
        if text == usual {
            String::new()
        } else {
            text.to_owned()
        }
    };
    let with = |old: Option<&LocalText>, text: String| {
        old.cloned().unwrap_or_default().with(language, text)
    };
    Change::save(LetterText {
        id: turn.text_id(),
        subject: with(old.map(|it| &it.subject), own(subject, usual.subject)),
        body: with(old.map(|it| &it.body), own(body, usual.body)),
    })
}
