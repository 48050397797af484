//! The browser's message port, both ends: messages as an array of a JSON text
//! and buffers, which are handed over without a copy. Leaves out what is said.

mod crew;
mod matching;

use std::cell::Cell;

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

use super::protocol::{FromWorker, Parcel, Service, ToWorker, WorkerError, pack, unpack};

pub use crew::{Others, take_part};
pub use matching::serve_matching;

/// Inside a worker: says Ready and hands every message from the page to `handle`.
///
/// A message that cannot be read is passed over; the page compares builds
/// before it sends one.
pub fn listen<S: Service>(mut handle: impl FnMut(ToWorker<S::Request>) + 'static) {
    listen_with_ports::<S>(move |message, _| handle(message));
}

/// The same where ports may come with a message.
pub fn listen_with_ports<S: Service>(
    mut handle: impl FnMut(ToWorker<S::Request>, Array) + 'static,
) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(message) = message_from_js(&event.data()) {
            handle(message, event.ports());
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker does.
    on_message.forget();
    post::<S>(FromWorker::ready());
}

/// Inside a worker: tells the page.
pub fn post<S: Service>(message: FromWorker<S::Answer, S::Progress>) {
    let Ok((message, buffers)) = js_from_message(message) else {
        return;
    };
    // Fails only when the page is gone.
    let _ = scope().post_message_with_transfer(&message, &buffers);
}

/// The message as the browser carries it, and the buffers to hand over with it.
pub fn js_from_message<M: Parcel>(message: M) -> Result<(Array, Array), WorkerError> {
    let (text, buffers) = pack(message)?;
    let (message, handed_over) = (Array::new(), Array::new());
    message.push(&JsString::from(text));
    for buffer in buffers {
        let bytes = Uint8Array::from(buffer.as_slice());
        handed_over.push(&bytes.buffer());
        message.push(&bytes);
    }
    Ok((message, handed_over))
}

/// The message from what the browser carried.
pub fn message_from_js<M: Parcel>(data: &JsValue) -> Result<M, WorkerError> {
    let parts = data.dyn_ref::<Array>().ok_or(WorkerError::Garbled)?;
    let text = parts.get(0).as_string().ok_or(WorkerError::Garbled)?;
    let buffers = (1..parts.length())
        .map(|at| {
            parts
                .get(at)
                .dyn_into::<Uint8Array>()
                .map(|bytes| bytes.to_vec())
        })
        .collect::<Result<_, _>>()
        .map_err(|_| WorkerError::Garbled)?;
    unpack(&text, buffers)
}

/// Inside a worker: lets waiting messages be heard before work goes on.
///
/// A timer waits some milliseconds more than that, a message to oneself does
/// not; now and then it is a timer all the same, so that nothing is ever kept
/// waiting by messages.
pub async fn breathe() {
    thread_local! {
        static BREATHS: Cell<u8> = const { Cell::new(0) };
    }
    let n = BREATHS.get();
    BREATHS.set(n.wrapping_add(1));
    if n % 8 == 7 {
        pause().await;
        return;
    }
    let Ok(channel) = MessageChannel::new() else {
        pause().await;
        return;
    };
    let (here, there) = (channel.port1(), channel.port2());
    let heard = js_sys::Promise::new(&mut |go_on, _| {
        here.set_onmessage(Some(&go_on));
        if there.post_message(&JsValue::NULL).is_err() {
            let _ = go_on.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(heard).await;
    here.close();
}

/// Inside a worker: waits for a timer of no time.
async fn pause() {
    let pause = js_sys::Promise::new(&mut |go_on, _| {
        // Without a timer there is nothing to wait for.
        if scope().set_timeout_with_callback(&go_on).is_err() {
            let _ = go_on.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(pause).await;
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
