//! A message of one kind in a file whose signature holds, with who signed it.

use super::Stage;
use crate::bundle::{Kind, Message};
use crate::session::{Session, SessionError, Sought};
use crate::ui::i18n::text;
use crate::ui::trouble;
use crate::ui::widgets::signer::SignerCard;
use crate::worker::bundles::OpenedFile;

/// A message that was opened.
pub(super) struct Brought {
    /// What it says.
    pub message: Message,
    /// The programme it belongs to.
    pub programme_id: String,
    /// Who signed it.
    pub signer: SignerCard,
}

/// The message of a kind in a file, or how the page says that there is none.
pub(super) async fn brought(
    session: Session,
    opened: OpenedFile,
    bytes: Vec<u8>,
    kind: Kind,
) -> Result<Result<Brought, Stage>, SessionError> {
    if opened.is_blocked {
        return Ok(Err(Stage::Refused(text!(file.blocked_text))));
    }
    Ok(match session.message_in(bytes, kind).await? {
        Sought::Found {
            programme_id,
            message,
        } => Ok(Brought {
            message: *message,
            programme_id,
            signer: SignerCard {
                name: opened.claimed_name,
                known_as: opened.known_as,
                trust: opened.trust,
                words: opened.signer.words,
            },
        }),
        _ => Err(Stage::Refused(trouble::file("payload"))),
    })
}
