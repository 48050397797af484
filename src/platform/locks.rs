//! One writer at a time among the tabs of this browser: the Web Locks API.
//!
//! The browser lets a lock go when its tab is closed or crashes, so nothing can
//! stay locked. Leaves out what is done inside.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use futures::future::{Either, select};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::PlatformError;
use super::capability::{call, function, object, property, window};

/// How long to wait for the lock before giving up.
pub const LOCK_LIMIT_MS: u32 = 10_000;

/// Whether this browser has locks here; plain http has none.
pub fn available() -> bool {
    manager().is_ok_and(|manager| function(&manager, "request").is_some())
}

/// Runs `work` while holding the lock `name`, waiting for it at most
/// [`LOCK_LIMIT_MS`].
///
/// Fails with [`PlatformError::Missing`] where there are no locks and with
/// [`PlatformError::TimedOut`] when another tab holds it all that time; then
/// `work` has not begun. Once begun, it is not broken off.
pub async fn with_lock<T>(name: &str, work: impl Future<Output = T>) -> Result<T, PlatformError> {
    with_lock_for(name, LOCK_LIMIT_MS, work).await
}

/// The same with a limit of one's own.
pub async fn with_lock_for<T>(
    name: &str,
    limit_ms: u32,
    work: impl Future<Output = T>,
) -> Result<T, PlatformError> {
    let held = hold(name, limit_ms).await?;
    let done = work.await;
    drop(held);
    Ok(done)
}

/// A lock, held until dropped.
pub struct Held {
    _release: oneshot::Sender<()>,
}

/// Takes the lock `name`, waiting at most `limit_ms`.
pub async fn hold(name: &str, limit_ms: u32) -> Result<Held, PlatformError> {
    let manager = manager()?;
    let (release, released) = oneshot::channel::<()>();
    let (granted, on_grant) = oneshot::channel::<()>();
    let inside = Rc::new(RefCell::new(Some((granted, released))));
    let callback = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
        let Some((granted, released)) = inside.borrow_mut().take() else {
            return JsValue::UNDEFINED;
        };
        if granted.send(()).is_err() {
            // Nobody waits any more: let it go at once.
            return JsValue::UNDEFINED;
        }
        // The lock is held until this promise settles.
        future_to_promise(async move {
            let _ = released.await;
            Ok(JsValue::UNDEFINED)
        })
        .into()
    });
    let abort = web_sys::AbortController::new()?;
    let options = object(&[("signal", &abort.signal())]);
    let request = call(&manager, "request", &[&name.into(), &options, &callback])?;
    let request = JsFuture::from(js_sys::Promise::resolve(&request));
    // The request's own promise settles only at release, or when it is refused.
    let refused = async move {
        match request.await {
            Ok(_) => PlatformError::TimedOut,
            Err(thrown) => PlatformError::from(thrown),
        }
    };
    let limit = gloo::timers::future::TimeoutFuture::new(limit_ms);
    let answer = select(on_grant, Box::pin(select(limit, Box::pin(refused)))).await;
    match answer {
        Either::Left((Ok(()), _)) => Ok(Held { _release: release }),
        Either::Right((Either::Right((error, _)), _)) => Err(error),
        Either::Left((Err(_), _)) | Either::Right((Either::Left(_), _)) => {
            abort.abort();
            Err(PlatformError::TimedOut)
        }
    }
}

fn manager() -> Result<JsValue, PlatformError> {
    let navigator = window()?.navigator();
    property(navigator.unchecked_ref(), "locks").ok_or(PlatformError::Missing("locks"))
}
