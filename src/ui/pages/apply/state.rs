//! What an applicant has before them: the invitation, the draft, and what was
//! made of it. Every change is kept at once.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::bundle::{Act, Application, Invitation, Kind, Message, canonical, strict};
use crate::flow::enrol::form::{Draft, application};
use crate::flow::enrol::kept::{draft_of, text_of};
use crate::session::{Applying, MadeReply, Session, SessionError};

/// How far keeping the draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was changed in this visit.
    Untouched,
    /// Being written.
    Writing,
    /// On disk.
    Done,
    /// It could not be written; the page still has it.
    Failed,
}

/// An applicant at their form.
#[derive(Clone, Copy)]
pub struct Applicant {
    /// The session.
    pub session: Session,
    /// The invitation.
    pub invitation: StoredValue<Invitation>,
    /// What was filled in.
    pub draft: RwSignal<Draft>,
    /// When it was last made into a file.
    pub sent_at_ms: RwSignal<Option<i64>>,
    /// The file made then, and the draft it was made of.
    pub made: RwSignal<Option<MadeReply>>,
    /// How far keeping it is.
    pub kept: RwSignal<Kept>,
    programme_id: StoredValue<String>,
    changed_meanwhile: StoredValue<bool>,
}

impl Applicant {
    /// Takes an invitation, and the draft kept for its programme if there is one.
    pub async fn open(
        session: Session,
        programme_id: String,
        invitation: Invitation,
    ) -> Result<Self, SessionError> {
        let all = session.applyings().await?;
        let kept = all.into_iter().find(|it| it.programme_id == programme_id);
        let draft = kept
            .as_ref()
            .map(|it| draft_of(&it.draft))
            .unwrap_or_default();
        let sent_at_ms = kept.as_ref().and_then(|it| it.sent_at_ms);
        let made = kept.and_then(|it| it.made);
        let applicant = session.lasting(|| Self {
            session,
            invitation: StoredValue::new(invitation),
            draft: RwSignal::new(draft),
            sent_at_ms: RwSignal::new(sent_at_ms),
            made: RwSignal::new(made),
            kept: RwSignal::new(Kept::Untouched),
            programme_id: StoredValue::new(programme_id),
            changed_meanwhile: StoredValue::new(false),
        });
        session.hear_applyings(move || spawn_local(applicant.take_newer()));
        Ok(applicant)
    }

    /// Takes what another tab kept of this application; what is being written
    /// here goes on and stands after it.
    async fn take_newer(self) {
        let programme_id = self.programme_id();
        let Ok(all) = self.session.applyings().await else {
            return;
        };
        let theirs = all.into_iter().find(|it| it.programme_id == programme_id);
        let Some(theirs) = theirs else {
            return;
        };
        let is_idle = matches!(self.kept.get_untracked(), Kept::Untouched | Kept::Done);
        if is_idle && self.draft.with_untracked(text_of) != theirs.draft {
            self.draft.set(draft_of(&theirs.draft));
            self.sent_at_ms.set(theirs.sent_at_ms);
            self.made.set(theirs.made);
        }
    }

    /// Takes up an application that is kept here.
    pub async fn take_up(session: Session, kept: Applying) -> Result<Option<Self>, SessionError> {
        let tree = strict::parse_tree(kept.invitation.as_bytes()).ok();
        let message = tree.and_then(|tree| Message::from_payload(Kind::Invitation, &tree));
        match message {
            Some(Ok(Message::Invitation(invitation))) => {
                Self::open(session, kept.programme_id, *invitation)
                    .await
                    .map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The programme's id.
    pub fn programme_id(self) -> String {
        self.programme_id.get_value()
    }

    /// The programme's name.
    pub fn programme_name(self) -> String {
        self.invitation.with_value(|it| it.facts.name.clone())
    }

    /// Changes the draft and keeps it.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.keep();
    }

    /// Writes the draft; what changes while it is written is written after.
    pub fn keep(self) {
        if self.kept.get_untracked() == Kept::Writing {
            self.changed_meanwhile.set_value(true);
            return;
        }
        self.kept.set(Kept::Writing);
        spawn_local(async move {
            loop {
                self.changed_meanwhile.set_value(false);
                let written = self.session.keep_applying(&self.as_kept()).await;
                if written.is_err() {
                    self.kept.set(Kept::Failed);
                    return;
                }
                if !self.changed_meanwhile.get_value() {
                    self.kept.set(Kept::Done);
                    return;
                }
            }
        });
    }

    fn as_kept(self) -> Applying {
        let message = Message::Invitation(Box::new(self.invitation.get_value()));
        Applying {
            programme_id: self.programme_id(),
            name: self.programme_name(),
            invitation: canonical(&message.to_payload()),
            draft: self.draft.with_untracked(text_of),
            sent_at_ms: self.sent_at_ms.get_untracked(),
            made: self.made.get_untracked(),
        }
    }

    /// The application as the draft stands.
    pub fn application(self, act: Act) -> Application {
        let today = self.session.today();
        self.invitation.with_value(|it| {
            self.draft
                .with_untracked(|draft| application(it, draft, act, today))
        })
    }
}
