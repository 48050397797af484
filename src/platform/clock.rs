//! The wall clock and the time zone: the only place that reads them. Leaves out
//! what a date means; callers hand the numbers to the pure modules.

use super::capability::property;

/// Milliseconds since 1970, by this computer's clock.
#[allow(clippy::cast_possible_truncation)] // `Date.now()` is a whole number far below 2^53
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// The name of this computer's time zone, such as `America/Los_Angeles`; `UTC`
/// where the browser does not say.
pub fn time_zone() -> String {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    let zone = property(&options, "timeZone").and_then(|zone| zone.as_string());
    zone.filter(|zone| !zone.is_empty())
        .unwrap_or_else(|| "UTC".to_owned())
}

/// Waits; in tests and for limits, never to let something "settle".
#[cfg(feature = "page")]
pub async fn wait_ms(ms: u32) {
    gloo::timers::future::TimeoutFuture::new(ms).await;
}
