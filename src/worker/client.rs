//! The page's end of a worker: starts it when first asked, waits for Ready,
//! pairs answers with requests, ends it on Cancel and when it falls.
//!
//! `web_sys::Worker` and not `gloo-worker`: that one cannot end a busy worker,
//! does not tell when one falls, and panics on a message of another build.
//! Leaves out what is asked.

mod crew;
mod gathering;
mod stability;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, WorkerOptions, WorkerType};

use super::bundles::{BundleAnswer, BundleRequest};
use super::files::{Answer, Files, Request};
use super::matcher::{self, Matcher, RunError};
use super::port::{js_from_message, message_from_js};
use super::protocol::{FromWorker, RequestId, Service, ToWorker, WorkerError, check_ready};
use crate::exchange::sheet::Sheet;
use crate::exchange::table::{ReadOptions, Table, TableError};
use crate::flow::round::{HandCosts, SharedPlaces, Sharing, StoredProof};
use crate::matching::edit::Edit;
use crate::matching::frontier::Frontier;
use crate::matching::inputs::Inputs;
use crate::matching::solve::Answered;
use crate::platform::base::beside_page;

/// One worker, shared by clones. Dropping the last clone ends it.
pub struct WorkerClient<S: Service> {
    desk: Rc<RefCell<Desk<S>>>,
}

impl<S: Service> Clone for WorkerClient<S> {
    fn clone(&self) -> Self {
        Self {
            desk: self.desk.clone(),
        }
    }
}

impl<S: Service> Default for WorkerClient<S> {
    fn default() -> Self {
        Self {
            desk: Rc::new(RefCell::new(Desk {
                line: None,
                waiting: BTreeMap::new(),
                last: 0,
            })),
        }
    }
}

/// A request under way; Stop and Cancel name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(RequestId);

impl<S: Service> WorkerClient<S> {
    /// A worker that starts when it is first asked something.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks and waits for the answer.
    ///
    /// Errors: the worker did not start, is of another build, fell or was cancelled.
    pub async fn ask(&self, request: S::Request) -> Result<S::Answer, WorkerError> {
        self.ask_with(request, |_| {}, |_| {}).await
    }

    /// Asks; `on_ticket` gets a handle for [`Self::stop`] before anything is
    /// sent, `on_progress` what the worker tells on the way.
    pub async fn ask_with(
        &self,
        request: S::Request,
        on_ticket: impl FnOnce(Ticket),
        on_progress: impl Fn(S::Progress) + 'static,
    ) -> Result<S::Answer, WorkerError> {
        let (done, answer) = oneshot::channel();
        let id = {
            let mut desk = self.desk.borrow_mut();
            desk.last = desk.last.wrapping_add(1);
            let id = RequestId(desk.last);
            desk.waiting.insert(
                id,
                Waiting {
                    done,
                    on_progress: Rc::new(on_progress),
                },
            );
            id
        };
        on_ticket(Ticket(id));
        self.send(ToWorker::Ask(id, request))?;
        answer.await.unwrap_or(Err(WorkerError::Cancelled))
    }

    /// Asks the worker to end this work early with what is there.
    pub fn stop(&self, ticket: Ticket) {
        // Without a line the request is answered already, with an error.
        if self.desk.borrow().line.is_some() {
            let _ = self.send(ToWorker::Stop(ticket.0));
        }
    }

    /// Ends the worker at once; everything asked is answered with Cancelled.
    /// The next request starts another.
    pub fn cancel(&self) {
        self.end(&WorkerError::Cancelled);
    }

    /// Ends the worker where nothing is asked of it, which gives its memory back.
    pub fn end_if_idle(&self) {
        let is_idle = self.desk.borrow().waiting.is_empty();
        if is_idle {
            self.cancel();
        }
    }

    fn send(&self, message: ToWorker<S::Request>) -> Result<(), WorkerError> {
        self.send_with(message, &Array::new())
    }

    /// Sends a message and hands ports over with it.
    fn send_with(&self, message: ToWorker<S::Request>, ports: &Array) -> Result<(), WorkerError> {
        let started = self.start();
        let mut desk = self.desk.borrow_mut();
        let sent = started.and_then(|()| match desk.line.as_mut() {
            Some(Line {
                early: Some(early), ..
            }) => {
                early.push((message, ports.clone()));
                Ok(())
            }
            Some(line) => line.post(message, ports),
            None => Err(WorkerError::CannotStart),
        });
        drop(desk);
        if let Err(error) = &sent {
            self.end(error);
        }
        sent
    }

    fn start(&self) -> Result<(), WorkerError> {
        if self.desk.borrow().line.is_some() {
            return Ok(());
        }
        let worker = spawn(S::LOADER).map_err(|_| WorkerError::CannotStart)?;
        let desk = Rc::downgrade(&self.desk);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(desk) = desk.upgrade() {
                Self { desk }.receive(&event.data());
            }
        });
        let desk = Rc::downgrade(&self.desk);
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            // Handled here: nothing of it belongs in the console.
            event.prevent_default();
            if let Some(desk) = desk.upgrade() {
                let is_ready = desk
                    .borrow()
                    .line
                    .as_ref()
                    .is_some_and(|line| line.early.is_none());
                Self { desk }.end(if is_ready {
                    &WorkerError::Crashed
                } else {
                    &WorkerError::CannotStart
                });
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let line = Line {
            worker,
            early: Some(Vec::new()),
            _on_message: on_message,
            _on_error: on_error,
        };
        self.desk.borrow_mut().line = Some(line);
        Ok(())
    }

    fn receive(&self, data: &JsValue) {
        match message_from_js::<FromWorker<S::Answer, S::Progress>>(data) {
            Ok(FromWorker::Ready { protocol, build }) => self.ready(protocol, &build),
            Ok(FromWorker::Progress(id, progress)) => {
                let on_progress = self
                    .desk
                    .borrow()
                    .waiting
                    .get(&id)
                    .map(|waiting| waiting.on_progress.clone());
                if let Some(on_progress) = on_progress {
                    on_progress(progress);
                }
            }
            Ok(FromWorker::Answer(id, answer)) => {
                let waiting = self.desk.borrow_mut().waiting.remove(&id);
                if let Some(waiting) = waiting {
                    // Nobody waits any more where the page has moved on.
                    let _ = waiting.done.send(Ok(answer));
                }
            }
            Err(error) => self.end(&error),
        }
    }

    fn ready(&self, protocol: u32, build: &str) {
        let early = check_ready(protocol, build).map(|()| {
            let mut desk = self.desk.borrow_mut();
            desk.line
                .as_mut()
                .and_then(|line| line.early.take())
                .unwrap_or_default()
        });
        match early {
            Ok(early) => {
                for (message, ports) in early {
                    let _ = self.send_with(message, &ports);
                }
            }
            Err(error) => self.end(&error),
        }
    }

    fn end(&self, error: &WorkerError) {
        let (line, waiting) = {
            let mut desk = self.desk.borrow_mut();
            (desk.line.take(), std::mem::take(&mut desk.waiting))
        };
        if let Some(line) = line {
            line.worker.terminate();
            // Its closures may be the ones that run now: they go when this turn is over.
            wasm_bindgen_futures::spawn_local(async move { drop(line) });
        }
        for waiting in waiting.into_values() {
            let _ = waiting.done.send(Err(error.clone()));
        }
    }
}

struct Desk<S: Service> {
    line: Option<Line<S>>,
    waiting: BTreeMap<RequestId, Waiting<S>>,
    last: u32,
}

impl<S: Service> Drop for Desk<S> {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            line.worker.terminate();
        }
    }
}

/// A worker that runs. `early` keeps what was asked before it was ready.
struct Line<S: Service> {
    worker: web_sys::Worker,
    early: Option<Vec<(ToWorker<S::Request>, Array)>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl<S: Service> Line<S> {
    fn post(&self, message: ToWorker<S::Request>, ports: &Array) -> Result<(), WorkerError> {
        let (message, buffers) = js_from_message(message)?;
        self.worker
            .post_message_with_transfer(&message, &buffers.concat(ports))
            .map_err(|_| WorkerError::Crashed)
    }
}

struct Waiting<S: Service> {
    done: oneshot::Sender<Result<S::Answer, WorkerError>>,
    on_progress: Rc<dyn Fn(S::Progress)>,
}

/// Starts a module worker from its loader beside the page, wherever the page is hosted.
fn spawn(loader: &str) -> Result<web_sys::Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    web_sys::Worker::new_with_options(&beside_page(loader), &options)
}

/// Why a file gave no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file itself.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The worker.
    #[error(transparent)]
    Worker(#[from] WorkerError),
}

impl WorkerClient<Files> {
    /// Reads a table from the bytes of a file.
    pub async fn read_table(
        &self,
        bytes: Vec<u8>,
        options: ReadOptions,
    ) -> Result<Table, ReadError> {
        match self.ask(Request::ReadTable { options, bytes }).await? {
            Answer::Table(table) => Ok(table?),
            Answer::Workbook { .. } | Answer::NotWritten | Answer::Bundle(_) => {
                Err(WorkerError::Garbled.into())
            }
        }
    }

    /// Writes a workbook.
    pub async fn write_workbook(&self, sheets: Vec<Sheet>) -> Result<Vec<u8>, WorkerError> {
        match self.ask(Request::WriteWorkbook { sheets }).await? {
            Answer::Workbook { bytes } => Ok(bytes),
            Answer::NotWritten => Err(WorkerError::Crashed),
            Answer::Table(_) | Answer::Bundle(_) => Err(WorkerError::Garbled),
        }
    }

    /// Signs, opens, or makes the sample.
    pub async fn bundle(&self, request: BundleRequest) -> Result<BundleAnswer, WorkerError> {
        match self.ask(Request::Bundle(request)).await? {
            Answer::Bundle(answer) => Ok(answer),
            Answer::Table(_) | Answer::Workbook { .. } | Answer::NotWritten => {
                Err(WorkerError::Garbled)
            }
        }
    }
}

impl WorkerClient<Matcher> {
    /// What forcing a mentee on each mentor would lose of the best answer.
    pub async fn costs(&self, inputs: &Inputs, mentee: u32) -> Result<HandCosts, RunError> {
        let answer = self.ask(matcher::Request::costs(inputs, mentee)).await?;
        Ok(answer.into_costs()?)
    }

    /// Who shares too few places as the pairings of a round stand.
    pub async fn shares(&self, sharing: &Sharing) -> Result<Vec<SharedPlaces>, RunError> {
        let answer = self.ask(matcher::Request::shares(sharing)).await?;
        Ok(sharing.named(&answer.into_shares()?))
    }

    /// What a run would give, and with each of these edits. `on_ticket`
    /// gets the handle that stops it.
    pub async fn tries(
        &self,
        inputs: &Inputs,
        edits: &[Edit],
        on_ticket: impl FnOnce(Ticket),
        on_progress: impl Fn(matcher::Progress) + 'static,
    ) -> Result<(Answered, Vec<Option<Answered>>), RunError> {
        let request = matcher::Request::tries(inputs, edits);
        let answer = self.ask_with(request, on_ticket, on_progress).await?;
        Ok(answer.into_tried()?)
    }

    /// What each number of mentees with a mentor costs in points.
    pub async fn trace(
        &self,
        inputs: &Inputs,
        on_progress: impl Fn(matcher::Progress) + 'static,
    ) -> Result<Frontier, RunError> {
        let request = matcher::Request::trace(inputs);
        let answer = self.ask_with(request, |_| {}, on_progress).await?;
        Ok(answer.into_traced()?)
    }

    /// Checks the proof kept with a run.
    pub async fn check(&self, proof: StoredProof<'_>) -> Result<(), RunError> {
        let answer = self.ask(matcher::Request::check(proof)).await?;
        Ok(answer.into_proven()?)
    }
}
