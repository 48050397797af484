//! What crosses between the page and a worker, the same for every worker.
//!
//! The worker speaks first: [`FromWorker::Ready`] with its protocol and build;
//! a message posted before that would be lost. Every request has an id, and
//! its progress and answer carry it. A request may be shared with more workers
//! of the same kind, which the page starts and joins by ports. Stop asks to end early with what is there;
//! to cancel, the page ends the worker and starts another. Leaves out the
//! browser (`port`, `client`).
//!
//! A message is one JSON text and, beside it, its large buffers as they are.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Raised when a message changes its shape.
pub const PROTOCOL: u32 = 7;

/// What page and workers were built from; they work together only if it is equal.
pub const BUILD: &str = match option_env!("CIVIC_MENTOR_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};

/// Something that crosses. Fields that hold a buffer are `#[serde(skip)]` and
/// travel beside the text.
pub trait Parcel: Serialize + DeserializeOwned {
    /// Takes the buffers out, in a fixed order.
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        Vec::new()
    }

    /// Puts them back in the same order.
    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        debug_assert!(buffers.is_empty(), "no buffer was declared");
    }
}

impl Parcel for () {}

/// A worker: its loader and the three kinds of things it speaks of.
pub trait Service: 'static {
    /// The loader script, relative to the document's base.
    const LOADER: &'static str;
    /// What it is asked.
    type Request: Parcel;
    /// What it answers.
    type Answer: Parcel;
    /// What it tells while it works.
    type Progress: Parcel;
}

/// A request and all that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RequestId(pub u32);

/// From the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToWorker<Q> {
    /// Work to do.
    Ask(RequestId, Q),
    /// End this work early, with what is there.
    Stop(RequestId),
    /// Others may read rows for the request with this id, which is still to
    /// come; with it come ports, one to each of them.
    Lead(RequestId),
    /// Take part in this request, which another worker answers; with it comes
    /// the port to that one.
    Help(Q),
}

/// From the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromWorker<A, P> {
    /// The first message: requests may come now.
    Ready {
        /// [`PROTOCOL`] of the worker.
        protocol: u32,
        /// [`BUILD`] of the worker.
        build: String,
    },
    /// How far a request is.
    Progress(RequestId, P),
    /// The end of a request.
    Answer(RequestId, A),
}

impl<A, P> FromWorker<A, P> {
    /// The worker's first message.
    pub fn ready() -> Self {
        Self::Ready {
            protocol: PROTOCOL,
            build: BUILD.to_owned(),
        }
    }
}

impl<Q: Parcel> Parcel for ToWorker<Q> {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Ask(_, request) | Self::Help(request) => request.take_buffers(),
            Self::Stop(_) | Self::Lead(_) => Vec::new(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        if let Self::Ask(_, request) | Self::Help(request) = self {
            request.put_buffers(buffers);
        }
    }
}

impl<A: Parcel, P: Parcel> Parcel for FromWorker<A, P> {
    fn take_buffers(&mut self) -> Vec<Vec<u8>> {
        match self {
            Self::Ready { .. } => Vec::new(),
            Self::Progress(_, progress) => progress.take_buffers(),
            Self::Answer(_, answer) => answer.take_buffers(),
        }
    }

    fn put_buffers(&mut self, buffers: Vec<Vec<u8>>) {
        match self {
            Self::Ready { .. } => {}
            Self::Progress(_, progress) => progress.put_buffers(buffers),
            Self::Answer(_, answer) => answer.put_buffers(buffers),
        }
    }
}

/// Why there is no answer. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkerError {
    /// The browser cannot start it, or its files cannot be loaded.
    #[error("the worker did not start")]
    CannotStart,
    /// Its files are of another version than the page: reload the page.
    #[error("the worker is of build {theirs}, the page of {BUILD}")]
    OtherBuild {
        /// The worker's build.
        theirs: String,
    },
    /// It ended by itself, out of memory or by a fault.
    #[error("the worker ended")]
    Crashed,
    /// The page ended it on request.
    #[error("cancelled")]
    Cancelled,
    /// A message could not be read.
    #[error("a message could not be read")]
    Garbled,
}

impl WorkerError {
    /// A stable name for the sentence in the page's languages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CannotStart => "cannot_start",
            Self::OtherBuild { .. } => "other_build",
            Self::Crashed => "crashed",
            Self::Cancelled => "cancelled",
            Self::Garbled => "garbled",
        }
    }
}

/// Checks a worker's first message.
pub fn check_ready(protocol: u32, build: &str) -> Result<(), WorkerError> {
    if protocol == PROTOCOL && build == BUILD {
        Ok(())
    } else {
        Err(WorkerError::OtherBuild {
            theirs: build.to_owned(),
        })
    }
}

/// A message as text and buffers.
pub fn pack<M: Parcel>(mut message: M) -> Result<(String, Vec<Vec<u8>>), WorkerError> {
    let buffers = message.take_buffers();
    let text = serde_json::to_string(&message).map_err(|_| WorkerError::Garbled)?;
    Ok((text, buffers))
}

/// A message from text and buffers.
pub fn unpack<M: Parcel>(text: &str, buffers: Vec<Vec<u8>>) -> Result<M, WorkerError> {
    let mut message: M = serde_json::from_str(text).map_err(|_| WorkerError::Garbled)?;
    message.put_buffers(buffers);
    Ok(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_build_may_work_together() {
        assert_eq!(check_ready(PROTOCOL, BUILD), Ok(()));
        assert_eq!(
            check_ready(PROTOCOL, "0").map_err(|error| error.code()),
            Err("other_build")
        );
        assert_eq!(
            check_ready(PROTOCOL + 1, BUILD).map_err(|error| error.code()),
            Err("other_build")
        );
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(
            unpack::<ToWorker<()>>("{", Vec::new()),
            Err(WorkerError::Garbled)
        );
        let message: ToWorker<()> = ToWorker::Stop(RequestId(7));
        let (text, buffers) = pack(message.clone()).unwrap();
        assert_eq!(unpack(&text, buffers), Ok(message));
    }
}
