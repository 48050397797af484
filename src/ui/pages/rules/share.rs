//! Handing rules on, signed, as a file or as text; and taking over rules that
//! came, after a look at every word they would change.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editor::Editor;
use crate::bundle::{Message, RuleSetMessage};
use crate::flow::rule_set::RulesOffer;
use crate::platform::files;
use crate::session::{use_desk, use_session};
use crate::ui::gate::use_act;
use crate::ui::i18n::{t, text};
use crate::ui::kit::dom::focus_id;
use crate::ui::kit::{Button, CopyButton, Details, Look, Notice, NoticeKind, use_notices};
use crate::ui::trouble;
use crate::ui::widgets::bring::BringOne;
use crate::ui::widgets::rule_file::{OfferLines, RuleFile, read_rules, rule_file_name};
use crate::ui::widgets::signer::SignerBadge;
use crate::worker::bundles::SignedFile;

/// The rules as a signed file.
#[component]
pub(super) fn HandOn(editor: Editor) -> impl IntoView {
    let (desk, session) = (use_desk(), use_session());
    let notices = use_notices();
    let busy = RwSignal::new(false);
    // A later edit makes the file old.
    let made = RwSignal::new(None::<(crate::domain::rules::RuleSet, SignedFile)>);
    let fresh = Memo::new(move |_| {
        let made = made.read();
        let of_now = made.as_ref().filter(|(of, _)| *of == *editor.rules.read());
        of_now.map(|(_, file)| file.clone())
    });
    let sign = move |()| {
        busy.set(true);
        let rules = editor.rules.get_untracked();
        spawn_local(async move {
            let from = session.own_name().await.unwrap_or_default();
            let programme = desk.programme().get_untracked();
            let message = RuleSetMessage::of(&programme, rules.clone(), &from);
            let message = Message::RuleSet(Box::new(message));
            // Rules belong to no programme: any may take them over.
            match session.sign_message(&message, "", Vec::new()).await {
                Ok(file) => drop(made.try_set(Some((rules, file)))),
                Err(error) => notices.post(NoticeKind::Error, trouble::outside(&error)),
            }
            let _ = busy.try_set(false);
        });
    };
    let blocked = Signal::derive(move || busy.get().then(|| text!(rules.signing)));
    let save = move |ending: &'static str| {
        let Some(file) = fresh.get_untracked() else {
            return;
        };
        let name = format!("{}.{ending}", file.file_name);
        let saved = if ending == "txt" {
            files::download(&name, "text/plain", file.armour.as_bytes())
        } else {
            files::download(&name, "application/json", &file.bytes)
        };
        if saved.is_err() {
            notices.post(NoticeKind::Error, text!(file.download_failed));
        }
    };
    let save_json = move |()| save("json");
    let save_txt = move |()| save("txt");
    let armour = Signal::derive(move || {
        let fresh = fresh.read();
        fresh
            .as_ref()
            .map(|it| it.armour.clone())
            .unwrap_or_default()
    });
    view! {
        <section class="cm-section" aria-labelledby="hand-on">
            <h2 id="hand-on">{t!(rules.hand_on_title)}</h2>
            <p>{t!(rules.hand_on_text)}</p>
            <div class="cm-acts" aria-live="polite">
                <Show
                    when=move || fresh.read().is_some()
                    fallback=move || view! {
                        <Button label=t!(rules.hand_on_act) look=Look::Outline blocked on_press=sign />
                    }
                >
                    <CopyButton text=armour label=t!(rules.hand_on_copy) look=Look::Outline />
                    <Button label=t!(enrol.save_txt) look=Look::Outline on_press=save_txt />
                    <Button label=t!(enrol.save_json) look=Look::Outline on_press=save_json />
                </Show>
            </div>
        </section>
    }
}

/// Where reading a file stands.
#[derive(Clone)]
enum Came {
    Nothing,
    Reading,
    Refused(String),
    Read(RuleFile),
}

/// Rules from a file, previewed and taken over.
#[component]
pub(super) fn BringRules() -> impl IntoView {
    let session = use_session();
    let came = RwSignal::new(Came::Nothing);
    let read = move |bytes: Vec<u8>| {
        came.set(Came::Reading);
        spawn_local(async move {
            session.opened().await;
            let read = read_rules(session, bytes).await;
            let _ = came.try_set(read.map_or_else(Came::Refused, Came::Read));
        });
    };
    // Looked at in Open, or before the page was loaded again.
    spawn_local(async move {
        session.opened().await;
        if let Some(bytes) = session.kept_opened().await
            && let Ok(file) = read_rules(session, bytes).await
        {
            let is_nothing = |came: &Came| matches!(came, Came::Nothing);
            if came.try_with_untracked(is_nothing) == Some(true) {
                let _ = came.try_set(Came::Read(file));
                request_animation_frame(|| focus_id("rules-came"));
            }
        }
    });
    let take = move |brought: Result<Vec<u8>, String>| match brought {
        Ok(bytes) => {
            let kept = bytes.clone();
            spawn_local(async move { session.keep_opened(&kept).await });
            read(bytes);
        }
        Err(why) => came.set(Came::Refused(why)),
    };
    view! {
        <section class="cm-section" aria-labelledby="bring-rules">
            <h2 id="bring-rules" tabindex="-1">{t!(rules.bring_title)}</h2>
            <Details summary=t!(rules.bring_open)>
                <BringOne
                    id="rules-file"
                    label=t!(rules.bring_file)
                    accept=".json,.txt,.eml"
                    hint=t!(rules.bring_hint)
                    on_bytes=take
                />
            </Details>
            <div aria-live="polite">
                {move || match came.get() {
                    Came::Nothing => ().into_any(),
                    Came::Reading => view! { <p>{t!(file.checking)}</p> }.into_any(),
                    Came::Refused(why) => view! {
                        <Notice kind=NoticeKind::Error heading=t!(file.refused)><p>{why}</p></Notice>
                    }
                    .into_any(),
                    Came::Read(file) => view! { <Offered file came /> }.into_any(),
                }}
            </div>
        </section>
    }
}

/// What the rules of a file would change here, and the buttons.
#[component]
fn Offered(file: RuleFile, came: RwSignal<Came>) -> impl IntoView {
    let (desk, session, act) = (use_desk(), use_session(), use_act());
    let notices = use_notices();
    let programme = desk.programme();
    let message = file.message.clone();
    let offer = Memo::new(move |_| RulesOffer::of(&programme.read(), &message));
    let put_away = move || {
        came.set(Came::Nothing);
        spawn_local(session.drop_opened());
    };
    let name = StoredValue::new(file.clone());
    let title =
        move || name.with_value(|file| text!(rules.file_title, name = rule_file_name(file)));
    let take_over = move |()| {
        let Ok(offer) = offer.get_untracked() else {
            return;
        };
        let change = offer.change(&programme.read_untracked());
        let done = name.with_value(|file| text!(rules.adopted, name = rule_file_name(file)));
        // The trail names whose file it came through.
        let signer = name.with_value(|file| file.signer.clone());
        let known = [signer.known_as, signer.name, signer.words.join(" ")];
        let via = known.into_iter().find(|it| !it.is_empty());
        match desk.edit_via(change, &via.unwrap_or_default()) {
            Ok(dot) => {
                act.offer_undo(dot, done);
                put_away();
                request_animation_frame(|| focus_id("bring-rules"));
            }
            Err(error) => {
                let why = trouble::session(&programme.read_untracked(), &error);
                notices.post(NoticeKind::Error, why);
            }
        }
    };
    let away = move |()| put_away();
    let blocked = Signal::derive(move || match &*offer.read() {
        Ok(_) => None,
        Err(_) => Some(text!(rules.file_nothing_fits)),
    });
    let lines = move || match offer.get() {
        Ok(offer) => view! { <OfferLines programme=programme.get() offer /> }.into_any(),
        Err(_) => view! { <p>{t!(rules.file_nothing_fits)}</p> }.into_any(),
    };
    view! {
        <div class="cm-next">
            <h3 id="rules-came" tabindex="-1">{title}</h3>
            {lines}
            <Details summary=t!(file.signed_by)>
                <SignerBadge card=file.signer.clone() />
            </Details>
            <div class="cm-acts">
                <Button label=t!(rules.take_over) blocked on_press=take_over />
                <Button label=t!(file.put_away) look=Look::Plain on_press=away />
            </div>
        </div>
    }
}
