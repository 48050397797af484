//! Long work that lets other work go first.
//!
//! A page draws and listens between the pieces of work that its thread does. A
//! function that may have thousands of people before it asks its [`Pace`] after
//! every few of them; who calls it decides whether and when that is a pause.
//! Leaves out clocks and timers (`platform`).

use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A pause.
pub type Pause = Pin<Box<dyn Future<Output = ()>>>;

/// When to pause; a cheap handle.
#[derive(Clone, Default)]
pub struct Pace {
    due: Option<Rc<dyn Fn() -> Option<Pause>>>,
}

impl Pace {
    /// Without a pause.
    pub const AT_ONCE: Self = Self { due: None };

    /// With the pause that `due` gives whenever one is due.
    pub fn new(due: impl Fn() -> Option<Pause> + 'static) -> Self {
        Self {
            due: Some(Rc::new(due)),
        }
    }

    /// Pauses if a pause is due.
    pub async fn rest(&self) {
        let pause = self.due.as_ref().and_then(|due| due());
        if let Some(pause) = pause {
            pause.await;
        }
    }
}

/// What work gives that never waits, as all work does at [`Pace::AT_ONCE`].
///
/// # Example
/// ```
/// use civic_mentor::domain::pace::{Pace, at_once};
/// let sum = at_once(async {
///     let mut sum = 0;
///     for n in 1..=4 {
///         sum += n;
///         Pace::AT_ONCE.rest().await;
///     }
///     sum
/// });
/// assert_eq!(sum, 10);
/// ```
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
