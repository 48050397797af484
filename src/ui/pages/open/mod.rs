//! Open a file. Who comes: somebody who was sent a programme, or comes back
//! with a backup. To decide: is it from whom I think, and do I want what it
//! brings? Nothing is added before that; a reload meanwhile finds the file again.

mod answer;
mod answering;
mod approve;
mod choose;
mod decide;
mod found;
mod held;
mod offered;
mod preview;
mod rules;
mod sought;
mod taken;
mod words;
mod worked_in;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::bundle::{Kind, OfferMessage, Sequence, ShortlistMessage};
use crate::flow::arrival::{Arrival, arrival, holds_more_of};
use crate::flow::texts::Texts;
use crate::merge::Document;
use crate::session::{FileMark, Looked, Session, SessionError, use_session};
use crate::ui::gate::PlaceNotice;
use crate::ui::help::HelpText;
use crate::ui::i18n::{t, text};
use crate::ui::kit::{Done, Notice, NoticeKind, Page, Progress};
use crate::ui::routes::Route;
use crate::ui::trouble;
use crate::ui::widgets::bring::BringOne;
use crate::ui::widgets::passphrase::{AskPassphrase, Locked, Unlocking};
use crate::ui::widgets::recovery_key::RecoveryKey;
use crate::ui::widgets::rule_file::{RuleFile, rules_in};
use crate::ui::widgets::signer::SignerCard;
use crate::worker::bundles::OpenedFile;
pub use answer::AnswerPage;
use answering::Requested;
use approve::{AnswerRequest, Asked};
use choose::ChooseMentors;
use found::FoundProgramme;
use held::HeldFiles;
use offered::AnswerOffer;
use rules::RulesFound;
use taken::{Merged, MergedNotice};
use worked_in::WorkedIn;

/// Largest file that is read; a text for an e-mail may be twice as long.
const MAX_BYTES: u64 = 50 * 1024 * 1024;

/// Where the page stands with a file.
#[derive(Clone)]
enum Stage {
    /// No file yet.
    Waiting,
    /// Its signature is being checked.
    Checking,
    /// It was refused; nothing was stored.
    Refused(String),
    /// It is sealed with a passphrase.
    Locked(Locked),
    /// Its passphrase is being tried.
    Unlocking,
    /// It is what it says; nothing is stored yet.
    Found(Found),
    /// Its changes were merged.
    Merged(Merged),
    /// It asks a supervisor.
    Asked(Asked),
    /// It asks a mentee to put mentors in order.
    Choosing(Requested<ShortlistMessage>),
    /// It offers a pairing.
    Offered(Requested<OfferMessage>),
    /// It holds rules for some programme here.
    Rules(RuleFile),
}

impl Stage {
    /// Whether somebody is to decide about the file.
    fn is_open(&self) -> bool {
        match self {
            Self::Locked(_)
            | Self::Rules(_)
            | Self::Asked(_)
            | Self::Choosing(_)
            | Self::Offered(_) => true,
            Self::Found(found) => {
                let brings = matches!(found.arrival, Arrival::New(_) | Arrival::Merge(_));
                brings && !found.is_blocked
            }
            _ => false,
        }
    }
}

/// A programme in a file that was checked.
#[derive(Clone)]
struct Found {
    name: String,
    document: StoredValue<Document>,
    /// The programme here, as the comparison found it.
    here: StoredValue<Option<Document>>,
    bytes: StoredValue<Arc<Vec<u8>>>,
    mark: FileMark,
    sequence: Sequence,
    signer: SignerCard,
    created: String,
    is_blocked: bool,
    /// Whether it holds more of this browser's own changes than are here.
    is_ahead: bool,
    arrival: Arrival,
}

/// The page as its parts see it.
#[derive(Clone, Copy)]
struct Bench {
    session: Session,
    stage: RwSignal<Stage>,
    /// Counts up when a file was held back or let go.
    held: RwSignal<u32>,
}

impl Bench {
    /// Checks a file and shows what it is; a reload finds it again until it was
    /// decided about.
    fn check(self, bytes: Vec<u8>) {
        self.stage.set(Stage::Checking);
        spawn_local(async move {
            self.session.opened().await;
            self.session.keep_opened(&bytes).await;
            self.show(bytes).await;
        });
    }

    /// Checks a file that is kept already, or came out of its seal.
    fn check_again(self, bytes: Vec<u8>) {
        self.stage.set(Stage::Checking);
        spawn_local(self.show(bytes));
    }

    /// Looks for the file that lay here before the page was loaded again.
    fn look_for_kept(self) {
        spawn_local(async move {
            self.session.opened().await;
            let kept = self.session.kept_opened().await;
            let is_waiting = |stage: &Stage| matches!(stage, Stage::Waiting);
            // The page may be gone by now, or somebody gave another file.
            let is_waiting = self.stage.try_with_untracked(is_waiting);
            if let (Some(bytes), Some(true)) = (kept, is_waiting) {
                self.check_again(bytes);
            }
        });
    }

    /// Tries a passphrase.
    fn unlock(self, locked: Locked, typed: String) {
        self.stage.set(Stage::Unlocking);
        spawn_local(async move {
            let sealed = locked.sealed.get_value();
            let next = match look_into(self.session, sealed, Some(&typed)).await {
                Ok(stage) => stage,
                Err(error) => match locked.after(&typed, error) {
                    Ok(again) => Stage::Locked(again),
                    Err(error) => Stage::Refused(trouble::outside(&error)),
                },
            };
            self.stand_at(next).await;
        });
    }

    async fn show(self, bytes: Vec<u8>) {
        let next = match look_into(self.session, bytes, None).await {
            Ok(stage) => stage,
            Err(error) => Stage::Refused(trouble::outside(&error)),
        };
        self.stand_at(next).await;
    }

    /// Shows what became of the file.
    async fn stand_at(self, next: Stage) {
        if !next.is_open() {
            self.session.drop_opened().await;
        }
        // The page may be gone by now.
        let _ = self.stage.try_set(next);
    }

    /// Puts the file away.
    fn clear(self) {
        let _ = self.stage.try_set(Stage::Waiting);
        spawn_local(self.session.drop_opened());
    }
}

/// Open a file: a programme, a backup or a mail with one of them.
#[component]
pub fn OpenPage() -> impl IntoView {
    let stage = RwSignal::new(Stage::Waiting);
    let bench = Bench {
        session: use_session(),
        stage,
        held: RwSignal::new(0),
    };
    bench.look_for_kept();
    let take = move |read: Result<Vec<u8>, String>| match read {
        Ok(bytes) => bench.check(bytes),
        Err(why) => stage.set(Stage::Refused(why)),
    };
    view! {
        <PlaceNotice />
        <Page
            title=t!(file.open_title)
            lead=t!(file.open_lead)
            back=(Route::Home.href(), t!(home.title))
            help=|| view! { <HelpText text=t!(file.open_help) /> }
        >
            <BringOne
                id="open-file"
                label=t!(file.open_file)
                accept=".json,.txt,.age,.eml"
                hint=t!(file.open_hint)
                limit_bytes=MAX_BYTES
                on_bytes=take
            />
            <div aria-live="polite">
                {move || match stage.get() {
                    Stage::Waiting
                    | Stage::Checking
                    | Stage::Refused(_)
                    | Stage::Locked(_)
                    | Stage::Unlocking => on_the_way(stage.get(), bench),
                    Stage::Found(found) => view! { <FoundProgramme found bench /> }.into_any(),
                    Stage::Merged(merged) => view! { <MergedNotice merged bench /> }.into_any(),
                    Stage::Asked(_) | Stage::Choosing(_) | Stage::Offered(_) => {
                        asked_of_one(stage.get(), bench)
                    }
                    Stage::Rules(file) => view! { <RulesFound file bench /> }.into_any(),
                }}
            </div>
            <RecoveryKey />
            <HeldFiles bench />
            <WorkedIn bench />
        </Page>
    }
}

/// A file that is not open yet: being checked, refused, or behind a passphrase.
fn on_the_way(stage: Stage, bench: Bench) -> AnyView {
    match stage {
        Stage::Checking => view! {
            <Progress label=t!(file.checking) done=Signal::stored(Done::Unknown) />
        }
        .into_any(),
        Stage::Refused(why) => view! {
            <Notice kind=NoticeKind::Error heading=t!(file.refused)><p>{why}</p></Notice>
        }
        .into_any(),
        Stage::Locked(locked) => {
            let tried = locked.clone();
            let on_try = Callback::new(move |typed| bench.unlock(tried.clone(), typed));
            let on_leave = Callback::new(move |()| bench.clear());
            view! { <AskPassphrase locked on_try on_leave /> }.into_any()
        }
        Stage::Unlocking => view! { <Unlocking /> }.into_any(),
        _ => ().into_any(),
    }
}

/// A request to somebody who is no coordinator.
fn asked_of_one(stage: Stage, bench: Bench) -> AnyView {
    match stage {
        Stage::Asked(asked) => view! { <AnswerRequest asked bench /> }.into_any(),
        Stage::Choosing(requested) => view! { <ChooseMentors requested bench /> }.into_any(),
        Stage::Offered(requested) => view! { <AnswerOffer requested bench /> }.into_any(),
        _ => ().into_any(),
    }
}

/// Checks a file and works out what it would bring; stores nothing.
async fn look_into(
    session: Session,
    bytes: Vec<u8>,
    passphrase: Option<&str>,
) -> Result<Stage, SessionError> {
    session.opened().await;
    let (opened, kept) = match session.look_into(bytes, passphrase).await? {
        Looked::Opened { file, bytes } => (file, Arc::new(bytes)),
        Looked::AsksPassphrase { sealed } => return Ok(Stage::Locked(Locked::new(sealed))),
    };
    let Some(texts) = opened.programme.clone() else {
        return message_stage(session, *opened, kept.to_vec()).await;
    };
    let texts = Texts::from(texts);
    let name = texts.name.clone();
    let Ok(document) = texts.document() else {
        return Ok(Stage::Refused(trouble::file("payload")));
    };
    let mark = FileMark::of(&opened, &document.id);
    let sequence = session.sequence(&mark).await?;
    let space = session.space_of(&document.id);
    let here = match session.read(space, &document.id).await {
        Ok((here, _)) => Some(here),
        Err(SessionError::NotHere) => None,
        Err(error) => return Err(error),
    };
    let actor = session.actor(space)?;
    Ok(Stage::Found(Found {
        name,
        is_ahead: holds_more_of(&actor, here.as_ref(), &document),
        arrival: arrival(here.as_ref(), &document),
        document: StoredValue::new(document),
        here: StoredValue::new(here),
        bytes: StoredValue::new(kept),
        mark,
        sequence,
        signer: SignerCard {
            name: opened.claimed_name,
            known_as: opened.known_as,
            trust: opened.trust,
            words: opened.signer.words,
        },
        created: opened.created,
        is_blocked: opened.is_blocked,
    }))
}

/// What the page does with a message: some are answered here, others belong
/// elsewhere.
async fn message_stage(
    session: Session,
    opened: OpenedFile,
    bytes: Vec<u8>,
) -> Result<Stage, SessionError> {
    let refused = match Kind::from_name(&opened.kind) {
        Some(Kind::ApprovalRequest) => return approve::request_in(session, opened, bytes).await,
        Some(Kind::Shortlist) => return choose::shortlist_in(session, opened, bytes).await,
        Some(Kind::Offer) => return offered::offer_in(session, opened, bytes).await,
        Some(Kind::RuleSet) => {
            return Ok(match rules_in(session, opened, bytes).await {
                Ok(file) => Stage::Rules(file),
                Err(why) => Stage::Refused(why),
            });
        }
        Some(Kind::RunRecord) => text!(file.run_record),
        Some(Kind::MyDetails) => text!(details.open_there),
        Some(
            Kind::Application
            | Kind::Approval
            | Kind::Ranking
            | Kind::OfferReply
            | Kind::Changes
            | Kind::KeyCard,
        ) => text!(file.is_answer),
        _ => text!(file.other_kind, kind = opened.kind),
    };
    Ok(Stage::Refused(refused))
}
